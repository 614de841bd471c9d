### page-people
