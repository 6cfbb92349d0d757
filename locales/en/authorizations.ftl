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
fact-goals = Goals
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
suspend-now = Suspend now and tell
suspend-proposed = A question about your organization came up that has to be settled before the use can go on. Nothing is final: you can answer, and you can ask for reconsideration.
holder-listed = The holder is listed
holder-listed-note = Two screeners confirmed it independently of each other. Suspending stops the use at once; it is your decision.
holder-listed-see = See the check
holder-listed-reads = The holder reads:
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

paper-handed-in = Handed in
paper-approved = Approved
paper-sent-back = Sent back
paper-title = Hand in a file
paper-file = File for this condition
paper-copy = A copy of the material
paper-hint = A proof, an account, a photograph: a PDF, a picture or an office document. One file at a time.
paper-button = Hand it in
paper-copies = Copies of the materials
paper-copies-why = Hand in copies of what was printed and shown before you send the report.
# $name text
paper-received = “{ $name }” was handed in. The office looks at it.
refused-no-papers = No files are taken for this condition now.
# $most number
papers-too-many = You can hand in { $most } files here, and there are as many
paper-twice = This very file was handed in here already
look-title = Look at it
look-label = What do you say of it?
look-meets = Approved, and the condition is met by it
look-approved = Approved; more is to come
look-sent-back = Sent back: another one is to be handed in
look-remarks = Remarks for the holder
look-remarks-hint = Needed when you send it back.
look-button = Record and tell
look-said = The office says
enter-remarks = Enter what is to be changed
choose-a-look = Select what you say of the file
refused-looked-at = Somebody has looked at this file already.
# $name text
# $sha text
paper-evidence = Approved file “{ $name }”, SHA-256 { $sha }
artwork-title = Approved artwork
artwork-fetch = Fetch the exact files (ZIP)
# $day weekday
artwork-until = Until { $day }. Each file is named with its fingerprint.
refused-artwork-late = The artwork could be fetched for seven days after the acceptance.
# $name text
artwork-missing = The file “{ $name }” cannot be read now. Tell the office.
event-hand-in = File handed in by the holder
event-look-at = A file of the holder was looked at
event-fetch-artwork = Approved artwork fetched
event-open-paper = A file of the holder was opened
calendar-title = Your calendar
calendar-lede = What is awaited from you by when, and when authorizations begin and end, in the calendar that you use anyway.
calendar-address = The address of your calendar
calendar-once = Copy it now into your calendar program (“subscribe”). It is shown this once; later you can only make a new one.
# $at datetime
calendar-made = An address was made on { $at }. It works until you end it or make a new one.
calendar-make = Make an address
calendar-anew = Make a new address
calendar-end = End the address
calendar-ended = The address no longer works.
calendar-warning = Whoever has the address can read the days, the numbers of the cases and what they are for. It shows nothing else, and it can be ended at any time.
calendar-name = Imprimatur
# $number text
calendar-begins = Authorization { $number } may begin
# $number text
calendar-ends = Authorization { $number } ends
# $what text
# $number text
calendar-due = { $what }: { $number }
refused-no-calendar = There is no address to end.
listing-title = In the register
listing-shown = It is shown in the public register from its first day in force on.
listing-not = Its holder did not agree to the register: it is not shown there.
# $day weekday
listing-delayed = Its entry is put off: it is shown from { $day } on. The page that proves it works meanwhile.
# $day weekday
listing-for-holder = It is shown in the public register from { $day } on.
delay-title = Put the entry off
delay-intro = The entry appears on the day you give. The page behind the code works at once. Your reasons stay in the office.
delay-until = Shown from
delay-button = Put it off
list-now-title = Show it now
list-now-button = Show it from today on
event-delay-listing = Entry in the register put off
event-list-now = Entry in the register no longer put off
refused-no-entry = It will not be shown in the register, so there is nothing to put off.
refused-not-delayed = The entry is not put off.
delay-must-be-later = The day must be after today
# $day date
delay-beyond-end = The day must be { $day } or earlier: the authorization ends then
event-offer = Offered
event-accept = Accepted, waiver signed
event-refuse = Refused by the holder
event-lapse = Lapsed
event-activate = Came into force
event-suspend = Suspended
event-reinstate = Reinstated
event-restore = Revocation undone
event-edit-condition = A condition was changed after a reconsideration
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
json = JSON
feed = Feed of changes
# $holder text
# $marks text
# $state text
feed-entry = { $holder }: { $marks } ({ $state })
# $number text
# $activity text
# $place text
# $span text
feed-summary = { $number }. { $activity }. { $place }, { $span }.
filter-goal = Goal
any-goal = Any goal
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
back-to-verify = Check a permission

