# The demo: its mailbox and what it prints.

mailbox-title = Mailbox of the demo
mailbox-what = Every letter that anybody got. Open one and follow its links, as that person would.
only-to = Only letters to
show = Show
no-letters = There is no letter yet. Do something that tells somebody, and it will stand here.
subject = Subject
to = To
written = Written
older = Older letters
links = Links in this letter
as-html = As a page
as-text = As text
# $address text
listens = The demo listens on { $address }. It is thrown away when you stop it.
# $password text
everybody = Everybody's password: { $password }
mailbox-at = Mailbox: { $address }
