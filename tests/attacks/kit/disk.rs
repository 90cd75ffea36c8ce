//! File systems of our own: images that are mounted, filled and cut off from power.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use super::base::work;
use super::run::tool;
use super::shim::cutter;
use super::tally::say;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Ext4,
    Tmpfs,
    Xfs,
}

/// A mounted file system; it goes away with this value.
pub(crate) struct Disk {
    kind: Kind,
    image: PathBuf,
    mount: PathBuf,
}

impl Disk {
    /// A new and empty one.
    pub(crate) fn new(kind: Kind, name: &str) -> Self {
        let folder = work().join(format!("disk-{name}-{kind:?}"));
        let (image, mount) = (folder.join("image"), folder.join("mount"));
        fs::create_dir_all(&mount).expect("a folder");
        if kind != Kind::Tmpfs {
            let file = fs::File::create(&image).expect("an image");
            file.set_len(IMAGE_BYTES).expect("a sparse file");
            let image = text(&image);
            match kind {
                Kind::Ext4 => tool(&["mkfs.ext4", "-q", "-m", "0", image]),
                _ => tool(&["mkfs.xfs", "-q", image]),
            };
        }
        let disk = Self { kind, image, mount };
        disk.mount();
        disk
    }

    pub(crate) fn path(&self) -> &Path {
        &self.mount
    }

    /// The power goes: what was not made durable is lost. [`Disk::again`] follows.
    pub(crate) fn cut(&self) {
        tool(&[text(cutter()), text(&self.mount)]);
    }

    /// The power comes back. No process may still have a file open.
    pub(crate) fn again(&self) {
        for _ in 0..80 {
            let unmounted = Command::new("umount").arg(&self.mount).output().expect("umount");
            if unmounted.status.success() {
                return self.mount();
            }
            sleep(Duration::from_millis(50));
        }
        panic!("{} stays busy", self.mount.display());
    }

    /// Everything so far is on the disk.
    pub(crate) fn sync(&self) {
        tool(&["sync", "-f", text(&self.mount)]);
    }

    /// How many KiB are left.
    pub(crate) fn free_kib(&self) -> u64 {
        let printed = tool(&["df", "--output=avail", "-k", text(&self.mount)]);
        printed.lines().last().and_then(|line| line.trim().parse().ok()).expect("a number")
    }

    /// Takes all room but so much, in ever smaller pieces since the file's own map takes some.
    pub(crate) fn fill(&self, leave_kib: u64) {
        let filler = self.filler();
        let filler = text(&filler);
        let mut end_kib = 0;
        let mut piece = u64::MAX;
        loop {
            piece = piece.min(self.free_kib().saturating_sub(leave_kib));
            if piece < 4 {
                return;
            }
            let (from, length) = (format!("{end_kib}K"), format!("{piece}K"));
            if works("fallocate", &["-o", &from, "-l", &length, filler]) {
                end_kib += piece;
            } else {
                piece /= 2;
            }
        }
    }

    /// Gives back what [`Disk::fill`] took.
    pub(crate) fn make_room(&self) {
        drop(fs::remove_file(self.filler()));
    }

    fn filler(&self) -> PathBuf {
        self.mount.join("filler")
    }

    fn mount(&self) {
        let mount = text(&self.mount);
        match self.kind {
            Kind::Tmpfs => tool(&["mount", "-t", "tmpfs", "-o", "size=64m", "none", mount]),
            _ => tool(&["mount", "-o", "loop", text(&self.image), mount]),
        };
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.mount).output());
        drop(fs::remove_file(&self.image));
    }
}

/// Whether file systems can be mounted here; [`skip`]s the test if not.
pub(crate) fn can_mount(test: &str, tools: &[&str]) -> bool {
    let Some(why) = what_is_missing(tools) else { return true };
    skip(test, &format!("{why}; these attacks mount file systems of their own"));
    false
}

/// Says LOUDLY what is missing; in a check that could have it all, that is a failure.
pub(crate) fn skip(test: &str, why: &str) {
    say(&format!("SKIPPED: {test}: {why}"));
    let must = root() && std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!must, "{test}: {why} (apt-get install xfsprogs e2fsprogs mount util-linux)");
}

fn what_is_missing(tools: &[&str]) -> Option<String> {
    let path = std::env::var("PATH").unwrap_or_default();
    let there = |tool: &str| path.split(':').any(|folder| Path::new(folder).join(tool).exists());
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| !there(tool)).collect();
    if !root() {
        Some("not root".to_owned())
    } else if !missing.is_empty() {
        Some(format!("no {}", missing.join(", ")))
    } else if !works("losetup", &["-f"]) {
        Some("no loop devices".to_owned())
    } else {
        let probe = work().join("probe");
        fs::create_dir_all(&probe).expect("a folder");
        let probe = text(&probe);
        let mounts = works("mount", &["-t", "tmpfs", "none", probe]);
        (!mounts || !works("umount", &["-l", probe])).then(|| "mounting is not allowed".to_owned())
    }
}

fn works(tool: &str, words: &[&str]) -> bool {
    Command::new(tool).args(words).output().is_ok_and(|output| output.status.success())
}

/// Whether we are root.
pub(crate) fn root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|of_self| of_self.uid() == 0)
}

/// Unmounts what an attack that was broken off left under this folder.
pub(crate) fn unmount_all(under: &Path) {
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let paths = mounts.lines().filter_map(|line| line.split(' ').nth(1));
    for path in paths.filter(|path| Path::new(path).starts_with(under)) {
        tool(&["umount", "-l", path]);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// What mkfs.xfs takes at least.
const IMAGE_BYTES: u64 = 320 << 20;
