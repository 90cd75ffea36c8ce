//! What other programs say: the operating system, and the reader of TOML.

use std::io;

use ikrar_core::error::{IoFault, TomlFault};

use crate::message::Value;
use crate::{Message, Say, message, reader};

impl Say for io::Error {
    fn say(&self) -> Message<'_> {
        system(self.kind(), self.raw_os_error(), || Value::from(self.to_string()))
    }
}

impl Say for IoFault {
    fn say(&self) -> Message<'_> {
        system(self.kind, self.code, || Value::from(&self.text))
    }
}

fn system<'a>(
    kind: io::ErrorKind,
    code: Option<i32>,
    text: impl FnOnce() -> Value<'a>,
) -> Message<'a> {
    let Some(code) = code else {
        // It comes from a library, whose words are not ours.
        return match kind {
            io::ErrorKind::InvalidData => message!("system-not-utf8"),
            _ => message!("system-other", text = text()),
        };
    };
    match kind {
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
        _ => message!("system-other", text = text()),
    }
}

impl Say for TomlFault {
    fn say(&self) -> Message<'_> {
        let Self { line, column, text } = self;
        message!("system-toml", line, column, fault = reader::said(text))
    }
}

/// `EIO`: it has no kind of its own.
const INPUT_OUTPUT: i32 = 5;
