//! The command line's help, told in a language.
//!
//! The grammar says what may be given; what it means stands in the catalogues, under names
//! that follow from the grammar. `help-roster-import` is about the command `roster import`, and its
//! attribute `.from` about `--from`; what several verbs of a noun take, such as `--office` of those
//! of `case`, may stand with the noun; `help.ledger` is about `--ledger`, which all commands take;
//! `placeholder-date` is what `<DATE>` is called. Texts are put in only when somebody will read
//! them: parsing needs none.

mod rules;

use std::borrow::Cow;
use std::ffi::OsString;

use clap::builder::{PossibleValue, Styles};
use clap::{Arg, Command};
use ikrar_words::{Lang, Message, message};

/// The grammar, with every text of its help pages in this language.
pub(crate) fn told(grammar: Command, lang: Lang) -> Command {
    let mut command = described(grammar, ROOT, ROOT, lang);
    command.build(); // gives every command its name in full, and what clap adds to all of them
    laid_out(command, ROOT, lang)
}

/// The language that arguments ask for which may not be understood as a whole.
pub(crate) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => return Lang::named(arguments.next()?),
            Some(rest) if rest.starts_with('=') => return Lang::named(rest.strip_prefix('=')?),
            _ if argument == "--" => return None,
            _ => {}
        }
    }
    None
}

/// The text of an id; a test sees to it that all are there.
fn text(id: &str, lang: Lang) -> Cow<'static, str> {
    let message = Message::named(id);
    debug_assert!(message.is_some(), "no text `{id}`");
    message.map_or_else(|| id.to_owned().into(), |message| lang.tell(&message))
}

/// Tells what a command does, and what its arguments mean; `noun` is the command above it.
fn described(command: Command, id: &str, noun: &str, lang: Lang) -> Command {
    let command = match rules::below(id, lang) {
        Some(rules) => command.after_help(rules),
        None => command,
    };
    command
        .about(text(id, lang).into_owned())
        .long_about(None)
        .mut_args(|argument| explained(argument, id, noun, lang))
        .mut_subcommands(|command| {
            let below = below(id, &command);
            described(command, &below, id, lang)
        })
}

fn below(id: &str, command: &Command) -> String {
    format!("{id}-{}", command.get_name())
}

fn explained(argument: Arg, id: &str, noun: &str, lang: Lang) -> Arg {
    let own = attribute(id, &argument);
    let is_there = Message::named(&own).is_some();
    let id = if is_there { own } else { attribute(noun, &argument) };
    let mut help = text(&id, lang).into_owned();
    if !argument.get_action().takes_values() {
        return argument.help(help).long_help(None);
    }
    for note in notes(&argument) {
        help = format!("{help} [{}]", lang.tell(&note));
    }
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<_> = names.map(|name| placeholder(name, lang).into_owned()).collect();
    argument
        .help(help)
        .long_help(None)
        .hide_default_value(true)
        .hide_possible_values(true)
        .hide_env(true)
        .value_names(names)
}

/// The id of what is said about an argument of the command that `id` is about.
fn attribute(id: &str, argument: &Arg) -> String {
    let name = argument.get_long().unwrap_or(argument.get_id().as_str());
    format!("{id}.{}", name.replace('_', "-"))
}

/// What stands for a value; what has small letters, such as `wib|wita|wit`, is to be written so.
fn placeholder(name: &str, lang: Lang) -> Cow<'_, str> {
    placeholder_id(name).map_or(Cow::Borrowed(name), |id| text(&id, lang))
}

fn placeholder_id(name: &str) -> Option<String> {
    let small = name.contains(|c: char| c.is_ascii_lowercase());
    (!small).then(|| format!("placeholder-{}", name.to_ascii_lowercase().replace(['_', '|'], "-")))
}

/// What clap would say about an argument in English: what it is unless given, and what it may be.
fn notes(argument: &Arg) -> Vec<Message<'_>> {
    let mut notes = Vec::new();
    if let Some(name) = argument.get_env() {
        notes.push(message!("page-variable", name = name.to_string_lossy().into_owned()));
    }
    let defaults = argument.get_default_values().iter();
    let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
    if defaults.iter().any(|value| !value.is_empty()) {
        notes.push(message!("page-default", value = defaults.join(" ")));
    }
    let choices = argument.get_possible_values();
    if !choices.is_empty() {
        let names: Vec<_> = choices.iter().map(PossibleValue::get_name).collect();
        notes.push(message!("page-choices", values = names.join(", ")));
    }
    let codes = rules::codes(argument.get_id().as_str());
    if !codes.is_empty() {
        notes.push(message!("page-codes", values = codes.join(", ")));
    }
    notes
}

/// Gives a page its headings, and what clap has added to it its texts.
fn laid_out(command: Command, id: &str, lang: Lang) -> Command {
    let told = |message: Message<'_>| lang.tell(&message).into_owned();
    let template = template(command.get_styles(), lang);
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(told(message!("page-commands")))
        .subcommand_value_name(told(message!("placeholder-command")));
    let usage = usage(&mut command, lang);
    command
        .override_usage(usage)
        .mut_args(|argument| {
            let added = ["help", "version"].contains(&argument.get_id().as_str());
            let heading = match &argument {
                argument if argument.is_positional() => message!("page-arguments"),
                argument if id != ROOT && (added || argument.is_global_set()) => {
                    message!("page-global")
                }
                _ => message!("page-options"),
            };
            let help = added.then(|| text(&attribute(ROOT, &argument), lang).into_owned());
            let argument = argument.help_heading(told(heading));
            if let Some(help) = help { argument.help(help) } else { argument }
        })
        .mut_subcommands(|command| {
            let command = match command.get_name() {
                "help" => command.about(text("help-help", lang).into_owned()),
                _ => command,
            };
            let id = below(id, &command);
            laid_out(command, &id, lang)
        })
}

/// clap's own template, in which `Usage:` stands in English.
fn template(styles: &Styles, lang: Lang) -> String {
    let (style, usage) = (styles.get_usage(), lang.tell(&message!("page-usage")));
    format!(
        "{{about-with-newline}}\n{style}{usage}:{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    )
}

/// clap's line of usage, without its heading, and with another word for `[OPTIONS]`.
fn usage(command: &mut Command, lang: Lang) -> String {
    let usage = command.render_usage().ansi().to_string();
    let (_, usage) = usage.split_once(' ').expect("a heading stands before the usage");
    let options = lang.tell(&message!("placeholder-options"));
    usage.replace("[OPTIONS]", &format!("[{options}]"))
}

/// The id of what is about the whole program.
const ROOT: &str = "help";

#[cfg(test)]
mod tests;
