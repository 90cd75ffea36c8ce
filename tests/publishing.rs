//! Publishing and witnesses, as they work together: the program on both sides of a socket.

#[cfg(feature = "https")]
mod https; // the same behind TLS

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::LogSigner;
use ikrar_core::checkpoint::cosignature::{CosignedAt, WitnessSigner};
use ikrar_core::checkpoint::policy::Policy;
use ikrar_core::log::Log as _;
use ikrar_core::note::{KeyType, Note, NoteKey, Verifier};
use ikrar_core::witness::log_name;
use ikrar_kit::copy;
use ikrar_store::folder::Folder;
use serde_json::Value;

use super::cli::Office;

/// A witness at work, until it is dropped.
struct Serving {
    child: Child,
    vkey: String,
    place: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

const ORIGIN: &str = "ikrar.example/test";
const SERVE: &str = "--key saksi.pem witness serve --name saksi.example/bkn --policy logs.txt \
                     --state saksi --listen 127.0.0.1:0";

fn signer() -> LogSigner {
    LogSigner::new(ORIGIN.parse().unwrap(), SigningKey::from_bytes(&[3; 32])).unwrap()
}

/// An office with a checkpoint, and a witness's key and policy.
fn office() -> Office {
    let office = Office::new();
    sign(&office, "ledger");
    office.ok("key new -o saksi.pem --no-passphrase");
    office.write("logs.txt", format!("log {}\nquorum none\n", signer().key().key()));
    office
}

fn sign(office: &Office, ledger: &str) -> Note {
    let folder = Folder::at(&office.path().join(ledger));
    let log = folder.open_log().unwrap();
    folder.sign_checkpoint(&log, log.head().unwrap(), &[signer()]).unwrap()
}

fn serve(office: &Office) -> Serving {
    let mut child = office.command(SERVE).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let (vkey, place) = line.trim_end().split_once(" listens on ").expect("it says where");
    let (vkey, place) = (vkey.to_owned(), place.to_owned());
    Serving { child, vkey, place }
}

fn add(office: &Office, serving: &Serving) {
    let Serving { vkey, place, .. } = serving;
    office.ok(&format!("witness add bkn {vkey} http://{place}/"));
}

fn published(office: &Office) -> Value {
    office.json("publish")["witnesses"][0].clone()
}

fn lines(office: &Office) -> usize {
    office.read("ledger/public/checkpoint").matches('\u{2014}').count()
}

fn grow(office: &Office, name: &str) {
    office.ok(&format!(
        "--key admin.pem officer enroll --role auditor --office {name} --public-key other.pub"
    ));
}

/// What is answered to a request, head and body.
fn http(place: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(place).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_witness_signs_what_is_published_and_knows_it_after_a_restart() {
    let office = office();
    let told = office.ok("publish");
    assert!(told.contains("are published"), "{told}");
    let serving = serve(&office);
    add(&office, &serving);
    office.fails(2, &format!("witness add other {} http://x/", serving.vkey));
    assert_eq!(published(&office)["cosigned"], true);
    assert_eq!(lines(&office), 2);
    let size = office.json("witness list")["size"].as_u64().unwrap();
    let address = format!("GET /{}/checkpoint HTTP/1.1\r\n\r\n", log_name(ORIGIN));
    let latest = http(&serving.place, &address);
    assert!(latest.starts_with("HTTP/1.1 200") && latest.contains(&format!("\n{size}\n")));
    drop(serving);
    // Nobody there: published all the same, and the line that was given stays.
    let silent = published(&office);
    assert_eq!(silent["cosigned"], false);
    assert_eq!(lines(&office), 2);
    grow(&office, "X");
    sign(&office, "ledger");
    let again = serve(&office);
    let known = office.read("ledger/witnesses.toml");
    let old_port = known.split("127.0.0.1:").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let port = again.place.rsplit(':').next().unwrap();
    // From a size that the witness never saw: it says which it saw, and is asked from there.
    let known = known.replace(&format!(":{old_port}/"), &format!(":{port}/"));
    office.write("ledger/witnesses.toml", known.replace(&format!("old = {size}"), "old = 1"));
    assert_eq!(published(&office)["cosigned"], true);
    assert_eq!(office.json("witness list")["size"].as_u64(), Some(size + 1));
    // Asked again about the same: a lost answer is no harm.
    assert_eq!(published(&office)["cosigned"], true);
}

#[test]
fn a_witness_does_not_sign_for_a_ledger_that_was_put_back_or_for_another_past() {
    let office = office();
    let serving = serve(&office);
    add(&office, &serving);
    copy(&office.path().join("ledger"), &office.path().join("yesterday"));
    grow(&office, "X");
    sign(&office, "ledger");
    assert_eq!(published(&office)["cosigned"], true);
    let back = office.json("--ledger yesterday publish")["witnesses"][0].clone();
    let reason = back["reason"].as_str().unwrap();
    assert!(reason.contains("the log went back"), "{reason}");
    office.ok("--ledger yesterday --key admin.pem officer enroll --role auditor --office Y \
               --public-key other.pub");
    sign(&office, "yesterday");
    let forked = office.json("--ledger yesterday publish")["witnesses"][0].clone();
    let reason = forked["reason"].as_str().unwrap();
    assert!(reason.contains("it refuses (422)"), "{reason}");
    let evidence: Vec<_> = fs::read_dir(office.path().join("saksi/evidence")).unwrap().collect();
    assert_eq!(evidence.len(), 1);
}

#[test]
fn a_witness_that_lost_what_it_saw_does_not_start() {
    let office = office();
    let serving = serve(&office);
    add(&office, &serving);
    assert_eq!(published(&office)["cosigned"], true);
    drop(serving);
    fs::remove_dir_all(office.path().join("saksi")).unwrap();
    let told = office.fails(3, SERVE);
    assert!(told.contains("a new key is needed"), "{told}");
}

#[test]
fn each_request_gets_its_status() {
    let office = office();
    let serving = serve(&office);
    let post = |body: &str| {
        let length = body.len();
        let head = format!("POST /add-checkpoint HTTP/1.1\r\nContent-Length: {length}\r\n\r\n");
        let answer = http(&serving.place, &format!("{head}{body}"));
        answer.split(' ').nth(1).unwrap().parse::<u16>().unwrap()
    };
    let note = office.read("ledger/checkpoint");
    assert_eq!(post("nonsense"), 400);
    assert_eq!(post(&format!("old 9999\n\n{note}")), 400);
    assert_eq!(post(&format!("old 0\n\n{}", note.replace(ORIGIN, "other.example"))), 404);
    assert_eq!(post(&format!("old 0\n\n{}", note.replace("\n1", "\n2"))), 403);
    assert_eq!(post(&format!("old 1\n\n{note}")), 409);
    assert_eq!(
        post(&format!("old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n{note}")),
        422
    );
    assert_eq!(post(&format!("old 0\n\n{note}")), 200);
    let conflict = format!("old 0\n\n{note}");
    let head = format!("POST /add-checkpoint HTTP/1.1\r\nContent-Length: {}", conflict.len());
    let answer = http(&serving.place, &format!("{head}\r\n\r\n{conflict}"));
    assert!(answer.contains("409 Conflict") && answer.contains("text/x.tlog.size"), "{answer}");
    let answer = http(&serving.place, "GET / HTTP/1.1\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    let answer = http(&serving.place, "POST /add-checkpoint HTTP/1.1\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 411"), "{answer}");
}

/// A witness that answers with this to whoever asks, whatever it is asked.
fn liar(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // All of it, or whoever asks would not hear the answer.
            let (mut request, mut byte) = (Vec::new(), [0]);
            while !request.ends_with(b"=\n") && stream.read_exact(&mut byte).is_ok() {
                request.extend_from_slice(&byte);
            }
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    place
}

#[test]
fn what_a_malicious_witness_answers_is_not_kept() {
    let office = office();
    let witness = |name: &str, seed: u8| {
        let key = SigningKey::from_bytes(&[seed; 32]);
        WitnessSigner::new(name.parse().unwrap(), key).unwrap()
    };
    let note = Note::from_bytes(office.read("ledger/checkpoint").as_bytes()).unwrap();
    let at = CosignedAt::from_seconds(7).unwrap();
    let foreign = witness("other.example/w", 5).cosign(at, &note);
    let forged = witness("saksi.example/bkn", 5).cosign(at, &note);
    let other = Note::new("x\n1\nAAAA\n", note.lines()).unwrap();
    let elsewhere = witness("saksi.example/bkn", 4).cosign(at, &other);
    let vkey = witness("saksi.example/bkn", 4).key().key().to_string();
    for line in [foreign, forged, elsewhere, "\u{2014} x AAAAAAA=\n".to_owned(), String::new()] {
        let length = line.len();
        let place = liar(format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{line}"));
        office.ok(&format!("witness add bkn {vkey} http://{place}"));
        let asked = published(&office);
        let reason = asked["reason"].as_str().unwrap();
        assert!(reason.contains("is not signed by the key"), "{reason}");
        assert_eq!(office.read("ledger/public/checkpoint"), note.as_str());
        fs::remove_file(office.path().join("ledger/witnesses.toml")).unwrap();
    }
    let status = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
    office.ok(&format!("witness add bkn {vkey} http://{}", liar(status.to_owned())));
    let reason = published(&office)["reason"].as_str().unwrap().to_owned();
    assert!(reason.contains("ask later"), "{reason}");
}

/// An office whose log has a key of its own, and a policy about it.
fn logged() -> Office {
    let office = Office::new();
    office.ok("key new -o log.pem --no-passphrase");
    office.ok("--key log.pem checkpoint");
    let key = office.json("key show log.pem")["public_key"].as_str().unwrap().parse().unwrap();
    let vkey = NoteKey::new(ORIGIN.parse().unwrap(), KeyType::Ed25519, key).unwrap();
    office.write("policy.txt", format!("log {vkey}\nquorum none\n"));
    office
}

const MONITOR: &str = "monitor ledger/public --policy policy.txt --state seen";

#[test]
fn a_checkpoint_is_signed_published_and_found_right_from_outside() {
    let office = logged();
    let before = office.json("verify")["size"].as_u64().unwrap();
    let first = office.json(MONITOR);
    assert_eq!((first["size"].as_u64(), first["entries"].as_u64()), (Some(before), Some(before)));
    assert_eq!(first["origin"], ORIGIN);
    assert_eq!(office.json(MONITOR)["entries"], 0);
    let again = office.json("--key log.pem checkpoint");
    assert_eq!(again["size"].as_u64(), Some(before), "nothing came, so there is nothing to sign");
    grow(&office, "X");
    office.ok("--key log.pem checkpoint");
    let next = office.json(MONITOR);
    assert_eq!(next["entries"], 2, "the officer, and the lists");
    assert!(next["bodies"].as_u64().unwrap() >= 2);
    assert_eq!(office.json("verify")["ok"], true);
    // Of people nothing is published.
    let budi = office.json("history 198106152005011001")["entry"].as_u64().unwrap();
    assert!(!office.path().join(format!("ledger/public/clear/{budi:03}")).exists());
}

#[test]
fn a_monitor_keeps_both_of_two_pasts() {
    let office = logged();
    office.ok(MONITOR);
    copy(&office.path().join("ledger"), &office.path().join("other"));
    grow(&office, "X");
    office.ok("--key log.pem checkpoint");
    office.ok(MONITOR);
    let told = office.fails(3, &MONITOR.replace("ledger/", "other/"));
    assert!(told.contains("the log became shorter") && told.contains("seen.found.1"), "{told}");
    office.ok("--ledger other --key admin.pem officer enroll --role auditor --office Y \
         --public-key other.pub");
    office.ok("--ledger other --key log.pem checkpoint");
    let told = office.fails(3, &MONITOR.replace("ledger/", "other/"));
    assert!(told.contains("the log shows another past"), "{told}");
    let kept = ["seen.seen.2", "seen.found.2"].map(|name| office.read(name));
    let policy = office.read("policy.txt");
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let roots = kept.map(|text| {
        let note = Note::from_bytes(text.as_bytes()).unwrap();
        policy.judge(&note).unwrap().checkpoint.tree
    });
    assert_eq!(roots[0].size, roots[1].size);
    assert_ne!(roots[0].root, roots[1].root);
    office.ok(MONITOR);
}

#[test]
fn a_monitor_says_whether_enough_saw_it() {
    let office = logged();
    office.ok("key new -o saksi.pem --no-passphrase");
    let policy = office.read("policy.txt");
    office.write("logs.txt", &policy);
    let serving = serve(&office);
    let witness = format!("witness bkn {}\nquorum bkn\n", serving.vkey);
    office.write("policy.txt", policy.replace("quorum none\n", &witness));
    let missed = office.fails(4, &format!("{MONITOR} --require-quorum"));
    assert!(missed.contains("0 of 1 witnesses saw it: NOT ENOUGH"), "{missed}");
    assert_eq!(office.json(MONITOR)["quorum"], "missed");
    add(&office, &serving);
    assert_eq!(published(&office)["cosigned"], true);
    let seen = office.json(&format!("{MONITOR} --require-quorum"));
    assert_eq!((&seen["quorum"], &seen["cosigned"][0]["witness"]), (&"met".into(), &"bkn".into()));
}

#[test]
fn a_monitor_reads_from_far_away() {
    let office = logged();
    let folder = office.path().join("ledger/public");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut line = String::new();
            BufReader::new(&mut stream).read_line(&mut line).ok();
            let name = line.split(' ').nth(1).unwrap_or_default().trim_start_matches("/log/");
            let (status, bytes) = match fs::read(folder.join(name)) {
                Ok(bytes) => ("200 OK", bytes),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let length = bytes.len();
            write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            )
            .ok();
            stream.write_all(&bytes).ok();
        }
    });
    let far = MONITOR.replace("ledger/public", &format!("http://{place}/log/"));
    let seen = office.json(&far);
    assert_eq!((&seen["bodies"], seen["size"].as_u64()), (&1.into(), seen["entries"].as_u64()));
    assert_eq!(office.json(MONITOR)["entries"], 0);
    fs::remove_file(office.path().join("seen")).unwrap();
    let all = office.json(&format!("{far} --bodies"));
    assert!(all["bodies"].as_u64().unwrap() > 1, "{all}");
}
