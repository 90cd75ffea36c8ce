//! What depends on what, and why.

use toml::{Table, Value};

use super::Source;

/// Dependencies among our own packages that point the wrong way.
pub(super) fn wrong_arrows(manifest: &Source) -> Vec<String> {
    let parsed = parse(manifest);
    let name = parsed.get("package").and_then(|package| package.get("name"));
    let name = name.and_then(Value::as_str).unwrap_or_default();
    let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
        let advice = "say in tests/tidy/packages.rs what it may depend on";
        return vec![format!("{}:1: `{name}` is not known; {advice}", manifest.path)];
    };
    let ours = dependencies(&parsed).into_iter().filter(|name| name.starts_with("ikrar"));
    ours.filter(|name| !allowed.contains(&name.as_str()))
        .map(|to| {
            let place = place(manifest, &to);
            format!("{place}: `{name}` must not depend on `{to}`; move what it needs to the core")
        })
        .collect()
}

/// Dependencies of the core that are not on its list.
pub(super) fn unlisted(manifest: &Source) -> Vec<String> {
    let parsed = parse(manifest);
    let sections = SECTIONS.iter().filter(|section| **section != "dev-dependencies");
    let names = sections.flat_map(|section| section_of(&parsed, section));
    let unlisted = names.filter(|name| !CORE_MAY_USE.contains(&name.as_str()));
    let advice =
        "the core has no I/O, clock or randomness: if the package has none either, list it";
    unlisted
        .map(|name| {
            format!("{}: `{name}` is not on the core's list; {advice}", place(manifest, &name))
        })
        .collect()
}

/// Dependencies of the workspace without a comment that says what they are for.
pub(super) fn without_reason(manifest: &Source) -> Vec<String> {
    let lines = (1..).zip(manifest.text.lines());
    let of_section = lines
        .skip_while(|(_, line)| *line != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['));
    let bare = of_section.filter(|(_, line)| {
        let declares = line.contains('=') && !line.starts_with('#');
        let ours = line.contains("path = \"crates/");
        let reason = line.rsplit_once(" # ").is_some_and(|(_, why)| why.trim().len() > 3);
        declares && !ours && !reason
    });
    let path = &manifest.path;
    bare.map(|(number, line)| {
        let name = line.split([' ', '.', '=']).next().unwrap_or_default();
        format!("{path}:{number}: `{name}` has no reason; say behind a # what it is for")
    })
    .collect()
}

fn parse(source: &Source) -> Table {
    source.text.parse().unwrap_or_else(|error| panic!("{}: {error}", source.path))
}

/// The names of all dependencies, also those of one platform only.
fn dependencies(manifest: &Table) -> Vec<String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let targets = targets.into_iter().flat_map(Table::values).filter_map(Value::as_table);
    let tables = std::iter::once(manifest).chain(targets);
    tables.flat_map(|table| SECTIONS.iter().flat_map(|name| section_of(table, name))).collect()
}

fn section_of(table: &Table, section: &str) -> Vec<String> {
    let section = table.get(section).and_then(Value::as_table);
    let package = |(name, value): (&String, &Value)| {
        let renamed = value.get("package").and_then(Value::as_str);
        renamed.unwrap_or(name).to_owned()
    };
    section.into_iter().flat_map(Table::iter).map(package).collect()
}

/// `file:line` of a dependency.
fn place(manifest: &Source, name: &str) -> String {
    let declares = |line: &str| line.split([' ', '.', '=']).next() == Some(name);
    let line = 1 + manifest.text.lines().position(declares).unwrap_or_default();
    format!("{}:{line}", manifest.path)
}

const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];
/// What each of our packages may depend on, of our own.
const ARROWS: [(&str, &[&str]); 6] = [
    ("ikrar-lanes", &[]),
    ("ikrar-core", &["ikrar-lanes"]),
    ("ikrar-store", &["ikrar-core", "ikrar-lanes"]),
    ("ikrar-desk", &["ikrar-core"]),
    ("ikrar-words", &["ikrar-core", "ikrar-store", "ikrar-desk"]),
    ("ikrar-cli", &["ikrar-core", "ikrar-store", "ikrar-desk", "ikrar-words"]),
];
const CORE_MAY_USE: [&str; 14] = [
    "aes-gcm",
    "bincode",
    "blake3",
    "chrono",
    "curve25519-dalek",
    "data-encoding",
    "ed25519-dalek",
    "ikrar-lanes",
    "rayon",
    "serde",
    "sha2",
    "thiserror",
    "toml",
    "zeroize",
];

#[cfg(test)]
mod tests;
