//! The values that facts are made of: parsed once, valid from then on.
//!
//! No error of this module and no `Debug` prints a whole personal number, so both may be logged.

mod bytes;
mod code;
mod date;
pub(crate) mod fault;
mod found;
mod identifier;
mod list;
mod number;
mod seq;
mod staff;
mod text;
mod word;

pub use bytes::{
    Base64, Base64Error, Digest, HexError, KEY_ID_CONTEXT, KeyId, LEDGER_ID_CONTEXT, LedgerId,
    Link, PublicKey, TreeHash,
};
pub use code::{
    ActCode, AgencyCode, CampaignCode, CodeError, CodeKind, Contest, ContestCode, ElectionCode,
    OfficeCode, RegionCode, SanctionCode, StepCode,
};
pub use date::{Date, Instant, LocalTime, TimeError, Zone};
pub use fault::{Refused, ValueError, catch};
pub use found::personal_numbers;
pub use identifier::{
    BirthInShort, CaseId, EventId, IdError, IdKind, IdWarning, Identifier, PersonId,
};
pub use list::{AtMost, ListError};
pub use number::{NiPppk, Nik, Nip};
pub use seq::Seq;
pub use staff::{EmploymentStatus, Grade};
pub use text::{
    LINE_BYTES_MAX, Line, LineOrNothing, Paragraph, ParagraphOrNothing, PublicLine,
    PublicLineOrNothing, PublicParagraph, TextError, is_unprintable,
};
pub use word::{AgencyKind, Capacity, CeremonyOffice, Level, PositionClass, Role, WordError};

pub(crate) use bytes::prefix_of;

#[cfg(test)]
mod tests;
