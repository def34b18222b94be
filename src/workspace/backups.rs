//! `reset` and `undo`: nothing is replaced before it was put aside.
//!
//! `.katas/backups/N-NAME.rs` holds what NAME was before the Nth of these commands. One command that replaces
//! several files gives them one number, so that `undo` takes all of it back.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::Context as _;

use super::Workspace;
use super::alone::Alone;
use super::standing::unreadable;
use crate::catalogue::{Catalogue, Exercise, Set};
use crate::plain;
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
        let alone = self.alone()?;
        let restored = self.replace(&alone, replacements)?;
        let note = || {
            self.note_reset(&alone, set, exercises)?;
            self.change_progress(&alone, |progress| {
                for exercise in exercises {
                    progress.record_mut(exercise).hints_shown = 0;
                }
            })
        };
        note().map_err(|error| with_backups(error, &restored))?;
        Ok(restored)
    }

    /// Brings back what the last `reset` or `undo` replaced.
    pub fn undo(&self, catalogue: &Catalogue) -> anyhow::Result<Vec<Restored>> {
        let alone = self.alone()?;
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
                let content = plain::read(&path)
                    .with_context(|| format!("cannot read `{}`", path.display()))?;
                replacements.push((exercise, content));
            }
        }
        self.replace(&alone, replacements)
    }

    /// With the lock taken: two at once would choose the same number.
    pub(super) fn replace(
        &self,
        alone: &Alone,
        replacements: Vec<(&Exercise, Vec<u8>)>,
    ) -> anyhow::Result<Vec<Restored>> {
        for (exercise, _) in &replacements {
            self.check_inside(&self.answer_path(exercise))?;
        }
        let number = self.backups()?.last().map_or(1, |(last, _)| last + 1);
        let mut restored = Vec::new();
        // All backups before the first change: a full disk then costs nothing.
        for (exercise, _) in &replacements {
            let backup = self
                .back_up(alone, number, exercise)
                .map_err(|error| with_backups(error, &restored))?;
            restored.push(Restored {
                exercise: exercise.name.clone(),
                backup,
            });
        }
        for (exercise, content) in &replacements {
            self.write(alone, &self.answer_path(exercise), content)
                .map_err(|error| with_backups(error, &restored))?;
        }
        Ok(restored)
    }

    /// The backup; `None` where there is no file.
    fn back_up(
        &self,
        alone: &Alone,
        number: u64,
        exercise: &Exercise,
    ) -> anyhow::Result<Option<PathBuf>> {
        let content = match plain::read(&self.answer_path(exercise)) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(exercise, error).into()),
        };
        let path = self.backup_path(number, &exercise.name);
        self.write(alone, &path, &content)?;
        Ok(Some(path))
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

/// The error, with the backups that were made before it.
pub(super) fn with_backups(error: anyhow::Error, restored: &[Restored]) -> anyhow::Error {
    let backups: Vec<String> = restored
        .iter()
        .filter_map(|file| Some(format!("`{}`", file.backup.as_ref()?.display())))
        .collect();
    if backups.is_empty() {
        return error;
    }
    error.context(format!(
        "not everything was done; your work is safe in {}",
        backups.join(", ")
    ))
}
