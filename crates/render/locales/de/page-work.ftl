### page-work
