//! Bundles: what they prove, and that nothing altered, dropped or added in one passes.

use ikrar_core::bundle::{Bundle, BundleError, OpeningKey, Origin};
use ikrar_core::check::{self, CheckError, Proven, Wrong, continues};
use ikrar_core::checkpoint::Checkpoint;
use ikrar_core::directory::{Directory, DirectoryError, DirectoryInPlace, ListOf, Lists};
use ikrar_core::event::officer::OfficerRevoked;
use ikrar_core::event::{Fact, Topic};
use ikrar_core::finding::{Cause, FindingKind};
use ikrar_core::keys::DataKeys as _;
use ikrar_core::log::{Log, LogError};
use ikrar_core::state::State;
use ikrar_core::status::{Judge, PactState};
use ikrar_core::tree::{Frontier, Node, Sized, leaf_hash, node_hash};
use ikrar_core::value::{Base64, PersonId, Seq, TreeHash};
use ikrar_kit::{
    ADMIN, DECIDER, REGISTRAR, Ring, World, author, day, enrolment, now, paper_pact, person,
};
use ikrar_store::memory::MemoryLog;

/// A ledger with two people whose entries stand between those of others.
fn world() -> World<MemoryLog> {
    let mut world = World::found(MemoryLog::default());
    for number in 0..9 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    for number in [3, 1, 7] {
        world.record(REGISTRAR, paper_pact(number, day("2023-12-05"))).unwrap();
    }
    world
}

/// Closes the lists, and says what the checkpoint is that would be signed now.
fn close(world: &mut World<MemoryLog>) -> (Directory, Sized) {
    let mut directory = world.ledger.directory(None, u64::MAX).unwrap();
    let mut names = world.ledger.names(None, u64::MAX).unwrap();
    let head = world.ledger.close_lists(&mut directory, names.as_mut(), now(), false).unwrap();
    let tree = Frontier::of(head.size, |place| node(world.ledger.log(), place)).unwrap();
    (directory, Sized { size: head.size, root: tree.root() })
}

/// What a bundle proves under a checkpoint of this ledger.
pub(super) fn prove(bundle: &Bundle, tree: Sized) -> Result<Proven, CheckError> {
    check::prove(bundle, &Checkpoint { origin: "ikrar.example/uji".into(), tree })
}

/// Full subtrees, calculated from the leaves.
pub(super) fn node(log: &impl Log, Node { level, index }: Node) -> Result<TreeHash, LogError> {
    if level > 0 {
        let child = |index| node(log, Node { level: level - 1, index });
        return Ok(node_hash(&child(2 * index)?, &child(2 * index + 1)?));
    }
    Ok(leaf_hash(&log.read(Seq::new(index), 1)?[0].leaf.to_bytes()))
}

pub(super) fn bundle(
    world: &World<MemoryLog>,
    closed: (&mut dyn Lists, Sized),
    who: u32,
) -> Result<Bundle, BundleError> {
    let people = world.ledger.state().people();
    let entries = people.get(people.find(&person(who)).unwrap()).entries.clone();
    made(world.ledger.log(), world.ledger.keys(), closed, (person(who), entries))
}

/// The bundle of a person of whom these are the entries.
pub(super) fn made(
    log: &impl Log,
    keys: &Ring,
    (directory, checkpoint): (&mut dyn Lists, Sized),
    (person, entries): (PersonId, Vec<Seq>),
) -> Result<Bundle, BundleError> {
    let mut lists = vec![(ListOf::Person(person), entries)];
    for topic in Topic::ALL {
        lists.push((ListOf::Topic(*topic), directory.entries(*topic).to_vec()));
    }
    let origin = Origin {
        log,
        keys,
        directory,
        checkpoint: ("the note".to_owned(), checkpoint.size),
        node: &mut |wanted| node(log, wanted).ok(),
    };
    origin.bundle(&lists)
}

