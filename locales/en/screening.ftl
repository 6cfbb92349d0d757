# Screening: checks with evidence, and holds.

outcome-not-checked = Not checked
outcome-clear = Clear
outcome-possible-match = Possible match
outcome-confirmed = Confirmed
outcome-false-positive = False match
outcome-not-applicable = Does not apply
outcome-awaits-second = Confirmed by one person
outcome-excludes = Confirmed by two people

outcome-clear-hint = You looked and found nothing.
outcome-possible-match-hint = You cannot tell yet: a lead that has to be judged.
outcome-false-positive-hint = The lead is another person or organization. Say what tells them apart.
outcome-confirmed-excludes-hint = It is true. It goes to a second screener, then to the chair.
outcome-confirmed-escalates-hint = It is true. The case goes on the enhanced track.
outcome-not-applicable-hint = The check does not concern this case.

effect-excludes = Excludes
effect-escalates = Escalates

# What is asked for in forms.
enter-outcome = Select what you found
enter-evidence = Enter what shows it: what you looked at and what you saw there
enter-list-version = Enter which list you looked at, and of which day
list-version-too-long = The name of the list must be 200 characters or fewer
enter-controversy = Select how serious the reports are, from 0 to 4
confirmed-needs-serious = Confirmed adverse media must be graded 3 or 4
serious-is-not-clear = Reports graded 3 or 4 are not clear: select “Confirmed” or “Possible match”
# $limit number
too-long = The text must be { $limit } characters or fewer
enter-second-decision = Select whether you confirm it or send it back
enter-second-reason = Enter what you looked at and why you see it so
enter-checks = Select at least one check
enter-hold-check = Select what the hold is about
enter-hold-reason = Enter why the case has to stand still
enter-hold-summary = Enter what the partner reads
enter-ask-reason = Enter why the case should stand still
enter-answer = Enter your answer
enter-release-reason = Enter why the case can go on
enter-release-decision = Select whether the case goes on or stays on hold
enter-keep-reason = Enter why the hold has to stay
enter-exclude-reason = Enter the reasons of the exclusion

# Why something is refused.
refused-has-card = You score this case, so you cannot judge its checks.
refused-recommended = You recommended in this case, so you cannot judge its checks.
refused-decided = You decided in this case, so you cannot judge its checks.
refused-adjudicated = You judged a check of this case, so somebody else has to take this step.
refused-own-second = You were the first person here. A second person has to look at it.
refused-not-begun = The checks of this case begin when the secretariat accepts it.
refused-closed-checks = This case is not being screened at its present stage, so its checks cannot be changed.
# $count number
refused-unresolved = { $count ->
    [one] { $count } check of this case is not settled yet.
   *[other] { $count } checks of this case are not settled yet.
}
refused-excluding = An exclusion stands confirmed by two people ({ $codes }), so this case cannot go on.
refused-not-for-second = There is nothing here for a second person: the check is not a confirmed exclusion.
refused-second-done = A second person has confirmed this already.
refused-two-confirmed = Two people confirmed this check. A screener other than the first can send it back; after that it can be recorded anew.
refused-somebody-elses = Another screener confirmed this check. Confirm it or send it back instead of recording it anew.
refused-no-ground = A hold on a check needs a possible or confirmed match there, or controversy 3 or more. Record what you found first.
refused-answered = The question was answered already. The office has the answer.
refused-release-asked = Somebody asked for the release already. It waits for a second person.
refused-no-release-asked = Nobody has asked for this release.
release-excluding = An exclusion stands confirmed by two people ({ $codes }), so the hold cannot be released.
release-unjudged = The check that the hold is about ({ $code }) has not been judged yet, so the hold cannot be released.
refused-exclude-none = No exclusion is confirmed by two people yet.
# $due weekday
refused-exclude-early = The partner can answer until { $due }. An exclusion is possible after an answer, or after that day.
changed-look-again = Somebody changed this check while you were writing. What stands there now is shown beside; what you typed is still here. Send it again if it still holds.
rest-changed = Somebody recorded one of these checks meanwhile, so nothing was changed. Look at the list again.

