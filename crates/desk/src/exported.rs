//! People as rows of a table that an import of the roster takes again, and finds unchanged.

use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{AgencyCode, Date, Grade, IdKind, Identifier, Line, LineOrNothing};
use serde::Serialize;

use crate::marked::mark;
use crate::spellings;

/// A person on a day; the fields are called as the columns are.
#[derive(Debug, Serialize)]
pub struct ExportedRow {
    /// NIP or NI PPPK, the one that came last.
    pub nip: Option<Identifier>,
    /// NIK.
    pub nik: Option<Identifier>,
    /// Name with titles.
    pub nama: Line,
    /// Kind of employment, as staff lists write it.
    pub status_kepegawaian: &'static str,
    /// Agency.
    pub instansi: AgencyCode,
    /// Unit.
    pub unit_kerja: Line,
    /// Position; may be empty.
    pub jabatan: LineOrNothing,
    /// Grade.
    pub golongan: Option<Grade>,
}

impl ExportedRow {
    /// A person on a day.
    pub fn of(state: &State, person: &Person, on: Date) -> Self {
        let profile = state.people().profile(person.profile_on(on));
        let number = |is_nik: bool| {
            let numbers = person.identifiers_on(on);
            numbers.filter(|number| (number.kind() == IdKind::Nik) == is_nik).last().copied()
        };
        Self {
            nip: number(false),
            nik: number(true),
            nama: profile.name,
            status_kepegawaian: spellings::shown(profile.status.name()),
            instansi: profile.agency,
            unit_kerja: profile.unit,
            jabatan: profile.position,
            golongan: profile.grade,
        }
    }
}

/// The rows as CSV: with a byte order mark and semicolons, as spreadsheet programs that are set to
/// Indonesian read it; what they would take for something else than text is marked.
pub fn csv(rows: &[ExportedRow]) -> String {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(COLUMNS).expect("memory takes every row");
    for row in rows {
        let cells = row.cells();
        let marked = cells.iter().map(|cell| mark(cell).into_owned());
        writer.write_record(marked).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("what is written is text")
}

impl ExportedRow {
    /// In the order of the columns.
    fn cells(&self) -> [String; 8] {
        let number = |number: Option<Identifier>| number.map(|it| it.to_string());
        [
            number(self.nip).unwrap_or_default(),
            number(self.nik).unwrap_or_default(),
            self.nama.to_string(),
            self.status_kepegawaian.to_owned(),
            self.instansi.to_string(),
            self.unit_kerja.to_string(),
            self.jabatan.to_string(),
            self.golongan.map(|grade| grade.to_string()).unwrap_or_default(),
        ]
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";
const COLUMNS: [&str; 8] =
    ["nip", "nik", "nama", "status_kepegawaian", "instansi", "unit_kerja", "jabatan", "golongan"];
