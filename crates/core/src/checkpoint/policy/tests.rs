use super::*;
use crate::checkpoint::tests::{LOG_VKEY, SIGNED, WITNESS_VKEY, at, checkpoint, log, witness};
use crate::note::{KeyError, NoteError, Verifier};

fn parse(text: &str) -> Result<Policy, (usize, PolicyFault)> {
    Policy::parse(text.as_bytes()).map_err(|error| (error.line, error.fault))
}

/// Witnesses `a` to `d`, with a quorum.
fn of_four(groups: &str) -> String {
    let vkey = |(name, seed)| {
        let key = witness(name, seed).key();
        format!("witness {name} {}\n", key.key())
    };
    let witnesses: String = [("a", 11), ("b", 12), ("c", 13), ("d", 14)].map(vkey).concat();
    format!("log {LOG_VKEY}\n{witnesses}{groups}")
}

fn seen_by(names: &str) -> Note {
    let signed = checkpoint().sign([&log(3)]).unwrap();
    let seeds = (11..).zip(["a", "b", "c", "d"]).filter(|(_, name)| names.contains(name));
    let lines = seeds.map(|(seed, name)| witness(name, seed).cosign(at(seed.into()), &signed));
    signed.with_lines(&lines.collect::<String>()).unwrap()
}

#[test]
fn the_worked_example_is_worth_one_of_one() {
    let text = format!(
        "# the province\n\tlog {LOG_VKEY}  https://ikrar.example.id/\n\n\
         witness\tbkn {WITNESS_VKEY}\nquorum bkn\n"
    );
    let policy = parse(&text).unwrap();
    assert_eq!(policy.logs()[0].url.as_deref(), Some("https://ikrar.example.id/"));
    let worth = policy.judge(&Note::from_bytes(SIGNED.as_bytes()).unwrap()).unwrap();
    assert_eq!(
        worth,
        Worth {
            checkpoint: checkpoint(),
            witnesses: 1,
            cosigned: vec![("bkn".to_owned(), at(1_703_642_402))],
            quorum: Quorum::Met,
        }
    );
    let alone = checkpoint().sign([&log(3)]).unwrap();
    assert_eq!(policy.judge(&alone).unwrap().quorum, Quorum::Missed);
}

#[test]
fn groups_count_their_members() {
    let quorum = |groups: &str, names: &str| {
        let worth = parse(&of_four(groups)).unwrap().judge(&seen_by(names)).unwrap();
        assert_eq!((worth.witnesses, worth.cosigned.len()), (4, names.len()));
        worth.quorum
    };
    let two_levels = "group x 2 a b c\ngroup y any d\ngroup z all x y\nquorum z\n";
    for (groups, names, expected) in [
        ("quorum none\n", "", Quorum::NotWanted),
        ("quorum none\n", "ab", Quorum::NotWanted),
        ("quorum b\n", "b", Quorum::Met),
        ("quorum b\n", "acd", Quorum::Missed),
        ("group g any a b\nquorum g\n", "cd", Quorum::Missed),
        ("group g any a b\nquorum g\n", "b", Quorum::Met),
        ("group g all a b\nquorum g\n", "b", Quorum::Missed),
        ("group g all a b\nquorum g\n", "ab", Quorum::Met),
        (two_levels, "abc", Quorum::Missed),
        (two_levels, "ad", Quorum::Missed),
        (two_levels, "acd", Quorum::Met),
    ] {
        assert_eq!(quorum(groups, names), expected, "{groups} seen by {names}");
    }
}

#[test]
fn a_witness_that_signs_twice_counts_once_and_from_its_first_time() {
    let policy = parse(&of_four("group g 2 a b c d\nquorum g\n")).unwrap();
    let note = seen_by("a");
    let again = note.with_lines(&witness("a", 11).cosign(at(5), &note)).unwrap();
    let worth = policy.judge(&again).unwrap();
    assert_eq!(worth.cosigned, [("a".to_owned(), at(5))]);
    assert_eq!(worth.quorum, Quorum::Missed);
}

#[test]
fn a_wrong_line_of_a_witness_spoils_the_checkpoint_and_one_of_nobody_does_not() {
    let policy = parse(&of_four("quorum a\n")).unwrap();
    let note = seen_by("a");
    let foreign = note.with_lines(&witness("x", 15).cosign(at(5), &note)).unwrap();
    assert_eq!(policy.judge(&foreign).unwrap().quorum, Quorum::Met);
    let line = witness("b", 12).key().key().line(&[9; 72]);
    let spoiled = policy.judge(&note.with_lines(&line).unwrap());
    let name = "b".parse().unwrap();
    assert_eq!(spoiled, Err(CheckpointError::Note(NoteError::Signature { name })));
}

