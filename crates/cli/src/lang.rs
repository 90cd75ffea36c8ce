//! Messages in Indonesian and English.
//!
//! English is what the types say themselves (`Display`). Indonesian is written here, in two ways.
//! What the core also hands on as text, in findings and reasons, is told by that text (`texts.rs`,
//! `refusal.rs`, `id.rs`), so that it reads alike wherever it appears. Other errors are matched by
//! value (`input.rs`, `ledger.rs`, `rulebook.rs`). Codes, field names, numbers and dates stay as
//! they are.

mod id;
mod input;
mod keep;
mod labels;
mod ledger;
mod refusal;
mod rulebook;
mod texts;

use clap::ValueEnum;

pub(crate) use labels::{after, conduct, fact, finding, level, pact, role, rule, total, verdict};

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Indonesian.
    Id,
    /// English.
    En,
}

impl Lang {
    /// The language of a POSIX locale such as `id_ID.UTF-8`; `None` if it is neither of the two.
    pub(crate) fn from_locale(locale: &str) -> Option<Self> {
        let end = locale.find(['_', '-', '.', '@']).unwrap_or(locale.len());
        match locale.get(..end)?.to_ascii_lowercase().as_str() {
            "id" | "in" => Some(Self::Id), // `in` is the code of before 1989, still set by some
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language that was asked for, else the locale's, else Indonesian.
    pub(crate) fn choose(flag: Option<Self>, locale: Option<&str>) -> Self {
        flag.or_else(|| locale.and_then(Self::from_locale)).unwrap_or(Self::Id)
    }

    /// The one of two values that is in this language.
    pub(crate) fn pick<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

/// What can be told in both languages, in one line.
pub(crate) trait Tell {
    /// The message in `lang`; in English where no Indonesian is known.
    fn tell(&self, lang: Lang) -> String;
}

/// Tells types in Indonesian by a function over their values.
macro_rules! tell_by_value {
    ($($type:ty => $indonesian:path),+ $(,)?) => {
        $(impl $crate::lang::Tell for $type {
            fn tell(&self, lang: $crate::lang::Lang) -> String {
                match lang {
                    $crate::lang::Lang::Id => $indonesian(self),
                    $crate::lang::Lang::En => self.to_string(),
                }
            }
        })+
    };
}
use tell_by_value;

/// Tells types in Indonesian by their English text.
macro_rules! tell_by_text {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::lang::Tell for $type {
            fn tell(&self, lang: $crate::lang::Lang) -> String {
                self.to_string().tell(lang)
            }
        })+
    };
}
use tell_by_text;

#[cfg(test)]
mod tests;
