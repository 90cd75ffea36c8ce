//! The reference engine: a list.

use std::sync::{Mutex, MutexGuard};

use ikrar_core::entry::{Entry, Head};
use ikrar_core::log::{Log, LogError, follow_all};
use ikrar_core::value::Seq;

/// A log in memory, for tests and for trying things out.
#[derive(Debug, Default)]
pub struct MemoryLog {
    inner: Mutex<(Head, Vec<Entry>)>,
}

impl MemoryLog {
    fn lock(&self) -> MutexGuard<'_, (Head, Vec<Entry>)> {
        self.inner.lock().expect("no append panics half-way")
    }
}

impl Log for MemoryLog {
    fn head(&self) -> Result<Head, LogError> {
        Ok(self.lock().0)
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        let mut inner = self.lock();
        if inner.0 != at {
            return Err(LogError::Conflict(inner.0));
        }
        let head = follow_all(at, entries)?;
        inner.1.extend_from_slice(entries);
        inner.0 = head;
        Ok(head)
    }

    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        let from = usize::try_from(from.number()).unwrap_or(usize::MAX);
        Ok(self.lock().1.iter().skip(from).take(max).cloned().collect())
    }
}
