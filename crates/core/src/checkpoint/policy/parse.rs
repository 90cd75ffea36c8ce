//! A policy's lines.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::{Group, Member, Policy, PolicyLog, PolicyWitness, Wanted};
use crate::checkpoint::decimal;
use crate::note::{KeyError, NoteKey};
use crate::value::PublicKey;

/// A line of a policy that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub struct PolicyError {
    /// Which, counted from 1; behind the last one where something is missing.
    pub line: usize,
    /// What is wrong with it.
    pub fault: PolicyFault,
}

/// What is wrong with a line of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyFault {
    /// A control character that is no tab.
    Control,
    /// There are too few or too many words.
    Count,
    /// A key is none, or none for this purpose.
    Key(KeyError),
    /// It begins with a word that is none of the five.
    Keyword {
        /// The word.
        found: String,
    },
    /// The same key stands in a line above.
    KeyTwice,
    /// The member is in a group above.
    MemberTwice {
        /// Its name.
        name: String,
    },
    /// The name stands for something above, or for nothing, as `none` does.
    NameTaken {
        /// The name.
        name: String,
    },
    /// No line says how many witnesses are enough.
    NoQuorum,
    /// A line above says it.
    QuorumTwice,
    /// A group cannot want so many of its members.
    Threshold {
        /// How many members it has.
        members: usize,
    },
    /// More bytes than [`POLICY_BYTES_MAX`].
    TooLong,
    /// No line above says what the name stands for.
    UnknownName {
        /// The name.
        name: String,
    },
}

/// What was read so far.
#[derive(Default)]
struct Draft<'a> {
    logs: Vec<PolicyLog>,
    witnesses: Vec<PolicyWitness>,
    groups: Vec<Group>,
    quorum: Option<Wanted>,
    names: BTreeMap<&'a [u8], Member>,
    grouped: BTreeSet<&'a [u8]>,
    keys: BTreeSet<PublicKey>,
}

pub(super) fn parse(text: &[u8]) -> Result<Policy, PolicyError> {
    let mut draft = Draft::default();
    if text.len() > POLICY_BYTES_MAX {
        return Err(PolicyError { line: 1, fault: PolicyFault::TooLong });
    }
    let mut count = 0;
    for (line, number) in text.split(|byte| *byte == b'\n').zip(1..) {
        draft.take(line).map_err(|fault| PolicyError { line: number, fault })?;
        count = number;
    }
    let Draft { logs, witnesses, groups, quorum, .. } = draft;
    let none = PolicyError { line: count, fault: PolicyFault::NoQuorum };
    Ok(Policy { logs, witnesses, groups, quorum: quorum.ok_or(none)? })
}

impl<'a> Draft<'a> {
    fn take(&mut self, line: &'a [u8]) -> Result<(), PolicyFault> {
        if line.iter().any(|byte| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f) {
            return Err(PolicyFault::Control);
        }
        let words = line.split(|byte| [b' ', b'\t'].contains(byte)).filter(|word| !word.is_empty());
        let words: Vec<&[u8]> = words.collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with(b"#") => Ok(()),
            [b"log", vkey] => self.log(vkey, None),
            [b"log", vkey, url] => self.log(vkey, Some(url)),
            [b"witness", name, vkey] => self.witness(name, vkey, None),
            [b"witness", name, vkey, url] => self.witness(name, vkey, Some(url)),
            [b"group", name, needed, members @ ..] => self.group(name, needed, members),
            [b"quorum", name] => self.quorum(name),
            [b"log" | b"witness" | b"group" | b"quorum", ..] => Err(PolicyFault::Count),
            [first, ..] => Err(PolicyFault::Keyword { found: shown(first) }),
        }
    }

    fn log(&mut self, vkey: &[u8], url: Option<&[u8]>) -> Result<(), PolicyFault> {
        let key = self.key(vkey)?.try_into().map_err(PolicyFault::Key)?;
        self.logs.push(PolicyLog { key, url: url.map(shown) });
        Ok(())
    }

    fn witness(
        &mut self,
        name: &'a [u8],
        vkey: &[u8],
        url: Option<&[u8]>,
    ) -> Result<(), PolicyFault> {
        let key = self.key(vkey)?.try_into().map_err(PolicyFault::Key)?;
        self.name(name, Member::Witness(self.witnesses.len()))?;
        self.witnesses.push(PolicyWitness { name: shown(name), key, url: url.map(shown) });
        Ok(())
    }

    fn group(
        &mut self,
        name: &'a [u8],
        needed: &[u8],
        names: &[&'a [u8]],
    ) -> Result<(), PolicyFault> {
        let needed = match needed {
            b"any" => Some(1),
            b"all" => Some(names.len()),
            number => str::from_utf8(number).ok().and_then(decimal).and_then(|k| k.try_into().ok()),
        };
        let fits = |needed: &usize| (1..=names.len()).contains(needed);
        let threshold = PolicyFault::Threshold { members: names.len() };
        let needed = needed.filter(fits).ok_or(threshold)?;
        let mut members = Vec::with_capacity(names.len());
        for member in names {
            members.push(self.find(member)?);
            if !self.grouped.insert(member) {
                return Err(PolicyFault::MemberTwice { name: shown(member) });
            }
        }
        self.name(name, Member::Group(self.groups.len()))?;
        self.groups.push(Group { needed, members });
        Ok(())
    }

    fn quorum(&mut self, name: &[u8]) -> Result<(), PolicyFault> {
        let quorum = match name {
            NONE => Wanted::Nobody,
            name => Wanted::Member(self.find(name)?),
        };
        match self.quorum.replace(quorum) {
            None => Ok(()),
            Some(_) => Err(PolicyFault::QuorumTwice),
        }
    }

    fn key(&mut self, vkey: &[u8]) -> Result<NoteKey, PolicyFault> {
        let vkey = str::from_utf8(vkey).map_err(|_| PolicyFault::Key(KeyError::Parts))?;
        let key: NoteKey = vkey.parse().map_err(PolicyFault::Key)?;
        let is_new = self.keys.insert(*key.public_key());
        is_new.then_some(key).ok_or(PolicyFault::KeyTwice)
    }

    fn name(&mut self, name: &'a [u8], member: Member) -> Result<(), PolicyFault> {
        if name == NONE || self.names.insert(name, member).is_some() {
            return Err(PolicyFault::NameTaken { name: shown(name) });
        }
        Ok(())
    }

    fn find(&self, name: &[u8]) -> Result<Member, PolicyFault> {
        let known = self.names.get(name).copied();
        known.ok_or_else(|| PolicyFault::UnknownName { name: shown(name) })
    }
}

/// A word to be shown; names are compared as bytes.
fn shown(word: &[u8]) -> String {
    String::from_utf8_lossy(word).into_owned()
}

/// The most bytes of a policy: room for some thousand lines.
pub const POLICY_BYTES_MAX: usize = 256 << 10;
/// The quorum that wants nobody.
const NONE: &[u8] = b"none";
