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

choose = Choose one
try-again = Try again
yesterday-or-earlier = earlier

# Refusals and errors that can meet a person on any page.
changed-meanwhile = Somebody changed this while you were working on it. Look at it again before you go on.
not-your-role = Your role does not include this step.
from-another-site = This form did not come from our own pages, so nothing was changed. Open the page again and send it from there.
not-understood-title = We could not read what was sent
not-understood = The address or the form was not one of ours. Nothing was changed. Go back, load the page again and try once more.
too-much-sent-title = That was too much at once
too-much-sent = What was sent is larger than we can take in one form. Nothing was saved. Shorten the text or send fewer files.
go-back-and-mend = Go back, mend what stands below and send the form again.
refused-title = That is not possible now
not-found-title = There is no such page
not-found-why = The address may be mistyped, or what it led to is not for you to see.
not-found-what-now = If you followed a link in a letter, sign in first with the account that the letter was sent to.
conflict-title = This was changed in the meantime
conflict-what-now = What you typed is still in the page before this one: go back, copy what you need, and load that page again.
busy-title = We are very busy at the moment
busy = Nothing was lost. Wait a few seconds and try again.
our-fault-title = Something went wrong on our side
our-fault = It has been written to our log. What was saved before is safe. Try again in a moment.
page-from-earlier-sign-in = This page was opened before you last signed in, so it was not saved.
control-characters = The text holds characters that cannot be kept (control characters). Delete them or type the text again.
sent-already-with-other-content = This form was sent once already, with other content. Load the page again before you send a second one.
