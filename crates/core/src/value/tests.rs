use crate::codec::{self, Decode, Encode};
use bincode::error::DecodeError;

use super::*;

const STANDARD: bincode::config::Configuration = bincode::config::standard();

fn encoded(value: impl Encode) -> Vec<u8> {
    bincode::encode_to_vec(value, STANDARD).unwrap()
}

fn decoded<T: Decode<()>>(bytes: &[u8]) -> Result<T, DecodeError> {
    bincode::decode_from_slice(bytes, STANDARD).map(|(value, _)| value)
}

#[test]
fn an_identifier_is_told_by_its_digits() {
    for (text, kind) in [
        ("197907122000021841", IdKind::Nip),
        ("199312282025212001", IdKind::NiPppk),
        ("199009132025242014", IdKind::NiPppk),
        ("1606051207790001", IdKind::Nik),
        ("1606055207790001", IdKind::Nik), // a woman: day + 40
    ] {
        let identifier: Identifier = text.parse().unwrap();
        assert_eq!(identifier.kind(), kind, "{text}");
        assert_eq!(identifier.to_string(), text);
        assert_eq!(decoded::<Identifier>(&encoded(identifier)).unwrap(), identifier);
        let json = serde_json::to_string(&identifier).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Identifier>(&json).unwrap(), identifier);
    }
}

#[test]
fn the_parts_of_an_identifier_can_be_read() {
    let nip: Nip = "197907122000021841".parse().unwrap();
    assert_eq!((nip.birth_date().to_string(), nip.appointed()), ("1979-07-12".into(), (2000, 2)));
    let pppk: NiPppk = "199312282025212001".parse().unwrap();
    assert_eq!((pppk.birth_date().to_string(), pppk.appointed()), ("1993-12-28".into(), 2025));
    assert_eq!(pppk.code(), 21);
    let nik: Nik = "1606055207790001".parse().unwrap();
    assert!(nik.fits_birth_date(nip.birth_date()));
    assert!(!nik.fits_birth_date(pppk.birth_date()));
}

#[test]
fn the_ways_people_write_a_nip_are_understood() {
    for text in [
        "19790712 200002 1 841",
        " 197907122000021841\t",
        "'197907122000021841",
        " ’19790712\u{a0}200002\u{a0}1\u{a0}841 ",
        "\u{feff}197907122000021841\u{200b}",
    ] {
        let identifier = Identifier::parse_lenient(text).unwrap();
        assert_eq!(identifier.to_string(), "197907122000021841", "{text}");
        assert!(text.parse::<Identifier>().is_err(), "{text}");
    }
}

#[test]
fn each_fault_of_an_identifier_has_its_name() {
    let birth = |year, month, day| IdError::BirthDate { year, month, day };
    let nik = |day, month, year| IdError::NikBirthDate { day, month, year };
    for (text, error) in [
        ("197913122000021841", birth(1979, 13, 12)),
        ("197902302000021841", birth(1979, 2, 30)),
        ("017907122000021841", birth(179, 7, 12)),
        ("197907122000001841", IdError::Month { found: 0 }),
        ("197907122000023841", IdError::Gender { found: 3 }),
        ("197907122000021000", IdError::Serial { found: "000", digits: "16–18" }),
        ("19790712200002184", IdError::Length { found: 17 }),
        ("", IdError::Length { found: 0 }),
        ("1979071220000218411", IdError::Length { found: 19 }),
        ("19790712200002184x", IdError::Character { at: 18 }),
        ("Sari Melati", IdError::Character { at: 1 }),
        ("１97907122000021841", IdError::Character { at: 1 }),
        ("1006051207790001", IdError::Region { found: 100_605 }),
        ("0606051207790001", IdError::Region { found: 60_605 }),
        ("1600051207790001", IdError::Region { found: 160_005 }),
        ("1606001207790001", IdError::Region { found: 160_600 }),
        ("1606053207790001", nik(32, 7, 79)),
        ("1606050007790001", nik(0, 7, 79)),
        ("1606057207790001", nik(72, 7, 79)),
        ("1606051213790001", nik(12, 13, 79)),
        ("1606053002790001", nik(30, 2, 79)),
        ("1606052902790001", nik(29, 2, 79)),
        ("1606051207790000", IdError::Serial { found: "0000", digits: "13–16" }),
    ] {
        assert_eq!(text.parse::<Identifier>(), Err(error), "{text}");
    }
    assert!("1606052902000001".parse::<Nik>().is_ok(), "29 February 2000 was");
    assert_eq!("199312282025212001".parse::<Nip>(), Err(IdError::Month { found: 21 }));
    assert_eq!("197907122000021841".parse::<NiPppk>(), Err(IdError::PppkCode { found: 2 }));
}

