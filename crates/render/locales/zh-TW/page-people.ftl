### 使用者、單一人員，以及全域搜尋。

users-lead = 組織中的人員。選擇一位即可查看其授權與購買項目。
users-department = 部門
users-job-title = 職稱
users-groups = 群組
users-roles = 角色
users-account = 帳戶
users-guest = 來賓
users-inactive = 已停用
users-profile = 個人檔案
users-reports-to = 主管
users-usage-location = 國家或地區
users-id = 使用者識別碼
users-no-licenses = 未指派任何授權給此人。
users-no-licenses-seen = 此人沒有持有您所購買的授權。
users-purchases = 自行購買
users-no-purchases = 此人沒有自行購買任何產品。
users-role-global = 全域系統管理員
users-role-billing = 帳務管理員
users-role-license = 授權管理員
users-role-user = 使用者管理員
users-role-reader = 全域讀取者
users-role-support = 服務支援管理員

search-title = 搜尋結果
search-lead = 「{ $name }」的結果
search-empty = 找不到任何項目
search-empty-text = 沒有相符的產品、訂閱或人員。請檢查拼字，試試名稱的一部分，或訂閱識別碼的開頭。
search-begin = 您要找什麼？
search-begin-text = 請在上方的搜尋方塊輸入產品或人員名稱的一部分，或訂閱識別碼的開頭。
search-show-all = 顯示全部
