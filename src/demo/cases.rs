//! The cases of the demo: one in each stage and outcome, spread over half a year. The last week is busy, so that
//! desks hold new, due and overdue things.

use super::plan::Hand::{Blocking, Careful, Cold, Warm};
use super::plan::{Learned, Plan, Step};
use crate::access::Role;
use crate::guidelines::{Band, CheckCode, CheckOutcome, ReasonCode, Track};
use crate::lessons::{Confidentiality, LessonKind};
use crate::reviews::RemarkKind;

const THREE: &[&str] = &["reviewer3", "reviewer4", "reviewer5"];
const ALL: &[&str] = &["reviewer", "reviewer2", "reviewer3", "reviewer4", "reviewer5"];

/// Every case, in the order in which they are known to the house.
pub(super) fn cases() -> Vec<Plan> {
    let mut all = granted();
    all.extend(ended());
    all.extend(under_way());
    all.extend(at_the_desk());
    all
}

/// Authorizations in each of their states.
#[rustfmt::skip]
fn granted() -> Vec<Plan> {
    vec![
        Plan::new("morena", "Clean shores of Lake Moréna", "In support of the United Nations and its work for clean water", (-110, 330))
            .sent(98).recommended_simply().granted().then(1, Step::Learn(&FIRST_USE)).then(4, Step::Publish),
        Plan::new("northline", "Every jacket, a litre of safe water", "Supporting the United Nations in its work for safe water", (-70, 290))
            .asks("SDG_ICONS", "fundraising", Track::Standard).on("web").by(THREE)
            .sent(82).accepted(2).screened().in_review().scored(&[Careful, Careful, Warm])
            .recommended(Band::RecommendWithConditions, "Nine of ten go to the programme, the rest is said openly. The group wants the marks kept away from other brands.")
            .granted().then(3, Step::Learn(&SHARE_SHOWN)).then(3, Step::Publish),
        Plan::new("kestrel", "Open lectures on Goal 6", "Lectures in support of the United Nations Sustainable Development Goals", (-60, 200))
            .on("event").sent(70).recommended_simply().granted().waived()
            .then(4, Step::Agent("Atelier Halvorsen", "Prints the programme and the banners for the lecture halls.", 120))
            .then(2, Step::Agent("Blue Kite Media", "Places the announcement on the pages of two universities.", 60)),
        Plan::new("sidr", "حملة المياه الآمنة للمدارس", "In support of the United Nations and safe water in schools", (-80, 240))
            .sent(90).recommended_simply().granted().waived()
            .at(9, Step::Suspend("The page shows the words beside a bank's logo, which is not what was authorized. Stopped until it is corrected.")),
        Plan::new("tikhiybor", "Живой северный лес", "In support of the United Nations and its work for forests", (-90, 210))
            .sent(94).recommended_simply().granted().waived()
            .at(30, Step::Suspend("The words stand on packaging that is sold."))
            .at(21, Step::Revoke("The words were printed on packaging again after the suspension.", 7)),
        Plan::new("acacia", "One morning at the well", "In support of the United Nations on World Water Week", (-95, -40))
            .on("event").sent(96).recommended_simply().granted().then(2, Step::Learn(&SHORT_USE)).then(5, Step::Publish)
            .at(12, Step::Report("The morning took place with 140 families. The posters were taken down the same evening."))
            .then(3, Step::Accepted("Thank you; the figures help the next applicant.")),
        Plan::new("kestrel", "Summer school on water law", "A summer school in support of the United Nations", (-75, 150))
            .on("web").sent(88).recommended_simply().granted().waived().at(25, Step::GiveUp),
        Plan::new("kaviri", "காவிரி நீர் வாரம்", "In support of the United Nations and its work for rivers", (24, 150))
            .sent(33).recommended_simply().granted().then(2, Step::Learn(&EARLY)),
        Plan::new("harbour", "Reef reports on the radio", "Broadcast in support of the United Nations and life below water", (14, 300))
            .on("broadcast").asks("SDG_LOGO_V2", "fundraising", Track::Standard).by(THREE)
            .sent(23).accepted(2).screened().in_review().scored(&[Careful, Warm, Careful])
            .recommended(Band::RecommendWithConditions, "A clear aim and open accounts; other brands must stand apart.")
            .then(2, Step::Decide("I follow the group.")),
    ]
}

