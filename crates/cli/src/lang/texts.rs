//! English texts that the core, the store and the system hand on, and the same in Indonesian.
//!
//! In an English text `{}` stands for any value. In the Indonesian one the values follow in the
//! same order: `{}` as they are, `{told}` told in turn, `{roles}` as roles. Tests hold every text
//! against the type or the source that it comes from.

use std::borrow::Cow;
use std::io;

use ikrar_core::value::Role;

use super::id::IDS;
use super::refusal::REFUSALS;
use super::{Lang, Tell, tell_by_text};

tell_by_text!(io::Error);

impl Tell for str {
    fn tell(&self, lang: Lang) -> String {
        let indonesian = match lang {
            Lang::ID => indonesian(self),
            _ => None,
        };
        indonesian.unwrap_or_else(|| self.to_owned())
    }
}

/// The Indonesian for an English text, if it is one that is known.
pub(super) fn indonesian(text: &str) -> Option<String> {
    let known = [SYSTEM, REFUSALS, EVENTS, IDS, SIGNATURES, CHAIN, STORE];
    let mut known = known.into_iter().flatten();
    known.find_map(|(en, id)| Some(fill(id, &values(en, text)?)))
}

/// The Indonesian for a text that begins with a place and a colon, as a path does.
pub(super) fn indonesian_after_place(text: &str) -> Option<String> {
    let places = text.match_indices(": ").map(|(at, colon)| text.split_at(at + colon.len()));
    let mut reasons = places.filter_map(|(place, reason)| Some((place, indonesian(reason)?)));
    indonesian(text).or_else(|| reasons.next().map(|(place, reason)| format!("{place}{reason}")))
}

/// What stands in `text` where `pattern` has `{}`; `None` if the rest differs.
fn values<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut fixed = pattern.split("{}").peekable();
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut values = Vec::new();
    while let Some(part) = fixed.next() {
        let (value, after) = match fixed.peek() {
            Some(_) => rest.split_once(part)?,
            None => (rest.strip_suffix(part)?, ""),
        };
        values.push(value);
        rest = after;
    }
    rest.is_empty().then_some(values)
}

