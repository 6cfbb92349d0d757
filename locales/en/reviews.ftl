# Reviews: assignment, scorecards, deliberation.

card-assigned = Not begun
card-open = In progress
card-locked = Locked
card-recused = Stepped back: conflict
card-abstained = Stepped back
card-replaced = Replaced
remark-comment = Comment
remark-objection = Objection
resolution-upheld = Upheld
resolution-set-aside = Set aside
band-recommend = Recommend
band-recommend-with-conditions = Recommend with conditions
band-recommend-decline = Recommend a decline
track-simplified = Simplified track
track-standard = Standard track
track-enhanced = Enhanced track

# What speaks against a member.
against-membership = Acts for the organization that asks
against-relative = Acts for a relative of it: { $name }
against-adjudicated = Worked a check of this case
against-decided = Decided in this case before
against-entered = Wrote this request down for the partner
against-gave-opinion = Gave an opinion in this case
against-named = Named in what the partner says of its people and connections
# $count number
against-past-conflicts = { $count ->
    [one] Declared a conflict in another case of this organization
   *[other] Declared a conflict in { $count } other cases of this organization
}
# $open number
# $most number
against-full = Has { $open } open scorecards and takes on { $most }
against-declared = Declared a conflict
against-same-domain = Same mail domain as the organization: { $domain }
# $until date
against-absent = Away until { $until }

# Refusals.
refused-adjudicated = You worked a check of this case, so you cannot take part in its review.
refused-no-card = Nobody gave you a scorecard in this case, so there is nothing for you to score.
refused-not-in-the-group = Only members of the group with a scorecard here, the chair and the secretariat can do this.
refused-state = This is not possible any more: the scorecard is marked “{ $state }”.
refused-stage = This is not possible while the request stands at “{ $stage }”.
refused-on-hold = The case is on hold. Scorecards can be read, and nothing can be changed until the hold is released.
refused-assign-stage = Members are assigned in screening and in review. This request stands at “{ $stage }”.
refused-not-a-member = { $name } is not an active member of the advisory group.
refused-assignment = { $name } cannot be given a scorecard here: { $why }.
# $why text
refused-in-case = { $number }: { $why }
refused-has-card = { $name } already has a scorecard here ({ $state }).
refused-not-ready = The review cannot open yet: { $what }
refused-not-declared = Say first whether you have a conflict of interest in this case.
refused-nothing-to-confirm = There is nothing to confirm here: the request has not changed since you locked your scorecard.
refused-no-deliberation = There is no open deliberation. The request stands at “{ $stage }”.
refused-objection-stands = An objection on this point still stands in the discussion. It can be set aside when its author has withdrawn it.
conflict-saved-elsewhere = Your scorecard was saved in another window in the meantime. Both texts are shown below.

# Problems of forms.
problem-nobody-chosen = Select the members to assign
# $count number
problem-too-few-chosen = Select at least { $count } members
# $most number
problem-most-open = The number must be from 1 to { $most }
problem-no-case-chosen = Select the requests to assign members to
problem-reason = Enter a reason
problem-reasons = Enter the reasons
problem-remark = Enter what you want to say
problem-minutes = Enter what was said at the meeting
problem-nobody-present = Select who was present
problem-meeting-day = Enter the day of the meeting, for example 24 November 2026
problem-meeting-to-come = The day of the meeting must be today or in the past
problem-resolution = Select how the knock-out is resolved
problem-answer = Select whether you have a conflict
# $most number
# $count number
problem-too-long = The text must be { $most } characters or fewer. It has { $count }
problem-not-scored = { $criterion } is not scored yet
# $criterion text
# $score number
problem-comment-missing = { $criterion }: enter a comment that explains the { $score }
problem-always-applies = { $criterion } always applies: select a score
problem-off-the-scale = { $criterion }: the score must be from 0 to 4
problem-not-asked = { $criterion } is not part of this track
problem-nothing-applies = At least one criterion must apply

# What must be done before the review opens.
before-checks = Every check is settled
# $count number
# $needed number
before-members = { $count } of { $needed } members assigned
before-nobody-declared = Members declare whether they have a conflict
# $count number
before-declared = { $count ->
    [0] Every member has declared
    [one] One member has not declared a conflict or none
   *[other] { $count } members have not declared a conflict or none
}

