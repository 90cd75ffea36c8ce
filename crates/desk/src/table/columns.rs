//! Columns that more than one room knows.

pub(crate) const METHOD: &str = "method";
pub(crate) const NIK: &str = "nik";
pub(crate) const NIP: &str = "nip";
pub(crate) const PUBLIC_KEY: &str = "public_key";
pub(crate) const SCAN: &str = "scan";
pub(crate) const SIGNED_ON: &str = "signed_on";
