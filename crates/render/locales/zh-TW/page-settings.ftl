### Settings, mails, the account, support.

## Org settings.

settings-lead = 您的組織所管理的服務，以及組織本身的資訊。
settings-services = 服務
settings-service-policy = 管理人員可自行購買與試用的產品
settings-service-policy-text = 逐一為產品允許自助購買與試用、僅允許試用，或兩者都不允許。
settings-service-mails = 檢視會寄出哪些郵件
settings-service-mails-text = 誰會收到購買、接管與授權的通知。
settings-service-audit = 檢視發生過的事
settings-service-audit-text = 每項變更、執行者與時間。
settings-facts = 關於組織
settings-change = 變更設定
settings-read-only = 只有全域管理員可以變更這些設定。
settings-fixed = 網域、市場與時區在建立組織時即已決定：它們決定貨幣與帳單計算的日期。
settings-domain = 網域
settings-time-zone = 時區
settings-no-contact = 尚未提供
settings-contact-hint = 電子郵件地址、電話號碼或網址。它會顯示在每個頁面的底部，所有人都看得到。
settings-cancel-hint = 購買者在此授權數以內可線上取消；超過時須洽詢支援。
settings-basis = 限制所計算的項目
settings-basis-assigned = 已指派的授權
settings-basis-purchased = 已購買的授權
done-settings-saved = 設定已儲存。

## Self-service trials and purchases.

selfservice-lead = 逐一決定人員是否可自行購買或試用各產品。變更只影響之後的操作：人員已擁有的項目維持不變。
selfservice-read-only = 您可以檢視這些值。全域管理員與帳務管理員可以變更。
selfservice-default = 未另行決定時
selfservice-default-text = 適用於下列所有未個別決定的產品，以及日後新增的產品。
selfservice-change-default = 變更預設值
selfservice-empty = 這裡沒有產品
selfservice-empty-text = 人員可自行購買的產品會列在這裡。請搜尋其他名稱或料號。
selfservice-all = 顯示所有產品
selfservice-mark = 選擇
selfservice-mark-one = 選取 { $name }
selfservice-mark-all = 選取此頁的全部產品
selfservice-change-marked = 變更選取的產品
selfservice-value = 自助
selfservice-because = 來源
selfservice-id = 產品識別碼
selfservice-built_in_default = 內建預設值
selfservice-organization_default = 您組織的預設值
selfservice-product_entry = 為此產品決定
selfservice-offer_type_entry = 為此類供應項目決定
selfservice-offers = 其他公司的供應項目
selfservice-offers-text = 這些項目依類型管理，且沒有「僅允許試用版」選項。
selfservice-offer-type = 供應項目類型
selfservice-several = { $count } 項產品
selfservice-which = 哪些產品
selfservice-question = 自助購買與試用
selfservice-meaning-Enabled = 人員可自行購買並開始試用。
selfservice-meaning-OnlyTrialsWithoutPaymentMethod = 人員可開始不需付款方式的試用，但不能購買。
selfservice-meaning-Disabled = 人員不能自行購買，也不能開始試用。
selfservice-without-trial = 此產品沒有這類試用版，因此等同完全封鎖。
selfservice-without-trial-among = 下列產品沒有這類試用版，將完全封鎖：{ $names }。
selfservice-effect-new = 新的購買與新的試用會立即適用新的值。
selfservice-effect-existing = 人員現有的購買與試用維持不變
selfservice-effect-existing-all = 人員現有的所有購買與試用維持不變。
selfservice-give-back = 使用預設值
selfservice-give-back-text = 或移除此處的決定，重新適用預設值。
done-policy-product = 已儲存 { $name } 的自助設定。
done-policy-products = 已儲存 { $count } 項產品的自助設定。
done-policy-default = 預設值已儲存。
done-policy-blocked = 已儲存。{ $count } 項產品沒有免付款方式的試用版，現已完全封鎖。

## Billing notifications.

notify-lead = 有哪些郵件、何時寄出，以及收件者。
notify-you = 您的郵件會寄到 { $address }。
notify-you-admin = 您的郵件會寄到 { $address }。身為管理員，您也會收到自助購買的通知。
notify-account = 選擇要收到哪些郵件
notify-mail = 郵件
notify-when = 時機
notify-who = 收件者
notify-purchase_confirmed = 購買確認
notify-purchase_confirmed-when = 購買或開始試用後立即寄出
notify-purchase_confirmed-who = 購買者
notify-purchase_made = 有人自助購買
notify-purchase_made-when = 有人自行購買或試用產品時；可選擇保留、關閉自助、接管或取消
notify-purchase_made-who = 全域管理員與帳務管理員
notify-licenses_assigned = 已指派授權
notify-licenses_assigned-when = 有人取得授權時
notify-licenses_assigned-who = 每位取得授權的人員
notify-taken_over = 訂閱已被接管
notify-taken_over-when = 組織移動使用者、取消訂閱或將其轉為組織所有時
notify-taken_over-who = 原購買者
notify-take_over_undone = 接管已復原
notify-take_over_undone-when = 接管復原、一切恢復原狀時
notify-take_over_undone-who = 原購買者
notify-language = 每封郵件都以收件者的語言撰寫；若未設定，則使用組織的語言。

