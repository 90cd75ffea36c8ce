use super::*;

fn of(text: &str) -> Source {
    Source::of("crates/x/src/a.rs", text)
}

#[test]
fn a_long_line_is_named() {
    let text = format!("ok\n{}\n{}\n", "é".repeat(100), "x".repeat(101));
    let faults = long_lines(&of(&text));
    assert_eq!(faults, ["crates/x/src/a.rs:3: 101 columns; break the line at 100"]);
}

#[test]
fn a_long_file_is_named() {
    assert!(long_files(&of(&"\n".repeat(400))).is_empty());
    assert!(long_files(&of(&"\n".repeat(401))).pop().unwrap().contains("split it"));
}

#[test]
fn work_that_was_left_is_named() {
    for word in UNFINISHED {
        let faults = unfinished(&of(&format!("fine\n  a({word}(\"x\"))\n")));
        assert_eq!(faults.len(), 1, "{word}");
        assert!(faults.first().unwrap().starts_with("crates/x/src/a.rs:2: "), "{faults:?}");
    }
    assert!(unfinished(&of("mastodon, METODOLOGI and A_FIXMES\n")).is_empty());
}
