use std::collections::{HashMap, HashSet};

use ikrar_core::value::{Date, EmploymentStatus, Grade, IdKind, Identifier, Line};

use super::*;

const SUMSEL: &str = include_str!("../../../../../seeds/demo/sumsel.toml");
const TOTAL: usize = 180_751;

fn sumsel() -> Population {
    Population::parse(SUMSEL).unwrap()
}

fn parse_with(from: &str, to: &str) -> PopulationError {
    assert!(SUMSEL.contains(from), "{from}");
    Population::parse(&SUMSEL.replace(from, to)).unwrap_err()
}

#[test]
fn the_governments_are_the_18_of_south_sumatra_and_add_up() {
    let population = sumsel();
    let codes: Vec<&str> = population.governments().iter().map(|g| g.code.as_str()).collect();
    let regencies = (1..=13).chain(71..=74).map(|part| format!("16.{part:02}"));
    assert_eq!(codes, ["16".to_owned()].into_iter().chain(regencies).collect::<Vec<_>>());
    let total: u32 = population.governments().iter().map(|g| g.people).sum();
    assert_eq!(usize::try_from(total).unwrap(), TOTAL);
    assert!(population.governments().iter().all(|g| (23..=26).contains(&g.units.len())));
}

#[test]
fn every_person_can_be_enrolled() {
    let names = names_by_gender();
    let mut numbers = HashSet::new();
    let mut kinds = HashMap::new();
    let mut rows = 0;
    for row in sumsel().people(TOTAL) {
        let nik = Identifier::parse_lenient(&row.nik).unwrap();
        assert_eq!(nik.kind(), IdKind::Nik);
        assert!(numbers.insert(nik), "{row:?}");
        let woman = row.nik[6..8].parse::<u32>().unwrap() > 40;

        let status = EmploymentStatus::parse_lenient(&row.status_kepegawaian).unwrap();
        if status == EmploymentStatus::NonAsn {
            assert_eq!((row.nip.as_str(), row.golongan.as_str()), ("", ""), "{row:?}");
        } else {
            let nip = Identifier::parse_lenient(&row.nip).unwrap();
            assert!(numbers.insert(nip), "{row:?}");
            check_nip(&row, nip, status, woman);
        }

        let given = row.nama.split([' ', ',']).find(|word| !word.contains('.')).unwrap();
        assert_eq!(names.get(given), Some(&woman), "{row:?}");
        let region = row.nik[..4].to_owned();
        let code: AgencyCode = row.instansi.parse().unwrap();
        let agency = code.as_str().replace('.', "");
        assert!(region.starts_with(&agency), "{row:?}");
        for text in [&row.nama, &row.unit_kerja, &row.jabatan] {
            assert!(text.len() <= 200 && text.parse::<Line>().is_ok(), "{text}");
        }
        *kinds.entry(status).or_insert(0) += 1;
        rows += 1;
    }
    assert_eq!(rows, TOTAL);
    let percent = |status| (100 * kinds[&status] + TOTAL / 2) / TOTAL;
    assert_eq!(percent(EmploymentStatus::Pppk), 23);
    assert_eq!(percent(EmploymentStatus::NonAsn), 15);
    assert!((1..=6).contains(&percent(EmploymentStatus::Cpns)), "{kinds:?}");
}

/// Kind, gender, dates and grade, each against what the others say.
fn check_nip(row: &RosterRow, nip: Identifier, status: EmploymentStatus, woman: bool) {
    let grade: Grade = row.golongan.parse().unwrap();
    let pppk = status == EmploymentStatus::Pppk;
    assert_eq!((nip.kind() == IdKind::NiPppk, grade.is_pppk()), (pppk, pppk), "{row:?}");
    assert_eq!(nip.warning(), None, "{row:?}");
    assert_eq!(&row.nip[14..15], if woman { "2" } else { "1" }, "{row:?}");

    let Identifier::Nik(nik) = row.nik.parse().unwrap() else { panic!("{row:?}") };
    let born = match nip {
        Identifier::Nip(nip) => {
            let (year, month) = nip.appointed();
            assert!((year, month) < (2023, 12), "{row:?}");
            let born = nip.birth_date();
            assert!((year - 18, month) > (born.year(), born.month()), "{row:?}");
            assert_eq!(status == EmploymentStatus::Cpns, year == 2023, "{row:?}");
            born
        }
        Identifier::NiPppk(nip) => {
            assert!((2021..=2023).contains(&nip.appointed()), "{row:?}");
            assert!(nip.appointed() - nip.birth_date().year() > 18, "{row:?}");
            nip.birth_date()
        }
        Identifier::Nik(_) => panic!("{row:?}"),
    };
    assert!(nik.fits_birth_date(born), "{row:?}");
    let aged_20_to_58 = Date::new(1964, 12, 28).unwrap()..=Date::new(2003, 12, 27).unwrap();
    assert!(aged_20_to_58.contains(&born), "{row:?}");
}

