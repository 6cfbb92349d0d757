# The rulebook: version sets of the rules, written by one administrator and approved by another.

title = Rules
lede = Rubric, marks, conditions, day counts and lists. Every change is a new version with a first day; another administrator approves it. Cases that were sent keep the rules of their day.
public-link = How requests are decided (public page)
# $number
rules-number = Rules { $number }
without-title = New version without a title
begin-title = Change something
begin-lede = A new version begins as a copy of the latest one.
begin-button = Begin a new version
bring-in-link = Bring in a file
working-title = Being written
working-none = Nobody is writing a new version.
# $number
based-on = Begun from rules { $number }
approved-title = Approved
withdrawn-title = Taken back
column-version = Version
column-from = First day
column-state = State
column-what = What it changed
no-day-yet = Not said yet
as-delivered = As the product was delivered
state-draft = Draft
state-proposed = Waits for another administrator
state-approved = Approved
state-withdrawn = Taken back
tag-in-force = In force
tag-to-come = To come
tag-earlier = Earlier
tag-new = New
tag-gone = Gone
tag-changed = Changed
# $day date
from-day = from { $day }
download = Download as one file
# $number
# $day date
file-head = Rules { $number }, in force from { $day }
# $title
file-head-draft = Draft of rules: { $title }

# A set.
# $number
behind-title = Rules { $number } were approved in the meantime
# $number
behind-why = This version was begun from rules { $number }. What it does not change is taken from the newer ones; what it does change stays as it is here.
catch-up-button = Bring it up to date
remarks-title = It was sent back
reasons-title = Reasons
# $number
changes-title = What changes against rules { $number }
changes-none = Nothing changes yet. Open a part to change it.
# $count number
changes-count = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
column-where = Where
column-value = Value
column-before = Before
column-after = After
column-part = Part
column-changes = Changes
column-read = Text
parts-title = Parts
as-text = As text
as-form = As a form
preview-link = See what would change for drafts that were not sent yet
describe-title = Title, reasons and first day
title-label = Title
title-hint = What the version changes, in a line. Everybody who reads the list of versions sees it.
reasons-label = Reasons
reasons-hint = Why it is changed. The other administrator decides by them.
day-label = First day
day-hint = From this day on new requests are measured by it. Today is the earliest.
propose-title = Put it to another administrator
propose-lede = Save title, reasons and first day before. The others are told by letter; nothing can be changed while it waits.
propose-button = Propose this version
approve-title = Approve or send back
approve-lede = It comes into force on its first day. Requests that were sent before keep the rules of their day.
approve-button = Approve this version
send-back-title = Send it back with remarks
remarks-label = Remarks
send-back-button = Send it back
begin-from-title = Use this version again
begin-from-lede = A new version begins as a copy of this one.
begin-from-button = Begin from these rules
withdraw-title = Take it back
withdraw-label = Why it is taken back
withdraw-hint = It stays in the list, and cannot be used any more.
withdraw-button = Take this version back
withdrawn-why = Why it was taken back
history-title = What happened
back-to-set = Back to the version
only-read = This version can be read only.
event-deliver = Delivered with the product
event-begin = Begun
event-edit = A part was changed
event-describe = Title, reasons or first day were changed
event-catch-up = Brought up to date
event-propose = Proposed
event-send-back = Sent back
event-approve = Approved
event-withdraw = Taken back

# Banners.
# $part
part-saved = Saved: { $part }.
described = Saved.
caught-up = It is up to date. Look through the changes before you propose it.
proposed = Proposed. The other administrators were told.
sent-back = Sent back.
approved = Approved.
withdrawn = Taken back.
brought-in = The file was brought in as a new draft.

