//! `ikrar witness serve`: a witness, which signs checkpoints that continue what it saw.

mod http;

use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::Args as ClapArgs;
use ikrar_core::checkpoint::cosignature::{CosignedAt, WitnessSigner};
use ikrar_core::note::{KeyName, Verifier};
use ikrar_core::witness::{REQUEST_BYTES_MAX, Refused};
use ikrar_store::witness::{Witness, WitnessError};
use ikrar_words::{Lang, message, outside};

use crate::error::CliError;
use crate::render::Output;
use crate::seen_by::read_policy;
use crate::session::{Session, now};
use http::{Answer, Request};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    #[arg(long, value_name = "DIR")]
    state: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, policy, state, listen } = args;
    let wrong = |error| WitnessError::Key { name: name.clone(), error };
    let key_name: KeyName = name.parse().map_err(wrong)?;
    let logs = read_policy(policy)?;
    let (key, key_file) = session.signing_key()?;
    let signer = WitnessSigner::new(key_name, key).map_err(wrong)?;
    let vkey = signer.key().key().to_string();
    let keys = logs.logs().iter().map(|log| log.key.clone());
    let witness = Arc::new(Witness::open(state, key_file, signer, keys)?);
    let closed = |error| CliError::Listen { place: *listen, error };
    let listener = TcpListener::bind(listen).map_err(closed)?;
    let place = listener.local_addr().map_err(closed)?.to_string();
    let mut out = io::stdout();
    let told = session.tell(&message!("told-witness-serves", vkey, place)).into_owned();
    // Told at once, and not when the command ends, which it does not.
    writeln!(out, "{told}").and_then(|()| out.flush()).map_err(CliError::Output)?;
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        if open.load(Ordering::Relaxed) >= CONNECTIONS_MAX {
            continue; // which closes it; a log asks again
        }
        let (witness, guard) = (Arc::clone(&witness), Open::one_more(&open));
        // Where no thread can be had, the connection is closed, too.
        let spawned = thread::Builder::new().spawn(move || {
            answer(&witness, stream);
            drop(guard);
        });
        drop(spawned);
    }
    Ok(Output::new())
}

/// Counts a connection while it is open.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn one_more(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers one request; whoever asks and does not listen is none of the witness's business.
fn answer(witness: &Witness, mut stream: TcpStream) {
    let answer = match http::read(&mut stream, REQUEST_BYTES_MAX) {
        Ok(request) => reply(witness, &request),
        Err(Some(status)) => Answer::text(status, String::new()),
        Err(None) => return,
    };
    answer.write(&mut stream).ok();
}

fn reply(witness: &Witness, request: &Request) -> Answer {
    match (request.method.as_str(), request.path.as_str()) {
        ("POST", "/add-checkpoint") => add_checkpoint(witness, &request.body),
        ("GET", path) => {
            let hash = path.strip_prefix('/').and_then(|path| path.strip_suffix("/checkpoint"));
            match hash.and_then(|hash| witness.latest(hash)) {
                Some(note) => Answer::text(200, note.as_str().to_owned()),
                None => Answer::text(404, String::new()),
            }
        }
        _ => Answer::text(404, String::new()),
    }
}

fn add_checkpoint(witness: &Witness, body: &[u8]) -> Answer {
    let now = now().ok().and_then(|now| CosignedAt::from_seconds(now.millis() / 1000));
    let Some(now) = now else { return Answer::text(500, String::new()) };
    match witness.add_checkpoint(body, now) {
        Ok(Ok(line)) => Answer::text(200, line),
        Ok(Err(Refused::Conflict { size })) => {
            Answer { media: "text/x.tlog.size", ..Answer::text(409, format!("{size}\n")) }
        }
        Ok(Err(refused)) => {
            if refused.is_evidence() {
                warn(&Lang::EN.tell(&refused));
            }
            Answer::text(refused.status(), format!("{}\n", Lang::EN.tell(&refused)))
        }
        // Nothing was signed: the log asks again.
        Err(error) => {
            warn(&Lang::EN.tell(&error));
            Answer::text(500, String::new())
        }
    }
}

/// Tells whoever runs the witness, if somebody reads it.
fn warn(text: &str) {
    writeln!(io::stderr(), "ikrar: {}", outside::shown(text)).ok();
}

/// How many logs may be answered at once.
const CONNECTIONS_MAX: usize = 64;
