//! What states, roles, facts and rules are called, in both languages.
//!
//! An allegation is called open and undecided, and a pact that is not signed is never called a
//! violation: design, section 4.

use ikrar_core::event::officer::Role;
use ikrar_core::replay::FindingKind;
use ikrar_core::rulebook::Level;
use ikrar_core::status::{Conduct, PactState, Verdict};

use super::Lang;

/// A state of the pact.
pub(crate) fn pact(state: PactState, lang: Lang) -> &'static str {
    let (id, en) = match state {
        PactState::NotRequired => ("tidak diwajibkan", "not required"),
        PactState::Pending => ("belum menandatangani", "not signed yet"),
        PactState::Overdue => ("belum menandatangani, tenggat lewat", "not signed, past due"),
        PactState::Signed => ("sudah menandatangani", "signed"),
        PactState::SignedLate => ("menandatangani setelah tenggat", "signed after the due date"),
        PactState::Refused => ("tidak bersedia menandatangani", "declined to sign"),
        PactState::Excused => ("dikecualikan", "excused"),
    };
    lang.pick(id, en)
}

/// A state of conduct.
pub(crate) fn conduct(conduct: Conduct, lang: Lang) -> &'static str {
    let (id, en) = match conduct {
        Conduct::Clear => ("tidak ada yang terbukti", "nothing proven"),
        Conduct::SanctionServed => ("hukuman selesai dijalani", "sanction served"),
        Conduct::AllegationOpen => ("dugaan terbuka, belum diputus", "open allegation, undecided"),
        Conduct::ProvenEthics => ("terbukti, kode etik", "proven, ethics"),
        Conduct::ProvenLight => ("terbukti, tingkat ringan", "proven, light"),
        Conduct::ProvenModerate => ("terbukti, tingkat sedang", "proven, moderate"),
        Conduct::ProvenHeavy => ("terbukti, tingkat berat", "proven, heavy"),
        Conduct::Dismissed => ("diberhentikan", "dismissed"),
    };
    lang.pick(id, en)
}

/// A verdict.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let (id, en) = match verdict {
        Verdict::Compliant => ("patuh", "compliant"),
        Verdict::Incomplete => ("belum lengkap (administratif)", "incomplete (administrative)"),
        Verdict::UnderReview => ("masih dalam proses", "under review"),
        Verdict::NonCompliant => ("tidak patuh", "non-compliant"),
        Verdict::Restored => ("telah dipulihkan", "restored"),
        Verdict::Ended => ("tidak lagi bertugas", "no longer in service"),
    };
    lang.pick(id, en)
}

/// The line that adds the others up.
pub(crate) fn total(lang: Lang) -> &'static str {
    lang.pick("jumlah", "total")
}

/// A level of gravity.
pub(crate) fn level(level: Level, lang: Lang) -> &'static str {
    let (id, en) = match level {
        Level::Ethics => ("sanksi moral", "moral sanction"),
        Level::Light => ("hukuman disiplin ringan", "light disciplinary sanction"),
        Level::Moderate => ("hukuman disiplin sedang", "moderate disciplinary sanction"),
        Level::Heavy => ("hukuman disiplin berat", "heavy disciplinary sanction"),
        Level::Dismissal => {
            ("pemberhentian tidak dengan hormat (PTDH)", "dishonourable dismissal (PTDH)")
        }
    };
    lang.pick(id, en)
}

/// A role; its name on the command line and what that means.
pub(crate) fn role(role: Role, lang: Lang) -> &'static str {
    let id = match role {
        Role::Admin => "admin (pengelola)",
        Role::Registrar => "registrar (pencatat)",
        Role::Examiner => "examiner (pemeriksa)",
        Role::Decider => "decider (pemutus)",
        Role::Auditor => "auditor (pengawas)",
    };
    lang.pick(id, role.name())
}

/// The role of this name; another name is left as it is.
pub(super) fn role_named(name: &str, lang: Lang) -> &str {
    let known = [Role::Admin, Role::Registrar, Role::Examiner, Role::Decider, Role::Auditor];
    let found = known.into_iter().find(|known| known.name() == name);
    found.map_or(name, |found| role(found, lang))
}

/// Which check an entry failed.
pub(crate) fn finding(kind: FindingKind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        FindingKind::Authority => (
            "penulisnya tidak berwenang, atau isinya bertentangan dengan entri sebelumnya",
            "its author had no right to it, or it contradicts what came before",
        ),
        FindingKind::BodyHash => ("isi entri telah berubah", "the body was altered"),
        FindingKind::Duplicate => {
            ("pengenal peristiwanya sudah dipakai", "its event id was used before")
        }
        FindingKind::Event => ("isinya bukan peristiwa", "what is within is no event"),
        FindingKind::Link => ("rantai hash terputus", "the hash chain is broken"),
        FindingKind::Key => ("kunci data tidak ada", "the data key is missing"),
        FindingKind::RecordedAt => {
            ("waktu pencatatan mundur", "the time of recording goes backwards")
        }
        FindingKind::Seal => ("segel tidak dapat dibuka", "the seal does not open"),
        FindingKind::Signature => ("tanda tangan tidak sah", "the signature is not valid"),
        FindingKind::Snapshot => {
            ("cuplikan tidak sesuai dengan entri", "the snapshot does not match the entries")
        }
        FindingKind::Storage => ("penyimpanan rusak", "the storage is damaged"),
        FindingKind::Subject => ("disegel untuk pegawai lain", "sealed for another person"),
    };
    lang.pick(id, en)
}