# The form and the text of a part.
# $sum number
weights-now = The weights come to { $sum } of 100
values-of-the-part = Values
new-entry = New entry
add-entry = Add another
remove-entry = Remove
hint-list = Several with commas between them.
text-lede = All of it as it is kept, in TOML. Version and first day at its head are set when it is proposed.
text-label = Text
text-hint = When something is wrong, its line is named, and nothing you wrote is lost.
wrong-title = What is wrong
# $line number
line-number = Line { $line }.
# $line number
# $words
line = Line { $line }: { $words }
# $count number
does-not-hold = { $count ->
    [one] One thing is wrong. Change it and save again.
   *[other] { $count } things are wrong. Change them and save again.
}

# Bringing a file in.
bring-in-title = Bring in rules from a file
bring-in-lede = A file that was downloaded here, whole or some of its parts. It becomes a new draft, so you see every difference before anything happens.
file-label = File
file-hint = A TOML file of at most 1 MB.
bring-in-button = Bring it in
choose-file = Choose a file
file-too-large = The file must be smaller than 1 MB
file-no-text = The file must be text
file-empty = The file holds no part of the rules
# $key
file-unknown = The file holds “{ $key }”, which is no part of the rules
# $line number
# $reason
file-syntax = Line { $line } of the file cannot be read: { $reason }
file-same = The file says the same as the latest rules

# The preview.
preview-title = What would change for drafts
preview-lede = Drafts that were not sent yet follow the rules in force. This is what this version would change for them. A draft is its partner's own: it is shown by number only.
preview-cases = Nothing changes for requests that were sent: they keep the rules of their day.
# $changed number
# $all number
preview-count = { $changed } of { $all } drafts would change
# $most number
preview-more = The newest { $most } drafts were looked at.
preview-none = Nothing changes for any draft.
column-draft = Draft
column-begun = Begun
column-effect = What changes
# $number
draft-number = Draft { $number }
nothing-said = nothing yet
# $before
# $after
preview-verdict = The table of marks says “{ $after }” instead of “{ $before }”
# $before
# $after
preview-track = Track { $after } instead of { $before }
# $before number
# $after number
preview-gaps = { $after } answers stand in the way instead of { $before }

# Refusals and problems.
refused-own = You wrote in this version or proposed it. Another administrator approves it.
# $state
refused-state = This cannot be done now: { $state }.
refused-up-to-date = It is up to date already.
# $number
refused-behind = Rules { $number } were approved in the meantime. Bring the version up to date first.
refused-nothing-changed = Nothing was changed, so there is nothing to propose.
refused-in-force = It is in force, so it cannot be taken back. Begin a new version instead.
refused-built-on = Another version was built on it. Take that one back first.
# $part
# $words
refused-does-not-hold = { $part }: { $words }
# $limit number
too-long = Must be at most { $limit } characters
enter-title = Enter a title
enter-reasons = Enter the reasons
enter-remarks = Enter what has to be changed
enter-reason = Enter the reason
enter-day = Enter the first day
day-unreadable = First day must be a real date
day-past = First day must be today or later
# $day date
day-before-latest = First day must not be before { $day }, the first day of the latest rules
enter-number = Enter a whole number
enter-decimal = Enter a number, with a point before decimals
enter-numbers = Enter whole numbers with commas between them

