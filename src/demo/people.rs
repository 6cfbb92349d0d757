//! The demo's people and organizations. All of them are invented; no name belongs to anybody.

use crate::access::Role;

/// Everybody's password in the demo.
pub const PASSWORD: &str = "seven quiet herons at dusk";

/// One of the house's own people.
pub struct Staff {
    /// Name.
    pub name: &'static str,
    /// The part before the @.
    pub mailbox: &'static str,
    /// Roles.
    pub roles: &'static [Role],
}

const fn staff(name: &'static str, mailbox: &'static str, roles: &'static [Role]) -> Staff {
    Staff { name, mailbox, roles }
}

/// The house's own people: at least two for every step that needs a second person; and two from outside who are asked
/// for opinions.
#[rustfmt::skip]
pub const STAFF: &[Staff] = &[
    staff("Ada Lindqvist", "admin", &[Role::Admin]),
    staff("Tomás Ibarra", "admin2", &[Role::Admin]),
    staff("Amina Okonjo-Reyes", "secretariat", &[Role::Secretariat]),
    staff("Piotr Zawadzki", "secretariat2", &[Role::Secretariat]),
    staff("Soraya Benali", "screener", &[Role::Screener]),
    staff("Jonas Weidmann", "screener2", &[Role::Screener]),
    staff("Marguerite Diop", "reviewer", &[Role::Reviewer]),
    staff("Haruka Minami", "reviewer2", &[Role::Reviewer]),
    staff("Luís Carvalhal", "reviewer3", &[Role::Reviewer]),
    staff("Нина Савельева", "reviewer4", &[Role::Reviewer]),
    staff("ليلى حدّاد", "reviewer5", &[Role::Reviewer]),
    staff("Folasade Adeyinka", "chair", &[Role::Chair]),
    staff("Henrik Aasland", "chair2", &[Role::Chair]),
    staff("Rosa Quispe", "officer", &[Role::AuthorizingOfficer]),
    staff("Daniel Achterberg", "officer2", &[Role::AuthorizingOfficer]),
    staff("Mei-Lin Hsu", "officer3", &[Role::AuthorizingOfficer]),
    staff("Ewa Kamińska", "lessons", &[Role::LessonsEditor]),
    staff("Samuel Osei", "oversight", &[Role::Oversight]),
    staff("Ingrid Solheim", "focal", &[Role::FocalPoint]),
    staff("Kofi Ansah-Boateng", "network", &[Role::LocalNetwork]),
];

/// An organization that asks, with the person who speaks for it.
pub struct Partner {
    /// Legal name.
    pub organization: &'static str,
    /// `organization_type` of section A.
    pub kind: &'static str,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// ISIC section.
    pub sector: &'static str,
    /// Direct employees.
    pub employees: u32,
    /// The person.
    pub person: &'static str,
    /// A short name: how the story calls it, and the name of its domain.
    pub mailbox: &'static str,
}

const fn partner(
    organization: &'static str,
    what: (&'static str, &'static str, &'static str, u32),
    who: (&'static str, &'static str),
) -> Partner {
    let (kind, country, sector, employees) = what;
    Partner { organization, kind, country, sector, employees, person: who.0, mailbox: who.1 }
}

/// Organizations of all types and sizes, from six regions, in several scripts.
#[rustfmt::skip]
pub const PARTNERS: &[Partner] = &[
    partner("Société coopérative des pêcheurs artisanaux du lac Moréna", ("business_association", "BJ", "A", 140), ("Codjo Agossou", "morena")),
    partner("مؤسسة وادي السدر للمياه والصحة", ("foundation", "JO", "Q", 38), ("رنا العبدلّات", "sidr")),
    partner("清流环境教育基金会", ("corporate_foundation", "CN", "P", 22), ("林清和", "qingliu")),
    partner("Northline Friluftskläder AB", ("company", "SE", "C", 640), ("Saga Holmqvist", "northline")),
    partner("Ассоциация предприятий северного лесного хозяйства «Тихий Бор»", ("business_association", "KZ", "A", 12), ("Дарья Ермекова", "tikhiybor")),
    partner("Talvera Nutrition Alliance, Sociedad Cooperativa de Responsabilidad Limitada", ("company", "PE", "C", 310), ("Inés Talvera", "talvera")),
    partner("Vasto Pakiranje i Logistika d.o.o.", ("company", "HR", "H", 85), ("Ivo Vastić", "vasto")),
    partner("የሐይቅ ዳር ሴቶች የንብ ማነብ ማህበር", ("ngo", "ET", "A", 7), ("ሰላም ተፈራ", "hayk")),
    partner("காவிரிக்கரை நீர் மேலாண்மைக் கூட்டுறவு சங்கம்", ("business_association", "IN", "E", 96), ("கவிதா முருகன்", "kaviri")),
    partner("Harbour & Reef Pacific Media Ltd", ("media", "FJ", "J", 18), ("Litia Vakarau", "harbour")),
    partner("Kestrel Peak University", ("academic", "CA", "P", 4200), ("Noor Whitfield", "kestrel")),
    partner("Municipalidad de Villa Arrayán", ("public_body", "CL", "O", 900), ("Bastián Rojo", "arrayan")),
    partner("Oranje Delta Staatsenergie N.V.", ("state_owned_enterprise", "NL", "D", 5100), ("Femke van Loon", "oranjedelta")),
    partner("Blue Acacia Trust", ("foundation", "KE", "S", 4), ("Wanjiru Maina", "acacia")),
];

/// Somebody beside the person who speaks for an organization.
pub(super) struct Colleague {
    /// Name.
    pub name: &'static str,
    /// Address.
    pub address: &'static str,
    /// The partner's short name.
    pub at: &'static str,
}

/// One who came by an invitation, one who is invited, one who asks to be let in.
pub(super) const COLLEAGUES: &[Colleague; 3] = &[
    Colleague { name: "Elin Sandvik", address: "elin@northline.example", at: "northline" },
    Colleague { name: "Nils Åkerblom", address: "nils@northline.example", at: "northline" },
    Colleague { name: "Maja Lindgren", address: "maja@northline.example", at: "northline" },
];
