use super::*;

fn sources(files: &[(&str, &str)]) -> Vec<Source> {
    files.iter().map(|(path, text)| Source::of(&format!("crates/x/src/{path}.rs"), text)).collect()
}

#[test]
fn a_circle_is_named_at_each_of_its_arrows() {
    let circle = sources(&[
        ("lib", "mod a;\nmod b;\nmod c;\nuse crate::a::A;\n"),
        ("a", "use std::fmt;\nuse crate::b::B;\n"),
        ("b/deep", "fn f(c: super::super::c::C) {}\n"),
        ("c", "use crate::{\n    d::{D, a},\n    a::{A, E},\n};\n"),
        ("d", "use crate::a; // leads into the circle and is not of it\n"),
    ]);
    let found = faults(&circle, &[]);
    let starts =
        ["a.rs:2: `a`", "b/deep.rs:1: `b`", "c.rs:1: `c` uses `a`", "c.rs:1: `c` uses `d`"];
    assert_eq!(found.len(), 5, "{found:?}");
    for start in starts {
        let start = format!("crates/x/src/{start}");
        assert!(found.iter().any(|fault| fault.starts_with(&start)), "{start}: {found:?}");
    }
}

#[test]
fn a_line_of_modules_is_no_circle() {
    let line = sources(&[
        (
            "a",
            "use crate::b;\n// crate::c leads nowhere\n#[cfg(test)]\nmod tests { use crate::c; }\n",
        ),
        ("b", "use super::c::C;\nuse other_crate::a;\n"),
        ("b/deep", "use super::B;\nuse crate::b;\n"),
        ("c", "pub struct C;\n"),
        ("c/tests", "use crate::a;\n"),
    ]);
    assert_eq!(faults(&line, &[]), Vec::<String>::new());
}

#[test]
fn a_circle_that_is_open_leaves_the_list() {
    let pair = sources(&[("a", "use crate::b;\n"), ("b", "use crate::a;\n")]);
    let known = [("x", "a", "b"), ("x", "b", "a")];
    assert_eq!(faults(&pair, &known), Vec::<String>::new());
    let opened = sources(&[("a", "use crate::b;\n"), ("b", "")]);
    let found = faults(&opened, &known);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|fault| fault.contains("take it off the list")), "{found:?}");
}