/// Writes values where `pattern` has its braces.
fn fill(pattern: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    let mut values = values.iter();
    while let Some((fixed, after)) = rest.split_once('{') {
        let (kind, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.next().copied().unwrap_or_default();
        filled.push_str(fixed);
        match kind {
            "told" => filled.push_str(&value.tell(Lang::ID)),
            "roles" => filled.push_str(&roles(value)),
            _ => filled.push_str(value),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn roles(names: &str) -> String {
    let roles = [Role::Admin, Role::Registrar, Role::Examiner, Role::Decider, Role::Auditor];
    let role = |name| roles.iter().find(|role| role.name() == name);
    let told = |name| role(name).map_or(Cow::Borrowed(name), |role| Lang::ID.tell(role));
    names.split(" or ").map(told).collect::<Vec<_>>().join(" atau ")
}

/// English texts and the same in Indonesian.
pub(super) type Texts = &'static [(&'static str, &'static str)];

/// Events and their texts: `event.rs`, `codec.rs`, `id/text.rs`, `rulebook/code.rs`, `time.rs`.
const EVENTS: Texts = &[
    ("the event's bytes are {}", "bita peristiwa ini tidak sah: {told}"),
    ("the event is empty", "peristiwa kosong"),
    (
        "`{}` has {} items, at most {} are allowed",
        "`{}` berisi {} butir, paling banyak {} yang diperbolehkan",
    ),
    (
        "the event takes {} bytes, at most {} are allowed",
        "peristiwa berukuran {} bita, paling besar {} yang diperbolehkan",
    ),
    (
        "event version {} is unknown; a newer program may know it",
        "versi peristiwa {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
    ("malformed: {}", "bentuknya salah: {told}"),
    ("not in canonical form", "tidak dalam bentuk kanonis"),
    ("{} bytes where {} were expected", "{} bita, padahal {} yang diharapkan"),
    (
        "unknown kind {} of {}; a newer program may know it",
        "jenis {} dari {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
    ("the text is empty", "teks kosong"),
    (
        "character {} is a line break or control character ({}); remove it",
        "karakter ke-{} adalah ganti baris atau karakter kendali ({}); hapus karakter itu",
    ),
    (
        "character {} changes the writing direction ({}); remove it",
        "karakter ke-{} mengubah arah tulisan ({}); hapus karakter itu",
    ),
    (
        "character {} cannot be seen ({}); remove it",
        "karakter ke-{} tidak terlihat ({}); hapus karakter itu",
    ),
    (
        "`{}` is public for ever; remove the 16 or 18 digits, as of a personal number",
        "`{}` terbuka untuk selamanya; hapus 16 atau 18 digit yang seperti nomor pribadi itu",
    ),
    (
        "the text has {} bytes, at most {} are allowed; shorten it",
        "teks berukuran {} bita, paling besar {} yang diperbolehkan; persingkat teks itu",
    ),
    ("`{}` is not a date; write it as YYYY-MM-DD", "`{}` bukan tanggal; tulis sebagai YYYY-MM-DD"),
    ("`{}` is not a time; write it as {}", "`{}` bukan waktu; tulis seperti {}"),
    ("expected 64 lowercase hexadecimal digits", "seharusnya 64 digit heksadesimal huruf kecil"),
    ("`{}` is not an act code such as {} or {}", "`{}` bukan kode perbuatan seperti {} atau {}"),
    ("`{}` is not a sanction code such as {}", "`{}` bukan kode sanksi seperti {}"),
    ("`{}` is not an election code such as {}", "`{}` bukan kode pemilihan seperti {}"),
    (
        "`{}` is not a text: it is blank or holds a control character or one that deceives",
        "`{}` bukan teks: kosong, atau memuat karakter kendali atau yang mengecoh",
    ),
    // A field and what is wrong with its text.
    ("`{}`: {}", "`{}`: {told}"),
];

/// Signatures and seals: `sign.rs`, `seal.rs`.
const SIGNATURES: Texts = &[
    (
        "the signature does not verify: other bytes, another key or another ledger",
        "tanda tangan tidak terverifikasi: bita, kunci, atau buku besarnya berbeda",
    ),
    (
        "the author's public key is not a valid Ed25519 key",
        "kunci publik penulis bukan kunci Ed25519 yang sah",
    ),
    ("the signature names another key", "tanda tangan menyebut kunci lain"),
    (
        "the batch path does not fit the batch",
        "jalur dalam kelompok tidak cocok dengan kelompoknya",
    ),
    ("the signed event is cut short", "peristiwa bertanda tangan terpotong"),
    (
        "the batch path of the signed event is impossible",
        "jalur kelompok pada peristiwa bertanda tangan mustahil",
    ),
    (
        "signature scheme {} is unknown; a newer program may know it",
        "skema tanda tangan {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
    (
        "signed event version {} is unknown; a newer program may know it",
        "versi peristiwa bertanda tangan {} tidak dikenal; \
         program yang lebih baru mungkin mengenalnya",
    ),
    (
        "the sealed body does not open: it was altered or moved",
        "isi tersegel tidak dapat dibuka: isi itu telah diubah atau dipindahkan",
    ),
    ("the data key of the body's subject is missing", "kunci data milik subjek isi ini tidak ada"),
    ("the body is cut short", "isi entri terpotong"),
    (
        "body kind {} is unknown; a newer program may know it",
        "jenis isi {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
    (
        "body version {} is unknown; a newer program may know it",
        "versi isi {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
];

/// The hash chain and what replay finds: `entry.rs`, `replay.rs`.
const CHAIN: Texts = &[
    (
        "the link is {}, the chain before it gives {}",
        "mata rantainya {}, sedangkan rantai hash sebelumnya menghasilkan {}",
    ),
    ("sequence number {} stands where {} belongs", "nomor urut {} berada di tempat nomor urut {}"),
    ("the time of recording, {} ms, is impossible", "waktu pencatatan {} ms mustahil"),
    (
        "leaf version {} is unknown; a newer program may know it",
        "versi daun {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
    (
        "the body's hash is not the one in the leaf",
        "hash isi entri tidak sama dengan yang tertera pada daunnya",
    ),
    (
        "recorded at {}, before the entry in front of it",
        "waktu pencatatannya {}, lebih awal daripada entri di depannya",
    ),
    (
        "the body is sealed for somebody else than the event is about",
        "isi disegel untuk orang lain, bukan untuk orang yang dimaksud oleh peristiwanya",
    ),
];

/// Folder, log and key ring: `folder.rs`, `file_log.rs`, `journal/*`, `keyring.rs`, `log.rs`.
const STORE: Texts = &[
    (
        "the record of acknowledged entries is missing",
        "berkas catatan entri yang dinyatakan tercatat tidak ada",
    ),
    (
        "another entry was acknowledged in its place",
        "entri lain pernah dinyatakan tercatat di tempatnya",
    ),
    ("lists stand behind it, but {}", "ada daftar sesudahnya, tetapi {told}"),
    ("the newest list is not on the disk any more", "daftar terbaru tidak ada lagi di media"),
    ("it was acknowledged, but {}", "entri itu pernah dinyatakan tercatat, tetapi {told}"),
    ("the journal ends before it", "jurnal berakhir sebelum entri itu"),
    ("its stored bytes were altered", "bita yang tersimpan telah diubah"),
    (
        "the index knows {} entries; the journal lost some",
        "indeks mengenal {} entri; jurnal kehilangan sebagian",
    ),
    ("the index knows another entry in its place", "indeks mengenal entri lain di tempatnya"),
    ("entry {} cannot be read: {}", "entri {} tidak terbaca: {told}"),
    ("it was opened for reading only", "buku besar dibuka hanya untuk dibaca"),
    ("an earlier list ended so", "daftar sebelumnya berakhir tanpa kepastian"),
    (
        "it is shorter than the entries need; keys are missing",
        "berkas itu lebih pendek daripada yang diperlukan entri; ada kunci yang hilang",
    ),
    (
        "others may read or write it (mode {}); run chmod 600 on it",
        "orang lain dapat membaca atau menulisnya (mode {}); jalankan chmod 600",
    ),
    ("the entries do not lead to the log's head", "entri-entrinya tidak sampai ke kepala log"),
    ("the snapshot was taken of another chain", "cuplikan diambil dari rantai lain"),
    (
        "the snapshot says something else than the entries up to here",
        "cuplikan menyatakan hal lain daripada entri-entri sampai di sini",
    ),
    ("the entry is about somebody else", "entri ini tentang pegawai lain"),
    (
        "the author's key is not known in this ledger",
        "kunci penulisnya tidak dikenal di buku besar ini",
    ),
    ("the event was recorded before, in entry {}", "peristiwa itu sudah dicatat, dalam entri {}"),
    ("the stored bytes are no entry", "bita yang tersimpan bukan entri"),
    ("another entry is stored in its place", "entri lain tersimpan di tempatnya"),
    ("the storage engine failed: {}", "mesin penyimpanan gagal: {told}"),
    ("it is damaged", "berkas itu rusak"),
    (
        "it is missing; what is sealed cannot be opened",
        "tidak ada; isi tersegel tidak dapat dibuka",
    ),
    ("it is no file", "itu bukan berkas"),
    ("it holds no master key", "berkas itu tidak memuat kunci induk"),
    ("its data keys cannot be written: {}", "kunci datanya tidak dapat ditulis: {told}"),
    ("the system gives no randomness: {}", "sistem tidak memberikan bilangan acak: {told}"),
    ("the ledger has no first entry", "buku besar tidak memiliki entri pertama"),
    (
        "format {} is unknown; a newer program may know it",
        "format {} tidak dikenal; program yang lebih baru mungkin mengenalnya",
    ),
];

/// The operating system, and what is read with serde.
const SYSTEM: Texts = &[
    ("No such file or directory (os error {})", "berkas atau folder tidak ada (kode sistem {})"),
    ("Permission denied (os error {})", "izin ditolak (kode sistem {})"),
    ("File exists (os error {})", "berkas sudah ada (kode sistem {})"),
    ("Not a directory (os error {})", "bukan folder (kode sistem {})"),
    ("Is a directory (os error {})", "ini folder, bukan berkas (kode sistem {})"),
    ("No space left on device (os error {})", "ruang penyimpanan penuh (kode sistem {})"),
    ("Disk quota exceeded (os error {})", "kuota penyimpanan terlampaui (kode sistem {})"),
    ("Read-only file system (os error {})", "sistem berkas hanya dapat dibaca (kode sistem {})"),
    ("Input/output error (os error {})", "gangguan pada media penyimpanan (kode sistem {})"),
    ("Broken pipe (os error {})", "keluaran ditutup oleh penerimanya (kode sistem {})"),
    // serde_json says the place last.
    ("{} at line {} column {}", "{told}, baris {}, kolom {}"),
    ("stream did not contain valid UTF-8", "isinya bukan teks UTF-8"),
    ("missing field `{}`", "isian `{}` tidak ada"),
    ("duplicate field `{}`", "isian `{}` ada dua kali"),
    ("unknown field `{}`, expected one of {}", "isian `{}` tidak dikenal; yang dikenal: {}"),
    ("unknown field `{}`, expected {}", "isian `{}` tidak dikenal; yang dikenal: {}"),
    ("unknown variant `{}`, expected one of {}", "nilai `{}` tidak dikenal; yang dikenal: {}"),
    ("unknown variant `{}`, expected {}", "nilai `{}` tidak dikenal; yang dikenal: {}"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_still_said_somewhere() {
        let sources = [
            include_str!("../../../core/src/codec.rs"),
            include_str!("../../../core/src/value/bytes.rs"),
            include_str!("../../../core/src/entry.rs"),
            include_str!("../../../core/src/event.rs"),
            include_str!("../../../core/src/value/text.rs"),
            include_str!("../../../core/src/keys.rs"),
            include_str!("../../../core/src/ledger.rs"),
            include_str!("../../../core/src/ledger/audit.rs"),
            include_str!("../../../core/src/log.rs"),
            include_str!("../../../core/src/replay.rs"),
            include_str!("../../../core/src/value/code.rs"),
            include_str!("../../../core/src/seal.rs"),
            include_str!("../../../core/src/sign.rs"),
            include_str!("../../../core/src/value/date.rs"),
            include_str!("../../../store/src/file_log.rs"),
            include_str!("../../../store/src/file_log/guard.rs"),
            include_str!("../../../store/src/folder.rs"),
            include_str!("../../../store/src/keyring.rs"),
            include_str!("../../../store/src/journal/open.rs"),
            include_str!("../../../store/src/journal/read.rs"),
            include_str!("../../../store/src/journal/record.rs"),
            include_str!("../../../store/src/journal/rest.rs"),
            include_str!("../commands/verify.rs"),
        ];
        let sources = sources.concat();
        for (en, id) in [EVENTS, SIGNATURES, CHAIN, STORE].into_iter().flatten() {
            assert_eq!(en.matches("{}").count(), id.matches('{').count(), "{en}");
            let code = en.starts_with("`{}` is not a"); // put together from two texts
            let mut parts = en.split("{}").flat_map(|part| part.split(", at most "));
            assert!(code || parts.all(|part| sources.contains(part)), "{en}");
        }
    }
}
