//! Progress bars: on standard error, when it is a terminal, for work over half a second.

use std::cell::Cell;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that shows itself once the work takes longer than half a second.
pub(crate) struct Progress {
    bar: ProgressBar,
    waiting: Mutex<Cell<Option<Instant>>>,
}

impl Progress {
    /// A bar over `len` steps; never shown when `quiet`.
    pub(crate) fn new(what: &str, len: u64, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(len), ProgressDrawTarget::hidden());
        let style =
            ProgressStyle::with_template("{msg:32} {wide_bar} {human_pos}/{human_len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what.to_owned());
        let waiting = Mutex::new(Cell::new((!quiet).then(Instant::now)));
        Self { bar, waiting }
    }

    /// Tells how far the work is, and how much there is of it.
    pub(crate) fn set_of(&self, position: u64, length: u64) {
        self.bar.set_length(length);
        self.set(position);
    }

    /// Tells how far the work is.
    pub(crate) fn set(&self, position: u64) {
        if let Ok(waiting) = self.waiting.lock()
            && waiting.get().is_some_and(|since| since.elapsed() > PATIENCE)
        {
            waiting.set(None);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(position);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

const PATIENCE: Duration = Duration::from_millis(500);
