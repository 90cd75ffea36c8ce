//! `ikrar rulebook check` and `ikrar rulebook publish`: a rulebook in a file.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::rules::RulebookPublished;
use ikrar_core::rulebook::Rulebook;
use ikrar_core::value::{Date, PublicParagraph, Seq};
use ikrar_desk::files;
use ikrar_words::{Lang, message};
use serde::Serialize;

use super::show::head;
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Args {
    file: PathBuf,
}

/// What stands in the file, or was published.
#[derive(Debug, Serialize)]
struct Found<'a> {
    entry: Option<Seq>,
    rulebook: &'a str,
    version: u32,
    in_force_from: Date,
}

impl Args {
    pub(super) fn check(&self, lang: Lang) -> Result<Output, CliError> {
        let (rulebook, _) = self.read()?;
        let lines =
            head(&rulebook, lang).into_iter().chain([message!("told-rulebook-fits").into()]);
        Ok(Output::new().one_in_lines(&found(&rulebook, None), lines))
    }

    pub(super) fn publish(&self, session: &Session) -> Result<Output, CliError> {
        let author = session.author()?;
        let (rulebook, content) = self.read()?;
        let (id, version) = (rulebook.id().clone(), rulebook.version());
        let published = RulebookPublished { rulebook: id.clone(), version, content };
        let ledger = session.write()?;
        let entry = session.record_fact(ledger, &author, Fact::from(published))?;
        let on = rulebook.in_force_from();
        let said = message!("told-rulebook-published", entry, id, version, on);
        let output = Output::new().one(&found(&rulebook, Some(entry)), said);
        Ok(output.remark(message!("told-rulebook-unverified")))
    }

    fn read(&self) -> Result<(Rulebook, PublicParagraph), CliError> {
        let text = files::read_text(&self.file, files::TEXT_BYTES_MAX)?;
        let rulebook = Rulebook::parse(&text)?;
        Ok((rulebook, text.try_into().map_err(|error| CliError::unfit("content", error))?))
    }
}

fn found(rulebook: &Rulebook, entry: Option<Seq>) -> Found<'_> {
    let (version, in_force_from) = (rulebook.version(), rulebook.in_force_from());
    Found { entry, rulebook: rulebook.id(), version, in_force_from }
}
