//! Rules as data: the acts, sanctions, deadlines and dates by which a judgement is made.
//!
//! A rulebook is a TOML file (`seeds/rulebooks`). [`Rulebook::parse`] reads and checks it once;
//! what it returns is consistent. Nothing in it is legal advice: every item says whether it was
//! `verified` against a source, and whoever shows an item shows that as well.

mod calendar;
mod check;
mod lookup;
mod place;
mod procedure;

use std::collections::BTreeMap;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32};
use std::ops::RangeInclusive;

use serde::de::IntoDeserializer;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::Unread;
use crate::event::person::LeaveKind;
use crate::macros::vocabulary;
use crate::value::{
    ActCode, Date, ElectionCode, EmploymentStatus, Level, Line, PublicLine, Role, SanctionCode,
};

pub use calendar::{Caution, Deadline, DeadlineUnit, Election, Overseer, Stage};
pub use check::{Dated, Item, RulebookError};
pub use procedure::{
    ACQUITTED, Asked, CaseGroup, CaseState, Competence, DECIDED, DepartureRule, EXAM, Force,
    IN_FORCE, KNOWN, Lapse, OWN_STEPS, PROPOSED, RECEIVED, Rates, Remedy, StateRule, StepRule,
    Transition, Turn,
};

/// A checked rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    id: PublicLine,
    version: NonZeroU32,
    title: Bilingual,
    in_force_from: Date,
    notice: Bilingual,
    sources: Vec<Line>,
    #[serde(rename = "act")]
    acts: Vec<Act>,
    #[serde(rename = "sanction")]
    sanctions: Vec<Sanction>,
    #[serde(rename = "deadline")]
    deadlines: Vec<Deadline>,
    authority: AuthorityByLevel,
    #[serde(rename = "competence")]
    competences: Vec<Competence>,
    #[serde(rename = "state")]
    states: Vec<StateRule>,
    #[serde(rename = "step")]
    steps: Vec<StepRule>,
    #[serde(rename = "overseer")]
    overseers: Vec<Overseer>,
    #[serde(rename = "departure")]
    departures: Vec<DepartureRule>,
    #[serde(rename = "caution", default)]
    cautions: Vec<Caution>,
    transition: Transition,
    #[serde(default)]
    rates: Rates,
    retention: Vec<Retention>,
    #[serde(rename = "election")]
    elections: Vec<Election>,
}

impl Rulebook {
    /// Reads a rulebook and checks it as a whole.
    pub fn parse(text: &str) -> Result<Self, RulebookError> {
        if text.len() > RULEBOOK_BYTES_MAX {
            return Err(RulebookError::TooLarge { bytes: text.len() });
        }
        let rulebook: Self = Unread::or_value(text)?;
        match rulebook.check() {
            Ok(()) => Ok(rulebook),
            Err(error) => Err(error.placed(&rulebook, text)),
        }
    }

    /// The name that all versions of this rulebook share.
    pub fn id(&self) -> &PublicLine {
        &self.id
    }

    /// The version, counted from 1; a later one replaces an earlier one from its own date on.
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    /// What to call it.
    pub fn title(&self) -> &Bilingual {
        &self.title
    }

    /// The first day whose acts are judged by it.
    pub fn in_force_from(&self) -> Date {
        self.in_force_from
    }

    /// The warning to show wherever a legal basis is shown.
    pub fn notice(&self) -> &Bilingual {
        &self.notice
    }

    /// The instruments and pages it was condensed from.
    pub fn sources(&self) -> &[Line] {
        &self.sources
    }

    /// All prohibited acts, in the order of the file.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// The act of this code.
    pub fn act(&self, code: &ActCode) -> Option<&Act> {
        self.acts.iter().find(|act| act.code == *code)
    }

    /// All sanctions, in the order of the file, in and out of validity.
    pub fn sanctions(&self) -> &[Sanction] {
        &self.sanctions
    }

    /// The sanction of this code, if a decision of the day `on` may impose it.
    pub fn sanction(&self, code: &SanctionCode, on: Date) -> Option<&Sanction> {
        self.sanctions.iter().find(|sanction| sanction.code == *code && sanction.is_valid(on))
    }

    /// The sanctions of exactly this level that a decision of the day `on` may impose.
    pub fn sanctions_for(&self, level: Level, on: Date) -> impl Iterator<Item = &Sanction> {
        self.sanctions
            .iter()
            .filter(move |sanction| sanction.level == level && sanction.is_valid(on))
    }

    /// All deadlines, in the order of the file.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// The deadline of this id, for example `KEBERATAN.AJU`.
    pub fn deadline(&self, id: &str) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.id.as_str() == id)
    }

    /// Who may propose and make a decision of this level.
    pub fn authority(&self, level: Level) -> &Authority {
        match level {
            Level::Ethics => &self.authority.ethics,
            Level::Light => &self.authority.light,
            Level::Moderate => &self.authority.moderate,
            Level::Heavy => &self.authority.heavy,
            Level::Dismissal => &self.authority.dismissal,
        }
    }

    /// How long each class of records is kept.
    pub fn retention(&self) -> &[Retention] {
        &self.retention
    }

    /// All elections, in the order of the file.
    pub fn elections(&self) -> &[Election] {
        &self.elections
    }

    /// The election of this code.
    pub fn election(&self, code: &ElectionCode) -> Option<&Election> {
        self.elections.iter().find(|election| election.code == *code)
    }
}

