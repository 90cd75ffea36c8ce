//! That one entry is in the log, for any tool of the kind: a `.tlog-proof`, and its leaf beside it.

use ikrar_core::bundle::BundleError;
use ikrar_core::log::Log as _;
use ikrar_core::tlog_proof::TlogProof;
use ikrar_core::tree::inclusion;
use ikrar_core::value::Seq;
use ikrar_store::folder::FolderLedger;
use ikrar_store::publish::{Source, Tiles, published};
use ikrar_words::message;
use serde::Serialize;

use super::{Args, write};
use crate::error::CliError;
use crate::render::Output;

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Written {
    entry: Seq,
    /// How many entries the checkpoint covers.
    size: u64,
}

/// The entry that is meant, where a person or a case cannot be.
pub(super) fn named(text: &str) -> Option<Seq> {
    let is_number = text.len() < NUMBER_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

pub(super) fn prove(
    args: &Args,
    ledger: &FolderLedger,
    public: &dyn Source,
    seq: Seq,
) -> Result<Output, CliError> {
    let (checkpoint, note) = published(public)?.ok_or(BundleError::NoDirectory)?;
    let size = checkpoint.tree.size;
    if seq.number() >= size {
        let last = Seq::new(size).before().unwrap_or_default();
        return Err(CliError::Usage(message!("usage-past-checkpoint", last)));
    }
    let tiles = Tiles::of(public, size);
    let path = inclusion(seq.number(), size, |node| tiles.node(node))?;
    let entry = ledger.log().read(seq, 1)?.pop();
    let leaf = entry.expect("the log has what its checkpoint covers").leaf.to_bytes();
    let proof = TlogProof { index: seq.number(), path, checkpoint: note };
    let beside = args.file.with_extension("leaf");
    write(&args.file, args.force, proof.to_text().as_bytes())?;
    write(&beside, args.force, &leaf)?;
    let said = message!("told-entry-proven", file = &args.file, leaf = &beside, entry = seq, size);
    Ok(Output::new().one(&Written { entry: seq, size }, said))
}

/// From so many digits on, digits alone are somebody's number.
const NUMBER_DIGITS: usize = 14;
