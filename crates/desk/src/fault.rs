//! Why a row is refused before the ledger sees it.

use ikrar_core::event::EventError;
use ikrar_core::value::{IdError, TextError};

use crate::files::BelowFault;
use crate::lines::LineError;
use crate::table::CellError;

/// Why a row is refused, and the column in which the reason lies.
#[derive(Debug)]
pub struct Fault {
    /// The column, where the reason lies in one.
    pub column: Option<&'static str>,
    /// Why.
    pub cause: Cause,
}

impl Fault {
    /// A fault of a column.
    pub fn at(column: &'static str, cause: impl Into<Cause>) -> Self {
        Self { column: Some(column), cause: cause.into() }
    }
}

impl<T: Into<Cause>> From<T> for Fault {
    fn from(cause: T) -> Self {
        Self { column: None, cause: cause.into() }
    }
}

/// What is wrong with a row.
#[derive(Debug)]
pub enum Cause {
    /// The cell cannot be read as wanted.
    Cell(CellError),
    /// The cell is empty and must not be.
    Empty,
    /// What the row says is no event.
    Event(EventError),
    /// Not a number or code of its kind.
    Id(IdError),
    /// The line holds no event.
    Line(LineError),
    /// Neither a NIP nor a NIK is given.
    NoNumber,
    /// Not a public key.
    NotAKey,
    /// Not a way in which pacts are signed on paper.
    NotAMethod,
    /// An event, but not a pact that was signed with an own key.
    NotAPact,
    /// A NIK stands where a NIP belongs, or the other way round.
    OtherNumber,
    /// An earlier row is about the same person.
    Repeated {
        /// That row.
        row: u32,
    },
    /// The scan is neither given as a hash nor found as a file.
    Scan(BelowFault),
    /// The text is empty, too long, or holds what has no place in it.
    Text(TextError),
    /// The numbers belong to two people of the ledger.
    TwoPeople,
    /// Nobody in the ledger has that number.
    UnknownPerson,
}

macro_rules! cause_from {
    ($($variant:ident($type:ty)),+ $(,)?) => {$(
        impl From<$type> for Cause {
            fn from(cause: $type) -> Self {
                Self::$variant(cause)
            }
        }
    )+};
}

cause_from!(
    Cell(CellError),
    Event(EventError),
    Id(IdError),
    Line(LineError),
    Scan(BelowFault),
    Text(TextError),
);
