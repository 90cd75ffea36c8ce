//! How somebody is made up: numbers, name and position from a place in the row of all people.
//!
//! Nobody shares both birth date and serial with somebody else: the dates are dealt out like
//! cards, one each, and every further round through all of them has the next serial. So NIP and
//! NIK are unique without a list of those in use.

use std::collections::BTreeMap;

use ikrar_core::value::{Date, Grade};
use serde::Deserialize;

use super::{PopulationError, RosterRow, Seat};

/// What people are made up from.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    pub(super) heads: Heads,
    pub(super) mix: Mix,
    pub(super) names: Names,
    pub(super) positions: BTreeMap<String, Vec<Position>>,
    pub(super) titles: BTreeMap<String, Vec<String>>,
}

impl Recipe {
    /// Checks all but the kinds of work.
    pub(super) fn check(&self) -> Result<(), PopulationError> {
        let Mix { pns, pppk, non_asn, women } = self.mix;
        if u64::from(pns) + u64::from(pppk) + u64::from(non_asn) != 100 || women > 100 {
            return Err(PopulationError::Mix);
        }
        let Names { family, men, women } = &self.names;
        let lists = [("family", family), ("men.given", &men.given), ("women.given", &women.given)];
        if let Some((list, _)) = lists.iter().find(|(_, names)| names.is_empty()) {
            return Err(PopulationError::Empty(list));
        }
        if self.heads.grades.is_empty() {
            return Err(PopulationError::Empty("heads.grades"));
        }
        if let Some(title) = self.titles.values().flatten().find(|title| !title.contains(NAME)) {
            return Err(PopulationError::Title(title.clone()));
        }
        let used = self.positions.values().flatten().map(|position| &position.titles);
        let missing = |list: &&String| self.titles.get(*list).is_none_or(Vec::is_empty);
        match used.chain([&self.heads.titles]).find(missing) {
            Some(list) => Err(PopulationError::Unknown(format!("titles.{list}"))),
            None => Ok(()),
        }
    }

    /// Checks that everybody could do this work.
    pub(super) fn check_work(&self, work: &str) -> Result<(), PopulationError> {
        let unknown = || PopulationError::Unknown(format!("positions.{work}"));
        let positions = self.positions.get(work).ok_or_else(unknown)?;
        for (kind, name) in
            [(Kind::Pns, "PNS"), (Kind::Pppk, "PPPK"), (Kind::NonAsn, "outside the civil service")]
        {
            if !positions.iter().any(|p| p.weight > 0 && p.open_to(kind, false, AGE_MIN)) {
                return Err(PopulationError::NoPosition { work: work.to_owned(), kind: name });
            }
        }
        Ok(())
    }

    /// Makes up the person at `index` among all, as the head of the unit if one is wanted and this
    /// person may be it.
    pub(super) fn row(&self, index: u32, seat: &Seat<'_>, head_wanted: &mut bool) -> RosterRow {
        let mut dice = Dice(u64::from(index));
        let person = Person::new(index, &self.mix, &mut dice);
        let post = if *head_wanted && person.kind == Kind::Pns && person.age() >= self.heads.age {
            *head_wanted = false;
            self.heads.post(&seat.unit.head)
        } else {
            let positions = self.positions.get(&seat.unit.work).expect("checked when read");
            choose(positions, &person, &mut dice).post(person.kind)
        };
        let titles = self.titles.get(post.titles).expect("checked when read");
        let name = self.names.full_name(person.woman, &mut dice);
        RosterRow {
            nip: person.nip(),
            nik: person.nik(&seat.government.regions, &mut dice),
            nama: dice.pick(titles).replace(NAME, &name),
            status_kepegawaian: person.status(&mut dice).to_owned(),
            instansi: seat.government.code.to_string(),
            unit_kerja: seat.unit.name.clone(),
            jabatan: post.name.to_owned(),
            golongan: match post.grades {
                [] => String::new(),
                grades => dice.pick(grades).to_string(),
            },
        }
    }
}

