//! Words of closed lists as somebody writes them: in any case, with any punctuation, and in
//! Indonesian.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use ikrar_core::value::{EmploymentStatus, IdError};

use crate::values::same;

/// The word of a list that is meant, if one is.
pub fn meant(text: &str, names: &[&'static str]) -> Option<&'static str> {
    let text = same(text);
    let listed = |name: &str| names.iter().copied().find(|known| *known == name);
    let mut whole = SPELLINGS.whole.get(&text).into_iter().flatten();
    let itself = || names.iter().copied().find(|name| same(name) == text);
    let begun = || {
        let mut starts = SPELLINGS.starts.iter();
        starts.find_map(|(start, name)| listed(name).filter(|_| text.starts_with(start.as_str())))
    };
    whole.find_map(|name| listed(name)).or_else(itself).or_else(begun)
}

/// A kind of employment.
pub(crate) fn status(text: &str) -> Result<EmploymentStatus, IdError> {
    let known = meant(text, EmploymentStatus::NAMES).and_then(|name| name.parse().ok());
    known.map_or_else(|| EmploymentStatus::parse_lenient(text), Ok)
}

/// A word as offices write it: as ready tables offer it.
pub fn shown(name: &str) -> &str {
    SPELLINGS.shown.get(name).map_or(name, String::as_str)
}

/// How the words of all lists are written.
struct Spellings {
    /// The words that each spelling stands for.
    whole: HashMap<String, Vec<String>>,
    /// Beginnings of spellings, the longest first.
    starts: Vec<(String, String)>,
    shown: HashMap<String, String>,
}

impl From<BTreeMap<String, Vec<String>>> for Spellings {
    fn from(lists: BTreeMap<String, Vec<String>>) -> Self {
        let (mut whole, mut starts) = (HashMap::<_, Vec<String>>::new(), Vec::new());
        let mut shown = HashMap::new();
        for (name, mut spellings) in lists {
            shown.extend(spellings.first().map(|first| (name.clone(), first.clone())));
            spellings.push(name.clone());
            for spelling in spellings {
                if spelling.ends_with('*') {
                    starts.push((same(&spelling), name.clone()));
                } else {
                    let names = whole.entry(same(&spelling)).or_default();
                    if !names.contains(&name) {
                        names.push(name.clone());
                    }
                }
            }
        }
        starts.sort_by_key(|(start, _)| Reverse(start.len()));
        Self { whole, starts, shown }
    }
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let lists: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../data/spellings.toml")).expect("checked by tests");
    lists.into()
});

#[cfg(test)]
mod tests {
    use ikrar_core::event::case::Channel;
    use ikrar_core::event::pact::{Attendance, Method};
    use ikrar_core::event::person::{Departure, LeaveKind, Return};
    use ikrar_core::status::{Conduct, PactState};
    use ikrar_core::value::{Capacity, CeremonyOffice, Level, Role, Zone};

    use super::*;

    const LISTS: [&[&str]; 14] = [
        Attendance::NAMES,
        Capacity::NAMES,
        CeremonyOffice::NAMES,
        Channel::NAMES,
        Conduct::NAMES,
        Departure::NAMES,
        EmploymentStatus::NAMES,
        LeaveKind::NAMES,
        Level::NAMES,
        Method::NAMES,
        PactState::NAMES,
        Return::NAMES,
        Role::NAMES,
        Zone::NAMES,
    ];

    #[test]
    fn a_spelling_means_one_word_of_a_list() {
        for names in LISTS {
            for name in names {
                assert_eq!(meant(name, names), Some(*name));
                assert_eq!(meant(shown(name), names), Some(*name), "{}", shown(name));
            }
        }
        let Spellings { whole, starts, .. } = &*SPELLINGS;
        let begun = starts.iter().map(|(start, name)| (start, std::slice::from_ref(name)));
        for (spelling, of) in whole.iter().map(|(text, of)| (text, of.as_slice())).chain(begun) {
            for names in LISTS {
                let of: Vec<_> = of.iter().filter(|it| names.contains(&it.as_str())).collect();
                assert!(of.len() <= 1, "{spelling} means {of:?}");
            }
            for name in of {
                assert!(LISTS.concat().contains(&name.as_str()), "{name} is a word of no list");
            }
        }
    }

    #[test]
    fn case_blanks_and_punctuation_make_no_difference() {
        assert_eq!(meant("Mengundurkan  Diri", Departure::NAMES), Some("resigned"));
        assert_eq!(meant("Kontrak_Habis", Departure::NAMES), Some("contract-ended"));
        assert_eq!(meant("NEW-CONTRACT", Return::NAMES), Some("new-contract"));
        assert_eq!(meant("P.N.S.", EmploymentStatus::NAMES), Some("pns"));
        assert_eq!(meant("cuti", LeaveKind::NAMES), None);
    }

    #[test]
    fn a_kind_of_employment_is_known_by_many_names() {
        use EmploymentStatus::{Cpns, NonAsn, Pns, Pppk, PppkPartTime};
        for (text, known) in [
            ("Pegawai Negeri Sipil", Pns),
            ("PNSD", Pns),
            ("PNS Daerah", Pns),
            ("Calon PNS", Cpns),
            ("PPPK Tahap II", Pppk),
            ("PPPK Guru", Pppk),
            ("PPPK Paruh Waktu Tahap 2", PppkPartTime),
            ("Non-PNS", NonAsn),
            ("Tenaga Kontrak", NonAsn),
            ("Outsourcing", NonAsn),
        ] {
            assert_eq!(status(text), Ok(known), "{text}");
        }
        for text in ["Aktif", "1102", "PNS/PPPK"] {
            assert!(status(text).is_err(), "{text}");
        }
    }
}
