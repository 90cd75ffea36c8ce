//! The command line of the neutrality ledger: parse, open, ask the ledger, render.
//!
//! A command is a file in `commands/`; it returns a value that `render.rs` presents as text, JSON
//! or CSV. The clock and the system's randomness are read here and in `session.rs` alone.

mod args;
mod commands;
mod demo;
mod error;
mod import;
mod input;
mod jsonl;
mod key_file;
mod lang;
mod progress;
mod render;
mod session;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use args::Args;
use error::CliError;
use lang::{Lang, Tell};
use render::Renderer;
use session::Session;

/// Runs the program with these arguments and tells how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_engine_panics();
    survive_file_size_limits();
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            return finish(error.print().map(|()| code));
        }
    };
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let lang = Lang::choose(args.global.lang, locale.as_deref());
    let session = Session::new(&args.global, lang);
    let mut stdout = io::stdout().lock();
    let mut renderer = Renderer::new(&mut stdout, &args.global, lang);
    let outcome = commands::run(args.command, &session, &mut renderer);
    let outcome = outcome.and_then(|code| {
        renderer.flush()?;
        Ok(code)
    });
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => finish(report(&error, lang)),
    }
}

/// Prints one line for what went wrong, and one for what to do about it.
fn report(error: &CliError, lang: Lang) -> io::Result<u8> {
    let mut stderr = io::stderr().lock();
    writeln!(stderr, "ikrar: {}", error.tell(lang))?;
    if let Some(hint) = error.hint(lang) {
        writeln!(stderr, "  {hint}")?;
    }
    Ok(error.exit_code())
}

fn finish(outcome: io::Result<u8>) -> ExitCode {
    ExitCode::from(outcome.unwrap_or(1))
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
        if !ikrar_store::engine_is_running() {
            usual(panic);
        }
    }));
}
