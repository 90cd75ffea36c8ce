//! What is wrong with the arguments, told in a language.
//!
//! clap says it in English. What it found is told here by the kind of its error and by what it
//! hands on with it; arguments are called in it as the grammar calls them that was parsed with.

use std::error::Error;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use ikrar_core::value::{
    CodeError, HexError, IdError, TextError, TimeError, ValueError, WordError,
};
use ikrar_words::{Message, Say, Value, message};

use crate::given::GivenError;

/// What is wrong, in one sentence.
pub(crate) fn fault(error: &clap::Error) -> Message<'_> {
    let one = |kind| one(error, kind);
    let argument = one(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::InvalidSubcommand => {
            message!("misuse-command", found = one(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidUtf8 => message!("misuse-bytes"),
        ErrorKind::InvalidValue => choice(error),
        ErrorKind::MissingRequiredArgument => {
            let missing = list(error, ContextKind::InvalidArg).map(required);
            message!("misuse-missing", arguments = Value::all(missing))
        }
        ErrorKind::MissingSubcommand => {
            let known = list(error, ContextKind::ValidSubcommand);
            let command = one(ContextKind::InvalidSubcommand);
            message!("misuse-command-missing", command, known = Value::any(known))
        }
        ErrorKind::TooManyValues => message!("misuse-value-surplus", argument),
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            message!("misuse-option", found = argument)
        }
        ErrorKind::UnknownArgument => message!("misuse-surplus", found = argument),
        ErrorKind::ValueValidation => {
            let found = one(ContextKind::InvalidValue);
            let reason = match error.source() {
                Some(error) if error.is::<ParseIntError>() => message!("misuse-number", found),
                error => error.and_then(reason).unwrap_or_else(|| message!("misuse-unfit", found)),
            };
            message!("misuse-value", argument, reason)
        }
        // The grammar has nothing that calls for another number of values, or for `=`.
        _ => message!("misuse-other"),
    }
}

/// What to do about it, where `command` is the whole grammar and `arguments` are what was given.
pub(crate) fn hint(
    error: &clap::Error,
    command: &Command,
    arguments: &[OsString],
) -> Message<'static> {
    const SIMILAR: [ContextKind; 3] =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut similar = SIMILAR.iter().flat_map(|kind| list(error, *kind));
    if let Some(similar) = similar.next() {
        return message!("misuse-similar", similar = similar.to_owned());
    }
    let command = addressed(command, arguments);
    let name = command.get_bin_name().unwrap_or(command.get_name());
    message!("misuse-help", command = name.to_owned())
}

fn conflict(error: &clap::Error) -> Message<'_> {
    let argument = one(error, ContextKind::InvalidArg);
    let others: Vec<_> = list(error, ContextKind::PriorArg).collect();
    if others == [argument] {
        return message!("misuse-twice", argument);
    }
    message!("misuse-conflict", argument, others = Value::all(others.into_iter().map(quoted)))
}

fn choice(error: &clap::Error) -> Message<'_> {
    let argument = one(error, ContextKind::InvalidArg);
    let found = one(error, ContextKind::InvalidValue);
    let mut known = list(error, ContextKind::ValidValue).peekable();
    match (found, known.peek()) {
        ("", None) => message!("misuse-value-missing", argument),
        ("", Some(_)) => message!("misuse-choice-missing", argument, known = Value::any(known)),
        _ => message!("misuse-choice", argument, found, known = Value::any(known)),
    }
}

/// A required argument, or several of which one is, which clap writes between `<` and `>`.
fn required(missing: &str) -> String {
    let group = missing.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    quoted(group.filter(|group| group.starts_with('-')).unwrap_or(missing))
}

fn quoted(argument: &str) -> String {
    format!("`{argument}`")
}

/// Why a value is none of its type.
fn reason<'e>(error: &'e (dyn Error + 'static)) -> Option<Message<'e>> {
    fn said<'e, E>(error: &'e (dyn Error + 'static)) -> Option<Message<'e>>
    where
        E: Error + Say + 'static,
    {
        error.downcast_ref::<E>().map(Say::say)
    }
    let types = [
        said::<CodeError>,
        said::<HexError>,
        said::<IdError>,
        said::<TextError>,
        said::<TimeError>,
        said::<ValueError>,
        said::<GivenError>,
        said::<WordError>,
    ];
    types.iter().find_map(|said| said(error))
}

/// The command that arguments name, as far as they can be followed.
fn addressed<'c>(whole: &'c Command, arguments: &[OsString]) -> &'c Command {
    let mut command = whole;
    let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if let Some(below) = command.find_subcommand(argument.as_ref()) {
            if argument == "help" {
                break; // it has no page of its own
            }
            command = below;
        } else if let Some(name) = argument.strip_prefix("--") {
            let mut options = command.get_opts();
            if options.any(|option| option.get_long() == Some(name)) {
                arguments.next();
            }
        }
    }
    command
}

/// What clap hands on as one text; empty if it does not.
fn one(error: &clap::Error, kind: ContextKind) -> &str {
    list(error, kind).next().unwrap_or_default()
}

/// What clap hands on as several texts, or as one.
fn list(error: &clap::Error, kind: ContextKind) -> impl Iterator<Item = &str> {
    let texts = match error.get(kind) {
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        Some(ContextValue::Strings(texts)) => texts.as_slice(),
        _ => &[],
    };
    texts.iter().map(String::as_str)
}
