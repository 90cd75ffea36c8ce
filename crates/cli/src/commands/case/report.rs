//! `ikrar case report`: an allegation comes in.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{CaseReported, Channel};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{ActCode, CaseId, Date};
use ikrar_words::{Lang, message};

use super::record;
use crate::error::CliError;
use crate::given::{self, word};
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::{Session, day, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERSON")]
    pub(crate) person: String,
    #[arg(long, value_name = "CODE")]
    pub(crate) act: ActCode,
    #[arg(long, value_name = "DATE")]
    pub(crate) acted_on: Date,
    #[arg(long, value_name = "DATE")]
    pub(crate) known_on: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) received_on: Option<Date>,
    #[arg(long, value_parser = word::<Channel>(Channel::NAMES), default_value = "report")]
    pub(crate) channel: Channel,
    #[arg(long, value_name = "TEXT")]
    pub(crate) summary: String,
    #[arg(long)]
    pub(crate) again: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    given::one_stdin([args.person.as_str(), args.summary.as_str()])?;
    let (person, summary) = (given::value(&args.person)?, given::value(&args.summary)?);
    let ledger = session.write()?;
    let received_on = day(args.received_on, ledger.state())?;
    let case = CaseId::from_bytes(random_bytes()?);
    let reported = CaseReported {
        case,
        person: find_person(ledger.state(), &person)?.id,
        act: args.act.clone(),
        acted_on: args.acted_on,
        known_on: args.known_on.unwrap_or(received_on),
        received_on,
        channel: args.channel,
        summary,
    };
    if !args.again {
        refuse_repeated(&reported, ledger.state())?;
    }
    let act = act(&reported, session.lang, ledger.state());
    Ok(match record(session, ledger, vec![Fact::from(reported)], case) {
        Ok(recorded) => act.then(recorded),
        // The act's text may be what tells that another one was meant.
        Err(error) => act.failed(error),
    })
}

/// Refuses a report that is there already: a command that is run again after it ended in doubt, or
/// twice by mistake, must not make two cases of one.
fn refuse_repeated(reported: &CaseReported, state: &State) -> Result<(), CliError> {
    let key =
        |case: &CaseReported| (case.person, case.act.clone(), case.acted_on, case.received_on);
    let mut cases = state.cases().iter();
    let Some(known) = cases.find(|known| key(&known.reported) == key(reported)) else {
        return Ok(());
    };
    let (entry, case) = (known.entry, known.reported.case);
    Err(CliError::Refused(message!("refused-reported-already", entry, case)))
}

/// The legal text behind a code, and whether anybody has verified it.
fn act(reported: &CaseReported, lang: Lang, state: &State) -> Output {
    let rulebook = state.rulebook_on(reported.acted_on).map(PublishedRulebook::rulebook);
    let Some(act) = rulebook.and_then(|rulebook| rulebook.act(&reported.act)) else {
        return Output::new();
    };
    // The rulebook has its texts in these two languages.
    let text = if lang == Lang::ID { &act.text.id } else { &act.text.en };
    let output =
        Output::new().remark(message!("told-act", code = &act.code, text = text.to_string()));
    if act.verified { output } else { output.remark(message!("told-act-unverified")) }
}