/// Cases that ended without an authorization.
#[rustfmt::skip]
fn ended() -> Vec<Plan> {
    vec![
        Plan::new("tikhiybor", "Северный знак качества", "Recommended by friends of the United Nations", (-30, 300))
            .asks("UN_NAME", "fundraising", Track::Standard).on("print").by(&["reviewer", "reviewer2", "reviewer4"])
            .sent(64).accepted(2).screened().in_review().scored(&[Cold, Cold, Careful])
            .recommended(Band::RecommendDecline, "The words read as a seal of quality for goods of the members. No use of that kind can be given to one seller.")
            .then(2, Step::Decline(ReasonCode::EndorsementImplied, "Words that tell of the programme, without a seal and away from the goods, can be asked for again.", "I follow the group: the words recommend goods."))
            .waived(),
        Plan::new("vasto", "Boxes for the flood relief", "Packed in support of the United Nations", (-20, 200))
            .sent(52).accepted(2).then(2, Step::CheckSome(1))
            .then(1, Step::Find(CheckCode::X2, CheckOutcome::PossibleMatch, "A vendor of nearly the same name and of the same town stands on the list."))
            .then(1, Step::Hold(CheckCode::X2, "Name and town agree; the number of registration has to be compared.", "A check gave an entry that may concern your organization. Please tell us your number of registration and since when you bear your name."))
            .then(5, Step::AnswerHold("The entry is ours: we were declared ineligible two years ago and have appealed."))
            .then(1, Step::Find(CheckCode::X2, CheckOutcome::Confirmed, "The partner says that the entry is theirs; the number of registration agrees."))
            .then(1, Step::SecondFinding(CheckCode::X2, "Entry and answer read; number and address agree."))
            .then(2, Step::Exclude("The organization stands on the list of ineligible vendors and says so itself."))
            .waived(),
        Plan::new("oranjedelta", "Partners of the Compact", "We take part in the Global Compact", (-30, 200))
            .asks("UNGC_LOGO", "informational", Track::Standard).on("web")
            .sent(45).then(2, Step::Refer("The logo of the Global Compact is given by its own office, to participants.")).waived(),
        Plan::new("qingliu", "可持续发展目标课堂海报", "The Sustainable Development Goals in our classroom", (-20, 200))
            .asks("SDG_LOGO_V2", "informational", Track::Standard)
            .sent(40).then(2, Step::NotRequired("Telling of the Goals with their logo needs no authorization.", "Use the logo without the emblem, and print the disclaimer beside it.")).waived(),
        Plan::new("talvera", "Lunch for every school", "Supporting the United Nations on World Food Day", (-15, 90))
            .asks("UN_NAME", "fundraising", Track::Standard).by(THREE)
            .sent(36).accepted(2).screened()
            .then(2, Step::Withdraw("The campaign was moved to next year.")).waived(),
        Plan::new("hayk", "የማር ቀን", "In support of the United Nations and its work for rural women", (-5, 200))
            .sent(44).then(2, Step::Return(&[("results_indicators", "Please say how you will see whether the day reached the families."), ("exact_wording", "Please give the words in the language of the posters as well.")]))
            .at(5, Step::Waive("Nothing was answered; the reminders went out as they should.")),
        Plan::new("arrayan", "Semana del agua 2027", "In support of the United Nations and its work for clean water", (10, 120))
            .on("event").sent(22).recommended_simply()
            .then(1, Step::Decline(ReasonCode::LateRequest, "Ask again with four weeks before the first poster.", "The posters were printed before the request was decided."))
            .waived(),
    ]
}

