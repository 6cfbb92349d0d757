# Statistics: how the group scores and decides, who asks and who is granted, how long it takes; and cases side by side.

title = How it is going
your-scores = Your scores
scores-of = Scores of { $name }
back-to-statistics = Statistics

# The period.
periods = Period
period-year = Last 12 months
period-all = All years
# $count number
# $since date
counted-since = { $count ->
    [one] One request that was first sent since { $since }
   *[other] { $count } requests that were first sent since { $since }
}
# $count number
counted-all = { $count ->
    [one] One request
   *[other] { $count } requests
}
nothing-title = There is nothing to count yet
nothing-why = Figures stand here as soon as a request is sent in this period.
small-numbers = Numbers below { $fewest } are not shown outside the advisory group, and neither is a number that would give one away.
few = fewer than { $fewest }
none = –
# $label text
# $value text
plot-value = { $label }: { $value }
# $numbers text
plot-values = { $numbers }. The table below says the same.

# Working days.
stages-title = Working days at each stage
stages-hint = Half of the cases took no more days than the bar. The dashed mark is the target. Days on hold do not count.
span-completeness = Completeness
span-screening = Screening
span-review = Review
span-decision = Decision
span-overall = Overall
column-stage = Stage
column-cases = Cases
column-median = Half within
column-ninetieth = 9 of 10 within
column-target = Target
column-late = Over target

# Scores.
scores-title = Scores of recommended cases
scores-hint = The score of each case that the group recommended on, of 100. The dashed marks are where the bands begin.
column-score = Score
# $from number
# $to number
score-range = { $from } to under { $to }
# $from number
score-range-last = { $from } to 100
scores-none = The group has not recommended on a case in this period.

# Criteria.
criteria-title = Spread on each criterion
criteria-hint = The mean difference between the highest and the lowest score that members gave to the same case.
criteria-none = No case has been deliberated in this period.
column-criterion = Criterion
column-mean = Mean
column-spread = Spread
column-apart = Far apart in
column-alpha = Agreement
# $alpha text
# $low text
# $high text
alpha-with-interval = { $alpha } ({ $low } to { $high })

# Members.
members-title = Members
members-hint = Scorecards that are locked and were opened to the others. A member who stepped back because of a conflict does not count in that case.
column-member = Member
column-cards = Scorecards
column-card-mean = Mean, of 100
column-lean = Above or below others
column-distance = Apart from others
column-days-to-lock = Days to lock
column-scores = Scores
column-own-mean = Own mean
column-others-mean = Mean of the others

# One member.
member-hint = Only scorecards that are locked, in cases whose deliberation was opened and that you may know of. What the others gave is over the same cases.
member-few-others = What the others gave is shown from { $fewest } other members on, so that it says nothing about one of them.
member-none = No scorecard counts in this period.
# $count number
cards-count = { $count ->
    [one] scorecard
   *[other] scorecards
}
tile-mean = mean score, of 100
tile-days = working days to lock, half within
tile-alpha = agreement with the others

# What the words mean.
definitions = What these figures mean
define-alpha-html = <strong>Agreement</strong> is Krippendorff's alpha on an ordinal scale: one less the disagreement that is observed over the disagreement that chance would bring. 1 is agreement, 0 is what chance would give, below 0 is worse than chance.
define-alpha-how = Each score of a case is paired with each other score of the same case and criterion. Two scores lie as far apart as there are scores between them, counting half of their own; that distance is squared. Observed: the mean over the pairs of a case, each case weighing as its number of scores. Expected: the mean over all pairs of scores, whoever gave them. (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.)
define-alpha-member = For one member, only the pairs in which the member takes part are observed; over several criteria, each score weighs the same. The agreement of the group on a criterion is the mean of its members', each weighing as the number of scores.
define-interval = In brackets stands the 95 per cent interval. For a criterion it comes from leaving out one case after the other (jackknife), for a member from how cases differ from each other. No chance is drawn: the same cases give the same interval.
define-spread-html = <strong>Spread</strong> is the highest score less the lowest, over cases that two or more members scored. <strong>Far apart</strong> is what the rubric of the case calls so.
define-lean-html = <strong>Above or below others</strong> is the mean difference between the member's score and the mean of the others in the same case and criterion; <strong>apart from others</strong> is the same without its sign. Both are points of the scale from 0 to 4.
define-days-html = <strong>Days</strong> are working days of the office. A case counts in a stage once it went through it.

# Departures.
departed-title = Another way than was proposed
departed-hint = The band and the recommendation are proposals. Reasons stand with each case.
tile-recommended = recommended cases
tile-departed-band = the group went another way than the band
tile-departed-recommendation = the officer went another way than the group

# Like cases.
unlike-title = Like cases, decided unlike
# $points text
unlike-hint = The same marks and kind of use, the same kind and size of organization, at most { $points } points apart, another outcome. Each case stands with the nearest such one.
unlike-none = No two like cases were decided unlike in this period.
# $count number
unlike-all = { $count ->
    [one] Show the pair
   *[other] Show all { $count } pairs
}
column-one = Case
column-other = Beside it
column-score-apart = Points apart
column-compare = Compare
compare = Compare
# $one text
# $other text
compare-what = Compare { $one } and { $other }
# $score text
score-of = score { $score }
unlike-next = More pairs

# Balance.
balance-title = Who asks and who is granted
balance-hint = A note on the portfolio. It never changes the score of a case. The upper bar counts who asked, the lower one who was granted.
balance-group = Countries in special situations
balance-region = Regions
balance-sector = Sectors
balance-size = Sizes of organizations
balance-overlap = A country can be in several groups.
# $paragraph number
answers-paragraph = { $paragraph ->
    [14] Answers paragraph 14 of the resolution: values that fit the size of an enterprise.
   *[other] Answers paragraph { $paragraph } of the resolution: balanced representation, sectoral and geographic balance.
}
column-kind = Applicants
column-asked = Asked
column-granted = Granted
column-share = Granted of asked
group-ldc = Least developed countries
group-lldc = Landlocked developing countries
group-sids = Small island developing States
group-other = Other countries
region-unknown = Not known
size-micro = Fewer than 10 people
size-small-medium = 10 to 249 people
size-large = 250 people and more

# Side by side.
compare-title = Two cases side by side
compare-revisions-title = Two revisions side by side
compare-form = Which cases
compare-one = First case number
compare-other = Second case number
compare-button = Compare
compare-hint = A number such as 2026-0014. Only cases that you may see can be compared.
compare-missing = There is no case { $number } that you may see.
compare-same = Name two different cases.
revision-one = First revision
revision-other = Second revision
only-one-revision = This request was sent once. There is nothing to compare yet.
# $count number
differences = { $count ->
    [0] No difference
    [one] One difference
   *[other] { $count } differences
}
show-all = Show what is the same as well
show-differences = Show only what differs
differs = Differs
column-what = What
part-case = The case
part-scores = Scores
part-outcome = Recommendation and decision
line-organization = Organization
line-kind = Kind of organization
line-sector = Sector
line-country = Country
line-size = Size
line-use = Mark and use
line-track = Track
line-rules = Judged by
line-status = Status
line-sent = First sent
line-score = Score of the case
line-band = Band of the score
line-recommended = Recommended
line-decided = Decided
line-conditions = Conditions
line-revision = Sent
# $mean text
# $spread number
mean-and-spread = { $mean }, spread { $spread }
