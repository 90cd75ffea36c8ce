//! The commands: a file for each verb, in a folder for its noun, with its arguments, its work and
//! what it says. Nothing is printed here.

pub(crate) mod backup;
pub(crate) mod campaign;
pub(crate) mod case;
pub(crate) mod doctor;
pub(crate) mod history;
pub(crate) mod init;
pub(crate) mod key;
pub(crate) mod log;
pub(crate) mod officer;
pub(crate) mod pact;
pub(crate) mod person;
pub(crate) mod record;
pub(crate) mod restore;
pub(crate) mod roster;
pub(crate) mod status;
pub(crate) mod verify;

use clap::Subcommand;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new ledger; the key becomes its first admin
    Init(init::Args),
    /// Private keys
    #[command(subcommand)]
    Key(key::Key),
    /// Who may write to the ledger
    #[command(subcommand)]
    Officer(officer::Officer),
    /// People, from a spreadsheet
    #[command(subcommand)]
    Roster(roster::Roster),
    /// People's own keys
    #[command(subcommand)]
    Person(person::Person),
    /// Signing campaigns
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    /// Integrity pacts
    #[command(subcommand)]
    Pact(pact::Pact),
    /// Violation cases
    #[command(subcommand)]
    Case(case::Case),
    /// Where people stand: pact, conduct, verdict and the reasons
    Status(status::Args),
    /// Every event about a person, in the order of recording
    History(history::Args),
    /// Entries of the log
    Log(log::Args),
    /// Check the whole ledger: chain, bodies, signatures, authority
    Verify,
    /// Record any events from a file of JSON lines
    Record(Import),
    /// Copy the ledger up to its head, while anybody records
    Backup(backup::Args),
    /// Make a new ledger folder from a backup
    Restore(restore::Args),
    /// Say what is there, what fits what, and what a crash left; changes nothing
    Doctor(doctor::Args),
}

/// Runs a command: what it has to say, and how it ended.
pub(crate) fn run(command: &Command, session: &Session) -> Result<Output, CliError> {
    match command {
        Command::Init(args) => init::run(args, session),
        Command::Key(verb) => key::run(verb),
        Command::Officer(verb) => officer::run(verb, session),
        Command::Roster(verb) => roster::run(verb, session),
        Command::Person(verb) => person::run(verb, session),
        Command::Campaign(verb) => campaign::run(verb, session),
        Command::Pact(verb) => pact::run(verb, session),
        Command::Case(verb) => case::run(verb, session),
        Command::Status(args) => status::run(args, session),
        Command::History(args) => history::run(args, session),
        Command::Log(args) => log::run(args, session),
        Command::Verify => verify::run(session),
        Command::Record(import) => record::run(import, session),
        Command::Backup(args) => backup::run(args, session),
        Command::Restore(args) => restore::run(args, session),
        Command::Doctor(args) => doctor::run(args, session),
    }
}
