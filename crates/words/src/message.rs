//! What is said, in no language yet.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ikrar_core::value::{
    ActCode, AgencyCode, CampaignCode, CaseId, ContestCode, Date, Digest, ElectionCode, EventId,
    Instant, KeyId, LedgerId, Line, LineOrNothing, Link, OfficeCode, Paragraph, ParagraphOrNothing,
    PersonId, PublicKey, PublicLine, PublicLineOrNothing, PublicParagraph, SanctionCode, Seq,
    StepCode, TreeHash,
};

use crate::{MESSAGES, outside};

/// What can be told in every language.
pub trait Say {
    /// What it says. To be matched to the last variant, so that none is forgotten.
    fn say(&self) -> Message<'_>;
}

/// The id of a text, and what is put into it; made by [`message!`](crate::message!).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message<'a> {
    pub(crate) id: &'static str,
    pub(crate) arguments: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Message<'a> {
    #[doc(hidden)] // `message!` has held the id and the names against the catalogue
    pub const fn plain(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    #[doc(hidden)]
    pub fn with<const N: usize>(
        id: &'static str,
        arguments: [(&'static str, Value<'a>); N],
    ) -> Self {
        Self { id, arguments: Vec::from(arguments) }
    }

    /// The id of every message, sorted.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        MESSAGES.iter().map(|(id, _)| *id)
    }

    /// The message of an id that is put together while the program runs, as those of help are; of
    /// those without arguments.
    pub fn named(id: &str) -> Option<Self> {
        let at = MESSAGES.binary_search_by_key(&id, |(id, _)| id).ok()?;
        MESSAGES.get(at).filter(|(_, names)| names.is_empty()).map(|(id, _)| Self::plain(id))
    }

    /// The id, which is the same in every language.
    pub fn id(&self) -> &'static str {
        self.id
    }
}

impl Say for Message<'_> {
    fn say(&self) -> Message<'_> {
        self.clone()
    }
}

/// What is put into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Told as it is, whatever it holds.
    Text(Cow<'a, str>),
    /// A number, by which a text may choose its plural.
    Number(i128),
    /// Told in the language of the text.
    Message(Message<'a>),
    /// Joined with the language's "and".
    All(Vec<Self>),
    /// Joined with the language's "or".
    Any(Vec<Self>),
}

impl Value<'_> {
    /// Values that hold together: "a, b and c".
    pub fn all<T: Into<Self>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::All(values.into_iter().map(Into::into).collect())
    }

    /// Values of which one holds: "a, b or c".
    pub fn any<T: Into<Self>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::Any(values.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&&'a str> for Value<'a> {
    fn from(text: &&'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&Path> for Value<'_> {
    fn from(path: &Path) -> Self {
        Self::Text(Cow::Owned(outside::path(path)))
    }
}

impl From<&PathBuf> for Value<'_> {
    fn from(path: &PathBuf) -> Self {
        Self::from(path.as_path())
    }
}

impl<'a> From<Message<'a>> for Value<'a> {
    fn from(message: Message<'a>) -> Self {
        Self::Message(message)
    }
}

impl<'a, T: Say> From<&'a T> for Value<'a> {
    fn from(said: &'a T) -> Self {
        Self::Message(said.say())
    }
}

macro_rules! number {
    ($($type:ty),+) => {$(
        impl From<$type> for Value<'_> {
            fn from(number: $type) -> Self {
                Self::Number(i128::from(number))
            }
        }

        impl From<&$type> for Value<'_> {
            fn from(number: &$type) -> Self {
                Self::from(*number)
            }
        }
    )+};
}

number!(i32, u8, u16, u32, u64);

impl From<Seq> for Value<'_> {
    fn from(entry: Seq) -> Self {
        Self::from(entry.number())
    }
}

impl From<&Seq> for Value<'_> {
    fn from(entry: &Seq) -> Self {
        Self::from(*entry)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
    }
}