/// Every given name and whether it is a woman's; none is in both lists.
fn names_by_gender() -> HashMap<String, bool> {
    let file: toml::Table = SUMSEL.parse().unwrap();
    let mut names = HashMap::new();
    for (list, woman) in [("men", false), ("women", true)] {
        for name in file["names"][list]["given"].as_array().unwrap() {
            let before = names.insert(name.as_str().unwrap().to_owned(), woman);
            assert_eq!(before, None, "{name} is there twice");
        }
    }
    names
}

#[test]
fn every_unit_of_some_size_has_one_head() {
    let mut heads = HashMap::new();
    let mut crowds = HashMap::new();
    for row in sumsel().people(TOTAL) {
        let unit = (row.instansi, row.unit_kerja);
        let leads = ["Kepala Dinas", "Kepala Badan", "Kepala Satuan", "Camat", "Inspektur"];
        let leads = leads.contains(&row.jabatan.as_str())
            || ["Direktur", "Sekretaris Daerah", "Sekretaris DPRD"].contains(&&*row.jabatan);
        *heads.entry(unit.clone()).or_insert(0) += u32::from(leads);
        *crowds.entry(unit).or_insert(0) += 1;
    }
    assert!(heads.values().all(|count| *count == 1), "{heads:?}");
    assert!(crowds.values().all(|crowd| *crowd > 20), "{crowds:?}");
}

#[test]
fn any_total_is_met_exactly_and_reaches_every_government() {
    let population = sumsel();
    for total in [0, 1, 17, 18, 19, 100, 1_000, 20_001] {
        let rows: Vec<RosterRow> = population.people(total).collect();
        assert_eq!(rows.len(), total);
        let agencies: HashSet<&str> = rows.iter().map(|row| row.instansi.as_str()).collect();
        assert!(agencies.len() == 18 || total < 18, "{total}");
        let numbers: HashSet<&str> = rows.iter().map(|row| row.nik.as_str()).collect();
        assert_eq!(numbers.len(), total);
        assert!(population.people(total).eq(rows));
    }
}

#[test]
fn the_full_total_gives_every_government_its_number() {
    let population = sumsel();
    let mut counts: HashMap<String, u32> = HashMap::new();
    for row in population.people(TOTAL) {
        *counts.entry(row.instansi).or_default() += 1;
    }
    for government in population.governments() {
        assert_eq!(counts[government.code.as_str()], government.people, "{}", government.name);
    }
}

#[test]
fn birth_dates_and_serials_are_together_unique_far_beyond_the_total() {
    let recipe = sumsel().recipe;
    let population = sumsel();
    let seat = population.governments()[0].seats(1).next().unwrap();
    let mut numbers = HashSet::new();
    for index in (0..40_000).chain(13_000_000..13_040_000) {
        let row = recipe.row(index, &seat, &mut false);
        assert!(row.nip.is_empty() || numbers.insert(row.nip.clone()), "{index}");
        assert!(numbers.insert(row.nik.clone()), "{index}");
    }
}

#[test]
fn the_first_and_the_last_row_stay_the_same() {
    let rows: Vec<RosterRow> = sumsel().people(TOTAL).collect();
    let first = "198402182011012001|1612065802840001|Yuni Andriani, S.Pd., Gr.|PNS|16|\
        Dinas Pendidikan|Guru Ahli Muda|III/d";
    assert_eq!(rows[0].fields().join("|"), first);
    let last = "196908282022212013|1674036808690013|Nia Yanti Siregar|PPPK|16.74|\
        Kecamatan Telaga Angsana|Operator Layanan Operasional|V";
    assert_eq!(rows[TOTAL - 1].fields().join("|"), last);
}

#[test]
fn a_file_that_does_not_hold_together_is_refused() {
    use PopulationError as E;
    assert!(matches!(parse_with("pppk = 23", "pppk = 24"), E::Mix));
    assert!(matches!(parse_with("women = 56", "women = 101"), E::Mix));
    assert!(matches!(parse_with("code = \"16.06\"", "code = \"16.6\""), E::Toml(_)));
    assert!(matches!(parse_with("code = \"16\"", "code = \"17\""), E::NoRegion(_)));
    assert!(matches!(parse_with("people = 9_032", "people = 0"), E::Empty("people")));
    assert!(matches!(parse_with("none = [\"{}\"]", "none = []"), E::Unknown(_)));
    assert!(matches!(parse_with("doctor = [\"dr. {}\"]", "doctor = [\"dr.\"]"), E::Title(_)));
    assert!(matches!(parse_with("units = \"province\"", "units = \"none\""), E::Unknown(_)));
    assert!(matches!(parse_with("work = \"school\"", "work = \"none\""), E::Unknown(_)));
    assert!(matches!(parse_with("non_asn = true", ""), E::NoPosition { .. }));
}
