//! Checking a bundle: no ledger, no server, no secret.
//!
//! [`prove`] shows what a bundle proves under the root of a checkpoint that somebody trusts, whose
//! signatures were judged before ([`crate::checkpoint`]). [`Proven::replay`] then lets the ledger's
//! own rules say what the proven entries come to: what `admit` refuses has no effect here either.

mod names;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::accept::{Arrival, Body, NotAccepted, accept};
use crate::bundle::{Bundle, List, Listed};
use crate::checkpoint::Checkpoint;
use crate::directory::patricia::{self, ProofError};
use crate::directory::{DirectoryError, ListOf, Roots};
use crate::entry::{ChainError, LEAF_BYTES, Leaf};
use crate::event::{Event, EventError, Fact, LedgerFact, PersonFact, Topic};
use crate::finding::{Cause, Finding};
use crate::keys::EntryKey;
use crate::replay::Opened;
use crate::seal::{Place, SealError, kind_of, unseal};
use crate::sign::SignedEvent;
use crate::state::State;
use crate::tree::{Sized, leaf_hash, root_of_inclusion};
use crate::value::{Base64, Digest, Identifier, LedgerId, PersonId, Seq, TreeHash};

pub use names::NameWrong;

/// What a bundle proves.
#[derive(Debug)]
pub struct Proven {
    /// The ledger.
    pub ledger: LedgerId,
    /// How many entries the checkpoint covers; the lists hold all of theirs but the last.
    pub size: u64,
    /// Whose and what lists are there, complete.
    pub lists: Vec<ListOf>,
    /// Their entries.
    pub entries: BTreeMap<Seq, Opened>,
    /// What the checkpoint's directory entry says.
    pub roots: Roots,
    /// Whose record is the only one that holds a number; `None` where no record does.
    pub names: BTreeMap<Identifier, Option<PersonId>>,
}

/// Checks that everything in a bundle leads to the root of its checkpoint, and that its lists are
/// complete.
///
/// # Errors
/// The first thing that is not proven.
pub fn prove(bundle: &Bundle, checkpoint: &Checkpoint) -> Result<Proven, CheckError> {
    let (origin, checkpoint) = (&*checkpoint.origin, checkpoint.tree);
    let size = checkpoint.size;
    let last = Seq::new(size).before().ok_or(CheckError::Empty)?;
    let leaf = included(&bundle.directory, checkpoint)?;
    if leaf.seq != last {
        return Err(CheckError::NotLast(leaf.seq));
    }
    if bundle.directory.key.is_some() {
        return Err(CheckError::Entry { entry: last, wrong: Wrong::Key });
    }
    let roots = Roots::from_body(&bundle.directory.body.0, last)?;
    let (lists, entries, names) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut proven = Proven { ledger: bundle.ledger, size, lists, entries, roots, names };
    for list in &bundle.lists {
        proven.list(list, checkpoint, &roots.lists)?;
    }
    for (place, name) in bundle.names.iter().enumerate() {
        proven.name(name).map_err(|wrong| CheckError::Name { place, wrong })?;
    }
    let missing = NEEDED.iter().find(|topic| !proven.lists.contains(&ListOf::Topic(**topic)));
    if let Some(topic) = missing {
        return Err(CheckError::NoTopic(*topic));
    }
    if let Some(person) = proven.merged().find(|person| !proven.people().any(|id| id == *person)) {
        return Err(CheckError::NoRecord(person));
    }
    let first = proven.entries.get(&Seq::FIRST).ok_or(CheckError::OtherLedger)?;
    match &first.event.fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created))
            if *created.origin == *origin && LedgerId::of(&first.signed.event) == bundle.ledger =>
        {
            Ok(proven)
        }
        Fact::Ledger(_)
        | Fact::Officer(_)
        | Fact::Rules(_)
        | Fact::Person(_)
        | Fact::Campaign(_)
        | Fact::Pact(_)
        | Fact::Case(_) => Err(CheckError::OtherLedger),
    }
}

