use super::*;
use crate::calendar::{HolidayKind, HolidayList, Holidays, SixDayWeek};
use crate::event::campaign::{
    Audience, CampaignClosed, CampaignOpened, CeremonyCancelled, CeremonyHeld, CeremonyPostponed,
    CeremonyScheduled,
};
use crate::event::case::StepTaken;
use crate::event::ledger::{LedgerCreated, LogKeyAnnounced, Restored};
use crate::event::officer::{OfficerEnrolled, OfficerRevoked};
use crate::event::pact::{
    Attendance, AttendanceRecorded, Method, PactExcused, PactRefused, PactSigned, SignatureVoided,
};
use crate::event::person::{
    Departure, FirstDayMoved, IdentifierEnded, KeyBound, KeyEnded, LeaveEnded, LeaveGranted,
    LeaveKind, PersonDeparted, PersonEnrolled, PersonMerged, PersonReturned, PersonWithdrawn,
    Profile, Return,
};
use crate::event::rules::{HolidaysPublished, RulebookPublished};
use crate::event::{Event, Fact};
use crate::rulebook::Rulebook;
use crate::seal::Place;
use crate::state::About;
use crate::state::cases::{Case, Limit, Outlook};
use crate::value::{
    AtMost, CaseId, Date, EmploymentStatus, EventId, Identifier, Line, LineOrNothing, Link,
    ParagraphOrNothing, PersonId, PublicKey, PublicLineOrNothing, Role, Seq, Zone,
};

mod cases;

use cases::{case, outcomes};

fn layout(state: &State) -> Layout<'_> {
    Layout::of(state, look_ahead)
}

/// Stands for the procedure: something that changes with all on which a case's course depends.
fn look_ahead(state: &State, case: &Case) -> Option<Outlook> {
    let person = state.people.get(state.people.find(&case.reported.person)?);
    let left = person.service.iter().filter(|service| service.ended.is_some()).count();
    let days_off: usize = state.calendar.lists().map(|(_, _, list)| list.days.len()).sum();
    let all = case.steps.len() + left + person.cases.len() + days_off;
    let last = date(i32::try_from(all).unwrap());
    let limits = vec![Limit { last, stays: all.is_multiple_of(2) }];
    Some(Outlook { from: case.reported.received_on, limits })
}

const SECRET: [u8; 32] = [1; 32];
const RULEBOOK: &str = include_str!("../../../../../seeds/rulebooks/id-2022.toml");

fn written() -> Vec<u8> {
    let mut bytes = Vec::new();
    State::default().write_sections(look_ahead, (&SECRET, &[2; 32]), &mut bytes).unwrap();
    bytes
}

fn read(bytes: &[u8], secret: &[u8; 32]) -> Result<Snapshot, SnapshotError> {
    Snapshot::read(Arc::new(bytes.to_vec()), secret)
}

#[test]
fn any_flipped_bit_or_cut_is_noticed_at_once() {
    let bytes = written();
    assert_eq!(read(&bytes, &SECRET).unwrap().head(), Head::default());
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(read(&flipped, &SECRET).and_then(Snapshot::whole).is_err(), "bit {bit}");
    }
    for cut in 0..bytes.len() {
        assert!(read(&bytes[..cut], &SECRET).is_err(), "cut at {cut}");
    }
}

#[test]
fn another_master_key_does_not_open_it() {
    assert_eq!(read(&written(), &[9; 32]).unwrap_err(), SnapshotError::Key);
}

/// Whoever changes a type that a snapshot holds is stopped here: a program must not open what
/// another one meant by the same bytes.
#[test]
fn the_version_is_counted_up_with_every_change_of_what_a_snapshot_holds() {
    let state = one_of_each();
    let mut hash = blake3::Hasher::new();
    let layout = layout(&state);
    for number in 0..layout.sections() {
        let section = layout.section(number);
        hash.update(&(section.len() as u64).to_be_bytes()).update(&section);
    }
    assert_eq!(
        (SNAPSHOT_VERSION, hash.finalize().to_hex().as_str()),
        (13, "783056a4dae2aa669a7f1008ab4199ae69bdba4348d1ff5d8cfcc031927826b8"),
        "a snapshot holds something else now: count SNAPSHOT_VERSION up, write both here, and \
         say in docs/FORMATS.md, section 7, what changed"
    );
}

