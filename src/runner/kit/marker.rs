//! The record of a complete build: which files judging uses. It is written last, so a kit without one is half a build.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Form;
use super::artifacts::Artifacts;

/// Its file's name in the kit's folder.
pub(super) const MARKER: &str = "complete";

/// Paths are relative to the kit's folder where they lie below it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Marker {
    /// What the kit was built from.
    pub(super) key: String,
    pub(super) form: Form,
    pub(super) library: PathBuf,
    pub(super) externs: Vec<(String, PathBuf)>,
    files: Vec<PathBuf>,
}

impl Marker {
    pub(super) fn of_build(dir: &Path, key: &str, form: Form, artifacts: &Artifacts) -> Self {
        Self {
            key: key.to_owned(),
            form,
            library: relative(dir, &artifacts.library),
            externs: artifacts
                .externs
                .iter()
                .map(|(name, file)| (name.clone(), relative(dir, file)))
                .collect(),
            files: artifacts
                .files
                .iter()
                .map(|file| relative(dir, file))
                .collect(),
        }
    }

    /// The kit's record; `None` where there is none that can be read.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(dir.join(MARKER)).ok()?).ok()
    }

    /// Whole or not at all.
    pub(super) fn write(&self, dir: &Path) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(dir)?;
        serde_json::to_writer(&mut file, self)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(dir.join(MARKER))?;
        Ok(())
    }

    /// Whether every file is there.
    pub(super) fn holds(&self, dir: &Path) -> bool {
        self.files.iter().all(|file| dir.join(file).exists())
    }

    /// Every folder with a library in it.
    pub(super) fn folders(&self) -> BTreeSet<&Path> {
        self.files.iter().filter_map(|file| file.parent()).collect()
    }
}

fn relative(dir: &Path, file: &Path) -> PathBuf {
    file.strip_prefix(dir).unwrap_or(file).to_owned()
}
