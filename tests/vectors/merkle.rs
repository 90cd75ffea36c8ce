//! Vectors of RFC 6962 trees: proofs that hold, and proofs that were tampered with.

use data_encoding::BASE64;
use ikrar_core::tree::{Sized, is_consistent, root_of_inclusion};
use ikrar_core::value::TreeHash;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all_fields = "camelCase", untagged)]
enum Case {
    Inclusion { leaf_idx: u64, tree_size: u64, root: Hash, leaf_hash: Hash, proof: Vec<Hash> },
    Consistency { size1: u64, size2: u64, root1: Hash, root2: Hash, proof: Vec<Hash> },
}

#[derive(Deserialize)]
struct Judged {
    #[serde(flatten)]
    case: Case,
    #[serde(rename = "case")]
    name: String,
    #[serde(rename = "wantErr")]
    is_wrong: bool,
}

/// Base64 of a hash, or of bytes of another length: no proof that holds has any of those.
#[derive(Deserialize)]
#[serde(transparent)]
struct Hash(String);

impl Hash {
    fn read(&self) -> Option<TreeHash> {
        let bytes = BASE64.decode(self.0.as_bytes()).unwrap();
        bytes.try_into().ok().map(TreeHash::from_bytes)
    }
}

fn read(proof: &[Hash]) -> Option<Vec<TreeHash>> {
    proof.iter().map(Hash::read).collect()
}

impl Case {
    fn holds(&self) -> Option<bool> {
        match self {
            Self::Inclusion { leaf_idx, tree_size, root, leaf_hash, proof } => {
                let found =
                    root_of_inclusion(leaf_hash.read()?, *leaf_idx, *tree_size, &read(proof)?);
                Some(found == Some(root.read()?))
            }
            Self::Consistency { size1, size2, root1, root2, proof } => {
                let old = Sized { size: *size1, root: root1.read()? };
                let new = Sized { size: *size2, root: root2.read()? };
                Some(is_consistent(old, new, &read(proof)?))
            }
        }
    }
}

#[test]
fn proofs_hold_exactly_where_others_say_so() {
    let lines = include_str!("merkle-rfc6962.jsonl").lines();
    let cases: Vec<Judged> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cases.len(), 196);
    let right = cases.iter().filter(|judged| !judged.is_wrong).count();
    assert!(right > 10, "{right}");
    for Judged { case, name, is_wrong } in &cases {
        // Roots that are no hashes are nobody's; some say that two of them are the same.
        let holds = case.holds().unwrap_or(name == NO_HASHES);
        assert_eq!(holds, !is_wrong, "{name}");
    }
}

/// A case whose roots are shorter than a hash.
const NO_HASHES: &str = "consistency/additional/sizes-are-equal-one-and-proof-is-empty";
