# Opinions of focal points and Local Networks, the word of a sponsor, and the directory of whom to ask.

title = Opinions
see-all = See what they say
lede = What focal points and Local Networks say about this case. Staff and members read it; the partner never does.
none-asked = Nobody was asked yet.
asked-for-opinion = Opinion
asked-for-sponsorship = Sponsorship
state-asked = Waiting
state-answered = Answered
state-revoked = Taken back
state-expired = Not answered
verdict-supports = Supports it
verdict-no-objection = No objection
verdict-reservations = Has reservations
verdict-objects = Objects
verdict-cannot-say = Cannot say
verdict-confirms = Confirms the sponsorship
verdict-declines = Does not sponsor it
kind-focal-point = Focal point
kind-local-network = Local Network
# $day date
asked-on = Asked on { $day }
# $day date
answered-on = Answered on { $day }
# $day date
due = due { $day }
by-link = by the link
in-account = in the account
question = Question
question-hint = The person reads it in the letter and on the page. Do not name scores or screening.
ask-title = Ask somebody
whom = Whom
what-for = What for
answer-by = Answer by
ask-button = Send the question
# $entity text
# $where text
# $who text
entry-choice = { $entity } ({ $where }), { $who }
directory-empty = The directory has nobody who can be asked.
select-whom = Select whom to ask
select-kind = Select what you ask for
enter-question = Enter a question
enter-day = Enter the day by which the answer is needed
# $most number
too-long = This must be { $most } characters or fewer
not-active = This contact is marked as one who cannot be asked
only-focal-points-sponsor = Only the focal point of an entity can confirm a sponsorship
asked-already = This contact was asked already and has not answered yet
not-in-this-stage = Opinions are asked for while a case is open.
asked-banner = The question is on its way.
revoke-button = Take back
revoked-banner = The question was taken back. Its link opens nothing any more, and a letter says so.
again-button = Send again
again-banner = A letter with a new link is on its way. The earlier link opens nothing any more.

# The page of whoever is asked.
answer-title = Your opinion is asked
sponsor-title = Do you sponsor this request?
# $organization text
answer-lede = { $organization } asks for the use of a mark. The secretariat asks what you think.
# $organization text
# $entity text
sponsor-lede = { $organization } asks for the use of a mark and names { $entity } as its sponsor. Please confirm that, or say that it is not so.
your-answer = Your answer
verdict-label = What do you say?
why-label = Why
why-hint = Leave it empty only if you simply agree
send-answer = Send the answer
select-verdict = Select your answer
enter-why = Enter why
who-reads = The secretariat, the screeners and the members of the advisory group read your answer. The organization that asks does not.
thanks-title = Thank you, your answer has arrived
thanks-what = It stands with the case now. You need not do anything else.
thanks-link = The link of the letter opens nothing any more. If you want to add something, answer the secretariat by mail.
answered-banner = Your answer has arrived.
list-empty = Nothing was asked of you
list-empty-why = When the secretariat asks for your opinion, you get a letter, and the question stands here.
column-request = Request
column-state = State

# The directory.
directory = Directory
directory-lede = Focal points of United Nations entities and Local Networks of the Global Compact: whom to ask for an opinion.
add-entry = Add a contact
kind-of-contact = Kind
entity = Entity or network
entity-hint = As it writes its own name
country = Country
no-country = Not bound to a country
contact = Contact
contact-email = E-mail address
contact-email-hint = Questions go there, and sponsors are recognized by it
phone = Telephone
notes = Notes for the office
can-be-asked = Can be asked
cannot-be-asked = Not to be asked
find-words = Entity, person or address
any = Any
whole-directory = Show the whole directory
nobody = Nobody matches
nobody-why = Search for fewer words, or take a filter away.
entry-saved = The directory was saved.
select-kind-of-contact = Select a kind
enter-entity = Enter the entity or network
select-country = Select a country of the list
network-needs-country = Select the country of the network

# What happened, for staff.
event-ask = Opinion asked
event-answer = Opinion given
event-revoke = Question taken back
event-send-again = Question sent again
event-expire = Nobody gave the opinion

# Letters.
letter-number = Number
letter-organization = Organization
letter-title = Activity
letter-answer-by = Answer by
letter-verdict = Answer
letter-entity = Named as sponsor
letter-email = Address given
letter-see-opinions = See the opinions
letter-answer-button = Read and answer
# $until date
letter-link = You need no account. The link is for you alone, good for one answer and until { $until }.
# $until date
letter-link-replaces = This link replaces the earlier one. It is good for one answer and until { $until }.
# $number text
letter-asked-subject = Your opinion on request { $number }
# $entity text
letter-asked = The secretariat asks { $entity } for an opinion on a request for the use of a mark.
# $number text
letter-sponsor-subject = Do you sponsor request { $number }?
# $entity text
letter-sponsor = A request for the use of a mark names { $entity } as its sponsor. Please confirm that, or say that it is not so.
# $number text
letter-reminder-subject = Request { $number } waits for your answer
# $due date
letter-reminder = We asked you about a request and need the answer by { $due }.
# $due date
# $until date
letter-reminder-late = We asked you about a request and needed the answer by { $due }. It still helps until { $until }.
# $number text
letter-revoked-subject = Your answer on request { $number } is no longer needed
letter-revoked = We asked you about a request. Your answer is no longer needed, and the link opens nothing any more. Thank you.
# $entity text
# $number text
letter-answered-subject = { $entity } has answered on { $number }
# $entity text
letter-answered = { $entity } has answered.
# $entity text
# $number text
letter-not-answered-subject = { $entity } has not answered on { $number }
# $entity text
letter-not-answered = { $entity } was asked and reminded, and has not answered. The link is closed.
# $number text
letter-unknown-subject = The sponsor of { $number } is not in the directory
letter-unknown = The request names a sponsor whose address is neither in the directory nor that of a focal point's account. Nobody was written to: the partner typed the address. Find out who speaks for the entity, and ask from the case.

# What whoever is asked can say.
say-supports = We support it
say-no-objection = We have no objection
say-reservations = We have reservations
say-objects = We object
say-cannot-say = We cannot say
say-confirms = Yes, we sponsor it
say-declines = No, we do not sponsor it
