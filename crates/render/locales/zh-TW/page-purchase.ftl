### page-purchase
