//! Why a status is what it is: what happened when, by which rules, and what would change it.

use serde::Serialize;

use super::{Judge, PactState, Reason};
use crate::procedure::{Course, Due, Standing, Term};
use crate::rulebook::{Bilingual, CaseState, Deadline, Force, Lapse, Turn};
use crate::state::cases::Case;
use crate::state::person::Person;
use crate::state::service::Presence;
use crate::value::{ActCode, CampaignCode, CaseId, Date, ElectionCode, Level, SanctionCode, Seq};

/// What a status rests on, and what would change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The reasons, each with its day.
    pub reasons: Vec<DatedReason>,
    /// The cases that were received by then.
    pub cases: Vec<ExplainedCase>,
    /// What would change the verdict, or will.
    pub changes: Vec<Change>,
}

/// A reason and the day on which it began to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatedReason {
    /// Entry and rule.
    #[serde(flatten)]
    pub reason: Reason,
    /// The day.
    pub on: Date,
    /// The case, of a reason that comes from one.
    pub case: Option<CaseId>,
}

/// A case behind a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedCase {
    /// The case.
    pub case: CaseId,
    /// The entry that reported it.
    pub entry: Seq,
    /// What was done.
    pub acts: Vec<ActCode>,
    /// When.
    pub acted_on: Date,
    /// When the report came in.
    pub received_on: Date,
    /// The election that it was about.
    pub election: Option<ElectionCode>,
    /// Whether it counts for the verdict of the campaign's election.
    pub counts: bool,
    /// Where it stands.
    pub state: CaseState,
    /// Since when.
    pub since: Date,
    /// What was decided.
    pub decided: Option<Decided>,
    /// The rules that it rests on.
    pub law: Vec<Law>,
}

/// What was decided in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// The entry.
    pub entry: Seq,
    /// The day.
    pub on: Date,
    /// The level.
    pub level: Level,
    /// The sanction.
    pub sanction: SanctionCode,
    /// The first day in force.
    pub in_force_on: Option<Date>,
    /// The first day on which the sanction no longer runs.
    pub ends_on: Option<Date>,
}

/// A rule of the rulebook, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Law {
    /// The code of an act or a sanction, or the id of a time limit.
    pub code: String,
    /// What the rulebook calls it, where it calls it something.
    pub text: Option<Bilingual>,
    /// The articles reported as its basis.
    pub basis: Vec<String>,
    /// Whether that was confirmed against a source.
    pub verified: bool,
}

/// What would change a verdict, or will.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the catalogues say what each variant means")]
pub enum Change {
    Signature { campaign: CampaignCode, due: Date },
    LateSignature { campaign: CampaignCode, due: Date },
    Service { on: Option<Date> },
    Decision { case: CaseId, turn: Turn },
    Delivery { case: CaseId },
    Remedy { case: CaseId, term: String, until: Date },
    InForce { case: CaseId, on: Date },
    UnknownYear { case: CaseId, year: i32 },
    RemedyDecided { case: CaseId, turn: Turn },
    Served { case: CaseId, on: Date },
    CarriedOut { case: CaseId },
    Annulled { case: CaseId },
    FollowOn { case: CaseId, sanction: SanctionCode },
    Correction,
}

