//! Why there is no backup, or no restored ledger.

use ikrar_store::backup::{BackupError, SealedError};

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for BackupError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Exists(path) => message!("backup-exists", path),
            Self::Folder(error) => error.say(),
            Self::Inside { inner, outer } => message!("backup-inside", inner, outer),
            Self::Keys { seq, cause } => message!("backup-keys", seq, cause),
            Self::Sealed { path, reason } => placed(path, reason.say()),
            Self::Unfinished(path) => message!("backup-unfinished", path),
        }
    }
}

impl Say for SealedError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Costly => message!("backup-sealed-costly"),
            Self::Format => message!("backup-sealed-format"),
            Self::Ledger => message!("backup-sealed-ledger"),
            Self::Passphrase => message!("backup-sealed-passphrase"),
        }
    }
}
