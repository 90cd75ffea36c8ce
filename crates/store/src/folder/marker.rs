//! The marker: which ledger a folder holds.

use ikrar_core::error::{IoFault, TomlFault};
use ikrar_core::state::State;
use ikrar_core::value::{LedgerId, PublicLine};
use serde::{Deserialize, Serialize};

use super::engine::Engine;

/// What `ledger.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// The folder's format.
    pub format: u32,
    /// The ledger's id.
    pub id: LedgerId,
    /// The ledger's public name.
    pub origin: PublicLine,
    /// Which engine keeps its log.
    pub engine: Engine,
}

/// What is wrong with a folder's marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkerFault {
    /// There is no first entry that it could name.
    Empty,
    /// It is no marker.
    Form(TomlFault),
    /// A format that this program does not know.
    Format(u32),
    /// It cannot be read.
    Read(IoFault),
}

impl Marker {
    /// Reads a marker.
    pub(crate) fn parse(text: &str) -> Result<Self, MarkerFault> {
        let form = |error| MarkerFault::Form(TomlFault::new(text, &error));
        let marker: Self = toml::from_str(text).map_err(form)?;
        match marker.format {
            FORMAT => Ok(marker),
            format => Err(MarkerFault::Format(format)),
        }
    }

    /// The marker of a ledger whose first entry was recorded.
    pub(crate) fn of(state: &State) -> Result<Self, MarkerFault> {
        let ledger = state.ledger().ok_or(MarkerFault::Empty)?;
        let origin = ledger.created.origin.clone();
        Ok(Self { format: FORMAT, id: ledger.id, origin, engine: Engine::default() })
    }

    /// What stands in the file.
    pub(crate) fn to_text(&self) -> String {
        toml::to_string(self).expect("numbers and texts can be written as TOML")
    }
}

const FORMAT: u32 = 1;
