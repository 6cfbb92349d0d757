# Integrity matters: reports of misuse, what the office does with them, and what the organization is asked.

# Where a matter stands, how it came, what was done.
state-received = New
state-dismissed = Dismissed
state-in-dialogue = In dialogue
state-referred = Referred
state-resolved = Settled
state-sanctioned = Sanctioned
source-public = By the public form
source-staff = Written down by the office
source-condition = A condition was breached
source-withdrawal = Left by a withdrawal
sanction-suspended = Suspend the authorization
sanction-revoked = Revoke the authorization
action-link = Say whom it concerns
action-dismiss = Dismiss
action-open-dialogue = Ask the organization
action-refer = Refer
action-put-on-hold = Put its open requests on hold
action-comment = Comment
action-pass-time = Let the time pass
action-resolve = Settle
action-sanction = Suspend or revoke

# The public form.
report-title = Report a misuse
report-lede = Did you see a mark used where it should not be, or a permission that does not look real? Tell us. You need no account, and you need not say who you are.
report-what-we-need = A number, a picture or a few words are enough to begin with.
report-section-what = What you saw
report-section-you = About you
report-code = Number or code of the permission
report-code-hint = It stands beside the mark or under the QR code, such as A-2026-0071. Leave it empty if there is none.
report-description = What did you see?
report-description-hint = What the mark was on, and why it seems wrong to you. Please name no private persons.
report-who = Who uses the mark?
report-who-hint = A company, an organization or a shop, by the name you saw
report-place = Where did you see it?
report-place-hint = A web address, or a town and a place
report-picture = A picture of it
# $most text
report-picture-hint = PNG, JPEG or PDF, up to { $most }
report-you-hint = Both may stay empty. If you leave an address, you get a receipt and hear what came of it. Only the people who look into it see who you are; whoever uses the mark never does.
report-name = Your name
report-email = Your e-mail address
report-trap = Leave this field empty
report-button = Send the report
report-what-happens = What happens next
report-step-look = Within three working days somebody of the secretariat reads your report.
report-step-ask = If there is something in it, the organization is asked for its comment. It does not learn who reported.
report-step-end = In the end the matter is settled, or the permission is suspended or taken away. The public register shows that at once.
report-check-first = You can look up a permission first
report-too-often-title = Too many reports at once
# $minutes number
report-too-often = Many reports came from your network in a short time. Wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}, go back in your browser and send it again: what you typed is still there.
sent-title = Your report has arrived
# $number text
sent-number = Its number is { $number }. Note it if you want to write to us about it.
sent-thanks = Thank you. Reports like yours keep the marks trustworthy.
sent-letter = If you left an address, a receipt is on its way.
sent-another = Report something else

# What is wrong with a report.
enter-description = Enter what you saw, or a number, or choose a picture
enter-who-or-where = Enter who uses the mark, or where you saw it
leave-empty = This field must stay empty
choose-picture-again = Choose the picture again: it was not kept while something else was missing
picture-kind = The picture must be a PNG, a JPEG or a PDF
# $most number
too-long = This must be { $most } characters or fewer
# $who text
used-by = Used by: { $who }

# What the system writes down itself.
# $position number
# $code text
# $number text
# $evidence text
breach-found = Condition { $position } ({ $code }) of authorization { $number } was found breached. { $evidence }
# $number text
# $codes text
withdrawal-left = Request { $number } was withdrawn while an exclusion stood confirmed: { $codes }.
# $number text
# $reason text
hold-reason-of = Matter { $number }: { $reason }

# The list.
title = Integrity matters
lede = What was reported against the use of a mark or against an organization, and what came of it.
new-matter = Write down an allegation
new-button = Save as a matter
filter-label = Find matters
filter-words = Words
filter-words-hint = Number, organization, place or words of the report
filter-state = Status
any-state = Any
view-open = Open
view-waiting = Waiting for you
view-all = All
views = Counted views
apply = Apply
clear = Show all matters
# $name text
chip-organization = Organization: { $name }
# $words text
chip-words = Words: { $words }
remove-filter = Remove this filter
# $count number
matters-count = { $count ->
    [0] No matters
    [one] { $count } matter
   *[other] { $count } matters
}
column-number = Matter
column-organization = Organization
column-about = About
column-status = Status
column-received = Received
column-due = Due
nobody-named = Not named
nothing-waits = Nothing to show
nothing-waits-why = No matter fits. A report by the public form, a breached condition or an allegation that somebody writes down appears here.
next-page = Next page
# $due date
comment-due = Comment by { $due }
# $due date
look-due = Look by { $due }
heard = Heard: can be ended

