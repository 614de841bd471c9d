### 授權：依產品列出、誰持有、指派與解除指派。

name-unassigned = 未指派
name-display-name = 名稱
name-held-since = 起始日
name-product-subscriptions = 訂閱
name-license-source = 訂閱

licenses-lead = 每項產品只列一次，不論購買過幾次：共有多少授權，以及有多少人持有。
licenses-lead-own = 您所購買產品的授權，以及有多少人持有。
licenses-empty = 這裡還沒有授權
licenses-empty-text = 購買的每項產品會連同授權與持有人列在這裡。請購買產品，或選擇其他篩選條件。
licenses-choose-first = 請至少選擇一項產品，再匯出其使用者。
licenses-choose-all = 全選
licenses-subscriptions = { $count } 個訂閱
licenses-more-purchasers = 及其他 { $count } 位
licenses-held = 已指派 { $count } 個授權
licenses-show-all = 顯示全部

product-licenses-lead = 此產品的授權，以及持有的人。
product-licenses-all-groups = 所有購買者
product-licenses-empty = 尚無人持有授權
product-licenses-empty-text = 指派授權後，持有的人會依授權的購買者分組列在這裡。
product-licenses-export-hint = 選擇訂閱即可匯出持有其授權的人；未選擇時會匯出此產品的所有持有人。
product-licenses-first = 只列出前 { $count } 個。
product-licenses-take-control = 自助購買的授權由購買者指派。若要由組織指派，請先取得該訂閱的控制權。
product-licenses-of-purchaser = 自助購買的授權由購買者指派。
product-licenses-of-organization = 組織的授權由全域系統管理員、授權管理員與使用者管理員指派。

search-users = 搜尋使用者
users-not-found = 找不到任何人
users-not-found-text = 沒有名稱或登入名稱包含這段文字。請檢查拼字，或試試較短的部分。

assign-hint = 輸入名稱的一部分，再選擇人員。一次最多 { $count } 人。
assign-free = 剩餘 { $count } 個授權
assign-found = { $count ->
        [0] 沒有找到其他人；請試試名稱的其他部分
       *[other] 找到 { $count } 人
    }
assign-found-first = 顯示前 { $count } 人；輸入更多字以尋找其他人
assign-legend-found = 搜尋結果
assign-legend-chosen = 已選擇
assign-holds = 已有授權
assigned-note = 現在有 { $count } 人獲得 { $name } 的授權。

unassign-question = 以下 { $count } 人會立即失去授權：
unassign-after = 這些授權會釋出，可以再次指派。價格不變。
unassign-choose-first = 請先在清單中至少選擇一位使用者，再解除指派授權。
unassign-too-many = 一次最多 { $count } 位使用者；請減少選擇，其餘的再操作一次。

done-licenses-unassigned = 已解除指派 { $count } 個授權。
done-licenses-assigned = 已重新指派 { $count } 個授權。

## Service plans.

name-service-plans = 服務方案
plans-of = { $name } 的服務方案
plans-lead = 此 { $product } 授權提供給 { $name } 的服務。關閉的服務將無法使用；授權與價格維持不變。
plans-on = 已開啟
done-service-plans = { $name } 的服務方案已儲存。