signed-title = To keep or hand on
signed-download = This proof as a signed file
# $days number
signed-why = It can be checked without a connection. After { $days } days it should be fetched anew.
offline-title = Check without a connection
offline-how = Every page that proves a permission gives the same as a signed file. The program of this office checks it anywhere, by the keys that are published here:
offline-keys = The office’s keys

document-title = Check a document
document-lede = Compare a letter or a piece of artwork, byte by byte, with what the office sent or approved.
document-compare = Compare a file
document-file-label = The file
# $most text
document-file-hint = Up to { $most }. It is compared and not kept.
document-fingerprint-label = Or the fingerprint of the file
document-fingerprint-hint = Its SHA‑256: 64 digits and letters. Then the file need not leave your house.
document-button = Compare
document-known = This is what the office knows
# $number text
# $holder text
document-is-letter = The letter of authorization { $number } to { $holder }, unchanged.
# $number text
# $holder text
document-is-artwork = Artwork approved with authorization { $number } for { $holder }, unchanged.
document-open-proof = See where the permission stands
document-unknown = This file is not one that the office knows
document-unknown-what = It is no letter of a permission that was accepted and no approved artwork, or at least one byte of it was changed: saving a picture anew, printing or scanning changes every byte. Do not rely on it; check the code instead.
document-another = Check another one
document-fingerprint = Fingerprint (SHA‑256)
choose-a-file = Choose the file, or enter its fingerprint
enter-a-fingerprint = The fingerprint must be 64 characters: digits and the letters a to f

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
letter-suspended-next = Take down what can be taken down and print nothing new. You hear from us when the use may go on.
# $holder text
letter-suspended-note = The authorization of { $holder } is suspended. Until it is reinstated nobody may use the mark on the strength of it.
# $number text
letter-reinstated-subject = Authorization { $number } is reinstated
letter-reinstated = An authorizing officer lifted the suspension of your authorization:
# $holder text
letter-reinstated-note = The suspension of the authorization of { $holder } was lifted.
letter-restored = An authorizing officer undid the revocation of your authorization:
# $holder text
letter-restored-note = The revocation of the authorization of { $holder } was undone.
enter-condition = Enter the words of the condition
# $number text
letter-revoked-subject = Authorization { $number } is revoked
# $by weekday
letter-revoked = An authorizing officer revoked your authorization. What is in use must be gone by { $by }. The reasons:
# $by weekday
letter-ask-again = You can ask once, until { $by }, that an officer who did not take part looks at this again: because somebody who took part had a conflict of interest, because a fact was got wrong, or because there is new information that matters.
letter-ask-again-link = Ask to have it looked at again
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

# The command that checks a signed file.
# $key text
verify-holds = The signature holds (key { $key }).
# $number text
# $state text
verify-state = Permission { $number }: { $state }
# $at datetime
# $zone text
verify-as-of = As of: { $at } ({ $zone })
# $at datetime
# $zone text
verify-again = Check again after: { $at } ({ $zone })
# $address text
verify-stale = This proof is stale. Fetch it anew from { $address }
verify-not-a-proof = This is no signed proof, or it was changed.
# $key text
verify-unknown-key = It was signed with the key { $key }, which is not among the keys given. Fetch the office’s keys anew.
verify-does-not-hold = The signature does not hold: the content was changed or comes from somebody else.
# $at datetime
verify-key-retired = It claims a time after its key was taken out of use ({ $at }).
# $key text
new-key = Proofs are now signed with the key { $key }.
key-in-use = in use
# $number text
letter-paper-subject = A file was handed in for authorization { $number }
# $holder text
# $name text
letter-paper = { $holder } handed in “{ $name }”. It waits for a look.
# $number text
letter-paper-looked-subject = Your file for authorization { $number }
# $name text
# $outcome text
letter-paper-looked = We looked at “{ $name }”: { $outcome }
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