# What a recommendation still lacks.
# $locked number
# $quorum number
missing-quorum = Quorum: { $locked } of { $quorum } scorecards locked
missing-knock-out = The knock-out on { $criterion } is not resolved
missing-objection = The knock-out on { $criterion } was set aside, but an objection stands
# $needed number
missing-meeting = A meeting with { $needed } members present

# Letters.
letter-case = Case
letter-activity = Activity
letter-due = Due
letter-assigned-subject = You are asked to review { $number }
letter-assigned = The secretariat asks you to review a request. First say whether you have a conflict of interest.
letter-assigned-open = The review is open: once you have declared that there is no conflict you can score.
letter-assigned-wait = Scoring begins when the screening is complete. We will write to you then.
letter-assigned-button = Declare a conflict or none
letter-open-subject = The review of { $number } is open
letter-open = Screening is complete and the review is open. Your scorecard waits for you.
letter-open-button = Open your scorecard
# $number text
# $due weekday
letter-reminder-subject = Your scorecard on { $number } is due { $due }
letter-reminder = Your scorecard on this request is still open.
letter-reminder-late-subject = Your scorecard on { $number } is overdue
letter-reminder-late = The last day for your scorecard has passed. If the quorum is there, the deliberation opens without it.
letter-replaced-subject = Your scorecard on { $number } is no longer awaited
letter-replaced = You do not have to do anything more on this request. What you wrote on the scorecard is kept and does not count.
letter-stepped-back-subject = A member is missing on { $number }
letter-stepped-back-conflict = { $member } declared a conflict of interest and takes no further part in this case.
letter-stepped-back-abstained = { $member } stepped back from this case.
letter-stepped-back-disabled = The account of { $member } was closed. The scorecard went back to assignment.
letter-stepped-back-too-few = Fewer members are left than the quorum needs. Assign another one.
letter-stepped-back-button = Open the reviews of this case
letter-deliberation-subject = The deliberation on { $number } is open
letter-deliberation = The scorecards are locked and open to the group.
letter-deliberation-cards = Scorecards
letter-deliberation-score = Mean score of 100
letter-deliberation-apart = Criteria far apart
letter-deliberation-blocked = Criteria with a knock-out
letter-deliberation-button = Read the scores and discuss
letter-confirm-subject = Confirm or change your scorecard on { $number }
letter-confirm-changed = The request changed after you locked your scorecard. Look at what changed, and confirm your scores or change them.
letter-confirm-reopened = The chair opened the review again. Confirm your scores or change them. The reason:
letter-confirm-button = Look at your scorecard
letter-track-changed-subject = { $number } is on another track
# $track text
letter-track-changed = The case is on another track now: { $track }. What is scored, and how many members score, follows from that. The page of the review shows what is asked of you.
letter-changed-subject = { $number } changed while you review it
letter-changed = The partner sent a new version of the request. Your scores so far are kept: look whether they still hold.

# The page of reviews.
reviews-title = Reviews
reviews-of = Reviews of { $number }
early-note = Members are assigned once the request is accepted.
ended-note = The case ended before a deliberation.
before-title = Before the review can open
done = Done
still-open = Open
open-review = Open the review
members-title = Members
no-members = Nobody is assigned yet.
column-member = Member
column-state = Scorecard
column-declared = Conflict
column-due = Due
column-load = Open scorecards
column-note = Note
declared-none = None declared
declared-conflict = Declared a conflict
declared-not-yet = Not declared yet
to-confirm = Asked to confirm
replace-link = Replace
# $name text
replace-who = Replace { $name }
assign-title = Assign members
# $track text
# $needed number
assign-hint = { $track }: at least { $needed } members. Each is asked to declare a conflict or none, and has ten working days.
assign-button = Assign the selected members
assign-none = There is nobody left to assign. An administrator can give more people the role.
cannot-assign = Cannot be assigned
# $open number
# $most number
load-of = { $open } of { $most }
proposed = Proposed
tick-proposed = Tick the proposed members
knows-sector = Knows the sector
# $goals text
knows-goals = Knows { $goals }
# $languages text
knows-languages = Reads { $languages }
# $locked number
# $count number
locked-count = { $locked } of { $count } scorecards are locked.
scores-hidden = Scores are in sight when your own scorecard is locked, or when the deliberation is open.
own-title = Your part
own-declare = Say whether you have a conflict
own-open = Open your scorecard
own-confirm = Confirm or change your scorecard
own-read = Read your scorecard
assigned-banner = The members are assigned and have their letters.
opened-banner = The review is open. The members have their letters.

