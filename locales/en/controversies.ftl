# Controversies: reports on an organization, weighed by hand.

# What a report is weighed by, and the two ends of each scale.
harm = Harm
harm-least = Nobody was harmed
harm-most = Lives lost, or harm that cannot be undone
credibility = Credibility
credibility-least = A rumour, one unnamed source
credibility-most = Found by a court or an authority, or admitted
breadth = Breadth
breadth-least = Once, in one place
breadth-most = Systematic, in many places
responsibility = Responsibility
responsibility-least = It had no part in it
responsibility-most = Its own doing, known at the top
remedy = Remedy
remedy-least = Put right, and it cannot happen again
remedy-most = Denied, nothing done
scale-ends = 0 – { $least } · 4 – { $most }

ending-remedied = Remedied
ending-remedied-hint = What was wrong was put right, and you saw what shows it.
ending-wrong = Wrong
ending-wrong-hint = It is not true, or it is about somebody else.

# What is asked for in the forms.
enter-title = Enter what is reported, in a few words
enter-source = Enter the source: an address on the web or a citation
enter-day = Enter the day of the source, a real day
day-to-come = The day of the source must not lie in the future
enter-weight = Select a number from 0 to 4 for “{ $aspect }”
enter-grade = Select the grade over all, from 0 to 4
enter-ending = Select why the report counts no more
enter-closing-reason = Enter what shows it
# $worst number
graded-below = A report on this organization is open that is graded { $worst }. Select { $worst } or more, or close the report first
# $worst number
open-so-it-applies = A report on this organization is open that is graded { $worst }, so the check applies

# Why something is refused.
refused-closed = This report was closed already.
# $worst number
refused-rest = A report on this organization is open that is graded { $worst }, so adverse media cannot be recorded as clear with the rest.

# Pages.
title = Adverse media
lede = Reports on this organization, weighed one by one. They stay with the organization: what is open counts in its next case too.
worst = Worst open report
# $count number
worst-none = { $count ->
    [0] No report was recorded
   *[other] No report is open
}
table-caption = Reports on this organization
column-report = Report
column-source = Source
column-grade = Grade
column-stands = Where it stands
none = Nobody has recorded a report on this organization yet.
open = Open
# $at datetime
closed-at = Closed { $at }
other-case = Recorded in another case
weights-title = How it was weighed
# $weight number
weight-of = { $weight } of 4
recorded = Recorded
closed = Closed
all = All reports
form-title = Record a report
form-lede = One report at a time. More is worse on every scale.
title-label = What is reported
title-hint = In a few words, for example “Wages withheld at a supplier”.
source-label = Source
source-hint = An address on the web, or a citation with the page.
dated-label = Day of the source
grade-label = Grade over all
grade-hint = Your judgement of the whole. The worst open grade is the least that check { $code } can be graded.
remarks-label = Remarks
record-button = Record the report
recorded-banner = The report is recorded.
close-title = Close the report
close-lede = It stays readable, but counts no more.
ending-label = Why does it count no more?
closing-label = What shows it
close-button = Close the report
closed-banner = The report is closed.
link = Adverse media
check-list = Reports on this organization
check-list-lede = The grade of this check cannot be lower than the worst open report.
check-list-link = Weigh, record and close reports

# Letters.
letter-graded-subject = A report to look at: { $number }
# $grade number
letter-graded = A report on the organization was recorded and graded { $grade }. This check was settled with a lower grade and has to be made again:
