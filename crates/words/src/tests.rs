mod pseudo;
mod samples;

use std::collections::BTreeSet;

use ikrar_core::event::Fact;
use ikrar_core::value::{Level, Role};

use super::*;
use crate::catalogue::messages;
use samples::{labels, samples};

#[test]
fn every_catalogue_can_be_read_and_is_named_by_its_language() {
    for (name, text) in CATALOGUES {
        assert!(messages(text).is_ok(), "{name}.ftl: {:?}", messages(text));
        let words = format!("{:?}", Words::load(name, text));
        assert!(words.contains(&format!("language: Language(Some(\"{name}\"))")), "{words}");
    }
}

#[test]
fn all_catalogues_hold_the_same_messages_with_the_same_arguments() {
    let reference: Vec<_> = MESSAGES.iter().map(|(id, names)| (*id, names.to_vec())).collect();
    for (name, text) in CATALOGUES {
        let found = messages(text).unwrap();
        let wanted: BTreeSet<_> = reference.iter().map(|(id, _)| (*id).to_owned()).collect();
        let ids: BTreeSet<_> = found.keys().cloned().collect();
        let other: Vec<_> = ids.symmetric_difference(&wanted).collect();
        assert!(other.is_empty(), "{name}.ftl and en.ftl do not both have {other:?}");
        for (id, arguments) in &reference {
            let found: Vec<_> = found[*id].iter().map(String::as_str).collect();
            assert_eq!(found, *arguments, "{name}.ftl, `{id}`");
        }
    }
}

#[test]
fn a_text_is_one_line_and_keeps_its_numbers_and_codes_in_every_language() {
    for said in samples() {
        let english = Lang::EN.tell(&*said);
        for lang in Lang::all() {
            let told = lang.tell(&*said);
            assert!(!told.is_empty() && !told.contains('\n'), "{lang}: {told}");
            assert_eq!(numbers(&told), numbers(&english), "{lang}: {told}");
            assert!(codes(&english).is_subset(&codes(&told)), "{lang}: {told}");
        }
    }
}

fn numbers(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let mut runs: Vec<_> = runs.filter(|run| !run.is_empty()).collect();
    runs.sort_unstable();
    runs
}

