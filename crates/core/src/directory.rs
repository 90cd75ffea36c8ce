//! The directory: nothing left out about a person.
//!
//! Every entry but a directory entry belongs to one *list*: that of the person whom its body is
//! sealed for or, in clear, that of its [`Topic`]. Which one depends on the body alone, never on
//! whether the entry counts; so whoever holds the bodies, opened or not, can say what each list
//! holds. A list is a running hash over its leaves, in their order. All lists stand in one
//! [`patricia`] tree, each under a *label* that nobody can guess, and the root of that tree is
//! written into the log, in a *directory entry*, as the last entry before each checkpoint.
//!
//! So a checkpoint's signature covers the root, the root each list, and a list every entry about
//! somebody, up to the directory entry: whoever holds a person's entries and a proof that theirs is
//! the list of that label knows that there are no others. Formats: `docs/FORMATS.md`, section 13.

mod in_place;
mod kept;
pub mod names;
pub mod patricia;
mod together;

use std::collections::{BTreeMap, HashMap};

use thiserror::Error;

use crate::entry::{LEAF_BYTES, Leaf};
use crate::event::{Event, Subject, Topic};
use crate::macros::bytes;
use crate::seal::{BODY_VERSION, BodyKind, KIND_DIRECTORY, kind_of};
use crate::sign::SignedView;
use crate::tree::empty_root;
use crate::value::{HexError, LedgerId, PersonId, Seq, TreeHash};
use crate::vrf::PublicKey;
use names::NamesTree;
use patricia::Patricia;

pub use in_place::{DirectoryInPlace, Lists};

bytes! {
    /// Under what a list stands in the directory.
    Label[32], HexError: HexError
}

bytes! {
    /// A list: a running hash over the leaves of its entries.
    ListHash[32], HexError: HexError
}

/// Whose or what list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListOf {
    /// A person's.
    Person(PersonId),
    /// A topic's.
    Topic(Topic),
}

impl ListOf {
    /// The list to which a body's entry belongs. None has a directory entry, and what no reader of
    /// clear bodies can read.
    pub fn body(body: &[u8]) -> Option<Self> {
        match kind_of(body).ok()? {
            BodyKind::Sealed(person) => Some(Self::Person(person)),
            BodyKind::Directory => None,
            BodyKind::Clear => {
                let signed = SignedView::parse(body.get(2..)?).ok()?;
                match Event::from_bytes(signed.event).ok()?.fact.subject() {
                    Subject::Public(topic) => Some(Self::Topic(topic)),
                    Subject::Author | Subject::Person(_) => None,
                }
            }
        }
    }

    /// The list's label.
    pub fn label(&self, ledger: &LedgerId) -> Label {
        Label(self.derive(ledger, PERSON_LABEL_CONTEXT, TOPIC_LABEL_CONTEXT))
    }

    /// The list before its first entry.
    pub fn start(&self, ledger: &LedgerId) -> ListHash {
        ListHash(self.derive(ledger, PERSON_LIST_CONTEXT, TOPIC_LIST_CONTEXT))
    }

    fn derive(&self, ledger: &LedgerId, of_person: &str, of_topic: &str) -> [u8; 32] {
        let (context, whose): (_, &[u8]) = match self {
            Self::Person(person) => (of_person, person.as_bytes()),
            Self::Topic(topic) => (of_topic, topic.name().as_bytes()),
        };
        let mut hasher = blake3::Hasher::new_derive_key(context);
        hasher.update(ledger.as_bytes()).update(whose);
        *hasher.finalize().as_bytes()
    }
}

impl ListHash {
    /// The list with one more entry, of this leaf.
    #[must_use]
    pub fn with(&self, leaf: &Leaf) -> Self {
        Self(blake3::derive_key(LIST_CONTEXT, &self.covered(leaf)))
    }

    /// What the list with one more entry is the hash of.
    fn covered(&self, leaf: &Leaf) -> [u8; 32 + LEAF_BYTES] {
        let mut covered = [0; 32 + LEAF_BYTES];
        let (before, entry) = covered.split_at_mut(32);
        before.copy_from_slice(&self.0);
        entry.copy_from_slice(&leaf.to_bytes());
        covered
    }
}

/// What a directory entry says. It has no author: everything in it can be calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roots {
    /// Over all lists.
    pub lists: TreeHash,
    /// Over the numbers by which people are known; that of an empty tree where there is none.
    pub names: TreeHash,
    /// What the labels of the numbers are checked with; all zero where there are none.
    pub names_key: PublicKey,
}

impl Roots {
    /// Roots of a ledger that keeps no tree of numbers.
    pub fn without_names(lists: TreeHash) -> Self {
        Self { lists, names: empty_root(), names_key: NO_NAMES }
    }

    /// Whether the ledger keeps a tree of numbers.
    pub fn has_names(&self) -> bool {
        self.names_key != NO_NAMES
    }

    /// The body of the directory entry with this number.
    pub fn to_body(&self, seq: Seq) -> Vec<u8> {
        let mut body = vec![BODY_VERSION, KIND_DIRECTORY];
        body.extend_from_slice(&seq.number().to_be_bytes());
        body.extend_from_slice(self.lists.as_bytes());
        body.extend_from_slice(self.names.as_bytes());
        body.extend_from_slice(self.names_key.as_bytes());
        body
    }

