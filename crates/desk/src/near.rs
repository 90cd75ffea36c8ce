//! Names and codes that somebody may have meant.

use std::collections::BTreeSet;

use strsim::jaro_winkler;

/// Those of `known` that are near what was asked for, the nearest first; five at most.
pub fn near<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = bare(asked);
    let likeness = |name: &str| {
        let name = bare(name);
        let part = name.contains(&wanted) || wanted.contains(&name);
        if part && !wanted.is_empty() { 1.0 } else { jaro_winkler(&name, &wanted) }
    };
    let names: BTreeSet<_> = known.into_iter().collect();
    let mut near: Vec<_> = names.into_iter().map(|name| (likeness(name), name)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR_FROM);
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter().take(NEAR_MAX).map(|(_, name)| name.to_owned()).collect()
}

/// A name without what makes no difference: in small letters, with single blanks.
pub fn bare(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// From here on a name is near enough to be pointed to.
const NEAR_FROM: f64 = 0.75;
/// So many names are pointed to.
pub(crate) const NEAR_MAX: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_and_a_part_are_near_and_another_word_is_not() {
        let known = ["ringan-teguran-lisan", "berat-turun-jabatan", "sedang"];
        assert_eq!(near("Sedan", known), ["sedang"]);
        assert_eq!(near("turun-jabatan", known), ["berat-turun-jabatan"]);
        assert_eq!(near("x", known), Vec::<String>::new());
        assert_eq!(near("", ["a"]), Vec::<String>::new());
    }
}
