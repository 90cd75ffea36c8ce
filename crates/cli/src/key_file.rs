//! Private keys in files: PKCS#8 PEM, encrypted with a passphrase unless that was declined.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use ed25519_dalek::{SigningKey, VerifyingKey};
use ikrar_core::sign::Author;
use ikrar_core::value::PublicKey;
use ikrar_store::keyring::random;
use pkcs8::pkcs5::pbes2::Kdf;
use pkcs8::{EncryptedPrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use crate::error::{CliError, usage};
use crate::files;
use crate::outside;
use crate::passphrase::Passphrase;

/// Makes a key, writes it to `path` and its public half to [`public_path`]; both or neither.
pub(crate) fn create(path: &Path, encrypted: bool) -> Result<PublicKey, CliError> {
    let public_path = public_path(path);
    check_names(path, &public_path)?;
    let mut seed = Zeroizing::new([0; 32]);
    random(seed.as_mut())?;
    let key = SigningKey::from_bytes(&seed);
    let shown = outside::path(path);
    let unencodable = |error| usage!(id: "{shown}: {error}", en: "{shown}: {error}");
    let pem = if encrypted {
        let passphrase = new_passphrase()?;
        key.to_pkcs8_encrypted_pem(passphrase.as_bytes(), LineEnding::LF).map_err(unencodable)?
    } else {
        key.to_pkcs8_pem(LineEnding::LF).map_err(unencodable)?
    };
    let public = key
        .verifying_key()
        .to_public_key_pem(LineEnding::LF)
        .map_err(|error| usage!(id: "{shown}: {error}", en: "{shown}: {error}"))?;
    write_new(path, pem.as_bytes(), 0o600)?;
    // A private key whose public half is missing would be in the way of the next try.
    write_new(&public_path, public.as_bytes(), 0o644)
        .inspect_err(|_| drop(fs::remove_file(path)))?;
    files::sync_folder(path).map_err(|error| CliError::Io(path.to_owned(), error))?;
    Ok(PublicKey::from_bytes(key.verifying_key().to_bytes()))
}

/// Refuses names under which a private key might be handed over, or a file is there already.
fn check_names(path: &Path, public_path: &Path) -> Result<(), CliError> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pub")) {
        let shown = outside::path(path);
        return Err(usage!(
            id: "{shown}: nama untuk kunci publik; kunci privat tidak ditulis ke situ",
            en: "{shown}: a name for a public key; the private key is not written there",
        ));
    }
    for path in [path, public_path] {
        if fs::symlink_metadata(path).is_ok() {
            let shown = outside::path(path);
            return Err(usage!(
                id: "{shown}: sudah ada; tidak ada yang ditulis, pilih nama lain",
                en: "{shown}: is there already; nothing was written, choose another name",
            ));
        }
    }
    Ok(())
}

/// Where the public half of a private key is written: `.pub` takes the place of `.pem` or `.key`,
/// and is added to any other name, so that `k.v1` and `k.v2` do not share one.
pub(crate) fn public_path(path: &Path) -> PathBuf {
    let replaced = ["pem", "key"];
    if path.extension().is_some_and(|e| replaced.iter().any(|r| e.eq_ignore_ascii_case(r))) {
        return path.with_extension("pub");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".pub");
    path.with_file_name(name)
}

/// Reads a private key, asking for its passphrase if it has one.
pub(crate) fn read(path: &Path) -> Result<Author, CliError> {
    private(path, &read_text(path)?)
}

fn private(path: &Path, (pem, mode): &(Zeroizing<String>, u32)) -> Result<Author, CliError> {
    let shown = outside::path(path);
    if pem.contains(PRIVATE) && mode & OTHERS != 0 {
        let mode = mode & MODE_BITS;
        return Err(usage!(
            id: "{shown}: kunci privat ini terbuka bagi pengguna lain (mode {mode:04o}); \
                 jalankan `chmod 600 {shown}`",
            en: "{shown}: others have access to this private key (mode {mode:04o}); \
                 run `chmod 600 {shown}`",
        ));
    }
    let key = if pem.contains(ENCRYPTED) {
        check_cost(path, pem)?;
        let passphrase = Passphrase::KEY.read(&format!("Passphrase {shown}: "))?;
        SigningKey::from_pkcs8_encrypted_pem(pem, passphrase.as_bytes()).map_err(|_| {
            usage!(
                id: "{shown}: frasa sandi salah, atau berkas kunci rusak",
                en: "{shown}: the passphrase is wrong, or the key file is damaged",
            )
        })?
    } else {
        SigningKey::from_pkcs8_pem(pem).map_err(|_| not_a_key(path))?
    };
    Ok(Author::new(key))
}

