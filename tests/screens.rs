//! Every list at 80 and at 140 columns, in Indonesian and English, as somebody has read it.
//! `SNAPSHOTS=overwrite` writes them anew, to be read again. What differs from run to run has
//! other digits in them.

use std::path::Path;

use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

use crate::cli::Office;

#[test]
fn lists_are_as_they_were_read() {
    let office = province();
    for lang in ["id", "en"] {
        for width in ["80", "140"] {
            let shown = LISTS.map(|line| {
                let printed = text(&office, lang, width, line);
                format!("$ ikrar {line}\n{}", lasting(&printed))
            });
            let name = format!("screens/{lang}-{width}.txt");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let read = Data::read_from(&path, Some(DataFormat::Text)).raw();
            Assert::new().action_env("SNAPSHOTS").eq(shown.join("\n"), read);
        }
    }
}

/// Numbers and dates ran over several lines where a table was too wide.
#[test]
fn no_number_and_no_date_is_broken_at_any_width() {
    let office = province();
    for width in ["40", "60", "80", "100", "120"] {
        let status = text(&office, "id", width, "status --as-of 2024-03-31");
        for (nip, ..) in PEOPLE {
            assert!(status.contains(nip), "{width}: {status}");
        }
        // The sentences above and below a table are the terminal's to wrap.
        let lines = status.lines().skip(1).filter(|line| !line.starts_with("Tidak ditampilkan"));
        let longest = lines.map(|line| line.chars().count()).max();
        assert!(longest <= width.parse().ok(), "{width}: {status}");
        let campaigns = text(&office, "id", width, "campaign list");
        assert!(campaigns.contains("2023-12-31"), "{width}: {campaigns}");
    }
}

fn text(office: &Office, lang: &str, width: &str, line: &str) -> String {
    let mut command = office.command(&format!("{line} --lang {lang}"));
    let output = command.env("COLUMNS", width).output().expect("the program starts");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An office with names, units and a case as they are in life.
fn province() -> Office {
    let office = Office::new();
    let rows = PEOPLE.map(|(nip, nik, name, unit)| format!("{nip};{nik};{name};PNS;16.06;{unit}"));
    let head = "nip;nik;nama;status_kepegawaian;instansi;unit_kerja";
    office.write("more.csv", format!("{head}\n{}\n", rows.join("\n")));
    office.ok("--key registrar.pem roster import more.csv --from 2023-11-02");
    let [(nip, ..), ..] = PEOPLE;
    office.write("scan.pdf", "scan");
    office.write(
        "paper.csv",
        format!("nip,signed_on,method,scan\n{nip},2023-12-28,wet-ink,scan.pdf"),
    );
    office.ok("--key registrar.pem pact record paper.csv");
    let case = office.json(&format!(
        "--key examiner.pem case report --person {nip} --act B6 --contest legislative \
         --acted-on 2024-01-09 --received-on 2024-01-10 --summary Unggahan --channel apip"
    ));
    let case = case["case"].as_str().expect("a case");
    office.examine(case, "2024-01-22");
    let rule = format!("case propose {case} --sanction demotion-12m --on 2024-02-12");
    office.ok(&format!("--key decider-1.pem {rule}"));
    let rule = rule.replace("propose", "decide").replace("02-12", "02-14");
    office.ok(&format!("--key decider-2.pem {rule} --office ppk --position pelaksana"));
    let deliver = format!("case deliver {case} --manner in-person --on 2024-02-16");
    office.ok(&format!("--key decider-2.pem {deliver}"));
    office
}

/// With `0` for the digits of random ids and of times that the clock gave.
pub(crate) fn lasting(printed: &str) -> String {
    let lines = printed.lines().map(|line| {
        let word = |word: &str| {
            let bare = word.trim_end_matches(['…', ',', ':', ';', '`', '.']);
            let is_id = (bare.len() == 8 || bare.len() >= 12)
                && bare.bytes().all(|b| b.is_ascii_hexdigit());
            let personal =
                matches!(bare.len(), 16 | 18) && bare.bytes().all(|b| b.is_ascii_digit());
            let is_now = bare.get(..4).is_some_and(|year| ("2025".."2199").contains(&year))
                && bare.as_bytes().get(4) == Some(&b'-');
            let is_clock = bare.len() == 5 && bare.as_bytes()[2] == b':';
            if (is_id && !personal) || is_now || is_clock {
                word.chars().map(|c| if c.is_ascii_hexdigit() { '0' } else { c }).collect()
            } else {
                word.to_owned()
            }
        };
        line.split(' ').map(word).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

const LISTS: [&str; 18] = [
    "status --as-of 2024-03-31",
    "status --summary --as-of 2024-03-31",
    "status 197907122000021002 --as-of 2024-03-31",
    "status 197907122000021002 --explain --as-of 2024-03-01",
    "status 197907122000021002 --explain --as-of 2024-03-31",
    "history 197907122000021002",
    "campaign list",
    "case list",
    "officer list",
    "log",
    "status --show-nik --as-of 2024-03-31",
    "campaign show pemilu",
    "person list",
    "person find rekaan",
    "person show 197907122000021002",
    "roster list",
    "unit list",
    "--key registrar.pem roster import roster.csv --from 2023-11-03 --missing",
];

const PEOPLE: [(&str, &str, &str, &str); 3] = [
    (
        "197907122000021002",
        "1606011207790011",
        "Rekaan Hartono Wibisono Kusumaningrat, S.Kom., M.Si.",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    ),
    (
        "198202022006022002",
        "1606014202820012",
        "Rekaan Nurhayati",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    ),
    ("199001012015031009", "1606010101900013", "Rekaan Ujang", "Dinas Kesehatan"),
];
