//! The record of a complete build: which files judging uses, and what is in them. It is written last, so a kit without
//! one is half a build.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::artifacts::Artifacts;
use super::{Form, Inspection};

/// Its file's name in the kit's folder.
pub(super) const MARKER: &str = "complete";

/// Paths are relative to the kit's folder where they lie below it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marker {
    /// What the kit was built from.
    pub(super) key: String,
    pub(super) form: Form,
    pub(super) library: PathBuf,
    pub(super) externs: Vec<(String, PathBuf)>,
    files: Vec<Library>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Library {
    path: PathBuf,
    size: u64,
    modified: SystemTime,
    sha256: String,
}

impl Library {
    fn look_at(dir: &Path, file: &Path) -> io::Result<Self> {
        let about = fs::metadata(file)?;
        Ok(Self {
            path: relative(dir, file),
            size: about.len(),
            modified: about.modified()?,
            sha256: sha256(file)?,
        })
    }

    fn is_unchanged(&self, dir: &Path, inspection: Inspection) -> io::Result<bool> {
        let file = dir.join(&self.path);
        let about = fs::metadata(&file)?;
        if about.len() != self.size {
            return Ok(false);
        }
        let same_date = about.modified()? == self.modified;
        Ok(match inspection {
            Inspection::Dates if same_date => true,
            Inspection::Dates | Inspection::Content => sha256(&file)? == self.sha256,
        })
    }
}

impl Marker {
    pub(super) fn of_build(
        dir: &Path,
        key: &str,
        form: Form,
        artifacts: &Artifacts,
    ) -> io::Result<Self> {
        Ok(Self {
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
                .map(|file| Library::look_at(dir, file))
                .collect::<Result<_, _>>()?,
        })
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

    /// Whether every file is as it was built.
    pub(super) fn holds(&self, dir: &Path, inspection: Inspection) -> bool {
        let is_unchanged = |file: &Library| file.is_unchanged(dir, inspection).unwrap_or(false);
        self.files.iter().all(is_unchanged)
    }

    /// Every folder with a library in it.
    pub(super) fn folders(&self) -> BTreeSet<&Path> {
        let files = self.files.iter();
        files.filter_map(|file| file.path.parent()).collect()
    }
}

fn relative(dir: &Path, file: &Path) -> PathBuf {
    file.strip_prefix(dir).unwrap_or(file).to_owned()
}

fn sha256(file: &Path) -> io::Result<String> {
    let mut file = fs::File::open(file)?;
    let (mut hash, mut bytes) = (Sha256::new(), vec![0; 1 << 18]);
    loop {
        match file.read(&mut bytes)? {
            0 => break,
            count => hash.update(&bytes[..count]),
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
