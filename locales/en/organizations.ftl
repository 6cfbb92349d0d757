# Organizations and their profile.

title = Your organization
new-title = Describe your organization
new-lead = The profile is kept once and copied into each request, where you confirm it. You can change it at any time.
belongs-already = You belong to an organization already. One account acts for one organization.
profile-saved = The profile was saved. Drafts that were not sent yet follow it.
profile-not-complete = The profile is not complete. Requests can be begun, but not sent, until it is.
profile-complete = The profile is complete.
to-requests = Ask for the use of a mark
people = People
people-hint = They see and write the requests of the organization.
part-owner = Owner
part-member = Member
change-group = Change
back-to-profile = Your organization
create-button = Save and continue
conflict-title = Somebody changed this part meanwhile
conflict-what-now = Below stands what is kept now beside what you typed. The form holds what you typed; send it again to keep it instead.
kept-now = Kept now
you-typed = You typed

# Who acts for an organization.
only-the-owner = Only the owner of the organization can do this.
see-people = See and change who acts for it
invite-colleague = Invite a colleague
# $days number
invite-why = The person gets a letter with a link that is good for { $days } days and for one use. Whoever has it joins your organization and sees all its requests.
colleague-name = Name
colleague-email = E-mail address
colleague-email-hint = The link can only be used with this address
send-invitation = Send invitation
# $email text
invited = The invitation is on its way to { $email }.
acts-for-it-already = This person acts for your organization already
# $most number
too-many-invitations = There are { $most } open invitations. Take one back before you send another.
invitations-title = Invitations that were not used yet
# $until date
good-until = Good until { $until }
good-until-label = Good until
revoke-button = Take back
invitation-revoked = The invitation was taken back. Its link opens nothing any more.
# $count number
who-acts = { $count ->
    [one] One person acts for your organization
   *[other] { $count } people act for your organization
}
# $count number
asking-title = { $count ->
    [one] One person asks to join
   *[other] { $count } people ask to join
}
# $due date
answer-by = Answer by { $due }
column-name = Name
column-part = Part
column-do = What you can do
you = You
make-owner = Make owner
# $name text
remove-title = Remove { $name } from your organization?
remove-what = The person can no longer see or write any request of the organization, from this moment on, wherever they are signed in. A letter tells them.
remove-keeps = What the person wrote stays with the requests.
remove-button = Remove
removed = The person was removed.
leave-instead = You can leave the organization yourself; removing is for others.
# $name text
hand-over-title = Make { $name } the owner?
hand-over-what = The owner invites and removes colleagues and lets in who asks to join.
hand-over-you = You stay as a member. Only the new owner can change that again.
hand-over-button = Hand over
handed-over = The organization has a new owner. You are a member now.
heir-cannot-sign-in = This person cannot sign in, so nobody would be left to look after the organization.
last-owner = You are the only owner, so you cannot leave. Make a colleague the owner first.
leave-link = Leave this organization
# $name text
leave-title = Leave { $name }?
leave-what = You can no longer see or write any of its requests. Only an invitation, or the owner's approval, brings you back.
leave-button = Leave
left = You no longer act for the organization.

# Asking to join.
registered-already = An organization with this registration number is here already. Ask its people to let you in, or check the number.
here-already-link = My organization is here already: ask to join it
join-title = Ask to join your organization
join-why = Nobody joins by typing a name. Tell us the registration number; the owner of the organization gets your question and lets you in or says why not.
join-country = Country of registration
join-number = Registration number
join-number-hint = As it stands in the register of companies, foundations or associations
join-message = Who you are, and what you will do for the organization
join-message-hint = The owner reads this with your name and address
join-button = Send to the owner
select-country = Select the country of registration
enter-registration-number = Enter the registration number
enter-who-you-are = Enter who you are, so that the owner can recognize you
no-such-registration = No organization with this number and country is here. Check both, or describe the organization yourself.
asked-already = You have asked an organization already. Take that back before you ask another.
join-waits-title = Your question is with the owner
# $name text
# $day date
join-waits = You asked to join { $name } on { $day }. You get a letter as soon as the owner has answered.
join-take-back = Take the question back
join-withdrawn = Your question was taken back.
# $name text
join-refused-title = { $name } did not let you in
# $name text
asked-title = { $name } asks to join
asked-on = Asked on
asked-says = Message
asked-know = Let in only whom you know. Whoever is in sees every request, every letter and every file of the organization.
asked-question = Do you let this person in?
answer-approve = Yes, as a member
answer-refuse = No
refuse-reason = If not, why?
refuse-reason-hint = The person reads it
answer-button = Send the answer
select-answer = Select whether you let this person in
enter-reason = Enter a reason
# $most number
too-long = This must be { $most } characters or fewer
answered-already = This was answered already.
let-in = The person is in, and a letter says so.
not-let-in = The person was told why not.

# The page behind the link of an invitation.
# $name text
invitation-title = You are invited to act for { $name }
for-address = For the address
invitation-here = You are signed in with this address. Once you accept, you see and write the requests of the organization.
invitation-sign-in = This address has an account. Sign in, and you come back to this page.
invitation-new = Choose a password, and your account is open: this link has proven the address.
accept-invitation = Accept and join
for-another-address = This invitation is for another address than the one you are signed in with. Sign out and open the link again.
no-partner = This account is not one of a partner, so it cannot act for an organization.
# $name text
welcome = You act for { $name } now.

# Letters.
letter-open-people = See who acts for the organization
letter-contact = Write to us
letter-name = Name
letter-email = E-mail address
letter-answer-by = Answer by
# $name text
letter-invited-subject = Invitation to act for { $name }
# $by text
# $name text
letter-invited = { $by } invites you to act for { $name }. You would see and write its requests for the use of marks.
letter-invited-button = See the invitation
# $until date
letter-invited-until = The link is good until { $until } and for one use.
letter-invited-not-you = If you do not know what this is about, you need not do anything.
# $who text
# $name text
letter-joined-subject = { $who } acts for { $name } now
# $who text
# $name text
letter-joined = { $who } took up the invitation and acts for { $name } from now on.
# $name text
letter-removed-subject = You no longer act for { $name }
# $name text
letter-removed = The owner of { $name } removed you from the people who act for it. Its requests are no longer open to you. If that surprises you, ask the owner.
# $who text
# $name text
letter-left-subject = { $who } no longer acts for { $name }
# $who text
# $name text
letter-left = { $who } left { $name } and can no longer see its requests.
# $name text
letter-handed-over-subject = { $name } has a new owner
# $from text
# $to text
# $name text
letter-handed-over = { $from } made { $to } the owner of { $name }. The owner invites and removes colleagues and lets in who asks to join.
# $who text
# $name text
letter-join-asked-subject = { $who } asks to join { $name }
# $who text
# $name text
letter-join-asked = { $who } has an account here and asks to act for { $name }.
letter-join-asked-know = Let in only whom you know. If you do not answer, nothing happens.
letter-join-asked-button = Answer
# $name text
letter-join-approved-subject = You act for { $name } now
# $name text
letter-join-approved = The owner of { $name } let you in. You see and write its requests from now on.
letter-join-approved-button = See the requests
# $name text
letter-join-refused-subject = { $name } did not let you in
# $name text
letter-join-refused = The owner of { $name } read your question and did not let you in. The reason given:
letter-join-refused-then = If you think that this is a mistake, talk to the owner; you can ask again.
