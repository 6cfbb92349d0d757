# The form: sections, pages (groups), questions and their hints, and what is said when an answer does not hold.
# A question's message has its name with hyphens; "-hint" is the sentence under it, "-missing" what is said when it
# was left empty. Columns of repeated rows are named question-column.

section-organization = Your organization
section-values = Values and integrity
section-use = The use
section-substance = The partnership
section-fundraising = The money
section-consent = Declare and send

# A. Organization
identity = Say who you are
identity-hint = Registered name, kind of organization and where it is registered
legal-name = Registered name
legal-name-hint = As it stands in the register of companies or associations
legal-name-missing = Enter the registered name of the organization
trading-names = Trading names
trading-names-hint = Other names the organization is known by
trading-names-name = Name
trading-names-name-missing = Enter the trading name
organization-type = Kind of organization
organization-type-missing = Select the kind of organization
registration-number = Registration number
registration-number-missing = Enter the registration number
registration-country = Country of registration
registration-country-missing = Select the country of registration
website = Website
website-hint = For example, https://www.example.org
website-missing = Enter the address of the website

size = Say how large you are and where you work
size-hint = People employed, countries and sector
direct-employees = People employed
direct-employees-hint = By the organization itself, without subsidiaries and suppliers
direct-employees-missing = Enter the number of people employed
headquarters-country = Country of the head office
headquarters-country-missing = Select the country of the head office
countries-of-operation = Countries where you work
countries-of-operation-hint = Open a region and tick each country in which the organization has staff or sells
countries-of-operation-missing = Select the countries where you work
sector = Main sector
sector-hint = The section of the International Standard Industrial Classification that brings the largest part of the income
sector-missing = Select the main sector

owners = Name owners and officers
owners-hint = We compare these names with sanctions lists
ownership-type = Ownership
ownership-type-missing = Select the ownership
parent-name = Parent company or organization
parent-name-hint = The highest one, if there is one
subsidiaries = Subsidiaries
subsidiaries-hint = Those that take part in the activity, and the largest others
subsidiaries-name = Name
subsidiaries-name-missing = Enter the name of the subsidiary
beneficial-owners = Owners of 25% and more
beneficial-owners-hint = People and organizations that hold or control so much, directly or through others. Companies must answer
beneficial-owners-name = Name
beneficial-owners-name-missing = Enter the name of the owner
beneficial-owners-born = Year of birth
beneficial-owners-born-hint = Of a person. Helps to tell people of the same name apart
beneficial-owners-country = Country
beneficial-owners-country-hint = Nationality, or place of registration
beneficial-owners-country-missing = Select the country of the owner
beneficial-owners-share = Share, per cent
beneficial-owners-share-missing = Enter the share of the owner
no-large-owner = No one owns or controls 25% or more
key-officers = Key officers
key-officers-hint = Those who sign for the organization: chair, chief executive, head of finance
key-officers-missing = Enter at least one key officer
key-officers-name = Name
key-officers-name-missing = Enter the name of the officer
key-officers-born = Year of birth
key-officers-born-hint = Helps to tell people of the same name apart
key-officers-office = Office held
key-officers-office-missing = Enter the office held

contact-person = Say whom we write to
contact-person-hint = One person who answers for the request
contact-name = Name
contact-name-missing = Enter the name of the contact person
contact-title = Job title
contact-email = E-mail address
contact-email-missing = Enter the e-mail address of the contact person
contact-phone = Telephone
contact-phone-hint = With the country code
contact-language = Language for letters
contact-language-missing = Select the language for letters

statutes = Add your statutes
statutes-hint = Asked because you are a foundation or a non-governmental organization
statutes-files = Statutes
statutes-files-hint = The statutes, articles or charter in force
statutes-files-missing = Add the statutes

# B. Values and integrity
memberships = Say what you have signed
memberships-hint = Global Compact and Women's Empowerment Principles
gc-status = Status in the United Nations Global Compact
gc-status-missing = Select the status in the Global Compact
gc-joined-on = Date of joining the Global Compact
gc-joined-on-hint = For example, 27 March 2021
gc-joined-on-missing = Enter the date of joining the Global Compact
last-cop-on = Date of the last Communication on Progress
cop-url = Web address of the last Communication on Progress
weps-status = Women's Empowerment Principles
weps-status-missing = Select where you stand with the Women's Empowerment Principles
weps-signed-on = Date of signing the Principles
weps-signed-on-missing = Enter the date of signing the Principles

