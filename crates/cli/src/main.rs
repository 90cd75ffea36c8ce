//! `ikrar`: see the library beside this file.

use std::process::ExitCode;

fn main() -> ExitCode {
    ikrar_cli::run(std::env::args_os())
}
