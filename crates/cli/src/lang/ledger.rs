//! Why a ledger cannot be used, and what an audit finds, in Indonesian.

use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Rejection};
use ikrar_core::log::LogError;
use ikrar_store::folder::FolderError;
use ikrar_store::notice::Notice;

use super::{Lang, Tell, rulebook, tell_by_value, texts};

tell_by_value!(
    FolderError => folder,
    KeyRingError => key_ring,
    LedgerError => ledger,
    LogError => log,
    Notice => notice,
    Rejection => rejection,
);

impl Tell for Finding {
    fn tell(&self, lang: Lang) -> String {
        match lang {
            Lang::ID => format!("entri {}: {}", self.entry, detail(self.kind, &self.detail)),
            _ => format!("entry {}: {}", self.entry, self.detail),
        }
    }
}

/// A finding's detail; where its text is not known, the check that failed and then that text.
fn detail(kind: FindingKind, detail: &str) -> String {
    let known = texts::indonesian(detail);
    known.unwrap_or_else(|| format!("{} ({detail})", Lang::ID.tell(&kind)))
}

fn rejection(rejection: &Rejection) -> String {
    match rejection {
        Rejection::Event(error) => error.tell(Lang::ID),
        Rejection::Refused(refusal) => refusal.tell(Lang::ID),
        Rejection::Signature(error) => error.tell(Lang::ID),
        other => other.to_string(),
    }
}

fn ledger(error: &LedgerError) -> String {
    match error {
        LedgerError::Clock { now, newest } => format!(
            "jam komputer menunjukkan {now}, padahal entri terbaru dicatat pada {newest}; \
             setel jam komputer"
        ),
        LedgerError::ClockAhead { now, newest } => format!(
            "jam komputer menunjukkan {now}, padahal entri terbaru dicatat pada {newest}; \
             bila jam itu benar, nyatakan dengan --clock-is-right"
        ),
        LedgerError::Integrity(finding) => finding.tell(Lang::ID),
        LedgerError::Keys(error) => error.tell(Lang::ID),
        LedgerError::Log(error) => error.tell(Lang::ID),
        LedgerError::Rollback { known, found } => format!(
            "log berakhir pada entri {found}, padahal entri {known} pernah dicatat: \
             log ini kehilangan entri"
        ),
        LedgerError::Snapshot => {
            "cuplikannya dipalsukan; jalankan `ikrar verify`, lalu hapus cuplikan itu".to_owned()
        }
        other => other.to_string(),
    }
}

fn key_ring(error: &KeyRingError) -> String {
    let (KeyRingError::Damaged(reason) | KeyRingError::Failed(reason)) = error;
    format!("penyimpanan kunci gagal: {}", place(reason))
}

/// A reason that may begin with a path.
fn place(reason: &str) -> String {
    texts::indonesian_after_place(reason).unwrap_or_else(|| reason.to_owned())
}

fn notice(notice: &Notice) -> String {
    match notice {
        Notice::AcknowledgedNotKept(reason) => {
            format!("sudah tercatat, tetapi penandanya tidak tersimpan: {}", place(reason))
        }
        Notice::ChainNotKept => "indeks tidak dapat disimpan; perintah pencatatan berikutnya \
                                 membuatnya kembali"
            .to_owned(),
        Notice::ChainRebuilt { aside } => {
            format!("indeks dibuat kembali dari jurnal; yang lama ada di {}", aside.display())
        }
        Notice::SnapshotNotKept(reason) => {
            format!("sudah tercatat, tetapi cuplikan tidak dapat ditulis: {}", place(reason))
        }
        Notice::TornEnd { aside, bytes } => format!(
            "{bytes} bita sisa gangguan, yang tidak diperlukan entri mana pun, disisihkan di {}",
            aside.display()
        ),
        other => other.to_string(),
    }
}

fn log(error: &LogError) -> String {
    match error {
        LogError::Chain { seq, reason } => {
            format!("entri {seq} tidak mengikuti kepala log: {}", reason.tell(Lang::ID))
        }
        LogError::Conflict(head) => {
            format!("kepala log adalah entri {}, bukan yang diharapkan", head.size)
        }
        LogError::Damaged { seq, reason } => {
            format!("data entri {seq} yang tersimpan rusak: {}", reason.tell(Lang::ID))
        }
        LogError::Doubt(reason) => {
            format!("mungkin sudah tercatat, mungkin belum: {}", place(reason))
        }
        LogError::Engine(reason) => format!("mesin penyimpanan gagal: {}", place(reason)),
        LogError::Full { needed, free } => format!(
            "media penyimpanan penuh: tersisa {free} bita, diperlukan {needed}; \
             tidak ada yang dicatat"
        ),
        other => other.to_string(),
    }
}

fn folder(error: &FolderError) -> String {
    match error {
        FolderError::Busy { path, process } => {
            let number = process.map(|number| format!(", nomor {number}")).unwrap_or_default();
            format!("{} sedang dipakai oleh proses lain{number}", path.display())
        }
        FolderError::Io { path, source } => {
            format!("{}: {}", path.display(), source.tell(Lang::ID))
        }
        FolderError::Keys(error) => error.tell(Lang::ID),
        FolderError::Ledger(error) => error.tell(Lang::ID),
        FolderError::Marker { path, reason } => {
            format!("{}: {}", path.display(), rulebook::toml(reason, Lang::ID))
        }
        FolderError::Mixed(path) => format!(
            "log di {} milik buku besar lain, bukan yang disebut oleh ledger.toml",
            path.display()
        ),
        FolderError::Missing(path) => format!("tidak ada buku besar di {}", path.display()),
        FolderError::NotEmpty(path) => format!("{} tidak kosong", path.display()),
        other => other.to_string(),
    }
}
