//! A person whose data key was destroyed, and one whose key was lost.

use std::sync::Arc;

use ikrar_core::finding::FindingKind;
use ikrar_core::ledger::{Ledger, verify};
use ikrar_core::replay::Reading;
use ikrar_kit::{REGISTRAR, World, day, enrolment, paper_pact, person};
use ikrar_store::memory::MemoryLog;

/// Whoever is erased is gone from every answer, and accuses nobody; a key that is lost is damage.
#[test]
fn an_erased_person_is_no_finding_and_a_lost_key_is() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    for number in 0..3 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let pact = world.record(REGISTRAR, paper_pact(1, day("2023-12-20"))).unwrap();
    let log = world.ledger.log();

    let mut ring = world.ledger.keys().clone();
    ring.erase(person(1));
    let audit = verify(log, &ring, None, &|_| {}).unwrap();
    assert_eq!(audit.findings, []);
    assert_eq!(audit.state.head(), world.ledger.state().head());
    let ledger = Ledger::open(log.clone(), ring, None).unwrap();
    let people = ledger.state().people();
    assert_eq!((people.len(), people.find(&person(1))), (2, None));
    assert!(ledger.history(&person(1)).unwrap().is_empty());
    let entry = world.entries().swap_remove(usize::try_from(pact.number()).unwrap());
    let reading = ledger.open_entry(entry).unwrap();
    assert!(matches!(reading, Reading::Erased(erased) if erased == person(1)));

    let mut ring = world.ledger.keys().clone();
    ring.lose(person(1));
    let audit = verify(log, &ring, None, &|_| {}).unwrap();
    let found: Vec<_> = audit.findings.iter().map(|f| (f.entry.number(), f.kind())).collect();
    assert_eq!(found, [(pact.number() - 2, FindingKind::Key), (pact.number(), FindingKind::Key)]);
}
