use sha2::{Digest as _, Sha256};

use super::*;
use crate::entry::Leaf;
use crate::tree::{Frontier, consistency, inclusion, is_consistent, root_of_inclusion};
use crate::tree::{Sized, empty_root};
use crate::value::{Digest, Instant, Seq};

#[test]
fn paths_are_those_of_the_specification() {
    let path = |level, index, width| Tile { level, index, width }.path();
    assert_eq!(path(0, 0, 256), "tile/0/000");
    assert_eq!(path(1, 1_234_067, 256), "tile/1/x001/x234/067");
    assert_eq!(path(2, 273, 112), "tile/2/273.p/112");
    assert_eq!(path(0, 1000, 1), "tile/0/x001/000.p/1");
    assert_eq!(Bundle { index: 2117, width: 256 }.path(), "tile/entries/x002/117");
    assert_eq!(Bundle { index: 2117, width: 3 }.path(), "tile/entries/x002/117.p/3");
    assert_eq!(numbered(12), "012");
}

#[test]
fn a_tree_has_the_tiles_that_the_specification_counts() {
    let count = |size, level| {
        let of_level = Tile::of_tree(size).filter(move |tile| tile.level == level);
        let (full, part): (Vec<_>, Vec<_>) = of_level.partition(|tile| tile.width == WIDTH);
        (full.len(), part.iter().map(|tile| tile.width).collect::<Vec<_>>())
    };
    let levels = |size| [0, 1, 2, 3].map(|level| count(size, level));
    let none = || (0, Vec::new());
    assert_eq!(levels(70_000), [(273, vec![112]), (1, vec![17]), (0, vec![1]), none()]);
    assert_eq!(levels(256), [(1, vec![]), (0, vec![1]), none(), none()]);
    assert_eq!(levels(255), [(0, vec![255]), none(), none(), none()]);
    assert_eq!(levels(0), [none(), none(), none(), none()]);
    assert_eq!(levels(65_536), [(256, vec![]), (1, vec![]), (0, vec![1]), none()]);
    assert_eq!(Bundle::of_log(70_000).count(), 274);
    let large = Tile::after((1 << 63) - 2, (1 << 63) - 1);
    assert_eq!(large.map(|tile| tile.level).collect::<Vec<_>>(), [0]);
}

#[test]
fn growing_leaves_only_tiles_that_changed() {
    for before in (0..700).step_by(7).chain([255, 256, 257, 511, 512]) {
        for size in before..700 {
            let had: Vec<_> = Tile::of_tree(before).collect();
            let new = Tile::of_tree(size).filter(|tile| !had.contains(tile));
            assert_eq!(Tile::after(before, size).collect::<Vec<_>>(), new.collect::<Vec<_>>());
            let had: Vec<_> = Bundle::of_log(before).collect();
            let new = Bundle::of_log(size).filter(|bundle| !had.contains(bundle));
            let after = Bundle::after(before, size);
            assert_eq!(after.collect::<Vec<_>>(), new.collect::<Vec<_>>());
        }
    }
}

/// All tiles of a tree of numbered leaves, each level made from the one below it.
fn made(size: u64) -> Vec<(Tile, Vec<u8>)> {
    let mut made: Vec<(Tile, Vec<u8>)> = Vec::new();
    for tile in Tile::of_tree(size) {
        let start = tile.index * u64::from(WIDTH);
        let places = start..start + u64::from(tile.width);
        let hash = |place: u64| match tile.level.checked_sub(1) {
            None => leaf_hash(&place.to_be_bytes()),
            Some(level) => {
                let below = Tile { level, index: place, width: WIDTH };
                let (_, bytes) = made.iter().find(|(tile, _)| *tile == below).unwrap();
                below.root(bytes).unwrap()
            }
        };
        let bytes = places.flat_map(|place| *hash(place).as_bytes()).collect();
        made.push((tile, bytes));
    }
    made
}

#[test]
fn roots_and_proofs_come_from_tiles_alone() {
    for size in [1, 2, 255, 256, 257, 512, 700, 65_536, 70_001] {
        let tiles = made(size);
        let node = |node: Node| {
            let tile = Tile::holding(node, size).unwrap();
            let (_, bytes) = tiles.iter().find(|(known, _)| *known == tile).unwrap();
            tile.node(&tile.hashes(bytes)?, node)
        };
        let mut frontier = Frontier::default();
        let roots: Vec<_> = (0..size)
            .map(|leaf| {
                frontier.push(leaf_hash(&leaf.to_be_bytes()));
                frontier.root()
            })
            .collect();
        let root = *roots.last().unwrap();
        assert_eq!(Frontier::of(size, node), Ok(frontier));
        for index in [0, 1, 254, 255, 256, 400, 511, size - 1].into_iter().filter(|i| *i < size) {
            let path = inclusion(index, size, node).unwrap();
            let leaf = leaf_hash(&index.to_be_bytes());
            assert_eq!(root_of_inclusion(leaf, index, size, &path), Some(root));
            let old = Sized { size: index + 1, root: roots[usize::try_from(index).unwrap()] };
            let proof = consistency(index + 1, size, node).unwrap();
            assert!(is_consistent(old, Sized { size, root }, &proof));
        }
    }
    assert_eq!(Frontier::of(0, |_| Err(())).unwrap().root(), empty_root());
}