# Reminders of what a holder owes.
# $number text
# $due weekday
letter-accept-soon-subject = Authorization { $number }: accept it by { $due }
# $due weekday
letter-accept-soon = The authorization that was offered to you lapses unless you accept and sign it by { $due }.
# $number text
# $due weekday
letter-condition-soon-subject = Authorization { $number }: a condition is due by { $due }
# $due weekday
letter-condition-soon = This condition of your authorization has to be met by { $due }. Hand in what shows it on the page of the authorization:
# $number text
letter-condition-overdue-subject = Authorization { $number }: a condition is overdue
# $due weekday
letter-condition-overdue = The last day of this condition was { $due }, and nothing shows yet that it is met. Hand it in now, or write to the office:
# $holder text
# $due weekday
letter-condition-overdue-note = { $holder } has not shown that this condition was met by { $due }:
# $number text
# $due weekday
letter-report-soon-subject = Authorization { $number }: your report on the use is due by { $due }
# $due weekday
letter-report-soon = Your authorization has ended. Please report on the use by { $due }: what you used, where, and what came of it. A few sentences and the copies are enough.
# $number text
letter-report-overdue-subject = Authorization { $number }: the report on the use is overdue
# $due weekday
letter-report-overdue = Your report on the use was due by { $due }. It takes a few minutes, and the next request of your organization is looked at with it.
# $holder text
# $due weekday
letter-report-overdue-note = { $holder } has not reported on the use; the last day was { $due }.
event-remind-owed = Reminded of what is owed
# Papers: the extract from the register and the report on the use.
# $number text
extract-title = Extract from the public register: { $number }
# $day date
extract-as-of = This is what the public register says on { $day }. Later changes are on the page that the picture opens.
extract-qr = QR picture that opens the page of this entry
extract-qr-hint = Opens the page of this entry as it stands today.
extract-heading = On paper
extract-download = Extract as a PDF
# $number text
use-report-title = Report on the use: { $number }
use-report-on = Reported on
use-report-says = What the holder reports
use-report-files = Copies handed in
# $name text
# $sha256 text
use-report-file = { $name }, SHA-256 { $sha256 }
use-report-pdf = The report as a PDF

# The report on a use and the money that was raised.
enter-amount = Enter a whole number, 0 if there was nothing
enter-currency = Enter the currency as three letters, such as USD
more-than-raised = Costs and what was passed on must not be more than what was raised
accounts-title = Accounts of the money
accounts-intro = In whole units of one currency. What you hand in as a file shows the same figures.
accounts-currency = Currency
accounts-currency-hint = Three letters, such as USD.
accounts-raised = Raised in all
accounts-costs = Kept for costs
accounts-passed-on = Passed on to the beneficiary
accounts-left = Neither passed on nor kept for costs
# $amount number
# $currency text
amount = { $amount } { $currency }
# $share text
share-of-raised = { $share } % of what was raised
# $share text
share-promised = Promised: { $share } %
# $share text
costs-promised = At most { $share } % was promised
# $on date
report-sent-on = Sent on { $on }
report-waits = Waits for a look
report-look-title = Look at the report
report-look-label = What do you say of it?
report-look-accept = It is as it should be
report-look-accept-hint = The conditions that ask for it count as met, and a lesson is asked for.
report-look-back = Sent back: another report is asked for
report-look-button = Record and tell the holder
choose-a-report-look = Select what you say of the report
# $on date
report-evidence = Report on the use of { $on }, accepted
event-accept-report = The report on the use was accepted
event-send-report-back = The report on the use was sent back
# $number text
letter-report-accepted-subject = Your report on the use of authorization { $number } was accepted
letter-report-accepted = Thank you for your report on the use. It is as it should be, and nothing more is asked of you.
# $number text
letter-report-back-subject = Your report on the use of authorization { $number }: another one is asked for
# $due date
letter-report-back = We looked at your report on the use and have these questions. Send another report by { $due }:

