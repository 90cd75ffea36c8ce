//! Where a backup, or a restored ledger, is written: files one after the other, each from its
//! beginning to its end, into a folder or into a plain tar file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, DiskFile};
use crate::file::{self, parent};
use crate::folder::make_folder;

/// What takes the files of a backup. Nothing counts before [`Target::finish`] returns.
pub(super) trait Target {
    /// Makes a folder, for its owner alone.
    fn folder(&mut self, name: &str) -> io::Result<()>;

    /// Begins a file, for its owner alone.
    fn begin(&mut self, name: &str) -> io::Result<()>;

    /// Adds bytes to the file that was begun.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Ends the file, and waits until it is durable or will be with the whole.
    fn end(&mut self) -> io::Result<()>;

    /// Writes a whole file.
    fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(name)?;
        self.write(bytes)?;
        self.end()
    }

    /// Writes the last file, with which everything counts, and waits until all of it is durable.
    fn finish(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
}

/// A file that is written from its beginning to its end, through a buffer.
#[derive(Debug)]
struct Stream {
    file: Box<dyn DiskFile>,
    place: u64,
    buffer: Vec<u8>,
}

impl Stream {
    fn new(file: Box<dyn DiskFile>) -> Self {
        Self { file, place: 0, buffer: Vec::new() }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.write_at(&self.buffer, self.place)?;
        self.place += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    /// Where the next byte will stand.
    fn end(&self) -> u64 {
        self.place + self.buffer.len() as u64
    }
}

/// A folder of files.
#[derive(Debug)]
pub(super) struct FolderTarget<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    folders: Vec<PathBuf>,
    open: Option<Stream>,
}

impl<'d> FolderTarget<'d> {
    /// Makes the folder, which does not exist or is empty.
    pub(super) fn create(disk: &'d dyn Disk, path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            disk.close_to_others(path)?;
        } else {
            make_folder(disk, path)?;
        }
        Ok(Self { disk, path: path.to_owned(), folders: vec![path.to_owned()], open: None })
    }
}

impl Target for FolderTarget<'_> {
    fn folder(&mut self, name: &str) -> io::Result<()> {
        let path = self.path.join(name);
        self.disk.create_folder(&path)?;
        self.folders.push(path);
        Ok(())
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.open = Some(Stream::new(self.disk.create(&self.path.join(name))?));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.open.as_mut().map_or(Ok(()), |stream| stream.write(bytes))
    }

    fn end(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.open.take() else { return Ok(()) };
        stream.flush()?;
        stream.file.sync()
    }

    fn finish(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        // Every name is durable before the one that says so.
        self.folders.iter().rev().try_for_each(|folder| self.disk.sync_folder(folder))?;
        file::replace(self.disk, &self.path.join(name), bytes)
    }
}

/// A plain tar file (ustar). It has another name until it is whole.
#[derive(Debug)]
pub(super) struct TarTarget<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    stream: Stream,
    /// The file that was begun: its name, and where its header belongs.
    open: Option<(String, u64)>,
}

impl<'d> TarTarget<'d> {
    /// Begins a tar file, in the place of one that did not come to its end.
    pub(super) fn create(disk: &'d dyn Disk, path: &Path) -> io::Result<Self> {
        let stream = Stream::new(file::create_anew(disk, &file::beside(path))?);
        Ok(Self { disk, path: path.to_owned(), stream, open: None })
    }
}

impl Target for TarTarget<'_> {
    fn folder(&mut self, name: &str) -> io::Result<()> {
        self.stream.write(&header(&format!("{name}/"), 0)?)
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.open = Some((name.to_owned(), self.stream.end()));
        // Its length is known when it ends.
        self.stream.write(&[0; BLOCK_BYTES])
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write(bytes)
    }

    fn end(&mut self) -> io::Result<()> {
        let Some((name, at)) = self.open.take() else { return Ok(()) };
        let length = self.stream.end() - at - BLOCK_BYTES as u64;
        let filled = length.next_multiple_of(BLOCK_BYTES as u64) - length;
        let filled = usize::try_from(filled).expect("it is less than a block");
        self.stream.write(&vec![0; filled])?;
        self.stream.flush()?;
        self.stream.file.write_at(&header(&name, length)?, at)
    }

    fn finish(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.file(name, bytes)?;
        self.stream.write(&[0; 2 * BLOCK_BYTES])?;
        self.stream.flush()?;
        self.stream.file.sync()?;
        if fs::symlink_metadata(&self.path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.disk.rename(&file::beside(&self.path), &self.path)?;
        self.disk.sync_folder(parent(&self.path))
    }
}

/// The header of a file or folder; it tells neither time nor owner.
fn header(name: &str, length: u64) -> io::Result<Vec<u8>> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name)?;
    let is_folder = name.ends_with('/');
    let kind = if is_folder { tar::EntryType::Directory } else { tar::EntryType::Regular };
    header.set_entry_type(kind);
    header.set_mode(if is_folder { 0o700 } else { 0o600 });
    header.set_size(length);
    header.set_mtime(0);
    header.set_uid(0);
    header.set_gid(0);
    header.set_cksum();
    Ok(header.as_bytes().to_vec())
}

const BUFFER_BYTES: usize = 1 << 20;
const BLOCK_BYTES: usize = 512;
