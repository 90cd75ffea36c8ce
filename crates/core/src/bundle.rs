//! A bundle: what somebody needs to check a person's record without the ledger, its server or any
//! secret of it.
//!
//! It holds a checkpoint, the directory entry that ends it, and whole lists: those of the person
//! and of what everybody is judged by, each with the proof that it is what stands under its label.
//! Every entry comes with its leaf, the way from there to the checkpoint's root and its body, a
//! sealed one also with the key of that entry alone. [`crate::check`] checks it. Format:
//! `docs/FORMATS.md`, section 15.

use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use crate::directory::names::NamesTree;
use crate::directory::{ListOf, Lists, Roots, patricia};
use crate::entry::{Entry, Leaf};
use crate::error::Kind;
use crate::event::Topic;
use crate::keys::{DataKeys, EntryKey};
use crate::log::{Log, LogError};
use crate::macros::bytes;
use crate::tree::{Node, inclusion};
use crate::value::{Base64, HexError, Identifier, LedgerId, PersonId, Seq, TreeHash};

/// A bundle as it is written in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// Which form it has.
    pub format: Format,
    /// Which ledger it is from.
    pub ledger: LedgerId,
    /// The checkpoint with its signatures, as it was published.
    pub checkpoint: String,
    /// The last entry before the checkpoint.
    pub directory: Listed,
    /// Whole lists, each in the order of its entries.
    pub lists: Vec<List>,
    /// Who holds which numbers; not of all numbers anything need be said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// A policy by which the checkpoint might be judged: a suggestion, which proves nothing.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub policy: Option<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The topic, if it is one's.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub topic: Option<Topic>,
    /// The person, if it is one's.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub person: Option<PersonId>,
    /// That the list stands under its label in the directory.
    pub proof: Base64,
    /// All its entries.
    pub entries: Vec<Listed>,
}

impl List {
    /// Whose or what list it says to be; `None` where it says both or nothing.
    pub fn of(&self) -> Option<ListOf> {
        match (self.topic, self.person) {
            (Some(topic), None) => Some(ListOf::Topic(topic)),
            (None, Some(person)) => Some(ListOf::Person(person)),
            (None, None) | (Some(_), Some(_)) => None,
        }
    }
}

/// An entry with the way from its leaf to the checkpoint's root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The leaf's bytes.
    pub leaf: Base64,
    /// The hashes of [`crate::tree::inclusion`].
    pub path: Vec<Base64>,
    /// The body's bytes.
    pub body: Base64,
    /// What opens a sealed body.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub key: Option<OpeningKey>,
}

/// That a number belongs to a record and to no other, or to none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The number's digits.
    pub identifier: String,
    /// Whose it is, one of those whose lists are there; nobody's where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub person: Option<PersonId>,
    /// That the number's label is its label.
    pub vrf: Base64,
    /// That the person stands under the label, or that nothing does.
    pub proof: Base64,
}

/// What may be absent, but not null: there is one way to say nothing.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(de: D) -> Result<Option<T>, D::Error> {
    T::deserialize(de).map(Some)
}

/// Which format a bundle has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The only one.
    #[serde(rename = "ikrar bundle 1")]
    One,
}

bytes! {
    /// The key of one entry, as it is handed out.
    OpeningKey[32], HexError: HexError
}

impl From<OpeningKey> for EntryKey {
    fn from(key: OpeningKey) -> Self {
        Self::from_bytes(*key.as_bytes())
    }
}

/// Where the entries of a bundle come from.
pub struct Origin<'a> {
    /// The log.
    pub log: &'a dyn Log,
    /// The keys of those whose lists are wanted, made ready.
    pub keys: &'a dyn DataKeys,
    /// The lists up to the checkpoint; what they say is compared with the directory entry.
    pub directory: &'a mut dyn Lists,
    /// The checkpoint, and how many entries it covers.
    pub checkpoint: (String, u64),
    /// The full subtrees of the public tree, as far as the checkpoint covers them; `None` for one
    /// that cannot be had.
    pub node: &'a mut dyn FnMut(Node) -> Option<TreeHash>,
}

