//! Why bytes are not those of a tile.

use ikrar_core::tile::TileError;

use crate::{Message, Say, message};

impl Say for TileError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Count { expected, found } => message!("tile-count", expected, found),
            Self::Cut => message!("tile-cut"),
            Self::Length { expected, found } => message!("tile-length", expected, found),
            Self::NotHeld { level, index } => message!("tile-not-held", level, index),
        }
    }
}
