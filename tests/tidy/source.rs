//! One source file by itself: lines, functions, words.

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

/// A file of more than [`LINES_MAX`] lines, or one that grew although it is too long already.
pub(super) fn long_files(source: &Source) -> Vec<String> {
    let (path, lines) = (&source.path, source.text.lines().count());
    let known = LONG_FILES.iter().find(|(file, _)| file == path).map(|(_, lines)| *lines);
    match known {
        Some(known) if lines > known => {
            vec![format!("{path}:{lines}: it had {known} lines and may only shrink; split it")]
        }
        None if lines > LINES_MAX => {
            vec![format!("{path}:{lines}: more than {LINES_MAX} lines; split it")]
        }
        _ => Vec::new(),
    }
}

/// Functions of more than [`FUNCTION_LINES_MAX`] lines, and longer ones that grew.
pub(super) fn long_functions(source: &Source) -> Vec<String> {
    let path = &source.path;
    let too_long = functions(&source.text).into_iter().filter_map(|function| {
        let Function { name, line, lines } = function;
        let known = LONG_FUNCTIONS.iter().find(|(file, of, _)| file == path && *of == name);
        let max = known.map_or(FUNCTION_LINES_MAX, |(.., lines)| *lines);
        let fault = format!("{path}:{line}: `{name}` has {lines} lines, at most {max}; divide it");
        (lines > max).then_some(fault)
    });
    too_long.collect()
}

/// Ratchets that hold nothing any more.
pub(super) fn stale_ratchets(sources: &[Source]) -> Vec<String> {
    let find = |path: &str| sources.iter().find(|source| source.path == path);
    let files = LONG_FILES.iter().filter(|(path, _)| {
        find(path).is_none_or(|source| source.text.lines().count() <= LINES_MAX)
    });
    let files = files.map(|(path, _)| (*path).to_owned());
    let long = |path: &str, name: &str| {
        let functions = find(path).map(|source| functions(&source.text)).unwrap_or_default();
        functions.iter().any(|f| f.name == name && f.lines > FUNCTION_LINES_MAX)
    };
    let functions = LONG_FUNCTIONS.iter().filter(|(path, name, _)| !long(path, name));
    let functions = functions.map(|(path, name, _)| format!("{path}: `{name}`"));
    let fault =
        |what| format!("{what} is short enough; take it off the list in tests/tidy/source.rs");
    files.chain(functions).map(fault).collect()
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
        boundary(before.chars().next_back()) && (word.ends_with('!') || boundary(after))
    })
}

/// Calls that panic without saying which invariant was broken, outside tests.
pub(super) fn unwraps(source: &Source) -> Vec<String> {
    let path = &source.path;
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return Vec::new();
    }
    let code = code_of(&source.text);
    let tests = test_ranges(&code);
    let found =
        code.match_indices(UNWRAP).filter(|(at, _)| !tests.iter().any(|range| range.contains(at)));
    let line = |at: usize| 1 + code.chars().take(at).filter(|c| *c == '\n').count();
    let advice = "use `expect` with the invariant as its message, or return the error";
    found.map(|(at, _)| format!("{path}:{}: `{UNWRAP}`; {advice}", line(at))).collect()
}

/// The places of modules and items that only tests see.
fn test_ranges(code: &str) -> Vec<std::ops::Range<usize>> {
    let starts = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    starts.filter_map(|at| Some(at..end_of_block(code, at)?)).collect()
}

/// A function's name, where it begins, and how many lines it takes.
struct Function {
    name: String,
    line: usize,
    lines: usize,
}

fn functions(text: &str) -> Vec<Function> {
    let code = code_of(text);
    let line_at = |at: usize| 1 + code.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let (before, rest) = code.split_at(at);
        let rest = rest.strip_prefix("fn ").unwrap_or_default();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() || before.chars().next_back().is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        if let Some(end) = end_of_block(&code, at) {
            let line = line_at(at);
            found.push(Function { name, line, lines: line_at(end) - line + 1 });
        }
    }
    found
}

/// Where the block ends that follows `start`; `None` when a semicolon comes first.
fn end_of_block(code: &str, start: usize) -> Option<usize> {
    let (mut brackets, mut braces) = (0_u32, 0_u32);
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' if braces == 0 => brackets += 1,
            b')' | b']' if braces == 0 => brackets = brackets.saturating_sub(1),
            b';' if braces == 0 && brackets == 0 => return None,
            b'{' => braces += 1,
            b'}' if braces <= 1 => return (braces == 1).then_some(at),
            b'}' => braces -= 1,
            _ => {}
        }
    }
    None
}

/// The text with every byte of comments and literals turned into a blank, line by line as before.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = literal(rest, code.chars().next_back()).unwrap_or(0);
        let (skipped, after) = rest.split_at(length.max(first.len_utf8()));
        if length == 0 && first.is_ascii() {
            code.push(first);
        } else {
            code.extend(skipped.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    code
}

/// How many bytes a comment or literal takes that begins here.
fn literal(rest: &str, before: Option<char>) -> Option<usize> {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let through = |from: usize, end: &str| {
        let tail = rest.get(from..).unwrap_or_default();
        tail.find(end).map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(through(2, "*/"));
    }
    if rest.starts_with('"') {
        return Some(quoted(rest, '"'));
    }
    let raw = rest.trim_start_matches('b').strip_prefix('r').filter(|_| !in_word);
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw.trim_start_matches('#').starts_with('"') {
            let from = rest.len() - raw.len() + hashes + 1;
            return Some(through(from, &format!("\"{}", "#".repeat(hashes))));
        }
    }
    let mut characters = rest.strip_prefix('\'')?.chars();
    match (characters.next()?, characters.next()?) {
        ('\\', _) => Some(quoted(rest, '\'')),
        (one, '\'') => Some(2 + one.len_utf8()),
        _ => None, // a lifetime
    }
}

/// The length of a literal that begins with a quotation mark and ends with the next bare one.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = true; // the mark that opens it ends nothing
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

const COLUMNS_MAX: usize = 100;
const LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
const UNWRAP: &str = concat!(".unwrap", "()");
const UNFINISHED: [&str; 5] = [
    concat!("todo", "!"),
    concat!("unimplemented", "!"),
    concat!("dbg", "!"),
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
];
/// Files that are too long already, with their lines: they may only shrink.
const LONG_FILES: [(&str, usize); 1] = [("crates/core/src/state/people.rs", 549)];
/// Functions that are too long already, with their lines: they may only shrink.
const LONG_FUNCTIONS: [(&str, &str, usize); 0] = [];

#[cfg(test)]
mod tests;