# Pages.
title = Screening
# $count number
left = { $count ->
    [0] All checks are settled
    [one] { $count } left
   *[other] { $count } left
}
lede-work = Record what you found with what shows it. A check that excludes needs a second person.
lede-summary = What the screeners found. Only screeners who do not score, recommend or decide here can change it.
not-begun = The checks begin when the secretariat accepts the request.
all-checks = All checks of this case
table-caption = Checks of this case
column-check = Check
column-effect = If confirmed
column-outcome = Outcome
column-evidence = Evidence
column-who = Who, when
column-second = Second person
column-do = To do
record = Record
work-confirm = Confirm or send back
see = See
# $at datetime
who-when = { $name }, { $at }
second-wanted = Wanted
before-reset = Before the answers changed:
sent-back-note = Sent back by a second person:
list-looked-at = List: { $list }
# $level number
controversy-level = Controversy { $level }
firewall-note = Procurement firewall: ask the procurement office whether a bid is open, and do not tell those who buy about this request.
conflict-link = I have a conflict of interest here
conflict-hint = It bars you from this case in every role.

check-title = { $code } { $title }
finding = Your finding
outcome-label = What did you find?
evidence-label = What shows it
evidence-hint = Where you looked, what you saw, what tells people of the same name apart. Only staff of this case read it.
list-label = List looked at
list-hint = Its name and its day, for example “Consolidated list of 23 November 2026”.
controversy-label = How serious are the reports?
controversy-choice = { $level } – { $words }
record-button = Record this finding
stands-now = What stands there now
what-next = What happens next
next-excludes = A confirmed exclusion counts only after a second screener confirmed it. Then the chair can exclude, after the partner could answer.
next-escalates = A confirmed check puts the case on the enhanced track. You can open a hold.
reads-title = Answers it rests on
reads-hint = When one of them changes, the check has to be made again.
recorded = { $code } is recorded.
second-title = A second person
second-lede = Confirmed by { $name }. It excludes the organization once you confirm it too.
second-label = How do you see it?
second-confirm = I confirm it
second-confirm-hint = The exclusion then stands confirmed by two people.
second-send-back = I send it back
second-send-back-hint = The check goes back to “Possible match”.
second-reason-label = Why
second-button = Record as second person
second-recorded = Your word as second person on { $code } is recorded.
take-back-lede = Two people confirmed this. A screener other than the first can still send it back.

rest-title = The rest is clear
rest-lede = Records every check that nobody has looked at as clear, with one evidence. You see the list before anything is recorded.
rest-button = Show which
rest-confirm-title = Record these as clear?
# $count number
rest-confirm-lede = { $count ->
    [one] One check is still “not checked”. Untick it if you have not looked at it.
   *[other] { $count } checks are still “not checked”. Untick what you have not looked at.
}
rest-which = Checks to record as clear
rest-confirm-button = Record as clear
# $count number
rest-recorded = { $count ->
    [one] One check is recorded as clear.
   *[other] { $count } checks are recorded as clear.
}

# Holds.
hold-title = Hold
hold-open-title = Put this case on hold
hold-open-lede = Everything stops until two people release the hold: no scoring, no decision, no clock. The partner reads your summary and can answer.
hold-open-link = Put on hold
hold-check-label = What is it about?
hold-matter = Another matter
hold-reason-label = Why, for staff only
hold-reason-hint = The chair and the screeners read it. The partner and the members do not.
hold-summary-label = What the partner reads
hold-summary-hint = Neutral: no accusation, no list, no name of a source.
hold-proposed = While we look into every request, we came to a question about your organization that we have to settle before we can go on. Nothing is decided, and a question is not an accusation. Tell us what you know about it, or send us what would help to clear it up.
hold-proposed-about = While we look into every request, we came to a question that we have to settle before we can go on. It belongs to this part of our checks: { $title }. Nothing is decided, and a question is not an accusation. Tell us what you know about it, or send us what would help to clear it up.
hold-open-button = Put on hold and tell the partner
hold-opened = The case is on hold. The chair, the members and the partner have been told.
# $at datetime
hold-since = On hold since { $at }, opened by { $name }.
hold-about = It is about
hold-staff-reason = Reason (staff only)
hold-summary = What the partner read
# $due weekday
hold-answer-due = The partner can answer until { $due }.
hold-answer = The partner’s answer
hold-no-answer = No answer yet
# $at datetime
hold-released-at = Released { $at }.
# $at datetime
hold-excluded-at = Ended by exclusion { $at }.
# $at datetime
hold-ended-at = Ended { $at } because the request was closed.

ask-hold-title = Ask for a hold
ask-hold-lede = A screener decides whether the case is put on hold. Say what they should know.
ask-hold-link = Ask for a hold
ask-hold-label = Why should the case stand still?
ask-hold-button = Ask the screeners
ask-hold-sent = The screeners have been asked.

