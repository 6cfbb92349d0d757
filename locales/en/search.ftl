# The search box over the cases, and its help.

label = Search the cases
hint-html = A number, words, or keys such as <bdi>stage:review</bdi>. <a href="/cases/search-help">How to search</a>
button = Search
# $term text
not-a-day = “{ $term }” must name a day, such as due:<2027-01-31
# $term text
not-a-score = “{ $term }” must name a score, such as score<55
# $value text
not-a-country = There is no country “{ $value }”. Its name in English or its code will do
# $term text
not-a-text = “{ $term }” must name a word, such as text:water
# $term text
not-a-member = “{ $term }” must name a member by number, as the statistics do
# $term text
not-a-key = “{ $term }” has no key that is known here. Put words with a colon in quotation marks
# $term text
# $values text
not-a-value = “{ $term }” filters nothing. It can be { $values }
# $number text
no-such-number = There is no case { $number } that you may see.

help-title = How to search
help-lead = Everything you type must hold. The list shows only cases that you may see, and so do its counts.
help-words = Words are looked for in the name of the organization, and as beginnings of words in the title of the activity and the number, in any script, with or without accents. Words in quotation marks stay together. A number alone, such as 2026-0014, opens the case.
help-key = Key
help-example = For example
help-finds = Finds
help-stage = Where the case stands
help-outcome = How it ended
help-mark = The mark asked for: its code, or a word of it that is not ambiguous
help-use = The kind of use
help-track = The track
help-turn = Whose turn it is
help-org = A part of the organization's name
help-country = The country of registration, by code or English name
help-text = Words in the answers of the request as it was last sent, each by its beginning, in any script
help-due = The due day of the stage: one day, or everything before or after it
help-sent = The day it was first sent
help-score = The score of the recommendation, once there is one
help-waiting = What waits for you
help-is = held, overdue, new, unassigned, expiring, granted, recommended
help-group = Organizations from least developed (ldc), landlocked developing (lldc) and small island (sids) countries, or from other ones
help-region = The region of the organization's country
help-sector = The sector of the organization, by its letter
help-size = The size of the organization
help-scored = Cases in which the criterion was scored
help-apart = Cases in which members are far apart on the criterion
help-departed = The group went another way than the band, or the officer another way than the group: band, recommendation
help-took = Cases that went through completeness, screening, review, decision, or the whole way (overall)
help-late = The same, in more working days than the target
help-save = A search that you need again can be saved under a name; it then stands on your desk and over the list.
