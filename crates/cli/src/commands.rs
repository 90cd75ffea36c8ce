//! The verbs, a file each.

mod backup;
mod campaign;
mod case;
mod doctor;
mod history;
mod init;
mod key;
mod log;
mod officer;
mod pact;
mod person;
mod record;
mod roster;
mod status;
mod verify;

use crate::args::Command;
use crate::demo;
use crate::error::CliError;
use crate::render::Renderer;
use crate::session::Session;

pub(crate) use status::print_summary;
pub(crate) use verify::{print as print_verified, verify_folder};

/// Runs a command; its exit code, unless it ended early.
pub(crate) fn run(
    command: Command,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    match command {
        Command::Init(args) => init::run(&args, session, renderer),
        Command::Key(args) => key::run(args, renderer),
        Command::Officer(args) => officer::run(args, session, renderer),
        Command::Roster(args) => roster::run(args, session, renderer),
        Command::Person(args) => person::run(args, session, renderer),
        Command::Campaign(args) => campaign::run(args, session, renderer),
        Command::Pact(args) => pact::run(args, session, renderer),
        Command::Case(args) => case::run(args, session, renderer),
        Command::Status(args) => status::run(&args, session, renderer),
        Command::History(args) => history::run(&args, session, renderer),
        Command::Log(args) => log::run(&args, session, renderer),
        Command::Verify => verify::run(session, renderer),
        Command::Backup(args) => backup::run(&args, session, renderer),
        Command::Restore(args) => backup::restore(&args, renderer, session),
        Command::Doctor(args) => doctor::run(&args, session, renderer),
        Command::Record(args) => record::run(&args, session, renderer),
        Command::Demo(args) => demo::run(&args, session, renderer),
    }
}
