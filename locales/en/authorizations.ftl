# Authorizations: the holder's page, the office's page, the public register and the verification.

# Where an authorization stands, as holder and office read it.
state-offered = Offered
state-accepted = Accepted
state-active = In force
state-suspended = Suspended
state-refused = Refused by the holder
state-lapsed = Lapsed
state-revoked = Revoked
state-ended = Given up
state-expired = Expired

# Where it stands, as the public reads it.
public-valid = Valid
public-not-yet-valid = Not yet valid
public-suspended = Suspended
public-revoked = Revoked
public-ended = Given up
public-expired = Expired
ends-today = Ends today
# $days number
ends-in = { $days ->
    [one] Ends in { $days } day
   *[other] Ends in { $days } days
}

condition-open = Open
condition-met = Met
condition-breached = Breached
condition-waived = Waived

everywhere = Everywhere
# $count number
more-countries = { $count ->
    [one] { $count } more country
   *[other] { $count } more countries
}
left-out = (left out)

# Facts, as labels.
fact-number = Number
fact-holder = Holder
fact-mark = Mark
fact-use = Kind of use
fact-activity = May be used for
fact-was-for = Was for
fact-purpose = Purpose
fact-words = Exact words
fact-artwork = Approved artwork
fact-where = Where
fact-media = Media
fact-languages = Languages
fact-from = From
fact-until = Until
fact-from-until = From and until
fact-was-valid = Was valid
fact-state = State
fact-address = Address
fact-conditions = On condition
fact-register = In the public register
fact-signed = Waiver signed by
fact-code = Code
# $name text
# $title text
waiver-evidence = Waiver signed by { $name }, { $title }
# $from date
# $until date
span = { $from } to { $until }
# $name text
# $title text
# $at datetime
signed-by = { $name }, { $title }, { $at }

# Refusals.
# $state text
refused-state = This authorization stands at “{ $state }”, so this step is not possible now.
# $by date
refused-too-late = The offer could be accepted until { $by }. Ask again with a new request.
# $on date
refused-over = The authorization would have ended on { $on }, so it cannot be accepted any more.
# $state text
refused-condition = The condition stands at “{ $state }”, so this cannot be recorded now.
refused-no-report = No report on the use is awaited now.

# Problems of forms.
enter-reasons = Enter your reasons
# $most number
text-too-long = The text must be { $most } characters or fewer
enter-name = Enter your name as it should stand under the waiver
enter-title = Enter your title in the organization
tick-the-waiver = Tick the box to sign the waiver
tick-to-give-up = Tick the box to say that you are sure
enter-a-real-day = Enter a real date, for example 27 3 2027
stop-by-has-passed = The last day must be today or later
choose-what-became = Select what became of the condition
enter-a-code = Enter the code or the number

# The holder's page.
partner-title = Your authorization
# $number text
over-number = Authorization { $number }
back-to-request = Your request
# $by weekday
stands-offered = Offered to you. Accept or refuse it by { $by }.
# $on weekday
stands-accepted = You accepted it. It comes into force on { $on }.
# $count number
stands-accepted-waiting = { $count ->
    [one] You accepted it. It comes into force when { $count } condition below has been met.
   *[other] You accepted it. It comes into force when { $count } conditions below have been met.
}
# $until weekday
stands-active = In force until { $until }. Keep to the terms and conditions below.
# $since weekday
stands-suspended = Suspended since { $since }. Stop the use now and wait until you hear from us.
# $on weekday
stands-refused = You refused it on { $on }. Nothing may be used.
# $on weekday
stands-lapsed = It lapsed on { $on }. You can ask again with a new request.
# $on weekday
stands-revoked = Revoked on { $on }. Nothing may be used on the strength of it.
# $on weekday
stands-ended = You gave it up on { $on }. Nothing may be used any more.
# $on weekday
stands-expired = It ended on { $on }. Nothing may be used any more.

