use super::*;
use crate::codec::{self, CodecError};
use crate::value::{Contest, Refused, TextError, ValueError};

const SEED: &str = include_str!("../../../../seeds/rulebooks/id-2022.toml");

fn seed() -> Rulebook {
    Rulebook::parse(SEED).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The fault of the seed after its first `from` became `to`.
fn fault(from: &str, to: &str) -> RulebookError {
    assert!(SEED.contains(from), "the seed does not hold `{from}`");
    match Rulebook::parse(&SEED.replacen(from, to, 1)).unwrap_err() {
        RulebookError::At { error, .. } => *error,
        error => error,
    }
}

/// The line and the field of a fault, and the fault itself, of the seed with this text after it.
fn placed(text: &str) -> (String, &'static str, RulebookError) {
    match Rulebook::parse(text).unwrap_err() {
        RulebookError::At { place, error } => {
            let line = text.lines().nth(place.line - 1).unwrap_or_default();
            (line.to_owned(), place.field, *error)
        }
        error => panic!("{error} has no place"),
    }
}

/// A fault named its item and no line: in a file of two thousand lines it had to be looked for.
#[test]
fn a_fault_is_told_with_its_line_and_field() {
    let twice = "\n[[sanction]]\ncode = \"moral-open\"\nlevel = \"light\"\ntext.id = \"x\"\n\
                 text.en = \"x\"\nends_employment = false\nstatuses = [\"pns\"]\nbasis = []\n\
                 verified = false\n";
    let body = "\n[[overseer]]\nbody = \"Komisi\"\nfrom = \"2027-10-16\"\nverified = false\n";
    let told = |text: String| {
        let (line, field, _) = placed(&text);
        (line, field)
    };
    let of = |from: &str, to: &str| {
        assert!(SEED.contains(from), "the seed does not hold `{from}`");
        told(SEED.replacen(from, to, 1))
    };
    let is = |line: &str, field| (line.to_owned(), field);
    assert_eq!(told(format!("{SEED}{twice}")), is("code = \"moral-open\"", "code"));
    // BKN oversees until further notice.
    assert_eq!(told(format!("{SEED}{body}")), is("from = \"2027-10-16\"", "from"));
    let until = "until = \"2024-09-03\"";
    assert_eq!(of(until, "until = \"2024-09-04\""), is("from = \"2024-09-04\"", "from"));
    assert_eq!(of("needs = [\"studied\"]", "needs = [\"study\"]").1, "needs");
    assert_eq!(of("from = \"absent\"", "from = \"away\""), is("from = \"away\"", "from"));
    assert_eq!(of("\"relief-of-position-12m\"\nlevel", "\"demotion-12m\"\nlevel").1, "code");
    assert_eq!(of("contest = \"dpd\"", "contest = \"dprd\""), is("contest = \"dprd\"", "contest"));
    assert_eq!(of("\"quiet\"", "\"campaign\""), is("id = \"campaign\"", "id"));
}

/// It was enough that some step led to a state, be it from nowhere.
#[test]
fn a_state_is_reached_from_the_beginning_or_refused() {
    let cut = SEED.replacen("to = \"under-appeal\"\nremedy", "remedy", 1);
    let cut = cut.replacen("to = \"under-appeal\"\nneeds", "needs", 1);
    let (line, field, error) = placed(&cut);
    assert_eq!(error, RulebookError::Unreachable { state: CaseState::UnderAppeal });
    assert_eq!((line.as_str(), field), ("code = \"under-appeal\"", "code"));
    // Only a panel leads to itself.
    let round = SEED.replacen("from = [\"awaiting-ppk\", \"examined\"]", "from = [\"panel\"]", 1);
    let (_, _, error) = placed(&round);
    assert_eq!(error, RulebookError::Unreachable { state: CaseState::Panel });
}

#[test]
fn an_unknown_state_and_a_term_without_start_or_unit_are_refused_in_their_lines() {
    for (from, to, said) in [
        ("from = [\"examined\"]", "from = [\"heard\"]", "`heard`"),
        ("from = \"absent\"\n", "", "missing field `from`"),
        ("unit = \"working-days\"\n", "", "missing field `unit`"),
        ("unit = \"working-days\"\n", "unit = \"weeks\"\n", "`weeks`"),
    ] {
        let text = SEED.replacen(from, to, 1);
        assert_ne!(text, SEED, "{from}");
        let (line, told) = match Rulebook::parse(&text).unwrap_err() {
            RulebookError::Form(fault) => (fault.line, fault.text),
            RulebookError::Value { line, error } => (line, error.to_string()),
            other => panic!("{to}: {other}"),
        };
        assert!(told.contains(said) && line > 400, "{line}: {told}");
    }
}

#[test]
fn the_seed_holds_the_catalogue() {
    let rulebook = seed();
    let count = |part| rulebook.acts().iter().filter(|act| act.part == part).count();
    assert_eq!((count(Part::Ethics), count(Part::Discipline)), (7, 13));
    assert_eq!(rulebook.in_force_from(), date("2022-09-22"));

    let level = |code: &str| rulebook.act(&code.parse().unwrap()).unwrap().level;
    assert_eq!(level("A4"), Some(Level::Ethics));
    assert_eq!(level("B3"), Some(Level::Moderate));
    assert_eq!(level("B5"), Some(Level::Dismissal));
    assert_eq!(level("B6"), Some(Level::Heavy));
    assert_eq!(level("B13"), None);
    assert_eq!(rulebook.act(&"C1".parse().unwrap()), None);
    for code in ["B3", "B5", "B9", "B13"] {
        let act = rulebook.act(&code.parse().unwrap()).unwrap();
        assert!(!act.verified && act.note.is_some(), "{code}");
    }
}

#[test]
fn the_seed_holds_deadlines_and_authority() {
    let rulebook = seed();
    let objection = rulebook.deadline("KEBERATAN.AJU").unwrap();
    assert_eq!((objection.length.get(), objection.unit), (14, DeadlineUnit::WorkingDays));
    assert!(!rulebook.deadline("PPK.FOLLOWUP").unwrap().verified);

    let heavy = rulebook.authority(Level::Heavy);
    assert!(heavy.proposer_roles.contains(&Role::Examiner));
    assert_eq!(heavy.decider_roles, [Role::Decider]);
    let officers = Level::ALL.iter().map(|level| rulebook.authority(*level).officers_min.get());
    assert_eq!(officers.collect::<Vec<_>>(), [1, 1, 1, 2, 2]);
    assert!(rulebook.retention().iter().all(|kept| kept.years.is_none() && !kept.verified));
}

#[test]
fn a_sanction_counts_only_while_it_is_valid() {
    let rulebook = seed();
    let code = "demotion-12m".parse().unwrap();
    assert_eq!(rulebook.sanction(&code, date("2021-08-30")), None);
    let demotion = rulebook.sanction(&code, date("2021-08-31")).unwrap();
    assert_eq!(demotion.months.map(NonZeroU16::get), Some(12));

    let moderate = |on| rulebook.sanctions_for(Level::Moderate, date(on)).count();
    assert_eq!((moderate("2021-08-30"), moderate("2023-12-27")), (3, 3));

    let ended =
        SEED.replacen("\"2021-08-31\"\n", "\"2021-08-31\"\nvalid_until = \"2023-01-01\"\n", 1);
    let rulebook = Rulebook::parse(&ended).unwrap();
    let light = |on| rulebook.sanctions_for(Level::Light, date(on)).count();
    assert_eq!((light("2023-01-01"), light("2023-01-02")), (3, 2));
}

/// On 3–12 November 2023 the same "like" was heavy for a legislative candidate and a matter of
/// ethics for a presidential one.
#[test]
fn the_phase_depends_on_the_contest() {
    let rulebook = seed();
    let phase = |contest, on| of_contest(&rulebook, &["PEMILU-2024", contest, "16.06"], on);
    for (on, legislative, presidential) in [
        ("2023-11-02", Phase::BeforeDesignation, Phase::BeforeDesignation),
        ("2023-11-03", Phase::AfterDesignation, Phase::BeforeDesignation),
        ("2023-11-12", Phase::AfterDesignation, Phase::BeforeDesignation),
        ("2023-11-13", Phase::AfterDesignation, Phase::AfterDesignation),
    ] {
        assert_eq!(phase("legislative", on), Some(legislative), "{on}");
        assert_eq!(phase("presidential", on), Some(presidential), "{on}");
    }
    assert_eq!(phase("governor", "2023-11-03"), None);
    assert_eq!(of_contest(&rulebook, &["PEMILU-2029", "dpd"], "2023-11-03"), None);
}

#[test]
fn the_nearest_region_decides_the_phase() {
    let stage = |region, day| {
        format!(
            "\n[[election.stage]]\nid = \"designation\"\ncontest = \"governor\"\n\
             region = \"{region}\"\nfrom = \"{day}\"\nuntil = \"{day}\"\nverified = true\n"
        )
    };
    let text = format!("{SEED}{}{}", stage("16", "2024-10-01"), stage("16.06", "2024-10-05"));
    let rulebook = Rulebook::parse(&text).unwrap();
    let is_after = |contest, region: Option<&str>, on| {
        let contest = ["PILKADA-2024", contest].into_iter().chain(region);
        let contest: Vec<&str> = contest.collect();
        of_contest(&rulebook, &contest, on) == Some(Phase::AfterDesignation)
    };
    assert!(is_after("governor", None, "2024-09-22"));
    assert!(is_after("governor", Some("17.01"), "2024-09-22"));
    assert!(is_after("regent-mayor", Some("16.06"), "2024-09-22"));
    assert!(!is_after("governor", Some("16.07"), "2024-09-30"));
    assert!(is_after("governor", Some("16.07"), "2024-10-01"));
    assert!(!is_after("governor", Some("16.06"), "2024-10-04"));
    assert!(is_after("governor", Some("16.06"), "2024-10-05"));
}

/// The phase of a day in a contest: its election, its code and, if it is held in one, its region.
fn of_contest(rulebook: &Rulebook, contest: &[&str], on: &str) -> Option<Phase> {
    let [election, contest, region @ ..] = contest else { unreachable!("both are given") };
    let (election, contest) = (election.parse().unwrap(), contest.parse().unwrap());
    let region = region.first().map(|region| region.parse().unwrap());
    let designation = rulebook.designation(&Contest { election, contest, region })?;
    Some(Phase::of(date(on), designation))
}

#[test]
fn a_pair_is_of_the_other_phase() {
    for pair in ["A1", "B5", "B99"] {
        let act = "A2".parse().unwrap();
        let fault = fault("pair = \"B2\"", &format!("pair = \"{pair}\""));
        assert_eq!(fault, RulebookError::Pair { act }, "{pair}");
    }
}

#[test]
fn a_form_that_is_wrong_is_refused_with_its_place() {
    for (from, to, said) in [
        ("level = \"ethics\"", "level = \"severe\"", "`severe`"),
        ("level = \"light\"", "level = \"open\"", "`open`"),
        ("phase = \"any\"", "phase = \"later\"", "`later`"),
        ("code = \"A1\"", "code = \"a1\"", "not an act code"),
        ("text.en = \"Putting", "text.en = \"\\u0007", "control character"),
        ("\nverified = false\n", "\n", "missing field `verified`"),
        ("[authority.heavy]", "[authority.grave]", "`grave`"),
        ("officers_min = 2", "officers_min = 0", "0"),
    ] {
        let (line, text) = match fault(from, to) {
            RulebookError::Form(fault) => (fault.line, fault.text),
            RulebookError::Value { line, error } => (line, error.to_string()),
            other => panic!("{to}: {other}"),
        };
        assert!(text.contains(said) && line > 1, "{line}: {text}");
    }
    let blank = SEED.replacen("text.id = \"Teguran lisan\"", "text.id = \" \"", 1);
    let blank_line = blank.lines().position(|line| line == "text.id = \" \"").unwrap() + 1;
    let found = Rulebook::parse(&blank);
    assert!(matches!(found, Err(RulebookError::Value { line, .. }) if line == blank_line));
}

#[test]
fn a_code_that_occurs_twice_is_refused() {
    for (from, to, what, code) in [
        ("code = \"A2\"", "code = \"A1\"", Item::Act, "A1"),
        ("\"moral-open\"", "\"moral-closed\"", Item::Sanction, "moral-closed"),
        ("\"PEMILU.TEMUAN\"", "\"PEMILU.LAPOR\"", Item::Deadline, "PEMILU.LAPOR"),
        ("class = \"pact\"", "class = \"person\"", Item::RetentionClass, "person"),
        ("\"PILKADA-2024\"", "\"PEMILU-2024\"", Item::Election, "PEMILU-2024"),
        ("\"dpd\"]\nvote", "\"presidential\"]\nvote", Item::Contest, "presidential"),
        ("\"quiet\"", "\"campaign\"", Item::Stage, "PEMILU-2024/campaign/all/all"),
    ] {
        let code = code.to_owned();
        assert_eq!(fault(from, to), RulebookError::Duplicate { what, code });
    }
}

#[test]
fn dates_in_the_wrong_order_are_refused() {
    let start = "valid_from = \"2021-08-31\"";
    for (old, new, place, from, until) in [
        (
            start,
            &*format!("{start}\nvalid_until = \"2021-08-30\""),
            Dated::Sanction("oral-reprimand".parse().unwrap()),
            "2021-08-31",
            "2021-08-30",
        ),
        (
            "until = \"2024-02-10\"",
            "until = \"2023-02-10\"",
            Dated::Stage("PEMILU-2024/campaign/all/all".to_owned()),
            "2023-11-28",
            "2023-02-10",
        ),
        (
            "vote_day = \"2024-11-27\"",
            "vote_day = \"2023-11-27\"",
            Dated::VoteAfter("PILKADA-2024/designation/all/all".to_owned()),
            "2024-09-22",
            "2023-11-27",
        ),
    ] {
        let (from, until) = (date(from), date(until));
        assert_eq!(fault(old, new), RulebookError::DatesReversed { place, from, until });
    }
}

#[test]
fn what_does_not_exist_is_refused() {
    let roles = "decider_roles = [\"decider\"]";
    let level = Level::Ethics;
    assert_eq!(fault(roles, "decider_roles = []"), RulebookError::NoRole { level });
    let (statuses, sanction) = ("statuses = [\"pns\"]", "demotion-12m".parse().unwrap());
    assert_eq!(fault(statuses, "statuses = []"), RulebookError::NoStatus { sanction });
    let error = "judge".parse::<Role>().unwrap_err().into();
    let unknown = fault(roles, "decider_roles = [\"judge\"]");
    assert!(matches!(&unknown, RulebookError::Value { error: found, .. } if *found == error));

    let unknown = fault("region = \"19.71\"", "region = \"1971\"");
    assert!(matches!(unknown, RulebookError::Value { error: ValueError::Code(_), .. }));

    let stage = "PEMILU-2024/designation/president/all".to_owned();
    let unknown = RulebookError::UnknownContest { stage };
    assert_eq!(fault("contest = \"presidential\"", "contest = \"president\""), unknown);
}

#[test]
fn a_rulebook_longer_than_an_event_is_refused() {
    let padded = |bytes| format!("{SEED}#{}", " ".repeat(bytes - SEED.len() - 1));
    assert!(Rulebook::parse(&padded(RULEBOOK_BYTES_MAX)).is_ok());
    let bytes = RULEBOOK_BYTES_MAX + 1;
    assert_eq!(Rulebook::parse(&padded(bytes)), Err(RulebookError::TooLarge { bytes }));
}

#[test]
fn a_code_is_read_only_in_its_one_form() {
    for text in ["", "A", "1", "A0", "A01", "A1000", "a1", "AB1", "A1 ", "É1"] {
        assert!(text.parse::<ActCode>().is_err(), "{text}");
    }
    for text in ["", "-a", "a-", "a--b", "A-b", "1a", "a_b", &"a".repeat(65)] {
        assert!(text.parse::<SanctionCode>().is_err(), "{text}");
    }
    for text in ["", "pemilu-2024", "2024-PEMILU", "PEMILU-", "PEMILU 2024"] {
        assert!(text.parse::<ElectionCode>().is_err(), "{text}");
    }
    let mut acts = ["B1", "A10", "A2"].map(|text| text.parse::<ActCode>().unwrap());
    acts.sort();
    assert_eq!(acts.map(|code| code.to_string()), ["A2", "A10", "B1"]);
    let json = serde_json::to_string(&first_act()).unwrap();
    assert_eq!(json, "\"A1\"");
    assert_eq!(serde_json::from_str::<ActCode>(&json).unwrap(), first_act());
}

fn first_act() -> ActCode {
    "A1".parse().unwrap()
}

#[test]
fn codes_and_levels_keep_their_bytes() {
    let bytes = codec::encode(&first_act());
    assert_eq!(bytes, [2, 0, 0, 0, 0, 0, 0, 0, b'A', b'1']);
    assert_eq!(codec::decode::<ActCode>(&bytes), Ok(first_act()));
    for (number, level) in (1_u8..).zip(Level::ALL) {
        assert_eq!(codec::encode(level), [number]);
    }
    assert_eq!(
        codec::decode::<Vec<Level>>(&codec::encode(&Level::ALL.to_vec())),
        Ok(Level::ALL.to_vec())
    );
    assert!(Level::ALL.is_sorted());

    let refused = codec::decode::<ActCode>(&codec::encode(&"a1".to_owned())).unwrap_err();
    let error = "a1".parse::<ActCode>().unwrap_err().into();
    assert_eq!(refused, CodecError::Value(Refused { field: None, error }));
    assert!(codec::decode::<SanctionCode>(&codec::encode(&"A".to_owned())).is_err());
    assert!(codec::decode::<ElectionCode>(&codec::encode(&"a".to_owned())).is_err());
}

#[test]
fn a_text_of_a_rulebook_is_a_line() {
    let with = |text: &str| {
        let text = format!("text.id = \"{text}\"");
        Rulebook::parse(&SEED.replacen("text.id = \"Teguran lisan\"", &text, 1))
    };
    assert!(with(&"x".repeat(1024)).is_ok());
    let too_long = TextError::TooLong { found: 1025, max: 1024 };
    let refused = with(&"x".repeat(1025)).unwrap_err();
    let RulebookError::Value { error, .. } = refused else { panic!("{refused:?}") };
    assert_eq!(error, ValueError::Text(too_long));
}
