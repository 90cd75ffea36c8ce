//! Violation cases.

use clap::{Args as ClapArgs, Subcommand};
use ikrar_core::event::case::Channel;
use ikrar_core::value::{ActCode, CaseId, Date, Level, SanctionCode};

use super::parse_named;

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// Report a violation
    Report {
        /// The accused: NIP, NI PPPK, NIK or person id
        ///
        /// `@FILE` takes it from a file, `@-` from standard input: what stands on a command line
        /// can be read by every user of the machine.
        #[arg(long, value_name = "PERSON")]
        person: String,
        /// Code of the act in the rulebook, such as B6
        #[arg(long, value_name = "CODE")]
        act: ActCode,
        /// Day of the act
        #[arg(long, value_name = "DATE")]
        acted_on: Date,
        /// Day it became known; the day of receipt unless given
        #[arg(long, value_name = "DATE")]
        known_on: Option<Date>,
        /// Day of receipt; today unless given
        #[arg(long, value_name = "DATE")]
        received_on: Option<Date>,
        /// How it came in: report (*laporan*) or finding (*temuan*)
        #[arg(long, value_parser = parse_named::<Channel>, default_value = "report")]
        channel: Channel,
        /// What is alleged, without the reporter's name
        ///
        /// `@FILE` and `@-` as for the person; a text that begins with `@` is written with `@@`.
        #[arg(long, value_name = "TEXT")]
        summary: String,
        /// Another report of the same person, act and days as one that is recorded
        #[arg(long)]
        again: bool,
    },
    /// Propose a decision; a heavy one needs this from another officer
    Propose(Ruling),
    /// Decide a case
    Decide {
        #[command(flatten)]
        ruling: Ruling,
        /// Number of the decree (*SK*)
        #[arg(long, value_name = "TEXT", default_value = "")]
        number: String,
        /// Day on which the decision comes into force, if it is known already
        #[arg(long, value_name = "DATE")]
        in_force_on: Option<Date>,
    },
    /// List cases
    List,
}

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Ruling {
    /// The case
    pub(crate) case: CaseId,
    #[command(flatten)]
    pub(crate) outcome: RulingOutcome,
    /// How grave the violation is; the sanction's level unless given
    #[arg(long, value_parser = parse_named::<Level>, value_name = "LEVEL", requires = "sanction")]
    pub(crate) level: Option<Level>,
    /// Day of the decision; today unless given
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub(crate) struct RulingOutcome {
    /// The violation was not proven
    #[arg(long)]
    pub(crate) not_proven: bool,
    /// The violation was proven; this is the sanction's code in the rulebook
    #[arg(long, value_name = "CODE")]
    pub(crate) sanction: Option<SanctionCode>,
}
