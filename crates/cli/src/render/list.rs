//! Lists: items that come one by one, and columns that are declared once for every format.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::Write;

use ikrar_core::value::{Identifier, Instant, Zone};
use ikrar_words::{Lang, Message};
use serde::Serialize;

use super::output::Line;
use super::table::Heading;
use crate::error::CliError;

/// Items and how each is shown.
pub(crate) struct List<T> {
    columns: Vec<Column<T>>,
    items: Box<dyn Source<T>>,
    total: Option<T>,
    alone: Option<fn(&T) -> Vec<Line<'_>>>,
}

impl<T: 'static> List<T> {
    /// The items of a source.
    pub(crate) fn new(columns: Columns<T>, items: impl Source<T> + 'static) -> Self {
        Self { columns: columns.0, items: Box::new(items), total: None, alone: None }
    }

    /// With a last row in text, which is no item of its own.
    pub(crate) fn with_total(self, total: Option<T>) -> Self {
        Self { total, ..self }
    }

    /// In text not as a table, but each item with all that is known of it.
    pub(crate) fn alone(self, lines: fn(&T) -> Vec<Line<'_>>) -> Self {
        Self { alone: Some(lines), ..self }
    }
}

/// Where items come from, one by one: nobody holds all of them unless the source does.
pub(crate) trait Source<T> {
    /// Hands each item on, until no more are wanted.
    fn each(
        self: Box<Self>,
        take: &mut dyn FnMut(T) -> Result<Taken, CliError>,
    ) -> Result<(), CliError>;
}

/// Whether more items are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    More,
    Enough,
}

impl<T> Source<T> for Vec<T> {
    fn each(
        self: Box<Self>,
        take: &mut dyn FnMut(T) -> Result<Taken, CliError>,
    ) -> Result<(), CliError> {
        for item in *self {
            if take(item)? == Taken::Enough {
                break;
            }
        }
        Ok(())
    }
}

/// The columns of a list, each declared once.
pub(crate) struct Columns<T>(Vec<Column<T>>);

impl<T> Columns<T> {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// A column of every format, with its key in data and its heading in text.
    pub(crate) fn column(
        self,
        key: &'static str,
        heading: Message<'static>,
        cell: impl Fn(&T) -> Cell<'_> + 'static,
    ) -> Self {
        self.with(Place::Both(key, heading), cell)
    }

    /// A column of data only.
    pub(crate) fn data(
        self,
        key: impl Into<Cow<'static, str>>,
        cell: impl Fn(&T) -> Cell<'_> + 'static,
    ) -> Self {
        self.with(Place::Data(key.into()), cell)
    }

    /// A column of text only.
    pub(crate) fn text(
        self,
        heading: Message<'static>,
        cell: impl Fn(&T) -> Cell<'_> + 'static,
    ) -> Self {
        self.with(Place::Text(heading), cell)
    }

    /// The cells of the last column stay in one line: numbers and times of several words.
    pub(crate) fn whole(mut self) -> Self {
        self.0.iter_mut().rev().take(1).for_each(|column| column.whole = true);
        self
    }

    /// The cells of the last column are NIKs: of text it is left out first, but never where NIKs
    /// were asked for.
    pub(crate) fn niks(mut self) -> Self {
        self.0.iter_mut().rev().take(1).for_each(|column| column.niks = true);
        self.whole()
    }

    /// The cells of the last column are numbers to reckon with.
    pub(crate) fn counted(mut self) -> Self {
        self.0.iter_mut().rev().take(1).for_each(|column| column.counted = true);
        self
    }

    /// The last column may be left out where a table of text is too wide: of all such columns the
    /// one with the highest number goes first.
    pub(crate) fn spare(mut self, order: u8) -> Self {
        self.0.iter_mut().rev().take(1).for_each(|column| column.spare = order);
        self
    }

    fn with(mut self, place: Place, cell: impl Fn(&T) -> Cell<'_> + 'static) -> Self {
        self.0.push(Column {
            place,
            whole: false,
            niks: false,
            counted: false,
            spare: 0,
            cell: Box::new(cell),
        });
        self
    }
}

/// A column of a list: where it stands, and what is in it.
struct Column<T> {
    place: Place,
    whole: bool,
    niks: bool,
    counted: bool,
    spare: u8,
    cell: Box<dyn Fn(&T) -> Cell<'_>>,
}

