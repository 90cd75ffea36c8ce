//! Private keys in files: PKCS#8 PEM, encrypted with a passphrase unless that was declined.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{
    DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes,
};
use ed25519_dalek::{SigningKey, VerifyingKey};
use ikrar_core::error::Kind;
use ikrar_core::sign::Author;
use ikrar_core::value::PublicKey;
use pkcs8::pkcs5::pbes2::{Kdf, Parameters};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use crate::files::{self, FileFault, PRIVATE};

/// A key file that cannot be made or used.
#[derive(Debug)]
pub struct KeyError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub fault: KeyFault,
}

impl KeyError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match &self.fault {
            KeyFault::File(fault) => fault.kind(),
            KeyFault::Encoding(_) => Kind::Failed,
            KeyFault::Costly
            | KeyFault::Exists
            | KeyFault::NotAKey
            | KeyFault::Open { .. }
            | KeyFault::Passphrase
            | KeyFault::PublicName => Kind::Usage,
        }
    }
}

/// Why a key file cannot be made or used.
#[derive(Debug)]
pub enum KeyFault {
    /// Its passphrase would take memory or time without end to try.
    Costly,
    /// What the writer of PKCS#8 says, in its own words.
    Encoding(String),
    /// To be made, but something of this name is there.
    Exists,
    /// It cannot be read or written.
    File(FileFault),
    /// Not an Ed25519 key in PEM form.
    NotAKey,
    /// A private key that others have access to.
    Open {
        /// The file's mode.
        mode: u32,
    },
    /// The passphrase is wrong, or the file is damaged.
    Passphrase,
    /// A private key is not written under a name for public keys.
    PublicName,
}

impl KeyFault {
    fn of(self, path: &Path) -> KeyError {
        KeyError { path: path.to_owned(), fault: self }
    }

    fn io(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

/// The name of a key file that can be made.
#[derive(Debug)]
pub struct NewKeyFile {
    private: PathBuf,
    public: PathBuf,
}

impl NewKeyFile {
    /// Refuses names under which a private key might be handed over, or a file is there already.
    pub fn named(path: &Path) -> Result<Self, KeyError> {
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pub")) {
            return Err(KeyFault::PublicName.of(path));
        }
        let public = public_path(path);
        for path in [path, &public] {
            if fs::symlink_metadata(path).is_ok() {
                return Err(KeyFault::Exists.of(path));
            }
        }
        Ok(Self { private: path.to_owned(), public })
    }

    /// Writes the key that is made of a random seed, and its public half beside it; both or
    /// neither.
    pub fn write(
        &self,
        seed: &[u8; 32],
        passphrase: Option<&NewPassphrase<'_>>,
    ) -> Result<PublicKey, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let (pem, public_pem) =
            encode(&key, passphrase).map_err(|fault| fault.of(&self.private))?;
        write_new(&self.private, pem.as_bytes(), 0o600)?;
        // A private key whose public half is missing would be in the way of the next try.
        write_new(&self.public, public_pem.as_bytes(), 0o644)
            .inspect_err(|_| drop(fs::remove_file(&self.private)))?;
        files::sync_folder(&self.private).map_err(|error| KeyFault::io(error).of(&self.private))?;
        Ok(PublicKey::from_bytes(key.verifying_key().to_bytes()))
    }

    /// Where the public half is written.
    pub fn public(&self) -> &Path {
        &self.public
    }
}

/// A passphrase that a new key is encrypted with, and random bytes for it.
#[derive(Debug)]
pub struct NewPassphrase<'a> {
    /// What its holder types.
    pub text: &'a str,
    /// Random, so that equal passphrases do not show.
    pub salt: [u8; 16],
    /// Random, as the cipher wants it.
    pub iv: [u8; 16],
}

