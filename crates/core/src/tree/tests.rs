use std::convert::Infallible;

use proptest::prelude::*;

use super::*;

/// The definition of RFC 6962, word by word.
fn root(leaves: &[TreeHash]) -> TreeHash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&root(left), &root(right))
        }
    }
}

fn leaves(size: u64) -> Vec<TreeHash> {
    (0..size).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

/// The full subtrees of a tree that is held whole.
fn node(leaves: &[TreeHash]) -> impl Fn(Node) -> Result<TreeHash, Infallible> + '_ {
    |Node { level, index }| {
        let width = 1_usize << level;
        let start = usize::try_from(index).unwrap() * width;
        Ok(root(&leaves[start..start + width]))
    }
}

fn known(leaves: &[TreeHash]) -> Sized {
    Sized { size: leaves.len() as u64, root: root(leaves) }
}

#[test]
fn a_tree_that_grows_has_the_root_of_the_definition() {
    let leaves = leaves(300);
    let mut frontier = Frontier::default();
    assert_eq!(frontier.root(), empty_root());
    for size in 0..leaves.len() {
        let Ok(known) = Frontier::of(size as u64, node(&leaves));
        assert_eq!(known, frontier);
        assert_eq!(frontier.root(), root(&leaves[..size]));
        frontier.push(leaves[size]);
    }
}

#[test]
fn every_leaf_of_every_small_tree_is_proven_and_no_other() {
    for size in 1..=65 {
        let leaves = leaves(size);
        for index in 0..size {
            let Ok(path) = inclusion(index, size, node(&leaves));
            let leaf = leaves[usize::try_from(index).unwrap()];
            assert_eq!(root_of_inclusion(leaf, index, size, &path), Some(root(&leaves)));
            for other in (0..=size).filter(|other| *other != index) {
                assert_ne!(root_of_inclusion(leaf, other, size, &path), Some(root(&leaves)));
            }
            let longer = [path.clone(), vec![leaf]].concat();
            assert_eq!(root_of_inclusion(leaf, index, size, &longer), None);
            if let Some((_, shorter)) = path.split_last() {
                assert_eq!(root_of_inclusion(leaf, index, size, shorter), None);
            }
        }
    }
}

#[test]
fn every_pair_of_small_trees_is_proven_and_no_other_tree() {
    let leaves = leaves(66);
    for new in 0..=66 {
        for old in 0..=new {
            let Ok(proof) = consistency(old, new, node(&leaves));
            let old = known(&leaves[..usize::try_from(old).unwrap()]);
            let new = known(&leaves[..usize::try_from(new).unwrap()]);
            assert!(is_consistent(old, new, &proof), "{} of {}", old.size, new.size);
            let forged = Sized { root: leaf_hash(b"forged"), ..old };
            assert!(!is_consistent(forged, new, &proof));
            let forged = Sized { root: leaf_hash(b"forged"), ..new };
            assert!(old.size == 0 || !is_consistent(old, forged, &proof));
            assert!(!is_consistent(old, new, &[proof.clone(), vec![old.root]].concat()));
            if let Some((_, shorter)) = proof.split_last() {
                assert!(!is_consistent(old, new, shorter));
            }
            for step in 0..proof.len() {
                let mut altered = proof.clone();
                altered[step] = leaf_hash(b"forged");
                assert!(!is_consistent(old, new, &altered));
            }
        }
    }
    assert!(!is_consistent(known(&leaves), known(&leaves[..5]), &[]));
}

proptest! {
    #[test]
    fn large_trees_are_proven_too(new in 1_u64..20_000, old in 0_u64..20_000, index: u64) {
        let (old, index) = (old % (new + 1), index % new);
        let leaves = leaves(new);
        let Ok(path) = inclusion(index, new, node(&leaves));
        let leaf = leaves[usize::try_from(index).unwrap()];
        prop_assert_eq!(root_of_inclusion(leaf, index, new, &path), Some(root(&leaves)));
        let Ok(proof) = consistency(old, new, node(&leaves));
        let earlier = known(&leaves[..usize::try_from(old).unwrap()]);
        prop_assert!(is_consistent(earlier, known(&leaves), &proof));
    }
}
