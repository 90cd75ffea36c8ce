//! Who was at a ceremony: people are counted, not entries, and it signs nothing.

use ikrar_core::event::Fact;
use ikrar_core::event::campaign::CeremonyScheduled;
use ikrar_core::event::pact::Attendance::{self, AsRepresentative, InPerson};
use ikrar_core::event::pact::AttendanceRecorded;
use ikrar_core::value::PublicLineOrNothing;
use ikrar_kit::{CAMPAIGN, REGISTRAR, World, day, enrolment, person};
use ikrar_store::memory::MemoryLog;

/// It was admitted, signed and stored, and could be asked of nobody.
#[test]
fn whoever_was_at_a_ceremony_is_counted_once() {
    let mut world = World::found(MemoryLog::default());
    let campaign = || CAMPAIGN.parse().unwrap();
    for ceremony in ["Ikrar", "Apel"] {
        let planned_on = day("2023-12-27");
        let (ceremony, place) = (ceremony.parse().unwrap(), PublicLineOrNothing::default());
        let scheduled = CeremonyScheduled { campaign: campaign(), ceremony, planned_on, place };
        world.record(REGISTRAR, Fact::from(scheduled)).unwrap();
    }
    for number in 0..3 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let mut attend = |number, ceremony: &str, attendance: Attendance| {
        let (campaign, ceremony) = (campaign(), ceremony.parse().unwrap());
        let (person, attended_on) = (person(number), day("2023-12-20"));
        let attended = AttendanceRecorded { person, campaign, ceremony, attended_on, attendance };
        world.record(REGISTRAR, Fact::from(attended)).unwrap();
    };
    attend(0, "Ikrar", InPerson);
    attend(0, "Ikrar", AsRepresentative);
    attend(0, "Ikrar", InPerson);
    attend(1, "Ikrar", AsRepresentative);
    attend(2, "Apel", InPerson);
    let people = world.ledger.state().people();
    assert_eq!(people.attendance(&campaign(), "Ikrar"), (1, 1));
    assert_eq!(people.attendance(&campaign(), "Apel"), (1, 0));
    assert_eq!(people.attendance(&campaign(), "Upacara"), (0, 0));
    assert!(people.iter().all(|person| person.pacts.is_empty()));
}
