//! The program, run with a limit on its time.

use std::fmt;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long any command may take before it counts as hanging.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);
/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_ikrar-under-test");

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Code(i32),
    Signal(i32),
    /// It did not end within its limit and was killed.
    Hang,
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exit {code}"),
            Self::Signal(signal) => write!(f, "signal {signal}"),
            Self::Hang => f.write_str("hangs"),
        }
    }
}

/// What a command answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) took: Duration,
}

impl Answer {
    pub(crate) fn ok(&self) -> bool {
        self.exit == Exit::Code(0)
    }

    pub(crate) fn code(&self) -> Option<i32> {
        match self.exit {
            Exit::Code(code) => Some(code),
            _ => None,
        }
    }

    /// A hang, a panic or an abort: what no input may cause.
    pub(crate) fn crash(&self) -> Option<&'static str> {
        match self.exit {
            Exit::Hang => Some("hangs"),
            _ if self.err.contains("panicked") => Some("panics"),
            Exit::Code(101 | 134 | 139) | Exit::Signal(4 | 6 | 7 | 8 | 11) => Some("aborts"),
            _ => None,
        }
    }

    /// Whether a failure says at least one line about itself.
    pub(crate) fn says_why(&self) -> bool {
        self.ok() || !self.err.trim().is_empty() || !self.out.trim().is_empty()
    }

    /// The exit and the first line, for a report.
    pub(crate) fn brief(&self) -> String {
        let text = if self.err.trim().is_empty() { &self.out } else { &self.err };
        let line: String = text.trim().lines().next().unwrap_or("").chars().take(150).collect();
        format!("{}: {line}", self.exit)
    }

    /// The first line of the output as JSON.
    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_str(self.out.lines().next()?).ok()
    }
}

/// The program on this ledger, in a world of its own: no settings of the tester's, English.
pub(crate) fn program(ledger: &Path, home: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    outfit(&mut command, ledger, home);
    command
}

/// Another command that shall run the program in that world.
pub(crate) fn outfit(command: &mut Command, ledger: &Path, home: &Path) {
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("LANG", "en_US.UTF-8")
        .env("IKRAR_LEDGER", ledger)
        .env("IKRAR_PASSPHRASE", "x")
        .stdin(Stdio::null());
}

/// A command that is on its way.
pub(crate) struct Running {
    child: Child,
    started: Instant,
    out: JoinHandle<String>,
    err: JoinHandle<String>,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let started = Instant::now();
        let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program starts");
        let out = collect(child.stdout.take().expect("a pipe"));
        let err = collect(child.stderr.take().expect("a pipe"));
        Self { child, started, out, err }
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("the child can be asked").is_some()
    }

    /// Kills it, if it still runs.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("the child can be killed");
    }

    /// Kills it; gives what it had answered.
    pub(crate) fn killed(mut self) -> Answer {
        self.kill();
        self.wait(LIMIT)
    }

    /// Its answer, at most `limit` after its start.
    pub(crate) fn wait(mut self, limit: Duration) -> Answer {
        let mut hangs = false;
        while !self.has_ended() {
            if self.started.elapsed() > limit {
                hangs = true;
                self.kill();
                break;
            }
            thread::sleep(Duration::from_micros(500));
        }
        let status = self.child.wait().expect("the child can be awaited");
        let exit = match status.code() {
            _ if hangs => Exit::Hang,
            Some(code) => Exit::Code(code),
            None => Exit::Signal(status.signal().unwrap_or_default()),
        };
        let took = self.started.elapsed();
        let [out, err] = [self.out, self.err].map(|text| text.join().expect("a pipe is read"));
        Answer { exit, out, err, took }
    }
}

/// Runs it to its end.
pub(crate) fn run(command: &mut Command) -> Answer {
    Running::start(command).wait(LIMIT)
}

/// Runs a tool that must succeed; gives what it printed.
pub(crate) fn tool(words: &[&str]) -> String {
    let output = Command::new(words[0]).args(&words[1..]).output();
    let output = output.unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn collect(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        drop(pipe.read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
