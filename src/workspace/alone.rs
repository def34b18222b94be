//! One katas at a time changes a workspace.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::own::irregular;
use super::{Workspace, atomic, kit};
use crate::plain::{self, Links};

const FILE: &str = "lock";

/// While it lives, no other katas changes the progress or replaces a file in this workspace. Reading goes on.
#[derive(Debug)]
pub(super) struct Alone {
    _locked: File,
}

impl Workspace {
    /// Waits until no other katas changes something here. The lock goes with the process that holds it, however that
    /// ends.
    pub(super) fn alone(&self) -> anyhow::Result<Alone> {
        let file = self.open_lock()?;
        wait_for(&file).map_err(|error| irregular(error, "lock", &self.private().join(FILE)))?;
        self.remove_leftovers();
        Ok(Alone { _locked: file })
    }

    /// Removes what a katas left that was killed while it was writing, unless another one is writing now.
    pub(super) fn sweep(&self) {
        if !self.leftovers().is_empty()
            && let Ok(file) = self.open_lock()
            && file.try_lock().is_ok()
        {
            self.remove_leftovers();
        }
    }

    fn open_lock(&self) -> anyhow::Result<File> {
        let folder = self.private();
        let path = folder.join(FILE);
        self.check_inside(&folder)?;
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make `{}`", folder.display()))?;
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        plain::open(&path, &mut options, Links::Refused)
            .map_err(|error| irregular(error, "lock", &path))
    }

    fn remove_leftovers(&self) {
        for left in self.leftovers() {
            // It will be there the next time.
            let _ = fs::remove_file(&left).or_else(|_| fs::remove_dir_all(&left));
        }
    }

    /// Files and folders that were on their way.
    fn leftovers(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.root.clone(), self.private(), self.backup_folder()];
        for tree in ["exercises", "checks", "solutions"] {
            folders.extend(entries(&self.root.join(tree)));
        }
        folders.retain(|folder| self.check_inside(folder).is_ok());
        let mut left = Vec::new();
        for folder in folders {
            left.extend(entries(&folder).filter(|path| {
                let is_folder = path.symlink_metadata().is_ok_and(|about| about.is_dir());
                match is_folder {
                    true => folder == self.private() && has_prefix(path, kit::TEMPORARY),
                    false => has_prefix(path, atomic::TEMPORARY),
                }
            }));
        }
        left
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

fn has_prefix(path: &Path, prefix: &str) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| name.to_string_lossy().starts_with(prefix))
}

/// Some network file systems know no locks: there two at once are the learner's to avoid.
fn wait_for(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => file.lock(),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
