//! `ikrar report`: what is told to others, with what it rests on.

mod cases;
mod pacts;
mod page;

use clap::Subcommand;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    Pacts(pacts::Args),
    Cases(cases::Args),
}

pub(super) fn run(verb: &Report, session: &Session) -> Result<Output, CliError> {
    match verb {
        Report::Pacts(args) => pacts::run(args, session),
        Report::Cases(args) => cases::run(args, session),
    }
}