evidence = Show how values become practice
evidence-hint = Five kinds of evidence, fit to your size. For each one you have, give a web address or add a file
evidence-policy = Do you have a policy on human rights, labour, environment and anti-corruption?
evidence-policy-missing = Select yes if you have a policy
evidence-policy-address = Web address of the policy
evidence-policy-address-hint = Or add a file
evidence-policy-file = The policy
evidence-code = Do you have a code of conduct for staff and suppliers?
evidence-code-missing = Select yes if you have a code of conduct
evidence-code-address = Web address of the code
evidence-code-address-hint = Or add a file
evidence-code-file = The code of conduct
evidence-system = Is somebody responsible for it, with a way to manage it?
evidence-system-hint = In a small enterprise, a person who answers for it will do
evidence-system-missing = Select yes if somebody is responsible for it
evidence-system-address = Web address that describes it
evidence-system-address-hint = Or add a file
evidence-system-file = A description of how it is managed
evidence-monitoring = Do you check whether it is kept?
evidence-monitoring-missing = Select yes if you check whether it is kept
evidence-monitoring-address = Web address that describes the checks
evidence-monitoring-address-hint = Or add a file
evidence-monitoring-file = A description of the checks
evidence-reporting = Do you report on it in public?
evidence-reporting-missing = Select yes if you report on it in public
evidence-reporting-address = Web address of the report
evidence-reporting-address-hint = Or add a file
evidence-reporting-file = The report

human-rights = Describe how you look after human rights
human-rights-hint = Not needed below ten people
human-rights-due-diligence = How do you find, prevent and remedy harm to people?
human-rights-due-diligence-hint = In your own work and along the supply chain
human-rights-due-diligence-missing = Enter how you find, prevent and remedy harm to people

revenue = Say what share of your income comes from certain trades
revenue-hint = Per cent of the last full year's revenue, for example 12.5. Write 0 where there is none
revenue-tobacco = Tobacco
revenue-tobacco-missing = Enter the share from tobacco, or 0
revenue-weapons = Weapons and their components
revenue-weapons-missing = Enter the share from weapons, or 0
revenue-alcohol = Alcohol
revenue-alcohol-missing = Enter the share from alcohol, or 0
revenue-gambling = Gambling
revenue-gambling-missing = Enter the share from gambling, or 0
revenue-pornography = Pornography
revenue-pornography-missing = Enter the share from pornography, or 0
revenue-fossil = Extraction of coal, oil and gas
revenue-fossil-missing = Enter the share from extraction of coal, oil and gas, or 0

record = Disclose proceedings and relations
record-hint = What a reader of the news could ask us about
legal-proceedings-last-5y = Were there legal proceedings against the organization in the last five years?
legal-proceedings-last-5y-hint = About human rights, labour, environment, corruption, competition or safety, open or closed
legal-proceedings-last-5y-missing = Select yes if there were legal proceedings
legal-proceedings-text = What were they about, and how did they end?
legal-proceedings-text-missing = Enter what the proceedings were about
un-relationships = What other relations do you have with the United Nations?
un-relationships-hint = Tick all that apply
un-relationships-missing = Select your relations with the United Nations, or none
un-relationships-text = With which entities, and since when?
un-relationships-text-missing = Enter the entities and since when
staff-connections = Is anyone of your organization close to people who work for the United Nations?
staff-connections-hint = Family, close friends, or former staff of the United Nations in leading posts. It bars nothing; it tells us who must not judge your request
staff-connections-missing = Select yes if anyone is close to people who work for the United Nations
staff-connections-text = Who is it, and what is the connection?
staff-connections-text-missing = Enter who it is and what the connection is

