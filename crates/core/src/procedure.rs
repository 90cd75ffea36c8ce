//! The course of a case: its state on a day, computed from the days of what was recorded about it.
//!
//! The table of steps is in the rulebook ([`crate::rulebook::StepRule`]); here it is followed. The
//! facts of a case are taken in the order of their own days, then of their entries, so that what
//! was recorded late stands where it belongs. That a decision comes into force, that a sanction is
//! served, and that a departure closes a case, is recorded by nobody: it follows from the days.
//!
//! Admission, status, lists and help all ask this module.

mod outlook;
mod standing;
mod term;
mod turn;

use crate::calendar::UnknownYear;
use crate::event::case::{CaseDecided, Outcome, StepTaken};
use crate::rulebook::{CaseState, Lapse, Remedy, Rulebook, Sanction, StepRule};
use crate::state::cases::{Case, Step, Taken};
use crate::state::person::Person;
use crate::state::{PublishedRulebook, State};
use crate::value::{AgencyCode, Date, Level, Line};

pub use standing::{Blocked, Decision, Happened, Happening, NotNow, Standing, StepRefused};
pub use term::{Due, Term};

use standing::Obstacle;

/// A case with all that its course depends on.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    state: &'a State,
    person: &'a Person,
    case: &'a Case,
}

impl<'a> Course<'a> {
    /// The course of a case of this person.
    pub fn of(state: &'a State, person: &'a Person, case: &'a Case) -> Self {
        Self { state, person, case }
    }

