//! The values that facts are made of: parsed once, valid from then on.
//!
//! No error of this module and no `Debug` prints a whole personal number, so both may be logged.

mod bytes;
mod code;
mod date;
mod found;
mod identifier;
mod number;
mod rule;
mod staff;
mod text;

pub use bytes::{
    Digest, HexError, KEY_ID_CONTEXT, KeyId, LEDGER_ID_CONTEXT, LedgerId, Link, PublicKey,
};
pub use code::{AgencyCode, CampaignCode};
pub use date::{Date, Instant, TimeError, Zone};
pub use found::personal_numbers;
pub use identifier::{CaseId, EventId, IdError, IdKind, IdWarning, Identifier, PersonId};
pub use number::{NiPppk, Nik, Nip};
pub use rule::{ActCode, CodeError, CodeKind, ElectionCode, SanctionCode, Text};
pub use staff::{EmploymentStatus, Grade};
pub use text::{TextError, check_line, check_paragraph, is_unprintable};

pub(crate) use bytes::prefix_of;

#[cfg(test)]
mod tests;
