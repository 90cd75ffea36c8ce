//! `ikrar check`: what a bundle proves, without the ledger and without any secret of it.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::bundle::{BUNDLE_BYTES_MAX, Bundle};
use ikrar_core::check::{Proven, prove};
use ikrar_core::checkpoint::policy::{Policy, Worth};
use ikrar_core::error::Kind;
use ikrar_core::note::Note;
use ikrar_core::state::State;
use ikrar_core::status::Judge;
use ikrar_core::tree::{Sized, consistency, is_consistent};
use ikrar_core::value::{CampaignCode, Date, Identifier, LedgerId, PersonId, Seq, TreeHash};
use ikrar_desk::files;
use ikrar_store::publish::Tiles;
use ikrar_words::{Lang, Say, message};
use serde::Serialize;

use super::status::judged;
use super::status::people::{alone, columns};
use super::status::standing::Standing;
use super::verify::Found;
use crate::error::CliError;
use crate::render::{Line, List, Output};
use crate::seen_by::{SeenBy, names_other_keys, read_policy};
use crate::session::{Session, campaign_or_open, day, no_campaign};
use crate::site;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    #[arg(long, value_name = "FILE")]
    seen: Option<PathBuf>,
    #[arg(long, value_name = "PLACE", requires = "seen")]
    public: Option<String>,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long)]
    quorum_optional: bool,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Checked {
    ok: bool,
    ledger: LedgerId,
    origin: Box<str>,
    /// How many entries the checkpoint covers.
    size: u64,
    root: TreeHash,
    #[serde(flatten)]
    seen: SeenBy,
    names: Vec<Number>,
    findings: Vec<Found>,
}

/// Whether a number is proven to be a record's alone.
#[derive(Debug, Serialize)]
struct Number {
    identifier: Identifier,
    /// The record that has it.
    person: Option<PersonId>,
    shown: Shown,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Shown {
    /// No other record has it.
    Alone,
    /// No record has it.
    Free,
    /// Nothing.
    Not,
}

impl Number {
    fn all(proven: &Proven, state: &State) -> Vec<Self> {
        let shown = proven.names.iter().map(|(identifier, person)| {
            let shown = if person.is_some() { Shown::Alone } else { Shown::Free };
            Self { identifier: *identifier, person: *person, shown }
        });
        let not = proven.numbers_not_shown(state).into_iter();
        let not = not.map(|identifier| Self { identifier, person: None, shown: Shown::Not });
        shown.chain(not).collect()
    }

    fn line(&self) -> Line<'static> {
        let number = self.identifier.to_string();
        Line::from(match self.shown {
            Shown::Alone => message!("told-check-name-alone", number),
            Shown::Free => message!("told-check-name-free", number),
            Shown::Not => message!("told-check-name-not-shown", number),
        })
    }
}

/// A bundle that proves nothing.
#[derive(Debug, Serialize)]
struct Refused {
    ok: bool,
    /// What is not proven, in English whatever language is spoken.
    reason: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let policy = read_policy(&args.policy)?;
    let (worth, proven) = match open(&args.file, &policy)? {
        Ok(opened) => opened,
        Err(why) => return Ok(refused(&*why, session)),
    };
    let mut given_on = Vec::new();
    if let Some(seen) = &args.seen {
        let (before, earlier) = match open(seen, &policy)? {
            Ok(earlier) => earlier,
            Err(why) => return Ok(refused(&*why, session)),
        };
        let trees = [&before, &worth].map(|worth| worth.checkpoint.tree);
        if let Some(place) = &args.public
            && !is_continued(place, trees)?
        {
            return Ok(refused(&message!("told-check-other-past"), session));
        }
        if let Err(why) = ikrar_core::check::continues(&earlier, &proven) {
            return Ok(refused(&why, session));
        }
        given_on.extend(proven.numbers_given_on(&earlier).copied());
    }
    let output = told(args, session, (&worth, &policy), &proven)?;
    Ok(given_on.iter().fold(output, |output, number| {
        output.remark(message!("told-check-name-given-on", number = number.to_string()))
    }))
}

type Why = Box<dyn Say>;

