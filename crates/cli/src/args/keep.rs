//! Keeping a ledger: backups, the way back, and the doctor.

use std::path::PathBuf;

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct Backup {
    /// Folder to make, which must not exist or be empty; or a file to make whose name ends in .tar
    pub(crate) target: PathBuf,
    /// With the key ring, sealed under a passphrase that is asked for, or taken from
    /// `IKRAR_BACKUP_PASSPHRASE`
    #[arg(long)]
    pub(crate) with_keys: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Restore {
    /// The backup: a folder or a .tar file
    pub(crate) backup: PathBuf,
    /// Folder to make; must not exist or be empty
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    /// Folder of a key ring (master.key, data-keys) instead of the one in the backup
    #[arg(long, value_name = "FOLDER", conflicts_with = "without_keys")]
    pub(crate) keys: Option<PathBuf>,
    /// Without a key ring, although one is in the backup
    #[arg(long)]
    pub(crate) without_keys: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Doctor {
    /// Do what the next command that records would do: set aside what a crash left
    #[arg(long)]
    pub(crate) repair: bool,
}
