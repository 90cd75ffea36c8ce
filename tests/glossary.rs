//! The closed lists of which a status and a finding are made are those of `docs/GLOSSARY.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ikrar_core::finding::FindingKind;
use ikrar_core::status::{Conduct, PactState, Rule, Verdict};
use ikrar_words::{Lang, Say};

#[test]
fn every_word_of_a_closed_list_is_explained() {
    let glossary = read("docs/GLOSSARY.md");
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

#[test]
fn states_are_called_in_indonesian_as_the_glossary_has_them() {
    let glossary = read("docs/GLOSSARY.md");
    assert_called(&glossary, "The pact (first axis)", PactState::ALL);
    assert_called(&glossary, "Conduct (second axis)", Conduct::ALL);
    assert_called(&glossary, "Verdict", Verdict::ALL);
}

#[track_caller]
fn assert_called(glossary: &str, heading: &str, states: &[impl Say]) {
    let rows = section(glossary, heading).lines().filter(|line| line.starts_with("| `"));
    let called = rows.flat_map(|row| italics(row.split(" | ").nth(1).unwrap_or_default()));
    let told = states.iter().map(|state| Lang::ID.tell(state).into_owned());
    assert_eq!(called.collect::<BTreeSet<_>>(), told.collect(), "{heading}");
}

/// Words of courts and of bookkeeping came back with texts that were added later.
#[test]
fn what_the_glossary_forbids_is_not_said_in_indonesian() {
    let (glossary, texts) = (read("docs/GLOSSARY.md"), read("crates/words/catalogues/id.ftl"));
    let texts = texts.to_lowercase();
    let words: BTreeSet<_> = texts.split(|c: char| !c.is_alphabetic()).collect();
    let rows = section(&glossary, "Both languages").lines().filter(|line| line.starts_with('|'));
    let forbidden: Vec<_> =
        rows.flat_map(|row| italics(row.split(" | ").last().unwrap())).collect();
    assert!(forbidden.len() > 10, "{forbidden:?}");
    for forbidden in &forbidden {
        let phrase = forbidden.contains(' ');
        let said = texts.contains(forbidden) && (phrase || words.contains(forbidden.as_str()));
        assert!(!said, "`{forbidden}` is in id.ftl");
    }
}

/// What stands between `*` and `*`.
fn italics(text: &str) -> Vec<String> {
    text.split('*').skip(1).step_by(2).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

fn section<'a>(glossary: &'a str, heading: &str) -> &'a str {
    let (_, section) = glossary.split_once(&format!("\n## {heading}\n")).unwrap();
    section.split("\n## ").next().unwrap_or_default()
}

/// The words in the first column of the table under a heading.
fn explained<'a>(glossary: &'a str, heading: &str) -> BTreeSet<&'a str> {
    let cells = section(glossary, heading)
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    cells.flat_map(|cell| cell.trim_end_matches('`').split("`, `")).collect()
}
