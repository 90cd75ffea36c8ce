//! `ikrar officer enroll`: a key gets a role.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::officer::OfficerEnrolled;
use ikrar_core::value::{Date, PublicLine, Role};
use ikrar_words::message;

use super::Recorded;
use crate::error::CliError;
use crate::given::word;
use crate::keys;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_parser = word::<Role>(Role::NAMES), value_name = "ROLE")]
    pub(crate) role: Role,
    #[arg(long, value_name = "TEXT")]
    pub(crate) office: PublicLine,
    #[arg(long, value_name = "FILE|HEX")]
    pub(crate) public_key: String,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { role, office, public_key, from } = args;
    let public_key = keys::parse_public(public_key)?;
    let ledger = session.write()?;
    let from = day(*from, ledger.state())?;
    let enrolled = OfficerEnrolled { public_key, role: *role, office: office.clone(), from };
    let entry = session.record_fact(ledger, &session.author()?, Fact::from(enrolled))?;
    let key_id = public_key.id();
    let key = format!("{key_id:.16}");
    let said =
        message!("told-officer-enrolled", entry, key, role = session.tell(role).into_owned());
    Ok(Output::new().one(&Recorded { entry, key_id }, said))
}
