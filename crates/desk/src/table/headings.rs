//! Under which headings lists have the columns, and where in a file they are.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use ikrar_core::error::TomlFault;

use super::columns::{EITHER_NUMBER, NAME, NAME_AND_NIP, NIK, NIP};
use super::layout::TWO_ROWS;
use super::{At, Cell, Notice, Row, TableError, TableFault};
use crate::files;

/// The columns that a table is opened for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Of each of these groups one column must be there.
    pub required: &'static [&'static [&'static str]],
    /// Columns that are read if they are there.
    pub optional: &'static [&'static str],
}

/// The headings under which columns are known, of which some are better than others.
#[derive(Debug, Clone)]
pub struct Headings {
    /// By heading in the one spelling: for each column that may have it, how good it is.
    known: HashMap<String, BTreeMap<String, usize>>,
}

impl Headings {
    /// Those that everybody has, and before them those of a file: TOML, a list of headings for
    /// each column.
    pub fn with(path: &Path) -> Result<Self, TableError> {
        let at = |fault: TableFault| fault.at(path, None);
        let text = files::read_text(path, FILE_BYTES_MAX)
            .map_err(|error| at(TableFault::File(error.fault)))?;
        let own = toml::from_str::<Lists>(&text);
        let own = own.map_err(|error| at(TableFault::Headings(TomlFault::new(&text, &error))))?;
        let shipped = shipped();
        if let Some(name) = own.keys().find(|name| !shipped.contains_key(*name)) {
            return Err(at(TableFault::UnknownColumn(name.clone())));
        }
        let mut headings = Self { known: HashMap::new() };
        headings.add(own, 0);
        headings.add(shipped, SHIPPED_FROM);
        Ok(headings)
    }

    fn add(&mut self, lists: Lists, from: usize) {
        for (column, headings) in lists {
            for (place, heading) in (from..).zip(headings) {
                let columns = self.known.entry(same(&heading)).or_default();
                columns.entry(column.clone()).or_insert(place);
            }
        }
    }

    /// How good a heading is for a column: the less, the better. A column's own name is one.
    fn rank(&self, heading: &str, column: &str) -> Option<usize> {
        let known = |text: &str| {
            let same = same(text);
            let rank = self.known.get(&same).and_then(|columns| columns.get(column));
            rank.copied().or_else(|| (same == self::same(column)).then_some(SHIPPED_FROM))
        };
        let whole = known(heading).or_else(|| known(&without_brackets(heading)?));
        // Of two rows the lower one may be enough: what stands above is then a mere group.
        let lower = || {
            let is_known = self.known.contains_key(&same(heading));
            let (_, lower) = heading.split_once(TWO_ROWS).filter(|_| !is_known)?;
            Some(self.rank(lower, column)? + GROUPED_FROM)
        };
        whole.or_else(lower)
    }

    /// Whether any of the columns may have this heading.
    pub(super) fn knows(&self, heading: &str, wanted: &Wanted) -> bool {
        let columns = wanted.required.iter().copied().flatten().chain(wanted.optional);
        !heading.is_empty() && columns.into_iter().any(|it| self.rank(heading, it).is_some())
    }
}

impl Default for Headings {
    fn default() -> Self {
        let mut headings = Self { known: HashMap::new() };
        headings.add(shipped(), SHIPPED_FROM);
        headings
    }
}

/// The headings of each column, the best first.
type Lists = BTreeMap<String, Vec<String>>;

fn shipped() -> Lists {
    toml::from_str(include_str!("headings.toml")).expect("the list is checked by a test")
}

/// What stands above a column of a table to be filled in.
pub(crate) fn shown(column: &str) -> String {
    let headings = shipped().remove(column).unwrap_or_default();
    headings.into_iter().next().unwrap_or_else(|| column.to_owned())
}

/// The wanted columns and where the file has them.
#[derive(Debug)]
pub(super) struct Columns {
    names: Vec<&'static str>,
    /// For each column of the file, where in a row its content goes.
    places: Vec<Option<Place>>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Cell(usize),
    /// A NIP or a NIK.
    EitherNumber {
        nip: usize,
        nik: usize,
    },
    /// A name and a number in one cell, for whichever of both has no column.
    NameAndNumber(Option<usize>, Option<usize>),
}

impl Columns {
    /// Finds the wanted columns in a header, and says which columns of the file are passed over
    /// for better ones.
    pub(super) fn find(
        header: &[&str],
        wanted: &Wanted,
        headings: &Headings,
    ) -> Result<(Self, Vec<Notice>), TableFault> {
        let names = wanted.required.iter().copied().flatten().chain(wanted.optional);
        let names: Vec<&'static str> = names.copied().collect();
        let mut columns = Self { names, places: vec![None; header.len()] };
        let mut notices = Vec::new();
        for (place, &column) in columns.names.iter().enumerate() {
            let found = find(header, column, headings)?;
            let Some((best, others)) = found.split_first() else { continue };
            if let Some(at) = columns.places.get_mut(*best) {
                *at = Some(Place::Cell(place));
            }
            let passed = others.iter().filter_map(|other| header.get(*other));
            notices.extend(passed.map(|heading| {
                let heading = (*heading).to_owned();
                Notice::PassedOver { column, heading }
            }));
        }
        columns.split_names(header, headings)?;
        columns.split_numbers(header, headings)?;
        let missing = wanted.required.iter().filter(|group| {
            let is_there = |name: &&str| columns.has(name);
            !group.iter().any(is_there)
        });
        let missing: Vec<_> = missing.map(|group| group.join("/")).collect();
        if missing.is_empty() {
            Ok((columns, notices))
        } else {
            Err(TableFault::MissingColumns(missing))
        }
    }

