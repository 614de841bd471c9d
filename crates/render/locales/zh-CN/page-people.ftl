### 用户、单个人员，以及全局搜索。

users-lead = 组织中的人员。选择一人即可查看其许可证和购买项目。
users-department = 部门
users-job-title = 职务
users-groups = 组
users-roles = 角色
users-account = 帐户
users-guest = 来宾
users-inactive = 已停用
users-profile = 个人资料
users-reports-to = 汇报对象
users-usage-location = 国家或地区
users-id = 用户 ID
users-no-licenses = 没有为此人分配许可证。
users-no-licenses-seen = 此人没有持有您所购买的许可证。
users-purchases = 自行购买
users-no-purchases = 此人没有自行购买任何产品。
users-role-global = 全局管理员
users-role-billing = 计费管理员
users-role-license = 许可证管理员
users-role-user = 用户管理员
users-role-reader = 全局读取者
users-role-support = 服务支持管理员

search-title = 搜索结果
search-lead = “{ $name }”的结果
search-empty = 未找到任何内容
search-empty-text = 没有匹配的产品、订阅或人员。请检查拼写，尝试名称的一部分，或订阅 ID 的开头。
search-begin = 您要找什么？
search-begin-text = 请在上方搜索框中输入产品或人员名称的一部分，或订阅 ID 的开头。
search-show-all = 全部显示
