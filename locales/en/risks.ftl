# Risks of a case.

low = Low
low-short = L
moderate = Moderate
moderate-short = M
substantial = Substantial
substantial-short = S
high = High
high-short = H

likelihood-1 = Rare
likelihood-2 = Unlikely
likelihood-3 = Possible
likelihood-4 = Likely
likelihood-5 = Almost certain
impact-1 = Slight
impact-2 = Limited
impact-3 = Noticeable
impact-4 = Serious
impact-5 = Grave

# What is asked for in the forms.
enter-title = Enter what could happen, in a few words
enter-likelihood = Select how likely it is, from 1 to 5
enter-impact = Select how bad it would be, from 1 to 5
enter-mitigation = Enter what is done about it
enter-drop-reason = Enter why the risk stands no more

# Why something is refused.
refused-dropped = This risk was dropped already.

# Pages.
title = Risks
lede = Likelihood times impact. The worst risk that stands is the risk of the case; a substantial or high one puts it on the enhanced track.
overall = Risk of the case
overall-none = No risk stands
legend = 1 to 4 low (L), 5 to 9 moderate (M), 10 to 14 substantial (S), 15 to 25 high (H). Numbers in the table are those of the list below.
matrix-caption = Risks by likelihood and impact
likelihood = Likelihood
impact = Impact
corner = Likelihood ↓ Impact →
# $number number
scale = { $number } { $words }
# $number number
cell-risk = Risk { $number }
list-title = All risks
none = Nobody has recorded a risk of this case yet.
column-number = No.
column-risk = Risk
column-level = Level
column-mitigation = What is done about it
column-who = Who, when
# $likelihood number
# $impact number
factors = Likelihood { $likelihood }, impact { $impact }
dropped = Dropped
# $at datetime
dropped-by = Dropped by { $name }, { $at }:
drop = Drop
form-title = Add a risk
title-label = What could happen
title-hint = In a few words, for example “The wheel stands on goods for sale”.
likelihood-label = How likely is it?
impact-label = How bad would it be?
mitigation-label = What is done about it
mitigation-hint = A condition, a check, somebody who looks; or that it is borne.
record-button = Add the risk
recorded = The risk is recorded.
# $number number
drop-title = Drop risk { $number }
drop-lede = It stays in the list as dropped, with your reason. The track of the case stays as it is.
drop-label = Why does it stand no more?
drop-button = Drop the risk
drop-banner = The risk is dropped.
all = All risks
link = Risks
