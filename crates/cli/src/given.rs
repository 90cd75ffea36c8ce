//! What is given on the command line: words and numbers, values that must not stand there, and
//! files to write.

use std::ffi::OsStr;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, Args as ClapArgs, Command};
use ikrar_core::event::campaign::Officiant;
use ikrar_core::ledger::KnownAt;
use ikrar_core::value::{Capacity, CeremonyOffice, LocalTime, TextError, WordError, Zone};
use ikrar_desk::files::{self, Bounded};
use ikrar_desk::spellings;
use ikrar_words::{Lang, Message, Say, message};
use thiserror::Error;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;

/// A word of a closed list, whose names help and errors then give; in any case, and in Indonesian.
pub(crate) fn word<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = WordError> + Clone + Send + Sync + 'static,
{
    Word { names }.try_map(|name| name.parse())
}

#[derive(Clone)]
struct Word {
    names: &'static [&'static str],
}

impl TypedValueParser for Word {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let meant = value.to_str().and_then(|text| spellings::meant(text, self.names));
        let known = PossibleValuesParser::new(self.names.iter().copied());
        known.parse_ref(command, argument, meant.map_or(value, OsStr::new))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.names.iter().copied().map(PossibleValue::new)))
    }
}

/// An office at a ceremony, before which may stand in which capacity it is held: `Pj Bupati`.
pub(crate) fn officiant() -> impl TypedValueParser<Value = Officiant> {
    OfficeAndCapacity
}

#[derive(Clone)]
struct OfficeAndCapacity;

impl TypedValueParser for OfficeAndCapacity {
    type Value = Officiant;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Officiant, clap::Error> {
        let parts = value.to_str().and_then(|text| text.trim().split_once(' '));
        let held = parts.and_then(|(first, rest)| {
            let capacity = spellings::meant(first, Capacity::NAMES)?;
            Some((capacity.parse().ok()?, OsStr::new(rest)))
        });
        let (capacity, office) = held.unwrap_or((Capacity::Definitive, value));
        let office = word(CeremonyOffice::NAMES).parse_ref(command, argument, office)?;
        Ok(Officiant { office, capacity })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(CeremonyOffice::NAMES.iter().copied().map(PossibleValue::new)))
    }
}

/// Up to where something was known, as it was given: an entry's number, a time, or a day or minute
/// as a history shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Known {
    At(KnownAt),
    Local(LocalTime),
}

impl Known {
    /// In a ledger of this zone.
    pub(crate) fn at(self, zone: Zone) -> Result<KnownAt, CliError> {
        let wrong = || CliError::Usage(message!("misuse-known-at"));
        match self {
            Self::At(known_at) => Ok(known_at),
            Self::Local(local) => local.end_in(zone).map(KnownAt::Time).ok_or_else(wrong),
        }
    }
}

/// An entry's number, a time, a day or a minute.
pub(crate) fn known_at(text: &str) -> Result<Known, GivenError> {
    let entry = text.parse().map(KnownAt::Entry).map(Known::At);
    let time = |_| text.parse().map(KnownAt::Time).map(Known::At);
    let local = |_| text.parse().map(Known::Local);
    entry.or_else(time).or_else(local).map_err(|_| GivenError::KnownAt)
}

/// A whole number of at least this.
pub(crate) fn at_least(min: u32) -> impl TypedValueParser<Value = u32> {
    StringValueParser::new().try_map(move |text| {
        let number = text.parse().ok().filter(|number| *number >= min);
        number.ok_or(GivenError::Number { min })
    })
}

/// Why a value is none of a type that only the command line has.
#[derive(Debug, Clone, Copy, Error)]
#[error("{}", Lang::EN.tell(self))]
pub(crate) enum GivenError {
    KnownAt,
    Number { min: u32 },
}

impl Say for GivenError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::KnownAt => message!("misuse-known-at"),
            Self::Number { min } => message!("misuse-number-small", min),
        }
    }
}

/// A value of the command line that everybody on the machine could read there: `@FILE` stands for
/// what is in a file, `@-` for standard input, and `@@` for a text that begins with `@`.
pub(crate) fn value(argument: &str) -> Result<String, CliError> {
    let Some(name) = argument.strip_prefix('@') else { return Ok(argument.to_owned()) };
    if name.starts_with('@') {
        return Ok(name.to_owned());
    }
    let mut text = if name == "-" {
        let text = Bounded::new(io::stdin(), VALUE_BYTES_MAX).text();
        text.map_err(|fault| fault.of(Path::new("stdin")))?
    } else {
        files::read_text(Path::new(name), VALUE_BYTES_MAX)?
    };
    text.truncate(text.trim_end().len());
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A [`value`] as the text of a field of an event.
pub(crate) fn text<T>(field: &'static str, argument: &str) -> Result<T, CliError>
where
    T: TryFrom<String, Error = TextError>,
{
    value(argument)?.try_into().map_err(|error| CliError::unfit(field, error))
}

/// Refuses to take two values from standard input, which can be read once.
pub(crate) fn one_stdin<'a>(values: impl IntoIterator<Item = &'a str>) -> Result<(), CliError> {
    if values.into_iter().filter(|value| *value == "@-").count() > 1 {
        return Err(CliError::Usage(message!("usage-stdin-once")));
    }
    Ok(())
}

/// Asks somebody at a terminal, who answers with a word that means yes or with anything else.
///
/// # Errors
/// When nobody sits there.
pub(crate) fn confirmed(question: &str) -> Result<bool, CliError> {
    let (mut stderr, stdin) = (io::stderr(), io::stdin());
    if !(stdin.is_terminal() && stderr.is_terminal()) {
        return Err(CliError::Usage(message!("usage-nobody-to-ask")));
    }
    let mut answer = String::new();
    let asked = write!(stderr, "{question} ").and_then(|()| stderr.flush());
    let answered = asked.and_then(|()| stdin.read_line(&mut answer));
    answered.map_err(CliError::Output)?;
    Ok(YES.contains(&answer.trim().to_lowercase().as_str()))
}

/// Where a result goes.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Target {
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    force: bool,
}

impl Target {
    /// Refuses a file that could not be written, before any work is done for it.
    pub(crate) fn check(&self) -> Result<(), CliError> {
        let Self { output, force } = self;
        Ok(output.as_deref().map_or(Ok(()), |path| files::check_output(path, *force))?)
    }

    /// Writes the text and a line break into the file and says so, or gives it back to be printed.
    pub(crate) fn write(&self, text: String) -> Result<Output, CliError> {
        let Some(path) = &self.output else {
            return Ok(Output::new().content(text));
        };
        files::write_output(path, &(text + "\n"), self.force, random_bytes()?)?;
        Ok(Output::new().line(message!("told-written", path)))
    }
}

/// Answers that mean yes, in every language.
const YES: [&str; 4] = ["y", "ya", "yes", "setuju"];
const VALUE_BYTES_MAX: u64 = 1 << 20;
