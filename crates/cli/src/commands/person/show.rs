//! `ikrar person show`: all that is known about one person.

use clap::Args as ClapArgs;
use ikrar_core::event::pact::Attendance;
use ikrar_core::event::person::{Departure, LeaveKind, Profile};
use ikrar_core::state::State;
use ikrar_core::state::person::{Gone, HeldPact, PactAct, Person};
use ikrar_core::state::service::{Leave, Service};
use ikrar_core::value::{ActCode, CaseId, Date, Identifier, KeyId, PersonId, Seq};
use ikrar_words::message;
use serde::Serialize;

use super::line::ID_DIGITS;
use super::shown::lines;
use crate::error::CliError;
use crate::given;
use crate::render::Output;
use crate::session::{Session, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
}

/// What is known of somebody; each list in the order of recording.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) entry: Seq,
    /// Ids of other records of this person.
    pub(super) other_ids: Vec<PersonId>,
    /// The entry by which this record counts no more.
    pub(super) withdrawn: Option<Seq>,
    pub(super) numbers: Vec<Known>,
    pub(super) profiles: Vec<Post>,
    pub(super) service: Vec<Stay>,
    pub(super) leaves: Vec<Away>,
    pub(super) keys: Vec<Bound>,
    pub(super) pacts: Vec<Pact>,
    pub(super) cases: Vec<Accused>,
    pub(super) ceremonies: Vec<Seen>,
}

/// From a day on, and until before another.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Span {
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

#[derive(Debug, Serialize)]
pub(super) struct Known {
    pub(super) number: Identifier,
    #[serde(flatten)]
    pub(super) span: Span,
}

#[derive(Debug, Serialize)]
pub(super) struct Post {
    pub(super) entry: Seq,
    pub(super) from: Date,
    #[serde(flatten)]
    pub(super) profile: Profile,
}

#[derive(Debug, Serialize)]
pub(super) struct Stay {
    pub(super) entry: Seq,
    #[serde(flatten)]
    pub(super) span: Span,
    pub(super) left: Option<Departure>,
    pub(super) left_entry: Option<Seq>,
}

#[derive(Debug, Serialize)]
pub(super) struct Away {
    pub(super) entry: Seq,
    #[serde(flatten)]
    pub(super) span: Span,
    pub(super) kind: LeaveKind,
    pub(super) ended_entry: Option<Seq>,
}

#[derive(Debug, Serialize)]
pub(super) struct Bound {
    pub(super) entry: Seq,
    pub(super) key_id: KeyId,
    #[serde(flatten)]
    pub(super) span: Span,
}

#[derive(Debug, Serialize)]
pub(super) struct Pact {
    pub(super) entry: Seq,
    pub(super) campaign: String,
    /// `refused`, `excused`, or how it was signed.
    pub(super) act: &'static str,
    #[serde(skip)]
    pub(super) done: PactAct,
    pub(super) on: Date,
    pub(super) voided_on: Option<Date>,
    pub(super) voided_entry: Option<Seq>,
}

#[derive(Debug, Serialize)]
pub(super) struct Accused {
    pub(super) entry: Seq,
    pub(super) case: CaseId,
    pub(super) acts: Vec<ActCode>,
}

#[derive(Debug, Serialize)]
pub(super) struct Seen {
    pub(super) entry: Seq,
    pub(super) campaign: String,
    pub(super) ceremony: String,
    pub(super) on: Date,
    pub(super) attendance: Attendance,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let person = given::value(&args.person)?;
    let shown = session.ask(|ledger| {
        let state = ledger.state();
        Ok(Shown::of(state, find_person(state, &person)?))
    })?;
    let id: String = shown.person.to_string().chars().take(ID_DIGITS).collect();
    let output = Output::new().one_in_lines(&shown, lines(&shown));
    Ok(output.remark(message!("told-see-history", id)))
}

impl Shown {
    fn of(state: &State, person: &Person) -> Self {
        let people = state.people();
        let newest = person.profiles.iter().max_by_key(|held| (held.from, held.entry));
        let name = newest.map_or_else(String::new, |held| people.name(held).to_owned());
        let numbers = person.identifiers.iter().map(|held| Known {
            number: held.identifier,
            span: Span { from: held.from, until: held.until },
        });
        let profiles = person.profiles.iter().map(|held| Post {
            entry: held.entry,
            from: held.from,
            profile: people.profile(held),
        });
        let keys = person.keys.iter().map(|held| Bound {
            entry: held.entry,
            key_id: held.id,
            span: Span { from: held.from, until: held.until },
        });
        let cases = person.cases.iter().map(|held| Accused {
            entry: held.entry,
            case: held.case,
            acts: state.cases().get(&held.case).map_or_else(Vec::new, |c| c.reported.acts.to_vec()),
        });
        let ceremonies = person.attended.iter().map(|attended| {
            let (campaign, ceremony) = people.ceremony_of(attended);
            let (campaign, ceremony) = (campaign.to_owned(), ceremony.to_owned());
            let (entry, on, attendance) = (attended.entry, attended.on, attended.attendance);
            Seen { entry, campaign, ceremony, on, attendance }
        });
        Self {
            person: person.id,
            name,
            entry: person.entry,
            other_ids: person.other_ids.clone(),
            withdrawn: person.gone.map(Gone::entry),
            numbers: numbers.collect(),
            profiles: profiles.collect(),
            service: person.service.iter().map(stay).collect(),
            leaves: person.leaves.iter().map(away).collect(),
            keys: keys.collect(),
            pacts: person.pacts.iter().map(|fact| pact(people.campaign_of(fact), fact)).collect(),
            cases: cases.collect(),
            ceremonies: ceremonies.collect(),
        }
    }
}

fn stay(service: &Service) -> Stay {
    let ended = service.ended.as_ref();
    Stay {
        entry: service.entry,
        span: Span { from: service.from, until: ended.map(|departed| departed.on) },
        left: ended.map(|departed| departed.reason),
        left_entry: ended.map(|departed| departed.entry),
    }
}

fn away(leave: &Leave) -> Away {
    Away {
        entry: leave.entry,
        span: Span { from: leave.from, until: leave.end() },
        kind: leave.kind,
        ended_entry: leave.ended.map(|(entry, _)| entry),
    }
}

fn pact(campaign: &str, fact: &HeldPact) -> Pact {
    let act = match fact.act {
        PactAct::Signed(method) => method.name(),
        PactAct::Refused => "refused",
        PactAct::Excused => "excused",
    };
    let (voided_on, voided_entry) = fact.voided.unzip();
    let (entry, campaign, done, on) = (fact.entry, campaign.to_owned(), fact.act, fact.on);
    Pact { entry, campaign, act, done, on, voided_on, voided_entry }
}
