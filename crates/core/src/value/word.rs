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

/// A word that a list does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not {}", known.join(" or "))]
pub struct WordError {
    /// What was read.
    pub found: String,
    /// The names in the list.
    pub known: &'static [&'static str],
}
