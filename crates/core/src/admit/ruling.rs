//! What may be proposed and decided about a case, and by whom.

use super::authority::{NOT_PROVEN_LEVEL, may_rule};
use super::case::{Next, catalogue_of, known_office};
use super::refusal::Refusal;
use crate::event::case::{CaseDecided, CaseReported, Official, Outcome};
use crate::procedure::Course;
use crate::rulebook::{CaseState, Competence, OtherPhase, Rulebook};
use crate::state::cases::{Case, Step, Taken};
use crate::value::{Date, EmploymentStatus, Level, PositionClass, SanctionCode};

impl<'a> Next<'a> {
    /// The act is judged by the catalogue of its day; what may be imposed for it is settled on the
    /// day of the ruling.
    pub(super) fn admit_outcome(&self, outcome: &Outcome, deciding: bool) -> Result<(), Refusal> {
        let rules = self.rules()?;
        if let Outcome::Proven { level, sanction } = outcome {
            self.admit_phase()?;
            self.not_on_leave()?;
            self.known_sanction(rules, *level, sanction)?;
            self.not_below(rules, *level)?;
            self.not_above(rules, *level, sanction)?;
            self.punished_once()?;
            self.graver_than_before(rules, sanction)?;
        }
        let level = self.course().level_of(&self.taken.step).unwrap_or(NOT_PROVEN_LEVEL);
        self.may_rule(rules, level, deciding)?;
        if !deciding || rules.authority(level).officers_min.get() < 2 {
            return Ok(());
        }
        if self.course().before(self.taken).state != CaseState::Proposed {
            return Err(Refusal::TwoOfficers { level });
        }
        match self.case.proposal() {
            Some(proposal) if self.may_be_of(&proposal.taken.by) => {
                Err(Refusal::TwoOfficers { level })
            }
            Some(proposal) if proposal.outcome != outcome => {
                Err(Refusal::ProposalDiffers { entry: proposal.taken.entry })
            }
            Some(_) => Ok(()),
            None => Err(Refusal::TwoOfficers { level }),
        }
    }

    /// A step that is as grave as a decision.
    pub(super) fn admit_as_ruling(
        &self,
        rules: &Rulebook,
        instead: Option<Level>,
    ) -> Result<(), Refusal> {
        let Some(decision) = self.case.decision() else { return Ok(()) };
        let level = self.course().level_of(&decision.taken.step).max(instead);
        let level = level.unwrap_or(NOT_PROVEN_LEVEL);
        self.may_rule(rules, level, true)?;
        self.another_than(rules, level, decision.taken)
    }

    /// Taking back a decision, or what came after it, is as grave as taking it.
    pub(super) fn undo_decision(&self, decision: &Taken) -> Result<(), Refusal> {
        let level = self.course().level_of(&decision.step).unwrap_or(NOT_PROVEN_LEVEL);
        let rules = self.rules()?;
        if !may_rule(rules.authority(level), self.officer, true, self.today) {
            return Err(Refusal::NoAuthority { level });
        }
        self.another_than(rules, level, decision)
    }

    /// Refuses the officer who decided, where a decision of this level takes two.
    fn another_than(
        &self,
        rules: &Rulebook,
        level: Level,
        decision: &Taken,
    ) -> Result<(), Refusal> {
        if self.may_be_of(&decision.by) && rules.authority(level).officers_min.get() >= 2 {
            return Err(Refusal::TwoOfficers { level });
        }
        Ok(())
    }

    /// The role must have covered the day of the ruling and that of its recording.
    fn may_rule(&self, rules: &Rulebook, level: Level, deciding: bool) -> Result<(), Refusal> {
        let authority = rules.authority(level);
        let may = |on| may_rule(authority, self.officer, deciding, on);
        match (may(self.today), may(self.on())) {
            (true, true) => Ok(()),
            (true, false) => Err(Refusal::NoAuthorityOn { level, date: self.on() }),
            (false, _) => Err(Refusal::NoAuthority { level }),
        }
    }

    /// Whether each act was that act on its day: before the designation of candidates the catalogue
    /// calls it otherwise than after it.
    fn admit_phase(&self) -> Result<(), Refusal> {
        let reported = &self.case.reported;
        let catalogue = catalogue_of(self.state, reported.acted_on)?;
        let (contest, days) = (reported.contest.as_ref(), &reported.days());
        for act in &reported.acts {
            if let Some(other) = catalogue.other_phase(act, contest, days) {
                let OtherPhase { designation, pair } = other;
                return Err(Refusal::OtherPhase { act: act.clone(), designation, pair });
            }
            let left_out = catalogue.left_out(act, contest, days, &reported.acts);
            if let Some(OtherPhase { designation, pair: Some(pair) }) = left_out {
                return Err(Refusal::BothPhases { act: act.clone(), designation, pair });
            }
        }
        Ok(())
    }

