//! How far the learner is with one exercise, from the file and from what is remembered.

use std::io;
use std::time::SystemTime;

use serde::Serialize;

use super::atomic::Created;
use super::progress::{Passed, Progress};
use super::{EXERCISES, Loaded, Workspace};
use crate::catalogue::{Catalogue, Exercise, Set};
use crate::plain;
use crate::problem::Problem;

/// Where one exercise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    Passed,
    /// It passed, and the file is another one now.
    ChangedSincePassed,
    /// The file is no longer as shipped.
    InProgress,
    Untouched,
}

impl Workspace {
    pub fn standing(
        &self,
        set: &Set,
        progress: &Progress,
        exercise: &Exercise,
    ) -> anyhow::Result<Standing> {
        let content = plain::read(&self.answer_path(exercise)).unwrap_or_default();
        Ok(match progress.record(exercise).passed {
            Some(passed) if passed.is_of(&content) => Standing::Passed,
            Some(_) => Standing::ChangedSincePassed,
            None if self.attempted(set, exercise)? => Standing::InProgress,
            None => Standing::Untouched,
        })
    }

    /// Has the learner's file changed from what was shipped? A file that is gone has.
    pub fn attempted(&self, set: &Set, exercise: &Exercise) -> anyhow::Result<bool> {
        let shipped = set.exercise_source(exercise)?;
        Ok(plain::read(&self.answer_path(exercise))
            .map_or(true, |content| content != shipped.as_bytes()))
    }

    /// Was the workspace's copy of the check edited or deleted? It is never the one that judges.
    pub fn tampered(&self, set: &Set, exercise: &Exercise) -> anyhow::Result<bool> {
        let check = set.check(exercise)?;
        Ok(plain::read(&self.check_path(exercise))
            .map_or(true, |content| content != check.as_bytes()))
    }

    /// The exercise in hand: the remembered one, else the first.
    pub fn current<'a>(
        &self,
        progress: &Progress,
        catalogue: &'a Catalogue,
    ) -> Option<&'a Exercise> {
        let remembered = progress
            .current
            .as_deref()
            .and_then(|name| catalogue.exercise(name));
        remembered.or_else(|| catalogue.exercises.first())
    }

    /// Takes `exercise` in hand: remembers it, and shows it to the learner's editor.
    pub fn move_to(&self, catalogue: &Catalogue, exercise: &Exercise) -> anyhow::Result<Loaded> {
        let alone = self.alone()?;
        self.write_manifest(&alone, catalogue, Some(exercise))?;
        self.change_progress(&alone, |progress| {
            progress.current = Some(exercise.name.clone());
        })
    }

    /// Remembers that `content` passed, at `now`, and puts the solution beside it.
    pub fn mark_passed(
        &self,
        set: &Set,
        exercise: &Exercise,
        content: &[u8],
        now: SystemTime,
    ) -> anyhow::Result<Loaded> {
        let passed = Passed::new(exercise, content, now);
        let loaded = self.update_progress(|progress| {
            let record = progress.record_mut(exercise);
            // The same content passing again is no news, and no reason to write.
            if record
                .passed
                .as_ref()
                .is_none_or(|before| before.sha256 != passed.sha256)
            {
                record.passed = Some(passed);
            }
        })?;
        self.reveal_solution(set, exercise)?;
        Ok(loaded)
    }

    /// Writes `solutions/NN_topic/NAME.rs`, unless something is there.
    pub fn reveal_solution(&self, set: &Set, exercise: &Exercise) -> anyhow::Result<()> {
        let solution = set.solution(exercise)?;
        let alone = self.alone()?;
        match self.create(&alone, &self.solution_path(exercise), solution.as_bytes())? {
            Created::Written | Created::Kept => Ok(()),
        }
    }

    /// The learner's file, as it is now.
    ///
    /// # Errors
    /// With the way out where something else lies in its place, or nothing.
    pub fn read_answer(&self, exercise: &Exercise) -> Result<Vec<u8>, Problem> {
        plain::read(&self.answer_path(exercise)).map_err(|error| {
            match self.root.join(EXERCISES).exists() {
                true => unreadable(exercise, error),
                false => Problem::new(format!("the folder `{EXERCISES}` is gone")).hint(
                    "put it back where it was; `katas update` brings every exercise as it was shipped",
                ),
            }
        })
    }
}