#[test]
fn a_number_made_by_a_spreadsheet_is_recognised() {
    for text in [
        "1.9870e+17",
        "1.98E+17",
        "1,98E+17",
        "2E+17",
        "123.0",
        "197907122000021841.0",
        "197.907.122.000.021.841",
        "'1.98E+17",
        " 1.98 E+17",
    ] {
        assert_eq!(Identifier::parse_lenient(text), Err(IdError::Number), "{text}");
    }
    for text in ["e17", "1.98E", "1..98", "1.98E+1x", "E", "."] {
        assert!(matches!(text.parse::<Nik>(), Err(IdError::Character { .. })), "{text}");
    }
}

#[test]
fn no_error_and_no_debug_shows_a_whole_number() {
    let good = "1606051207790001";
    assert_eq!(format!("{:?}", good.parse::<Identifier>().unwrap()), "Nik(Nik(…001))");
    for wrong in ["197907122000023841", "1606051207790000", "1606053207790001", "19790712200002184"]
    {
        let error = wrong.parse::<Identifier>().unwrap_err();
        assert!(!error.to_string().contains(wrong) && !format!("{error:?}").contains(wrong));
        let json = serde_json::from_str::<Identifier>(&format!("\"{wrong}\"")).unwrap_err();
        assert!(!json.to_string().contains(wrong));
    }
    for number in [good, "-1606051207790001", "1606051207790001.5"] {
        let json = serde_json::from_str::<Identifier>(number).unwrap_err();
        assert!(json.to_string().starts_with("a spreadsheet made it a number"), "{json}");
    }
}

#[test]
fn what_is_odd_is_a_warning() {
    let warning = |text: &str| text.parse::<Identifier>().unwrap().warning();
    assert_eq!(warning("197907122000021841"), None);
    assert_eq!(warning("199312282025212001"), None);
    assert_eq!(warning("199312282025312001"), Some(IdWarning::UnknownPppkCode(31)));
    let young = |age| Some(IdWarning::YoungAtAppointment { age });
    assert_eq!(warning("197907121996021841"), young(17));
    assert_eq!(warning("197907121970021841"), young(-9));
    assert_eq!(warning("1606051207790001"), None);
}

#[test]
fn stored_bytes_that_are_no_identifier_are_refused() {
    for (kind, number) in [
        (0_u8, 197_907_122_000_021_841_u64),
        (4, 1_606_051_207_790_001),
        (2, 197_907_122_000_021_841),
        (1, 199_312_282_025_212_001),
        (3, 197_907_122_000_021_841),
        (1, 1_606_051_207_790_001),
        (3, 0),
        (1, u64::MAX),
    ] {
        let error = decoded::<Identifier>(&encoded((kind, number))).unwrap_err();
        assert!(matches!(error, DecodeError::OtherString(_)), "{kind} {number}");
    }
    assert!(decoded::<AgencyCode>(&encoded("16.6")).is_err());
    assert!(decoded::<CampaignCode>(&encoded("-")).is_err());
    assert!(decoded::<Grade>(&[34]).is_err());
    assert_eq!(decoded::<Grade>(&[11]).unwrap().to_string(), "III/d");
    let agency: AgencyCode = "16.06".parse().unwrap();
    assert_eq!(decoded::<AgencyCode>(&encoded(&agency)).unwrap(), agency);
}

#[test]
fn an_agency_code_is_a_region_or_an_own_code() {
    for text in ["16", "16.06", "11", "99.99", "BKPSDM-Muba", "A1", "b.c_d-e", "E16"] {
        assert_eq!(text.parse::<AgencyCode>().unwrap().as_str(), text);
    }
    for text in ["16.6", "31.0", "16.060", "16.00", "16,06", "1.6E+1", "5.0"] {
        assert_eq!(text.parse::<AgencyCode>(), Err(IdError::Number), "{text}");
    }
    let long = "a".repeat(33);
    for text in ["", "1", "10", "1606", "16.06.01", "A", "-a", "é1", "a b", "16.x", "160", &long] {
        assert_eq!(text.parse::<AgencyCode>(), Err(IdError::AgencyCode), "{text}");
    }
}

#[test]
fn a_campaign_code_is_short_and_plain() {
    for text in ["pemilu-2024", "2024", "A1"] {
        assert_eq!(text.parse::<CampaignCode>().unwrap().to_string(), text);
    }
    for text in ["", "a", "-ab", "a_b", "a b", &"a".repeat(41)] {
        assert_eq!(text.parse::<CampaignCode>(), Err(IdError::CampaignCode), "{text}");
    }
}

