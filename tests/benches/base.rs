//! Ratios of one run, kept in a file or compared with those in it: for use before a merge.
//!
//! `cargo bench … -- --save FILE` keeps them, `-- --base FILE` compares and fails where one is
//! worse by a fifth, which is more than they differ by from run to run on a quiet machine.

use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

/// Keeps or compares ratios, as the command line says. The greater a ratio, the worse.
pub(crate) fn finish(ratios: &[(String, f64)]) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    if let Some(file) = argument("--base") {
        let saved = fs::read_to_string(&file).unwrap();
        println!("\n{:<34}{:>10}{:>10}{:>9}", "beside the base", "base", "now", "×");
        for (name, ratio) in ratios {
            let was = saved.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
            let Some(was) = was.and_then(|was| was.parse::<f64>().ok()) else {
                println!("{name:<34}{:>10}{ratio:>10.3}", "-");
                continue;
            };
            let worse = ratio / was > WORSE;
            let note = if worse { "  WORSE" } else { "" };
            println!("{name:<34}{was:>10.3}{ratio:>10.3}{:>9.2}{note}", ratio / was);
            if worse {
                code = ExitCode::FAILURE;
            }
        }
    }
    if let Some(file) = argument("--save") {
        let mut lines = String::new();
        for (name, ratio) in ratios {
            writeln!(lines, "{name}\t{ratio}").unwrap();
        }
        fs::write(file, lines).unwrap();
    }
    code
}

/// What stands behind a name on the command line.
fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

const WORSE: f64 = 1.2;
