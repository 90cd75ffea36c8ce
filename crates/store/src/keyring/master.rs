//! The master key, and who may read the files of a key ring.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use data_encoding::HEXLOWER;
use ikrar_core::keys::{KeyDamage, KeyRingError};
use rustix::process::geteuid;
use zeroize::Zeroizing;

use super::{MASTER_KEY, damaged};
use crate::fault;

/// The master key in a folder, which also seals snapshots.
///
/// # Errors
/// When the file is missing, open to everybody, or holds no key.
pub fn master_key(folder: &Path) -> Result<Zeroizing<[u8; 32]>, KeyRingError> {
    let path = folder.join(MASTER_KEY);
    if !folder.exists() {
        return Err(damaged(folder, KeyDamage::Missing));
    }
    refuse_wide(&path)?;
    let text = fs::read_to_string(&path).map_err(|error| fault::of_keys(&path, error))?;
    let text = Zeroizing::new(text);
    let hex = text.strip_prefix(MASTER_MAGIC).map(str::trim_end);
    let bytes = hex.and_then(|hex| HEXLOWER.decode(hex.as_bytes()).ok()).map(Zeroizing::new);
    let master = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
    master.map(Zeroizing::new).ok_or_else(|| damaged(&path, KeyDamage::NoMaster))
}

/// Refuses a file that everybody may read, or others may write, to whoever can put that right. A
/// group may read it: that is how an overseer's account is given the right. An overseer who has it
/// in another way is answered.
pub(super) fn refuse_wide(path: &Path) -> Result<(), KeyRingError> {
    let found = fs::metadata(path).map_err(|error| fault::of_keys(path, error))?;
    if !found.is_file() {
        return Err(damaged(path, KeyDamage::NotAFile));
    }
    let (mode, user) = (found.permissions().mode(), geteuid());
    let is_ours = user.is_root() || user.as_raw() == found.uid();
    if mode & WIDE_MODE == 0 || !is_ours {
        return Ok(());
    }
    Err(KeyRingError::Wide { path: path.to_owned(), mode: mode & 0o777 })
}

pub(super) const MASTER_MAGIC: &str = "ikrar master key v1\n";
/// Everybody's rights, and the group's to write.
const WIDE_MODE: u32 = 0o027;
