//! The command line of the neutrality ledger: parse, open, ask the ledger, render.
//!
//! A command is a file in `commands/`; it returns a value that `render.rs` presents as text, JSON
//! or CSV. `demo` stands above the commands and plays them. The clock is read in `session.rs`, the
//! system's randomness in `keys.rs`.

mod codes;
mod commands;
mod demo;
mod error;
mod given;
mod help;
mod import;
mod keys;
mod misuse;
mod passphrase;
mod progress;
mod render;
mod seen_by;
mod session;
mod site;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use ikrar_words::{Lang, outside};

use error::{CliError, code_of};
use render::Renderer;
use session::{Global, Session};

/// Compliance ledger for the political neutrality of Indonesian civil servants
#[derive(Debug, Parser)]
#[command(name = "ikrar", bin_name = "ikrar", version, max_term_width = 100)]
struct Args {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Ledger(commands::Command),
    Demo(demo::Args),
}

/// Runs the program with these arguments and tells how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_engine_panics();
    survive_file_size_limits();
    let arguments: Vec<_> = arguments.into_iter().collect();
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            let lang = Lang::choose(help::lang(&arguments), locale.as_deref());
            return refuse_arguments(&arguments, error, lang);
        }
    };
    let lang = Lang::choose(args.global.lang, locale.as_deref());
    let session = Session::new(&args.global, lang);
    let mut stdout = io::stdout().lock();
    let mut renderer = Renderer::new(&mut stdout, &args.global.look, lang);
    let outcome = args.global.look.check().and_then(|()| match &args.command {
        Command::Ledger(command) => {
            commands::run(command, &session).and_then(|output| renderer.show(output))
        }
        Command::Demo(args) => demo::run(args, &session, &mut renderer),
    });
    let written = renderer.finish();
    let code = match outcome {
        Ok(found) => found.map_or(0, code_of),
        Err(error) => report(&error, lang),
    };
    match written {
        // What the command found is its answer, also to somebody who did not wait to hear it.
        Err(error) if code == 0 => ExitCode::from(report(&error, lang)),
        Err(error) => {
            report(&error, lang);
            ExitCode::from(code)
        }
        Ok(()) => ExitCode::from(code),
    }
}

/// Tells what is wrong with the arguments, or what was asked about them. They are parsed once more,
/// by a grammar that has the texts of the language: what is understood at once needs none.
fn refuse_arguments(arguments: &[OsString], error: clap::Error, lang: Lang) -> ExitCode {
    let mut grammar = help::told(Args::command(), lang);
    let error = grammar.try_get_matches_from_mut(arguments).err().unwrap_or(error);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            drop(error.print()); // nobody need read it
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => drop(error.print()),
        _ => {
            let told = lang.tell(&misuse::fault(&error));
            let hint = lang.tell(&misuse::hint(&error, &grammar, arguments));
            let (told, hint) = (outside::shown(&told), outside::shown(&hint));
            drop(writeln!(io::stderr(), "ikrar: {told}\n  {hint}"));
        }
    }
    ExitCode::from(2)
}

/// Prints one line for what went wrong, and one for what to do about it; gives the exit code, which
/// stands whether or not anybody reads them.
fn report(error: &CliError, lang: Lang) -> u8 {
    let told = outside::shown(&error.tell(lang));
    let hint = error.hint().map(|hint| format!("  {}\n", lang.tell(&hint))).unwrap_or_default();
    drop(io::stderr().write_all(format!("ikrar: {told}\n{hint}").as_bytes()));
    error.exit_code()
}

/// A write beyond the system's limit of file sizes is to be an error like any other; left alone,
/// its signal would end the process.
fn survive_file_size_limits() {
    let seen = Arc::default();
    // Where it cannot be registered, the signal ends the process, and nothing is lost by it.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen).ok();
}

/// A panic of the storage engine is reported as an error; its own message would only confuse.
fn quiet_engine_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !ikrar_store::sled_is_running() {
            usual(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_is_consistent() {
        Args::command().debug_assert();
    }
}
