//! Where somebody stands, with what an office wants to see beside it: numbers in columns of their
//! own, and when a signature was given and when it was recorded.

use std::ops::Range;

use ikrar_core::log::Log as _;
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::status::{PactState, Status};
use ikrar_core::value::{Date, Identifier, Instant, Seq, Zone};
use ikrar_store::folder::FolderLedger;
use serde::Serialize;

use crate::error::CliError;

/// A status and what stands beside it; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(crate) struct Standing {
    #[serde(flatten)]
    pub(crate) status: Status,
    /// The newest NIP or NI PPPK.
    pub(super) nip: Option<Identifier>,
    /// The newest NIK.
    pub(super) nik: Option<Identifier>,
    /// The day of the signature that counts.
    pub(super) signed_on: Option<Date>,
    /// The day on which that signature was recorded.
    pub(super) recorded_on: Option<Date>,
    /// Whether that was long after.
    pub(super) recorded_late: bool,
}

impl Standing {
    /// `recorded_on` tells on which day an entry was recorded.
    pub(crate) fn of(
        state: &State,
        person: &Person,
        status: Status,
        mut recorded_on: impl FnMut(Seq) -> Result<Date, CliError>,
    ) -> Result<Self, CliError> {
        let (nip, nik) = (status.nip(), status.nik());
        let signed = matches!(status.pact, PactState::Signed | PactState::SignedLate);
        let campaign = status.campaign.as_ref().filter(|_| signed);
        let facts = campaign.map(|campaign| state.people().pacts(person, campaign));
        let counted = facts
            .into_iter()
            .flatten()
            .find(|fact| status.reasons.iter().any(|reason| reason.entry == fact.entry));
        let signed_on = counted.map(|fact| fact.on);
        let recorded_on = counted.map(|fact| recorded_on(fact.entry)).transpose()?;
        let recorded_late = signed_on
            .and_then(|on| on.plus_days(RECORDED_SOON_DAYS))
            .zip(recorded_on)
            .is_some_and(|(soon, recorded_on)| soon < recorded_on);
        Ok(Self { status, nip, nik, signed_on, recorded_on, recorded_late })
    }
}

/// On which days entries were recorded: of a day's entries one is read, and where the day begins
/// and ends is looked for once.
pub(super) struct Recorded<'a> {
    ledger: &'a FolderLedger,
    zone: Zone,
    days: Vec<(Range<u64>, Date)>,
}

impl<'a> Recorded<'a> {
    pub(super) fn of(ledger: &'a FolderLedger) -> Self {
        Self { ledger, zone: ledger.state().zone(), days: Vec::new() }
    }

    pub(super) fn on(&mut self, entry: Seq) -> Result<Date, CliError> {
        let known = self.days.iter().find(|(entries, _)| entries.contains(&entry.number()));
        if let Some((_, day)) = known {
            return Ok(*day);
        }
        let read = self.ledger.log().read(entry, 1)?;
        let recorded_at = read.first().map(|entry| entry.leaf.recorded_at).unwrap_or_default();
        let day = recorded_at.date_in(self.zone);
        let size_at_end = |day: Option<Date>| match day.map(|day| (day, self.zone)) {
            Some((day, zone)) => match Instant::end_of_day(day, zone) {
                Some(end) => self.ledger.recorded_by(end),
                None => Ok(0),
            },
            None => Ok(0),
        };
        let before = size_at_end(Date::from_epoch_days(day.to_epoch_days() - 1))?;
        self.days.push((before..size_at_end(Some(day))?, day));
        Ok(day)
    }
}

/// A signature on paper takes this long to reach the office and the ledger.
const RECORDED_SOON_DAYS: u32 = 30;
