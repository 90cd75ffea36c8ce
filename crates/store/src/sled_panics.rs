//! Keeps sled's panics from becoming ours.
//!
//! sled 0.34 panics on some damaged files where it could return an error (spacejam/sled #1533), and
//! in `Drop` when a flush fails. What it holds can be made anew, so whatever goes wrong in it only
//! means that it is not used again.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside sled: a panic there is told as an event, so a panic hook
/// need not print it.
pub fn is_running() -> bool {
    // Its own threads have names of its own.
    RUNNING.get() || std::thread::current().name().is_some_and(|name| name.starts_with("sled"))
}

/// Runs an operation of sled; `None` when it panics or fails.
pub(crate) fn run<T>(operation: impl FnOnce() -> sled::Result<T>) -> Option<T> {
    RUNNING.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(operation));
    RUNNING.set(false);
    outcome.ok()?.ok()
}
