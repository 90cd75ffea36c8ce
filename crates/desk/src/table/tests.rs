mod hostile;

use std::fs;
use std::io::{Read as _, Write as _};

use ikrar_core::value::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use tempfile::TempDir;

use super::*;
use crate::files::FileFault;

/// A file in a folder that goes with it.
struct Given {
    _folder: TempDir,
    path: PathBuf,
}

fn file(name: &str, content: impl AsRef<[u8]>) -> Given {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    Given { _folder: folder, path }
}

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Given {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    file("roster.xlsx", workbook.save_to_buffer().unwrap())
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Given {
    workbook(|workbook| fill(workbook.add_worksheet()))
}

/// Opens a table for these columns, the first of which are required.
fn open(
    path: &Path,
    required: &'static [&'static [&'static str]],
    optional: &'static [&'static str],
) -> Result<Table, TableError> {
    Table::open(path, &Wanted { required, optional }, &Reading::default())
}

/// Numbers and texts of all rows, columns `nik` and `unit_kerja`.
fn read(given: &Given) -> Result<Vec<(u32, String, String)>, TableError> {
    let mut table = open(&given.path, &[&["nik"]], &["unit_kerja"])?;
    let mut rows = Vec::new();
    table.each(|row| {
        let text = |column| row.text(column).unwrap().unwrap_or("-").to_owned();
        rows.push((row.number(), text("nik"), text("unit_kerja")));
        Ok::<_, TableError>(())
    })?;
    Ok(rows)
}

fn expected(rows: &[(u32, &str, &str)]) -> Vec<(u32, String, String)> {
    rows.iter().map(|(row, nik, unit)| (*row, (*nik).into(), (*unit).into())).collect()
}

#[test]
fn csv_is_read_with_either_separator_line_end_and_bom() {
    for bom in ["", "\u{feff}"] {
        for separator in [",", ";"] {
            for end in ["\n", "\r\n"] {
                let text =
                    format!("{bom} NIK|Unit  Kerja|Catatan~\"1\"|\" a \"\"b\"\" \"|x~2||~~3~");
                let text = text.replace('|', separator).replace('~', end);
                let rows = expected(&[(2, "1", "a \"b\""), (3, "2", "-"), (5, "3", "-")]);
                assert_eq!(read(&file("r.CSV", &text)).unwrap(), rows, "{text:?}");
            }
        }
    }
}

#[test]
fn csv_rows_are_numbered_as_a_spreadsheet_shows_them() {
    for end in ["\n", "\r\n"] {
        let text = "~;~nik;unit-kerja~1;\"a\nb\"~;~~2;c~\"3\";\"d\ne\nf\"~4;g";
        let text = text.replace('~', end);
        let rows = [(4, "1", "a b"), (7, "2", "c"), (8, "3", "d e f"), (9, "4", "g")];
        assert_eq!(read(&file("r.csv", &text)).unwrap(), expected(&rows), "{text:?}");
    }
    let rows = expected(&[(2, "1", "-"), (3, "2", "-")]);
    assert_eq!(read(&file("r.csv", "nik\r1\r2\r")).unwrap(), rows);
    let separators_in_quotes = "\"a,b,\n,c\";nik\r\nx;1\r\n";
    assert_eq!(read(&file("r.csv", separators_in_quotes)).unwrap(), expected(&[(2, "1", "-")]));
}

#[test]
fn a_csv_row_with_too_many_cells_does_not_end_the_reading() {
    let given = file("r.csv", "nik,unit_kerja\n1,a\n2,Budi, S.E.\n3,c,,\n");
    let mut table = open(&given.path, &[&["nik"]], &[]).unwrap();
    let rows: Vec<_> = table.rows(0).unwrap().collect();
    let [Ok(_), Err(error), Ok(last)] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(error.row, Some(3));
    assert!(matches!(error.fault, TableFault::ExtraCells { found: 3, expected: 2 }));
    assert_eq!((last.number(), last.text("nik")), (4, Ok(Some("3"))));
}

/// How a workbook begins that is encrypted, and the name of one of its streams.
const PROTECTED: &[u8] =
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

#[test]
fn a_csv_is_read_with_other_separators_and_encodings() {
    let rows = expected(&[(2, "1", "Café"), (3, "2", "b")]);
    for separator in ["\t", "|", ";", ","] {
        let text = "nik|unit_kerja\n1|Café\n2|b\n".replace('|', separator);
        assert_eq!(read(&file("r.csv", &text)).unwrap(), rows, "{separator:?}");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide = [b"\xff\xfe".as_slice(), &wide].concat();
        assert_eq!(read(&file("r.csv", wide)).unwrap(), rows, "{separator:?}");
        let narrow: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
        let given = file("r.csv", narrow);
        assert_eq!(read(&given).unwrap(), rows, "{separator:?}");
        let notices = open(&given.path, &[&["nik"]], &[]).unwrap().notices();
        assert_eq!(notices, [Notice::Converted("windows-1252")]);
        let hinted = format!("\u{feff}sep={separator}\r\n{text}");
        assert_eq!(read(&file("r.csv", hinted)).unwrap(), rows, "{separator:?}");
    }
}

/// Cells of a sheet are written as XML that programs make, and this one does not.
fn with_cells(cells: &str) -> Given {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(0, 1, "unit_kerja").unwrap();
        sheet.write(0, 2, "lain").unwrap().write(1, 0, "1").unwrap().write(2, 0, "2").unwrap();
    });
    with_part(&given, "xl/worksheets/sheet1.xml", |text| {
        let (before, after) = text.split_once("<row r=\"2\"").unwrap();
        let (_, after) = after.split_once("</row>").unwrap();
        format!("{before}<row r=\"2\" hidden=\"1\">{cells}</row>{after}")
    })
}