/// Cases with the screeners, the group and the officers.
#[rustfmt::skip]
fn under_way() -> Vec<Plan> {
    vec![
        Plan::new("morena", "Women who mend the nets", "In support of the United Nations and its work for women", (30, 300))
            .sent(7).accepted(2).at(3, Step::CheckSome(9)),
        Plan::new("kaviri", "School wells map", "A map in support of the United Nations and safe water", (35, 260))
            .on("web").sent(11).accepted(2).at(7, Step::CheckSome(4))
            .at(6, Step::Find(CheckCode::X9, CheckOutcome::Confirmed, "Two reports to the Compact were not sent, and both letters of its office stayed without an answer."))
            .at(5, Step::SecondFinding(CheckCode::X9, "Letters and register read; nothing came for two years."))
            .at(4, Step::Remedy("The organization has written to the Compact and named a person who answers for its reports.", "The report of last year is published by the end of March\nA channel for complaints is open to suppliers by June")),
        Plan::new("sidr", "Health days in the valley", "In support of the United Nations and its work for health", (40, 220))
            .on("event").sent(14).accepted(2).at(10, Step::CheckSome(3))
            .at(8, Step::Find(CheckCode::X4, CheckOutcome::PossibleMatch, "A report of last year names a supplier of the same valley; whether it delivered here is open."))
            .at(7, Step::Hold(CheckCode::X4, "The report is reliable, the link is not shown.", "A report names a supplier of your region. Please tell us whether you bought from it, and how your suppliers are looked at."))
            .at(6, Step::Weigh("Unpaid apprentices at a supplier of the valley", "https://valley-courier.example/apprentices", [3, 2, 1, 2, 3], 3))
            .at(6, Step::Weigh("Late wages of two drivers", "Labour Gazette of the district, page 7", [1, 3, 0, 3, 0], 1))
            .at(5, Step::Risk("The words are read as a word for the supplier", 3, 4, "The supplier is named nowhere on the posters."))
            .at(5, Step::Risk("Pictures of children without consent", 2, 3, "Consent is asked for, and the pictures are looked at before print."))
            .at(5, Step::Risk("A storm moves the days past the end date", 2, 2, "Borne.")),
        Plan::new("northline", "Repaired, not replaced", "Supporting the United Nations in its work for responsible consumption", (45, 300))
            .asks("SDG_WHEEL", "fundraising", Track::Standard).on("web").by(&["reviewer", "reviewer2", "reviewer3"])
            .sent(20).accepted(2).screened().at(11, Step::Assign).at(10, Step::Declare).then(1, Step::OpenReview)
            .at(4, Step::Lock(0, Careful)).at(2, Step::BeginCard(1)),
        Plan::new("qingliu", "河流守护者", "In support of the United Nations and its work for rivers", (50, 250))
            .sent(12).accepted(2).screened().at(4, Step::Assign).at(3, Step::Declare).at(2, Step::OpenReview),
        Plan::new("talvera", "A meal with every pack", "Every pack supports the United Nations in its work against hunger", (40, 400))
            .asks("UN_NAME", "commercial", Track::Enhanced).on("print").by(ALL)
            .sent(34).accepted(2).screened().at(26, Step::Assign).at(25, Step::Declare).then(1, Step::OpenReview)
            .at(21, Step::Lock(0, Careful)).at(20, Step::Lock(1, Warm)).at(19, Step::Lock(2, Blocking))
            .at(18, Step::Lock(3, Careful)).at(16, Step::Lock(4, Cold))
            .at(6, Step::Remark(0, RemarkKind::Comment, None, "The aim is good and the share is named. What troubles me is the pack: it will stand beside rivals who were never asked."))
            .at(5, Step::Remark(2, RemarkKind::Objection, Some("C6"), "I object to setting this aside: on a pack the words sell, whatever the share is."))
            .at(4, Step::Remark(1, RemarkKind::Comment, Some("C6"), "With the words on a leaflet in the shop instead of on the pack, the objection would fall away.")),
        Plan::new("kestrel", "Atlas of shared rivers", "An atlas in support of the United Nations", (40, 500))
            .sent(15).recommended_simply(),
        Plan::new("oranjedelta", "Light for the night school", "In support of the United Nations and its work for education", (30, 330))
            .on("event").sent(13).recommended_simply().at(1, Step::Seal("I follow the group.", 2)),
        Plan::new("acacia", "Trees of the schoolyard", "In support of the United Nations and its work for forests", (60, 250))
            .sent(18).recommended_simply()
            .then(2, Step::Defer("The word of the district on the use of the schoolyards.", 21)),
        Plan::new("kaviri", "Songs of the river", "Songs in support of the United Nations and its work for water", (45, 200))
            .on("broadcast").sent(19).recommended_simply()
            .at(2, Step::SendBack("Are the singers paid, and by whom? The sheet says two things.")),
    ]
}

