//! What a person did about a pact.

use crate::codec::{Decode, Encode};
use crate::event::pact::Method;
use crate::value::{Date, Digest, Seq};

/// What a person did about a pact, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldPact {
    /// The entry that recorded it.
    pub entry: Seq,
    /// In which campaign.
    pub(in crate::state) campaign: u32,
    /// The day.
    pub on: Date,
    /// What happened.
    pub act: PactAct,
    /// The first bytes of the scan's hash, by which it is known again; 0 where there is none.
    pub(in crate::state) scan: u64,
    /// Since when a signature counts no more, and the entry that says so.
    pub voided: Option<(Date, Seq)>,
}

/// What a person did about a pact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum PactAct {
    /// Signed it.
    Signed(Method),
    /// Declined to sign.
    Refused,
    /// Need not sign.
    Excused,
}

impl HeldPact {
    /// Whether it is a signature that was not voided.
    pub fn counts(&self) -> bool {
        matches!(self.act, PactAct::Signed(_)) && self.voided.is_none()
    }

    /// Whether it came with this scan; `None` of one that came without.
    pub fn has_scan(&self, scan: Option<&Digest>) -> bool {
        self.scan == scan.map_or(0, Digest::prefix)
    }

    /// Whether both are about one campaign.
    pub(crate) fn is_of(&self, other: &Self) -> bool {
        self.campaign == other.campaign
    }
}
