# Lessons: written on a closed case, validated by another person, read by those they concern.

title = Lessons
lede = What we learned from cases that are closed. Written by one person, checked by another, with names removed.

kind-lesson = Lesson
kind-best-practice = Best practice
kind-replicable-model = Replicable model
kind-near-miss = Near miss
state-draft = Draft
state-in-validation = Being validated
state-published = Published
state-superseded = Replaced
state-archived = Archived
confidentiality-public = Public
confidentiality-un-internal = Inside the United Nations
confidentiality-group-only = Advisory group only
confidentiality-public-hint = Anybody can read it. No partner may be named.
confidentiality-un-internal-hint = People of the office can read it.
confidentiality-group-only-hint = Members of the group and those who prepare its work can read it.
owner-secretariat = Secretariat
owner-screener = Screeners
owner-reviewer = Members of the advisory group
owner-chair = Chair
owner-authorizing-officer = Authorizing officers
owner-focal-point = Focal points
owner-local-network = Local Networks
owner-partner = Partners

# The list.
filter-label = Filter lessons
filter-words = Words
filter-mark = Mark
filter-use = Kind of use
filter-sector = Sector
filter-kind = Kind of lesson
any-mark = Any mark
any-use = Any use
any-sector = Any sector
any-kind = Any kind
apply-filters = Apply filters
# $count number
count = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
# $text text
quoted = “{ $text }”
remove-filter = {" "}(remove)
clear-all = Clear all
latest-first = Latest first
# $number text
# $month text
# $year text
number-and-month = { $number }, { $month } { $year }
# $codes text
concerns = Concerns { $codes }.
do-label = Do:
pages = Pages
first-page = First page
next-page = Next →
empty-title = No lesson fits
empty-what-now = Take a filter away, or use fewer words. All the words must occur, in any order.
nothing-yet-title = No lesson has been published yet
nothing-yet-why = Each case that closes is asked what it teaches. The first answers stand here once another person has checked them.
to-validate = Lessons to validate

# One lesson.
back-to-lessons = Lessons
intended = What was intended
happened = What happened
effect = The effect
recommendation = What to do
# $owner text
for-owner = For: { $owner }
context = Where it comes from
context-mark = Mark
context-use = Kind of use
context-organization = Kind of organization
context-sector = Sector
context-country = Country
context-edition = Guidelines, edition
context-criteria = Criteria
context-readers = Who may read it
published-on = Published

# On a case.
tab-lesson = Lesson
case-title = What this case teaches
# $due weekday
task-due = Write a lesson, or say why there is none, by { $due }.
no-task = No lesson is awaited for this case now.
not-closed = A case is asked what it teaches when it closes.
written-so-far = Lessons of this case
write-title = Write a lesson
edit-title = Your draft
field-kind = Kind
field-title = Title
field-title-hint = One sentence that says what to remember.
field-intended = What was intended?
field-happened = What happened?
field-effect = What effect did it have?
field-recommendation = What should be done from now on?
field-owner = Who should do it?
field-criteria = Criteria it concerns
field-confidentiality = Who may read it?
remarks-title = Remarks of the validator
save-draft = Save as a draft
send = Send for validation
none-title = Is there nothing to learn?
none-intro = Give a reason, so that the report can say why.
none-reason = Reason for no lesson
none-button = Record that there is no lesson
# $at datetime
none-given = No lesson, by decision of { $at }
open-lesson = Open the lesson

# Validation.
editing-title = Lessons to validate
editing-lede = Read as somebody who was not there would. Another person than the contributor validates.
editing-empty = Nothing waits for validation
editing-empty-why = When somebody sends a lesson for validation, it stands here.
column-lesson = Lesson
column-kind = Kind
column-readers = Readers
column-written = Written
your-own = Your own: another editor validates it
validate-title = Validate
publish-intro = Once published it stands where its readers find it. No partner may be named in a public lesson.
publish-button = Publish
give-back-title = Give back with remarks
give-back-remarks = What should change?
give-back-button = Give back
archive-title = Archive
archive-reasons = Why is it put away?
archive-button = Archive

# Problems and refusals.
choose-kind = Select what kind of lesson it is
enter-lesson-title = Enter a title
enter-intended = Enter what was intended
enter-happened = Enter what happened
enter-effect = Enter what effect it had
enter-recommendation = Enter what should be done
choose-owner = Select who should do it
choose-readers = Select who may read it
enter-reason = Enter a reason
enter-remarks = Enter what should change
# $most number
too-long = The text must be { $most } characters or fewer
refused-open = A lesson is written when the case is closed.
# $state text
refused-state = The lesson stands at “{ $state }”, so this step is not possible now.
refused-own = You wrote this lesson. Another editor has to validate it.
refused-answered = The case has a lesson, or a reason for none, already.
refused-named = The name of the partner occurs in the text. Give the lesson back with the remark to take it out, or ask for narrower readers.

letter-given-back-subject = Your lesson came back with remarks
# $title text
letter-given-back = The validator gave your lesson “{ $title }” back with these remarks:

# $count number
applied-in = { $count ->
    [0] Not applied in a case yet
    [one] Applied in one case
   *[other] Applied in { $count } cases
}

# Beside the form.
reports-title = What the holder reported of the use
recorded-from-paper = Recorded from paper: it was decided before cases were kept here.
