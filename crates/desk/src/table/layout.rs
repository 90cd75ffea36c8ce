//! Where in a sheet the table is: below titles, above totals and signatures.

use std::sync::Arc;

use super::columns::{NAME, NIK, NIP};
use super::headings::{Columns, same};
use super::{Cell, Headings, Notice, Records, TableError, TableFault, Wanted, trim};
use crate::values;

/// Where the table of a sheet is, and where its columns are.
#[derive(Debug)]
pub(super) struct Layout {
    /// The sheet's name, where several are read.
    pub(super) sheet: Option<Arc<str>>,
    /// The last row of the header.
    pub(super) header_row: u32,
    pub(super) columns: Columns,
    pub(super) notices: Vec<Notice>,
    /// The texts of the header, by column of the file.
    pub(super) texts: Vec<String>,
    /// Where numbers of people stand, and names.
    numbers: Vec<usize>,
    name: Option<usize>,
}

type Found = Result<(Columns, Vec<Notice>), TableFault>;

/// A row in which the header may be: its number, and its texts by column of the file.
type Candidate = (u32, Vec<String>);

impl Layout {
    /// Looks for the header in the first rows: one with all required columns, or two of which the
    /// upper one has headings over several columns.
    pub(super) fn find(
        records: &mut Records<'_>,
        wanted: &Wanted,
        headings: &Headings,
    ) -> Result<Self, TableError> {
        let file = records.file().to_owned();
        let rows = candidates(records)?;
        let find = |texts: &[String]| {
            let header: Vec<&str> = texts.iter().map(String::as_str).collect();
            Columns::find(&header, wanted, headings)
        };
        let count = |found: &Found| found.as_ref().map_or(0, |(columns, _)| columns.count());
        let mut best: Option<(usize, u32, TableFault)> = None;
        let mut rows = rows.into_iter().map(|(number, texts)| (number, find(&texts), texts));
        let mut next = rows.next();
        while let Some((number, one, texts)) = next {
            next = rows.next();
            // Two rows are the header if they say more together than either does alone.
            if let Some((last, other, lower)) = &next
                && may_be_lower(lower)
            {
                let texts = combined(&texts, lower);
                let both = find(&texts);
                if count(&both) > count(&one).max(count(other))
                    && let Ok((columns, notices)) = both
                {
                    return Ok(Self::new(number, *last, columns, notices, texts));
                }
            }
            match one {
                Ok((columns, notices)) => {
                    return Ok(Self::new(number, number, columns, notices, texts));
                }
                Err(fault) => {
                    let known = texts.iter().filter(|it| headings.knows(it, wanted)).count();
                    if best.as_ref().is_none_or(|(most, ..)| known > *most) {
                        best = Some((known, number, fault));
                    }
                }
            }
        }
        let (row, fault) = match best {
            Some((_, row, fault)) => (Some(row), fault),
            None => (None, TableFault::Empty),
        };
        Err(fault.at(&file, row))
    }

    fn new(
        first: u32,
        last: u32,
        columns: Columns,
        mut notices: Vec<Notice>,
        texts: Vec<String>,
    ) -> Self {
        if first > 1 {
            notices.insert(0, Notice::HeaderAt { sheet: None, row: first });
        }
        let numbers = [NIP, NIK].into_iter().filter_map(|name| columns.find_place(name)).collect();
        let name = columns.find_place(NAME);
        Self { sheet: None, header_row: last, columns, notices, texts, numbers, name }
    }

    /// Says in which of several sheets it is.
    pub(super) fn name_sheet(&mut self, name: &Arc<str>) {
        self.sheet = Some(Arc::clone(name));
        for notice in &mut self.notices {
            if let Notice::HeaderAt { sheet, .. } = notice {
                *sheet = Some(Arc::clone(name));
            }
        }
    }