#[test]
fn a_random_id_is_lowercase_hex() {
    let id = PersonId::from_bytes([0xab; 16]);
    let text = "ab".repeat(16);
    assert_eq!((id.to_string(), text.parse()), (text.clone(), Ok(id)));
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{text}\""));
    assert_eq!((encoded(id), id.as_bytes()), (vec![0xab; 16], &[0xab; 16]));
    assert_eq!(format!("{id:?}"), "PersonId(abababab…)");
    for text in ["", "ab", &text.to_uppercase(), &format!("{text}ab"), &format!(" {text}")] {
        assert_eq!(text.parse::<CaseId>(), Err(IdError::Hex), "{text}");
        assert_eq!(text.parse::<EventId>(), Err(IdError::Hex), "{text}");
    }
}

#[test]
fn a_grade_is_read_in_any_spelling() {
    for (text, canonical, pppk) in [
        ("III/d", "III/d", false),
        ("iii/A", "III/a", false),
        ("IIIa", "III/a", false),
        (" III / b ", "III/b", false),
        ("IV/E", "IV/e", false),
        ("I/a", "I/a", false),
        ("ix", "IX", true),
        ("XVII", "XVII", true),
        ("I", "I", true),
    ] {
        let grade: Grade = text.parse().unwrap();
        assert_eq!((grade.to_string().as_str(), grade.is_pppk()), (canonical, pppk), "{text}");
    }
    for text in ["", "/", "III/e", "V/a", "XVIII", "3/a", "III/aa", "IIX"] {
        assert_eq!(text.parse::<Grade>(), Err(IdError::Grade), "{text}");
    }
}

#[test]
fn an_employment_status_is_read_as_offices_write_it() {
    use EmploymentStatus::{Cpns, NonAsn, Pns, Pppk, PppkPartTime};
    for (text, status) in [
        ("CPNS", Cpns),
        ("pns", Pns),
        (" PPPK ", Pppk),
        ("P3K", Pppk),
        ("PPPK paruh waktu", PppkPartTime),
        ("PPPK (Paruh Waktu)", PppkPartTime),
        ("PPNPN", NonAsn),
        ("Honorer", NonAsn),
        ("PHL", NonAsn),
        ("TKD", NonAsn),
        ("non ASN", NonAsn),
        ("Non-ASN", NonAsn),
    ] {
        assert_eq!(EmploymentStatus::parse_lenient(text), Ok(status), "{text}");
        let written = serde_json::to_value(status).unwrap();
        assert_eq!(EmploymentStatus::parse_lenient(written.as_str().unwrap()), Ok(status));
    }
    for text in ["", "ASN", "pensiun", "P N S D"] {
        let error = EmploymentStatus::parse_lenient(text);
        assert_eq!(error, Err(IdError::EmploymentStatus), "{text}");
    }
}

#[test]
fn text_that_could_deceive_is_refused() {
    let line = |text: &str| text.parse::<Line>().map(drop);
    let paragraph = |text: &str| text.parse::<Paragraph>().map(drop);
    assert_eq!(line("Dinas Pendidikan – Sekayu"), Ok(()));
    assert_eq!(paragraph("baris satu\nbaris dua"), Ok(()));
    let control = |at, code| Err(TextError::Control { at, code });
    assert_eq!(line("a\nb"), control(2, 10));
    for bad in ['\0', '\t', '\r', '\u{7f}', '\u{85}', '\u{9b}', '\u{2028}'] {
        let text = format!("ab{bad}");
        assert_eq!(line(&text), control(3, u32::from(bad)), "{bad:?}");
        assert_eq!(paragraph(&text), control(3, u32::from(bad)), "{bad:?}");
    }
    for bad in "\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}".chars() {
        let error = TextError::Direction { at: 1, code: u32::from(bad) };
        assert_eq!(line(&format!("{bad}x")), Err(error));
    }
    for bad in ['\u{e0000}', '\u{e0041}', '\u{e007f}'] {
        let error = TextError::Hidden { at: 2, code: u32::from(bad) };
        assert_eq!(paragraph(&format!("x{bad}")), Err(error));
    }
    for blank in ["", "  ", "\u{a0}", "\u{200b}\u{feff}"] {
        assert_eq!(line(blank), Err(TextError::Blank), "{blank:?}");
    }
    assert_eq!(line(&"ñ".repeat(512)), Ok(()));
    let too_long = TextError::TooLong { found: 1025, max: 1024 };
    assert_eq!(line(&format!("{}x", "ñ".repeat(512))), Err(too_long));
    assert_eq!(paragraph(&"x".repeat(1025)), Ok(()));
}