fn codes(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// A type's `say` matches it to the last variant, so each has a text; here each text is told.
#[test]
fn every_text_of_a_type_has_a_sample() {
    let mut told = BTreeSet::new();
    for said in samples() {
        ids(&said.say(), &mut told);
    }
    let room = |id: &'static str| id.split(['-', '.']).next();
    // Labels are lists that are complete by themselves, and faces have some of their own.
    told.retain(|id| room(id) != Some("label"));
    let rooms: BTreeSet<_> = told.iter().map(|id| room(id)).collect();
    let of_rooms = MESSAGES.iter().map(|(id, _)| *id).filter(|id| rooms.contains(&room(id)));
    let untold: Vec<_> = of_rooms.filter(|id| !told.contains(id)).collect();
    assert_eq!(untold, ["system-other"], "what is told as it is; the others have no sample");
}

fn ids(message: &Message<'_>, told: &mut BTreeSet<&'static str>) {
    told.insert(message.id());
    message.arguments.iter().for_each(|(_, value)| ids_within(value, told));
}

fn ids_within(value: &Value<'_>, told: &mut BTreeSet<&'static str>) {
    match value {
        Value::Message(message) => ids(message, told),
        Value::All(values) | Value::Any(values) => {
            for value in values {
                ids_within(value, told);
            }
        }
        Value::Text(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_english_is_left_in_indonesian() {
    for said in samples() {
        let told = format!(" {} ", Lang::ID.tell(&*said));
        for english in [" the ", " is ", " of ", " in ", " not ", " and ", " entry "] {
            assert!(!told.contains(english), "{told}");
        }
    }
}

#[test]
fn labels_differ_within_a_language() {
    for lang in Lang::all() {
        for group in labels() {
            let told: Vec<_> = group.iter().map(|label| lang.tell(&**label)).collect();
            let different: BTreeSet<_> = told.iter().collect();
            assert_eq!(different.len(), told.len(), "{told:?}");
        }
    }
}

#[test]
fn a_pact_that_is_not_signed_is_never_called_a_violation() {
    for state in ikrar_core::status::PactState::ALL {
        assert!(!Lang::ID.tell(state).contains("langgar"));
        assert!(!Lang::EN.tell(state).contains("violat"));
    }
}

#[test]
fn every_fact_has_a_label() {
    assert!(Fact::NAMES.iter().all(|name| label::fact(name).is_some()));
    assert_eq!(label::fact("no-fact"), None);
}

#[test]
fn a_language_is_chosen_by_flag_then_locale_then_indonesian() {
    for (locale, lang) in [
        ("id_ID.UTF-8", Some(Lang::ID)),
        ("in_ID", Some(Lang::ID)),
        ("id", Some(Lang::ID)),
        ("en_US.UTF-8", Some(Lang::EN)),
        ("EN-GB", Some(Lang::EN)),
        ("en@euro", Some(Lang::EN)),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
        ("idx_XX", None),
        ("ékrar", None),
    ] {
        assert_eq!(Lang::from_locale(locale), lang, "{locale}");
    }
    assert_eq!(Lang::choose(Some(Lang::ID), Some("en_US.UTF-8")), Lang::ID);
    assert_eq!(Lang::choose(None, Some("en_US.UTF-8")), Lang::EN);
    assert_eq!(Lang::choose(None, Some("C")), Lang::ID);
    assert_eq!(Lang::choose(None, None), Lang::ID);
    for lang in Lang::all() {
        assert_eq!(Lang::named(lang.name()), Some(lang));
        assert_eq!(Lang::from_locale(&format!("{lang}_ID.UTF-8")), Some(lang));
    }
    assert!(Lang::all().any(|lang| lang == Lang::ID) && Lang::all().any(|lang| lang == Lang::EN));
}

#[test]
fn numbers_are_told_to_the_last_digit_without_points() {
    for (number, told) in [(180_751, "180751"), (u64::MAX, "18446744073709551615"), (0, "0")] {
        for lang in Lang::all() {
            assert!(lang.tell(&message!("label-after", entry = number)).contains(told));
        }
    }
    let age = ikrar_core::value::IdWarning::YoungAtAppointment { age: -9 };
    assert!(Lang::EN.tell(&age).contains(" -9 "));
}

#[test]
fn an_argument_is_told_as_it_is_whatever_it_holds() {
    let hostile = ["{ $max }", "`x`: the text is empty", "{ seal-broken }", "a\u{202e}b", "-x = y"];
    for text in hostile {
        let told = Lang::EN.tell(&message!("time-date", text)).into_owned();
        assert_eq!(told, format!("`{text}` is not a date; write it as YYYY-MM-DD"));
        let nested = message!("time-date", text);
        let told = Lang::ID.tell(&message!("value-field", field = text, reason = nested));
        assert_eq!(told, format!("`{text}`: `{text}` bukan tanggal; tulis sebagai YYYY-MM-DD"));
    }
}

#[test]
fn lists_are_joined_in_the_words_of_the_language() {
    let roles = [Role::Examiner, Role::Decider, Role::Auditor];
    let told = |lang: Lang, values| {
        let said = message!("codec-malformed", reason = values);
        lang.tell(&said).split_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(told(Lang::EN, Value::any::<&Role>([])), "");
    assert_eq!(told(Lang::EN, Value::any(&roles[..1])), "examiner");
    assert_eq!(told(Lang::EN, Value::any(&roles[..2])), "examiner or decider");
    assert_eq!(told(Lang::EN, Value::any(&roles)), "examiner, decider or auditor");
    assert_eq!(told(Lang::EN, Value::all(["a", "b", "c"])), "a, b and c");
    let two = told(Lang::ID, Value::any(&roles[..2]));
    assert_eq!(two, "pemeriksa atau pejabat yang berwenang menghukum (PyBM)");
    assert_eq!(told(Lang::ID, Value::all(["a", "b"])), "a dan b");
    assert_eq!(told(Lang::ID, Value::all(["a", "b", "c", "d"])), "a, b, c, dan d");
    assert_eq!(told(Lang::ID, Value::any([1_u64, 2, 3])), "1, 2, atau 3");
}

#[test]
fn a_text_without_arguments_is_not_copied() {
    let told = Lang::ID.tell(&Level::Light);
    assert!(matches!(told, std::borrow::Cow::Borrowed("hukuman disiplin ringan")));
}

#[test]
fn what_is_missing_is_told_by_its_id() {
    let words = Words::load("en", "said = { $name } said it\n    .title = Said by { $name }\n");
    let told = |message: &Message<'_>| {
        let mut faults = Vec::new();
        (words.fill(message, &mut faults).into_owned(), faults.len())
    };
    assert_eq!(told(&Message::plain("unsaid")), ("unsaid".to_owned(), 1));
    assert_eq!(told(&Message::plain("said.no")), ("said.no".to_owned(), 1));
    assert_eq!(told(&Message::plain("said")), ("{$name} said it".to_owned(), 1));
    let ana = || [("name", Value::from("Ana"))];
    assert_eq!(told(&Message::with("said.title", ana())), ("Said by Ana".to_owned(), 0));
    let inner = Message::plain("unsaid");
    let nested = Message::with("said", [("name", Value::from(&inner))]);
    assert_eq!(told(&nested), ("unsaid said it".to_owned(), 1));
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "there is no text of this id")]
fn what_is_missing_fails_the_tests() {
    Words::load("en", "").tell(&Role::Admin);
}

#[test]
fn words_are_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(Lang::ID.words());
    std::thread::scope(|scope| {
        for lang in Lang::all() {
            scope.spawn(move || samples().iter().for_each(|said| drop(lang.tell(&**said))));
        }
    });
}

#[test]
fn catalogues_with_faults_are_refused() {
    for (text, fault) in [
        ("a = b\n= c\n", "ParserError"),
        ("a = b\na = c\n", "`a` is there twice"),
        ("a = b\nc = { a }\n", "`c` refers to the message `a`"),
    ] {
        assert!(messages(text).unwrap_err().contains(fault), "{:?}", messages(text));
    }
    let text =
        "a = { $b ->\n    [one] { $c }\n   *[other] { NUMBER($d) }\n}\n    .e = { -f(g: 1) }\n";
    let found = messages(text).unwrap();
    assert_eq!(found["a"].iter().collect::<Vec<_>>(), ["b", "c", "d"]);
    assert!(found["a.e"].is_empty());
}
