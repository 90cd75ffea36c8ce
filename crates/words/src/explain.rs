//! What would change a verdict.

use ikrar_core::status::Change;

use crate::{Message, Say, message};

impl Say for Change {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Signature { campaign, due } => message!("change-signature", campaign, due),
            Self::LateSignature { campaign, due } => {
                message!("change-late-signature", campaign, due)
            }
            Self::Service { on: Some(on) } => message!("change-service-on", on),
            Self::Service { on: None } => message!("change-service"),
            Self::Decision { case, turn } => {
                message!("change-decision", case = format!("{case:.8}"), turn)
            }
            Self::Delivery { case } => message!("change-delivery", case = format!("{case:.8}")),
            Self::Remedy { case, term, until } => {
                message!("change-remedy", case = format!("{case:.8}"), term, until)
            }
            Self::InForce { case, on } => {
                message!("change-in-force", case = format!("{case:.8}"), on)
            }
            Self::UnknownYear { case, year } => {
                message!(
                    "change-unknown-year",
                    case = format!("{case:.8}"),
                    year = year.to_string()
                )
            }
            Self::RemedyDecided { case, turn } => {
                message!("change-remedy-decided", case = format!("{case:.8}"), turn)
            }
            Self::Served { case, on } => message!("change-served", case = format!("{case:.8}"), on),
            Self::CarriedOut { case } => {
                message!("change-carried-out", case = format!("{case:.8}"))
            }
            Self::Annulled { case } => message!("change-annulled", case = format!("{case:.8}")),
            Self::FollowOn { case, sanction } => {
                message!("change-follow-on", case = format!("{case:.8}"), sanction)
            }
            Self::Correction => message!("change-correction"),
        }
    }
}
