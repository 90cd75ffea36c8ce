//! `ikrar pact sign`: a pact signed with the own key, without the ledger.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::value::Date;
use ikrar_desk::offline::Exported;
use ikrar_words::{message, outside};

use crate::error::CliError;
use crate::given::{self, Target};
use crate::import::event_id;
use crate::render::Output;
use crate::session::{Session, now};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { campaign, on, yes, target } = args;
    target.check()?;
    let exported = Exported::read(campaign)?;
    let signed_on = match on {
        Some(on) => *on,
        None => now()?.date_in(exported.zone),
    };
    if !yes {
        ask(&exported, signed_on, session)?;
    }
    let signed = exported.sign(&session.author()?, signed_on, event_id()?);
    let signed = signed.map_err(|error| CliError::Rejected(error.into()))?;
    target.write(serde_json::to_string(&signed).expect("a line of texts can be written"))
}

/// Shows what is signed, and goes on only when the person says so: nobody signs unseen.
fn ask(exported: &Exported, on: Date, session: &Session) -> Result<(), CliError> {
    let Exported { campaign, title, due, text, .. } = exported;
    let above = session.tell(&message!("prompt-sign-above", title, campaign, due)).into_owned();
    let text = text.lines().map(outside::shown).collect::<Vec<_>>().join("\n");
    let question = session.tell(&message!("prompt-sign", on));
    if given::confirmed(&format!("{above}\n\n{text}\n\n{question}"))? {
        return Ok(());
    }
    Err(CliError::Refused(message!("refused-to-sign")))
}
