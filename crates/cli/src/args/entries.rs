//! Questions about entries as they stand in the log.

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct History {
    /// NIP, NI PPPK, NIK or person id
    pub(crate) person: String,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Log {
    /// First entry
    #[arg(long, value_name = "SEQ", default_value_t = 0)]
    pub(crate) from: u64,
    /// Last entry; the newest unless given
    #[arg(long, value_name = "SEQ")]
    pub(crate) to: Option<u64>,
    /// Show what is sealed
    #[arg(long)]
    pub(crate) open: bool,
}