    /// Takes name and number from one column if either has no column of its own.
    fn split_names(&mut self, header: &[&str], headings: &Headings) -> Result<(), TableFault> {
        let wanted = |column| self.find_place(column).filter(|_| !self.has(column));
        let (name, number) = (wanted(NAME), wanted(NIP));
        let both = find(header, NAME_AND_NIP, headings)?;
        if (name.is_some() || number.is_some())
            && let Some(at) = both.first().and_then(|both| self.places.get_mut(*both))
        {
            *at = Some(Place::NameAndNumber(name, number));
        }
        Ok(())
    }

    /// Takes NIP and NIK from one column if neither has a column of its own.
    fn split_numbers(&mut self, header: &[&str], headings: &Headings) -> Result<(), TableFault> {
        let wanted = |column| self.find_place(column).filter(|_| !self.has(column));
        let (Some(nip), Some(nik)) = (wanted(NIP), wanted(NIK)) else { return Ok(()) };
        let either = find(header, EITHER_NUMBER, headings)?;
        if let Some(at) = either.first().and_then(|either| self.places.get_mut(*either)) {
            *at = Some(Place::EitherNumber { nip, nik });
        }
        Ok(())
    }

    /// How many of the wanted columns the file has.
    pub(super) fn count(&self) -> usize {
        self.names.iter().filter(|name| self.has(name)).count()
    }

    /// Whether the file has a wanted column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.in_file(column).is_some()
    }

    /// Which column of the file a wanted column is read from.
    pub(super) fn in_file(&self, column: &str) -> Option<usize> {
        let wanted = self.find_place(column)?;
        self.places.iter().position(|place| match *place {
            None => false,
            Some(Place::Cell(place)) => place == wanted,
            Some(Place::EitherNumber { nip, nik }) => [nip, nik].contains(&wanted),
            Some(Place::NameAndNumber(name, number)) => [name, number].contains(&Some(wanted)),
        })
    }

    /// How many columns the header has.
    pub(super) fn width(&self) -> usize {
        self.places.len()
    }

    pub(super) fn place(&self, column: &str) -> usize {
        self.find_place(column).expect("a column the table is open for")
    }

    /// Where in a row the column is, if the table is open for it.
    pub(super) fn find_place(&self, column: &str) -> Option<usize> {
        self.names.iter().position(|name| *name == column)
    }

    /// The row of these cells, each with its column in the file.
    pub(super) fn row<'t>(
        &'t self,
        at: At,
        found: impl Iterator<Item = (usize, Cell<'t>)>,
    ) -> Row<'t> {
        let mut cells = vec![Cell::Empty; self.names.len()];
        let mut put = |place: usize, content| {
            if let Some(cell) = cells.get_mut(place) {
                *cell = match content {
                    Cell::Text(text) => Cell::Text(in_one_line(text)),
                    content => content,
                };
            }
        };
        for (index, content) in found {
            match (self.places.get(index).copied().flatten(), content) {
                (None, _) => {}
                (Some(Place::Cell(place)), content) => put(place, content),
                (Some(Place::EitherNumber { nip, nik }), content) => {
                    put(if is_nik(&content) { nik } else { nip }, content);
                }
                (Some(Place::NameAndNumber(name, number)), Cell::Text(text)) => {
                    let both = name_and_number(&text);
                    for (place, text) in [(name, both.0), (number, both.1)] {
                        put(place.unwrap_or(usize::MAX), Cell::Text(text.to_owned().into()));
                    }
                }
                (Some(Place::NameAndNumber(name, number)), content) => {
                    put(number.or(name).unwrap_or(usize::MAX), content);
                }
            }
        }
        let columns = self;
        Row { at, columns, cells }
    }
}

/// The columns of the file that have a heading of this column, the best first; two that are
/// equally good are a fault.
fn find(header: &[&str], column: &str, headings: &Headings) -> Result<Vec<usize>, TableFault> {
    let ranks = header.iter().map(|heading| headings.rank(heading, column));
    let mut found: Vec<_> = ranks.enumerate().filter_map(|(at, rank)| Some((rank?, at))).collect();
    found.sort_unstable();
    match found.as_slice() {
        [(first, _), (second, _), ..] if first == second => {
            Err(TableFault::DuplicateColumn(column.to_owned()))
        }
        _ => Ok(found.into_iter().map(|(_, at)| at).collect()),
    }
}

