//! A small world for tests: officers, people and a key ring that are the same in every run.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

mod docket;
mod files;
mod ring;
mod setting;

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use ikrar_core::entry::{Entry, Head};
use ikrar_core::event::campaign::{Audience, CampaignOpened};
use ikrar_core::event::ledger::LedgerCreated;
use ikrar_core::event::officer::OfficerEnrolled;
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::person::{PersonEnrolled, Profile};
use ikrar_core::event::rules::{HolidaysPublished, RulebookPublished};
use ikrar_core::event::{Event, Fact};
use ikrar_core::ledger::{Ledger, Recording, Rejection};
use ikrar_core::log::{Damage, EngineFault, Flaw, Log, LogError};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::state::State;
use ikrar_core::state::snapshot::Snapshot;
use ikrar_core::value::{
    Contest, Date, Digest, EmploymentStatus, EventId, Instant, LedgerId, LineOrNothing, PersonId,
    PublicLine, PublicParagraph, Role, Seq, Zone,
};

pub use docket::{Docket, Recorded, SECOND_DECIDER, decided, official, proven, step};
pub use files::copy;
pub use ring::{Nonces, Ring};
pub use setting::setting;

/// Entries as somebody who can write the engine's files could leave them: whatever they are, and
/// whatever the head says.
#[derive(Clone)]
pub struct Forged {
    /// Whatever it says.
    pub head: Head,
    /// An entry, or `None` where the stored bytes are no entry any more.
    pub entries: Vec<Option<Entry>>,
}

impl Forged {
    /// A log of these entries with the head that its last entry gives.
    pub fn of(entries: Vec<Entry>) -> Self {
        let last = entries.last().map(|entry| entry.leaf.link);
        let size = entries.len() as u64;
        let head = last.map_or_else(Head::default, |link| Head { size, link });
        Self { head, entries: entries.into_iter().map(Some).collect() }
    }
}

impl Log for Forged {
    fn head(&self) -> Result<Head, LogError> {
        Ok(self.head)
    }

    fn append(&self, _: Head, _: &[Entry]) -> Result<Head, LogError> {
        Err(LogError::Engine(EngineFault::ReadOnly))
    }

    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        let damaged = |seq| LogError::Damaged { seq, damage: Damage::Flawed(Flaw::Check) };
        let from_here = self.entries.iter().skip(usize::try_from(from.number()).unwrap()).take(max);
        let numbers = (from.number()..).map(Seq::new);
        from_here.zip(numbers).map(|(entry, seq)| entry.clone().ok_or(damaged(seq))).collect()
    }
}

/// A ledger with one officer of each role, a rulebook and a campaign.
pub struct World<L> {
    /// The ledger, with everything in it.
    pub ledger: Ledger<L, Ring>,
    /// Its id.
    pub id: LedgerId,
    /// How many events were made: each gets an id of its own.
    pub events: u64,
    /// When what comes next is recorded.
    pub at: Instant,
    nonces: Nonces,
}

impl<L: Log> World<L> {
    /// Records the first entries, [`FOUNDATION`] of them, in an empty log.
    pub fn found(log: L) -> Self {
        let ledger = Ledger::open(log, Ring::default(), None).unwrap();
        let mut world = Self {
            ledger,
            id: LedgerId::from_bytes([0; 32]),
            events: 0,
            at: now(),
            nonces: Nonces::default(),
        };
        let created = world.event(Fact::from(LedgerCreated {
            origin: PublicLine::from_static("ikrar.example/uji"),
            agency: "16".parse().unwrap(),
            name: PublicLine::from_static("Instansi Uji"),
            zone: Zone::Wib,
            admin: author(ADMIN).public_key(),
        }));
        world.id = LedgerId::of(&created);
        let mut facts = vec![(ADMIN, created)];
        for (office, role) in
            [(REGISTRAR, Role::Registrar), (EXAMINER, Role::Examiner), (DECIDER, Role::Decider)]
        {
            let fact = Fact::from(OfficerEnrolled {
                public_key: author(office).public_key(),
                role,
                office: PublicLine::from_static(office),
                from: day("2023-01-01"),
            });
            facts.push((ADMIN, world.event(fact)));
        }
        let content = PublicParagraph::from_static(RULEBOOK);
        let rulebook = Rulebook::parse(&content).unwrap();
        let (rulebook, version) = (rulebook.id().clone(), rulebook.version());
        let published = RulebookPublished { rulebook, version, content };
        facts.push((ADMIN, world.event(published.into())));
        let holidays = HolidaysPublished { content: PublicParagraph::from_static(HOLIDAYS) };
        facts.push((ADMIN, world.event(holidays.into())));
        facts.push((ADMIN, world.event(campaign().into())));
        let signed = facts.into_iter().map(|(name, bytes)| author(name).sign(&world.id, bytes));
        assert_eq!(world.record_signed(signed.collect()), vec![]);
        world
    }

    /// The bytes of an event of this fact, with the next event id.
    pub fn event(&mut self, fact: Fact) -> Vec<u8> {
        self.events += 1;
        let id = EventId::from_bytes(sixteen(&format!("event {}", self.events)));
        Event { id, fact }.to_bytes().unwrap()
    }

    /// The fact, signed by this author.
    pub fn sign(&mut self, name: &str, fact: Fact) -> SignedEvent {
        let bytes = self.event(fact);
        author(name).sign(&self.id, bytes)
    }

    /// Records one fact; gives its entry, or why it was refused.
    pub fn record(&mut self, name: &str, fact: Fact) -> Result<Seq, Rejection> {
        let signed = self.sign(name, fact);
        let entry = self.ledger.state().head().next_seq();
        match self.record_signed(vec![signed]).pop() {
            Some(why) => Err(why),
            None => Ok(entry),
        }
    }

