//! The macro behind the table of all kinds of facts.
//!
//! bincode's derive counts variants in their order, whatever discriminants they have; here each
//! kind's number is written down instead.

/// Declares `Fact`, an enum for each family of facts, and what every row says of its kind:
///
/// ```text
/// number  name in JSON   type         about    authors         dates of what happened
/// 30      "pact-signed"  PactSigned,  signer,  by(Registrar),  past(signed_on);
/// ```
///
/// A fact is about `everybody`, with the topic under which it is listed, about `person` (the field
/// of that name) or about `signer` (the method of that name). Its authors are the officers' roles
/// of which one is needed. What happened may not lie in the future. After the kinds of a family its
/// older forms may follow, each with the newer type that it is lifted to by `From`: `was 10
/// "person-enrolled" PersonEnrolledV1 => PersonEnrolled;`.
macro_rules! facts {
    ($(
        $(#[$doc:meta])*
        $family:ident: $facts:ident {
            $($number:literal $name:literal $kind:ident, $about:ident $(($topic:ident))?,
                by($($role:ident),+), past($($date:ident),*);)+
            $(was $old_number:literal $old_name:literal $old:ident => $lifted:ident;)*
        }
    )+) => {
        /// Everything that can have happened, in families.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Fact {
            $($(#[$doc])* $family($facts),)+
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub enum $facts {
                $(#[doc = concat!("Number ", stringify!($number), ".")] $kind($kind),)+
            }

            impl From<$facts> for Fact {
                fn from(fact: $facts) -> Self {
                    Self::$family(fact)
                }
            }

            $(
                impl From<$kind> for Fact {
                    fn from(fact: $kind) -> Self {
                        Self::$family($facts::$kind(fact))
                    }
                }
            )+
        )+

        /// A fact as its bytes or its JSON have it: flat, and in any form that was ever written.
        #[derive(serde::Deserialize)]
        #[serde(tag = "type")]
        enum StoredFact {
            $($(#[serde(rename = $name)] $kind($kind),)+)+
            $($(#[serde(skip)] $old($old),)*)+
        }

        impl From<StoredFact> for Fact {
            fn from(fact: StoredFact) -> Self {
                match fact {
                    $($(StoredFact::$kind(fact) => fact.into(),)+)+
                    $($(StoredFact::$old(fact) => <$lifted>::from(fact).into(),)*)+
                }
            }
        }

        impl $crate::codec::Encode for StoredFact {
            fn encode<E: $crate::codec::Encoder>(
                &self,
                encoder: &mut E,
            ) -> Result<(), $crate::codec::EncodeError> {
                match self {
                    $($(Self::$kind(fact) => {
                        let number: u32 = $number;
                        number.encode(encoder)?;
                        fact.encode(encoder)
                    })+)+
                    $($(Self::$old(fact) => {
                        let number: u32 = $old_number;
                        number.encode(encoder)?;
                        fact.encode(encoder)
                    })*)+
                }
            }
        }

        impl<Context> $crate::codec::Decode<Context> for StoredFact {
            fn decode<D: $crate::codec::Decoder<Context = Context>>(
                decoder: &mut D,
            ) -> Result<Self, $crate::codec::DecodeError> {
                match <u32 as $crate::codec::Decode<Context>>::decode(decoder)? {
                    $($($number => $crate::codec::Decode::decode(decoder).map(Self::$kind),)+)+
                    $($($old_number => $crate::codec::Decode::decode(decoder).map(Self::$old),)*)+
                    found => Err($crate::codec::unknown_kind("event", found)),
                }
            }
        }

        $crate::codec::impl_borrow_decode!(StoredFact);

        impl $crate::codec::Encode for Fact {
            fn encode<E: $crate::codec::Encoder>(
                &self,
                encoder: &mut E,
            ) -> Result<(), $crate::codec::EncodeError> {
                match self {
                    $($(Self::$family($facts::$kind(fact)) => {
                        let number: u32 = $number;
                        number.encode(encoder)?;
                        fact.encode(encoder)
                    })+)+
                }
            }
        }

        impl serde::Serialize for Fact {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[derive(serde::Serialize)]
                #[serde(tag = "type")]
                enum Flat<'a> {
                    $($(#[serde(rename = $name)] $kind(&'a $kind),)+)+
                }
                match self {
                    $($(Self::$family($facts::$kind(fact)) => {
                        Flat::$kind(fact).serialize(serializer)
                    })+)+
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for Fact {
            fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
                StoredFact::deserialize(de).map(Self::from)
            }
        }

        impl Fact {
            /// Number and name of every form that was ever written, in the order of the table.
            pub const KINDS: &[(u32, &str)] = &[
                $($(($number, $name),)+ $(($old_number, $old_name),)*)+
            ];
            /// The name of every kind, in the order of the table.
            pub const NAMES: &[&str] = &[$($($name,)+)+];

            /// The fact's name in JSON and in messages.
            pub fn name(&self) -> &'static str {
                match self { $($(Self::$family($facts::$kind(_)) => $name,)+)+ }
            }

            /// Whom the fact is about.
            pub fn subject(&self) -> Subject {
                match self {
                    $($(Self::$family($facts::$kind(fact)) => {
                        $crate::event::facts::about!($about fact $($topic)?)
                    })+)+
                }
            }

            /// The roles of which an officer needs one to author the fact.
            pub fn roles(&self) -> &'static [$crate::value::Role] {
                match self {
                    $($(Self::$family($facts::$kind(_)) => &[$($crate::value::Role::$role),+],)+)+
                }
            }

            /// The first date of what happened that lies after `today`, with its name in JSON:
            /// nothing is recorded before it happened.
            pub(crate) fn future_date(&self, today: Date) -> Option<(&'static str, Date)> {
                match self {
                    $($(Self::$family($facts::$kind(_fact)) => {
                        $(if _fact.$date > today {
                            return Some((stringify!($date), _fact.$date));
                        })*
                        None
                    })+)+
                }
            }

            /// The dates of what happened, with their names in JSON.
            pub fn past_dates(&self) -> Vec<(&'static str, Date)> {
                match self {
                    $($(Self::$family($facts::$kind(_fact)) => {
                        vec![$((stringify!($date), _fact.$date)),*]
                    })+)+
                }
            }
        }
    };
}
pub(super) use facts;

/// Whom a fact is about, as a row of the table says.
macro_rules! about {
    (everybody $fact:ident $topic:ident) => {{
        let _ = $fact;
        Subject::Public(Topic::$topic)
    }};
    (person $fact:ident) => {
        Subject::Person($fact.person)
    };
    (signer $fact:ident) => {
        $fact.signer()
    };
}
pub(super) use about;
