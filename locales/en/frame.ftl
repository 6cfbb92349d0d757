# The frame round every page.

main-navigation = Main
rules = Rules for use of the name
data-notice = How we use your data
accessibility = Accessibility
contact = Contact
report-misuse = Report a misuse
nav-matters = Matters
nav-statistics = Statistics
mailbox = Demo mailbox
no-emblem = Imprimatur shows no emblem, on purpose. The marks it looks after appear only on the permissions it grants.
to-the-first-page = Back to the first page
nav-ask = Ask for use
nav-my-requests = My requests
nav-organization = Organization
nav-check = Check a permission
nav-register = Register
nav-opinions = Opinions
nav-directory = Directory
nav-lessons = Lessons
nav-sign-in = Sign in
nav-desk = Desk
nav-cases = Cases
nav-accounts = People
nav-lists = Lists
nav-mail = Mail
nav-authorizations = Authorizations
nav-letters = Letters
nav-office = Office
nav-rules = Rules
nav-artwork = Artwork

# On every page of an administrator.
mail-stands-still = The mail stands still: no letter leaves.
mail-look = See why
