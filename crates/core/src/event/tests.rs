use serde_json::{Value, json};

use super::*;
use crate::value::{ListError, Refused, TextError, ValueError, catch};

/// A sample of every public kind, with all its texts.
fn public_facts() -> Vec<Value> {
    let (key, day) = ("ab".repeat(32), "2024-01-01");
    vec![
        json!({"type": "ledger-created", "origin": "a.example/b", "agency": "16.06", "name": "x",
            "zone": "wib", "admin": key}),
        json!({"type": "log-key-announced", "vkey": "a.example/b+01020304+AQ==", "from": day}),
        json!({"type": "restored", "reason": "x", "lost_from": 1}),
        json!({"type": "officer-enrolled", "public_key": key, "role": "admin", "office": "x",
            "from": day}),
        json!({"type": "officer-revoked", "key": key, "on": day, "reason": "x"}),
        json!({"type": "rulebook-published", "rulebook": "x", "version": 1, "content": "x"}),
        json!({"type": "holidays-published", "content": "x"}),
        json!({"type": "campaign-opened", "campaign": "ab", "election": "P-1", "title": "x",
            "text": "x", "audience": {"agencies": ["Dinas"], "units": ["x"], "statuses": ["pns"]},
            "opens": day, "due": day}),
        json!({"type": "campaign-closed", "campaign": "ab", "on": day, "reason": "x"}),
        json!({"type": "ceremony-scheduled", "campaign": "ab", "ceremony": "x", "planned_on": day,
            "place": "x"}),
        json!({"type": "ceremony-postponed", "campaign": "ab", "ceremony": "x",
            "announced_on": day, "planned_on": day, "reason": "x"}),
        json!({"type": "ceremony-cancelled", "campaign": "ab", "ceremony": "x",
            "announced_on": day, "reason": "x"}),
        json!({"type": "ceremony-held", "campaign": "ab", "ceremony": "x", "held_on": day,
            "reader": {"office": "bupati"}, "leader": {"office": "sekretaris-daerah"},
            "witnesses": [{"office": "bawaslu"}], "claimed_attendance": 1}),
    ]
}

/// The places of all texts in a value.
fn texts(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::String(_) => vec![place.to_owned()],
        Value::Array(items) => {
            (0..).zip(items).flat_map(|(n, item)| texts(item, &format!("{place}/{n}"))).collect()
        }
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, item)| texts(item, &format!("{place}/{key}"))).collect()
        }
        _ => Vec::new(),
    }
}

/// A clear body stays readable whatever is erased later; only a refusal keeps numbers out of it.
#[test]
fn no_text_of_a_public_fact_takes_a_personal_number() {
    let mut refused = 0;
    for sample in public_facts() {
        let fact: Fact = serde_json::from_value(sample.clone()).unwrap();
        assert!(matches!(fact.subject(), Subject::Public(_)), "{sample}");
        for place in texts(&sample, "") {
            for bad in ["197305251998022009", "N197305251998022009", "NIP 19730525 199802 2 009"] {
                let mut altered = sample.clone();
                *altered.pointer_mut(&place).unwrap() = bad.into();
                // The code of what is known already is refused as unknown when it is recorded.
                let known = place == "/campaign" && fact.name() != "campaign-opened";
                if known || place == "/election" {
                    continue;
                }
                let (error, told) = catch(|| serde_json::from_value::<Fact>(altered)).unwrap_err();
                let Some(Refused { field, error: ValueError::Text(wrong) }) = told else {
                    continue; // a word, a key, a day or a code
                };
                assert_eq!(wrong, TextError::PersonalNumber, "{place}");
                assert!(!error.to_string().contains("1973"), "{error}");
                assert!(field.is_some_and(|field| place.contains(field)), "{place}");
                refused += 1;
            }
        }
    }
    assert!(refused > 40, "only {refused} texts were tried");
}

fn refused<T>(
    read: Result<T, (serde_json::Error, Option<Refused>)>,
) -> (Option<&'static str>, ValueError) {
    let (_, refused) = read.err().unwrap();
    refused.map(|refused| (refused.field, refused.error)).unwrap()
}