# Agents: who acts for the holder.
agents-title = Who acts for you
agents-title-office = Who acts for the holder
agents-intro = Name the printer, agency or other firm that works with the mark for you, with what they may do and until when. The authorization stays yours and is not passed on: you answer for what they do.
agents-none = Nobody was named.
agents-open = Name somebody
agent-label = Name of the firm
agent-scope = What they may do
agent-scope-hint = For example: print the posters for Denmark.
agent-until = Until
agent-button = Name them
# $until date
agent-acts-until = Until { $until }
agent-over = Over
agent-acts = Acts now
agent-end = End it
agent-stop = End it and tell the holder
enter-agent = Enter the name of the firm
enter-scope = Enter what they may do
agent-until-passed = The last day must be today or later
# $end date
agent-until-beyond = The last day must not be after { $end }, when the authorization ends
agent-named = They are named. The office was told.
agent-ended = They act for you no longer.
agent-stopped = Ended. The holder was told.
refused-agent-over = They act for the holder no longer.
# $most number
refused-too-many-agents = { $most } act for you already. End what is over first.
event-name-agent = The holder named somebody who acts for them
event-end-agent = The holder ended what somebody did for them
event-stop-agent = The office ended what somebody did for the holder
# $number text
letter-agent-named-subject = Authorization { $number }: somebody acts for the holder
# $holder text
# $agent text
# $until date
letter-agent-named = { $holder } named { $agent } to act for them until { $until }, in this:
# $number text
letter-agent-stopped-subject = Authorization { $number }: somebody acts for you no longer
# $agent text
letter-agent-stopped = { $agent } may act for you no longer, for these reasons:

# The files from which marks are reproduced.
masters-title = Master artwork
masters-lede = The files from which each mark is reproduced. Holders fetch them, with the artwork that was approved, for seven days after they accepted; each time is noted.
masters-none = No file yet.
masters-of = Files of each mark
master-file = File
master-fingerprint = Fingerprint
master-added = Added
master-withdraw = Withdraw
master-withdrawn = The file is handed out no longer.
master-add-title = Add a file
master-mark = Mark
master-add = Add it
# $most text
master-hint = A PDF, a picture or an office document of at most { $most }.
# $name text
master-kept = “{ $name }” is handed out from now on.
master-twice = This very file is here already
# $most number
masters-too-many = A mark has at most { $most } files. Withdraw one first.
select-mark = Select the mark
refused-no-artwork = There is no artwork to hand out.
artwork-what = The artwork as it was approved, and the files from which the marks are reproduced.

# $name text
# $at datetime
condition-checked = Recorded by { $name }, { $at }