#[test]
fn errors_and_formulas_are_told_where_they_stand_and_ignored_where_nothing_is_read() {
    let one = r#"<c r="A2" t="inlineStr"><is><t>1</t></is></c>"#;
    let unused = with_cells(&format!(r#"{one}<c r="B2"/><c r="C2" t="e"><v>#SPILL!</v></c>"#));
    let rows = expected(&[(2, "1", "-"), (3, "2", "-")]);
    assert_eq!(read(&unused).unwrap(), rows);
    let notices = open(&unused.path, &[&["nik"]], &[]).unwrap().notices();
    assert_eq!(notices, [Notice::HiddenRows(1)]);
    let unit = |given: &Given| {
        let mut table = open(&given.path, &[&["nik"]], &["unit_kerja"]).unwrap();
        let row = table.rows(0).unwrap().next().unwrap().unwrap();
        row.text("unit_kerja").map(|text| text.map(str::to_owned))
    };
    let used = with_cells(&format!(r#"{one}<c r="B2" t="e"><v>#SPILL!</v></c><c r="C2"/>"#));
    let shown = CellFault::Shown("#SPILL!".to_owned());
    assert_eq!(unit(&used), Err(CellError::Fault(shown)));
    let formula = with_cells(&format!(r#"{one}<c r="B2"><f>A1</f><v></v></c>"#));
    let no_value = CellFault::NoValue { cell: "B2".to_owned() };
    assert_eq!(unit(&formula), Err(CellError::Fault(no_value)));
    let empty = with_cells(&format!(r#"{one}<c r="B2" t="str"><f>""</f><v></v></c>"#));
    assert_eq!(unit(&empty), Ok(None));
}

#[test]
fn a_sheet_that_says_its_size_wrong_is_read() {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(1, 0, "1").unwrap();
    });
    let wrong = with_part(&given, "xl/worksheets/sheet1.xml", |text| {
        assert!(text.contains("<dimension ref=\"A1:A2\"/>"), "{text}");
        text.replace("A1:A2", "A0:XFD1048576")
    });
    assert_eq!(read(&wrong).unwrap(), expected(&[(2, "1", "-")]));
}

#[test]
fn each_fault_of_a_file_has_its_error() {
    let huge = format!("nik\n\"{}", "1\n".repeat(20_000));
    for (name, content, row, wanted) in [
        ("a.csv", &b"nik\n1\n\0\xe9\n"[..], None, "Encoding"),
        ("a.csv", b"", None, "Empty"),
        ("a.csv", b"\n;;\n", None, "Empty"),
        ("a.csv", b"\nnip;nama\n", Some(2), "MissingColumns([\"nik\"])"),
        ("a.csv", b"nik,NIK \n", Some(1), "DuplicateColumn(\"nik\")"),
        ("a.csv", huge.as_bytes(), Some(2), "HugeCell { max: 32767 }"),
        ("a.xls", b"", None, "Extension"),
        ("a", b"", None, "Extension"),
        ("a.xlsx", b"", None, "Format(Text)"),
        ("a.xlsx", b"nik\n1\n", None, "Format(Text)"),
        ("a.xlsx", b"<html><table><tr><td>nik</td></tr></table></html>", None, "Format(Html)"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", None, "Format(OldWorkbook)"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", None, "Format(OldWorkbook)"),
        ("a.csv", b"PK\x03\x04....", None, "Format(Workbook)"),
        ("a.xlsx", PROTECTED, None, "Password"),
        ("a.xlsx", b"PK\x03\x04....", None, "Damaged(Reader("),
    ] {
        let given = file(name, content);
        let error = read(&given).unwrap_err();
        assert!(format!("{:?}", error.fault).starts_with(wanted), "{wanted}: {error:?}");
        assert_eq!((error.row, error.file), (row, given.path), "{wanted}");
    }
    let gone = open(Path::new("/no/such/roster.csv"), &[], &[]).unwrap_err();
    assert!(matches!(gone.fault, TableFault::File(FileFault::Io(_))));
    let twice = file("a.csv", "nik,Unit_Kerja,unit kerja\n");
    let twice = read(&twice).unwrap_err().fault;
    assert!(matches!(twice, TableFault::DuplicateColumn(name) if name == "unit_kerja"));
}

#[test]
fn a_workbook_is_read_from_its_visible_sheets_with_the_columns() {
    let given = workbook(|workbook| {
        workbook.add_worksheet().write(0, 0, "Petunjuk").unwrap();
        workbook.add_worksheet().set_hidden(true).write(0, 0, "nik").unwrap();
        let third = workbook.add_worksheet();
        third.write(3, 2, " Nik").unwrap().write(3, 4, "UNIT KERJA").unwrap();
        third.write(4, 2, "1").unwrap().write(4, 4, "Dinas <Pendidikan> & Olahraga").unwrap();
        third.write(6, 2, " 2 ").unwrap().write(6, 3, "lain").unwrap();
        third.write(7, 3, "only in another column").unwrap();
        third.write(8, 2, "3").unwrap().write(8, 4, 2024).unwrap();
    });
    let rows = [(5, "1", "Dinas <Pendidikan> & Olahraga"), (7, "2", "-"), (9, "3", "2024")];
    assert_eq!(read(&given).unwrap(), expected(&rows));
    let mut table = open(&given.path, &[&["nik"]], &["golongan"]).unwrap();
    for _ in 0..2 {
        assert_eq!(table.rows(0).unwrap().count(), 3, "a second pass reads the same");
    }
    let missing = open(&given.path, &[&["nik"], &["nama"], &["golongan"]], &[]).unwrap_err();
    assert_eq!(missing.row, Some(1));
    let wanted = ["nik", "nama", "golongan"];
    assert!(matches!(missing.fault, TableFault::MissingColumns(names) if names == wanted));
    let empty = workbook(|workbook| _ = workbook.add_worksheet());
    assert!(matches!(read(&empty).unwrap_err().fault, TableFault::Empty));
}

#[test]
fn a_number_is_text_only_where_no_digit_can_be_lost() {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(0, 1, "jumlah").unwrap();
        for (row, number) in (1..).zip([2024.0, 16.06, 999_999_999_999_999.0, 1.0e15, -0.0, -3.0]) {
            sheet.write(row, 0, number).unwrap().write(row, 1, number).unwrap();
        }
    });
    let mut table = open(&given.path, &[&["nik"], &["jumlah"]], &[]).unwrap();
    let number = || Err(CellError::Number);
    let wanted = [Ok("2024"), number(), Ok("999999999999999"), number(), Ok("0"), Ok("-3")];
    for (row, wanted) in table.rows(0).unwrap().zip(wanted) {
        let row = row.unwrap();
        assert_eq!(row.text("jumlah"), wanted.map(Some));
        assert_eq!(row.code("nik"), Err(CellError::Number));
        assert_eq!(row.date("nik"), Err(CellError::NotADate));
    }
}

fn day(row: &Row<'_>) -> Result<Option<Date>, CellError> {
    row.date("d").map(|dated| dated.map(|dated| dated.day))
}

#[test]
fn dates_are_read_from_text_and_from_date_cells() {
    let text = "d\n2023-12-27\n27/12/2023\n 27-12-2023 \n27/12/23\n45287\n\"\"\n31/02/2024\n\
                12/27/2023\n2023/12/27\n27/12-2023\n27/12/2023/1\n+7/12/2023\n";
    let given = file("d.csv", text.replace("\"\"\n", ""));
    let mut table = open(&given.path, &[&["d"]], &[]).unwrap();
    let dates: Vec<_> = table.rows(0).unwrap().map(|row| day(&row.unwrap())).collect();
    let christmas_over: Date = "2023-12-27".parse().unwrap();
    let (good, bad) = dates.split_at(5);
    assert!(good.iter().all(|date| *date == Ok(Some(christmas_over))), "{good:?}");
    assert!(bad.iter().all(|date| *date == Err(CellError::NotADate)), "{bad:?}");

    let given = sheet(|sheet| {
        let format = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        let moment = ExcelDateTime::from_ymd(2023, 12, 27).unwrap().and_hms(16, 30, 0).unwrap();
        let noon = ExcelDateTime::from_hms(12, 0, 0).unwrap();
        let late = ExcelDateTime::from_ymd(2200, 1, 1).unwrap();
        sheet.write(0, 0, "d").unwrap();
        for (row, date) in (1..).zip([&moment, &noon, &late]) {
            sheet.write_with_format(row, 0, date, &format).unwrap();
        }
    });
    let mut table = open(&given.path, &[&["d"]], &[]).unwrap();
    let rows: Vec<_> = table.rows(0).unwrap().map(Result::unwrap).collect();
    assert_eq!(day(&rows[0]), Ok(Some(christmas_over)));
    assert_eq!(rows[0].text("d"), Err(CellError::Date));
    for row in &rows[1..3] {
        assert!(matches!(row.date("d"), Err(CellError::Fault(..))), "{row:?}");
    }
}

#[test]
fn an_error_that_a_cell_shows_is_named() {
    let formula = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap();
        sheet.write(1, 0, formula).unwrap();
    });
    let mut table = open(&given.path, &[&["nik"]], &[]).unwrap();
    let row = table.rows(0).unwrap().next().unwrap().unwrap();
    assert_eq!(row.text("nik"), Err(CellError::Fault(CellFault::Shown("#DIV/0!".into()))));
}

#[test]
fn a_byte_order_mark_before_a_quoted_name_is_no_part_of_it() {
    let given = file("r.csv", "\u{feff}\"nik\";\"Unit, Kerja\"\r\n1;a\r\n");
    assert_eq!(read(&given).unwrap(), expected(&[(2, "1", "a")]));
}

#[test]
#[should_panic(expected = "a column the table is open for")]
fn to_ask_for_a_column_that_was_not_wanted_is_a_bug() {
    let given = file("a.csv", "nik,nama\n1,Sari\n");
    let mut table = open(&given.path, &[&["nik"]], &[]).unwrap();
    let row = table.rows(0).unwrap().next().unwrap().unwrap();
    drop(row.text("nama").map(|_| ()));
}

#[test]
fn a_damaged_workbook_is_an_error_and_no_panic() {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(0, 1, "unit_kerja").unwrap();
        for row in 1..40 {
            sheet.write(row, 0, format!("16060512077900{row:02}")).unwrap();
            sheet.write(row, 1, "Dinas Perhubungan").unwrap();
        }
    });
    let whole = fs::read(&given.path).unwrap();
    for length in (31..whole.len()).step_by(31) {
        let cut = read(&file("cut.xlsx", &whole[..length])).unwrap_err();
        assert!(matches!(cut.fault, TableFault::Damaged(_)), "{length}: {cut:?}");
    }
    for at in (0..whole.len()).step_by(17) {
        let mut altered = whole.clone();
        altered[at] ^= 0x55;
        drop(read(&file("altered.xlsx", &altered))); // whatever it says, it does not panic
    }
}