/// That an act's code is of the other phase than its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherPhase {
    /// The day of the designation.
    pub designation: Date,
    /// The code that the act has in its own phase, where the catalogue has one.
    pub pair: Option<ActCode>,
}

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Indonesian.
    pub id: Line,
    /// English.
    pub en: Line,
}

/// A prohibited act of the catalogue (SKB of 22 September 2022, part A or B).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Its code in the catalogue.
    pub code: ActCode,
    /// The track it belongs to.
    pub part: Part,
    /// The phase in which it is this act; `None` (written `any`) if it does not depend on one.
    #[serde(deserialize_with = "phase_or_any")]
    pub phase: Option<Phase>,
    /// The same act in the other phase, where the catalogue has it.
    pub pair: Option<ActCode>,
    /// How grave it is; `None` (written `open`) if the rule broken decides.
    #[serde(deserialize_with = "level_or_open")]
    pub level: Option<Level>,
    /// Kinds of leave on which it is none: it speaks of doing so while not on such leave.
    #[serde(default)]
    pub unless_on_leave: Vec<LeaveKind>,
    /// A short paraphrase.
    pub text: Bilingual,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

vocabulary! {
    /// A track of the catalogue.
    pub enum Part {
        /// Part A: code of ethics, moral sanction (PP 42/2004).
        Ethics "ethics",
        /// Part B: discipline (PP 94/2021) and dismissal by law.
        Discipline "discipline",
    }
}

vocabulary! {
    /// The side of the designation of candidates on which a day lies.
    pub enum Phase {
        /// There are only prospective candidates (*bakal calon*).
        BeforeDesignation "before-designation",
        /// KPU has designated the candidates (*calon*).
        AfterDesignation "after-designation",
    }
}

impl Phase {
    /// On which side of a designation a day lies; the day itself counts as after.
    pub fn of(day: Date, designation: Date) -> Self {
        if day < designation { Self::BeforeDesignation } else { Self::AfterDesignation }
    }

    /// Whether any of these days lies on this side of a designation.
    fn is_in(self, days: &RangeInclusive<Date>, designation: Date) -> bool {
        [days.start(), days.end()].into_iter().any(|day| Self::of(*day, designation) == self)
    }
}

/// A sanction that a decision may impose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the file")]
pub struct Sanction {
    /// Its code.
    pub code: SanctionCode,
    /// Its level.
    pub level: Level,
    /// What it is called.
    pub text: Bilingual,
    /// How long it lasts, in months; `None` if it is done at once or final.
    pub months: Option<NonZeroU16>,
    /// Whether it ends the employment.
    pub ends_employment: bool,
    /// Whether it is served by a step of its own; else it is served at once, or when its months are
    /// over.
    #[serde(default)]
    pub executed: bool,
    /// Whether it may follow on a lighter act.
    #[serde(default)]
    pub above: bool,
    /// Which way is open against it.
    #[serde(default = "objection")]
    pub remedy: Remedy,
    /// Its place in the order of gravity within what is imposed for repeated violations; `None`
    /// stands outside the order.
    pub rank: Option<NonZeroU8>,
    /// What has to follow on it for people of some kinds of employment.
    #[serde(default)]
    pub then: BTreeMap<EmploymentStatus, SanctionCode>,
    /// The kinds of employment for which it may be imposed.
    pub statuses: Vec<EmploymentStatus>,
    /// The first day on which a decision may impose it; `None` if that day is still to come.
    pub valid_from: Option<Date>,
    /// The last such day; `None` if none is known.
    pub valid_until: Option<Date>,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

fn objection() -> Remedy {
    Remedy::Objection
}

impl Sanction {
    /// Whether a decision of the day `on` may impose it.
    pub fn is_valid(&self, on: Date) -> bool {
        self.valid_from.is_some_and(|from| from <= on)
            && self.valid_until.is_none_or(|until| on <= until)
    }

    /// Whether a decision of the day `on` may impose it for this kind of employment.
    pub fn is_for(&self, status: EmploymentStatus, on: Date) -> bool {
        self.is_valid(on) && self.statuses.contains(&status)
    }
}

/// Who may propose and make a decision of one level in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// How many different officers it takes, proposer and decider together.
    pub officers_min: NonZeroU8,
    /// Roles that may propose.
    pub proposer_roles: Vec<Role>,
    /// Roles that may decide.
    pub decider_roles: Vec<Role>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What the law adds outside the ledger.
    pub note: Option<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityByLevel {
    ethics: Authority,
    light: Authority,
    moderate: Authority,
    heavy: Authority,
    dismissal: Authority,
}

/// How long a class of records is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// The class, for example `discipline-case`.
    pub class: Line,
    /// What it holds.
    pub text: Bilingual,
    /// Years after the file is closed; `None` if not known: then it is kept.
    pub years: Option<NonZeroU16>,
    /// The instruments reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

fn level_or_open<'de, D: Deserializer<'de>>(de: D) -> Result<Option<Level>, D::Error> {
    word_or("open", de)
}

fn phase_or_any<'de, D: Deserializer<'de>>(de: D) -> Result<Option<Phase>, D::Error> {
    word_or("any", de)
}

fn word_or<'de, T, D>(nothing: &str, de: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let word = String::deserialize(de)?;
    if word == nothing { Ok(None) } else { T::deserialize(word.into_deserializer()).map(Some) }
}

/// The longest rulebook in bytes: its text goes into an event, which holds 60 KiB in all.
pub const RULEBOOK_BYTES_MAX: usize = 60_000;

#[cfg(test)]
mod tests;
