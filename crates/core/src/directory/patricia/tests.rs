use proptest::collection::btree_map;
use proptest::prelude::*;

use super::*;

/// The definition: a pair's leaf, or the node over the pairs whose first differing bit is clear and
/// those where it is set.
fn defined(pairs: &[(Word, Word)]) -> TreeHash {
    match pairs {
        [] => empty_root(),
        [(key, value)] => leaf(key, value),
        [(first, _), .., (last, _)] => {
            let bit = first_difference(first, last).unwrap();
            let middle = pairs.partition_point(|(key, _)| !is_set(key, bit));
            let (left, right) = pairs.split_at(middle);
            inner(bit, &defined(left), &defined(right))
        }
    }
}

/// Keys that share long prefixes, as random ones never do.
fn key() -> impl Strategy<Value = Word> {
    (prop::sample::select(vec![0_u8, 1, 0x80, 0xff]), 0..32_usize, any::<u8>()).prop_map(
        |(fill, place, byte)| {
            let mut key = [fill; 32];
            key[place] = byte;
            key
        },
    )
}

proptest! {
    #[test]
    fn the_root_depends_on_the_pairs_alone(
        pairs in btree_map(key(), any::<Word>(), 0..24),
        order in any::<prop::sample::Index>(),
        absent in key(),
    ) {
        let pairs: Vec<(Word, Word)> = pairs.into_iter().collect();
        let mut tree = Patricia::default();
        // From somewhere in the middle on, each first with another value.
        let middle = if pairs.is_empty() { 0 } else { order.index(pairs.len()) };
        let (before, behind) = pairs.split_at(middle);
        for (key, value) in behind.iter().chain(before) {
            tree.insert(*key, [0; 32]);
            if value[0] & 1 == 0 {
                tree.root();
            }
            tree.insert(*key, *value);
        }
        let root = tree.root();
        prop_assert_eq!(root, defined(&pairs));
        prop_assert_eq!(tree.pairs(), pairs.clone());
        for (key, value) in &pairs {
            let proof = tree.prove(key);
            prop_assert_eq!(tree.get(key), Some(*value));
            prop_assert_eq!(verify(&root, key, Some(value), &proof), Ok(()));
            prop_assert!(verify(&root, key, Some(&[9; 32]), &proof).is_err());
            prop_assert!(verify(&root, key, None, &proof).is_err());
            for byte in 0..proof.len() {
                let mut altered = proof.clone();
                altered[byte] ^= 1 << (byte % 8);
                prop_assert!(verify(&root, key, Some(value), &altered).is_err());
            }
        }
        if tree.get(&absent).is_none() {
            let proof = tree.prove(&absent);
            prop_assert_eq!(verify(&root, &absent, None, &proof), Ok(()));
            prop_assert!(verify(&root, &absent, Some(&[0; 32]), &proof).is_err());
            for (key, _) in &pairs {
                prop_assert!(verify(&root, key, None, &proof).is_err());
            }
        }
    }

    /// As if what is taken out had never been put in, whatever was asked in between.
    #[test]
    fn a_pair_that_is_taken_out_was_never_there(
        pairs in btree_map(key(), any::<Word>(), 0..24),
        order in prop::collection::vec(any::<prop::sample::Index>(), 24),
        absent in key(),
    ) {
        let mut tree = Patricia::default();
        for (key, value) in &pairs {
            tree.insert(*key, *value);
        }
        let mut left: Vec<(Word, Word)> = pairs.into_iter().collect();
        for at in order {
            if left.iter().all(|(key, _)| *key != absent) {
                tree.remove(&absent);
            }
            if left.is_empty() {
                break;
            }
            let (key, value) = left.remove(at.index(left.len()));
            if value[0] & 1 == 0 {
                tree.root();
            }
            tree.remove(&key);
            prop_assert_eq!(tree.get(&key), None);
            prop_assert_eq!(tree.pairs(), left.clone());
            if value[0] & 2 == 0 {
                tree.insert(key, value);
                tree.remove(&key);
            }
            let mut written = Vec::new();
            let root = tree.root();
            prop_assert_eq!(root, defined(&left));
            tree.write_to(&mut written);
            prop_assert_eq!(Patricia::read_from(&written).unwrap().pairs(), left.clone());
        }
    }
}

/// Steps that stand still or lead downwards are refused, whatever they add up to.
#[test]
fn the_steps_of_a_proof_rise() {
    let mut tree = Patricia::default();
    let key = |first: u8| std::array::from_fn(|place| if place == 0 { first } else { 7 });
    for first in [0b0000_0000, 0b0010_0000, 0b0110_0000, 0b1110_0000] {
        tree.insert(key(first), [first; 32]);
    }
    let (root, key) = (tree.root(), key(0));
    let proof = tree.prove(&key);
    let steps: Vec<&[u8]> = proof.chunks(33).collect();
    assert_eq!(steps.iter().map(|step| step[0]).collect::<Vec<_>>(), [2, 1, 0]);
    let order = |steps: &[&[u8]]| verify(&root, &key, Some(&[0; 32]), &steps.concat());
    assert_eq!(order(&steps), Ok(()));
    assert_eq!(order(&[steps[0], steps[2], steps[1]]), Err(ProofError::Order));
    assert_eq!(order(&[steps[0], steps[0], steps[1]]), Err(ProofError::Order));
}
