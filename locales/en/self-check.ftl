# The self-check against the Guidelines, for anybody.

title = Check your use before you ask
lede = Twelve questions at most, five minutes, no account. Nothing you choose here is kept.
button = Check this use
result-title = What the rules say about this use
result-stops = As it stands, this use would not be authorized. What stops it can often be changed.
result-go = Nothing in your answers stops you from asking.
result-note = This is a first reading of the rules by your own answers. It is no permission, and it binds nobody.
stops-title = What stops it
mind-title = What will be looked at closely
split = These marks belong to different authorities. You can ask for all of them here; your draft is then parted into one for each.
onward = Ask for this use
change = Change the answers
again-title = Your answers
finding-barred = The United Nations does not enter into partnership with organizations in these trades, or found to have a part in these abuses. A good project does not weigh against it.
finding-endorsement = No use may suggest that the United Nations recommends an organization, a product or a service. Change the words or the place so that nobody can read it so.
finding-own-name = The name and the marks never become part of another name, logo, domain or trade mark. Show them apart from your own.
finding-altered = Marks are used as they are: no other colours, words or parts. Ask for the unaltered artwork.
finding-no-end = Every permission ends, after 24 months at the latest. Choose an end; a use can be renewed.
finding-profit = The principal purpose must be to support the aims of the United Nations; profit may only be incidental.
finding-sponsor = The emblem is rarely given to anybody outside. You need an entity of the United Nations as sponsor, whose focal point confirms it to us.
finding-fundraising = Have ready: who receives the money, the target, the share that reaches them, the costs, the account holder, the auditor and the day of the accounts.
finding-commercial = Say how profit arises and which share it makes. The group looks at whether it is incidental.
finding-evidence = Have ready what shows that your values are put to work: a policy, a code of conduct, a system to manage it, monitoring, public reports. A small enterprise shows what fits its size.