/// Refuses a key whose passphrase would take memory or time without end to try: the file says how
/// much, and it may come from anybody.
fn check_cost(path: &Path, pem: &str) -> Result<(), CliError> {
    let document = SecretDocument::from_pem(pem).map_err(|_| not_a_key(path))?.1;
    let info = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes());
    let info = info.map_err(|_| not_a_key(path))?;
    let dear = match info.encryption_algorithm.pbes2().map(|parameters| &parameters.kdf) {
        Some(Kdf::Scrypt(scrypt)) => {
            let bytes = u128::from(scrypt.cost_parameter) * u128::from(scrypt.block_size) * 128;
            bytes > SCRYPT_BYTES_MAX || scrypt.parallelization > SCRYPT_LANES_MAX
        }
        Some(Kdf::Pbkdf2(pbkdf2)) => pbkdf2.iteration_count > PBKDF2_ROUNDS_MAX,
        _ => false, // unknown, and refused when it is opened
    };
    if dear {
        let shown = outside::path(path);
        return Err(usage!(
            id: "{shown}: frasa sandinya dibuat terlalu berat untuk dicoba; buat kunci baru",
            en: "{shown}: its passphrase was made too costly to try; make a new key",
        ));
    }
    Ok(())
}

/// Reads the public half of a private or public key file.
pub(crate) fn read_public(path: &Path) -> Result<PublicKey, CliError> {
    let text = read_text(path)?;
    if !text.0.contains(PUBLIC) {
        return Ok(private(path, &text)?.public_key());
    }
    let key = VerifyingKey::from_public_key_pem(&text.0).map_err(|_| not_a_key(path))?;
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
    let if_empty = usage!(
        id: "frasa sandi kosong; beri --no-passphrase bila memang tidak mau",
        en: "the passphrase is empty; give --no-passphrase if you want none",
    );
    Passphrase::KEY.choose(["Passphrase: ", "Passphrase (2×): "], if_empty)
}

/// A key file's text and its mode, both of the file that was opened.
fn read_text(path: &Path) -> Result<(Zeroizing<String>, u32), CliError> {
    let io = |error| CliError::Io(path.to_owned(), error);
    let file = files::open(path, FILE_BYTES_MAX).map_err(|fault| fault.of(path))?;
    let mode = file.metadata().map_err(io)?.mode();
    // Room for all of it, so that no copy of a key is left where it was before the text grew.
    let mut text = Zeroizing::new(String::with_capacity(FILE_ROOM));
    file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(io)?;
    Ok((text, mode))
}

fn write_new(path: &Path, content: &[u8], mode: u32) -> Result<(), CliError> {
    let write = || {
        let mut file = files::create_new(path, Some(mode))?;
        let written = file.write_all(content).and_then(|()| file.sync_all());
        written.inspect_err(|_| drop(fs::remove_file(path)))
    };
    write().map_err(|error| CliError::Io(path.to_owned(), error))
}

fn not_a_key(path: &Path) -> CliError {
    let shown = outside::path(path);
    usage!(
        id: "{shown}: bukan kunci Ed25519 dalam bentuk PEM",
        en: "{shown}: not an Ed25519 key in PEM form",
    )
}

const ENCRYPTED: &str = "BEGIN ENCRYPTED PRIVATE KEY";
/// No key is longer; a few pages of remarks before it are.
const FILE_BYTES_MAX: u64 = 64 << 10;
const FILE_ROOM: usize = 64 << 10;
const MODE_BITS: u32 = 0o7777;
const OTHERS: u32 = 0o077;
const PBKDF2_ROUNDS_MAX: u32 = 10_000_000;
const PRIVATE: &str = "PRIVATE KEY-----";
const PUBLIC: &str = "BEGIN PUBLIC KEY";
const SCRYPT_BYTES_MAX: u128 = 256 << 20;
const SCRYPT_LANES_MAX: u16 = 16;
