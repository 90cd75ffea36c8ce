//! `ikrar rulebook show`: which rules hold on a day, and how much of them was verified.

use ikrar_core::rulebook::{Bilingual, Rulebook};
use ikrar_core::state::PublishedRulebook;
use ikrar_core::value::{self, Date, Seq};
use ikrar_words::{Lang, Message, message};
use serde::Serialize;

use super::in_lang;
use crate::render::{Cell, Line, Output};

#[derive(Debug, Serialize)]
struct Shown<'a> {
    entry: Seq,
    rulebook: &'a str,
    version: u32,
    title: &'a Bilingual,
    in_force_from: Date,
    acts: Count,
    sanctions: Count,
    deadlines: Count,
    sources: &'a [value::Line],
}

/// How many there are, and how many of them were verified.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Count {
    all: usize,
    verified: usize,
}

impl Count {
    fn of(verified: impl Iterator<Item = bool> + Clone) -> Self {
        Self { all: verified.clone().count(), verified: verified.filter(|is| *is).count() }
    }

    fn line(self, label: Message<'static>) -> Line<'static> {
        let Self { all, verified } = self;
        Line::labelled(label, LABEL_WIDTH, Cell::said("", message!("shown-count", all, verified)))
    }
}

pub(super) fn told(published: &PublishedRulebook, lang: Lang) -> Output {
    let rulebook = published.rulebook();
    let shown = Shown {
        entry: published.entry,
        rulebook: rulebook.id(),
        version: rulebook.version(),
        title: rulebook.title(),
        in_force_from: rulebook.in_force_from(),
        acts: Count::of(rulebook.acts().iter().map(|act| act.verified)),
        sanctions: Count::of(rulebook.sanctions().iter().map(|sanction| sanction.verified)),
        deadlines: Count::of(rulebook.deadlines().iter().map(|deadline| deadline.verified)),
        sources: rulebook.sources(),
    };
    let entry = Line::labelled(message!("column-entry"), LABEL_WIDTH, Cell::of(&shown.entry));
    let sources = rulebook.sources().iter().map(|source| Line::from(format!("  {source}")));
    let lines = head(rulebook, lang).into_iter().chain([
        entry,
        shown.acts.line(message!("column-acts")),
        shown.sanctions.line(message!("column-sanctions")),
        shown.deadlines.line(message!("column-deadlines")),
        message!("shown-sources").into(),
    ]);
    let lines: Vec<_> = lines.chain(sources).collect();
    Output::new().one_in_lines(&shown, lines)
}

/// What a rulebook is called, and since when it holds.
pub(super) fn head(rulebook: &Rulebook, lang: Lang) -> Vec<Line<'static>> {
    let line = |label, said| Line::labelled(label, LABEL_WIDTH, said);
    let id = format!("{} {}", rulebook.id(), rulebook.version());
    vec![
        line(message!("column-rulebook"), id.into()),
        line(message!("column-title"), in_lang(rulebook.title(), lang).into()),
        line(message!("column-in-force"), Cell::of(&rulebook.in_force_from())),
    ]
}

const LABEL_WIDTH: usize = 18;
