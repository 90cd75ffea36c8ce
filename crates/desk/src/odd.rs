//! What is odd about a row that is taken all the same.

use ikrar_core::rulebook::OtherPhase;
use ikrar_core::value::{ActCode, Date, EmploymentStatus, IdKind, IdWarning, Identifier, Seq};

use crate::table::columns::{NIK, STATUS, column_of};
use crate::table::{Dated, Doubt};

/// Something odd about a row, and the column in which it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The column.
    pub column: &'static str,
    /// What is odd.
    pub odd: Odd,
}

/// What is odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// An act went on over the designation of candidates, and only one of its two codes is named.
    BothPhases {
        /// The code that is named.
        code: ActCode,
        /// The one that is not.
        other: OtherPhase,
    },
    /// An act was done on the day on which candidates were designated.
    DesignationDay {
        /// That day.
        designation: Date,
    },
    /// An act had another code on its day.
    OtherPhase {
        /// The code that is named.
        code: ActCode,
        /// The one of that day.
        other: OtherPhase,
    },
    /// Somebody of this name and date of birth is known by the other kind of number alone.
    MayBeKnown {
        /// The entry that enrolled that person.
        entry: Seq,
    },
    /// NIP and NIK tell of two dates of birth; the NIK may predate a correction.
    BirthDates,
    /// A date that may have been meant with the month first; it was read with the day first.
    DayFirst {
        /// The day that was read.
        day: Date,
    },
    /// What stands there cannot be read, and the row was taken without it.
    LeftOut,
    /// The list says that the person is not in service.
    NotActive,
    /// The number is odd by itself.
    Number(IdWarning),
    /// A number that was read as the day that a spreadsheet stores so.
    SerialDate {
        /// The day that was read.
        day: Date,
    },
    /// NIP and NIK tell of a man and a woman.
    Sexes,
    /// The kind of employment does not stand there; it was taken from the number.
    StatusByNumber,
    /// The kind of employment has another kind of number.
    StatusAgainstNumber,
}

/// What is odd about how a date is written.
pub(crate) fn doubt(column: &'static str, dated: Dated) -> Option<Warning> {
    let Dated { day, doubt } = dated;
    let odd = match doubt? {
        Doubt::DayFirst => Odd::DayFirst { day },
        Doubt::Serial => Odd::SerialDate { day },
    };
    Some(Warning { column, odd })
}

/// What is odd about somebody's numbers and kind of employment.
pub(crate) fn numbers(identifiers: &[Identifier], status: EmploymentStatus) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for number in identifiers {
        let column = column_of(number);
        warnings.extend(number.warning().map(|odd| Warning { column, odd: Odd::Number(odd) }));
        if !fits(number.kind(), status) {
            warnings.push(Warning { column: STATUS, odd: Odd::StatusAgainstNumber });
        }
    }
    let niks = identifiers.iter().filter_map(|number| match number {
        Identifier::Nik(nik) => Some(*nik),
        Identifier::Nip(_) | Identifier::NiPppk(_) => None,
    });
    let born = identifiers.iter().find_map(|number| number.birth_and_sex());
    for (nik, (birth_date, is_womans)) in niks.zip(born) {
        if !nik.fits_birth_date(birth_date) {
            warnings.push(Warning { column: NIK, odd: Odd::BirthDates });
        }
        if nik.is_womans() != is_womans {
            warnings.push(Warning { column: NIK, odd: Odd::Sexes });
        }
    }
    warnings
}

/// Whether somebody of this kind of employment has a number of this kind.
pub(crate) fn fits(kind: IdKind, status: EmploymentStatus) -> bool {
    match status {
        EmploymentStatus::Cpns | EmploymentStatus::Pns => kind != IdKind::NiPppk,
        EmploymentStatus::Pppk | EmploymentStatus::PppkPartTime => kind != IdKind::Nip,
        EmploymentStatus::NonAsn => kind == IdKind::Nik,
    }
}
