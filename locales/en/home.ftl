# The first page.

title = Ask, check and report: use of the United Nations name
heading = Using the United Nations name begins with asking
lede = Companies, foundations and civil society ask here. An advisory group looks, an officer decides, and every permission can be checked by anyone.
ask = Ask for use
not-needed = You may not need to ask
is-it-real = Is this permission real?
number-label = Number on the poster, page or letter
number-hint = It looks like A-2026-0071
check = Check
telephone = Or hold your telephone over the square picture beside the words.
how-title = How a request travels
how-target = Thirty working days from a complete request to an answer is our target.
step-ask = You ask
step-ask-time = About 40 minutes; save and come back
step-complete = We check it is complete
step-screening = Screening
step-group = Advisory group
step-decision = An officer decides
step-letter = Letter and register
step-letter-time = When you accept the terms
# $days number
working-days = { $days } working days
not-needed-why = Plain, factual mention of the United Nations in a text needs no permission, if nobody could take it as support for a product, a company or a cause.
self-check-link = Check your use before you ask
not-needed-link = When you need not ask
before-title = Before you start
before-why = Have at hand the exact words, a picture of how they will look, where and until when. Every permission has an end date; none is exclusive.
before-link = What we ask, and why
wrong-title = Seen something wrong?
wrong-why = The name on a product, a crowd-funding page, a letter that promises a contract? Tell us. You need not give your name.
wrong-link = Report misuse
register-title = In the register
register-why = Every permission in force, ended or revoked: who holds it, for what, where and until when.
register-link = Open the register
