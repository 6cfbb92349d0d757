# Requests and their cases.

stage-draft = Draft
stage-submitted = Submitted
stage-returned = Returned for information
stage-screening = Screening
stage-review = Review
stage-deliberation = Deliberation
stage-recommended = Recommended
stage-deferred = Deferred
stage-closed = Closed

outcome-authorized = Authorized
outcome-authorized-with-conditions = Authorized with conditions
outcome-declined = Declined
outcome-excluded = Excluded
outcome-referred = Referred to another office
outcome-not-required = No authorization needed
outcome-withdrawn = Withdrawn
outcome-lapsed = Lapsed

turn-partner = With the partner
turn-secretariat = With the secretariat
turn-screener = With the screeners
turn-group = With the advisory group
turn-chair = With the chair
turn-officer = With an authorizing officer
turn-nobody = Nobody: it is closed

tab-request = Request
tab-documents = Documents
tab-opinions = Opinions
tab-screening = Screening
tab-reviews = Reviews
tab-decision = Decision
tab-mail = Mail
tab-history = History
ident-status = Status
ident-turn = Whose turn
ident-due = Due
ident-case = The case
ident-parts = Parts of the case

on-hold = On hold
# $since date
refused-on-hold = On hold since { $since }. Until the hold is released nothing else can be done here.
refused-no-hold = There is no open hold on this request.
refused-closed = This request is closed ({ $outcome }), so this step is not possible any more.
refused-stage = This step is not possible while the request stands at “{ $stage }”.
own-organization = You belong to the organization that asks, so you cannot act on this case as staff.

untitled = Untitled request
describe-organization-first = Describe your organization first; then a request can begin.
cannot-withdraw = This request is closed, so there is nothing to withdraw.
cannot-ask-again = Only a request that was closed as needing no authorization, or as another office's, can be looked at again.
not-complete = Some answers are missing or do not hold yet. “Check your answers” names them.
split-first = The marks of this request belong to several authorities. Part it into one request for each first.
cannot-be-given = This use cannot be authorized for anybody who asks so. The page about routing says what to do instead.
nothing-to-split = This request asks one authority only, so there is nothing to part.
nothing-changed = Nothing was changed since you last sent it. Change an answer, or say in the note why it stays as it is.
# $limit number
note-too-long = The note must be { $limit } characters or fewer.
# $limit number
reason-too-long = This must be { $limit } characters or fewer.
# $days number
too-late-to-ask-again = A routing can be looked at again within { $days } days of the closing. You can begin a new request instead.
asked-again-already = You have asked already. The secretariat will answer by letter.
nobody-asked-again = Nobody asked to look at this routing again.
name-a-gap = Name at least one thing that is asked for.
due-must-be-later = The last day must be later than today.
due-too-late = The last day must be within 90 days.
# $status text
step-not-now = This step is not possible while the request stands at “{ $status }”.

## The partner's list

list-title = Your requests
list-empty-title = No requests yet
list-empty = Ask for the use of a mark here. It takes about an hour; you can save and come back.
list-empty-organization = First describe your organization; that is done once.
list-first-organization = Describe your organization
list-new = Ask for the use of a mark
list-column-request = Request
list-column-status = Status
list-column-turn = Where it is
list-column-next = What you can do
list-older = Older requests
no-number-yet = No number yet

before-title = Before you start
before-lead = A request asks for one use of one mark (or of several marks of the same authority).
before-time = It takes about an hour. You can save at any point and come back; a draft is kept until you send or withdraw it.
before-why-title = Why each part is asked
before-why-organization = Who asks: to know with whom the United Nations would be seen, and to check it.
before-why-values = Values and integrity: the General Assembly asks for openness on conduct (resolution 66/223, paragraphs 12 and 14).
before-why-use = The use: which mark, in which words, where and how long. From this follows who decides, and whether anything has to be asked at all.
before-why-substance = The partnership: what it serves, and who carries what.
before-why-money = The money, for fundraising only.
before-have-title = Have at hand
before-have-number = Registration number, owners of 25% and more, number of employees
before-have-evidence = Web addresses or PDFs of your policies and codes
before-have-words = The exact words, in each language in which they will appear
before-have-pictures = Pictures or PDFs of how it will look (up to 20 MB each)
before-have-dates = First and last day of the use; no permission is permanent
before-after-title = What happens afterwards
before-after = You get a number at once. Within 3 working days we tell you whether something is missing. A decision is expected within 30 working days.
before-no-print = Until a letter says so, do not use the mark.
before-begin = Start now