/// What is said of a finding that may only follow from an earlier one; nothing of another.
pub(crate) fn after(entry: Option<u64>, lang: Lang) -> String {
    match (entry, lang) {
        (None, _) => String::new(),
        (Some(entry), Lang::Id) => format!(" (mungkin hanya akibat entri {entry})"),
        (Some(entry), Lang::En) => format!(" (perhaps only because of entry {entry})"),
    }
}

/// A fact, by its name in JSON; another name is left as it is.
pub(crate) fn fact(name: &str, lang: Lang) -> &str {
    named(FACTS, name, lang)
}

/// What a rule that led to a status says; another name is left as it is.
pub(crate) fn rule(name: &str, lang: Lang) -> &str {
    named(RULES, name, lang)
}

fn named(labels: Labels, name: &str, lang: Lang) -> &str {
    let label = labels.iter().find(|(known, ..)| *known == name);
    label.map_or(name, |(_, id, en)| lang.pick(id, en))
}

/// Names, and what they are called in Indonesian and English.
type Labels = &'static [(&'static str, &'static str, &'static str)];

const FACTS: Labels = &[
    ("ledger-created", "Buku besar dibuat", "Ledger created"),
    ("officer-enrolled", "Petugas didaftarkan", "Officer enrolled"),
    ("officer-revoked", "Kunci petugas dicabut", "Officer's key revoked"),
    ("rulebook-published", "Buku aturan diterbitkan", "Rulebook published"),
    ("person-enrolled", "Pegawai didaftarkan", "Person enrolled"),
    ("profile-changed", "Data kepegawaian diubah", "Profile changed"),
    ("identifier-added", "Nomor identitas ditambahkan", "Identifier added"),
    ("identifier-ended", "Nomor identitas diakhiri", "Identifier ended"),
    ("key-bound", "Kunci pegawai ditautkan", "Key bound"),
    ("key-ended", "Kunci pegawai diakhiri", "Key ended"),
    ("person-departed", "Pegawai berhenti bertugas", "Person departed"),
    ("corrected", "Entri dikoreksi", "Entry corrected"),
    ("campaign-opened", "Penandatanganan pakta dibuka", "Signing campaign opened"),
    ("campaign-closed", "Penandatanganan pakta ditutup", "Signing campaign closed"),
    ("ceremony-scheduled", "Upacara ikrar dijadwalkan", "Ceremony scheduled"),
    ("ceremony-postponed", "Upacara ikrar ditunda", "Ceremony postponed"),
    ("ceremony-held", "Upacara ikrar dilaksanakan", "Ceremony held"),
    ("pact-signed", "Pakta ditandatangani", "Pact signed"),
    ("pact-refused", "Tidak bersedia menandatangani pakta", "Pact declined"),
    ("pact-excused", "Dikecualikan dari penandatanganan pakta", "Excused from the pact"),
    ("signature-voided", "Tanda tangan dinyatakan tidak berlaku", "Signature voided"),
    ("attendance-recorded", "Kehadiran dalam upacara dicatat", "Attendance recorded"),
    ("case-reported", "Dugaan pelanggaran dilaporkan", "Alleged violation reported"),
    ("decision-proposed", "Keputusan diusulkan", "Decision proposed"),
    ("case-decided", "Perkara diputus", "Case decided"),
    ("decision-took-effect", "Keputusan mulai berlaku", "Decision took effect"),
    ("sanction-served", "Hukuman selesai dijalani", "Sanction served"),
];

const RULES: Labels = &[
    (
        "pact/not-open-yet",
        "penandatanganan pakta belum dibuka pada tanggal ini",
        "the campaign had not opened yet on this date",
    ),
    ("pact/signed", "pakta ditandatangani dalam tenggat", "the pact was signed in time"),
    (
        "pact/signed-after-due",
        "pakta ditandatangani setelah tenggat",
        "the pact was signed after the due date",
    ),
    (
        "pact/not-in-audience",
        "pegawai ini tidak termasuk yang diminta menandatangani",
        "the person is not among those who are asked to sign",
    ),
    (
        "pact/left-before-due",
        "pegawai ini berhenti bertugas selambat-lambatnya pada tenggat",
        "the person left no later than the due date",
    ),
    (
        "pact/signature-voided",
        "tanda tangan sebelumnya dinyatakan tidak berlaku",
        "an earlier signature was voided",
    ),
    (
        "pact/refused",
        "pegawai ini menyatakan tidak bersedia menandatangani",
        "the person declined to sign",
    ),
    (
        "pact/excused",
        "pegawai ini dikecualikan dari penandatanganan",
        "the person was excused from signing",
    ),
    (
        "pact/past-due",
        "belum menandatangani dan tenggat sudah lewat: kekurangan administratif",
        "not signed and past due: an administrative gap",
    ),
    (
        "pact/asked",
        "diminta menandatangani dan tenggat belum lewat",
        "asked to sign, and there is still time",
    ),
    (
        "conduct/undecided",
        "ada dugaan pelanggaran yang belum diputus",
        "an alleged violation is not decided yet",
    ),
    (
        "conduct/not-proven",
        "dugaan pelanggaran diputus tidak terbukti",
        "the alleged violation was not proven",
    ),
    ("conduct/proven", "pelanggaran diputus terbukti", "the violation was proven"),
    ("conduct/not-in-force-yet", "keputusan belum berlaku", "the decision is not in force yet"),
    (
        "conduct/dismissed",
        "keputusan yang berlaku mengakhiri hubungan kerja",
        "the decision in force ends the employment",
    ),
    ("conduct/served", "hukuman sudah selesai dijalani", "the sanction was served in full"),
    ("conduct/in-force", "keputusan sedang berlaku", "the decision is in force"),
    (
        "service/ended",
        "pegawai ini tidak lagi bertugas pada tanggal ini",
        "the person is no longer in service on this date",
    ),
];

#[cfg(test)]
mod tests;
