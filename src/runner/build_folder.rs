//! Where kits are built and results are kept: in a folder of the user's, which nothing that is judged can write.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

const HINT: &str = "KATAS_BUILD_DIR=DIR names another folder to build in";

/// The folder that KATAS_BUILD_DIR names, if it names one.
pub fn named() -> Option<PathBuf> {
    let named = std::env::var_os("KATAS_BUILD_DIR")?;
    (!named.is_empty()).then(|| PathBuf::from(named))
}

/// The usual place: in the user's cache.
pub fn of_the_user() -> Result<PathBuf, Problem> {
    let home = std::env::home_dir();
    let cache = cache(std::env::consts::OS, home, |name| std::env::var_os(name));
    match cache {
        Some(cache) => Ok(cache.join("katas")),
        None => Err(Problem::new("there is no home folder to build in").hint(HINT)),
    }
}

/// The cache folder of a user with this home.
fn cache(
    system: &str,
    home: Option<PathBuf>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Option<PathBuf> {
    let folder = |name| {
        variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = home.filter(|home| home.is_absolute());
    match system {
        "macos" => home.map(|home| home.join("Library/Caches")),
        "windows" => folder("LOCALAPPDATA").or_else(|| Some(home?.join("AppData/Local"))),
        _ => folder("XDG_CACHE_HOME").or_else(|| Some(home?.join(".cache"))),
    }
}

/// Makes the folder, for this user alone, where it is not there.
///
/// # Errors
/// Also where others can change what is in it: they could change the kit.
pub fn make(folder: &Path) -> Result<(), Problem> {
    let failed = |error| {
        let problem = Problem::new(format!("cannot make `{}`", folder.display()));
        problem
            .because(Box::<dyn std::error::Error + Send + Sync>::from(error))
            .hint(HINT)
    };
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above).map_err(failed)?;
    }
    let mut new = fs::DirBuilder::new();
    new.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut new, 0o700);
    new.create(folder).map_err(failed)?;
    #[cfg(unix)]
    belongs_to_us_alone(folder)?;
    Ok(())
}

#[cfg(unix)]
fn belongs_to_us_alone(folder: &Path) -> Result<(), Problem> {
    use std::os::unix::fs::MetadataExt as _;
    let shown = folder.display();
    let about = fs::metadata(folder).map_err(|error| {
        Problem::new(format!("cannot read `{shown}`")).because(error.to_string())
    })?;
    // The superuser's may be shared: who is not trusted with that, is not trusted with anything.
    if ![0, rustix::process::geteuid().as_raw()].contains(&about.uid()) {
        let problem = format!(
            "the build folder `{shown}` belongs to another user, who can change what judges"
        );
        return Err(Problem::new(problem).hint(HINT));
    }
    // A group may be the user's own, or one that was chosen to share with.
    if about.mode() & 0o002 != 0 {
        let problem =
            format!("everybody can write into the build folder `{shown}`, and change what judges");
        return Err(Problem::new(problem)
            .hint(format!(
                "if nobody did, `chmod o-w {shown}` takes that away"
            ))
            .hint(HINT));
    }
    Ok(())
}

/// Whether `path` lies inside `folder`, whatever links lead there. It need not be there yet.
pub fn is_inside(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else {
        return false;
    };
    let existing = path.ancestors().find_map(|path| path.canonicalize().ok());
    existing.is_some_and(|path| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{cache, is_inside};

    #[test]
    fn each_system_has_its_own_place_for_what_can_be_made_again() {
        for (system, home, variable, found) in [
            ("linux", Some("/home/anna"), None, Some("/home/anna/.cache")),
            ("linux", Some("/home/anna"), Some("/fast"), Some("/fast")),
            (
                "linux",
                Some("/home/anna"),
                Some("fast"),
                Some("/home/anna/.cache"),
            ),
            ("linux", None, Some("/fast"), Some("/fast")),
            ("linux", None, None, None),
            ("linux", Some(""), None, None),
            (
                "macos",
                Some("/Users/anna"),
                Some("/fast"),
                Some("/Users/anna/Library/Caches"),
            ),
            ("windows", Some("/anna"), None, Some("/anna/AppData/Local")),
            ("windows", Some("/anna"), Some("/local"), Some("/local")),
        ] {
            let home = home.map(PathBuf::from);
            let place = cache(system, home.clone(), |_| variable.map(Into::into));
            assert_eq!(
                place.as_deref(),
                found.map(Path::new),
                "{system} {home:?} {variable:?}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_inside_by_whatever_way() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (inside, link) = (folder.path().join("judged"), folder.path().join("link"));
        std::fs::create_dir(&inside).expect("the folder is writable");
        std::os::unix::fs::symlink(&inside, &link).expect("the folder is writable");
        assert!(is_inside(&inside.join("not/yet/there"), &inside));
        assert!(is_inside(&link.join("build"), &inside));
        assert!(is_inside(&inside, &link));
        assert!(!is_inside(&folder.path().join("judged-not"), &inside));
        assert!(!is_inside(folder.path(), &inside));
    }
}