## Whose turn, in the partner's words

partner-draft = With you. Finish it and send it.
partner-recalled = With you. You took it back; send it again when it is ready.
# $due weekday
partner-submitted = With the secretariat. You hear from us by { $due }.
partner-submitted-undated = With the secretariat.
# $due weekday
partner-returned = With you. Answer what is missing by { $due }; after that day the request lapses.
# $due weekday
partner-screening = Complete. The screeners check it until { $due }.
partner-screening-undated = Complete. The screeners check it.
# $since weekday
partner-group = With the advisory group since { $since }.
# $due weekday
partner-recommended = With an authorizing officer. A decision is expected by { $due }.
partner-recommended-undated = With an authorizing officer.
# $since weekday
partner-deferred = Put off since { $since }. We write to you as soon as it goes on.
# $since weekday
partner-on-hold = On hold since { $since }. The work rests; you can answer what we wrote to you.
# $due weekday
partner-asked = With you. Answer our questions by { $due }; the work goes on meanwhile.
partner-offered = With you. An authorization is offered: accept it before you use anything.
partner-accepted = Accepted. It comes into force on its first day, once its conditions are met.
partner-active = In force. You may use what your letter says.
partner-suspended = Suspended. Stop the use now; the letter says why.
partner-revoked = Revoked. Stop the use; the letter says why and by when.
partner-over = Authorized, and over: it does not hold any longer.
partner-authorized = Authorized. The letter says what you may use.
partner-authorized-with-conditions = Authorized with conditions. The letter says what you may use, and how.
partner-declined = Declined. The letter gives the reasons.
partner-excluded = Excluded. The letter gives the reasons.
partner-referred = Another office decides. The letter says which and how to reach it.
partner-not-required = No authorization is needed. The letter says why and what to mind.
partner-withdrawn = Withdrawn by you.
partner-lapsed = Lapsed: it was not answered in time. You can begin a new one.
next-continue = Continue
next-complete = Answer what is missing
next-answer = Answer the questions
next-look = Open
next-accept = Accept or refuse
next-nothing = Nothing at the moment

## Writing a request

state-completed = Completed
state-in-progress = In progress
state-not-started = Not yet started
state-problem = There is a problem
state-cannot-start = Cannot start yet
back-to-list = All your requests
back-to-request = Your request
# $done number
# $all number
tasks-done = Draft. You have finished { $done } of { $all } parts.
# $done number
# $all number
tasks-done-again = You have finished { $done } of { $all } parts.
section-send = Send
check-and-send = Check your answers and send
check-and-send-hint = When every part above is completed
check-and-send-ready = All parts are completed
before-you-send = Before you send
# $count number
parts-left = { $count ->
    [0] Every part is completed.
    [one] One part is left.
   *[other] { $count } parts are left.
}
draft-is-kept = Your draft is kept until you send or withdraw it.
# $time text
saved-at = Saved at { $time }
saved-by-somebody-else = Somebody else saved this part meanwhile. Press “Save and continue” to see both texts; nothing is overwritten.
not-saved-kept = Not saved: no line to the server. What you type is kept on this device, and we try again.
unsaved-on-device = On this device there is text of this part that was never saved. It stands below; copy what you need.
saved-for-later = Saved. Come back whenever you like.
discard-link = Discard this draft
linked-title = Asked together with
gaps-title = What we asked you
# $due weekday
gaps-due = Answer by { $due }.
# $section text
# $number number
# $count number
part-of = { $section }, part { $number } of { $count }
you-are-here = You are here
# $section text
# $count number
in-parts = { $section }, in { $count } parts
done-prefix = Done:{" "}
save-and-come-back = Save and come back later
save-and-add-files = Save and add files
files-of = Files
conflict-page-title = Two people wrote this part
# $who text
# $at datetime
conflict-who = { $who } saved it on { $at }, while you were writing. Nothing was overwritten.
conflict-what-now = The form below holds what you typed. Mend it as you both want it and save: it then stands instead of what is kept now.
conflict-question = Question
conflict-theirs = Kept now
conflict-mine = You typed
conflict-differs = Differs
conflict-keep-theirs = Leave it as it is kept now

## Routing, check, send

