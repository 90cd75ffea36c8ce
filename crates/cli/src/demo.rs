//! `ikrar demo`: the main job in one command, on an invented province.
//!
//! The story is South Sumatra's declaration of December 2023: planned for the 6th, postponed
//! without a new day, held on the 27th by representatives, while the pact itself is signed by every
//! single person. Everything goes through the commands that a user has.

mod files;
mod population;
mod story;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args as ClapArgs;
use ikrar_core::error::Kind;
use ikrar_core::report;
use ikrar_core::status::Judge;
use ikrar_store::danger::rewrite_body;
use ikrar_store::folder::Folder;
use ikrar_words::{Message, message};

use crate::commands::verify::verify_folder;
use crate::commands::{self, Command, pact, status};
use crate::error::CliError;
use crate::given::at_least;
use crate::import::Import;
use crate::render::{Output, Renderer};
use crate::session::Session;
use ikrar_core::value::Seq;
use population::Population;
use story::{DAY_AS_OF, Officers};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, default_value_t = 180_751, value_parser = at_least(PEOPLE_MIN))]
    people: u32,
    #[arg(long, value_name = "DIR", default_value = "ikrar-demo")]
    dir: PathBuf,
}

pub(crate) fn run(
    args: &Args,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<Option<Kind>, CliError> {
    let dir = &args.dir;
    let io = |error| CliError::io(dir, error);
    fs::create_dir_all(dir).map_err(io)?;
    if fs::read_dir(dir).map_err(io)?.next().is_some() {
        return Err(CliError::Usage(message!("usage-demo-folder", folder = dir)));
    }
    let population = Population::parse(SUMSEL).expect("the invented province can be read");
    let mut demo = Demo { dir, session, renderer, ledger: dir.join("ledger") };
    demo.play(&population, args.people)
}

struct Demo<'a, 'r> {
    dir: &'a Path,
    session: &'a Session,
    renderer: &'a mut Renderer<'r>,
    ledger: PathBuf,
}

impl Demo<'_, '_> {
    fn play(&mut self, population: &Population, people: u32) -> Result<Option<Kind>, CliError> {
        self.say(message!("demo-invented"))?;
        let officers = self.found()?;
        let roster = self.enroll(population, people, &officers)?;
        self.campaign(&officers)?;
        self.sign(&officers, &roster)?;
        self.cases(&officers, &roster)?;
        self.summarise()?;
        let sound = self.verify()?;
        let found = self.tamper()?;
        self.farewell(&roster)?;
        Ok((!(sound && found)).then_some(Kind::Damaged))
    }

    /// A ledger, its first admin and the other officers.
    fn found(&mut self) -> Result<Officers, CliError> {
        self.say(message!("demo-1-ledger"))?;
        let officers = Officers::create(self.dir)?;
        self.run(&officers.admin, &story::init())?;
        for command in officers.enrolments() {
            self.run(&officers.admin, &command)?;
        }
        Ok(officers)
    }

    /// The roster, and everybody's own key.
    fn enroll(
        &mut self,
        population: &Population,
        people: u32,
        officers: &Officers,
    ) -> Result<files::Roster, CliError> {
        self.say(message!("demo-2-people", people))?;
        let roster = files::write_roster(self.dir, population, people)?;
        self.run(&officers.registrar, &story::import_roster(&roster.people_csv))?;
        self.run(&officers.registrar, &story::enroll_keys(&roster.keys_csv))?;
        Ok(roster)
    }

    /// The campaign, and the ceremony that was postponed and held.
    fn campaign(&mut self, officers: &Officers) -> Result<(), CliError> {
        self.say(message!("demo-3-campaign"))?;
        let pact = self.dir.join("pakta.txt");
        fs::write(&pact, PACT).map_err(|error| CliError::io(&pact, error))?;
        self.run(&officers.admin, &story::open_campaign(pact))?;
        let ceremony = self.dir.join("ceremony.jsonl");
        fs::write(&ceremony, story::CEREMONY).map_err(|error| CliError::io(&ceremony, error))?;
        self.run(&officers.admin, &Command::Record(Import::of(&ceremony)))
    }

    /// Everybody signs alone, some late, some not at all.
    fn sign(&mut self, officers: &Officers, roster: &files::Roster) -> Result<(), CliError> {
        self.say(message!("demo-4-pacts"))?;
        let pacts = {
            let ledger = self.session.with(&self.ledger, None).read()?;
            files::write_pacts(self.dir, roster, ledger.state(), self.session)?
        };
        let import = Import::of(&pacts);
        self.run(&officers.registrar, &Command::Pact(pact::Pact::Import(import)))
    }

    fn cases(&mut self, officers: &Officers, roster: &files::Roster) -> Result<(), CliError> {
        self.say(message!("demo-5-cases"))?;
        for (key, command) in officers.reports(&roster.accused) {
            self.run(key, &command)?;
        }
        let cases = {
            let ledger = self.session.with(&self.ledger, None).read()?;
            story::cases_in_order(ledger.state())
        };
        let examinations = officers.examinations(&cases);
        for (key, command) in examinations.into_iter().chain(officers.rulings(&cases)) {
            self.run(key, &command)?;
        }
        Ok(())
    }

    fn summarise(&mut self) -> Result<(), CliError> {
        self.say(message!("demo-6-summary"))?;
        let ledger = self.session.with(&self.ledger, None).read()?;
        let state = ledger.state();
        let campaign = state.campaigns().newest();
        let judge = Judge::new(state, campaign, DAY_AS_OF.parse().expect("a date"));
        let code = campaign.map(|campaign| &campaign.opened.campaign);
        let units = report::by_unit(state, &judge, code, &|_, _, _| true);
        self.renderer.show(status::summary::output(report::by_agency(&units))).map(drop)
    }

    fn verify(&mut self) -> Result<bool, CliError> {
        self.say(message!("demo-7-verify"))?;
        let started = Instant::now();
        let verified = verify_folder(&Folder::at(&self.ledger), self.session)?;
        self.renderer.show(verified.output(self.session))?;
        let seconds = format!("{:.1}", started.elapsed().as_secs_f32());
        self.say(message!("demo-seconds", seconds))?;
        Ok(verified.ok)
    }

    /// One byte is changed in a copy, past all checks of the storage engine.
    fn tamper(&mut self) -> Result<bool, CliError> {
        let copy = self.dir.join("tampered-copy");
        files::copy_folder(&self.ledger, &copy)?;
        let folder = Folder::at(&copy);
        let size = folder.read()?.state().head().size;
        let victim = Seq::new(size / 2);
        self.say(message!("demo-8-tamper", victim))?;
        rewrite_body(&folder.log_path(), victim, |body| {
            if let Some(byte) = body.last_mut() {
                *byte ^= 1;
            }
        })?;
        let verified = verify_folder(&folder, self.session)?;
        self.renderer.show(verified.output(self.session))?;
        let first = verified.findings.first().map(|finding| finding.entry);
        fs::remove_dir_all(&copy).map_err(|error| CliError::io(&copy, error))?;
        Ok(first == Some(victim))
    }

    fn farewell(&mut self, roster: &files::Roster) -> Result<(), CliError> {
        self.say(message!("demo-next"))?;
        let ledger = self.ledger.display();
        let accused = roster.accused.first().map_or("", String::as_str);
        for command in [
            format!("ikrar --ledger {ledger} status {accused} --as-of {DAY_AS_OF}"),
            format!("ikrar --ledger {ledger} history {accused}"),
            format!(
                "ikrar --ledger {ledger} status --agency 16.06 --pact overdue --as-of {DAY_AS_OF}"
            ),
        ] {
            self.renderer.show(Output::new().content(format!("   {command}")))?;
        }
        Ok(())
    }

    /// Runs a command of the program with an officer's key.
    fn run(&mut self, key: &Path, command: &Command) -> Result<(), CliError> {
        let session = self.session.with(&self.ledger, Some(key));
        let output = commands::run(command, &session)?;
        match self.renderer.show(output)? {
            None => Ok(()),
            Some(_) => Err(CliError::Usage(message!("usage-demo-stopped"))),
        }
    }

    fn say(&mut self, said: Message<'static>) -> Result<(), CliError> {
        self.renderer.show(Output::new().line(said))?;
        self.renderer.flush()
    }
}

/// The invented province.
const SUMSEL: &str = include_str!("../../../seeds/demo/sumsel.toml");
/// The invented pact.
const PACT: &str = include_str!("../../../seeds/demo/pact.txt");
/// Somebody for each of the province's governments.
const PEOPLE_MIN: u32 = 18;
