//! Texts that many profiles share, each kept once and named by a number.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::index::Mix;
use crate::value::prefix_of;

/// All texts that were ever recorded.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    list: Vec<String>,
    numbers: HashMap<u64, u32, BuildHasherDefault<Mix>>,
}

impl Names {
    pub(super) fn from_list(list: Vec<String>) -> Self {
        let mut names = Self::default();
        for text in list {
            names.intern(&text);
        }
        names
    }

    /// All texts, in the order of their numbers.
    pub(super) fn list(&self) -> &Vec<String> {
        &self.list
    }

    /// The text of a number; nothing for a number that a forged snapshot made up.
    pub(super) fn get(&self, number: u32) -> &str {
        let place = usize::try_from(number).expect("a number of a text fits in memory");
        self.list.get(place).map(String::as_str).unwrap_or_default()
    }

    /// Whether this is the number of this text.
    pub(super) fn is(&self, number: u32, text: &str) -> bool {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.list.get(place).is_some_and(|known| known == text)
    }

    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.place(text).1
    }

    pub(super) fn intern(&mut self, text: &str) -> u32 {
        let (place, known) = self.place(text);
        known.unwrap_or_else(|| {
            let number = u32::try_from(self.list.len()).expect("fewer than 2^32 texts are kept");
            self.numbers.insert(place, number);
            self.list.push(text.to_owned());
            number
        })
    }

    /// Where a text's number stands or would stand, and the number.
    fn place(&self, text: &str) -> (u64, Option<u32>) {
        let mut place = hash(text);
        while let Some(number) = self.numbers.get(&place) {
            if self.get(*number) == text {
                return (place, Some(*number));
            }
            place = place.wrapping_add(1);
        }
        (place, None)
    }
}

/// A hash that nobody can aim: authors choose the texts, and many texts in one place would make
/// each look-up a walk through all of them. Where two texts meet, both are compared.
fn hash(text: &str) -> u64 {
    prefix_of(blake3::hash(text.as_bytes()).as_bytes())
}
