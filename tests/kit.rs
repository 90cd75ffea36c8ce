//! A small world for tests: officers, people and a key ring that are the same in every run.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::io::Cursor;

use ed25519_dalek::SigningKey;
use ikrar_core::entry::{Entry, Head};
use ikrar_core::event::campaign::{Audience, CampaignOpened};
use ikrar_core::event::officer::{LedgerCreated, OfficerEnrolled};
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::person::{PersonEnrolled, Profile};
use ikrar_core::event::rulebook::RulebookPublished;
use ikrar_core::event::{Event, Fact};
use ikrar_core::keys::{DataKey, DataKeys, KeyRing, KeyRingError};
use ikrar_core::ledger::{Ledger, Recording, Rejection};
use ikrar_core::log::{Log, LogError};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::state::State;
use ikrar_core::state::snapshot::Snapshot;
use ikrar_core::value::{
    Date, Digest, EmploymentStatus, EventId, Instant, LedgerId, PersonId, Role, Zone,
};

/// A key ring in memory; a person's key follows from the person's id.
#[derive(Default, Clone)]
pub(crate) struct Ring(BTreeMap<PersonId, DataKey>);

impl DataKeys for Ring {
    fn data_key(&self, person: &PersonId) -> Option<&DataKey> {
        self.0.get(person)
    }
}

impl KeyRing for Ring {
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError> {
        let key =
            |person: &PersonId| DataKey::from_bytes(*blake3::hash(person.as_bytes()).as_bytes());
        self.0.extend(people.iter().map(|person| (*person, key(person))));
        Ok(())
    }

    fn commit(&mut self) -> Result<(), KeyRingError> {
        Ok(())
    }
}

/// Entries as somebody who can write the engine's files could leave them: whatever they are, and
/// whatever the head says.
#[derive(Clone)]
pub(crate) struct Forged {
    pub(crate) head: Head,
    /// An entry, or `None` where the stored bytes are no entry any more.
    pub(crate) entries: Vec<Option<Entry>>,
}

impl Forged {
    /// A log of these entries with the head that its last entry gives.
    pub(crate) fn of(entries: Vec<Entry>) -> Self {
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
        Err(LogError::Engine("a forged log takes nothing".to_owned()))
    }

    fn read(&self, from: u64, max: usize) -> Result<Vec<Entry>, LogError> {
        let damaged = |seq| LogError::Damaged { seq, reason: "forged".to_owned() };
        let from_here = self.entries.iter().skip(usize::try_from(from).unwrap()).take(max);
        from_here.zip(from..).map(|(entry, seq)| entry.clone().ok_or(damaged(seq))).collect()
    }
}

/// A ledger with one officer of each role, a rulebook and a campaign.
pub(crate) struct World<L> {
    pub(crate) ledger: Ledger<L, Ring>,
    pub(crate) id: LedgerId,
    /// How many events were made: each gets an id of its own.
    pub(crate) events: u64,
}

impl<L: Log> World<L> {
    /// Records the first entries, [`FOUNDATION`] of them, in an empty log.
    pub(crate) fn found(log: L) -> Self {
        let ledger = Ledger::open(log, Ring::default(), None).unwrap();
        let mut world = Self { ledger, id: LedgerId::from_bytes([0; 32]), events: 0 };
        let created = world.event(Fact::LedgerCreated(LedgerCreated {
            origin: "ikrar.example/uji".to_owned(),
            agency: "16".parse().unwrap(),
            name: "Instansi Uji".to_owned(),
            zone: Zone::Wib,
            admin: author(ADMIN).public_key(),
        }));
        world.id = LedgerId::of(&created);
        let mut facts = vec![(ADMIN, created)];
        for (office, role) in
            [(REGISTRAR, Role::Registrar), (EXAMINER, Role::Examiner), (DECIDER, Role::Decider)]
        {
            let fact = Fact::OfficerEnrolled(OfficerEnrolled {
                public_key: author(office).public_key(),
                role,
                office: office.to_owned(),
                from: day("2023-01-01"),
            });
            facts.push((ADMIN, world.event(fact)));
        }
        let content = RULEBOOK.to_owned();
        let rulebook = Rulebook::parse(&content).unwrap();
        let (rulebook, version) = (rulebook.id().to_owned(), rulebook.version());
        let published = RulebookPublished { rulebook, version, content };
        facts.push((ADMIN, world.event(Fact::RulebookPublished(published))));
        facts.push((ADMIN, world.event(Fact::CampaignOpened(campaign()))));
        let signed = facts.into_iter().map(|(name, bytes)| author(name).sign(&world.id, bytes));
        assert_eq!(world.record_signed(signed.collect()), vec![]);
        world
    }

    /// The bytes of an event of this fact, with the next event id.
    pub(crate) fn event(&mut self, fact: Fact) -> Vec<u8> {
        self.events += 1;
        let id = EventId::from_bytes(sixteen(&format!("event {}", self.events)));
        Event { id, fact }.to_bytes().unwrap()
    }

