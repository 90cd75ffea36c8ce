//! Personal numbers inside texts, as people write them.

use std::ops::Range;

use super::Identifier;
use super::text::invisible;

/// Where a text holds what may be a personal number: the places of its bytes, in order.
///
/// That is a run of 16 or 18 digits, also with single blanks or points between groups of them, as
/// in `19730525 199802 2 009`. Where such groups run on before or behind, those that are a valid
/// number together are found. Characters that cannot be seen part nothing. Hexadecimal digits of
/// ids and hashes are none of it.
pub fn personal_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in runs(text) {
        let mut rest = run.as_slice();
        while let Some((_, after)) = rest.split_first() {
            match longest(rest, rest.len() == run.len()) {
                Some(groups) => {
                    let (number, behind) = rest.split_at(groups);
                    let ends = number.first().zip(number.last());
                    found.extend(ends.map(|(first, last)| first.at.start..last.at.end));
                    rest = behind;
                }
                None => rest = after,
            }
        }
    }
    found
}

/// Digits without anything between them.
struct Group {
    at: Range<usize>,
    digits: String,
}

/// How many of the first groups are a number together; the longer number wins.
fn longest(groups: &[Group], from_start: bool) -> Option<usize> {
    let mut digits = String::new();
    let mut best = None;
    for (count, group) in (1..).zip(groups) {
        digits.push_str(&group.digits);
        if digits.len() > NIP_DIGITS {
            break;
        }
        let few = count <= GROUPS_MAX;
        let whole = count == 1 || (from_start && count == groups.len());
        let long = [NIK_DIGITS, NIP_DIGITS].contains(&digits.len());
        if long && (whole || (few && digits.parse::<Identifier>().is_ok())) {
            best = Some(count);
        }
    }
    best
}

/// The runs of groups of digits that are parted by a single blank or point.
fn runs(text: &str) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut open = false; // whether the last run goes on with what comes next
    let mut parted = false; // whether a blank or point stands between
    let hex = hexadecimal(text);
    let mut hex = hex.iter().peekable();
    for (at, c) in text.char_indices() {
        if invisible(c) {
            continue;
        }
        while hex.next_if(|token| token.end <= at).is_some() {}
        let digit = digit(c).filter(|_| hex.peek().is_none_or(|token| !token.contains(&at)));
        match digit {
            Some(digit) => {
                let end = at + c.len_utf8();
                let group = Group { at: at..end, digits: digit.to_string() };
                match runs.last_mut().filter(|_| open) {
                    None => runs.push(vec![group]),
                    Some(run) if parted => run.push(group),
                    Some(run) => {
                        if let Some(last) = run.last_mut() {
                            last.at.end = end;
                            last.digits.push(digit);
                        }
                    }
                }
                (open, parted) = (true, false);
            }
            None if open && !parted && (c == '.' || (c.is_whitespace() && c != '\n')) => {
                parted = true;
            }
            None => (open, parted) = (false, false),
        }
    }
    runs
}

/// The tokens that are the hexadecimal form of at least 16 bytes.
fn hexadecimal(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric());
    for (end, after) in ends.map(|(at, c)| (at, at + c.len_utf8())).chain([(text.len(), 0)]) {
        let token = text.get(start..end).unwrap_or_default();
        if token.len() >= HEX_DIGITS && token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            tokens.push(start..end);
        }
        start = after;
    }
    tokens
}

/// A digit of ASCII, of full width, or of one of the two Arabic sets.
fn digit(c: char) -> Option<char> {
    let zeros = ['0', '\u{ff10}', '\u{660}', '\u{6f0}'].map(u32::from);
    let value = zeros.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|d| *d < 10));
    value.and_then(|value| char::from_digit(value, 10))
}

/// More groups than that are a list of small numbers.
const GROUPS_MAX: usize = 8;
const NIK_DIGITS: usize = 16;
const NIP_DIGITS: usize = 18;
const HEX_DIGITS: usize = 32;