#[test]
fn one_of_each_is_read_as_it_was_written() {
    let mut state = one_of_each();
    Arc::make_mut(&mut state.rulebooks)[0].published.content = RULEBOOK.parse().unwrap();
    let mut bytes = Vec::new();
    state.write_sections(look_ahead, (&SECRET, &[2; 32]), &mut bytes).unwrap();
    let prints = Prints::read(Arc::new(bytes.clone()), &SECRET).unwrap();
    assert!(state.says(&prints, look_ahead));
    let again = read(&bytes, &SECRET).unwrap().into_state().unwrap();
    assert!(again.says(&prints, look_ahead) && again.is_intact());
}

/// What a snapshot says of cases is not said again once it no longer holds: whatever is recorded
/// after it, the next one is what it would be if there had been none.
#[test]
fn what_cards_say_of_cases_falls_with_what_it_rests_on() {
    let mut state = one_of_each();
    Arc::make_mut(&mut state.rulebooks)[0].published.content = RULEBOOK.parse().unwrap();
    let mut bytes = Vec::new();
    state.write_sections(look_ahead, (&SECRET, &[2; 32]), &mut bytes).unwrap();
    let step = StepTaken {
        case: CaseId::from_bytes([2; 16]),
        person: person(2),
        step: "objection-filed".parse().unwrap(),
        on: date(16),
        official: None,
        body: LineOrNothing::default(),
        exam_on: None,
        until: None,
        manner: None,
        level: None,
        sanction: None,
        number: LineOrNothing::default(),
        document: None,
        note: ParagraphOrNothing::default(),
    };
    let content = "[[holidays]]\nyear = 2024\nkind = \"public\"\ndays = []\nbasis = []\n\
                   verified = true\n";
    let departed = PersonDeparted { person: person(1), reason: Departure::Died, on: date(80) };
    let (reason, merged) = ("uji".parse().unwrap(), person(3));
    for (number, fact) in [
        (Some(2), Fact::from(step)),
        (Some(1), Fact::from(departed)),
        (Some(2), Fact::from(PersonMerged { person: person(2), merged, reason })),
        (None, Fact::from(HolidaysPublished { content: content.parse().unwrap() })),
    ] {
        let mut again = read(&bytes, &SECRET).unwrap().into_state().unwrap();
        let mut replayed = state.clone();
        for state in [&mut again, &mut replayed] {
            fold(state, number, fact.clone());
        }
        let (again, replayed) = (layout(&again), layout(&replayed));
        assert_eq!(again.sections(), replayed.sections());
        for number in 0..again.sections() {
            assert!(again.section(number) == replayed.section(number), "{fact:?}: {number}");
        }
    }
}

/// A state that holds every type, and every variant of those that vary.
fn one_of_each() -> State {
    let mut state = State::default();
    found(&mut state);
    people(&mut state);
    for (number, outcome) in (0..).zip(outcomes()) {
        case(&mut state, number, &outcome);
    }
    state.head = Head { size: state.recorded_at.millis(), link: Link::from_bytes([8; 32]) };
    state
}

/// Folds a fact about the person of this number, if about anybody.
fn fold(state: &mut State, number: Option<u8>, fact: Fact) {
    let millis = state.recorded_at.millis();
    let recorded_at = Instant::from_millis(millis + 1).unwrap();
    let person = number.map(person);
    let slot = person.and_then(|person| state.people.find(&person));
    let id = EventId::from_bytes(millis.to_be_bytes().repeat(2).try_into().unwrap());
    let (place, event) = (Place { seq: Seq::new(millis), recorded_at }, Event { id, fact });
    let hash = state.hash_of(&id);
    state.fold(place, &key(1).id(), event, hash, About { person, slot }, b"event");
    state.recorded_at = recorded_at;
}

