use super::TlogProofError::{Extra, FirstLine, Hash, Index};
use super::*;
use crate::checkpoint::policy::Quorum;
use crate::checkpoint::tests::{LOG_VKEY, SIGNED, WITNESS_VKEY};

const HEAD: &str = "\
    c2sp.org/tlog-proof@v1\n\
    index 1\n\
    MEQFrk1XdwBTX9X1FOM7IMg20JAM06YCrk+m7vtIvII=\n\
    jUMAo8vnzoYD0PqQRJvSFeViyL+j9EsfEWTdlwWJ81w=\n\
    \n";

fn entry() -> Vec<u8> {
    let leaf = "0100000000000000010000018ca9000500ea7c7cadf6c2b4327b21eef8ce70ece26b29fbedc131ca22\
                b12f7f8028ef2eba778c2ec0520b8916fe23790e22f4d5e151a62a044cc189c5356045517f0cbd3e";
    data_encoding::HEXLOWER.decode(leaf.as_bytes()).unwrap()
}

fn read(text: &str) -> Result<TlogProof, TlogProofError> {
    TlogProof::from_bytes(text.as_bytes())
}

#[test]
fn a_proof_that_others_accepted_is_read_written_and_judged() {
    let text = format!("{HEAD}{SIGNED}");
    let proof = read(&text).unwrap();
    assert_eq!((proof.index, proof.path.len(), proof.to_text()), (1, 2, text));
    let policy = format!("log {LOG_VKEY}\nwitness w {WITNESS_VKEY}\nquorum w\n");
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    assert_eq!(proof.judge(&entry(), &policy).unwrap().quorum, Quorum::Met);
    let not = Err(TlogProofError::NotIncluded);
    assert_eq!(proof.judge(&entry()[1..], &policy), not);
    let elsewhere = TlogProof { index: 2, ..proof.clone() };
    assert_eq!(elsewhere.judge(&entry(), &policy), not);
    let short = TlogProof { path: proof.path[..1].to_vec(), ..proof.clone() };
    assert_eq!(short.judge(&entry(), &policy), not);
    let nobody = Policy::parse(b"quorum none\n").unwrap();
    let unknown = proof.judge(&entry(), &nobody);
    assert!(matches!(unknown, Err(TlogProofError::Checkpoint(_))));
}

#[test]
fn any_other_form_is_refused() {
    let proof = read(&format!("{HEAD}{SIGNED}"));
    let extra = HEAD.replace("index", "extra AAAA\nindex");
    assert_eq!(read(&format!("{extra}{SIGNED}")), proof, "what nobody vouches for is read over");
    let with = |from: &str, to: &str| read(&format!("{}{SIGNED}", HEAD.replace(from, to)));
    assert_eq!(with("@v1", "@v2"), Err(FirstLine));
    assert_eq!(with("index 1", "index 01"), Err(Index));
    assert_eq!(with("index 1", "index"), Err(Index));
    assert_eq!(with("index 1\n", ""), Err(Index));
    assert_eq!(with("index 1", "extra AAA\nindex 1"), Err(Extra));
    assert_eq!(with("index 1", "extra AAAA\nextra AAAA\nindex 1"), Err(Index));
    assert_eq!(with("MEQ", "MEQA"), Err(Hash { at: 1 }));
    assert_eq!(with("jUMA", "\r\njUMA"), Err(Hash { at: 2 }));
    assert_eq!(with("\n\n", "\n"), Err(Hash { at: 3 }));
    assert_eq!(read(HEAD), Err(TlogProofError::Note(NoteError::NoLines)));
    let many = "MEQFrk1XdwBTX9X1FOM7IMg20JAM06YCrk+m7vtIvII=\n".repeat(64);
    assert_eq!(with("MEQF", &format!("{many}MEQF")), Err(Hash { at: 64 }));
    assert_eq!(TlogProof::from_bytes(b"\xff"), Err(TlogProofError::Note(NoteError::Utf8)));
}
