### Users, one person, and the search over everything.

users-lead = The people of the organization. Choose one to see their licenses and what they bought.
users-department = Department
users-job-title = Job title
users-groups = Groups
users-roles = Roles
users-account = Account
users-guest = Guest
users-inactive = Inactive
users-profile = Profile
users-reports-to = Reports to
users-usage-location = Country or region
users-id = User id
users-no-licenses = No license is assigned to this person.
users-no-licenses-seen = This person holds no license of what you bought.
users-purchases = Own purchases
users-no-purchases = This person has bought nothing themselves.
users-role-global = Global Administrator
users-role-billing = Billing Administrator
users-role-license = License Administrator
users-role-user = User Administrator
users-role-reader = Global Reader
users-role-support = Service Support Administrator

search-title = Search results
search-lead = For “{ $name }”
search-empty = Nothing found
search-empty-text = No product, subscription or person matches. Check the spelling, try a part of the name, or the beginning of a subscription id.
search-begin = What are you looking for?
search-begin-text = Type a part of the name of a product or a person, or the beginning of a subscription id, into the search box above.
search-show-all = Show all
