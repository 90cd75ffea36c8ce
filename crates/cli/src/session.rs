//! What every command needs: the ledger's folder, the author's key, the language, the clock.

mod seen;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use ed25519_dalek::SigningKey;
use ikrar_core::event::{Event, Fact};
use ikrar_core::ledger::{LedgerError, Recorded, Recording};
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::state::cases::Case;
use ikrar_core::state::person::Person;
use ikrar_core::value::{
    CampaignCode, Date, EventId, Identifier, Instant, KeyId, LedgerId, PersonId, Seq,
};
use ikrar_desk::rows::{Incoming, Reading};
use ikrar_store::folder::{Folder, FolderError, FolderLedger};
use ikrar_store::keyring::random;
use ikrar_store::notice::Notice;
use ikrar_words::{Lang, Message, Say, Value, message};

use crate::codes;
use crate::error::CliError;
use crate::keys::{self, random_bytes};
use crate::progress::Progress;
use crate::render::Look;

/// What may be given to every command.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Global {
    #[arg(long, global = true, env = "IKRAR_LEDGER", value_name = "DIR")]
    ledger: Option<PathBuf>,
    #[arg(long, global = true, env = "IKRAR_KEY", value_name = "FILE")]
    key: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) look: Look,
    #[arg(long, global = true, value_parser = languages())]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true)]
    clock_is_right: bool,
}

/// Every language that has a catalogue.
fn languages() -> impl TypedValueParser<Value = Lang> {
    let names = PossibleValuesParser::new(Lang::all().map(Lang::name));
    names.map(|name| Lang::named(&name).expect("only names of languages are taken"))
}

/// One run of the program.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    folder: Option<PathBuf>,
    key: Option<PathBuf>,
    pub(crate) lang: Lang,
    pub(crate) quiet: bool,
    clock_is_right: bool,
    /// The user's folder of states; without one nothing is remembered of a ledger.
    states: Option<PathBuf>,
}

impl Session {
    pub(crate) fn new(global: &Global, lang: Lang) -> Self {
        let Global { ledger, key, look, clock_is_right, .. } = global;
        let (folder, key) = (ledger.clone(), key.clone());
        let (clock_is_right, states) = (*clock_is_right, seen::states());
        Self { folder, key, lang, quiet: look.quiet, clock_is_right, states }
    }

    /// The same program, another ledger and key.
    pub(crate) fn with(&self, folder: &Path, key: Option<&Path>) -> Self {
        let (folder, key) = (Some(folder.to_owned()), key.map(Path::to_owned));
        Self { folder, key, ..self.clone() }
    }

    /// The ledger's folder.
    pub(crate) fn folder(&self) -> Result<Folder, CliError> {
        let missing = || CliError::Usage(message!("usage-no-ledger"));
        Ok(Folder::at(self.folder.as_deref().ok_or_else(missing)?))
    }

    /// Opens the ledger for a question: nothing is written.
    pub(crate) fn read(&self) -> Result<FolderLedger, CliError> {
        let folder = self.folder()?;
        self.as_seen(&folder, || folder.read())
    }

    /// Asks a ledger what few of its entries answer, and reads of its snapshot only what that
    /// needs. Where a part was damaged, all of it is looked at, and the ledger asked again without.
    pub(crate) fn ask<T>(
        &self,
        question: impl Fn(FolderLedger) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        let folder = self.folder()?;
        let answer = |ledger: FolderLedger| {
            let state = ledger.shared_state();
            let answer = question(ledger);
            if state.is_intact() {
                answer
            } else {
                Err(FolderError::from(LedgerError::Snapshot).into())
            }
        };
        let glance = || self.as_seen(&folder, || folder.glance());
        match glance().and_then(answer) {
            Err(CliError::Folder(FolderError::Ledger(LedgerError::Snapshot))) => {
                answer(self.as_seen(&folder, || folder.read())?)
            }
            answered => answered,
        }
    }

    /// Opens the ledger for recording.
    pub(crate) fn write(&self) -> Result<FolderLedger, CliError> {
        let folder = self.folder()?;
        let ledger = self.as_seen(&folder, || folder.write())?;
        self.notify(&ledger.log().take_notices());
        Ok(ledger)
    }

    /// Tells what was put right, or could not be kept: one line each, beside the result.
    fn notify(&self, notices: &[Notice]) {
        let mut stderr = io::stderr().lock();
        for notice in notices {
            // Whoever does not read it has the result all the same.
            writeln!(stderr, "ikrar: {}", self.tell(notice)).ok();
        }
    }

    /// Reads the author's key.
    pub(crate) fn author(&self) -> Result<Author, CliError> {
        let missing = || CliError::Usage(message!("usage-no-key"));
        keys::author(self.key.as_deref().ok_or_else(missing)?)
    }