/// A workbook with one part changed, or one more.
fn with_part(given: &Given, name: &str, change: impl Fn(&str) -> String) -> Given {
    let whole = fs::read(&given.path).unwrap();
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut found = false;
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let part_name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        if part_name == name {
            found = true;
            content = change(&content);
        }
        to.start_file(part_name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(content.as_bytes()).unwrap();
    }
    if !found {
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(change("").as_bytes()).unwrap();
    }
    file("changed.xlsx", to.finish().unwrap().into_inner())
}

/// The workbook reader sets aside 24 bytes for each text that is announced, before it reads one.
#[test]
fn a_workbook_that_announces_more_than_it_holds_is_refused() {
    const PART: &str = "xl/sharedStrings.xml";
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(0, 1, "unit_kerja").unwrap();
        sheet.write(1, 0, "1606051207790001").unwrap().write(1, 1, "uniqueCount").unwrap();
    });
    assert_eq!(read(&with_part(&given, PART, str::to_owned)).unwrap().len(), 1);
    let honest = "uniqueCount=\"4\"";
    let far = format!("uniqueCount{}=\"200000000000\"", " ".repeat(300));
    for lie in ["uniqueCount=\"200000000000\"", "uniqueCount = '999999'", &far] {
        let changed = with_part(&given, PART, |text| {
            assert!(text.contains(honest), "{text}");
            text.replace(honest, lie)
        });
        let fault = read(&changed).unwrap_err().fault;
        assert!(matches!(fault, TableFault::Damaged(Damage::Announced)), "{lie}: {fault:?}");
    }
    let wide = with_part(&given, PART, |text| {
        text.chars().flat_map(|c| [c, '\0']).collect() // as UTF-16
    });
    assert!(matches!(read(&wide).unwrap_err().fault, TableFault::Damaged(_)));
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap();
    });
    let texts = |_: &str| " ".repeat(257 << 20);
    let fault = read(&with_part(&given, "xl/sharedStrings.xml", texts)).unwrap_err().fault;
    assert!(matches!(fault, TableFault::Damaged(Damage::Part)), "{fault:?}");
}
