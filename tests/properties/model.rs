//! Both axes said again as simply as can be, over lists in memory.

use std::collections::{BTreeMap, BTreeSet};

use ikrar_core::status::{Conduct, PactState};
use ikrar_core::value::{Date, Seq};
use ikrar_kit::{DUE, FOUNDATION, OPENS, day};

/// Something that is tried; people and cases have small numbers, days count from [`FIRST_DAY`],
/// and an entry is given by how many acts it lies back.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act {
    Enrol(u32),
    Bind(u32),
    SignPaper(u32, u32),
    SignOwn(u32, u32),
    Refuse(u32, u32),
    Excuse(u32, u32),
    Void(u32, u64, u32),
    Correct(u32, u64),
    Depart(u32, u32),
    Report(u32, u32),
    Advance(u32, bool),
}

/// Everybody, and every case by its number.
#[derive(Default)]
pub(crate) struct Model {
    people: BTreeMap<u32, Person>,
    cases: BTreeMap<u32, Case>,
    size: u64,
}

#[derive(Default)]
struct Person {
    has_key: bool,
    departed: Option<(Seq, Date)>,
    pacts: BTreeMap<Seq, Pact>,
    /// The days of signatures on paper that were taken back: the same one does not come again.
    taken_back: BTreeSet<Date>,
}

/// What became of a pact, and on which day.
struct Pact {
    state: PactState,
    on: Date,
    on_paper: bool,
    /// Since when, and by which entry.
    voided: Option<(Date, Seq)>,
}

struct Case {
    accused: u32,
    entry: Seq,
    cancelled: bool,
    /// The entries of the steps of [`STEPS`] that were taken.
    steps: Vec<Seq>,
    proven: bool,
}

impl Model {
    /// Lets an act happen if it may; tells whether it did.
    pub(crate) fn apply(&mut self, entry: Seq, act: Act) -> bool {
        let accepted = self.try_apply(entry, act).is_some();
        self.size = entry.number() + u64::from(accepted);
        accepted
    }

    fn try_apply(&mut self, entry: Seq, act: Act) -> Option<()> {
        match act {
            Act::Enrol(p) if self.people.contains_key(&p) => return None,
            Act::Enrol(p) => drop(self.people.insert(p, Person::default())),
            Act::Bind(p) => {
                let person = self.people.get_mut(&p).filter(|person| !person.has_key)?;
                person.has_key = true;
            }
            Act::SignPaper(p, d) => {
                let person = self.people.get(&p)?;
                let again = |pact: &Pact| {
                    pact.on_paper && pact.on == Self::date(d) && pact.voided.is_some()
                };
                if person.taken_back.contains(&Self::date(d)) || person.pacts.values().any(again) {
                    return None;
                }
                self.pact(p, entry, PactState::Signed, d)?;
                self.people.get_mut(&p)?.pacts.get_mut(&entry)?.on_paper = true;
            }
            Act::SignOwn(p, d) => {
                self.people.get(&p).filter(|person| person.has_key)?;
                self.pact(p, entry, PactState::Signed, d)?;
            }
            Act::Refuse(p, d) => self.pact(p, entry, PactState::Refused, d)?,
            Act::Excuse(p, d) => self.pact(p, entry, PactState::Excused, d)?,
            Act::Void(p, e, d) => {
                let signature = self.entry(e);
                let pact = self.people.get_mut(&p)?.pacts.get_mut(&signature)?;
                let on = Self::date(d);
                if pact.state != PactState::Signed || pact.voided.is_some() || on < pact.on {
                    return None;
                }
                pact.voided = Some((on, entry));
            }
            Act::Correct(p, e) => self.correct(p, self.entry(e))?,
            Act::Depart(p, d) => {
                let person = self.people.get_mut(&p).filter(|p| p.departed.is_none())?;
                person.departed = Some((entry, Self::date(d)));
            }
            Act::Report(p, c) => {
                let left = self.people.get(&p)?.departed;
                if left.is_some_and(|(_, on)| on <= day(ACTED)) || self.cases.contains_key(&c) {
                    return None;
                }
                let (cancelled, steps, proven) = (false, Vec::new(), false);
                self.cases.insert(c, Case { accused: p, entry, cancelled, steps, proven });
            }
            Act::Advance(c, proven) => {
                let case = self.cases.get_mut(&c).filter(|case| !case.cancelled)?;
                let (code, on) = STEPS.get(case.steps.len())?;
                let left = self.people.get(&case.accused)?.departed;
                let closed = left.is_some_and(|(_, left)| left <= day(on));
                if closed || *code == "delivered" && !case.proven {
                    return None;
                }
                case.steps.push(entry);
                if *code == "decided" {
                    case.proven = proven;
                }
            }
        }
        Some(())
    }

    fn pact(&mut self, p: u32, entry: Seq, state: PactState, d: u32) -> Option<()> {
        let on = Self::date(d);
        let Person { pacts, departed, .. } = self.people.get_mut(&p)?;
        let counts = |pact: &Pact| pact.state == PactState::Signed && pact.voided.is_none();
        let gone = departed.is_some_and(|(_, left)| left <= on);
        if pacts.values().any(counts) || state == PactState::Signed && (gone || on < day(OPENS)) {
            return None;
        }
        pacts.insert(entry, Pact { state, on, on_paper: false, voided: None });
        Some(())
    }

