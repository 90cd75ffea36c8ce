//! Rows ▶ the ledger, with each refused row told by row, column and reason.

mod rejected;
mod told;

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::error::Kind;
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::Recording;
use ikrar_core::state::State;
use ikrar_core::state::lookup::Lookup;
use ikrar_core::value::{self, Date, EventId, StepCode};
use ikrar_desk::acts::Acts;
use ikrar_desk::fault::Faults;
use ikrar_desk::lines::{self, Line};
use ikrar_desk::people::Seen;
use ikrar_desk::roster::Accepted;
use ikrar_desk::rows::{self, Imported, Rows};
use ikrar_desk::said::Said;
use ikrar_desk::steps::{self, Steps};
use ikrar_desk::table::{Headings, Reading, Row, Table, TableError};
use ikrar_store::folder::FolderLedger;
use ikrar_words::{Message, message};

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::{Session, day, ledger_id};
use told::{RejectedRow, Told, placed};

/// A file of rows.
#[derive(Debug, Clone, ClapArgs)]
#[group(skip)]
pub(crate) struct Import {
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) partial: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// A random id for a new event.
pub(crate) fn event_id() -> Result<EventId, KeyRingError> {
    random_bytes().map(EventId::from_bytes)
}

/// How a table is read.
#[derive(Debug, Clone, Default, ClapArgs)]
#[group(skip)]
pub(crate) struct ReadingArgs {
    #[arg(long, value_name = "FILE")]
    columns: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

impl ReadingArgs {
    pub(crate) fn reading(&self) -> Result<Reading, CliError> {
        let headings = self.columns.as_deref().map(Headings::with).transpose()?;
        Ok(Reading { headings: headings.unwrap_or_default(), sheet: self.sheet.clone() })
    }
}

/// A table of people, from which day what it says holds, and what is said of odd rows.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct TableImport {
    #[command(flatten)]
    pub(crate) import: Import,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    #[arg(long)]
    pub(crate) accept_names: bool,
    #[arg(long, value_name = "TEXT")]
    pub(crate) backdate: Option<value::Line>,
}

/// Somebody, or a table of people.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Whom {
    #[arg(required_unless_present = "table")]
    person: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "person")]
    table: Option<PathBuf>,
    #[arg(long, requires = "table")]
    partial: bool,
    #[arg(long, requires = "table")]
    dry_run: bool,
    #[arg(long, requires = "table")]
    accept_names: bool,
    #[command(flatten)]
    reading: ReadingArgs,
}

impl Whom {
    /// The one person who is meant; `None` where a table is.
    pub(crate) fn one(&self) -> Option<&str> {
        self.person.as_deref()
    }

    /// Records what the rows of the table tell: `acts` is what it tells of people, `day` stands
    /// where a row has none.
    pub(crate) fn record(
        &self,
        session: &Session,
        open: fn(&Path, &Reading) -> Result<Table, TableError>,
        day: Option<Date>,
        acts: impl Fn(&State) -> Result<Acts, CliError>,
    ) -> Result<Output, CliError> {
        let Self { ref table, partial, dry_run, accept_names, ref reading, .. } = *self;
        let file = table.clone().ok_or_else(|| CliError::Usage(message!("usage-no-number")))?;
        let import = Import { file, partial, dry_run };
        let reading = reading.clone();
        let table = TableImport { import, reading, from: day, accept_names, backdate: None };
        table.record(
            session,
            &message!("work-events"),
            open,
            |row, state, day, seen| Ok(acts(state)?.said(row, state, day, seen, accept_names)),
            |_, _, _, _| Output::new(),
        )
    }
}

impl TableImport {
    /// What the operator says of rows that would otherwise be refused.
    pub(crate) fn accepted(&self) -> Accepted {
        let (names, first_days) = (self.accept_names, self.backdate.clone());
        Accepted { names, first_days, ..Accepted::default() }
    }

