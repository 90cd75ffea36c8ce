//! One writer and many readers of one ledger.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ikrar_core::keys::DataKeys;
use ikrar_core::ledger::{Ledger, Recording};
use ikrar_kit::{CAMPAIGN, REGISTRAR, World, day, enrolment, now, paper_pact, person, snapshot};
use ikrar_store::memory::MemoryLog;

/// A refused list left the state ahead of the log, and the ledger had to be opened again.
#[test]
fn a_refused_list_leaves_the_ledger_as_it_was() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    world.record(REGISTRAR, enrolment(0)).unwrap();
    let before = world.ledger.state().head();
    let list = [enrolment(1), paper_pact(0, day("2023-12-20")), paper_pact(9, day("2023-12-20"))];
    let list: Vec<_> = list.into_iter().map(|fact| world.sign(REGISTRAR, fact)).collect();
    let recording = Recording { at: now(), partial: false, clock_is_right: false, dry_run: false };
    let refused = world.ledger.record(list.clone(), recording, &mut |_| Ok(()), &|_| {}).unwrap();
    assert_eq!((refused.recorded, refused.rejected.len()), (0, 1), "nobody has the number 9");
    assert_eq!(world.ledger.state().head(), before);
    assert_eq!(world.ledger.state().people().len(), 1);
    assert!(world.ledger.keys().data_key(&person(1)).key().is_none(), "nobody was enrolled");
    let (good, _) = list.split_at(2);
    assert_eq!(world.record_signed(good.to_vec()), vec![]);
    assert_eq!(world.ledger.state().head().size, before.size + 2);
    let reopened = Ledger::open(world.ledger.log().clone(), world.ledger.keys().clone(), None);
    assert_eq!(reopened.unwrap().state().head(), world.ledger.state().head());
}

/// Whoever reads keeps one moment of the ledger, whole, for as long as it takes.
#[test]
fn readers_keep_their_moment_while_others_record() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    for number in 0..PEOPLE {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let (log, ring) = (world.ledger.log().clone(), world.ledger.keys().clone());
    let opened = Ledger::open(log, ring, Some(snapshot(world.ledger.state()))).unwrap();
    let moments = [opened.shared_state(), world.ledger.shared_state()];
    let written = AtomicBool::new(false);
    let signed = |moment: &ikrar_core::state::State| {
        let (people, campaign) = (moment.people(), CAMPAIGN.parse().unwrap());
        let signed = |person: &&_| people.pacts(person, &campaign).next().is_some();
        people.iter().filter(signed).count()
    };
    thread::scope(|scope| {
        for moment in &moments {
            let (moment, written) = (Arc::clone(moment), &written);
            scope.spawn(move || {
                while !written.load(Ordering::Acquire) {
                    assert_eq!(signed(&moment), 0, "at {} entries", moment.head().size);
                }
                assert_eq!(signed(&moment), 0);
            });
        }
        for number in 0..PEOPLE {
            let pact = paper_pact(number, day("2023-12-20"));
            let pact = world.sign(REGISTRAR, pact);
            let recording =
                Recording { at: now(), partial: false, clock_is_right: false, dry_run: false };
            let recorded = world.ledger.record([pact], recording, &mut |_| Ok(()), &|_| {});
            assert_eq!(recorded.unwrap().recorded, 1);
        }
        written.store(true, Ordering::Release);
    });
    assert_eq!(signed(world.ledger.state()), usize::try_from(PEOPLE).unwrap());
}

/// More than one page of them.
const PEOPLE: u32 = 300;
