# The book of letters: every letter as it would go out, and its paragraphs in the office's own words.

title = Letters
back-to-mail = Mail
lede = Every letter that can go out, with invented values. The subject line, headings and paragraphs can be put in the office’s own words; another administrator approves them before letters say so.
# $letters number
count = { $letters } letters
jump = Letters about
column-letter = Letter
column-name = Name
column-words = Own words
# $count number
own-words = { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}
# $count number
waiting = { $count ->
    [one] 1 waits for approval
   *[other] { $count } wait for approval
}
none = None
group-requests = Requests
group-opinions = Opinions and sponsors
group-screening = Screening and holds
group-reviews = Reviews
group-decisions = Recommendations and decisions
group-authorizations = Authorizations
group-reconsiderations = Reconsiderations
group-matters = Integrity matters
group-lessons = Lessons
group-organizations = People of an organization
group-accounts = Accounts
group-rulebook = Rules
group-notices = Several letters in one

# One letter.
examples = Examples
# $number number
example = Example { $number }
as-page = As it looks
as-text = As text
page-frame = The letter as it looks
values-invented = The values are invented; names, numbers, days and links come from the case when a letter is written.
paragraphs-title = Subject line, headings and paragraphs
paragraphs-why = Tables, buttons, quotations and the place for the signature stay as they are. Words in braces are filled when a letter is written.
column-paragraph = Paragraph
column-state = Words
on-board = Built in
own = The office’s own
change = Change
language = Language

# One paragraph.
paragraph-title = One paragraph
built-in = Built in
now = In force
proposed-title = Waits for approval
why-said = Why
leaves-out = These words leave out what the built-in ones give:
back-to-built-in = The built-in words again
looks-so = The letter with these words
approve = Approve
approve-why = From then on every new letter of this kind says so. Letters that were written before stay as they are.
refuse = Do not approve
withdraw = Take the proposal back
own-proposal = You proposed this, so another administrator approves it.
approved = Approved. New letters say so from now on.
refused = Not approved. Letters stay as they are.
withdrawn = Taken back. Letters stay as they are.
proposed = Proposed. Another administrator has to approve it.
propose-title = Propose other words
placeholders = You may use these; each is filled when a letter is written:
placeholders-none = This paragraph has no words to fill in.
words = New words
why = Why
why-hint = For whoever approves it
propose = Propose
propose-built-in = Propose the built-in words again
history-title = Versions
history-caption = Versions, newest first
column-version = Version
column-text = Words
column-stands = State
column-proposed = Proposed
column-answered = Answered
no-versions = Nobody has proposed other words yet.

# Where a version stands.
paragraph-proposed = Waits for approval
paragraph-in-force = In force
paragraph-superseded = Replaced
paragraph-refused = Not approved
paragraph-withdrawn = Taken back

# What is refused.
enter-words = Enter the new words
# $most number
words-too-long = The words must be { $most } characters or fewer
words-brace-alone = A brace must belong to a placeholder, such as those listed above
# $name text
words-no-placeholder-here = {"{"}{ $name }{"}"} is not a placeholder, and this paragraph has none
# $name text
# $names text
words-unknown-placeholder = {"{"}{ $name }{"}"} is not a placeholder of this paragraph; it has { $names }
enter-why = Enter why the words should change
# $most number
why-too-long = The reason must be { $most } characters or fewer
paragraph-waits-already = Other words for this paragraph wait for approval already. They are answered first.
paragraph-says-so-already = The paragraph says this already.
own-words-by-another = Another administrator approves the words that you proposed.
