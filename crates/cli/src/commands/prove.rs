//! `ikrar prove`: what proves somebody's whole record, or that an entry is in the log, as of the
//! newest checkpoint.

mod entry;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::bundle::{Bundle, BundleError, Origin};
use ikrar_core::directory::{DirectoryInPlace, ListOf, Lists};
use ikrar_core::event::Topic;
use ikrar_core::log::Log as _;
use ikrar_core::seal::kind_of;
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{Identifier, LedgerId, Seq};
use ikrar_desk::files;
use ikrar_store::folder::FolderLedger;
use ikrar_store::publish::{Tiles, published};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::{Session, find_case, find_person, ledger_id};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    force: bool,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Written {
    ledger: LedgerId,
    /// How many entries the checkpoint covers.
    size: u64,
    /// How many entries are in the bundle.
    entries: usize,
    bytes: usize,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    session.ask(|ledger| prove(args, session, &ledger))
}

fn prove(args: &Args, session: &Session, ledger: &FolderLedger) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let public = folder.public();
    if let Some(seq) = entry::named(&args.person) {
        return entry::prove(args, ledger, &public, seq);
    }
    let state = ledger.state();
    let subject = Subject::find(state, &args.person)?;
    let (checkpoint, note) = published(&public)?.ok_or(BundleError::NoDirectory)?;
    let size = checkpoint.tree.size;
    let tiles = Tiles::of(&public, size);
    let make = |directory: &mut dyn Lists| -> Result<Bundle, CliError> {
        let lists = lists(ledger, &*directory, subject.person(), size)?;
        let origin = Origin {
            log: ledger.log(),
            keys: ledger.keys(),
            directory,
            checkpoint: (note.as_str().to_owned(), size),
            node: &mut |node| tiles.node(node).ok(),
        };
        Ok(origin.bundle(&lists)?)
    };
    if let Some(person) = subject.person() {
        ledger.ready_keys_for(&person.id)?;
    }
    let kept = folder.directory_file();
    let kept = kept.as_deref().and_then(DirectoryInPlace::open).filter(|kept| kept.size() == size);
    let bundle = match kept.map(|mut kept| make(&mut kept)) {
        Some(Ok(bundle)) => bundle,
        // What was kept may be damaged or of another log; what the log itself gives decides.
        Some(Err(_)) | None => make(&mut ledger.directory(None, size)?)?,
    };
    let entries = 1 + bundle.lists.iter().map(|list| list.entries.len()).sum::<usize>();
    let bundle = match ledger.names(folder.kept_names(ledger.keys()), size)? {
        Some(mut names) => bundle.with_names(&mut names, subject.numbers())?,
        None => bundle,
    };
    let text = serde_json::to_vec(&bundle).expect("a bundle has no maps");
    write(&args.file, args.force, &text)?;
    let written = Written { ledger: ledger_id(state)?, size, entries, bytes: text.len() };
    let said = message!("told-bundle", file = &args.file, entries = entries as u64, size);
    Ok(Output::new().one(&written, said))
}

/// Who or what is proven.
enum Subject<'a> {
    Person(&'a Person),
    /// That nobody has this number.
    Nobody(Identifier),
}

impl<'a> Subject<'a> {
    fn find(state: &'a State, text: &str) -> Result<Self, CliError> {
        let error = match find_person(state, text) {
            Ok(person) => return Ok(Self::Person(person)),
            Err(error) => error,
        };
        if let Ok(case) = find_case(state, text) {
            return Ok(Self::Person(find_person(state, &case.reported.person.to_string())?));
        }
        let number = Identifier::parse_lenient(text).ok();
        let free = number.filter(|number| state.people().find_identifier(number).is_none());
        free.map(Self::Nobody).ok_or(error)
    }

    fn person(&self) -> Option<&'a Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Nobody(_) => None,
        }
    }

    /// The numbers of which it is to be shown who holds them.
    fn numbers(&self) -> Vec<Identifier> {
        match self {
            Self::Person(person) => person.identifiers.iter().map(|held| held.identifier).collect(),
            Self::Nobody(number) => vec![*number],
        }
    }
}

/// The lists of a person, also those of other records of the same person, and of what everybody is
/// judged by, each with its entries before the checkpoint's last.
fn lists(
    ledger: &FolderLedger,
    directory: &dyn Lists,
    person: Option<&Person>,
    size: u64,
) -> Result<Vec<(ListOf, Vec<Seq>)>, CliError> {
    let mut lists: Vec<(ListOf, Vec<Seq>)> = Vec::new();
    let ids =
        person.into_iter().flat_map(|person| [&person.id].into_iter().chain(&person.other_ids));
    lists.extend(ids.map(|id| (ListOf::Person(*id), Vec::new())));
    let entries = person.map_or(&[][..], |person| &person.entries);
    for seq in entries.iter().filter(|seq| seq.size() < size) {
        let entry = ledger.log().read(*seq, 1)?.pop();
        let whose = entry.and_then(|entry| kind_of(&entry.body).ok()?.subject());
        let list = lists.iter_mut().find(|(list, _)| whose.map(ListOf::Person) == Some(*list));
        if let Some((_, entries)) = list {
            entries.push(*seq);
        }
    }
    let has_attended = person.is_some_and(|person| !person.attended.is_empty());
    let needed = Topic::ALL.iter().filter(|topic| **topic != Topic::Ceremonies || has_attended);
    for topic in needed {
        let entries = directory.entries(*topic).iter().filter(|seq| seq.size() < size);
        lists.push((ListOf::Topic(*topic), entries.copied().collect()));
    }
    Ok(lists)
}

/// Whoever has the bundle can open what is in it: it is its owner's alone.
fn write(file: &Path, force: bool, bytes: &[u8]) -> Result<(), CliError> {
    files::put(file, Some(0o600), force, random_bytes()?, |out| out.write_all(bytes)).map_err(
        |error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                CliError::Usage(message!("usage-file-exists", path = file))
            }
            _ => CliError::io(file, error),
        },
    )
}
