//! What katas writes stays in the workspace: a link that leads out of it is not written through.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Context as _;

use super::Workspace;
use super::alone::Alone;
use super::atomic::{self, Created};
use crate::problem::Problem;

impl Workspace {
    /// Replaces the file's content, or makes it.
    pub(super) fn write(&self, _alone: &Alone, path: &Path, content: &[u8]) -> anyhow::Result<()> {
        self.check_inside(path)?;
        atomic::write(path, content)
    }

    /// Makes the file, and the folders it needs, unless there is one.
    pub(super) fn create(
        &self,
        _alone: &Alone,
        path: &Path,
        content: &[u8],
    ) -> anyhow::Result<Created> {
        self.check_inside(path)?;
        atomic::create(path, content)
    }

    /// An error when a link on the way to `path`, or in its place, leads out of the workspace.
    pub(super) fn check_inside(&self, path: &Path) -> anyhow::Result<()> {
        use io::ErrorKind::{NotADirectory, NotFound};
        let resolved = |path: &Path| match fs::canonicalize(path) {
            Ok(resolved) => Ok(Some(resolved)),
            // A link that leads nowhere is replaced, and no folder can be made through it.
            Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot follow `{}`", path.display())),
        };
        let Some(root) = resolved(&self.root)? else {
            return Ok(());
        };
        for part in path.ancestors() {
            if let Some(place) = resolved(part)? {
                if place.starts_with(&root) {
                    return Ok(());
                }
                let problem = format!(
                    "`{}` leads out of the workspace, to `{}`",
                    part.display(),
                    place.display()
                );
                return Err(Problem::new(problem)
                    .hint("katas writes nothing outside: put a file or folder in place of the link, or make the change there yourself")
                    .into());
            }
        }
        Ok(())
    }
}
