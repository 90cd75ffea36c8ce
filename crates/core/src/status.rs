//! A judgement over the state as of a date, with the reasons that produced it.
//!
//! Two axes for each person and campaign (`docs/GLOSSARY.md`): what was done about the pact, and
//! what is known about conduct. An open allegation never makes anybody non-compliant, and a pact
//! that is not signed is an administrative gap, not a violation.

mod conduct;
mod explain;
mod numbers;

use serde::{Deserialize, Serialize};

use crate::event::campaign::Audience;
use crate::event::person::Departure;
use crate::macros::vocabulary;
use crate::rulebook::Force;
use crate::state::State;
use crate::state::campaigns::Campaign;
use crate::state::people::People;
use crate::state::person::{HeldProfile, PactAct, Person};
use crate::state::service::Presence;
use crate::value::{AgencyCode, CampaignCode, CaseId, Date, Identifier, PersonId, Seq};

pub use explain::{Change, DatedReason, Decided, ExplainedCase, Explanation, Law};

/// Where a person stands in a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The person's id in this ledger.
    pub person: PersonId,
    /// The person's numbers.
    pub identifiers: Vec<Identifier>,
    /// The person's name.
    pub name: String,
    /// The agency.
    pub agency: AgencyCode,
    /// The unit.
    pub unit: String,
    /// The campaign; `None` where there is none.
    pub campaign: Option<CampaignCode>,
    /// The first axis.
    pub pact: PactState,
    /// The second axis.
    pub conduct: Conduct,
    /// What the case behind it means by now; `None` where there is none that counts.
    pub force: Option<Force>,
    /// What both come to, by the cases about the campaign's election.
    pub verdict: Verdict,
    /// What they come to by the cases of every election: a sanction bears on the employment.
    pub over_all: Verdict,
    /// The entries and rules that led here.
    pub reasons: Vec<Reason>,
}

/// An entry and the rule that made it count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The entry's sequence number.
    pub entry: Seq,
    /// The rule.
    pub rule: Rule,
}

vocabulary! {
    /// What led to a status; `docs/GLOSSARY.md` explains each.
    pub enum Rule {
        /// The campaign had not opened yet on this date.
        NotOpenYet "pact/not-open-yet",
        /// Signed in time.
        Signed "pact/signed",
        /// Signed after the due date.
        SignedAfterDue "pact/signed-after-due",
        /// Not among those who are asked to sign.
        NotInAudience "pact/not-in-audience",
        /// Left no later than the due date.
        LeftBeforeDue "pact/left-before-due",
        /// Came into service only after the due date.
        JoinedAfterDue "pact/joined-after-due",
        /// On leave on this date or on the due date.
        OnLeave "pact/on-leave",
        /// An earlier signature was voided.
        SignatureVoided "pact/signature-voided",
        /// Declined to sign.
        Refused "pact/refused",
        /// Excused from signing.
        Excused "pact/excused",
        /// Not signed, and past due: an administrative gap.
        PastDue "pact/past-due",
        /// Asked to sign, and there is still time.
        Asked "pact/asked",
        /// An alleged violation is not decided yet.
        Undecided "conduct/undecided",
        /// The alleged violation was not proven.
        NotProven "conduct/not-proven",
        /// The violation was proven.
        Proven "conduct/proven",
        /// The report led to nothing: it was rejected, cancelled or not registered.
        Dropped "conduct/dropped",
        /// The decision was annulled.
        Annulled "conduct/annulled",
        /// The accused left while the case was open.
        ClosedByDeparture "conduct/closed-by-departure",
        /// The decision is not in force yet.
        NotInForceYet "conduct/not-in-force-yet",
        /// An objection or an appeal suspends the decision.
        Suspended "conduct/suspended",
        /// The working days are not known, by which it would come into force.
        YearUnknown "conduct/year-unknown",
        /// The decision in force ends the employment.
        Dismissed "conduct/dismissed",
        /// The sanction was served in full.
        Served "conduct/served",
        /// The decision is in force.
        InForce "conduct/in-force",
        /// No longer in service on this date.
        ServiceEnded "service/ended",
        /// Not in service yet on this date.
        ServiceToCome "service/to-come",
    }
}

vocabulary! {
    /// What was done about the pact.
    pub enum PactState {
        /// Nothing is asked of the person.
        NotRequired "not-required",
        /// Not signed, and there is still time.
        Pending "pending",
        /// Not signed, and the time is over.
        Overdue "overdue",
        /// Signed in time.
        Signed "signed",
        /// Signed after the due date.
        SignedLate "signed-late",
        /// Declined.
        Refused "refused",
        /// Excused.
        Excused "excused",
    }
}