routing-title = Who decides about this use
routing-authority = Who decides
routing-contact = How to reach them
routing-disclaimer = Show this disclaimer with it
routing-instead = What you can do instead
routing-alternatives = Marks that may do instead
routing-marks = Marks
routing-closed = As it stands, this request cannot be sent. Choose another mark or another kind of use, or do without.
routing-split = These marks belong to different authorities, and each decides for itself. We part your draft into one for each; all your answers and files are copied.
routing-split-button = Part it into separate requests
routing-may-not-need = You may not need to send this request.
routing-on = Go on all the same
routing-change = Change mark or kind of use
check-title = Check your answers before you send them
check-missing-title = Not complete yet
check-missing = These parts need an answer before you can send:
check-answer = Answer
check-note = A note to the secretariat
check-note-hint = Say what you changed, or why something stays as it is
check-declare = By sending, you confirm what you declared above: it is true and complete, and you speak for the organization.
check-send = Accept and send request
check-send-again = Accept and send again
check-after-title = After you send
# $due weekday
check-after = You get a number at once. Within 3 working days, by { $due }, we tell you whether anything is missing.
check-after-again = The secretariat sees what you changed and goes on from there.
check-cannot-send = It cannot be sent yet.
answer-not-yet = Not yet answered
sent-title = Your request was sent
sent-number = Your number
sent-next = What happens next
# $due weekday
sent-due = By { $due } the secretariat tells you whether something is missing, or that screening begins.
sent-copy = A receipt is on its way to everybody of your organization. You can come back to this page at any time.
sent-answers = What you sent
sent-follow = Follow this request
sent-contact = Questions? Write to { $address } and name your number.
withdraw-heading = Withdraw this request?
withdraw-what-happens = It is closed at once and nobody works on it any more. What was sent stays in the records.
withdraw-can-ask-again = You can ask again at any time with a new request.
withdraw-reason = Why do you withdraw it?
withdraw-button = Withdraw request
withdraw-link = Withdraw this request
discard-heading = Discard this draft?
discard-what-happens = It is closed and cannot be opened again. It was never sent, so nobody but your organization has seen it.
discard-button = Discard draft
ask-again-heading = Ask that the routing is looked at again
ask-again-what-happens = The secretariat reads your reasons and either takes the case up again or tells you why it stays closed.
ask-again-reasons = Why should it be looked at again?
ask-again-button = Ask
ask-again-link = Ask that this is looked at again
enter-reasons = Enter your reasons
enter-reason = Enter the reason
recall-button = Take it back to change it
recall-hint = Possible until the secretariat has looked at it. You send it again afterwards.

## Progress

# $number text
request-number = Request { $number }
where-it-is = Where your request is
step-sent = Sent
step-complete = Complete
step-screened = Screened
step-group = Advisory group
step-decision = Decision
# $day date
on-day = { $day }
# $day date
since-day = Since { $day }
history-title = What has happened
history-you = You
history-office = The office
system = System
letters-title = Letters to you
letters-none = No letters yet.
your-copy = Your copy
# $day date
what-you-sent = What you sent on { $day }
changed-your-mind = Changed your mind?
print-title = What may I print today?
print-nothing = Nothing yet. Until a letter says so, do not use the mark, not even on drafts that leave your house.
print-offered = Nothing yet. An authorization was offered to you: accept it first.
print-accepted = Nothing yet. The authorization becomes active on its first day.
# $until date
print-active = What your letter says, until { $until }.
print-ended = Nothing more. The authorization does not hold any longer.
print-not-required = What the letter describes needs no authorization. Mind its advice.
print-closed = Nothing. This request is closed.
# $number text
see-authorization = Authorization { $number }
# $number number
# $at datetime
revision-of = Revision { $number }, sent on { $at }
answers-title = What you sent
print-hint = Use your browser's print to keep a copy on paper or as a PDF.
answer-hold = Answer to the hold
closing-reason = What we told you
decision-letter = The letter of decision

## Desk and cases

