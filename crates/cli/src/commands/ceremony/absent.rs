//! Who was asked to sign, in service on the day of a ceremony, and is on no list of it.

use std::collections::BTreeSet;

use ikrar_core::state::State;
use ikrar_core::status::{Judge, PactState};
use ikrar_core::value::{AgencyCode, CampaignCode, Identifier, PersonId};
use ikrar_words::message;
use serde::Serialize;

use super::{find, of_campaign};
use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};

#[derive(Debug, Serialize)]
struct Absent {
    agency: AgencyCode,
    unit: String,
    name: String,
    /// NIP or NI PPPK.
    nip: Option<Identifier>,
    nik: Option<Identifier>,
    person: PersonId,
}

pub(super) fn list(
    state: &State,
    code: Option<&CampaignCode>,
    name: &str,
) -> Result<Output, CliError> {
    let campaign = of_campaign(state, code)?;
    let ceremony = find(campaign, name)?;
    let not_held = || message!("refused-ceremony-not-held", name = ceremony.name.clone());
    let on = ceremony.held_on.ok_or_else(|| CliError::Refused(not_held()))?;
    let (people, code) = (state.people(), campaign.opened.campaign.as_str());
    let here = (code, ceremony.name.as_str());
    let there: BTreeSet<PersonId> = people
        .iter()
        .filter(|person| person.attended.iter().any(|it| people.ceremony_of(it) == here))
        .map(|person| person.id)
        .collect();
    let judge = Judge::new(state, Some(campaign), on.max(campaign.opened.opens));
    let in_service = people.iter().filter(|person| person.stays().in_service(on));
    let away = in_service.filter(|person| !there.contains(&person.id));
    let asked = away.map(|person| judge.judge(person));
    let asked = asked.filter(|status| status.pact != PactState::NotRequired);
    let absent = asked.map(|status| Absent {
        nip: status.nip(),
        nik: status.nik(),
        agency: status.agency,
        unit: status.unit,
        name: status.name,
        person: status.person,
    });
    let mut absent: Vec<_> = absent.collect();
    absent.sort_by(|a, b| {
        (&a.agency, &a.unit, &a.name, &a.person).cmp(&(&b.agency, &b.unit, &b.name, &b.person))
    });
    let (name, count) = (ceremony.name.clone(), absent.len());
    let said = message!("told-ceremony-absent", name, on, count);
    Ok(Output::new().line(said).list(List::new(columns(), absent)))
}

fn columns() -> Columns<Absent> {
    Columns::<Absent>::new()
        .column("agency", message!("column-agency"), |line| Cell::of(&line.agency))
        .spare(1)
        .column("unit", message!("column-unit"), |line| line.unit.as_str().into())
        .column("name", message!("column-name"), |line| line.name.as_str().into())
        .column("nip", message!("column-nip"), |line| Cell::nip(line.nip, line.nik))
        .whole()
        .column("nik", message!("column-nik"), |line| Cell::maybe(line.nik.as_ref()))
        .niks()
        .data("person", |line| Cell::of(&line.person))
}