    /// Reads the body of the directory entry with this number.
    ///
    /// # Errors
    /// When it is none, or that of another entry.
    pub fn from_body(body: &[u8], seq: Seq) -> Result<Self, DirectoryError> {
        let rest = body.strip_prefix(&[BODY_VERSION, KIND_DIRECTORY]);
        let (number, rest) =
            rest.and_then(<[u8]>::split_first_chunk::<8>).ok_or(DirectoryError::Form)?;
        let (parts, left) = rest.as_chunks::<32>();
        let (&[lists, names, names_key], []) = (parts, left) else {
            return Err(DirectoryError::Form);
        };
        let number = Seq::new(u64::from_be_bytes(*number));
        if number != seq {
            return Err(DirectoryError::Number(number));
        }
        let [lists, names] = [lists, names].map(TreeHash::from_bytes);
        let roots = Self { lists, names, names_key: PublicKey::from_bytes(names_key) };
        let is_form = roots.has_names() || names == empty_root();
        is_form.then_some(roots).ok_or(DirectoryError::Form)
    }
}

/// What is wrong with a directory entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum DirectoryError {
    /// It is not the bytes of one.
    Form,
    /// The entries before it give another root over all lists.
    Lists {
        /// What they give.
        expected: TreeHash,
        /// What it says.
        found: TreeHash,
    },
    /// Who holds which number after the entries before it gives another names root.
    Names {
        /// What they give.
        expected: TreeHash,
        /// What it says.
        found: TreeHash,
    },
    /// It was made with another key of names than one before it, which was made with the newest.
    NamesKey,
    /// It says that it has this number.
    Number(Seq),
}

/// The lists of a ledger's first entries.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    ledger: Option<LedgerId>,
    /// How many entries it holds.
    size: u64,
    /// Of each topic the entries; those of people are more than anybody wants in memory.
    topics: BTreeMap<Topic, Vec<Seq>>,
    tree: Patricia,
    /// Lists that changed since the tree was brought up to date.
    changed: HashMap<Label, ListHash>,
}

impl Directory {
    /// How many entries it holds, directory entries among them.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The ledger; known from its first entry on.
    pub fn ledger(&self) -> Option<LedgerId> {
        self.ledger
    }

    /// Adds the next entry to its list.
    pub fn add(&mut self, leaf: &Leaf, body: &[u8]) {
        self.size += 1;
        let Some(list) = ListOf::body(body) else { return };
        let ledger = match self.ledger {
            Some(ledger) => ledger,
            None => match SignedView::parse(body.get(2..).unwrap_or_default()) {
                Ok(first) => self.begin(LedgerId::of(first.event)),
                Err(_) => return,
            },
        };
        if let ListOf::Topic(topic) = list {
            self.topics.entry(topic).or_default().push(leaf.seq);
        }
        let label = list.label(&ledger);
        let before = self.list(&label).unwrap_or_else(|| list.start(&ledger));
        self.changed.insert(label, before.with(leaf));
    }

    /// The lists of all topics are there from the beginning, so that an empty one is proven as any.
    fn begin(&mut self, ledger: LedgerId) -> LedgerId {
        self.ledger = Some(ledger);
        for topic in Topic::ALL.iter().copied().map(ListOf::Topic) {
            self.changed.insert(topic.label(&ledger), topic.start(&ledger));
        }
        ledger
    }

    /// The entries of a topic.
    pub fn entries(&self, topic: Topic) -> &[Seq] {
        self.topics.get(&topic).map_or(&[], Vec::as_slice)
    }

    /// The list under a label.
    pub fn list(&self, label: &Label) -> Option<ListHash> {
        let changed = self.changed.get(label).copied();
        changed.or_else(|| self.tree.get(label.as_bytes()).map(ListHash))
    }

    /// What a directory entry behind these entries says.
    pub fn roots(&mut self, names: Option<&mut NamesTree>) -> Roots {
        let roots = Roots::without_names(self.tree().root());
        match names {
            Some(names) => Roots { names: names.root(), names_key: *names.key(), ..roots },
            None => roots,
        }
    }

    /// The tree over all lists.
    pub fn tree(&mut self) -> &mut Patricia {
        for (label, list) in self.changed.drain() {
            self.tree.insert(label.0, list.0);
        }
        &mut self.tree
    }

    /// Checks what a directory entry behind these entries says of the lists.
    ///
    /// # Errors
    /// When it says something else.
    pub fn check(&mut self, body: &[u8], seq: Seq) -> Result<(), DirectoryError> {
        let said = Roots::from_body(body, seq)?;
        let expected = self.tree().root();
        if said.lists != expected {
            return Err(DirectoryError::Lists { expected, found: said.lists });
        }
        Ok(())
    }
}

/// BLAKE3 key-derivation contexts: of labels, of lists before their first entry, of a longer list.
const PERSON_LABEL_CONTEXT: &str = "ikrar 2026-11-24 directory person v1";
const TOPIC_LABEL_CONTEXT: &str = "ikrar 2026-11-24 directory topic v1";
const PERSON_LIST_CONTEXT: &str = "ikrar 2026-11-24 list of a person v1";
const TOPIC_LIST_CONTEXT: &str = "ikrar 2026-11-24 list of a topic v1";
const LIST_CONTEXT: &str = "ikrar 2026-11-24 list v1";
/// Stands where the key of names does, in a ledger that keeps no tree of them.
const NO_NAMES: PublicKey = PublicKey::from_bytes([0; 32]);

#[cfg(test)]
mod tests;