    /// Records what the rows of a table ask for, about each person once: `said` reads a row.
    /// `beside` says what else is to be told of the table.
    pub(crate) fn record(
        &self,
        session: &Session,
        work: &Message<'_>,
        open: impl Fn(&Path, &Reading) -> Result<Table, TableError>,
        said: impl Fn(&Row<'_>, &State, Date, &mut Seen) -> SaidOfRow,
        beside: impl Fn(&State, Date, &Seen, &Rows<'_>) -> Output,
    ) -> Result<Output, CliError> {
        let Self { import, from, .. } = self;
        let author = session.author()?;
        let mut table = open(&import.file, &self.reading.reading()?)?;
        let mut ledger = import.open(session)?;
        let from = day(*from, ledger.state())?;
        // What most rows say may ask for reading them once more, and never for a third time.
        let (mut begun, mut is_first) = (Seen::default(), true);
        loop {
            let (mut seen, mut again, mut besides) = (begun, None, Output::new());
            let mut known = Lookup::of(ledger.state());
            let became = import.take(session, &mut ledger, work, |rows| {
                rows.sign_with(author.clone());
                let mut count = 0_usize;
                table.each(|row| {
                    count += 1;
                    if count.is_multiple_of(ROWS_TOGETHER) {
                        known.rest();
                    }
                    let said = said(&row, known.state(), from, &mut seen)?;
                    Ok::<_, CliError>(rows.take(row.at(), said)?)
                })?;
                again = seen.again().filter(|_| is_first);
                if again.is_some() {
                    return Ok(false);
                }
                seen.refuse_rounded(&import.file)?;
                rows.note(table.notices().into_iter().chain(seen.notices()));
                besides = beside(known.state(), from, &seen, rows);
                // They are not needed while the rest is recorded.
                drop((known, seen));
                Ok(true)
            })?;
            match again {
                Some(again) => (begun, is_first) = (again, false),
                None => {
                    let told = import.tell(&became, Some(&mut table), session, ledger)?;
                    return Ok(told.before(besides));
                }
            }
        }
    }
}

/// How a table is taken that stands in the place of arguments.
#[derive(Debug, Clone, Default, ClapArgs)]
#[group(skip)]
pub(crate) struct Tabling {
    #[arg(long, requires = "table")]
    partial: bool,
    #[arg(long, requires = "table")]
    dry_run: bool,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Reads the rows of a table for a state.
type Reader<'s> = Box<dyn FnMut(&Row<'_>) -> SaidOfRow + 's>;

impl Tabling {
    /// Records the steps of a table: rows mean one of `codes` unless they say otherwise, on this
    /// day.
    pub(crate) fn steps(
        &self,
        file: &Path,
        session: &Session,
        codes: &[StepCode],
        on: Option<Date>,
    ) -> Result<Output, CliError> {
        self.record(file, session, steps::open, |state| {
            let known = Steps::new(state, codes.to_vec(), day(on, state)?);
            Ok(Box::new(move |row| Ok(known.said(row))))
        })
    }

    /// Records what the rows of a table say to a reader of them.
    pub(crate) fn record(
        &self,
        file: &Path,
        session: &Session,
        open: fn(&Path, &Reading) -> Result<Table, TableError>,
        reader: impl for<'s> FnOnce(&'s State) -> Result<Reader<'s>, CliError>,
    ) -> Result<Output, CliError> {
        let Self { partial, dry_run, reading } = self;
        let import = Import { file: file.to_owned(), partial: *partial, dry_run: *dry_run };
        let author = session.author()?;
        let mut table = open(&import.file, &reading.reading()?)?;
        let mut ledger = import.open(session)?;
        let (state, work) = (ledger.shared_state(), message!("work-events"));
        let became = import.take(session, &mut ledger, &work, |rows| {
            rows.sign_with(author);
            let mut said = reader(&state)?;
            table.each(|row| Ok::<_, CliError>(rows.take(row.at(), said(&row)?)?))?;
            drop(said);
            rows.note(table.notices());
            Ok(true)
        })?;
        drop(state);
        import.tell(&became, Some(&mut table), session, ledger)
    }
}

/// What a row says, or why it is refused.
pub(crate) type SaidOfRow = Result<Result<Said, Faults>, CliError>;

impl Import {
    /// All rows of this file, or none.
    pub(crate) fn of(file: &Path) -> Self {
        Self { file: file.to_owned(), partial: false, dry_run: false }
    }