declarations = Make five declarations
declarations-hint = Each is true, or you explain why not
declares-no-conflict = No one in the organization has a conflict of interest with the United Nations
declares-no-conflict-missing = Select yes if there is no conflict of interest
declares-no-conflict-explained = Explain the conflict of interest
declares-no-conflict-explained-missing = Enter an explanation of the conflict of interest
declares-no-designated = The organization gives no support to anyone on a sanctions list of the Security Council
declares-no-designated-missing = Select yes if you support no one on a sanctions list
declares-no-designated-explained = Explain the support
declares-no-designated-explained-missing = Enter an explanation of the support
declares-proceedings = All relevant proceedings and investigations are disclosed in this request
declares-proceedings-missing = Select yes if all proceedings are disclosed
declares-proceedings-explained = Explain what is not disclosed, and why
declares-proceedings-explained-missing = Enter an explanation of what is not disclosed
declares-review = The organization accepts that the United Nations reviews how conditions are kept
declares-review-missing = Select yes if you accept a review
declares-review-explained = Explain what you do not accept
declares-review-explained-missing = Enter an explanation of what you do not accept
declares-truth = All that is said here about the organization is true and complete
declares-truth-missing = Select yes if all that is said is true and complete
declares-truth-explained = Explain what is not
declares-truth-explained-missing = Enter an explanation of what is not true or complete

# C. The use
mark = Choose the mark and the kind of use
mark-hint = What you choose here decides who answers you
marks = Which marks do you want to use?
marks-hint = Tick all that apply
marks-missing = Select at least one mark
whose-logo = Which entity, or which campaign?
whose-logo-hint = For the logo of a United Nations entity, or of a year, decade or day
whose-logo-missing = Enter which entity or campaign
use-type = What kind of use is it?
use-type-missing = Select the kind of use
mention-only = Is it a text that only names the United Nations as a fact?
mention-only-hint = For example, a report that says you took part in a conference of the United Nations
mention-only-missing = Select yes if the text only names the United Nations as a fact
support-display = Is the flag only flown in support of the United Nations?
support-display-hint = For example, on a building on United Nations Day
support-display-missing = Select yes if the flag is only flown in support

activity = Describe the activity
activity-hint = In words that someone outside your organization understands
activity-title = Title of the activity
activity-title-hint = It stands in letters and in the public register
activity-title-missing = Enter the title of the activity
activity-summary = What will you do?
activity-summary-hint = Who does what, with whom, and for whom
activity-summary-missing = Enter what you will do
principal-purpose = What is it for, first of all?
principal-purpose-hint = And how does it serve a purpose of the United Nations
principal-purpose-missing = Enter what it is for
priced = Is anything sold, or is a price or fee charged?
priced-missing = Select yes if anything is sold or charged for
repeats-case = Number of an earlier request that this one repeats
repeats-case-hint = It stands at the top of our letters

profit = Explain the profit
profit-hint = Asked because the use is commercial, or because something is sold
how-profit-arises = How does profit arise, and who receives it?
how-profit-arises-missing = Enter how profit arises
expected-profit-share = Expected profit, per cent of the price
expected-profit-share-missing = Enter the expected profit
profit-incidental = Is profit only incidental, so that the use would make sense without it?
profit-incidental-missing = Select yes if profit is only incidental

words = Write the exact words
words-hint = In each language in which they will appear
exact-wording = Exact words around the mark
exact-wording-hint = Copy them exactly. A permission covers these words only
exact-wording-missing = Enter the exact words
exact-wording-language = Language
exact-wording-language-missing = Select the language of the words
exact-wording-text = Words
exact-wording-text-missing = Enter the words
material-languages = Languages of the material
material-languages-hint = Tick all that apply
material-languages-missing = Select the languages of the material

channels = Say how it will be seen
channels-hint = Media, neighbours and audience
media = In which media will it be seen?
media-hint = Tick all that apply
media-missing = Select the media
media-other = Which other medium?
media-other-missing = Enter the other medium
adjacent-to = What stands next to the mark or the words?
adjacent-to-hint = Tick all that apply
adjacent-to-missing = Select what stands next to the mark, or nothing
audience-size = About how many people will see it?
public-access = Can anyone see it, without an invitation or a fee?

looks = Show how it will look
looks-hint = One to ten pictures or pages, each with a description for those who cannot see it
mock-ups = Mock-ups
mock-ups-hint = Everything on which the mark or the words will stand
mock-ups-missing = Add at least one mock-up

countries = Say where it will be seen
countries-hint = Countries of use, or everywhere in the world
territory = Countries of use
territory-hint = Open a region and tick each country, or tick everywhere in the world
territory-missing = Select the countries, or everywhere in the world

dates = Say from when until when
dates-hint = A permission always has an end, at most 24 months after its start. Near the end you can ask to renew it
start-on = Start date
start-on-hint = For example, 27 March 2027. You can write the month as a word
start-on-missing = Enter the start date
end-on = End date
end-on-hint = The last day on which it may be seen
end-on-missing = Enter the end date

