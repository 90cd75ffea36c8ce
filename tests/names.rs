//! The names tree: a number belongs to one record, and whoever says otherwise is found.

use ikrar_core::bundle::{Bundle, BundleError, Name};
use ikrar_core::check::{CheckError, NameWrong, Proven};
use ikrar_core::directory::names::NamesTree;
use ikrar_core::directory::patricia::ProofError;
use ikrar_core::directory::{Directory, DirectoryError};
use ikrar_core::entry::Entry;
use ikrar_core::event::person::{
    Corrected, IdentifierAdded, IdentifierEnded, PersonEnrolled, PersonMerged, PersonWithdrawn,
};
use ikrar_core::event::{Fact, PersonFact};
use ikrar_core::finding::{Cause, Finding};
use ikrar_core::keys::{DataKeys as _, KeyRing as _, NoKeys};
use ikrar_core::ledger::verify;
use ikrar_core::seal::{self, Place};
use ikrar_core::state::State;
use ikrar_core::tree::{Frontier, Sized, leaf_hash};
use ikrar_core::value::{Base64, Identifier, Line, PersonId, Seq};
use ikrar_core::vrf::SecretKey;
use ikrar_kit::{Forged, REGISTRAR, Ring, SNAPSHOT_SECRET, World, day, enrolment, now, person};
use ikrar_store::memory::MemoryLog;

use super::bundles;

type Office = World<MemoryLog>;

