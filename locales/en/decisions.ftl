# Recommendations, decisions and their letters.

# Refusals.
refused-adjudicated = You recorded or confirmed a check in this case. Whoever checks does not recommend or decide as well.
refused-decided = You decided in this case before, so another person has to recommend.
refused-decided-before = You decided in this case before. After a reconsideration another officer has to decide.
refused-recommended = The person who recommended cannot decide. Another authorizing officer has to.
refused-card = You have a scorecard in this case. Whoever scores does not decide as well.
refused-not-yours = Only the officer who decided can take the decision back.
refused-no-scores = There is no scorecard to rest a recommendation on.
refused-no-recommendation = There is no recommendation to decide on.
# $name text
# $at datetime
# $outcome text
# $release datetime
decided-already = { $name } decided already, on { $at }: { $outcome }. The decision takes effect on { $release }.
# $at datetime
released-already = The decision took effect on { $at }. It can no longer be taken back.
nothing-to-set-aside = No decision is in effect that could be changed.
nothing-to-take-back = There is no sealed decision to take back.
# $list text
checks-in-the-way = Nothing can be authorized while these checks are open or exclude: { $list }.
letter-was-changed = The letter is not the one that was signed.
not-the-letter-shown = This changes the letter. Read it as it is now, then press the button again.

# $until weekday
refused-silence-runs = A draft is before the members until { $until }. Nothing is recommended before silence has agreed to it or a member has broken it.
refused-meeting-needed = A member broke the silence on the draft, so the group has to meet before it recommends.
refused-other-text = Silence agreed to another text. Issue that one, put the new one to the members, or hold a meeting.
refused-enhanced = On the enhanced track the group has to meet; silence cannot agree to a draft.
refused-not-agreed = There is no draft that silence has agreed to.
refused-no-draft = No draft is before the members.
refused-no-member = Only members with a scorecard in this case can break the silence.

refused-nothing-offered = The letter offers no other mark.

# What is wrong with what was typed.
not-an-alternative = Only a mark of the same authority that was not asked for can be offered
enter-alternative-reasons = Enter why this mark fits
enter-why-break = Enter why the group has to meet
no-dissent-in-draft = Silence cannot agree to a draft with a dissent. Leave this empty, or record the recommendation
upheld-only-decline = A knock-out was upheld, so only a decline is possible.
enter-text = Enter the text of the recommendation
enter-departing-band = Enter why the group departs from what the scores speak for
enter-departing-recommendation = Enter why you depart from the recommendation
enter-dissent = Enter what this member said
no-member = This person has no locked scorecard in this case
enter-reasons = Enter your reasons
enter-questions = Enter your questions
enter-awaited = Enter what is awaited
enter-until = Enter the day until which the decision is put off
until-in-past = The day must be in the future
choose-outcome = Select what you recommend
choose-decision = Select what you decide
choose-condition = Select at least one condition, or another outcome
remedial-condition-missing = This case goes on with an approved remedial engagement: select condition { $code }, the remedial milestones
choose-reason = Select at least one reason
choose-mark = Select at least one mark
mark-not-asked = Only marks that were asked for can be authorized
choose-medium = Select at least one kind of media
choose-language = Select at least one language
enter-territory = Enter the countries of use
# $line text
no-such-country = “{ $line }” must be the name or the code of a country
enter-start = Enter the first day of use
enter-end = Enter the last day of use
# $start date
end-before-start = The last day must be after { $start }
end-in-past = The last day must be in the future
# $months number
# $latest date
end-too-late = A use can last { $months } months, so the last day must be { $latest } or earlier
# $code text
not-in-library = { $code } must be a condition of the library
enter-condition = Enter the words of the condition
# $code text
enter-due = Enter the day by which { $code } must be met
# $word text
unknown-placeholder = “{ $word }” in braces is not one of the words that are filled in
unbalanced-braces = A brace is open or closed without its partner
# $word text
nothing-for-placeholder = Nothing in the request fills “{ $word }”: write it out in words
# $limit number
too-long = The text must be { $limit } characters or fewer
# $label text
date-not-real = { $label } must be a real date, such as 27 March 2027

# Words for the outcome of a recommendation.
band-recommend = Authorize
band-recommend-with-conditions = Authorize with conditions
band-recommend-decline = Decline

# What both letters say.
letter-number = Decision
letter-authorization = Authorization
letter-date = Date
letter-to = To
letter-case = Request
# $contact text
letter-contact = If you have questions about this letter, write to { $contact } and name the number of your request.
signature-block = Signature block “for the Secretary-General” goes here. Template placeholder.

