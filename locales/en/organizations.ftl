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
