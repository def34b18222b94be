//! `.katas/shipped.toml`: what katas itself wrote into this workspace, so that a newer katas can tell its own files
//! from what the learner made of them.
//!
//! Not precious: without it every file counts as the learner's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::alone::Alone;
use super::progress::sha256;
use super::{Workspace, own};
use crate::catalogue::Exercise;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Shipped {
    /// By name, the revision that was written.
    revisions: BTreeMap<String, u32>,
    /// By path below the root, the content that was written, as its digest in hexadecimal.
    files: BTreeMap<String, String>,
}

/// What became of a file that katas once wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// Nobody has touched it.
    Untouched,
    /// Somebody has worked on it, or it was there before katas was.
    Changed,
}

impl Shipped {
    /// The revision of this exercise that was written; `None` if none was, as far as is known.
    pub(super) fn revision(&self, exercise: &Exercise) -> Option<u32> {
        self.revisions.get(&exercise.name).copied()
    }

    pub(super) fn since(&self, file: &str, content: &[u8]) -> Since {
        match self.files.get(file) {
            Some(written) if *written == sha256(content) => Since::Untouched,
            Some(_) | None => Since::Changed,
        }
    }

    /// This content is what katas wrote, now.
    pub(super) fn note(&mut self, file: &str, content: &[u8]) {
        self.files.insert(file.to_owned(), sha256(content));
    }

    /// The learner's file is for this revision, from now on.
    pub(super) fn note_revision(&mut self, exercise: &Exercise) {
        self.revisions
            .insert(exercise.name.clone(), exercise.revision);
    }
}

impl Workspace {
    pub(super) fn shipped(&self) -> anyhow::Result<Shipped> {
        let text = own::read(&self.shipped_path())?.unwrap_or_default();
        Ok(toml::from_slice(&text).unwrap_or_default())
    }

    pub(super) fn save_shipped(&self, alone: &Alone, shipped: &Shipped) -> anyhow::Result<()> {
        let text = toml::to_string(shipped)?;
        self.write(alone, &self.shipped_path(), text.as_bytes())
    }

    fn shipped_path(&self) -> std::path::PathBuf {
        self.private().join("shipped.toml")
    }
}
