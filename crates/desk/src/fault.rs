//! Why a row is refused before the ledger sees it.

use std::str::FromStr;

use ikrar_core::event::EventError;
use ikrar_core::value::{Date, IdError, Seq, TextError, ValueError};

use crate::files::BelowFault;
use crate::lines::LineError;
use crate::table::{At, CellError};

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

/// A text of a column as a type of text that events have.
pub(crate) fn checked<T: FromStr<Err = TextError>>(
    column: &'static str,
    text: &str,
) -> Result<T, Fault> {
    text.parse().map_err(|error| Fault::at(column, error))
}

/// All that is wrong with a row, at least one fault.
#[derive(Debug)]
pub struct Faults(pub Vec<Fault>);

impl<T: Into<Fault>> From<T> for Faults {
    fn from(fault: T) -> Self {
        Self(vec![fault.into()])
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
    /// The key is the person's, but only from a later day on than the row says.
    KeyFrom {
        /// That day.
        from: Date,
    },
    /// The person had left.
    Left {
        /// The entry of the departure.
        entry: Seq,
        /// First day out of service.
        on: Date,
    },
    /// The line holds no event.
    Line(LineError),
    /// The person has another number of that kind: one of the two is somebody else's.
    MixUp {
        /// The entry that enrolled the person.
        entry: Seq,
    },
    /// Neither a NIP nor a NIK is given.
    NoNumber,
    /// Not a public key.
    NotAKey,
    /// What stands there would be left out: a step of this kind says no such thing.
    NotHere,
    /// Not one of these words.
    NotAWord {
        /// The words.
        names: &'static [&'static str],
    },
    /// There is no signature that counts.
    NotSigned,
    /// Not a number.
    NotANumber,
    /// Not a way in which pacts are signed on paper.
    NotAMethod,
    /// An event, but not a pact that was signed with an own key.
    NotAPact,
    /// The number was somebody's and is nobody's any more.
    NumberEnded {
        /// Since when.
        on: Date,
    },
    /// The name is plainly another one than that of the person who has the number.
    OtherName {
        /// The entry that enrolled the person.
        entry: Seq,
    },
    /// The row is of another agency than was said of all.
    OtherAgency,
    /// A NIK stands where a NIP belongs, or the other way round.
    OtherNumber,
    /// An earlier row is about the same person.
    Repeated {
        /// That row.
        at: At,
    },
    /// The ledger has a report of the same person, acts and day that says otherwise.
    Reported {
        /// The entry of that report.
        entry: Seq,
    },
    /// An earlier row reports the same acts of the same person.
    ReportedTwice {
        /// That row.
        at: At,
    },
    /// The scan is neither given as a hash nor found as a file.
    Scan(BelowFault),
    /// The text is empty, too long, or holds what has no place in it.
    Text(TextError),
    /// The numbers belong to two people of the ledger.
    TwoPeople {
        /// The entry that enrolled the one.
        one: Seq,
        /// The entry that enrolled the other.
        other: Seq,
    },
    /// No case, or more than one, has an id that is this or begins so.
    UnknownCase,
    /// Nobody in the ledger has that number.
    UnknownPerson,
    /// The rulebook has no such step.
    UnknownStep,
    /// Not a code or a word of its kind.
    Value(ValueError),
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
