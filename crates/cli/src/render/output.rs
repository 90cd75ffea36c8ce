//! What a command gives back.

use ikrar_core::error::Kind;
use ikrar_words::{Lang, Message, message};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::list::{Cell, List, Listed};
use super::table;
use crate::error::CliError;

/// What a command has to say, in order, and how it ended.
pub(crate) struct Output {
    pub(super) parts: Vec<Part>,
    /// The kind of fault that was found, if the command looked for faults or met some on its way;
    /// or why it ended early, after all that was said.
    pub(crate) end: Result<Option<Kind>, CliError>,
}

/// One thing that is said.
pub(super) enum Part {
    /// What somebody would keep in a file, as it is in every format.
    Content(String),
    /// A line that only text has.
    Line(Line<'static>),
    /// An object a line in JSON, else a table.
    List(Box<dyn Listed>),
    /// An object in JSON, else lines.
    One { json: String, text: Vec<Line<'static>> },
    /// A remark that is not part of the result: in text, and not when asked to be quiet.
    Remark(Message<'static>),
}

impl Output {
    /// Nothing to say, and all is well.
    pub(crate) fn new() -> Self {
        Self { parts: Vec::new(), end: Ok(None) }
    }

    /// One value, and what it says as text.
    pub(crate) fn one(self, value: &impl Serialize, text: Message<'static>) -> Self {
        self.one_in_lines(value, [text.into()])
    }

    /// One value, and what it says as text of several lines.
    pub(crate) fn one_in_lines(
        self,
        value: &impl Serialize,
        text: impl IntoIterator<Item = Line<'static>>,
    ) -> Self {
        let json = serde_json::to_string(value).expect("results have no maps but those by name");
        self.with(Part::One { json, text: text.into_iter().collect() })
    }

    /// A list.
    pub(crate) fn list<T: Serialize + 'static>(self, list: List<T>) -> Self {
        self.with(Part::List(Box::new(list)))
    }

    /// A line of text.
    pub(crate) fn line(self, line: impl Into<Line<'static>>) -> Self {
        self.with(Part::Line(line.into()))
    }

    /// A remark.
    pub(crate) fn remark(self, remark: Message<'static>) -> Self {
        self.with(Part::Remark(remark))
    }

    /// What somebody would keep in a file.
    pub(crate) fn content(self, text: String) -> Self {
        self.with(Part::Content(text))
    }

    /// With what is said after this, which ends as it ends.
    pub(crate) fn before(mut self, more: Self) -> Self {
        self.parts.extend(more.parts);
        self
    }

    /// What follows on this.
    pub(crate) fn then(mut self, next: Self) -> Self {
        self.parts.extend(next.parts);
        self.end = next.end;
        self
    }

    /// With a fault of this kind, which is what was said.
    pub(crate) fn found(self, kind: Option<Kind>) -> Self {
        Self { end: Ok(kind), ..self }
    }

    /// Ended early, after all that was said.
    pub(crate) fn failed(self, error: CliError) -> Self {
        Self { end: Err(error), ..self }
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

/// A line of text: what is said, behind blanks and a label as wide as those of other lines.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    indent: usize,
    label: Option<(Message<'a>, usize)>,
    said: Cell<'a>,
}

impl<'a> Line<'a> {
    /// A line that stands below another.
    pub(crate) fn below(said: Message<'a>) -> Self {
        Self { indent: 2, ..Self::from(said) }
    }

    /// What is said of something, behind its label.
    pub(crate) fn labelled(label: Message<'a>, width: usize, said: Cell<'a>) -> Self {
        Self { indent: 0, label: Some((label, width)), said }
    }

    /// The same below what stands below another line.
    pub(crate) fn further(self) -> Self {
        Self { indent: 4, ..self }
    }

    /// What it says in a language, so that it outlives what it is said of.
    pub(crate) fn told(&self, lang: Lang) -> Line<'static> {
        let Self { indent, label, said } = self;
        let label = label.as_ref().map(|(label, width)| {
            let label = lang.tell(label).into_owned();
            (message!("explain-label", label), *width)
        });
        Line { indent: *indent, label, said: said.tell(lang).into_owned().into() }
    }

    /// The same behind blanks.
    pub(crate) fn indented(self) -> Self {
        Self { indent: 2, ..self }
    }

    /// The line. What stands behind a label or blanks is broken at the end of a screen of `room`
    /// columns, and goes on below itself; other lines are left to the screen.
    pub(super) fn tell(&self, lang: Lang, room: usize) -> String {
        let Self { indent, label, said } = self;
        let said = said.tell(lang);
        let before = match label {
            Some((label, width)) => format!("{:indent$}{:<width$}", "", lang.tell(label)),
            None => " ".repeat(*indent),
        };
        let taken = before.width();
        if taken == 0 || taken + said.width() <= room {
            return before + &said;
        }
        let lines = table::wrapped(&said, room.saturating_sub(taken));
        before + &lines.replace('\n', &format!("\n{}", " ".repeat(taken)))
    }
}

impl From<String> for Line<'_> {
    fn from(text: String) -> Self {
        Self { indent: 0, label: None, said: text.into() }
    }
}

impl<'a> From<Message<'a>> for Line<'a> {
    fn from(said: Message<'a>) -> Self {
        Self { indent: 0, label: None, said: Cell::said("", said) }
    }
}
