//! Files that are there whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, DiskFile};

/// Writes a file that only the owner can read: beside it first, then made durable, then renamed.
/// After a crash either the old content is there or the new one.
pub(crate) fn replace(disk: &dyn Disk, path: &Path, content: &[u8]) -> io::Result<()> {
    let beside = write_beside(disk, path, content)?;
    disk.rename(&beside, path)?;
    disk.sync_folder(parent(path))
}

/// Writes a file that may be lost: nothing is waited for, because whoever reads it recognises a
/// damaged one and does without.
pub(crate) fn replace_cache(
    disk: &dyn Disk,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let beside = beside(path);
    let written = create_anew(disk, &beside).and_then(|file| {
        let mut out = Stream { file, place: 0, buffer: Vec::new() };
        write(&mut out)?;
        out.flush()
    });
    // What is left of a file that could not be written would only take room.
    written.inspect_err(|_| drop(disk.remove(&beside)))?;
    disk.rename(&beside, path)
}

/// A file that is written from its beginning to its end.
struct Stream {
    file: Box<dyn DiskFile>,
    place: u64,
    buffer: Vec<u8>,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER_BYTES {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.write_at(&self.buffer, self.place)?;
        self.place += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }
}

/// The folder in which a file of a ledger lies.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A name in the folder for what is set aside that nothing has yet; the folder is made if it is not
/// there.
pub(crate) fn aside(disk: &dyn Disk, folder: &Path, name: &str) -> io::Result<PathBuf> {
    if !folder.exists() {
        disk.create_folder(folder)?;
        disk.sync_folder(parent(folder))?;
    }
    let names = (1_u32..).map(|number| folder.join(format!("{name}.{number}")));
    let mut free = names.filter(|path| fs::symlink_metadata(path).is_err());
    Ok(free.next().expect("there are more numbers than files"))
}

pub(crate) fn write_beside(disk: &dyn Disk, path: &Path, content: &[u8]) -> io::Result<PathBuf> {
    let (beside, mut file) = begin_beside(disk, path, content)?;
    file.sync()?;
    Ok(beside)
}

/// Writes a file beside the one that it will replace; it is not durable yet.
pub(crate) fn begin_beside(
    disk: &dyn Disk,
    path: &Path,
    content: &[u8],
) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    let beside = beside(path);
    let mut file = create_anew(disk, &beside)?;
    file.write_at(content, 0)?;
    Ok((beside, file))
}

/// Makes an empty file in the place of what a crash left of one.
pub(crate) fn create_anew(disk: &dyn Disk, path: &Path) -> io::Result<Box<dyn DiskFile>> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => disk.create(path),
    }
}

pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

const BUFFER_BYTES: usize = 1 << 20;
