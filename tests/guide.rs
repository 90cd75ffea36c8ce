//! README's first walk, run as written: each line after `$` in a shell, in an empty folder that
//! has the seeds, and what is printed compared with what is written below it. `[..]` stands for
//! anything in a line.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

#[test]
fn the_first_walk_runs_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let walk = readme.split("```console\n").nth(1).and_then(|rest| rest.split("```").next());
    let walk = walk.expect("README has a walk");
    let folder = tempfile::tempdir().expect("a folder");
    symlink(root.join("seeds"), folder.path().join("seeds")).expect("the seeds");
    let bin = folder.path().join("bin");
    std::fs::create_dir(&bin).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_ikrar-under-test"), bin.join("ikrar")).expect("the program");

    // One shell runs all lines, so that what a line exports is there for the next.
    let mut script = format!("PATH={}:$PATH\n", bin.display());
    let mut expected = Vec::new();
    let mut steps = 0;
    for line in walk.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => {
                steps += 1;
                expected.push(format!("step {steps}"));
                script.push_str(&format!("echo 'step {steps}'\n{command} || exit 1\n"));
            }
            None => expected.push(line.to_owned()),
        }
    }
    assert!(steps >= 8, "the walk has {steps} steps");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .env_remove("IKRAR_LEDGER")
        .env_remove("IKRAR_KEY")
        .env("LC_ALL", "en_US.UTF-8")
        .output()
        .expect("a shell");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}{printed}");
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    for (place, line) in expected.iter().enumerate() {
        let found = printed.get(place).copied().unwrap_or("(nothing)");
        assert!(matches(line.trim_end(), found), "README says\n{line}\nthe program says\n{found}");
    }
    assert_eq!(printed.len(), expected.len(), "the program says more:\n{printed:#?}");
}

/// Whether a printed line is the written one.
fn matches(written: &str, printed: &str) -> bool {
    let mut rest = printed;
    let mut parts = written.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    let parts: Vec<_> = parts.collect();
    for (number, part) in parts.iter().enumerate() {
        let last = number + 1 == parts.len();
        let place = if last { rest.strip_suffix(part).map(str::len) } else { rest.find(part) };
        let Some(place) = place else { return false };
        rest = rest.get(place + part.len()..).unwrap_or_default();
    }
    rest.is_empty()
}

#[test]
fn a_written_line_matches_only_what_it_says() {
    assert!(matches("Entry 2: [..] ok", "Entry 2: the key ok"));
    assert!(matches("same", "same"));
    assert!(!matches("same", "same and more"));
    assert!(!matches("Entry [..] ok", "Entry 2 bad"));
}
