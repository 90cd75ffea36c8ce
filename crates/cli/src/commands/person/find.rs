//! `ikrar person find`: people by a part of their names.

use clap::Args as ClapArgs;
use ikrar_desk::names::Part;
use ikrar_words::message;
use rayon::prelude::*;

use super::line::{PersonLine, columns};
use crate::commands::listed;
use crate::error::CliError;
use crate::given;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(required = true)]
    name: Vec<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    given::one_stdin(args.name.iter().map(String::as_str))?;
    let words: Result<Vec<_>, _> = args.name.iter().map(|word| given::value(word)).collect();
    let nothing = || CliError::Usage(message!("usage-no-name"));
    let part = Part::of(&words?.join(" ")).ok_or_else(nothing)?;
    let ledger = session.read()?;
    let state = ledger.state();
    let (people, today) = (state.people(), day(None, state)?);
    // Under an earlier name as well.
    let found = people.par_iter().map_init(String::new, |buffer, person| {
        let mut names = person.profiles.iter().map(|held| people.name(held));
        let fits = names.any(|name| part.is_in(name, buffer));
        fits.then(|| PersonLine::of(state, person, today))
    });
    let found: Vec<_> = found.flatten_iter().collect();
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), found, message!("told-nobody")))
}
