//! What all errors have in common.

/// What kind of fault an error is; the program's exit code follows from it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "each kind has an exit code")]
pub enum Kind {
    /// The system, the engine or the clock failed.
    Failed,
    /// What was given is wrong, or names what is unknown.
    Usage,
    /// What is kept is not what was recorded.
    Damaged,
    /// A role, a rule or what is recorded stands against it.
    Refused,
    /// Somebody else is at it; later it may go.
    Busy,
}
