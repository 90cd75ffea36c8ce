//! sled itself: what its keys and values are, and the thread that alone calls it.
//!
//! Keys of the one tree: `h` for the head, and `c` with the big-endian number of the first entry
//! for a run of up to 700 entries of one segment: 28,000 bytes at most, since what is larger than
//! 32 KiB goes into files that sled never flushes.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::sleep;
use std::time::Duration;

use ikrar_core::entry::Head;
use ikrar_core::value::{Link, Seq};

use super::Located;
use crate::disk::{Disk, OsDisk};
use crate::sled_panics::run;

/// What the thread is asked to do. Each job has one answer.
#[derive(Debug)]
pub(super) enum Job {
    Extend { from: Head, to: Head, entries: Vec<Located> },
    Find(Seq),
    Close,
}

/// What the thread answers; the head comes first, unasked.
#[derive(Debug)]
pub(super) enum Reply {
    Head(Head),
    Extended,
    Found(Option<Located>),
    Closed,
    Failed,
}

/// Opens the chain and does jobs until it is closed or fails.
pub(super) fn work(folder: &Path, jobs: &Receiver<Job>, answers: &Sender<Reply>) {
    // Nobody listens any more when an answer cannot be given.
    if serve(folder, jobs, answers).is_none() {
        answers.send(Reply::Failed).ok();
    }
}

fn serve(folder: &Path, jobs: &Receiver<Job>, answers: &Sender<Reply>) -> Option<()> {
    // sled makes its files as the umask has it; they are nobody else's either.
    OsDisk.create_folder(folder).ok();
    let db = open(folder)?;
    close_to_others(folder).ok();
    let tree = run(|| db.open_tree(TREE))?;
    let head = match run(|| tree.get(HEAD_KEY))? {
        Some(bytes) => decode_head(&bytes)?,
        None => Head::default(),
    };
    answers.send(Reply::Head(head)).ok()?;
    for job in jobs {
        match job {
            Job::Extend { from, to, entries } => {
                extend(&tree, from, to, &entries)?;
                answers.send(Reply::Extended).ok()?;
            }
            Job::Find(seq) => {
                let before =
                    run(|| tree.range(run_key(Seq::FIRST)..=run_key(seq)).next_back().transpose())?;
                let found = before.and_then(|(key, value)| located(&key, &value, seq));
                answers.send(Reply::Found(found)).ok()?;
            }
            Job::Close => {
                run(|| db.flush())?;
                run(move || {
                    drop((tree, db));
                    Ok(())
                })?;
                close_to_others(folder).ok();
                return answers.send(Reply::Closed).ok();
            }
        }
    }
    run(move || {
        drop((tree, db));
        Ok(())
    })
}

fn open(folder: &Path) -> Option<sled::Db> {
    let config = sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE_BYTES)
        .segment_size(SEGMENT_BYTES)
        .flush_every_ms(None);
    // The lock is held for a moment after closing (spacejam/sled #1289).
    (0..OPEN_TRIES).find_map(|number| {
        sleep(OPEN_PAUSE * u32::from(number > 0));
        run(|| config.open())
    })
}

/// Gives everything in a folder to its owner alone, whatever the umask is.
fn close_to_others(folder: &Path) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let (path, is_folder) =
            item.and_then(|item| Ok((item.path(), item.file_type()?.is_dir())))?;
        let mode = if is_folder { 0o700 } else { 0o600 };
        fs::set_permissions(&path, Permissions::from_mode(mode))?;
        if is_folder {
            close_to_others(&path)?;
        }
    }
    Ok(())
}

fn extend(tree: &sled::Tree, from: Head, to: Head, entries: &[Located]) -> Option<()> {
    let mut first = from.next_seq();
    let same = |a: &Located, b: &Located| a.segment == b.segment;
    for entries in entries.chunk_by(same).flat_map(|all| all.chunks(RUN_ENTRIES)) {
        run(|| tree.insert(run_key(first), encode_run(entries)))?;
        first = first + entries.len() as u64;
    }
    // The head is compared and moved in one step, after what it covers.
    let old = (from.size > 0).then(|| encode_head(from));
    run(|| tree.compare_and_swap(HEAD_KEY, old, Some(encode_head(to))))?.ok()
}

/// The entry of this number in a run.
fn located(key: &[u8], value: &[u8], seq: Seq) -> Option<Located> {
    let first = key.strip_prefix(&[RUN]).and_then(|key| key.try_into().ok());
    let first = first.map(u64::from_be_bytes).map(Seq::new)?;
    let offset = usize::try_from(seq.since(first)?).ok()?;
    let (segment, entries) = value.split_first_chunk::<8>()?;
    let bytes = entries.as_chunks::<ENTRY_BYTES>().0.get(offset)?;
    let (link, place) = bytes.split_first_chunk::<32>()?;
    let place = u64::from_be_bytes(place.try_into().ok()?);
    Some(Located { link: Link::from_bytes(*link), segment: u64::from_be_bytes(*segment), place })
}

fn run_key(first: Seq) -> [u8; 9] {
    let mut key = [RUN; 9];
    let (_, rest) = key.split_at_mut(1);
    rest.copy_from_slice(&first.number().to_be_bytes());
    key
}

fn encode_run(entries: &[Located]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + ENTRY_BYTES * entries.len());
    let segment = entries.first().map_or(0, |entry| entry.segment);
    bytes.extend_from_slice(&segment.to_be_bytes());
    for entry in entries {
        bytes.extend_from_slice(entry.link.as_bytes());
        bytes.extend_from_slice(&entry.place.to_be_bytes());
    }
    bytes
}

fn encode_head(head: Head) -> Vec<u8> {
    [head.size.to_be_bytes().as_slice(), head.link.as_bytes()].concat()
}

fn decode_head(bytes: &[u8]) -> Option<Head> {
    let (size, link) = bytes.split_first_chunk::<8>()?;
    let link = Link::from_bytes(link.try_into().ok()?);
    Some(Head { size: u64::from_be_bytes(*size), link })
}

/// A run holds at most so many entries.
const RUN_ENTRIES: usize = 700;
/// A link and a place.
const ENTRY_BYTES: usize = 40;
/// How much sled may keep in memory, in bytes.
const CACHE_BYTES: u64 = 8 << 20;
/// sled's unit of allocation, in bytes.
const SEGMENT_BYTES: usize = 128 << 10;
const OPEN_TRIES: u8 = 20;
const OPEN_PAUSE: Duration = Duration::from_millis(50);
const TREE: &str = "chain";
const HEAD_KEY: &[u8] = b"h";
const RUN: u8 = b'c';