# The authorization.
# $case text
# $activity text
authorization-subject = Authorization for “{ $activity }” (request { $case })
# $case text
# $date date
# $edition text
# $recommendation text
authorization-basis = Your request { $case } of { $date } was considered under General Assembly resolution 92 (I) and under the { $edition }. On recommendation { $recommendation } of the advisory group, the following use is authorized.
what-you-may-use = What you may use, and how
holder = Holder
marks = Marks
kind-of-use = Kind of use
activity = Activity
purpose = Purpose
territory = Territory
media = Media
languages = Languages
valid-from = Valid from
valid-until = Valid until
exact-wording = Exact wording
# $language text
wording-in = In { $language }:
approved-artwork = Approved artwork
artwork-as-sent = Only the artwork in these files, as you sent them, is approved. The fingerprint (SHA-256) shows which version is meant.
# $name text
# $hash text
artwork-line = { $name } – { $hash }
show-disclaimer = This disclaimer belongs to the mark and stands wherever it is shown:
conditions = Conditions
# $text text
# $due date
clause-due = { $text } Due by { $due }.
# $plain text
plain-precedent = { $plain } This must be met before the first use.
fundraising-terms = Terms of fundraising
beneficiary = Benefits
share-to-un = Share that reaches it
costs = Share kept for costs
accounts-by = Accounts due by
# $share text
percent = { $share }%
fundraising-says = Each use says who benefits and in what share. The accounts are sent to this office, and the United Nations may audit them.
for-every-authorization = What holds for every authorization
rule-no-endorsement = No endorsement. The authorization does not mean that the United Nations endorses the organization, its products or its services, and must not be presented so.
rule-not-exclusive = Not exclusive. Others may be authorized for the same. The authorization cannot be passed on, sub-licensed or extended to other organizations.
rule-reporting = Reporting. When the use is over, you report how the mark was used and send copies. We will ask you for it.
rule-changes = Changes. Tell us without delay when something stated in the request changes. A change of mark, wording, artwork, territory, media or dates needs our agreement before it is used.
# $days number
rule-renewal = Renewal. The authorization ends by itself. A renewal is a new request, which you can send within { $days } days of the end.
# $days number
rule-revocation = Suspension and revocation. The authorization can be suspended or revoked at any time. Use then stops within { $days } working days of our notice.
rule-liability = Liability. You bear what arises from the use, keep to the law of each country of use, and hold the United Nations harmless. Nothing in this letter waives the privileges and immunities of the United Nations.
rule-register = Register. Once you accept, the authorization stands in the public register, where anyone can check it.
rule-not-in-register = Register. The authorization is not entered in the public register; anyone who holds its code can check it.
accept-heading = Before you begin
# $by weekday
accept-text = The authorization takes effect once you have accepted it and its first day has come. Accept it by { $by }; after that the offer lapses.
accept-button = Read the terms and accept
# $code text
verify-text = Anyone can check this authorization by its code: { $code }
verify-link = Page that proves this authorization

# The decline.
# $case text
# $activity text
decline-subject = Decision on “{ $activity }” (request { $case })
# $case text
# $date date
# $edition text
# $recommendation text
decline-basis = Your request { $case } of { $date } was considered under General Assembly resolution 92 (I) and under the { $edition }, with recommendation { $recommendation } of the advisory group. The use that you asked for is not authorized.
what-you-asked = What you asked for
why-declined = Why it is not authorized
what-could-change = What could change
other-ways = Other ways
# $mark text
# $instead text
instead-of = { $mark }: { $instead }
reconsideration-heading = To have the decision looked at again
# $by weekday
reconsideration-text = You can ask once, until { $by }, that a person who did not take part look at this decision again. Say on which of these grounds:
reconsideration-link = Ask to have it looked at again
# $by weekday
conditions-again = You can ask once, until { $by }, that an officer who did not take part looks at these conditions again: because somebody who took part had a conflict of interest, because a fact was got wrong, or because there is new information that matters. Until then, and while you wait, they hold as they stand.
ground-conflict = somebody who took part had a conflict of interest
ground-fact = a fact was got wrong
ground-new-information = there is new information that matters

# $organization text
supporting-text = { $organization } supports the Sustainable Development Goals. https://www.un.org/sustainabledevelopment

