//! The dates of a rulebook: time limits, elections and their stages, and which body oversees when.

use std::num::{NonZeroU8, NonZeroU16};

use serde::Deserialize;

use super::{Bilingual, Lapse, Turn};
use crate::event::case::Channel;
use crate::macros::vocabulary;
use crate::value::{
    Contest, ContestCode, Date, ElectionCode, Level, Line, OfficeCode, RegionCode, SanctionCode,
};

/// A time limit, or a time until something takes effect or ends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Its id, for example `DISIPLIN.PANGGIL1`.
    pub id: Line,
    /// What starts it: `known`, `received`, `in-force`, the code of a step, or the code of a step
    /// and `.exam` for the day of the examination to which it summons.
    pub from: Line,
    /// What ends it in time, named in the same way.
    #[serde(default)]
    pub met_by: Vec<Line>,
    /// How many units it lasts.
    pub length: NonZeroU16,
    /// What is counted.
    pub unit: DeadlineUnit,
    /// Whom it binds.
    pub bound: Turn,
    /// What happens when it is over.
    #[serde(default = "marked")]
    pub lapse: Lapse,
    /// Only in these contests; none means in all.
    #[serde(default)]
    pub contests: Vec<ContestCode>,
    /// Only for cases that came in like this; none means for all.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Only for decisions of these levels; none means of all.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Not where one of these offices decided.
    #[serde(default)]
    pub unless_by: Vec<OfficeCode>,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful, or how to count.
    pub note: Option<Line>,
}

impl Deadline {
    /// Whether it holds for decisions of this level.
    pub fn is_for(&self, level: Level) -> bool {
        self.levels.is_empty() || self.levels.contains(&level)
    }

    /// Whether it holds in a case that came in like this, about this contest.
    pub fn holds_in(&self, channel: Channel, contest: Option<&ContestCode>) -> bool {
        (self.channels.is_empty() || self.channels.contains(&channel))
            && (self.contests.is_empty()
                || contest.is_some_and(|contest| self.contests.contains(contest)))
    }
}

fn marked() -> Lapse {
    Lapse::Mark
}

vocabulary! {
    /// What a deadline counts.
    pub enum DeadlineUnit {
        /// Every day.
        CalendarDays "calendar-days",
        /// Days of a kind that the source does not say.
        Days "days",
        /// Hours, nights and holidays included.
        Hours "hours",
        /// Months.
        Months "months",
        /// Days that are neither weekend nor holiday.
        WorkingDays "working-days",
    }
}

/// An election and its calendar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// Its code.
    pub code: ElectionCode,
    /// What it is called.
    pub title: Bilingual,
    /// The offices voted on, for example `presidential`; each has candidates of its own.
    pub contests: Vec<ContestCode>,
    /// The day of the vote.
    pub vote_day: Date,
    /// The regulation that sets the calendar.
    pub basis: Vec<Line>,
    /// Whether the above was confirmed against a source; each stage says so for itself.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
    /// The stages, in the order of the file.
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
}

/// A stage of an election; `designation` is the one that divides the phases.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What happens, for example `campaign`.
    pub id: Line,
    /// The contest it holds for; `None` for all of the election.
    pub contest: Option<ContestCode>,
    /// The region it holds for (Kemendagri code); `None` for the whole country.
    pub region: Option<RegionCode>,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

impl Stage {
    pub(super) fn is_designation(&self) -> bool {
        self.id.as_str() == DESIGNATION
    }

    pub(super) fn holds_for(&self, contest: &Contest) -> bool {
        let region = contest.region.as_ref().map(RegionCode::as_str);
        let encloses = |own: &RegionCode| {
            let rest = region.and_then(|region| region.strip_prefix(own.as_str()));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.contest.as_ref().is_none_or(|own| *own == contest.contest)
            && self.region.as_ref().is_none_or(encloses)
    }

    pub(super) fn name(&self, election: &ElectionCode) -> String {
        let contest = self.contest.as_ref().map_or("all", ContestCode::as_str);
        let region = self.region.as_ref().map_or("all", RegionCode::as_str);
        format!("{election}/{}/{contest}/{region}", self.id)
    }
}

/// The body that oversees the merit system in a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overseer {
    /// What it is called.
    pub body: Line,
    /// Its first day; `None` from the beginning.
    pub from: Option<Date>,
    /// Its last day; `None` until further notice.
    pub until: Option<Date>,
    /// Why.
    #[serde(default)]
    pub basis: Vec<Line>,
    /// Whether it was confirmed against a source.
    pub verified: bool,
}

/// A time in which somebody should look twice before a sanction is imposed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// Its id, for example `check/71-2`.
    pub id: Line,
    /// What there is to look at.
    pub text: Bilingual,
    /// The sanctions.
    pub sanctions: Vec<SanctionCode>,
    /// In the elections with these contests.
    pub contests: Vec<ContestCode>,
    /// It begins so many months before the candidates are designated.
    pub months_before: NonZeroU8,
    /// It ends with this stage.
    pub until: Line,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
}

/// The stage whose first day divides the phases.
const DESIGNATION: &str = "designation";
