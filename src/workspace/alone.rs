//! One katas at a time changes a workspace.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::Context as _;

use super::{Workspace, atomic};

const FILE: &str = "lock";

/// While it lives, no other katas changes the progress or replaces a file in this workspace. Reading goes on.
#[derive(Debug)]
pub(super) struct Alone {
    _locked: File,
}

impl Workspace {
    /// Waits for whoever changes something now. The lock goes with the process that holds it, however that ends.
    pub(super) fn alone(&self) -> anyhow::Result<Alone> {
        let folder = self.private();
        let path = folder.join(FILE);
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make `{}`", folder.display()))?;
        let take = || {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            lock(&file)?;
            Ok::<_, std::io::Error>(file)
        };
        let file = take().with_context(|| format!("cannot lock `{}`", path.display()))?;
        self.sweep();
        Ok(Alone { _locked: file })
    }
}

impl Workspace {
    /// Removes what a katas that was killed in the middle of writing has left: with the lock taken, nobody is writing.
    fn sweep(&self) {
        sweep(&self.private());
        sweep(&self.backup_folder());
        for tree in ["exercises", "checks", "solutions"] {
            let topics = fs::read_dir(self.root.join(tree));
            for topic in topics.into_iter().flatten().flatten() {
                sweep(&topic.path());
            }
        }
    }
}

/// Some network file systems know no locks: there two at once are the learner's to avoid.
fn lock(file: &File) -> std::io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => file.lock(),
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
            Ok(())
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry
            .file_name()
            .to_string_lossy()
            .starts_with(atomic::TEMPORARY)
        {
            // It will be there the next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}
