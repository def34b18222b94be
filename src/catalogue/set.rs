//! A set of exercises: the embedded one, or a folder's (`--set DIR`).

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context as _, anyhow};

use super::embedded;
use super::info::{Catalogue, CatalogueError, Exercise, Problem, Topic};

/// Where a catalogue's files come from.
#[derive(Debug, Clone)]
pub enum Set {
    /// What this program was built with.
    Embedded,
    /// The trees below this folder.
    OnDisk(PathBuf),
}

/// One file of `tests/answers`: an answer that judges the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// `wrong_serial.rs`.
    pub file: String,
    pub source: String,
}

impl Set {
    /// Its `info.toml`, held against every rule.
    pub fn catalogue(&self) -> Result<Catalogue, CatalogueError> {
        let (text, path) = self.info()?;
        Catalogue::parse(&text, &path)
    }

    /// What can be read of its `info.toml`, and what is wrong with it.
    pub fn catalogue_with_problems(&self) -> Result<(Catalogue, Vec<Problem>), CatalogueError> {
        let (text, path) = self.info()?;
        Catalogue::read(&text, &path)
    }

    /// The text of `info.toml`, and its path as an author would type it.
    fn info(&self) -> Result<(Cow<'static, str>, String), CatalogueError> {
        let path = self.path_of("info.toml");
        match self {
            Self::Embedded => Ok((Cow::Borrowed(embedded::INFO), path)),
            Self::OnDisk(root) => match fs::read_to_string(root.join("info.toml")) {
                Ok(text) => Ok((Cow::Owned(text), path)),
                Err(source) => Err(CatalogueError::Read { path, source }),
            },
        }
    }

    /// The learner's file as shipped.
    pub fn exercise_source(&self, exercise: &Exercise) -> anyhow::Result<String> {
        self.expect_text(&format!("exercises/{}.rs", exercise.id_path()))
    }

    /// The source of the exercise's check.
    pub fn check(&self, exercise: &Exercise) -> anyhow::Result<String> {
        self.expect_text(&format!("tests/checks/{}.rs", exercise.id_path()))
    }

    /// The source of its solution.
    pub fn solution(&self, exercise: &Exercise) -> anyhow::Result<String> {
        self.expect_text(&format!("solutions/{}.rs", exercise.id_path()))
    }

    /// The wanted timeline as JSON, recorded from the solution.
    pub fn timeline(&self, exercise: &Exercise) -> anyhow::Result<Option<String>> {
        self.text(&format!("solutions/{}.timeline.json", exercise.id_path()))
    }

    /// The page that introduces a topic.
    pub fn topic_readme(&self, topic: &Topic) -> anyhow::Result<Option<String>> {
        self.text(&format!("exercises/{}/README.md", topic.dir))
    }

    /// The answers that judge the check, sorted by file name. None are embedded: they are the author's.
    pub fn answers(&self, exercise: &Exercise) -> anyhow::Result<Vec<Answer>> {
        let Self::OnDisk(root) = self else {
            return Ok(Vec::new());
        };
        let folder = root
            .join("tests/answers")
            .join(&exercise.topic)
            .join(&exercise.name);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", folder.display()));
            }
        };
        let mut answers = Vec::new();
        for entry in entries {
            let path = entry
                .with_context(|| format!("cannot read `{}`", folder.display()))?
                .path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            if let Some(file) = name.filter(|name| name.ends_with(".rs")) {
                let source = fs::read_to_string(&path)
                    .with_context(|| format!("cannot read `{}`", path.display()))?;
                answers.push(Answer { file, source });
            }
        }
        answers.sort_by(|a, b| a.file.cmp(&b.file));
        Ok(answers)
    }

    /// A path of the set as an author would type it.
    pub fn path_of(&self, path: &str) -> String {
        match self {
            Self::Embedded => path.to_owned(),
            Self::OnDisk(root) => root.join(path).display().to_string(),
        }
    }

    fn expect_text(&self, path: &str) -> anyhow::Result<String> {
        self.text(path)?
            .ok_or_else(|| anyhow!("the set has no `{}`", self.path_of(path)))
    }

    fn text(&self, path: &str) -> anyhow::Result<Option<String>> {
        match self {
            Self::Embedded => Ok(embedded::text(path).map(str::to_owned)),
            Self::OnDisk(root) => match fs::read_to_string(root.join(path)) {
                Ok(text) => Ok(Some(text)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => {
                    Err(error).with_context(|| format!("cannot read `{}`", self.path_of(path)))
                }
            },
        }
    }
}
