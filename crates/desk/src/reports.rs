//! A row about an alleged violation ▶ the report that opens a case.

use std::collections::HashMap;
use std::path::Path;

use ikrar_core::event::case::{ACTS_MAX, CaseReported, Channel};
use ikrar_core::keys::KeyRingError;
use ikrar_core::rulebook::Rulebook;
use ikrar_core::state::cases::Case;
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{
    ActCode, AtMost, CaseId, Contest, ContestCode, Date, ElectionCode, ListError, Paragraph,
    PersonId, RegionCode,
};

use crate::cells::{Gathered, code, date, needed, parsed, text, word};
use crate::fault::{Cause, Fault, Faults, checked};
use crate::odd::{Odd, Warning};
use crate::people::{find, read_identifiers, refuse_other_name};
use crate::said::{Origin, Said};
use crate::table::columns::{
    ACT, ACTED_ON, ACTED_UNTIL, CHANNEL, CONTEST, ELECTION, KNOWN_ON, NAME, NIK, NIP, RECEIVED_ON,
    REGION, SUMMARY,
};
use crate::table::{At, Reading, Row, Table, TableError, Wanted};

/// Opens a table of alleged violations.
///
/// # Errors
/// When it cannot be read, or lacks one of the columns that each row needs.
pub fn open(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &WANTED, reading)
}

/// The case that was opened by such a report before: of the same person, acts and first day. Two
/// of them are one that was sent twice, unless somebody says otherwise.
pub fn reported_before<'a>(state: &'a State, reported: &CaseReported) -> Option<&'a Case> {
    let person = state.people().get(state.people().find(&reported.person)?);
    let mut cases = person.cases.iter().filter_map(|held| state.cases().get(&held.case));
    cases.find(|known| key(&known.reported) == key(reported))
}

fn key(reported: &CaseReported) -> (PersonId, Vec<ActCode>, Date) {
    (reported.person, reported.acts.to_vec(), reported.acted_on)
}

/// What the rows of a table leave out, and which reports were in it.
#[derive(Debug)]
pub struct Reports<'a> {
    state: &'a State,
    ids: fn() -> Result<CaseId, KeyRingError>,
    /// How the cases began, of rows that do not say it.
    channel: Channel,
    /// The day of receipt of rows without one.
    day: Date,
    /// Whether a report that was made before is another one.
    again: bool,
    seen: HashMap<(PersonId, Vec<ActCode>, Date), At>,
}

impl<'a> Reports<'a> {
    /// For rows that came in on this day and in this way, unless they say otherwise; `ids` gives a
    /// random id for each case.
    pub fn new(
        state: &'a State,
        ids: fn() -> Result<CaseId, KeyRingError>,
        (day, channel): (Date, Channel),
        again: bool,
    ) -> Self {
        Self { state, ids, channel, day, again, seen: HashMap::new() }
    }

    /// What a row says, or all that is wrong with it before the ledger sees it.
    ///
    /// # Errors
    /// When no id is given.
    pub fn said(&mut self, row: &Row<'_>) -> Result<Result<Said, Faults>, KeyRingError> {
        let case = (self.ids)()?;
        Ok(self.read(row, case))
    }