fn good(who: u32) -> (World<MemoryLog>, Directory, Sized, Bundle) {
    let mut world = world();
    let (mut directory, checkpoint) = close(&mut world);
    let bundle = bundle(&world, (&mut directory, checkpoint), who).unwrap();
    (world, directory, checkpoint, bundle)
}

#[test]
fn a_bundle_proves_a_persons_whole_record() {
    let (world, _, checkpoint, bundle) = good(3);
    let proven = prove(&bundle, checkpoint).unwrap();
    assert_eq!((proven.size, proven.ledger), (20, world.id));
    assert_eq!(proven.people().collect::<Vec<_>>(), [person(3)]);
    let (state, findings) = proven.replay();
    assert_eq!(findings, []);
    let judged = |state: &State| {
        let (people, campaign) = (state.people(), state.campaigns().open().next());
        let judge = Judge::new(state, campaign, day("2024-02-20"));
        judge.judge(people.get(people.find(&person(3)).unwrap()))
    };
    assert_eq!(judged(&state), judged(world.ledger.state()));
    assert_eq!(judged(&state).pact, PactState::Signed);
    assert!(state.people().find(&person(1)).is_none(), "of nobody else there is anything");
}

#[test]
fn a_bundle_is_read_as_it_was_written_and_no_other_key_is_taken() {
    let (_, _, _, bundle) = good(3);
    let text = serde_json::to_string(&bundle).unwrap();
    assert_eq!(serde_json::from_str::<Bundle>(&text).unwrap(), bundle);
    let again = text.replacen("\"ledger\"", "\"format\":\"ikrar bundle 1\",\"ledger\"", 1);
    let more = text.replacen("\"ledger\"", "\"extra\":1,\"ledger\"", 1);
    let other = text.replacen("ikrar bundle 1", "ikrar bundle 2", 1);
    let short = text.replacen("==\"", "=\"", 1);
    let null = text.replacen("\"person\"", "\"topic\":null,\"person\"", 1);
    for altered in [again, more, other, short, null] {
        assert_ne!(altered, text);
        assert!(serde_json::from_str::<Bundle>(&altered).is_err());
    }
}

/// The list of the person, wherever it stands.
fn list(bundle: &mut Bundle) -> &mut ikrar_core::bundle::List {
    bundle.lists.iter_mut().find(|list| list.person.is_some()).unwrap()
}

fn topic(bundle: &mut Bundle, topic: Topic) -> &mut ikrar_core::bundle::List {
    bundle.lists.iter_mut().find(|list| list.topic == Some(topic)).unwrap()
}

