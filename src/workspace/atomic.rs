//! Files that are written whole or not at all: a crash or a full disk leaves the old content.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use tempfile::NamedTempFile;

/// How the names of files begin that are on their way.
pub(super) const TEMPORARY: &str = ".katas-";

/// What became of a file that must not be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Created {
    Written,
    /// Something was there already, and still is.
    Kept,
}

/// Replaces the file's content, or makes it.
pub(super) fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let replace = || -> io::Result<()> {
        let temporary = filled(&target, content)?;
        if let Ok(existing) = fs::metadata(&target) {
            temporary
                .as_file()
                .set_permissions(existing.permissions())?;
        }
        temporary.persist(&target)?;
        sync_folder(&target)
    };
    replace().with_context(|| format!("cannot write `{}`", path.display()))
}

/// Makes the file, and the folders it needs, unless there is one.
pub(super) fn create(path: &Path, content: &[u8]) -> anyhow::Result<Created> {
    let make = || -> io::Result<Created> {
        if path.symlink_metadata().is_ok() {
            return Ok(Created::Kept);
        }
        match filled(path, content)?.persist_noclobber(path) {
            Ok(_) => Ok(Created::Written),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Created::Kept),
            Err(error) => Err(error.error),
        }
    };
    make().with_context(|| format!("cannot write `{}`", path.display()))
}

/// A temporary file beside `path`, because only inside one file system a rename is atomic.
fn filled(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    let readable: fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable); // the umask takes away from it, as with any new file
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The rename itself survives a power cut only when the folder was synced too.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder_of(path))?.sync_all()
    } else {
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_kept_by_create_and_replaced_by_write() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("deep/file.rs");
        assert_eq!(create(&path, b"one").ok(), Some(Created::Written));
        assert_eq!(create(&path, b"two").ok(), Some(Created::Kept));
        assert_eq!(fs::read(&path).ok().as_deref(), Some(&b"one"[..]));
        write(&path, b"three").expect("the folder is writable");
        assert_eq!(fs::read(&path).ok().as_deref(), Some(&b"three"[..]));
        assert_eq!(
            fs::read_dir(folder.path().join("deep"))
                .expect("it is there")
                .count(),
            1,
            "nothing is left over"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_mode_stays_a_mode() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (real, link) = (folder.path().join("real.rs"), folder.path().join("link.rs"));
        fs::write(&real, "old").expect("the folder is writable");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink(&real, &link).expect("the folder is writable");
        write(&link, b"new").expect("the folder is writable");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&real).ok().as_deref(), Some("new"));
        assert_eq!(
            fs::metadata(&real)
                .expect("it is there")
                .permissions()
                .mode()
                & 0o777,
            0o640
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_may_be_read_by_whoever_may_read_any_other() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (ours, plain) = (
            folder.path().join("ours.rs"),
            folder.path().join("plain.rs"),
        );
        create(&ours, b"").expect("the folder is writable");
        fs::write(&plain, "").expect("the folder is writable");
        let mode = |path: &Path| {
            fs::metadata(path)
                .expect("it is there")
                .permissions()
                .mode()
        };
        assert_eq!(mode(&ours), mode(&plain));
    }
}
