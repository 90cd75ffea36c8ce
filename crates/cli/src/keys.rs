//! Key files, with the passphrases that are asked for them and the randomness that makes them.

use std::path::Path;

use ed25519_dalek::SigningKey;
use ikrar_core::keys::KeyRingError;
use ikrar_core::sign::Author;
use ikrar_core::value::PublicKey;
use ikrar_desk::key_file::{KeyFile, NewKeyFile, NewPassphrase};
use ikrar_store::keyring::random;
use ikrar_words::{message, outside};
use zeroize::Zeroizing;

use crate::error::CliError;
use crate::passphrase::Passphrase;

/// Makes a key file, and the file of its public half beside it.
pub(crate) fn create(path: &Path, encrypted: bool) -> Result<PublicKey, CliError> {
    let file = NewKeyFile::named(path)?;
    let mut seed = Zeroizing::new([0; 32]);
    random(seed.as_mut())?;
    if !encrypted {
        return Ok(file.write(&seed, None)?);
    }
    let if_empty = message!("usage-passphrase-empty-key");
    let text = Passphrase::KEY.choose(["Passphrase", "Passphrase (2×)"], if_empty)?;
    let (salt, iv) = (random_bytes()?, random_bytes()?);
    Ok(file.write(&seed, Some(&NewPassphrase { text: &text, salt, iv }))?)
}

/// Reads a private key, asking for its passphrase if it has one.
pub(crate) fn author(path: &Path) -> Result<Author, CliError> {
    open(&KeyFile::read(path)?, path)
}

/// Reads a private key that signs other things than events.
pub(crate) fn signing(path: &Path) -> Result<SigningKey, CliError> {
    let file = KeyFile::read(path)?;
    let passphrase = passphrase(&file, path)?;
    Ok(file.signing_key(passphrase.as_ref().map(|text| text.as_str()))?)
}

/// Reads the public half of a private or public key file.
pub(crate) fn public(path: &Path) -> Result<PublicKey, CliError> {
    let file = KeyFile::read(path)?;
    match file.public()? {
        Some(key) => Ok(key),
        None => Ok(open(&file, path)?.public_key()),
    }
}

/// A public key as the command line takes it: 64 hexadecimal digits, or a file.
pub(crate) fn parse_public(text: &str) -> Result<PublicKey, CliError> {
    text.parse().or_else(|_| public(Path::new(text)))
}

/// Sixteen random bytes.
pub(crate) fn random_bytes() -> Result<[u8; 16], KeyRingError> {
    let mut bytes = [0; 16];
    random(&mut bytes)?;
    Ok(bytes)
}

fn open(file: &KeyFile, path: &Path) -> Result<Author, CliError> {
    let passphrase = passphrase(file, path)?;
    Ok(file.author(passphrase.as_ref().map(|text| text.as_str()))?)
}

fn passphrase(file: &KeyFile, path: &Path) -> Result<Option<Zeroizing<String>>, CliError> {
    let prompt = || format!("Passphrase {}", outside::path(path));
    file.is_encrypted()?.then(|| Passphrase::KEY.read(&prompt())).transpose()
}