# $name text
desk-title = Good day, { $name }
views = Views
view-mine = Waiting for me
view-overdue = Overdue
view-new = New in 3 working days
view-holds = On hold
view-unassigned = Nobody assigned
# $days number
view-expiring = Ends within { $days } days
saved-views = Saved searches
save-view-title = Need this list again?
view-name = Name of this search
save-view = Save this search
remove-view = Remove this search
enter-view-name = Enter a name for this search
# $limit number
view-name-long = The name of a search must be at most { $limit } characters
# $limit number
too-many-views = You have { $limit } saved searches. Remove one first
# $name text
view-saved = Saved as “{ $name }”. It stands on your desk.
view-removed = The saved search is gone.
more-cases = More cases
as-file = This list as a file (CSV)
# $count number
cases-count = { $count ->
    [0] No cases
    [one] { $count } case
   *[other] { $count } cases
}
# $count number
waits-count = { $count ->
    [0] Nothing
    [one] { $count } thing
   *[other] { $count } things
}
column-case = Case
column-organization = Organization
column-use = Use and track
column-part = My part
column-status = Status
column-turn = Whose turn
column-due = Due
desk-caption = What waits for you, by due date
column-title = Title
column-track = Track
column-since = Since
cases-caption = Cases
cases-title = Cases
filter-cases = Filter cases
filter-stage = Stage
filter-mark = Mark
filter-use = Kind of use
filter-track = Track
filter-any = Any
filter-apply = Apply filters
filter-clear = Clear all
remove-filter = {" "}(remove)
empty-filtered = Nothing matches these filters
empty-filtered-hint = Remove one of the filters above, or clear all of them.
empty-cases = No cases yet
empty-cases-hint = A case stands here as soon as a partner has sent it.
empty-desk = Nothing waits for you
empty-desk-hint = What is asked of you or of one of your roles comes here, with its last day.
see-all-cases = All cases
# $marks text
# $use text
marks-and-use = { $marks }; { $use }
# $since date
since = since { $since }
# $days number
overdue-by = { $days ->
    [0] overdue
    [one] { $days } working day overdue
   *[other] { $days } working days overdue
}
due-today = due today
# $days number
due-in = { $days ->
    [one] in { $days } working day
   *[other] in { $days } working days
}
track-simplified = Simplified track
track-standard = Standard track
track-enhanced = Enhanced track
wait-completeness = Check completeness
wait-gaps = Answers of the partner
wait-screening = Screening
wait-scorecard = Your scorecard
wait-recommendation = Recommendation
wait-decision = Decision
wait-deferral = Put off
wait-hold-answer = Answer to a hold
wait-second-person = Second person
wait-acceptance = Acceptance
wait-lesson-task = Lesson
wait-lesson-validation = Validate a lesson
wait-use-report = Report on use
wait-report-review = Look at the report on the use
wait-papers = Look at what the holder handed in
wait-opinion = Opinion of a focal point or a Local Network
wait-change-report = Answer to a reported change
wait-join-request = Answer to somebody who asks to join
wait-sponsorship = Word of the sponsor
wait-condition = Condition of an authorization
wait-holder-check = Check on a holder
wait-matter = Integrity matter
wait-reconsideration = Look at a decision again
wait-written-procedure = Draft recommendation: silence agrees
view-matters = Matters waiting
view-leads = Matches to judge
ident-integrity = Integrity
# $count number
ident-matters = { $count ->
    [one] { $count } open matter
   *[other] { $count } open matters
}
wait-engagement = Remedial engagement

## A case

case-title = The request at a glance
all-answers = All answers
glance-mark-and-use = Mark and use
glance-where-and-when = Where and when
# $countries text
# $from date
# $until date
glance-where-and-when-value = { $countries }; { $from } to { $until }
glance-media = Media
glance-beside = Beside it
glance-purpose = Purpose
glance-money = Money
# $currency text
# $amount text
# $beneficiary text
# $share text
glance-money-value = { $currency } { $amount } asked; { $share }% passed on to { $beneficiary }
glance-organization = Organization
# $kind text
# $people text
# $sector text
# $country text
glance-organization-value = { $kind }, { $people } people; { $sector }; { $country }
glance-judged = Judged by
# $edition text
# $rubric number
# $rules number
glance-judged-value = Guidelines of { $edition }; rules { $rules }, rubric version { $rubric }
glance-track = Track
glance-wording = Exact words
# $track text
suggested-track = The rules speak for the { $track }.
routing-says = What routing says
placement-title = What stands beside the mark
gaps-asked = What was asked of the partner
gap-open = Open
# $question text
# $text text
gap-line = { $question } – { $text }
# $day date
gap-answered = Answered on { $day }
# $number number
changes-title = What revision { $number } changed
changes-none = No answer changed.
change-before = Before
change-after = Now
files-changed = Files
next-steps = What you can do
nothing-to-do = Nothing for your role at this stage.
see-history = Whole history
partner-asked-again = The partner asked that this routing is looked at again. The reasons stand in the history.
recalled-by-partner = The partner took this request back to change it. Below stands what was last sent.
# $number number
revision-title = Revision { $number }
revisions = Revisions
revision-hash = SHA-256 of this revision
documents-title = Documents
documents-none = No documents were sent with this request.
documents-earlier = Of earlier revisions
documents-note = Pictures are drawn anew by us; the files themselves are only downloaded. Each download is noted in the history.
letter-to = To
letter-subject = Subject
letter-when = Written
letter-state = State
closing-told = What the partner was told

