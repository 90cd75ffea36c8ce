//! `ikrar person leave`: somebody is on leave for some time.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{LeaveGranted, LeaveKind};
use ikrar_core::state::State;
use ikrar_core::value::Date;
use ikrar_desk::acts::{self, Acts};

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::import::Whom;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    whom: Whom,
    #[arg(long, value_parser = word::<LeaveKind>(LeaveKind::NAMES), value_name = "KIND")]
    #[arg(required_unless_present = "table")]
    kind: Option<LeaveKind>,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    #[arg(long, value_name = "DATE", conflicts_with = "table")]
    back_on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, kind, from, back_on } = args;
    let (Some(person), Some(leave)) = (whom.one(), *kind) else {
        let acts = |_: &State| Ok(Acts::OnLeave { kind: *kind });
        return whom.record(session, acts::open_from, *from, acts);
    };
    record(session, person, |state, known| {
        let person = known.id;
        let (from, until) = (day(*from, state)?, *back_on);
        Ok(vec![Fact::from(LeaveGranted { person, leave, from, until })])
    })
}
