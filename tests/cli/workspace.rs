//! A learner's folder for one test, gone when the test is.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::program::{katas, small_set};

/// As the state names a content.
pub fn digest(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub struct Workspace {
    _folder: TempDir,
    root: PathBuf,
    set: Option<PathBuf>,
}

impl Workspace {
    /// Fresh from `katas init`, with the small set.
    pub fn fresh() -> Self {
        Self::of(Some(small_set()))
    }

    /// Fresh from `katas init`, with the exercises that learners get.
    pub fn embedded() -> Self {
        Self::of(None)
    }

    /// Fresh from `katas init`, with this set; `None` for the embedded one.
    pub fn of(set: Option<PathBuf>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // The system's own name for it, so that paths in messages can be compared.
        let root = folder
            .path()
            .canonicalize()
            .expect("it was just made")
            .join("learner");
        fs::create_dir(&root).expect("the folder is writable");
        let workspace = Self {
            _folder: folder,
            root,
            set,
        };
        katas(["init", "--no-build", "."])
            .in_workspace(&workspace)
            .succeeds();
        workspace
    }

    pub fn set(&self) -> Option<&Path> {
        self.set.as_deref()
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Saves a file, as the learner's editor would.
    pub fn save(&self, path: &str, content: &str) {
        fs::write(self.root.join(path), content).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    pub fn delete(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// The state after `ready1` passed as it stands on disk.
    pub fn ready1_has_passed(&self) {
        let sha256 = digest(self.read("exercises/00_first/ready1.rs").as_bytes());
        let state = format!(
            "version = 1\ncurrent = \"ready1\"\n\n[exercises.ready1.passed]\nsha256 = \"{sha256}\"\nrevision = 1\nat = 0\n"
        );
        self.save(".katas/progress.toml", &state);
    }

    /// Path and content of every file, sorted.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("it is a folder") {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path
                        .strip_prefix(&self.root)
                        .expect("it is below")
                        .display()
                        .to_string();
                    files.push((name, fs::read(&path).expect("it can be read")));
                }
            }
        }
        files.sort();
        files
    }
}
