### Bills & payments: invoices, billing profiles, payment methods.

billing-lead = 账单内容、付款方和付款方式。
billing-owner = 用于
billing-mine = 您本人
billing-currency = 货币
billing-by-invoice = 凭发票付款
billing-by-invoice-text = 不会向付款卡收费：收到每张账单后再付款。
billing-read-only = 您可以查看但无法更改；全局管理员和计费管理员可以更改。
invoices-empty = 尚无发票
invoices-empty-text = 每张账单都会列在这里，包含编号、期间和金额，可供查看和下载。此版本尚未生成账单文档；订阅的逐项费用请见其详细信息页面。
profiles-empty = 尚无账单配置文件
profiles-empty-text = 账单配置文件说明向谁收费以及如何付款。您的配置文件会在首次购买时创建。
methods-empty = 尚无付款方式
methods-empty-text = 您在此添加的付款卡可用来支付购买项目。添加时不会收费，也不会关联到任何项目。
card-brand = { $brand ->
        [visa] Visa
        [mastercard] 万事达
        [amex] 美国运通
        [unionpay] 银联
       *[other] 付款卡
    }
card-words = { $brand }，尾号 { $last4 }
card-name = 持卡人姓名
card-address = 账单地址
card-code-hint = 位于卡片背面；美国运通卡则在正面。
card-retype = 为了安全，不会保留您输入的卡号或安全码；请重新输入。
address-line2 = 地址第 2 行（选填）
address-region = 省/州或地区（选填）
card-country = 国家或地区：{ $country }。付款卡必须在贵组织的计费地区发行。
card-country-name = { $code ->
        [CN] 中国
        [DE] 德国
        [IN] 印度
        [SE] 瑞典
        [TW] 台湾
        [US] 美国
       *[other] { $code }
    }
card-number-fixed = 卡号无法更改；请改为添加新卡。
card-sandbox = 这是沙盒环境：仅接受测试卡号，例如 4242 4242 4242 4242。请勿输入真实卡号。
card-for-me-text = 用于支付您自己的购买项目。
card-for-organization-text = 用于支付组织的购买项目；其管理员可以看到。
card-expired-note = 此卡已过期。请编辑到期日，或在使用它的地方替换。
card-edit-title = 编辑付款方式
card-remove = 移除
card-remove-title = 要移除此付款方式吗？
card-remove-text = { $card } 将无法再用来付款。已支付的账单保持不变。
profile-future-bills = 以后的账单
profile-order-hint = 您自己的参考编号；会打印在以后的账单上。
profile-bill-to = 账单收件地址
profile-none = 无
profile-replace-title = 替换付款方式
profile-replace-text = 当前付款方式：{ $present }。它会保留在档案中；今后的账单将以您选择的方式付款。
profile-replace-with = 改用
profile-new-card = 新的付款卡
done-payment-method-added = 已添加付款方式。
done-payment-method-changed = 已保存付款方式。
done-payment-method-removed = 已移除付款方式。
done-payment-method-replaced = 已替换付款方式。
done-billing-profile-changed = 已保存账单配置文件。
card-expiry-form = 月/年
