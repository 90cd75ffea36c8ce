//! Backups and what the doctor sees, in Indonesian.

use ikrar_store::backup::{BackupError, SealedError};
use ikrar_store::doctor::{Repaired, What};

use super::{Lang, Tell, rulebook, tell_by_value, texts};

tell_by_value!(
    BackupError => backup,
    Repaired => repaired,
    What => what,
);

fn backup(error: &BackupError) -> String {
    match error {
        BackupError::Exists(path) => format!("{} sudah ada", path.display()),
        BackupError::Folder(error) => error.tell(Lang::ID),
        BackupError::Inside { inner, outer } => {
            format!("{} berada di dalam {}", inner.display(), outer.display())
        }
        BackupError::Keys { seq, reason } => {
            format!("penyimpanan kunci tidak membuka entri {seq}: {}", reason.tell(Lang::ID))
        }
        BackupError::Sealed { path, reason } => {
            format!("{}: {}", path.display(), sealed(*reason))
        }
        BackupError::Unfinished(path) => {
            format!("tidak ada cadangan yang utuh di {}", path.display())
        }
        other => other.to_string(),
    }
}

fn sealed(error: SealedError) -> String {
    let text = match error {
        SealedError::Costly => "frasa sandinya dibuat terlalu berat untuk dicoba",
        SealedError::Format => "bukan penyimpanan kunci tersegel yang dikenal program ini",
        SealedError::Ledger => "penyimpanan kunci ini milik buku besar lain",
        SealedError::Passphrase => "frasa sandi salah, atau berkasnya rusak",
        other => return other.to_string(),
    };
    text.to_owned()
}

fn repaired(repaired: &Repaired) -> String {
    match repaired {
        Repaired::Closed { file, mode } => {
            format!("{file}: ditutup bagi pengguna lain; mode sebelumnya {mode:o}")
        }
        Repaired::Index => "indeks dibuat dari jurnal".to_owned(),
        Repaired::Noticed(notice) => notice.tell(Lang::ID),
        Repaired::SetAside { file, aside } => {
            format!("{file}: disisihkan di {}", aside.display())
        }
        Repaired::Snapshot { size } => {
            format!("cuplikan baru ditulis, memuat {size} entri")
        }
        other => other.to_string(),
    }
}

fn what(what: &What) -> String {
    let reason =
        |reason: &String| texts::indonesian_after_place(reason).unwrap_or_else(|| reason.clone());
    match what {
        What::Acknowledged { size } => format!("menyebut kepala log: {size} entri"),
        What::AcknowledgedAhead { size, found } => {
            format!("{size} entri pernah dinyatakan tercatat, jurnal memuat {found}")
        }
        What::AcknowledgedBehind { size, found } => format!(
            "menyebut {size} entri, jurnal memuat {found}: mati listrik dapat meninggalkannya \
             begitu"
        ),
        What::AcknowledgedMissing => {
            "berkas catatan entri yang dinyatakan tercatat tidak ada".to_owned()
        }
        What::Aside { bytes } => {
            format!("{bytes} bita disisihkan di sini; tidak diperlukan entri mana pun")
        }
        What::BeingWritten { bytes } => {
            format!("{bytes} bita sesudah daftar terakhir sedang ditulis")
        }
        What::Entry { seq, reason: why } => format!("entri {seq}: {}", reason(why)),
        What::Index => "indeks ada; tidak dibuka".to_owned(),
        What::IndexMissing => {
            "indeks tidak ada; perintah pencatatan berikutnya membuatnya kembali".to_owned()
        }
        What::JournalMissing => "jurnal tidak ada".to_owned(),
        What::Keys { bytes } => format!("penyimpanan kunci terbuka; {bytes} bita berlaku"),
        What::KeysBehind { bytes } => {
            format!("{bytes} bita sesudah yang berlaku bukan milik entri mana pun")
        }
        What::KeysDamaged { reason: why } => reason(why),
        What::MarkerDamaged { reason } => rulebook::toml(reason, Lang::ID),
        What::KeysMissing => {
            "penyimpanan kunci tidak ada; isi tersegel tidak dapat dibuka".to_owned()
        }
        What::KeysUnfit { seq, reason: why } => {
            format!("penyimpanan kunci tidak membuka entri {seq}: {}", reason(why))
        }
        What::Ledger { id, origin } => format!("buku besar {id}, {origin}"),
        What::Leftover { bytes } => {
            format!("{bytes} bita sisa gangguan; tidak diperlukan entri mana pun")
        }
        What::LockFree => "tidak ada proses yang menulis".to_owned(),
        What::LockHeld { process } => format!("proses lain sedang menulis, nomor {process}"),
        What::MarkerMissing => "berkas ini tidak ada: pembuatan atau pemulihan buku besar belum \
                                selesai, atau berkasnya hilang"
            .to_owned(),
        What::OtherLedger => {
            "log ini milik buku besar lain, bukan yang disebut oleh `ledger.toml`".to_owned()
        }
        other => rest(other),
    }
}

fn rest(what: &What) -> String {
    match what {
        What::Room { free } => format!("tersisa {free} bita pada media penyimpanan"),
        What::RoomLittle { free } => {
            format!("hanya tersisa {free} bita pada media penyimpanan")
        }
        What::Segment { first, entries, bytes, zeros } => format!(
            "{entries} entri mulai dari entri {first}, {bytes} bita, {zeros} nol sesudahnya"
        ),
        What::Snapshot { size } => format!("diambil pada {size} entri, dan cocok dengan log"),
        What::SnapshotAhead { size, found } => {
            format!("diambil pada {size} entri, log memuat {found}")
        }
        What::SnapshotOther { size, link } => {
            format!("diambil pada {size} entri dari rantai lain, mata rantai {link}")
        }
        What::SnapshotUnfit => "tidak terbuka dengan penyimpanan kunci dan program ini, dan tidak \
                                dipakai"
            .to_owned(),
        What::Stray { bytes } => {
            format!("segmen tanpa daftar yang berlaku, {bytes} bita")
        }
        What::Torn { at, bytes } => format!(
            "{bytes} bita mulai dari bita {at} adalah sisa gangguan; tidak diperlukan entri mana \
             pun"
        ),
        What::Unknown => "bukan berkas sebuah buku besar".to_owned(),
        What::Wide { mode } => {
            format!("pengguna lain dapat membaca atau menulisnya (mode {mode:o})")
        }
        other => other.to_string(),
    }
}
