//! `ikrar campaign show`: a campaign, and who is asked.

use clap::Args as ClapArgs;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::CampaignCode;
use ikrar_words::message;

use super::asked::{Asked, AskedLine};
use crate::error::CliError;
use crate::render::{Cell, Columns, Line, List, Output};
use crate::session::{Session, campaign_or_open, day, no_campaign};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    code: Option<CampaignCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let none = || CliError::Usage(no_campaign(state));
    let campaign = campaign_or_open(state, args.code.as_ref())?.ok_or_else(none)?;
    let asked = Asked::of(campaign, state, day(None, state)?);
    ledger.refuse_forged_snapshot()?;
    let (count, people) = asked.totals();
    let total = asked.units.first().map(|first| {
        let unit = String::new();
        AskedLine { unit, asked: count, people, ..first.clone() }
    });
    let said = message!("told-campaign-asked", asked = count, people, on = asked.on);
    let units: Vec<_> = asked.units.clone();
    let output = facts(campaign).into_iter().fold(Output::new(), Output::line).line(said);
    let output = output.then(asked.unknown());
    Ok(output.list(List::new(columns(), units).with_total(total)))
}

fn facts(campaign: &Campaign) -> Vec<Line<'static>> {
    let Campaign { opened, closed_on, text_hash, .. } = campaign;
    let line = |label, said| Line::labelled(label, LABEL_WIDTH, said);
    let facts = [
        line(message!("column-campaign"), Cell::of(&opened.campaign)),
        line(message!("column-title"), Cell::of(&opened.title)),
        line(message!("column-election"), Cell::of(&opened.election)),
        line(message!("column-opens"), Cell::of(&opened.opens)),
        line(message!("column-due"), Cell::of(&opened.due)),
        line(message!("column-text-hash"), Cell::of(text_hash)),
    ];
    let closed = closed_on.map(|on| line(message!("column-closed"), Cell::of(&on)));
    facts.into_iter().chain(closed).collect()
}

fn columns() -> Columns<AskedLine> {
    Columns::<AskedLine>::new()
        .data("campaign", |line| Cell::of(&line.campaign))
        .column("agency", message!("column-agency"), |line| match line.unit.as_str() {
            "" => Cell::said("", message!("label-total")),
            _ => Cell::of(&line.agency),
        })
        .spare(1)
        .column("unit", message!("column-unit"), |line| line.unit.as_str().into())
        .column("asked", message!("column-asked"), |line| Cell::of(&line.asked))
        .counted()
        .column("people", message!("column-people"), |line| Cell::of(&line.people))
        .counted()
}

const LABEL_WIDTH: usize = 18;
