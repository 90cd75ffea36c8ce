//! The numbers by which people know who a status is of.

use super::Status;
use crate::value::{IdKind, Identifier};

impl Status {
    /// The newest NIP or NI PPPK.
    pub fn nip(&self) -> Option<Identifier> {
        self.newest(|kind| kind != IdKind::Nik)
    }

    /// The newest NIK.
    pub fn nik(&self) -> Option<Identifier> {
        self.newest(|kind| kind == IdKind::Nik)
    }

    fn newest(&self, is_wanted: impl Fn(IdKind) -> bool) -> Option<Identifier> {
        self.identifiers.iter().rfind(|number| is_wanted(number.kind())).copied()
    }
}