# One matter.
# $number text
heading = Matter { $number }
identity-status = Status
identity-since = Received
identity-due = Comment due
reported = What was reported
fact-source = How it came
# $name text
entered-by = by { $name }
fact-organization = Organization
fact-only-name = a bare name, not known here
fact-authorization = Authorization
fact-case = Case
fact-code = Number or code given
fact-code-unknown = not known here
fact-place = Where
fact-description = What was seen
fact-picture = Picture
reporter = Reported by
reporter-name = Name of whoever told us
reporter-email = E-mail address of whoever told us
reporter-hint = For staff only. Never in a letter to the organization.
reporter-anonymous = Not said, or erased
reporter-forget = Erase name and address
reporter-forget-why = Name and address go from this page, the log and the letters for good. The matter stays.
dialogue = Dialogue
dialogue-asked = What the organization was asked
# $name text
# $at datetime
asked-by = { $name }, { $at }
dialogue-comment = What it says
comment-none = Nothing yet
comment-none-in-time = Nothing; its time has passed
outcome = Outcome
outcome-reasons = Reasons
outcome-referred-to = Referred to
outcome-sanction = What was done
sanction-was-suspended = The authorization was suspended
sanction-was-revoked = The authorization was revoked
actions = What you can do now
nothing-to-do = There is nothing for you to do here.
refused-actions = What you cannot do now
others = Other matters on this organization
no-others = None
authorizations = Its authorizations
no-authorizations = None
history = History
system = by itself
visitor = by the public form
find-organization = Find an organization
find-button = Find
find-none = No organization has these words in its name.
link-organization = Which organization is it?
link-only-name = None of these: keep the bare name
link-name = Bare name
link-authorization = Number or code of an authorization
link-authorization-hint = Leave it empty if none is concerned
link-button = Save
link-done = Saved.
reasons-label = Reasons
dismiss-hint = For the file. Whoever reported hears that nothing further follows, without the reasons.
dismiss-button = Dismiss the matter
dismissed = The matter is dismissed.
dialogue-hint = The organization gets a letter with this text and two months to comment. It is all that it reads of the matter: name no source.
question-label = What the organization is asked
question-proposed = A use of a mark was reported to us that may not be covered by an authorization. Nothing is decided, and a report is not a finding. Please tell us what you know about it and, if something went wrong, what you have done or will do.
dialogue-button = Ask the organization
dialogue-opened = The organization has been asked.
refer-hint = For what another office looks after. Whoever reported hears which one.
refer-to = Which office
refer-button = Refer the matter
referred = The matter is referred.
# $count number
hold-hint = { $count ->
    [one] One open request is not on hold yet. It stands still until two people release it.
   *[other] { $count } open requests are not on hold yet. They stand still until two people release each of them.
}
hold-reason-label = Why, for staff only
hold-summary-label = What the organization reads
hold-summary-hint = Neutral: no accusation, no name of a source
hold-button = Put on hold and tell the organization
# $count number
held = { $count ->
    [one] One request is on hold.
   *[other] { $count } requests are on hold.
}
resolve-hint = The organization reads the reasons.
resolve-button = Settle the matter
resolved = The matter is settled.
sanction-hint = The holder gets the letter of a suspension or a revocation with these reasons, and the register shows it at once. This ends the matter.
sanction-label = What is done
sanction-reasons-hint = The holder reads them
stop-by-label = For a revocation: gone by
sanction-button = Do it and close the matter
sanctioned = Done. The holder, the chair and the register know of it.
urgent = If the use has to stop at once, suspend it on the page of the authorization; the dialogue goes on.
urgent-link = Open the authorization

# What is wrong, and why something is refused.
enter-reasons = Enter the reasons
enter-office = Enter the office
enter-question = Enter what the organization is asked
enter-comment = Enter your comment
enter-hold-reason = Enter why the requests have to stand still
enter-summary = Enter what the organization reads
enter-stop-by = Enter a day from today on by which the use must be gone
select-sanction = Select what is done
names-the-reporter = This text names whoever reported: leave that out
unknown-authorization = No authorization has this number or code
authorization-of-others = This authorization belongs to another organization than the one selected
# $state text
refused-state = Not possible now: the matter is “{ $state }”.
refused-no-organization = The organization is not known here. Say first whom the matter concerns.
refused-nothing-to-hold = There is no open request of the organization that you can put on hold.
refused-commented = The comment has been sent already.
refused-no-authorization = The matter names no authorization.
# $due date
refused-not-heard = The organization can still comment, until { $due }.
refused-nobody-to-ask = The organization has nobody here who could read the question and comment.
refused-organization-stays = The organization was asked already and stays as it is.
refused-own-conflict = That would lead to a case in which you belong to the organization or declared a conflict.
refused-erase-open = The matter is open: whoever reported is still to hear what came of it.

