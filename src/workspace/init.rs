//! Making a workspace: every file that is missing is written, none that is there is touched.

use std::path::Path;

use super::Workspace;
use super::atomic::{self, Created};
use super::generated::GIT_IGNORE;
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
        let mut made = Initialised {
            workspace: workspace.clone(),
            written: 0,
            kept: 0,
        };
        for topic in &catalogue.topics {
            if let Some(readme) = set.topic_readme(topic)? {
                made.create(
                    &root.join("exercises").join(&topic.dir).join("README.md"),
                    &readme,
                )?;
            }
        }
        for exercise in &catalogue.exercises {
            made.create(
                &workspace.answer_path(exercise),
                &set.exercise_source(exercise)?,
            )?;
            made.create(&workspace.check_path(exercise), &set.check(exercise)?)?;
        }
        made.create(&root.join(".gitignore"), GIT_IGNORE)?;
        workspace.refresh_kit()?;
        let progress = workspace.progress()?.progress;
        workspace.write_manifest(catalogue, workspace.current(&progress, catalogue))?;
        workspace.write_lock()?;
        // Last, and in any case: a second `init` finishes what a first one could not.
        workspace.save_if_none(&progress)?;
        Ok(made)
    }
}

impl Initialised {
    fn create(&mut self, path: &Path, content: &str) -> anyhow::Result<()> {
        match atomic::create(path, content.as_bytes())? {
            Created::Written => self.written += 1,
            Created::Kept => self.kept += 1,
        }
        Ok(())
    }
}
