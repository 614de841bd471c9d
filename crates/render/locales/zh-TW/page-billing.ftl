### Bills & payments: invoices, billing profiles, payment methods.

billing-lead = 帳單內容、付款對象與付款方式。
billing-owner = 用於
billing-mine = 您本人
billing-currency = 貨幣
billing-by-invoice = 以發票付款
billing-by-invoice-text = 不會向付款卡收費：收到每張帳單後再付款。
billing-read-only = 您可以檢視但無法變更；全域管理員與帳務管理員可以變更。
invoices-empty = 尚無發票
invoices-empty-text = 每張帳單都會列在這裡，包含號碼、期間與金額，可供檢視與下載。此版本尚未產生帳單文件；訂閱的逐項費用請見其詳細資料頁面。
profiles-empty = 尚無帳單設定檔
profiles-empty-text = 帳單設定檔說明向誰收費以及如何付款。您的設定檔會在第一次購買時建立。
methods-empty = 尚無付款方式
methods-empty-text = 您在此新增的付款卡可用來支付購買項目。新增時不會收費，也不會連結到任何項目。
card-brand = { $brand ->
        [visa] Visa
        [mastercard] Mastercard
        [amex] 美國運通
        [unionpay] 銀聯
       *[other] 付款卡
    }
card-words = { $brand }，末四碼 { $last4 }
card-name = 持卡人姓名
card-address = 帳單地址
card-code-hint = 位於卡片背面；美國運通卡則在正面。
card-retype = 為了安全，不會保留您輸入的卡號或安全碼；請重新輸入。
address-line2 = 地址第 2 行（選填）
address-region = 州/省或地區（選填）
card-country = 國家或地區：{ $country }。付款卡必須在貴組織的計費地區發行。
card-country-name = { $code ->
        [CN] 中國
        [DE] 德國
        [IN] 印度
        [SE] 瑞典
        [TW] 台灣
        [US] 美國
       *[other] { $code }
    }
card-number-fixed = 卡號無法變更；請改為新增新卡。
card-sandbox = 這是沙箱環境：僅接受測試卡號，例如 4242 4242 4242 4242。請勿輸入真實卡號。
card-for-me-text = 用於支付您自己的購買項目。
card-for-organization-text = 用於支付組織的購買項目；其系統管理員可以看到。
card-expired-note = 此卡已過期。請編輯到期日，或在使用它的地方取代。
card-edit-title = 編輯付款方式
card-remove = 移除
card-remove-title = 要移除此付款方式嗎？
card-remove-text = { $card } 將無法再用來付款。已支付的帳單維持不變。
profile-future-bills = 未來的帳單
profile-order-hint = 您自己的參考編號；會列印在未來的帳單上。
profile-bill-to = 帳單收件地址
profile-none = 無
profile-replace-title = 取代付款方式
profile-replace-text = 目前的付款方式：{ $present }。它會保留在檔案中；今後的帳單將以您選擇的方式付款。
profile-replace-with = 改用
profile-new-card = 新的付款卡
done-payment-method-added = 已新增付款方式。
done-payment-method-changed = 已儲存付款方式。
done-payment-method-removed = 已移除付款方式。
done-payment-method-replaced = 已取代付款方式。
done-billing-profile-changed = 已儲存帳單設定檔。
card-expiry-form = 月/年
