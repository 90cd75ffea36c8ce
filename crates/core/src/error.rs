//! What all errors have in common.
//!
//! An error is a value: which fault, and its arguments. It holds no sentence: `ikrar-words` tells
//! it, in the language of who asks. `Display`, which `std` asks of an error, is its `Debug` form.
//! The errors of [`value`](crate::value) alone are English sentences as well, since serde, TOML and
//! the codec hand on nothing but text.
//!
//! What another library or the system says is its own words: an argument, and never looked at here.

use std::io;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::value::{ValueError, catch};

/// What kind of fault an error is; the program's exit code follows from it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "each kind has an exit code")]
pub enum Kind {
    /// The system, the engine or the clock failed.
    Failed,
    /// What was given is wrong, or names what is unknown.
    Usage,
    /// What is kept is not what was recorded.
    Damaged,
    /// A role, a rule or what is recorded stands against it.
    Refused,
    /// Somebody else is at it; later it may go.
    Busy,
}

/// What the system said when it did not do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IoFault {
    /// What kind of fault it is.
    pub kind: io::ErrorKind,
    /// The system's number for it.
    pub code: Option<i32>,
    /// The system's own words.
    pub text: String,
}

impl From<io::Error> for IoFault {
    fn from(error: io::Error) -> Self {
        Self { kind: error.kind(), code: error.raw_os_error(), text: error.to_string() }
    }
}

/// Where and why a text is not of the form of TOML that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFault {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// The parser's own words, in one line.
    pub text: String,
}

/// Where in a TOML text something lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The field; where a whole table is meant that lacks it, the field that it lacks.
    pub field: &'static str,
}

/// A step on the way to a place: into a field, or into a row of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    Key(&'static str),
    Row(usize),
}

impl Place {
    /// The place to which a way leads, or as far as it leads.
    pub(crate) fn of(text: &str, path: &[Part]) -> Option<Self> {
        let table = DeTable::parse(text).ok()?;
        let mut at = table.span();
        let mut within = Some(DeValue::Table(table.into_inner()));
        for part in path {
            let next = match (part, within.take()) {
                (Part::Key(key), Some(DeValue::Table(mut table))) => table.remove(*key),
                (Part::Row(row), Some(DeValue::Array(rows))) => rows.into_iter().nth(*row),
                _ => None,
            };
            let Some(next) = next else { break };
            at = next.span();
            within = Some(next.into_inner());
        }
        let fields = path.iter().rev();
        let field = fields.filter_map(|part| match part {
            Part::Key(key) => Some(*key),
            Part::Row(_) => None,
        });
        let line = text.get(..at.start)?.matches('\n').count() + 1;
        Some(Self { line, field: field.into_iter().next()? })
    }
}

/// What is wrong with a TOML text, before anybody looks at what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unread {
    /// Its form.
    Form(TomlFault),
    /// A value that its type does not allow, in this line.
    Value(usize, ValueError),
}

impl Unread {
    /// The value that a TOML text says.
    pub(crate) fn or_value<T: DeserializeOwned>(text: &str) -> Result<T, Self> {
        catch(|| toml::from_str(text)).map_err(|(error, fault)| {
            let toml = TomlFault::new(text, &error);
            match fault {
                Some(refused) => Self::Value(toml.line, refused.error),
                None => Self::Form(toml),
            }
        })
    }
}

impl TomlFault {
    /// What the parser said about `text`.
    pub fn new(text: &str, error: &toml::de::Error) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            text: error.message().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}