# Letters to the office and the group.
organization = Organization
outcome = Outcome
recommendation-number = Recommendation
recommended = Recommended
decide-by = Decide by
open-case = Open the case
open-request = Open the request
# $case text
ready-subject = { $case } waits for a decision
ready-text = The advisory group has recommended on a request. An authorizing officer can now decide.
# $case text
sent-back-subject = Questions on the recommendation about { $case }
# $recommendation text
# $case text
sent-back-text = An authorizing officer sent recommendation { $recommendation } on request { $case } back to the group with these questions:
# $case text
decided-subject = { $case } is decided
decided-note-text = An authorizing officer decided on the request below, in which you are named as focal point. The letter has gone to the organization.
# $case text
recommended-note-subject = { $case } goes to an authorizing officer
recommended-note-text = The advisory group has made its recommendation on the request below, in which you are named as focal point. An authorizing officer decides next.
decided-text = An authorizing officer decided on a request that you worked on. The letter has gone to the partner.
# $case text
deferred-subject = The decision on { $case } is put off
# $case text
# $until weekday
deferred-text = An authorizing officer put the decision on request { $case } off until { $until }. Awaited is:
# $case text
deferred-partner-subject = Your request { $case }: the decision is put off
# $case text
# $title text
# $until weekday
deferred-partner-text = The decision on your request { $case }, “{ $title }”, is put off until { $until } at the latest.
deferred-partner-awaited = We wait for this:
deferred-partner-next = As soon as it has come, the request goes on. If it concerns you, write to us.
# $case text
lapsed-subject = Request { $case } has lapsed
# $case text
lapsed-text = Request { $case } was put off, and what was awaited has not come. The request has lapsed. This was awaited:

# Pages.
title-recommend = Recommend
title-decide = What you sign
title-decline = Decline
title-send-back = Send back with questions
title-defer = Put the decision off
title-decision = Decision
title-letter = Your letter
group-page-lede = The text is for the officer who decides and for the members. The partner never sees it.
not-ready = The group cannot recommend yet
# $locked number
# $quorum number
quorum-line = { $locked ->
    [one] { $locked } scorecard is locked
   *[other] { $locked } scorecards are locked
}, { $quorum } are needed
# $score text
# $band text
scores-speak-for = The case score is { $score }. It speaks for: { $band }.
no-scores = No scorecard is locked yet.
upheld-note = A knock-out was upheld. The group can only recommend a decline.
what-group-recommends = What does the group recommend?
recommendation-text = Text of the recommendation
recommendation-text-hint = What the group found, and why
departing-band = Why does the group depart from the scores?
departing-band-hint = Only when you recommend something else than the scores speak for
conditions-proposed = Conditions the group proposes
conditions-hint = Your words go into the letter as they stand. Words in braces are filled from the terms of the authorization.
# $code text
include = Include { $code }
# $code text
text-of = Text of { $code }
# $code text
order-of = Place of { $code } in the letter
place = Place in the letter
due-of = Must be met by
# $code text
due-of-code = { $code } must be met by
due-and-place = Due date, place in the letter
before-use = Before use
dissents = Dissents
dissents-hint = Write what a member who does not agree said. Leave the others empty.
# $name text
dissent-of = { $name } dissents
record-recommendation = Record the recommendation
recorded = The recommendation is recorded. The authorizing officers were told.

# Another mark that is offered.
offered-instead = What we offer instead
# $mark text
offered-mark = You can ask for this mark for the same activity: { $mark }.
offered-how = You can begin that request from the page of this letter. Your answers come along; you confirm them and send it.
offered-link = Page of this letter
offer-alternative = Offer another mark
alternative = Mark that is offered
alternative-hint = Of the same authority. It stands in the letter, and the partner can begin a request for it with one button
no-alternative = None
alternative-reasons = Why does it fit?
alternative-reasons-hint = Stands in the letter
# $mark text
begin-alternative-lede = You can ask for this instead: { $mark }
begin-alternative = Begin a request with this mark
begin-alternative-hint = Your answers come along, without the dates; you confirm each part before you send it.

