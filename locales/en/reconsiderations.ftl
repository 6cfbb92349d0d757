# That a decision is looked at again: the partner asks, an officer who did not decide answers.

# Refusals.
refused-decided = You took the decision at issue. An officer who did not decide before has to look at it again.
refused-recommended = The person who recommended cannot look at the decision again. Another authorizing officer has to.
refused-adjudicated = You recorded or confirmed a check in this case. Another authorizing officer has to look at the decision again.
refused-card = You have a scorecard in this case. Another authorizing officer has to look at the decision again.
refused-nothing = There is no decision here that can be looked at again.
# $on date
refused-twice = You asked for this on { $on }. It can be asked for once.
# $by weekday
refused-late = The last day to ask for this was { $by }.
# $state text
refused-answered = This was answered already: { $state }.
refused-no-longer-stands = What the partner asked about no longer stands, so there is nothing to change. Uphold or refuse, and say what has happened since.

# What is wrong with what was typed.
choose-ground = Select the ground
enter-words = Enter what should be looked at again, and why
choose-answer = Select your answer
choose-stage = Select where the case goes on
enter-reasons = Enter your reasons
change-a-condition = Change at least one condition below, or uphold the decision
enter-day = The day must be a real date, such as 27 March 2027
# $limit number
too-long = The text must be { $limit } characters or fewer

# What it is about.
kind-decline = Decline of the request
kind-exclusion = Exclusion
kind-conditions = Conditions of the authorization
kind-suspension = Suspension of the authorization
kind-revocation = Revocation of the authorization
ground-conflict = Somebody who took part had a conflict of interest
ground-fact = A fact was got wrong
ground-new-information = There is new information that matters
state-asked = Asked
state-refused = Refused: no ground
state-upheld = Upheld
state-changed = Changed

# What a change does, for the office; then as the partner reads it.
change-decline = The case goes back to the advisory group. Another officer than the first decides anew
change-exclusion = The case goes back to screening, and the checks that excluded are made again
change-conditions = You edit the conditions; they hold as you leave them
change-suspension = The suspension is lifted, and the authorization stands where it stood
change-revocation = The revocation is undone, and the authorization stands where it stood
changed-decline = Your request is open again and goes back to the advisory group. You need not send anything; you hear from us when it is decided.
changed-exclusion = Your request is open again and goes back to screening. You need not send anything; you hear from us when it goes on.
changed-conditions = The conditions of your authorization were changed. Those that hold now stand on the page of the authorization.
changed-suspension = The suspension is lifted. The use may go on as it was authorized.
changed-revocation = The revocation is undone. The authorization stands where it stood.

# The partner’s page.
title = Ask that the decision is looked at again
back = Back to the request
# $about text
# $on date
lede = You can ask that an officer who did not take part looks at this again: { $about }, { $on }.
# $by weekday
until = You can ask once, until { $by }. It costs nothing. Until it is answered the decision stands.
ground = On what ground?
words = What should be looked at again, and why?
words-hint = Name what was wrong or is new, and where we can see it. An officer reads these words
ask-button = Send
once-only = After this you cannot ask again about the same decision.
asked-banner = We have what you wrote. An officer who did not decide looks at it.
# $on date
asked-on = Asked on { $on }
# $on date
answered-on = Answered on { $on }
with-an-officer = An officer who did not decide looks at it.
link = Ask that this is looked at again
# $by date
link-until = until { $by }
link-asked = What you asked to be looked at again

# The page of the case.
tab = Reconsideration
decided = Decided
# $name text
# $at datetime
decided-line = { $name }, { $at }
asked = Asked for
# $name text
# $at datetime
# $by date
asked-line = { $name }, { $at }; the last day was { $by }
answer = Your answer
answer-refuse = Refuse: no ground is shown
answer-refuse-hint = Nothing of what was written is a conflict of interest, a wrong fact or new information
answer-uphold = Uphold: the decision stands
answer-change = Change the decision
stage = If you change it: where does the case go on?
stage-hint = In review, members confirm or change their scorecards first; in deliberation the group recommends anew on the scores as they are
conditions = If you change it: the conditions
# $position number
# $code text
condition-words = Words of condition { $position } ({ $code })
# $position number
condition-due = Condition { $position } must be met by
# $position number
let-go = Condition { $position } no longer holds
reasons = Reasons
reasons-hint = The partner reads these words
answer-button = Answer and tell
answered-banner = The answer is recorded. The partner, the chair, the secretariat and the focal point were told.
not-by-you = Not yours to answer.
who-answers = An authorizing officer answers who did not decide before and had no other part in the case. Whoever took the first decision does not take the next one.

# Letters.
letter-number = Request
letter-organization = Organization
letter-title = Activity
letter-about = About
letter-ground = Ground
letter-answer = Answer
letter-answer-by = Answer by
letter-open = Open the request
letter-open-case = Open the case
# $number text
letter-receipt-subject = { $number }: we look at the decision again
# $due weekday
letter-receipt = We have what you wrote. An officer who did not take the decision looks at it and answers by { $due }.
letter-meanwhile = Until it is answered the decision stands.
# $number text
letter-asked-subject = { $number }: the partner asks for a reconsideration
letter-asked = A partner asks that a decision is looked at again. An officer who did not take it answers.
# $number text
letter-reminder-subject = { $number }: a reconsideration waits for you
# $due weekday
letter-reminder = A partner asked that a decision is looked at again. The answer is due on { $due }.
# $due weekday
letter-late = A partner asked that a decision is looked at again. The answer was due on { $due } and is late.
# $number text
letter-answered-subject = { $number }: the decision was looked at again
letter-refused = An officer who did not take the decision read what you wrote. It shows no ground to look at the decision again, for these reasons:
letter-upheld = An officer who did not take the decision looked at it again. It stands, for these reasons:
letter-changed = An officer who did not take the decision looked at it again and changes it, for these reasons:
letter-final = A decision is looked at again once. You can send a new request at any time.
# $number text
letter-answered-note-subject = { $number }: the reconsideration is answered
letter-answered-note = An authorizing officer answered a partner who asked that a decision is looked at again.

# History.
event-ask = The partner asked that the decision is looked at again
event-refuse = Reconsideration refused: no ground
event-uphold = Reconsideration: the decision stands
event-change = Reconsideration: the decision is changed
event-ask-partner = Asked that the decision is looked at again
event-refuse-partner = Looked at again: no ground was shown
event-uphold-partner = Looked at again: the decision stands
event-change-partner = Looked at again: the decision is changed
