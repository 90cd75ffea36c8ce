//! The spreadsheet: a sheet to be filled in, and one that says how, in every language.

use ikrar_desk::template::{Column, Form, Holds, Needed};
use ikrar_words::{Lang, Message, Value, message};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::command;

/// The whole file.
pub(super) fn bytes(form: Form) -> Result<Vec<u8>, XlsxError> {
    let columns = form.columns();
    let mut book = Workbook::new();
    book.push_worksheet(list(&columns)?);
    book.push_worksheet(instructions(form, &columns)?);
    book.save_to_buffer()
}

/// The sheet to be filled in. A row of an example would be imported, so it has none.
fn list(columns: &[Column]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(Lang::ID.tell(&message!("template-sheet-list")))?;
    let head = Format::new().set_bold().set_background_color(Color::RGB(HEAD)).set_num_format("@");
    let (text, day) = (Format::new().set_num_format("@"), Format::new().set_num_format(DAY));
    for (place, column) in (0..).zip(columns) {
        let format = if column.holds == Holds::Day { &day } else { &text };
        sheet.set_column_format(place, format)?;
        sheet.set_column_width(place, width(column))?;
        sheet.write_string_with_format(0, place, column.heading(), &head)?;
        if let Some(checked) = checked(column)? {
            sheet.add_data_validation(1, place, LAST_ROW, place, &checked)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    sheet.ignore_error_range(0, 0, LAST_ROW, last, IgnoreError::NumberStoredAsText)?;
    Ok(sheet)
}

/// What a spreadsheet program asks about a cell that holds something else; other spellings of a
/// word are taken as well, so it warns and does not refuse.
fn checked(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let checked = match column.holds {
        Holds::Text => return Ok(None),
        Holds::Day => DataValidation::new().allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1945, 8, 17)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        )),
        Holds::Word(_) => DataValidation::new().allow_list_strings(&column.choices())?,
    };
    Ok(Some(checked.set_error_style(DataValidationErrorStyle::Warning)))
}

/// What each column means, with an example. Downwards, so that nobody takes it for a list.
fn instructions(form: Form, columns: &[Column]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(Lang::ID.tell(&message!("template-sheet-instructions")))?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let bold = wrapped.clone().set_bold();
    let plain = Format::new().set_bold();
    let mut row = 0;
    // The list is in Indonesian, and so are these first.
    let others = Lang::all().filter(|lang| *lang != Lang::ID);
    for lang in std::iter::once(Lang::ID).chain(others) {
        let command = command(form);
        let intro = [
            message!("template-title", command),
            message!("template-rows"),
            message!("template-cells"),
        ];
        for (place, line) in intro.iter().enumerate() {
            let line = lang.tell(line);
            match place {
                0 => sheet.write_string_with_format(row, 0, line, &plain)?,
                _ => sheet.write_string(row, 0, line)?,
            };
            row += 1;
        }
        row += 1;
        let heads = [
            message!("template-column"),
            message!("template-needed"),
            message!("template-content"),
            message!("template-example"),
        ];
        for (place, head) in (0..).zip(&heads) {
            sheet.write_string_with_format(row, place, lang.tell(head), &bold)?;
        }
        row += 1;
        for (letter, column) in ('A'..).zip(columns) {
            let content = lang.tell(&content(form, column)).into_owned();
            let content = match column.choices().as_slice() {
                [] => content,
                choices => {
                    let choices = Value::any(choices.iter().copied());
                    let choices = lang.tell(&message!("template-choices", choices)).into_owned();
                    format!("{content}. {choices}")
                }
            };
            let cells = [
                // A heading alone could be taken for that of a list.
                format!("{letter}: {}", column.heading()),
                lang.tell(&needed(column.needed)).into_owned(),
                content,
                column.example().to_owned(),
            ];
            for (place, cell) in (0..).zip(cells) {
                sheet.write_string_with_format(row, place, cell, &wrapped)?;
            }
            row += 1;
        }
        row += 1;
    }
    for (place, width) in (0..).zip([24, 22, 64, 32]) {
        sheet.set_column_width(place, width)?;
    }
    sheet.ignore_error_range(0, 0, row, 3, IgnoreError::NumberStoredAsText)?;
    Ok(sheet)
}

fn needed(needed: Needed) -> Message<'static> {
    match needed {
        Needed::Always => message!("template-needed-always"),
        Needed::OneOf => message!("template-needed-one-of"),
        Needed::No => message!("template-needed-no"),
    }
}

/// What stands in a column.
fn content(form: Form, column: &Column) -> Message<'static> {
    match (form, column.name) {
        (_, "nip") => message!("template-nip"),
        (_, "nik") => message!("template-nik"),
        (Form::Roster, "nama") => message!("template-name"),
        (_, "nama") => message!("template-name-compared"),
        (_, "status_kepegawaian") => message!("template-status"),
        (_, "instansi") => message!("template-agency"),
        (_, "unit_kerja") => message!("template-unit"),
        (_, "jabatan") => message!("template-position"),
        (_, "golongan") => message!("template-grade"),
        (_, "nip_lama" | "nik_lama") => message!("template-replaced"),
        (_, "public_key") => message!("template-public-key"),
        (_, "signed_on") => message!("template-signed-on"),
        (_, "method") => message!("template-method"),
        (_, "scan") => message!("template-scan"),
        (_, "case") => message!("template-case"),
        (_, "step") => message!("template-step"),
        (Form::Steps, "on") => message!("template-step-on"),
        (Form::Steps, "until") => message!("template-step-until"),
        (Form::Steps, "note") => message!("template-step-note"),
        (_, "office") => message!("template-office"),
        (_, "capacity") => message!("template-capacity"),
        (_, "act") => message!("template-act"),
        (_, "acted_on") => message!("template-acted-on"),
        (_, "acted_until") => message!("template-acted-until"),
        (_, "known_on") => message!("template-known-on"),
        (_, "received_on") => message!("template-received-on"),
        (_, "channel") => message!("template-channel"),
        (_, "contest") => message!("template-contest"),
        (_, "election") => message!("template-election"),
        (_, "region") => message!("template-region"),
        (_, "summary") => message!("template-summary"),
        (_, "below") => message!("template-below"),
        (_, "body") => message!("template-body"),
        (_, "exam_on") => message!("template-exam-on"),
        (_, "manner") => message!("template-manner"),
        (_, "level") => message!("template-level"),
        (_, "sanction") => message!("template-sanction"),
        (_, "position") => message!("template-class"),
        (_, "number") => message!("template-number"),
        (Form::Departures, "on") => message!("template-departed-on"),
        (_, "on") => message!("template-on"),
        (Form::Returns, "from") => message!("template-returned-on"),
        (_, "from") => message!("template-from"),
        (_, "until") => message!("template-until"),
        (_, "attendance") => message!("template-attendance"),
        (_, "kind") => message!("template-kind"),
        (_, "note") => message!("template-note"),
        (_, _) => message!("template-reason"),
    }
}

fn width(column: &Column) -> u32 {
    let widest = column.choices().iter().map(|choice| choice.chars().count()).max();
    let widest = widest.unwrap_or_default().max(column.example().len().min(40));
    u32::try_from(widest.max(column.heading().len()) + 3).unwrap_or(40)
}

/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_575;
const HEAD: u32 = 0x00DD_EBF7;
const DAY: &str = "yyyy-mm-dd";
