//! `ikrar case decide`: a decision. When it comes into force follows from its delivery.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::case::CaseDecided;
use ikrar_core::rulebook::{ACQUITTED, DECIDED};
use ikrar_core::value::{LineOrNothing, PositionClass};
use ikrar_words::message;

use super::step::{Office, document};
use super::{Ruling, record};
use crate::error::CliError;
use crate::given::{self, word};
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) ruling: Ruling,
    #[command(flatten)]
    pub(crate) official: Office,
    #[arg(long, value_parser = word::<PositionClass>(PositionClass::NAMES), value_name = "CLASS")]
    #[arg(conflicts_with = "table")]
    pub(crate) position: Option<PositionClass>,
    #[arg(long, value_name = "TEXT", default_value = "", conflicts_with = "table")]
    pub(crate) number: LineOrNothing,
    #[arg(long, value_name = "FILE", conflicts_with = "table")]
    pub(crate) document: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", default_value = "", conflicts_with = "table")]
    pub(crate) note: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { ruling, official, position, number, .. } = args;
    if let Some(recorded) = ruling.of_table(session, &[DECIDED, ACQUITTED]) {
        return recorded;
    }
    let missing = || CliError::Usage(message!("usage-no-office"));
    let official = official.official().ok_or_else(missing)?;
    let (document, note) = (document(args.document.as_ref())?, given::text("note", &args.note)?);
    let ledger = session.write()?;
    let (reported, outcome, decided_on) = ruling.resolve(ledger.state(), session.lang)?;
    let (case, person, number) = (reported.case, reported.person, number.clone());
    let position = *position;
    let decided = CaseDecided {
        case,
        person,
        outcome,
        decided_on,
        official,
        position,
        number,
        document,
        note,
    };
    record(session, ledger, Fact::from(decided), case)
}
