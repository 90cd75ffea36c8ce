//! A row of the roster ▶ what has to be recorded so that the ledger says what the row says.

use std::path::Path;

use ikrar_core::event::Fact;
use ikrar_core::event::person::{
    FirstDayMoved, IdentifierAdded, IdentifierEnded, PersonEnrolled, PersonReturned, Profile,
    ProfileChanged, Return,
};
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::state::service::{Departed, Presence};
use ikrar_core::value::{
    AgencyCode, Date, EmploymentStatus, IdError, IdKind, Identifier, Line, LineOrNothing,
    ListError, PersonId,
};

use crate::fault::{Cause, Fault, Faults, checked};
use crate::odd::{self, Odd, Warning};
use crate::people::{Seen, holder, read_identifiers, read_number, refuse_other_name};
use crate::said::{News, Origin, Said};
use crate::spellings;
use crate::table::columns::{
    AGENCY, CANDIDATE, GRADE, LEGAL_POSITION, NAME, NIK, NIK_REPLACED, NIP, NIP_REPLACED, POSITION,
    STATUS, TITLE_AFTER, TITLE_BEFORE, UNIT, column_of,
};
use crate::table::{Cell, CellError, Notice, Reading, Row, Table, TableError, Wanted};
use crate::values;

/// Opens a table that has the columns of a roster; that of the agency is not needed if an agency
/// is given for all rows.
pub fn open(path: &Path, reading: &Reading, agency_is_given: bool) -> Result<Table, TableError> {
    let wanted = if agency_is_given { &WANTED_BUT_AGENCY } else { &WANTED };
    let mut table = Table::open(path, wanted, reading)?;
    if !table.has(STATUS) {
        table.note(Notice::StatusByNumber);
    }
    Ok(table)
}

/// What the operator says of rows that would otherwise be refused.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// That names which are plainly others are new names of the same people.
    pub names: bool,
    /// That people who had left are back, and why.
    pub returns: Option<Return>,
    /// That first days before those which are recorded are right, and why.
    pub first_days: Option<Line>,
    /// The agency of all rows.
    pub agency: Option<AgencyCode>,
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
    let mut line = read(row, accepted.agency.as_ref())?;
    seen.units.take(state, from, &mut line.profile);
    seen.refuse_repeated(row.at(), &line.identifiers)?;
    let mut warnings = odd::numbers(&line.identifiers, line.profile.status);
    warnings.extend(line.odd.iter().cloned());
    let said = match find(state, &line)? {
        Some(person) => Known { state, person, line, from, accepted }.said()?,
        None => {
            let (origin, name) = (Origin::numbers(&line.identifiers), &line.profile.name);
            let known = seen.may_be_known(state, &line.identifiers, name);
            let may_be = |entry| Warning { column: NAME, odd: Odd::MayBeKnown { entry } };
            warnings.extend(known.map(may_be));
            let RosterLine { identifiers, profile, .. } = line;
            let too_many = |error: ListError| Cause::Value(error.into());
            let identifiers = identifiers.try_into().map_err(too_many)?;
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
    /// Whether the kind of employment is only what the number makes likely.
    guessed: bool,
    odd: Vec<Warning>,
}

/// How a row says how somebody is employed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// As a kind of employment.
    Known,
    /// As whether somebody is in active service, or as a code of something else.
    Otherwise,
    /// There is no such column.
    Nowhere,
}

fn read(row: &Row<'_>, agency: Option<&AgencyCode>) -> Result<RosterLine, Fault> {
    let text = |column| row.text(column).map_err(|error| Fault::at(column, error));
    let required = |column| text(column)?.ok_or_else(|| Fault::at(column, Cause::Empty));
    let mut odd = Vec::new();
    // What need not be there stops no row: it is left out, and said.
    let mut left_out = |column| odd.push(Warning { column, odd: Odd::LeftOut });
    let identifiers = read_identifiers(row)?;
    let mut replaced = Vec::new();
    for (column, is_nik) in [(NIP_REPLACED, false), (NIK_REPLACED, true)] {
        let is_older =
            !is_nik && row.code(column).ok().flatten().is_some_and(is_nip_of_nine_digits);
        replaced.extend(if is_older { None } else { read_number(row, column, is_nik)? });
    }
    let grade = row.text(GRADE).map(|text| text.map(values::grade).transpose());
    let grade = grade.unwrap_or(Err(IdError::Grade)).unwrap_or_else(|_| {
        left_out(GRADE);
        None
    });
    let position = text(POSITION).and_then(|it| checked(POSITION, it.unwrap_or_default()));
    let position = position.unwrap_or_else(|_| {
        left_out(POSITION);
        LineOrNothing::default()
    });
    let name = titled(text(TITLE_BEFORE)?, required(NAME)?, text(TITLE_AFTER)?);
    let (status, written) = read_status(row, &identifiers)?;
    let guessed = written != Written::Known;
    odd.extend((written == Written::Otherwise).then_some(BY_NUMBER));
    let unserving = row.text(STATUS).ok().flatten().filter(|text| values::is_inactive(text));
    odd.extend(unserving.map(|_| Warning { column: STATUS, odd: Odd::NotActive }));
    let inactive = text(LEGAL_POSITION)?.filter(|text| !values::is_active(text));
    odd.extend(inactive.map(|_| Warning { column: LEGAL_POSITION, odd: Odd::NotActive }));
    let profile = Profile {
        name: checked(NAME, &name)?,
        status,
        agency: read_agency(row, agency)?,
        unit: checked(UNIT, required(UNIT)?)?,
        position,
        grade,
    };
    Ok(RosterLine { identifiers, replaced, profile, guessed, odd })
}

