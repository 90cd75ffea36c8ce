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

#[test]
fn a_sentence_in_an_error_is_named() {
    let text = "    #[error(\"the text is empty\")]\n    #[error(\"{self:?}\")]\n";
    let faults = |path| sentences(&Source::of(path, text));
    let told = "crates/core/src/log.rs:1: an error with a sentence; tell it in crates/words";
    assert_eq!(faults("crates/core/src/log.rs"), [told]);
    assert!(faults("crates/core/src/value/text.rs").is_empty());
    assert!(faults("crates/cli/src/error.rs").is_empty());
}

#[test]
fn a_source_that_is_read_as_text_is_named() {
    let read = concat!("include_", "str!(\"../../core/src/log.rs\")\n");
    assert_eq!(read_sources(&of(read)).len(), 1);
    assert!(read_sources(&of(&read.replace("log.rs", "log.toml"))).is_empty());
}
