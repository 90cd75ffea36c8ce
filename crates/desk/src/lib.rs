//! What an office does with a neutrality ledger, without screen, language or clock.
//!
//! ```text
//! table ──▶ roster · own_keys · paper ──▶ rows ──sign──▶ the ledger
//! lines ─────────────────────────────────▶ │
//! offline: a campaign's export ──sign──▶ a line
//! ```
//!
//! A [`table`] is what somebody sent: `.csv` or `.xlsx`. [`roster`], [`own_keys`], [`paper`] and
//! [`acts`], [`reports`] and [`steps`] read a row of one kind and say which facts it asks for;
//! [`lines`] reads events as JSON lines. [`said`] is what a row says that the ledger does not,
//! [`fault`] why it is refused, [`odd`] what is odd about it, [`names`] whether two names can be
//! one person's, [`near`] which names may have been meant; [`units`] finds a unit that somebody
//! names, [`exported`] writes people as rows of a roster, [`spellings`] knows words of closed lists
//! in Indonesian, [`template`] says what a table to be filled in has. [`rows`] gathers what rows
//! say with the numbers of their rows, signs what is not signed, and tells which rows were refused,
//! in which column. [`offline`] is for people who sign without the ledger, [`key_file`] for
//! everybody who signs, [`files`] for all that has a name on a disk.
//!
//! What comes in and goes out is typed. Errors hold no sentence: `ikrar-words` tells them. Time and
//! random bytes are arguments.

pub mod acts;
mod cells;
pub mod exported;
pub mod fault;
pub mod files;
pub mod key_file;
pub mod lines;
pub mod marked;
pub mod names;
pub mod near;
pub mod odd;
pub mod offline;
pub mod own_keys;
pub mod paper;
pub mod people;
pub mod reports;
pub mod roster;
pub mod rows;
pub mod said;
mod spelled;
pub mod spellings;
pub mod steps;
pub mod table;
pub mod template;
pub mod units;
mod values;
