use super::*;
use crate::checkpoint::tests::log;
use crate::tree::{Frontier, Node, consistency, leaf_hash, node_hash};

/// A node of a tree of numbered leaves.
fn node(node: Node) -> Result<TreeHash, Refused> {
    let Some(level) = node.level.checked_sub(1) else {
        return Ok(leaf_hash(&node.index.to_be_bytes()));
    };
    let half = |index| super::tests::node(Node { level, index });
    Ok(node_hash(&half(node.index * 2)?, &half(node.index * 2 + 1)?))
}

fn tree(size: u64) -> Sized {
    Sized { size, root: Frontier::of(size, node).unwrap().root() }
}

fn note(tree: Sized) -> Note {
    let checkpoint = Checkpoint { origin: "ikrar.example.id/muba".into(), tree };
    checkpoint.sign([&log(3)]).unwrap()
}

fn request(old: u64, new: u64) -> Request {
    let proof = consistency(old.min(new), new, node).unwrap();
    Request { old, proof, note: note(tree(new)) }
}

fn decide(request: &Request, known: Option<u64>) -> Result<u64, u16> {
    let decided = request.decide(&[log(3).key()], known.map(tree));
    decided.map(|checkpoint| checkpoint.tree.size).map_err(|refused| refused.status())
}

#[test]
fn a_checkpoint_that_continues_the_last_one_is_signed() {
    for (known, old, new) in [(None, 0, 7), (Some(0), 0, 7), (Some(3), 3, 7), (Some(4), 4, 8)] {
        assert_eq!(decide(&request(old, new), known), Ok(new));
    }
    assert_eq!(decide(&request(0, 0), None), Ok(0));
    assert_eq!(decide(&request(7, 7), Some(7)), Ok(7), "a lost answer is asked for again");
    let mut lines = request(3, 7);
    let text = format!("{}more\n", lines.note.text());
    lines.note = Note::new(&text, lines.note.lines()).unwrap();
    assert_eq!(decide(&lines, Some(3)), Err(403), "the signature covers every line");
}

#[test]
fn each_refusal_has_its_status() {
    let good = request(3, 7);
    assert_eq!(decide(&good, None), Err(409));
    assert_eq!(decide(&good, Some(4)), Err(409));
    assert_eq!(good.decide(&[log(3).key()], Some(tree(4))), Err(Refused::Conflict { size: 4 }));
    assert_eq!(decide(&request(8, 7), Some(8)), Err(400));
    let with = |proof: Vec<TreeHash>| Request { proof, ..good.clone() };
    assert_eq!(decide(&with(vec![]), Some(3)), Err(422));
    let mut more = good.proof.clone();
    more.push(tree(1).root);
    assert_eq!(decide(&with(more), Some(3)), Err(422));
    let mut other = good.proof.clone();
    other.swap(0, 1);
    assert_eq!(decide(&with(other), Some(3)), Err(422));
    let proof = vec![tree(1).root];
    assert_eq!(decide(&Request { proof: proof.clone(), ..request(0, 7) }, None), Err(422));
    assert_eq!(decide(&Request { proof, ..request(7, 7) }, Some(7)), Err(422));
    let at = |size, of| note(Sized { size, root: tree(of).root });
    let forked = Request { old: 7, proof: vec![], note: at(7, 6) };
    assert_eq!(forked.decide(&[log(3).key()], Some(tree(7))), Err(Refused::Root));
    assert_eq!(decide(&forked, Some(7)), Err(422));
    let full = Request { old: 0, proof: vec![], note: at(0, 6) };
    assert_eq!(full.decide(&[log(3).key()], None), Err(Refused::EmptyRoot));
    assert_eq!(decide(&full, None), Err(422));
    for known in [None, Some(tree(3)), Some(tree(9))] {
        assert_eq!(good.decide(&[log(7).key()], known), Err(Refused::NotSigned));
        assert_eq!(good.decide(&[], known), Err(Refused::UnknownLog));
    }
    assert_eq!((Refused::NotSigned.status(), Refused::UnknownLog.status()), (403, 404));
    assert!(Refused::Root.is_evidence() && !Refused::NotSigned.is_evidence());
}

#[test]
fn a_wrong_line_of_a_trusted_key_spoils_a_right_one() {
    let good = request(3, 7);
    let keys = [log(3).key(), log(7).key()];
    let tree = tree(6);
    let other = Checkpoint { origin: "ikrar.example.id/muba".into(), tree };
    let wrong = other.sign([&log(7)]).unwrap();
    let both = Request { note: good.note.with_lines(wrong.lines()).unwrap(), ..good.clone() };
    let known = Some(self::tree(3));
    assert_eq!(both.decide(&keys, known), Err(Refused::NotSigned));
    assert!(both.decide(&keys[..1], known).is_ok());
}

#[test]
fn a_request_has_one_form() {
    let good = request(3, 7);
    let text = good.to_text();
    assert_eq!(Request::from_bytes(text.as_bytes()), Ok(good));
    assert_eq!(Request::from_bytes(request(0, 7).to_text().as_bytes()), Ok(request(0, 7)));
    let many = "MEQFrk1XdwBTX9X1FOM7IMg20JAM06YCrk+m7vtIvII=\n".repeat(64);
    for wrong in [
        String::new(),
        text.replace("old 3", "old 03"),
        text.replace("old 3", "old -3"),
        text.replace("old 3\n", ""),
        text.replace("old 3\n", "old 3\nx\n"),
        text.replace("old 3\n", &format!("old 3\n{many}")),
        text.replacen("\n\n", "\n", 1),
        text.replace("\u{2014}", "-"),
        format!("{text}{}", "x".repeat(REQUEST_BYTES_MAX)),
    ] {
        assert_eq!(Request::from_bytes(wrong.as_bytes()), Err(Refused::Form), "{wrong}");
    }
    assert_eq!(Request::from_bytes(b"\xff"), Err(Refused::Form));
    let short = Note::new("ikrar\n", "\u{2014} x AAAAAAA=\n").unwrap();
    let no_checkpoint = Request { note: short, ..request(3, 7) };
    assert_eq!(no_checkpoint.decide(&[log(3).key()], None), Err(Refused::Form));
}
