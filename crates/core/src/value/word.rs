//! Closed lists of words.

use thiserror::Error;

use crate::macros::vocabulary;

vocabulary! {
    /// What an officer may do; which facts each role may author is data of [`crate::event`].
    pub enum Role {
        /// Enrols officers, publishes rulebooks, opens campaigns.
        Admin = 1 "admin",
        /// Keeps the roster and records paper pacts as a witness.
        Registrar = 2 "registrar",
        /// Reports and examines violations, proposes decisions.
        Examiner = 3 "examiner",
        /// Decides cases.
        Decider = 4 "decider",
        /// Reads.
        Auditor = 5 "auditor",
        /// Oversees from outside (BKN, Bawaslu): records the steps that are its own.
        Overseer = 6 "overseer",
    }
}

vocabulary! {
    /// How grave a violation or a sanction is; the order of the words is the order of gravity.
    pub enum Level {
        /// Moral sanction, PP 42/2004.
        Ethics = 1 "ethics",
        /// *Ringan*, PP 94/2021.
        Light = 2 "light",
        /// *Sedang*, PP 94/2021.
        Moderate = 3 "moderate",
        /// *Berat*, PP 94/2021; honourable dismissal (PDHTAPS) is of this level.
        Heavy = 4 "heavy",
        /// Dishonourable dismissal (PTDH), from the civil service law.
        Dismissal = 5 "dismissal",
    }
}

vocabulary! {
    /// A kind of agency.
    pub enum AgencyKind {
        /// A ministry or another agency of the state.
        Central "central",
        /// A province.
        Province "province",
        /// A regency or a city.
        Regency "regency",
    }
}

vocabulary! {
    /// The class of a position, as PP 94/2021 names it.
    pub enum PositionClass {
        /// *Jabatan pimpinan tinggi utama*.
        JptUtama = 1 "jpt-utama",
        /// *Jabatan pimpinan tinggi madya*.
        JptMadya = 2 "jpt-madya",
        /// *Jabatan pimpinan tinggi pratama*.
        JptPratama = 3 "jpt-pratama",
        /// *Jabatan administrator*.
        Administrator = 4 "administrator",
        /// *Jabatan pengawas*.
        Pengawas = 5 "pengawas",
        /// *Jabatan pelaksana*.
        Pelaksana = 6 "pelaksana",
        /// *Jabatan fungsional ahli utama*.
        JfAhliUtama = 7 "jf-ahli-utama",
        /// *Jabatan fungsional ahli madya*.
        JfAhliMadya = 8 "jf-ahli-madya",
        /// *Jabatan fungsional ahli muda*.
        JfAhliMuda = 9 "jf-ahli-muda",
        /// *Jabatan fungsional ahli pertama*.
        JfAhliPertama = 10 "jf-ahli-pertama",
        /// *Jabatan fungsional keterampilan*.
        JfKeterampilan = 11 "jf-keterampilan",
        /// No such position: staff who are no civil servants.
        None = 12 "none",
    }
}

vocabulary! {
    /// In which capacity an office is held.
    #[derive(Default)]
    pub enum Capacity {
        /// For good.
        #[default]
        Definitive = 1 "definitive",
        /// *Penjabat*.
        Pj = 2 "pj",
        /// *Pelaksana tugas*.
        Plt = 3 "plt",
        /// *Pelaksana harian*.
        Plh = 4 "plh",
    }
}

vocabulary! {
    /// An office or a body that has part in a ceremony. What stands in the clear for ever names
    /// these and nobody who holds them.
    pub enum CeremonyOffice {
        /// A minister.
        Menteri = 1 "menteri",
        /// The head of another agency of the state.
        KepalaLembaga = 2 "kepala-lembaga",
        /// The governor of a province.
        Gubernur = 3 "gubernur",
        /// The governor's deputy.
        WakilGubernur = 4 "wakil-gubernur",
        /// The head of a regency.
        Bupati = 5 "bupati",
        /// The deputy of the head of a regency.
        WakilBupati = 6 "wakil-bupati",
        /// The mayor of a city.
        WaliKota = 7 "wali-kota",
        /// The mayor's deputy.
        WakilWaliKota = 8 "wakil-wali-kota",
        /// The secretary general of a ministry or another agency of the state.
        SekretarisJenderal = 9 "sekretaris-jenderal",
        /// The secretary of a province, regency or city (*Sekda*).
        SekretarisDaerah = 10 "sekretaris-daerah",
        /// An assistant of that secretary.
        Asisten = 11 "asisten",
        /// A member of the expert staff.
        StafAhli = 12 "staf-ahli",
        /// The head of a ministry's or an agency's directorate or office.
        KepalaSatuanKerja = 13 "kepala-satuan-kerja",
        /// The head of a region's department, board or office (*dinas*, *badan*).
        KepalaPerangkatDaerah = 14 "kepala-perangkat-daerah",
        /// The inspectorate.
        Inspektorat = 15 "inspektorat",
        /// The personnel office.
        Bkpsdm = 16 "bkpsdm",
        /// The office for national unity and politics.
        Kesbangpol = 17 "kesbangpol",
        /// The head of a district.
        Camat = 18 "camat",
        /// The head of an urban village.
        Lurah = 19 "lurah",
        /// The head of a school, a hospital or another unit.
        KepalaUnit = 20 "kepala-unit",
        /// The national civil service agency.
        Bkn = 21 "bkn",
        /// The ministry of home affairs.
        Kemendagri = 22 "kemendagri",
        /// The ministry of administrative reform.
        Kemenpanrb = 23 "kemenpanrb",
        /// The election commission.
        Kpu = 24 "kpu",
        /// The election supervisor.
        Bawaslu = 25 "bawaslu",
        /// The region's parliament.
        Dprd = 26 "dprd",
        /// The forum of a region's leaders.
        Forkopimda = 27 "forkopimda",
        /// The armed forces.
        Tni = 28 "tni",
        /// The police.
        Polri = 29 "polri",
        /// The prosecution.
        Kejaksaan = 30 "kejaksaan",
        /// A court.
        Pengadilan = 31 "pengadilan",
        /// The corps of civil servants.
        Korpri = 32 "korpri",
        /// One of the staff for all of them.
        WakilPegawai = 33 "wakil-pegawai",
        /// An office that is not in this list.
        Lainnya = 34 "lainnya",
    }
}

/// A word that a list does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not {}", known.join(" or "))]
pub struct WordError {
    /// What was read.
    pub found: String,
    /// The names in the list.
    pub known: &'static [&'static str],
}