# What can be wrong with a part.
# $key
wrong-missing-key = “{ $key }” is missing here
# $key
wrong-unknown-key = “{ $key }” is not known here
# $key
wrong-duplicate-key = “{ $key }” stands here twice
# $reason
wrong-unreadable = This cannot be read ({ $reason })
# $sum number
wrong-weights-sum = The weights of the criteria must come to 100. They come to { $sum }.
# $id
wrong-weight-zero = The weight of { $id } must be more than 0
wrong-scale = The scale must run from 0 to 4 with a sentence for each step
wrong-bands = The band for a recommendation must begin above the one with conditions, and at most at 100
# $entry
# $code
# $times number
wrong-times = { $entry } { $code } must stand there once. It stands there { $times } times.
# $entry
# $code
wrong-twice = { $entry } { $code } stands there twice
# $track
# $id
wrong-track-names = Track { $track } asks for { $id }, which is no criterion
# $track
wrong-track-quorum = Track { $track } must have criteria, a quorum of at least 1, and as many scorers as its quorum
# $mark
wrong-disclaimer = { $mark } is free with a disclaimer, and has none
# $mark
wrong-alternative = { $mark } can be refused, and names no mark that may do instead
# $mark
wrong-itself = { $mark } names itself as the mark that may do instead
# $word
wrong-brace-word = the word “{ $word }” in braces cannot be filled
wrong-brace-alone = a brace stands alone
# $code
# $language
# $what
wrong-placeholder = { $code } ({ $language }): { $what }
# $key
wrong-empty = { $key } must not be empty
# $code
wrong-remedial = { $code } must stay in the library: it holds the milestones of a remedial engagement
# $key
wrong-threshold = { $key } must be between 0.5 and 1
# $key
wrong-zero = { $key } must be more than 0
# $key
wrong-percent = { $key } must be at most 100
# $day date
wrong-holiday-twice = { $day } stands twice among the holidays
wrong-never-open = The office must be open on one day of the week at least
wrong-grades = The grades of controversy must run from 0 to 4
# $check
# $answer
wrong-not-asked = { $check } rests on “{ $answer }”, which the form does not ask

entry-mark = Mark
entry-authority = Authority
entry-verdict = Verdict
entry-reason = Reason
entry-check = Check
entry-edition = Edition
entry-use-type = Kind of use
entry-organization-type = Kind of organization
entry-criterion = Criterion
entry-condition = Condition
entry-sector = Sector
entry-goal = Goal
entry-country = Country
entry-track = Track

# Parts.
part-rubric = Rubric, bands, tracks and quorums
part-rubric-hint = Criteria with their weights and texts, knock-outs, from which score on what is spoken for, and how many members score.
part-marks = Marks and routing
part-marks-hint = Who decides about which mark in which use, and what may do instead.
part-conditions = Conditions
part-conditions-hint = The library that decisions take conditions from.
part-reasons = Reasons for a decline
part-reasons-hint = The sentences that stand in a decline, and what could change.
part-checks = Screening checks
part-checks-hint = What is checked, what it does once confirmed, and the grades of controversy.
part-matching = Comparison with listed names
part-matching-hint = From which score on a listed name is shown to a person, and how evidence moves a score.
part-terms = Targets and terms
part-terms-hint = How long each stage should take, and the other day counts and limits.
part-calendar = Working calendar
part-calendar-hint = Weekends and holidays. They hold for every case from the day they are known.
part-lists = Editions and kinds
part-lists-hint = Editions of the Guidelines, kinds of organization, kinds of use.
part-sectors = Sectors
part-sectors-hint = Sectors of the economy, and which are of high risk.
part-goals = Goals
part-goals-hint = The goals that a request can name.
part-countries = Countries
part-countries-hint = Countries and areas with their codes and groups; as text only.

# Lists.
list-authority = Authorities
list-check = Checks
list-condition = Conditions
list-controversy = Grades of controversy
list-countries = Countries
list-criterion = Criteria
list-edition = Editions
list-goal = Goals
list-holiday = Holidays
list-mark = Marks
list-organization-type = Kinds of organization
list-placement = What stands beside a mark
list-portfolio = Portfolio notes
list-reason = Reasons
list-scale-step = Steps of the scale
list-sector = Sectors
list-track = Tracks
list-use-type = Kinds of use
list-verdict = Verdicts

