//! What can end a command early: its kind gives the exit code, its text says what, where and why.

use std::io;
use std::path::PathBuf;

use ikrar_core::admit::Refusal;
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
    /// The exit code, as design and README list them.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Folder(error) | Self::Backup(BackupError::Folder(error)) => folder_code(error),
            Self::Backup(BackupError::Keys { .. }) => 3,
            Self::Usage(_)
            | Self::Input(_)
            | Self::Backup(_)
            | Self::File(_, FileFault::NotAFile | FileFault::TooLarge(_)) => 2,
            Self::Refused(_) => 4,
            Self::Rejected(rejection) => rejection_code(rejection),
            Self::Io(_, error) | Self::File(_, FileFault::Io(error))
                if error.kind() == io::ErrorKind::NotFound =>
            {
                2
            }
            Self::File(..) | Self::Io(..) | Self::Output(_) => 1,
        }
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
            Self::Folder(error) if folder_code(error) == 3 => (
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
            Self::Folder(error) if folder_code(error) == 5 => {
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

/// The exit code of a refused event: 4 when a rule, a role or the state stands against it, 2 when
/// the event itself is wrong.
pub(crate) fn rejection_code(rejection: &Rejection) -> u8 {
    match rejection {
        Rejection::Refused(
            Refusal::Role { .. }
            | Refusal::Revoked { .. }
            | Refusal::UnknownKey { .. }
            | Refusal::NoAuthority { .. }
            | Refusal::TwoOfficers { .. }
            | Refusal::AlreadySigned { .. }
            | Refusal::CaseExists { .. }
            | Refusal::EventIdTaken { .. }
            | Refusal::IdentifierTaken
            | Refusal::LastAdmin
            | Refusal::NotCorrectable { .. }
            | Refusal::NotOpen { .. }
            | Refusal::OtherPerson
            | Refusal::PersonExists { .. }
            | Refusal::StepExists { .. }
            | Refusal::CaseDecided { .. }
            | Refusal::CampaignClosed { .. }
            | Refusal::CampaignExists { .. }
            | Refusal::Departed
            | Refusal::KeyNotValid { .. }
            | Refusal::KeyTaken { .. }
            | Refusal::NotDecided
            | Refusal::ProposalDiffers { .. }
            | Refusal::RoleHeld { .. },
        ) => 4,
        _ => 2,
    }
}

fn folder_code(error: &FolderError) -> u8 {
    match error {
        FolderError::Busy { .. } => 5,
        FolderError::Missing(_) | FolderError::NotEmpty(_) => 2,
        FolderError::Ledger(error) => match error {
            LedgerError::ClockAhead { .. } => 2,
            LedgerError::Log(LogError::Conflict(_)) => 5,
            LedgerError::Log(LogError::Damaged { .. } | LogError::Chain { .. })
            | LedgerError::Integrity(_)
            | LedgerError::Keys(KeyRingError::Damaged(_))
            | LedgerError::Rollback { .. }
            | LedgerError::Snapshot => 3,
            _ => 1,
        },
        FolderError::Mixed(_)
        | FolderError::Marker { .. }
        | FolderError::Keys(KeyRingError::Damaged(_)) => 3,
        _ => 1,
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
        BackupError::Folder(error) if folder_code(error) == 3 => lang.pick(
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