#[test]
fn nothing_is_taken_only_where_it_may_be() {
    assert_eq!("".parse(), Ok(LineOrNothing::default()));
    assert_eq!("".parse(), Ok(ParagraphOrNothing::default()));
    assert_eq!("".parse(), Ok(PublicLineOrNothing::default()));
    for blank in [" ", "\u{feff}"] {
        assert_eq!(blank.parse::<LineOrNothing>(), Err(TextError::Blank));
        assert_eq!(blank.parse::<ParagraphOrNothing>(), Err(TextError::Blank));
    }
    assert_eq!("a\nb".parse::<LineOrNothing>(), Err(TextError::Control { at: 2, code: 10 }));
    assert!("a\nb".parse::<ParagraphOrNothing>().is_ok());
}

#[test]
fn a_text_for_everybody_holds_no_personal_number() {
    let number = "NIP 197305251998022009";
    assert!(number.parse::<Line>().is_ok() && number.parse::<Paragraph>().is_ok());
    let refused = TextError::PersonalNumber;
    assert_eq!(number.parse::<PublicLine>(), Err(refused.clone()));
    assert_eq!(number.parse::<PublicLineOrNothing>(), Err(refused.clone()));
    assert_eq!(number.parse::<PublicParagraph>(), Err(refused.clone()));
    assert!(!refused.to_string().contains("1973"));
}

#[test]
fn a_list_has_no_more_items_than_it_may_have() {
    let bytes = codec::encode(&vec![1_u8, 2, 3]);
    let three: AtMost<u8, 3> = vec![1, 2, 3].try_into().unwrap();
    assert_eq!((codec::decode(&bytes), codec::encode(&three)), (Ok(three.clone()), bytes.clone()));
    assert_eq!(serde_json::from_str::<AtMost<u8, 3>>("[1,2,3]").unwrap(), three);
    let error = ListError { found: 3, max: 2 };
    assert_eq!(AtMost::<u8, 2>::try_from(vec![1, 2, 3]), Err(error));
    let refused = Refused { field: None, error: error.into() };
    let read = codec::decode::<AtMost<u8, 2>>(&bytes);
    assert_eq!(read, Err(codec::CodecError::Value(refused.clone())));
    let read = catch(|| serde_json::from_str::<AtMost<u8, 2>>("[1,2,3]"));
    assert_eq!(read.unwrap_err().1, Some(refused));
}

#[test]
fn a_personal_number_is_found_as_people_write_it() {
    let found = |text: &str| -> Vec<String> {
        let places = personal_numbers(text);
        places.into_iter().map(|at| text.get(at).unwrap().to_owned()).collect()
    };
    for number in [
        "197305251998022009",
        "1606046505730002",
        "19730525 199802 2 009",
        "19730525.199802.2.009",
        "16.06.04.650573.0002",
        "1606 0465 0573 0002",
        "9999999999999999",
        "１９７３０５２５１９９８０２２００９",
        "19730525\u{a0}199802\u{a0}2\u{a0}009",
        "1973\u{200b}05251998022009",
    ] {
        assert_eq!(found(number), [number]);
        assert_eq!(found(&format!("NIP{number}, {number}.")), [number, number], "{number}");
    }
    assert_eq!(found("baris 3 19730525 199802 2 009 5"), ["19730525 199802 2 009"]);
    assert_eq!(found("1606046505730002 197305251998022009").len(), 2);
    for text in [
        "",
        "SK 800/1/2024, 2024-01-01 2024-01-02",
        "12345678901234567",
        "1234567890123456789",
        "19730525  199802  2  009",
        "16.06.01.2024 dan 2023 2024",
        "0000000000000000000000000000000a 1111111111111111ffffffffffffffff",
        "pasal 1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn an_entry_number_is_written_as_the_number() {
    let (seq, number) = (Seq::new(4711), 4711_u64);
    assert_eq!(crate::codec::encode(&seq), crate::codec::encode(&number));
    assert_eq!(serde_json::to_string(&seq).unwrap(), "4711");
    assert_eq!((seq.to_string().parse(), serde_json::from_str("4711").ok()), (Ok(seq), Some(seq)));
    assert_eq!((Seq::FIRST.before(), seq.since(Seq::new(4712)), seq.size()), (None, None, 4712));
}