release-title = Release the hold
release-lede = You ask; a second person, a screener or the chair, confirms.
release-label = Why can the case go on?
release-button = Ask for the release
release-asked = Asked. A second person has to confirm.
# $at datetime
release-asked-by = { $name } asked for the release, { $at }:
release-second-title = Release: a second person
release-second-label = May the case go on?
release-second-agree = Yes, release the hold
release-second-keep = No, the hold stays
release-second-reason = Why
release-second-reason-hint = Needed when the hold stays; the screener who asked reads it.
release-second-button = Record as second person
release-done = The hold is released. Everyone who was told of it has been told.
release-kept = The hold stays. The screener who asked has been told.

exclude-title = Exclude
exclude-link = Exclude this organization from the procedure
exclude-lede = The request is closed as excluded. The partner gets the names of the checks below as reasons, never the evidence.
exclude-checks = Confirmed by two people
exclude-what-partner-reads = What the partner reads as reason
exclude-reason-label = Reasons, for the file
exclude-reason-hint = Only staff of this case can read them.
exclude-button = Exclude and tell the partner
exclude-done = The request is closed as excluded.
closing-reason = The Guidelines exclude a partnership when this is established: { $checks }.

# The partner's page of a hold.
partner-hold-title = A question to settle
partner-hold-lede = Your request stands still until this question is settled. Nothing is decided yet.
partner-hold-question = What it is about
# $due weekday
partner-hold-due = You can answer until { $due }. A short answer is better than none; you can say that you need more time.
partner-answer-label = Your answer
partner-answer-hint = Say what you know. If a document would help, name it here; we will tell you how to send it.
partner-answer-button = Send answer
partner-answer-sent = Thank you. Your answer has reached the office.
# $at datetime
partner-answered = You answered { $at }
partner-answered-next = The screeners read it now. You get a letter when your request goes on, or when there is something to tell you.
partner-hold-over = This question is closed.
partner-back = Back to the request

# Letters.
letter-case = Case
letter-organization = Organization
letter-activity = Activity
letter-open-screening = Open the screening
letter-open-case = Open the case
letter-open-check = Open the check
letter-open-request = Open your request
# $due weekday
letter-due = The screening should be done by { $due }.
letter-to-do-subject = To screen: { $number }
# $count number
letter-to-do = { $count ->
    [one] A request was accepted. One check waits for a screener.
   *[other] A request was accepted. { $count } checks wait for a screener.
}
letter-reset-subject = Checks to make again: { $number }
letter-reset = The partner’s answers changed. These checks rest on them and have to be made again:
letter-entry-gone-subject = A listed entry is gone: { $number }
letter-entry-gone = A newer list no longer has the entry, or no longer says the same of it, that a name of this case was found to be. What one person confirmed by it is to be checked again; what two people confirmed stands until a screener other than the first sends it back. These checks are concerned:
letter-finished-subject = Screening finished: { $number }
letter-finished = Every check of this case is settled and nothing stands against a review. Members can be assigned and the review opened.
letter-list-age-subject = List { $code } grows old
# $looked date
# $stale date
letter-list-age = Nobody has brought in a new version of the list { $code }, or looked for one, since { $looked }. After { $stale } a look into it counts as not checked, and cases wait.
letter-list-age-next = Bring in the latest version, or say that there is no newer one.
letter-list-age-open = Open the list
letter-second-subject = A second person is needed: { $number }
letter-second = A screener confirmed check { $code } ({ $title }), which excludes. It counts only after a second screener has looked at it.
letter-confirmed-subject = Exclusion confirmed by two people: { $number }
letter-confirmed = Two screeners confirmed check { $code } ({ $title }). The case needs a hold, so that the partner can answer; after that the chair can exclude.
letter-sent-back-subject = Sent back to you: { $number }
letter-sent-back = A second screener does not see check { $code } ({ $title }) as confirmed. It is a possible match again.
letter-hold-asked-subject = A hold is asked for: { $number }
letter-hold-asked = { $name } asks that this case be put on hold:
letter-hold-opened-subject = On hold: { $number }
# $due weekday
letter-hold-opened = A screener put this case on hold. The partner can answer until { $due }. Until the hold is released nothing else can be done in the case.
letter-paused-subject = Paused: { $number }
letter-paused = This case is paused. Your scorecard stays as it is and cannot be changed until the case goes on. Your due date moves with it. You need do nothing.
letter-hold-partner-subject = A question about your request { $number }
letter-hold-partner = Your request stands still for the moment, because there is a question to settle first:
# $due weekday
letter-hold-partner-reply = You have the right to answer until { $due }. Nothing is decided yet.
letter-answer = Answer the question
letter-hold-answered-subject = The partner answered: { $number }
letter-hold-answered = The partner answered the question of the hold:
letter-release-asked-subject = Release of a hold, a second person is needed: { $number }
letter-release-asked = { $name } asks that the hold on this case be released:
letter-release-kept-subject = The hold stays: { $number }
letter-release-kept = A second person does not agree to the release of the hold:
letter-released-subject = Released, the case goes on: { $number }
letter-released = The hold on this case is released. Due dates moved by the time that it stood still.
letter-released-partner-subject = Your request { $number } goes on
letter-released-partner = The question is settled and your request goes on where it stood. You need do nothing.
letter-excluded-subject = Your request { $number } cannot be granted
letter-excluded = Your request is closed. The Guidelines exclude a partnership with organizations for which the following is established.
letter-excluded-reasons = Reasons
# $days number
# $by weekday
letter-excluded-reconsideration = You can ask for a reconsideration once, within { $days } days, until { $by }: if somebody who took part had a conflict of interest, if a fact is wrong, or if there is new information that matters.
letter-excluded-ask = Ask for a reconsideration
letter-excluded-staff-subject = Closed: { $number }
letter-excluded-note-subject = Closed: { $number }
letter-excluded-note = The request below, in which you are named as focal point, is closed with the outcome “Excluded”. The organization has been told, and may ask that the decision is looked at again.
letter-excluded-staff = This case is closed with the outcome “Excluded”. Nothing is left to do in it but the lesson.

# Lists.
# $dated date
# $current date
list-older = This list is of { $dated }, older than the one in force of { $current }. It was not imported.
# $line number
list-broken = The file breaks at line { $line }: { $why }. Nothing was imported.
# $removed number
# $entries number
list-cut-short = { $removed } of the { $entries } entries in force are not in this file, so it may be cut short. It was not imported.
list-was-faster = Another import of this list was faster. Nothing was imported; try again.
list-empty = The file holds no entry. Nothing was imported.
lists-title = What the lists say
# $dated date
# $at datetime
# $entries number
list-in-force = List of { $dated }, looked at last on { $at }: { $entries } entries.
list-never-imported = Nothing was imported yet.
list-stale = Stale: nobody looked for a newer list for more than seven days. It counts as not checked.
# $count number
leads-none = { $count ->
    [one] The one name of this check was looked up: nothing near it is listed.
   *[other] { $count } names of this check were looked up: nothing near them is listed.
}
lead-asked = In the request
lead-listed = In the list
lead-why = Why it is shown
# $percent number
lead-score = Likeness { $percent } of 100
lead-reference = Reference
lead-countries = Countries
lead-births = Dates of birth
lead-names = Also known as
lead-remarks = The list says
part-same = Same word: { $one }
part-spelling = Another spelling: { $one }, { $other }
part-sound = Sounds alike: { $one }, { $other }
part-joined = Written apart or together: { $one }, { $other }
part-initial = An initial: { $one }, { $other }
part-acronym = First letters: { $one }, { $other }
part-instead = Not the same: { $one }, in the list { $other }
part-more-listed = Only in the list: { $other }
part-more-asked = Only in the request: { $one }
part-whole = One or two letters apart as a whole: { $one }, { $other }
part-legal-form = Another kind of legal form
part-same-country = A country in common: { $one }, in the list { $other }
part-other-country = No country in common: { $one }, in the list { $other }
part-same-birth = The same date of birth: { $other }
part-near-birth = Dates of birth lie near: { $one }, in the list { $other }
part-other-birth = Another date of birth: { $one }, in the list { $other }