may-print-title = What may I print today?
print-nothing-yet = Nothing yet
print-nothing-now = Nothing now
print-nothing = Nothing
print-as-approved = What was approved, as approved
print-until-accepted = Until you have accepted and it is in force, do not use the mark, not even on drafts that leave your house.
print-until-conditions = Until the conditions that come first have been met, do not use the mark.
# $on weekday
print-until-start = Nothing before { $on }.
# $until weekday
print-until-end = The approved words and artwork, in the media and places named here, until { $until }.
print-suspended = Take down what can be taken down and print nothing new.
# $by weekday
print-gone-by = What is in use must be gone by { $by }.
print-over = This authorization does not cover any use.

terms-title = What is granted
conditions-title = Conditions
no-conditions = There are no conditions beside the terms above.
precedent = Before the first use
# $on date
due = By { $on }
evidence-shown = What was shown
reasons-given = Reasons given
letter-title = Your letter
read-letter = Read the letter
proof-title = The page that proves it
open-proof = Open the page that anybody can check
open-authorization = Open the authorization
code-hint = Print the code or its square picture near the words.

accept-title = Accept
# $by weekday
accept-intro = By accepting you agree to the terms and to every condition on this page. You can do so until { $by }.
your-name = Your name
your-title = Your title in the organization
waiver-label = I sign for the organization. It will keep to the terms and conditions, holds the United Nations and its officials harmless against claims that arise from the use, and knows that the authorization can be revoked, transfers no right and means no endorsement.
accept-button = Accept and sign
refuse-title = Do you not want it?
refuse-intro = If you refuse, the matter is over. You can ask again with a new request.
refuse-reason = Why do you refuse?
refuse-button = Refuse the offer
give-up-title = Do you no longer need it?
give-up-intro = If you give it up, it ends today and the use must stop. This cannot be undone.
give-up-sure = I am sure, and the use stops today
give-up-button = Give it up
report-title = Report on the use
# $by weekday
report-intro = Tell us by { $by } where and how the mark was used, in what numbers, and what came of it.
report-label = Your report
report-button = Send the report
report-sent = Your report on the use

# The office's page.
staff-title = Authorization
# $number text
staff-heading = Authorization { $number }
actions-title = What an officer can do
suspend-title = Suspend
suspend-intro = The use stops now. The holder, the focal point and the chair are told; your reasons go to the holder alone.
suspend-button = Suspend and tell
reinstate-title = Reinstate
reinstate-intro = It goes back to where it was. The holder and the focal point are told.
reinstate-button = Reinstate and tell
revoke-title = Revoke
revoke-intro = It is taken away and shown as revoked. The holder, the focal point and the chair are told; your reasons go to the holder alone.
revoke-button = Revoke and tell
reasons-label = Reasons
stop-by-label = What is in use must be gone by
no-officer-actions = There is nothing to be done to it by your role at this stage.
condition-record = Record what became of it
condition-became = What became of it
condition-evidence = What shows it
condition-button = Record
history-title = What happened
system = By the calendar or a decision
view-public = As the public sees it
view-decision = The decision
yes-in-register = Yes
not-in-register = No

event-offer = Offered
event-accept = Accepted, waiver signed
event-refuse = Refused by the holder
event-lapse = Lapsed
event-activate = Came into force
event-suspend = Suspended
event-reinstate = Reinstated
event-revoke = Revoked
event-give-up = Given up by the holder
event-expire = Expired
event-remind = Reminder sent before the end
event-check-condition = A condition was looked at
event-report-use = Report on the use received

# The public register.
register-title = Public register
register-lede = Every permission in force and every one that was: who holds it, for what, where and until when.
register-filter = Filter the register
filter-words = Name or number
filter-mark = Mark
filter-country = Country of use
filter-state = State
filter-on = In force on
any-mark = Any mark
anywhere = Anywhere
any-state = Any state
apply-filters = Apply filters
# $count number
permissions = { $count ->
    [one] { $count } permission
   *[other] { $count } permissions
}
# $text text
quoted = “{ $text }”
# $on date
valid-on-day = In force on { $on }
remove-filter = {" "}(remove)
clear-all = Clear all
csv = CSV
register-caption = Permissions
column-use = What may be used
# $mark text
# $activity text
use-for = { $mark }: { $activity }
for-staff = For staff
pages = Pages
# $shown number
# $total number
shown-of = { $shown } of { $total } on this page
first-page = First page
next-page = Next →
register-empty = Nothing in the register fits
register-empty-what-now = Take a filter away, or look for a part of the name only. Letters with and without accents and names in other scripts are found alike.
register-nothing-yet = Nothing stands in the register yet
register-nothing-yet-why = A permission is shown here from its first day on, when its holder agreed to that.
register-note = The register holds no personal data, scores or screening notes. Requests that were declined are not listed. A holder may ask not to be listed; the code on the letter proves such a permission as well.

