//! Where somebody else's log is published, and where witnesses are asked: folders and addresses.

#[cfg(feature = "https")]
mod tls;

use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use ikrar_store::publish::{FolderTarget, Source};
use ikrar_words::message;
use ureq::Agent;
use ureq::http::StatusCode;

use crate::error::CliError;

/// A published log, as the command line names it: an address, or else a folder.
pub(crate) fn source(place: &str) -> Result<Box<dyn Source>, CliError> {
    check(place)?;
    if is_address(place) {
        let prefix = place.trim_end_matches('/').to_owned();
        return Ok(Box::new(Site { agent: agent(), prefix }));
    }
    Ok(Box::new(FolderTarget::open(Path::new(place))))
}

/// Refuses an address that this build does not speak to.
pub(crate) fn check(place: &str) -> Result<(), CliError> {
    if place.starts_with("https://") && !cfg!(feature = "https") {
        return Err(CliError::Usage(message!("usage-no-https", place = place.to_owned())));
    }
    Ok(())
}

/// Whether it is an address, so that each file costs a journey.
pub(crate) fn is_address(place: &str) -> bool {
    ["http://", "https://"].iter().any(|start| place.starts_with(start))
}

/// What a witness answered: status and body.
pub(crate) fn ask(url: &str, request: &str) -> io::Result<(u16, Vec<u8>)> {
    let address = format!("{}/add-checkpoint", url.trim_end_matches('/'));
    let answer = agent().post(&address).send(request.as_bytes()).map_err(other)?;
    let (head, mut body) = answer.into_parts();
    Ok((head.status.as_u16(), read(&mut body)?))
}

/// A log that is published at an address.
#[derive(Debug)]
struct Site {
    agent: Agent,
    prefix: String,
}

impl Source for Site {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let address = format!("{}/{name}", self.prefix);
        let answer = self.agent.get(&address).call().map_err(other)?;
        let (head, mut body) = answer.into_parts();
        match head.status {
            StatusCode::OK => read(&mut body).map(Some),
            StatusCode::NOT_FOUND => Ok(None),
            status => Err(io::Error::other(status.to_string())),
        }
    }
}

fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .user_agent("ikrar");
    #[cfg(feature = "https")]
    let config = config.tls_config(tls::config());
    config.build().into()
}

fn read(body: &mut ureq::Body) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    body.as_reader().take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn other(error: ureq::Error) -> io::Error {
    match error {
        ureq::Error::Io(error) => error,
        error => io::Error::other(error.to_string()),
    }
}

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// More than any file that is published has: a body, or a bundle of 256 entries.
const BYTES_MAX: u64 = 4 << 20;