    /// The fact, signed by this author.
    pub(crate) fn sign(&mut self, name: &str, fact: Fact) -> SignedEvent {
        let bytes = self.event(fact);
        author(name).sign(&self.id, bytes)
    }

    /// Records one fact; gives its entry, or why it was refused.
    pub(crate) fn record(&mut self, name: &str, fact: Fact) -> Result<u64, Rejection> {
        let signed = self.sign(name, fact);
        let entry = self.ledger.state().head().size;
        match self.record_signed(vec![signed]).pop() {
            Some(why) => Err(why),
            None => Ok(entry),
        }
    }

    /// Records what can be recorded; gives what was refused.
    pub(crate) fn record_signed(&mut self, signed: Vec<SignedEvent>) -> Vec<Rejection> {
        let recording = Recording { at: now(), partial: true, clock_is_right: false };
        let mut stream = blake3::Hasher::new().update(&self.events.to_be_bytes()).finalize_xof();
        let mut random = |bytes: &mut [u8]| {
            stream.fill(bytes);
            Ok(())
        };
        let outcome = self.ledger.record(signed, recording, &mut random, &|_| {}).unwrap();
        outcome.rejected.into_iter().map(|(_, why)| why).collect()
    }

    /// Every entry as the log has it.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.ledger.log().read(0, usize::MAX).unwrap()
    }
}

/// The author of this name; the key follows from it.
pub(crate) fn author(name: &str) -> Author {
    Author::new(SigningKey::from_bytes(blake3::hash(name.as_bytes()).as_bytes()))
}

/// An own key's name.
pub(crate) fn own_key(number: u32) -> String {
    format!("own key {number}")
}

/// The id of the person of this number.
pub(crate) fn person(number: u32) -> PersonId {
    PersonId::from_bytes(sixteen(&format!("person {number}")))
}

/// The enrolment of the person of this number.
pub(crate) fn enrolment(number: u32) -> Fact {
    let (year, month) = (1965 + number % 30, 1 + number / 30 % 12);
    let day_of_birth = 1 + number / 360 % 28;
    let serial = 1 + number / 10_080;
    let appointed = year + 25;
    let nip = format!("{year}{month:02}{day_of_birth:02}{appointed}{month:02}1{serial:03}");
    Fact::PersonEnrolled(PersonEnrolled {
        person: person(number),
        identifiers: vec![nip.parse().unwrap()],
        profile: Profile {
            name: format!("Nama Rekaan {number}, S.Pd."),
            status: EmploymentStatus::Pns,
            agency: "16.06".parse().unwrap(),
            unit: format!("Dinas {}", number % 5),
            position: "Analis".to_owned(),
            grade: Some("III/a".parse().unwrap()),
        },
        from: day("2023-11-01"),
    })
}

/// A pact on paper.
pub(crate) fn paper_pact(number: u32, signed_on: Date) -> Fact {
    Fact::PactSigned(PactSigned {
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
        title: "Pakta integritas".to_owned(),
        text: PACT.to_owned(),
        audience: Audience::default(),
        opens: day(OPENS),
        due: day(DUE),
    }
}

/// A date that is known to be one.
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// When everything is recorded.
pub(crate) fn now() -> Instant {
    "2024-02-20T03:00:00Z".parse().unwrap()
}

/// The state as a snapshot that was written and read again.
pub(crate) fn snapshot(state: &State) -> Snapshot {
    Snapshot::read(&mut Cursor::new(snapshot_bytes(state)), &SNAPSHOT_SECRET).unwrap()
}

/// The state as a snapshot's bytes, equal for equal states.
pub(crate) fn snapshot_bytes(state: &State) -> Vec<u8> {
    let mut bytes = Vec::new();
    state.write_snapshot(&SNAPSHOT_SECRET, &[0; 32], &mut bytes).unwrap();
    bytes
}

/// Sixteen bytes that follow from a text.
pub(crate) fn sixteen(text: &str) -> [u8; 16] {
    *blake3::hash(text.as_bytes()).as_bytes().first_chunk().unwrap()
}

pub(crate) const ADMIN: &str = "admin";
pub(crate) const REGISTRAR: &str = "registrar";
pub(crate) const EXAMINER: &str = "examiner";
pub(crate) const DECIDER: &str = "decider";
pub(crate) const CAMPAIGN: &str = "pakta-2024";
pub(crate) const OPENS: &str = "2023-12-01";
pub(crate) const DUE: &str = "2023-12-31";
/// How many entries [`World::found`] records.
pub(crate) const FOUNDATION: u64 = 6;
pub(crate) const RULEBOOK: &str = include_str!("../seeds/rulebooks/id-2022.toml");
pub(crate) const SNAPSHOT_SECRET: [u8; 32] = [9; 32];
const PACT: &str = "Saya berikrar menjaga netralitas.\n";
