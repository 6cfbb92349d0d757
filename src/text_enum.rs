//! Enums that are stored and shown by a fixed word. The word is written once, beside the variant; the database, forms,
//! exports and the event log all read it from there.

/// An enum that is stored as one fixed word per variant.
///
/// `text_enum!` implements it; the database layer writes its column conversions once, over this trait.
pub trait TextEnum: Sized + Copy + 'static {
    /// Every variant, in the order in which they are declared.
    const ALL: &'static [Self];
    /// The word that stands for this variant in the database, in forms and in the event log.
    fn as_str(&self) -> &'static str;
    /// The variant for a word, or `None` when the word is not one of them.
    fn parse(text: &str) -> Option<Self>;
}

/// Declares an enum whose variants are stored as words: `text_enum! { /// doc  pub enum Name { /// doc  Variant = "word" } }`.
///
/// It gets `as_str`, `parse`, `ALL`, `Display`, the serde traits (as that word), `TextEnum`, and is `Copy`, hashable and
/// ordered as declared.
#[macro_export]
macro_rules! text_enum {
    ($(#[$outer:meta])* $vis:vis enum $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        $vis enum $name { $($(#[$inner])* $variant),+ }

        $crate::text_enum_sql!($name);

        impl $name {
            /// Every variant, in the order in which they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this variant in the database, in forms and in the event log.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The variant for a word, or `None` when the word is not one of them.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::text_enum::TextEnum for $name {
            const ALL: &'static [Self] = Self::ALL;
            fn as_str(&self) -> &'static str { Self::as_str(*self) }
            fn parse(text: &str) -> Option<Self> { Self::parse(text) }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.pad(self.as_str()) }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| {
                    <D::Error as ::serde::de::Error>::custom(format!("{text:?} is not one of the words of {}", stringify!($name)))
                })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::TextEnum;

    text_enum! {
        /// Two things.
        enum Two {
            /// The first.
            First = "first_one",
            /// The second.
            Second = "SECOND",
        }
    }

    fn words<T: TextEnum>() -> Vec<&'static str> {
        T::ALL.iter().map(TextEnum::as_str).collect()
    }

    #[test]
    fn every_word_leads_back_to_its_variant() {
        for each in Two::ALL {
            assert_eq!(Two::parse(each.as_str()), Some(*each));
        }
        assert_eq!(Two::parse("First"), None);
        assert_eq!(words::<Two>(), ["first_one", "SECOND"]);
        assert_eq!(format!("{:>10}", Two::Second), "    SECOND");
    }

    #[test]
    fn serde_reads_and_writes_the_word() {
        assert_eq!(serde_json::to_string(&Two::First).unwrap(), "\"first_one\"");
        assert_eq!(serde_json::from_str::<Two>("\"SECOND\"").unwrap(), Two::Second);
        assert!(serde_json::from_str::<Two>("\"third\"").is_err());
    }
}