do-accept = Accept as complete
do-return = Return for information
do-not-required = Close: no authorization needed
do-refer = Refer to another office
do-undo-routing = Undo the routing
do-ask-for-change = Ask the partner
accept-lead = Screening begins at once. The partner and the screeners are told by letter.
# $track text
accept-suggested = The rules speak for the { $track }.
accept-track = Track
accept-reason = Reason, if you choose another track
accept-button = Accept and start screening
select-track = Select a track
enter-track-reason = Enter the reason for another track than the rules speak for
# $due weekday
return-lead = The partner gets a letter with this list and has until { $due }. After that day the request lapses.
return-button = Return to the partner
# $number number
gap-number = { $number }. What is missing
gap-question = Question of the form
gap-question-any = None in particular
gap-text = What is missing, in words for the partner
gap-more = Add another
enter-gap = Enter what is missing
# $group text
# $question text
question-of-group = { $group }: { $question }
ask-lead = The partner gets a letter with your questions and answers with a new revision. The work goes on meanwhile.
ask-button = Send the questions
# $number number
ask-number = { $number }. Question
ask-text = What you want to know, in words for the partner
ask-due = Answer by
enter-due = Enter a day, such as 27 3 2027
not-required-lead = The request is closed and the partner is told by letter why nothing has to be authorized, with your advice. It can be undone.
not-required-reason = Why no authorization is needed
not-required-advice = Advice on wording
not-required-advice-hint = Begins with what the table of marks says
not-required-button = Close and tell the partner
enter-advice = Enter advice on wording
refer-lead = The request is closed and the partner is told by letter who decides. It can be undone.
refer-authority = Who decides
refer-contact = How to reach them
refer-reason = Anything to add
refer-button = Refer and tell the partner
select-authority = Select who decides
enter-contact = Enter how to reach them
undo-lead = The case stands before you again as on the day it was sent, and the partner is told.
undo-reasons = Reasons, for the partner to read
undo-button = Undo and tell the partner
keep-button = Leave it closed and tell the partner

## Events

event-create = Draft begun
event-save-answers = Answers saved
event-split = Parted into requests to several authorities
event-submit = Sent by the partner
event-recall = Taken back by the partner
event-return = Returned for information
event-resubmit = Sent again by the partner
event-lapse = Lapsed
event-close-not-required = Closed: no authorization needed
event-refer = Referred to another office
event-ask-undo-routing = The partner asked that the routing is looked at again
event-undo-routing = Routing undone
event-keep-routing = Routing kept
event-accept = Accepted as complete
event-open-review = Review opened
event-change-track = Track changed
event-ask-for-change = Questions went to the partner
event-revise = The partner answered with a new revision
event-open-deliberation = Discussion opened
event-reopen-review = Review opened again
event-recommend = The group recommended
event-send-back = Sent back to the group
event-decide = Decided; sealed until its release
event-take-back = Sealed decision taken back
event-release-decision = Decision released
event-defer = Put off
event-wake = Taken up again
event-withdraw = Withdrawn by the partner
event-open-hold = Put on hold
event-ask-hold = A hold was asked for
event-answer-hold = The partner answered the hold
event-release-hold = Hold released
event-exclude = Excluded
event-reopen-excluded = Opened again after an exclusion
event-reopen-declined = Opened again after a decline

