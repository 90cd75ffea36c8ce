//! README's first walk, run as written: each line after `$` in a shell, in an empty folder that
//! has the seeds, and what is printed compared with what is written below it. `[..]` stands for
//! anything in a line.

use std::fmt::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use snapbox::Assert;

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
    let commands: Vec<_> = walk.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    for command in &commands {
        let shown = format!("cat <<'SHOWN'\n$ {command}\nSHOWN");
        writeln!(script, "{shown}\n{command} || exit 1").expect("a string takes text");
    }
    assert!(commands.len() >= 8, "the walk has {} steps", commands.len());
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .env_remove("IKRAR_LEDGER")
        .env_remove("IKRAR_KEY")
        .env_remove("XDG_STATE_HOME")
        .env("HOME", folder.path())
        .env("LC_ALL", "en_US.UTF-8")
        .output()
        .expect("a shell");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}{printed}");
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    Assert::new().eq(printed.join("\n"), walk.trim_end());
}