replace-title = Replace { $name }
replace-hint = What the member wrote is kept and does not count. The member gets a letter with your reason.
replace-reason = Reason
replace-successor = Assign instead
replace-nobody = Nobody for now
replace-button = Replace
replaced-banner = The scorecard was taken back.

# Conflict of interest.
conflict-title = Do you have a conflict of interest?
conflict-intro = A conflict is anything that could make you judge this request by more than its merits: work, money, family or friendship with the organization, its people or its rivals.
conflict-consequence = If you declare one, you take no further part in this case in any role, and you cannot open it any more. Nobody can undo this.
conflict-yes = I have a conflict
conflict-no = I have no conflict
conflict-statement = What it is
conflict-statement-hint = Only kept with the declaration; it is not sent to anyone
conflict-answer = Conflict of interest
conflict-button = Declare
conflict-known = You declared on this case that you have no conflict. Tell us if that has changed.
conflict-banner-none = You declared that you have no conflict. Thank you.
conflict-banner-yes = You declared a conflict and stepped back from the case. The secretariat has been told.
conflict-who-asks = Who asks
conflict-activity = Activity

# The scorecard.
card-title = Your scorecard
card-title-page = Score { $number }
conflict-link = I have a conflict
document = Document
document-request = The request
document-revision = Version { $number } of the request
documents-title = Documents
no-documents = No documents were handed in.
fact-title = Activity
fact-organization = Organization
fact-marks = Marks
fact-use = Use
fact-submitted = Sent
rubric = Rubric
so-far = so far, of 100
# $count number
left = { $count ->
    [0] All scored
    [one] One left to score
   *[other] { $count } left to score
}
# $number text
# $recommend number
# $conditions number
bands = { $number }. Recommend from { $recommend }; with conditions from { $conditions }
saved-at = Saved at { $time }
not-saved-yet = Not saved yet
saving = Saving
save-failed = Not saved. We try again.
unsaved = Changes not saved yet
restored = What you typed before was not saved. It is back on this page.
lock-button = Lock scorecard
criteria = Criteria
# $weight number
weight = Weight { $weight }
# $weight number
weight-knock-out = Weight { $weight }; 0 blocks the case
score-for = Score for { $criterion }
not-applicable = Does not apply to this case
not-applicable-short = n/a
comment = Comment
comment-needed = A comment is needed with 0, 1 and 4
source-title = Where this comes from
private-note = Private note
private-note-hint = Only you see this
keys-hint = Keys: 0 to 4 score, n does not apply, j and k go on and back, Esc leaves a comment, l locks
keys-off = Turn keys off
keys-on = Turn keys on
on-hold-note = The case is on hold. Your scorecard can be read, and changed again when the hold is released.
locked-note = You locked this scorecard. It can be read and not changed.
closed-note = This scorecard is not awaited any more. It is kept and does not count.
wait-note = Scoring begins when the screening is complete. You can read the request and the rubric now.
changed-note = The request changed since you began. Look at the version beside your scores: what you wrote is kept.
confirm-note = The request changed, or the chair opened the review again, after you locked your scorecard. Look whether your scores still hold.
confirm-note-deliberation = The request changed after you locked your scorecard. Confirm your scores; if they no longer hold, ask the chair to open the review again.
confirm-button = My scores still hold
change-button = Change my scores
confirmed-banner = You confirmed your scores.
change-banner = Your scorecard is open again. The former version is kept.
saved-banner = Your scorecard is saved.
differs-title = Saved in another window
differs-why = Saving again keeps what stands on this page and replaces what was saved there. These lines differ:
differs-stored = Saved there
differs-typed = On this page
differs-nothing = nothing
abstain-title = Step back without a conflict
abstain-reason = Reason
abstain-button = Step back
abstained-banner = You stepped back from this case. Secretariat and chair have been told.

lock-title = Lock your scorecard?
lock-intro = A last look. Once locked, the scorecard is final, and you see the scores of the others who have locked theirs.
lock-missing = Before you can lock it
lock-confirm = Lock it now
lock-back = Go back and change
lock-score = Your score of 100
lock-column-criterion = Criterion
lock-column-score = Score
lock-column-comment = Comment
locked-banner = Your scorecard is locked.