event-screening-open-checks = Checks opened
event-screening-record = A check was recorded
event-screening-record-rest = The remaining checks were recorded
event-screening-confirm = A second person confirmed a check
event-screening-send-back = A check went back to the first person
event-screening-reset = Checks went back to “not checked”
event-screening-ask-release = The release of the hold was asked for
event-screening-keep-hold = The hold was kept
event-screening-end-hold = The hold ended with the case
event-screening-find = Names near listed ones were found
event-screening-see-match = A match was opened
event-screening-judge-match = A match was judged
event-screening-open-holder-check = A check on the holder was opened
event-screening-record-holder-check = A check on the holder was recorded
event-screening-confirm-holder-check = A second person confirmed a check on the holder
event-screening-send-back-holder-check = A check on the holder went back to the first person
event-screening-lose-entry = A list no longer has what the holder was found near
event-screening-record-controversy = A report on the organization was recorded
event-screening-close-controversy = A report on the organization was closed
event-screening-record-risk = A risk was recorded
event-screening-drop-risk = A risk was dropped
event-screening-propose-engagement = A remedial engagement was proposed
event-screening-approve-engagement = A remedial engagement was approved
event-screening-refuse-engagement = A remedial engagement was refused
event-screening-lapse-engagement = A remedial engagement lapsed
event-reviews-assign = A member was assigned
event-reviews-begin = A scorecard was begun
event-reviews-declare-none = No conflict declared
event-reviews-declare-conflict = A conflict was declared
event-reviews-lock = A scorecard was locked
event-reviews-ask-to-confirm = Members were asked to confirm their scorecards
event-reviews-confirm = A scorecard was confirmed
event-reviews-change = A locked scorecard was opened for a new version
event-reviews-new-version = A new version of a scorecard was locked
event-reviews-abstain = A member abstained
event-reviews-replace = A member was replaced
event-reviews-record-meeting = A meeting was recorded
event-reviews-remark = A remark was written
event-reviews-withdraw-objection = An objection was withdrawn
event-reviews-resolve-knock-out = A knock-out was resolved
event-reviews-c11-zero = National law was scored 0
event-decisions-release = Decision released
event-decisions-set-letter = The letter was set as a paper
event-decisions-put-to-members = A draft recommendation was put to the members
event-decisions-break-silence = A member broke the silence on the draft
event-decisions-withdraw-draft = The draft recommendation was withdrawn
event-decisions-silence-anew = Silence on the draft began anew after a hold
event-decisions-silence-agreed = Silence agreed to the draft
event-decisions-void = Sealed decision voided
event-lessons-write = A lesson was written
event-lessons-rewrite = A lesson was rewritten
event-lessons-send-for-validation = A lesson went to its validation
event-lessons-publish = A lesson was published
event-lessons-give-back = A lesson was given back
event-lessons-waive = A reason for no lesson was given
event-authorizations-offer = An authorization was offered
event-authorizations-accept = The authorization was accepted

event-create-partner = Draft begun
event-submit-partner = Sent
event-recall-partner = Taken back to change it
event-return-partner = Returned: something is missing
event-resubmit-partner = Sent again
event-lapse-partner = Lapsed
event-close-not-required-partner = Closed: no authorization is needed
event-refer-partner = Closed: another office decides
event-ask-undo-routing-partner = Asked that the routing is looked at again
event-undo-routing-partner = Taken up again
event-keep-routing-partner = The routing stays
event-accept-partner = Complete; screening began
event-open-review-partner = Screening finished; with the advisory group
event-ask-for-change-partner = Questions to you
event-revise-partner = Questions answered
event-recommend-partner = The advisory group has finished; with an authorizing officer
event-release-decision-partner = Decided
event-defer-partner = Put off
event-wake-partner = Taken up again
event-withdraw-partner = Withdrawn
event-open-hold-partner = Put on hold
event-answer-hold-partner = Answered the hold
event-release-hold-partner = Hold released
event-exclude-partner = Excluded
event-reopen-excluded-partner = Opened again
event-reopen-declined-partner = Opened again

## Letters

