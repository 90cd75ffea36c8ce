//! Signing without the ledger: what a person gets for it, and what comes back.

use std::path::{Path, PathBuf};

use ikrar_core::error::Kind;
use ikrar_core::event::campaign::CampaignOpened;
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::{Event, EventError, Fact, PactFact};
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::{
    CampaignCode, Date, Digest, ElectionCode, EventId, LedgerId, PublicLine, PublicParagraph, Zone,
};
use serde::{Deserialize, Serialize};

use crate::files::{self, FileError};
use crate::lines::SignedLine;

/// What a person needs to sign a pact without the ledger.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exported {
    /// The ledger that the signature is for.
    pub ledger: LedgerId,
    /// The zone of its legal dates.
    pub zone: Zone,
    /// The campaign.
    pub campaign: CampaignCode,
    /// The election it is held for.
    pub election: ElectionCode,
    /// What it is called.
    pub title: PublicLine,
    /// First day on which a signature counts.
    pub opens: Date,
    /// Last day on which a signature is in time.
    pub due: Date,
    /// What is signed: the hash of the text.
    pub text_hash: Digest,
    /// The pact's text.
    pub text: PublicParagraph,
}

/// Why a file is not what a person can sign.
#[derive(Debug)]
pub enum ExportError {
    /// It cannot be read.
    File(FileError),
    /// It is no export of a campaign; what the reader of JSON says, in its own words.
    Json {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The pact's text does not fit its hash: it must not be signed.
    OtherText {
        /// The file.
        path: PathBuf,
    },
}

impl ExportError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::File(error) => error.kind(),
            Self::Json { .. } | Self::OtherText { .. } => Kind::Usage,
        }
    }
}

impl Exported {
    /// What is to be signed of a campaign.
    pub fn new(campaign: &Campaign, ledger: LedgerId, zone: Zone) -> Self {
        let CampaignOpened { campaign: code, election, title, text, opens, due, .. } =
            campaign.opened.clone();
        let text_hash = campaign.text_hash;
        Self { ledger, zone, campaign: code, election, title, opens, due, text_hash, text }
    }

    /// Reads what [`new`](Self::new) made and somebody wrote as JSON.
    pub fn read(path: &Path) -> Result<Self, ExportError> {
        let text = files::read_text(path, files::EXPORT_BYTES_MAX).map_err(ExportError::File)?;
        let exported: Self = serde_json::from_str(&text).map_err(|error| ExportError::Json {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        if Digest::of(exported.text.as_bytes()) != exported.text_hash {
            return Err(ExportError::OtherText { path: path.to_owned() });
        }
        Ok(exported)
    }

    /// The pact, signed with the author's own key. `id` is random.
    pub fn sign(
        self,
        author: &Author,
        signed_on: Date,
        id: EventId,
    ) -> Result<SignedLine, EventError> {
        let fact = Fact::from(PactSigned {
            person: None,
            campaign: self.campaign,
            text_hash: self.text_hash,
            signed_on,
            method: Method::OwnKey,
            scan: None,
        });
        let event = Event { id, fact }.to_bytes()?;
        let line = SignedLine::new(self.ledger, &author.sign(&self.ledger, event));
        Ok(line.expect("a single event has a signature of its own"))
    }
}

/// Whether the event is a pact signed with an own key. An event that does not decode is left to
/// the ledger, which tells why.
pub fn is_own_pact(signed: &SignedEvent) -> bool {
    Event::from_bytes(&signed.event).map_or(true, |event| {
        matches!(
            event.fact,
            Fact::Pact(PactFact::PactSigned(PactSigned { method: Method::OwnKey, .. }))
        )
    })
}
