//! Keeps the engine's panics from becoming ours.
//!
//! sled 0.34 panics on some damaged files where it could return an error (spacejam/sled #1533). A
//! handle that panicked is not used again; the caller gets one clear error.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ikrar_core::log::LogError;

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside the engine: a panic there is reported as an error, so a panic
/// hook need not print it.
pub fn is_running() -> bool {
    RUNNING.get()
}

/// Runs an operation of the engine.
pub(crate) fn run<T>(operation: impl FnOnce() -> sled::Result<T>) -> Result<T, LogError> {
    RUNNING.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(operation));
    RUNNING.set(false);
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(explain(&error)),
        Err(_) => Err(LogError::Engine("its files are damaged".to_owned())),
    }
}

fn explain(error: &sled::Error) -> LogError {
    match error {
        sled::Error::Io(io) if io.to_string().contains("could not acquire lock") => {
            LogError::Locked
        }
        other => LogError::Engine(other.to_string()),
    }
}
