//! Takes away what nobody will come back for: folders of judgements that were killed, kits of toolchains long gone.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// No answer is judged for this long.
const JUDGED: Duration = DAY;
/// A kit that nobody used for this long can be built again.
const USED: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// Sweeps below `build`, where `own` is the kit in use and `marker` the file in a kit's folder that is touched when
/// it is used. What cannot be removed stays: somebody else may be faster, or need it.
pub(super) fn sweep(build: &Path, own: &Path, marker: &str, now: SystemTime) {
    if let Ok(file) = fs::File::options().append(true).open(own.join(marker)) {
        // Only a date: a disk that is read-only keeps the kit for ever, and that is its business.
        let _ = file.set_modified(now);
    }
    remove_older(&own.join("scratch"), now, JUDGED, |entry| entry.to_owned());
    remove_older(build, now, USED, |entry| entry.join(marker));
}

/// Removes every folder in `dir` whose `dated` file was last changed longer ago than `age`.
fn remove_older(
    dir: &Path,
    now: SystemTime,
    age: Duration,
    dated: impl Fn(&Path) -> std::path::PathBuf,
) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let changed = fs::metadata(dated(&entry.path())).and_then(|data| data.modified());
        let is_old = changed.is_ok_and(|at| now.duration_since(at).is_ok_and(|since| since > age));
        if is_old {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::SystemTime;

    use super::{DAY, sweep};

    #[test]
    fn what_is_old_goes_and_what_is_in_use_stays() {
        let build = tempfile::tempdir().expect("a scratch folder");
        for folder in ["own/scratch/judge-1", "other/scratch", "half-built"] {
            fs::create_dir_all(build.path().join(folder)).expect("a folder can be made");
        }
        for kit in ["own", "other"] {
            fs::write(build.path().join(kit).join("complete"), "key")
                .expect("a file can be written");
        }
        let is_there = |path: &str| build.path().join(path).exists();
        let later = |days: u32| {
            sweep(
                build.path(),
                &build.path().join("own"),
                "complete",
                SystemTime::now() + DAY * days,
            )
        };

        // A clock that was set back makes everything come from the future: nothing of it is old.
        sweep(
            build.path(),
            &build.path().join("own"),
            "complete",
            SystemTime::now() - DAY * 400,
        );
        assert!(is_there("own/scratch/judge-1") && is_there("other"));
        later(0);
        assert!(is_there("own/scratch/judge-1") && is_there("other"));
        later(2);
        assert!(!is_there("own/scratch/judge-1") && is_there("other"));
        later(100);
        assert!(is_there("own") && !is_there("other") && is_there("half-built"));
    }
}