/// What is refused is told with the name of its field, also of one within a field.
#[test]
fn a_refused_value_bears_the_name_of_its_field() {
    let enrolled = json!({"type": "person-enrolled", "person": "0".repeat(32), "from": "2024-01-01",
        "identifiers": ["197305251998022009"], "profile": {"name": "Nama Rekaan", "status": "pns",
        "agency": "16.06", "unit": "Dinas", "position": "", "grade": "III/d"}});
    let fact: Fact = serde_json::from_value(enrolled.clone()).unwrap();
    let event = Event { id: EventId::from_bytes([1; 16]), fact };
    let bytes = event.to_bytes().unwrap();
    assert_eq!(Event::from_bytes(&bytes), Ok(event));

    let control = ValueError::Text(TextError::Control { at: 3, code: 10 });
    let mut altered = enrolled.clone();
    altered["profile"]["unit"] = "Di\nas".into();
    let read = catch(|| serde_json::from_value::<Fact>(altered));
    assert_eq!(refused(read), (Some("unit"), control.clone()));
    let at = bytes.windows(5).position(|part| part == b"Dinas").unwrap();
    let mut altered = bytes;
    altered[at + 2] = b'\n';
    let refused_there = Refused { field: Some("unit"), error: control };
    let told = EventError::Codec(CodecError::Value(refused_there));
    assert_eq!(Event::from_bytes(&altered), Err(told));

    let mut altered = enrolled;
    altered["identifiers"] = vec!["197305251998022009"; 9].into();
    let read = catch(|| serde_json::from_value::<Fact>(altered));
    let too_many = ListError { found: 9, max: 8 };
    assert_eq!(refused(read), (Some("identifiers"), ValueError::List(too_many)));
}

/// Also where the keys of what was decided stand among the others.
#[test]
fn a_key_that_a_fact_does_not_have_is_refused() {
    let id = "0".repeat(32);
    let decided = json!({"type": "case-decided", "case": id, "person": id,
        "outcome": "proven", "level": "light", "sanction": "oral-reprimand",
        "decided_on": "2024-01-01", "official": {"office": "ppk"}});
    let proposed = json!({"type": "decision-proposed", "case": id, "person": id,
        "outcome": "not-proven", "proposed_on": "2024-01-01"});
    for sample in public_facts().into_iter().chain([decided, proposed]) {
        assert!(serde_json::from_value::<Fact>(sample.clone()).is_ok(), "{sample}");
        let mut altered = sample;
        altered["notes"] = "x".into();
        assert!(serde_json::from_value::<Fact>(altered.clone()).is_err(), "{altered}");
    }
    let outcome = |keys| serde_json::from_value::<case::Outcome>(keys).map_err(|it| it.to_string());
    assert_eq!(
        outcome(json!({"outcome": "not-proven", "level": "light"})),
        Err("unknown field `level`, expected `outcome`".to_owned())
    );
    let no_sanction = outcome(json!({"outcome": "proven", "level": "light"}));
    assert_eq!(no_sanction, Err("missing field `sanction`".to_owned()));
}

#[test]
fn a_sealed_fact_may_name_a_number() {
    let fact = json!({"type": "corrected", "person": "0".repeat(32), "entry": 1,
        "reason": "NIP 197305251998022009"});
    assert!(serde_json::from_value::<Fact>(fact).is_ok());
}

/// How an event grows: a new number for the newer type, and the older one is lifted on reading.
#[allow(unreachable_pub, missing_docs, reason = "the table is public where it is not a test's")]
mod growth {
    use serde::{Deserialize, Serialize};

    use crate::codec::{self, Decode, Encode};
    use crate::event::Subject;
    use crate::event::facts::facts;
    use crate::value::{Date, PersonId, Role};

    #[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
    pub struct MovedV1 {
        person: PersonId,
        on: Date,
    }

    #[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
    pub struct Moved {
        person: PersonId,
        on: Date,
        remote: bool,
    }

    impl From<MovedV1> for Moved {
        fn from(MovedV1 { person, on }: MovedV1) -> Self {
            Self { person, on, remote: false }
        }
    }

    facts! {
        /// A family of one.
        Person: PersonFact {
            18 "moved" Moved, person, by(Registrar), past(on);
            was 10 "moved" MovedV1 => Moved;
        }
    }

    #[test]
    fn an_older_form_is_lifted_and_the_newer_one_is_written() {
        let (person, on) = (PersonId::from_bytes([7; 16]), "2024-01-02".parse().unwrap());
        let day_before = "2024-01-01".parse().unwrap();
        let old = codec::encode(&(10_u32, MovedV1 { person, on }));
        let read: StoredFact = codec::decode(&old).unwrap();
        assert_eq!(codec::encode(&read), old, "what was signed is what is compared");
        let lifted = Fact::from(read);
        let moved = Moved { person, on, remote: false };
        assert_eq!(lifted, Fact::from(moved.clone()));
        assert_eq!(codec::encode(&lifted), codec::encode(&(18_u32, moved)));
        assert_eq!(Fact::KINDS, [(18, "moved"), (10, "moved")]);
        assert_eq!((lifted.name(), lifted.subject()), ("moved", Subject::Person(person)));
        assert_eq!(
            (lifted.past_dates(), lifted.roles()),
            (vec![("on", on)], [Role::Registrar].as_slice())
        );
        assert_eq!(
            (lifted.future_date(on), lifted.future_date(day_before)),
            (None, Some(("on", on)))
        );
        assert_eq!(Fact::NAMES, ["moved"]);

        let json = serde_json::to_value(&lifted).unwrap();
        assert_eq!((&json["type"], &json["remote"]), (&"moved".into(), &false.into()));
        assert_eq!(serde_json::from_value::<Fact>(json).unwrap(), lifted);
    }
}
