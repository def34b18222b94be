//! A newer katas and an older workspace: what is new is brought, what the learner wrote stays.

use super::alone::Alone;
use super::atomic::Created;
use super::backups::with_backups;
use super::shipped::{Shipped, Since};
use super::{Restored, Workspace};
use crate::catalogue::{Catalogue, Exercise, Set};
use crate::plain;

/// What makes an exercise not this katas' own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staleness {
    /// It is not there, and never was.
    New,
    /// It is as an older katas wrote it.
    Untouched,
    /// An older katas wrote it, for another check, and the learner has worked on it since.
    Yours,
}

/// What an update did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    pub new: Vec<String>,
    /// They were here once and were gone.
    pub back: Vec<String>,
    /// As an older katas wrote them until now; with a backup all the same.
    pub replaced: Vec<Restored>,
    /// Left as they are: the learner has to decide.
    pub yours: Vec<String>,
}

/// How many files there were to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Written {
    pub(super) written: usize,
    pub(super) kept: usize,
}

impl Workspace {
    /// The exercises that this workspace does not have as this katas ships them.
    pub fn stale<'a>(
        &self,
        set: &Set,
        catalogue: &'a Catalogue,
    ) -> anyhow::Result<Vec<(&'a Exercise, Staleness)>> {
        let shipped = self.shipped()?;
        let mut stale = Vec::new();
        for exercise in &catalogue.exercises {
            if let Some(staleness) = self.staleness_in(&shipped, set, exercise)? {
                stale.push((exercise, staleness));
            }
        }
        Ok(stale)
    }

    /// What is stale about this exercise, if anything is.
    pub fn staleness(&self, set: &Set, exercise: &Exercise) -> anyhow::Result<Option<Staleness>> {
        self.staleness_in(&self.shipped()?, set, exercise)
    }

    fn staleness_in(
        &self,
        shipped: &Shipped,
        set: &Set,
        exercise: &Exercise,
    ) -> anyhow::Result<Option<Staleness>> {
        let path = self.answer_path(exercise);
        let Some(revision) = shipped.revision(exercise) else {
            // What nobody noted is the learner's, or older than the notes, and then of the first revision.
            let is_there = path.symlink_metadata().is_ok();
            return Ok((!is_there).then_some(Staleness::New));
        };
        let Ok(content) = plain::read(&path) else {
            // It was there once: `reset` brings it back.
            return Ok(None);
        };
        if content == set.exercise_source(exercise)?.as_bytes() {
            return Ok(None);
        }
        Ok(match shipped.since(&exercise.file(), &content) {
            Since::Untouched => Some(Staleness::Untouched),
            Since::Changed => (revision < exercise.revision).then_some(Staleness::Yours),
        })
    }

    /// Brings what is new and what has changed. A file that the learner has worked on is not touched.
    pub fn update(&self, set: &Set, catalogue: &Catalogue) -> anyhow::Result<Update> {
        let stale = self.stale(set, catalogue)?;
        let of = |wanted: Staleness| {
            let chosen = stale.iter().filter(move |(_, found)| *found == wanted);
            chosen.map(|(exercise, _)| *exercise)
        };
        let is_new = |name: &str| of(Staleness::New).any(|exercise| exercise.name == name);
        let gone = catalogue.exercises.iter().filter(|exercise| {
            self.answer_path(exercise).symlink_metadata().is_err() && !is_new(&exercise.name)
        });
        let back = gone.map(|exercise| exercise.name.clone()).collect();
        let mut replacements = Vec::new();
        for exercise in of(Staleness::Untouched) {
            replacements.push((exercise, set.exercise_source(exercise)?.into_bytes()));
        }
        let progress = self.progress()?.progress;
        let alone = self.alone()?;
        let replaced = self.replace(&alone, replacements)?;
        let rest = || {
            self.write_files(&alone, set, catalogue)?;
            self.write_manifest(&alone, catalogue, self.current(&progress, catalogue))?;
            self.write_lock(&alone)
        };
        rest().map_err(|error| with_backups(error, &replaced))?;
        let names = |wanted| of(wanted).map(|exercise| exercise.name.clone()).collect();
        Ok(Update {
            new: names(Staleness::New),
            back,
            replaced,
            yours: names(Staleness::Yours),
        })
    }

    /// Writes every file of ours that is missing, renews the copies that are only to be read, and notes what is as we
    /// ship it.
    pub(super) fn write_files(
        &self,
        alone: &Alone,
        set: &Set,
        catalogue: &Catalogue,
    ) -> anyhow::Result<Written> {
        let mut files = Files {
            workspace: self,
            alone,
            shipped: self.shipped()?,
            count: Written::default(),
        };
        for topic in &catalogue.topics {
            if let Some(page) = set.topic_readme(topic)? {
                files.copy(&format!("exercises/{}/README.md", topic.dir), &page)?;
            }
        }
        for exercise in &catalogue.exercises {
            files.answer(exercise, &set.exercise_source(exercise)?)?;
            files.copy(
                &format!("checks/{}.rs", exercise.id_path()),
                &set.check(exercise)?,
            )?;
        }
        // Last: what is noted is there.
        self.save_shipped(alone, &files.shipped)?;
        Ok(files.count)
    }

    /// The learner's file is as it is shipped, again.
    pub(super) fn note_reset(
        &self,
        alone: &Alone,
        set: &Set,
        exercises: &[&Exercise],
    ) -> anyhow::Result<()> {
        let mut shipped = self.shipped()?;
        for exercise in exercises {
            shipped.note(&exercise.file(), set.exercise_source(exercise)?.as_bytes());
            shipped.note_revision(exercise);
        }
        self.save_shipped(alone, &shipped)
    }
}

/// Files on their way into a workspace.
struct Files<'a> {
    workspace: &'a Workspace,
    alone: &'a Alone,
    shipped: Shipped,
    count: Written,
}

impl Files<'_> {
    /// A file that the learner is going to change.
    fn answer(&mut self, exercise: &Exercise, content: &str) -> anyhow::Result<()> {
        let file = exercise.file();
        self.create(&file, content)?;
        if self.is_now(&file, content) {
            self.shipped.note_revision(exercise);
        }
        Ok(())
    }

    /// A file that is there to be read: an older katas' says what is so no more. One that somebody changed stays.
    fn copy(&mut self, file: &str, content: &str) -> anyhow::Result<()> {
        self.create(file, content)?;
        let path = self.workspace.root.join(file);
        let untouched = plain::read(&path)
            .is_ok_and(|found| self.shipped.since(file, &found) == Since::Untouched);
        if untouched && !self.is_now(file, content) {
            self.workspace
                .write(self.alone, &path, content.as_bytes())?;
            self.shipped.note(file, content.as_bytes());
        }
        Ok(())
    }

    fn create(&mut self, file: &str, content: &str) -> anyhow::Result<()> {
        let path = self.workspace.root.join(file);
        match self
            .workspace
            .create(self.alone, &path, content.as_bytes())?
        {
            Created::Written => self.count.written += 1,
            Created::Kept => self.count.kept += 1,
        }
        if self.is_now(file, content) {
            self.shipped.note(file, content.as_bytes());
        }
        Ok(())
    }

    fn is_now(&self, file: &str, content: &str) -> bool {
        plain::read(&self.workspace.root.join(file)).is_ok_and(|found| found == content.as_bytes())
    }
}
