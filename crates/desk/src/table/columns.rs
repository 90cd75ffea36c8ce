//! Columns that more than one room knows.

use ikrar_core::value::Identifier;

pub(crate) const ACT: &str = "act";
pub(crate) const ACTED_ON: &str = "acted_on";
pub(crate) const ACTED_UNTIL: &str = "acted_until";
pub(crate) const AGENCY: &str = "instansi";
pub(crate) const ATTENDANCE: &str = "attendance";
pub(crate) const BACK_ON: &str = "back_on";
pub(crate) const BELOW: &str = "below";
pub(crate) const BODY: &str = "body";
pub(crate) const CAPACITY: &str = "capacity";
pub(crate) const CASE: &str = "case";
pub(crate) const CHANNEL: &str = "channel";
pub(crate) const CONTEST: &str = "contest";
pub(crate) const ELECTION: &str = "election";
pub(crate) const EXAM_ON: &str = "exam_on";
pub(crate) const FROM: &str = "from";
pub(crate) const GRADE: &str = "golongan";
pub(crate) const KIND: &str = "kind";
pub(crate) const KNOWN_ON: &str = "known_on";
pub(crate) const LEVEL: &str = "level";
pub(crate) const MANNER: &str = "manner";
pub(crate) const NUMBER: &str = "number";
pub(crate) const OFFICE: &str = "office";
pub(crate) const POSITION_CLASS: &str = "position";
pub(crate) const RECEIVED_ON: &str = "received_on";
pub(crate) const REGION: &str = "region";
pub(crate) const SANCTION: &str = "sanction";
pub(crate) const STEP: &str = "step";
pub(crate) const LEGAL_POSITION: &str = "kedudukan_hukum";
pub(crate) const METHOD: &str = "method";
pub(crate) const NAME: &str = "nama";
pub(crate) const NAME_AND_NIP: &str = "nama_nip";
pub(crate) const NIK: &str = "nik";
pub(crate) const EITHER_NUMBER: &str = "nip_nik";
pub(crate) const NIP: &str = "nip";
pub(crate) const NIK_REPLACED: &str = "nik_lama";
pub(crate) const NIP_REPLACED: &str = "nip_lama";
pub(crate) const NOTE: &str = "note";
pub(crate) const ON: &str = "on";
pub(crate) const POSITION: &str = "jabatan";
pub(crate) const PUBLIC_KEY: &str = "public_key";
pub(crate) const REASON: &str = "reason";
pub(crate) const SCAN: &str = "scan";
pub(crate) const CANDIDATE: &str = "status_cpns_pns";
pub(crate) const STATUS: &str = "status_kepegawaian";
pub(crate) const SIGNED_ON: &str = "signed_on";
pub(crate) const SUMMARY: &str = "summary";
pub(crate) const TITLE_AFTER: &str = "gelar_belakang";
pub(crate) const TITLE_BEFORE: &str = "gelar_depan";
pub(crate) const UNTIL: &str = "until";
pub(crate) const UNIT: &str = "unit_kerja";

/// The column that such a number stands in.
pub(crate) fn column_of(identifier: &Identifier) -> &'static str {
    match identifier {
        Identifier::Nik(_) => NIK,
        Identifier::Nip(_) | Identifier::NiPppk(_) => NIP,
    }
}