#[test]
fn a_checkpoint_of_another_log_is_worth_nothing() {
    let policy = format!("log {}\nquorum none\n", log(7).key().key());
    let unsigned = Err(CheckpointError::Note(NoteError::Unsigned));
    assert_eq!(parse(&policy).unwrap().judge(&seen_by("")), unsigned);
    let origin = "ikrar.example.id/muba".into();
    let unknown = Err(CheckpointError::UnknownLog { origin });
    assert_eq!(parse("quorum none").unwrap().judge(&seen_by("")), unknown);
}

#[test]
fn faults_are_found_in_their_line() {
    use PolicyFault::{
        Control, Count, Key, KeyTwice, Keyword, MemberTwice, NameTaken, NoQuorum, QuorumTwice,
        Threshold, UnknownName,
    };
    let name = |name: &str| name.to_owned();
    for (groups, line, fault) in [
        ("", 6, NoQuorum),
        ("quorum a\nquorum a\n", 7, QuorumTwice),
        ("quorum none\nquorum a\n", 7, QuorumTwice),
        ("quorum g\ngroup g any a\n", 6, UnknownName { name: name("g") }),
        ("group g any a none\nquorum g\n", 6, UnknownName { name: name("none") }),
        ("group g any h\ngroup h any a\nquorum g\n", 6, UnknownName { name: name("h") }),
        ("group g any a b\ngroup h any b c\nquorum h\n", 7, MemberTwice { name: name("b") }),
        ("group g any a a\nquorum g\n", 6, MemberTwice { name: name("a") }),
        ("group a any b\nquorum a\n", 6, NameTaken { name: name("a") }),
        ("group none any b\nquorum none\n", 6, NameTaken { name: name("none") }),
        ("group g 3 a b\nquorum g\n", 6, Threshold { members: 2 }),
        ("group g 0 a b\nquorum g\n", 6, Threshold { members: 2 }),
        ("group g 02 a b\nquorum g\n", 6, Threshold { members: 2 }),
        ("group g most a b\nquorum g\n", 6, Threshold { members: 2 }),
        ("group g all\nquorum g\n", 6, Threshold { members: 0 }),
        ("group g\n", 6, Count),
        ("quorum a b\n", 6, Count),
        ("quorum a # enough\n", 6, Count),
        ("Quorum a\n", 6, Keyword { found: name("Quorum") }),
        ("quorum a\r\n", 6, Control),
        ("quorum a\u{b}\n", 6, Control),
        (&format!("log {WITNESS_VKEY}\n"), 6, Key(KeyError::NotALog)),
        (&format!("witness e {}\n", log(7).key().key()), 6, Key(KeyError::NotAWitness)),
        ("log ikrar\n", 6, Key(KeyError::Parts)),
        (&format!("log {LOG_VKEY}\n"), 6, KeyTwice),
        (&format!("witness e {}\n", witness("other", 11).key().key()), 6, KeyTwice),
    ] {
        assert_eq!(parse(&of_four(groups)), Err((line, fault)), "{groups}");
    }
    let long = vec![b'#'; POLICY_BYTES_MAX + 1];
    let error = Policy::parse(&long).unwrap_err();
    assert_eq!(error.fault, PolicyFault::TooLong);
}

#[test]
fn names_are_bytes_and_32_of_each_are_read() {
    let mut text = Vec::new();
    for seed in 0..32 {
        let key = log(100 + seed).key();
        text.extend_from_slice(format!("log {}\n", key.key()).as_bytes());
        let key = witness("w", 200 - seed).key();
        text.extend_from_slice(b"witness \xff");
        text.extend_from_slice(format!("{seed} {}\ngroup g{seed} any ", key.key()).as_bytes());
        text.extend_from_slice(format!("\u{0}{seed}\n").replace('\u{0}', "").as_bytes());
        let at = text.iter().rposition(|byte| *byte == b' ').unwrap() + 1;
        text.insert(at, 0xff);
    }
    text.extend_from_slice(b"quorum g31\n");
    let policy = Policy::parse(&text).unwrap();
    assert_eq!((policy.logs().len(), policy.witnesses().len(), policy.groups.len()), (32, 32, 32));
    assert_eq!(
        policy.judge(&seen_by("")).map(|worth| worth.quorum),
        Err(CheckpointError::Note(NoteError::Unsigned))
    );
}