fn found(state: &mut State) {
    let (agency, name) = ("16.06".parse().unwrap(), "Instansi".parse().unwrap());
    let (origin, zone, admin) = ("ikrar.example/uji".parse().unwrap(), Zone::Wita, key(1));
    fold(state, None, Fact::from(LedgerCreated { origin, agency, name, zone, admin }));
    let vkey = "ikrar.example/uji+00000000+AQ==".parse().unwrap();
    fold(state, None, Fact::from(LogKeyAnnounced { vkey, from: date(0) }));
    fold(state, None, Fact::from(Restored { reason: "uji".parse().unwrap(), lost_from: 1 }));
    let roles = [Role::Admin, Role::Registrar, Role::Examiner, Role::Decider, Role::Auditor];
    for role in roles {
        let (public_key, office, from) = (key(2), role.name().parse().unwrap(), date(0));
        let enrolled = OfficerEnrolled { public_key, role, office, from };
        fold(state, None, Fact::from(enrolled));
    }
    let (key, on, reason) = (key(2).id(), date(1), "uji".parse().unwrap());
    fold(state, None, Fact::from(OfficerRevoked { key, on, reason }));
    // Its text may change without a change of what a snapshot is.
    let lists = HolidayKind::ALL.iter().map(|kind| HolidayList {
        year: 2024,
        kind: *kind,
        days: vec![date(9)],
        basis: vec!["Keppres".parse().unwrap()],
        verified: true,
        note: None,
    });
    let six_day_weeks =
        vec![SixDayWeek { agency: "16".parse().unwrap(), from: date(1), until: date(2) }];
    let holidays = Holidays { lists: lists.collect(), six_day_weeks };
    Arc::make_mut(&mut state.calendar).publish(Seq::new(1), holidays);
    Arc::make_mut(&mut state.rulebooks).push(PublishedRulebook {
        entry: Seq::new(7),
        published: RulebookPublished {
            rulebook: "id".parse().unwrap(),
            version: 1,
            content: "isi".parse().unwrap(),
        },
        rulebook: Arc::new(Rulebook::parse(RULEBOOK).unwrap()),
    });
    campaign(state);
}

fn campaign(state: &mut State) {
    let campaign = || "pakta-2024".parse().unwrap();
    let ceremony = || "Upacara".parse().unwrap();
    let audience = Audience {
        agencies: vec!["16".parse().unwrap()].try_into().unwrap(),
        units: vec!["Dinas".parse().unwrap()].try_into().unwrap(),
        statuses: vec![EmploymentStatus::Pns].try_into().unwrap(),
    };
    let facts = [
        Fact::from(CampaignOpened {
            campaign: campaign(),
            election: "PEMILU-2024".parse().unwrap(),
            title: "Pakta".parse().unwrap(),
            text: "Saya berikrar.".parse().unwrap(),
            audience,
            opens: date(1),
            due: date(30),
        }),
        Fact::from(CeremonyScheduled {
            campaign: campaign(),
            ceremony: ceremony(),
            planned_on: date(2),
            place: PublicLineOrNothing::default(),
        }),
        Fact::from(CeremonyPostponed {
            campaign: campaign(),
            ceremony: ceremony(),
            announced_on: date(2),
            planned_on: Some(date(3)),
            reason: "uji".parse().unwrap(),
        }),
        Fact::from(CeremonyHeld {
            campaign: campaign(),
            ceremony: ceremony(),
            held_on: date(3),
            reader: None,
            leader: None,
            witnesses: AtMost::default(),
            claimed_attendance: Some(300),
        }),
        Fact::from(CeremonyCancelled {
            campaign: campaign(),
            ceremony: ceremony(),
            announced_on: date(4),
            reason: "uji".parse().unwrap(),
        }),
        Fact::from(CampaignClosed {
            campaign: campaign(),
            on: date(40),
            reason: "uji".parse().unwrap(),
        }),
    ];
    for fact in facts {
        fold(state, None, fact);
    }
}

