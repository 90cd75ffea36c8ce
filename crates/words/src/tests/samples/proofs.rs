//! What bundles say.

use ikrar_core::bundle::BundleError;
use ikrar_core::check::{CheckError, NameWrong, Wrong};
use ikrar_core::directory::patricia::ProofError;
use ikrar_core::directory::{DirectoryError, ListOf};
use ikrar_core::entry::ChainError;
use ikrar_core::event::{EventError, Topic};
use ikrar_core::log::{Damage, LogError};
use ikrar_core::seal::SealError;
use ikrar_core::value::{Base64, PersonId, Seq};
use ikrar_core::vrf::VrfError;

use super::{Said, boxed};

pub(super) fn samples() -> Vec<Said> {
    let list = ListOf::Person(PersonId::from_bytes([7; 16]));
    let (entry, source) = (Seq::new(4711), ProofError::Root);
    let checks = [
        CheckError::Directory(DirectoryError::Form),
        CheckError::Empty,
        CheckError::Leaf(ChainError::UnknownVersion(7)),
        CheckError::LeafLength,
        CheckError::ListTwice(list),
        CheckError::Lost(list),
        CheckError::NameOfAnother,
        CheckError::NoList,
        CheckError::NoRecord(PersonId::from_bytes([7; 16])),
        CheckError::NotLast(entry),
        CheckError::OtherLedger,
    ];
    let topics = Topic::ALL.iter().map(|topic| CheckError::NoTopic(*topic));
    let lists = [list, ListOf::Topic(Topic::Officers)];
    let incomplete = lists.map(|list| CheckError::Incomplete { list, source });
    let proofs = [
        ProofError::Form,
        ProofError::NotANeighbour,
        ProofError::Order,
        ProofError::Present,
        ProofError::Root,
    ];
    let wrong = [
        Wrong::Beyond,
        Wrong::BodyHash,
        Wrong::Event(EventError::Empty),
        Wrong::Key,
        Wrong::Order,
        Wrong::OtherList,
        Wrong::Path,
        Wrong::Seal(SealError::Broken),
        Wrong::Twice,
    ];
    let wrong = wrong.map(|wrong| CheckError::Entry { entry, wrong });
    let names = [
        NameWrong::Label(VrfError::Form),
        NameWrong::Label(VrfError::Key),
        NameWrong::Label(VrfError::Proof),
        NameWrong::NoRecord,
        NameWrong::Number,
        NameWrong::Tree(source),
        NameWrong::Twice,
    ];
    let names = names.map(|wrong| CheckError::Name { place: 0, wrong });
    let bundles = [
        BundleError::Names,
        BundleError::Incomplete(list),
        BundleError::Log(LogError::Damaged { seq: entry, damage: Damage::Unled }),
        BundleError::NoDirectory,
        BundleError::NoEntry(entry),
        BundleError::NoKey(entry),
        BundleError::NoList(list),
        BundleError::OtherList(entry),
        BundleError::Tree,
    ];
    let text = boxed("-".parse::<Base64>().err());
    let all = [
        boxed(checks),
        boxed(topics),
        boxed(incomplete),
        boxed(proofs),
        boxed(wrong),
        boxed(names),
        boxed(bundles),
        text,
    ];
    all.into_iter().flatten().collect()
}
