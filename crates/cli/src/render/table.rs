//! Tables of text within a width: no word is broken. What does not fit is wrapped at blanks, then
//! columns that can be spared are left out, and where even the others do not fit each row becomes a
//! block of lines.

use std::collections::BTreeSet;

use comfy_table::{
    CellAlignment, ColumnConstraint, LineStyle, Table as Grid, TableStyle, Width, presets,
};
use unicode_width::UnicodeWidthStr;

/// What stands above a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// The text itself.
    pub(super) told: String,
    /// Whether its cells stay in one line.
    pub(super) whole: bool,
    /// When it is left out: the highest number first, those of 0 never.
    pub(super) spare: u8,
}

/// A table that is printed in parts.
pub(super) struct Table {
    headings: Vec<Heading>,
    room: usize,
    /// The columns of the part before, whose headings need not be repeated.
    above: Vec<usize>,
    left_out: BTreeSet<usize>,
}

impl Table {
    /// A table below these headings, in lines of `room` columns of a screen.
    pub(super) fn new(headings: Vec<Heading>, room: usize) -> Self {
        Self { headings, room, above: Vec::new(), left_out: BTreeSet::new() }
    }

    /// The next rows, in lines.
    pub(super) fn part(&mut self, rows: &[Vec<String>]) -> String {
        let measured = self.headings.iter().enumerate();
        let measured: Vec<_> =
            measured.map(|(place, heading)| Measured::of(place, heading, rows)).collect();
        let Some(columns) = fit(measured, self.room) else {
            return self.blocks(rows);
        };
        let kept: Vec<_> = columns.iter().map(|column| column.place).collect();
        self.left_out.extend((0..self.headings.len()).filter(|place| !kept.contains(place)));
        let pick = |row: &[String]| -> Vec<String> {
            kept.iter().filter_map(|place| row.get(*place).cloned()).collect()
        };
        let mut grid = Grid::new();
        grid.force_no_tty().load_style(STYLE);
        if self.above != kept {
            let headings: Vec<_> = self.headings.iter().map(|h| h.told.clone()).collect();
            grid.set_header(pick(&headings));
        }
        grid.add_rows(rows.iter().map(|row| pick(row)));
        set_widths(&mut grid, columns.iter().map(|column| (column.width, column.counts)));
        self.above = kept;
        grid.trim_fmt()
    }

    /// The headings of the columns that were left out.
    pub(super) fn left_out(&self) -> Vec<&str> {
        let headings = self.left_out.iter().filter_map(|place| self.headings.get(*place));
        headings.map(|heading| heading.told.as_str()).collect()
    }

    /// Each row in lines of its own, without what is empty.
    fn blocks(&self, rows: &[Vec<String>]) -> String {
        let label = self.headings.iter().map(|heading| heading.told.width()).max().unwrap_or(0);
        let blocks = rows.iter().map(|row| {
            let lines = self.headings.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let mut grid = Grid::new();
            grid.force_no_tty().load_style(presets::NOTHING);
            grid.add_rows(lines.map(|(heading, cell)| [heading.told.clone(), cell.clone()]));
            let word = row.iter().map(|cell| longest_word(cell)).max().unwrap_or(0);
            let room = self.room.saturating_sub(label + GAP).max(word);
            set_widths(&mut grid, [(label, false), (room, false)]);
            grid.trim_fmt() + "\n"
        });
        blocks.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }
}

/// How wide a column may be.
#[derive(Debug)]
struct Measured {
    place: usize,
    spare: u8,
    /// Whether its cells are counts, which stand to the right.
    counts: bool,
    /// Its cells in one line each.
    natural: usize,
    /// How wide it is; at first so wide that it is just easily read.
    width: usize,
}

impl Measured {
    fn of(place: usize, heading: &Heading, rows: &[Vec<String>]) -> Self {
        let cells = || rows.iter().filter_map(|row| row.get(place)).map(String::as_str);
        let widest = cells().map(line_width).max().unwrap_or(0);
        let word = cells().map(longest_word).max().unwrap_or(0);
        let comfortable = widest.min(COMFORTABLE.max(widest.div_ceil(LINES)));
        let least = if heading.whole { widest } else { word.max(comfortable) };
        let least = least.max(longest_word(&heading.told)).max(1);
        let digits = |cell: &str| cell.len() <= DIGITS && cell.bytes().all(|b| b.is_ascii_digit());
        // An id, which is shown whole, is no count although it may be of digits alone.
        let counts = widest > 0 && !heading.whole && cells().all(digits);
        let natural = widest.max(line_width(&heading.told)).max(least);
        Self { place, spare: heading.spare, counts, natural, width: least }
    }
}

