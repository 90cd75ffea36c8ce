//! Words of closed lists as somebody writes them: in any case, and in Indonesian.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The word of a list that is meant, if one is.
pub fn meant(text: &str, names: &[&'static str]) -> Option<&'static str> {
    let bare = bare(text);
    let is_it = |name: &str| name == bare.replace(' ', "-") || of(name).any(|other| other == bare);
    names.iter().copied().find(|name| is_it(name))
}

/// Other spellings of a word.
pub fn of(name: &str) -> impl Iterator<Item = &'static str> {
    SPELLINGS.get(name).into_iter().flatten().map(String::as_str)
}

fn bare(text: &str) -> String {
    let blank = |c: char| if matches!(c, '_' | '-') { ' ' } else { c };
    let text: String = text.chars().map(blank).flat_map(char::to_lowercase).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

static SPELLINGS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/spellings.toml")).expect("the list of spellings is sound")
});

#[cfg(test)]
mod tests {
    use ikrar_core::event::case::Channel;
    use ikrar_core::event::pact::Method;
    use ikrar_core::event::person::{Departure, LeaveKind, Return};
    use ikrar_core::status::{Conduct, PactState};
    use ikrar_core::value::{EmploymentStatus, Level, Role, Zone};

    use super::*;

    const LISTS: [&[&str]; 11] = [
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
                for spelling in of(name) {
                    assert_eq!(meant(spelling, names), Some(*name), "{spelling}");
                }
            }
        }
        let known: Vec<_> = LISTS.concat();
        for name in SPELLINGS.keys() {
            assert!(known.contains(&name.as_str()), "{name} is a word of no list");
        }
    }

    #[test]
    fn case_and_blanks_make_no_difference() {
        assert_eq!(meant("Mengundurkan  Diri", Departure::NAMES), Some("resigned"));
        assert_eq!(meant("Kontrak_Habis", Departure::NAMES), Some("contract-ended"));
        assert_eq!(meant("NEW-CONTRACT", Return::NAMES), Some("new-contract"));
        assert_eq!(meant("cuti", LeaveKind::NAMES), None);
    }
}