    /// The rulebook that says what the acts of the case are.
    pub fn catalogue(&self) -> Option<&'a Rulebook> {
        Some(self.state.rulebook_on(self.case.reported.acted_on)?.rulebook())
    }

    /// The rulebook by which steps of a day are taken, and sanctions imposed: the one in force on
    /// that day where it takes over cases about earlier acts, else that of the act.
    pub fn rules(&self, on: Date) -> Option<&'a Rulebook> {
        let then = self.state.rulebook_on(on).map(PublishedRulebook::rulebook);
        let Some(rules) = then.filter(|rules| rules.transition().takes_over) else {
            return self.catalogue();
        };
        let eve = Some(rules.in_force_from()).filter(|_| rules.transition().keeps_remedies);
        let eve = eve.and_then(Date::before).filter(|eve| self.case.reported.received_on <= *eve);
        let kept = eve.filter(|eve| self.standing(*eve).is_some_and(|then| then.is_suspended()));
        kept.map_or(Some(rules), |eve| self.rules(eve))
    }

    /// The level of what is alleged: the gravest of its acts; `None` where the rule that was broken
    /// decides.
    pub fn level(&self) -> Option<Level> {
        let catalogue = self.catalogue()?;
        let acts = self.case.reported.acts.iter();
        acts.filter_map(|code| catalogue.act(code)?.level).max()
    }

    /// How the case stands at the end of a day; `None` before its report was received.
    pub fn standing(&self, as_of: Date) -> Option<Standing<'a>> {
        (self.case.reported.received_on <= as_of).then(|| {
            let mut standing = self.begin();
            for taken in self.in_order(None) {
                if as_of < taken.on() {
                    break;
                }
                // A step that the others leave no room for has no effect.
                self.follow(&mut standing, taken).ok();
            }
            self.pass(&mut standing, as_of);
            standing
        })
    }

    /// Whether a further step may be taken, where its own day puts it among the others.
    ///
    /// # Errors
    /// Why it may not, or which recorded step it would leave no room for.
    pub(crate) fn admit(&self, further: &'a Taken) -> Result<(), Blocked> {
        let (mut with, mut without) = (self.begin(), self.begin());
        for taken in self.in_order(Some(further)) {
            let outcome = self.follow(&mut with, taken);
            if std::ptr::eq(taken, further) {
                outcome.map_err(|why| self.tell(why, &with, further))?;
            } else if self.follow(&mut without, taken).is_ok() && outcome.is_err() {
                return Err(Blocked::NoRoom { entry: taken.entry });
            }
        }
        Ok(())
    }

    /// What stands against a step, with what may be done instead.
    fn tell(&self, why: Obstacle, standing: &Standing<'_>, further: &Taken) -> Blocked {
        let (on, step) = (further.on(), further.step.code().to_owned());
        let why = match why {
            Obstacle::NoRulebook => return Blocked::NoRulebook { date: on },
            Obstacle::UnknownStep => return Blocked::UnknownStep { step },
            Obstacle::NotNow(why) => why,
        };
        let rule = self.rules(on).and_then(|rules| rules.step(&step));
        let basis = rule.map(|rule| rule.basis.iter().map(ToString::to_string).collect());
        let (state, basis) = (standing.state, basis.unwrap_or_default());
        let allowed = self.allowed(standing, on).into_iter().map(|step| step.code.clone());
        let allowed = allowed.collect();
        Blocked::Step(Box::new(StepRefused { step, state, why, basis, allowed }))
    }

    /// How the case stands right before a further step.
    pub(crate) fn before(&self, further: &'a Taken) -> Standing<'a> {
        let mut standing = self.begin();
        let earlier = self.in_order(Some(further)).into_iter();
        for taken in earlier.take_while(|taken| !std::ptr::eq(*taken, further)) {
            self.follow(&mut standing, taken).ok();
        }
        self.pass(&mut standing, further.on());
        standing
    }

    /// The steps that may be taken in this standing, on this day.
    pub fn allowed(&self, standing: &Standing<'_>, on: Date) -> Vec<&'a StepRule> {
        let Some(rules) = self.rules(on) else { return Vec::new() };
        let steps = rules.steps().iter();
        steps.filter(|step| self.may(standing, step, self.level()).is_ok()).collect()
    }

    fn begin(&self) -> Standing<'a> {
        let reported = &self.case.reported;
        let entry = self.case.cancelled.unwrap_or(self.case.entry);
        let since = Happened { on: reported.received_on, entry };
        let cancelled = self.case.cancelled.is_some();
        Standing {
            state: if cancelled { CaseState::Cancelled } else { CaseState::Received },
            since,
            marks: Vec::new(),
            happened: vec![
                (Happening::Known, Happened { on: reported.known_on, entry }),
                (Happening::Received, since),
            ],
            decision: None,
            late: Vec::new(),
            void: Vec::new(),
            unknown_year: None,
            departures: Vec::new(),
        }
    }

    fn in_order(&self, further: Option<&'a Taken>) -> Vec<&'a Taken> {
        let mut steps: Vec<&Taken> = self.case.steps.iter().collect();
        steps.sort_by_key(|taken| (taken.on(), taken.entry));
        if let Some(further) = further {
            // It is recorded last, whatever number its entry will have.
            let place = steps.partition_point(|taken| taken.on() <= further.on());
            steps.insert(place, further);
        }
        steps
    }

    /// Takes a step, after the time up to its day has passed.
    fn follow(&self, standing: &mut Standing<'a>, taken: &'a Taken) -> Result<(), Obstacle> {
        let (on, entry) = (taken.on(), taken.entry);
        let happened = Happened { on, entry };
        self.pass(standing, on);
        let rules = self.rules(on).ok_or(Obstacle::NoRulebook)?;
        let step = rules.step(taken.step.code()).ok_or(Obstacle::UnknownStep)?;
        self.may(standing, step, self.level_of(&taken.step))?;
        let awaited = step.not_before.as_ref().and_then(|name| standing.happened(name.as_str()));
        if let Some(awaited) = awaited.filter(|awaited| on < awaited.on) {
            return Err(NotNow::TooEarly { first: awaited.on }.into());
        }
        let mut void = step.remedy.is_some_and(|way| self.way(standing, on) != Some(way));
        for id in &step.within {
            let deadline = rules.deadline(id.as_str());
            let due = deadline.and_then(|deadline| self.term(standing, deadline));
            let Some(due) = due else { continue };
            let Ok(last) = due.last else { continue };
            // What is refused when it is late was late itself, not whoever takes it on.
            let met = due.met.filter(|_| due.deadline.lapse == Lapse::Refuse);
            if met.map_or(on, |met| met.on) <= last {
                continue;
            }
            match due.deadline.lapse {
                Lapse::Mark | Lapse::Effect => standing.late.push((id.as_str(), happened)),
                Lapse::Refuse => {
                    return Err(NotNow::TooLate { term: id.as_str().to_owned(), last }.into());
                }
                Lapse::Void => {
                    standing.late.push((id.as_str(), happened));
                    void = true;
                }
            }
        }
        standing.happened.push((Happening::Step(step.code.as_str()), happened));
        if let Step::Other(StepTaken { exam_on: Some(exam_on), .. }) = &taken.step {
            let exam = Happened { on: *exam_on, entry };
            standing.happened.push((Happening::Exam(step.code.as_str()), exam));
        }
        if void {
            standing.void.push(happened);
            return Ok(());
        }
        let to = step.to_with.iter().find(|(mark, _)| standing.mark(mark.as_str()).is_some());
        let to = to.map(|(_, to)| *to).or(step.to);
        standing.clear(&step.clears);
        standing.marks.extend(step.sets.iter().map(|mark| (mark.as_str(), happened)));
        decide(standing, &taken.step, happened);
        if let Some(to) = to {
            standing.enter(to, happened);
            if to == CaseState::InForce {
                self.take_effect(standing, happened);
            }
        }
        self.pass(standing, on);
        Ok(())
    }

    /// Whether the step leads anywhere from here. `level` is that of the act or of what is imposed.
    fn may(
        &self,
        standing: &Standing<'_>,
        step: &StepRule,
        level: Option<Level>,
    ) -> Result<(), NotNow> {
        if !step.from.is_empty() && !step.from.contains(&standing.state) {
            return Err(NotNow::State);
        }
        let at_level = level.and_then(|level| step.needs_at.get(&level));
        let needed = step.needs.iter().chain(at_level.into_iter().flatten());
        if let Some(mark) = needed.map(Line::as_str).find(|mark| standing.mark(mark).is_none()) {
            return Err(NotNow::Needs { mark: mark.to_owned() });
        }
        let mut without = step.without.iter().map(Line::as_str);
        let found = without.find_map(|mark| standing.mark(mark));
        if let Some(Happened { entry, .. }) = found {
            return Err(NotNow::Done { entry });
        }
        if !step.channels.is_empty() && !step.channels.contains(&self.case.reported.channel) {
            return Err(NotNow::Kind);
        }
        if !step.levels.is_empty() && !level.is_some_and(|level| step.levels.contains(&level)) {
            return Err(NotNow::Kind);
        }
        if step.follow_on && self.follow_on(standing).is_none() {
            return Err(NotNow::Kind);
        }
        let Some(decision) = standing.decision.filter(|_| step.untimed) else { return Ok(()) };
        let sanction = self.sanction(&decision, decision.made.on);
        match decision.ends_on {
            Some(until) => Err(NotNow::Timed { until }),
            None if sanction.is_none_or(|sanction| sanction.ends_employment) => Err(NotNow::Kind),
            None => Ok(()),
        }
    }

    /// The level by which a step is judged: the graver of the act's and of what is imposed, so that
    /// neither a light sanction for a grave act nor its acquittal gets round what the act asks for.
    pub(crate) fn level_of(&self, step: &Step) -> Option<Level> {
        let imposed = match step {
            Step::Proposed(proposed) => proposed.outcome.level(),
            Step::Decided(decided) => decided.outcome.level(),
            Step::Other(_) => None,
        };
        // To drop what was proposed as heavy is as grave as to impose it.
        let proposed = match step {
            Step::Decided(_) => self.case.proposal().and_then(|ruling| ruling.outcome.level()),
            Step::Proposed(_) | Step::Other(_) => None,
        };
        self.level().max(imposed).max(proposed)
    }

    /// The way that is open against the decision of this standing.
    fn way(&self, standing: &Standing<'_>, on: Date) -> Option<Remedy> {
        Some(self.sanction(standing.decision.as_ref()?, on)?.remedy)
    }

    /// What the rulebook says of the sanction of a decision.
    pub fn sanction(&self, decision: &Decision<'_>, on: Date) -> Option<&'a Sanction> {
        let find = |rules: &'a Rulebook| rules.sanction(decision.sanction, decision.made.on);
        self.rules(decision.made.on).and_then(find).or_else(|| self.rules(on).and_then(find))
    }

    /// Lets the time up to a day, and that day itself, pass.
    fn pass(&self, standing: &mut Standing<'a>, until: Date) {
        self.depart(standing, until);
        if standing.state == CaseState::Delivered {
            match self.takes_effect(standing) {
                Ok(on) if on <= until => {
                    let happened = Happened { on, entry: standing.since.entry };
                    standing.enter(CaseState::InForce, happened);
                    self.take_effect(standing, happened);
                }
                Ok(_) => {}
                Err(year) => standing.unknown_year = Some(year),
            }
        }
        let Some(decision) = standing.decision.filter(|_| standing.state == CaseState::InForce)
        else {
            return;
        };
        let Some(sanction) = self.sanction(&decision, until) else { return };
        let at_once = !sanction.ends_employment && !sanction.executed && sanction.months.is_none();
        let served = if at_once { decision.in_force_on } else { decision.ends_on };
        if let Some(on) = served.filter(|on| *on <= until) {
            standing.enter(CaseState::Served, Happened { on, entry: standing.since.entry });
        }
    }

    /// Closes the case if the accused left by then, and leaving closes it.
    fn depart(&self, standing: &mut Standing<'a>, until: Date) {
        let left = self.person.service.iter().filter_map(|service| service.ended.as_ref());
        for departed in left.filter(|departed| departed.on <= until) {
            // Whoever was gone before the case came to where it is does not come back for it; and
            // what was reopened since is not closed again by the same departure.
            let on = departed.on.max(standing.since.on);
            let came_back = departed.on < on && self.person.stays().in_service(on);
            if came_back || standing.departures.contains(&departed.entry) {
                continue;
            }
            // What had come into force by then stays.
            if standing.state == CaseState::Delivered
                && self.takes_effect(standing).is_ok_and(|on| on <= departed.on)
            {
                continue;
            }
            let rules = self.rules(departed.on);
            if rules.is_some_and(|rules| rules.departure_closes(departed.reason, standing.state)) {
                let happened = Happened { on, entry: departed.entry };
                standing.departures.push(departed.entry);
                standing.enter(CaseState::ClosedByDeparture, happened);
            }
        }
    }

    fn take_effect(&self, standing: &mut Standing<'a>, happened: Happened) {
        standing.happened.push((Happening::InForce, happened));
        let Some(mut decision) = standing.decision else { return };
        decision.in_force_on = Some(happened.on);
        let sanction = self.sanction(&decision, happened.on);
        let months = sanction.and_then(|sanction| sanction.months);
        decision.ends_on = months.and_then(|months| happened.on.plus_months(months.get().into()));
        standing.decision = Some(decision);
    }

    /// The first day on which a delivered decision is in force if nothing more is filed against it.
    ///
    /// # Errors
    /// When it lies in a year whose working days are not known.
    pub fn takes_effect(&self, standing: &Standing<'_>) -> Result<Date, UnknownYear> {
        let since = standing.since.on;
        let Some(decision) = &standing.decision else { return Ok(since) };
        let rules = self.rules(since);
        let Some(term) = rules.and_then(|rules| rules.effect(decision.level)) else {
            return Ok(since);
        };
        let start = standing.happened(term.from.as_str()).unwrap_or(standing.since);
        // What was filed and taken back, or not admitted, has suspended it until that day.
        Ok(self.last_day(term, start.on)?.max(since))
    }

    fn agency(&self, on: Date) -> AgencyCode {
        self.state.people().agency(self.person.profile_on(on))
    }
}

/// What a step makes of the decision: it is taken, or another sanction takes its place.
fn decide<'a>(standing: &mut Standing<'a>, step: &'a Step, made: Happened) {
    let decided = match step {
        Step::Decided(CaseDecided { outcome: Outcome::Proven { level, sanction }, .. })
        | Step::Other(StepTaken { level: Some(level), sanction: Some(sanction), .. }) => {
            Some((*level, sanction))
        }
        Step::Decided(_) | Step::Proposed(_) | Step::Other(_) => None,
    };
    if let Some((level, sanction)) = decided {
        let (in_force_on, ends_on) = (None, None);
        standing.decision = Some(Decision { made, level, sanction, in_force_on, ends_on });
    }
}