# The deliberation.
agreed-title = Are we agreed?
deliberation-page = Deliberation on { $number }
# $count number
cards-locked = { $count ->
    [one] One scorecard locked
   *[other] { $count } scorecards locked
}
# $count number
knock-outs-stop = { $count ->
    [one] One knock-out stops a recommendation. Discuss it, then the chair resolves it with reasons.
   *[other] { $count } knock-outs stop a recommendation. Discuss them, then the chair resolves each with reasons.
}
upheld-note = A knock-out was upheld: only a decline can be recommended.
mean-score = Mean score
between-members = Between members
criteria-apart = Criteria far apart
# $count number
# $all number
count-of = { $count } of { $all }
quorum = Scorecards for the quorum
nobody-apart = None
# $needed number
# $track text
quorum-needed = { $needed } needed, { $track }
# $needed number
# $track text
quorum-meeting = { $needed } needed and a meeting, { $track }
matrix-title = Scores, criterion by criterion
column-criterion = Criterion
column-weight = Weight
column-mean = Mean
column-spread = Spread
column-flag = Flag
knock-out = Knock-out
far-apart = Far apart
score-of-hundred = Score of 100
matrix-note = A deeper blue is a higher score. “–” stepped back or not locked. Spread is highest minus lowest; 2 or more is marked “Far apart”. Balanced representation and sectoral balance are notes on the portfolio, not scores.
comments-title = Comments
no-comments = There are no comments.
# $name text
# $score text
comment-by = { $name }, scored { $score }
discussion = Discussion
no-remarks = Nobody has said anything yet.
on-criterion = on { $criterion }
withdrawn = Withdrawn
withdraw-objection = Withdraw my objection
say-something = Say something to the group
say-hint = Members who stepped back because of a conflict do not see it
say-kind = What it is
say-criterion = About a criterion
say-whole-case = The whole case
say-audience = Who reads it
audience-group = The group: members with a scorecard, the chair, the secretariat
audience-case = Everybody who sees this case, the officer and the screeners too
said-to-all = Said to everybody on the case
say-button = Add to the discussion
objection-hint = Stands until you withdraw it; a knock-out cannot be set aside while it does
for-the-chair = For the chair
before-recommend = Before the group can recommend:
can-recommend = The group can recommend.
prepare-recommendation = Prepare a recommendation
knock-outs-title = Knock-outs
# $name text
# $criterion text
knock-out-by = { $criterion }, by { $name }
resolve-link = Resolve the knock-out
resolve-again = Change the resolution
resolve-title = Resolve the knock-out on { $criterion }
resolve-question = How is it resolved?
resolve-upheld = Upheld: only a decline can be recommended
resolve-set-aside = Set aside, with reasons
resolve-reasons = Reasons
resolve-button = Resolve
resolve-objections = An objection on this point stands, so it cannot be set aside now.
resolved-banner = The knock-out is resolved.
meetings-title = Meetings
no-meetings = No meeting is written down.
# $day date
# $count number
meeting-line = { $day }, { $count } present
meeting-link = Write a meeting down
meeting-title = Write a meeting down
meeting-day = Day of the meeting
meeting-minutes = Minutes
meeting-present = Present
meeting-button = Save the meeting
meeting-banner = The meeting is written down.
reopen-link = Open the review again
reopen-title = Open the review again?
reopen-intro = The request goes back to scoring. Members are asked to confirm or change their scorecards, and the secretariat can assign more members.
reopen-reason = Reason: what is new, or why the quorum was lost
reopen-button = Open the review again
reopened-banner = The review is open again.
remark-banner = It stands in the discussion.
withdrawn-banner = Your objection is withdrawn.
document-changes = What changed since you were asked

# What stands beside the rubric.
precedents-title = What was decided before
no-precedents = No decided case is like this one in mark and use, or in who asks.
# $day date
precedent-decided = Decided { $day }
# $conditions text
precedent-conditions = Special conditions: { $conditions }
why-mark-and-use = Same mark and use
why-organization = Same organization
why-similar = Similar organization
size-micro = Fewer than 10 people
size-small-medium = 10 to 249 people
size-large = 250 people or more
lesson = Lesson
# $number text
lesson-legend = What you make of lesson { $number }
lessons-whole = Lessons for the whole case
lesson-seen = Seen
lesson-applied = Applied
lesson-not-relevant = Not relevant
# $count number
source-and-lessons = { $count ->
    [one] Where this comes from, and one lesson
   *[other] Where this comes from, and { $count } lessons
}
lock-and-next = Lock it and go on to the next
locked-next-banner = Your scorecard is locked. This is what waits next.

