### 许可证：按产品列出、谁持有、分配与取消分配。

name-unassigned = 未分配
name-display-name = 名称
name-held-since = 起始日
name-product-subscriptions = 订阅
name-license-source = 订阅

licenses-lead = 每个产品只列一次，无论购买过几次：共有多少许可证，以及有多少人持有。
licenses-lead-own = 您所购买产品的许可证，以及有多少人持有。
licenses-empty = 这里还没有许可证
licenses-empty-text = 购买的每个产品会连同许可证和持有人列在这里。请购买产品，或选择其他筛选条件。
licenses-choose-first = 请至少选择一个产品，再导出其用户。
licenses-choose-all = 全选
licenses-subscriptions = { $count } 个订阅
licenses-more-purchasers = 以及另外 { $count } 人
licenses-held = 已分配 { $count } 个许可证
licenses-show-all = 全部显示

product-licenses-lead = 此产品的许可证，以及持有的人。
product-licenses-all-groups = 所有购买者
product-licenses-empty = 还没有人持有许可证
product-licenses-empty-text = 分配许可证后，持有的人会按许可证的购买者分组列在这里。
product-licenses-export-hint = 选择订阅即可导出持有其许可证的人；不选择时会导出此产品的所有持有人。
product-licenses-first = 只列出前 { $count } 个。
product-licenses-take-control = 自助购买的许可证由购买者分配。如需由组织分配，请先接管该订阅。
product-licenses-of-purchaser = 自助购买的许可证由购买者分配。
product-licenses-of-organization = 组织的许可证由全局管理员、许可证管理员和用户管理员分配。

search-users = 搜索用户
users-not-found = 未找到任何人
users-not-found-text = 没有名称或登录名包含这段文字。请检查拼写，或尝试较短的部分。

assign-hint = 输入名称的一部分，然后选择人员。一次最多 { $count } 人。
assign-free = 剩余 { $count } 个许可证
assign-found = { $count ->
        [0] 没有找到其他人；请尝试名称的其他部分
       *[other] 找到 { $count } 人
    }
assign-found-first = 显示前 { $count } 人；输入更多内容以查找其他人
assign-legend-found = 搜索结果
assign-legend-chosen = 已选择
assign-holds = 已有许可证
assigned-note = 现在有 { $count } 人获得 { $name } 的许可证。

unassign-question = 以下 { $count } 人将立即失去许可证：
unassign-after = 这些许可证会释放，可以再次分配。价格不变。
unassign-choose-first = 请先在列表中至少选择一个用户，再取消分配许可证。
unassign-too-many = 一次最多 { $count } 个用户；请减少选择，其余的再操作一次。

done-licenses-unassigned = 已取消分配 { $count } 个许可证。
done-licenses-assigned = 已重新分配 { $count } 个许可证。

## Service plans.

name-service-plans = 服务计划
plans-of = { $name } 的服务计划
plans-lead = 此 { $product } 许可证提供给 { $name } 的服务。关闭的服务将无法使用；许可证与价格保持不变。
plans-on = 已打开
done-service-plans = { $name } 的服务计划已保存。
