//! Why a rulebook cannot be used, in Indonesian.

use ikrar_core::rulebook::{RULEBOOK_BYTES_MAX, RulebookError};

use super::{Lang, Tell};

impl Tell for RulebookError {
    fn tell(&self, lang: Lang) -> String {
        match (self, lang) {
            (_, Lang::ID) => rulebook(self),
            (Self::Form(error), Lang::EN) => {
                format!("not a rulebook: {}", toml(&error.to_string(), lang))
            }
            (_, _) => self.to_string(),
        }
    }
}

fn rulebook(error: &RulebookError) -> String {
    match error {
        RulebookError::DatesReversed { place, from, until } => {
            format!("{}: {until} mendahului {from}", place_in(place))
        }
        RulebookError::Duplicate { what, code } => {
            format!("{} `{code}` muncul dua kali", item(what))
        }
        RulebookError::Form(error) => {
            format!("bukan buku aturan: {}", toml(&error.to_string(), Lang::ID))
        }
        RulebookError::Holiday { year, day } => format!(
            "hari libur {day} tidak berada dalam tahun {year}, \
             atau tidak sesudah hari yang tercantum sebelumnya"
        ),
        RulebookError::NoRole { level } => {
            format!("wewenang untuk {}: ada daftar peran yang kosong", Lang::ID.tell(level))
        }
        RulebookError::Region { stage } => {
            format!("tahapan {stage}: tulis wilayah sebagai 16 atau 16.06")
        }
        RulebookError::TooLarge { bytes } => format!(
            "buku aturan berukuran {bytes} bita; \
             paling besar {RULEBOOK_BYTES_MAX} yang muat dalam buku besar"
        ),
        RulebookError::UnknownContest { stage } => {
            format!("tahapan {stage}: pemilihan ini tidak memiliki kontestasi tersebut")
        }
        RulebookError::Value { line, error } => {
            format!("baris {line}: {}", Lang::ID.tell(error))
        }
        other => other.to_string(),
    }
}

/// A fault in a TOML file in one line: the picture of the place that the parser draws is dropped.
pub(super) fn toml(text: &str, lang: Lang) -> String {
    let place =
        text.strip_prefix("TOML parse error at line ").and_then(|rest| rest.split_once('\n'));
    let numbers = place.and_then(|(place, _)| place.split_once(", column "));
    let Some((line, column)) = numbers else {
        return in_one_line(text.lines()).tell(lang);
    };
    let message = in_one_line(text.lines().skip(PICTURE_LINES));
    let message = message.tell(lang);
    match lang {
        Lang::ID => format!("baris {line}, kolom {column}: {message}"),
        _ => format!("line {line}, column {column}: {message}"),
    }
}

fn in_one_line<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    lines.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn place_in(place: &str) -> String {
    let places = [
        ("vote after stage ", "pemungutan suara sesudah tahapan "),
        ("stage ", "tahapan "),
        ("sanction ", "sanksi "),
    ];
    let mut told =
        places.iter().filter_map(|(en, id)| Some([id, place.strip_prefix(en)?].concat()));
    told.next().unwrap_or_else(|| place.to_owned())
}

fn item(what: &str) -> &str {
    match what {
        "act" => "perbuatan",
        "contest" => "kontestasi",
        "deadline" => "tenggat",
        "election" => "pemilihan",
        "retention class" => "kelas retensi",
        "sanction" => "sanksi",
        "stage" => "tahapan",
        other => other,
    }
}

/// The parser's own heading, and three lines that show the place.
const PICTURE_LINES: usize = 4;