impl Origin<'_> {
    /// The bundle of these lists, each with the numbers of its entries.
    ///
    /// # Errors
    /// When the log cannot be read, or an entry of a list does not belong to it, or cannot be
    /// opened.
    pub fn bundle(mut self, lists: &[(ListOf, Vec<Seq>)]) -> Result<Bundle, BundleError> {
        let (checkpoint, size) = self.checkpoint.clone();
        let ledger = self.directory.ledger().ok_or(BundleError::NoDirectory)?;
        let last = Seq::new(size).before().ok_or(BundleError::NoDirectory)?;
        let (directory, _) = self.entry(last, None)?;
        let roots = Roots::from_body(&directory.body.0, last);
        let root = roots.map_err(|_| BundleError::NoDirectory)?.lists;
        let lists = lists.iter().map(|(list, entries)| self.list(*list, entries, (&ledger, &root)));
        let lists = lists.collect::<Result<_, _>>()?;
        let (format, names) = (Format::One, Vec::new());
        Ok(Bundle { format, ledger, checkpoint, directory, lists, names, policy: None })
    }

    fn list(
        &mut self,
        of: ListOf,
        entries: &[Seq],
        (ledger, root): (&LedgerId, &TreeHash),
    ) -> Result<List, BundleError> {
        let (topic, person) = match of {
            ListOf::Topic(topic) => (Some(topic), None),
            ListOf::Person(person) => (None, Some(person)),
        };
        let label = of.label(ledger);
        let (found, proof) = self.directory.proven(&label).ok_or(BundleError::NoList(of))?;
        let mut hash = of.start(ledger);
        let mut listed = Vec::with_capacity(entries.len());
        for seq in entries {
            let (entry, leaf) = self.entry(*seq, Some(of))?;
            hash = hash.with(&leaf);
            listed.push(entry);
        }
        let leads = patricia::verify(root, label.as_bytes(), Some(found.as_bytes()), &proof);
        if hash != found || leads.is_err() {
            return Err(BundleError::Incomplete(of));
        }
        Ok(List { topic, person, proof: Base64(proof), entries: listed })
    }

    fn entry(&mut self, seq: Seq, of: Option<ListOf>) -> Result<(Listed, Leaf), BundleError> {
        let entry = self.log.read(seq, 1)?.pop().ok_or(BundleError::NoEntry(seq))?;
        let Entry { leaf, body } = entry;
        if ListOf::body(&body) != of {
            return Err(BundleError::OtherList(seq));
        }
        let key = match of {
            Some(ListOf::Person(person)) => {
                let key = self.keys.data_key(&person).key().ok_or(BundleError::NoKey(seq))?;
                Some(OpeningKey::from_bytes(*key.of_entry(seq).as_bytes()))
            }
            Some(ListOf::Topic(_)) | None => None,
        };
        let node = |node| (self.node)(node).ok_or(BundleError::Tree);
        let path = inclusion(seq.number(), self.checkpoint.1, node)?;
        let path = path.iter().map(|hash| Base64(hash.as_bytes().to_vec())).collect();
        let listed =
            Listed { leaf: Base64(leaf.to_bytes().to_vec()), path, body: Base64(body), key };
        Ok((listed, leaf))
    }
}

impl Bundle {
    /// The same, with what shows of each of these numbers that one of its people holds it, or that
    /// nobody does. Of a number that somebody else holds nothing is said.
    ///
    /// # Errors
    /// When the tree is not the one that the checkpoint's directory entry names.
    pub fn with_names(
        mut self,
        names: &mut NamesTree,
        numbers: impl IntoIterator<Item = Identifier>,
    ) -> Result<Self, BundleError> {
        let last = Seq::new(names.size()).before().unwrap_or_default();
        let said = Roots::from_body(&self.directory.body.0, last).ok();
        let made = (names.root(), *names.key());
        if said.is_none_or(|said| (said.names, said.names_key) != made) {
            return Err(BundleError::Names);
        }
        let people: Vec<PersonId> = self.lists.iter().filter_map(|list| list.person).collect();
        for number in numbers {
            let Some(shown) = names.prove(number, &people) else { continue };
            self.names.push(Name {
                identifier: number.to_string(),
                person: shown.person,
                vrf: Base64(shown.label.as_bytes().to_vec()),
                proof: Base64(shown.tree),
            });
        }
        Ok(self)
    }
}

/// Why no bundle can be made.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum BundleError {
    /// The entries that are known are not all of the list.
    Incomplete(ListOf),
    /// The log failed.
    Log(#[from] LogError),
    /// The names tree is not the one that the checkpoint's directory entry names: it has another
    /// key by now.
    Names,
    /// The checkpoint does not end with a directory entry.
    NoDirectory,
    /// There is no such entry.
    NoEntry(Seq),
    /// The key of the entry's person is not there.
    NoKey(Seq),
    /// The list was not there yet at the checkpoint.
    NoList(ListOf),
    /// The entry belongs to another list.
    OtherList(Seq),
    /// The public tree cannot be read.
    Tree,
}

impl BundleError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Incomplete(_)
            | Self::NoEntry(_)
            | Self::NoKey(_)
            | Self::OtherList(_)
            | Self::Tree => Kind::Damaged,
            Self::Log(error) => error.kind(),
            Self::Names | Self::NoDirectory | Self::NoList(_) => Kind::Usage,
        }
    }
}

/// The largest bundle, in bytes.
pub const BUNDLE_BYTES_MAX: usize = 16 * 1024 * 1024;