# Values.
key-text = Text
key-name = Name
# $place
key-anchor = What { $place } means here
# $cell
# $key
key-of-cell = { $cell }: { $key }
# $key
# $language
key-in-language = { $key } ({ $language })
key-acceptance-days = Days to accept an offer
key-accounts-days = Days until fundraising accounts are due
key-acronym = First letters for several words
key-against-list = Looked up in a list
key-aim = Full wording
key-alcohol-gambling-percent = Alcohol or gambling above this share of revenue escalates, per cent
key-alternatives = Marks that may do instead
key-always = Suggested for every decision
key-anchors = What each score means
key-authority = Who decides
key-bands = Bands
key-beside = What stands beside it
key-birth-years = Years by which two dates of birth may differ and still be near
key-code = Code
key-comment-required-for = Scores that need a comment
key-commercial = Commercial use
key-completeness = Completeness check
key-contact = How to reach it
key-could-change = What would have to change
key-criteria = Criteria that are scored
key-date = Date, as 2027-12-24
key-decision = Decision
key-deferred-lapse-days = Days after its date on which a deferred request lapses
key-disclaimer = Disclaimer
key-effect = What it does once confirmed
key-edition = Edition of the Guidelines
key-evidence = What shows that it is met
key-factual-text = When a text only names the United Nations
key-for-un-entities = For entities of the United Nations
key-fundraising = Fundraising use
key-fundraising-limit-usd = Fundraising above this target is enhanced, US dollars
key-goals = Goals
key-groups = Groups
key-high-risk = Of high risk
key-highest = Highest score
key-hint = Hint
key-hold-answer-working-days = Working days to answer a hold
key-id = Id
key-informational = Informational use
key-initial = An initial for the word
key-instead = What to do instead
key-iso2 = ISO code, two letters
key-iso3 = ISO code, three letters
key-knock-out = A zero blocks the case
key-knock-out-check = Check that a zero sends back
key-left-over = Words that are left over
key-legal-form-differs = Legal forms of different kinds
key-legal-note = A legal note is needed
key-lesson-working-days = Working days for a lesson
key-level = Grade
key-licence = A licence goes with it
key-list-fresh-days = Days after which a list is stale
key-longest-use-months = Longest use, months
key-lowest = Lowest score
key-m49 = M49 code
key-mark = Mark
key-marks = Marks it is suggested for
key-matter-months = Months of a dialogue on an integrity matter
key-meeting-present = Members who must be present at a meeting
key-much = Weight of found words from which on a word more means less
key-na-allowed = A member may say that it does not apply
key-near-birth = Dates of birth that are near
key-needs-due = Carries a last day
key-one-edit = One edit in a word of a person's name
key-one-edit-organization = One edit in a long word of an organization's name
key-only-letters = A name that rests on first letters
key-organization = Threshold for organizations
key-organization-both = Organization: another word in its place
key-organization-one = Organization: a word more
key-organization-one-of-many = Organization: a word more where much is found
key-organization-place = Organization: the name of a place more
key-other-birth = Dates of birth further apart
key-other-country = No country in common
key-overall = The whole procedure
key-owner-percent = Owners of this share and more are named, per cent
key-owners-required = Owners must be named
key-person = Threshold for persons
key-person-both = Person: another word in its place
key-person-one = Person: a word more
key-person-single = Person: one single word against a longer name
key-plain = In everyday words
key-precedent = Must be met before the authorization becomes active
key-procurement-firewall = A note on the procurement firewall goes with it
key-profit-not-incidental = When profit is not incidental
key-question = Question
key-quorum = Locked cards that make a quorum
key-reads = Answers it rests on
key-recommend = Recommend from
key-recommend-with-conditions = Recommend with conditions from
key-reconsideration-answer-working-days = Working days to answer a reconsideration
key-reconsideration-days = Days to ask for a reconsideration
key-region = Region
key-remedial-engagement = A remedial engagement lifts it
key-renewal-reminder-days-before = Days before the end on which the holder is reminded
key-renewal-window-days = Days round the end in which a renewal can be asked for
key-reply = The applicant may answer
key-rescreen-months = Months after which holders are screened again
key-returned-days = Days after which a returned request lapses
key-returned-reminder-days-before = Days before that on which the partner is reminded
key-review = Review
key-same-birth = The same date of birth
key-same-country = A country in common
key-same-stem = Another ending on the same stem
key-says = What it says
key-scale = Scale
key-score = Score
key-scorers = Members who are asked to score
key-screening = Screening
key-sentence = Sentence in the letter
key-set = Set
key-short-word = One edit in a very short word
key-slip = Two letters swapped in a short word
key-sounds-alike = The same consonants
key-source = Source
key-spread-flagged-from = Spread that is flagged
key-statutes-required = Statutes must be attached
key-stop-use-working-days = Working days to stop a revoked use
key-support-display = When a flag is flown in support
key-targets = Targets, working days
key-terms = Terms and limits
key-thresholds = Thresholds
key-title = Title
key-track = Track
key-undo-routing-days = Days to ask that a routing is looked at again
key-uses = Uses it is suggested for
key-verdict = Verdict
key-weekend = Days of the week on which the office is closed
key-weight = Weight
key-when = When it is taken
key-words = Words that are near
key-written-procedure-working-days = Working days of silence that agree to a draft