/// Where a column stands, with its key in data and its heading in text.
enum Place {
    Both(&'static str, Message<'static>),
    Data(Cow<'static, str>),
    Text(Message<'static>),
}

impl<T> Column<T> {
    fn key(&self) -> Option<&str> {
        match &self.place {
            Place::Both(key, _) => Some(key),
            Place::Data(key) => Some(key),
            Place::Text(_) => None,
        }
    }

    fn heading(&self, lang: Lang, show_nik: bool) -> Option<Heading> {
        let first = if show_nik { 0 } else { u8::MAX };
        let (whole, spare) = (self.whole, if self.niks { first } else { self.spare });
        match &self.place {
            Place::Both(_, said) | Place::Text(said) => {
                Some(Heading { told: lang.tell(said).into_owned(), whole, spare })
            }
            Place::Data(_) => None,
        }
    }
}

/// What is in a column: the same in all formats, unless people are told it otherwise.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    data: Cow<'a, str>,
    text: Option<Text<'a>>,
}

#[derive(Debug)]
enum Text<'a> {
    Said(Message<'a>),
    /// One after the other.
    Several(Vec<Message<'a>>),
    Short(String),
}

impl<'a> Cell<'a> {
    /// A value as it is written.
    pub(crate) fn of(value: &impl Display) -> Self {
        value.to_string().into()
    }

    /// A value, or nothing.
    pub(crate) fn maybe(value: Option<&impl Display>) -> Self {
        value.map_or_else(|| "".into(), Self::of)
    }

    /// A NIP or NI PPPK; people are told the NIK of somebody who has none.
    pub(crate) fn nip(nip: Option<Identifier>, nik: Option<Identifier>) -> Self {
        match (nip, nik) {
            (None, Some(nik)) => Self::told("", format!("NIK {nik}")),
            (nip, _) => Self::maybe(nip.as_ref()),
        }
    }

    /// A moment as RFC 3339 has it, and as people in the zone write it.
    pub(crate) fn time(time: Instant, zone: Zone) -> Self {
        Self::told(time.rfc3339_in(zone), time.told_in(zone))
    }

    /// A value in data, and another text for people.
    pub(crate) fn told(data: impl Into<Cow<'a, str>>, text: String) -> Self {
        Self { data: data.into(), text: Some(Text::Short(text)) }
    }

    /// A name in data, and what people are told.
    pub(crate) fn said(name: impl Into<Cow<'a, str>>, said: Message<'a>) -> Self {
        Self { data: name.into(), text: Some(Text::Said(said)) }
    }

    /// Data of several parts, each as people are told it.
    pub(crate) fn several(data: impl Into<Cow<'a, str>>, parts: Vec<Message<'a>>) -> Self {
        Self { data: data.into(), text: Some(Text::Several(parts)) }
    }

    /// A value that is cut short for people.
    pub(crate) fn short(value: &impl Display, chars: usize, end: &str) -> Self {
        let data = value.to_string();
        let mut short: String = data.chars().take(chars).collect();
        short.push_str(end);
        Self { data: data.into(), text: Some(Text::Short(short)) }
    }

    pub(super) fn tell(&self, lang: Lang) -> Cow<'_, str> {
        match &self.text {
            None => Cow::Borrowed(&self.data),
            Some(Text::Said(said)) => lang.tell(said),
            Some(Text::Several(parts)) => {
                parts.iter().map(|part| lang.tell(part)).collect::<Vec<_>>().join("; ").into()
            }
            Some(Text::Short(text)) => Cow::Borrowed(text),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self { data: text.into(), text: None }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self { data: text.into(), text: None }
    }
}

/// A list whose items may be of any type.
pub(super) trait Listed {
    /// Whether each item is told alone, not in a table.
    fn is_alone(&self) -> bool;
    /// What stands above the cells of data.
    fn keys(&self) -> Vec<String>;
    /// Of which cells of data are numbers to reckon with.
    fn counts(&self) -> Vec<bool>;
    /// What stands above the cells of text.
    fn headings(&self, lang: Lang, show_nik: bool) -> Vec<Heading>;
    /// Writes each item as an object in a line, while more are `wanted`.
    fn json(
        self: Box<Self>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError>;
    /// Hands on what is printed of each item.
    fn each(
        self: Box<Self>,
        form: Form,
        take: &mut dyn FnMut(Vec<String>) -> Result<Taken, CliError>,
    ) -> Result<(), CliError>;
}

/// In which form an item is handed on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// All that is known of it, in lines of this width.
    Alone(Lang, usize),
    /// Its cells of data.
    Data,
    /// Its cells of text.
    Text(Lang),
}

impl<T: Serialize> Listed for List<T> {
    fn is_alone(&self) -> bool {
        self.alone.is_some()
    }

    fn keys(&self) -> Vec<String> {
        self.columns.iter().filter_map(|column| column.key().map(str::to_owned)).collect()
    }

    fn counts(&self) -> Vec<bool> {
        let of_data = self.columns.iter().filter(|column| column.key().is_some());
        of_data.map(|column| column.counted).collect()
    }

    fn headings(&self, lang: Lang, show_nik: bool) -> Vec<Heading> {
        self.columns.iter().filter_map(|column| column.heading(lang, show_nik)).collect()
    }

    fn json(
        self: Box<Self>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError> {
        // One line for all: JSON is written in many small pieces.
        let mut line = Vec::new();
        self.items.each(&mut |item| {
            line.clear();
            serde_json::to_writer(&mut line, &item).expect("items have no maps but those by name");
            line.push(b'\n');
            out.write_all(&line).map_err(CliError::Output)?;
            Ok(wanted())
        })
    }

    fn each(
        self: Box<Self>,
        form: Form,
        take: &mut dyn FnMut(Vec<String>) -> Result<Taken, CliError>,
    ) -> Result<(), CliError> {
        let Self { columns, items, total, alone } = *self;
        let printed = |item: &T| match (form, alone) {
            (Form::Alone(lang, room), Some(lines)) => {
                lines(item).iter().map(|line| line.tell(lang, room)).collect()
            }
            (Form::Text(lang) | Form::Alone(lang, _), _) => {
                let columns =
                    columns.iter().filter(|column| !matches!(column.place, Place::Data(_)));
                columns.map(|column| (column.cell)(item).tell(lang).into_owned()).collect()
            }
            (Form::Data, _) => {
                let columns = columns.iter().filter(|column| column.key().is_some());
                columns.map(|column| (column.cell)(item).data.into_owned()).collect()
            }
        };
        items.each(&mut |item| take(printed(&item)))?;
        if let (Form::Text(_), Some(total)) = (form, &total) {
            take(printed(total))?;
        }
        Ok(())
    }
}