    fn read(&mut self, row: &Row<'_>, case: CaseId) -> Result<Said, Faults> {
        let mut faults = Gathered::default();
        let person = faults.take(self.person(row));
        let acts = faults.take(acts(row));
        let acted_on = faults.take(
            date(row, ACTED_ON)
                .and_then(|day| day.ok_or_else(|| Fault::at(ACTED_ON, Cause::Empty))),
        );
        let acted_until = faults.take(date(row, ACTED_UNTIL));
        let known_on = faults.take(date(row, KNOWN_ON));
        let received_on = faults.take(date(row, RECEIVED_ON));
        let channel = faults.take(word(row, CHANNEL, Channel::NAMES));
        let summary =
            faults.take(needed(row, SUMMARY).and_then(|text| checked::<Paragraph>(SUMMARY, text)));
        let rules = acted_on.and_then(|acted_on| self.state.rulebook_on(acted_on));
        let rules = rules.map(PublishedRulebook::rulebook);
        let contest = faults.take(contest(row, rules));
        let read = || {
            let received_on = received_on?.unwrap_or(self.day);
            Some(CaseReported {
                case,
                person: person?,
                acts: acts?,
                contest: contest?,
                acted_on: acted_on?,
                acted_until: acted_until?,
                known_on: known_on?.unwrap_or(received_on),
                received_on,
                channel: channel?.unwrap_or(self.channel),
                summary: summary?,
            })
        };
        let reported = faults.or(read())?;
        if let Some(at) = self.seen.insert(key(&reported), row.at().clone()) {
            return Err(Fault::from(Cause::ReportedTwice { at }).into());
        }
        if let Some(known) = reported_before(self.state, &reported).filter(|_| !self.again) {
            if known.reported == (CaseReported { case: known.reported.case, ..reported }) {
                return Ok(Said::nothing_new());
            }
            return Err(Fault::from(Cause::Reported { entry: known.entry }).into());
        }
        let warnings = rules.map(|rules| doubts(&reported, rules)).unwrap_or_default();
        let facts = vec![(Origin::Line, reported.into())];
        Ok(Said { facts, warnings, ..Said::nothing_new() })
    }

    fn person(&self, row: &Row<'_>) -> Result<PersonId, Fault> {
        let person = find(self.state, &read_identifiers(row)?)?;
        refuse_other_name(self.state, person, text(row, NAME)?)?;
        Ok(person.id)
    }
}

/// One code, or several with commas between them.
fn acts(row: &Row<'_>) -> Result<AtMost<ActCode, ACTS_MAX>, Fault> {
    let codes = needed(row, ACT)?.split([',', ';']).map(str::trim);
    let codes: Vec<ActCode> = codes.map(|code| parsed(code, ACT)).collect::<Result<_, _>>()?;
    codes.try_into().map_err(|error: ListError| Fault::at(ACT, Cause::Value(error.into())))
}

/// The contest that is meant; its election may be left out where only one has such a contest.
fn contest(row: &Row<'_>, rules: Option<&Rulebook>) -> Result<Option<Contest>, Fault> {
    let election = code::<ElectionCode>(row, ELECTION)?;
    let region = code::<RegionCode>(row, REGION)?;
    let Some(contest) = code::<ContestCode>(row, CONTEST)? else {
        let alone = election.is_some() || region.is_some();
        return if alone { Err(Fault::at(CONTEST, Cause::Empty)) } else { Ok(None) };
    };
    let only = || Some(rules?.only_election_with(&contest)?.code.clone());
    let election = election.or_else(only).ok_or_else(|| Fault::at(ELECTION, Cause::Empty))?;
    Ok(Some(Contest { election, contest, region }))
}

/// Acts that were something else on their days.
fn doubts(reported: &CaseReported, rules: &Rulebook) -> Vec<Warning> {
    let (contest, days) = (reported.contest.as_ref(), reported.days());
    let doubt = |code: &ActCode| {
        let both = rules.left_out(code, contest, &days, &reported.acts);
        let odd = match both {
            Some(other) => Odd::BothPhases { code: code.clone(), other },
            None => {
                let on_the_day = || {
                    let designation = rules.on_designation_day(code, contest, &days)?;
                    Some(Odd::DesignationDay { designation })
                };
                let other = rules.other_phase(code, contest, &days);
                let code = code.clone();
                other.map(|other| Odd::OtherPhase { code, other }).or_else(on_the_day)?
            }
        };
        Some(Warning { column: ACT, odd })
    };
    reported.acts.iter().filter_map(doubt).collect()
}

pub(crate) const WANTED: Wanted = Wanted {
    required: &[&[NIP, NIK], &[ACT], &[ACTED_ON], &[SUMMARY]],
    optional: &[NAME, ACTED_UNTIL, KNOWN_ON, RECEIVED_ON, CHANNEL, CONTEST, ELECTION, REGION],
};
/// The columns of the table, in the order of a form.
pub(crate) const COLUMNS: &[&str] = &[
    NIP,
    NIK,
    NAME,
    ACT,
    ACTED_ON,
    ACTED_UNTIL,
    KNOWN_ON,
    RECEIVED_ON,
    CHANNEL,
    CONTEST,
    ELECTION,
    REGION,
    SUMMARY,
];