    /// Opens the ledger: for recording, or for saying only what would be recorded.
    pub(crate) fn open(&self, session: &Session) -> Result<FolderLedger, CliError> {
        if self.dry_run { session.read() } else { session.write() }
    }

    /// Reads JSON lines and records them; `take` takes those that hold an event.
    pub(crate) fn lines(
        &self,
        session: &Session,
        work: &Message<'_>,
        take: impl Fn(&mut Rows<'_>, u32, Line) -> Result<(), CliError>,
    ) -> Result<Output, CliError> {
        let is_table = self
            .file
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("csv") || it.eq_ignore_ascii_case("xlsx"));
        if is_table {
            return Err(CliError::Usage(message!("usage-a-table", file = &*self.file)));
        }
        let opened = lines::open(&self.file)?;
        let mut ledger = self.open(session)?;
        let id = ledger_id(ledger.state())?;
        let became = self.take(session, &mut ledger, work, |rows| {
            lines::read(&self.file, opened, id, |lines| {
                lines.into_iter().try_for_each(|(number, line)| match line {
                    Ok(line) => take(rows, number, line),
                    Err(error) => {
                        rows.take_fault(number, error);
                        Ok(())
                    }
                })
            })?;
            Ok(true)
        })?;
        self.tell(&became, None, session, ledger)
    }

    /// Records the rows that `read` reads, while it reads them, unless it gives `false` in the end.
    pub(crate) fn take(
        &self,
        session: &Session,
        ledger: &mut FolderLedger,
        work: &Message<'_>,
        read: impl FnOnce(&mut Rows<'_>) -> Result<bool, CliError>,
    ) -> Result<Imported, CliError> {
        let id = ledger_id(ledger.state())?;
        rows::import(event_id, id, self.partial, read, |events, reading| {
            let recording = Recording { dry_run: self.dry_run, ..session.recording(self.partial)? };
            session.record(ledger, events, reading, recording, work)
        })
    }

    /// Closes the ledger, and tells what became of the rows. The refused ones are listed in a file
    /// beside their own, those of a table with all that they hold.
    pub(crate) fn tell(
        &self,
        imported: &Imported,
        table: Option<&mut Table>,
        session: &Session,
        ledger: FolderLedger,
    ) -> Result<Output, CliError> {
        let is_recorded = !self.dry_run && (self.partial || imported.refused.is_empty());
        if is_recorded {
            session.close(ledger)?;
        }
        let told = Told::new(imported, table.as_deref(), self.dry_run, session.lang);
        let output = told.output(self);
        let list = rejected::path_for(&self.file);
        if !self.dry_run
            && let Err(error) = rejected::list(&list, imported, &told.rejected, table, session.lang)
        {
            return Ok(output.failed(error));
        }
        if imported.refused.is_empty() {
            return Ok(output);
        }
        let all_by_rule = imported.refused.iter().all(|row| row.why.kind() == Kind::Refused);
        let kind = if all_by_rule { Kind::Refused } else { Kind::Usage };
        let output = self.tell_rejected(output, &told.rejected, &list);
        Ok(output.found(Some(kind)))
    }

    fn tell_rejected(&self, output: Output, rejected: &[RejectedRow], list: &Path) -> Output {
        let output = rejected.iter().take(ROWS_SHOWN).fold(output, |output, rejected| {
            let RejectedRow { row, reason, sheet, .. } = rejected;
            let (file, reason) = (placed(&self.file, sheet.as_ref()), reason.clone());
            output.line(match rejected.place() {
                Some(column) => message!("told-refused-cell", file, row, column, reason),
                None => message!("told-refused-row", file, row, reason),
            })
        });
        output.remark(match (self.dry_run, self.partial) {
            (true, _) => message!("told-refused-dry-run"),
            (false, true) => message!("told-refused-others-recorded", list),
            (false, false) => message!("told-refused-none-recorded", list),
        })
    }
}

/// So many rows are read between two looks at what is in memory of people.
const ROWS_TOGETHER: usize = 1024;
/// Refused or odd rows that are told; the file beside the input, and JSON, list all.
const ROWS_SHOWN: usize = 20;