    /// A pact, a voiding, a departure, or the newest step of a case is taken back.
    fn correct(&mut self, p: u32, mistaken: Seq) -> Option<()> {
        let person = self.people.get_mut(&p)?;
        if let Some(pact) = person.pacts.remove(&mistaken) {
            person.taken_back.extend(pact.on_paper.then_some(pact.on));
            return Some(());
        }
        if person.departed.take_if(|(entry, _)| *entry == mistaken).is_some() {
            return Some(());
        }
        let by_this = |pact: &Pact| pact.voided.is_some_and(|(_, entry)| entry == mistaken);
        let counts = |pact: &Pact| pact.state == PactState::Signed && pact.voided.is_none();
        let counting = person.pacts.values().any(counts);
        if let Some(pact) = person.pacts.values_mut().find(|pact| by_this(pact)) {
            return if counting { None } else { pact.voided.take().map(drop) };
        }
        let is_newest = |case: &Case| *case.steps.last().unwrap_or(&case.entry) == mistaken;
        let mut cases = self.cases.values_mut().filter(|case| case.accused == p);
        let case = cases.find(|case| is_newest(case) && !case.cancelled)?;
        if case.steps.pop().is_none() {
            case.cancelled = true;
        }
        Some(())
    }

    /// Where somebody stands on a day; `None` for who was never enrolled.
    pub(crate) fn status(&self, p: u32, as_of: Date) -> Option<(PactState, Conduct)> {
        let person = self.people.get(&p)?;
        let about = self.cases.values().filter(|case| case.accused == p);
        let left = person.departed.map(|(_, on)| on);
        let left = left.filter(|on| *on <= as_of);
        let conduct = about.map(|case| case.conduct_on(as_of, left));
        Some((person.pact_on(as_of), conduct.max().unwrap_or(Conduct::Clear)))
    }

    /// The day of this number.
    pub(crate) fn date(number: u32) -> Date {
        day(FIRST_DAY).plus_days(number).expect("a day of the next months")
    }

    /// The entry that lies so many back, of those that are no foundation.
    pub(crate) fn entry(&self, back: u64) -> Seq {
        Seq::new(self.size.saturating_sub(back).max(FOUNDATION))
    }

    pub(crate) fn is_of_case(&self, entry: Seq) -> bool {
        self.cases.values().any(|case| case.entry == entry || case.steps.contains(&entry))
    }

    /// The step that comes next in a case, and its day.
    pub(crate) fn next_step(&self, case: u32) -> (&'static str, &'static str) {
        let taken = self.cases.get(&case).map_or(0, |case| case.steps.len());
        STEPS[taken.min(STEPS.len() - 1)]
    }

    pub(crate) fn accused(&self, case: u32) -> Option<u32> {
        self.cases.get(&case).map(|case| case.accused)
    }
}

impl Case {
    /// What it comes to on a day, for somebody who `left` by then, if at all.
    fn conduct_on(&self, as_of: Date, left: Option<Date>) -> Conduct {
        if self.cancelled || as_of < day(RECEIVED) {
            return Conduct::Clear;
        }
        let days = STEPS.iter().map(|(_, on)| day(on)).take(self.steps.len());
        let counts = |on: &Date| *on <= as_of && left.is_none_or(|left| *on < left);
        let taken = days.filter(counts).count();
        let delivered = taken == STEPS.len();
        let until = left.unwrap_or(as_of);
        match taken {
            // A light sanction is served on the day it comes into force.
            _ if delivered && day(IN_FORCE) <= until => Conduct::SanctionServed,
            4.. if !self.proven => Conduct::Clear,
            _ if left.is_some() => Conduct::Clear,
            4.. => Conduct::ProvenLight,
            _ => Conduct::AllegationOpen,
        }
    }
}

impl Person {
    fn pact_on(&self, as_of: Date) -> PactState {
        if as_of < day(OPENS) {
            return PactState::NotRequired;
        }
        let begun = || self.pacts.iter().filter(|(_, pact)| pact.on <= as_of);
        let signed = |pact: &Pact| pact.state == PactState::Signed;
        let stands = |pact: &Pact| pact.voided.is_none_or(|(on, _)| as_of < on);
        if let Some((_, pact)) = begun().find(|(_, pact)| signed(pact) && stands(pact)) {
            return if day(DUE) < pact.on { PactState::SignedLate } else { PactState::Signed };
        }
        if self.departed.is_some_and(|(_, on)| on <= as_of.min(day(DUE))) {
            return PactState::NotRequired;
        }
        let other = begun().filter(|(_, pact)| !signed(pact));
        if let Some((_, pact)) = other.max_by_key(|(entry, pact)| (pact.on, **entry)) {
            return pact.state;
        }
        if day(DUE) < as_of { PactState::Overdue } else { PactState::Pending }
    }
}

const FIRST_DAY: &str = "2023-11-20";
pub(crate) const RECEIVED: &str = "2023-12-09";
pub(crate) const ACTED: &str = "2023-12-05";
/// The course that every case takes, with the day of each step.
const STEPS: [(&str, &str); 5] = [
    ("taken-up", "2023-12-12"),
    ("summoned", "2023-12-13"),
    ("examined", "2023-12-20"),
    ("decided", "2024-01-10"),
    ("delivered", "2024-01-11"),
];
/// The fifteenth working day after the last one.
const IN_FORCE: &str = "2024-02-01";
