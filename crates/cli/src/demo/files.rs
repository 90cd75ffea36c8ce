//! The files that the demo's users would have: roster, keys, signed pacts.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::{Event, Fact};
use ikrar_core::sign::Author;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::{Date, EventId, LedgerId};
use ikrar_desk::lines::SignedLine;
use ikrar_words::message;
use rayon::prelude::*;

use super::population::{Population, RosterRow};
use crate::error::CliError;
use crate::progress::Progress;
use crate::session::{Session, ledger_id};

/// The roster as files, and what the story needs of it.
pub(super) struct Roster {
    pub(super) people_csv: PathBuf,
    pub(super) keys_csv: PathBuf,
    pub(super) people: u32,
    /// Numbers of three people who will be accused.
    pub(super) accused: Vec<String>,
}

/// Writes the roster and everybody's public key.
pub(super) fn write_roster(
    dir: &Path,
    population: &Population,
    people: u32,
) -> Result<Roster, CliError> {
    let (people_csv, keys_csv) = (dir.join("roster.csv"), dir.join("keys.csv"));
    let total = usize::try_from(people).expect("a number of people fits in memory");
    write_csv(&people_csv, &RosterRow::HEADERS, |writer| {
        population.people(total).try_for_each(|row| writer.write_record(row.fields()))
    })?;
    let accused = accused(population.people(total));
    write_csv(&keys_csv, &["nip", "nik", "public_key"], |writer| {
        let mut rows = population.people(total);
        for start in (0..people).step_by(PEOPLE_TOGETHER) {
            let end = people.min(start.saturating_add(PEOPLE_TOGETHER_U32));
            let key = |index| Author::new(key_of(index)).public_key().to_string();
            let keys: Vec<String> = (start..end).into_par_iter().map(key).collect();
            for (key, row) in keys.into_iter().zip(rows.by_ref()) {
                writer.write_record([&row.nip, &row.nik, &key])?;
            }
        }
        Ok(())
    })?;
    Ok(Roster { people_csv, keys_csv, people, accused })
}

/// The numbers of those whom the story accuses: PNS, since its sanction may be imposed on nobody
/// else, of the regency where there are enough of them.
fn accused(people: impl Iterator<Item = RosterRow>) -> Vec<String> {
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for row in people.filter(|row| row.status_kepegawaian == "PNS") {
        let near = if row.instansi == "16.06" { &mut here } else { &mut elsewhere };
        if near.len() < ACCUSED {
            near.push(row.nip);
        }
        if here.len() == ACCUSED {
            break;
        }
    }
    here.extend(elsewhere);
    here.truncate(ACCUSED);
    here
}

/// Writes a signed line for each person who signs.
pub(super) fn write_pacts(
    dir: &Path,
    roster: &Roster,
    state: &State,
    session: &Session,
) -> Result<PathBuf, CliError> {
    let path = dir.join("pacts.jsonl");
    let missing = || CliError::Usage(message!("usage-no-campaign"));
    let campaign = state.campaigns().newest().ok_or_else(missing)?;
    let ledger = ledger_id(state)?;
    let work = session.tell(&message!("work-signing"));
    let bar = Progress::new(&work, roster.people.into(), session.quiet);
    let write = || -> io::Result<()> {
        let mut file = BufWriter::new(File::create(&path)?);
        for start in (0..roster.people).step_by(PEOPLE_TOGETHER) {
            let end = roster.people.min(start.saturating_add(PEOPLE_TOGETHER_U32));
            let lines: Vec<Option<String>> = (start..end)
                .into_par_iter()
                .map(|index| signed_line(index, campaign, ledger))
                .collect();
            for line in lines.into_iter().flatten() {
                writeln!(file, "{line}")?;
            }
            bar.set(end.into());
        }
        file.flush()
    };
    write().map_err(|error| CliError::io(&path, error))?;
    Ok(path)
}

/// Copies a folder with all that is in it.
pub(super) fn copy_folder(from: &Path, to: &Path) -> Result<(), CliError> {
    fn copy(from: &Path, to: &Path) -> io::Result<()> {
        fs::create_dir(to)?;
        for item in fs::read_dir(from)? {
            let item = item?;
            let target = to.join(item.file_name());
            if item.file_type()?.is_dir() {
                copy(&item.path(), &target)?;
            } else {
                fs::copy(item.path(), target)?;
            }
        }
        Ok(())
    }
    copy(from, to).map_err(|error| CliError::io(from, error))
}

fn signed_line(index: u32, campaign: &Campaign, ledger: LedgerId) -> Option<String> {
    let signed_on = match index {
        _ if index % 150 == 149 => return None,
        _ if index % 90 == 89 => LATE,
        _ => IN_TIME,
    };
    let fact = Fact::from(PactSigned {
        person: None,
        campaign: campaign.opened.campaign.clone(),
        text_hash: campaign.text_hash,
        signed_on: signed_on.parse::<Date>().expect("a date"),
        method: Method::OwnKey,
        scan: None,
    });
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = seed(b"event", index);
    let event = Event { id: EventId::from_bytes(id), fact };
    let event = event.to_bytes().expect("a pact is far below the limit");
    let signed = Author::new(key_of(index)).sign(&ledger, event);
    let line = SignedLine::new(ledger, &signed).expect("a single event has its own signature");
    Some(serde_json::to_string(&line).expect("a line of text can be written"))
}

/// An invented person's key: repeatable, and worth nothing.
fn key_of(index: u32) -> SigningKey {
    SigningKey::from_bytes(&seed(b"key", index))
}

fn seed(what: &[u8], index: u32) -> [u8; 32] {
    blake3::derive_key("ikrar 2026-11-22 demo v1", &[what, &index.to_be_bytes()].concat())
}

fn write_csv(
    path: &Path,
    headers: &[&str],
    write: impl FnOnce(&mut csv::Writer<File>) -> csv::Result<()>,
) -> Result<(), CliError> {
    let failed = |error: csv::Error| CliError::io(path, error.into());
    let mut writer = csv::Writer::from_path(path).map_err(failed)?;
    writer.write_record(headers).map_err(failed)?;
    write(&mut writer).map_err(failed)?;
    writer.flush().map_err(|error| CliError::io(path, error))
}

/// So many cases the story tells.
const ACCUSED: usize = 3;
const IN_TIME: &str = "2023-12-27";
const LATE: &str = "2024-01-08";
const PEOPLE_TOGETHER: usize = 4096;
const PEOPLE_TOGETHER_U32: u32 = 4096;

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// With 120 people one of them was a PPPK, on whom the story's sanction cannot be imposed: the
    /// demo stopped there.
    #[test]
    fn however_many_people_there_are_the_accused_are_civil_servants() {
        let population = Population::parse(include_str!("../../../../seeds/demo/sumsel.toml"));
        let population = population.unwrap();
        for total in (18..400).chain([1000, 5000]) {
            let accused = accused(population.people(total));
            let kinds = population.people(total).map(|row| (row.nip, row.status_kepegawaian));
            let kinds: HashMap<String, String> = kinds.collect();
            assert_eq!(accused.len(), ACCUSED, "of {total}");
            assert!(accused.iter().all(|nip| kinds[nip] == "PNS"), "of {total}");
        }
    }
}