/// Drafts, and what lies with the secretariat.
#[rustfmt::skip]
fn at_the_desk() -> Vec<Plan> {
    vec![
        Plan::new("harbour", "Beach day of the young reporters", "In support of the United Nations and life below water", (35, 90))
            .on("event").sent(12)
            .then(2, Step::Return(&[("results_indicators", "Please say how you will see whether the day had an effect."), ("mock_ups", "The poster does not show where the words will stand.")])),
        Plan::new("arrayan", "Fuentes limpias", "In support of the United Nations and safe water in every square", (45, 260))
            .on("event").sent(8)
            .then(2, Step::Return(&[("gender_effect", "Please say how women of the quarters take part in the planning.")]))
            .at(3, Step::Rewrite("gender_effect", "Half of those who plan the fountains are women of the quarters, who meet each month."))
            .then(0, Step::Send("The answer names how women take part.")),
        Plan::new("kestrel", "Water law clinic", "A clinic in support of the United Nations", (50, 300)).on("web").sent(6),
        Plan::new("qingliu", "春季净滩", "In support of the United Nations and life below water", (90, 150)).sent(1),
        Plan::new("hayk", "Honey and clean water fair", "In support of the United Nations", (60, 90)).at(3, Step::Begin { half: true }),
        Plan::new("acacia", "Well keepers' handbook", "In support of the United Nations and safe water", (60, 360)).at(2, Step::Begin { half: false }),
    ]
}

const FIRST_USE: Learned = Learned {
    kind: LessonKind::BestPractice,
    title: "Artwork seen before the first poster",
    intended: "The final artwork was to be seen before the first use.",
    happened: "The partner sent it a week early, together with a photograph of the place where it would hang.",
    effect: "A colour that came close to the emblem's was changed before anything was printed.",
    recommendation: "Ask for a photograph of the place together with the final artwork.",
    owner: Role::Secretariat,
    criteria: &["C14"],
    readers: Confidentiality::Public,
};
const SHARE_SHOWN: Learned = Learned {
    kind: LessonKind::ReplicableModel,
    title: "Show the share that goes to the programme beside the button",
    intended: "Buyers were to know what part of their money reaches the programme.",
    happened: "The share was printed in the terms of sale first; after a question of the group it was put beside the button.",
    effect: "Nobody asked about it again, and more people gave.",
    recommendation: "Ask fundraising partners to show the share where people decide.",
    owner: Role::Reviewer,
    criteria: &["C2", "C7"],
    readers: Confidentiality::Public,
};
const SHORT_USE: Learned = Learned {
    kind: LessonKind::NearMiss,
    title: "A use of one day needs its letter before the day",
    intended: "The letter was to be there four weeks before the event.",
    happened: "A question about the conflict of interest of a member cost six days; the letter came nine days before.",
    effect: "Posters could just be printed in time.",
    recommendation: "Ask for declarations on the day of the assignment when a use has a fixed day.",
    owner: Role::Secretariat,
    criteria: &[],
    readers: Confidentiality::UnInternal,
};
const EARLY: Learned = Learned {
    kind: LessonKind::Lesson,
    title: "Wording in the language of the posters first",
    intended: "The words were judged in English.",
    happened: "The posters are in Tamil, and the translation says a little more than the English words.",
    effect: "The translation had to be compared after the decision.",
    recommendation: "Ask for the wording in each language of the material, and judge that one.",
    owner: Role::Secretariat,
    criteria: &["C5"],
    readers: Confidentiality::Public,
};
