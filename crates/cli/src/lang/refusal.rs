//! Why an event may not be recorded, in Indonesian.
//!
//! An audit hands a refusal on as text, so that text is what is told.

use ikrar_core::admit::Refusal;

use super::tell_by_text;
use super::texts::Texts;

tell_by_text!(Refusal);

/// The texts of `admit.rs`.
pub(super) const REFUSALS: Texts = &[
    (
        "the pact of this campaign is already signed, in entry {}",
        "pakta ini sudah ditandatangani, dalam entri {}",
    ),
    ("the case is already decided, in entry {}", "perkara ini sudah diputus, dalam entri {}"),
    ("the case exists", "perkara ini sudah ada"),
    ("campaign `{}` was closed on {}", "penandatanganan pakta `{}` sudah ditutup pada {}"),
    ("campaign `{}` exists", "penandatanganan pakta `{}` sudah ada"),
    ("ceremony `{}` exists", "upacara `{}` sudah ada"),
    ("ceremony `{}` was held on {}", "upacara `{}` sudah dilaksanakan pada {}"),
    ("the person has left already", "pegawai ini sudah tidak bertugas"),
    (
        "the event id was used for another event, in entry {}",
        "pengenal peristiwa sudah dipakai untuk peristiwa lain, dalam entri {}",
    ),
    ("`{}` is {}, after today ({})", "`{}` bertanggal {}, melampaui hari ini ({})"),
    (
        "the number belongs to another person of this ledger",
        "nomor itu milik pegawai lain dalam buku besar ini",
    ),
    ("the key {} is already enrolled", "kunci {} sudah terdaftar"),
    ("the person's key does not count on {}", "kunci pegawai ini tidak berlaku pada {}"),
    ("the ledger exists", "buku besar sudah ada"),
    ("the level is not the one of the sanction", "tingkatnya tidak sama dengan tingkat sanksinya"),
    (
        "this is the last admin's key; enrol another admin first",
        "ini kunci admin terakhir; daftarkan admin lain terlebih dahulu",
    ),
    (
        "this step is already recorded, in entry {}; correct that first",
        "langkah ini sudah dicatat, dalam entri {}; koreksi dahulu entri itu",
    ),
    ("the case is not decided as proven yet", "perkara ini belum diputus terbukti"),
    (
        "the person has no such identifier now",
        "pegawai ini sekarang tidak memiliki nomor identitas tersebut",
    ),
    ("the person has no such key now", "pegawai ini sekarang tidak memiliki kunci tersebut"),
    (
        "entry {} is not a fact about this person that can be taken back now",
        "entri {} bukan fakta tentang pegawai ini yang sekarang dapat ditarik kembali",
    ),
    (
        "a person needs at least one number",
        "seorang pegawai harus memiliki sekurang-kurangnya satu nomor identitas",
    ),
    ("the first entry must create the ledger", "entri pertama harus membuat buku besar"),
    (
        "the rulebook in force on {} is not known",
        "buku aturan yang berlaku pada {} tidak diketahui",
    ),
    (
        "a pact on paper needs the hash of its scan",
        "pakta di atas kertas harus disertai hash hasil pindainya",
    ),
    ("the event does not say whom it is about", "peristiwa ini tidak menyebut siapa yang dimaksud"),
    (
        "{} lies outside the campaign, which opened on {}",
        "{} berada di luar masa penandatanganan pakta, yang dibuka pada {}",
    ),
    (
        "only the person can sign with the own key",
        "hanya pegawai yang bersangkutan yang dapat menandatangani dengan kunci sendiri",
    ),
    ("`{}` lies before `{}`", "`{}` mendahului `{}`"),
    (
        "the signature is by another person's key",
        "tanda tangan ini dibuat dengan kunci pegawai lain",
    ),
    (
        "the pact's text is another one than the campaign's (hash {})",
        "naskah pakta ini berbeda dengan naskah yang dimintakan tanda tangan (hash {})",
    ),
    ("the person exists", "pegawai ini sudah terdaftar"),
    (
        "the decision differs from what was proposed in entry {}",
        "keputusan ini berbeda dengan usulan dalam entri {}",
    ),
    ("the key {} is revoked", "kunci {} sudah dicabut"),
    ("a {} needs the role {}", "`{}` hanya boleh dicatat oleh pemegang peran {roles}"),
    ("the key has the role {} already", "kunci ini sudah memegang peran {roles}"),
    ("the rulebook is not valid: {}", "buku aturan tidak sah: {told}"),
    (
        "a decision of this level needs two officers: another one proposes it first",
        "keputusan pada tingkat ini memerlukan dua petugas: \
         petugas lain mengusulkannya terlebih dahulu",
    ),
    ("act `{}` is not in the rulebook", "perbuatan `{}` tidak ada dalam buku aturan"),
    ("campaign `{}` is unknown", "penandatanganan pakta `{}` tidak dikenal"),
    (
        "the case is unknown, or is about another person",
        "perkara ini tidak dikenal, atau menyangkut pegawai lain",
    ),
    (
        "ceremony `{}` is unknown in this campaign",
        "upacara `{}` tidak dikenal pada penandatanganan pakta ini",
    ),
    (
        "election `{}` is in no published rulebook",
        "pemilihan `{}` tidak ada dalam buku aturan mana pun yang diterbitkan",
    ),
    ("the key {} is not enrolled in this ledger", "kunci {} tidak terdaftar dalam buku besar ini"),
    (
        "the person is not enrolled in this ledger",
        "pegawai ini tidak terdaftar dalam buku besar ini",
    ),
    (
        "sanction `{}` is not in the rulebook on {}",
        "sanksi `{}` tidak ada dalam buku aturan pada {}",
    ),
    ("the public key is not a safe Ed25519 key", "kunci publik itu bukan kunci Ed25519 yang aman"),
    (
        "the role may not rule at this level under the rulebook",
        "menurut buku aturan, peran ini tidak berwenang memutus atau mengusulkan pada tingkat ini",
    ),
    // Why a rulebook is refused although it can be read.
    ("its text says it is `{}` version {}", "teksnya menyebut diri `{}` versi {}"),
    ("version {} is already published", "versi {} sudah diterbitkan"),
];
