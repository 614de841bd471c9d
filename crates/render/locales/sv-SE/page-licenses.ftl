### page-licenses
