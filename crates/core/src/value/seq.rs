//! The numbers of entries.

use std::fmt;
use std::num::ParseIntError;
use std::ops::Add;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codec::{Decode, Encode};

/// An entry's sequence number: its place in the log, from 0.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(u64);

impl Seq {
    /// The number of the first entry.
    pub const FIRST: Self = Self(0);

    /// The entry with this number.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number; so many entries stand before this one.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// How many entries there are up to this one, and with it.
    pub const fn size(self) -> u64 {
        self.0.saturating_add(1)
    }

    /// The entry before this one, unless it is the first.
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    /// How many entries lie from `earlier` up to this one; `None` when this is the earlier one.
    pub fn since(self, earlier: Self) -> Option<u64> {
        self.0.checked_sub(earlier.0)
    }
}

/// The entry so many places behind.
impl Add<u64> for Seq {
    type Output = Self;

    fn add(self, places: u64) -> Self {
        Self(self.0.saturating_add(places))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Seq {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}
