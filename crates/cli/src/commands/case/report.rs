//! `ikrar case report`: an allegation comes in.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::admit::Refusal;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{CaseReported, Channel};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{ActCode, CaseId, Contest, ContestCode, Date, ElectionCode, RegionCode};
use ikrar_desk::reports::{self, Reports};
use ikrar_words::{Lang, both_phases, message, other_phase};

use super::record;
use crate::codes;
use crate::commands::rulebook::in_lang;
use crate::error::CliError;
use crate::given::{self, word};
use crate::import::Tabling;
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::{Session, day, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERSON", required_unless_present = "table")]
    pub(crate) person: Option<String>,
    #[arg(long, value_name = "CODE", required_unless_present = "table")]
    pub(crate) act: Vec<ActCode>,
    #[command(flatten)]
    pub(crate) contest: Contested,
    #[arg(long, value_name = "DATE", required_unless_present = "table")]
    pub(crate) acted_on: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) acted_until: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) known_on: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) received_on: Option<Date>,
    #[arg(long, value_parser = word::<Channel>(Channel::NAMES), default_value = "report")]
    pub(crate) channel: Channel,
    #[arg(long, value_name = "TEXT", required_unless_present = "table")]
    pub(crate) summary: Option<String>,
    #[arg(long)]
    pub(crate) again: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ARGUMENTS)]
    pub(crate) table: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) tabling: Box<Tabling>,
}

/// The contest that an act was about.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Contested {
    #[arg(long, value_name = "CODE")]
    pub(crate) contest: Option<ContestCode>,
    #[arg(long, value_name = "CODE", requires = "contest")]
    pub(crate) election: Option<ElectionCode>,
    #[arg(long, value_name = "CODE", requires = "contest")]
    pub(crate) region: Option<RegionCode>,
}

impl Contested {
    /// The contest that is meant; its election may be left out where only one has such a contest.
    fn resolve(
        &self,
        rulebook: Option<&Rulebook>,
        date: Date,
    ) -> Result<Option<Contest>, CliError> {
        let Some(contest) = self.contest.clone() else { return Ok(None) };
        let Some(rulebook) = rulebook else {
            return Err(CliError::Rejected(Refusal::NoRulebook { date }.into()));
        };
        let election = match &self.election {
            Some(election) => election.clone(),
            None => {
                let only = rulebook.only_election_with(&contest);
                let asked = || codes::unknown_contest(rulebook, &contest);
                only.ok_or_else(asked)?.code.clone()
            }
        };
        Ok(Some(Contest { election, contest, region: self.region.clone() }))
    }
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    if let Some(table) = &args.table {
        return args.of_table(table, session);
    }
    let missing = || CliError::Usage(message!("usage-no-report"));
    let (Some(person), Some(summary)) = (&args.person, &args.summary) else {
        return Err(missing());
    };
    let acted_on = args.acted_on.ok_or_else(missing)?;
    given::one_stdin([person.as_str(), summary.as_str()])?;
    let (person, summary) = (given::value(person)?, given::text("summary", summary)?);
    let ledger = session.write()?;
    let received_on = day(args.received_on, ledger.state())?;
    let case = CaseId::from_bytes(random_bytes()?);
    let rulebook = ledger.state().rulebook_on(acted_on).map(PublishedRulebook::rulebook);
    let reported = CaseReported {
        case,
        person: find_person(ledger.state(), &person)?.id,
        acts: args.act.clone().try_into().map_err(|error| CliError::unfit("acts", error))?,
        contest: args.contest.resolve(rulebook, acted_on)?,
        acted_on,
        acted_until: args.acted_until,
        known_on: args.known_on.unwrap_or(received_on),
        received_on,
        channel: args.channel,
        summary,
    };
    if !args.again {
        refuse_repeated(&reported, ledger.state())?;
    }
    let act = rulebook.map_or_else(Output::new, |rules| act(&reported, session.lang, rules));
    Ok(match record(session, ledger, Fact::from(reported), case) {
        Ok(recorded) => act.then(recorded),
        // The act's text may be what tells that another one was meant.
        Err(error) => act.failed(error),
    })
}

impl Args {
    fn of_table(&self, table: &Path, session: &Session) -> Result<Output, CliError> {
        self.tabling.record(table, session, reports::open, |state| {
            let by_default = (day(self.received_on, state)?, self.channel);
            let ids = || random_bytes().map(CaseId::from_bytes);
            let mut reports = Reports::new(state, ids, by_default, self.again);
            Ok(Box::new(move |row| Ok(reports.said(row)?)))
        })
    }
}

/// Refuses a report that is there already: a command that is run again after it ended in doubt, or
/// twice by mistake, must not make two cases of one.
fn refuse_repeated(reported: &CaseReported, state: &State) -> Result<(), CliError> {
    let Some(known) = reports::reported_before(state, reported) else { return Ok(()) };
    let (entry, case) = (known.entry, known.reported.case);
    Err(CliError::Refused(message!("refused-reported-already", entry, case)))
}

/// The legal text behind each code, whether anybody has verified it, and whether the act was that
/// act on its day.
pub(super) fn act(reported: &CaseReported, lang: Lang, rulebook: &Rulebook) -> Output {
    let acts = reported.acts.iter().filter_map(|code| rulebook.act(code));
    acts.fold(Output::new(), |output, act| {
        let (code, days) = (&act.code, &reported.days());
        let output = output.remark(message!("told-act", code, text = in_lang(&act.text, lang)));
        let output =
            if act.verified { output } else { output.remark(message!("told-act-unverified")) };
        let contest = reported.contest.as_ref();
        let left_out = rulebook.left_out(code, contest, days, &reported.acts);
        if let Some(other) = left_out {
            return output.line(both_phases(code, &other));
        }
        match rulebook.other_phase(code, contest, days) {
            None => match rulebook.on_designation_day(code, contest, days) {
                None => output,
                Some(designation) => output.line(message!("told-act-designation-day", designation)),
            },
            Some(other) => output.line(other_phase(code, &other)),
        }
    })
}

/// What the rows of a table say themselves.
const ARGUMENTS: [&str; 9] = [
    "person",
    "act",
    "contest",
    "election",
    "region",
    "acted_on",
    "acted_until",
    "known_on",
    "summary",
];
