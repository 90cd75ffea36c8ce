//! `ikrar log`: entries as they stand in the chain.

use data_encoding::BASE64;
use ikrar_core::entry::Entry;
use ikrar_core::event::Event;
use ikrar_core::log::Log as _;
use ikrar_core::seal::subject_of;
use ikrar_core::value::{Digest, Instant, KeyId, Link};
use ikrar_store::folder::FolderLedger;
use ikrar_words::message;
use serde::Serialize;

use crate::args::Log;
use crate::error::CliError;
use crate::lang::{self, Lang};
use crate::render::{Column, Renderer, column};
use crate::session::Session;

/// An entry; `event` and `author` are shown for clear bodies, and for sealed ones on request.
#[derive(Debug, Serialize)]
struct LogLine {
    entry: u64,
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

pub(super) fn run(
    args: &Log,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let ledger = session.read()?;
    let size = ledger.state().head().size;
    if args.from >= size {
        let last = size.saturating_sub(1);
        return Err(CliError::Usage(message!("usage-past-end", last)));
    }
    if args.to.is_some_and(|to| to < args.from) {
        return Err(CliError::Usage(message!("usage-backwards")));
    }
    let end = args.to.map_or(size, |to| to.saturating_add(1).min(size));
    let mut failure = None;
    let lines = pages(&ledger, args.from, end).map_while(|page| match page {
        Ok(entries) => Some(entries),
        Err(error) => {
            failure = Some(error);
            None
        }
    });
    let lines = lines.flatten().map(|entry| line(&ledger, &entry, args.open));
    let (lang, text) = (renderer.lang(), renderer.is_text());
    renderer.list(&COLUMNS, lines, |line| {
        let event = line.event.as_ref().map_or("", |event| event.fact.name());
        let short = |hash: String| if text { hash.chars().take(16).collect() } else { hash };
        let body = match (text, lang, line.body) {
            (true, Lang::ID, "sealed") => "tersegel",
            (true, Lang::ID, _) => "terbuka",
            (_, _, body) => body,
        };
        vec![
            line.entry.to_string(),
            line.recorded_at.to_string(),
            body.to_owned(),
            if text { lang::fact(event, lang).into_owned() } else { event.to_owned() },
            short(line.body_hash.to_string()),
            short(line.link.to_string()),
        ]
    })?;
    failure.map_or(Ok(0), Err)
}

fn pages(
    ledger: &FolderLedger,
    from: u64,
    end: u64,
) -> impl Iterator<Item = Result<Vec<Entry>, CliError>> {
    let mut next = from;
    std::iter::from_fn(move || {
        if next >= end {
            return None;
        }
        let max = usize::try_from(end - next).unwrap_or(PAGE_ENTRIES).min(PAGE_ENTRIES);
        let entries = ledger.log().read(next, max);
        next += max as u64;
        Some(entries.map_err(CliError::from))
    })
}

fn line(ledger: &FolderLedger, entry: &Entry, open: bool) -> LogLine {
    let sealed = subject_of(&entry.body).is_ok_and(|subject| subject.is_some());
    let opened = if sealed && !open { None } else { ledger.open_entry(entry.clone()).ok() };
    let (author, event) = opened.map(|opened| (opened.signed.author, opened.event)).unzip();
    LogLine {
        entry: entry.leaf.seq,
        recorded_at: entry.leaf.recorded_at,
        body: if sealed { "sealed" } else { "clear" },
        body_base64: BASE64.encode(&entry.body),
        body_hash: entry.leaf.body_hash,
        link: entry.leaf.link,
        author,
        event,
    }
}

const PAGE_ENTRIES: usize = 4096;
const COLUMNS: [Column; 6] = [
    column("entry", "entri", "entry"),
    column("recorded_at", "dicatat", "recorded"),
    column("body", "isi", "body"),
    column("type", "peristiwa", "event"),
    column("body_hash", "hash isi", "body hash"),
    column("link", "rantai", "link"),
];
