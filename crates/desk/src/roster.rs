//! A row of the roster ▶ what has to be recorded so that the ledger says what the row says.

use std::path::Path;

use ikrar_core::event::person::{
    FirstDayMoved, IdentifierAdded, IdentifierEnded, PersonEnrolled, PersonReturned, Profile,
    ProfileChanged, Return,
};
use ikrar_core::event::{Fact, LINE_BYTES_MAX};
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::state::service::{Departed, Presence};
use ikrar_core::value::{
    AgencyCode, Date, EmploymentStatus, Grade, IdKind, Identifier, PersonId, check_line,
};

use crate::fault::{Cause, Fault, Faults};
use crate::odd::{self, Odd, Warning};
use crate::people::{Seen, holder, read_identifiers, read_number, refuse_other_name};
use crate::said::{News, Origin, Said};
use crate::table::columns::{NAME, NIK_REPLACED, NIP_REPLACED, column_of};
use crate::table::{Row, Table, TableError};

/// Opens a table that has the columns of a roster.
pub fn open(path: &Path) -> Result<Table, TableError> {
    Table::open(path, &REQUIRED, &OPTIONAL)
}

/// What the operator says of rows that would otherwise be refused.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// That names which are plainly others are new names of the same people.
    pub names: bool,
    /// That people who had left are back, and why.
    pub returns: Option<Return>,
    /// That first days before those which are recorded are right, and why.
    pub first_days: Option<String>,
}

/// What a row says that the ledger does not. `fresh` is random: the id of the person, if it is a
/// new one.
pub fn said(
    row: &Row<'_>,
    state: &State,
    from: Date,
    seen: &mut Seen,
    fresh: PersonId,
    accepted: &Accepted,
) -> Result<Said, Faults> {
    let line = read(row)?;
    seen.refuse_repeated(row.number(), &line.identifiers)?;
    let mut warnings = odd::numbers(&line.identifiers, line.profile.status);
    let said = match find(state, &line)? {
        Some(person) => Known { state, person, line, from, accepted }.said()?,
        None => {
            let (origin, name) = (Origin::numbers(&line.identifiers), &line.profile.name);
            let known = seen.may_be_known(state, &line.identifiers, name);
            let may_be = |entry| Warning { column: NAME, odd: Odd::MayBeKnown { entry } };
            warnings.extend(known.map(may_be));
            let RosterLine { identifiers, profile, .. } = line;
            let enrolled = PersonEnrolled { person: fresh, identifiers, profile, from };
            Said::fact(origin, enrolled, News::New)
        }
    };
    Ok(Said { warnings, ..said })
}

/// What a row says about a person.
struct RosterLine {
    identifiers: Vec<Identifier>,
    /// The numbers in whose place they have come.
    replaced: Vec<Identifier>,
    profile: Profile,
}

fn read(row: &Row<'_>) -> Result<RosterLine, Fault> {
    let text = |column| row.text(column).map_err(|error| Fault::at(column, error));
    let required = |column| text(column)?.ok_or_else(|| Fault::at(column, Cause::Empty));
    let line = |column, text: &str| match check_line(text, LINE_BYTES_MAX) {
        Ok(()) => Ok(text.to_owned()),
        Err(error) => Err(Fault::at(column, error)),
    };
    let identifiers = read_identifiers(row)?;
    let mut replaced = Vec::new();
    for (column, is_nik) in [(NIP_REPLACED, false), (NIK_REPLACED, true)] {
        replaced.extend(read_number(row, column, is_nik)?);
    }
    let status = required("status_kepegawaian")?;
    let agency = row.code("instansi").map_err(|error| Fault::at("instansi", error))?;
    let agency = agency.ok_or_else(|| Fault::at("instansi", Cause::Empty))?;
    let (grade, position) = (text("golongan")?, text("jabatan")?);
    let profile = Profile {
        name: line("nama", required("nama")?)?,
        status: EmploymentStatus::parse_lenient(status)
            .map_err(|error| Fault::at("status_kepegawaian", error))?,
        agency: agency.parse::<AgencyCode>().map_err(|error| Fault::at("instansi", error))?,
        unit: line("unit_kerja", required("unit_kerja")?)?,
        position: position.map(|text| line("jabatan", text)).transpose()?.unwrap_or_default(),
        grade: grade
            .map(str::parse::<Grade>)
            .transpose()
            .map_err(|error| Fault::at("golongan", error))?,
    };
    Ok(RosterLine { identifiers, replaced, profile })
}

/// The person whose number one of the row's is, or one in whose place it has come.
fn find<'a>(state: &'a State, line: &RosterLine) -> Result<Option<&'a Person>, Fault> {
    let RosterLine { identifiers, replaced, .. } = line;
    if replaced.is_empty() {
        return holder(state, identifiers);
    }
    holder(state, &[identifiers.as_slice(), replaced].concat())
}

