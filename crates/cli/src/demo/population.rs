//! The people of the demo: as many as wanted, all invented, the same ones every time.
//!
//! A population file (`seeds/demo/sumsel.toml`) says which governments there are, how many people
//! each has, and from which units, positions and names they are made up. A row follows from the
//! file, the wanted total and the row's place alone: there is no clock and no randomness here.

mod recipe;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ikrar_core::value::AgencyCode;
use serde::Deserialize;
use thiserror::Error;

use self::recipe::{Heads, Mix, NAME, Names, Position, Recipe};

/// A population file: governments, and what their people are made up from.
#[derive(Clone, Debug)]
pub(super) struct Population {
    governments: Vec<Government>,
    recipe: Recipe,
}

impl Population {
    /// Reads a population file and checks that everything it refers to is there.
    pub(super) fn parse(text: &str) -> Result<Self, PopulationError> {
        let File { government, units, district, heads, mix, names, positions, titles } =
            toml::from_str(text)?;
        let recipe = Recipe { heads, mix, names, positions, titles };
        recipe.check()?;
        let codes: Vec<AgencyCode> = government.iter().map(|given| given.code.clone()).collect();
        let complete = |given: GivenGovernment| given.complete(&codes, &units, &district);
        let governments: Vec<_> = government.into_iter().map(complete).collect::<Result<_, _>>()?;
        if governments.is_empty() {
            return Err(PopulationError::Empty("government"));
        }
        let mut units = governments.iter().flat_map(|government| &government.units);
        units.try_for_each(|unit| recipe.check_work(&unit.work))?;
        Ok(Self { governments, recipe })
    }

    /// The governments, in the order of the file.
    #[allow(dead_code, reason = "what the file says, for a face that lists it")]
    pub(super) fn governments(&self) -> &[Government] {
        &self.governments
    }

    /// Makes up exactly `total` people, ordered by government and unit.
    ///
    /// A total other than that of the file is spread in proportion, with somebody in every
    /// government if it reaches so far. Numbers are unique up to 14 million people.
    pub(super) fn people(&self, total: usize) -> impl Iterator<Item = RosterRow> + '_ {
        let everywhere = total >= self.governments.len();
        let each = usize::from(everywhere);
        let weights = self.governments.iter().map(|g| g.people - u32::from(everywhere));
        let crowds = shares(weights, total - each * self.governments.len());
        let crowds = self.governments.iter().zip(crowds);
        let seats = crowds.flat_map(move |(government, crowd)| government.seats(crowd + each));
        let mut head_wanted = false;
        (0_u32..).zip(seats).map(move |(index, seat)| {
            if seat.place == 0 {
                head_wanted = seat.crowd >= LED_UNIT_MIN;
            }
            self.recipe.row(index, &seat, &mut head_wanted)
        })
    }
}

/// The government of a province, regency or city.
#[derive(Clone, Debug)]
pub(super) struct Government {
    /// Its region code.
    pub(super) code: AgencyCode,
    /// Its name.
    #[allow(dead_code, reason = "what the file says, for a face that lists it")]
    pub(super) name: String,
    /// How many people the file gives it; at least one.
    pub(super) people: u32,
    units: Vec<Unit>,
    /// First four digits of its people's NIK; a province has those of all its regencies.
    regions: Vec<String>,
}

impl Government {
    fn seats(&self, crowd: usize) -> impl Iterator<Item = Seat<'_>> {
        let crowds = shares(self.units.iter().map(|unit| unit.weight), crowd);
        self.units.iter().zip(crowds).flat_map(move |(unit, crowd)| {
            (0..crowd).map(move |place| Seat { government: self, unit, place, crowd })
        })
    }
}

/// A row of a roster, as text; empty where a person has no such thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RosterRow {
    /// NIP or NI PPPK.
    pub(super) nip: String,
    /// NIK.
    pub(super) nik: String,
    /// Name with titles.
    pub(super) nama: String,
    /// Kind of employment.
    pub(super) status_kepegawaian: String,
    /// Code of the agency.
    pub(super) instansi: String,
    /// Unit.
    pub(super) unit_kerja: String,
    /// Position.
    pub(super) jabatan: String,
    /// Grade.
    pub(super) golongan: String,
}

impl RosterRow {
    /// The names of the columns.
    #[rustfmt::skip]
    pub(super) const HEADERS: [&str; 8] = [
        "nip", "nik", "nama", "status_kepegawaian", "instansi", "unit_kerja", "jabatan", "golongan",
    ];

    /// The cells, in the order of [`Self::HEADERS`].
    pub(super) fn fields(&self) -> [&str; 8] {
        let Self { nip, nik, nama, status_kepegawaian, instansi, .. } = self;
        let Self { unit_kerja, jabatan, golongan, .. } = self;
        [nip, nik, nama, status_kepegawaian, instansi, unit_kerja, jabatan, golongan]
    }
}

