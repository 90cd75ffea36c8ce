//! What the operating system says when it does not do something.

use std::io;

use crate::{Message, Say, message};

impl Say for io::Error {
    fn say(&self) -> Message<'_> {
        let Some(code) = self.raw_os_error() else {
            // It comes from a library, whose words are not ours.
            return match self.kind() {
                io::ErrorKind::InvalidData => message!("system-not-utf8"),
                _ => message!("system-other", text = self.to_string()),
            };
        };
        match self.kind() {
            io::ErrorKind::AlreadyExists => message!("system-exists", code),
            io::ErrorKind::BrokenPipe => message!("system-broken-pipe", code),
            io::ErrorKind::IsADirectory => message!("system-is-a-folder", code),
            io::ErrorKind::NotADirectory => message!("system-not-a-folder", code),
            io::ErrorKind::NotFound => message!("system-not-found", code),
            io::ErrorKind::PermissionDenied => message!("system-denied", code),
            io::ErrorKind::QuotaExceeded => message!("system-quota", code),
            io::ErrorKind::ReadOnlyFilesystem => message!("system-read-only", code),
            io::ErrorKind::StorageFull => message!("system-full", code),
            _ if code == INPUT_OUTPUT => message!("system-disturbed", code),
            _ => message!("system-other", text = self.to_string()),
        }
    }
}

/// `EIO`: it has no kind of its own.
const INPUT_OUTPUT: i32 = 5;
