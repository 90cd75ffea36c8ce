//! What can end a command early: its kind gives the exit code, its text says what, where and why.

use std::io;
use std::path::PathBuf;

use ikrar_core::error::Kind;
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Rejection};
use ikrar_core::log::LogError;
use ikrar_store::backup::BackupError;
use ikrar_store::folder::FolderError;

use crate::files::FileFault;
use crate::input::InputError;
use crate::lang::{Lang, Pick, Tell};
use crate::outside;

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum CliError {
    /// A backup cannot be written or read.
    Backup(BackupError),
    /// Something the user gave is wrong, in words of both languages.
    Usage(Words),
    /// What was asked for stands against what is recorded, in words of both languages.
    Refused(Words),
    /// A table cannot be read.
    Input(InputError),
    /// A file is none that is read here.
    File(PathBuf, FileFault),
    /// A file cannot be read or written.
    Io(PathBuf, io::Error),
    /// Standard output is closed.
    Output(io::Error),
    /// The ledger cannot be used.
    Folder(FolderError),
    /// A single event was refused.
    Rejected(Rejection),
}

/// A text in both languages.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) id: String,
    pub(crate) en: String,
}

/// A usage error with one text for each language.
macro_rules! usage {
    (id: $id:expr, en: $en:expr $(,)?) => {
        $crate::error::CliError::Usage($crate::error::Words { id: format!($id), en: format!($en) })
    };
}
pub(crate) use usage;

impl CliError {
    /// What kind of fault it is, from which alone the exit code follows.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Folder(error) | Self::Backup(BackupError::Folder(error)) => folder_kind(error),
            Self::Backup(BackupError::Keys { .. }) => Kind::Damaged,
            Self::Usage(_)
            | Self::Input(_)
            | Self::Backup(_)
            | Self::File(_, FileFault::NotAFile | FileFault::TooLarge(_)) => Kind::Usage,
            Self::Refused(_) => Kind::Refused,
            Self::Rejected(rejection) => rejection.kind(),
            Self::Io(_, error) | Self::File(_, FileFault::Io(error))
                if error.kind() == io::ErrorKind::NotFound =>
            {
                Kind::Usage
            }
            Self::File(..) | Self::Io(..) | Self::Output(_) => Kind::Failed,
        }
    }

    /// The exit code.
    pub(crate) fn exit_code(&self) -> u8 {
        code_of(self.kind())
    }

    /// What to do about it.
    pub(crate) fn hint(&self, lang: Lang) -> Option<&'static str> {
        let (id, en) = match self {
            Self::Folder(FolderError::Missing(_)) => (
                "Beri --ledger DIR, atau buat buku besar baru dengan `ikrar init`.",
                "Give --ledger DIR, or make a new ledger with `ikrar init`.",
            ),
            Self::Folder(FolderError::NotEmpty(_)) => {
                ("Pilih folder baru.", "Choose a new folder.")
            }
            Self::Backup(error) => return backup_hint(error, lang),
            Self::Folder(error) if folder_kind(error) == Kind::Damaged => (
                "Salin dahulu seluruh folder itu, jangan mencatat lagi, lalu bandingkan salinannya \
                 dengan cadangan.",
                "Copy the folder first, record nothing more, and compare the copy with a back-up.",
            ),
            Self::Folder(FolderError::Ledger(LedgerError::Log(LogError::Doubt(_)))) => (
                "Lihat dengan `ikrar log` apakah sudah tercatat; menjalankan perintah yang sama \
                 sekali lagi aman.",
                "See with `ikrar log` whether it was; running the same command again is safe.",
            ),
            Self::Folder(FolderError::Ledger(LedgerError::Log(LogError::Full { .. }))) => (
                "Kosongkan ruang di media penyimpanan, lalu jalankan perintah itu lagi.",
                "Make room on the disk, then run the command again.",
            ),
            Self::Folder(error) if folder_kind(error) == Kind::Busy => {
                ("Tunggu sampai proses itu selesai.", "Wait until that process has ended.")
            }
            _ => return None,
        };
        Some(match lang {
            Lang::ID => id,
            _ => en,
        })
    }
}

