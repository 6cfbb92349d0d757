# Requests and their cases.

stage-draft = Draft
stage-submitted = Submitted
stage-returned = Returned for information
stage-screening = Screening
stage-review = Review
stage-deliberation = Deliberation
stage-recommended = Recommended
stage-deferred = Deferred
stage-closed = Closed

outcome-authorized = Authorized
outcome-authorized-with-conditions = Authorized with conditions
outcome-declined = Declined
outcome-excluded = Excluded
outcome-referred = Referred to another office
outcome-not-required = No authorization needed
outcome-withdrawn = Withdrawn
outcome-lapsed = Lapsed

turn-partner = With the partner
turn-secretariat = With the secretariat
turn-screener = With the screeners
turn-group = With the advisory group
turn-chair = With the chair
turn-officer = With an authorizing officer
turn-nobody = Nobody: it is closed

tab-request = Request
tab-documents = Documents
tab-screening = Screening
tab-reviews = Reviews
tab-decision = Decision
tab-history = History
ident-status = Status
ident-turn = Whose turn
ident-due = Due
ident-parts = Parts of the case

on-hold = On hold
# $since date
refused-on-hold = On hold since { $since }. Until the hold is released nothing else can be done here.
refused-no-hold = There is no open hold on this request.
refused-closed = This request is closed ({ $outcome }), so this step is not possible any more.
refused-stage = This step is not possible while the request stands at “{ $stage }”.
own-organization = You belong to the organization that asks, so you cannot act on this case as staff.
