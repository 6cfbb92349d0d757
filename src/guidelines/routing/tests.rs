use super::{Routing, RoutingFacts, route};
use crate::guidelines::{Authority, Mark, Reference, UseType, Verdict};

fn facts(marks: &[Mark], use_type: UseType) -> RoutingFacts {
    RoutingFacts {
        marks: marks.to_vec(),
        use_type,
        mention_only: false,
        support_display: false,
        internal_only: false,
        applicant_is_un_entity: false,
        profit_incidental: None,
    }
}

fn routed(facts: &RoutingFacts) -> Routing {
    route(Reference::seeded().unwrap(), facts)
}

fn verdict(facts: &RoutingFacts) -> Verdict {
    routed(facts).verdict().unwrap()
}

#[test]
fn every_cell_of_the_table() {
    use Verdict::{
        Authorize as Auth, AuthorizeExceptional as Exceptional, FreeWithDisclaimer as Disclaimer, Refer,
        Refuse, RefuseByDefault as ByDefault, UnEntitiesOnly as Only,
    };
    let table = [
        (Mark::UnName, Authority::LegalAffairs, [Auth, Auth, Auth]),
        (Mark::UnEmblem, Authority::LegalAffairs, [Exceptional, Exceptional, ByDefault]),
        (Mark::UnFlag, Authority::FlagCode, [Refer, Refer, Refuse]),
        (Mark::SdgLogoV1, Authority::GlobalCommunications, [Only, Only, Refuse]),
        (Mark::SdgLogoV2, Authority::GlobalCommunications, [Disclaimer, Auth, Auth]),
        (Mark::SdgWheel, Authority::GlobalCommunications, [Disclaimer, Auth, Auth]),
        (Mark::SdgIcons, Authority::GlobalCommunications, [Disclaimer, Auth, Auth]),
        (Mark::UngcLogo, Authority::GlobalCompact, [Refer, Refer, Refer]),
        (Mark::UngcEndorser, Authority::GlobalCompact, [Refer, Refer, Refer]),
        (Mark::WepsLogo, Authority::UnWomenAndGlobalCompact, [Refer, Refer, Refer]),
        (Mark::EntityLogo, Authority::Entity, [Refer, Refer, Refer]),
        (Mark::CampaignLogo, Authority::LeadDepartment, [Refer, Refer, Refer]),
    ];
    assert_eq!(table.map(|(mark, ..)| mark).as_slice(), Mark::ALL);
    for (mark, authority, verdicts) in table {
        for (use_type, expected) in
            [UseType::Informational, UseType::Fundraising, UseType::Commercial].into_iter().zip(verdicts)
        {
            let routing = routed(&facts(&[mark], use_type));
            assert_eq!(
                routing.per_mark().collect::<Vec<_>>(),
                [(mark, expected, authority)],
                "{mark} {use_type}"
            );
        }
        let internal = routed(&facts(&[mark], UseType::Internal));
        assert_eq!(internal, routed(&facts(&[mark], UseType::Informational)), "{mark} internal");
    }
}

#[test]
fn a_factual_mention_is_free_only_where_the_table_says_so() {
    let mention = |mark, use_type| RoutingFacts { mention_only: true, ..facts(&[mark], use_type) };
    assert_eq!(verdict(&mention(Mark::UnName, UseType::Informational)), Verdict::Free);
    assert_eq!(verdict(&mention(Mark::UnName, UseType::Internal)), Verdict::Free);
    assert_eq!(verdict(&mention(Mark::UnName, UseType::Fundraising)), Verdict::Authorize);
    assert_eq!(verdict(&mention(Mark::UnName, UseType::Commercial)), Verdict::Authorize);
    assert_eq!(verdict(&mention(Mark::UnEmblem, UseType::Informational)), Verdict::AuthorizeExceptional);
}

#[test]
fn a_flag_in_support_is_free_and_never_for_goods() {
    let support = |use_type| RoutingFacts { support_display: true, ..facts(&[Mark::UnFlag], use_type) };
    assert_eq!(verdict(&support(UseType::Informational)), Verdict::Free);
    assert_eq!(verdict(&support(UseType::Fundraising)), Verdict::Refer);
    assert_eq!(verdict(&support(UseType::Commercial)), Verdict::Refuse);
}

