//! The macro behind the types that a fact is made of.

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer};

use crate::value::fault;

/// Declares the type of a fact, or a part of one: its fields in the order of their bytes, which
/// are their keys in JSON; no other key is taken. What a field's type refuses, in bytes or in
/// JSON, is told with the field's name.
macro_rules! payload {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$on_field:meta])* pub $field:ident: $type:ty,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, $crate::codec::Encode, serde::Serialize)]
        pub struct $name {
            $($(#[$on_field])* pub $field: $type,)+
        }

        impl<Context> $crate::codec::Decode<Context> for $name {
            fn decode<D: $crate::codec::Decoder<Context = Context>>(
                decoder: &mut D,
            ) -> Result<Self, $crate::codec::DecodeError> {
                Ok(Self {$(
                    $field: $crate::value::fault::within(stringify!($field), || {
                        $crate::codec::Decode::decode(decoder)
                    })?,
                )+})
            }
        }

        $crate::codec::impl_borrow_decode!($name);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
                $(
                    #[allow(non_camel_case_types, reason = "it stands for the field")]
                    enum $field {}

                    impl $crate::event::payload::Field for $field {
                        const NAME: &'static str = stringify!($field);
                    }
                )+

                $(#[$attribute])*
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Fields {
                    $($(#[$on_field])* $field: $crate::event::payload::Named<$type, $field>,)+
                }

                let fields = Fields::deserialize(de)?;
                Ok(Self { $($field: fields.$field.value,)+ })
            }
        }
    };
}
pub(super) use payload;

/// A field of a fact.
pub(super) trait Field {
    /// Its key in JSON.
    const NAME: &'static str;
}

/// The value of a field, on its way out of JSON.
pub(super) struct Named<T, F> {
    pub(super) value: T,
    field: PhantomData<F>,
}

impl<T: Default, F> Default for Named<T, F> {
    fn default() -> Self {
        Self { value: T::default(), field: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>, F: Field> Deserialize<'de> for Named<T, F> {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let value = fault::within(F::NAME, || T::deserialize(de))?;
        Ok(Self { value, field: PhantomData })
    }
}
