//! A row about a pact that was signed on paper ▶ the signature, with the hash of its scan.

use std::path::Path;

use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::state::person::PactAct;
use ikrar_core::value::{Date, Digest, Identifier};

use crate::fault::{Cause, Fault};
use crate::files::{self, BelowFault};
use crate::odd::{self, Warning};
use crate::people::{Seen, find, read_identifiers, refuse_other_name};
use crate::said::{News, Origin, Said};
use crate::spellings;
use crate::table::columns::{METHOD, NAME, NIK, NIP, SCAN, SIGNED_ON};
use crate::table::{At, Reading, Row, Table, TableError, Wanted};

/// What a row says.
#[derive(Debug)]
pub struct Paper {
    identifiers: Vec<Identifier>,
    name: Option<String>,
    signed_on: Date,
    method: Method,
    scan: Option<Digest>,
    odd: Option<Warning>,
}

/// A row, and what it says or why it is refused.
#[derive(Debug)]
pub struct PaperRow {
    /// Where it stands.
    pub at: At,
    /// What the row says.
    pub said: Result<Paper, Fault>,
}

/// Reads all rows of the table at `path`. Scans may be many and large: nobody needs to wait for the
/// ledger while they are read.
pub fn read_all(path: &Path, reading: &Reading) -> Result<(Vec<PaperRow>, Table), TableError> {
    let mut table = Table::open(path, &WANTED, reading)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut seen = Seen::default();
    let mut papers = Vec::new();
    table.each(|row| {
        papers.push(PaperRow { at: row.at().clone(), said: read(&row, folder, &mut seen) });
        Ok::<_, TableError>(())
    })?;
    seen.refuse_rounded(path)?;
    Ok((papers, table))
}

fn read(row: &Row<'_>, folder: &Path, seen: &mut Seen) -> Result<Paper, Fault> {
    let identifiers = read_identifiers(row)?;
    seen.refuse_repeated(row.at(), &identifiers)?;
    let name = row.text(NAME).map_err(|error| Fault::at(NAME, error))?.map(str::to_owned);
    let signed_on = row.date(SIGNED_ON).map_err(|error| Fault::at(SIGNED_ON, error))?;
    let dated = signed_on.ok_or_else(|| Fault::at(SIGNED_ON, Cause::Empty))?;
    let (signed_on, odd) = (dated.day, odd::doubt(SIGNED_ON, dated));
    let method = row.text(METHOD).map_err(|error| Fault::at(METHOD, error))?;
    let method = method.and_then(|text| spellings::meant(text, Method::NAMES)?.parse().ok());
    let method = method.ok_or_else(|| Fault::at(METHOD, Cause::NotAMethod))?;
    let scan = row.text(SCAN).map_err(|error| Fault::at(SCAN, error))?;
    let scan = scan.map(|scan| read_scan(scan, folder)).transpose();
    let scan = scan.map_err(|fault| Fault::at(SCAN, fault))?;
    Ok(Paper { identifiers, name, signed_on, method, scan, odd })
}

impl Paper {
    /// What the paper says that the ledger does not. `names` says that names which are plainly
    /// others are those of the same people.
    pub fn said(self, state: &State, campaign: &Campaign, names: bool) -> Result<Said, Fault> {
        let Self { identifiers, name, signed_on, method, scan, odd } = self;
        let person = find(state, &identifiers)?;
        refuse_other_name(state, person, name.as_deref().filter(|_| !names))?;
        let code = &campaign.opened.campaign;
        let recorded = state.people().pacts(person, code).any(|fact| {
            fact.voided.is_none()
                && fact.on == signed_on
                && fact.act == PactAct::Signed(method)
                && fact.has_scan(scan.as_ref())
        });
        if recorded {
            return Ok(Said::nothing_new());
        }
        let signed = PactSigned {
            person: Some(person.id),
            campaign: code.clone(),
            text_hash: campaign.text_hash,
            signed_on,
            method,
            scan,
        };
        let warnings = odd.into_iter().collect();
        Ok(Said { warnings, ..Said::fact(Origin::Paper, signed, News::New) })
    }
}

/// A scan's hash: as given, or of the file that is named. A table comes from somebody else, so it
/// reaches no file but those that lie in its folder or below. The name is not told: it is often
/// that of a person.
fn read_scan(scan: &str, folder: &Path) -> Result<Digest, BelowFault> {
    if let Ok(digest) = scan.parse() {
        return Ok(digest);
    }
    let file = files::open_below(folder, Path::new(scan), files::SCAN_BYTES_MAX)?;
    Ok(files::hash_of(file)?)
}

pub(crate) const WANTED: Wanted =
    Wanted { required: &[&[NIP, NIK], &[SIGNED_ON], &[METHOD], &[SCAN]], optional: &[NAME] };