# D. The partnership
sponsor = Name a sponsor in the United Nations
sponsor-hint = Needed for the emblem; otherwise it helps
sponsor-entity = Entity of the United Nations that supports the request
sponsor-entity-missing = Enter the sponsoring entity, because you ask for the emblem
sponsor-focal-point = E-mail address of its focal point
sponsor-focal-point-hint = We ask this person to confirm
sponsor-focal-point-missing = Enter the e-mail address of the focal point, because you ask for the emblem

contribution = Say what you bring and which goals it serves
contribution-types = What does the organization contribute?
contribution-types-hint = Tick all that apply
contribution-types-missing = Select what the organization contributes
goals = Which goals does it serve?
goals-hint = Tick the ones it really changes something for
goals-missing = Select at least one goal

sharing = Describe who does what
sharing-hint = Roles, risks, resources and benefits
roles-and-responsibilities = Who does what, and who answers for it?
roles-and-responsibilities-missing = Enter who does what
risks-shared = What can go wrong, and who bears it?
risks-shared-missing = Enter what can go wrong and who bears it
resources-shared = Who brings which money, goods and people?
resources-shared-missing = Enter who brings which resources
benefits-shared = Who gains what?
benefits-shared-missing = Enter who gains what

alignment = Show that it fits each country
alignment-hint = Laws and plans of every country in which it will be seen
national-alignment = Countries of use
national-alignment-hint = One entry a country. For a use everywhere in the world, the country it starts from will do
national-alignment-missing = Enter how it fits the laws and plans of each country
national-alignment-country = Country
national-alignment-country-missing = Select the country
national-alignment-law = How does it keep to national law?
national-alignment-law-missing = Enter how it keeps to national law
national-alignment-strategy = Which national plan or strategy does it serve?
national-alignment-strategy-missing = Enter the national plan or strategy
national-alignment-contact = Contact in the government

humanitarian = Say if it is about an emergency
humanitarian-hint = Help in a conflict or a disaster needs the consent of the state concerned
humanitarian-context = Does the activity take place in a humanitarian emergency?
humanitarian-context-hint = A conflict, a disaster, or people in flight
humanitarian-context-missing = Select yes if it takes place in a humanitarian emergency
affected-state-consent = How did the state concerned consent, and who coordinates on the spot?
affected-state-consent-missing = Enter how the state concerned consented

effects = Describe the results
effects-hint = What changes, how one sees it, and what remains
results-indicators = How will you know that it worked?
results-indicators-hint = Numbers or signs that you will report
results-indicators-missing = Enter how you will know that it worked
sustainability-after-end = What remains when it ends?
sustainability-after-end-missing = Enter what remains when it ends
decent-work = What does it change for people's work?
decent-work-hint = Jobs, pay, safety, rights at work
gender-effect = What does it change for women and girls?
environment-effect = What does it change for the environment?
environment-effect-hint = Materials, travel, waste, emissions
local-network-contacted = Did you speak with the Local Network of the Global Compact?
local-network-text = With whom, and what did they say?
local-network-text-missing = Enter with whom you spoke and what they said

# E. The money
target = Explain the money
target-hint = Asked because this is fundraising
beneficiary-entity = Who receives the money?
beneficiary-entity-missing = Enter who receives the money
target-amount = Target amount
target-amount-hint = In whole units of the currency, for example 420,000
target-amount-missing = Enter the target amount
target-currency = Currency
target-currency-missing = Select the currency
target-in-usd = Target amount in US dollars, about
target-in-usd-missing = Enter the target amount in US dollars
share-to-un = Share passed on, per cent
share-to-un-missing = Enter the share passed on
costs-share = Costs at most, per cent
costs-share-missing = Enter the share of costs

accounts = Say who keeps the accounts
account-holder = Who holds the account?
account-holder-missing = Enter who holds the account
accounting-date = Date of the accounts
accounting-date-hint = When you will send us the audited accounts
accounting-date-missing = Enter the date of the accounts
auditor = Auditor
auditor-missing = Enter the auditor
public-statement-text = Sentence shown to donors
public-statement-text-hint = It tells how much reaches the beneficiary
public-statement-text-missing = Enter the sentence shown to donors

