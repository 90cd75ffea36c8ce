//! What is no code of a rulebook.

use ikrar_core::value::{CodeError, CodeKind};

use crate::{Message, Say, message};

impl Say for CodeError {
    fn say(&self) -> Message<'_> {
        let text = &self.text;
        match self.kind {
            CodeKind::Act => message!("rulebook-act-code", text),
            CodeKind::Election => message!("rulebook-election-code", text),
            CodeKind::Sanction => message!("rulebook-sanction-code", text),
        }
    }
}
