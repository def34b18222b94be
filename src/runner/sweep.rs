//! Takes away what nobody will come back for: folders of judgements that were killed, kits of toolchains long gone.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::remove::force_remove;

/// A kit that nobody used for this long can be built again.
const USED: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// Sweeps below `build`, where `own` is the kit in use and `marker` the file in a kit's folder that is touched when
/// it is used. What cannot be removed stays: somebody else may be faster, or need it.
pub(super) fn sweep(build: &Path, own: &Path, marker: &str, now: SystemTime) {
    if let Ok(file) = fs::File::options().append(true).open(own.join(marker)) {
        // Only a date: a disk that is read-only keeps the kit for ever, and that is its business.
        let _ = file.set_modified(now);
    }
    for entry in fs::read_dir(build).into_iter().flatten().flatten() {
        let used = fs::metadata(entry.path().join(marker)).and_then(|data| data.modified());
        let is_old = used.is_ok_and(|at| now.duration_since(at).is_ok_and(|since| since > USED));
        if is_old {
            let _ = force_remove(&entry.path());
        }
    }
}

/// A process judges in a kit's scratch folder as long as it has this.
///
/// All processes that judge there share one lock. A process that holds it alone knows that no other one uses the folders.
#[derive(Debug)]
pub(super) struct Presence {
    _shared: Option<File>,
}

impl Presence {
    /// Removes what killed processes left in the kit's `scratch`, unless another process judges there now.
    pub(super) fn begin(kit: &Path) -> Self {
        // Without a lock nothing is removed: the disk is read-only, or its file system knows no locks.
        Self {
            _shared: share(kit).ok(),
        }
    }
}

fn share(kit: &Path) -> io::Result<File> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(kit.join("judging"))?;
    if file.try_lock().is_ok() {
        for entry in fs::read_dir(kit.join("scratch"))?.flatten() {
            // It is tried again the next time.
            let _ = force_remove(&entry.path());
        }
        file.unlock()?;
    }
    // Another process may be removing right now: nothing is made in there before it is done.
    file.lock_shared()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, SystemTime};

    use super::{Presence, sweep};

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn what_is_old_goes_and_what_is_in_use_stays() {
        let build = tempfile::tempdir().expect("a scratch folder");
        for folder in ["own", "other/scratch", "half-built"] {
            fs::create_dir_all(build.path().join(folder)).expect("a folder can be made");
        }
        for kit in ["own", "other"] {
            fs::write(build.path().join(kit).join("complete"), "key")
                .expect("a file can be written");
        }
        let is_there = |path: &str| build.path().join(path).exists();
        let at = |now| sweep(build.path(), &build.path().join("own"), "complete", now);

        // A clock that was set back makes everything come from the future: nothing of it is old.
        at(SystemTime::now() - DAY * 400);
        at(SystemTime::now());
        assert!(is_there("other"));
        at(SystemTime::now() + DAY * 100);
        assert!(is_there("own") && !is_there("other") && is_there("half-built"));
    }

    #[test]
    fn folders_of_judgements_go_when_nobody_judges_and_not_before() {
        let kit = tempfile::tempdir().expect("a scratch folder");
        let left = kit.path().join("scratch/judge-1");
        fs::create_dir_all(&left).expect("a folder can be made");
        let first = Presence::begin(kit.path());
        assert!(!left.exists());
        fs::create_dir_all(&left).expect("a folder can be made");
        let second = Presence::begin(kit.path());
        drop(first);
        let third = Presence::begin(kit.path());
        drop(second);
        assert!(left.exists(), "the third still judges");
        drop(third);
        Presence::begin(kit.path());
        assert!(!left.exists());
    }
}
