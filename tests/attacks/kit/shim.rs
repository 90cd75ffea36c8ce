//! Faults in system calls, through a small library that is loaded before the C library.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{fmt, fs};

use super::base::work;
use super::run::tool;

/// One system call that goes wrong.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) call: String,
    /// Which of these calls, from 1.
    pub(crate) nth: usize,
    /// As `fault.c` lists them: once, sticky, torn, short, kill, after, stop.
    pub(crate) mode: &'static str,
    pub(crate) error: Errno,
    /// Only on paths that contain this.
    pub(crate) part: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { call, nth, mode, error, part } = self;
        write!(f, "{call} {nth} {mode}")?;
        if !["after", "kill", "stop"].contains(mode) {
            write!(f, " {error:?}")?;
        }
        if !part.is_empty() {
            write!(f, " in {part}")?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errno {
    Eio = 5,
    Enomem = 12,
    Emfile = 24,
    Enospc = 28,
}

/// Lets this fault happen to the command; `fired` is a file that is made at that moment.
pub(crate) fn arm(command: &mut Command, under: &Path, fault: &Fault, fired: &Path) {
    drop(fs::remove_file(fired));
    let Fault { call, nth, mode, error, part } = fault;
    command
        .env("LD_PRELOAD", library())
        .env("IKRAR_FAULT_UNDER", under)
        .env("IKRAR_FAULT_FIRED", fired)
        .env("IKRAR_FAULT_PART", part)
        .env("IKRAR_FAULT", format!("{call}:{nth}:{mode}:{}", *error as i32));
}

/// Lets the command list its calls on paths under a folder in a file.
pub(crate) fn trace(command: &mut Command, under: &Path, log: &Path) {
    drop(fs::remove_file(log));
    command
        .env("LD_PRELOAD", library())
        .env("IKRAR_FAULT_UNDER", under)
        .env("IKRAR_FAULT_LOG", log);
}

/// The calls that [`trace`] listed: name and path.
pub(crate) fn traced(log: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(log).unwrap_or_default();
    let call = |line: &str| line.split_once(' ').map(|(call, path)| (call.into(), path.into()));
    text.lines().filter_map(call).collect()
}

/// The program that cuts the power of a file system.
pub(crate) fn cutter() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| compile("cut.c", "cut", &[]))
}

fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| compile("fault.c", "fault.so", &["-shared", "-fPIC", "-ldl"]))
}

/// Compiles a file beside these with the C compiler that Rust links with too.
fn compile(source: &str, to: &str, flags: &[&str]) -> PathBuf {
    let source = format!("{}/attacks/{source}", env!("CARGO_MANIFEST_DIR"));
    let built = work().join(to);
    let built_text = built.to_str().expect("a path in UTF-8");
    tool(&[&["cc", "-O1", "-Wall", "-o", built_text, &source], flags].concat());
    built
}
