//! What all attacks need.

pub(crate) mod base;
pub(crate) mod bench;
pub(crate) mod deed;
pub(crate) mod disk;
pub(crate) mod judge;
pub(crate) mod run;
pub(crate) mod shim;
pub(crate) mod tally;
