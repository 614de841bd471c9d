### page-settings