letter-open-request = Open your request
letter-open-case = Open the case
letter-begin-again = Begin a new request
letter-number = Number
letter-title = Activity
letter-organization = Organization
letter-hear-by = You hear from us by
letter-check-by = Check by
letter-answer-by = Answer by
letter-decision-by = Decision expected by
letter-authority = Who decides
letter-contact = How to reach them
letter-note = The partner wrote:
letter-reason = The reason:
letter-advice = Our advice on wording:
letter-nothing-may-be-printed = Please do not use the mark before a letter says that you may.
letter-receipt-subject = We have your request { $number }
letter-receipt-again-subject = We have your answers to { $number }
letter-receipt = Your request has arrived. We look first whether it is complete and who decides about it.
# $revision number
letter-receipt-again = Your request has arrived again, as revision { $revision }. We go on from there.
letter-arrived-subject = New request { $number }
letter-arrived-again-subject = Request { $number } was sent again
letter-arrived = A request has arrived and waits for its check of completeness and routing.
letter-arrived-again = A returned request was sent again. The case shows what changed.
letter-recalled-subject = { $number } was taken back
letter-recalled = { $organization } took the request back to change it. It will be sent again.
letter-returned-subject = Something is missing in { $number }
letter-returned = Before your request can go on, we need the following from you:
letter-returned-lapses = If it is not answered by that day, the request lapses. You can then begin a new one.
# $due date
letter-reminder-subject = { $number }: please answer by { $due }
letter-reminder = We still wait for your answers. The page of your request says what is asked.
letter-accepted-subject = Your request { $number } is complete
letter-accepted = Your request is complete. It is screened now and then goes to the advisory group.
letter-not-required-subject = { $number }: no authorization is needed
letter-not-required = What you describe needs no authorization, so your request is closed.
# $until date
letter-ask-again = If you think that this is a mistake, you can ask until { $until } that it is looked at again.
letter-referred-subject = { $number }: another office decides
letter-referred = Another office decides about this use, so your request is closed here. Please turn to:
letter-closed-for-members-subject = { $number } was closed
letter-closed-for-members = The secretariat closed this case by routing. Your scorecard is not needed any more.
letter-asked-again-subject = { $number }: a routing is questioned
letter-asked-again = { $organization } asks that the routing is looked at again:
letter-routing-undone-subject = { $number } is taken up again
letter-routing-undone = We have looked at the routing again and take your request up again.
letter-routing-kept-subject = { $number } stays closed
letter-routing-kept = We have looked at the routing again. It stays as it is.
letter-change-asked-subject = Questions about { $number }
letter-change-asked = While the work on your request goes on, we ask you for the following:
letter-change-asked-members-subject = { $number }: the partner was asked
# $due date
letter-change-asked-members = Questions went to the partner, to be answered by { $due }. A new revision may come.
letter-revised-subject = { $number }: a new revision
letter-revised = { $organization } answered with a new revision. The case shows what changed.
letter-withdrawn-receipt-subject = You withdrew { $number }
letter-withdrawn-receipt = Your request is withdrawn and closed. You can ask again at any time.
letter-withdrawn-subject = { $number } was withdrawn
letter-withdrawn = { $organization } withdrew the request. Nothing is to be done any more.
letter-lapsed-subject = { $number } has lapsed
letter-lapsed = We did not get what was missing in time, so your request has lapsed and is closed.
letter-lapsed-staff-subject = { $number } has lapsed
letter-lapsed-staff = { $organization } did not answer in time. The request is closed.

check-profile = You also confirm that what stands above about your organization is right today. It comes from its profile, which is kept once for all requests.

# What the organization says of itself, beside what was sent.
# $number number
profile-since-title = The organization's profile has changed since revision { $number }
profile-since-why = The case is judged by what was sent. The organization keeps its profile apart from it and has changed it meanwhile.
# $number text
profile-earlier-title = The organization's profile has changed since request { $number }
profile-earlier-why = Its last request before this one said these things differently.

# What a partner wrote by paper or mail, entered by the secretariat.
on-behalf-tag = On behalf
on-behalf-link = Enter a request that came by paper or mail
on-behalf-title = Requests on behalf
on-behalf-lede = Enter what a partner wrote by paper or mail. It is marked so on every page that staff see. Until somebody of the partner takes it over, you do here what the partner would do, under your own name.
on-behalf-drafts = Not sent yet
on-behalf-new = Enter another
on-behalf-organization = Organization
on-behalf-organization-hint = Those that have nobody here stand in the list. Whoever has people here enters a request there.
organization-is-new = Not in this list: enter it below
on-behalf-legal-name = Legal name of an organization that is not in the list
on-behalf-how = How did it come?
received-paper = On paper
received-email = By e-mail
on-behalf-received = On which day did it come?
on-behalf-button = Begin the request
select-organization = Select an organization of the list
enter-legal-name = Enter the legal name
organization-is-here = An organization with this registration number is here already. If it has nobody here it stands in the list above; else ask its people to enter the request.
select-how = Select how it came
enter-received = Enter the day on which it came
received-in-the-future = The day on which it came must be today or earlier
has-people-here = Somebody acts for this organization here, so they enter its requests themselves.
# $on date
recorded-from-paper = Recorded from paper: granted on { $on }
# $day date
entered-from-paper = Entered by the office from paper of { $day }
# $day date
entered-from-email = Entered by the office from a message of { $day }
# $name text
# $how text
on-behalf-note = You write for { $name }. { $how }.
on-behalf-open = Do what the partner would do
on-behalf-nobody = Nobody of the partner is here yet.
on-behalf-taken-over = The partner has people here now and acts for itself.
take-over-link = Invite the partner to take it over
take-over-title = Invite the partner to take it over
take-over-why = The person gets a letter with a link that is good for 14 days and for one use, becomes the owner of the organization here and does everything from then on. Until then you do.
nobody-to-stand-in-for = The partner acts for itself here.
event-enter-on-behalf = Entered on behalf of the partner
event-enter-on-behalf-partner = The office entered what you had written

