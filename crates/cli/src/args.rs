//! The command line's grammar and nothing else.

mod campaign;
mod case;
mod keep;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use ikrar_core::ledger::KnownAt;
use ikrar_core::status::{Conduct, PactState};
use ikrar_core::value::{AgencyCode, CampaignCode, Date, Instant, KeyId, Role, Zone};

use crate::lang::Lang;

pub(crate) use campaign::{Campaign, Pact};
pub(crate) use case::{Case, Ruling, RulingOutcome};
pub(crate) use keep::{Backup, Doctor, Restore};

/// Compliance ledger for the political neutrality of Indonesian civil servants
#[derive(Debug, Parser)]
#[command(name = "ikrar", bin_name = "ikrar", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, ClapArgs)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Folder of the ledger
    #[arg(long, global = true, env = "IKRAR_LEDGER", value_name = "DIR")]
    pub(crate) ledger: Option<PathBuf>,
    /// The author's private key (PKCS#8 PEM); its passphrase is asked for, or taken from
    /// `IKRAR_PASSPHRASE`
    #[arg(long, global = true, env = "IKRAR_KEY", value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// How to print results
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Language of messages; else the locale's, else `id`
    #[arg(long, global = true, value_parser = languages())]
    pub(crate) lang: Option<Lang>,
    /// No progress bars and no remarks
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Record although the newest entry is more than 31 days old: the machine's clock was looked at
    #[arg(long, global = true)]
    pub(crate) clock_is_right: bool,
}

/// Every language that has a catalogue.
fn languages() -> impl TypedValueParser<Value = Lang> {
    let names = PossibleValuesParser::new(Lang::all().map(Lang::name));
    names.map(|name| Lang::named(&name).expect("only names of languages are taken"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new ledger; the key becomes its first admin
    Init(Init),
    /// Private keys
    #[command(subcommand)]
    Key(Key),
    /// Who may write to the ledger
    #[command(subcommand)]
    Officer(Officer),
    /// People, from a spreadsheet
    #[command(subcommand)]
    Roster(Roster),
    /// People's own keys
    #[command(subcommand)]
    Person(Person),
    /// Signing campaigns
    #[command(subcommand)]
    Campaign(Campaign),
    /// Integrity pacts
    #[command(subcommand)]
    Pact(Pact),
    /// Violation cases
    #[command(subcommand)]
    Case(Case),
    /// Where people stand: pact, conduct, verdict and the reasons
    Status(Status),
    /// Every event about a person, in the order of recording
    History(History),
    /// Entries of the log
    Log(Log),
    /// Check the whole ledger: chain, bodies, signatures, authority
    Verify,
    /// Record any events from a file of JSON lines
    Record(Import),
    /// Copy the ledger up to its head, while anybody records
    Backup(Backup),
    /// Make a new ledger folder from a backup
    Restore(Restore),
    /// Say what is there, what fits what, and what a crash left; changes nothing
    Doctor(Doctor),
    /// Play the whole story on an invented province
    Demo(Demo),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Init {
    /// The ledger's public name, a URL without scheme
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: String,
    /// Code of the agency that keeps the ledger, such as 16.06
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: AgencyCode,
    /// That agency's name
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: String,
    /// Time zone of the ledger's legal dates
    #[arg(long, value_parser = parse_named::<Zone>, default_value = "wib")]
    #[arg(value_name = "wib|wita|wit")]
    pub(crate) zone: Zone,
    /// Rulebook to publish instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    pub(crate) rulebook: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Make a key; its public half is written beside it: NAME.pub for NAME.pem, NAME.key or NAME
    New {
        /// File for the private key; must not exist, nor end in .pub
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Do not encrypt it
        #[arg(long)]
        no_passphrase: bool,
    },
    /// Print a key's public half and id
    Show {
        /// A private or public key (PEM)
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Officer {
    /// Give a key a role
    Enroll {
        /// The role
        #[arg(long, value_parser = parse_named::<Role>, value_name = "ROLE")]
        role: Role,
        /// The office (not the holder's name): it is public for ever
        #[arg(long, value_name = "TEXT")]
        office: String,
        /// The public key: a .pub file, or 64 hexadecimal digits
        #[arg(long, value_name = "FILE|HEX")]
        public_key: String,
        /// First day of the role; today unless given
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
    },
    /// Take all roles from a key
    Revoke {
        /// The key's id
        key_id: KeyId,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// From this day on; today unless given
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// List keys and roles
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    /// Enrol new people and record changes of known ones
    Import {
        #[command(flatten)]
        import: Import,
        /// From when the data holds; today unless given
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    /// Bind people's own public keys: columns nip or nik, and `public_key`
    EnrollKeys {
        #[command(flatten)]
        import: Import,
        /// From when signatures with the keys count; today unless given
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
    },
}

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Import {
    /// The file
    pub(crate) file: PathBuf,
    /// Record what can be recorded even when some rows are refused
    #[arg(long)]
    pub(crate) partial: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Status {
    /// NIP, NI PPPK, NIK or person id; everybody unless given
    ///
    /// `@FILE` takes one of them from each line of a file, `@-` of standard input: what stands on
    /// a command line can be read by every user of the machine.
    pub(crate) person: Vec<String>,
    /// Only people of this agency
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: Option<AgencyCode>,
    /// Only people of this unit
    #[arg(long, value_name = "TEXT")]
    pub(crate) unit: Option<String>,
    /// Only people in this state of the pact; may be repeated
    #[arg(long, value_parser = parse_named::<PactState>, value_name = "STATE")]
    pub(crate) pact: Vec<PactState>,
    /// Only people in this state of conduct; may be repeated
    #[arg(long, value_parser = parse_named::<Conduct>, value_name = "STATE")]
    pub(crate) conduct: Vec<Conduct>,
    /// The campaign; the newest unless given
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Option<CampaignCode>,
    /// Judge as of this date; today unless given
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// With what was recorded by this time, or with this entry and all before it
    #[arg(long, value_parser = parse_known_at, value_name = "TIME|SEQ")]
    pub(crate) known_at: Option<KnownAt>,
    /// Count people per unit instead of listing them
    #[arg(long)]
    pub(crate) summary: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct History {
    /// NIP, NI PPPK, NIK or person id
    ///
    /// `@FILE` takes it from a file, `@-` from standard input: what stands on a command line can
    /// be read by every user of the machine.
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

#[derive(Debug, ClapArgs)]
pub(crate) struct Demo {
    /// How many people
    #[arg(long, default_value_t = 180_751, value_parser = clap::value_parser!(u32).range(18..))]
    pub(crate) people: u32,
    /// Folder to make; must not exist or be empty
    #[arg(long, value_name = "DIR", default_value = "ikrar-demo")]
    pub(crate) dir: PathBuf,
}

/// Reads a value by its name in JSON, so that a name is the same everywhere.
fn parse_named<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    let name = serde_json::Value::String(text.to_owned());
    serde_json::from_value(name).map_err(|error| error.to_string())
}

fn parse_known_at(text: &str) -> Result<KnownAt, String> {
    if let Ok(entry) = text.parse() {
        return Ok(KnownAt::Entry(entry));
    }
    let time: Instant = text.parse().map_err(|_| {
        "write an entry's number, or a time as 2023-12-27T09:00:00+07:00".to_owned()
    })?;
    Ok(KnownAt::Time(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_consistent() {
        Args::command().debug_assert();
    }
}
