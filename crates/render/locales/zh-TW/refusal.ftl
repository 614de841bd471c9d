### Refusals, keyed by their code. One sentence each: what is wrong, then what to do next.

refusal-invalid_input = { $problems }；請更正後再試一次。
    .general = 部分輸入內容不正確，請檢查後再試一次。
refusal-not_found = 找不到此{ $thing }，或您無權檢視；請檢查連結，或從清單中選擇。
refusal-not_allowed = 您沒有執行此動作的權限，請洽詢貴組織的系統管理員。
refusal-account_inactive = 您的帳戶已停用，請聯絡貴組織的系統管理員將其啟用。
refusal-self_service_licenses = 自助購買的授權由購買者指派；請先選擇「{ name-take-control }」。
refusal-self_service_subscription = 此訂閱屬於其購買者；請改為選擇「{ name-take-control }」。
refusal-version_changed = 其他人已在這段期間變更此內容；請重新載入、檢視變更後再試一次。
refusal-already_exists = { $thing }已存在；請使用現有項目，或選擇其他名稱。
refusal-guests_cannot_buy = 來賓無法購買；請洽貴組織的成員代為購買。
refusal-self_service_not_offered = 您無法在此自行購買此產品；請洽系統管理員代為購買。
refusal-blocked_by_policy = { $value ->
    [OnlyTrialsWithoutPaymentMethod] 貴組織{ policy-scope }僅允許不需付款方式的試用版；請開始這類試用，或洽系統管理員代為購買。
   *[other] 貴組織{ policy-scope }不允許自助購買；請洽系統管理員代為購買。
}
policy-scope = { $because ->
    [organization_default] 一般
    [offer_type_entry] 對此類型的供應項目
   *[other] 對此產品
}
refusal-trial_not_offered = 此產品無法以這種方式試用；請直接購買，或選擇其他產品。
refusal-end_of_sale = 此產品已停止銷售，請選擇其他產品。
refusal-no_price = 此產品目前在您的市場沒有價格；請選擇其他產品，或聯絡支援人員。
refusal-payment_method_required = 需要付款方式；請選擇「{ name-add-payment-method }」，然後再試一次。
refusal-card_declined = 銀行拒絕了這張卡片，因此並未購買任何項目；請使用其他卡片，或洽詢您的銀行。
refusal-insufficient_funds = 卡片餘額不足，因此並未購買任何項目；請使用其他卡片，或洽詢您的銀行。
refusal-authentication_required = 銀行要求您確認這筆付款，因此並未購買任何項目；請向銀行確認，或使用其他卡片。
refusal-card_expired = 卡片已過期，因此並未購買任何項目；請使用其他卡片。
refusal-payment_method_in_use = 仍有項目使用此付款方式付款；請先在其帳單設定檔上選擇「{ name-replace }」。
refusal-wrong_state = 此訂閱的狀態為{ $status }，而此動作只能在下列狀態執行：{ $allowed }；請開啟其詳細資料，查看目前可執行的動作。
refusal-take_over_under_way = 正在接管此訂閱；請等候完成後再試一次。
refusal-not_enough_licenses = 需要 { $needed } 個授權，但只有 { $available } 個可用；請購買更多授權，或選擇其他訂閱。
refusal-below_assigned = 已指派 { $assigned } 個授權，因此總數不能是 { $total }；請先解除指派授權，或選擇較大的總數。
refusal-too_many_people = 一次最多 { $limit } 人；請減少人數，其餘人員請分次處理。
refusal-not_assigned = { $user } 未持有此訂閱的授權；請重新載入清單，再從中選擇。
refusal-too_many_to_cancel_online = 線上取消僅限{ $basis ->
    [purchased] 購買
   *[assigned] 已指派
}不超過 { $limit } 個授權的訂閱，而此訂閱有 { $count } 個；請聯絡支援人員取消。
refusal-cancelable_online = 此訂閱可以線上取消；請選擇「{ name-cancel-subscription }」，不需要聯絡支援人員。
refusal-already_resolved = 此支援要求已有人處理；請重新載入以查看結果。
refusal-window_closed = 只能在開始、續約或新增授權後 { $days } 天內執行此動作；請關閉週期性計費，讓訂閱在期限屆滿時結束。
refusal-recurring_off = 此動作需要週期性計費，但目前已關閉；請將其開啟後再試一次。
refusal-trial_never_renews = 沒有付款方式的試用版不會續約；請購買此產品以繼續使用。
refusal-trial_quantity_fixed = 試用版的授權數目是固定的；請先購買此產品。
refusal-not_self_service = 這不是自助購買，因此無須接管；請使用「{ name-self-service }」篩選來選擇。
refusal-unfit_target = 無法將使用者移至該訂閱；請選擇貴組織針對相同產品且使用中的訂閱。
refusal-undo_not_possible = 只能在 { $hours } 小時內，且其授權尚未再次使用時復原接管；請改為指派其他訂閱的授權。
refusal-offer_type_value = 第三方供應項目類型不提供試用版；請選擇「{ policy-Enabled }」或「{ policy-Disabled }」。
refusal-limit_reached = 最多只能有 { $limit } 個；請先移除一個。
refusal-job_not_buried = 只有最終失敗的作業才能重試，而此作業並非如此；請稍後再查看其狀態。
refusal-amount_too_large = 金額過大，請選擇較小的數字。