impl Proven {
    fn list(&mut self, list: &List, checkpoint: Sized, root: &TreeHash) -> Result<(), CheckError> {
        let of = list.of().ok_or(CheckError::NoList)?;
        if self.lists.contains(&of) {
            return Err(CheckError::ListTwice(of));
        }
        let mut hash = of.start(&self.ledger);
        let mut before = None;
        for listed in &list.entries {
            let leaf = included(listed, checkpoint)?;
            let wrong = |wrong| CheckError::Entry { entry: leaf.seq, wrong };
            if leaf.seq.size() >= checkpoint.size {
                return Err(wrong(Wrong::Beyond));
            }
            if before >= Some(leaf.seq) {
                return Err(wrong(Wrong::Order));
            }
            if ListOf::body(&listed.body.0) != Some(of) {
                return Err(wrong(Wrong::OtherList));
            }
            before = Some(leaf.seq);
            hash = hash.with(&leaf);
            let opened = open(listed, leaf).map_err(wrong)?;
            if self.entries.insert(leaf.seq, opened).is_some() {
                return Err(wrong(Wrong::Twice));
            }
        }
        let label = of.label(&self.ledger);
        let proof = &list.proof.0;
        patricia::verify(root, label.as_bytes(), Some(hash.as_bytes()), proof)
            .map_err(|source| CheckError::Incomplete { list: of, source })?;
        self.lists.push(of);
        Ok(())
    }

    /// The people whose lists are there.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.lists.iter().filter_map(|list| match list {
            ListOf::Person(person) => Some(*person),
            ListOf::Topic(_) => None,
        })
    }

    /// The records that belong to somebody of the bundle.
    fn merged(&self) -> impl Iterator<Item = PersonId> {
        self.entries.values().filter_map(|opened| {
            let Fact::Person(PersonFact::PersonMerged(merged)) = &opened.event.fact else {
                return None;
            };
            Some(merged.merged)
        })
    }

    /// What the entries come to by the ledger's own rules, and what is wrong with them. Rules about
    /// several people, such as that a number belongs to one, see those of the bundle alone.
    pub fn replay(&self) -> (State, Vec<Finding>) {
        let mut state = State::default();
        let mut findings = Vec::new();
        for opened in self.entries.values() {
            if let Err(cause) = self.follow(&mut state, opened) {
                findings.push(Finding::new(opened.leaf.seq, cause));
            }
        }
        (state, findings)
    }

    fn follow(&self, state: &mut State, opened: &Opened) -> Result<(), Cause> {
        let Opened { leaf, sealed_for, signed, event } = opened;
        let arrival = Arrival {
            place: Place { seq: leaf.seq, recorded_at: leaf.recorded_at },
            author: &signed.author,
            bytes: &signed.event,
            event: event.clone(),
            hash: state.hash_of(&event.id),
            body: Body::For(*sealed_for),
        };
        let is_known = |entry: Seq, event: &Event, bytes: &[u8]| {
            let earlier = self.entries.get(&entry).filter(|earlier| earlier.event.id == event.id);
            Ok::<_, std::convert::Infallible>(earlier.map(|earlier| earlier.signed.event == bytes))
        };
        // A wrong signature is told before a missing right, as an audit would have both.
        let mut after = state.clone();
        let accepted = accept(&mut after, arrival, is_known);
        let key = after.public_key(&signed.author).ok_or(Cause::UnknownAuthor)?;
        signed.verify(&self.ledger, &key)?;
        match accepted {
            Ok(_) => {
                after.jump(&opened.leaf);
                *state = after;
                Ok(())
            }
            Err(NotAccepted::Early) => Err(Cause::RecordedAt(leaf.recorded_at)),
            Err(NotAccepted::Known { entry, .. }) => Err(Cause::Duplicate(entry)),
            Err(NotAccepted::Refused(refusal)) => Err(refusal.into()),
            Err(NotAccepted::Subject) => Err(Cause::SealedForAnother),
            Err(NotAccepted::Failed(never)) => match never {},
        }
    }
}

/// The leaf, which leads to the checkpoint's root and names the body.
fn included(listed: &Listed, checkpoint: Sized) -> Result<Leaf, CheckError> {
    let bytes: &[u8; LEAF_BYTES] =
        listed.leaf.0.as_slice().try_into().map_err(|_| CheckError::LeafLength)?;
    let leaf = Leaf::from_bytes(bytes)?;
    let entry = leaf.seq;
    let wrong = |wrong| CheckError::Entry { entry, wrong };
    let hash = |step: &Base64| step.0.as_slice().try_into().ok().map(TreeHash::from_bytes);
    let path: Option<Vec<TreeHash>> = listed.path.iter().map(hash).collect();
    let path = path.ok_or(wrong(Wrong::Path))?;
    let root = root_of_inclusion(leaf_hash(bytes), entry.number(), checkpoint.size, &path);
    if root != Some(checkpoint.root) {
        return Err(wrong(Wrong::Path));
    }
    if Digest::of(&listed.body.0) != leaf.body_hash {
        return Err(wrong(Wrong::BodyHash));
    }
    Ok(leaf)
}