# Written procedure.
# $day date
basis-written = By written procedure, silence until { $day }
# $day date
basis-meeting = In the meeting of { $day }
basis-scorecards = On the scorecards and the discussion
put-to-members = Put it to the members first
# $days number
put-to-members-hint = The members see this draft as it stands. { $days ->
    [one] One working day
   *[other] { $days } working days
} of silence agree to it; any member can break it, and then the group has to meet.
put-to-the-members = The draft is before the members. Each of them was told.
draft-title = Draft recommendation
# $until weekday
silence-agrees-until = Silence agrees until { $until }
# $name text
# $at datetime
put-by = Put to the members by { $name } on { $at }.
# $names text
before-members = Before { $names }.
# $until date
silence-agreed = Nobody broke the silence until { $until }. The chair can issue the draft as it stands.
# $name text
# $at datetime
silence-broken-by = { $name } broke the silence on { $at }
record-meeting = Write the meeting down
issue-as-agreed = Issue as agreed
break-silence-title = I do not agree, or want to talk about it
why-break = Why should the group meet?
why-break-hint = The chair and the members read these words
break-silence = Break the silence
silence-broken = You broke the silence. The chair and the members were told; the group has to meet.
withdraw-draft = Withdraw the draft
draft-withdrawn = The draft is withdrawn. The members were told.
silence-until = Silence until
# $case text
written-put-subject = { $case }: a draft recommendation, silence agrees
# $until weekday
written-put-text = The chair puts a draft recommendation to you before it is issued. If you say nothing through { $until }, you agree. If you do not agree, or want to talk about it, break the silence on the page of the case; then the group meets.
# $case text
written-reminder-subject = { $case }: silence ends soon
# $until weekday
written-reminder-text = A draft recommendation is before you. If you say nothing through { $until }, you agree.
# $case text
written-broken-subject = { $case }: the silence is broken
# $name text
written-broken-text = { $name } broke the silence on the draft recommendation. The group has to meet before it recommends.
# $case text
written-agreed-subject = { $case }: silence has agreed
written-agreed-text = Nobody broke the silence on your draft recommendation. You can issue it as it stands.
# $case text
written-withdrawn-subject = { $case }: the draft is withdrawn
written-withdrawn-text = The draft recommendation that was before you no longer stands. You need do nothing.

# $name text
# $date date
recommended-by = Recommended by { $name } for the group on { $date }
# $count number
dissents-line = { $count ->
    [0] nobody dissented
    [one] { $count } member dissented
   *[other] { $count } members dissented
}
what-will-change = What will change
state = State
# $outcome text
state-becomes = Recommended becomes { $outcome }
authorization = Authorization
# $number text
# $days number
offered-until = { $number }, offered until the partner accepts, at most { $days } days
validity = Valid
# $from date
# $until date
from-until = { $from } to { $until }
letters = Letters
# $count number
letters-line = { $count ->
    [0] Nobody of the organization can be written to
    [one] 1 to the partner, and a notice to chair and members
   *[other] { $count } to people of the partner, and a notice to chair and members
}
register = Register
register-shown = Shown from the day it is accepted
register-not-shown = Not shown: the organization did not agree
nothing-in-register = Nothing is entered
next-number-note = Numbers are given when you press the button. If another decision is signed first, the number moves on.

who-looked = Who looked, what they found
record-of-reviews = Record of the reviews
record-of-checks = Record of the checks
# $members number
# $score text
members-line = { $members ->
    [one] { $members } member scored the request, case score { $score }.
   *[other] { $members } members scored the request, case score { $score }.
}
# $clear number
# $total number
checks-line = Screening: { $clear } of { $total } checks found nothing against it.
# $list text
checks-open-line = Not settled: { $list }.
# $list text
checks-confirmed-line = Confirmed: { $list }.
# $people text
# $date date
checks-people-line = Checked by { $people }, last on { $date }.
groups-reason = The group’s words
groups-departure = Why the group departs from the scores
dissent = Dissent

outcome-question = What do you decide?
terms = Terms
# $count number
# $total number
chosen-of = { $count } chosen of { $total }. Your words go into the letter as they stand; words in braces are filled from the terms.
from-the-library = Add from the library
marks-hint = Only marks that were asked for
territory-hint = One country a line, by name or code, or the word worldwide
reasons = Your reasons
reasons-hint = For the record, not for the letter
departing = Why do you depart from the recommendation?
departing-hint = Only when you decide something else than was recommended, or leave out a condition the group proposed. For the record
reason-codes = Reasons
reason-codes-hint = The sentence under each stands in the letter, with what could change
could-change = What could change, in your words
could-change-hint = Stands in the letter after the sentences of the reasons
the-letter = The letter, exactly as it goes out
letter-cannot-be-shown = The letter can be shown once what is marked is put right.
show-letter = Show the letter
authorize-and-send = Authorize and send
decline-and-send = Decline and send
decline-instead = Decline instead
authorize-instead = Authorize instead
defer-link = Put off
send-back-link = Send back with questions
# $minutes number
release-note = { $minutes ->
    [0] Each recipient gets one letter, as soon as you have pressed the button.
    [one] Each recipient gets one letter, a minute after you press the button. Until then you can take the decision back.
   *[other] Each recipient gets one letter, { $minutes } minutes after you press the button. Until then you can take the decision back.
}
signed = The decision is signed and sealed.

