//! What is wrong or odd with identifiers and codes, in Indonesian.

use super::texts::Texts;

/// The texts of `id.rs`.
pub(super) const IDS: Texts = &[
    (
        "not an agency code; write a region such as {}, or a letter followed by {} more",
        "bukan kode instansi; tulis wilayah seperti {}, atau sebuah huruf diikuti {} karakter lagi",
    ),
    ("{} in digits 1–8 is not a date", "{} pada digit 1–8 bukan tanggal"),
    (
        "not a campaign code; write {} letters, digits and hyphens",
        "bukan kode penandatanganan; tulis {} huruf, angka, dan tanda hubung",
    ),
    ("character {} is not a digit", "karakter ke-{} bukan digit"),
    (
        "not an employment status; write CPNS, PNS, PPPK, PPPK paruh waktu or non-ASN",
        "bukan status kepegawaian; tulis CPNS, PNS, PPPK, PPPK paruh waktu, atau non-ASN",
    ),
    (
        "gender {} in digit 15; only 1 and 2 exist",
        "jenis kelamin {} pada digit 15; yang ada hanya 1 dan 2",
    ),
    (
        "not a golongan; write I/a to IV/e, or I to XVII for PPPK",
        "bukan golongan; tulis I/a sampai IV/e, atau I sampai XVII untuk PPPK",
    ),
    (
        "not an identifier of 32 lowercase hexadecimal characters",
        "bukan pengenal yang terdiri atas 32 karakter heksadesimal huruf kecil",
    ),
    (
        "{} digits; a NIP or NI PPPK has 18, a NIK has 16",
        "{} digit; NIP atau NI PPPK terdiri atas 18 digit, NIK 16 digit",
    ),
    (
        "day {}, month {}, year {} in digits 7–12 are not a date",
        "hari {}, bulan {}, tahun {} pada digit 7–12 bukan tanggal",
    ),
    ("month {} in digits 13–14", "bulan {} pada digit 13–14"),
    (
        "a spreadsheet made it a number, digits may be lost; \
         format it as text and enter it again",
        "program lembar kerja menjadikannya bilangan sehingga digit mungkin hilang; \
         format sebagai teks, lalu isi kembali",
    ),
    (
        "digits 13–14 are {}, a month: this is a NIP, not an NI PPPK",
        "digit 13–14 adalah {}, sebuah bulan: ini NIP, bukan NI PPPK",
    ),
    (
        "region {} in digits 1–6; a province is 11–99, no other part is 00",
        "wilayah {} pada digit 1–6; provinsi bernilai 11–99, bagian lain bukan 00",
    ),
    (
        "serial {} in digits {}; serials start at 1, and spreadsheets end long numbers in zeros",
        "nomor urut {} pada digit {}; nomor urut dimulai dari 1, \
         dan program lembar kerja mengakhiri bilangan panjang dengan nol",
    ),
    (
        "digits 13–14 are {}; only 21 to 24 have been seen in an NI PPPK",
        "digit 13–14 adalah {}; pada NI PPPK baru dijumpai 21 sampai 24",
    ),
    (
        "appointed {} years after birth; check digits 1–12",
        "diangkat {} tahun setelah kelahiran; periksa digit 1–12",
    ),
];
