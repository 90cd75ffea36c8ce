//! Where a ledger is kept: a folder with the log, the key ring and a snapshot of the state.
//!
//! ```text
//! DIR/
//! ├── ledger.toml    which ledger this is; written last, so a folder without it is unfinished
//! ├── log/           sled: every entry, leaf and body; `acknowledged`: how far appends got
//! ├── keyring/       master.key, data-keys: never part of a back-up of the log
//! └── snapshot       the state at a head, sealed; may be deleted at any time
//! ```
//!
//! What makes an entry durable, and what a crash leaves, is told in this crate's README.

mod acknowledged;
pub mod danger;
mod engine;
mod file;
pub mod folder;
pub mod keyring;
pub mod memory;
pub mod sled_log;

pub use engine::is_running as engine_is_running;
