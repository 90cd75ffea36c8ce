//! `ikrar backup`: a copy of the ledger up to one head, while anybody records.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::value::{LedgerId, Link};
use ikrar_store::backup::Contents;
use ikrar_words::{Message, message};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::error::CliError;
use crate::passphrase::Passphrase;
use crate::progress::Progress;
use crate::render::{Line, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    target: PathBuf,
    #[arg(long)]
    with_keys: bool,
}

/// What was written; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Written<'a> {
    ledger: LedgerId,
    size: u64,
    link: Link,
    path: &'a Path,
    keys: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { target, with_keys } = args;
    let folder = session.folder()?;
    // Which ledger it is is said before anybody is asked for a passphrase.
    folder.marker()?;
    let passphrase = with_keys.then(|| new_passphrase(session)).transpose()?;
    let bar = Progress::new(&session.tell(&message!("work-copying")), 0, session.quiet);
    let secret = passphrase.as_ref().map(|passphrase| passphrase.as_str());
    let held = folder.back_up(target, secret, &|done, size| bar.set_of(done, size))?;
    drop(bar);
    let (size, link) = (held.head.size, held.head.link);
    let said = message!("told-backup", path = target, size, link);
    let keys =
        if held.keys { message!("told-backup-keys") } else { message!("told-backup-no-keys") };
    Ok(written(target, held, [said, keys]))
}

fn new_passphrase(session: &Session) -> Result<Zeroizing<String>, CliError> {
    let prompts = [message!("prompt-backup"), message!("prompt-again")];
    let [first, again] = prompts.map(|prompt| session.tell(&prompt));
    let if_empty = message!("usage-passphrase-empty-backup");
    Passphrase::BACKUP.choose([&first, &again], if_empty)
}

/// What is in a backup, or came out of one.
pub(super) fn written(
    path: &Path,
    held: Contents,
    said: impl IntoIterator<Item = Message<'static>>,
) -> Output {
    let Contents { ledger, head, keys, .. } = held;
    let written = Written { ledger, size: head.size, link: head.link, path, keys };
    Output::new().one_in_lines(&written, said.into_iter().map(Line::from))
}
