//! `info.toml` as types: order, topics, titles, hints, limits, tags.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

/// Everything in one `info.toml`. Made by [`Catalogue::parse`], which holds it against every rule.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub topics: Vec<Topic>,
    /// In the order of work.
    pub exercises: Vec<Exercise>,
    /// Told to whoever has passed them all: paragraphs on where to go from here.
    pub afterwards: Vec<String>,
}

/// A chapter: one folder in each of the four trees.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Topic {
    /// The folder: `01_basics`.
    pub dir: String,
    pub title: String,
    /// The chapter of the asyncio course it follows: `§1`.
    pub course: String,
}

/// One exercise. Its name is its id: never renamed, never reused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
    pub requirements: BTreeMap<String, String>,
    /// Texts that replace the general ones, by diagnosis code.
    pub diagnoses: BTreeMap<String, String>,
    pub limits: Limits,
}

impl Exercise {
    /// The hints as they are shown: the second, which is about the concept, says where to read of it.
    pub fn hints_to_show(&self) -> Vec<String> {
        let items: Vec<String> = self.docs.iter().map(|item| format!("`{item}`")).collect();
        let with_docs = |(index, hint): (usize, &String)| match index {
            1 if !items.is_empty() => {
                format!("{}\nIn the docs: {}.", hint.trim_end(), items.join(", "))
            }
            _ => hint.clone(),
        };
        self.hints.iter().enumerate().map(with_docs).collect()
    }
}

/// The first requirement that fails and the diagnosis: `the_downloads_overlap / serial`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Expectation {
    pub requirement: String,
    pub diagnosis: String,
}

/// Limits of a whole set, or of one exercise; what is not said here is the program's to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    pub compile_s: Option<u64>,
    pub compile_memory_mib: Option<u64>,
    pub run_s: Option<u64>,
    pub memory_mib: Option<u64>,
    pub output_kib: Option<u64>,
    pub threads: Option<u64>,
}

impl Limits {
    /// These, and where they say nothing the other ones.
    pub fn or(self, others: Limits) -> Limits {
        Limits {
            compile_s: self.compile_s.or(others.compile_s),
            compile_memory_mib: self.compile_memory_mib.or(others.compile_memory_mib),
            run_s: self.run_s.or(others.run_s),
            memory_mib: self.memory_mib.or(others.memory_mib),
            output_kib: self.output_kib.or(others.output_kib),
            threads: self.threads.or(others.threads),
        }
    }
}

/// Why an `info.toml` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error("cannot read `{path}`")]
    Read {
        path: String,
        source: std::io::Error,
    },
    #[error("`{path}` has format_version {found}, this katas reads {known}")]
    Version {
        path: String,
        found: i64,
        known: i64,
    },
    /// Everything that is wrong, at once.
    #[error("`{path}` has {}", listed(problems))]
    Content {
        path: String,
        problems: Vec<Problem>,
    },
}

/// One thing wrong with an `info.toml`, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub line: usize,
    pub text: String,
}

impl Catalogue {
    pub fn exercise(&self, name: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.name == name)
    }

    pub fn topic(&self, dir: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.dir == dir)
    }

    /// The exercises of one topic, in the order of work.
    pub fn of_topic<'a>(&'a self, dir: &'a str) -> impl Iterator<Item = &'a Exercise> {
        self.exercises
            .iter()
            .filter(move |exercise| exercise.topic == dir)
    }

    /// Every tag that some exercise carries, sorted.
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = self
            .exercises
            .iter()
            .flat_map(|e| &e.tags)
            .map(String::as_str)
            .collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

impl Exercise {
    /// What is the same in each of the four trees: `01_basics/basics2`.
    pub fn id_path(&self) -> String {
        format!("{}/{}", self.topic, self.name)
    }

    /// The answer's path as the user would type it: `exercises/01_basics/basics2.rs`.
    pub fn file(&self) -> String {
        format!("exercises/{}.rs", self.id_path())
    }
}

impl TryFrom<String> for Expectation {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.split_once(" / ") {
            Some((requirement, diagnosis))
                if !requirement.trim().is_empty() && !diagnosis.trim().is_empty() =>
            {
                Ok(Self {
                    requirement: requirement.trim().to_owned(),
                    diagnosis: diagnosis.trim().to_owned(),
                })
            }
            _ => Err(format!(
                "`{text}` is not of the form `requirement / diagnosis`"
            )),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.text)
    }
}

fn listed(problems: &[Problem]) -> String {
    let count = match problems.len() {
        1 => "a problem".to_owned(),
        n => format!("{n} problems"),
    };
    problems
        .iter()
        .fold(count, |text, problem| format!("{text}\n  {problem}"))
}
