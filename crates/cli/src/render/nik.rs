//! NIKs, which say who somebody is outside of the office too: people who did not ask for them are
//! shown the last four digits.

use ikrar_core::value::{IdKind, Identifier, personal_numbers};

/// The text with each NIK in it cut short, if it has any and they are not to be seen.
pub(super) fn hidden(text: &str, in_full: bool) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if in_full || digits < DIGITS {
        return None;
    }
    let is_nik = |number: &str| {
        Identifier::parse_lenient(number).is_ok_and(|number| number.kind() == IdKind::Nik)
    };
    let (mut told, mut end) = (String::new(), 0);
    for number in personal_numbers(text) {
        let Some(found) = text.get(number.clone()).filter(|found| is_nik(found)) else { continue };
        told.push_str(text.get(end..number.start)?);
        told.push('…');
        let (last, _) = found.char_indices().rev().nth(DIGITS_SHOWN - 1)?;
        told.push_str(found.get(last..)?);
        end = number.end;
    }
    told.push_str(text.get(end..)?);
    (end > 0).then_some(told)
}

/// Of a NIK.
const DIGITS: usize = 16;
const DIGITS_SHOWN: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    const NIK: &str = "1606046505730002";

    #[test]
    fn of_a_nik_the_last_digits_are_shown_and_of_nothing_else() {
        assert_eq!(hidden(NIK, false).unwrap(), "…0002");
        assert_eq!(hidden(NIK, true), None);
        let list = format!(r#"["197305251998022009","{NIK}"] 2024"#);
        let wanted = r#"["197305251998022009","…0002"] 2024"#;
        assert_eq!(hidden(&list, false).unwrap(), wanted);
        for other in ["197305251998022009", "9999999999999999", "1606", "e4c72b6818ea1061", ""] {
            assert_eq!(hidden(other, false), None, "{other}");
        }
    }
}
