//! A log that fails at each append in turn: what was acknowledged is there, and nothing else is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ikrar_core::entry::{Entry, Head};
use ikrar_core::ledger::{Ledger, LedgerError, Recording, verify};
use ikrar_core::log::{EngineFault, Log, LogError};
use ikrar_core::sign::SignedEvent;
use ikrar_core::value::Seq;
use ikrar_kit::{REGISTRAR, Ring, World, day, enrolment, now, paper_pact};
use ikrar_store::memory::MemoryLog;

/// What becomes of the append that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The engine says that nothing was appended, and so it is.
    Refused,
    /// Nobody knows, and it is lost.
    Lost,
    /// Nobody knows, and it is kept.
    Kept,
}

/// A log that fails once.
struct Faulty {
    log: MemoryLog,
    fate: Fate,
    /// How many appends go well before that.
    left: AtomicU64,
}

impl Log for Faulty {
    fn head(&self) -> Result<Head, LogError> {
        self.log.head()
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        if self.left.fetch_sub(1, Ordering::Relaxed) != 0 {
            return self.log.append(at, entries);
        }
        match self.fate {
            Fate::Refused => return Err(LogError::Engine(EngineFault::ReadOnly)),
            Fate::Lost => {}
            Fate::Kept => drop(self.log.append(at, entries)?),
        }
        Err(LogError::Doubt(EngineFault::ReadOnly))
    }

    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        self.log.read(from, max)
    }
}

#[test]
fn whatever_append_fails_the_ledger_is_what_was_acknowledged() {
    let (founded, lists) = story();
    let steps = lists.len() as u64;
    for fate in [Fate::Refused, Fate::Lost, Fate::Kept] {
        for step in 0..steps {
            fails_at(&founded, &lists, fate, step);
        }
    }
}

/// Plays the story, in which append number `step` fails, to its end.
fn fails_at(founded: &World<Arc<MemoryLog>>, lists: &[Vec<SignedEvent>], fate: Fate, step: u64) {
    let case = format!("append {step} is {fate:?}");
    let log = MemoryLog::default();
    log.append(Head::default(), &founded.entries()).unwrap();
    let log = Arc::new(Faulty { log, fate, left: AtomicU64::new(step) });
    let mut ledger = Ledger::open(log.clone(), founded.ledger.keys().clone(), None).unwrap();
    let mut failed = 0;
    for list in lists {
        let before = ledger.state().head();
        let Err(error) = record(&mut ledger, list) else { continue };
        failed += 1;
        assert!(matches!(error, LedgerError::Log(_)), "{case}: {error}");
        assert_eq!(ledger.state().head(), before, "{case}: nothing was acknowledged");
        let size = before.size + if fate == Fate::Kept { list.len() as u64 } else { 0 };
        assert_eq!(log.head().unwrap().size, size, "{case}");
        // Whoever is told that nobody knows opens the ledger again, and records the list again.
        let ring = ledger.keys().clone();
        ledger = Ledger::open(log.clone(), ring, None).unwrap();
        assert_eq!(ledger.state().head(), log.head().unwrap(), "{case}");
        let again = record(&mut ledger, list).unwrap();
        let known = if fate == Fate::Kept { list.len() } else { 0 };
        assert_eq!((again.unchanged, again.recorded), (known, list.len() - known), "{case}");
    }
    assert_eq!(failed, 1, "{case}");
    let audit = verify(&log, ledger.keys(), None, &|_| {}).unwrap();
    assert_eq!(audit.findings, [], "{case}");
    assert_eq!(audit.state.head(), ledger.state().head(), "{case}");
    assert_eq!(audit.state.people().len(), 4, "{case}");
}

fn record(
    ledger: &mut Ledger<Arc<Faulty>, Ring>,
    list: &[SignedEvent],
) -> Result<ikrar_core::ledger::Recorded, LedgerError> {
    let recording = Recording { at: now(), partial: false, clock_is_right: false, dry_run: false };
    ledger.record(list.to_vec(), recording, &mut |_| Ok(()), &|_| {})
}

/// A founded ledger, and lists to record in it.
fn story() -> (World<Arc<MemoryLog>>, Vec<Vec<SignedEvent>>) {
    let mut world = World::found(Arc::<MemoryLog>::default());
    let mut sign = |facts: Vec<_>| -> Vec<SignedEvent> {
        facts.into_iter().map(|fact| world.sign(REGISTRAR, fact)).collect()
    };
    let lists = vec![
        sign(vec![enrolment(0)]),
        sign(vec![enrolment(1), enrolment(2)]),
        sign(vec![paper_pact(0, day("2023-12-20"))]),
        sign(vec![enrolment(3), paper_pact(3, day("2023-12-21"))]),
    ];
    (world, lists)
}