#[test]
fn whatever_is_altered_in_a_bundle_is_told() {
    let (world, _, checkpoint, good) = good(3);
    let told = |change: &dyn Fn(&mut Bundle)| {
        let mut altered = good.clone();
        change(&mut altered);
        assert_ne!(altered, good);
        prove(&altered, checkpoint).unwrap_err()
    };
    let incomplete = |error| matches!(error, CheckError::Incomplete { .. });
    let wrong = |error: CheckError, wanted: Wrong| {
        assert!(matches!(&error, CheckError::Entry { wrong, .. } if *wrong == wanted), "{error}");
    };
    // What is left out, and what is put in.
    assert!(incomplete(told(&|it| drop(list(it).entries.pop()))));
    assert!(incomplete(told(&|it| drop(list(it).entries.remove(0)))));
    assert!(incomplete(told(&|it| list(it).entries.clear())));
    let revoked = told(&|it| drop(topic(it, Topic::Officers).entries.pop()));
    assert!(incomplete(revoked));
    wrong(told(&|it| list(it).entries.swap(0, 1)), Wrong::Order);
    wrong(
        told(&|it| {
            let second = list(it).entries[1].clone();
            list(it).entries.insert(0, second);
        }),
        Wrong::Order,
    );
    wrong(told(&|it| list(it).person = Some(person(1))), Wrong::OtherList);
    wrong(
        told(&|it| {
            let entry = topic(it, Topic::Rulebooks).entries[0].clone();
            topic(it, Topic::Officers).entries.push(entry);
        }),
        Wrong::OtherList,
    );
    assert_eq!(told(&|it| drop(it.lists.remove(1))), CheckError::NoTopic(Topic::Officers));
    let twice = told(&|it| it.lists.push(it.lists[1].clone()));
    assert_eq!(twice, CheckError::ListTwice(ListOf::Topic(Topic::Officers)));
    assert_eq!(told(&|it| list(it).topic = Some(Topic::Officers)), CheckError::NoList);
    assert_eq!(told(&|it| list(it).person = None), CheckError::NoList);
    assert!(incomplete(told(&|it| it.ledger = "ab".repeat(32).parse().unwrap())));
    let other = Checkpoint { origin: "ikrar.example/lain".into(), tree: checkpoint };
    assert_eq!(check::prove(&good, &other).unwrap_err(), CheckError::OtherLedger);
    // What is about another person.
    let theirs = OpeningKey::from_bytes(
        *world.ledger.keys().data_key(&person(1)).key().unwrap().of_entry(Seq::new(8)).as_bytes(),
    );
    let sealed = told(&|it| list(it).entries[0].key = Some(theirs));
    assert!(matches!(sealed, CheckError::Entry { wrong: Wrong::Seal(_), .. }), "{sealed}");
    wrong(told(&|it| list(it).entries[0].key = None), Wrong::Key);
    wrong(told(&|it| topic(it, Topic::Officers).entries[0].key = Some(theirs)), Wrong::Key);
    wrong(told(&|it| it.directory.key = Some(theirs)), Wrong::Key);
    // The directory entry.
    let entry = good.lists[0].entries[0].clone();
    assert!(matches!(told(&|it| it.directory = entry.clone()), CheckError::NotLast(_)));
}

/// Bytes of a bundle of one kind.
type Part = fn(&mut Bundle) -> Vec<&mut Vec<u8>>;

/// Every byte of a leaf, a body, a path, a proof or a key, one after the other.
#[test]
fn no_flipped_byte_of_a_bundle_passes() {
    let (_, _, checkpoint, good) = good(1);
    let mut flipped = 0;
    let mut parts: Vec<Part> = Vec::new();
    parts.push(|it| vec![&mut it.directory.leaf.0, &mut it.directory.body.0]);
    parts.push(|it| it.directory.path.iter_mut().map(|step| &mut step.0).collect());
    parts.push(|it| it.lists.iter_mut().map(|list| &mut list.proof.0).collect());
    parts.push(|it| {
        let entries = it.lists.iter_mut().flat_map(|list| &mut list.entries);
        entries.flat_map(|entry| [&mut entry.leaf.0, &mut entry.body.0]).collect()
    });
    parts.push(|it| {
        let entries = it.lists.iter_mut().flat_map(|list| &mut list.entries);
        entries.flat_map(|entry| &mut entry.path).map(|step| &mut step.0).collect()
    });
    for part in parts {
        let count = part(&mut good.clone()).len();
        for number in 0..count {
            let length = part(&mut good.clone())[number].len();
            // Long texts are flipped here and there.
            for place in (0..length).step_by(1 + length / 41) {
                let mut altered = good.clone();
                part(&mut altered)[number][place] ^= 1 << (place % 8);
                let told = prove(&altered, checkpoint);
                assert!(told.is_err(), "part {number}, byte {place}");
                flipped += 1;
            }
            let mut longer = good.clone();
            part(&mut longer)[number].push(0);
            assert!(prove(&longer, checkpoint).is_err());
            let mut shorter = good.clone();
            part(&mut shorter)[number].pop();
            assert!(prove(&shorter, checkpoint).is_err());
        }
    }
    assert!(flipped > 1_500, "{flipped}");
    for other in [
        Sized { size: checkpoint.size - 1, ..checkpoint },
        Sized { size: checkpoint.size + 1, ..checkpoint },
        Sized { size: 0, ..checkpoint },
        Sized { root: leaf_hash(b""), ..checkpoint },
    ] {
        assert!(prove(&good, other).is_err());
    }
}

