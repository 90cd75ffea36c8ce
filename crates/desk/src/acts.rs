//! A row about something that happened to somebody ▶ the fact: who left, is back or on leave, whose
//! signature is void, who declined or need not sign.

use std::path::Path;

use ikrar_core::event::Fact;
use ikrar_core::event::pact::{
    Attendance, AttendanceRecorded, PactExcused, PactRefused, SignatureVoided,
};
use ikrar_core::event::person::{
    Departure, LeaveGranted, LeaveKind, PersonDeparted, PersonReturned, Return,
};
use ikrar_core::state::State;
use ikrar_core::state::person::{PactAct, Person};
use ikrar_core::value::{CampaignCode, Date, Line, LineOrNothing};

use crate::cells::{date, line, text, word};
use crate::fault::{Cause, Fault, Faults};
use crate::odd::{self, Warning};
use crate::people::{Seen, find, read_identifiers, refuse_other_name};
use crate::said::{Origin, Said};
use crate::table::columns::{
    ATTENDANCE, BACK_ON, FROM, KIND, NAME, NIK, NIP, NOTE, ON, REASON, UNTIL,
};
use crate::table::{Reading, Row, Table, TableError, Wanted};

/// What a table tells of people. What a row leaves out is as the operator says for all rows.
#[derive(Debug, Clone)]
pub enum Acts {
    /// They left.
    Departed {
        /// Why.
        reason: Option<Departure>,
    },
    /// They are back.
    Returned {
        /// Why.
        reason: Option<Return>,
    },
    /// They are on leave.
    OnLeave {
        /// Of which kind.
        kind: Option<LeaveKind>,
    },
    /// Their signatures in a campaign are void.
    Voided {
        /// The campaign.
        campaign: CampaignCode,
        /// Why.
        reason: Option<Line>,
    },
    /// They declined to sign.
    Refused {
        /// The campaign.
        campaign: CampaignCode,
        /// What was said.
        note: LineOrNothing,
    },
    /// They were at a ceremony.
    Attended {
        /// The campaign.
        campaign: CampaignCode,
        /// The ceremony's name.
        ceremony: Line,
    },
    /// They need not sign.
    Excused {
        /// The campaign.
        campaign: CampaignCode,
        /// Why.
        reason: Option<Line>,
    },
}

/// Opens a table of what happened on a day: departures, and what was done about a pact.
pub fn open_on(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &ON_A_DAY, reading)
}

/// Opens a table of what began on a day: returns and leave.
pub fn open_from(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &FROM_A_DAY, reading)
}

/// Opens a table of people who were at a ceremony. Its day is the ceremony's.
pub fn open_attendance(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &AT_A_CEREMONY, reading)
}

impl Acts {
    /// What a row says that the ledger does not. `day` stands where the row has none; `names` says
    /// that names which are plainly others are those of the same people.
    pub fn said(
        &self,
        row: &Row<'_>,
        state: &State,
        day: Date,
        seen: &mut Seen,
        names: bool,
    ) -> Result<Said, Faults> {
        let identifiers = read_identifiers(row)?;
        seen.refuse_repeated(row.at(), &identifiers)?;
        let person = find(state, &identifiers)?;
        let name = text(row, NAME)?;
        refuse_other_name(state, person, name.filter(|_| !names))?;
        if let Self::Attended { campaign, ceremony } = self {
            return Ok(attended(row, state, person, (campaign, ceremony), day)?);
        }
        let column =
            if matches!(self, Self::Returned { .. } | Self::OnLeave { .. }) { FROM } else { ON };
        let from = date(row, column)?.unwrap_or(day);
        Ok(match self.fact(row, state, person, from)? {
            Some(fact) => Said {
                facts: vec![(Origin::Line, fact)],
                warnings: doubts(row, column),
                ..Said::nothing_new()
            },
            None => Said::nothing_new(),
        })
    }

