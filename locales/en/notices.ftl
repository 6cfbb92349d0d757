# Letters: what every letter says, and the pages about the mail.

greeting = Dear { $name },
greeting-html = Dear { $name },
sign-off = With kind regards,
already-on-its-way = This letter is on its way already.

# Where a letter stands.
state-queued = Waiting
state-sending = On its way
state-sent = Sent
state-retrying = Retrying
state-failed = Failed
state-voided = Taken back
state-kept = Kept for a digest
state-gathered = In a digest
state-came-back = Came back

# Why a letter did not leave.
cause = Cause
any-cause = Any cause
cause-connection = The mail server cannot be reached
cause-tls = The connection cannot be protected
cause-sign-in = The mail server refuses the user or password
cause-service = The mail server does not serve this office
cause-put-off = The mail server asks for patience
cause-recipient = The address is refused
cause-letter = The letter is refused
cause-unmade = No letter can be made of it
cause-stuck = The program ended while it was on its way
causes-title = Why letters did not leave

# $minutes number
age-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
# $hours number
age-hours = { $hours } hours
# $days number
age-days = { $days } days

# Papers: what runs along on each page.
# $number text
# $date date
paper-head = { $number } · { $date }
# $page number
# $pages number
paper-page = Page { $page } of { $pages }
paper-needs-chinese-font = This paper holds Chinese, Japanese or Korean letters, and this server has no font for them. An administrator names one with --cjk-font.

# The list of letters.
mail-title = Did the mail go out?
unsent = Waiting
oldest = Oldest waiting
failed = Failed
none-waiting = None
all-letters = All letters
paused-title = The mail stands still
paused-why = A fault of the configuration stops every letter: { $reason }
paused-what-now = Mend it, then let the mail go on. Nothing is lost in the meantime.
resume = Let the mail go on
resumed = The mail goes on.
already-paused = The mail stands still already.
# $since datetime
stopped-why = An administrator stopped it on { $since }.
stopped-without-reason = no reason given
stop-title = Stop the mail
stop-why = Letters are still written and kept; none leaves until an administrator lets the mail go on.
stop-reason = Why (optional)
stop = Stop the mail
stopped = The mail stands still.
resend-failed = Send these again
# $letters number
sent-anew-many = { $letters ->
    [0] There was none to send again.
    [one] 1 letter is in the queue again.
   *[other] { $letters } letters are in the queue again.
}
state = State
any-state = Any state
words-hold = Address, name, subject or Message-ID
arrival = Arrival
any-arrival = Any
# $at datetime
kept-until = Goes out in a digest at { $at }
in-a-digest = Said in a digest
the-digest = The letter that says it
find = Find
remove-filter = (remove)
letters-caption = Letters, newest first
written = Written
letter = Letter
to = To
what-happened = What happened
# $tries number
tries = { $tries ->
    [0] Not tried yet
    [one] 1 try
   *[other] { $tries } tries
}
# $at datetime
next-try = next { $at }
no-letters = No letters
no-letters-why = Nothing matches. Take a filter away, or wait: letters are written when something happens.

# One letter.
back-to-mail = Mail
kind = Kind
message-id = Message-ID
sent = Sent
not-sent = Not sent
last-error = What the last try failed with
case = Case
as-text = As text
as-page = As it looks
page-frame = The letter as it looks
cut-why = The links in this letter open an account, so their last part is not shown here.
resend = Send again
resend-why = The same letter, to the same address, goes into the queue again.
sent-anew = The letter is in the queue again.
came-back-title = Did it come back?
came-back-why = When somebody tells you that this letter did not arrive, mark it here. The case and the account then say so.
came-back-said = What you were told (optional)
came-back = Mark it as come back
marked-returned = Marked: this letter came back.
only-sent-comes-back = Only a letter that was sent can come back, and only once.
address-marked = Letters to this address come back
address-marked-why = Letters are still sent there. Ask the person for another address, or take the mark away when letters arrive again.
marked-by-hand = marked by hand.
# $status text
marked-by-report = a delivery report ({ $status }).
lift = Letters arrive there again
lifted = The mark is taken away.

# The office.
office-title = The office
office-calendar = Days on which the office is closed
office-why = What letters and pages say about who writes. Changes are in force at once; earlier settings are kept in the log.
office-name = Name of the office
office-name-hint = Signs every letter
postal-address = Postal address
contact-email = Address for questions
contact-email-hint = Shown on pages and in letters
contact-phone = Telephone
mail-from = Letters come from
mail-from-hint = Your mail server must be allowed to send for this address
mail-reply-to = Answers go to
time-zone = Time zone
time-zone-hint = Times are shown in it, for example Europe/Zurich, America/New_York or UTC
default-language = Language
default-language-hint = For people who have not chosen one
office-saved = Saved, and in force.
enter-address = Enter an e-mail address in the form office@example.org
enter-office-name = Enter the name of the office, in one line of 200 characters or fewer
enter-postal-address = Enter the postal address, in 8 lines or fewer
telephone-like-this = Enter a telephone number such as +41 22 917 1234, or leave it empty
enter-time-zone = Enter a time zone by its name, such as Europe/Zurich, America/New_York or UTC
select-language = Select a language

# How often a person wants letters.
pace-title = Letters to you
pace-why = Decisions, questions to you and links that you asked for always come at once. For reminders and news you can choose.
pace-question = How often do you want reminders and news?
pace-at-once = At once
pace-at-once-hint = Each letter by itself, when something happens
pace-daily = Once a day
pace-daily-hint = One letter in the morning with everything since the last one
pace-weekly = Once a week
pace-weekly-hint = One letter on Monday morning; reminders still come the next morning
pace-save = Save
pace-saved = Saved.
select-pace = Select how often you want reminders and news

# The digest.
# $letters number
digest-subject = { $letters ->
    [one] 1 piece of news
   *[other] { $letters } pieces of news
}
# $letters number
digest-intro = { $letters ->
    [one] This is what happened since the last letter.
   *[other] These { $letters } things happened since the last letter.
}
# $at datetime
digest-written = { $at }
digest-open = Open
digest-why = You get reminders and news gathered in one letter because you chose so.
digest-change = Change how often