/// The columns that have room, with their widths; `None` if those that cannot be spared have none.
fn fit(mut columns: Vec<Measured>, room: usize) -> Option<Vec<Measured>> {
    let gaps = |columns: &[Measured]| columns.len().saturating_sub(1) * GAP;
    let taken = |columns: &[Measured]| {
        columns.iter().map(|column| column.width).sum::<usize>() + gaps(columns)
    };
    while taken(&columns) > room {
        let (place, _) = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.spare > 0)
            .max_by_key(|(_, column)| column.spare)?;
        columns.remove(place);
    }
    // What is left goes to the column that has the most lines.
    for _ in taken(&columns)..room {
        let narrow = columns.iter_mut().filter(|column| column.width < column.natural);
        let lines = |column: &&mut Measured| column.natural * 100 / column.width;
        match narrow.max_by_key(lines) {
            Some(column) => column.width += 1,
            None => break,
        }
    }
    Some(columns)
}

/// Gives each column its width, and a gap behind all but the last.
fn set_widths(grid: &mut Grid, widths: impl IntoIterator<Item = (usize, bool)>) {
    let last = grid.column_count().saturating_sub(1);
    for (place, (width, right)) in widths.into_iter().enumerate() {
        let Some(column) = grid.column_mut(place) else { continue };
        let gap = if place == last { 0 } else { GAP };
        let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// A sentence in lines of `room` columns, broken at blanks.
pub(super) fn wrapped(text: &str, room: usize) -> String {
    let mut grid = Grid::new();
    grid.force_no_tty().load_style(presets::NOTHING);
    grid.add_row([text]);
    set_widths(&mut grid, [(room.max(longest_word(text)), false)]);
    grid.trim_fmt()
}

fn line_width(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    text.split([' ', '\n']).map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Between two columns.
const GAP: usize = 2;
/// A text is easily read in this width.
const COMFORTABLE: usize = 16;
/// A cell takes at most about so many lines.
const LINES: usize = 5;
/// Numbers of more digits are no counts.
const DIGITS: usize = 9;
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

#[cfg(test)]
mod tests {
    use super::*;

    const NIP: &str = "198106152005011001";

    fn table(room: usize) -> Table {
        let heading = |told: &str, whole, spare| Heading { told: told.to_owned(), whole, spare };
        let headings = [
            heading("nip", true, 0),
            heading("nama", false, 0),
            heading("unit kerja", false, 1),
            heading("tgl", true, 2),
        ];
        Table::new(headings.into(), room)
    }

    fn rows() -> Vec<Vec<String>> {
        let name = "Rekaan Budi Hartono Wibisono, S.E.";
        let unit = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia";
        vec![[NIP, name, unit, "2024-10-15 08:07 WIB"].map(str::to_owned).to_vec()]
    }

    #[test]
    fn nothing_is_left_out_where_all_fits() {
        let mut table = table(140);
        assert_eq!(table.part(&rows()).lines().count(), 3);
        assert!(table.left_out().is_empty());
    }

    #[test]
    fn no_line_is_wider_than_the_room_and_no_number_is_broken() {
        for room in 36..=140 {
            let mut table = table(room);
            let printed = table.part(&rows());
            assert!(printed.lines().all(|line| line.width() <= room), "{room}:\n{printed}");
            assert!(printed.contains(NIP), "{room}:\n{printed}");
            let has_time = printed.contains("2024-10-15 08:07 WIB");
            assert!(has_time != table.left_out().contains(&"tgl"), "{room}:\n{printed}");
        }
    }

    #[test]
    fn the_least_needed_columns_go_first_and_a_block_keeps_all() {
        let mut narrow = table(60);
        assert_eq!((narrow.part(&rows()).is_empty(), narrow.left_out()), (false, vec!["tgl"]));
        let mut narrower = table(40);
        narrower.part(&rows());
        assert_eq!(narrower.left_out(), ["unit kerja", "tgl"]);
        let mut block = table(30);
        let printed = block.part(&rows());
        assert!(block.left_out().is_empty() && printed.contains("unit kerja"), "{printed}");
        assert!(printed.contains(NIP) && printed.lines().count() > 4, "{printed}");
    }

    #[test]
    fn wide_characters_count_twice_and_headings_stand_once() {
        let mut table = table(70);
        let mut rows = rows();
        rows.extend([["1", "漢字漢字漢字漢字漢字漢字", "", "-"].map(str::to_owned).to_vec()]);
        let printed = table.part(&rows);
        assert!(printed.lines().all(|line| line.width() <= 70), "{printed}");
        assert!(printed.contains("nama") && !table.part(&rows).contains("nama"));
    }
}