/// How somebody is employed: as the column says, or as the number makes likely.
fn read_status(
    row: &Row<'_>,
    identifiers: &[Identifier],
) -> Result<(EmploymentStatus, Written), Fault> {
    let at = |error: CellError| Fault::at(STATUS, error);
    let by_number = || {
        let kinds = identifiers.iter().map(|number| number.kind());
        kinds.min().map_or(EmploymentStatus::NonAsn, |kind| match kind {
            IdKind::Nip => EmploymentStatus::Pns,
            IdKind::NiPppk => EmploymentStatus::Pppk,
            IdKind::Nik => EmploymentStatus::NonAsn,
        })
    };
    let (status, written) = match row.text(STATUS).map_err(at)? {
        None if row.has(STATUS) => return Err(Fault::at(STATUS, Cause::Empty)),
        None => (by_number(), Written::Nowhere),
        // A code of something else: lists of wages have there whether somebody is married.
        Some(text) if text.bytes().all(|c| c.is_ascii_digit()) => (by_number(), Written::Otherwise),
        Some(text) => match spellings::status(text) {
            Ok(status) => (status, Written::Known),
            // Many lists call by this name whether somebody is in active service.
            Err(_) if values::is_active(text) || values::is_inactive(text) => {
                (by_number(), Written::Otherwise)
            }
            Err(error) => return Err(Fault::at(STATUS, error)),
        },
    };
    let is_candidate = row.text(CANDIDATE).ok().flatten();
    let is_candidate = is_candidate.is_some_and(|it| ["c", "cpns"].contains(&&*it.to_lowercase()));
    match status {
        EmploymentStatus::Pns if is_candidate => Ok((EmploymentStatus::Cpns, Written::Known)),
        _ => Ok((status, written)),
    }
}

/// The agency that a row says, or that is given for all rows.
fn read_agency(row: &Row<'_>, given: Option<&AgencyCode>) -> Result<AgencyCode, Fault> {
    let said = match row.cell(AGENCY) {
        // A region of four digits loses none as a number.
        Cell::Whole(digits) if digits.len() == 4 => {
            values::agency(digits).map(Some).map_err(Cause::from)
        }
        _ => match row.code(AGENCY) {
            Ok(text) => text.map(values::agency).transpose().map_err(Cause::from),
            Err(error) => Err(error.into()),
        },
    };
    match (said, given) {
        (Ok(Some(code)), Some(given)) if code != *given => {
            Err(Fault::at(AGENCY, Cause::OtherAgency))
        }
        (Ok(Some(code)), _) => Ok(code),
        (_, Some(given)) => Ok(given.clone()),
        (Ok(None), None) => Err(Fault::at(AGENCY, Cause::Empty)),
        (Err(cause), None) => Err(Fault::at(AGENCY, cause)),
    }
}

/// Whether it is the number that a civil servant had before 2009: lists of the civil service
/// agency have it in a column of its own. It names nobody here.
fn is_nip_of_nine_digits(text: &str) -> bool {
    let mut digits = text.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '\'');
    digits.by_ref().take(9).filter(char::is_ascii_digit).count() == 9 && digits.next().is_none()
}

/// A name with the titles that stand in columns of their own, unless it has them already.
fn titled(before: Option<&str>, name: &str, after: Option<&str>) -> String {
    let has = |title: &str| name.to_lowercase().contains(&title.to_lowercase());
    let (before, after) = (before.filter(|it| !has(it)), after.filter(|it| !has(it)));
    let before = before.map(|title| format!("{title} ")).unwrap_or_default();
    let after = after.map(|title| format!(", {title}")).unwrap_or_default();
    format!("{before}{name}{after}")
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
    fn said(mut self) -> Result<Said, Faults> {
        self.keep_left_out();
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
                let ended =
                    IdentifierEnded { person, identifier, on, reason: Line::from_static(REPLACED) };
                facts.push((origin, ended.into()));
            }
            let added = IdentifierAdded { person: person.id, identifier: *identifier, from };
            facts.push((origin, added.into()));
        }
        facts
    }

    /// What could not be read stays as it is known.
    fn keep_left_out(&mut self) {
        let known = self.state.people().profile(self.person.profile_on(self.from));
        let mut numbers = self.line.identifiers.iter();
        if self.line.guessed && numbers.all(|number| odd::fits(number.kind(), known.status)) {
            self.line.profile.status = known.status;
        }
        for odd in self.line.odd.iter().filter(|odd| odd.odd == Odd::LeftOut) {
            match odd.column {
                GRADE => self.line.profile.grade = known.grade,
                POSITION => self.line.profile.position.clone_from(&known.position),
                _ => {}
            }
        }
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
const BY_NUMBER: Warning = Warning { column: STATUS, odd: Odd::StatusByNumber };
pub(crate) const WANTED: Wanted =
    Wanted { required: &[&[NIP, NIK], &[NAME], &[AGENCY], &[UNIT]], optional: OPTIONAL };
const WANTED_BUT_AGENCY: Wanted =
    Wanted { required: &[&[NIP, NIK], &[NAME], &[UNIT]], optional: OPTIONAL_AND_AGENCY };
const OPTIONAL: &[&str] = OPTIONAL_AND_AGENCY.split_at(1).1;
/// The agency first, which other tables have to have.
const OPTIONAL_AND_AGENCY: &[&str] = &[
    AGENCY,
    STATUS,
    CANDIDATE,
    POSITION,
    GRADE,
    NIP_REPLACED,
    NIK_REPLACED,
    TITLE_BEFORE,
    TITLE_AFTER,
    LEGAL_POSITION,
];
