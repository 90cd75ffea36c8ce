//! `ikrar correct`: an entry about somebody was a mistake, and counts no more.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::Corrected;
use ikrar_core::log::Log as _;
use ikrar_core::seal::kind_of;
use ikrar_core::value::{Line, PersonId, Seq};
use ikrar_store::folder::FolderLedger;
use ikrar_words::{Message, label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(value_name = "SEQ")]
    entry: Seq,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
}

/// What was recorded.
#[derive(Debug, Serialize)]
struct Recorded {
    entry: Seq,
    person: PersonId,
    corrected: Seq,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { entry: corrected, reason } = args;
    let author = session.author()?;
    let ledger = session.write()?;
    let (person, kind) = about(&ledger, *corrected)?;
    let people = ledger.state().people();
    let known = people.find(&person).map(|slot| people.get(slot));
    let newest = known.and_then(|known| known.profiles.iter().max_by_key(|held| held.entry));
    let name = newest.map_or_else(String::new, |held| people.name(held).to_owned());
    let fact = Fact::from(Corrected { person, entry: *corrected, reason: reason.clone() });
    let entry = session.record_fact(ledger, &author, fact)?;
    let said = message!("told-corrected", entry, corrected, kind, name);
    Ok(Output::new().one(&Recorded { entry, person, corrected: *corrected }, said))
}

/// Whom an entry is about, and what it says.
fn about(ledger: &FolderLedger, entry: Seq) -> Result<(PersonId, Message<'static>), CliError> {
    let next = ledger.state().head().next_seq();
    if entry >= next {
        let last = next.before().unwrap_or_default();
        return Err(CliError::Usage(message!("usage-past-end", last)));
    }
    let read = ledger.log().read(entry, 1)?.pop();
    let subject = read.as_ref().and_then(|read| kind_of(&read.body).ok()?.subject());
    let (Some(read), Some(person)) = (read, subject) else {
        return Err(CliError::Refused(message!("refused-about-everybody", entry)));
    };
    ledger.ready_keys()?;
    let opened = ledger.open_entry(read).ok().and_then(ikrar_core::replay::Reading::opened);
    let kind = opened.and_then(|opened| label::fact(opened.event.fact.name()));
    Ok((person, kind.unwrap_or(message!("label-fact-unopened"))))
}
