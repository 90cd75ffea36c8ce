//! A row about a step of a case ▶ the fact: what happened in it, on which day, by whom.

use std::collections::HashMap;
use std::path::Path;

use ikrar_core::event::Fact;
use ikrar_core::event::case::{
    CaseDecided, CaseReported, DecisionProposed, Manner, Official, Outcome, StepTaken,
};
use ikrar_core::procedure::Course;
use ikrar_core::rulebook::{ACQUITTED, DECIDED, PROPOSED, Rulebook};
use ikrar_core::state::State;
use ikrar_core::state::cases::Case;
use ikrar_core::value::{
    Capacity, CaseId, Date, Level, LineOrNothing, OfficeCode, ParagraphOrNothing, PositionClass,
    SanctionCode, StepCode,
};

use crate::cells::{Gathered, code, date, needed, or_nothing, parsed, text, word};
use crate::fault::{Cause, Fault, Faults};
use crate::said::{Origin, Said};
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
        let mut faults = Gathered::default();
        let case = faults.take(self.case(row));
        let on = faults.take(date(row, ON)).map(|on| on.unwrap_or(self.day));
        let cells = Cells::read(row, &mut faults);
        let (Some(case), Some(on)) = (case, on) else { return faults.or(None) };
        let course = self.course(case);
        let Some(code) = faults.take(self.code(row, course, on)) else { return faults.or(None) };
        let rules = course.and_then(|course| course.rules(on));
        for column in COLUMNS.iter().filter(|column| !takes(code.as_str(), column)) {
            if faults.take(text(row, column)).flatten().is_some() {
                faults.push(Fault::at(column, Cause::NotHere));
            }
        }
        let fact = cells.and_then(|cells| cells.fact(case, code, on, rules, &mut faults));
        let said = |fact| Said { facts: vec![(Origin::Line, fact)], ..Said::nothing_new() };
        faults.or(fact.map(said))
    }

    fn case(&self, row: &Row<'_>) -> Result<&'a Case, Fault> {
        let text = needed(row, CASE)?.to_lowercase();
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
        let is_ruling = self.codes.iter().any(|code| code.as_str() == ACQUITTED);
        if is_ruling && text(row, SANCTION)?.is_none() {
            return parsed(ACQUITTED, STEP);
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

/// What stands in the other columns of a row.
struct Cells {
    official: Option<Official>,
    body: LineOrNothing,
    exam_on: Option<Date>,
    until: Option<Date>,
    manner: Option<Manner>,
    level: Option<Level>,
    sanction: Option<SanctionCode>,
    position: Option<PositionClass>,
    number: LineOrNothing,
    note: ParagraphOrNothing,
}

impl Cells {
    fn read(row: &Row<'_>, faults: &mut Gathered) -> Option<Self> {
        let official = faults.take(official(row));
        let body = faults.take(or_nothing(row, BODY));
        let exam_on = faults.take(date(row, EXAM_ON));
        let until = faults.take(date(row, UNTIL));
        let manner = faults.take(word(row, MANNER, Manner::NAMES));
        let level = faults.take(word(row, LEVEL, Level::NAMES));
        let sanction = faults.take(code::<SanctionCode>(row, SANCTION));
        let position = faults.take(word(row, POSITION_CLASS, PositionClass::NAMES));
        let number = faults.take(or_nothing(row, NUMBER));
        let note = faults.take(or_nothing(row, NOTE));
        Some(Self {
            official: official?,
            body: body?,
            exam_on: exam_on?,
            until: until?,
            manner: manner?,
            level: level?,
            sanction: sanction?,
            position: position?,
            number: number?,
            note: note?,
        })
    }

    fn fact(
        self,
        case: &Case,
        step: StepCode,
        on: Date,
        rules: Option<&Rulebook>,
        faults: &mut Gathered,
    ) -> Option<Fact> {
        let CaseReported { case, person, .. } = case.reported;
        let of_sanction = |code: &SanctionCode| Some(rules?.sanction(code, on)?.level);
        let level = self.level.or_else(|| self.sanction.as_ref().and_then(of_sanction));
        match step.as_str() {
            PROPOSED => {
                let outcome = faults.take(outcome(level, self.sanction))?;
                Some(DecisionProposed { case, person, outcome, proposed_on: on }.into())
            }
            DECIDED | ACQUITTED => {
                if step.as_str() == DECIDED && self.sanction.is_none() {
                    faults.push(Fault::at(SANCTION, Cause::Empty));
                }
                let official = self.official.ok_or_else(|| Fault::at(OFFICE, Cause::Empty));
                let (outcome, official) =
                    (faults.take(outcome(level, self.sanction)), faults.take(official));
                let decided = CaseDecided {
                    case,
                    person,
                    outcome: outcome?,
                    decided_on: on,
                    official: official?,
                    position: self.position,
                    number: self.number,
                    document: None,
                    note: self.note,
                };
                Some(decided.into())
            }
            _ => {
                let Self { official, body, exam_on, until, manner, sanction, number, note, .. } =
                    self;
                let taken = StepTaken {
                    case,
                    person,
                    step,
                    on,
                    official,
                    body,
                    exam_on,
                    until,
                    manner,
                    level,
                    sanction,
                    number,
                    document: None,
                    note,
                };
                Some(taken.into())
            }
        }
    }
}

/// With a sanction proven, without one not.
fn outcome(level: Option<Level>, sanction: Option<SanctionCode>) -> Result<Outcome, Fault> {
    match (level, sanction) {
        (None, None) => Ok(Outcome::NotProven),
        (Some(level), Some(sanction)) => Ok(Outcome::Proven { level, sanction }),
        (None, Some(_)) => Err(Fault::at(LEVEL, Cause::Empty)),
        (Some(_), None) => Err(Fault::at(SANCTION, Cause::Empty)),
    }
}

fn official(row: &Row<'_>) -> Result<Option<Official>, Fault> {
    let office = code::<OfficeCode>(row, OFFICE)?;
    let capacity = word(row, CAPACITY, Capacity::NAMES)?;
    let below = text(row, BELOW)?.map(str::parse).transpose();
    let below = below.map_err(|_| Fault::at(BELOW, Cause::NotANumber))?;
    match office {
        Some(office) => {
            let capacity = capacity.unwrap_or(Capacity::Definitive);
            Ok(Some(Official { office, capacity, below }))
        }
        None if capacity.is_some() || below.is_some() => Err(Fault::at(OFFICE, Cause::Empty)),
        None => Ok(None),
    }
}

/// Whether a step has a place for what stands in a column: what nobody would look at is not taken.
fn takes(step: &str, column: &str) -> bool {
    match step {
        PROPOSED => [CASE, STEP, ON, LEVEL, SANCTION].contains(&column),
        ACQUITTED if [LEVEL, SANCTION].contains(&column) => false,
        DECIDED | ACQUITTED => ![BODY, EXAM_ON, UNTIL, MANNER].contains(&column),
        _ => column != POSITION_CLASS,
    }
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
