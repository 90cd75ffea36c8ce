//! What is wrong or odd with identifiers, codes and texts.

use ikrar_core::value::{IdError, IdWarning, TextError};

use crate::{Message, Say, message};

impl Say for IdError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::AgencyCode => message!("id-agency-code"),
            Self::BirthDate { year, month, day } => {
                message!("id-birth-date", date = format!("{year:04}-{month:02}-{day:02}"))
            }
            Self::CampaignCode => message!("id-campaign-code"),
            Self::Character { at } => message!("id-character", at),
            Self::EmploymentStatus => message!("id-employment-status"),
            Self::Gender { found } => message!("id-gender", found),
            Self::Grade => message!("id-grade"),
            Self::Hex => message!("id-hex"),
            Self::Kind { found } => message!("id-kind", found),
            Self::Length { found } => message!("id-length", found),
            Self::Month { found } => message!("id-month", found = two_digits(*found)),
            Self::NikBirthDate { day, month, year } => message!(
                "id-nik-birth-date",
                day = two_digits(*day),
                month = two_digits(*month),
                year = two_digits(*year),
            ),
            Self::Number => message!("id-number"),
            Self::PppkCode { found } => message!("id-pppk-code", found = two_digits(*found)),
            Self::Region { found } => message!("id-region", found = format!("{found:06}")),
            Self::Serial { found, digits } => message!("id-serial", found, digits),
        }
    }
}

impl Say for IdWarning {
    fn say(&self) -> Message<'_> {
        match self {
            Self::UnknownPppkCode(found) => message!("id-unknown-pppk-code", found),
            Self::YoungAtAppointment { age } => message!("id-young-at-appointment", age),
        }
    }
}

impl Say for TextError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Blank => message!("text-blank"),
            Self::Control { at, code } => message!("text-control", at, code = code_point(*code)),
            Self::Direction { at, code } => {
                message!("text-direction", at, code = code_point(*code))
            }
            Self::Hidden { at, code } => message!("text-hidden", at, code = code_point(*code)),
            Self::PersonalNumber => message!("text-personal-number"),
            Self::TooLong { found, max } => message!("text-too-long", found, max),
        }
    }
}

fn two_digits(part: u32) -> String {
    format!("{part:02}")
}

fn code_point(code: u32) -> String {
    format!("U+{code:04X}")
}