impl From<&usize> for Value<'_> {
    fn from(number: &usize) -> Self {
        Self::from(*number)
    }
}

/// Values of the ledger that are written alike in all languages.
macro_rules! text {
    ($($type:ty),+ $(,)?) => {$(
        impl From<$type> for Value<'_> {
            fn from(value: $type) -> Self {
                Self::from(value.to_string())
            }
        }

        impl From<&$type> for Value<'_> {
            fn from(value: &$type) -> Self {
                Self::from(value.to_string())
            }
        }
    )+};
}

text!(
    ActCode,
    AgencyCode,
    CampaignCode,
    CaseId,
    ContestCode,
    Date,
    Digest,
    ElectionCode,
    EventId,
    Instant,
    KeyId,
    LedgerId,
    Line,
    LineOrNothing,
    Link,
    OfficeCode,
    Paragraph,
    ParagraphOrNothing,
    PersonId,
    PublicKey,
    PublicLine,
    PublicLineOrNothing,
    PublicParagraph,
    SanctionCode,
    StepCode,
    TreeHash,
);

/// A [`Message`]: its id, and its arguments by name.
///
/// It compiles only if the catalogue has a message of this id with exactly these arguments.
///
/// ```
/// # use ikrar_words::{Lang, message};
/// let (found, max) = (2000_usize, 1024_usize);
/// let said = message!("text-too-long", found, max = max);
/// assert!(Lang::EN.tell(&said).starts_with("the text has 2000 bytes, at most 1024 "));
/// ```
///
/// ```compile_fail
/// # use ikrar_words::message;
/// message!("text-too-long", found = 2000_usize); // `max` is missing
/// ```
///
/// ```compile_fail
/// # use ikrar_words::message;
/// message!("text-too-short");
/// ```
#[macro_export]
macro_rules! message {
    (@value $name:ident) => { $crate::Value::from($name) };
    (@value $name:ident $value:expr) => { $crate::Value::from($value) };
    ($id:literal $(,)?) => {{
        const ID: &str = $crate::known($id, &[]);
        $crate::Message::plain(ID)
    }};
    ($id:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        const ID: &str = $crate::known($id, &[$(stringify!($name)),+]);
        let arguments = [$((stringify!($name), $crate::message!(@value $name $($value)?))),+];
        $crate::Message::with(ID, arguments)
    }};
}

/// The id, if the catalogue has a message of this id with exactly these arguments. While a program
/// is compiled, the panic is the compiler's error.
#[doc(hidden)]
pub const fn known(id: &'static str, arguments: &[&str]) -> &'static str {
    let mut rest = MESSAGES;
    loop {
        let (below, from) = rest.split_at(rest.len() / 2);
        let Some(((found, wanted), above)) = from.split_first() else {
            panic!("catalogues/en.ftl has no message of this id");
        };
        match order(id.as_bytes(), found.as_bytes()) {
            -1 => rest = below,
            1 => rest = above,
            _ => {
                assert!(wanted.len() == arguments.len(), "the message has other arguments");
                let mut wanted = *wanted;
                while let [argument, others @ ..] = wanted {
                    assert!(holds(arguments, argument), "an argument has another name");
                    wanted = others;
                }
                return id;
            }
        }
    }
}

const fn holds(mut names: &[&str], name: &str) -> bool {
    while let [first, others @ ..] = names {
        if order(first.as_bytes(), name.as_bytes()) == 0 {
            return true;
        }
        names = others;
    }
    false
}

/// Less than, equal to or greater than nothing, as `left` is to `right`.
const fn order(mut left: &[u8], mut right: &[u8]) -> i8 {
    loop {
        match (left, right) {
            ([], []) => return 0,
            ([], _) => return -1,
            (_, []) => return 1,
            ([one, ones @ ..], [other, others @ ..]) if *one == *other => {
                left = ones;
                right = others;
            }
            ([one, ..], [other, ..]) => return if *one < *other { -1 } else { 1 },
        }
    }
}