    /// Some acts are none on unpaid leave, if it covers all days of the act.
    fn not_on_leave(&self) -> Result<(), Refusal> {
        let reported = &self.case.reported;
        let (first, last) = reported.days().into_inner();
        let days = std::iter::successors(Some(first), |day| day.plus_days(1));
        let days = days.take_while(|day| *day <= last);
        let catalogue = catalogue_of(self.state, reported.acted_on)?;
        for act in &reported.acts {
            let kinds = catalogue.act(act).map_or(&[][..], |act| &act.unless_on_leave);
            let leave_on = |day| self.person.stays().leave_on(day);
            let leaves = days.clone().map(leave_on);
            let covered = leaves.map(|leave| leave.filter(|leave| kinds.contains(&leave.kind)));
            if let Some(Some(leave)) = covered.min_by_key(Option::is_some) {
                return Err(Refusal::OnLeave { act: act.clone(), entry: leave.entry });
            }
        }
        Ok(())
    }

    /// Whether the rulebook has this sanction on that day, of this level, for the accused's kind of
    /// employment.
    pub(super) fn known_sanction(
        &self,
        rules: &Rulebook,
        level: Level,
        code: &SanctionCode,
    ) -> Result<(), Refusal> {
        let on = self.on();
        let unknown = || Refusal::UnknownSanction { sanction: code.clone(), date: on };
        let sanction = rules.sanction(code, on).ok_or_else(unknown)?;
        if sanction.level != level {
            return Err(Refusal::Level { level });
        }
        let status = self.person.profile_on(on).status();
        if sanction.is_for(status, on) {
            return Ok(());
        }
        Err(Refusal::SanctionNotFor { sanction: code.clone(), status })
    }

    /// A sanction below the level of the gravest act is none; where the accused's kind of
    /// employment has none of that level, the gravest that it has is asked for.
    fn not_below(&self, rules: &Rulebook, level: Level) -> Result<(), Refusal> {
        let Some(least) = self.course().level() else { return Ok(()) };
        let status = self.person.profile_on(self.on()).status();
        let sanctions = rules.sanctions().iter();
        let own = sanctions.filter(|sanction| sanction.is_for(status, self.on()));
        let gravest = own.map(|sanction| sanction.level).max();
        if gravest.is_none_or(|gravest| least.min(gravest) <= level) {
            return Ok(());
        }
        let catalogue = catalogue_of(self.state, self.case.reported.acted_on)?;
        let mut acts = self.case.reported.acts.iter();
        let gravest = acts.find(|act| catalogue.act(act).and_then(|act| act.level) == Some(least));
        let act = gravest.expect("the level is that of one of the acts").clone();
        Err(Refusal::BelowAct { act, level: least })
    }

