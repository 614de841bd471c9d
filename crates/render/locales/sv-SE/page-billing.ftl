### page-billing