fn open(listed: &Listed, leaf: Leaf) -> Result<Opened, Wrong> {
    let sealed_for = kind_of(&listed.body.0)?.subject();
    if sealed_for.is_some() != listed.key.is_some() {
        return Err(Wrong::Key);
    }
    let key = listed.key.map(EntryKey::from);
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    let signed: SignedEvent = unseal(listed.body.0.clone(), key.as_ref(), place)?;
    let event = Event::from_bytes(&signed.event)?;
    Ok(Opened { leaf, sealed_for, signed, event })
}

/// Whether an earlier bundle says of each list that both have the beginning of what this one says:
/// nothing that was shown before is gone.
///
/// # Errors
/// The list that lost something.
pub fn continues(old: &Proven, new: &Proven) -> Result<(), CheckError> {
    let entries = |proven: &Proven, list: ListOf| {
        let of = proven.entries.values().filter(move |opened| match list {
            ListOf::Person(person) => opened.sealed_for == Some(person),
            ListOf::Topic(topic) => {
                opened.event.fact.subject() == crate::event::Subject::Public(topic)
            }
        });
        of.map(|opened| opened.leaf).collect::<Vec<_>>()
    };
    for list in old.lists.iter().filter(|list| new.lists.contains(list)) {
        if !entries(new, *list).starts_with(&entries(old, *list)) {
            return Err(CheckError::Lost(*list));
        }
    }
    Ok(())
}

/// Why a bundle does not prove what it says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum CheckError {
    /// What ends the checkpoint is no directory entry.
    Directory(#[from] DirectoryError),
    /// The checkpoint covers nothing.
    Empty,
    /// An entry is not what the checkpoint covers.
    Entry {
        /// Which.
        entry: Seq,
        /// What is wrong.
        wrong: Wrong,
    },
    /// The entries of a list are not all, or not those, of the list that the directory names.
    Incomplete {
        /// The list.
        list: ListOf,
        /// What the proof lacks.
        source: ProofError,
    },
    /// A leaf is none.
    Leaf(#[from] ChainError),
    /// A leaf has another number of bytes.
    LeafLength,
    /// A list is there twice.
    ListTwice(ListOf),
    /// A list does not continue what an earlier bundle showed of it.
    Lost(ListOf),
    /// What shows who holds a number does not.
    Name {
        /// Which of the numbers, from 0.
        place: usize,
        /// What is wrong.
        wrong: NameWrong,
    },
    /// The entries give a number to another record than the directory does.
    NameOfAnother,
    /// A list is of no person and no topic, or of both.
    NoList,
    /// The list of a record is not there that was merged with the person's.
    NoRecord(PersonId),
    /// A list by which everybody is judged is not there.
    NoTopic(Topic),
    /// The directory entry is not the checkpoint's last.
    NotLast(Seq),
    /// The first entry is another ledger's than bundle and checkpoint name, or not there.
    OtherLedger,
}

/// What is wrong with an entry of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It stands where the checkpoint does not reach, or is the directory entry.
    Beyond,
    /// The body is not the one that the leaf names.
    BodyHash,
    /// What is within is no event.
    Event(EventError),
    /// It has a key and is not sealed, or is sealed and has none.
    Key,
    /// It does not come after the one before.
    Order,
    /// It belongs to another list.
    OtherList,
    /// It does not lead to the checkpoint's root.
    Path,
    /// The body does not open.
    Seal(SealError),
    /// It is there twice.
    Twice,
}

impl From<EventError> for Wrong {
    fn from(error: EventError) -> Self {
        Self::Event(error)
    }
}

impl From<SealError> for Wrong {
    fn from(error: SealError) -> Self {
        Self::Seal(error)
    }
}

/// The lists without which nobody can be judged.
const NEEDED: [Topic; 3] = [Topic::Officers, Topic::Rulebooks, Topic::Campaigns];
