//! `reset` and `undo`: nothing is replaced before it was put aside.
//!
//! `.katas/backups/N-NAME.rs` holds what NAME was before the Nth of these commands. One command that replaces
//! several files gives them one number, so that `undo` takes all of it back.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::Context as _;

use super::{Workspace, atomic};
use crate::catalogue::{Catalogue, Exercise, Set};
use crate::problem::Problem;

/// One file that got another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub exercise: String,
    /// What it was before; `None` if there was no file.
    pub backup: Option<PathBuf>,
}

impl Workspace {
    /// Puts the shipped files back, after a backup. Files that are as shipped are left out.
    pub fn reset(&self, set: &Set, exercises: &[&Exercise]) -> anyhow::Result<Vec<Restored>> {
        let mut replacements = Vec::new();
        for &exercise in exercises {
            if self.attempted(set, exercise)? {
                replacements.push((exercise, set.exercise_source(exercise)?.into_bytes()));
            }
        }
        let restored = self.replace(replacements)?;
        self.note_reset(set, exercises)?;
        self.update_progress(|progress| {
            for exercise in exercises {
                progress.record_mut(exercise).hints_shown = 0;
            }
        })?;
        Ok(restored)
    }

    /// Brings back what the last `reset` or `undo` replaced.
    pub fn undo(&self, catalogue: &Catalogue) -> anyhow::Result<Vec<Restored>> {
        let backups = self.backups()?;
        let Some(last) = backups.last().map(|(number, _)| *number) else {
            return Err(Problem::new("there is nothing to undo")
                .hint("`katas reset NAME` makes a backup first, and `katas undo` takes it back")
                .into());
        };
        let mut replacements = Vec::new();
        for (_, name) in backups.iter().filter(|(number, _)| *number == last) {
            // An exercise that this catalogue does not have keeps its backup.
            if let Some(exercise) = catalogue.exercise(name) {
                let path = self.backup_path(last, name);
                let content =
                    fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
                replacements.push((exercise, content));
            }
        }
        self.replace(replacements)
    }

    pub(super) fn replace(
        &self,
        replacements: Vec<(&Exercise, Vec<u8>)>,
    ) -> anyhow::Result<Vec<Restored>> {
        // Two at once would choose the same number.
        let _alone = self.alone()?;
        let number = self.backups()?.last().map_or(1, |(last, _)| last + 1);
        let mut restored = Vec::new();
        // All backups before the first change: a full disk then costs nothing.
        for (exercise, _) in &replacements {
            let backup = match fs::read(self.answer_path(exercise)) {
                Ok(content) => {
                    let path = self.backup_path(number, &exercise.name);
                    fs::create_dir_all(self.backup_folder()).with_context(|| {
                        format!("cannot make `{}`", self.backup_folder().display())
                    })?;
                    atomic::write(&path, &content)?;
                    Some(path)
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => {
                    return Err(error)
                        .with_context(|| format!("cannot back up `{}`", exercise.file()));
                }
            };
            restored.push(Restored {
                exercise: exercise.name.clone(),
                backup,
            });
        }
        for (exercise, content) in &replacements {
            atomic::write(&self.answer_path(exercise), content)?;
        }
        Ok(restored)
    }

    /// Number and exercise of every backup, the oldest first.
    fn backups(&self) -> anyhow::Result<BTreeSet<(u64, String)>> {
        let folder = self.backup_folder();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", folder.display()));
            }
        };
        let mut backups = BTreeSet::new();
        for entry in entries {
            let name = entry
                .with_context(|| format!("cannot read `{}`", folder.display()))?
                .file_name();
            let parts = name
                .to_str()
                .and_then(|name| name.strip_suffix(".rs")?.split_once('-'));
            if let Some((number, exercise)) = parts
                && let Ok(number) = number.parse()
            {
                backups.insert((number, exercise.to_owned()));
            }
        }
        Ok(backups)
    }

    fn backup_path(&self, number: u64, name: &str) -> PathBuf {
        self.backup_folder().join(format!("{number}-{name}.rs"))
    }

    pub(super) fn backup_folder(&self) -> PathBuf {
        self.private().join("backups")
    }
}
