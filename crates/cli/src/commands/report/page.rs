//! The report as a page to be printed and signed.

use ikrar_words::{Message, Say, message};
use maud::{DOCTYPE, Markup, html};

use super::pacts::{PactLine, decimal};
use crate::session::Session;

/// What stands around the table.
pub(super) struct Heading {
    /// What the campaign is called.
    pub(super) title: String,
    /// The ledger's office.
    pub(super) office: String,
    /// Of which campaign and day it is, and what it rests on.
    pub(super) said: Vec<Message<'static>>,
}

/// The page, whole: it fetches nothing.
pub(super) fn page(
    heading: &Heading,
    lines: &[PactLine],
    total: Option<&PactLine>,
    session: &Session,
) -> String {
    let tell = |said: &dyn Say| session.tell(said).into_owned();
    let Heading { title, office, said } = heading;
    let page = html! {
        (DOCTYPE)
        html lang=(session.lang.name()) {
            head {
                meta charset="utf-8";
                title { (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                h1 { (tell(&message!("print-report-pacts"))) }
                h2 { (title) }
                p { (office) }
                @for said in said { p { (tell(said)) } }
                table {
                    thead { tr { @for heading in headings() { th { (tell(&heading)) } } } }
                    tbody {
                        @for line in lines {
                            (row(line, line.unit.as_deref().unwrap_or(""), session))
                        }
                    }
                    @if let Some(total) = total {
                        tfoot { (row(total, &tell(&message!("label-total")), session)) }
                    }
                }
                (signatures(session))
            }
        }
    };
    page.into_string()
}

fn row(line: &PactLine, unit: &str, session: &Session) -> Markup {
    let counts = [
        line.people,
        line.asked,
        line.signed,
        line.signed_late,
        line.pending,
        line.overdue,
        line.refused,
        line.excused,
        line.not_required,
    ];
    let percent =
        line.percent.as_deref().map(|percent| session.tell(&decimal(percent)).into_owned());
    let percent = percent.as_deref().unwrap_or("–");
    html! {
        tr {
            td { @if line.unit.is_some() { (line.agency) } }
            td { (unit) }
            @for count in counts { td.number { (count) } }
            td.number { (percent) }
        }
    }
}

fn headings() -> [Message<'static>; 12] {
    [
        message!("column-agency"),
        message!("column-unit"),
        message!("column-people"),
        message!("column-asked"),
        message!("column-count-signed"),
        message!("column-count-late"),
        message!("column-count-pending"),
        message!("column-count-overdue"),
        message!("column-count-refused"),
        message!("column-count-excused"),
        message!("column-count-not-required"),
        message!("column-percent"),
    ]
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
