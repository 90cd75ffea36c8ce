//! The report as a page to be printed and signed.

use ikrar_words::{Message, Say, message};
use maud::{DOCTYPE, Markup, html};

use crate::session::Session;

/// What stands around the table.
pub(super) struct Heading {
    /// What is reported.
    pub(super) report: Message<'static>,
    /// Of what: the campaign's title, or the election's.
    pub(super) title: String,
    /// The ledger's office.
    pub(super) office: String,
    /// Of which day it is, and what it rests on.
    pub(super) said: Vec<Message<'static>>,
}

/// The table: what stands above each column, and the rows, the last of which adds all up.
pub(super) struct Sheet {
    pub(super) headings: Vec<Message<'static>>,
    pub(super) rows: Vec<Vec<Shown>>,
    pub(super) total: Option<Vec<Shown>>,
}

/// What stands in a cell.
pub(super) enum Shown {
    Text(String),
    Number(String),
}

/// The page, whole: it fetches nothing.
pub(super) fn page(heading: &Heading, sheet: &Sheet, session: &Session) -> String {
    let tell = |said: &dyn Say| session.tell(said).into_owned();
    let Heading { report, title, office, said } = heading;
    let Sheet { headings, rows, total } = sheet;
    let page = html! {
        (DOCTYPE)
        html lang=(session.lang.name()) {
            head {
                meta charset="utf-8";
                title { (tell(report)) ": " (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                h1 { (tell(report)) }
                h2 { (title) }
                p { (office) }
                @for said in said { p { (tell(said)) } }
                table {
                    thead { tr { @for heading in headings { th { (tell(heading)) } } } }
                    tbody { @for cells in rows { (row(cells)) } }
                    @if let Some(total) = total { tfoot { (row(total)) } }
                }
                (signatures(session))
            }
        }
    };
    page.into_string()
}

fn row(cells: &[Shown]) -> Markup {
    html! {
        tr {
            @for cell in cells {
                @match cell {
                    Shown::Text(text) => td { (text) },
                    Shown::Number(number) => td.number { (number) },
                }
            }
        }
    }
}

/// Room for who made it and who answers for it.
fn signatures(session: &Session) -> Markup {
    let blocks = [message!("print-made-by"), message!("print-approved-by")];
    let nip = session.tell(&message!("column-nip")).into_owned();
    html! {
        div.signatures {
            @for block in blocks {
                div {
                    p { (session.tell(&message!("print-place-date"))) }
                    p { (session.tell(&block)) }
                    div.room {}
                    p { span.line {} }
                    p { (nip) " " span.line {} }
                }
            }
        }
    }
}

const STYLE: &str = "\
body { font-family: serif; font-size: 11pt; margin: 2cm; }
h1 { font-size: 15pt; margin-bottom: 0; } h2 { font-size: 12pt; margin-top: 0; }
p { margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1em; font-size: 9pt; }
th, td { border: 1px solid #555; padding: 0.2em 0.4em; text-align: left; }
th { background: #eee; } .number { text-align: right; } tfoot td { font-weight: bold; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.signatures { display: flex; justify-content: space-between; margin-top: 2em; }
.signatures > div { width: 40%; break-inside: avoid; } .room { height: 2cm; }
.line { display: inline-block; min-width: 5cm; border-bottom: 1px solid #555; }
@page { size: A4 landscape; margin: 1.5cm; }
@media print { body { margin: 0; } }
";
