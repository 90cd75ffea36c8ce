//! People in a list: who somebody is on a day, and whether in service.

use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::state::service::Presence;
use ikrar_core::value::{
    AgencyCode, Date, EmploymentStatus, Grade, IdKind, Identifier, Line, LineOrNothing, PersonId,
};
use ikrar_desk::spellings;
use ikrar_words::message;
use serde::Serialize;

use crate::render::{Cell, Columns};

/// Who somebody is on a day.
#[derive(Debug, Serialize)]
pub(crate) struct PersonLine {
    person: PersonId,
    name: Line,
    /// NIP or NI PPPK.
    nip: Option<Identifier>,
    nik: Option<Identifier>,
    status: EmploymentStatus,
    agency: AgencyCode,
    unit: Line,
    position: LineOrNothing,
    grade: Option<Grade>,
    in_service: bool,
    /// First day in service, or back in service.
    from: Option<Date>,
    /// First day out of service, of those who left by then.
    until: Option<Date>,
}

impl PersonLine {
    pub(crate) fn of(state: &State, person: &Person, on: Date) -> Self {
        let profile = state.people().profile(person.profile_on(on));
        let number = |is_nik: bool| {
            let mut numbers = person.identifiers_on(on);
            numbers.find(|number| (number.kind() == IdKind::Nik) == is_nik).copied()
        };
        let (from, until) = match person.stays().on(on) {
            Some(Presence::Within(service) | Presence::Before(service)) => {
                (Some(service.from), None)
            }
            Some(Presence::After(departed)) => (None, Some(departed.on)),
            None => (None, None),
        };
        Self {
            person: person.id,
            name: profile.name,
            nip: number(false),
            nik: number(true),
            status: profile.status,
            agency: profile.agency,
            unit: profile.unit,
            position: profile.position,
            grade: profile.grade,
            in_service: person.stays().in_service(on),
            from,
            until,
        }
    }
}

/// The first digits of an id are enough to name somebody in a command.
pub(crate) fn columns() -> Columns<PersonLine> {
    Columns::<PersonLine>::new()
        .column("person", message!("column-id"), |line| Cell::short(&line.person, ID_DIGITS, ""))
        .whole()
        .column("name", message!("column-name"), |line| line.name.as_str().into())
        .column("nip", message!("column-nip"), |line| Cell::nip(line.nip, line.nik))
        .whole()
        .column("nik", message!("column-nik"), |line| Cell::maybe(line.nik.as_ref()))
        .niks()
        .column("status", message!("column-status"), |line| {
            Cell::told(line.status.name(), spellings::shown(line.status.name()).to_owned())
        })
        .spare(2)
        .column("agency", message!("column-agency"), |line| Cell::of(&line.agency))
        .spare(3)
        .column("unit", message!("column-unit"), |line| line.unit.as_str().into())
        .spare(1)
        .column("position", message!("column-position"), |line| line.position.as_str().into())
        .spare(5)
        .column("grade", message!("column-grade"), |line| Cell::maybe(line.grade.as_ref()))
        .spare(4)
        .column("from", message!("column-since"), |line| Cell::maybe(line.from.as_ref()))
        .spare(6)
        .column("until", message!("column-left"), |line| Cell::maybe(line.until.as_ref()))
        .spare(7)
}

/// So many digits of an id name a person.
pub(crate) const ID_DIGITS: usize = 8;