# Events.
event-receive = Received
event-link = Said whom it concerns
event-dismiss = Dismissed
event-open-dialogue = Organization asked
event-refer = Referred
event-put-on-hold = Open requests put on hold
event-comment = Organization commented
event-pass-time = The time for a comment passed
event-resolve = Settled
event-sanction = Sanctioned
event-forget-reporter = Name and address of the reporter erased
event-open-picture = Picture opened

# The organization's pages.
own-title = Questions about the use of marks
own-lede = What the office asked your organization about a use of a mark.
own-none = Nothing was asked
own-none-why = When the office has a question about the use of a mark, you get a letter, and it stands here.
# $number text
own-heading = A question to your organization ({ $number })
own-question = What the office asks
own-due = Your comment by
own-fair = Nothing is decided. A report is not a finding, and your comment is read before anything is done.
own-once = You can send one comment. Write down all that matters, also what you have done already.
own-comment-label = Your comment
own-comment-button = Send the comment
own-commented = Your comment has arrived.
# $at datetime
own-comment-sent = Sent on { $at }
own-waits-for-you = Your comment is awaited
own-waits = The office reads it now. You hear what comes of it.
own-ended = How it ended
own-resolved = The matter is settled.
own-sanctioned = The matter is closed. What was decided about the authorization stands in its letter.
own-reasons = Reasons
own-late = The day has passed. You can still comment as long as the matter is open.
own-authorization = It is about authorization

# Letters.
letter-reader = reader
letter-number = Matter
letter-organization = Organization
letter-look-by = Look by
letter-comment-by = Comment by
letter-outcome = Outcome
letter-open = Open the matter
letter-open-own = Read it and comment
# $number text
letter-received-subject = New integrity matter { $number }
# $source text
letter-received = A new integrity matter waits for a first look. How it came: { $source }.
# $number text
letter-receipt-subject = Your report has arrived ({ $number })
letter-receipt = Thank you for your report. It has arrived, and somebody of the secretariat reads it within three working days.
letter-receipt-next = If there is something in it, the organization concerned is asked for its comment, which can take two months. We write to you when the matter has ended.
letter-reporter-name = Whoever uses the mark does not learn who reported it.
# $number text
letter-outcome-subject = What came of your report { $number }
letter-outcome-dismissed = We have looked into your report. Nothing further follows from it.
# $referred_to text
letter-outcome-referred = We have looked into your report. Another office looks after it, and we have handed it on: { $referred_to }.
letter-outcome-resolved = We have looked into your report and settled the matter with the organization concerned.
letter-outcome-sanctioned = We have looked into your report. The permission concerned was suspended or taken away; the public register shows it.
letter-outcome-thanks = Thank you for taking the time to write to us.
# $number text
letter-asked-subject = A question about the use of a mark ({ $number })
letter-asked = The office has a question to your organization about the use of a mark:
letter-asked-fair = Nothing is decided. Your comment is read before anything is done. You can send it once, on the page below.
# $number text
# $due date
letter-reminder-subject = Your comment is awaited by { $due } ({ $number })
letter-reminder = We asked your organization about the use of a mark and have not had a comment yet.
# $number text
letter-time-passed-subject = The day for your comment has passed ({ $number })
letter-time-passed = We have had no comment from your organization. The office now goes on with what it knows. You can still comment as long as the matter is open.
# $number text
letter-commented-subject = The organization commented on { $number }
letter-commented = The organization has sent its comment. The matter can be ended now.
# $number text
letter-no-comment-subject = No comment on { $number }
letter-no-comment = The day for a comment has passed and the organization said nothing. The matter can be ended now.
# $number text
letter-resolved-subject = The matter { $number } is settled
letter-resolved = The matter about the use of a mark is settled. These are the reasons:
# $number text
letter-ended-subject = Matter { $number } has ended
letter-ended = An integrity matter has ended.