/// What a row says about somebody who is known.
struct Known<'a> {
    state: &'a State,
    person: &'a Person,
    line: RosterLine,
    from: Date,
    accepted: &'a Accepted,
}

impl Known<'_> {
    fn said(self) -> Result<Said, Faults> {
        let mut faults = Vec::new();
        let name = Some(self.line.profile.name.as_str()).filter(|_| !self.accepted.names);
        faults.extend(refuse_other_name(self.state, self.person, name).err());
        let presence = self.person.stays().on(self.from);
        let back = match presence {
            Some(Presence::After(departed)) => match self.accepted.returns {
                Some(reason) if self.is_last(departed) => Some(reason),
                Some(_) => return Ok(Said::older()),
                None => {
                    let (entry, on) = (departed.entry, departed.on);
                    return Err(Fault::from(Cause::Left { entry, on }).into());
                }
            },
            Some(Presence::Before(_) | Presence::Within(_)) | None => None,
        };
        let numbers = self.numbers(back.is_some(), &mut faults);
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        let person = self.person.id;
        let mut facts = Vec::new();
        let mut news = None;
        if let Some(reason) = back {
            news = Some(News::Returned);
            let returned = PersonReturned { person, reason, from: self.from };
            facts.push((Origin::Row, returned.into()));
        }
        if let Some(Presence::Before(service)) = presence {
            let Some(reason) = self.accepted.first_days.clone() else { return Ok(Said::older()) };
            news = Some(News::FirstDay);
            let (entry, from) = (service.entry, self.from);
            facts.push((Origin::Row, FirstDayMoved { person, entry, from, reason }.into()));
        }
        if !numbers.is_empty() {
            news = news.or(Some(News::Renumbered));
            facts.extend(numbers);
        }
        let Changed { news: of_profile, is_older } = self.profile();
        if let Some(of_profile) = of_profile {
            news = news.or(Some(of_profile));
            let Self { line, from, .. } = self;
            let changed = ProfileChanged { person, profile: line.profile, from };
            facts.push((Origin::Row, changed.into()));
        }
        Ok(Said { is_older: is_older && facts.is_empty(), facts, news, warnings: Vec::new() })
    }

    fn is_last(&self, departed: &Departed) -> bool {
        let last = self.person.service.last().and_then(|service| service.ended.as_ref());
        last == Some(departed)
    }

    /// Numbers to add, and those in whose place they come. Whoever is back has a new work number
    /// without a word; otherwise a number that differs may be a slip, and then it is somebody
    /// else's.
    fn numbers(&self, is_back: bool, faults: &mut Vec<Fault>) -> Vec<(Origin, Fact)> {
        let (person, from) = (self.person, self.from);
        let is_nik = |number: &Identifier| number.kind() == IdKind::Nik;
        let held = person.identifiers.iter().filter(|held| held.until.is_none());
        let held: Vec<Identifier> = held.map(|held| held.identifier).collect();
        let mut facts = Vec::new();
        for identifier in &self.line.identifiers {
            if held.contains(identifier) {
                continue;
            }
            let origin = Origin::numbers(&[*identifier]);
            for before in held.iter().filter(|held| is_nik(held) == is_nik(identifier)) {
                let told = self.line.replaced.contains(before) || is_back && !is_nik(before);
                if !told {
                    let cause = Cause::MixUp { entry: person.entry };
                    faults.push(Fault::at(column_of(identifier), cause));
                }
                let (person, identifier, on) = (person.id, *before, from);
                let ended = IdentifierEnded { person, identifier, on, reason: REPLACED.to_owned() };
                facts.push((origin, ended.into()));
            }
            let added = IdentifierAdded { person: person.id, identifier: *identifier, from };
            facts.push((origin, added.into()));
        }
        facts
    }

    /// What is new about the profile, compared with that of the day from which the row holds.
    fn profile(&self) -> Changed {
        let people = self.state.people();
        let held = self.person.profile_on(self.from);
        let (known, said) = (people.profile(held), &self.line.profile);
        if known == *said {
            return Changed { news: None, is_older: false };
        }
        if self.person.profiles.iter().any(|later| self.from < later.from) {
            return Changed { news: None, is_older: true };
        }
        let moved = known.agency != said.agency || known.unit != said.unit;
        let news = if moved { News::Moved } else { News::Changed };
        Changed { news: Some(news), is_older: false }
    }
}

/// What is new about a profile.
struct Changed {
    news: Option<News>,
    is_older: bool,
}

/// Recorded as the reason for which a number ended: content, in the language of the staff lists.
const REPLACED: &str = "diganti menurut daftar pegawai";
const REQUIRED: [&str; 6] = ["nip", "nik", "nama", "status_kepegawaian", "instansi", "unit_kerja"];
const OPTIONAL: [&str; 4] = ["jabatan", "golongan", NIP_REPLACED, NIK_REPLACED];
