### The home page.

## Home.

home-lead = 需要您处理的事项、最近的购买、即将续订的订阅，以及费用。
home-lead-own = 您拥有的许可证、您购买的项目，以及您可以购买的产品。
home-attention = 需要您处理的事项
home-attention-none = 目前没有需要您处理的事项。失败的作业、进行中的接管，以及许可证即将用尽的订阅会显示在这里。
home-failed-jobs = { $count } 个作业失败
home-failed-jobs-why = 无法送达的邮件或消息正等待管理员处理。
home-failed = 失败
home-moving = 正在移动用户：{ $done }/{ $total }
home-under-way = 进行中
home-none-left = 没有剩余许可证
home-few-left = 剩余 { $count } 个许可证
home-assigned = 已分配 { $used }/{ $total }
home-more = 还有 { $count } 个
home-purchases = 最近的自助购买
home-all-purchases = 所有自助购买
home-purchases-none = 过去 30 天内没有人自行购买。新的自助购买会连同购买者显示在这里。
home-purchases-count = 过去 30 天内有 { $count } 笔购买
home-ending = 30 天内续订或到期
home-all-products = 按日期查看全部
home-ending-none = 30 天内没有订阅会续订或到期。
home-ending-count = 共 { $count } 个订阅
home-spend = 支出
home-spend-own = 您的支出
home-spend-none = 过去六个月没有任何计费。产生的费用会按月显示在这里。
home-spend-how = 已计费金额减去抵免金额，不含税，计入其计费期间开始的月份。
home-this-month = 本月
home-month = 月份
home-amount = 金额
home-held = 您拥有的许可证
home-all-licenses = 您购买项目的许可证
home-held-none = 您目前没有许可证。有人为您分配许可证，或您自行购买后，就会显示在这里。
home-held-from = 由 { $name } 购买
home-held-organization = 由您的组织提供
home-since = 自 { $date } 起
home-own = 您购买的项目
home-own-none = 您尚未购买任何项目。您购买的项目会显示在这里，供您分配、更改与取消。
home-own-all = 您的所有购买
home-offers = 您可以购买的产品
home-offers-none = 目前没有您可以自行购买的产品。请向组织的管理员提出您的需求。
home-offers-count = 您可以自行购买 { $count } 种产品，例如：
home-per-month = 每月
home-per-year = 每年
home-per-term = 每个期限
