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
    let found = session.ask(|ledger| {
        let state = ledger.state();
        let (people, today) = (state.people(), day(None, state)?);
        // Under an earlier name as well.
        let fits = |names: &str| names.lines().any(|name| part.is_in(name, &mut String::new()));
        let found = people.find_by(|_, names| fits(names));
        let found = found.into_par_iter().map(|slot| people.get(slot));
        let counts = found.filter(|person| person.gone.is_none());
        Ok(counts.map(|person| PersonLine::of(state, person, today)).collect())
    })?;
    Ok(listed(columns(), found, message!("told-nobody")))
}
