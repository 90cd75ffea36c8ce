//! One source file by itself: lines and words.

use super::Source;

/// Lines of more than [`COLUMNS_MAX`] columns.
pub(super) fn long_lines(source: &Source) -> Vec<String> {
    let path = &source.path;
    let long = (1..).zip(source.text.lines()).map(|(number, line)| (number, line.chars().count()));
    long.filter(|(_, columns)| *columns > COLUMNS_MAX)
        .map(|(number, columns)| {
            format!("{path}:{number}: {columns} columns; break the line at {COLUMNS_MAX}")
        })
        .collect()
}

/// A file of more than [`LINES_MAX`] lines.
pub(super) fn long_files(source: &Source) -> Vec<String> {
    let (path, lines) = (&source.path, source.text.lines().count());
    let long = (lines > LINES_MAX)
        .then(|| format!("{path}:{lines}: more than {LINES_MAX} lines; split it"));
    long.into_iter().collect()
}

/// A use of bincode outside the one file that is its fence; its last release is no longer kept.
pub(super) fn bincode(source: &Source) -> Vec<String> {
    let path = &source.path;
    let is_fence = path == "crates/core/src/codec.rs" || path.ends_with("tests.rs");
    let lines = (1..).zip(source.text.lines()).filter(|_| !is_fence);
    let code = lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()));
    code.filter(|(_, code)| code.contains(concat!("bincode", "::")))
        .map(|(number, _)| {
            format!("{path}:{number}: only codec.rs names bincode; use what it gives")
        })
        .collect()
}

/// Sentences in errors below the words, where they would be told in one language. Errors of values
/// pass through libraries as text.
pub(super) fn sentences(source: &Source) -> Vec<String> {
    let path = &source.path;
    let is_below = BELOW_WORDS.iter().any(|folder| path.starts_with(folder));
    let lines = (1..).zip(source.text.lines());
    let lines = lines.filter(|_| is_below && !path.starts_with("crates/core/src/value/"));
    lines
        .filter(|(_, line)| line.contains("#[error(") && !line.contains("#[error(\"{self:?}\")]"))
        .map(|(number, _)| {
            format!("{path}:{number}: an error with a sentence; tell it in crates/words")
        })
        .collect()
}

/// Sources that are read as text: what they say is held by types.
pub(super) fn read_sources(source: &Source) -> Vec<String> {
    let path = &source.path;
    let lines = (1..).zip(source.text.lines());
    lines
        .filter(|(_, line)| line.contains(concat!("include_", "str!(")) && line.contains(".rs\""))
        .map(|(number, _)| format!("{path}:{number}: reads a source; hold the type instead"))
        .collect()
}

/// Words that stand where work was left.
pub(super) fn unfinished(source: &Source) -> Vec<String> {
    let path = &source.path;
    let lines = (1..).zip(source.text.lines());
    let found = lines.flat_map(|(number, line)| {
        let words = UNFINISHED.iter().filter(move |word| has_word(line, word));
        words.map(move |word| format!("{path}:{number}: `{word}`; finish it or take it out"))
    });
    found.collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let boundary = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let after = rest.strip_prefix(word).and_then(|rest| rest.chars().next());
        boundary(before.chars().next_back()) && boundary(after)
    })
}

const BELOW_WORDS: [&str; 3] = ["crates/core/src/", "crates/store/src/", "crates/desk/src/"];
const COLUMNS_MAX: usize = 100;
const LINES_MAX: usize = 400;
/// Clippy knows the macros; these are words of comments.
const UNFINISHED: [&str; 3] = [concat!("FIX", "ME"), concat!("TO", "DO"), concat!("XX", "X")];

#[cfg(test)]
mod tests;