    /// Records what can be recorded; gives what was refused.
    pub fn record_signed(&mut self, signed: Vec<SignedEvent>) -> Vec<Rejection> {
        let recording =
            Recording { at: self.at, partial: true, clock_is_right: false, dry_run: false };
        let mut nonces = |bytes: &mut [u8]| self.nonces.fill(bytes);
        let outcome = self.ledger.record(signed, recording, &mut nonces, &|_| {}).unwrap();
        outcome.rejected.into_iter().map(|(_, why)| why).collect()
    }

    /// The same world with another ledger in it.
    pub fn over<M: Log>(self, ledger: Ledger<M, Ring>) -> World<M> {
        let Self { id, events, at, nonces, .. } = self;
        World { ledger, id, events, at, nonces }
    }

    /// Every entry as the log has it.
    pub fn entries(&self) -> Vec<Entry> {
        self.ledger.log().read(Seq::FIRST, usize::MAX).unwrap()
    }
}

/// The author of this name; the private key follows from it, so it is for tests only.
pub fn author(name: &str) -> Author {
    Author::new(signing_key(name))
}

/// The private key of the author of this name.
pub fn signing_key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&blake3::derive_key("ikrar TEST ONLY author key", name.as_bytes()))
}

/// An own key's name.
pub fn own_key(number: u32) -> String {
    format!("own key {number}")
}

/// The id of the person of this number.
pub fn person(number: u32) -> PersonId {
    PersonId::from_bytes(sixteen(&format!("person {number}")))
}

/// The enrolment of the person of this number.
pub fn enrolment(number: u32) -> Fact {
    let (year, month) = (1965 + number % 30, 1 + number / 30 % 12);
    let day_of_birth = 1 + number / 360 % 28;
    let serial = 1 + number / 10_080;
    let appointed = year + 25;
    let nip = format!("{year}{month:02}{day_of_birth:02}{appointed}{month:02}1{serial:03}");
    Fact::from(PersonEnrolled {
        person: person(number),
        identifiers: vec![nip.parse().unwrap()].try_into().unwrap(),
        profile: Profile {
            name: format!("Nama Rekaan {number}, S.Pd.").parse().unwrap(),
            status: EmploymentStatus::Pns,
            agency: "16.06".parse().unwrap(),
            unit: format!("Dinas {}", number % 5).parse().unwrap(),
            position: LineOrNothing::from_static("Analis"),
            grade: Some("III/a".parse().unwrap()),
        },
        from: day("2023-11-01"),
    })
}

/// A pact on paper.
pub fn paper_pact(number: u32, signed_on: Date) -> Fact {
    Fact::from(PactSigned {
        person: Some(person(number)),
        campaign: CAMPAIGN.parse().unwrap(),
        text_hash: Digest::of(PACT.as_bytes()),
        signed_on,
        method: Method::WetInk,
        scan: Some(Digest::of(b"scan")),
    })
}

fn campaign() -> CampaignOpened {
    CampaignOpened {
        campaign: CAMPAIGN.parse().unwrap(),
        election: "PEMILU-2024".parse().unwrap(),
        title: PublicLine::from_static("Pakta integritas"),
        text: PublicParagraph::from_static(PACT),
        audience: Audience::default(),
        opens: day(OPENS),
        due: day(DUE),
    }
}

/// A contest of an election, for example `PILKADA-2024 governor 16`.
pub fn contest(text: &str) -> Contest {
    let mut parts = text.split(' ');
    let mut part = || parts.next();
    Contest {
        election: part().unwrap().parse().unwrap(),
        contest: part().unwrap().parse().unwrap(),
        region: part().map(|region| region.parse().unwrap()),
    }
}

/// A date that is known to be one.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// When everything is recorded.
pub fn now() -> Instant {
    "2024-02-20T03:00:00Z".parse().unwrap()
}

/// The state as a snapshot that was written and read again.
pub fn snapshot(state: &State) -> Snapshot {
    Snapshot::read(Arc::new(snapshot_bytes(state)), &SNAPSHOT_SECRET).unwrap()
}

/// The state as a snapshot's bytes, equal for equal states.
pub fn snapshot_bytes(state: &State) -> Vec<u8> {
    let mut bytes = Vec::new();
    state.write_snapshot(&SNAPSHOT_SECRET, &[0; 32], &mut bytes).unwrap();
    bytes
}

/// Sixteen bytes that follow from a text.
pub fn sixteen(text: &str) -> [u8; 16] {
    *blake3::hash(text.as_bytes()).as_bytes().first_chunk().unwrap()
}

/// The officer who made the ledger.
pub const ADMIN: &str = "admin";
/// The officer who enrols people.
pub const REGISTRAR: &str = "registrar";
/// The officer who examines cases.
pub const EXAMINER: &str = "examiner";
/// The officer who decides them.
pub const DECIDER: &str = "decider";
/// The campaign.
pub const CAMPAIGN: &str = "pakta-2024";
/// Its first day.
pub const OPENS: &str = "2023-12-01";
/// Its last day.
pub const DUE: &str = "2023-12-31";
/// How many entries [`World::found`] records.
pub const FOUNDATION: u64 = 7;
/// The days off that are known.
pub const HOLIDAYS: &str = include_str!("../../seeds/holidays/id.toml");
/// The rulebook that is in force.
pub const RULEBOOK: &str = include_str!("../../seeds/rulebooks/id-2022.toml");
/// The secret under which snapshots are sealed.
pub const SNAPSHOT_SECRET: [u8; 32] = *b"ikrar TEST ONLY snapshot secret!";
const PACT: &str = "Saya berikrar menjaga netralitas.\n";
