# Remedial engagements: how a failure on the principles of the Compact is put right.

proposed = Proposed
approved = Approved
refused = Refused
lapsed = Lapsed

# What is asked for in the forms.
enter-plan = Enter what is put right, and how
enter-milestones = Enter at least one milestone
enter-review = Enter the day of the review, a real day
review-past = The day of the review must lie in the future
enter-decision = Select whether you approve or refuse it
enter-reasons = Enter the reasons

# Why something is refused.
refused-not-called-for = A remedial engagement can be proposed once two people have confirmed check { $code }.
refused-proposed = An engagement is proposed already. It waits for the chair.
refused-approved = An engagement is approved already.
refused-none-proposed = No engagement waits for an answer.

# Pages.
title = Remedial engagement
lede = Check { $code } ({ $title }) excludes, unless a chair approves how it is put right. With an approved engagement the case goes on, on the enhanced track, and an authorization needs the condition of the milestones ({ $condition }).
latest = The engagement
earlier = Earlier ones
plan = What is put right, and how
milestones = Milestones
review = Day of the review
stands = Where it stands
proposed-by = Proposed
answered-by = Answered
reasons = Reasons
none = Nobody has proposed an engagement yet.
propose-title = Propose an engagement
propose-lede = A chair who judged nothing in this case approves or refuses it.
plan-hint = What the organization has undertaken, and how you know.
milestones-hint = One a line. They stand in the condition of an authorization.
review-hint = When somebody looks whether the milestones were reached.
propose-button = Propose it to the chair
propose-banner = Proposed. The chairs have been told.
answer-title = Approve or refuse
answer-lede = Approved, the check no longer excludes, and the case goes on. Refused, the exclusion stands.
decision-label = May the case go on with it?
approve = I approve it
refuse = I refuse it
answer-button = Record and tell the screeners
approved-banner = The engagement is approved. The screeners have been told.
refused-banner = The engagement is refused. The screeners have been told.
waits = It waits for a chair who judged nothing in this case.
link = Remedial engagement
tag-approved = Remedial engagement approved

# Letters.
letter-open = Open the engagement
letter-proposed-subject = Remedial engagement proposed: { $number }
letter-proposed = { $name } proposes a remedial engagement. Check { $code } ({ $title }) stands confirmed by two people and excludes unless you approve it.
# $due weekday
letter-due = Answer by { $due }.
letter-approved-subject = Remedial engagement approved: { $number }
letter-approved = The chair approved the remedial engagement. Check { $code } ({ $title }) no longer excludes, and the case can go on.
letter-refused-subject = Remedial engagement refused: { $number }
letter-refused = The chair refused the remedial engagement. The exclusion by check { $code } ({ $title }) stands.