# Letters.
letter-open = Open the version
letter-proposed-subject = A new version of the rules waits for you
# $by
# $title
# $day date
letter-proposed = { $by } proposes a new version of the rules: { $title }. Its first day would be { $day }.
letter-proposed-why = One of the other administrators approves it or sends it back.
letter-sent-back-subject = Your version of the rules was sent back
# $title
letter-sent-back = “{ $title }” was sent back to you with these remarks.
# $number
letter-approved-subject = Rules { $number } were approved
# $by
# $number
# $title
# $day date
letter-approved = { $by } approved rules { $number }: { $title }. They are in force from { $day }.
letter-approved-cases = Requests that were sent before that day keep the rules of their day.

# The public page.
public-title = How requests are decided
public-lede = Who decides about which mark, what is checked, what the advisory group scores, and what follows from it.
# $number
# $day date
public-since = Rules { $number }, since { $day }
# $number
# $from date
# $until date
public-was = Rules { $number }, from { $from } until { $until }
public-pinned = A request is measured by the rules of the day on which it was sent, from beginning to end.
public-marks-title = Who decides about which mark
public-marks-lede = What is used decides where a request goes, before anything else is looked at.
public-mark = Mark
public-authority = Who decides
public-time-title = How long it takes
public-time-lede = These are targets in working days of the office.
# $days number
working-days = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
public-checks-title = What is checked first
public-checks-lede = Each check is answered with evidence before anybody scores. What excludes does so only when a second person confirms it.
public-excludes = Excludes
public-criteria-title = What the advisory group scores
public-criteria-lede = Each member scores alone, from 0 to 4. The size of an organization never lowers a score.
# $weight number
public-weight = weight { $weight }
public-knock-out = A zero here blocks the request until the group has resolved it
public-na = A member may say that it does not apply.
# $tracks
public-scored-on = Scored on: { $tracks }
public-tracks-title = How thoroughly a request is looked at
public-track = Track
public-criteria-count = Criteria
public-bands-title = What a score speaks for
# $from number
public-band-recommend = { $from } of 100 and more: the use is recommended.
# $from number
# $below number
public-band-conditions = { $from } to below { $below }: it is recommended with conditions.
# $below number
public-band-decline = Below { $below }: a decline is recommended.
public-bands-not = The group may depart from this with written reasons. An authorizing officer decides; scores of a request are not published.
public-conditions-title = Conditions
public-conditions-lede = An authorization says for what, where, how and how long, and carries conditions from this library.
# $count number
public-conditions-all = All { $count } conditions
public-reasons-title = Reasons for a decline
public-reasons-lede = A decline always gives its reasons, and says what could change.
# $count number
public-reasons-all = All { $count } reasons
public-others-title = Other versions
public-others-lede = Each stays at its address.
# $number
# $day date
public-other = Rules { $number }, first day { $day }