/// Who may lead a unit, and with which titles and grades.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heads {
    age: u32,
    titles: String,
    grades: Vec<Grade>,
}

impl Heads {
    fn post<'a>(&'a self, name: &'a str) -> Post<'a> {
        Post { name, titles: &self.titles, grades: &self.grades }
    }
}

/// Shares in percent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mix {
    pns: u32,
    pppk: u32,
    non_asn: u32,
    women: u32,
}

/// Names to combine.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    family: Vec<String>,
    men: NamesOfGender,
    women: NamesOfGender,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesOfGender {
    given: Vec<String>,
    family: Vec<String>,
}

impl Names {
    /// One, two or three names, the first of them a given name of the gender.
    fn full_name(&self, woman: bool, dice: &mut Dice) -> String {
        let own = if woman { &self.women } else { &self.men };
        let (given, second) = (dice.pick(&own.given), dice.pick(&own.given));
        let place = dice.roll() as usize % (self.family.len() + own.family.len());
        let family = self.family.iter().chain(&own.family).nth(place).expect("below the length");
        match dice.below(20) {
            0 => given.clone(),
            10.. if second != given => format!("{given} {second} {family}"),
            _ => format!("{given} {family}"),
        }
    }
}

/// A position (*jabatan*) and to whom it is open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    name: String,
    weight: u16,
    #[serde(default)]
    age: u32,
    #[serde(default)]
    women_only: bool,
    titles: String,
    #[serde(default)]
    pns: Vec<Grade>,
    #[serde(default)]
    pppk: Vec<Grade>,
    #[serde(default)]
    non_asn: bool,
}

impl Position {
    fn open_to(&self, kind: Kind, woman: bool, age: u32) -> bool {
        let open = match kind {
            Kind::Pns => !self.pns.is_empty(),
            Kind::Pppk => !self.pppk.is_empty(),
            Kind::NonAsn => self.non_asn,
        };
        open && age >= self.age && (woman || !self.women_only)
    }

    fn post(&self, kind: Kind) -> Post<'_> {
        let grades = match kind {
            Kind::Pns => self.pns.as_slice(),
            Kind::Pppk => &self.pppk,
            Kind::NonAsn => &[],
        };
        Post { name: &self.name, titles: &self.titles, grades }
    }
}

/// What somebody is.
struct Post<'a> {
    name: &'a str,
    titles: &'a str,
    grades: &'a [Grade],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pns,
    Pppk,
    NonAsn,
}

/// Somebody without a name and a post.
struct Person {
    born: Date,
    /// How often all birth dates were dealt out before.
    round: u32,
    woman: bool,
    kind: Kind,
    /// Digits 9–12 and 13–14 of the NIP or NI PPPK.
    appointed: (u32, u32),
}

impl Person {
    fn new(index: u32, mix: &Mix, dice: &mut Dice) -> Self {
        let (born, round) = birth(index);
        let woman = dice.below(100) < mix.women;
        let (kind, appointed) = match dice.below(100) {
            percent if percent < mix.pns => (Kind::Pns, appointment(born, dice)),
            percent if percent < mix.pns + mix.pppk => (Kind::Pppk, agreement(born, dice)),
            _ => (Kind::NonAsn, (0, 0)),
        };
        Self { born, round, woman, kind, appointed }
    }

    /// Full years on 27 December 2023.
    fn age(&self) -> u32 {
        let had_birthday = (self.born.month(), self.born.day()) <= (12, 27);
        2023 - year(self.born) - u32::from(!had_birthday)
    }

    fn nip(&self) -> String {
        if self.kind == Kind::NonAsn {
            return String::new();
        }
        let (year, month, day) = (year(self.born), self.born.month(), self.born.day());
        let (appointed, month_or_code) = self.appointed;
        let gender = if self.woman { 2 } else { 1 };
        let serial = 1 + self.round % 999;
        format!("{year}{month:02}{day:02}{appointed}{month_or_code:02}{gender}{serial:03}")
    }

