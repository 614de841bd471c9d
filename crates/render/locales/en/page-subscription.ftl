### page-subscription