vocabulary! {
    /// What is known about conduct, the gravest last.
    pub enum Conduct {
        /// Nothing, or nothing that was proven.
        Clear "clear",
        /// A sanction was served in full.
        SanctionServed "sanction-served",
        /// A report is not decided yet.
        AllegationOpen "allegation-open",
        /// A breach of ethics was proven.
        ProvenEthics "proven-ethics",
        /// A light violation was proven.
        ProvenLight "proven-light",
        /// A moderate violation was proven.
        ProvenModerate "proven-moderate",
        /// A heavy violation was proven.
        ProvenHeavy "proven-heavy",
        /// The person was dismissed.
        Dismissed "dismissed",
    }
}

vocabulary! {
    /// What both axes come to.
    pub enum Verdict {
        /// Nothing is missing and nothing is held against the person.
        Compliant "compliant",
        /// The pact is open: an administrative gap, not a violation.
        Incomplete "incomplete",
        /// An allegation is open, or a decision is not in force yet or suspended.
        UnderReview "under-review",
        /// A violation is proven and the decision in force.
        NonCompliant "non-compliant",
        /// A sanction was served.
        Restored "restored",
        /// The person left, was dismissed or died.
        Ended "ended",
    }
}

/// Judges people of one state, for one campaign, as of one date.
#[derive(Debug)]
pub struct Judge<'a> {
    state: &'a State,
    campaign: Option<&'a Campaign>,
    audience: Option<AudienceNumbers>,
    as_of: Date,
}

impl<'a> Judge<'a> {
    /// A judge for `campaign`, or for none.
    pub fn new(state: &'a State, campaign: Option<&'a Campaign>, as_of: Date) -> Self {
        let audience = campaign.map(|c| AudienceNumbers::of(&c.opened.audience, state.people()));
        Self { state, campaign, audience, as_of }
    }

    /// The date as of which is judged.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Where `person` stands.
    pub fn judge(&self, person: &Person) -> Status {
        let people = self.state.people();
        let profile = person.profile_on(self.as_of);
        let Axes { pact, conduct, force, verdict, over_all, reasons } = self.axes(person);
        Status {
            person: person.id,
            identifiers: person.identifiers_on(self.as_of).copied().collect(),
            name: people.name(profile).to_owned(),
            agency: people.agency(profile),
            unit: people.unit(profile).to_owned(),
            campaign: self.campaign.map(|campaign| campaign.opened.campaign.clone()),
            pact,
            conduct,
            force,
            verdict,
            over_all,
            reasons: reasons.into_iter().map(|dated| dated.reason).collect(),
        }
    }

    /// The two axes, the verdict and the reasons, without the person's data.
    pub(crate) fn axes(&self, person: &Person) -> Axes {
        let mut reasons = Reasons::default();
        let pact = self.pact(person, &mut reasons);
        let (mut conduct, mut force, mut weight) = (Conduct::Clear, None, Weight::None);
        let mut over_all = Weight::None;
        for case in person.cases.iter().filter_map(|held| self.state.cases().get(&held.case)) {
            let mut of_this = Reasons { case: Some(case.reported.case), ..Reasons::default() };
            let (of_case, of_force, case_weight) = self.conduct(person, case, &mut of_this);
            over_all = over_all.max(case_weight);
            // A dismissal bears on the employment, whatever election it was about.
            if !self.counts(case) && case_weight != Weight::Dismissal {
                continue;
            }
            reasons.all.extend(of_this.all);
            if (conduct, weight) < (of_case, case_weight) {
                (conduct, force) = (conduct.max(of_case), of_force);
            }
            weight = weight.max(case_weight);
        }
        let presence = person.stays().on(self.as_of);
        match presence {
            Some(Presence::After(departed)) => {
                reasons.add(departed.entry, Rule::ServiceEnded, departed.on);
            }
            Some(Presence::Before(service)) => {
                reasons.add(service.entry, Rule::ServiceToCome, service.from);
            }
            Some(Presence::Within(_)) | None => {}
        }
        // Whoever moved to another agency takes what is open or runs along.
        let moved =
            matches!(presence, Some(Presence::After(left)) if left.reason == Departure::Moved);
        let in_service = matches!(presence, Some(Presence::Within(_)));
        let verdict = |weight| match (weight, pact) {
            _ if !(in_service || moved && weight >= Weight::Open) => Verdict::Ended,
            (Weight::Dismissal, _) => Verdict::Ended,
            (Weight::InForce, _) => Verdict::NonCompliant,
            (Weight::Open, _) => Verdict::UnderReview,
            (_, PactState::Pending | PactState::Overdue | PactState::Refused) => {
                Verdict::Incomplete
            }
            (Weight::Served, _) => Verdict::Restored,
            (Weight::None, _) => Verdict::Compliant,
        };
        let (verdict, over_all) = (verdict(weight), verdict(over_all));
        Axes { pact, conduct, force, verdict, over_all, reasons: reasons.all }
    }