/// A text without line breaks, and with one blank where there are several.
fn in_one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut before = 'x';
    let is_tidy = text.chars().all(|c| {
        let is_single = !c.is_whitespace() || c == ' ' && before != ' ';
        before = c;
        is_single
    });
    if is_tidy { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// Whether a cell that holds a number of either kind has as many digits as a NIK.
fn is_nik(cell: &Cell<'_>) -> bool {
    let Cell::Text(text) = cell else { return false };
    text.chars().filter(char::is_ascii_digit).count() == NIK_DIGITS
}

/// The name and the number that stand in one cell, in either order.
fn name_and_number(text: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    let between =
        |c: char| c.is_whitespace() || matches!(c, '/' | ':' | '.' | ',' | '-' | '(' | ')');
    let (first, second) = if text.trim_start().starts_with(is_digit) {
        let at = text.find(char::is_alphabetic).unwrap_or(text.len());
        let (number, name) = text.split_at(at);
        (name, number)
    } else {
        text.split_at(text.find(is_digit).unwrap_or(text.len()))
    };
    let (name, number) = (first.trim_end_matches(|c| between(c) && c != '.'), second);
    let bare = name.trim_end_matches(between);
    let labelled = bare.len().checked_sub(3).and_then(|at| bare.split_at_checked(at));
    let name = match labelled {
        Some((name, label)) if label.eq_ignore_ascii_case("nip") && name.ends_with(between) => name,
        _ => name,
    };
    (name.trim_matches(|c| between(c) && c != '.'), number.trim_matches(between))
}

/// A heading in the one spelling in which headings are compared.
pub(super) fn same(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A heading without what stands in brackets, if anything does.
fn without_brackets(heading: &str) -> Option<String> {
    let (before, rest) = heading.split_once('(')?;
    let (_, after) = rest.split_once(')').unwrap_or_default();
    Some(format!("{before} {after}"))
}

const FILE_BYTES_MAX: u64 = 1 << 20;
const NIK_DIGITS: usize = 16;
/// What only the lower one of two rows says comes after all else.
const GROUPED_FROM: usize = 1 << 21;
/// What a file says comes before what is known to everybody.
const SHIPPED_FROM: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_headings_are_each_of_one_column_of_a_table() {
        let tables = [
            &["nip", "nik", "nip_nik", "nama", "nama_nip", "nip_lama", "nik_lama"][..],
            &["gelar_depan", "gelar_belakang", "status_kepegawaian", "status_cpns_pns"],
            &["kedudukan_hukum", "instansi", "unit_kerja", "jabatan", "golongan"],
        ];
        let of_roster = tables.concat();
        let of_pacts = [tables[0], &["signed_on", "method", "scan"][..]].concat();
        for table in [of_roster, of_pacts, [tables[0], &["public_key"][..]].concat()] {
            for (heading, columns) in Headings::default().known {
                let of_table: Vec<_> =
                    columns.keys().filter(|column| table.contains(&column.as_str())).collect();
                assert!(of_table.len() <= 1, "{heading}: {of_table:?}");
            }
        }
        let listed = shipped();
        for column in tables.concat() {
            assert!(listed.contains_key(column), "{column}");
        }
    }

    #[test]
    fn headings_are_compared_without_what_offices_vary() {
        let headings = Headings::default();
        for (column, written) in [
            ("nip", &["N.I.P.", "N I P", "NIP :", "nip_baru", "NIP\nBaru *"][..]),
            (
                "unit_kerja",
                &["UNIT\r\nKERJA", "Unit Kerja (OPD)", "unit-kerja", "UNOR NAMA", "SATKER"],
            ),
            ("golongan", &["GOLRU", "PANGKAT/GOL. RUANG", "Gol.", "GOL AKHIR NAMA"]),
            ("nama", &["NMPPNPN", "NMPPPNPN", "Nama Lengkap", "NAMA (TANPA GELAR)"]),
            ("nik", &["NIK *", "NIKPPNPN", "No. KTP"]),
        ] {
            for heading in written {
                assert!(headings.rank(heading, column).is_some(), "{heading:?} is {column}");
            }
        }
        assert_eq!(headings.rank("NAMA JABATAN", "nama"), None);
        assert_eq!(headings.rank("TMT GOLONGAN", "golongan"), None);
    }

    #[test]
    fn a_name_and_a_number_in_one_cell_are_told_apart() {
        for (text, name, number) in [
            (
                "Sri Lestari, S.Pd.\n19820314 200903 2 004",
                "Sri Lestari, S.Pd.",
                "19820314 200903 2 004",
            ),
            ("Sri Lestari / NIP. 198203142009032004", "Sri Lestari", "198203142009032004"),
            ("198203142009032004 - Sri Lestari", "Sri Lestari", "198203142009032004"),
            ("Philip (198203142009031004)", "Philip", "198203142009031004"),
            ("Sri Lestari", "Sri Lestari", ""),
        ] {
            assert_eq!(name_and_number(text), (name, number), "{text:?}");
        }
    }
}
