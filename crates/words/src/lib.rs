//! Everything that Ikrar says to people, in every language that has a catalogue.
//!
//! Errors, labels and answers are types; how they are told is data. A type implements [`Say`]: it
//! gives a [`Message`], which is an id and named arguments. A catalogue, `catalogues/xx.ftl`, has
//! for each id a text in one language, in the format of [Project Fluent]. [`Words`] puts both
//! together:
//!
//! ```
//! use ikrar_core::value::Date;
//! use ikrar_words::Lang;
//!
//! let wrong = "soon".parse::<Date>().unwrap_err();
//! assert_eq!(Lang::EN.tell(&wrong), "`soon` is not a date; write it as YYYY-MM-DD");
//! assert_eq!(Lang::ID.tell(&wrong), "`soon` bukan tanggal; tulis sebagai YYYY-MM-DD");
//! ```
//!
//! # A new text
//!
//! 1. Write it in `catalogues/en.ftl`, in the section of the room that says it. Its id is kebab
//!    case and begins with the room: `seal-broken`. Keep it in one line: a line break is told too.
//! 2. Write it in every other catalogue, with the same arguments.
//! 3. Say it: `message!("seal-broken")`, or with arguments `message!("time-date", text)`, where
//!    `text` stands for `text = text`. What is [`Say`] itself is told in the same language.
//!    The types of a room of core or store say theirs in the file of that room's name here; a face
//!    says its own at the place of use.
//!
//! An id that no catalogue has, and an argument too few or too many, do not compile. A type's `say`
//! matches it to the last variant, without `_`, so a variant without a text does not compile
//! either. Tests hold the catalogues against each other, and `tests/tidy` finds texts that nobody
//! says any more.
//!
//! Texts of help are found without being said: their ids follow from the grammar of the command
//! line, as `cli/help.rs` says, whose tests hold them against it.
//!
//! # A new language
//!
//! Is one file, `catalogues/xx.ftl`, named by the language's code. The program then knows it.
//!
//! # What stays as it is
//!
//! Codes, names of fields, dates and numbers are the same in all languages: 180751 has no points or
//! commas. Arguments are put in as they are and never read as patterns; only the name of a file
//! goes through [`outside`] by itself.
//!
//! [Project Fluent]: https://projectfluent.org/fluent/guide/

#[cfg(test)]
mod catalogue;
mod lang;
mod message;
mod words;

mod admit;
mod backup;
mod check;
mod checkpoint;
mod codec;
mod desk;
mod digest;
mod doctor;
mod entry;
mod event;
mod explain;
mod finding;
mod folder;
mod id;
mod keys;
mod ledger;
mod log;
mod note;
mod notice;
mod publish;
mod reader;
mod rulebook;
mod seal;
mod sign;
mod system;
mod tile;
mod time;
mod tlog_proof;
mod value;
mod witness;

pub mod label;
pub mod outside;

pub use desk::{both_phases, other_phase};
pub use lang::Lang;
#[doc(hidden)]
pub use message::known;
pub use message::{Message, Say, Value};
pub use words::Words;

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

#[cfg(test)]
mod tests;