# A new draft with the answers of an earlier request.
still-a-draft = This request is still being written. It can be copied once it was sent.
copy-title = Ask for something like it
copy-button = Copy as a new draft
copy-hint = The answers come along, except for the days of the use and the signature. You confirm each part before you send it.
state-to-confirm = To confirm
# $count number
to-confirm-title = { $count ->
    [one] One part came from an earlier request
   *[other] { $count } parts came from an earlier request
}
to-confirm-why = Look at each, change what is no longer right, and confirm it. The request can be sent when all are confirmed.
to-confirm-link = Look and confirm
confirm-group = Still right
confirm-first = Some parts came from an earlier request and were not confirmed yet.
does-not-hold = Something in this part is missing or does not hold. Change it first.
event-copy = Begun as a copy of an earlier request
event-take-alternative = Begun with the mark that was offered on an earlier request
event-take-alternative-partner = Begun with the mark that was offered on an earlier request
event-copy-partner = Begun as a copy of an earlier request
event-renew = Begun as the renewal of an earlier request
event-renew-partner = Begun as the renewal of an earlier request
event-confirm-answers = Carried answers confirmed
# $number text
glance-renews = Renews { $number }
# $number text
glance-alternative = Asks for the mark that was offered on { $number }
glance-link = Came from
# $number text
glance-copies = Copied from { $number }

# Questions that were not answered in time.
# $number text
letter-late-subject = Our questions on { $number } are still open
# $due date
letter-late = We asked you some questions and needed the answers by { $due }. The work on your request waits for them. Answer as soon as you can, or tell us that you need more time.
# $number text
letter-late-staff-subject = No answer from the partner on { $number }
# $organization text
# $due date
letter-late-staff = { $organization } has not answered the questions that were due on { $due }. A letter has reminded them.

# The copy on paper.
# $number text
# $title text
copy-paper-title = Request { $number }: { $title }
# $revision number
# $at datetime
copy-paper-lede = What was sent as revision { $revision } on { $at }.
# $name text
# $facts text
copy-paper-file = { $name } ({ $facts })
copy-paper = These answers as a PDF

# The office's calendar.
office-days-title = Days on which the office is closed
office-days-lede = Besides weekends. Terms in working days leave these days out. Last days that are set already stay as they are.
office-day = Day
office-day-name = Name
office-day-open = Take it back
office-day-of-data = From the reference data
office-day-add = Close the office on a day
office-day-button = Close it
enter-office-day = Enter a real day
office-day-has-come = The day must be after today
office-day-is-closed = The office is closed on this day already
enter-office-day-name = Enter what the day is
# $most number
office-day-name-long = The name must have at most { $most } characters
# $day date
office-day-closed = The office is closed on { $day }.
# $day date
office-day-opened = The office works on { $day }.
lists = Lists
# The mail of a case.
mail-title = Who was written to
mail-caption = Letters about this case, newest first
mail-none = No letters yet
mail-none-why = Letters are written when something happens in the case.
# $letters number
mail-lost = { $letters ->
    [one] 1 letter did not arrive. Reach the person another way, or ask for another address.
   *[other] { $letters } letters did not arrive. Reach the people another way, or ask for other addresses.
}
# $at datetime
mail-on = { $at }
mail-came-back = Came back?
# $letters number
ident-came-back = { $letters ->
    [one] 1 letter came back
   *[other] { $letters } letters came back
}
event-notices-came-back = A letter came back