impl Tell for CliError {
    fn tell(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Usage(words) | Self::Refused(words), Lang::ID) => words.id.clone(),
            (Self::Usage(words) | Self::Refused(words), _) => words.en.clone(),
            (Self::Input(error), _) => error.tell(lang),
            (Self::File(path, fault), _) => {
                format!("{}: {}", outside::path(path), fault.tell(lang))
            }
            (Self::Io(path, error), _) => {
                format!("{}: {}", outside::path(path), error.tell(lang))
            }
            (Self::Output(error), _) => error.tell(lang),
            (Self::Backup(error), _) => error.tell(lang),
            (Self::Folder(error), _) => error.tell(lang),
            (Self::Rejected(rejection), _) => rejection.tell(lang),
        }
    }
}

/// The exit code of each kind of fault, as design and README list them.
pub(crate) fn code_of(kind: Kind) -> u8 {
    match kind {
        Kind::Failed => 1,
        Kind::Usage => 2,
        Kind::Damaged => 3,
        Kind::Refused => 4,
        Kind::Busy => 5,
    }
}

fn folder_kind(error: &FolderError) -> Kind {
    match error {
        FolderError::Busy { .. } => Kind::Busy,
        FolderError::Missing(_) | FolderError::NotEmpty(_) => Kind::Usage,
        FolderError::Ledger(error) => match error {
            LedgerError::ClockAhead { .. } => Kind::Usage,
            LedgerError::Log(LogError::Conflict(_)) => Kind::Busy,
            LedgerError::Log(LogError::Damaged { .. } | LogError::Chain { .. })
            | LedgerError::Integrity(_)
            | LedgerError::Keys(KeyRingError::Damaged(_))
            | LedgerError::Rollback { .. }
            | LedgerError::Snapshot => Kind::Damaged,
            _ => Kind::Failed,
        },
        FolderError::Mixed(_)
        | FolderError::Marker { .. }
        | FolderError::Keys(KeyRingError::Damaged(_)) => Kind::Damaged,
        _ => Kind::Failed,
    }
}

fn backup_hint(error: &BackupError, lang: Lang) -> Option<&'static str> {
    Some(match error {
        BackupError::Exists(_) | BackupError::Inside { .. } => {
            lang.pick("Pilih nama baru.", "Choose a new name.")
        }
        BackupError::Folder(FolderError::Missing(_)) => {
            lang.pick("Beri --ledger DIR.", "Give --ledger DIR.")
        }
        BackupError::Folder(FolderError::NotEmpty(_)) => {
            lang.pick("Pilih folder baru.", "Choose a new folder.")
        }
        BackupError::Folder(error) if folder_kind(error) == Kind::Damaged => lang.pick(
            "Tidak ada cadangan utuh yang dibuat atau dipulihkan. Lihat yang rusak dengan \
             `ikrar doctor`, dan pakai cadangan lain.",
            "No whole backup was made or restored. See what is damaged with `ikrar doctor`, and \
             use another backup.",
        ),
        BackupError::Keys { .. } => lang.pick(
            "Beri penyimpanan kunci milik buku besar ini dengan --keys FOLDER.",
            "Give the key ring of this ledger with --keys FOLDER.",
        ),
        BackupError::Unfinished(_) => lang.pick(
            "Tanpa `ledger.toml` sebuah cadangan belum selesai; pakai cadangan lain.",
            "Without `ledger.toml` a backup is unfinished; use another one.",
        ),
        _ => return None,
    })
}

impl From<BackupError> for CliError {
    fn from(error: BackupError) -> Self {
        Self::Backup(error)
    }
}

impl From<InputError> for CliError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

macro_rules! from_folder {
    ($($error:ty),+) => {
        $(impl From<$error> for CliError {
            fn from(error: $error) -> Self {
                Self::Folder(error.into())
            }
        })+
    };
}
from_folder!(FolderError, LedgerError, LogError, KeyRingError);

#[cfg(test)]
mod tests {
    use ikrar_core::admit::Refusal;

    use super::*;

    /// Only refusals on a list written here by hand gave 4, and newer ones were not on it.
    #[test]
    fn what_exists_already_stands_against_an_event() {
        let (name, on) = ("Deklarasi".to_owned(), "2023-12-01".parse().unwrap());
        for refusal in
            [Refusal::CeremonyExists { name: name.clone() }, Refusal::CeremonyHeld { name, on }]
        {
            assert_eq!(CliError::Rejected(Rejection::Refused(refusal)).exit_code(), 4);
        }
    }
}
