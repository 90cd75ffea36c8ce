//! Under which licences we use other people's work.

use std::process::Command;

use serde::Deserialize;

/// What `cargo metadata` says of all packages.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// Asks cargo, without network. Packages for other systems are asked for as well where they are at
/// hand.
pub(super) fn metadata() -> Metadata {
    let ask = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(["metadata", "--format-version", "1", "--offline", "--locked"]);
        command.args(more).current_dir(super::root()).output().expect("cargo runs")
    };
    let mut output = ask(&[]);
    if !output.status.success() {
        output = ask(&["--filter-platform", &host()]);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "Cargo.lock:1: cargo metadata fails: {complaint}");
    serde_json::from_slice(&output.stdout).expect("cargo writes what it documents")
}

fn host() -> String {
    let output = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("cargo names its host").to_owned()
}

/// Packages from elsewhere than the registry, and licences that are not on the list.
pub(super) fn check(metadata: &Metadata) -> Vec<String> {
    let faults = metadata.packages.iter().filter_map(|package| {
        let Package { name, version, license, source } = package;
        let why = match (source.as_deref(), license.as_deref()) {
            (None, _) if name.starts_with("ikrar") => return None,
            (Some(REGISTRY), Some(license)) if is_allowed(license) => return None,
            (Some(REGISTRY), Some(license)) => {
                format!("its licence is {license}; use another package, or ask whether we may")
            }
            (Some(REGISTRY), None) => "it names no licence; use another package".to_owned(),
            (source, _) => {
                let source = source.unwrap_or("a folder");
                format!("it comes from {source}; take a release from crates.io")
            }
        };
        Some(format!("Cargo.lock:1: {name} {version}: {why}"))
    });
    faults.collect()
}

/// Whether an SPDX expression lets us choose licences that are all on the list. An old `/` is an
/// `OR`. Nothing that does not parse is allowed.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let allowed = any(&mut words);
    words.next().is_none() && allowed == Some(true)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>) -> Option<bool> {
    let mut allowed = every(words)?;
    while words.next_if_eq(&"OR").is_some() {
        allowed |= every(words)?;
    }
    Some(allowed)
}

fn every(words: &mut Words<'_>) -> Option<bool> {
    let mut allowed = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words)?;
    }
    Some(allowed)
}

fn one(words: &mut Words<'_>) -> Option<bool> {
    let name = words.next()?;
    if name == "(" {
        let allowed = any(words)?;
        return words.next_if_eq(&")").map(|_| allowed);
    }
    // An exception only permits more.
    if words.next_if_eq(&"WITH").is_some() {
        words.next()?;
    }
    Some(ALLOWED.contains(&name))
}

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
const ALLOWED: [&str; 9] = [
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[cfg(test)]
mod tests;
