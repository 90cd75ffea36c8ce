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
fn a_long_function_is_named() {
    let body = |lines: usize| "    let brace = '{';\n".repeat(lines);
    let text =
        format!("fn short() {{\n{}}}\n\n  fn long(a: [u8; 2]) {{\n{}}}\n", body(68), body(69));
    let fault = "crates/x/src/a.rs:72: `long` has 71 lines, at most 70; divide it";
    assert_eq!(long_functions(&of(&text)), [fault]);
    assert!(long_functions(&of("fn declared(a: [u8; 2]) -> u8;\n")).is_empty());
}

#[test]
fn work_that_was_left_is_named() {
    for word in UNFINISHED {
        let faults = unfinished(&of(&format!("fine\n  a({word}(\"x\"))\n")));
        assert_eq!(faults.len(), 1, "{word}");
        assert!(faults.first().unwrap().starts_with("crates/x/src/a.rs:2: "), "{faults:?}");
    }
    assert!(unfinished(&of("mastodon, METODOLOGI and a_dbg\n")).is_empty());
}

#[test]
fn an_unwrap_is_named_unless_a_test_does_it() {
    let code = format!("fn a() {{\n b(){UNWRAP}\n}}\n");
    assert!(unwraps(&of(&code)).pop().unwrap().starts_with("crates/x/src/a.rs:2: "));
    assert!(unwraps(&of(&format!("#[cfg(test)]\nmod tests {{\n{code}}}\n"))).is_empty());
    assert!(unwraps(&of(&format!("// é {UNWRAP}\nconst A: &str = \"{UNWRAP}\";\n"))).is_empty());
    assert_eq!(unwraps(&of(&format!("#[cfg(test)]\nmod tests;\n{code}"))).len(), 1);
    assert!(unwraps(&Source::of("crates/x/src/a/tests.rs", &code)).is_empty());
}

#[test]
fn literals_and_comments_are_no_code() {
    let text =
        "a \"{\\\"{\" '{' '\\'' '\\u{7b}' r#\"{\"{\"# b\"{\" br\"{\" /* { */ 'a: &'a // {\nz";
    let code = code_of(text);
    assert!(!code.contains('{') && code.contains("'a: &'a") && code.ends_with("\nz"), "{code}");
    assert_eq!(code.len(), text.len());
}
