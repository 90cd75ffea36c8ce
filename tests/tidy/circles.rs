//! Modules of a crate that import each other in a circle: none of them can be read first.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// From which top-level module to which, within a crate, and where first.
type Arrows = BTreeMap<(String, String, String), String>;

/// Imports that close a circle of top-level modules and are not known, and known ones that close
/// none any more.
pub(super) fn faults(sources: &[Source], known: &[(&str, &str, &str)]) -> Vec<String> {
    let closing = closing(&arrows(sources));
    let is_known = |(krate, from, to): &(String, String, String)| {
        known.contains(&(krate.as_str(), from.as_str(), to.as_str()))
    };
    let new = closing.iter().filter(|(arrow, _)| !is_known(arrow)).map(|((_, from, to), place)| {
        let advice = "move what both need into a module of its own";
        format!("{place}: `{from}` uses `{to}`, which leads back to `{from}`; {advice}")
    });
    let is_there = |(krate, from, to): &(&str, &str, &str)| {
        closing.contains_key(&((*krate).to_owned(), (*from).to_owned(), (*to).to_owned()))
    };
    let gone = known.iter().filter(|arrow| !is_there(arrow)).map(|(krate, from, to)| {
        format!(
            "tests/tidy/circles.rs:1: in {krate}, `{from}` ▶ `{to}` closes no circle any more; \
             take it off the list"
        )
    });
    new.chain(gone).collect()
}

/// The arrows whose end leads back to their beginning.
fn closing(arrows: &Arrows) -> Arrows {
    let leads = |krate: &str, from: &str, to: &str| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
        while let Some(at) = waiting.pop() {
            let next = arrows.keys().filter(|(of, start, _)| of == krate && start == at);
            waiting.extend(next.map(|(.., end)| end.as_str()).filter(|end| seen.insert(*end)));
        }
        seen.contains(to)
    };
    let closes = |(krate, from, to): &(String, String, String)| leads(krate, to, from);
    arrows.iter().filter(|(arrow, _)| closes(arrow)).map(|(a, p)| (a.clone(), p.clone())).collect()
}

fn arrows(sources: &[Source]) -> Arrows {
    let parts = sources.iter().filter_map(|source| {
        let (krate, within) = source.path.strip_prefix("crates/")?.split_once("/src/")?;
        let module: Vec<&str> = within.strip_suffix(".rs")?.split('/').collect();
        let is_test = module.contains(&"tests");
        (!is_test).then_some((source, krate, module))
    });
    let tops: BTreeSet<(&str, &str)> =
        parts.clone().filter_map(|(_, krate, module)| Some((krate, *module.first()?))).collect();
    let mut arrows = Arrows::new();
    for (source, krate, module) in parts {
        for (line, path) in paths(&source.text) {
            let Some((from, to)) = ends(&module, &path) else { continue };
            if from != to && tops.contains(&(krate, to)) {
                let arrow = (krate.to_owned(), from.to_owned(), to.to_owned());
                arrows.entry(arrow).or_insert_with(|| format!("{}:{line}", source.path));
            }
        }
    }
    arrows
}

/// The top-level modules of a file and of what a path in it leads to.
fn ends<'a>(module: &[&'a str], path: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let (from, first) = (*module.first()?, *path.first()?);
    if ["lib", "main"].contains(&from) {
        return None; // the root declares them all
    }
    if first == "crate" {
        return Some((from, *path.get(1)?));
    }
    let up = path.iter().take_while(|name| **name == "super").count();
    let above: Vec<&str> = module.get(..module.len().checked_sub(up)?)?.to_vec();
    Some((from, above.first().or(path.get(up)).copied()?))
}

/// The paths of a file's code that begin with `crate` or `super`, with their lines; a group's
/// members one by one, as deep as their first names. Tests stand at the end of a file.
fn paths(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut found = Vec::new();
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    for (index, line) in code.lines().enumerate() {
        let line_start = line.as_ptr() as usize - code.as_ptr() as usize;
        let shown = line.split("//").next().unwrap_or_default();
        for start in ["crate::", "super::"] {
            for (at, _) in shown.match_indices(start) {
                let before = shown.get(..at).unwrap_or_default();
                if before.ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
                    continue; // within a path or a name, or where a macro will be used
                }
                let rest = code.get(line_start + at..).unwrap_or_default();
                found.extend(members(rest).into_iter().map(|path| (index + 1, path)));
            }
        }
    }
    found
}

/// The path that a text begins with; several when it ends in a group.
fn members(text: &str) -> Vec<Vec<&str>> {
    let (mut names, mut rest) = (Vec::new(), text);
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            break;
        }
        names.push(name);
        match after.strip_prefix("::") {
            Some(after) => rest = after,
            None => return vec![names],
        }
    }
    let Some(group) = rest.strip_prefix('{') else { return vec![names] };
    let firsts = pieces(group).into_iter().map(|piece| {
        let piece = piece.trim_start();
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(piece.len());
        piece.split_at(end).0
    });
    firsts.map(|name| [names.as_slice(), &[name]].concat()).collect()
}

/// What stands between the commas of a group, up to its end.
fn pieces(group: &str) -> Vec<&str> {
    let (mut pieces, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    for (at, c) in group.char_indices() {
        let is_end = depth == 0 && (c == ',' || c == '}');
        if is_end {
            pieces.extend(group.get(start..at));
            start = at + 1;
        }
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    pieces
}

/// Crate, from, to: arrows that close a circle already. The list may only shrink.
pub(super) const KNOWN: &[(&str, &str, &str)] =
    &[("core", "codec", "value"), ("core", "value", "codec")];

#[cfg(test)]
mod tests;