# Verification.
verify-title = Check a permission
verify-lede = Somebody shows you a mark of the United Nations and says that they may. See for yourself.
verify-code = Code or number on the poster, page or letter
verify-code-hint = The code is in groups of five letters and digits, the number looks like A‑2026‑0071. Small or large letters, hyphens and spaces do not matter.
verify-button = Check
verify-or-scan = Or hold your telephone over the square picture beside the words.
unknown-title = We know no permission with this code
unknown-why = Look at the code once more: 0 and O, 1 and I count as the same, everything else must be as printed.
unknown-what = If it is right as you typed it, nobody gave a permission with this code, or it was never accepted. Do not rely on it.
unknown-report = Tell us where you saw it
too-often-title = Please wait a moment
# $seconds number
too-often = { $seconds ->
    [one] From your network many codes were checked in a short time. Try again in { $seconds } second.
   *[other] From your network many codes were checked in a short time. Try again in { $seconds } seconds.
}
back-to-register = Public register

verdict-valid = This permission is valid
verdict-not-yet-valid = This permission is not yet valid
verdict-suspended = This permission is suspended
verdict-revoked = This permission was revoked
verdict-ended = This permission was given up
verdict-expired = This permission has ended
# $at datetime
# $zone text
# $ends weekday
says-valid-html = Checked on { $at } ({ $zone }). It ends on <strong>{ $ends }</strong>.
# $at datetime
# $zone text
# $starts weekday
says-not-yet-valid-html = Checked on { $at } ({ $zone }). It was granted and accepted, but nobody may use the mark on the strength of it before <strong>{ $starts }</strong>, and not before every condition that comes first has been met.
# $since weekday
says-suspended-html = Since <strong>{ $since }</strong> nobody may use the mark on the strength of it, until the office lets the use go on.
# $since weekday
# $by weekday
says-revoked-html = Since <strong>{ $since }</strong> nobody may use the mark on the strength of it. What is in use must be gone by <strong>{ $by }</strong>.
# $since weekday
says-ended-html = Since <strong>{ $since }</strong> nobody may use the mark on the strength of it: its holder gave it up.
# $on weekday
says-expired-html = It ended on <strong>{ $on }</strong>. Nobody may use the mark on the strength of it any more.
qr-label = QR picture that opens this page
qr-opens-print = Opens this page. Print it near the words, 2 cm or larger.
qr-opens = Opens this page.
what-valid-means = What “valid” means
valid-means = These words, this use, these places and dates. It does not mean that the United Nations endorses the holder or anything it sells.
looks-different = Does it look different where you saw it?
still-see-it = Still see it somewhere?
report-it = Report it to the office
report-how = A photograph helps. You need not give your name.
are-you-holder = Are you the holder?
sign-in-holder = Sign in to see the reasons and what you can do