    /// The fact that a row tells, unless the ledger says exactly that.
    fn fact(
        &self,
        row: &Row<'_>,
        state: &State,
        known: &Person,
        on: Date,
    ) -> Result<Option<Fact>, Fault> {
        let person = known.id;
        let pact = |campaign: &CampaignCode, act: PactAct| {
            state.people().pacts(known, campaign).any(|fact| (fact.act, fact.on) == (act, on))
        };
        Ok(match self {
            Self::Departed { reason } => {
                let reason = word(row, REASON, Departure::NAMES)?.or(*reason).ok_or_else(empty)?;
                let mut ended = known.service.iter().filter_map(|it| it.ended.as_ref());
                let recorded = ended.any(|it| (it.on, it.reason) == (on, reason));
                (!recorded).then(|| PersonDeparted { person, reason, on }.into())
            }
            Self::Returned { reason } => {
                let reason = word(row, REASON, Return::NAMES)?.or(*reason).ok_or_else(empty)?;
                let recorded = known.service.iter().skip(1).any(|it| it.from == on);
                (!recorded).then(|| PersonReturned { person, reason, from: on }.into())
            }
            Self::OnLeave { kind } => {
                let kind = word(row, KIND, LeaveKind::NAMES)?.or(*kind);
                let leave = kind.ok_or_else(|| Fault::at(KIND, Cause::Empty))?;
                let last = date(row, UNTIL)?.and_then(|last| last.plus_days(1));
                let until = date(row, BACK_ON)?.or(last);
                let mut leaves = known.leaves.iter();
                let recorded = leaves.any(|it| (it.from, it.kind, it.until) == (on, leave, until));
                (!recorded).then(|| LeaveGranted { person, leave, from: on, until }.into())
            }
            Self::Voided { campaign, reason } => {
                let reason = why(row)?.or_else(|| reason.clone()).ok_or_else(empty)?;
                let facts = || state.people().pacts(known, campaign);
                let voided = facts().any(|it| it.voided.is_some_and(|(voided, _)| voided == on));
                let signed = facts().find(|fact| fact.counts()).map(|fact| fact.entry);
                match (signed, voided) {
                    (Some(entry), _) => Some(SignatureVoided { person, entry, on, reason }.into()),
                    (None, true) => None,
                    (None, false) => return Err(Cause::NotSigned.into()),
                }
            }
            Self::Refused { campaign, note } => {
                let note = line(row, NOTE)?.unwrap_or_else(|| note.clone());
                let campaign = campaign.clone();
                let recorded = pact(&campaign, PactAct::Refused);
                let refused = PactRefused { person, campaign, refused_on: on, note };
                (!recorded).then(|| refused.into())
            }
            Self::Attended { .. } => None, // read by `attended`
            Self::Excused { campaign, reason } => {
                let reason = why(row)?.or_else(|| reason.clone()).ok_or_else(empty)?;
                let campaign = campaign.clone();
                let recorded = pact(&campaign, PactAct::Excused);
                let excused = PactExcused { person, campaign, excused_on: on, reason };
                (!recorded).then(|| excused.into())
            }
        })
    }
}

/// That somebody was at a ceremony; for himself or herself, unless the row says otherwise.
fn attended(
    row: &Row<'_>,
    state: &State,
    known: &Person,
    (campaign, ceremony): (&CampaignCode, &Line),
    attended_on: Date,
) -> Result<Said, Fault> {
    let attendance = word(row, ATTENDANCE, Attendance::NAMES)?.unwrap_or(Attendance::InPerson);
    let here = (campaign.as_str(), ceremony.as_str());
    let mut seen = known.attended.iter().filter(|it| state.people().ceremony_of(it) == here);
    if seen.any(|it| it.attendance == attendance) {
        return Ok(Said::nothing_new());
    }
    let (person, campaign, ceremony) = (known.id, campaign.clone(), ceremony.clone());
    let fact = AttendanceRecorded { person, campaign, ceremony, attended_on, attendance };
    Ok(Said { facts: vec![(Origin::Line, fact.into())], ..Said::nothing_new() })
}

/// A reason, which some lists call a note.
fn why(row: &Row<'_>) -> Result<Option<Line>, Fault> {
    Ok(line(row, REASON)?.or(line(row, NOTE)?))
}

fn empty() -> Fault {
    Fault::at(REASON, Cause::Empty)
}

/// Which dates of a row may not be those that were meant.
fn doubts(row: &Row<'_>, column: &'static str) -> Vec<Warning> {
    let others: &[&str] = if column == FROM { &[UNTIL, BACK_ON] } else { &[] };
    let columns = others.iter().copied().chain([column]);
    columns.filter_map(|column| odd::doubt(column, row.date(column).ok()??)).collect()
}

pub(crate) const AT_A_CEREMONY: Wanted =
    Wanted { required: &[&[NIP, NIK]], optional: &[NAME, ATTENDANCE] };
pub(crate) const ON_A_DAY: Wanted =
    Wanted { required: &[&[NIP, NIK]], optional: &[NAME, ON, REASON, NOTE] };
pub(crate) const FROM_A_DAY: Wanted =
    Wanted { required: &[&[NIP, NIK]], optional: &[NAME, FROM, UNTIL, BACK_ON, REASON, KIND] };
