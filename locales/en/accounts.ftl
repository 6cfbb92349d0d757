# People: signing in and what belongs to it.

sign-in-title = Sign in
email = E-mail address
password = Password
password-hint = We never ask for it by e-mail or telephone
forgot-password = I have forgotten my password
first-time = First time here?
first-time-who = Anyone who speaks for an organization can open an account. You need a work e-mail address.
open-account = Open an account
answers-are-kept = Your answers are kept when a session ends. Sign in again and you are back at the question you left.
email-or-password-wrong = The e-mail address or the password is not right. Check both and try again.
# $minutes number
too-many-tries = There were too many tries. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and try again.
kept-for-you = Your sign-in had ended, so what you typed is not saved yet. It is kept on this page: sign in with the same account and it comes back.
given-back-title = Here is what you typed
given-back-why = Your sign-in had ended when you sent this. Nothing is lost, and nothing is saved yet.
given-back-field = You typed
given-back-send = Save this now
given-back-drop = Leave it and go back

# Roles, and what the holder of each does.
role-partner = Partner
role-focal-point = Focal point
role-local-network = Local Network contact
role-secretariat = Secretariat
role-screener = Screener
role-reviewer = Reviewer
role-chair = Chair
role-authorizing-officer = Authorizing officer
role-lessons-editor = Lessons editor
role-oversight = Oversight
role-admin = Administrator

duty-partner = Asks for use and reports on it, for the own organization
duty-focal-point = Sponsors a request for a United Nations entity
duty-local-network = Gives an opinion when asked
duty-secretariat = Takes requests in, routes and assigns them, closes cases
duty-screener = Runs the screening checks
duty-reviewer = Scores requests as a member of the advisory group
duty-chair = Leads the deliberation and records the recommendation
duty-authorizing-officer = Decides, suspends, reinstates, revokes
duty-lessons-editor = Validates and publishes lessons that others wrote
duty-oversight = Reads everything, changes nothing
duty-admin = Looks after people, roles, mail and the office; never scores, screens or decides

state-invited = Not set up yet
state-active = On
state-disabled = Switched off

# What is wrong with what was typed.
enter-email = Enter an e-mail address
email-like-this = Enter an e-mail address in the form name@example.org
enter-name = Enter a name
# $most number
name-too-long = The name must be { $most } characters or fewer
enter-new-password = Enter a new password
# $fewest number
password-too-short = The password must be at least { $fewest } characters long
# $most number
password-too-long = The password must be { $most } bytes or fewer; that is more than a page of text
password-common = This password is on the list that everybody tries first. Choose another one
password-guessable = This password is easy to guess. Use more words, or words that have nothing to do with you
enter-current-password = Enter your present password
current-password-wrong = This is not your present password
password-not-the-one = This is not the password that was chosen at the sign-up
select-language = Select a language
select-roles = Select at least one role
same-address = This is your address already. Enter the new one
# $today date
# $furthest date
absence-between = The last day away must be between { $today } and { $furthest }
enter-absence = Enter the last day you are away, such as 4 December 2026

# Refusals.
only-administrators = Only administrators can do this.
own-roles-by-another = Your own roles are changed by another administrator.
own-account-by-another = Your own account is switched off by another administrator.
last-administrator = This is the last administrator. Make somebody else an administrator first.
# $one text
# $other text
roles-exclude-each-other = One person cannot be { $one } and { $other }: an administrator never scores, screens or decides.
is-set-up-already = This person has set a password already. They can ask for a new one on the sign-in page.
is-closed = This account is switched off.
address-has-account = There is an account with this address already
address-taken = Somebody else has taken this address in the meantime. Nothing was changed.
link-is-over = This link was used already, was replaced by a newer one, or is too old.
sign-in-first = This address has an account. Sign in with it, then open the link again.
# $minutes number
too-many-letters = Too many letters were asked for from your network. Wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and try again.

