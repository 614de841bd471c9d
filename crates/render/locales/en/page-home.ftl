### The home page.

## Home.

home-lead = What needs you, what people bought lately, what renews soon, and what it costs.
home-lead-own = The licenses you have, what you bought, and what you can buy.
home-attention = What needs you
home-attention-none = Nothing needs you right now. Failed work, take-overs under way and subscriptions that run out of licenses will appear here.
home-failed-jobs = { $count ->
        [one] { $count } job failed
       *[other] { $count } jobs failed
    }
home-failed-jobs-why = Mails or messages that could not be delivered wait for an administrator.
home-failed = Failed
home-moving = Moving users: { $done } of { $total }
home-under-way = Under way
home-none-left = No license left
home-few-left = { $count ->
        [one] { $count } license left
       *[other] { $count } licenses left
    }
home-assigned = { $used } of { $total } assigned
home-more = { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
home-purchases = Recent self-service purchases
home-all-purchases = All self-service purchases
home-purchases-none = Nobody bought anything by themselves in the last 30 days. New self-service purchases appear here with who bought them.
home-purchases-count = { $count ->
        [one] { $count } purchase in the last 30 days
       *[other] { $count } purchases in the last 30 days
    }
home-ending = Renews or ends within 30 days
home-all-products = All by date
home-ending-none = No subscription renews or ends within 30 days.
home-ending-count = { $count ->
        [one] { $count } subscription in all
       *[other] { $count } subscriptions in all
    }
home-spend = Spend
home-spend-own = What you spent
home-spend-none = Nothing was billed in the last six months. What is billed appears here month by month.
home-spend-how = What was billed less what was credited, without tax, in the month in which its period began.
home-this-month = this month
home-month = Month
home-amount = Amount
home-held = Licenses you have
home-all-licenses = Licenses of your purchases
home-held-none = You have no licenses yet. When somebody assigns you one, or you buy one, it appears here.
home-held-from = Bought by { $name }
home-held-organization = From your organization
home-since = since { $date }
home-own = What you bought
home-own-none = You have not bought anything yet. What you buy appears here, for you to assign, change and cancel.
home-own-all = All your purchases
home-offers = What you can buy
home-offers-none = There is nothing that you can buy by yourself. Ask an administrator of your organization for what you need.
home-offers-count = { $count ->
        [one] { $count } product is open to you.
       *[other] { $count } products are open to you, among them:
    }
home-per-month = per month
home-per-year = per year
home-per-term = per term
