//! What is decided about a case, or proposed.

use clap::Args as ClapArgs;
use ikrar_core::event::case::{CaseReported, Outcome};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{Date, Level, SanctionCode};
use ikrar_words::Lang;

use crate::codes;
use crate::error::CliError;
use crate::given::word;
use crate::session::{day, find_case};

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Ruling {
    pub(crate) case: String,
    #[command(flatten)]
    pub(crate) outcome: Outcomes,
    #[arg(long, value_parser = word::<Level>(Level::NAMES), value_name = "LEVEL")]
    #[arg(requires = "sanction")]
    pub(crate) level: Option<Level>,
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub(crate) struct Outcomes {
    #[arg(long)]
    pub(crate) not_proven: bool,
    #[arg(long, value_name = "CODE")]
    pub(crate) sanction: Option<SanctionCode>,
}

impl Ruling {
    /// The case, the outcome and the day that are meant.
    pub(super) fn resolve<'a>(
        &self,
        state: &'a State,
        lang: Lang,
    ) -> Result<(&'a CaseReported, Outcome, Date), CliError> {
        let Self { case, outcome, level, on } = self;
        let on = day(*on, state)?;
        let reported = &find_case(state, case)?.reported;
        let Some(code) = &outcome.sanction else {
            return Ok((reported, Outcome::NotProven, on));
        };
        let rulebook = state.rulebook_on(on).map(PublishedRulebook::rulebook);
        let sanction = rulebook.and_then(|known| known.sanction(code, on));
        let unknown = || codes::unknown_sanction(rulebook, code, on, lang);
        let level = level.or_else(|| sanction.map(|sanction| sanction.level));
        let level = level.ok_or_else(unknown)?;
        Ok((reported, Outcome::Proven { level, sanction: code.clone() }, on))
    }
}
