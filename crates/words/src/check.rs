//! Why a bundle proves nothing, and why none can be made.

use ikrar_core::bundle::BundleError;
use ikrar_core::check::{CheckError, NameWrong, Wrong};
use ikrar_core::directory::ListOf;
use ikrar_core::directory::patricia::ProofError;
use ikrar_core::event::Topic;
use ikrar_core::vrf::VrfError;

use crate::{Message, Say, message};

impl Say for Topic {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Officers => message!("label-topic-officers"),
            Self::Rulebooks => message!("label-topic-rulebooks"),
            Self::Campaigns => message!("label-topic-campaigns"),
            Self::Ceremonies => message!("label-topic-ceremonies"),
        }
    }
}

impl Say for ListOf {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Person(person) => message!("label-list-person", person),
            Self::Topic(topic) => message!("label-list-topic", topic),
        }
    }
}

impl Say for CheckError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Directory(error) => message!("check-directory", reason = error),
            Self::Empty => message!("check-empty"),
            Self::Entry { entry, wrong } => message!("check-entry", entry, reason = wrong),
            Self::Incomplete { list, source } => {
                message!("check-incomplete", list, reason = source)
            }
            Self::Leaf(error) => message!("check-leaf", reason = error),
            Self::LeafLength => message!("check-leaf-length"),
            Self::ListTwice(list) => message!("check-list-twice", list),
            Self::Lost(list) => message!("check-lost", list),
            Self::Name { place, wrong } => {
                message!("check-name", place = *place as u64 + 1, reason = wrong)
            }
            Self::NameOfAnother => message!("check-name-of-another"),
            Self::NoList => message!("check-no-list"),
            Self::NoRecord(person) => message!("check-no-record", person),
            Self::NoTopic(topic) => message!("check-no-topic", topic),
            Self::NotLast(entry) => message!("check-not-last", entry),
            Self::OtherLedger => message!("check-other-ledger"),
        }
    }
}

impl Say for Wrong {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Beyond => message!("check-beyond"),
            Self::BodyHash => message!("finding-body-hash"),
            Self::Event(error) => error.say(),
            Self::Key => message!("check-key"),
            Self::Order => message!("check-order"),
            Self::OtherList => message!("check-other-list"),
            Self::Path => message!("check-path"),
            Self::Seal(error) => error.say(),
            Self::Twice => message!("check-twice"),
        }
    }
}

impl Say for NameWrong {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Label(error) => error.say(),
            Self::NoRecord => message!("check-name-no-record"),
            Self::Number => message!("check-name-number"),
            Self::Tree(error) => message!("check-name-tree", reason = error),
            Self::Twice => message!("check-name-twice"),
        }
    }
}

impl Say for VrfError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Form => message!("vrf-form"),
            Self::Key => message!("vrf-key"),
            Self::Proof => message!("vrf-proof"),
        }
    }
}

impl Say for ProofError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Form => message!("check-proof-form"),
            Self::NotANeighbour => message!("check-proof-neighbour"),
            Self::Order => message!("check-proof-order"),
            Self::Present => message!("check-proof-present"),
            Self::Root => message!("check-proof-root"),
        }
    }
}

impl Say for BundleError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Incomplete(list) => message!("bundle-incomplete", list),
            Self::Log(error) => error.say(),
            Self::Names => message!("bundle-names"),
            Self::NoDirectory => message!("bundle-no-directory"),
            Self::NoEntry(entry) => message!("bundle-no-entry", entry),
            Self::NoKey(entry) => message!("bundle-no-key", entry),
            Self::NoList(list) => message!("bundle-no-list", list),
            Self::OtherList(entry) => message!("bundle-other-list", entry),
            Self::Tree => message!("bundle-tree"),
        }
    }
}
