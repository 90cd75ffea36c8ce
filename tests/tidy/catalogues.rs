//! Texts that nobody says.

use super::Source;

/// Messages of a catalogue whose id stands in none of these sources. (An id that stands there and
/// in no catalogue does not compile. What help says is named by the grammar, and held against it by
/// the tests of `crates/cli/src/help.rs`.)
pub(super) fn unsaid(catalogue: &Source, sources: &[Source]) -> Vec<String> {
    let lines = (1..).zip(catalogue.text.lines());
    let ids = lines.filter_map(|(number, line)| {
        let (id, _) = line.split_once(" =")?;
        id.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((number, id))
    });
    let said = |id: &str| sources.iter().any(|source| source.text.contains(&format!("\"{id}\"")));
    let by_grammar = |id: &str| ["help", "placeholder"].iter().any(|room| id.starts_with(room));
    ids.filter(|(_, id)| !by_grammar(id) && !said(id))
        .map(|(number, id)| {
            let path = &catalogue.path;
            format!("{path}:{number}: nobody says `{id}`; take it out of all catalogues")
        })
        .collect()
}

#[cfg(test)]
mod tests;