    fn nik(&self, regions: &[String], dice: &mut Dice) -> String {
        let (region, district) = (dice.pick(regions), 1 + dice.below(10));
        let day = self.born.day() + if self.woman { 40 } else { 0 };
        let (month, year) = (self.born.month(), year(self.born) % 100);
        let serial = 1 + self.round % 9999;
        format!("{region}{district:02}{day:02}{month:02}{year:02}{serial:04}")
    }

    fn status(&self, dice: &mut Dice) -> &'static str {
        match self.kind {
            Kind::Pns if self.appointed.0 == 2023 => "CPNS",
            Kind::Pns => "PNS",
            Kind::Pppk => "PPPK",
            Kind::NonAsn => dice.pick::<&str>(&["Honorer", "PHL", "PPNPN"]),
        }
    }
}

/// The birth date at `index`, and how often all of them were dealt out before.
fn birth(index: u32) -> (Date, u32) {
    let (round, mut day) = (index / BIRTH_DAYS, index % BIRTH_DAYS);
    loop {
        day = scatter(day, round);
        if day < BIRTH_DAYS {
            break;
        }
    }
    let date = Date::from_epoch_days(BIRTH_FIRST + day.cast_signed());
    (date.expect("between 1964 and 2003"), round)
}

/// Year and month in which a PNS of this birth date was appointed: from 18 to 33 years of age,
/// before 22 only those who are young.
fn appointment(born: Date, dice: &mut Dice) -> (u32, u32) {
    let born = year(born) * 12 + born.month() - 1;
    let first = (born + 22 * 12).min(APPOINTED_LAST - 24).max(born + 18 * 12 + 1);
    let last = (born + 33 * 12).min(APPOINTED_LAST);
    let month = first + dice.below(last - first + 1);
    (month / 12, month % 12 + 1)
}

/// Year and code of the agreement with a PPPK of this birth date.
fn agreement(born: Date, dice: &mut Dice) -> (u32, u32) {
    let first = (year(born) + 19).max(2021);
    let code = if dice.below(20) == 0 { 24 } else { 21 };
    (first + dice.below(2024 - first), code)
}

/// One of the positions open to this person, by weight.
fn choose<'a>(positions: &'a [Position], person: &Person, dice: &mut Dice) -> &'a Position {
    let (kind, woman, age) = (person.kind, person.woman, person.age());
    let mut open = positions.iter().filter(|position| position.open_to(kind, woman, age));
    let weight = |position: &Position| u32::from(position.weight);
    let mut left = dice.below(open.clone().map(weight).sum());
    let found = open.find(|position| match left.checked_sub(weight(position)) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    found.expect("one is open to everybody")
}

fn year(date: Date) -> u32 {
    date.year().cast_unsigned()
}

/// Numbers that look random and follow from the seed alone (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 32) as u32
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: u32) -> u32 {
        self.roll() % end
    }

    /// One of a list that is not empty.
    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        list.get(self.roll() as usize % list.len()).expect("below the length")
    }
}

/// Another number of 14 bits; no two become the same in one round.
fn scatter(number: u32, round: u32) -> u32 {
    (0..4).fold(number, |number, _| {
        let number = number.wrapping_add(round + 0x1d3b).wrapping_mul(0x2c95) & BITS_14;
        number ^ (number >> 7)
    })
}

/// The place of the name in a title, and that of a district in the name of its unit.
pub(super) const NAME: &str = "{}";

const AGE_MIN: u32 = 20;
/// 28 December 1964: aged 58 on 27 December 2023.
const BIRTH_FIRST: i32 = -1830;
/// Up to 27 December 2003: aged 20.
const BIRTH_DAYS: u32 = 14_244;
const BITS_14: u32 = (1 << 14) - 1;
/// November 2023, in months since the year 0.
const APPOINTED_LAST: u32 = 2023 * 12 + 10;
