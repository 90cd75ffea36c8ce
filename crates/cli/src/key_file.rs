//! Private keys in files: PKCS#8 PEM, encrypted with a passphrase unless that was declined.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use ed25519_dalek::{SigningKey, VerifyingKey};
use ikrar_core::digest::PublicKey;
use ikrar_core::sign::Author;
use ikrar_store::keyring::random;
use zeroize::Zeroizing;

use crate::error::{CliError, usage};

/// Makes a key, writes it to `path` and its public half to `path` with the ending `.pub`.
pub(crate) fn create(path: &Path, encrypted: bool) -> Result<PublicKey, CliError> {
    let mut seed = Zeroizing::new([0; 32]);
    random(seed.as_mut())?;
    let key = SigningKey::from_bytes(&seed);
    let shown = path.display();
    let unencodable = |error| usage!(id: "{shown}: {error}", en: "{shown}: {error}");
    let pem = if encrypted {
        let passphrase = new_passphrase()?;
        key.to_pkcs8_encrypted_pem(passphrase.as_bytes(), LineEnding::LF).map_err(unencodable)?
    } else {
        key.to_pkcs8_pem(LineEnding::LF).map_err(unencodable)?
    };
    write_new(path, pem.as_bytes(), 0o600)?;
    let public = key
        .verifying_key()
        .to_public_key_pem(LineEnding::LF)
        .map_err(|error| usage!(id: "{shown}: {error}", en: "{shown}: {error}"))?;
    write_new(&public_path(path), public.as_bytes(), 0o644)?;
    Ok(PublicKey::from_bytes(key.verifying_key().to_bytes()))
}

/// Where the public half of a private key is written.
pub(crate) fn public_path(path: &Path) -> PathBuf {
    path.with_extension("pub")
}

/// Reads a private key, asking for its passphrase if it has one.
pub(crate) fn read(path: &Path) -> Result<Author, CliError> {
    let pem = Zeroizing::new(read_text(path)?);
    let shown = path.display();
    let key = if pem.contains(ENCRYPTED) {
        let passphrase = passphrase(&format!("Passphrase {shown}: "))?;
        SigningKey::from_pkcs8_encrypted_pem(&pem, passphrase.as_bytes()).map_err(|_| {
            usage!(
                id: "{shown}: frasa sandi salah, atau berkas kunci rusak",
                en: "{shown}: the passphrase is wrong, or the key file is damaged",
            )
        })?
    } else {
        SigningKey::from_pkcs8_pem(&pem).map_err(|_| not_a_key(path))?
    };
    Ok(Author::new(key))
}

/// Reads the public half of a private or public key file.
pub(crate) fn read_public(path: &Path) -> Result<PublicKey, CliError> {
    let pem = Zeroizing::new(read_text(path)?);
    if !pem.contains(PUBLIC) {
        return Ok(read(path)?.public_key());
    }
    let key = VerifyingKey::from_public_key_pem(&pem).map_err(|_| not_a_key(path))?;
    Ok(PublicKey::from_bytes(key.to_bytes()))
}

/// A public key as the command line takes it: 64 hexadecimal digits, or a file.
pub(crate) fn parse_public(text: &str) -> Result<PublicKey, CliError> {
    match text.parse() {
        Ok(key) => Ok(key),
        Err(_) => read_public(Path::new(text)),
    }
}

fn new_passphrase() -> Result<Zeroizing<String>, CliError> {
    let first = passphrase("Passphrase: ")?;
    if std::env::var_os(PASSPHRASE_VAR).is_none() && *first != *passphrase("Passphrase (2×): ")? {
        return Err(usage!(
            id: "kedua frasa sandi berbeda; tidak ada yang ditulis",
            en: "the two passphrases differ; nothing was written",
        ));
    }
    if first.is_empty() {
        return Err(usage!(
            id: "frasa sandi kosong; beri --no-passphrase bila memang tidak mau",
            en: "the passphrase is empty; give --no-passphrase if you want none",
        ));
    }
    Ok(first)
}

fn passphrase(prompt: &str) -> Result<Zeroizing<String>, CliError> {
    if let Ok(passphrase) = std::env::var(PASSPHRASE_VAR) {
        return Ok(Zeroizing::new(passphrase));
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| {
        usage!(
            id: "frasa sandi tidak dapat ditanyakan di sini; pakai {PASSPHRASE_VAR}",
            en: "a passphrase cannot be asked for here; use {PASSPHRASE_VAR}",
        )
    })
}

fn read_text(path: &Path) -> Result<String, CliError> {
    fs::read_to_string(path).map_err(|error| CliError::Io(path.to_owned(), error))
}

fn write_new(path: &Path, content: &[u8], mode: u32) -> Result<(), CliError> {
    let mut options = OpenOptions::new();
    let mut write = || {
        let mut file = options.write(true).create_new(true).mode(mode).open(path)?;
        file.write_all(content)?;
        file.sync_all()
    };
    write().map_err(|error| CliError::Io(path.to_owned(), error))
}

fn not_a_key(path: &Path) -> CliError {
    let shown = path.display();
    usage!(
        id: "{shown}: bukan kunci Ed25519 dalam bentuk PEM",
        en: "{shown}: not an Ed25519 key in PEM form",
    )
}

const ENCRYPTED: &str = "BEGIN ENCRYPTED PRIVATE KEY";
const PUBLIC: &str = "BEGIN PUBLIC KEY";
const PASSPHRASE_VAR: &str = "IKRAR_PASSPHRASE";