pub(super) fn unreadable(exercise: &Exercise, error: io::Error) -> Problem {
    let reset = format!(
        "`katas reset {}` brings the shipped file back",
        exercise.name
    );
    let problem = Problem::new(format!("cannot read `{}`", exercise.file()));
    let is_irregular = plain::is_irregular(&error);
    let is_gone = error.kind() == io::ErrorKind::NotFound;
    let problem = problem.because(error);
    match (is_irregular, is_gone) {
        (true, _) => problem.hint(format!("move it away, then {reset}")),
        (false, true) => problem.hint(reset),
        (false, false) => problem,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    use super::*;

    struct Learner {
        _folder: tempfile::TempDir,
        workspace: Workspace,
        set: Set,
        exercise: Exercise,
    }

    fn learner() -> Learner {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let set =
            Set::OnDisk(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/fixtures/small"));
        let catalogue = set.catalogue().expect("the fixture is sound");
        let made = Workspace::init(&folder.path().join("katas"), &set, &catalogue)
            .expect("the folder is writable");
        let exercise = catalogue
            .exercise("ready1")
            .expect("the fixture has it")
            .clone();
        Learner {
            _folder: folder,
            workspace: made.workspace,
            set,
            exercise,
        }
    }

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn a_pass_is_remembered_for_its_content_and_brings_the_solution() {
        let Learner {
            _folder,
            workspace,
            set,
            exercise,
        } = learner();
        assert!(!workspace.solution_path(&exercise).exists());
        let content = workspace
            .read_answer(&exercise)
            .expect("it was just written");
        workspace
            .mark_passed(&set, &exercise, &content, at(10))
            .expect("the folder is writable");
        workspace
            .mark_passed(&set, &exercise, &content, at(20))
            .expect("the folder is writable");

        let progress = workspace.progress().expect("it was just written").progress;
        assert_eq!(
            progress.record(&exercise).passed.map(|passed| passed.at),
            Some(10),
            "the first time counts"
        );
        assert_eq!(
            workspace.standing(&set, &progress, &exercise).ok(),
            Some(Standing::Passed)
        );
        assert_eq!(
            fs::read_to_string(workspace.solution_path(&exercise)).ok(),
            set.solution(&exercise).ok()
        );

        fs::write(workspace.answer_path(&exercise), "// more").expect("the folder is writable");
        assert_eq!(
            workspace.standing(&set, &progress, &exercise).ok(),
            Some(Standing::ChangedSincePassed)
        );
    }

    #[test]
    fn a_solution_with_notes_in_it_is_not_replaced() {
        let Learner {
            _folder,
            workspace,
            set,
            exercise,
        } = learner();
        let path = workspace.solution_path(&exercise);
        fs::create_dir_all(path.parent().expect("it is in a folder"))
            .expect("the folder is writable");
        fs::write(&path, "my notes").expect("the folder is writable");
        workspace
            .reveal_solution(&set, &exercise)
            .expect("nothing is to do");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("my notes"));
    }

    #[test]
    fn an_edited_or_deleted_check_is_noticed() {
        let Learner {
            _folder,
            workspace,
            set,
            exercise,
        } = learner();
        assert_eq!(workspace.tampered(&set, &exercise).ok(), Some(false));
        fs::write(workspace.check_path(&exercise), "fn main() {}").expect("the folder is writable");
        assert_eq!(workspace.tampered(&set, &exercise).ok(), Some(true));
        fs::remove_file(workspace.check_path(&exercise)).expect("it is there");
        assert_eq!(workspace.tampered(&set, &exercise).ok(), Some(true));
    }
}