/// Reads a bundle, judges its checkpoint and proves the rest.
fn open(path: &Path, policy: &Policy) -> Result<Result<(Worth, Proven), Why>, CliError> {
    let bytes = files::read(path, BUNDLE_BYTES_MAX as u64)?;
    let bundle: Bundle = serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line() as u64, error.column() as u64);
        CliError::Usage(message!("usage-no-bundle", file = path, line, column))
    })?;
    let worth = match Note::from_bytes(bundle.checkpoint.as_bytes()) {
        Ok(note) => policy.judge(&note).map_err(|error| Box::new(error) as Why),
        Err(error) => Err(Box::new(error) as Why),
    };
    Ok(worth.and_then(|worth| match prove(&bundle, &worth.checkpoint) {
        Ok(proven) => Ok((worth, proven)),
        Err(error) => Err(Box::new(error) as Why),
    }))
}

/// Whether what is published leads from the one tree to the other.
fn is_continued(place: &str, [old, new]: [Sized; 2]) -> Result<bool, CliError> {
    if old.size > new.size {
        return Ok(false);
    }
    let source = site::source(place)?;
    let tiles = Tiles::of(&*source, new.size);
    let proof = consistency(old.size, new.size, |node| tiles.node(node))?;
    Ok(is_consistent(old, new, &proof))
}

fn refused(why: &dyn Say, session: &Session) -> Output {
    let reason = Lang::EN.tell(why).into_owned();
    let told = session.tell(why).into_owned();
    let said = message!("told-not-proven", reason = told);
    Output::new().one(&Refused { ok: false, reason }, said).found(Some(Kind::Damaged))
}

/// What is proven, by whom, and what no bundle proves; then the ledger's own judgement.
fn told(
    args: &Args,
    session: &Session,
    (worth, policy): (&Worth, &Policy),
    proven: &Proven,
) -> Result<Output, CliError> {
    let (state, findings) = proven.replay();
    if let Err(why) = proven.check_names(&state) {
        return Ok(refused(&why, session));
    }
    let lang = session.lang;
    let findings: Vec<_> = findings.iter().map(|finding| Found::of(finding, lang)).collect();
    let checkpoint = &worth.checkpoint;
    let checked = Checked {
        ok: findings.is_empty(),
        ledger: proven.ledger,
        origin: checkpoint.origin.clone(),
        size: proven.size,
        root: checkpoint.tree.root,
        seen: SeenBy::of(worth),
        names: Number::all(proven, &state),
        findings,
    };
    let last = Seq::new(proven.size).before().unwrap_or_default();
    let said = message!("told-proven", origin = checkpoint.origin.to_string(), last);
    let mut lines = vec![Line::from(said)];
    lines.extend(checked.seen.told());
    lines.extend(checked.names.iter().map(Number::line));
    lines.extend(checked.findings.iter().map(|finding| super::verify::line(finding, session)));
    let kind = match checked.ok {
        false => Some(Kind::Damaged),
        true if checked.seen.is_missed() && !args.quorum_optional => Some(Kind::Refused),
        true => None,
    };
    let output = Output::new().one_in_lines(&checked, lines);
    let output = if names_other_keys(&state, policy) {
        output.remark(message!("told-check-other-key"))
    } else {
        output
    };
    let output = output.then(standings(args, &state, proven)?);
    Ok(output.remark(message!("told-not-shown")).found(kind))
}

/// Where the people of the bundle stand, as far as it knows.
fn standings(args: &Args, state: &State, proven: &Proven) -> Result<Output, CliError> {
    let campaign = campaign_or_open(state, args.campaign.as_ref())?;
    let as_of = day(args.as_of, state)?;
    let judge = Judge::new(state, campaign, as_of);
    let people = state.people();
    let standing = |person| {
        let person = people.get(people.find(&person)?);
        let recorded_on = |entry| {
            let opened = proven.entries.get(&entry);
            let opened = opened.expect("what is known comes from an entry of the bundle");
            Ok(opened.leaf.recorded_at.date_in(state.zone()))
        };
        Some(Standing::of(state, person, judge.judge(person), recorded_on))
    };
    let standings = proven.people().filter_map(standing).collect::<Result<Vec<_>, _>>()?;
    let output = Output::new().line(judged(campaign, as_of));
    let output = if standings.is_empty() { output.line(message!("told-nobody")) } else { output };
    let list = List::new(columns(), standings);
    let list = if proven.people().count() == 1 { list.alone(alone) } else { list };
    let output = output.list(list);
    Ok(match campaign {
        Some(_) => output,
        None => output.remark(no_campaign(state)),
    })
}
