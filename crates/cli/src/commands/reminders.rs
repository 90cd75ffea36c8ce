//! `ikrar reminders`: who has not signed, unit by unit, and how many days are left.

mod per_unit;

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::status::{Judge, PactState};
use ikrar_core::value::{AgencyCode, CampaignCode, Date, Identifier, PersonId};
use ikrar_desk::units::Units;
use ikrar_words::{Say as _, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};
use crate::session::{Session, campaign_or_open, day, no_campaign};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "TEXT")]
    unit: Vec<String>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_name = "FILE|DIR")]
    per_unit: Option<PathBuf>,
}

/// Somebody in service who is asked and has not signed.
#[derive(Debug, Serialize)]
struct Reminder {
    campaign: CampaignCode,
    agency: AgencyCode,
    unit: String,
    name: String,
    /// NIP or NI PPPK.
    nip: Option<Identifier>,
    nik: Option<Identifier>,
    person: PersonId,
    pact: PactState,
    due: Date,
    /// Below nothing where the due date is past.
    days_left: i32,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { campaign, unit, agency, as_of, per_unit } = args;
    let ledger = session.read()?;
    let state = ledger.state();
    let none = || CliError::Usage(no_campaign(state));
    let campaign = campaign_or_open(state, campaign.as_ref())?.ok_or_else(none)?;
    let (people, as_of, opened) = (state.people(), day(*as_of, state)?, &campaign.opened);
    let units = Units::of(state, as_of);
    agency.iter().try_for_each(|agency| units.agency(agency))?;
    let spellings = units.all_spellings(unit)?;
    let judge = Judge::new(state, Some(campaign), as_of);
    let days_left = opened.due.to_epoch_days().saturating_sub(as_of.to_epoch_days());
    let wanted = people.iter().filter(|person| {
        let held = person.profile_on(as_of);
        person.stays().in_service(as_of)
            && (spellings.is_empty() || spellings.contains(people.unit(held)))
            && agency.as_ref().is_none_or(|agency| people.agency(held) == *agency)
    });
    let open = wanted
        .map(|person| judge.judge(person))
        .filter(|status| matches!(status.pact, PactState::Pending | PactState::Overdue));
    let reminders = open.map(|status| Reminder {
        campaign: opened.campaign.clone(),
        nip: status.nip(),
        nik: status.nik(),
        agency: status.agency,
        unit: status.unit,
        name: status.name,
        person: status.person,
        pact: status.pact,
        due: opened.due,
        days_left,
    });
    let mut reminders: Vec<_> = reminders.collect();
    ledger.refuse_forged_snapshot()?;
    reminders.sort_by(|a, b| {
        (&a.agency, &a.unit, &a.name, &a.person).cmp(&(&b.agency, &b.unit, &b.name, &b.person))
    });
    let (code, title, due) = (opened.campaign.clone(), opened.title.clone(), opened.due);
    let said = message!("told-judged", code = code.clone(), title = title.clone(), as_of);
    let output = Output::new().line(said);
    let count = reminders.len();
    let output = match count {
        0 => output.line(message!("told-all-signed")),
        _ if days_left < 0 => output.line(message!(
            "told-reminders-late",
            count,
            due,
            days = days_left.unsigned_abs()
        )),
        _ => output.line(message!("told-reminders", count, due, days = days_left.unsigned_abs())),
    };
    match per_unit {
        Some(target) if count > 0 => {
            let above = session.tell(&message!("told-judged", code, title, as_of)).into_owned();
            Ok(output.before(per_unit::write(target, &above, &reminders, session.lang)?))
        }
        _ => Ok(output.list(List::new(columns(), reminders))),
    }
}

fn columns() -> Columns<Reminder> {
    Columns::<Reminder>::new()
        .data("campaign", |line| Cell::of(&line.campaign))
        .column("agency", message!("column-agency"), |line| Cell::of(&line.agency))
        .spare(2)
        .column("unit", message!("column-unit"), |line| line.unit.as_str().into())
        .column("name", message!("column-name"), |line| line.name.as_str().into())
        .column("nip", message!("column-nip"), |line| Cell::nip(line.nip, line.nik))
        .whole()
        .column("nik", message!("column-nik"), |line| Cell::maybe(line.nik.as_ref()))
        .niks()
        .data("person", |line| Cell::of(&line.person))
        .column("pact", message!("column-pact"), |line| {
            Cell::said(line.pact.name(), line.pact.say())
        })
        .spare(3)
        .column("due", message!("column-due"), |line| Cell::of(&line.due))
        .spare(1)
        .column("days_left", message!("column-days-left"), |line| Cell::of(&line.days_left))
        .counted()
}