#[test]
fn a_list_of_which_an_entry_was_kept_back_makes_no_bundle() {
    let mut world = world();
    let (mut directory, checkpoint) = close(&mut world);
    let log = world.ledger.log();
    let lists = [(ListOf::Person(person(3)), vec![Seq::new(10)])];
    let origin = Origin {
        log,
        keys: world.ledger.keys(),
        directory: &mut directory,
        checkpoint: (String::new(), checkpoint.size),
        node: &mut |wanted| node(log, wanted).ok(),
    };
    assert!(matches!(origin.bundle(&lists), Err(BundleError::Incomplete(_))));
}

/// A later revocation cannot be kept back, nor an entry that a holder of an earlier bundle saw.
#[test]
fn a_later_bundle_continues_an_earlier_one() {
    let (mut world, _, checkpoint, old) = good(3);
    let revoked = OfficerRevoked {
        key: author(DECIDER).id(),
        on: day("2024-02-01"),
        reason: "mutasi".parse().unwrap(),
    };
    world.record(ADMIN, Fact::from(revoked)).unwrap();
    let (mut directory, later) = close(&mut world);
    let new = bundle(&world, (&mut directory, later), 3).unwrap();
    let (old, new) = (prove(&old, checkpoint).unwrap(), prove(&new, later).unwrap());
    assert_eq!(continues(&old, &new), Ok(()));
    let lost = CheckError::Lost(ListOf::Topic(Topic::Officers));
    assert_eq!(continues(&new, &old), Err(lost));
}

/// An entry that its author had no right to is in the list, and counts as little as in the ledger.
#[test]
fn what_the_rules_refuse_is_a_finding_of_the_bundle_too() {
    let (_, _, checkpoint, bundle) = good(3);
    let mut proven = prove(&bundle, checkpoint).unwrap();
    let officer = Seq::new(1);
    assert!(proven.entries.remove(&officer).is_some(), "the registrar's enrolment");
    let (state, findings) = proven.replay();
    let kinds: Vec<_> = findings.iter().map(|finding| &finding.cause).collect();
    assert_eq!(kinds, [&Cause::UnknownAuthor, &Cause::UnknownAuthor]);
    assert!(state.people().find(&person(3)).is_none());
    let _: &Proven = &proven;
}

/// The directory entry is written once, and what it says is checked by every audit.
#[test]
fn an_audit_compares_the_directory_entry_with_the_lists() {
    let mut world = world();
    let (mut directory, checkpoint) = close(&mut world);
    let mut names = world.ledger.names(None, u64::MAX).unwrap();
    let again = world.ledger.close_lists(&mut directory, names.as_mut(), now(), false).unwrap();
    assert_eq!(again.size, checkpoint.size, "the newest entry is one already");
    let audit = world.ledger.verify(&|_| {}).unwrap();
    assert_eq!(audit.findings, []);
    world.record(REGISTRAR, paper_pact(2, day("2023-12-05"))).unwrap();

    // One whose lists are not those of the log: it lacks what was recorded last.
    let head = world.ledger.state().head();
    let body = directory.roots(names.as_mut()).to_body(head.next_seq());
    let entry = ikrar_core::entry::Entry::after(&head, now(), body);
    world.ledger.log().append(head, std::slice::from_ref(&entry)).unwrap();
    let audit = world.ledger.verify(&|_| {}).unwrap();
    assert_eq!(audit.findings.len(), 1, "{:?}", audit.findings);
    let finding = &audit.findings[0];
    assert_eq!((finding.entry, finding.kind()), (entry.leaf.seq, FindingKind::Directory));
    assert!(matches!(finding.cause, Cause::Directory(DirectoryError::Lists { .. })));

    // One with a number that is one off.
    let mut world = self::world();
    let (mut directory, _) = close(&mut world);
    world.record(REGISTRAR, paper_pact(2, day("2023-12-05"))).unwrap();
    directory = world.ledger.directory(Some(directory), u64::MAX).unwrap();
    let mut names = world.ledger.names(None, u64::MAX).unwrap();
    let head = world.ledger.state().head();
    let body = directory.roots(names.as_mut()).to_body(head.next_seq() + 1);
    let entry = ikrar_core::entry::Entry::after(&head, now(), body);
    world.ledger.log().append(head, &[entry]).unwrap();
    let audit = world.ledger.verify(&|_| {}).unwrap();
    assert!(matches!(audit.findings[0].cause, Cause::Directory(DirectoryError::Number(_))));
}

