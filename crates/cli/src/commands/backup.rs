//! `ikrar backup` and `ikrar restore`: a copy of the ledger up to one head, and the way back.

use std::path::Path;

use ikrar_core::value::{LedgerId, Link};
use ikrar_store::backup::{self, Held, Keys, holds_keys};
use ikrar_store::folder::Folder;
use ikrar_words::{message, outside};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::args::{Backup, Restore};
use crate::error::CliError;
use crate::lang::Pick;
use crate::passphrase::Passphrase;
use crate::progress::Progress;
use crate::render::Renderer;
use crate::session::Session;

/// What was written; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Written<'a> {
    ledger: LedgerId,
    size: u64,
    link: Link,
    path: &'a Path,
    keys: bool,
}

pub(super) fn run(
    args: &Backup,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let folder = session.folder()?;
    // Which ledger it is is said before anybody is asked for a passphrase.
    folder.marker()?;
    let passphrase = args.with_keys.then(|| new_passphrase(session)).transpose()?;
    let bar = Progress::new(session.words("menyalin entri", "copying entries"), 0, session.quiet);
    let secret = passphrase.as_ref().map(|passphrase| passphrase.as_str());
    let held = folder.back_up(&args.target, secret, &|done, size| bar.set_of(done, size))?;
    drop(bar);
    let path = outside::path(&args.target);
    let Held { head, .. } = held;
    let (size, link) = (head.size, head.link);
    let text = renderer.lang().pick(
        format!("Cadangan di {path}: {size} entri, rantai {link}"),
        format!("Backup in {path}: {size} entries, link {link}"),
    );
    let keys = if held.keys {
        session.words(
            "Penyimpanan kunci ada di dalamnya, tersegel dengan frasa sandi itu.",
            "The key ring is in it, sealed under that passphrase.",
        )
    } else {
        session.words(
            "Penyimpanan kunci tidak ada di dalamnya: isi tersegel tidak dapat dibaca dari \
             cadangan ini saja.",
            "The key ring is not in it: what is sealed cannot be read from this backup alone.",
        )
    };
    print(&args.target, held, &format!("{text}\n{keys}"), renderer)
}

pub(super) fn restore(
    args: &Restore,
    renderer: &mut Renderer<'_>,
    session: &Session,
) -> Result<u8, CliError> {
    let passphrase = match args.keys {
        None if !args.without_keys && holds_keys(&args.backup)? => {
            Some(Passphrase::BACKUP.read(prompt(session))?)
        }
        _ => None,
    };
    let keys = match (&args.keys, &passphrase) {
        (Some(folder), _) => Keys::Folder(folder),
        (None, Some(passphrase)) => Keys::Sealed(passphrase),
        (None, None) => Keys::Missing,
    };
    let bar =
        Progress::new(session.words("memulihkan entri", "restoring entries"), 0, session.quiet);
    let to = Folder::at(&args.to);
    let held = backup::restore(&args.backup, &to, keys, &|done, size| bar.set_of(done, size))?;
    drop(bar);
    let path = outside::path(&args.to);
    let Held { head, .. } = held;
    let (size, link) = (head.size, head.link);
    let mut text = renderer.lang().pick(
        format!(
            "Dipulihkan di {path}: {size} entri, rantai {link}\n\
             Bandingkan keduanya dengan yang dicatat di luar buku besar."
        ),
        format!(
            "Restored in {path}: {size} entries, link {link}\n\
             Compare both with what was noted outside the ledger."
        ),
    );
    if !held.keys {
        text.push('\n');
        text.push_str(session.words(
            "Penyimpanan kunci tidak ada: isi tersegel tidak dapat dibuka. Pulihkan lagi dengan \
             --keys FOLDER.",
            "There is no key ring: what is sealed cannot be opened. Restore again with \
             --keys FOLDER.",
        ));
    }
    print(&args.to, held, &text, renderer)
}

fn print(path: &Path, held: Held, text: &str, renderer: &mut Renderer<'_>) -> Result<u8, CliError> {
    let Held { ledger, head, keys, .. } = held;
    let written = Written { ledger, size: head.size, link: head.link, path, keys };
    renderer.one(&written, text)?;
    Ok(0)
}

fn new_passphrase(session: &Session) -> Result<Zeroizing<String>, CliError> {
    let again = session.words("Sekali lagi: ", "Once more: ");
    let if_empty = message!("usage-passphrase-empty-backup");
    Passphrase::BACKUP.choose([prompt(session), again], if_empty)
}

fn prompt(session: &Session) -> &'static str {
    session.words("Frasa sandi cadangan: ", "The backup's passphrase: ")
}
