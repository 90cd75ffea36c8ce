//! Why a folder cannot be used.

use ikrar_store::folder::{FolderError, MarkerFault};

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for FolderError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Busy { path, process: None } => message!("folder-busy", path),
            Self::Busy { path, process: Some(process) } => {
                message!("folder-busy-by", path, process)
            }
            Self::Io { path, source } => placed(path, source.say()),
            Self::Keys(error) => error.say(),
            Self::Ledger(error) => error.say(),
            Self::Marker { path, fault } => placed(path, fault.say()),
            Self::Missing(path) => message!("folder-missing", path),
            Self::Mixed(path) => message!("folder-mixed", path),
            Self::NotEmpty(path) => message!("folder-not-empty", path),
        }
    }
}

impl Say for MarkerFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Empty => message!("folder-marker-empty"),
            Self::Form(fault) => fault.say(),
            Self::Format(format) => message!("folder-marker-format", format),
            Self::Read(fault) => fault.say(),
        }
    }
}