# Letters.
# $number text
letter-accepted-subject = Authorization { $number } was accepted
# $holder text
letter-accepted = { $holder } accepted the authorization and signed the waiver.
# $number text
letter-refused-subject = Authorization { $number } was refused by its holder
# $holder text
letter-refused = { $holder } refused the authorization and gave this reason:
# $number text
letter-lapsed-subject = Authorization { $number } lapsed
letter-lapsed = The authorization was not accepted in time, or its last day came before it could begin. It lapsed, and nothing may be used on the strength of it.
letter-lapsed-again = If you still want to use the mark, begin a new request.
# $holder text
letter-lapsed-note = The authorization offered to { $holder } lapsed.
# $number text
letter-in-force-subject = Authorization { $number } is in force
# $until weekday
letter-in-force = From today you may use what was approved, as it was approved, until { $until }.
letter-in-force-bounds = Keep to the terms and conditions of your letter. The authorization is not exclusive, cannot be passed on and means no endorsement.
# $number text
letter-suspended-subject = Authorization { $number } is suspended: stop the use now
letter-suspended = An authorizing officer suspended your authorization. Stop the use now, for these reasons:
letter-suspended-next = Take down what can be taken down and print nothing new. You hear from us when the use may go on. You may ask for reconsideration within 30 days.
# $holder text
letter-suspended-note = The authorization of { $holder } is suspended. Until it is reinstated nobody may use the mark on the strength of it.
# $number text
letter-reinstated-subject = Authorization { $number } is reinstated
letter-reinstated = An authorizing officer lifted the suspension of your authorization:
# $holder text
letter-reinstated-note = The suspension of the authorization of { $holder } was lifted.
# $number text
letter-revoked-subject = Authorization { $number } is revoked
# $by weekday
letter-revoked = An authorizing officer revoked your authorization. What is in use must be gone by { $by }. The reasons:
letter-revoked-next = You may ask for reconsideration within 30 days.
# $holder text
# $by weekday
letter-revoked-note = The authorization of { $holder } is revoked. What is in use must be gone by { $by }.
# $number text
letter-given-up-subject = Authorization { $number } was given up
# $holder text
letter-given-up = { $holder } gave the authorization up. It ended today.
# $number text
letter-expired-subject = Authorization { $number } has ended
# $on weekday
letter-expired = The authorization ended on { $on }. Nothing may be used on the strength of it any more.
# $by weekday
letter-expired-report = Please report on the use by { $by }: where and how the mark was used, in what numbers, and what came of it.
# $number text
letter-ends-soon-subject = Authorization { $number } ends soon
# $days number
# $on weekday
letter-ends-soon = { $days ->
    [one] The authorization ends in { $days } day, on { $on }.
   *[other] The authorization ends in { $days } days, on { $on }.
}
letter-ends-soon-renew = If you want to go on using the mark after that, begin a new request now and name this authorization in it. Nothing is renewed by itself.
# $number text
letter-use-reported-subject = Report on the use of authorization { $number }
# $holder text
letter-use-reported = { $holder } reported on the use:

# Changes while an authorization stands, and its renewal.
changes-title = Reported changes
change-title = Something changes?
change-open = Report a change
change-intro = Tell us before you change anything. You may go on as authorized until we have answered.
change-about = What changes?
change-about-dates = The days of the use
change-about-place = Places or media
change-about-wording = Wording or artwork
change-about-activity = The activity, its partners or its money
change-about-organization = The organization: name, owners or conduct
change-about-other = Something else
change-text = What will be different, and why
change-button = Send
select-about = Select what changes
change-is-reported = The change was reported. You get a letter as soon as we have looked at it.
change-with-office = With us
change-waits = Waits for an answer
change-verdict = Does the authorization cover it?
change-verdict-covered = Still covered
change-verdict-new-request = Needs a new request
change-verdict-not-allowed = Must not be made
change-answer = What the holder is told
change-answer-button = Send the answer
select-change-verdict = Select whether the authorization covers the change
change-is-answered = The holder was told.
renew-title = Going on after the end?
renew-button = Ask for a renewal
renew-hint = A new request begins with your answers. You confirm each part and send it.
# $days number
# $end date
refused-not-yet-renewed = A renewal can be asked for within { $days } days of the end, which is on { $end }.
event-report-change = The holder reported a change
event-answer-change = A reported change was answered
event-renew = The holder began a renewal
# $number text
letter-change-reported-subject = A change is reported for { $number }
# $holder text
# $due date
letter-change-reported = { $holder } reports a change and waits for our answer, which is due on { $due }.
# $number text
letter-change-answered-subject = Your change and authorization { $number }
letter-change-covered = Your authorization covers the change that you reported. Its conditions stay as they are.
letter-change-new-request = Your authorization does not cover the change that you reported. Send a new request for it; until that is decided, go on only as authorized.
letter-change-not-allowed = The change that you reported must not be made. Go on only as authorized.
