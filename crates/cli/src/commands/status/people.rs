//! People one by one.

use std::collections::BTreeSet;

use ikrar_core::entry::Head;
use ikrar_core::finding::Finding;
use ikrar_core::state::person::Person;
use ikrar_core::status::Status;
use ikrar_words::{Message, Say, message};

use super::explain::Explained;
use super::standing::{Recorded, Standing};
use super::{Asked, judged};
use crate::commands::verify::{Found, Verified};
use crate::error::CliError;
use crate::given;
use crate::render::{Cell, Columns, Line, List, Output, Source, Taken};
use crate::session::{Session, find_person, no_campaign};
use ikrar_core::value::Seq;

/// The people of the command line, with each line of the files that it names; `None` if it names
/// nobody, which means everybody.
pub(super) fn named(arguments: &[String]) -> Result<Option<Vec<String>>, CliError> {
    if arguments.is_empty() {
        return Ok(None);
    }
    given::one_stdin(arguments.iter().map(String::as_str))?;
    let mut people = Vec::new();
    for argument in arguments {
        let text = given::value(argument)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        people.extend(lines.map(str::to_owned));
    }
    if people.is_empty() {
        return Err(CliError::Usage(message!("usage-no-number")));
    }
    Ok(Some(people))
}

impl Asked {
    /// Those who were named. Nothing is said about somebody on the strength of entries that are not
    /// sound.
    pub(super) fn named(self, people: &[String], session: &Session) -> Result<Output, CliError> {
        let found: Result<Vec<_>, _> =
            people.iter().map(|text| find_person(self.state(), text)).collect();
        let found = found?;
        let judge = self.judge();
        let statuses: Vec<_> = found.iter().map(|person| judge.judge(person)).collect();
        let findings = self.check_cited(&found, &statuses)?;
        if !findings.is_empty() {
            let Head { size, link } = self.ledger.state().head();
            let lang = session.lang;
            let findings = findings.iter().map(|found| Found::of(found, lang)).collect();
            let (ok, unopened, names_unchecked, other_keys) = (false, None, 0, false);
            let verified =
                Verified { ok, size, link, unopened, names_unchecked, findings, other_keys };
            return Ok(verified.output(session));
        }
        let mut recorded = Recorded::of(&self.ledger);
        let wanted = found.iter().zip(statuses);
        let wanted = wanted.filter(|(_, status)| self.wants_state(status.pact, status.conduct));
        if self.args.explain {
            let explained = wanted.map(|(person, status)| {
                let standing =
                    Standing::of(self.state(), person, status, |entry| recorded.on(entry))?;
                Ok(Explained { standing, explanation: judge.explain(person) })
            });
            let explained = explained.collect::<Result<Vec<_>, CliError>>()?;
            let output = self.above(explained.is_empty());
            let of = |output: Output, one: &Explained| one.tell(output, self.state(), session.lang);
            let output = explained.iter().fold(output, of);
            self.ledger.refuse_forged_snapshot()?;
            return Ok(output.then(self.remarks()));
        }
        let standings = wanted
            .map(|(person, status)| {
                Standing::of(self.state(), person, status, |entry| recorded.on(entry))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let above = self.above(standings.is_empty());
        let list = List::new(columns(), standings);
        let list = if people.len() == 1 { list.alone(alone) } else { list };
        self.ledger.refuse_forged_snapshot()?;
        Ok(above.list(list).then(self.remarks()))
    }

    /// Everybody, judged one by one while they are printed.
    pub(super) fn everybody(self) -> Output {
        let (above, remarks) = (self.above(self.statuses().next().is_none()), self.remarks());
        above.list(List::new(columns(), self)).then(remarks)
    }

    fn above(&self, is_empty: bool) -> Output {
        let judged = Output::new().line(judged(self.campaign(), self.as_of));
        if is_empty { judged.line(message!("told-nobody")) } else { judged }
    }

    pub(super) fn remarks(&self) -> Output {
        match self.campaign() {
            Some(_) => Output::new(),
            None => Output::new().remark(no_campaign(self.state())),
        }
    }

    /// Those of everybody who are wanted, judged as they are asked for.
    fn statuses(&self) -> impl Iterator<Item = (&Person, Status)> {
        let judge = self.judge();
        let people = self.state().people().iter();
        people.filter_map(move |person| {
            let status = self.wants(person, &judge).then(|| judge.judge(person))?;
            self.wants_state(status.pact, status.conduct).then_some((person, status))
        })
    }

    /// What is wrong with the entries that these people's statuses rest on.
    fn check_cited(
        &self,
        people: &[&Person],
        statuses: &[Status],
    ) -> Result<Vec<Finding>, CliError> {
        let mut findings = Vec::new();
        for (person, status) in people.iter().zip(statuses) {
            let cited = status.reasons.iter().map(|reason| reason.entry);
            let cited: BTreeSet<Seq> = cited.chain([person.entry]).collect();
            findings.extend(self.ledger.check_cited(&person.id, cited)?);
        }
        findings.sort_by_key(|finding| finding.entry);
        Ok(findings)
    }
}

impl Source<Standing> for Asked {
    fn each(
        self: Box<Self>,
        take: &mut dyn FnMut(Standing) -> Result<Taken, CliError>,
    ) -> Result<(), CliError> {
        let mut recorded = Recorded::of(&self.ledger);
        for (person, status) in self.statuses() {
            if take(Standing::of(self.state(), person, status, |entry| recorded.on(entry))?)?
                == Taken::Enough
            {
                break;
            }
        }
        Ok(self.ledger.refuse_forged_snapshot()?)
    }
}

pub(crate) fn columns() -> Columns<Standing> {
    Columns::<Standing>::new()
        .column("nip", message!("column-nip"), |standing| Cell::nip(standing.nip, standing.nik))
        .whole()
        .column("nik", message!("column-nik"), |standing| Cell::maybe(standing.nik.as_ref()))
        .niks()
        .column("name", message!("column-name"), |Standing { status, .. }| {
            status.name.as_str().into()
        })
        .column("agency", message!("column-agency"), |Standing { status, .. }| {
            Cell::of(&status.agency)
        })
        .spare(3)
        .column("unit", message!("column-unit"), |Standing { status, .. }| {
            status.unit.as_str().into()
        })
        .spare(1)
        .column("pact", message!("column-pact"), pact)
        .column("conduct", message!("column-conduct"), |Standing { status, .. }| {
            Cell::said(status.conduct.name(), status.conduct.say())
        })
        .spare(2)
        .data("force", |Standing { status, .. }| Cell::maybe(status.force.as_ref()))
        .column("verdict", message!("column-verdict"), |Standing { status, .. }| {
            Cell::said(status.verdict.name(), status.verdict.say())
        })
        .data("over_all", |Standing { status, .. }| Cell::of(&status.over_all))
        .data("signed_on", |standing| Cell::maybe(standing.signed_on.as_ref()))
        .data("recorded_on", |standing| Cell::maybe(standing.recorded_on.as_ref()))
        .data("recorded_late", |standing| Cell::of(&standing.recorded_late))
        .data("person", |Standing { status, .. }| Cell::of(&status.person))
        .data("campaign", |Standing { status, .. }| Cell::maybe(status.campaign.as_ref()))
}

/// One person, with the reasons in words.
pub(crate) fn alone(standing: &Standing) -> Vec<Line<'_>> {
    let reasons = standing.status.reasons.iter().map(|reason| {
        let name = reason.rule.name();
        let entry = message!("told-entry", entry = reason.entry);
        Line::labelled(
            entry,
            LABEL_WIDTH - 2,
            Cell::said(name, message!("told-rule", rule = &reason.rule, name)),
        )
        .indented()
    });
    facts(standing).into_iter().chain(reasons).collect()
}

/// What a status says of one person.
pub(super) fn facts(standing: &Standing) -> Vec<Line<'_>> {
    let line = |label: Message<'static>, said| Line::labelled(label, LABEL_WIDTH, said);
    let Standing { status, nip, nik, signed_on, recorded_on, .. } = standing;
    let campaign = status.campaign.as_ref();
    let mut facts = vec![
        line(message!("column-name"), status.name.as_str().into()),
        line(message!("column-nip"), Cell::maybe(nip.as_ref())),
        line(message!("column-nik"), Cell::maybe(nik.as_ref())),
        line(message!("column-id"), Cell::of(&status.person)),
        line(message!("column-agency"), Cell::of(&status.agency)),
        line(message!("column-unit"), status.unit.as_str().into()),
        line(message!("column-campaign"), campaign.map_or_else(|| "-".into(), Cell::of)),
        line(message!("column-pact"), pact(standing)),
    ];
    if let Some((on, recorded_on)) = signed_on.zip(*recorded_on) {
        let days = message!("told-signed-on", on, recorded_on);
        facts.push(line(message!("column-signed-on"), Cell::said("", days)));
    }
    facts.extend([
        line(message!("column-conduct"), Cell::said(status.conduct.name(), status.conduct.say())),
        line(message!("column-verdict"), Cell::said(status.verdict.name(), status.verdict.say())),
    ]);
    if status.over_all != status.verdict {
        let over_all = Cell::said(status.over_all.name(), status.over_all.say());
        facts.push(line(message!("column-over-all"), over_all));
    }
    facts
}

/// What was done about the pact; people are told if that was recorded long after.
fn pact(standing: &Standing) -> Cell<'_> {
    let pact = &standing.status.pact;
    let said = if standing.recorded_late {
        message!("label-pact-recorded-late", pact)
    } else {
        pact.say()
    };
    Cell::said(pact.name(), said)
}

const LABEL_WIDTH: usize = 16;
