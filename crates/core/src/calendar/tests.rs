use std::fmt::Write as _;

use super::*;

fn seed() -> Calendar {
    let mut calendar = Calendar::default();
    calendar.publish(Seq::FIRST, Holidays::parse(SEED).unwrap());
    calendar
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn agency() -> AgencyCode {
    "16.06".parse().unwrap()
}

/// Against a count that asks of each day in turn whether it is off, over every day for which there
/// are lists and every length up to the longest term.
#[test]
fn working_days_are_those_that_a_count_day_by_day_gives() {
    let calendar = seed();
    let off: Vec<Date> =
        calendar.lists().flat_map(|(_, _, list)| list.days.iter().copied()).collect();
    let is_working = |day: Date| {
        // Zeller's congruence, so that no arithmetic is shared with what is tested.
        let (mut year, mut month) = (day.year(), i32::try_from(day.month()).unwrap());
        if month < 3 {
            (year, month) = (year - 1, month + 12);
        }
        let (century, of_century) = (year / 100, year % 100);
        let dated = i32::try_from(day.day()).unwrap() + 13 * (month + 1) / 5;
        let weekday = (dated + of_century + of_century / 4 + century / 4 + 5 * century) % 7;
        weekday > 1 && !off.contains(&day)
    };
    let (mut start, end) = (day("2023-01-01"), day("2026-09-01"));
    while start < end {
        let (mut counted, mut at) = (0, start);
        while counted < 65 {
            at = at.plus_days(1).unwrap();
            if is_working(at) {
                counted += 1;
                assert_eq!(calendar.working_day(&agency(), start, counted), Ok(at), "{start}");
            }
        }
        start = start.plus_days(1).unwrap();
    }
}

#[test]
fn a_year_without_a_list_is_not_guessed() {
    let calendar = seed();
    assert_eq!(calendar.working_day(&agency(), day("2021-12-20"), 1), Err(UnknownYear(2021)));
    assert_eq!(calendar.working_day(&agency(), day("2026-12-28"), 14), Err(UnknownYear(2027)));
    let mut half = Calendar::default();
    let only = "[[holidays]]\nyear = 2028\nkind = \"public\"\ndays = []\nbasis = []\n\
                verified = false\n";
    half.publish(Seq::FIRST, Holidays::parse(only).unwrap());
    assert_eq!(half.is_working_day(&agency(), day("2028-01-03")), Err(UnknownYear(2028)));
}

/// Keppres 33/2024 freed 27 November six days before.
#[test]
fn a_day_that_is_decreed_late_counts_from_its_publication_on() {
    let mut calendar = Calendar::default();
    let late = SEED.replace("\"2024-11-27\",", "");
    assert_ne!(late, SEED);
    calendar.publish(Seq::FIRST, Holidays::parse(&late).unwrap());
    let effect = |calendar: &Calendar| calendar.working_day(&agency(), day("2024-11-18"), 15);
    assert_eq!(effect(&calendar), Ok(day("2024-12-09")));
    calendar.publish(Seq::new(9), Holidays::parse(SEED).unwrap());
    assert_eq!(effect(&calendar), Ok(day("2024-12-10")));
}

#[test]
fn an_agency_may_work_six_days_for_a_time() {
    let mut calendar = Calendar::default();
    let six = "[[six_day_week]]\nagency = \"16.06\"\nfrom = \"2023-01-01\"\nuntil = \"2024-04-12\"";
    calendar.publish(Seq::FIRST, Holidays::parse(&format!("{SEED}{six}\n")).unwrap());
    let (saturday, later) = (day("2024-03-02"), day("2024-04-20"));
    assert_eq!(calendar.is_working_day(&agency(), saturday), Ok(true));
    assert_eq!(calendar.is_working_day(&"16.71".parse().unwrap(), saturday), Ok(false));
    assert_eq!(calendar.is_working_day(&agency(), later), Ok(false));
}

/// The fault of a text, without its place.
fn fault(text: &str) -> HolidaysError {
    match Holidays::parse(text).unwrap_err() {
        HolidaysError::At { error, .. } => *error,
        error => error,
    }
}

/// A text without the lists of a year in the middle was taken.
#[test]
fn a_gap_between_years_and_an_overlap_of_weeks_are_refused_in_their_lines() {
    let list = |year: i32, kind: &str| {
        format!(
            "[[holidays]]\nyear = {year}\nkind = \"{kind}\"\ndays = []\nbasis = []\n\
             verified = false\n"
        )
    };
    let text = [list(2020, "public"), list(2022, "public")].concat();
    let place = Place { line: 8, field: "year" };
    let error = Box::new(HolidaysError::Gap { year: 2021, kind: HolidayKind::Public });
    assert_eq!(Holidays::parse(&text), Err(HolidaysError::At { place, error }));
    let whole = [list(2022, "public"), list(2021, "public"), list(2020, "public")].concat();
    assert!(Holidays::parse(&whole).is_ok(), "they may stand in any order");
    let weeks = |from: &str| {
        format!(
            "[[six_day_week]]\nagency = \"16.06\"\nfrom = \"2023-01-01\"\n\
             until = \"2023-06-30\"\n[[six_day_week]]\nagency = \"16.06\"\nfrom = \"{from}\"\n\
             until = \"2023-12-31\"\n"
        )
    };
    let text = [list(2023, "public"), weeks("2023-06-30")].concat();
    let place = Place { line: 13, field: "from" };
    let error = Box::new(HolidaysError::WeeksOverlap { agency: agency() });
    assert_eq!(Holidays::parse(&text), Err(HolidaysError::At { place, error }));
    assert!(Holidays::parse(&[list(2023, "public"), weeks("2023-07-01")].concat()).is_ok());
}

/// Over lists that are made here, of eleven years, with leap days and days off on weekends.
#[test]
fn working_days_are_counted_right_over_eleven_years_and_none_is_guessed_beyond() {
    let (mut text, mut off) = (String::new(), BTreeSet::new());
    for year in 2020..=2030 {
        for (number, kind) in (0_u32..).zip(["public", "collective-leave"]) {
            // Days scattered over the year, another way in each.
            let first = day(&format!("{year}-01-01"));
            let scattered = (0..14 - 6 * number).map(|place| {
                let step = u32::try_from(year - 2020).unwrap() + 1;
                first.plus_days((place * 26 + number * 11 + step * place % 17) % 365).unwrap()
            });
            let days: BTreeSet<Date> = scattered.filter(|day| !off.contains(day)).collect();
            let listed: Vec<_> = days.iter().map(|day| format!("\"{day}\"")).collect();
            write!(
                text,
                "[[holidays]]\nyear = {year}\nkind = \"{kind}\"\ndays = [{}]\nbasis = []\n\
                 verified = false\n",
                listed.join(", ")
            )
            .unwrap();
            off.extend(days);
        }
    }
    text += "[[six_day_week]]\nagency = \"16.06\"\nfrom = \"2023-03-01\"\nuntil = \"2025-06-30\"\n";
    let mut calendar = Calendar::default();
    calendar.publish(Seq::FIRST, Holidays::parse(&text).unwrap());
    let (other, ends) = ("16.71".parse().unwrap(), day("2030-12-31"));
    for (agency, six) in [(agency(), true), (other, false)] {
        // 1 January 2020 was a Wednesday: weekdays are counted on from there.
        let works = |day_number: u32, on: Date| {
            let weekday = (day_number + 3) % 7;
            let saturday = six && (day("2023-03-01")..=day("2025-06-30")).contains(&on);
            let free = weekday == 0 || weekday == 6 && !saturday;
            !free && !off.contains(&on)
        };
        let days: Vec<Date> = (0..4018).map(|n| day("2020-01-01").plus_days(n).unwrap()).collect();
        assert_eq!(days.last(), Some(&ends));
        let working: Vec<bool> = (0..).zip(&days).map(|(n, on)| works(n, *on)).collect();
        for (place, start) in days.iter().enumerate() {
            let later = days.iter().zip(&working).skip(place + 1);
            let counted: Vec<Date> =
                later.filter(|(_, works)| **works).map(|(day, _)| *day).take(65).collect();
            for number in [1, 3, 6, 7, 14, 15, 21, 65] {
                let found = calendar.working_day(&agency, *start, number);
                let naive = counted.get(usize::from(number) - 1).copied();
                assert_eq!(found, naive.ok_or(UnknownYear(2031)), "{number} after {start}");
            }
        }
    }
    let before = calendar.working_day(&agency(), day("2019-12-20"), 15);
    assert_eq!(before, Err(UnknownYear(2019)));
}

#[test]
fn a_wrong_text_is_refused() {
    let (a_day, year) = ("\"2024-02-08\"", 2024);
    for (from, to, why) in [
        (a_day, "\"2023-02-08\"", HolidaysError::Day { year, day: day("2023-02-08") }),
        (a_day, "\"2024-01-01\"", HolidaysError::Day { year, day: day("2024-01-01") }),
        (
            "year = 2024\nkind = \"public\"",
            "year = 2023\nkind = \"public\"",
            HolidaysError::Day { year: 2023, day: day("2024-01-01") },
        ),
        (
            "kind = \"collective-leave\"",
            "kind = \"public\"",
            HolidaysError::Day { year: 2023, day: day("2023-01-23") },
        ),
    ] {
        let wrong = SEED.replacen(from, to, 1);
        assert_ne!(wrong, SEED, "{from}");
        match (fault(&wrong), why) {
            (HolidaysError::Twice { year: 2023, kind: HolidayKind::Public }, _) => {}
            (found, why) => assert_eq!(found, why, "{from}"),
        }
    }
    let reversed =
        "[[six_day_week]]\nagency = \"16\"\nfrom = \"2024-01-02\"\nuntil = \"2024-01-01\"";
    let wrong = fault(&format!("{SEED}{reversed}\n"));
    assert_eq!(wrong, HolidaysError::Week { agency: "16".parse().unwrap() });
    assert!(matches!(Holidays::parse("holidays = 1"), Err(HolidaysError::Form(_))));
}

const SEED: &str = include_str!("../../../../seeds/holidays/id.toml");