# What was granted on paper.
from-paper = Recorded from paper
# $reference text
# $on date
from-paper-note = Authorization { $reference }, granted on paper on { $on }.
event-record-paper = Recorded from paper
import-brought = To be recorded
import-recorded = Recorded
import-discarded = Put away
paper-page = Granted on paper
paper-lede = Authorizations that were granted before cases were kept here. The secretariat brings them as a file, an authorizing officer records them, and from then on they stand in the register, are found as precedents and can be renewed. Each stays marked as recorded from paper.
paper-none = No file was brought yet.
paper-files = Files
paper-file-column = File
paper-brought-by = Brought by
paper-brought-on = Brought on
paper-bring-title = Bring a file
paper-file-label = File
# $most number
paper-file-hint = A CSV file in UTF-8 with at most { $most } lines, the names of the columns in the first one. Nothing is recorded yet: you see first what would be.
paper-bring-button = Bring it and look
paper-template = An empty file with the columns
paper-columns = The columns
paper-columns-lede = In any order, parted by commas or semicolons. Days as 2026-11-24. Several values in one cell are parted by semicolons, conditions by |.
paper-column-reference = The number on the paper. Each number is recorded once.
paper-column-granted-on = The day on which it was granted
paper-column-organization = Legal name of the holder
paper-column-country = Country in which the holder is registered, by name or code
paper-column-registration-number = Number under which it is registered there
paper-column-organization-type = Kind of the holder: company, ngo and so on, as the form names them
paper-column-sector = Section of the industrial classification, A to U
paper-column-contact-name = To whom letters are written
paper-column-contact-email = Their e-mail address
paper-column-signed-name = Who signed for the holder
paper-column-signed-title = As what
paper-column-marks = The marks, by name or code: UN_NAME, SDG_WHEEL and so on
paper-column-use-type = Kind of use: informational, fundraising, commercial and so on
paper-column-activity = What it may be used for; names and addresses of people are left out in public
paper-column-purpose = Principal purpose
paper-column-wording = Exact words
paper-column-wording-language = Their language: en, fr and so on
paper-column-territory = Countries of use, by name or code; global for everywhere
paper-column-media = Media: print, web and so on
paper-column-goals = Goals it serves: SDG6 and so on
paper-column-starts-on = First day
paper-column-ends-on = Last day
paper-column-conditions = Conditions as they stand on paper; a code of the library may stand first: K05: Only the poster of annex 2
paper-column-register = Whether the holder agreed to the public register: yes or no
# $name text
# $at datetime
paper-brought = Brought by { $name }, { $at }
# $file text
paper-one-title = Granted on paper: { $file }
# $count number
paper-wrong-lines = { $count ->
    [one] { $count } line is not right yet
   *[other] { $count } lines are not right yet
}
paper-mend = Mend the file, put this one away and bring it again. Nothing is recorded while a line is wrong.
# $count number
paper-ready = { $count ->
    [one] { $count } authorization can be recorded
   *[other] { $count } authorizations can be recorded
}
paper-what-happens = Nobody gets a letter. Those that are in force get reminders before their end, like any other.
# $count number
paper-record-button = { $count ->
    [one] Record { $count } authorization
   *[other] Record { $count } authorizations
}
paper-discard-button = Put this file away
paper-discarded = The file was put away.
# $count number
paper-recorded = { $count ->
    [one] { $count } authorization was recorded.
   *[other] { $count } authorizations were recorded.
}
paper-lines = Lines of the file
paper-line = Line
paper-becomes = Will be
paper-known = Is here already
paper-new = Will be written down
# $count number
paper-conditions = { $count ->
    [one] { $count } condition
   *[other] { $count } conditions
}
# $on date
paper-granted = Granted on { $on }
paper-see = See it
paper-in-register = In the register
paper-not-in-register = Not in the register
paper-problems = What is wrong
paper-empty-cell = must not be empty
paper-no-day = must be a day such as 2026-11-24
# $value text
paper-unknown-value = “{ $value }” is not known
paper-one-value = must be one value
paper-ends-before = must be after the first day
# $code text
paper-condition-words = write the words of { $code } as they stand on paper
paper-recorded-before = was recorded before
# $line number
paper-same-as = is the same as in line { $line }
paper-not-text = The file must be a CSV file in UTF-8
# $column text
paper-unknown-column = The column “{ $column }” is not known
paper-column-twice = A column stands twice in the first line
# $column text
paper-missing-column = The column “{ $column }” must not be missing
# $line number
paper-broken-line = Line { $line } of the file cannot be read
# $most number
paper-too-many-lines = The file must have at most { $most } lines
paper-no-lines = The file has no lines
refused-own-import = You brought this file yourself. Another person records it.
# $state text
refused-import-state = This file stands at “{ $state }”.
refused-partly-recorded = Part of this file is recorded. It cannot be put away.
refused-wrong-lines = A line of this file is wrong. Nothing is recorded.

# The list of all authorizations, for staff.
all-title = Authorizations
all-lede = Everything that was granted, with what comes next for each and by when.
all-link-search = Search all
all-link-paper = Granted on paper
all-view-live = Live
all-view-waiting = Waiting for acceptance
all-view-ending = Ending within 60 days
all-view-owed = Something is overdue
all-view-over = Over
# $count number
all-count = { $count ->
    [one] { $count } authorization
   *[other] { $count } authorizations
}
all-none = There are none in this view. Choose another one above.
all-next = Next
all-due = By
next-accept = Acceptance by the holder
next-start = It comes into force
next-conditions = Conditions to be met first
next-end = It ends
next-report = Report on the use
next-condition = A condition is due
next-nothing = Nothing
# $on date
since = Since { $on }
# The list for staff.
list-title = Authorizations
list-filter = Filter the authorizations
list-search = Number, holder or activity
list-in-force = Offered or in force
list-any-state = In any state
list-ends = Ends
list-ends-any = On any day
# $days number
list-ends-within = Within { $days } days
list-ends-passed = In the past
list-waits = Starts
# $count number
list-count = { $count ->
    [one] { $count } authorization
   *[other] { $count } authorizations
}
list-none = No authorizations here
list-none-hint = Take a filter away, or look at all of them.
list-see-all = See all authorizations
list-more = More authorizations
# $days number
list-left = { $days ->
    [0] Ends today
    [one] One day left
   *[other] { $days } days left
}
