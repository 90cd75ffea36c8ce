//! Closed lists of words.

use thiserror::Error;

use crate::macros::vocabulary;

vocabulary! {
    /// What an officer may do; which facts each role may author is data of [`crate::event`].
    pub enum Role {
        /// Enrols officers, publishes rulebooks, opens campaigns.
        Admin = 1 "admin",
        /// Keeps the roster and records paper pacts as a witness.
        Registrar = 2 "registrar",
        /// Reports and examines violations, proposes decisions.
        Examiner = 3 "examiner",
        /// Decides cases.
        Decider = 4 "decider",
        /// Reads.
        Auditor = 5 "auditor",
    }
}

vocabulary! {
    /// How grave a violation or a sanction is; the order of the words is the order of gravity.
    pub enum Level {
        /// Moral sanction, PP 42/2004.
        Ethics = 1 "ethics",
        /// *Ringan*, PP 94/2021.
        Light = 2 "light",
        /// *Sedang*, PP 94/2021.
        Moderate = 3 "moderate",
        /// *Berat*, PP 94/2021; honourable dismissal (PDHTAPS) is of this level.
        Heavy = 4 "heavy",
        /// Dishonourable dismissal (PTDH), from the civil service law.
        Dismissal = 5 "dismissal",
    }
}

/// A word that a list does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not {}", known.join(" or "))]
pub struct WordError {
    /// What was read.
    pub found: String,
    /// The names in the list.
    pub known: &'static [&'static str],
}
