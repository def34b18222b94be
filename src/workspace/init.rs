//! Making a workspace: every file that is missing is written, none that is there is touched.

use std::path::Path;

use super::Workspace;
use super::atomic::Created;
use super::generated::GIT_IGNORE;
use super::update::Written;
use crate::catalogue::{Catalogue, Set};
use crate::problem::Problem;

/// A workspace, and what it took to make it.
#[derive(Debug)]
pub struct Initialised {
    pub workspace: Workspace,
    pub written: usize,
    /// Files that were there already.
    pub kept: usize,
}

impl Workspace {
    /// Makes `root` a workspace for `set`. A file that is there already is never overwritten.
    pub fn init(root: &Path, set: &Set, catalogue: &Catalogue) -> anyhow::Result<Initialised> {
        if Self::is_repository_root(root) {
            return Err(
                Problem::new(format!("`{}` is where katas itself is built", root.display()))
                    .hint("`katas init` makes a workspace in `./katas`, so that the shipped exercises stay as they are")
                    .hint("`katas --set . …` judges the trees in place")
                    .into(),
            );
        }
        let workspace = Self {
            root: root.to_owned(),
        };
        workspace.check_outer()?;
        let alone = workspace.alone()?;
        let Written {
            mut written,
            mut kept,
        } = workspace.write_files(&alone, set, catalogue)?;
        match workspace.create(&alone, &root.join(".gitignore"), GIT_IGNORE.as_bytes())? {
            Created::Written => written += 1,
            Created::Kept => kept += 1,
        }
        workspace.refresh_kit(&alone)?;
        let progress = workspace.read_or_recover(&alone)?.progress;
        workspace.write_manifest(&alone, catalogue, workspace.current(&progress, catalogue))?;
        workspace.write_lock(&alone)?;
        // Last, and in any case: a second `init` finishes what a first one could not.
        workspace.save_if_none(&alone, &progress)?;
        drop(alone);
        Ok(Initialised {
            workspace,
            written,
            kept,
        })
    }
}
