//! The snapshot of a ledger's folder.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use ikrar_core::state::State;
use ikrar_core::state::snapshot::{Snapshot, SnapshotError, Source};

use super::{Folder, KEYRING, SNAPSHOT};
use crate::file;
use crate::keyring::master_key;

/// How much of a snapshot is looked at before it is used.
pub(super) type Check = fn(Snapshot) -> Result<Snapshot, SnapshotError>;

/// A file of which parts are read. It stays the same one when a writer puts another in its place.
pub(super) struct PartsFile(pub(super) File);

impl Source for PartsFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&self, place: u64, into: &mut [u8]) -> io::Result<()> {
        self.0.read_exact_at(into, place)
    }
}

impl Folder {
    /// The snapshot's bytes, if there is one.
    pub(crate) fn snapshot_file(&self) -> Option<Arc<dyn Source>> {
        let file = File::open(self.path.join(SNAPSHOT)).ok()?;
        Some(Arc::new(PartsFile(file)))
    }

    /// A snapshot, if it opens.
    pub(crate) fn read_snapshot(
        &self,
        file: Option<Arc<dyn Source>>,
        check: Check,
    ) -> Option<Snapshot> {
        let master = master_key(&self.path.join(KEYRING)).ok()?;
        Snapshot::read(file?, &master).and_then(check).ok()
    }

    pub(crate) fn write_snapshot(&self, state: &State, secret: &[u8; 32]) -> io::Result<()> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt)?;
        let write = |out: &mut dyn Write| state.write_snapshot(secret, &salt, out);
        file::replace_cache(&*self.disk, &self.path.join(SNAPSHOT), write)
    }
}
