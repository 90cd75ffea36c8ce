//! Files beside each other: modules, names, links.

use super::Source;

/// Source files of a crate that no `mod` of their parent declares.
pub(super) fn forgotten(sources: &[Source]) -> Vec<String> {
    let text = |path: String| sources.iter().find(|source| source.path == path).map(|s| &s.text);
    let in_crates = sources.iter().filter_map(|source| {
        let rest = source.path.strip_prefix("crates/")?;
        let (_, within) = rest.split_once("/src/")?;
        Some((source, within.strip_suffix(".rs")?))
    });
    let forgotten = in_crates.filter_map(|(source, within)| {
        let (folder, _) = source.path.rsplit_once('/')?;
        let (parents, module) = match within.rsplit_once('/') {
            Some((_, module)) => (vec![format!("{folder}.rs")], module),
            None if ["lib", "main"].contains(&within) => return None,
            None => (vec![format!("{folder}/lib.rs"), format!("{folder}/main.rs")], within),
        };
        let declared = parents
            .iter()
            .filter_map(|parent| text(parent.clone()))
            .any(|text| text.lines().any(|line| declares(line, module)));
        let advice =
            format!("declare `mod {module};` in {} or remove the file", parents.join(" or "));
        (!declared).then(|| format!("{}:1: it is part of no crate; {advice}", source.path))
    });
    forgotten.collect()
}

fn declares(line: &str, module: &str) -> bool {
    let line = line.trim();
    let rest = line.strip_suffix(';').and_then(|rest| rest.strip_suffix(module));
    rest.is_some_and(|rest| rest == "mod " || rest.starts_with("pub") && rest.ends_with(" mod "))
}

/// File names that need quotation marks in a shell.
pub(super) fn blanks(paths: &[String]) -> Vec<String> {
    let bad = paths.iter().filter(|path| path.chars().any(char::is_whitespace));
    bad.map(|path| format!("{path}:1: a blank in the name; write a hyphen")).collect()
}

/// Links of a page to files that are not there.
pub(super) fn dead_links(page: &Source, paths: &[String]) -> Vec<String> {
    let mut fenced = false;
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(page.text.lines()) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for rest in line.split("](").skip(1) {
            let target = rest.split([')', ' ', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains(':') {
                continue; // within the page, or outside
            }
            let found = resolve(&page.path, target).is_some_and(|found| is_there(&found, paths));
            if !found {
                let path = &page.path;
                faults.push(format!(
                    "{path}:{number}: no `{target}`; mend the link or make the file"
                ));
            }
        }
    }
    faults
}

/// The path from the root that a relative link leads to.
fn resolve(page: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn is_there(path: &str, paths: &[String]) -> bool {
    let folder = format!("{path}/");
    path.is_empty() || paths.iter().any(|known| known == path || known.starts_with(&folder))
}

/// Documents that comments name and that are not there.
pub(super) fn dead_mentions(source: &Source, paths: &[String]) -> Vec<String> {
    let mentions = (1..).zip(source.text.lines()).flat_map(|(number, line)| {
        let comment = line.split_once("//").map_or("", |(_, comment)| comment);
        comment.split('`').skip(1).step_by(2).map(move |name| (number, name))
    });
    let dead = mentions.filter(|(_, name)| name.starts_with("docs/") && !is_there(name, paths));
    let path = &source.path;
    dead.map(|(number, name)| format!("{path}:{number}: no `{name}`; mend the name or write it"))
        .collect()
}

#[cfg(test)]
mod tests;