# The portfolio, for the chair.
portfolio-title = Notes on the portfolio
portfolio-hint = For the chair to weigh. They carry no weight in the score.
portfolio-nothing = Nothing was authorized in the last twelve months.
# $count number
# $all number
portfolio-special = Of { $all } authorized in the last twelve months, { $count } went to organizations in least developed, landlocked developing or small island States.
portfolio-this-is = This request comes from such a country.
portfolio-this-is-not = This request does not come from such a country.
# $count number
# $all number
# $sector text
portfolio-sector = { $count } of { $all } in the same sector: { $sector }
# $count number
# $all number
# $region text
portfolio-region = { $count } of { $all } from the same region: { $region }

# Members for several requests at once.
many-title = Assign members to several requests
many-intro = The product proposes members by what they know of the sector, the goals and the languages of a request, and by how much they have to do. Nobody is proposed against whom anything speaks. Change what you like, look at what it does, then assign.
many-none = Every request has its members
many-none-hint = Requests in screening and in review to which nobody is assigned stand here.
many-cases = Requests
many-take = Assign members to { $number }
# $needed number
many-needed = Needs { $needed } members
many-members = Members for { $number }
many-too-few = Fewer members can be proposed than it needs.
# $count number
many-more = { $count ->
    [one] One more request waits; it comes when these have their members.
   *[other] { $count } more requests wait; they come when these have their members.
}
many-preview = Show what this does
many-preview-title = What this does
# $requests number
# $members number
many-preview-line = Scorecards in { $requests } requests for { $members } members. Each gets one letter a request, asks to declare a conflict or none.
many-column-now = Open now
many-column-new = New
many-column-after = Then
many-column-requests = Requests
many-over = More than { $name } takes on
many-button = Assign and send the letters
many-back = Go back and change
# $requests number
many-banner = { $requests ->
    [one] One request has its members. They have their letters.
   *[other] { $requests } requests have their members. They have their letters.
}
many-link = Assign members to several requests

# What a member knows.
profile-title = What you know and how much you take on
profile-intro = The secretariat sees this when members are assigned, and the product proposes you by it. It says nothing of any request.
profile-sectors = Sectors you know
profile-goals = Goals you know
profile-languages = Languages you read well enough to judge a text
profile-most = Most open scorecards at once
# $usual number
profile-most-hint = You are not proposed for more. Left empty it is { $usual }.
profile-save = Save
profile-saved = What you know is saved.
profile-link = What you know and how much you take on

# The list of scorecards.
cards-title = Scorecards
cards-filter = Filter the scorecards
cards-search = Find scorecards by their requests
cards-whose = Whose
cards-mine = Mine
cards-all = All that I may see
cards-awaited = Awaited
cards-any-state = In any state
cards-late = Past their last day
# $count number
cards-count = { $count ->
    [one] { $count } scorecard
   *[other] { $count } scorecards
}
cards-none = No scorecards here
cards-none-hint = Take a filter away, or look at all of them.
cards-see-all = See all scorecards
cards-more = More scorecards
column-asked = Asked
column-locked = Locked

# What to look for on the pictures.
placement-title = What to look for on the pictures
placement-unaltered = Is each mark whole and unaltered, with clear space round it?
placement-size = Is it no larger than, and not level with, the logo of the partner?
placement-endorsement = Could somebody read the picture as an endorsement of a company, a product or a service?
placement-nothing = The partner says that nothing stands beside the mark. Do the pictures show the same?

# Questions of members to the partner.
questions-title = Questions to the partner
questions-hint = Secretariat and chair read them, with your name, and ask the partner. Scores have no place in them.
question-label = What would you ask?
question-button = Pass the question on
question-passed-on = Your question is passed on to the secretariat and the chair.
question-let-go = The question is let go.
question-waiting = With the secretariat
question-put = The partner was asked
question-gone = Not asked
problem-question = Enter the question
questions-waiting-title = Members of the group would ask
questions-waiting-hint = Their words stand in the form below. Change them as you like.
let-go = Let it go
letter-question-subject = A question on { $number } to put to the partner
letter-question = { $member }, who reviews this request, would ask the partner:
letter-question-button = Ask the partner
