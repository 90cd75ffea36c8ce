//! A row about a step of a case ▶ the fact: what happened in it, on which day, by whom.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

use ikrar_core::event::Fact;
use ikrar_core::event::case::{
    CaseDecided, DecisionProposed, Manner, Official, Outcome, StepTaken,
};
use ikrar_core::procedure::Course;
use ikrar_core::rulebook::{ACQUITTED, DECIDED, PROPOSED, Rulebook};
use ikrar_core::state::State;
use ikrar_core::state::cases::Case;
use ikrar_core::value::{
    Capacity, CaseId, Date, Level, OfficeCode, PositionClass, SanctionCode, StepCode, TextError,
    ValueError, WordError,
};

use crate::fault::{Cause, Fault, Faults, checked};
use crate::said::{Origin, Said};
use crate::spellings;
use crate::table::columns::{
    BELOW, BODY, CAPACITY, CASE, EXAM_ON, LEVEL, MANNER, NOTE, NUMBER, OFFICE, ON, POSITION_CLASS,
    SANCTION, STEP, UNTIL,
};
use crate::table::{Reading, Row, Table, TableError, Wanted};

/// Opens a table of steps of cases.
///
/// # Errors
/// When it cannot be read, or lacks the column of the case.
pub fn open(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &WANTED, reading)
}

/// What the rows of a table leave out, and the cases that they may name.
#[derive(Debug)]
pub struct Steps<'a> {
    state: &'a State,
    /// The codes of which the first that may be taken is meant, where a row names none.
    codes: Vec<StepCode>,
    /// The day of rows without one.
    day: Date,
    /// The cases by the first digits of their ids, so many as lists show.
    cases: HashMap<String, Vec<CaseId>>,
}

impl<'a> Steps<'a> {
    /// For rows that mean one of these steps, on this day, unless they say otherwise.
    pub fn new(state: &'a State, codes: Vec<StepCode>, day: Date) -> Self {
        let mut cases: HashMap<String, Vec<CaseId>> = HashMap::new();
        for case in state.cases().ids() {
            cases.entry(format!("{:.1$}", case.to_string(), ID_DIGITS)).or_default().push(case);
        }
        Self { state, codes, day, cases }
    }

    /// What a row says.
    ///
    /// # Errors
    /// All that is wrong with the row before the ledger sees it.
    pub fn said(&self, row: &Row<'_>) -> Result<Said, Faults> {
        let case = self.case(row)?;
        let on = date(row, ON)?.unwrap_or(self.day);
        let course = self.course(case);
        let code = self.code(row, course, on)?;
        let rules = course.and_then(|course| course.rules(on));
        let fact = match code.as_str() {
            PROPOSED => Fact::from(DecisionProposed {
                case: case.reported.case,
                person: case.reported.person,
                outcome: outcome(row, rules, on)?,
                proposed_on: on,
            }),
            DECIDED | ACQUITTED => Fact::from(decided(row, case, rules, on)?),
            _ => Fact::from(taken(row, case, rules, (code, on))?),
        };
        Ok(Said { facts: vec![(Origin::Line, fact)], ..Said::nothing_new() })
    }