    /// A sanction above the level of the gravest act is for repetition alone, or where it follows
    /// on a lighter act, or the accused's kind of employment has none of the act's own level.
    fn not_above(
        &self,
        rules: &Rulebook,
        level: Level,
        code: &SanctionCode,
    ) -> Result<(), Refusal> {
        let reported = &self.case.reported;
        let Some(own) = self.course().level().filter(|own| *own < level) else { return Ok(()) };
        let status = self.person.profile_on(self.on()).status();
        let mut others = rules.sanctions().iter();
        let there_is = others.any(|other| other.level == own && other.is_for(status, self.on()));
        let follows = rules.sanction(code, self.on()).is_some_and(|sanction| sanction.above);
        let acted_on = reported.acted_on;
        let mut earlier = self.proven_others(acted_on);
        let repeated = earlier.any(|other| other.in_force_on.is_some_and(|on| on <= acted_on));
        match reported.acts.first() {
            Some(act) if there_is && !follows && !repeated => {
                Err(Refusal::AboveAct { act: act.clone(), level: own })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The person's other cases in which a violation was proven, by their decisions then.
    fn proven_others(&self, on: Date) -> impl Iterator<Item = Proven<'a>> {
        let (state, person, own) = (self.state, self.person, self.case.reported.case);
        let others = person.cases.iter().filter(move |held| held.case != own);
        others.filter_map(move |held| {
            let case = state.cases.get(&held.case)?;
            let course = Course::of(state, person, case);
            let standing = course.standing(on)?;
            let fell = [CaseState::Annulled, CaseState::ClosedByDeparture];
            let decision = standing.decision.filter(|_| !fell.contains(&standing.state))?;
            let in_force_on = decision.in_force_on;
            Some(Proven { case, sanction: decision.sanction, in_force_on })
        })
    }

    /// Nobody is punished twice for one act (PP 94/2021 Ps 35(3)).
    fn punished_once(&self) -> Result<(), Refusal> {
        let own = &self.case.reported;
        let (first, last) = own.days().into_inner();
        let same = |other: &CaseReported| {
            let (other_first, other_last) = other.days().into_inner();
            let overlap = first <= other_last && other_first <= last;
            overlap && other.acts.iter().any(|act| own.acts.contains(act))
        };
        let mut others = self.proven_others(self.today);
        let found = others.find(|other| same(&other.case.reported));
        found.map_or(Ok(()), |found| Err(Refusal::Punished { entry: found.case.entry }))
    }

    /// Whoever was punished before the act gets a graver kind of sanction than the last one
    /// (PP 94/2021 Ps 35(2)).
    fn graver_than_before(&self, rules: &Rulebook, code: &SanctionCode) -> Result<(), Refusal> {
        let rank = |code: &SanctionCode| rules.sanctions().iter().find(|s| s.code == *code)?.rank;
        let Some(own) = rank(code) else { return Ok(()) };
        let acted_on = self.case.reported.acted_on;
        let earlier = self.proven_others(acted_on);
        let earlier = earlier.filter(|other| other.in_force_on.is_some_and(|on| on <= acted_on));
        let ranked = earlier.filter(|other| rank(other.sanction).is_some());
        let last = ranked.max_by_key(|other| other.in_force_on);
        let Some(last) = last.filter(|last| rank(last.sanction) >= Some(own)) else {
            return Ok(());
        };
        let status = self.person.profile_on(self.on()).status();
        let mut graver = rules.sanctions().iter().filter(|s| s.is_for(status, self.on()));
        if graver.any(|graver| graver.rank > rank(last.sanction)) {
            let (entry, sanction) = (last.case.entry, last.sanction.clone());
            return Err(Refusal::NotGraver { entry, sanction });
        }
        Ok(())
    }

    pub(super) fn admit_office(&self, decided: &CaseDecided) -> Result<(), Refusal> {
        let rules = self.rules()?;
        known_office(rules, &decided.official)?;
        match &decided.outcome {
            Outcome::Proven { level, sanction } => {
                self.competent(rules, &decided.official, Some(decided), *level, sanction)
            }
            Outcome::NotProven => Ok(()),
        }
    }

    /// Whether the office may impose this (PP 94/2021 Ps 16–25). Where the accused's class of
    /// position was not said, it must be so for each class.
    pub(super) fn competent(
        &self,
        rules: &Rulebook,
        official: &Official,
        decided: Option<&CaseDecided>,
        level: Level,
        sanction: &SanctionCode,
    ) -> Result<(), Refusal> {
        let profile = self.person.profile_on(self.on());
        let agency = self.state.people().agency(profile).kind();
        let may = |row: &&Competence| {
            (row.agencies.is_empty() || row.agencies.contains(&agency))
                && row.levels.contains(&level)
                && (row.only.is_empty() || row.only.contains(sanction))
                && !row.except.contains(sanction)
        };
        let rows = |position: Option<PositionClass>| {
            let of = move |row: &&Competence| {
                let accused = &row.accused;
                position.is_none_or(|class| accused.is_empty() || accused.contains(&class))
            };
            rules.competences().iter().filter(may).filter(of)
        };
        let own = |row: &Competence| {
            let below = row.below.is_none_or(|below| official.below == Some(below.get()));
            row.office == official.office && below
        };
        let position = self.position(decided);
        let mut classes = PositionClass::ALL.iter().filter(|class| match position {
            Some(position) => position == **class,
            None => **class != PositionClass::None,
        });
        let office = official.office.clone();
        if classes.all(|class| rows(Some(*class)).any(own)) {
            return Ok(());
        }
        if position.is_none() && rows(None).any(own) {
            return Err(Refusal::NoPosition { office, level });
        }
        let mut offices: Vec<_> = rows(position).map(|row| row.office.clone()).collect();
        offices.dedup();
        Err(Refusal::NotCompetent { office, level, offices })
    }

    /// The class of the accused's position: as this decision says, else the one before; staff
    /// outside the civil service have none.
    fn position(&self, decided: Option<&CaseDecided>) -> Option<PositionClass> {
        let of_step = |taken: &Taken| match &taken.step {
            Step::Decided(decided) => decided.position,
            Step::Proposed(_) | Step::Other(_) => None,
        };
        let non_asn = self.person.profile_on(self.on()).status() == EmploymentStatus::NonAsn;
        let said = match decided {
            Some(decided) => decided.position,
            None => self.case.steps.iter().rev().find_map(of_step),
        };
        said.or(non_asn.then_some(PositionClass::None))
    }
}

/// Another case in which a violation was proven.
struct Proven<'a> {
    case: &'a Case,
    sanction: &'a SanctionCode,
    in_force_on: Option<Date>,
}
