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
state = State
any-state = Any state
address-holds = Address holds
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