fn office(people: u32) -> Office {
    let mut world = World::found(MemoryLog::default());
    for number in 0..people {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    world
}

fn number(of: u32) -> Identifier {
    let Fact::Person(PersonFact::PersonEnrolled(enrolled)) = enrolment(of) else { unreachable!() };
    enrolled.identifiers[0]
}

/// Closes the lists; the names tree is that of a ledger that kept nothing.
fn close(world: &mut Office) -> (Directory, NamesTree, Sized) {
    let mut directory = world.ledger.directory(None, u64::MAX).unwrap();
    let mut names = world.ledger.names(None, u64::MAX).unwrap().unwrap();
    let closed = world.ledger.close_lists(&mut directory, Some(&mut names), now(), false);
    let size = closed.unwrap().size;
    let tree = Frontier::of(size, |place| bundles::node(world.ledger.log(), place)).unwrap();
    (directory, names, Sized { size, root: tree.root() })
}

/// Who holds which of these numbers, as the tree says.
fn holders(names: &mut NamesTree, numbers: &[Identifier], people: &[u32]) -> Vec<Option<u32>> {
    let ids: Vec<PersonId> = people.iter().map(|number| person(*number)).collect();
    let holder = |number: &Identifier| {
        let shown = names.prove(*number, &ids).expect("one of these, or nobody");
        let place = ids.iter().position(|id| Some(*id) == shown.person);
        place.map(|place| people[place])
    };
    numbers.iter().map(holder).collect()
}

fn reason() -> Line {
    Line::from_static("alasan")
}

/// Every way in which a number comes to somebody or leaves: the tree that is continued is the one
/// that is made anew, and an audit finds every directory entry right.
#[test]
fn each_number_stands_for_the_record_that_holds_it_now() {
    let mut world = office(6);
    let all: Vec<Identifier> = (0..8).map(number).collect();
    let (_, mut kept, _) = close(&mut world);
    // Of each number who holds it, `-` for nobody.
    let mut after = |fact: Fact, wanted: &str| {
        world.record(REGISTRAR, fact).unwrap();
        let continued = world.ledger.names(Some(kept.clone()), u64::MAX).unwrap().unwrap();
        let (_, mut made, _) = close(&mut world);
        assert_eq!(continued.clone().root(), made.root());
        let told = holders(&mut made, &all, &[0, 1, 2, 3, 4, 5]).into_iter();
        let told = told.map(|who| who.map_or("-".to_owned(), |who| who.to_string()));
        assert_eq!(told.collect::<String>(), wanted);
        kept = made;
        world.ledger.state().head().next_seq().before().unwrap().before().unwrap()
    };
    let (from, on) = (day("2023-11-02"), day("2024-01-01"));
    let added = IdentifierAdded { person: person(0), identifier: number(6), from };
    after(added.into(), "0123450-");
    let ended = IdentifierEnded { person: person(0), identifier: number(0), on, reason: reason() };
    after(ended.into(), "-123450-");
    // An ended number may be somebody else's.
    let added = IdentifierAdded { person: person(1), identifier: number(0), from };
    after(added.into(), "1123450-");
    let merged = PersonMerged { person: person(2), merged: person(3), reason: reason() };
    let entry = after(merged.into(), "1122450-");
    let back = Corrected { person: person(2), entry, reason: reason() };
    after(back.into(), "1123450-");
    let withdrawn = PersonWithdrawn { person: person(4), reason: reason() };
    let entry = after(withdrawn.into(), "1123-50-");
    let back = Corrected { person: person(4), entry, reason: reason() };
    after(back.into(), "1123450-");
    let withdrawn = PersonWithdrawn { person: person(4), reason: reason() };
    after(withdrawn.into(), "1123-50-");
    let audit = world.ledger.verify(&|_| {}).unwrap();
    assert_eq!((audit.findings, audit.names_unchecked), (vec![], 0));
    let audit = verify(world.ledger.log(), &NoKeys, None, &|_| {}).unwrap();
    assert_eq!(audit.names_unchecked, 9, "every directory entry");
}

/// A number that ended with one record goes on with the record into which it is merged.
#[test]
fn a_number_that_one_of_two_merged_records_holds_is_held() {
    let mut world = office(2);
    let (on, from) = (day("2024-01-01"), day("2024-01-02"));
    let ended = IdentifierEnded { person: person(0), identifier: number(0), on, reason: reason() };
    world.record(REGISTRAR, ended.into()).unwrap();
    let added = IdentifierAdded { person: person(1), identifier: number(0), from };
    world.record(REGISTRAR, added.into()).unwrap();
    let merged = PersonMerged { person: person(0), merged: person(1), reason: reason() };
    world.record(REGISTRAR, merged.into()).unwrap();
    let (_, mut names, _) = close(&mut world);
    assert_eq!(holders(&mut names, &[number(0), number(1)], &[0]), [Some(0), Some(0)]);
}

fn bundle(world: &Office, closed: &mut (Directory, NamesTree, Sized), who: u32) -> Bundle {
    let (directory, names, tree) = closed;
    let bundle = bundles::bundle(world, (directory, *tree), who).unwrap();
    bundle.with_names(names, [number(who)]).unwrap()
}

#[test]
fn a_bundle_shows_that_no_other_record_has_the_number() {
    let mut world = office(4);
    let mut closed = close(&mut world);
    let good = bundle(&world, &mut closed, 3);
    let (names, tree) = (&mut closed.1, closed.2);
    let proven = bundles::prove(&good, tree).unwrap();
    assert_eq!(proven.names, [(number(3), Some(person(3)))].into());
    let (state, _) = proven.replay();
    assert_eq!(proven.check_names(&state), Ok(()));
    assert_eq!(proven.numbers_not_shown(&state), []);
    let text = serde_json::to_string(&good).unwrap();
    assert_eq!(serde_json::from_str::<Bundle>(&text).unwrap(), good);

    // That nobody has a number is shown too, and of another's number nothing is.
    let without = Bundle { names: Vec::new(), ..good.clone() };
    let more = without.clone().with_names(names, [number(9), number(1)]).unwrap();
    let shown = bundles::prove(&more, tree).unwrap();
    assert_eq!(shown.names, [(number(9), None)].into());
    assert_eq!(shown.numbers_not_shown(&state), [number(3)]);
    assert!(!serde_json::to_string(&without).unwrap().contains("\"names\""));
    // A tree of another key is not the checkpoint's.
    let other = SecretKey::from_random(&[7; 64]).unwrap();
    let mut other = NamesTree::of(other, world.id, world.ledger.state());
    assert!(matches!(without.with_names(&mut other, []), Err(BundleError::Names)));
}

#[test]
fn whatever_is_altered_about_a_number_is_told() {
    let mut world = office(4);
    let mut closed = close(&mut world);
    let [good, other] = [3, 1].map(|who| bundle(&world, &mut closed, who));
    let tree = closed.2;
    let told = |change: &dyn Fn(&mut Vec<Name>)| {
        let mut altered = good.clone();
        change(&mut altered.names);
        match bundles::prove(&altered, tree).unwrap_err() {
            CheckError::Name { place: _, wrong } => wrong,
            error => panic!("{error}"),
        }
    };
    assert_eq!(told(&|names| names[0].person = Some(person(1))), NameWrong::NoRecord);
    assert!(matches!(told(&|names| names[0].person = None), NameWrong::Tree(_)));
    let theirs = told(&|names| names[0].identifier = number(1).to_string());
    assert!(matches!(theirs, NameWrong::Label(_)));
    // A proof that is good for somebody else.
    let claimed = Name { person: Some(person(3)), ..other.names[0].clone() };
    assert_eq!(told(&|names| *names = vec![claimed.clone()]), NameWrong::Tree(ProofError::Root));
    for text in ["1999", "0", "", "199912292023031004 ", "+99912292023031004"] {
        assert_eq!(told(&|names| names[0].identifier = text.into()), NameWrong::Number);
    }
    assert_eq!(told(&|names| names.push(names[0].clone())), NameWrong::Twice);
    for place in 0..80 {
        let label = told(&|names| names[0].vrf.0[place] ^= 1);
        assert!(matches!(label, NameWrong::Label(_)), "{place}");
    }
    assert!(matches!(told(&|names| names[0].vrf.0.truncate(79)), NameWrong::Label(_)));
    for place in 0..good.names[0].proof.0.len() {
        assert!(matches!(told(&|names| names[0].proof.0[place] ^= 1), NameWrong::Tree(_)));
    }
    assert!(matches!(told(&|names| names[0].proof = Base64(Vec::new())), NameWrong::Tree(_)));
}

/// An operator who holds every key gives a person a second, clean record under the same number:
/// what admission refuses is chained by hand, and a directory entry of his own making behind it.
struct Attack {
    world: Office,
    ring: Ring,
    entries: Vec<Entry>,
    /// The second record's enrolment.
    second: Seq,
}

const CLEAN: u32 = 77;

impl Attack {
    fn new() -> Self {
        let mut world = office(4);
        let Fact::Person(PersonFact::PersonEnrolled(first)) = enrolment(3) else { unreachable!() };
        let enrolled = Fact::from(PersonEnrolled { person: person(CLEAN), ..first });
        let signed = world.sign(REGISTRAR, enrolled);
        assert_eq!(world.record_signed(vec![signed.clone()]).len(), 1, "admission refuses it");
        let mut ring = world.ledger.keys().clone();
        ring.add(&[person(CLEAN)]).unwrap();
        let head = world.ledger.state().head();
        let (second, recorded_at) = (head.next_seq(), now());
        let place = Place { seq: second, recorded_at };
        let key = ring.data_key(&person(CLEAN)).key().unwrap().of_entry(second);
        let body = seal::seal(&signed, &person(CLEAN), &key, place, [7; seal::NONCE_BYTES]);
        let mut entries = world.entries();
        entries.push(Entry::after(&head, recorded_at, body));
        Self { world, ring, entries, second }
    }

    /// The names tree of what somebody holds to be true.
    fn names(&self, state: &State) -> NamesTree {
        NamesTree::of(self.ring.names_key().unwrap().unwrap(), self.world.id, state)
    }

    /// Ends the log with a directory entry of right lists and of these names.
    fn close(&mut self, names: &mut NamesTree) -> (Directory, Sized) {
        self.entries.truncate(usize::try_from(self.second.number()).unwrap() + 1);
        let mut directory = Directory::default();
        for Entry { leaf, body } in &self.entries {
            directory.add(leaf, body);
        }
        let head = self.entries.last().unwrap().leaf.head();
        let body = directory.roots(Some(names)).to_body(head.next_seq());
        self.entries.push(Entry::after(&head, now(), body));
        let mut tree = Frontier::default();
        for entry in &self.entries {
            tree.push(leaf_hash(&entry.leaf.to_bytes()));
        }
        (directory, Sized { size: tree.size(), root: tree.root() })
    }

    /// What somebody's bundle proves that claims the number for this record alone.
    fn claim(&mut self, names: &mut NamesTree, who: u32) -> Result<Proven, CheckError> {
        let (mut directory, tree) = self.close(names);
        let people = self.world.ledger.state().people();
        let entries = people.find(&person(who)).map(|slot| people.get(slot).entries.clone());
        let entries = entries.unwrap_or(vec![self.second]);
        let log = Forged::of(self.entries.clone());
        let bundle =
            bundles::made(&log, &self.ring, (&mut directory, tree), (person(who), entries));
        let shown = names.prove(number(3), &[person(3), person(CLEAN)]).unwrap();
        let name = Name {
            identifier: number(3).to_string(),
            person: Some(person(who)),
            vrf: Base64(shown.label.as_bytes().to_vec()),
            proof: Base64(shown.tree),
        };
        bundles::prove(&Bundle { names: vec![name], ..bundle.unwrap() }, tree)
    }

    /// What an audit with the keys finds.
    fn findings(&self) -> Vec<(Seq, Cause)> {
        let audit = verify(&Forged::of(self.entries.clone()), &self.ring, None, &|_| {}).unwrap();
        audit.findings.into_iter().map(|found| (found.entry, found.cause)).collect()
    }
}

fn is_refused(proven: &Result<Proven, CheckError>) -> bool {
    matches!(proven, Err(CheckError::Name { wrong: NameWrong::Tree(ProofError::Root), .. }))
}

#[test]
fn a_second_record_for_the_same_nip_is_not_shown_to_be_the_only_one() {
    let mut attack = Attack::new();
    let state = attack.world.ledger.shared_state();
    let mut honest = attack.names(&state);
    assert!(is_refused(&attack.claim(&mut honest, CLEAN)));
    assert!(attack.claim(&mut honest, 3).is_ok());
    let found = attack.findings();
    assert!(matches!(found[..], [(at, Cause::Refused(_))] if at == attack.second), "{found:?}");
}

/// The directory may say that the number is the second record's: then the first one's is refused,
/// and so does whoever has the keys.
#[test]
fn a_directory_that_names_the_second_record_for_a_nip_is_found() {
    let mut attack = Attack::new();
    let state = attack.world.ledger.shared_state();
    let mut honest = attack.names(&state);
    // What somebody would hold to be true who sees the second record alone.
    let (mut directory, tree) = attack.close(&mut honest);
    let log = Forged::of(attack.entries.clone());
    let whose = (person(CLEAN), vec![attack.second]);
    let bundle = bundles::made(&log, &attack.ring, (&mut directory, tree), whose).unwrap();
    let (believed, findings) = bundles::prove(&bundle, tree).unwrap().replay();
    assert_eq!(findings, []);

    let mut forged = attack.names(&believed);
    let proven = attack.claim(&mut forged, CLEAN).unwrap();
    assert_eq!(proven.names, [(number(3), Some(person(CLEAN)))].into());
    assert_eq!(proven.check_names(&believed), Ok(()));
    assert!(is_refused(&attack.claim(&mut forged, 3)));
    let (found, after) = (attack.findings(), attack.second + 1);
    let [(second, Cause::Refused(_)), (directory, Cause::Directory(wrong))] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((*second, *directory), (attack.second, after));
    assert!(matches!(wrong, DirectoryError::Names { .. }), "{wrong}");
}

/// Where the tree says something that the entries do not, whoever replays them is told.
#[test]
fn a_directory_that_gives_a_number_to_whom_no_entry_does_is_found() {
    let mut world = office(4);
    let mut closed = close(&mut world);
    let good = bundle(&world, &mut closed, 3);
    let mut proven = bundles::prove(&good, closed.2).unwrap();
    let (state, _) = proven.replay();
    for (number, whose) in [(number(9), Some(person(3))), (number(3), None)] {
        let said = proven.names.insert(number, whose);
        assert_eq!(proven.check_names(&state), Err(CheckError::NameOfAnother));
        match said {
            Some(said) => proven.names.insert(number, said),
            None => proven.names.remove(&number),
        };
    }
}

/// A new key labels all numbers anew; whoever has it alone cannot compare what was before, and a
/// directory entry that goes back to another key is found.
#[test]
fn a_new_key_of_names_is_seen_and_an_old_one_does_not_come_back() {
    let mut world = office(3);
    let (mut directory, _, first) = close(&mut world);
    let new = SecretKey::from_random(&[7; 64]).unwrap();
    let mut names = NamesTree::of(new.clone(), world.id, world.ledger.state());
    let closed = world.ledger.close_lists(&mut directory, Some(&mut names), now(), false);
    assert_eq!(closed.unwrap().size, first.size + 1, "a new key takes a new entry");
    let entries = world.entries();
    let audit = |entries: &[Entry], ring: &Ring| {
        verify(&Forged::of(entries.to_vec()), ring, None, &|_| {}).unwrap()
    };
    let mut ring = world.ledger.keys().clone();
    let with_old = audit(&entries, &ring);
    let back = Finding::new(Seq::new(first.size), DirectoryError::NamesKey);
    assert_eq!((with_old.findings, with_old.names_unchecked), (vec![back], 1));
    ring.name_with(new);
    let with_new = audit(&entries, &ring);
    assert_eq!((with_new.findings, with_new.names_unchecked), (vec![], 1));
}

#[test]
fn a_names_tree_that_was_kept_opens_whole_or_not_at_all() {
    let mut world = office(3);
    let (_, mut names, _) = close(&mut world);
    let secret = world.ledger.keys().names_key().unwrap().unwrap();
    let sealed = names.to_sealed(&SNAPSHOT_SECRET, &[3; 32]);
    let open = |bytes: Vec<u8>| NamesTree::from_sealed(bytes, &SNAPSHOT_SECRET, &secret);
    let mut kept = open(sealed.clone()).unwrap();
    assert_eq!((kept.root(), kept.size()), (names.root(), names.size()));
    for place in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[place] ^= 1;
        assert!(open(altered).is_none(), "{place}");
        assert!(open(sealed[..place].to_vec()).is_none(), "{place}");
    }
    let other = SecretKey::from_random(&[7; 64]).unwrap();
    assert!(NamesTree::from_sealed(sealed.clone(), &SNAPSHOT_SECRET, &other).is_none());
    assert!(NamesTree::from_sealed(sealed, &[0; 32], &secret).is_none());

    // One that is whole and not of this log is not believed.
    world.record(REGISTRAR, enrolment(3)).unwrap();
    let made = world.ledger.names(None, u64::MAX).unwrap().unwrap().root();
    let mut other = office(5);
    let (_, theirs, _) = close(&mut other);
    for kept in [kept, theirs] {
        let mut names = world.ledger.names(Some(kept), u64::MAX).unwrap().unwrap();
        assert_eq!(names.root(), made);
    }
    // And what was so at an earlier checkpoint is made again.
    let size = world.ledger.state().head().size - 1;
    let mut earlier = world.ledger.names(None, size).unwrap().unwrap();
    assert_eq!((earlier.root(), earlier.size()), (names.root(), size));
}
