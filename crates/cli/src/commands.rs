//! The commands: a file for each verb, in a folder for its noun, with its arguments, its work and
//! what it says. Nothing is printed here.

mod accept_restored;
pub(crate) mod agenda;
mod backup;
pub(crate) mod campaign;
pub(crate) mod case;
pub(crate) mod ceremony;
mod check;
mod checkpoint;
pub(crate) mod correct;
pub(crate) mod corrections;
pub(crate) mod doctor;
pub(crate) mod history;
mod holidays;
pub(crate) mod init;
pub(crate) mod key;
pub(crate) mod log;
mod log_key;
mod monitor;
pub(crate) mod officer;
pub(crate) mod pact;
pub(crate) mod person;
mod prove;
mod publish;
pub(crate) mod record;
pub(crate) mod reminders;
pub(crate) mod report;
pub(crate) mod restore;
pub(crate) mod roster;
pub(crate) mod rulebook;
pub(crate) mod status;
pub(crate) mod template;
pub(crate) mod unit;
pub(crate) mod verify;
mod witness;

use clap::Subcommand;
use ikrar_words::Message;
use serde::Serialize;

use crate::error::CliError;
use crate::import::Import;
use crate::render::{Columns, List, Output};
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(init::Args),
    #[command(subcommand)]
    Key(key::Key),
    #[command(subcommand)]
    Officer(officer::Officer),
    #[command(subcommand)]
    Roster(roster::Roster),
    Template(template::Args),
    #[command(subcommand)]
    Person(person::Person),
    #[command(subcommand)]
    Unit(unit::Unit),
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    #[command(subcommand)]
    Ceremony(ceremony::Ceremony),
    #[command(subcommand)]
    Pact(pact::Pact),
    #[command(subcommand)]
    Case(case::Case),
    Agenda(agenda::Args),
    #[command(subcommand)]
    Rulebook(rulebook::Rulebook),
    #[command(subcommand)]
    Holidays(holidays::Holidays),
    Correct(correct::Args),
    Corrections(corrections::Args),
    Reminders(reminders::Args),
    #[command(subcommand)]
    Report(report::Report),
    Status(status::Args),
    History(history::Args),
    Log(log::Args),
    Verify(verify::Args),
    Check(check::Args),
    Prove(prove::Args),
    #[command(subcommand)]
    LogKey(log_key::Verb),
    Checkpoint(checkpoint::Args),
    Publish(publish::Args),
    #[command(subcommand)]
    Witness(witness::Witness),
    Monitor(monitor::Args),
    Record(Import),
    Backup(backup::Args),
    Restore(restore::Args),
    AcceptRestored(accept_restored::Args),
    Doctor(doctor::Args),
}

/// A list, or that there is nothing in it.
pub(crate) fn listed<T: Serialize + 'static>(
    columns: Columns<T>,
    items: Vec<T>,
    nothing: Message<'static>,
) -> Output {
    let output = Output::new();
    let output = if items.is_empty() { output.line(nothing) } else { output };
    output.list(List::new(columns, items))
}

/// Runs a command: what it has to say, and how it ended.
pub(crate) fn run(command: &Command, session: &Session) -> Result<Output, CliError> {
    match command {
        Command::Init(args) => init::run(args, session),
        Command::Key(verb) => key::run(verb),
        Command::Officer(verb) => officer::run(verb, session),
        Command::Roster(verb) => roster::run(verb, session),
        Command::Template(args) => template::run(args),
        Command::Person(verb) => person::run(verb, session),
        Command::Unit(verb) => unit::run(verb, session),
        Command::Campaign(verb) => campaign::run(verb, session),
        Command::Ceremony(verb) => ceremony::run(verb, session),
        Command::Pact(verb) => pact::run(verb, session),
        Command::Case(verb) => case::run(verb, session),
        Command::Agenda(args) => agenda::run(args, session),
        Command::Rulebook(verb) => rulebook::run(verb, session),
        Command::Holidays(verb) => holidays::run(verb, session),
        Command::Correct(args) => correct::run(args, session),
        Command::Corrections(args) => corrections::run(args, session),
        Command::Reminders(args) => reminders::run(args, session),
        Command::Report(verb) => report::run(verb, session),
        Command::Status(args) => status::run(args, session),
        Command::History(args) => history::run(args, session),
        Command::Log(args) => log::run(args, session),
        Command::Verify(args) => verify::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Prove(args) => prove::run(args, session),
        Command::LogKey(verb) => log_key::run(verb, session),
        Command::Checkpoint(args) => checkpoint::run(args, session),
        Command::Publish(args) => publish::run(args, session),
        Command::Witness(verb) => witness::run(verb, session),
        Command::Monitor(args) => monitor::run(args),
        Command::Record(import) => record::run(import, session),
        Command::Backup(args) => backup::run(args, session),
        Command::Restore(args) => restore::run(args, session),
        Command::AcceptRestored(args) => accept_restored::run(args, session),
        Command::Doctor(args) => doctor::run(args, session),
    }
}
