//! What has been achieved in a workspace: the data of `.katas/progress.toml`.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::catalogue::{Catalogue, Exercise};

/// The `version` that this program writes.
pub(super) const VERSION: i64 = 1;

/// Everything that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub(super) version: i64,
    /// The exercise in hand; absent before the first.
    pub current: Option<String>,
    #[serde(default)]
    pub(super) exercises: BTreeMap<String, Record>,
}

/// What is remembered of one exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// How many levels of hint were shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub hints_shown: usize,
    pub passed: Option<Passed>,
}

/// A pass. It stays, whatever becomes of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Of the content that passed, in hexadecimal.
    pub sha256: String,
    /// Of the exercise, when it passed.
    pub revision: u32,
    /// Seconds since 1970.
    pub at: u64,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            version: VERSION,
            current: None,
            exercises: BTreeMap::new(),
        }
    }
}

impl Progress {
    /// What is remembered of this exercise; nothing yet is a record too.
    pub fn record(&self, exercise: &Exercise) -> Record {
        self.exercises
            .get(&exercise.name)
            .cloned()
            .unwrap_or_default()
    }

    pub fn record_mut(&mut self, exercise: &Exercise) -> &mut Record {
        self.exercises.entry(exercise.name.clone()).or_default()
    }

    pub(super) fn forget_empty_records(&mut self) {
        self.exercises
            .retain(|_, record| *record != Record::default());
    }

    /// The first exercise that has not passed; `None` once all have.
    pub fn open<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Exercise> {
        let mut exercises = catalogue.exercises.iter();
        exercises.find(|exercise| !self.has_passed(exercise))
    }

    pub fn has_passed(&self, exercise: &Exercise) -> bool {
        self.exercises
            .get(&exercise.name)
            .is_some_and(|record| record.passed.is_some())
    }
}

impl Passed {
    pub fn new(exercise: &Exercise, content: &[u8], now: SystemTime) -> Self {
        let since_1970 = now
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or(Duration::ZERO);
        Self {
            sha256: sha256(content),
            revision: exercise.revision,
            at: since_1970.as_secs(),
        }
    }

    /// Is this the content that passed?
    pub fn is_of(&self, content: &[u8]) -> bool {
        self.sha256 == sha256(content)
    }
}

/// In hexadecimal.
pub(super) fn sha256(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}
