use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::cosignature::CosignedAt;
use ikrar_core::checkpoint::{Checkpoint, LogSigner};
use ikrar_core::tree::{Sized, consistency};

use super::*;
use crate::memory::MemoryLog;
use crate::publish::tests::{log_of, note_of, signer};
use crate::publish::{FolderTarget, Tiles, publish, root_of};

struct Post {
    home: tempfile::TempDir,
    log: MemoryLog,
}

impl Post {
    fn new() -> Self {
        let (home, log) = (tempfile::tempdir().unwrap(), log_of(0..300));
        let mut target = FolderTarget::open(&home.path().join("public"));
        publish(&log, &mut target, &note_of(&log, 300), &|_| false).unwrap();
        Self { home, log }
    }

    fn open(&self) -> Result<Witness, WitnessError> {
        let key = SigningKey::from_bytes(&[4; 32]);
        let witness = WitnessSigner::new("saksi.example.id/bkn".parse().unwrap(), key).unwrap();
        let key_file = self.home.path().join("saksi.pem");
        Witness::open(&self.home.path().join("state"), &key_file, witness, [signer().key()])
    }

    fn request(&self, old: u64, new: u64) -> Request {
        let target = FolderTarget::open(&self.home.path().join("public"));
        let tiles = Tiles::of(&target, 300);
        let proof = consistency(old, new, |node| tiles.node(node)).unwrap();
        Request { old, proof, note: note_of(&self.log, new) }
    }

    fn ask(&self, witness: &Witness, old: u64, new: u64, now: u64) -> Answer {
        let body = self.request(old, new).to_text();
        witness.add_checkpoint(body.as_bytes(), at(now)).unwrap()
    }

    fn state(&self) -> PathBuf {
        self.home.path().join("state").join(log_name("ikrar.example.id/muba"))
    }
}

fn at(seconds: u64) -> CosignedAt {
    CosignedAt::from_seconds(seconds).unwrap()
}

#[test]
fn what_is_signed_is_kept_before_and_known_after_a_restart() {
    let post = Post::new();
    let witness = post.open().unwrap();
    let line = post.ask(&witness, 0, 3, 50).unwrap();
    let cosigned = note_of(&post.log, 3).with_lines(&line).unwrap();
    let hash = log_name("ikrar.example.id/muba");
    assert_eq!(witness.latest(&hash), Some(cosigned.clone()));
    let again = post.open().unwrap();
    assert_eq!(again.latest(&hash), Some(cosigned));
    assert_eq!(again.latest("00"), None);
    assert_eq!(post.ask(&again, 0, 300, 60), Err(Refused::Conflict { size: 3 }));
    assert!(post.ask(&again, 3, 300, 60).is_ok());
    assert_eq!(post.ask(&again, 3, 300, 60), Err(Refused::Conflict { size: 300 }));
}

#[test]
fn a_lost_answer_is_given_again_and_time_never_goes_back() {
    let post = Post::new();
    let witness = post.open().unwrap();
    let first = post.ask(&witness, 0, 3, 50).unwrap();
    assert_eq!(post.ask(&witness, 3, 3, 50), Ok(first.clone()));
    assert_eq!(post.ask(&witness, 3, 3, 20), Ok(first.clone()), "not earlier than before");
    let later = post.ask(&witness, 3, 3, 70).unwrap();
    assert_ne!(later, first);
    for _ in 0..3 {
        let witness = post.open().unwrap();
        assert_eq!(post.ask(&witness, 3, 3, 20), Ok(later.clone()));
    }
}

#[test]
fn a_witness_that_lost_its_state_does_not_start() {
    let post = Post::new();
    assert!(post.open().is_ok(), "a key that signed nothing may be put to work anywhere");
    post.ask(&post.open().unwrap(), 0, 3, 50).unwrap();
    fs::write(post.state(), b"").unwrap();
    assert!(matches!(post.open(), Err(WitnessError::Lost { .. })));
    let marker = post.home.path().join("saksi.pem.witness");
    let text = fs::read(&marker).unwrap();
    fs::remove_file(&marker).unwrap();
    assert!(matches!(post.open(), Err(WitnessError::Lost { .. })), "the file is there");
    fs::write(&marker, text).unwrap();
    fs::remove_file(post.state()).unwrap();
    let lost = post.open().unwrap_err();
    assert_eq!(lost.kind(), Kind::Damaged);
    assert!(matches!(lost, WitnessError::Lost { origin, .. } if origin == "ikrar.example.id/muba"));
}

#[test]
fn what_contradicts_what_was_seen_is_kept_as_it_came() {
    let post = Post::new();
    let witness = post.open().unwrap();
    post.ask(&witness, 0, 300, 50).unwrap();
    let other = log_of(1..301);
    let forked = Request { old: 300, proof: vec![], note: note_of(&other, 300) }.to_text();
    for _ in 0..2 {
        let refused = witness.add_checkpoint(forked.as_bytes(), at(60)).unwrap();
        assert_eq!(refused, Err(Refused::Root));
    }
    let evidence = post.home.path().join("state/evidence");
    let kept: Vec<_> = fs::read_dir(&evidence).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let kept = fs::read(kept[0].as_ref().unwrap().path()).unwrap();
    assert_eq!(kept, forked.as_bytes());
    // What nobody signed is nobody's evidence.
    let key = SigningKey::from_bytes(&[9; 32]);
    let stranger = LogSigner::new("ikrar.example.id/muba".parse().unwrap(), key).unwrap();
    let tree = Sized { size: 300, root: root_of(&other, None, &[], 300).unwrap() };
    let checkpoint = Checkpoint { origin: "ikrar.example.id/muba".into(), tree };
    let note = checkpoint.sign([&stranger]).unwrap();
    let unsigned = Request { old: 300, proof: vec![], note }.to_text();
    let refused = witness.add_checkpoint(unsigned.as_bytes(), at(60)).unwrap();
    assert_eq!(refused, Err(Refused::NotSigned));
    assert_eq!(fs::read_dir(&evidence).unwrap().count(), 1);
}

#[test]
fn lines_of_others_are_not_kept() {
    let post = Post::new();
    let witness = post.open().unwrap();
    let mut request = post.request(0, 3);
    let forged = "\u{2014} saksi.example.id/bkn K56zIgAAAABli4UiCQ==\n";
    request.note = request.note.with_lines(forged).unwrap();
    let line = witness.add_checkpoint(request.to_text().as_bytes(), at(50)).unwrap().unwrap();
    let latest = witness.latest(&log_name("ikrar.example.id/muba")).unwrap();
    assert_eq!(latest, note_of(&post.log, 3).with_lines(&line).unwrap());
}

#[test]
fn of_many_requests_at_once_one_comes_first() {
    let post = Post::new();
    let witness = post.open().unwrap();
    let answers = std::thread::scope(|scope| {
        let ask = |new: u64| {
            let body = post.request(0, new).to_text();
            let witness = &witness;
            scope.spawn(move || witness.add_checkpoint(body.as_bytes(), at(50)).unwrap())
        };
        let asked: Vec<_> = (1..=16).map(ask).collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(answers.iter().all(|answer| !matches!(answer, Err(Refused::Root | Refused::Proof))));
}