#[test]
fn internal_use_reads_as_informational() {
    let internal = RoutingFacts { internal_only: true, ..facts(&[Mark::SdgIcons], UseType::Commercial) };
    assert_eq!(verdict(&internal), Verdict::FreeWithDisclaimer);
    assert_eq!(routed(&internal).use_type, UseType::Informational);
}

#[test]
fn profit_that_is_not_incidental_is_refused_by_default() {
    let name =
        |profit_incidental| RoutingFacts { profit_incidental, ..facts(&[Mark::UnName], UseType::Commercial) };
    assert_eq!(verdict(&name(None)), Verdict::Authorize);
    assert_eq!(verdict(&name(Some(true))), Verdict::Authorize);
    assert_eq!(verdict(&name(Some(false))), Verdict::RefuseByDefault);
}

#[test]
fn entities_of_the_united_nations_may_use_their_own_version() {
    let entity =
        |use_type| RoutingFacts { applicant_is_un_entity: true, ..facts(&[Mark::SdgLogoV1], use_type) };
    assert_eq!(verdict(&entity(UseType::Informational)), Verdict::Free);
    assert_eq!(verdict(&entity(UseType::Commercial)), Verdict::Refuse);
}

#[test]
fn the_strictest_wins_within_one_authority() {
    let both =
        RoutingFacts { mention_only: true, ..facts(&[Mark::UnName, Mark::UnEmblem], UseType::Informational) };
    assert_eq!(verdict(&both), Verdict::AuthorizeExceptional);
    assert_eq!(
        verdict(&facts(&[Mark::SdgLogoV1, Mark::SdgIcons], UseType::Fundraising)),
        Verdict::UnEntitiesOnly
    );
    assert_eq!(routed(&facts(&[Mark::UnName, Mark::UnName], UseType::Fundraising)).per_mark().count(), 1);
}

#[test]
fn marks_of_several_authorities_are_split() {
    let routing =
        routed(&facts(&[Mark::UnName, Mark::UngcLogo, Mark::SdgWheel, Mark::UnEmblem], UseType::Fundraising));
    assert!(routing.needs_split());
    assert_eq!(routing.verdict(), None);
    let groups: Vec<_> =
        routing.groups.iter().map(|group| (group.authority, group.verdict, group.marks.len())).collect();
    assert_eq!(
        groups,
        [
            (Authority::LegalAffairs, Verdict::AuthorizeExceptional, 2),
            (Authority::GlobalCompact, Verdict::Refer, 1),
            (Authority::GlobalCommunications, Verdict::Authorize, 1),
        ]
    );
    assert_eq!(routed(&facts(&[], UseType::Fundraising)).verdict(), None);
}

#[test]
fn a_closed_door_says_what_to_do_instead() {
    let reference = Reference::seeded().unwrap();
    for (mark, use_type) in [
        (Mark::SdgLogoV1, UseType::Informational),
        (Mark::UnFlag, UseType::Commercial),
        (Mark::SdgLogoV1, UseType::Commercial),
    ] {
        let routing = routed(&facts(&[mark], use_type));
        let said = routing.groups[0].explain(reference, "en").unwrap();
        assert!(!said.alternatives.is_empty(), "{mark} {use_type}");
        assert!(!said.instead.is_empty() && !said.says.is_empty());
    }
    let logo = routed(&facts(&[Mark::SdgLogoV1], UseType::Informational));
    assert_eq!(logo.groups[0].marks[0].alternatives, [Mark::SdgLogoV2, Mark::SdgWheel, Mark::SdgIcons]);
}

#[test]
fn referral_and_disclaimer_carry_their_words() {
    let reference = Reference::seeded().unwrap();
    let compact = routed(&facts(&[Mark::UngcLogo], UseType::Informational));
    let said = compact.groups[0].explain(reference, "en").unwrap();
    assert_eq!(said.authority, "Global Compact Office");
    assert!(said.contact.contains("unglobalcompact.org"));
    let goals = routed(&facts(&[Mark::SdgLogoV2, Mark::SdgWheel], UseType::Informational));
    let said = goals.groups[0].explain(reference, "fr").unwrap();
    assert_eq!(said.disclaimers.len(), 1);
    assert!(routed(&facts(&[Mark::SdgLogoV2], UseType::Commercial)).groups[0].licence());
}