# F. Consent
consent = Declare
truthfulness = What I have written is true and complete, and I speak for the organization.
truthfulness-missing = Select the box to say that what you have written is true and complete
rules-read = I have read the rules for use of the name.
rules-read-missing = Select the box to say that you have read the rules
data-notice-read = I have read the notice on data.
data-notice-read-missing = Select the box to say that you have read the notice on data
publish-in-register = If a permission is granted, it may be shown in the public register.
publish-in-register-missing = Select the box to say that a permission may be shown in the register
waiver-of-liability = The United Nations is not liable for what the organization does with a permission.
waiver-of-liability-missing = Select the box to accept that the United Nations is not liable
signature-name = Your name
signature-name-missing = Enter your name
signature-title = Your title
signature-title-missing = Enter your title
signature-date = Date of signature
signature-date-missing = Enter the date of signature

# What stands on many fields.
# $limit number
limit = At most { $limit } characters
# $hint text a sentence without a full stop
# $limit number
hint-and-limit = { $hint }. At most { $limit } characters
date-hint = For example, 27 March 2027. You can write the month as a word
# $share text
percent-value = { $share }%
# $count number
chosen-here = ({ $count } chosen)
add-another = Add another
# $label text the question
# $number number
row = { $label }, entry { $number }

# What is said when an answer does not hold.
enter-missing = Enter an answer to “{ $label }”
select-missing = Select an answer to “{ $label }”
tick-missing = Select the box “{ $label }”
file-missing = Add a file for “{ $label }”
# $label text
# $limit number
# $count number
too-long = “{ $label }” must be at most { $limit } characters. It has { $count }
one-line = “{ $label }” must be on one line
not-of-the-list = Select an answer from the list
yes-or-no = Select yes or no
# $label text the other choice
none-or-some = Select “{ $label }” or the other answers, not both
global-or-countries = Select everywhere in the world or single countries, not both
not-whole = “{ $label }” must be a whole number, such as 1,200
# $label text
# $min number
# $max number
not-between = “{ $label }” must be from { $min } to { $max }
not-percent = “{ $label }” must be a number from 0 to 100, such as 12.5
# $label text
# $year text this year
not-year = “{ $label }” must be a year from 1900 to { $year }, such as 1968
not-web = { $label } must be a web address, such as https://www.example.org
not-email = { $label } must be complete, such as name@example.org
date-without-day = { $label } must include a day
date-without-month = { $label } must include a month
date-without-year = { $label } must include a year
date-year-digits = { $label } must have a year of four digits
date-not-real = { $label } must be a real date, such as 27 March 2027
in-the-future = { $label } must be today or earlier
# $label text
# $max number
too-many-rows = “{ $label }” must have at most { $max } entries
# $max number
too-many-files = There must be at most { $max } files. Remove some
file-without-description = Enter a description of each file for those who cannot see it
# $percent number
owners-missing = Enter the owners of { $percent }% and more, or tick that there are none
owners-or-none = Select that there is no large owner only when none is named above
# $percent number
owner-share-small = Share must be at least { $percent }%. Remove owners with less
report-before-joining = Date of the last Communication on Progress must be after the date of joining
evidence-not-shown = Enter a web address, or add a file
revenue-over-hundred = The shares together must be at most 100%
wording-missing-in = Enter the exact words in { $language }, or take the language off the material
language-not-of-material = Select { $language } among the languages of the material as well
start-in-the-past = Start date must be today or later
end-not-after-start = End date must be after the start date
# $months number
# $latest date
end-too-late = End date must be at most { $months } months after the start date, { $latest } at the latest
country-twice = { $country } must have one entry only
country-missing = Enter how it fits the laws and plans of { $country }
shares-over-hundred = The share passed on and the costs together must be at most 100%
# $end date
accounts-before-end = Date of the accounts must be on or after the last day of the use, { $end }

# The self-check
self-check = Check your use
barred-trades = Does any of this apply to your organization, its parent or its owners?
barred-trades-hint = Tick all that apply
barred-trades-missing = Select what applies to your organization, or none of these
reads-as-endorsement = Could a reader think that the United Nations recommends your organization or a product?
reads-as-endorsement-missing = Select yes if a reader could think so
part-of-own-name = Would the name or mark be part of your own name, logo, domain or trade mark?
part-of-own-name-missing = Select yes if it would be part of your own
altered = Would you change the mark: its colours, words or parts?
altered-missing = Select yes if you would change the mark
has-an-end = Does the use end within 24 months of its start?
has-an-end-missing = Select yes if the use ends within 24 months
