//! What it means that the system did not give or take something.

use std::io;
use std::path::Path;

use ikrar_core::keys::{KeyDamage, KeyRingError};
use ikrar_core::log::{Damage, EngineFault, LogError};
use ikrar_core::value::Seq;

/// Whether a file of ours that cannot be read is damaged, whoever tries and however often: it is
/// not there, is something else than a file, or holds other bytes. Anything else may pass.
pub(crate) fn is_damage(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, IsADirectory, NotADirectory, NotFound};
    let is_loop = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
    is_loop || matches!(error.kind(), InvalidData | IsADirectory | NotADirectory | NotFound)
}

/// Of a file of the log that is to be written, or whose bytes say nothing.
pub(crate) fn of_engine(path: &Path, error: io::Error) -> LogError {
    LogError::Engine(EngineFault::File { path: path.to_owned(), fault: error.into() })
}

/// Of a file of the log that is to be read.
pub(crate) fn of_log(path: &Path, error: io::Error) -> LogError {
    let path = path.to_owned();
    let damage = match error.kind() {
        io::ErrorKind::NotFound => Damage::Missing { path },
        _ if is_damage(&error) => Damage::File { path, fault: error.into() },
        _ => return of_engine(&path, error),
    };
    LogError::Damaged { seq: Seq::FIRST, damage }
}

/// Of a file of the key ring.
pub(crate) fn of_keys(path: &Path, error: io::Error) -> KeyRingError {
    let path = path.to_owned();
    if is_damage(&error) {
        let damage = KeyDamage::Unreadable(error.into());
        return KeyRingError::Damaged { path, damage };
    }
    KeyRingError::File { path, fault: error.into() }
}
