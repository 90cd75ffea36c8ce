//! What is wrong with a table, in Indonesian.

use crate::files::FileFault;
use crate::input::{CellError, InputError, InputFault};
use crate::outside;

use super::{Lang, Tell, tell_by_value};

tell_by_value!(
    CellError => cell,
    FileFault => file,
    InputError => table,
    InputFault => fault,
);

fn file(fault: &FileFault) -> String {
    match fault {
        FileFault::Io(error) => error.tell(Lang::ID),
        FileFault::NotAFile => {
            "bukan berkas biasa, melainkan folder, perangkat, atau pipa; sebutkan sebuah berkas"
                .to_owned()
        }
        FileFault::TooLarge(_) => fault.to_string().tell(Lang::ID),
    }
}

fn table(error: &InputError) -> String {
    let (file, fault) = (outside::path(&error.file), error.fault.tell(Lang::ID));
    match error.row {
        Some(row) => format!("`{file}`, baris {row}: {fault}"),
        None => format!("`{file}`: {fault}"),
    }
}

fn fault(fault: &InputFault) -> String {
    match fault {
        InputFault::Damaged(met) => format!(
            "rusak atau bukan buku kerja .xlsx ({}); simpan kembali dengan program lembar kerja",
            met.tell(Lang::ID)
        ),
        InputFault::DuplicateColumn(name) => {
            format!("kolom `{name}` ada dua kali; ganti nama salah satunya")
        }
        InputFault::Empty => "tabel kosong; baris pertamanya harus memuat nama kolom".to_owned(),
        InputFault::ErrorCell(shown) => {
            format!("ada sel yang menampilkan {shown}; cari, lalu isi nilainya atau kosongkan")
        }
        InputFault::Encoding => {
            "teksnya bukan UTF-8; simpan berkas sebagai \"CSV UTF-8\"".to_owned()
        }
        InputFault::Extension => {
            "bukan .csv dan bukan .xlsx; simpan tabel dalam salah satu bentuk itu".to_owned()
        }
        InputFault::ExtraCells { found, expected } => format!(
            "{found} sel, padahal {expected} kolom; \
             apit teks yang berisi pemisah dengan tanda kutip"
        ),
        InputFault::HugeCell => fault.to_string().tell(Lang::ID),
        InputFault::MissingColumns(names) => {
            let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            format!(
                "tidak ada kolom {}; baris pertama yang berisi teks harus memuat nama kolom",
                names.join(", ")
            )
        }
        InputFault::Password => "dilindungi kata sandi; simpan salinan tanpa kata sandi".to_owned(),
        InputFault::Unfit(fault) => fault.tell(Lang::ID),
        InputFault::Read(error) => format!("tidak dapat dibaca: {}", error.tell(Lang::ID)),
    }
}

fn cell(error: &CellError) -> String {
    match error {
        CellError::Date(column) => format!(
            "kolom `{column}`: program lembar kerja menjadikannya tanggal; \
             format kolom sebagai teks, lalu isi kembali"
        ),
        CellError::Fault(column, shown) => {
            format!("kolom `{column}`: sel berisi {}; isi nilainya", shown.tell(Lang::ID))
        }
        CellError::NotADate(column) => {
            format!("kolom `{column}`: bukan tanggal; tulis sebagai YYYY-MM-DD atau DD/MM/YYYY")
        }
        CellError::Number(column) => format!(
            "kolom `{column}`: program lembar kerja menjadikannya bilangan; \
             format kolom sebagai teks, lalu isi kembali"
        ),
    }
}
