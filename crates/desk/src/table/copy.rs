//! Rows of a table as they stand in it, for whoever has to mend them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::headings::same;
use super::layout::in_one_row;
use super::{At, Cell, CellFault, Table, TableError};

/// Some rows of a table, under the headings of its columns.
#[derive(Debug)]
pub struct Copies {
    /// The headings of all columns, also of those that are not read.
    pub headings: Vec<String>,
    /// The rows, each with its cells by column.
    pub rows: Vec<(At, Vec<String>)>,
}

impl Table {
    /// Copies rows, in the order in which they stand.
    pub fn copies(&mut self, wanted: &BTreeSet<At>) -> Result<Copies, TableError> {
        let mut copies = Copies { headings: Vec::new(), rows: Vec::new() };
        for sheet in 0..self.layouts.len() {
            let rows = self.rows(sheet)?;
            let (mut records, layout, nth_sheet) = (rows.records, rows.layout, rows.nth_sheet);
            let places = copies.places(&layout.texts);
            let mut cells = Vec::new();
            while let Some(number) = records.next_row(&mut cells)? {
                let at = At::new(nth_sheet, number, layout.sheet.clone());
                if number > layout.header_row && wanted.contains(&at) {
                    copies.take(at, &places, &cells);
                }
            }
        }
        let width = copies.headings.len();
        for (_, cells) in &mut copies.rows {
            cells.resize(width, String::new());
        }
        Ok(copies)
    }
}

impl Copies {
    /// Under which of all headings the columns of a sheet belong; new ones are added.
    fn places(&mut self, texts: &[String]) -> Vec<usize> {
        let mut taken = BTreeSet::new();
        let mut place = |heading: &String| {
            let known = self.headings.iter().map(|known| same(known));
            let known = known
                .enumerate()
                .find(|(at, known)| *known == same(heading) && !taken.contains(at));
            let place = known.map_or(self.headings.len(), |(place, _)| place);
            if place == self.headings.len() {
                self.headings.push(in_one_row(heading));
            }
            taken.insert(place);
            place
        };
        texts.iter().map(&mut place).collect()
    }

    fn take(&mut self, at: At, places: &[usize], found: &[(usize, Cell<'_>)]) {
        let mut cells = vec![String::new(); self.headings.len()];
        for (index, cell) in found {
            let place = places.get(*index).and_then(|place| cells.get_mut(*place));
            if let Some(copy) = place {
                // What a terminal would obey is no part of what is to be mended.
                *copy = shown(cell).replace(char::is_control, " ");
            }
        }
        self.rows.push((at, cells));
    }
}

/// What a spreadsheet program shows of a cell.
fn shown<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Date(date) => date.to_string().into(),
        Cell::Empty | Cell::Fault(CellFault::NoDate | CellFault::NoValue { .. }) => "".into(),
        Cell::Fault(CellFault::Shown(text)) => text.into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Whole(digits) => digits.into(),
    }
}