    fn case(&self, row: &Row<'_>) -> Result<&'a Case, Fault> {
        let text = text(row, CASE)?.ok_or_else(|| Fault::at(CASE, Cause::Empty))?;
        let text = text.to_lowercase();
        let begins = text.get(..ID_DIGITS).and_then(|digits| self.cases.get(digits));
        let fits = |case: &&CaseId| case.to_string().starts_with(&text);
        match begins.into_iter().flatten().filter(fits).collect::<Vec<_>>().as_slice() {
            [only] => self.state.cases().get(only),
            _ => None,
        }
        .ok_or_else(|| Fault::at(CASE, Cause::UnknownCase))
    }

    fn course(&self, case: &'a Case) -> Option<Course<'a>> {
        let people = self.state.people();
        let person = people.get(people.find(&case.reported.person)?);
        Some(Course::of(self.state, person, case))
    }

    /// The step that a row names, by its code or by what the rulebook calls it.
    fn code(&self, row: &Row<'_>, course: Option<Course<'_>>, on: Date) -> Result<StepCode, Fault> {
        if let Some(named) = text(row, STEP)? {
            let named = named.to_lowercase();
            let rules = course.and_then(|course| course.rules(on));
            let mut steps = rules.map(Rulebook::steps).unwrap_or_default().iter();
            let is_named = |step: &&ikrar_core::rulebook::StepRule| {
                let called = [&step.text.id, &step.text.en];
                step.code.as_str() == named
                    || called.iter().any(|text| text.as_str().to_lowercase() == named)
            };
            let found = steps.find(is_named).map(|step| step.code.clone());
            return found.ok_or_else(|| Fault::at(STEP, Cause::UnknownStep));
        }
        let allowed = course.and_then(|course| {
            let allowed = course.allowed(&course.standing(on)?, on);
            let may = |code: &&StepCode| allowed.iter().any(|step| step.code == **code);
            self.codes.iter().find(may)
        });
        let code = allowed.or(self.codes.first()).cloned();
        code.ok_or_else(|| Fault::at(STEP, Cause::Empty))
    }
}

fn taken(
    row: &Row<'_>,
    case: &Case,
    rules: Option<&Rulebook>,
    (step, on): (StepCode, Date),
) -> Result<StepTaken, Fault> {
    let sanction = code::<SanctionCode>(row, SANCTION)?;
    let of_sanction = sanction.as_ref().and_then(|code| Some(rules?.sanction(code, on)?.level));
    Ok(StepTaken {
        case: case.reported.case,
        person: case.reported.person,
        step,
        on,
        official: official(row)?,
        body: line(row, BODY)?,
        exam_on: date(row, EXAM_ON)?,
        until: date(row, UNTIL)?,
        manner: word(row, MANNER, Manner::NAMES)?,
        level: word(row, LEVEL, Level::NAMES)?.or(of_sanction),
        sanction,
        number: line(row, NUMBER)?,
        document: None,
        note: line(row, NOTE)?,
    })
}

fn decided(
    row: &Row<'_>,
    case: &Case,
    rules: Option<&Rulebook>,
    decided_on: Date,
) -> Result<CaseDecided, Fault> {
    Ok(CaseDecided {
        case: case.reported.case,
        person: case.reported.person,
        outcome: outcome(row, rules, decided_on)?,
        decided_on,
        official: official(row)?.ok_or_else(|| Fault::at(OFFICE, Cause::Empty))?,
        position: word(row, POSITION_CLASS, PositionClass::NAMES)?,
        number: line(row, NUMBER)?,
        document: None,
        note: line(row, NOTE)?,
    })
}

/// With a sanction proven, without one not.
fn outcome(row: &Row<'_>, rules: Option<&Rulebook>, on: Date) -> Result<Outcome, Fault> {
    let Some(sanction) = code::<SanctionCode>(row, SANCTION)? else {
        return Ok(Outcome::NotProven);
    };
    let of_sanction = rules.and_then(|rules| Some(rules.sanction(&sanction, on)?.level));
    let level = word(row, LEVEL, Level::NAMES)?.or(of_sanction);
    let level = level.ok_or_else(|| Fault::at(LEVEL, Cause::Empty))?;
    Ok(Outcome::Proven { level, sanction })
}

fn official(row: &Row<'_>) -> Result<Option<Official>, Fault> {
    let Some(office) = code::<OfficeCode>(row, OFFICE)? else { return Ok(None) };
    let capacity = word(row, CAPACITY, Capacity::NAMES)?.unwrap_or(Capacity::Definitive);
    let below = text(row, BELOW)?.map(str::parse).transpose();
    let below = below.map_err(|_| Fault::at(BELOW, Cause::NotANumber))?;
    Ok(Some(Official { office, capacity, below }))
}

fn code<T: FromStr>(row: &Row<'_>, column: &'static str) -> Result<Option<T>, Fault>
where
    ValueError: From<T::Err>,
{
    let parsed = text(row, column)?.map(str::parse).transpose();
    parsed.map_err(|error| Fault::at(column, Cause::Value(ValueError::from(error))))
}

fn word<T: FromStr<Err = WordError>>(
    row: &Row<'_>,
    column: &'static str,
    names: &'static [&'static str],
) -> Result<Option<T>, Fault> {
    let Some(text) = text(row, column)? else { return Ok(None) };
    let word = spellings::meant(text, names).and_then(|name| name.parse().ok());
    word.map(Some).ok_or_else(|| Fault::at(column, Cause::NotAWord { names }))
}

fn date(row: &Row<'_>, column: &'static str) -> Result<Option<Date>, Fault> {
    let dated = row.date(column).map_err(|error| Fault::at(column, error))?;
    Ok(dated.map(|dated| dated.day))
}

fn line<T: FromStr<Err = TextError>>(row: &Row<'_>, column: &'static str) -> Result<T, Fault> {
    checked(column, text(row, column)?.unwrap_or_default())
}

fn text<'r>(row: &'r Row<'_>, column: &'static str) -> Result<Option<&'r str>, Fault> {
    row.text(column).map_err(|error| Fault::at(column, error))
}

pub(crate) const WANTED: Wanted = Wanted { required: &[&[CASE]], optional: COLUMNS.split_at(1).1 };
/// The columns of the table, the case's first.
pub(crate) const COLUMNS: &[&str] = &[
    CASE,
    STEP,
    ON,
    OFFICE,
    CAPACITY,
    BELOW,
    BODY,
    EXAM_ON,
    UNTIL,
    MANNER,
    LEVEL,
    SANCTION,
    POSITION_CLASS,
    NUMBER,
    NOTE,
];
/// So many digits of a case's id are enough to name it, as lists show them.
const ID_DIGITS: usize = 8;
