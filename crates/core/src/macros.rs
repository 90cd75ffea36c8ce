//! The shapes that many small types share, each written once.

/// serde as text: what `Display` writes and `FromStr` reads.
macro_rules! as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(de)?;
                text.parse().map_err($crate::value::fault::for_serde)
            }
        }
    };
}
pub(crate) use as_text;

/// The canonical bytes of a type as those of another one that says the same.
macro_rules! encoded_as {
    ($type:ty as $form:ty: $to:expr, $from:expr) => {
        impl $crate::codec::Encode for $type {
            fn encode<E: $crate::codec::Encoder>(
                &self,
                encoder: &mut E,
            ) -> Result<(), $crate::codec::EncodeError> {
                let to: fn(&$type) -> $form = $to;
                to(self).encode(encoder)
            }
        }

        impl<Context> $crate::codec::Decode<Context> for $type {
            fn decode<D: $crate::codec::Decoder<Context = Context>>(
                decoder: &mut D,
            ) -> Result<Self, $crate::codec::DecodeError> {
                let form = <$form as $crate::codec::Decode<Context>>::decode(decoder)?;
                $from(form).map_err($crate::value::fault::for_codec)
            }
        }

        $crate::codec::impl_borrow_decode!($type);
    };
}
pub(crate) use encoded_as;

/// A type over an array of bytes that is shown as lowercase hexadecimal digits: its canonical
/// bytes are the bytes.
macro_rules! bytes {
    ($(#[$doc:meta])* $name:ident [$len:literal], $error:ty: $wrong:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive($crate::codec::Encode, $crate::codec::Decode)]
        pub struct $name([u8; $len]);

        impl $name {
            /// Wraps the bytes.
            pub const fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&data_encoding::HEXLOWER.encode(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self:.8}…)", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok();
                bytes.and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or($wrong)
            }
        }

        $crate::macros::as_text!($name);
    };
}
pub(crate) use bytes;

/// A type over a text that was checked when it was made: its canonical bytes are the text's.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $error:ty: $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn check(text: &str) -> Result<(), $error> {
                let check: fn(&str) -> Result<(), $error> = $check;
                check(text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::check(text)?;
                Ok(Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                Self::check(&text)?;
                Ok(Self(text.into()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl $crate::codec::Encode for $name {
            fn encode<E: $crate::codec::Encoder>(
                &self,
                encoder: &mut E,
            ) -> Result<(), $crate::codec::EncodeError> {
                self.as_str().encode(encoder)
            }
        }

        impl<Context> $crate::codec::Decode<Context> for $name {
            fn decode<D: $crate::codec::Decoder<Context = Context>>(
                decoder: &mut D,
            ) -> Result<Self, $crate::codec::DecodeError> {
                let text = <String as $crate::codec::Decode<Context>>::decode(decoder)?;
                Self::try_from(text).map_err($crate::value::fault::for_codec)
            }
        }

        $crate::codec::impl_borrow_decode!($name);
        $crate::macros::as_text!($name);
    };
}
pub(crate) use checked_text;

/// A closed list of words: each with its name in JSON, on the command line and in tables and, where
/// it occurs in stored bytes, its number there. Names and numbers are part of the format: none is
/// ever changed or used again.
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $number:literal $text:literal,)+
        }
    ) => {
        $crate::macros::vocabulary! {
            $(#[$attribute])*
            pub enum $name { $($(#[$doc])* $variant $text,)+ }
        }

        impl $crate::codec::Encode for $name {
            fn encode<E: $crate::codec::Encoder>(
                &self,
                encoder: &mut E,
            ) -> Result<(), $crate::codec::EncodeError> {
                let number: u8 = match self { $(Self::$variant => $number,)+ };
                number.encode(encoder)
            }
        }

        impl<Context> $crate::codec::Decode<Context> for $name {
            fn decode<D: $crate::codec::Decoder<Context = Context>>(
                decoder: &mut D,
            ) -> Result<Self, $crate::codec::DecodeError> {
                match <u8 as $crate::codec::Decode<Context>>::decode(decoder)? {
                    $($number => Ok(Self::$variant),)+
                    found => Err($crate::codec::unknown_kind(stringify!($name), found)),
                }
            }
        }

        $crate::codec::impl_borrow_decode!($name);
    };
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident $text:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// Every name, in the same order.
            pub const NAMES: &[&str] = &[$($text,)+];

            /// The name in JSON, on the command line and in tables.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::value::WordError;

            fn from_str(text: &str) -> Result<Self, $crate::value::WordError> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::value::WordError {
                        found: text.to_owned(),
                        known: Self::NAMES,
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        $crate::macros::as_text!($name);
    };
}
pub(crate) use vocabulary;
