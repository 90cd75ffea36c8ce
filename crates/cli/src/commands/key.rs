//! `ikrar key`: make and show keys.

use std::path::Path;

use ikrar_core::value::{KeyId, PublicKey};
use ikrar_desk::key_file::public_path;
use ikrar_words::outside;
use serde::Serialize;

use crate::args::Key;
use crate::error::CliError;
use crate::keys;
use crate::lang::Lang;
use crate::render::Renderer;

/// A key's public half.
#[derive(Debug, Serialize)]
struct Shown {
    public_key: PublicKey,
    key_id: KeyId,
}

pub(super) fn run(args: Key, renderer: &mut Renderer<'_>) -> Result<u8, CliError> {
    let public_key = match args {
        Key::New { output, no_passphrase } => {
            let public_key = keys::create(&output, !no_passphrase)?;
            tell_new(&output, renderer)?;
            public_key
        }
        Key::Show { file } => keys::public(&file)?,
    };
    let shown = Shown { public_key, key_id: public_key.id() };
    let Shown { public_key, key_id } = shown;
    let text = match renderer.lang() {
        Lang::ID => format!("kunci publik  {public_key}\nid kunci      {key_id}"),
        _ => format!("public key  {public_key}\nkey id      {key_id}"),
    };
    renderer.one(&shown, &text)?;
    Ok(0)
}

fn tell_new(path: &Path, renderer: &mut Renderer<'_>) -> Result<(), CliError> {
    let public = public_path(path);
    let (private, public) = (outside::path(path), outside::path(&public));
    renderer.remark(
        &format!("Kunci privat ada di {private} (rahasiakan), bagian publiknya di {public}."),
        &format!("The private key is in {private} (keep it secret), its public half in {public}."),
    )
}
