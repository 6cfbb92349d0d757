# Words that stand on many pages.

skip-to-content = Skip to main content
sign-in = Sign in
sign-out = Sign out
signed-in-as-html = Signed in as <strong>{ $name }</strong>

save-and-continue = Save and continue
save = Save
continue = Continue
confirm = Confirm
back = Back
cancel = Cancel
change = Change
remove = Remove
add = Add
search = Search
download = Download
close = Close

yes = Yes
no = No
none = None
not-answered = Not answered
optional = (optional)

day = Day
month = Month
year = Year
date = Date
time = Time
today = Today

there-is-a-problem = There is a problem
error-prefix = Error:{" "}

next = Next
previous = Previous
# $page number
# $pages number
page-of = Page { $page } of { $pages }

# $count number
results = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}
