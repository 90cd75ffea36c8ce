//! How lists write values: what stands in `values.toml` is one value, whoever wrote it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use ikrar_core::value::{AgencyCode, Date, Grade, IdError};
use serde::Deserialize;

/// Whether a text in a list says nothing.
pub(crate) fn is_empty(text: &str) -> bool {
    text.len() <= EMPTY_BYTES_MAX && VALUES.empty.iter().any(|it| it.eq_ignore_ascii_case(text))
}

/// Whether a text is what a spreadsheet shows in place of a value.
pub(crate) fn is_fault(text: &str) -> bool {
    text.starts_with('#') && VALUES.faults.iter().any(|fault| fault == text)
}

/// Whether a row that begins with this word is about nobody.
pub(crate) fn is_total(word: &str) -> bool {
    VALUES.totals.iter().any(|total| total == word)
}

/// Whether a *kedudukan hukum* says that somebody is in active service.
pub(crate) fn is_active(text: &str) -> bool {
    has_word(text, &VALUES.active) && !is_inactive(text)
}

/// Whether a *kedudukan hukum* says that somebody is not in active service.
pub(crate) fn is_inactive(text: &str) -> bool {
    let (text, words) = (same(text), &VALUES.inactive);
    words.iter().any(|word| text.starts_with(&same(word)))
}

fn has_word(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).any(|it| words.iter().any(|word| word == it))
}

/// A golongan, alone or after the pangkat: `III.b`, `Gol. III/b`, `Penata Muda Tk. I (III/b)`.
pub(crate) fn grade(text: &str) -> Result<Grade, IdError> {
    if let Ok(grade) = text.parse() {
        return Ok(grade);
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [one, two] if two.len() == 1 => written(&format!("{one}/{two}")),
        _ => None,
    });
    let singles = words.iter().filter(|word| word.ends_with(is_letter_of_grade));
    let grades: Vec<Grade> = pairs.chain(singles.filter_map(|word| written(word))).collect();
    let named = || {
        let name = words.iter().map(|word| word.replace("tingkat", "tk")).collect::<String>();
        let mut ranks = VALUES.ranks.iter();
        let rank = ranks.find(|(_, rank)| same(rank) == name).map(|(grade, _)| grade);
        rank.and_then(|grade| grade.parse().ok())
    };
    let bare = || match words.as_slice() {
        [label, .., grade] if label.starts_with("gol") || label == "pppk" => grade.parse().ok(),
        _ => None,
    };
    match grades.as_slice() {
        [grade, others @ ..] if others.iter().all(|other| other == grade) => Ok(*grade),
        [] => named().or_else(bare).ok_or(IdError::Grade),
        _ => Err(IdError::Grade),
    }
}

/// A golongan of civil servants, also with a digit for the Roman number.
fn written(text: &str) -> Option<Grade> {
    let digit = text.chars().next()?.to_digit(10).and_then(|digit| digit.checked_sub(1));
    let roman = digit.and_then(|digit| ["I", "II", "III", "IV"].get(digit as usize));
    let text = match roman {
        Some(roman) => format!("{roman}{}", text.get(1..)?),
        None => text.to_owned(),
    };
    text.parse().ok().filter(|grade: &Grade| !grade.is_pppk())
}

fn is_letter_of_grade(c: char) -> bool {
    ('a'..='e').contains(&c)
}

/// The code of an agency: as it is, four digits of a region, or the name of a government.
pub(crate) fn agency(text: &str) -> Result<AgencyCode, IdError> {
    let named = AGENCIES.get(&region(text));
    if let Some(code) = named {
        return code.parse();
    }
    match text.split_at_checked(2) {
        Some((province, rest)) if rest.len() == 2 && text.bytes().all(|c| c.is_ascii_digit()) => {
            format!("{province}.{rest}").parse()
        }
        _ => text.parse(),
    }
}

/// The name of a unit in the one spelling in which units are compared.
pub(crate) fn unit(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| !word.is_empty());
    let whole = words.map(|word| VALUES.abbreviations.get(&word).cloned().unwrap_or(word));
    same(&whole.collect::<String>())
}

/// The name of a government in one spelling.
fn region(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| !matches!(word.as_str(), "" | "pemerintah" | "daerah"));
    let words = words.map(|word| match word.as_str() {
        "kab" | "pemkab" => "kabupaten".to_owned(),
        "prov" | "prop" | "propinsi" | "pemprov" => "provinsi".to_owned(),
        "pemkot" => "kota".to_owned(),
        _ => word,
    });
    words.collect()
}

