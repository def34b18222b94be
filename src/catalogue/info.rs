//! `info.toml` as types: order, topics, titles, hints, limits, tags.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything in one `info.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub format_version: u32,
    pub topics: Vec<Topic>,
    /// In the order of work.
    pub exercises: Vec<Exercise>,
}

/// A chapter: one folder in each of the four trees.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The folder: `01_basics`.
    pub dir: String,
    pub title: String,
    /// The chapter of the asyncio course it follows: `§1`.
    pub course: String,
}

/// One exercise. Its name is its id: never renamed, never reused.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    pub name: String,
    /// The topic's folder.
    pub topic: String,
    /// Gives nothing away.
    pub title: String,
    /// Raised when the shipped file or its check changes meaning.
    pub revision: u32,
    pub tags: Vec<String>,
    /// Place in the asyncio course: `§4.2 gather`.
    pub course: String,
    /// How the shipped file fails: `the_downloads_overlap / serial`.
    pub shipped: Expectation,
    /// What it taught; told on passing.
    pub lesson: String,
    /// A nudge, the concept, almost the answer.
    pub hints: Vec<String>,
    /// Items of the docs to read: `tokio::join`.
    pub docs: Vec<String>,
    /// Sentences for requirements whose identifier does not read as one.
    #[serde(default)]
    pub requirements: BTreeMap<String, String>,
    /// Texts that replace the general ones, by diagnosis code.
    #[serde(default)]
    pub diagnoses: BTreeMap<String, String>,
    #[serde(default)]
    pub limits: Limits,
}

/// The first requirement that fails and the diagnosis: `the_downloads_overlap / serial`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Expectation {
    pub requirement: String,
    pub diagnosis: String,
}

/// Limits that differ from the general ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub compile_s: Option<u64>,
    pub run_s: Option<u64>,
    pub memory_mib: Option<u64>,
    pub output_kib: Option<u64>,
}

impl TryFrom<String> for Expectation {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.split_once(" / ") {
            Some((requirement, diagnosis)) if !requirement.is_empty() && !diagnosis.is_empty() => Ok(Self {
                requirement: requirement.trim().to_owned(),
                diagnosis: diagnosis.trim().to_owned(),
            }),
            _ => Err(format!("`{text}` is not of the form `requirement / diagnosis`")),
        }
    }
}

/// Why an `info.toml` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error("cannot read `{path}`")]
    Read { path: String, source: std::io::Error },
    #[error("`{path}` is not a catalogue")]
    Parse { path: String, source: Box<toml::de::Error> },
    #[error("`{path}` has format_version {found}; this katas reads {known}")]
    Version { path: String, found: u32, known: u32 },
    #[error("`{path}`: {problem}")]
    Content { path: String, problem: String },
}