#[test]
fn a_tile_holds_what_lies_under_it_and_no_more() {
    let holding = |level, index, size| Tile::holding(Node { level, index }, size);
    let tile = |level, index, width| Some(Tile { level, index, width });
    assert_eq!(holding(0, 300, 301), tile(0, 1, 45));
    assert_eq!(holding(0, 300, 300), None);
    assert_eq!(holding(7, 1, 256), tile(0, 0, 256));
    assert_eq!(holding(7, 1, 255), None);
    assert_eq!(holding(8, 0, 256), tile(1, 0, 1));
    assert_eq!(holding(8, 0, 255), None);
    assert_eq!(holding(8, 1, 511), None);
    assert_eq!(holding(63, 1, u64::MAX), None);
    let known = tile(0, 0, 2).unwrap();
    let bytes = [[1; 32], [2; 32]].concat();
    let hashes = known.hashes(&bytes).unwrap();
    let held = known.node(&hashes, Node { level: 0, index: 1 });
    assert_eq!(held, Ok(TreeHash::from_bytes([2; 32])));
    for (level, index) in [(0, 2), (1, 1), (8, 0)] {
        let error = Err(TileError::NotHeld { level, index });
        assert_eq!(known.node(&hashes, Node { level, index }), error);
    }
    let short = known.hashes(&bytes[1..]);
    assert_eq!(short, Err(TileError::Length { expected: 64, found: 63 }));
    assert_eq!(known.root(&bytes), Err(TileError::Length { expected: 8192, found: 64 }));
}

/// The leaves of the worked example that others judged.
fn leaves() -> Vec<[u8; 81]> {
    let leaf = |seq, millis, body: &str, link: &str| Leaf {
        seq: Seq::new(seq),
        recorded_at: Instant::from_millis(millis).unwrap(),
        body_hash: body.parse::<Digest>().unwrap(),
        link: link.parse().unwrap(),
    };
    let leaves = [
        leaf(
            0,
            1_701_396_000_000,
            "321ac9133e92e877a2b55f8ba36f13e511aa31a1fad314a74b1c0e8b163679b5",
            "c7386c15d732b4ca4eed16fcb04e728d5c5cac8ad7148300d3e75dd1370e857d",
        ),
        leaf(
            1,
            1_703_642_400_000,
            "ea7c7cadf6c2b4327b21eef8ce70ece26b29fbedc131ca22b12f7f8028ef2eba",
            "778c2ec0520b8916fe23790e22f4d5e151a62a044cc189c5356045517f0cbd3e",
        ),
        leaf(
            2,
            1_703_642_401_000,
            "b08da1fe0e1d43191b5a8a92dd95e136b03a0124f497bef0e5700e17b5e192d5",
            "0abd754904878c56d5df4e993e15be32479393e0e79f02638cfe9f857817571d",
        ),
    ];
    leaves.iter().map(Leaf::to_bytes).collect()
}

#[test]
fn the_entries_of_the_worked_example_make_the_known_files() {
    let leaves = leaves();
    let bytes = Bundle::write(leaves.iter().map(<[u8; 81]>::as_slice));
    let bundle = Bundle { index: 0, width: 3 };
    assert_eq!(bundle.path(), "tile/entries/000.p/3");
    assert_eq!(
        data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)),
        "adb47a715ccb9e0a4d702317832065e502bb59787a7dd163ce2602b298f41130"
    );
    let entries = bundle.entries(&bytes).unwrap();
    assert_eq!(entries, leaves.iter().map(<[u8; 81]>::as_slice).collect::<Vec<_>>());
    assert_eq!(
        data_encoding::HEXLOWER.encode(&bundle.tile(&entries)),
        "304405ae4d577700535fd5f514e33b20c836d0900cd3a602ae4fa6eefb48bc82\
         273bbdfb35966da36ac2ef164a40ba9b3c51676e2b06c28b14ac99f04354f17c\
         8d4300a3cbe7ce8603d0fa90449bd215e562c8bfa3f44b1f1164dd970589f35c"
    );
}

#[test]
fn entries_are_read_whole_or_not_at_all() {
    let bundle = Bundle { index: 0, width: 2 };
    let bytes = Bundle::write([b"one".as_slice(), b""]);
    assert_eq!(bytes, b"\0\x03one\0\0");
    assert_eq!(bundle.entries(&bytes).unwrap(), [b"one".as_slice(), b""]);
    for cut in 1..bytes.len() {
        assert!(bundle.entries(&bytes[..cut]).is_err(), "{cut}");
    }
    assert_eq!(bundle.entries(b"\0"), Err(TileError::Cut));
    assert_eq!(bundle.entries(b"\0\x02a"), Err(TileError::Cut));
    let more = [bytes.as_slice(), b"\0\0"].concat();
    assert_eq!(bundle.entries(&more), Err(TileError::Count { expected: 2, found: 3 }));
}
