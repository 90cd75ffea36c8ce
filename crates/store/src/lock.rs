//! One process at a time writes to a ledger: whoever holds the lock on the file `lock`.
//!
//! The lock is taken before anything is read, so that a writer never acts on what another one has
//! changed since. The system gives it back when the process ends, however it ends. The file names
//! the process that holds it, for people.

use std::fs::{File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why there is no lock.
#[derive(Debug)]
pub(crate) enum LockError {
    /// Another process holds it: the number it wrote, if it could be read.
    Held(Option<u32>),
    /// The file cannot be opened or locked.
    Io(io::Error),
}

impl Lock {
    /// Takes the lock, waiting for at most `patience`.
    pub(crate) fn take(path: &Path, patience: Duration) -> Result<Self, LockError> {
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(path).map_err(LockError::Io)?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(LockError::Io(error)),
                Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(RETRY),
                Err(TryLockError::WouldBlock) => return Err(LockError::Held(holder(&file))),
            }
        }
        // The mode is as a file of ours has it whatever the umask was; the number is for people.
        // Nothing is taken from the lock when neither can be written.
        file.set_permissions(Permissions::from_mode(0o600)).ok();
        let name = format!("{:<10}\n", std::process::id());
        file.write_all_at(name.as_bytes(), 0).ok();
        Ok(Self { _file: file })
    }
}

pub(crate) fn holder(file: &File) -> Option<u32> {
    let mut text = String::new();
    file.take(16).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

const RETRY: Duration = Duration::from_millis(20);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_is_told_who_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        let second = Lock::take(&path, Duration::from_millis(50));
        let me = std::process::id();
        assert!(matches!(second, Err(LockError::Held(Some(number))) if number == me), "{second:?}");
        drop(held);
        Lock::take(&path, Duration::ZERO).unwrap();
    }
}