    /// Reads a private key that signs checkpoints, and says where it is.
    pub(crate) fn signing_key(&self) -> Result<(SigningKey, &Path), CliError> {
        let missing = || CliError::Usage(message!("usage-no-key"));
        let path = self.key.as_deref().ok_or_else(missing)?;
        Ok((keys::signing(path)?, path))
    }

    /// Records events as they come from rows that are read meanwhile.
    pub(crate) fn record(
        &self,
        ledger: &mut FolderLedger,
        events: Incoming,
        reading: &Reading,
        recording: Recording,
        work: &Message<'_>,
    ) -> Result<Recorded, CliError> {
        let bar = Progress::new(&self.tell(work), 0, self.quiet);
        let progress = |done: usize| bar.set_of(done as u64, reading.events());
        let (random, is_good) = (&mut |buffer: &mut [u8]| random(buffer), || reading.is_good());
        Ok(ledger.record_if(events, recording, random, &progress, &is_good)?)
    }

    /// How to record now.
    pub(crate) fn recording(&self, partial: bool) -> Result<Recording, CliError> {
        Ok(Recording { at: now()?, partial, clock_is_right: self.clock_is_right, dry_run: false })
    }

    /// Closes a ledger after recording, so that the next command opens it fast.
    pub(crate) fn close(&self, ledger: FolderLedger) -> Result<(), CliError> {
        self.close_with(ledger, None)
    }

    /// Whether somebody made sure of the clock.
    pub(crate) fn clock_is_right(&self) -> bool {
        self.clock_is_right
    }

    /// Signs one fact and records it; gives its entry's number.
    pub(crate) fn record_fact(
        &self,
        ledger: FolderLedger,
        author: &Author,
        fact: Fact,
    ) -> Result<Seq, CliError> {
        self.record_facts(ledger, author, vec![fact])
    }

    /// Signs facts and records all of them or none; gives the last entry's number.
    pub(crate) fn record_facts(
        &self,
        ledger: FolderLedger,
        author: &Author,
        facts: Vec<Fact>,
    ) -> Result<Seq, CliError> {
        self.record_then(ledger, author, facts, |_, last| last)
    }

    /// Signs facts and records all of them or none; gives what is then said of the state, which is
    /// told the last entry's number.
    pub(crate) fn record_then<T>(
        &self,
        mut ledger: FolderLedger,
        author: &Author,
        facts: Vec<Fact>,
        then: impl FnOnce(&State, Seq) -> T,
    ) -> Result<T, CliError> {
        let id = ledger_id(ledger.state())?;
        let sign = |fact| -> Result<SignedEvent, CliError> {
            let event = new_event(fact)?;
            let bytes = event.to_bytes().map_err(|error| CliError::Rejected(error.into()))?;
            Ok(author.sign(&id, bytes))
        };
        let signed: Vec<SignedEvent> = facts.into_iter().map(sign).collect::<Result<_, _>>()?;
        let recording = self.recording(false)?;
        let recorded = ledger.record(signed, recording, &mut |buffer| random(buffer), &|_| {})?;
        let last = ledger.state().head().next_seq().before().unwrap_or_default();
        let said = match recorded.rejected.into_iter().next() {
            Some((_, why)) => Err(codes::rejected(why, ledger.state(), self.lang)),
            None => Ok(then(ledger.state(), last)),
        };
        self.close(ledger)?;
        said
    }

    /// What is said, in the session's language.
    pub(crate) fn tell(&self, said: &(impl Say + ?Sized)) -> Cow<'static, str> {
        self.lang.tell(said)
    }
}

/// The machine's clock.
pub(crate) fn now() -> Result<Instant, CliError> {
    let millis = u64::try_from(chrono::Utc::now().timestamp_millis()).ok();
    millis
        .and_then(Instant::from_millis)
        .ok_or_else(|| CliError::Usage(message!("usage-clock-wrong")))
}

/// The day that was given, or today in the ledger's zone.
pub(crate) fn day(given: Option<Date>, state: &State) -> Result<Date, CliError> {
    given.map_or_else(|| Ok(now()?.date_in(state.zone())), Ok)
}

/// The id of an open ledger.
pub(crate) fn ledger_id(state: &State) -> Result<LedgerId, CliError> {
    let empty = || CliError::Usage(message!("usage-ledger-empty"));
    Ok(state.ledger().ok_or_else(empty)?.id)
}

/// An event with a new random id.
pub(crate) fn new_event(fact: Fact) -> Result<Event, CliError> {
    Ok(Event { id: EventId::from_bytes(random_bytes()?), fact })
}

