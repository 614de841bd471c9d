### What every page has: bar, navigation, buttons, parts.

name-purser = Purser
page-description = 贵组织的软件订阅：购买、分配、管理，并清楚说明。
skip-to-content = 跳到内容
name-menu = 菜单
name-main-navigation = 主导航
name-home = 主页
name-organization = 组织
name-settings = 设置
name-org-settings = 组织设置
name-self-service-policy = 自助试用与购买
name-billing-notifications = 账单通知
name-audit-log = 审核日志
name-jobs = 作业
name-support = 支持
name-my-account = 我的帐户
name-self-service-trials = 自助试用
name-sign-in = 登录
name-sign-out = 退出登录
name-continue = 继续
name-undo = 撤消
name-copy = 复制
name-search = 搜索
name-all = 全部
name-trial = 试用
name-free = 免费
name-product = 产品
name-status = 状态
name-purchaser = 购买者
name-quantity = 数量
name-assigned = 已分配
name-price = 价格
name-expires = 到期日
name-when = 时间
name-what = 事件
name-who = 人员
name-keyboard-shortcuts = 键盘快捷键
name-back-to-page = 返回页面
shortcut-search = 搜索全部
shortcut-close = 关闭页面上的窗格
search-everything = 搜索产品、订阅、人员
search-this-list = 搜索此列表
page-first = 第一页
page-next = 下一页
download-csv = 下载为 CSV
what-will-happen = 将会发生什么
help-contact-support = 联系支持人员
help-contact = 贵组织的支持：{ $contact }
usage = { $used } / { $total }
near-today = 今天
near-in-days = { $days } 天后
near-days-ago = { $days } 天前
ends = 即将结束
billing-monthly = 按月计费
billing-annual = 按年计费
billing-upfront = 预先付款

## Signing in.

field-sign-in-name = 登录名
field-password = 密码
sign-in-lead = 使用贵组织的帐户登录。
sign-in-wrong = 登录名或密码错误；请检查后重试。
sign-in-kept = 您的会话已结束。您填写的内容已保留：请登录后再提交。
resume-title = 您的表单仍在这里
resume-lead = 您已重新登录。尚未进行任何更改；请继续以提交您填写的内容。
resume-discard = 放弃并转到主页
demo-people = 这是演示环境：选择以谁的身份登录
demo-lead = 虚构的人员、示例价格，没有真实资金。
demo-mail = 演示环境保留的邮件
demo-components = 组件展示
demo-api = REST API

## Pages that say no.

fault-title = 未能完成
fault-title-forbidden = 您无权执行此操作
fault-title-not-found = 未找到
fault-title-busy = 请稍后再试
fault-title-internal = 我们这边出错了
fault-home = 转到主页
fault-request = 请求 ID（供支持使用）：{ $id }
fault-unauthenticated = 您尚未登录；请登录后重试。
fault-too_many_attempts = 尝试次数过多；请等待一分钟后重试。
fault-malformed_json = 无法读取提交的内容；请返回并重试。
fault-unsupported_media_type = 提交的内容不是本网站的表单；请返回并重试。
fault-body_too_large = 提交的内容过大；请缩短后重试。
fault-request_timeout = 连接太慢；请重试。
fault-no_such_route = 此地址没有页面；请检查地址，或从主页开始。
fault-method_not_allowed = 此地址不能以这种方式打开；请从主页开始。
fault-idempotency_key_reused = 此表单之前已用其他内容提交。目前未做任何更改；请检查后再次提交。
fault-busy = 当前使用者较多；未做任何更改。请稍后再试。
fault-unavailable = 目前无法连接数据库；未做任何更改。请稍后再试。
fault-timed_out = 响应时间过长。操作可能仍已执行：请先查看再重试；同一表单提交两次只会执行一次。
fault-internal = 这是我们的错误，已被记录。如果再次发生，请将下面的请求 ID 提供给支持人员。

## Your products.

products-lead = 组织的所有订阅，以及所有自助购买。
products-lead-own = 您购买的订阅。
products-empty = 这里还没有订阅
products-empty-text = 每笔购买都会在此显示状态、许可证、价格和到期日。请购买产品，或选择其他筛选条件。
tax-vat = 增值税 { $rate }%
tax-gst = 商品和服务税 { $rate }%
tax-sales = 销售税 { $rate }%
tax-with = 含税
tax-without = 不含税
tax-note = 除非另有说明，金额均不含税，按当前的价格和税率计算。
tax-note-later = 未税，按当前价格计算。税费会加在账单上。
