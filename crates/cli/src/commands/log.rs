//! `ikrar log`: entries as they stand in the chain.

use clap::Args as ClapArgs;
use data_encoding::BASE64;
use ikrar_core::entry::Entry;
use ikrar_core::event::Event;
use ikrar_core::log::Log as _;
use ikrar_core::replay::Reading;
use ikrar_core::seal::{BodyKind, kind_of};
use ikrar_core::value::{Digest, Instant, KeyId, Link, Seq, Zone};
use ikrar_store::folder::FolderLedger;
use ikrar_words::{label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output, Source, Taken};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "SEQ", default_value_t)]
    from: Seq,
    #[arg(long, value_name = "SEQ")]
    to: Option<Seq>,
    #[arg(long)]
    open: bool,
}

/// An entry; `event` and `author` are shown for clear bodies, and for sealed ones on request.
#[derive(Debug, Serialize)]
struct Shown {
    entry: Seq,
    recorded_at: Instant,
    body: &'static str,
    /// The body's bytes in base64, to hash them with other people's tools.
    body_base64: String,
    body_hash: Digest,
    link: Link,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<KeyId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Event>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    session.ask(|ledger| entries(args, ledger))
}

fn entries(args: &Args, ledger: FolderLedger) -> Result<Output, CliError> {
    let Args { from, to, open } = *args;
    let end = ledger.state().head().next_seq();
    if from >= end {
        let last = end.before().unwrap_or_default();
        return Err(CliError::Usage(message!("usage-past-end", last)));
    }
    if to.is_some_and(|to| to < from) {
        return Err(CliError::Usage(message!("usage-backwards")));
    }
    if open {
        ledger.ready_keys()?;
    }
    let end = to.map_or(end, |to| end.min(to + 1));
    let zone = ledger.state().zone();
    Ok(Output::new().list(List::new(columns(zone), Entries { ledger, from, end, open })))
}

/// Entries, read as they are printed.
struct Entries {
    ledger: FolderLedger,
    from: Seq,
    end: Seq,
    open: bool,
}

impl Source<Shown> for Entries {
    fn each(
        self: Box<Self>,
        take: &mut dyn FnMut(Shown) -> Result<Taken, CliError>,
    ) -> Result<(), CliError> {
        let mut next = self.from;
        while let Some(left @ 1..) = self.end.since(next) {
            let page = usize::try_from(left).unwrap_or(PAGE_ENTRIES).min(PAGE_ENTRIES);
            let entries = self.ledger.log().read(next, page)?;
            next = next + page as u64;
            for entry in &entries {
                if take(self.shown(entry))? == Taken::Enough {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

impl Entries {
    fn shown(&self, entry: &Entry) -> Shown {
        let kind = kind_of(&entry.body);
        let sealed = matches!(kind, Ok(BodyKind::Sealed(_)));
        let hidden = sealed && !self.open;
        let opened = if hidden {
            None
        } else {
            self.ledger.open_entry(entry.clone()).ok().and_then(Reading::opened)
        };
        let (author, event) = opened.map(|opened| (opened.signed.author, opened.event)).unzip();
        Shown {
            entry: entry.leaf.seq,
            recorded_at: entry.leaf.recorded_at,
            body: match kind {
                Ok(BodyKind::Sealed(_)) => SEALED,
                Ok(BodyKind::Directory) => DIRECTORY,
                Ok(BodyKind::Clear) | Err(_) => "clear",
            },
            body_base64: BASE64.encode(&entry.body),
            body_hash: entry.leaf.body_hash,
            link: entry.leaf.link,
            author,
            event,
        }
    }
}

fn columns(zone: Zone) -> Columns<Shown> {
    Columns::<Shown>::new()
        .column("entry", message!("column-entry"), |item| Cell::of(&item.entry))
        .column("recorded_at", message!("column-recorded"), move |item| {
            Cell::time(item.recorded_at, zone)
        })
        .whole()
        .column("body", message!("column-body"), |item| match item.body {
            SEALED => Cell::said(SEALED, message!("label-body-sealed")),
            DIRECTORY => Cell::said(DIRECTORY, message!("label-body-directory")),
            clear => Cell::said(clear, message!("label-body-clear")),
        })
        .spare(1)
        .column("type", message!("column-event"), |item| {
            let name = item.event.as_ref().map_or("", |event| event.fact.name());
            label::fact(name).map_or_else(|| name.into(), |label| Cell::said(name, label))
        })
        .column("body_hash", message!("column-body-hash"), |item| {
            Cell::short(&item.body_hash, 16, "")
        })
        .spare(2)
        .column("link", message!("column-link"), |item| Cell::short(&item.link, 16, ""))
}

const PAGE_ENTRIES: usize = 4096;
const SEALED: &str = "sealed";
const DIRECTORY: &str = "directory";