## My account.

account-who = 您的身分
account-guest = 來賓：來賓無法購買
account-no-roles = 無：您可檢視並管理自己購買的項目
account-who-changes = 這些資訊由組織的系統管理員變更。
account-look = 頁面外觀
account-theme = 色彩
account-theme-system = 依照系統
account-theme-light = 淺色
account-theme-dark = 深色
account-theme-text = 儲存在此瀏覽器中。
done-theme-saved = 色彩已儲存。
account-password = 密碼
account-password-none = 您登入時不使用此網站的密碼。組織的系統管理員可以為您設定密碼。
account-password-present = 目前的密碼
field-new_password = 新密碼
field-repeated_password = 再次輸入新密碼
account-password-hint = 至少 { $min } 個字元。幾個連續的字詞容易記住，也不易猜中。
account-password-change = 變更密碼
account-password-length = 新密碼至少須有 { $min } 個字元，最多 500 個。
account-password-differs = 兩次輸入的新密碼不同；請重新輸入兩次。
account-password-wrong = 目前的密碼不正確；未做任何變更。請重新輸入三個欄位。
done-password-changed = 您的密碼已變更。
account-session = 此工作階段
account-session-text = 若此裝置也供他人使用，請登出。未儲存的內容將會遺失。
account-sign-out = 在此裝置登出
account-everywhere-text = 遺失裝置，或忘了在某處登出？您可以結束所有工作階段，包括目前這個。
account-everywhere = 從所有裝置登出
account-language = 頁面與郵件的語言
account-language-none = 不指定
account-language-text = 若不指定，頁面依瀏覽器的語言，郵件依組織的語言。
account-mails = 寄給您的郵件
account-mails-which = 寄送給我
account-mails-text = 確認信以及對您自己訂閱的變更一律會寄出。
done-mails-saved = 您的郵件選擇已儲存。
done-language-saved = 語言已儲存。
settings-language-hint = 適用於未自行選擇語言的人員。
done-policy-offer = 供應項目類型的設定已儲存。
selfservice-offer-SaaS = 軟體即服務
selfservice-offer-POWERBIVISUALS = Power BI 視覺效果
selfservice-offer-DYNAMICSCE = Dynamics 365 Dataverse 應用程式
selfservice-offer-DYNAMICSBC = Dynamics 365 Business Central 應用程式

## Support.

support-lead = 可洽詢的對象，以及自行查詢的位置。
support-organization = 您的組織
support-contact = { $name } 指定的聯絡窗口：
support-no-contact = 您的組織尚未指定支援聯絡窗口。請洽詢負責電腦與帳戶的同事。
support-set-contact = 設定支援聯絡窗口
support-operator = 此網站的營運者
support-operator-text = 若頁面顯示我們這邊發生問題，請將該頁面的要求識別碼提供給組織的聯絡窗口，由其轉交營運者。
support-answers = 先看看這裡
support-buy = 為什麼我無法購買某項產品？
support-buy-text = 每項產品都會說明您是否可以購買，以及無法購買的原因。
support-licenses = 誰擁有授權？
support-licenses-text = 您購買項目的授權，以及您可以指派的授權。
support-payment = 如何變更我的卡片？
support-payment-text = 卡片、帳單設定檔與計費內容。
support-cancel = 如何取消訂閱？
support-cancel-text = 在您的產品中選擇該訂閱；其頁面會說明可退還的金額。

## Component gallery of the demo.

gallery-lead = 頁面的所有元件與各種狀態。
gallery-pane = 右側窗格
gallery-dialog = 對話方塊
gallery-over = 覆蓋在頁面上的內容會對該頁面作用；下方的頁面則無法操作。
gallery-note = 須知事項與解決方法。
gallery-effect = 立即收費
notify-support_request_resolved = 支援要求已回覆
notify-support_request_resolved-when = 支援要求完成或遭拒絕時
notify-support_request_resolved-who = 提出要求的人
settings-no-tax = 尚未設定
