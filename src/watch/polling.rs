//! Polling: which files may have changed since the last look, from what a directory tells without reading them.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::tree::sources;

/// A time stamp this young may hide a second write: some file systems count in whole seconds.
const COARSEST_CLOCK: Duration = Duration::from_secs(3);

/// What a directory told about each file last time.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    known: BTreeMap<PathBuf, Stamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Another file under the same name: editors save by rename, `cp -p` keeps times.
    identity: (u64, i64, i64),
}

impl Stamps {
    /// The files that are new, gone, different, or too young to tell.
    pub(super) fn touched(&mut self, dir: &Path, now: SystemTime) -> Vec<PathBuf> {
        let mut touched = Vec::new();
        let mut before = std::mem::take(&mut self.known);
        for path in sources(dir) {
            let Ok(metadata) = std::fs::metadata(&path) else {
                continue;
            };
            let stamp = Stamp::of(&metadata);
            if before.remove(&path) != Some(stamp) || stamp.is_young(now) {
                touched.push(path.clone());
            }
            self.known.insert(path, stamp);
        }
        touched.extend(before.into_keys());
        touched
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Stamp {
        Stamp {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }

    fn is_young(self, now: SystemTime) -> bool {
        self.modified.is_none_or(|modified| {
            now.duration_since(modified)
                .map_or(true, |age| age < COARSEST_CLOCK)
        })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}