impl Judge<'_> {
    /// Why `person` stands where [`Judge::judge`] says.
    pub fn explain(&self, person: &Person) -> Explanation {
        let axes = self.axes(person);
        let (mut cases, mut changes) = (Vec::new(), Vec::new());
        self.pact_changes(axes.pact, &mut changes);
        match person.stays().on(self.as_of) {
            Some(Presence::Before(service)) => {
                changes.push(Change::Service { on: Some(service.from) });
            }
            Some(Presence::After(_)) => changes.push(Change::Service { on: None }),
            Some(Presence::Within(_)) | None => {}
        }
        for case in person.cases.iter().filter_map(|held| self.state.cases().get(&held.case)) {
            let course = Course::of(self.state, person, case);
            if let Some(standing) = course.standing(self.as_of) {
                cases.push(self.case(case, &course, &standing));
                self.case_changes(case, &course, &standing, &mut changes);
            }
        }
        if !axes.reasons.is_empty() {
            changes.push(Change::Correction);
        }
        Explanation { reasons: axes.reasons, cases, changes }
    }

    fn pact_changes(&self, pact: PactState, changes: &mut Vec<Change>) {
        let Some(opened) = self.campaign.map(|campaign| &campaign.opened) else { return };
        let (campaign, due) = (opened.campaign.clone(), opened.due);
        match pact {
            PactState::Pending => changes.push(Change::Signature { campaign, due }),
            PactState::Overdue | PactState::Refused => {
                changes.push(Change::LateSignature { campaign, due });
            }
            PactState::NotRequired
            | PactState::Signed
            | PactState::SignedLate
            | PactState::Excused => {}
        }
    }

    fn case(&self, case: &Case, course: &Course<'_>, standing: &Standing<'_>) -> ExplainedCase {
        let reported = &case.reported;
        let decided = standing.decision.map(|decision| Decided {
            entry: decision.made.entry,
            on: decision.made.on,
            level: decision.level,
            sanction: decision.sanction.clone(),
            in_force_on: decision.in_force_on,
            ends_on: decision.ends_on,
        });
        ExplainedCase {
            case: reported.case,
            entry: case.entry,
            acts: reported.acts.to_vec(),
            acted_on: reported.acted_on,
            received_on: reported.received_on,
            election: reported.contest.as_ref().map(|contest| contest.election.clone()),
            counts: self.counts(case),
            state: standing.state,
            since: standing.since.on,
            decided,
            law: self.law(case, course, standing),
        }
    }

    fn law(&self, case: &Case, course: &Course<'_>, standing: &Standing<'_>) -> Vec<Law> {
        let strings =
            |basis: &[crate::value::Line]| basis.iter().map(ToString::to_string).collect();
        let catalogue = course.catalogue();
        let acts = case.reported.acts.iter().filter_map(|code| catalogue?.act(code));
        let mut law: Vec<Law> = acts
            .map(|act| Law {
                code: act.code.to_string(),
                text: Some(act.text.clone()),
                basis: strings(&act.basis),
                verified: act.verified,
            })
            .collect();
        let Some(decision) = &standing.decision else { return law };
        law.extend(course.sanction(decision, self.as_of).map(|sanction| Law {
            code: sanction.code.to_string(),
            text: Some(sanction.text.clone()),
            basis: strings(&sanction.basis),
            verified: sanction.verified,
        }));
        let rules = course.rules(standing.since.on);
        let effect = rules.and_then(|rules| rules.effect(decision.level));
        let effect = effect.filter(|_| standing.state != CaseState::Decided);
        law.extend(effect.map(|Deadline { id, basis, verified, .. }| Law {
            code: id.to_string(),
            text: None,
            basis: strings(basis),
            verified: *verified,
        }));
        law
    }

    fn case_changes(
        &self,
        reported: &Case,
        course: &Course<'_>,
        standing: &Standing<'_>,
        changes: &mut Vec<Change>,
    ) {
        let case = reported.reported.case;
        let turn = course.turn(standing, self.as_of);
        match standing.force() {
            Force::Open => changes.push(Change::Decision { case, turn }),
            Force::NotYet if standing.state == CaseState::Decided => {
                changes.push(Change::Delivery { case });
            }
            Force::NotYet => {
                let terms = course.terms(standing);
                let own = terms.iter().filter(|term| self.is_way(course, standing, term));
                changes.extend(own.filter_map(|term| {
                    let (term, until) = (term.deadline.id.to_string(), term.last.ok()?);
                    Some(Change::Remedy { case, term, until })
                }));
                changes.push(match course.takes_effect(standing) {
                    Ok(on) => Change::InForce { case, on },
                    Err(year) => Change::UnknownYear { case, year: year.0 },
                });
            }
            Force::Suspended => changes.push(Change::RemedyDecided { case, turn }),
            Force::InForce => {
                let decision = standing.decision.as_ref();
                let sanction = decision.and_then(|known| course.sanction(known, self.as_of));
                let ends_on = decision.and_then(|decision| decision.ends_on);
                changes.extend(ends_on.map(|on| Change::Served { case, on }));
                if sanction.is_some_and(|sanction| sanction.executed) {
                    changes.push(Change::CarriedOut { case });
                }
                changes.push(Change::Annulled { case });
            }
            Force::Closed => {}
        }
        let follow_on = course.follow_on(standing).cloned();
        changes.extend(follow_on.map(|sanction| Change::FollowOn { case, sanction }));
    }

    /// Whether a time limit is that of a remedy which the person may still use.
    fn is_way(&self, course: &Course<'_>, standing: &Standing<'_>, term: &Term<'_>) -> bool {
        let decision = standing.decision.as_ref();
        let sanction = decision.and_then(|known| course.sanction(known, self.as_of));
        let rules = course.rules(standing.since.on);
        let mut steps = term.deadline.met_by.iter().filter_map(|met| rules?.step(met.as_str()));
        let open = steps.any(|step| step.remedy == sanction.map(|sanction| sanction.remedy));
        open && term.deadline.bound == Turn::Person
            && term.deadline.lapse == Lapse::Void
            && term.due(self.as_of) == Due::Running
    }
}