#[test]
fn a_directory_that_was_kept_is_continued_and_another_one_is_not_believed() {
    let mut world = world();
    let (mut directory, _) = close(&mut world);
    let bytes = directory.to_bytes().unwrap();
    world.record(REGISTRAR, paper_pact(2, day("2023-12-05"))).unwrap();
    let roots = |kept| world.ledger.directory(kept, u64::MAX).unwrap().roots(None);
    let whole = roots(None);
    let kept = Directory::from_bytes(&bytes).unwrap();
    assert_eq!(roots(Some(kept.clone())), whole);
    for place in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[place] ^= 1;
        if let Some(altered) = Directory::from_bytes(&altered) {
            assert_eq!(roots(Some(altered)), whole, "{place}");
        }
    }
    assert!(Directory::from_bytes(&bytes[..bytes.len() - 1]).is_none());
    let mut other = kept;
    other.add(&world.entries()[3].leaf, &world.entries()[3].body);
    assert_eq!(roots(Some(other)), whole);
}

/// A proof needs some twenty nodes of a directory that was kept; whatever else it holds, no wrong
/// bundle is made of it.
#[test]
fn a_directory_is_read_where_it_lies() {
    let (world, mut directory, checkpoint, good) = good(3);
    let bytes = directory.to_bytes().unwrap();
    let of = |bytes: &Vec<u8>| {
        let mut in_place = DirectoryInPlace::open(bytes)?;
        Some(bundle(&world, (&mut in_place, checkpoint), 3))
    };
    assert_eq!(of(&bytes).unwrap().unwrap(), good);
    let mut refused = 0;
    for place in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[place] ^= 1;
        match of(&altered) {
            Some(Ok(made)) => assert_eq!(made, good, "{place}"),
            Some(Err(_)) | None => refused += 1,
        }
    }
    assert!(refused > 300, "{refused}");
    assert!(of(&bytes[..bytes.len() - 1].to_vec()).is_none());
    assert!(of(&[bytes.as_slice(), &[0]].concat()).is_none());
}

/// The checkpoint that a bundle brings must be the one that its directory entry ends.
#[test]
fn a_bundle_under_an_older_checkpoint_proves_nothing() {
    let (mut world, _, older, _) = good(3);
    world.record(REGISTRAR, paper_pact(2, day("2023-12-05"))).unwrap();
    let (mut directory, newer) = close(&mut world);
    let bundle = bundle(&world, (&mut directory, newer), 3).unwrap();
    assert!(prove(&bundle, newer).is_ok());
    assert!(matches!(prove(&bundle, older), Err(CheckError::Entry { .. })));
}

#[test]
fn base64_has_one_form() {
    for text in ["AA", "AA=", "AB==", "A A==", "AA==\n", "-_8="] {
        assert!(text.parse::<Base64>().is_err(), "{text:?}");
    }
    assert_eq!("AA==".parse::<Base64>().unwrap().0, [0]);
}