questions = Your questions
questions-hint = Chair and members read them; the partner does not
send-back = Send back
sent-back = The recommendation went back to the group.
awaited = What is awaited?
awaited-hint = The partner reads these words
until = Until when?
until-hint = On this day the request comes back to the officers by itself
defer = Put off
deferred = The decision is put off. The partner was told.
woken = The request is with the officers again.
# $until weekday
deferred-until = Put off until { $until }
wake = Take it up again
wake-hint = When what was awaited has come

# $at datetime
sealed-until = Sealed until { $at }
# $name text
# $at datetime
sealed-by = { $name } decided on { $at }. Nothing is visible outside until the decision takes effect.
kept-back = The decision cannot take effect
take-back = Take the decision back
taken-back = The decision is taken back. It is void, and nothing was sent.
# $name text
# $at datetime
# $released datetime
released-by = { $name } decided on { $at }; it took effect on { $released }.
# $number text
decision-number = Decision { $number }
reasons-of-record = Reasons, for the record
departing-title = Why it departs from the recommendation
earlier = Earlier
# $number text
# $at datetime
earlier-taken-back = Decision { $number } was taken back on { $at } and is void.
# $number text
# $at datetime
earlier-sent-back = Recommendation { $number } was sent back on { $at } with these questions:
# $number text
# $outcome text
# $name text
# $at datetime
earlier-set-aside = Decision { $number } was set aside by a reconsideration ({ $outcome }, { $name }, in effect since { $at }).
nothing-yet = Nothing is recommended yet
nothing-yet-why = The chair records the recommendation once the group has discussed the request.
waits-for-officer = An authorizing officer decides
waits-for-officer-why = It has to be a person who did not recommend, score or check in this case.
closed-without = The request was closed without a decision
not-by-you = You cannot decide in this case

letter-qr = QR picture that opens the page that proves the authorization
letter-qr-hint = Opens the page where anybody can see whether this authorization is valid today.
letter-as-file = To keep or hand on its exact bytes:
letter-as-pdf = The letter as a PDF
letter-pdf-hash = SHA-256 of the PDF:
letter-as-page = as a page
letter-as-text = as plain text
letter-as-file-why = Anybody can compare such a file with ours on the page “Check a document”.
letter-lede = Print it or keep it; this page stays.
# $date date
letter-of = Letter of { $date }
back-to-request = Back to the request
print-hint = To print, use the print function of your browser.

# What was decided on paper.
# $reference text
# $on date
recorded-reasons = Recorded from paper: authorization { $reference }, granted on { $on }.
# $number text
recorded-subject = Authorization { $number }, recorded from paper
# $reference text
# $on date
recorded-intro = This is the record of authorization { $reference }, which was granted on paper on { $on }. The letter on paper is what holds between the holder and the office.
recorded-proof = Check it
basis-on-paper = Decided on paper
# Paragraphs of the letters that an officer may word. Words in braces are filled when the letter is written.
usual-opening-authorization = We have read your request with care and are glad to authorize the use that is described below. Read the conditions before you begin: they are part of the authorization.
usual-closing-authorization = If anything in this letter is not clear to you, write to us before the first use.
usual-opening-decline = We have read your request with care. We cannot authorize the use that it asks for. This letter says why, and what you can do.
usual-closing-decline = If anything in this letter is not clear to you, write to us. The days named above stay as they are.
paragraphs-title = Paragraphs of the letter
paragraphs-hint = Plain text. Words in braces are filled when the letter is written: activity, valid_from, valid_until, territory, media. An empty paragraph is left out.
paragraphs-hint-decline = Plain text. The word activity in braces is filled when the letter is written. An empty paragraph is left out.
paragraph-opening = After what the letter rests on
paragraph-closing = Before the contact
# $language text
goes-out-in = The letter goes out in this language: { $language }. The English beside it is for you; what you typed stays as you typed it.
in-english = In English, for you
must-be-met-before = Must be met before the first use
why-set = Why it is set, for the record
# $code text
why-condition = Why { $code } is set