    fn pact(&self, person: &Person, reasons: &mut Reasons) -> PactState {
        let (Some(campaign), Some(audience)) = (self.campaign, &self.audience) else {
            return PactState::NotRequired;
        };
        if self.as_of < campaign.opened.opens {
            reasons.add(campaign.entry, Rule::NotOpenYet, campaign.opened.opens);
            return PactState::NotRequired;
        }
        let facts = || self.state.people().pacts(person, &campaign.opened.campaign);
        let begun = || facts().filter(|fact| fact.on <= self.as_of);
        let void = |fact: &&crate::state::person::HeldPact| {
            fact.voided.filter(|(on, _)| *on <= self.as_of)
        };
        let signed = |act| matches!(act, PactAct::Signed(_));
        let mut signatures = begun().filter(|fact| signed(fact.act));
        if let Some(fact) = signatures.find(|fact| void(fact).is_none()) {
            let late = campaign.opened.due < fact.on;
            let rule = if late { Rule::SignedAfterDue } else { Rule::Signed };
            reasons.add(fact.entry, rule, fact.on);
            return if late { PactState::SignedLate } else { PactState::Signed };
        }
        // Who is asked is settled on the due date: a later transfer does not undo a gap.
        let asked_on = self.as_of.min(campaign.opened.due);
        let (stays, profile) = (person.stays(), person.profile_on(asked_on));
        if !audience.holds(profile, &campaign.opened.audience) {
            reasons.add(profile.entry, Rule::NotInAudience, profile.from);
            return PactState::NotRequired;
        }
        match stays.on(asked_on) {
            Some(Presence::After(departed)) => {
                reasons.add(departed.entry, Rule::LeftBeforeDue, departed.on);
                return PactState::NotRequired;
            }
            Some(Presence::Before(service)) => {
                reasons.add(service.entry, Rule::JoinedAfterDue, service.from);
                return PactState::NotRequired;
            }
            Some(Presence::Within(_)) | None => {}
        }
        for (on, entry) in begun().filter_map(|fact| void(&fact)) {
            reasons.add(entry, Rule::SignatureVoided, on);
        }
        let other = begun().filter(|fact| !signed(fact.act));
        if let Some(fact) = other.max_by_key(|fact| (fact.on, fact.entry)) {
            let refused = fact.act == PactAct::Refused;
            let rule = if refused { Rule::Refused } else { Rule::Excused };
            reasons.add(fact.entry, rule, fact.on);
            return if refused { PactState::Refused } else { PactState::Excused };
        }
        let on_leave = stays.leave_on(self.as_of).or_else(|| stays.leave_on(asked_on));
        if let Some(leave) = on_leave {
            reasons.add(leave.entry, Rule::OnLeave, leave.from);
            return PactState::Excused;
        }
        let overdue = campaign.opened.due < self.as_of;
        let (opens, due) = (campaign.opened.opens, campaign.opened.due);
        let (rule, on) = if overdue { (Rule::PastDue, due) } else { (Rule::Asked, opens) };
        reasons.add(campaign.entry, rule, on);
        if overdue { PactState::Overdue } else { PactState::Pending }
    }
}

/// The part of a [`Status`] that is not the person's data.
pub(crate) struct Axes {
    pub(crate) pact: PactState,
    pub(crate) conduct: Conduct,
    pub(crate) force: Option<Force>,
    pub(crate) verdict: Verdict,
    pub(crate) over_all: Verdict,
    pub(crate) reasons: Vec<DatedReason>,
}

/// What a case does to the verdict, the strongest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    None,
    Served,
    Open,
    InForce,
    Dismissal,
}

#[derive(Default)]
struct Reasons {
    all: Vec<DatedReason>,
    /// The case from which further ones come.
    case: Option<CaseId>,
}

impl Reasons {
    /// Adds a reason that holds from a day on.
    fn add(&mut self, entry: Seq, rule: Rule, on: Date) {
        let (reason, case) = (Reason { entry, rule }, self.case);
        self.all.push(DatedReason { reason, on, case });
    }
}

/// An audience with its texts as the numbers under which profiles keep them.
#[derive(Debug)]
struct AudienceNumbers {
    agencies: Vec<u32>,
    units: Vec<u32>,
}

impl AudienceNumbers {
    fn of(audience: &Audience, people: &People) -> Self {
        let agencies = audience.agencies.iter();
        Self {
            agencies: agencies.filter_map(|code| people.number_of(code.as_str())).collect(),
            units: audience.units.iter().flat_map(|unit| people.numbers_like(unit)).collect(),
        }
    }

    fn holds(&self, profile: &HeldProfile, audience: &Audience) -> bool {
        let (agency, unit) = People::unit_numbers(profile);
        (audience.agencies.is_empty() || self.agencies.contains(&agency))
            && (audience.units.is_empty() || self.units.contains(&unit))
            && (audience.statuses.is_empty() || audience.statuses.contains(&profile.status()))
    }
}
