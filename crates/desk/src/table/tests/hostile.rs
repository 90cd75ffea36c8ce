//! Workbooks that are made to harm.

use super::*;

/// Ten entities, each ten times the one before, would be ten thousand million letters.
#[test]
fn entities_that_grow_are_not_put_in() {
    let given = sheet(|sheet| {
        sheet.write(0, 0, "nik").unwrap().write(0, 1, "unit_kerja").unwrap();
        sheet.write(1, 0, "1606051207790001").unwrap().write(1, 1, "Dinas Rekaan").unwrap();
    });
    let entity = |number: usize| {
        let before = format!("&e{};", number - 1).repeat(10);
        format!("<!ENTITY e{number} \"{before}\">")
    };
    let grown: String = (1..10).map(entity).collect();
    let entities = format!("<!DOCTYPE sst [<!ENTITY e0 \"tawa\">{grown}");
    let bomb = with_part(&given, "xl/sharedStrings.xml", |text| {
        let text = text.replace("Dinas Rekaan", "&e9;");
        let (head, rest) = text.split_once("?>").expect("a declaration");
        format!("{head}?>{entities}]>{rest}")
    });
    match read(&bomb) {
        Err(error) => assert!(matches!(error.fault, TableFault::Damaged(_)), "{error:?}"),
        Ok(rows) => {
            let letters: usize = rows.iter().map(|row| format!("{row:?}").len()).sum();
            assert!(letters < 1000, "{letters} letters");
        }
    }
}