fn encode(
    key: &SigningKey,
    passphrase: Option<&NewPassphrase<'_>>,
) -> Result<(Zeroizing<String>, String), KeyFault> {
    let encoding = |error: pkcs8::Error| KeyFault::Encoding(error.to_string());
    // Without the public key, which makes it the second version of PKCS#8: OpenSSL 3.0 and Python's
    // `cryptography` read the first one only.
    let private = KeypairBytes { secret_key: key.to_bytes(), public_key: None };
    let public = key.verifying_key().to_public_key_pem(LineEnding::LF);
    let public = public.map_err(|error| KeyFault::Encoding(error.to_string()))?;
    let Some(NewPassphrase { text, salt, iv }) = passphrase else {
        return Ok((private.to_pkcs8_pem(LineEnding::LF).map_err(encoding)?, public));
    };
    let parameters = scrypt::Params::new(SCRYPT_LOG_N, SCRYPT_R, SCRYPT_P)
        .map_err(|error| KeyFault::Encoding(error.to_string()))?;
    let parameters = Parameters::generate_scrypt_aes256cbc(parameters, salt, *iv)
        .map_err(|error| KeyFault::Encoding(error.to_string()))?;
    let plain = private.to_pkcs8_der().map_err(encoding)?;
    let info = PrivateKeyInfoRef::try_from(plain.as_bytes()).map_err(encoding)?;
    let sealed = info.encrypt_with_params(parameters, text.as_bytes()).map_err(encoding)?;
    let pem = sealed.to_pem(ENCRYPTED_LABEL, LineEnding::LF);
    Ok((pem.map_err(|error| KeyFault::Encoding(error.to_string()))?, public))
}

/// Where the public half of a private key is written: `.pub` takes the place of `.pem` or `.key`,
/// and is added to any other name, so that `k.v1` and `k.v2` do not share one.
pub fn public_path(path: &Path) -> PathBuf {
    let replaced = ["pem", "key"];
    if path.extension().is_some_and(|e| replaced.iter().any(|r| e.eq_ignore_ascii_case(r))) {
        return path.with_extension("pub");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".pub");
    path.with_file_name(name)
}

/// A key file that was read: a private or a public key.
pub struct KeyFile {
    path: PathBuf,
    text: Zeroizing<String>,
    mode: u32,
}

impl KeyFile {
    /// Reads a key file. What is in it counts as a key once it is asked for.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let file = files::open(path, FILE_BYTES_MAX);
        let file = file.map_err(|fault| KeyFault::File(fault).of(path))?;
        let io = |error| KeyFault::io(error).of(path);
        let mode = file.metadata().map_err(io)?.mode();
        // Room for all of it, so that no copy of a key is left where it was before the text grew.
        let mut text = Zeroizing::new(String::with_capacity(FILE_ROOM));
        file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(io)?;
        Ok(Self { path: path.to_owned(), text, mode })
    }

    /// Whether a passphrase is needed for the private key, and may be asked for: nobody is asked
    /// for one that cannot be of use.
    pub fn is_encrypted(&self) -> Result<bool, KeyError> {
        let fault = |fault: KeyFault| fault.of(&self.path);
        if self.text.contains(PRIVATE) && self.mode & OTHERS != 0 {
            return Err(fault(KeyFault::Open { mode: self.mode & MODE_BITS }));
        }
        if !self.text.contains(ENCRYPTED) {
            return Ok(false);
        }
        check_cost(&self.text).map_err(fault)?;
        Ok(true)
    }

    /// The private key, to author events with.
    pub fn author(&self, passphrase: Option<&str>) -> Result<Author, KeyError> {
        self.signing_key(passphrase).map(Author::new)
    }

    /// The private key itself, for what is no event.
    pub fn signing_key(&self, passphrase: Option<&str>) -> Result<SigningKey, KeyError> {
        let key = if self.is_encrypted()? {
            let passphrase = passphrase.unwrap_or_default().as_bytes();
            let key = SigningKey::from_pkcs8_encrypted_pem(&self.text, passphrase);
            key.map_err(|_| KeyFault::Passphrase)
        } else {
            SigningKey::from_pkcs8_pem(&self.text).map_err(|_| KeyFault::NotAKey)
        };
        key.map_err(|fault| fault.of(&self.path))
    }

    /// The public key, unless the file holds a private one.
    pub fn public(&self) -> Result<Option<PublicKey>, KeyError> {
        if !self.text.contains(PUBLIC) {
            return Ok(None);
        }
        let key = VerifyingKey::from_public_key_pem(&self.text);
        let key = key.map_err(|_| KeyFault::NotAKey.of(&self.path))?;
        Ok(Some(PublicKey::from_bytes(key.to_bytes())))
    }
}

