//! Where in a rulebook a fault lies.

use super::check::{Dated, Item, RulebookError};
use super::{CaseState, Election, Rulebook};
use crate::error::{Part, Place};
use crate::value::Level;

impl RulebookError {
    /// The fault with its place in the text, where it lies in one.
    pub(super) fn placed(self, rulebook: &Rulebook, text: &str) -> Self {
        match self.path(rulebook).and_then(|path| Place::of(text, &path)) {
            Some(place) => Self::At { place, error: Box::new(self) },
            None => self,
        }
    }

    fn path(&self, rulebook: &Rulebook) -> Option<Vec<Part>> {
        match self {
            Self::DatesReversed { place, .. } => rulebook.dated(place),
            Self::Duplicate { what, code } => rulebook.second(*what, code),
            Self::NoRole { level } => Some(rulebook.without_role(*level)),
            Self::NoStatus { sanction } => {
                rulebook.item(Item::Sanction, sanction.as_str(), "statuses")
            }
            Self::Overlap { what, code, .. } => rulebook.item(*what, code, "from"),
            Self::Pair { act } => rulebook.item(Item::Act, act.as_str(), "pair"),
            Self::Unknown { what: Item::Rate, field, .. } => {
                Some(vec![Part::Key("rates"), Part::Key(field)])
            }
            Self::Unknown { what, code, field, .. } => rulebook.item(*what, code, field),
            Self::Unreachable { state } => rulebook.item(Item::State, state.name(), "code"),
            Self::UnknownContest { stage } => rulebook.stage(stage, "contest"),
            Self::At { .. }
            | Self::Form(_)
            | Self::Missing { .. }
            | Self::TooLarge { .. }
            | Self::Value { .. } => None,
        }
    }
}

impl Rulebook {
    /// The list of the file that items of a kind stand in, the field of their codes, and the codes.
    fn list(&self, what: Item) -> Option<(&'static str, &'static str, Vec<&str>)> {
        Some(match what {
            Item::Act => ("act", "code", self.acts.iter().map(|it| it.code.as_str()).collect()),
            Item::Caution => {
                ("caution", "id", self.cautions.iter().map(|it| it.id.as_str()).collect())
            }
            Item::Deadline => {
                ("deadline", "id", self.deadlines.iter().map(|it| it.id.as_str()).collect())
            }
            Item::Election => {
                ("election", "code", self.elections.iter().map(|it| it.code.as_str()).collect())
            }
            Item::Overseer => {
                ("overseer", "body", self.overseers.iter().map(|it| it.body.as_str()).collect())
            }
            Item::RetentionClass => {
                ("retention", "class", self.retention.iter().map(|it| it.class.as_str()).collect())
            }
            Item::Sanction => {
                ("sanction", "code", self.sanctions.iter().map(|it| it.code.as_str()).collect())
            }
            Item::State => ("state", "code", self.states.iter().map(|it| it.code.name()).collect()),
            Item::Step => ("step", "code", self.steps.iter().map(|it| it.code.as_str()).collect()),
            Item::Contest | Item::Rate | Item::Stage => return None,
        })
    }

    fn item(&self, what: Item, code: &str, field: &'static str) -> Option<Vec<Part>> {
        let (list, _, codes) = self.list(what)?;
        let row = codes.iter().position(|known| *known == code)?;
        Some(vec![Part::Key(list), Part::Row(row), Part::Key(field)])
    }

    /// Where a code stands for the second time.
    fn second(&self, what: Item, code: &str) -> Option<Vec<Part>> {
        let again = |codes: &mut dyn Iterator<Item = String>| {
            codes.enumerate().filter(|(_, known)| known == code).nth(1).map(|(row, _)| row)
        };
        let nested = |of: &dyn Fn(&Election) -> Option<Vec<Part>>| {
            let mut elections = self.elections.iter().enumerate();
            elections.find_map(|(row, election)| {
                let within = of(election)?;
                Some([vec![Part::Key("election"), Part::Row(row)], within].concat())
            })
        };
        match what {
            Item::Contest => nested(&|election| {
                again(&mut election.contests.iter().map(ToString::to_string))?;
                Some(vec![Part::Key("contests")])
            }),
            Item::Stage => nested(&|election| {
                let mut names = election.stages.iter().map(|stage| stage.name(&election.code));
                Some(vec![Part::Key("stage"), Part::Row(again(&mut names)?), Part::Key("id")])
            }),
            Item::Act
            | Item::Caution
            | Item::Deadline
            | Item::Election
            | Item::Overseer
            | Item::Rate
            | Item::RetentionClass
            | Item::Sanction
            | Item::State
            | Item::Step => {
                let (list, field, codes) = self.list(what)?;
                let row = again(&mut codes.into_iter().map(str::to_owned))?;
                Some(vec![Part::Key(list), Part::Row(row), Part::Key(field)])
            }
        }
    }

    fn stage(&self, name: &str, field: &'static str) -> Option<Vec<Part>> {
        self.elections.iter().enumerate().find_map(|(election, of)| {
            let stage = of.stages.iter().position(|stage| stage.name(&of.code) == name)?;
            Some(vec![
                Part::Key("election"),
                Part::Row(election),
                Part::Key("stage"),
                Part::Row(stage),
                Part::Key(field),
            ])
        })
    }

    fn dated(&self, place: &Dated) -> Option<Vec<Part>> {
        match place {
            Dated::Overseer(body) => self.item(Item::Overseer, body, "until"),
            Dated::Sanction(code) => self.item(Item::Sanction, code.as_str(), "valid_until"),
            Dated::Stage(stage) => self.stage(stage, "until"),
            Dated::VoteAfter(stage) => self.stage(stage, "from"),
        }
    }

    fn without_role(&self, level: Level) -> Vec<Part> {
        let none = self.authority(level).proposer_roles.is_empty();
        let field = if none { "proposer_roles" } else { "decider_roles" };
        vec![Part::Key("authority"), Part::Key(level.name()), Part::Key(field)]
    }

    /// Whether a case can come into a state: by steps from those that it can come into, or as the
    /// days pass.
    pub(super) fn is_reached(&self, state: CaseState) -> bool {
        let mut reached = vec![CaseState::Received];
        loop {
            let found = CaseState::ALL
                .iter()
                .find(|next| !reached.contains(next) && self.leads_to(**next, &reached));
            match found {
                Some(next) => reached.push(*next),
                None => return reached.contains(&state),
            }
        }
    }

    fn leads_to(&self, state: CaseState, reached: &[CaseState]) -> bool {
        let is = |of: CaseState| reached.contains(&of);
        let closed = || self.departures.iter().flat_map(|rule| &rule.closes);
        let by_itself = (state == CaseState::InForce && is(CaseState::Delivered))
            || (state == CaseState::Served && is(CaseState::InForce))
            || (state == CaseState::ClosedByDeparture && closed().any(|closed| is(*closed)));
        by_itself
            || self.steps.iter().any(|step| {
                let leads = step.to.iter().chain(step.to_with.values()).any(|to| *to == state);
                leads && (step.from.is_empty() || step.from.iter().any(|from| is(*from)))
            })
    }
}
