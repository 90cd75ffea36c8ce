//! Campaigns and the pacts that are signed in them.

use std::path::PathBuf;

use clap::Subcommand;
use ikrar_core::value::{AgencyCode, CampaignCode, Date, ElectionCode, EmploymentStatus};

use super::{Import, parse_named};

#[derive(Debug, Subcommand)]
pub(crate) enum Campaign {
    /// Ask people to sign a pact
    Open {
        /// Code of the campaign, chosen by you
        code: CampaignCode,
        /// The election, as in the rulebook
        #[arg(long, value_name = "CODE")]
        election: ElectionCode,
        /// What it is called
        #[arg(long, value_name = "TEXT")]
        title: String,
        /// File with the pact's text; its hash is what is signed
        #[arg(long, value_name = "FILE")]
        text: PathBuf,
        /// Only this agency; may be repeated
        #[arg(long, value_name = "CODE")]
        agency: Vec<AgencyCode>,
        /// Only this unit; may be repeated
        #[arg(long, value_name = "TEXT")]
        unit: Vec<String>,
        /// Only this kind of employment; may be repeated
        #[arg(long, value_parser = parse_named::<EmploymentStatus>, value_name = "STATUS")]
        status: Vec<EmploymentStatus>,
        /// First day on which a signature counts; today unless given
        #[arg(long, value_name = "DATE")]
        opens: Option<Date>,
        /// Last day on which a signature is in time
        #[arg(long, value_name = "DATE")]
        due: Date,
    },
    /// End a campaign: nothing signed later counts
    Close {
        /// The campaign
        code: CampaignCode,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Its last day; today unless given
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// List campaigns
    List,
    /// Write what a person needs to sign offline
    Export {
        /// The campaign
        code: CampaignCode,
        /// File to write; standard output unless given
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace that file if it is there; never a private key or a link
        #[arg(long, requires = "output")]
        force: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Pact {
    /// Record paper pacts: columns nip or nik, `signed_on`, method, scan (a BLAKE3 hash, or a file
    /// in the table's folder or below)
    Record {
        #[command(flatten)]
        import: Import,
        /// The campaign; the newest unless given
        #[arg(long, value_name = "CODE")]
        campaign: Option<CampaignCode>,
    },
    /// Sign a pact with the own key, offline
    Sign {
        /// File that `campaign export` wrote
        #[arg(long, value_name = "FILE")]
        campaign: PathBuf,
        /// Day of the signature; today unless given
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// File to write; standard output unless given
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace that file if it is there; never a private key or a link
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Record signatures that people made with their own keys, from JSON lines
    Import(Import),
}
