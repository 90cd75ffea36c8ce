//! Which languages there are, and which one to speak.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use crate::{CATALOGUES, Say, Words};

/// A language that has a catalogue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lang {
    name: &'static str,
}

impl Lang {
    /// Indonesian: spoken where nothing else is asked for.
    pub const ID: Self = Self { name: "id" };
    /// English.
    pub const EN: Self = Self { name: "en" };

    /// Every language, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        CATALOGUES.iter().map(|(name, _)| Self { name })
    }

    /// The language of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|lang| lang.name == name)
    }

    /// The code of ISO 639 that the catalogue is named by.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The language of a POSIX locale such as `id_ID.UTF-8`; `None` if it has no catalogue.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let end = locale.find(['_', '-', '.', '@']).unwrap_or(locale.len());
        match locale.get(..end)?.to_ascii_lowercase().as_str() {
            "in" => Some(Self::ID), // the code of before 1989, still set by some
            name => Self::named(name),
        }
    }

    /// The language that was asked for, else the locale's, else Indonesian. The locale is the first
    /// of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set; reading them is for the program.
    pub fn choose(asked: Option<Self>, locale: Option<&str>) -> Self {
        asked.or_else(|| locale.and_then(Self::from_locale)).unwrap_or(Self::ID)
    }

    /// The language's words, loaded at their first use.
    pub fn words(self) -> &'static Words {
        static LOADED: [OnceLock<Words>; CATALOGUES.len()] =
            [const { OnceLock::new() }; CATALOGUES.len()];
        let catalogues = CATALOGUES.iter().zip(&LOADED);
        let found = catalogues.into_iter().find(|((name, _), _)| *name == self.name);
        let ((name, text), loaded) = found.expect("a language has a catalogue");
        loaded.get_or_init(|| Words::load(name, text))
    }

    /// What `said` says in this language; see [`Words::tell`].
    pub fn tell(self, said: &(impl Say + ?Sized)) -> Cow<'static, str> {
        self.words().tell(said)
    }
}

/// The name, as `--lang` takes it.
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({self})")
    }
}
