//! The closed lists of which a status and a finding are made are those of `docs/GLOSSARY.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ikrar_core::finding::FindingKind;
use ikrar_core::status::{Conduct, PactState, Rule, Verdict};

#[test]
fn every_word_of_a_closed_list_is_explained() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/GLOSSARY.md");
    let glossary = fs::read_to_string(path).unwrap();
    for (heading, names) in [
        ("The pact (first axis)", PactState::NAMES),
        ("Conduct (second axis)", Conduct::NAMES),
        ("Verdict", Verdict::NAMES),
        ("Rules", Rule::NAMES),
        ("Kinds of finding", FindingKind::NAMES),
    ] {
        let names: BTreeSet<_> = names.iter().copied().collect();
        assert_eq!(explained(&glossary, heading), names, "docs/GLOSSARY.md, {heading}");
    }
}

/// The words in the first column of the table under a heading.
fn explained<'a>(glossary: &'a str, heading: &str) -> BTreeSet<&'a str> {
    let (_, section) = glossary.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    cells.flat_map(|cell| cell.trim_end_matches('`').split("`, `")).collect()
}
