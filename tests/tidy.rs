//! Habits that neither the compiler, clippy nor cargo-deny checks, as ordinary tests over the
//! repository's files. Each fault is told as `file:line: what is wrong; what to do`.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod catalogues;
mod circles;
mod packages;
mod source;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the repository, by its path from the root.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path));
        let text = text.unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path: path.to_owned(), text }
    }

    #[cfg(test)]
    fn of(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }
}

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file's path from the root, sorted, without what is built and what git keeps.
fn paths() -> Vec<String> {
    let mut paths = Vec::new();
    walk(&root(), "", &mut paths);
    paths.sort();
    paths
}

fn walk(root: &Path, within: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(within)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if within.is_empty() { name.clone() } else { format!("{within}/{name}") };
        if !entry.file_type().unwrap().is_dir() {
            paths.push(path);
        } else if !SKIPPED.contains(&name.as_str()) {
            walk(root, &path, paths);
        }
    }
}

/// All files with this extension.
fn sources(extension: &str) -> Vec<Source> {
    let wanted = |path: &String| path.rsplit_once('.').is_some_and(|(_, end)| end == extension);
    paths().iter().filter(|path| wanted(path)).map(|path| Source::read(path)).collect()
}

/// Fails with all faults, one on a line.
#[track_caller]
fn assert_tidy(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn all(sources: &[Source], check: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    sources.iter().flat_map(check).collect()
}

#[test]
fn lines_are_short() {
    assert_tidy(&all(&sources("rs"), source::long_lines));
}

#[test]
fn files_are_short() {
    assert_tidy(&all(&sources("rs"), source::long_files));
}

#[test]
fn bincode_is_named_in_one_file() {
    assert_tidy(&all(&sources("rs"), source::bincode));
}

#[test]
fn errors_below_the_words_hold_no_sentence() {
    assert_tidy(&all(&sources("rs"), source::sentences));
}

#[test]
fn no_source_is_read_as_text() {
    assert_tidy(&all(&sources("rs"), source::read_sources));
}

#[test]
fn no_word_of_unfinished_work_is_left() {
    assert_tidy(&all(&sources("rs"), source::unfinished));
    assert_tidy(&all(&sources("toml"), source::unfinished));
}

#[test]
fn every_source_file_is_part_of_its_crate() {
    assert_tidy(&tree::forgotten(&sources("rs")));
}

#[test]
fn no_module_imports_itself_by_way_of_others() {
    assert_tidy(&circles::faults(&sources("rs"), circles::KNOWN));
}

#[test]
fn file_names_have_no_blanks() {
    assert_tidy(&tree::blanks(&paths()));
}

#[test]
fn links_lead_to_files() {
    let paths = paths();
    assert_tidy(&all(&sources("md"), |page| tree::dead_links(page, &paths)));
}

#[test]
fn documents_that_the_sources_name_are_there() {
    let paths = paths();
    assert_tidy(&all(&sources("rs"), |source| tree::dead_mentions(source, &paths)));
}

#[test]
fn every_text_is_said() {
    let program = sources("rs").into_iter().filter(|source| {
        let path = &source.path;
        path.starts_with("crates/") && !path.ends_with("/tests.rs") && !path.contains("/tests/")
    });
    let program: Vec<_> = program.collect();
    let catalogue = Source::read("crates/words/catalogues/en.ftl");
    assert_tidy(&catalogues::unsaid(&catalogue, &program));
}

#[test]
fn dependencies_point_from_the_faces_to_the_core() {
    let manifests = sources("toml").into_iter().filter(|source| {
        source.path.starts_with("crates/") && source.path.ends_with("/Cargo.toml")
    });
    assert_tidy(&all(&manifests.collect::<Vec<_>>(), packages::wrong_arrows));
}

#[test]
fn the_core_depends_on_what_it_may() {
    assert_tidy(&packages::unlisted(&Source::read("crates/core/Cargo.toml")));
}

#[test]
fn every_dependency_has_a_reason() {
    assert_tidy(&packages::without_reason(&Source::read("Cargo.toml")));
}

const SKIPPED: [&str; 5] = ["target", ".git", "artifacts", "ikrar-demo", "node_modules"];