/// A day, as people write it, and whether its day and month may have been meant the other way
/// round: they are read as the day first.
pub(crate) fn date(text: &str) -> Option<(Date, bool)> {
    let text = text.trim_end_matches(" 00:00:00").trim_end_matches("T00:00:00");
    if let Ok(date) = text.parse() {
        return Some((date, false));
    }
    let separator = |c: char| matches!(c, '/' | '-' | '.' | ' ' | ',');
    let used: Vec<char> = text.chars().filter(|c| separator(*c)).collect();
    let parts: Vec<&str> = text.split(separator).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        [_weekday, rest @ ..] if rest.len() == 3 && text.contains(',') => rest,
        parts => parts,
    };
    let [day, month, year] = parts else { return None };
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit()).then(|| text.parse::<u32>());
    let number = |text: &str| digits(text).and_then(Result::ok);
    let year = match (year.len(), number(year)?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    let day_number = number(day).filter(|_| day.len() <= 2)?;
    let (month_number, named) = match VALUES.months.get(&month.to_lowercase()) {
        Some(month) => (*month, true),
        None => (number(month).filter(|_| month.len() <= 2)?, false),
    };
    if !named && used.first() != used.get(1) {
        return None;
    }
    let either = !named && day_number <= 12 && day_number != month_number;
    let two_digits = day.len() == 2 && month.len() == 2;
    let date = Date::new(i32::try_from(year).ok()?, month_number, day_number)?;
    Some((date, either && !two_digits))
}

/// The day that a spreadsheet stores as this number.
pub(crate) fn serial_date(number: &str) -> Option<Date> {
    let days: i32 = number.parse().ok().filter(|days| SERIALS.contains(days))?;
    Date::from_epoch_days(days - SERIAL_OF_EPOCH)
}

/// A text in the one spelling in which texts are compared.
pub(crate) fn same(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[derive(Debug, Deserialize)]
struct Values {
    totals: Vec<String>,
    empty: Vec<String>,
    active: Vec<String>,
    inactive: Vec<String>,
    faults: Vec<String>,
    months: HashMap<String, u32>,
    abbreviations: HashMap<String, String>,
    ranks: BTreeMap<String, String>,
    agencies: BTreeMap<String, String>,
}

static VALUES: LazyLock<Values> = LazyLock::new(|| {
    toml::from_str(include_str!("values.toml")).expect("the values are checked by tests")
});

/// The code of each government, by its name.
static AGENCIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    VALUES.agencies.iter().map(|(code, name)| (region(name), code.as_str())).collect()
});

const EMPTY_BYTES_MAX: usize = 16;
/// The number of 1 January 1970.
const SERIAL_OF_EPOCH: i32 = 25_569;
/// From 1954 to 2119; other numbers are something else.
const SERIALS: std::ops::Range<i32> = 20_000..80_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_found_in_what_lists_write() {
        for (text, grade) in [
            ("III.b", "III/b"),
            ("III-b", "III/b"),
            ("III / B", "III/b"),
            ("3b", "III/b"),
            ("Gol. III/b", "III/b"),
            ("Penata Muda Tk. I (III/b)", "III/b"),
            ("Penata Muda Tk.I, III/b", "III/b"),
            ("Penata Muda Tk. I (III/b)", "III/b"),
            ("Pembina Tingkat I, IV/b", "IV/b"),
            ("Penata Muda Tingkat I", "III/b"),
            ("Pembina", "IV/a"),
            ("Golongan IX", "IX"),
            ("PPPK - IX", "IX"),
        ] {
            assert_eq!(grade.parse(), super::grade(text), "{text}");
        }
        for text in ["IIIx", "5b", "Penata (III/b) - III/c", "Ahli Muda", "IX/b", "Tk. I"] {
            assert_eq!(grade(text), Err(IdError::Grade), "{text}");
        }
    }

    #[test]
    fn an_agency_is_known_by_its_name() {
        for text in ["1606", "16.06", "Pemerintah Kab. Musi Banyuasin", "PEMKAB MUSI BANYUASIN"] {
            assert_eq!(agency(text).map(|code| code.to_string()), Ok("16.06".to_owned()), "{text}");
        }
        let province = agency("Pemerintah Daerah Provinsi Sumatera Selatan");
        assert_eq!(province.map(|code| code.to_string()), Ok("16".to_owned()));
        assert!(agency("Pemerintah Kab. Rekaan").is_err());
        assert!(VALUES.agencies.keys().all(|code| code.parse::<AgencyCode>().is_ok()));
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let is = |text: &str, wanted: &str, either| {
            assert_eq!(date(text), Some((wanted.parse().unwrap(), either)), "{text}");
        };
        is("2024-11-05", "2024-11-05", false);
        is("2024-11-05 00:00:00", "2024-11-05", false);
        is("5/11/2024", "2024-11-05", true);
        is("05/11/2024", "2024-11-05", false);
        is("27/1/2024", "2024-01-27", false);
        is("5.11.2024", "2024-11-05", true);
        is("5 November 2024", "2024-11-05", false);
        is("Selasa, 5 Nopember 2024", "2024-11-05", false);
        is("27-Des-23", "2023-12-27", false);
        for text in
            ["11/27/2024", "31/02/2024", "5/11-2024", "2024/12/27", "5 Brumaire 2024", "45287"]
        {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(serial_date("45287"), "2023-12-27".parse().ok());
        assert_eq!(serial_date("2024"), None);
    }
}
