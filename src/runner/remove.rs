//! Removes a folder whatever an answer did to it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Removes the folder and everything in it. A folder that is not there is no error.
///
/// It also removes folders without rights, and trees that are deeper than a path can be long or a process can have
/// files open. Links are removed and never followed.
///
/// # Errors
/// The system's own, when something cannot be removed even with all the rights that its owner can have.
pub fn force_remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_gone(folder) => Ok(()),
        Err(_) => match remove_flat(folder) {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {
                unmount_below(folder);
                remove_flat(folder)
            }
            removed => removed,
        },
    }
}

/// Takes away what was mounted over a folder in there, which only the superuser's answers can have done.
#[cfg(target_os = "linux")]
fn unmount_below(top: &Path) {
    use rustix::mount::{UnmountFlags, unmount};

    let Ok(top) = top.canonicalize() else { return };
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let places = mounts.lines().filter_map(|line| line.split(' ').nth(4));
    let below: Vec<&Path> = places
        .map(Path::new)
        .filter(|place| place.starts_with(&top))
        .collect();
    // The last one lies on top.
    for place in below.into_iter().rev() {
        // Refused, it stays busy.
        let _ = unmount(place, UnmountFlags::DETACH | UnmountFlags::NOFOLLOW);
    }
}

#[cfg(not(target_os = "linux"))]
fn unmount_below(_top: &Path) {}

fn is_gone(path: &Path) -> bool {
    path.symlink_metadata()
        .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Moves the folders of each folder up to the top before it removes the emptied folder: the tree is never deeper than two.
fn remove_flat(top: &Path) -> io::Result<()> {
    give_rights(top)?;
    let mut moved_to = (0_u64..).map(|number| top.join(format!("katas-moved-{number}")));
    let mut free = || {
        moved_to
            .find(|path| is_gone(path))
            .expect("numbers do not run out")
    };
    let mut open = Vec::new();
    remove_files(top, |folder| {
        open.push(folder);
        Ok(())
    })?;
    while let Some(folder) = open.pop() {
        remove_files(&folder, |inner| {
            let to = free();
            fs::rename(inner, &to)?;
            open.push(to);
            Ok(())
        })?;
        fs::remove_dir(&folder)?;
    }
    fs::remove_dir(top)
}

/// Removes what is no folder, and hands on the folders, with their rights given back.
fn remove_files(
    folder: &Path,
    mut on_folder: impl FnMut(PathBuf) -> io::Result<()>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Of the entry itself: a link to a folder is no folder.
        if entry.file_type()?.is_dir() {
            give_rights(&entry.path())?;
            on_folder(entry.path())?;
        } else {
            remove_file(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn give_rights(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn give_rights(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn remove_file(file: &Path) -> io::Result<()> {
    fs::remove_file(file)
}

/// Windows removes no file that is marked as read-only.
#[cfg(not(unix))]
fn remove_file(file: &Path) -> io::Result<()> {
    let mut permissions = fs::symlink_metadata(file)?.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(file, permissions)?;
    fs::remove_file(file)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    use super::{force_remove, remove_flat};

    fn forbid(folder: &Path) {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o000)).expect("it is ours");
    }

    /// A folder with a file beside it that must stay, and links to that file's folder.
    fn with_a_neighbour() -> (tempfile::TempDir, std::path::PathBuf) {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (folder, kept) = (place.path().join("judge-1"), place.path().join("kept"));
        fs::create_dir_all(folder.join("a/b")).expect("the folder is writable");
        fs::create_dir(&kept).expect("the folder is writable");
        fs::write(kept.join("file"), "kept").expect("the folder is writable");
        fs::write(folder.join("a/b/file"), "").expect("the folder is writable");
        symlink(&kept, folder.join("link")).expect("the folder is writable");
        symlink(&kept, folder.join("a/b/link")).expect("the folder is writable");
        (place, folder)
    }

    #[test]
    fn a_folder_goes_and_what_its_links_lead_to_stays() {
        for remove in [force_remove, remove_flat] {
            let (place, folder) = with_a_neighbour();
            remove(&folder).expect("it is ours");
            assert!(!folder.exists());
            assert!(place.path().join("kept/file").exists());
        }
    }

    #[test]
    fn a_folder_that_is_gone_is_no_error() {
        let (place, _) = with_a_neighbour();
        force_remove(&place.path().join("nowhere")).expect("nothing is to do");
    }

    #[test]
    fn folders_without_rights_go() {
        // Root needs no rights, so this shows nothing there; tests/cli/left_behind.rs tries it as an ordinary user.
        let (_place, folder) = with_a_neighbour();
        for inner in ["a/b", "a", "."] {
            forbid(&folder.join(inner));
        }
        force_remove(&folder).expect("it is ours");
        assert!(!folder.exists());
    }

    #[test]
    fn a_tree_that_is_deeper_than_a_path_can_be_long_goes() {
        for remove in [force_remove, remove_flat] {
            let (_place, folder) = with_a_neighbour();
            // Built from the inside out, as no path is long enough for the innermost folder.
            let (inner, outer) = (folder.join("deep"), folder.join("next"));
            fs::create_dir(&inner).expect("the folder is writable");
            for _ in 0..1000 {
                fs::create_dir(&outer).expect("the folder is writable");
                fs::rename(&inner, outer.join("deep")).expect("both are in one folder");
                fs::rename(&outer, &inner).expect("both are in one folder");
            }
            remove(&folder).expect("it is ours");
            assert!(!folder.exists());
        }
    }
}