# Signing up.
sign-up-title = Open an account
sign-up-why = For people who speak for an organization and want to ask for use of the United Nations name or marks.
your-name = Your name
your-name-hint = As you want to be written to
email-hint = We send a link to this address, and later every letter about your requests
new-password = Password
new-password-hint = At least 12 characters. A few words that belong together only for you are best; spaces are fine.
open-account-button = Open account
have-account = I have an account already
sign-up-next-title = What happens next
sign-up-next-1 = We send you a letter with a link. Open it and confirm your address.
sign-up-next-2 = You describe your organization, once.
sign-up-next-3 = You ask for the use. Save at any time and come back.
sign-up-data = What we keep and why stands in the data notice.
look-at-your-mail = Look at your mail
# $hours number
sign-up-sent = We have sent a letter to the address you gave. It holds a link that is good for { $hours } hours.
# $hours number
reset-sent = If this address has an account, a letter is on its way to it. It holds a link that is good for { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
not-arrived = Nothing there after ten minutes? Look among unwanted mail, check the address for slips, and then try once more.
sign-up-again = Sign up once more
reset-again = Ask once more
confirm-title = Confirm your address
confirm-why = This opens the account for { $name } with the address { $email }.
confirm-password-why = You are in another browser than the one you signed up with. Type the password that you chose there, so that we know it was you.
confirm-button = Confirm and sign in
confirm-not-you = Was it not you who signed up? Then close this page; without a confirmation the account stays shut.
welcome = Your account is open. Welcome.

# A new password.
reset-title = Set a new password
reset-why = Enter the address you sign in with. We send a link to it.
send-link = Send me a link
choose-password-title = Choose a new password
set-up-title = Welcome to Imprimatur
set-up-why = Choose a password and your account is ready, { $name }. You will sign in as { $email }.
choose-password-why = For the account { $email }. You will be signed out everywhere else.
set-password-button = Set password and sign in
password-is-set = Your new password is set. You are signed out everywhere else.
link-over-title = This link leads nowhere any more
link-over-reset = For a new password, ask for a fresh link. If you were invited and the time ran out, write to the office and you get a new letter.

# The first administrator.
first-title = Create the first administrator
first-why = This house is new. The first administrator invites everybody else and can never score, screen or decide. This page closes once it was used.
first-button = Create administrator
first-welcome = You are the first administrator. Invite a second one soon, so that the house never depends on one person.
# $address text
first-link = Nobody can sign in yet. Create the first administrator here (this link works once): { $address }

# One's own account.
account-title = Your account
name = Name
language = Language
roles = Roles
no-roles = None
change-name = Change name and language
change-password = Change password
change-address = Change e-mail address
change-absence = Change absence
password-set = Set
absence = Away
not-away = Not away
# $until date
until-date = Until { $until }
where-signed-in = Where you are signed in
where-signed-in-why = If you do not know one of these, end it and change your password.
browser = Browser
network-address = Network address
signed-in-at = Signed in
last-seen = Last seen
this-one = This one
end-session = Sign out there
end-other-sessions = Sign out everywhere else
unknown-browser = Unknown browser
saved = Saved.
name-title = Your name and language
language-hint = Of pages and of letters to you
password-title = Change your password
current-password = Present password
new-password-label = New password
password-changed = Your password is changed. You are signed out everywhere else.
address-title = Change your e-mail address
address-now = Now you sign in as { $email }.
new-email = New e-mail address
new-email-hint = We send a link to it. Nothing changes until you open that link and confirm.
send-confirmation = Send the link
# $hours number
new-address-sent = We have sent a link to the new address. It is good for { $hours } hours; until you confirm it there, nothing changes.
confirm-address-title = Confirm your new address
confirm-address-why = From now on you sign in as { $email }, and letters go there. The old address is told.
confirm-address-button = Confirm new address
address-changed = Your address is changed.
absence-title = When are you away?
absence-why = While you are away, what waits for you goes to others who hold your role. Your open scorecards stay yours until the secretariat assigns them anew.
absence-until = Last day away
absence-hint = For example, 4 December 2026
absence-save = Save absence
absence-end = I am back
back-again = You are back.
# $until date
away-until = You are noted as away until { $until }.
session-ended = Signed out there.
# $count number
sessions-ended = { $count ->
    [0] You were signed in nowhere else.
    [one] Signed out in one other place.
   *[other] Signed out in { $count } other places.
}

# Administration.
people-title = People
invite-someone = Invite someone
needs-you = This needs you
# $role text
# $holders number
# $fewest number
too-few = { $role }: { $holders ->
    [0] nobody holds this role
    [one] one person holds this role
   *[other] { $holders } people hold this role
}; at least { $fewest } are needed.
# $count number
letters-failed = { $count ->
    [one] One letter could not be delivered.
   *[other] { $count } letters could not be delivered.
}
letters-paused = The mail stands still until a fault is mended.
administrators-may = You can invite people and give roles. You can never see or set a password, score, screen or decide.
# $count number
# $total number
people-count = { $count } of { $total } people
name-or-address = Name or address
any-role = Any role
any-state = Any state
role = Role
state = State
find = Find
person = Person
may-act-as = May act as
last-sign-in = Last sign-in
never = Never
open-work = Open work
# $waits number
# $cards number
open-work-count = { $waits ->
    [0] { $cards ->
        [0] Nothing
        [one] 1 scorecard
       *[other] { $cards } scorecards
    }
    [one] { $cards ->
        [0] 1 task
        [one] 1 task, 1 scorecard
       *[other] 1 task, { $cards } scorecards
    }
   *[other] { $cards ->
        [0] { $waits } tasks
        [one] { $waits } tasks, 1 scorecard
       *[other] { $waits } tasks, { $cards } scorecards
    }
}
change-person = Change
remove-filter = (remove)
nobody-matches = Nobody matches
nobody-matches-why = Try a shorter part of the name, or take a filter away.
all-people = Show everybody
invite-title = Invite someone
invite-why = The person gets a letter with a link and chooses a password. The link is good for 72 hours and can be sent anew.
roles-hint = Tick what the person will do. An administrator cannot also screen, score, lead or decide.
send-invitation = Send invitation
# $email text
invited-person = The invitation to { $email } is on its way.
created = Here since
change-roles-title = Roles
roles-tick = The person acts as
change-roles-why = A change signs the person out everywhere and is told by letter.
save-roles = Save roles
roles-changed = The roles are saved. The person was signed out everywhere if anything changed.
not-set-up-title = Not set up yet
not-set-up-why = The person has not opened the account by the link in the letter. A new link makes the older one void.
send-set-up-link = Send set-up link anew
# $hours number
set-up-link-sent = A new letter is on its way; the link in it is good for { $hours } hours, older ones are void.
close-title = Switch off
close-why = The person is signed out everywhere and cannot sign in. Open scorecards go back to be assigned anew. What they did stays in the records. You can switch the account on again.
close-button = Switch off this account
account-closed = The account is switched off.
open-title = Switch on
open-why = The person can sign in again with the roles shown above.
open-button = Switch on this account
account-opened = The account is switched on again.
own-account-note = This is your own account. Another administrator changes your roles.
back-to-people = People

# Letters.
# $hours number
letter-link-hours = The link is good for { $hours ->
    [one] one hour
   *[other] { $hours } hours
} and works once.
letter-confirm-subject = Confirm your e-mail address
letter-confirm-why = You signed up with Imprimatur, where organizations ask for use of the United Nations name and marks. Confirm that this is your address and your account is open.
letter-confirm-button = Confirm my address
letter-confirm-not-you = If you did not sign up, do nothing. The account stays shut and you hear no more of it.
letter-already-subject = You have an account already
letter-already-why = Somebody asked to use your address for an account with Imprimatur. You have an account with this address already, so nothing was changed.
letter-already-button = Sign in
letter-already-reset = I have forgotten my password
letter-already-not-you = If that was not you, there is nothing to do.
letter-reset-subject = Set a new password
letter-reset-why = Somebody asked for a new password for your account. Choose one with this link.
letter-reset-button = Choose a new password
letter-reset-not-you = If that was not you, do nothing: your password stays as it is.
letter-set-up-subject = You are invited to Imprimatur
letter-set-up-why = You are invited to work in Imprimatur, the system in which requests for use of the United Nations name and marks are examined and decided. Choose a password and your account is ready.
letter-set-up-roles = You will act as:
letter-set-up-button = Set up my account
letter-set-up-not-you = If you did not expect this letter, tell the office at the address below and do not use the link.
letter-new-address-subject = Confirm your new e-mail address
letter-new-address-why = You asked to use this address for your account with Imprimatur. Nothing changes until you confirm it.
letter-new-address-button = Confirm this address
letter-new-address-not-you = If you did not ask for this, do nothing.
letter-address-changed-subject = Your e-mail address was changed
# $at datetime
letter-address-changed-what = The address of your account with Imprimatur was changed on { $at }. Letters go to the new address from now on; this is the last one to the old.
letter-password-changed-subject = Your password was changed
# $at datetime
letter-password-changed-what = The password of your account with Imprimatur was changed on { $at }. You were signed out everywhere else.
letter-changed-not-you = If that was not you, write to the office at once.
letter-contact = How to reach the office
letter-roles-subject = What you may do has changed
letter-roles-now = You now act as
letter-roles-none = You hold no role any more. You can still sign in to your account.
letter-roles-sign-in = You were signed out so that the change is in force at once. Sign in again to go on.

# The command line.
no-such-account = There is no account with the address { $email }.

letters-come-back = Letters to your address come back.
letters-come-back-change = Give another address