# Matches: names of a request near listed ones.
match-open = To be judged
match-not-the-same = Not the same
match-the-same = The same
match-gone = Over
match-title = { $code }: compare a match
match-back = Check { $code }
matches-caption = Names near listed ones
# $count number
matches-left = { $count ->
    [0] No other match of this check waits.
    [one] One other match of this check waits.
   *[other] { $count } other matches of this check wait.
}
# $count number
matches-to-judge = { $count ->
    [one] One match to judge
   *[other] { $count } matches to judge
}
match-compare = Compare
match-form = Are they the same?
match-question = Who bears the listed name?
match-apart-hint = Another person or organization. It stays so until the entry or the name changes.
match-same-hint = It is the listed one. Then confirm the check; a second person has to look.
match-reason = Why
match-reason-hint = What tells them apart, or what shows that they are one: country, date of birth, role, history.
match-evidence = Where you saw it
match-evidence-hint = A register, an address on the web, a document of this case.
match-button = Record and go on
match-settle-button = Record, and { $code } as a false match
match-settle-hint = The last match of this check: told apart, it settles the check with what you and others wrote of each.
match-settled = Your judgement is recorded, and its check as a false match.
settles-only-apart = A check is recorded as a false match only when the two are not the same. Use “Record and go on”
match-next = Next to judge
match-next-other = Next to judge, in another case
# $count number
match-waiting = { $count ->
    [one] One match waits for you in all.
   *[other] { $count } matches wait for you in all.
}
match-all = All matches to judge
match-doubt = You cannot tell?
match-doubt-hint = Record the check as a possible match, put the case on hold and ask the partner.
match-keys-hint = Keys: 1 not the same, 2 the same, then write why; j next
told-apart = { $name } is not { $listed } ({ $reference }): { $reason }
queue-title = Matches to judge
queue-begin = Begin with the first
queue-lede = Names of open cases, and of holders, that are near listed ones. Only cases in which you may judge, the likeliest first.
# $count number
queue-count = { $count ->
    [one] One match waits
   *[other] { $count } matches wait
}
queue-holder = Holder
queue-more = More
queue-empty = No match waits for you
queue-empty-why = After every import the names are looked up by themselves. What is found appears here and is told by letter.
queue-to-desk = Back to your desk
column-case = Case
match-judged = Your judgement is recorded.
match-changed = Somebody judged this match while you were writing. What you typed is still here.
match-carried = Judged in an earlier case of this organization.
enter-match-state = Select who bears the listed name
enter-match-reason = Enter why you see it so
refused-match-gone = This match is over: the name or the entry has changed.
refused-match-settled = Check { $code } waits for a second person or is settled, so its matches cannot be judged now.
# $count number
refused-matches-open = { $count ->
    [one] One name near a listed one has not been judged yet. Compare it first.
   *[other] { $count } names near listed ones have not been judged yet. Compare them first.
}
# $count number
refused-matches-same = { $count ->
    [one] One name was judged to be the listed one, so this check cannot be clear. Confirm it, or judge the match anew.
   *[other] { $count } names were judged to be listed ones, so this check cannot be clear. Confirm it, or judge the matches anew.
}
refused-no-match-same = None of the names near listed ones was judged to be the same. Compare them first.
refused-stale = Nobody looked for a newer version of { $lists } for more than seven days, so what was looked up there counts as not checked. A screener brings the newest list in, or notes that there is none.
refused-not-looked-up = The names of this case are being looked up in the newest lists. Try again in a minute.
being-looked-up = The names of this case are being looked up in the newest lists. Load this page again in a minute.
sides-caption = The request and the list side by side
side-what = What
side-name = Name
side-kind = Person or organization
side-stands = Where it stands
not-said = Not said
bearer-organization = Organization
bearer-person = Person
column-likeness = Likeness
participants-none = Nothing near the name of the organization stands in this list.
participant-status = Status there
participant-differs = The request says something else

# A check on a holder.
holder-title = Check on the holder { $holder }
# $at datetime
holder-lede = Opened { $at }, because a list has a name near one of the holder’s. Nothing is suspended by it, and the holder is not told.
holder-record-lede = Compare each match first. A false match ends the check; a confirmed one goes to a second screener.
holder-false-hint = Each match is another person or organization. The check ends.
holder-confirmed-hint = It is the listed one. A second screener has to look; then the officer is told.
holder-second-lede = Confirmed by { $name }. Once you confirm it too, the officer’s page offers to suspend the authorization.
holder-second-confirm-hint = The officer and the chair are told at once.
holder-second-back-hint = The check is open again.
holder-recorded = What you found is recorded.
holder-now-officer = Two people confirmed it. An authorizing officer decides whether the authorization is suspended.
holder-over = This check is over.
holder-waits = A screener judges it.
second-wanted-here = It waits for a second screener.
holder-checks-title = Checks on the holder
# $at datetime
holder-opened = Opened { $at }
under-check = Under check
under-check-note = A check on the holder is open. The partner and the public do not see it.
refused-holder-settled = This check is over, so nothing can be changed in it.
refused-adjudicated-holder = You judged a check on this holder, so another officer has to decide.

