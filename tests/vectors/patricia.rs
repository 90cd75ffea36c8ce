//! Vectors of the directory's tree: roots of pairs, and proofs that hold or do not.

use data_encoding::HEXLOWER;
use ikrar_core::directory::patricia::{Patricia, verify};
use ikrar_core::value::TreeHash;

/// Bytes in hexadecimal digits, which blanks may part; nothing as `''`.
fn bytes(text: &str) -> Vec<u8> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    HEXLOWER.decode(digits.as_bytes()).unwrap()
}

/// Our tree knows keys and values of 32 bytes only; the files have others too.
fn word(text: &str) -> Option<[u8; 32]> {
    bytes(text).try_into().ok()
}

fn lines(file: &'static str) -> Vec<(String, String)> {
    let joined = file.replace("\\\n", " ");
    let lines = joined.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let split = |line: &str| {
        let (word, rest) = line.split_once(' ').unwrap();
        (word.to_owned(), rest.to_owned())
    };
    lines.map(split).collect()
}

#[test]
fn roots_are_those_that_others_calculated() {
    let (mut judged, mut other) = (0, 0);
    let mut tree = Some(Patricia::default());
    for (word_, rest) in lines(include_str!("mpt-treehash.txt")) {
        if word_ == "kv" {
            let (key, value) = rest.split_once(' ').unwrap();
            let pair = word(key).zip(word(value));
            match (pair, &mut tree) {
                (Some((key, value)), Some(tree)) => tree.insert(key, value),
                _ => tree = None,
            }
            continue;
        }
        match tree.replace(Patricia::default()) {
            Some(mut tree) => {
                assert_eq!(tree.root().to_string(), rest);
                judged += 1;
            }
            None => other += 1,
        }
    }
    assert_eq!((judged, other), JUDGED_ROOTS);
}

#[test]
fn proofs_hold_exactly_where_others_say_so() {
    let (mut judged, mut other) = (0, 0);
    let [mut snap, mut key, mut value, mut proof] = [const { String::new() }; 4];
    for (word_, rest) in lines(include_str!("mpt-verify.txt")) {
        match word_.as_str() {
            "snap" => snap = rest,
            "key" => key = rest,
            "val" => value = rest,
            "proof" => proof = rest,
            "verify" => {
                let wanted = rest == "true";
                let sought = if value == "-" { Some(None) } else { word(&value).map(Some) };
                let proof = bytes(&proof);
                let neighbour = value == "-" && !proof.is_empty();
                let ours = !neighbour || proof[0] == 32 && proof.get(33) == Some(&32);
                let (Some(key), Some(value), true) = (word(&key), sought, ours) else {
                    other += 1;
                    continue;
                };
                let root = TreeHash::from_bytes(word(&snap).unwrap());
                let found = verify(&root, &key, value.as_ref(), &proof);
                assert_eq!(found.is_ok(), wanted, "{snap} {found:?}");
                judged += 1;
            }
            // Proofs about all keys of one beginning, which the directory does not make.
            "prefix" | "hash" | "verifyprefix" => {}
            unknown => panic!("{unknown}"),
        }
    }
    assert_eq!((judged, other), JUDGED_PROOFS);
}

/// How many cases have words of 32 bytes, and how many others.
const JUDGED_ROOTS: (u32, u32) = (11, 21);
const JUDGED_PROOFS: (u32, u32) = (20, 83);
