//! Whether two names can be one person's.
//!
//! The same person stands in one list as `HARTONO SAPUTRA SKM` and in another as `Hartono Saputro,
//! S.K.M.`; a wrong digit brings two people together whose names have nothing in common. Which
//! names are plainly two people's was settled with pairs that were measured: decision 0014.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use strsim::jaro_winkler;

/// Whether these are plainly the names of two people.
pub fn differ(one: &str, other: &str) -> bool {
    likeness(one, other) < ONE_PERSON_FROM
}

/// How much two names have in common, from 0 to 1: of the shorter one, the share of words that the
/// other one has too.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    if jaro_winkler(&one.concat(), &other.concat()) >= SAME_LETTERS {
        return 1.0;
    }
    let (few, mut many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let found = few.iter().filter(|word| {
        let place = many.iter().position(|other| same_word(word, other));
        place.map(|place| many.swap_remove(place)).is_some()
    });
    let found = found.count();
    if few.is_empty() { 0.0 } else { ratio(found, few.len()) }
}

/// A part of a name that somebody looks for.
#[derive(Debug)]
pub struct Part {
    /// For each word its spellings, of which one must be in the name.
    words: Vec<Vec<String>>,
}

impl Part {
    /// The words of a text, without titles; `None` if there is none.
    pub fn of(text: &str) -> Option<Self> {
        let spellings = |word: String| {
            let short = TITLES.short.iter().filter(|(_, full)| **full == word);
            let short = short.map(|(short, _)| short).filter(|short| short.len() >= SHORT_FROM);
            let short: Vec<_> = short.cloned().collect();
            short.into_iter().chain([word]).collect()
        };
        let words: Vec<Vec<String>> = words(text).into_iter().map(spellings).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Whether every word is in a name. `buffer` is used again from name to name.
    pub fn is_in(&self, name: &str, buffer: &mut String) -> bool {
        buffer.clear();
        let letters = name.chars().filter(|c| !is_apostrophe(*c));
        for letter in letters {
            if letter.is_ascii() {
                buffer.push(letter.to_ascii_lowercase());
            } else {
                buffer.extend(letter.to_lowercase());
            }
        }
        let found = |word: &String| buffer.contains(word.as_str());
        self.words.iter().all(|spellings| spellings.iter().any(found))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

fn ratio(part: usize, whole: usize) -> f64 {
    let small = |count| f64::from(u16::try_from(count).unwrap_or(u16::MAX));
    small(part) / small(whole)
}

/// The words of a name without titles, in small letters, those written short in full.
fn words(name: &str) -> Vec<String> {
    // Behind the first comma stand titles.
    let name = name.split(',').find(|part| has_name(part)).unwrap_or(name);
    let bare: String = name
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || c == '.' { c } else { ' ' })
        .collect();
    let mut words: Vec<String> = bare.split_whitespace().flat_map(parts).collect();
    let titles = &*TITLES;
    while words.len() > 1 && words.first().is_some_and(|word| titles.front.contains(word)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| titles.back.contains(word)) {
        words.pop();
    }
    let full = |word: String| titles.short.get(&word).cloned().unwrap_or(word);
    words.into_iter().map(full).collect()
}

/// A word with points in it: a title such as `S.Pd` in one piece, a name behind its initial in two.
fn parts(word: &str) -> Vec<String> {
    let whole = word.replace('.', "");
    let titles = &*TITLES;
    if titles.front.contains(&whole) || titles.back.contains(&whole) {
        return vec![whole];
    }
    word.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn has_name(part: &str) -> bool {
    let whole: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
    let whole = whole.to_lowercase();
    !whole.is_empty() && !TITLES.front.contains(&whole) && !TITLES.back.contains(&whole)
}

/// Whether two words can be one: nearly the same letters, or one the initial of the other.
fn same_word(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    initial(one, other) || initial(other, one) || jaro_winkler(one, other) >= SAME_WORD
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    front: BTreeSet<String>,
    back: BTreeSet<String>,
    short: BTreeMap<String, String>,
}

static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/titles.toml")).expect("the list of titles is sound")
});

/// From this share of common words on, two names can be one person's.
const ONE_PERSON_FROM: f64 = 0.6;
/// From here on two words are spellings of one.
const SAME_WORD: f64 = 0.88;
/// From here on two names without their blanks are spellings of one.
const SAME_LETTERS: f64 = 0.95;

/// Shorter short forms are in too many names.
const SHORT_FROM: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_found_in_any_case_and_order() {
        let is_in = |part, name| Part::of(part).unwrap().is_in(name, &mut String::new());
        for (part, name) in [
            ("rahman arif", "Moh. ARIF RAHMAN, S.E."),
            ("Drs. Fauzi", "Ahmad Fauzi, M.Si."),
            ("marifah", "Siti Ma'rifah"),
            ("muhammad arif", "Moh Arif Rahman"),
            ("sant", "Budi Santoso"),
        ] {
            assert!(is_in(part, name), "{part} / {name}");
        }
        assert!(!is_in("budi hartono", "Budi Santoso"));
        assert!(Part::of(" , ").is_none());
    }

    /// The pairs of decision 0014.
    #[test]
    fn spellings_of_one_name_are_told_from_names_of_two_people() {
        for (one, other) in ONE {
            assert!(!differ(one, other), "{one} / {other}: {}", likeness(one, other));
        }
        for (one, other) in TWO {
            assert!(differ(one, other), "{one} / {other}: {}", likeness(one, other));
        }
    }

    const ONE: [(&str, &str); 16] = [
        ("HARTONO SAPUTRA SKM", "Hartono Saputra, S.K.M."),
        ("Hartono Saputra", "Hartono Saputro"),
        ("Drs. H. Ahmad Fauzi, M.Si.", "AHMAD FAUZI"),
        ("dr. Rina Wati", "Rina Wati, M.Kes"),
        ("M. Rizki", "Muhammad Rizky"),
        ("Moh Arif Rahman", "Muhammad Arief Rahman"),
        ("A. Rahman Hakim", "Abdul Rahman Hakim"),
        ("Siti Aminah", "Siti Aminah Rahayu"),
        ("Siti Ma'rifah", "SITI MARIFAH"),
        ("Nur Hidayah", "Nurhidayah"),
        ("Ni Luh Putu Sari", "Ni Luh P. Sari"),
        ("Suharto", "Suharto, S.E., M.M."),
        ("R.A. Kartini", "Kartini"),
        ("Dewi Anggraini", "Dewi Anggraeni, S.Pd"),
        ("Yohanes Sitorus", "Sitorus Yohanes"),
        ("SRI WAHYUNI BINTI AHMAD", "Sri Wahyuni"),
    ];
    const TWO: [(&str, &str); 9] = [
        ("Lina Saputra", "Budi Hartono"),
        ("Budi Santoso", "Budi Setiawan"),
        ("Rina Wati", "Rina Hartono"),
        ("Siti Aminah", "Siti Rahayu"),
        ("Ahmad Fauzi, S.Pd.", "Ahmad Yani, S.Pd."),
        ("Suharto", "Sukarno"),
        ("Drs. Bambang", "Drs. Joko"),
        ("Muhammad Rizki", "Muhammad Fadli"),
        ("Dewi Anggraini", "Dewi Sartika"),
    ];
}
