//! A language that nobody speaks: English with every letter accented. It goes the way that a new
//! catalogue goes, so that what it says shows that a language is one file.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

use super::samples::{labels, samples};
use super::*;

#[test]
fn a_language_is_one_file() {
    let words = Words::load("qps", &pseudo(catalogue("en")));
    for said in samples().into_iter().chain(labels().into_iter().flatten()) {
        let (told, english) = (words.tell(&*said), Lang::EN.tell(&*said));
        assert_ne!(told, english);
        assert_eq!(plain(&told), plain(&english));
        assert_eq!(numbers(&told), numbers(&english));
    }
    let found = messages(&pseudo(catalogue("en"))).unwrap();
    assert_eq!(found, messages(catalogue("en")).unwrap());
}

#[test]
fn arguments_are_not_translated_and_what_is_told_within_is() {
    let words = Words::load("qps", &pseudo(catalogue("en")));
    let (text, field) = ("soon", "held_on");
    let said = message!("value-field", field, reason = message!("time-date", text));
    let told = words.tell(&said);
    assert!(told.starts_with("`held_on`: `soon` ïs nöt ä dätë; "), "{told}");
    let both = Value::all(["a", "e"]);
    assert_eq!(words.tell(&message!("codec-malformed", reason = both)), "mälförmëd: a änd e");
}

fn catalogue(name: &str) -> &'static str {
    CATALOGUES.iter().find(|(found, _)| *found == name).unwrap().1
}

fn pseudo(catalogue: &str) -> String {
    let mut resource = parser::parse(catalogue.to_owned()).unwrap();
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            let attributes = message.attributes.iter_mut().map(|attribute| &mut attribute.value);
            message.value.iter_mut().chain(attributes).for_each(accent);
        }
    }
    serializer::serialize(&resource)
}

fn accent(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                *value = value.chars().map(accented).collect();
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let values = variants.iter_mut().map(|variant| &mut variant.value);
                values.for_each(accent);
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => {}
        }
    }
}

fn accented(letter: char) -> char {
    ACCENTS.iter().find(|(plain, _)| *plain == letter).map_or(letter, |(_, accented)| *accented)
}

fn plain(text: &str) -> String {
    let plain = |letter| ACCENTS.iter().find(|(_, accented)| *accented == letter);
    text.chars().map(|letter| plain(letter).map_or(letter, |(plain, _)| *plain)).collect()
}

const ACCENTS: [(char, char); 10] = [
    ('a', 'ä'),
    ('e', 'ë'),
    ('i', 'ï'),
    ('o', 'ö'),
    ('u', 'ü'),
    ('A', 'Ä'),
    ('E', 'Ë'),
    ('I', 'Ï'),
    ('O', 'Ö'),
    ('U', 'Ü'),
];
