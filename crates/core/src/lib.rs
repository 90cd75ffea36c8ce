//! The neutrality ledger itself, without files, clock, randomness or network.
//!
//! ```text
//! Event ──sign──▶ SignedEvent ──seal──▶ Body ──link──▶ Entry{Leaf,Body} ──append(at head)──▶ Log
//!                                                                                           │
//! Status / Report ◀──judge── State ◀──────────────replay (verify, open, admit, fold)────────┘
//! ```
//!
//! Begin with [`ledger`], which is that picture in code. The modules stand in its order.

// A further kind of anything leads the compiler to every room that must know it. A test may panic
// at all that it does not expect.
#![cfg_attr(not(test), warn(clippy::wildcard_enum_match_arm))]

mod macros;

pub mod event;
pub mod sign;

pub mod entry;
pub mod keys;
pub mod seal;

pub mod log;

pub mod bundle;
pub mod check;
pub mod directory;
pub mod tree;
pub mod vrf;

pub mod checkpoint;
pub mod note;
pub mod tile;
pub mod tlog_proof;
pub mod witness;

pub mod finding;
pub mod replay;

pub mod state;

pub mod report;
pub mod status;

pub mod ledger;

mod accept;
pub mod admit;
pub mod calendar;
pub mod procedure;
pub mod rulebook;

pub mod codec;
pub mod error;
pub mod value;