fn people(state: &mut State) {
    use Departure::{ContractEnded, Died, Dismissed, Moved, Resigned, Retired};
    use EmploymentStatus::{Cpns, NonAsn, Pns, Pppk, PppkPartTime};
    let numbers = ["198001012005011001", "199001012022211001", "1606014501900001"];
    let statuses = [Cpns, Pns, Pppk, PppkPartTime, NonAsn, Pns];
    let reasons = [Retired, Resigned, Moved, ContractEnded, Dismissed, Died];
    for ((number, status), reason) in (0..).zip(statuses).zip(reasons) {
        let identifier = numbers.get(usize::from(number) % 3).unwrap();
        let identifier: Identifier = identifier.parse().unwrap();
        let profile = Profile {
            name: "Nama Rekaan".parse().unwrap(),
            status,
            agency: "16.06".parse().unwrap(),
            unit: "Dinas".parse().unwrap(),
            position: "Analis".parse().unwrap(),
            grade: (number % 2 == 0).then(|| "III/d".parse().unwrap()),
        };
        let (person, from) = (person(number), date(0));
        let identifiers = vec![identifier].try_into().unwrap();
        let public_key = key(10 + number);
        let (on, reason_given) = (date(50), Line::from_static("uji"));
        let ended = IdentifierEnded { person, identifier, on, reason: reason_given.clone() };
        let key_ended = KeyEnded { person, key: public_key.id(), on, reason: reason_given };
        for fact in [
            Fact::from(PersonEnrolled { person, identifiers, profile, from }),
            Fact::from(ended),
            Fact::from(KeyBound { person, public_key, from }),
            Fact::from(key_ended),
            Fact::from(PersonDeparted { person, reason, on }),
        ] {
            fold(state, Some(number), fact);
        }
        pacts(state, number);
        stays(state, number);
    }
}

/// Returns, leaves, moved days, and one merge and one withdrawal.
fn stays(state: &mut State, number: u8) {
    use LeaveKind::{Annual, ImportantReason, Long, Maternity, OutsideStateEmploy, Sick};
    let leaves = [OutsideStateEmploy, Annual, Long, Sick, Maternity, ImportantReason];
    let leave = *leaves.get(usize::from(number)).unwrap();
    let returns = [Return::NewContract, Return::TransferredBack, Return::Reappointed];
    let why = *returns.get(usize::from(number) % 3).unwrap();
    let (person, from, reason) = (person(number), date(60), Line::from_static("uji"));
    let returned = state.recorded_at.millis();
    fold(state, Some(number), Fact::from(PersonReturned { person, reason: why, from }));
    let entry = state.recorded_at.millis();
    let until = number.is_multiple_of(2).then(|| date(90));
    fold(state, Some(number), Fact::from(LeaveGranted { person, leave, from, until }));
    fold(
        state,
        Some(number),
        Fact::from(LeaveEnded { person, entry: Seq::new(entry), on: date(70) }),
    );
    let (entry, from) = (Seq::new(returned), date(59));
    let moved = FirstDayMoved { person, entry, from, reason: reason.clone() };
    fold(state, Some(number), Fact::from(moved));
    let last = match number {
        4 => {
            let merged = person;
            let merge = PersonMerged { person: self::person(3), merged, reason };
            return fold(state, Some(3), Fact::from(merge));
        }
        5 => Fact::from(PersonWithdrawn { person, reason }),
        _ => return,
    };
    fold(state, Some(number), last);
}

fn pacts(state: &mut State, number: u8) {
    use Method::{Bsre, OwnKey, Portal, Thumb, WetInk};
    let campaign = || "pakta-2024".parse().unwrap();
    let (person, note) = (person(number), LineOrNothing::default());
    let voided = Seq::new(state.recorded_at.millis());
    for method in [OwnKey, WetInk, Bsre, Thumb, Portal] {
        let (campaign, signed_on) = (campaign(), date(5));
        let text_hash = Digest::of(b"text");
        let (person, scan) = (Some(person), None);
        let signed = PactSigned { person, campaign, text_hash, signed_on, method, scan };
        fold(state, Some(number), Fact::from(signed));
    }
    let (on, reason, entry) = (date(6), Line::from_static("uji"), voided);
    let (refused_on, excused_on) = (date(7), date(8));
    let refused = PactRefused { person, campaign: campaign(), refused_on, note };
    let excused = PactExcused { person, campaign: campaign(), excused_on, reason: reason.clone() };
    for fact in [
        Fact::from(SignatureVoided { person, entry, on, reason }),
        Fact::from(refused),
        Fact::from(excused),
    ] {
        fold(state, Some(number), fact);
    }
    for attendance in Attendance::ALL {
        let (campaign, ceremony, attended_on) = (campaign(), "Upacara".parse().unwrap(), date(3));
        let attendance = *attendance;
        let attended = AttendanceRecorded { person, campaign, ceremony, attended_on, attendance };
        fold(state, Some(number), Fact::from(attended));
    }
}

fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

fn key(number: u8) -> PublicKey {
    PublicKey::from_bytes([number; 32])
}

fn date(day: i32) -> Date {
    Date::from_epoch_days(19_700 + day).unwrap()
}