    /// Whether a row of the file is about nobody: numbers of columns, or the header once more.
    pub(super) fn is_header_again(&self, cells: &[(usize, Cell<'_>)]) -> bool {
        let filled: Vec<_> = cells.iter().filter(|(_, cell)| !cell.is_blank()).collect();
        let small = |cell: &Cell<'_>| {
            let text = match cell {
                Cell::Whole(digits) => digits.as_str(),
                Cell::Text(text) => text.trim_matches(|c| is_around_number(c) || c.is_whitespace()),
                _ => "",
            };
            text.parse::<u8>().ok()
        };
        let numbers: Option<Vec<u8>> = filled.iter().map(|(_, cell)| small(cell)).collect();
        let numbered = numbers.is_some_and(|it| it.is_sorted_by(|one, next| one < next));
        let again = filled.iter().all(|(at, cell)| match cell {
            Cell::Text(text) => self.texts.get(*at).is_some_and(|head| same(head) == same(text)),
            _ => false,
        });
        filled.len() >= 3 && (numbered || again)
    }

    /// The heading of a column of the file.
    pub(super) fn heading(&self, in_file: usize) -> Option<String> {
        self.texts.get(in_file).map(|heading| in_one_row(heading))
    }

    /// Whether a row, by its cells in the wanted columns, is about somebody: it has a number, or a
    /// name and at least half of what may be known. Totals and signatures have not.
    pub(super) fn is_about_somebody(&self, cells: &[Cell<'_>]) -> bool {
        if self.numbers.is_empty() && self.name.is_none() {
            return true;
        }
        let get = |place: &usize| cells.get(*place).filter(|cell| !cell.is_blank());
        let mut numbers = self.numbers.iter().filter_map(get);
        let has_number = numbers.any(|cell| match cell {
            Cell::Text(text) => trim(text).starts_with(|c: char| c.is_ascii_digit() || c == '\''),
            _ => true,
        });
        if has_number && !self.is_total(cells) {
            return true;
        }
        let named = self.name.as_ref().and_then(get).is_some()
            || self.numbers.iter().any(|place| get(place).is_some());
        let filled = cells.iter().filter(|cell| !cell.is_blank()).count();
        named && 2 * filled >= self.columns.count().min(6) && !self.is_total(cells)
    }

    /// Whether a cell of a row begins with a word for a total, and no number is somebody's.
    fn is_total(&self, cells: &[Cell<'_>]) -> bool {
        cells.iter().any(begins_total) && !self.has_whole_number(cells)
    }

    /// Whether a row, by its cells in the wanted columns, has a number that may be somebody's.
    pub(super) fn has_whole_number(&self, cells: &[Cell<'_>]) -> bool {
        let digits = |cell: &Cell<'_>| match cell {
            Cell::Text(text) => text.chars().filter(char::is_ascii_digit).count(),
            _ => 0,
        };
        let mut numbers = self.numbers.iter().filter_map(|place| cells.get(*place));
        numbers.any(|cell| digits(cell) >= NUMBER_DIGITS_MIN)
    }
}

/// Whether a cell begins with a word for a total.
pub(super) fn begins_total(cell: &Cell<'_>) -> bool {
    let Cell::Text(text) = cell else { return false };
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find(|word| !word.is_empty()).is_some_and(values::is_total)
}

/// The first rows with something in them, as far down as a header is looked for.
fn candidates(records: &mut Records<'_>) -> Result<Vec<Candidate>, TableError> {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    while let Some(number) = records.next_row(&mut cells)? {
        if cells.iter().all(|(_, cell)| cell.is_blank()) {
            continue;
        }
        let width = cells.iter().map(|(index, _)| index + 1).max().unwrap_or(0);
        let mut texts = vec![String::new(); width];
        for (index, cell) in &cells {
            if let Some(text) = texts.get_mut(*index) {
                match cell {
                    Cell::Text(found) => found.trim().clone_into(text),
                    Cell::Empty => {}
                    _ => VALUE.clone_into(text),
                }
            }
        }
        rows.push((number, texts));
        if number >= HEADER_ROWS {
            break;
        }
    }
    Ok(rows)
}

/// Whether a row may be the lower one of a header: names of columns, and no data.
fn may_be_lower(texts: &[String]) -> bool {
    texts.iter().all(|text| text != VALUE && !text.chars().any(|c| c.is_ascii_digit()))
}

/// The header that two rows make: what stands above several columns, before what stands below it.
fn combined(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut above = "";
    let width = upper.len().max(lower.len());
    let columns = (0..width).map(|at| {
        let own = upper.get(at).map_or("", String::as_str);
        let below = lower.get(at).map_or("", String::as_str);
        if !own.is_empty() {
            above = own;
        }
        match (own.is_empty(), below.is_empty()) {
            (_, true) => own.to_owned(),
            _ => format!("{above}{TWO_ROWS}{below}"),
        }
    });
    columns.collect()
}

/// A heading of one row or two in one line.
pub(super) fn in_one_row(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_around_number(c: char) -> bool {
    matches!(c, '(' | ')' | '.' | '[' | ']')
}

const HEADER_ROWS: u32 = 20;
/// A personal number of which some digits were lost is still somebody's.
const NUMBER_DIGITS_MIN: usize = 6;
/// Between the headings of two rows that make one.
pub(super) const TWO_ROWS: char = '\n';
/// Stands for a cell that holds no text.
const VALUE: &str = "0";
