//! Where a ledger is kept: a folder with the log, the key ring and a snapshot of the state.
//!
//! ```text
//! DIR/
//! ├── ledger.toml    which ledger this is; written last, so a folder without it is unfinished
//! ├── lock           locked by whoever writes
//! ├── log/           the journal: every entry, leaf and body; sled: the hash chain by number
//! ├── keyring/       master.key, data-keys: never part of a back-up of the log
//! ├── snapshot       the state at a head, sealed; may be deleted at any time
//! ├── directory      the lists of everybody at the newest checkpoint; may be deleted at any time
//! ├── public/        what everybody may see: checkpoint, tiles, clear bodies
//! └── aside/         what a crash left and no entry needs, if it ever happened
//! ```
//!
//! What makes an entry durable, and what a crash leaves, is told in this crate's README.

mod acknowledged;
pub mod backup;
mod chain;
pub mod danger;
pub mod disk;
pub mod doctor;
mod fault;
mod file;
pub mod file_log;
pub mod folder;
pub mod folder_log;
mod journal;
pub mod keyring;
pub mod lock;
pub mod memory;
pub mod monitor;
pub mod notice;
pub mod publish;
pub mod seen;
pub mod signed;
mod sled_panics;
mod two_places;
pub mod witness;
pub mod witnesses;

pub use sled_panics::is_running as sled_is_running;