# The page of lists.
lists-page = Lists
lists-lede = Names in requests, and of whoever holds an authorization, are looked up in these lists. After every new version they are looked up again.
lists-none = No list was brought in yet, so names are not looked up by the machine.
column-list = List
column-version = Version
column-looked = Looked at last
column-state = State
column-entries = Entries
column-difference = What
# $at datetime
on-at = { $at }
# $dated date
version-of = List of { $dated }
# $entries number
# $added number
# $changed number
# $removed number
version-counts = { $entries } entries: { $added } new, { $changed } changed, { $removed } gone
version-reading = Being read
version-complete = Whole
version-abandoned = Broken off
version-see = See what changed
versions-title = Versions
# $dated date
differences-title = What the list of { $dated } changed
differences-none = Nothing.
difference-added = New
difference-changed = Changed
difference-removed = Gone
tag-stale = Stale
tag-fresh = Fresh
no-newer-button = I looked: no newer list
no-newer-noted = Noted that there is no newer list today.
refused-never-imported = This list was never brought in, so there is nothing to confirm.
list-bring = Bring a list in
list-bring-lede = The file is read whole before anything changes. If it is broken, the list in force stays, and you read where it breaks.
list-which = Which list is it?
list-new = A list that is not here yet
list-new-details = For a new list
list-code-label = Short name
list-code-hint = The same for every version, for example “Security Council”.
list-format = Form of the file
format-security-council = Security Council Consolidated List (XML)
format-open-sanctions = OpenSanctions, targets.simple.csv
format-ofac = OFAC SDN (CSV without a header)
format-plain = Names (CSV with the columns name, country)
format-compact = Participants of the Global Compact (CSV)
list-checks = Looked up for
list-source = Where the file came from
list-source-hint = An address on the web, or who sent it.
list-dated = Day of the list
list-dated-hint = Only where the file does not say it. Without it, today.
list-force = Take it though it is older, or lacks most of the entries in force
list-force-hint = To go back to an earlier version, or when the list really became so much shorter.
list-file = File
list-file-hint = Up to { $most }. Larger files come in through the command line.
list-bring-button = Bring it in
# $added number
# $changed number
# $removed number
list-imported = The list is in force: { $added } new, { $changed } changed, { $removed } gone. Names are looked up again now.
list-same-file = This file is the list in force. Noted that there is no newer one.
enter-list = Select which list it is
enter-list-code = Enter a short name for the list
list-code-taken = There is a list of this name. Select it above instead
enter-list-format = Select the form of the file
enter-list-checks = Select at least one check that looks the list up
enter-list-source = Enter where the file came from
enter-list-day = Enter a real day, or none
enter-list-file = Choose the file

# Letters about matches and holders.
letter-new-matches-subject = Names near listed ones: { $number }
letter-new-matches = The names of this case were looked up in the lists. Some are near listed ones, so that these checks have to be judged:
letter-authorization = Authorization
letter-holder = Holder
letter-check = Check
letter-open-authorization = Open the authorization
letter-hit-subject = A holder may be listed: { $number }
letter-hit = A list has a name near one of this holder’s. A screener compares them. Nothing is suspended by it, and the holder is not told.
holder-entry-gone = The newest list no longer has what this holder was found near, or no longer says the same of it. While the check is open, record it as a false match and say so.
letter-holder-gone-subject = A listed entry is gone: { $number }
letter-holder-gone = A newer list no longer has the entry, or no longer says the same of it, that this holder was found near. What one person confirmed by it is to be looked at again, and a suspension is no longer offered for it. If the authorization was suspended for it, an officer decides whether it is reinstated.
letter-holder-second-subject = A second person is needed for a holder: { $number }
letter-holder-second = A screener found that this holder is listed. It counts only after a second screener has looked at it.
letter-holder-confirmed-subject = A holder is listed, confirmed by two people: { $number }
letter-holder-confirmed = Two screeners confirmed that this holder is listed. An authorizing officer can suspend the authorization on its page.
letter-holder-cleared-subject = A false match: { $number }
letter-holder-cleared = The name near this holder’s belongs to somebody else. Nothing changes.
letter-holder-sent-back = A second screener does not see this check on a holder as confirmed. It is open again.
