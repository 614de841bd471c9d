### Buying: products, checkout, confirmation.

purchase-lead = 這裡可以購買的所有產品，價格為您所在市場的未稅價格。
purchase-search = 搜尋產品
purchase-categories = 類別
purchase-category = 類別
purchase-show-all = 顯示所有產品
purchase-empty = 沒有符合的產品
purchase-empty-text = 請搜尋名稱、產品識別碼或料號的一部分，或選擇其他類別。
purchase-self-service = 自行購買
purchase-price-from = 最低價格
purchase-trial-days = 免費 { $days } 天
purchase-word-yourself = 您可以購買
purchase-word-trials = 僅限試用
purchase-word-blocked = 組織不允許
purchase-word-guest = 來賓不可購買
purchase-word-ended = 已停止銷售
purchase-word-no-price = 此處沒有價格
purchase-word-administrators = 由系統管理員購買
purchase-because = { $because ->
        [organization_default] 貴組織的預設值
        [product_entry] 貴組織對此產品的決定
        [offer_type_entry] 貴組織對這類供應項目的決定
       *[other] 貴組織沒有限制
    }
purchase-each = { $months ->
        [1] 每個授權每月
        [12] 每個授權每年
       *[other] 每個授權 { $months } 個月
    }
purchase-plan = { $months ->
        [1] 1 個月
        [12] 1 年
       *[other] { $months } 個月
    }，{ $billing ->
        [annual] 每年計費
        [upfront] 預先付款
       *[other] 每月計費
    }
purchase-plan-column = 方案
purchase-plans = 方案與價格
purchase-start-trial = 開始試用
purchase-terms = 條款
purchase-terms-flexible = 您可以隨時取消或減少授權；已付款但未使用的部分會退還。
purchase-terms-seven-day = 在開始、續訂或新增授權後的七天內可以取消或減少，並退還其餘部分；之後訂閱會持續到期滿。
purchase-price-note = 價格為每個授權的未稅定價。
purchase-same-policies = 無論以何種方式購買，都適用貴組織相同的資料與存取規則。
purchase-contents = 內含項目
purchase-product-id = 產品識別碼
purchase-part-number = 料號
purchase-for-organization = 身為系統管理員，您可以為組織購買此產品。
purchase-yourself = 您可以自行以信用卡購買此產品。
purchase-ask = 貴組織的系統管理員可以為您購買。
purchase-ask-contact = 請洽貴組織的支援連絡人：{ $contact }
purchase-trial-card = 免費試用 { $days } 天。需要付款方式；試用結束時會轉為付費訂閱，除非您事先取消。
purchase-trial-free = 免費試用 { $days } 天。可以不提供付款方式；試用會自動結束，不收取任何費用。
checkout-title = 結帳
checkout-title-trial = 開始試用
checkout-order = 您的訂單
checkout-quantity-hint = 每位使用者需要一個。
checkout-for = 為誰購買
checkout-for-organization = 為組織
checkout-for-organization-text = 由組織擁有並付款；授權由其系統管理員指派。
checkout-for-me = 為自己
checkout-for-me-text = 自助購買：您以信用卡付款，並自行指派授權。
checkout-organization-only = 您將為組織購買此產品。
checkout-card = 付款卡
checkout-card-words = { $card }，{ $expiry } 到期
checkout-no-card = 您尚未新增任何付款卡。
checkout-without-card = 不提供付款方式
checkout-without-card-text = 試用會自動結束，不會轉為付費。
checkout-profile = 帳單設定檔
checkout-new-profile = 新的帳單設定檔
checkout-new-profile-text = 以發票付款。
checkout-back = 返回
checkout-review = 檢閱並購買
checkout-line = { $quantity } 個授權，每個 { $price }
checkout-every = { $months ->
        [1] 每月
        [12] 每年
       *[other] 每 { $months } 個月
    }
checkout-tax = 稅金
checkout-tax-text = 銷售稅因地而異，您所在地的稅率尚未設定；此處的金額不含稅。
checkout-tax-later = 見帳單
checkout-with-tax = 含稅價格
checkout-today = 今天應付（未稅）
checkout-today-taxed = 今天應付
checkout-price-changed = 價格在顯示之後已變更。尚未購買任何項目：請檢閱新價格後再次購買。
checkout-happens-me = 您將擁有此訂閱，並可立即指派其 { $quantity } 個授權。
checkout-happens-organization = 組織將擁有此訂閱；其 { $quantity } 個授權可立即指派。
checkout-paid = 付款方式：{ $paid }
checkout-next = 下次收費：{ $date } 收取 { $price }（未稅）
checkout-next-taxed = 下次收費：{ $date } 收取 { $price }（含稅）
checkout-renews = 週期性計費已開啟：期限將於 { $date } 續訂，除非您事先關閉。
checkout-ends = 期限於 { $date } 結束。
checkout-trial-converts = 試用於 { $date } 結束並轉為付費訂閱，除非您事先取消。
checkout-trial-ends = 試用於 { $date } 自動結束；不會收取任何費用。
checkout-mails = 郵件將寄給：{ $names }
checkout-processed = 處理您的哪些資料
checkout-processed-text = 為了授權您使用此產品，並就此訂閱與您聯絡，會傳送您目錄項目中的下列資料：
checkout-ip = IP 位址
checkout-ip-text = 您購買時所用的位址
checkout-organization-id = 組織識別碼
checkout-user-id = 使用者識別碼
bought-title = 購買完成
bought-title-trial = 試用已開始
bought-what = 您購買的項目
bought-next = 接下來
bought-next-assign = 請指派授權，也可以指派給自己：在此之前沒有人可以使用此產品。
bought-next-others = 現在可由全域、授權或使用者管理員指派授權；您的角色不包含此權限。
bought-renews = 續訂日期
bought-ends = 結束日期
bought-owner = 擁有者
bought-owner-me = 您
done-bought = 您已購買 { $count } 個 { $name } 授權。
done-trial-started = { $name } 試用已開始。
