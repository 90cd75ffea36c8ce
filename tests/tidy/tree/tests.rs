use super::*;

fn of(path: &str, text: &str) -> Source {
    Source::of(path, text)
}

#[test]
fn a_file_that_no_module_declares_is_named() {
    let mut sources = vec![
        of("crates/x/src/lib.rs", "pub mod a;\nmod bc;\n"),
        of("crates/x/src/a.rs", "pub(crate) mod inner;\n"),
        of("crates/x/src/a/inner.rs", ""),
        of("crates/x/src/bc.rs", ""),
    ];
    assert!(forgotten(&sources).is_empty());
    sources.push(of("crates/x/src/c.rs", ""));
    sources.push(of("crates/x/src/a/b.rs", ""));
    let faults = forgotten(&sources);
    let names: Vec<_> = faults.iter().filter_map(|fault| fault.split(':').next()).collect();
    assert_eq!(names, ["crates/x/src/c.rs", "crates/x/src/a/b.rs"]);
}

#[test]
fn a_blank_in_a_name_is_named() {
    assert_eq!(blanks(&["a/b.rs".to_owned(), "a/b c.rs".to_owned()]).len(), 1);
}

#[test]
fn a_dead_link_is_named() {
    let paths = ["README.md".to_owned(), "docs/a.md".to_owned()];
    let page = |text| of("docs/a.md", text);
    let sound = "[a](../README.md) [b](a.md#part) [c](#here) [d](https://x.example)\n[e](../docs)\n\
                 ```\n[f](nothing.md)\n```\n";
    assert_eq!(dead_links(&page(sound), &paths), Vec::<String>::new());
    let faults = dead_links(&page("fine\n[a](b.md) and [b](../../a.md)\n"), &paths);
    assert_eq!(faults.len(), 2);
    assert!(faults.iter().all(|fault| fault.starts_with("docs/a.md:2: ")), "{faults:?}");
}

#[test]
fn a_document_that_is_not_there_is_named() {
    let paths = ["docs/a.md".to_owned()];
    let comments = |names: [&str; 2]| names.map(|name| format!("/// See `{name}`, 2.\n")).concat();
    let source = of("crates/x/src/a.rs", &comments(["docs/a.md", "docs/b.md"]));
    let faults = dead_mentions(&source, &paths);
    assert_eq!(faults, ["crates/x/src/a.rs:2: no `docs/b.md`; mend the name or write it"]);
}