/// What is wrong with a population file.
#[derive(Debug, Error)]
#[non_exhaustive]
pub(super) enum PopulationError {
    /// Nothing where something is needed.
    #[error("`{0}` is empty; give at least one")]
    Empty(&'static str),
    /// Shares that are no percentages.
    #[error("[mix] is not in percent; pns, pppk and non_asn add up to 100, women is at most 100")]
    Mix,
    /// Work that nobody of 20 years could do.
    #[error("positions.{work}: none is open to men of 20 years who are {kind}; add one")]
    NoPosition {
        /// The kind of work.
        work: String,
        /// The kind of employment.
        kind: &'static str,
    },
    /// A government whose people would have no region in their NIK.
    #[error("government {0}: neither a code such as 16.06 nor a province with such ones here")]
    NoRegion(AgencyCode),
    /// A title that has no place for the name.
    #[error("the title `{0}` has no {{}}, the place of the name")]
    Title(String),
    /// Not TOML, or a field is missing or unknown.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    /// A reference to a list that is not there.
    #[error("no list `{0}`; add it or correct the spelling")]
    Unknown(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    government: Vec<GivenGovernment>,
    units: BTreeMap<String, Vec<UnitGroup>>,
    district: Unit,
    heads: Heads,
    mix: Mix,
    names: Names,
    positions: BTreeMap<String, Vec<Position>>,
    titles: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenGovernment {
    code: AgencyCode,
    name: String,
    people: u32,
    units: String,
    #[serde(default)]
    districts: Vec<String>,
}

impl GivenGovernment {
    fn complete(
        self,
        codes: &[AgencyCode],
        units: &BTreeMap<String, Vec<UnitGroup>>,
        district: &Unit,
    ) -> Result<Government, PopulationError> {
        let Self { code, name, people, .. } = self;
        if people == 0 {
            return Err(PopulationError::Empty("people"));
        }
        let unknown = || PopulationError::Unknown(format!("units.{}", self.units));
        let groups = units.get(&self.units).ok_or_else(unknown)?;
        let mut units: Vec<Unit> = groups.iter().flat_map(UnitGroup::units).collect();
        units.extend(self.districts.iter().map(|name| district.named(name)));
        if units.is_empty() {
            return Err(PopulationError::Empty("units"));
        }
        let inside = |other: &AgencyCode| {
            let (province, part) = other.as_str().split_once('.')?;
            let four_digits = province.len() == 2 && part.len() == 2;
            let fits = code == *other || code.as_str() == province;
            (four_digits && fits).then(|| format!("{province}{part}"))
        };
        let regions: Vec<String> = codes.iter().filter_map(inside).collect();
        if regions.is_empty() {
            return Err(PopulationError::NoRegion(code));
        }
        Ok(Government { code, name, people, units, regions })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitGroup {
    work: String,
    head: String,
    weights: BTreeMap<String, u32>,
}

impl UnitGroup {
    fn units(&self) -> impl Iterator<Item = Unit> {
        self.weights.iter().map(|(name, weight)| Unit {
            name: name.clone(),
            weight: *weight,
            work: self.work.clone(),
            head: self.head.clone(),
        })
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    name: String,
    weight: u32,
    work: String,
    head: String,
}

impl Unit {
    fn named(&self, name: &str) -> Self {
        Self { name: self.name.replace(NAME, name), ..self.clone() }
    }
}

/// A place in a unit, to be filled with somebody.
struct Seat<'p> {
    government: &'p Government,
    unit: &'p Unit,
    place: usize,
    crowd: usize,
}

/// Splits `total` in proportion to `weights`; what is left over goes to the largest remainders.
fn shares(weights: impl Iterator<Item = u32>, total: usize) -> Vec<usize> {
    let weights: Vec<u128> = weights.map(u128::from).collect();
    let sum = weights.iter().sum::<u128>().max(1);
    let exact = |weight: &u128| weight * (total as u128);
    let floor = |weight| usize::try_from(exact(weight) / sum).expect("at most the total");
    let mut counts: Vec<usize> = weights.iter().map(floor).collect();
    let left = total - counts.iter().sum::<usize>();
    let mut order: Vec<_> = weights.iter().map(|weight| exact(weight) % sum).zip(0..).collect();
    order.sort_by_key(|(remainder, _)| Reverse(*remainder));
    for (_, place) in order.iter().cycle().take(left) {
        let count: Option<&mut usize> = counts.get_mut(*place);
        *count.expect("a place of a weight") += 1;
    }
    counts
}

/// A unit with fewer people goes without a head.
const LED_UNIT_MIN: usize = 5;

#[cfg(test)]
mod tests;
