//! What the readers of JSON and TOML say. Their errors come as English sentences and nothing else,
//! so the ones that people meet are known here by their fixed words; others are told as they are.

use crate::{Message, message, outside};

/// What a reader said.
pub(crate) fn said(text: &str) -> Message<'static> {
    if let Some((fault, place)) = text.rsplit_once(" at line ")
        && let Some((line, column)) = place.split_once(" column ")
    {
        let (line, column) = (line.to_owned(), column.to_owned());
        return message!("reader-place", fault = said(fault), line, column);
    }
    let quoted = |start: &str| text.strip_prefix(start)?.split_once('`');
    if let Some((field, "")) = quoted("missing field `") {
        return message!("reader-missing-field", field = shown(field));
    }
    if let Some((field, "")) = quoted("duplicate field `") {
        return message!("reader-duplicate-field", field = shown(field));
    }
    if let Some((field, known)) = quoted("unknown field `").and_then(expected) {
        return message!("reader-unknown-field", field, known);
    }
    if let Some((value, known)) = quoted("unknown variant `").and_then(expected) {
        return message!("reader-unknown-value", value, known);
    }
    for start in ["invalid type: ", "invalid value: ", "invalid length "] {
        if let Some((found, wanted)) = text.strip_prefix(start).and_then(of_another_kind) {
            return message!("reader-other-kind", found, wanted);
        }
    }
    message!("reader-other", text = shown(text))
}

/// What a reader found and what it wanted, by their kinds: what was found may be about a person.
fn of_another_kind(text: &str) -> Option<(Message<'static>, Message<'static>)> {
    let (found, wanted) = text.rsplit_once(", expected ")?;
    Some((kind(found), kind(wanted)))
}

/// What kind of value a reader speaks of, by its first words.
fn kind(text: &str) -> Message<'static> {
    let text = text.strip_prefix("a ").or_else(|| text.strip_prefix("an ")).unwrap_or(text);
    match text.split(' ').next().unwrap_or_default() {
        "boolean" | "bool" => message!("label-json-boolean"),
        "integer" | "floating" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => {
            message!("label-json-number")
        }
        "string" | "character" => message!("label-json-text"),
        "sequence" | "tuple" => message!("label-json-list"),
        "map" | "struct" => message!("label-json-object"),
        "null" | "unit" => message!("label-json-nothing"),
        _ => message!("label-json-other", text = shown(text)),
    }
}

fn expected((found, rest): (&str, &str)) -> Option<(String, String)> {
    let known = rest.strip_prefix(", expected ")?;
    let known = known.strip_prefix("one of ").unwrap_or(known);
    Some((shown(found), shown(known)))
}

fn shown(text: &str) -> String {
    outside::shown(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn a_reader_is_told_in_the_language_of_the_user() {
        for (text, told) in [
            (
                "unknown field `nip`, expected one of `id`, `type` at line 1 column 7",
                "isian `nip` tidak dikenal; yang dikenal: `id`, `type`, baris 1, kolom 7",
            ),
            ("unknown field `a`, expected `b`", "isian `a` tidak dikenal; yang dikenal: `b`"),
            ("unknown variant `x`, expected `y`", "nilai `x` tidak dikenal; yang dikenal: `y`"),
            ("missing field `event`", "isian `event` tidak ada"),
            ("duplicate field `event`", "isian `event` ada dua kali"),
            ("EOF while parsing a value at line 2 column 0", {
                "EOF while parsing a value, baris 2, kolom 0"
            }),
            ("expected value\u{1b}", "expected value\\u{1b}"),
            (
                "invalid type: integer `1`, expected struct SignedLine at line 1 column 1",
                "bilangan sebagai ganti objek, baris 1, kolom 1",
            ),
            (
                "invalid type: string \"Budi, expected\", expected u64",
                "teks sebagai ganti bilangan",
            ),
        ] {
            assert_eq!(Lang::ID.tell(&said(text)), told);
        }
        let text = "unknown field `a`, expected one of `b`, `c` at line 1 column 2";
        assert_eq!(Lang::EN.tell(&said(text)), text);
    }
}
