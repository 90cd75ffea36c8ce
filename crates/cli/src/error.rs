//! What can end a command early: its kind gives the exit code, its text says what, where and why.

use std::borrow::Cow;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ikrar_core::bundle::BundleError;
use ikrar_core::calendar::HolidaysError;
use ikrar_core::checkpoint::policy::PolicyError;
use ikrar_core::codec::CodecError;
use ikrar_core::error::Kind;
use ikrar_core::event::EventError;
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Rejection};
use ikrar_core::log::LogError;
use ikrar_core::rulebook::RulebookError;
use ikrar_core::value::{IdError, Refused, ValueError};
use ikrar_desk::files::{FileError, FileFault};
use ikrar_desk::key_file::KeyError;
use ikrar_desk::offline::ExportError;
use ikrar_desk::table::TableError;
use ikrar_desk::units::Unknown;
use ikrar_store::backup::BackupError;
use ikrar_store::folder::FolderError;
use ikrar_store::monitor::MonitorError;
use ikrar_store::publish::PublishError;
use ikrar_store::seen::SeenError;
use ikrar_store::signed::SignedError;
use ikrar_store::witness::WitnessError;
use ikrar_words::{Lang, Message, Value, message};

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum CliError {
    /// A backup cannot be written or read.
    Backup(BackupError),
    /// No bundle can be made.
    Bundle(BundleError),
    /// A file is no export of a campaign.
    Export(ExportError),
    /// A file cannot be read or written.
    File(FileError),
    /// What went wrong, and what to do about it.
    Hinted(Box<Self>, Message<'static>),
    /// The ledger cannot be used.
    Folder(FolderError),
    /// A key file cannot be made or used.
    Key(KeyError),
    /// Nobody can be listened to there.
    Listen {
        /// Where.
        place: SocketAddr,
        /// What the system said.
        error: io::Error,
    },
    /// A published log is not what it was, or what it says.
    Monitor(MonitorError),
    /// What was given is no person's number or id.
    NotAPerson(IdError),
    /// Standard output is closed.
    Output(io::Error),
    /// A policy is none.
    Policy {
        /// The file.
        path: PathBuf,
        /// The line, and what is wrong with it.
        error: PolicyError,
    },
    /// The public side cannot be written.
    Publish(PublishError),
    /// What was asked for stands against what is recorded.
    Refused(Message<'static>),
    /// A single event was refused.
    Rejected(Rejection),
    /// A text of days off is not valid.
    Holidays(HolidaysError),
    /// A rulebook is not valid.
    Rulebook(RulebookError),
    /// The ledger is not the one that was seen.
    Seen(SeenError),
    /// No checkpoint can be signed, or the one that was be told.
    Signed(SignedError),
    /// A table cannot be read.
    Table(TableError),
    /// Something the user gave is wrong.
    Usage(Message<'static>),
    /// A witness cannot work, or cannot be asked.
    Witness(WitnessError),
}

impl CliError {
    /// What the system did not do with a file.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::File(FileFault::from(error).of(path))
    }

    /// A value that no event takes in this field.
    pub(crate) fn unfit(field: &'static str, error: impl Into<ValueError>) -> Self {
        let refused = Refused { field: Some(field), error: error.into() };
        Self::Rejected(EventError::from(CodecError::Value(refused)).into())
    }

    /// What kind of fault it is, from which alone the exit code follows.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Backup(error) => error.kind(),
            Self::Bundle(error) => error.kind(),
            Self::Export(error) => error.kind(),
            Self::File(error) => error.kind(),
            Self::Folder(error) => error.kind(),
            Self::Hinted(error, _) => error.kind(),
            Self::Key(error) => error.kind(),
            Self::Holidays(_) | Self::NotAPerson(_) | Self::Rulebook(_) | Self::Usage(_) => {
                Kind::Usage
            }
            Self::Listen { .. } | Self::Output(_) => Kind::Failed,
            Self::Monitor(error) => error.kind(),
            Self::Policy { .. } => Kind::Usage,
            Self::Publish(error) => error.kind(),
            Self::Refused(_) => Kind::Refused,
            Self::Rejected(rejection) => rejection.kind(),
            Self::Seen(error) => error.kind(),
            Self::Signed(error) => error.kind(),
            Self::Table(error) => error.kind(),
            Self::Witness(error) => error.kind(),
        }
    }

    /// The exit code.
    pub(crate) fn exit_code(&self) -> u8 {
        code_of(self.kind())
    }

    /// What to do about it.
    pub(crate) fn hint(&self) -> Option<Message<'static>> {
        Some(match self {
            Self::Hinted(_, hint) => hint.clone(),
            Self::Seen(SeenError::WentBack { .. } | SeenError::Forked { .. }) => {
                message!("hint-restored")
            }
            Self::Folder(FolderError::Missing(_)) => message!("hint-no-ledger"),
            Self::Folder(FolderError::NotEmpty(_)) => message!("hint-new-folder"),
            Self::Backup(error) => return backup_hint(error),
            Self::Folder(error) if error.kind() == Kind::Damaged => message!("hint-damaged"),
            Self::Folder(FolderError::Ledger(LedgerError::Log(LogError::Doubt(_)))) => {
                message!("hint-doubt")
            }
            Self::Folder(FolderError::Ledger(LedgerError::Log(LogError::Full { .. }))) => {
                message!("hint-full")
            }
            Self::Folder(error) if error.kind() == Kind::Busy => message!("hint-busy"),
            _ => return None,
        })
    }

    /// What went wrong, in one line.
    pub(crate) fn tell(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Backup(error) => lang.tell(error),
            Self::Bundle(error) => lang.tell(error),
            Self::Export(error) => lang.tell(error),
            Self::File(error) => lang.tell(error),
            Self::Folder(error) => lang.tell(error),
            Self::Hinted(error, _) => error.tell(lang),
            Self::Key(error) => lang.tell(error),
            Self::Listen { place, error } => {
                let place = place.to_string();
                Cow::Owned(
                    lang.tell(&message!("told-not-listening", place, reason = error)).into_owned(),
                )
            }
            Self::Monitor(error) => lang.tell(error),
            Self::NotAPerson(reason) => lang.tell(&message!("usage-no-person", reason)),
            Self::Output(error) => lang.tell(error),
            Self::Policy { path, error } => {
                Cow::Owned(lang.tell(&message!("usage-policy", path, reason = error)).into_owned())
            }
            Self::Publish(error) => lang.tell(error),
            Self::Refused(message) | Self::Usage(message) => lang.tell(message),
            Self::Rejected(rejection) => lang.tell(rejection),
            Self::Holidays(error) => lang.tell(error),
            Self::Rulebook(error) => lang.tell(&message!("usage-rulebook", reason = error)),
            Self::Seen(error) => lang.tell(error),
            Self::Signed(error) => lang.tell(error),
            Self::Table(error) => lang.tell(error),
            Self::Witness(error) => lang.tell(error),
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

fn backup_hint(error: &BackupError) -> Option<Message<'static>> {
    Some(match error {
        BackupError::Exists(_) | BackupError::Inside { .. } => message!("hint-new-name"),
        BackupError::Folder(FolderError::Missing(_)) => message!("hint-which-ledger"),
        BackupError::Folder(FolderError::NotEmpty(_)) => message!("hint-new-folder"),
        BackupError::Folder(error) if error.kind() == Kind::Damaged => {
            message!("hint-no-whole-backup")
        }
        BackupError::Keys { .. } => message!("hint-backup-keys"),
        BackupError::Unfinished(_) => message!("hint-unfinished-backup"),
        _ => return None,
    })
}

impl From<Unknown> for CliError {
    fn from(unknown: Unknown) -> Self {
        Self::Usage(unknown_name(unknown))
    }
}

/// That nobody is of a unit or agency, and which there are.
pub(crate) fn unknown_name(unknown: Unknown) -> Message<'static> {
    let Unknown { asked, is_agency, near } = unknown;
    match (is_agency, near.is_empty()) {
        (true, _) => message!("usage-agency-unknown", asked, near = Value::all(near)),
        (false, true) => message!("usage-unit-unknown", asked),
        (false, false) => message!("usage-unit-unknown-near", asked, near = Value::any(near)),
    }
}

macro_rules! from_one {
    ($($variant:ident($error:ty)),+ $(,)?) => {
        $(impl From<$error> for CliError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}
from_one!(
    Backup(BackupError),
    Bundle(BundleError),
    Export(ExportError),
    File(FileError),
    Key(KeyError),
    Monitor(MonitorError),
    Publish(PublishError),
    Seen(SeenError),
    Signed(SignedError),
    Witness(WitnessError),
    Holidays(HolidaysError),
    Rejected(Rejection),
    Rulebook(RulebookError),
    Table(TableError),
);

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