/// Refuses a key whose passphrase would take memory or time without end to try: the file says how
/// much, and it may come from anybody.
fn check_cost(pem: &str) -> Result<(), KeyFault> {
    let document = SecretDocument::from_pem(pem).map_err(|_| KeyFault::NotAKey)?.1;
    let info = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes());
    let info = info.map_err(|_| KeyFault::NotAKey)?;
    let dear = match info.encryption_algorithm.pbes2().map(|parameters| &parameters.kdf) {
        Some(Kdf::Scrypt(scrypt)) => {
            let bytes = u128::from(scrypt.cost_parameter) * u128::from(scrypt.block_size) * 128;
            bytes > SCRYPT_BYTES_MAX || scrypt.parallelization > SCRYPT_LANES_MAX
        }
        Some(Kdf::Pbkdf2(pbkdf2)) => pbkdf2.iteration_count > PBKDF2_ROUNDS_MAX,
        _ => false, // unknown, and refused when it is opened
    };
    if dear { Err(KeyFault::Costly) } else { Ok(()) }
}

fn write_new(path: &Path, content: &[u8], mode: u32) -> Result<(), KeyError> {
    let write = || {
        let mut file = files::create_new(path, Some(mode))?;
        let written = file.write_all(content).and_then(|()| file.sync_all());
        written.inspect_err(|_| drop(fs::remove_file(path)))
    };
    write().map_err(|error| KeyFault::io(error).of(path))
}

const ENCRYPTED: &str = "BEGIN ENCRYPTED PRIVATE KEY";
const ENCRYPTED_LABEL: &str = "ENCRYPTED PRIVATE KEY";
/// No key is longer; a few pages of remarks before it are.
const FILE_BYTES_MAX: u64 = 64 << 10;
const FILE_ROOM: usize = 64 << 10;
const MODE_BITS: u32 = 0o7777;
const OTHERS: u32 = 0o077;
const PBKDF2_ROUNDS_MAX: u32 = 10_000_000;
const PUBLIC: &str = "BEGIN PUBLIC KEY";
const SCRYPT_BYTES_MAX: u128 = 256 << 20;
const SCRYPT_LANES_MAX: u16 = 16;
/// 16 MiB to try a passphrase once; OpenSSL reads no costlier one unless it is told to.
const SCRYPT_LOG_N: u8 = 14;
const SCRYPT_P: u32 = 1;
const SCRYPT_R: u32 = 8;

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn fault<T>(result: Result<T, KeyError>) -> KeyFault {
        result.err().expect("a fault").fault
    }

    #[test]
    fn a_new_key_opens_with_its_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("officer.pem");
        let passphrase = NewPassphrase { text: "kata sandi", salt: [1; 16], iv: [2; 16] };
        let public = NewKeyFile::named(&path).unwrap().write(&[7; 32], Some(&passphrase)).unwrap();
        let file = KeyFile::read(&path).unwrap();
        assert!(file.is_encrypted().unwrap() && file.public().unwrap().is_none());
        assert_eq!(file.author(Some("kata sandi")).unwrap().public_key(), public);
        for wrong in [None, Some("kata")] {
            assert!(matches!(fault(file.author(wrong)), KeyFault::Passphrase));
        }
        let beside = KeyFile::read(&public_path(&path)).unwrap();
        assert_eq!(beside.public().unwrap(), Some(public));
        assert!(matches!(fault(NewKeyFile::named(&path)), KeyFault::Exists));
    }

    /// The text that OpenSSL 3 and `cryptography` write for this key, and read.
    #[test]
    fn a_new_key_is_in_the_form_that_others_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("officer.pem");
        NewKeyFile::named(&path).unwrap().write(&[7; 32], None).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), SEVENS);
    }

    const SEVENS: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\n\
        -----END PRIVATE KEY-----\n";

    #[test]
    fn a_key_that_others_may_read_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("officer.key");
        NewKeyFile::named(&path).unwrap().write(&[7; 32], None).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let opened = KeyFile::read(&path).unwrap().author(None);
        assert!(matches!(fault(opened), KeyFault::Open { mode: 0o640 }));
    }
}