/// The person whom a number, an id or the beginning of one on the command line means.
pub(crate) fn find_person<'a>(state: &'a State, text: &str) -> Result<&'a Person, CliError> {
    let people = state.people();
    let unknown = || CliError::Usage(message!("row-unknown-person"));
    if let Ok(person) = text.parse::<PersonId>() {
        return people.find(&person).map(|slot| people.get(slot)).ok_or_else(unknown);
    }
    let error = match Identifier::parse_lenient(text) {
        Ok(identifier) => {
            let slot = people.find_identifier(&identifier);
            return slot.map(|slot| people.get(slot)).ok_or_else(unknown);
        }
        Err(error) => error,
    };
    // A number with a slip in it is not the beginning of an id.
    let is_number = text.len() >= NUMBER_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    match Prefix::parse(text).filter(|_| !is_number) {
        Some(prefix) => {
            let slots = people.find_all(|id| prefix.fits(id.as_bytes()));
            only(slots).map(|slot| people.get(slot))
        }
        None => Err(CliError::NotAPerson(error)),
    }
}

/// The beginning of an id, or all of it: at least eight hexadecimal digits.
pub(crate) struct Prefix {
    digits: Vec<u8>,
}

impl Prefix {
    /// `None` for a text that is no beginning of an id.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digits: Option<Vec<u8>> = text.chars().map(digit).collect();
        digits.filter(|digits| digits.len() >= PREFIX_DIGITS).map(|digits| Self { digits })
    }

    /// Whether an id begins so.
    pub(crate) fn fits(&self, id: &[u8]) -> bool {
        let of_id = id.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        let count = self.digits.len();
        count <= 2 * id.len() && of_id.take(count).eq(self.digits.iter().copied())
    }
}

/// The only one of those whose ids begin so.
///
/// # Errors
/// When there is none, or more than one.
pub(crate) fn only<T>(found: impl IntoIterator<Item = T>) -> Result<T, CliError> {
    let mut found = found.into_iter();
    let first = found.next();
    match (first, found.count()) {
        (Some(only), 0) => Ok(only),
        (None, _) => Err(CliError::Usage(message!("usage-prefix-unknown"))),
        (Some(_), more) => Err(ambiguous(more + 1)),
    }
}

fn ambiguous(count: usize) -> CliError {
    CliError::Usage(message!("usage-prefix-ambiguous", count))
}

/// The case whose id is, or begins with, what stands on the command line.
pub(crate) fn find_case<'a>(state: &'a State, text: &str) -> Result<&'a Case, CliError> {
    let unknown = || CliError::Usage(message!("usage-case-unknown", case = text.to_owned()));
    let prefix = Prefix::parse(text).ok_or_else(unknown)?;
    match state.cases().find_all(|id| prefix.fits(id.as_bytes())).as_slice() {
        [] => Err(unknown()),
        [only] => Ok(only),
        found => Err(ambiguous(found.len())),
    }
}

/// The key of these whose id is, or begins with, what stands on the command line.
pub(crate) fn find_key<'a>(
    text: &str,
    keys: impl Iterator<Item = &'a KeyId>,
) -> Result<KeyId, CliError> {
    let prefix = Prefix::parse(text);
    let prefix = prefix.ok_or_else(|| CliError::Usage(message!("usage-prefix-short")))?;
    only(keys.filter(|key| prefix.fits(key.as_bytes()))).copied()
}

/// The campaign of this code.
pub(crate) fn find_campaign<'a>(
    state: &'a State,
    code: &CampaignCode,
) -> Result<&'a Campaign, CliError> {
    state.campaigns().get(code).ok_or_else(|| codes::unknown_campaign(state, code))
}

/// The campaign of this code; else the only one that is open, if there is one.
///
/// # Errors
/// When there is none of this code, or several are open and none was named.
pub(crate) fn campaign_or_open<'a>(
    state: &'a State,
    code: Option<&CampaignCode>,
) -> Result<Option<&'a Campaign>, CliError> {
    if let Some(code) = code {
        return find_campaign(state, code).map(Some);
    }
    let mut open = state.campaigns().open();
    let first = open.next();
    if open.next().is_none() {
        return Ok(first);
    }
    let codes = Value::any(state.campaigns().open().map(code_of));
    Err(CliError::Usage(message!("usage-campaigns-open", codes)))
}

/// That no campaign is open, and which were closed.
pub(crate) fn no_campaign(state: &State) -> Message<'static> {
    let mut closed = state.campaigns().iter().rev().map(code_of).peekable();
    if closed.peek().is_none() {
        return message!("told-no-campaign");
    }
    message!("told-no-open-campaign", codes = Value::any(closed.take(CAMPAIGNS_NAMED)))
}

fn code_of(campaign: &Campaign) -> String {
    campaign.opened.campaign.to_string()
}

/// The fewest digits by which an id is known.
const PREFIX_DIGITS: usize = 8;
/// From so many digits on, a text of digits alone is meant as a number of a person.
const NUMBER_DIGITS: usize = 14;
/// So many closed campaigns are named.
const CAMPAIGNS_NAMED: usize = 5;
