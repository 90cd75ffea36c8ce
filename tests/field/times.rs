//! When something was, and when it was recorded, in the zone of whoever asks.

use crate::cli::{BUDI, Office};

const PAPER: &str = "nip,signed_on,method,scan\n";

/// History and log showed UTC, up to nine hours and a date behind the days beside it.
#[test]
fn moments_are_told_in_the_ledgers_zone_and_taken_as_told() {
    let office = Office::empty();
    office.ok("key new -o admin.pem --no-passphrase");
    let init = "--key admin.pem init --zone wit --origin ikrar.example/wit --agency 91.71 --name B";
    office.ok(init);
    let log = office.ok("log");
    let line = log.lines().rfind(|line| line.contains("published")).expect("the newest entry");
    let words: Vec<_> = line.split_whitespace().collect();
    let [entry, day, time, zone, ..] = words[..] else { panic!("{log}") };
    assert_eq!((time.len(), zone), (5, "WIT"), "{log}");
    let json = office.ok("log --format json");
    assert!(json.lines().all(|line| line.contains("Z\",\"body\"")), "RFC 3339: {json}");
    let csv = office.ok("log --format csv");
    assert!(csv.contains("+09:00;"), "{csv}");
    for known in [entry.to_owned(), day.to_owned(), format!("{day} {time} {zone}")] {
        let mut command = office.command("status --known-at");
        let output = command.arg(&known).output().expect("the program starts");
        assert!(output.status.success(), "{known}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(office.fails(2, "status --known-at soon").contains("2023-12-27 09:00 WIB"));
}

/// What is recorded later on the same day was not known the day before.
#[test]
fn what_was_known_on_a_day_is_what_was_recorded_by_its_end() {
    let office = Office::new();
    office.fails(2, &format!("status {BUDI} --known-at 2023-12-31"));
    let history = office.json(&format!("history {BUDI}"));
    let day = history["recorded_at"].as_str().expect("a time")[..10].to_owned();
    // The clock's day in UTC, which in WIB may have ended already.
    let known = format!("{day}T23:59:59Z");
    office.ok(&format!("status {BUDI} --known-at {known}"));
}

/// A signature dated years back looked as if it had been recorded then.
#[test]
fn a_signature_that_was_recorded_late_is_said_to_be_so() {
    let office = Office::new();
    office.write("scan.pdf", "scan");
    office.write("paper.csv", format!("{PAPER}{BUDI},2023-12-28,wet-ink,scan.pdf\n"));
    office.ok("--key registrar.pem pact record paper.csv");
    let told = office.ok(&format!("status {BUDI} --as-of 2024-01-31"));
    assert!(told.contains("signed, recorded late"), "{told}");
    assert!(told.contains("2023-12-28, recorded on 2"), "{told}");
    let json = office.json(&format!("status {BUDI} --as-of 2024-01-31"));
    assert_eq!((&json["signed_on"], &json["recorded_late"]), (&"2023-12-28".into(), &true.into()));
    assert!(json["recorded_on"].as_str() > json["signed_on"].as_str(), "{json}");
    let other = office.json("status 198209212006022002 --as-of 2024-01-31");
    assert_eq!((&other["signed_on"], &other["recorded_late"]), (&None::<()>.into(), &false.into()));
}
