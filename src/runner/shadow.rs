//! The small tree in which one answer is judged: its check, the answer under the exercise's name, and a
//! folder to run in. What is judged is what was read, whatever happens to the file meanwhile.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Job, RunnerError, answer_path};

/// An exported macro of the answer's lands in the crate's root, where the check lives, and stands before the
/// prelude's of the same name. Imported by name, the standard ones refuse a second definition.
const STANDARD_MACROS: &str = "#[allow(unused_imports)] use std::{assert, assert_eq, assert_ne, concat, dbg, eprintln, \
    format, matches, panic, print, println, stringify, todo, unimplemented, unreachable, vec, write, writeln};";

/// Removed, with everything in it, when dropped.
#[derive(Debug)]
pub(super) struct Shadow {
    dir: TempDir,
    topic: String,
    name: String,
}

impl Shadow {
    pub(super) fn lay(scratch: &Path, job: &Job<'_>) -> Result<Self, RunnerError> {
        let failed = |source| RunnerError::Scratch {
            path: scratch.display().to_string(),
            source,
        };
        let dir = tempfile::Builder::new()
            .prefix("judge-")
            .tempdir_in(scratch)
            .map_err(failed)?;
        let shadow = Self {
            dir,
            topic: job.topic.to_owned(),
            name: job.name.to_owned(),
        };
        let write = |path: PathBuf, content: &[u8]| {
            fs::create_dir_all(path.parent().expect("below the scratch folder"))?;
            fs::write(path, content)
        };
        write(shadow.root().join(answer_path(job.topic, job.name)), job.answer).map_err(failed)?;
        let check = format!("{}\n{STANDARD_MACROS}\n", job.check);
        write(shadow.check(), check.as_bytes()).map_err(failed)?;
        fs::create_dir(shadow.work()).map_err(failed)?;
        Ok(shadow)
    }

    pub(super) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(super) fn check(&self) -> PathBuf {
        self.root()
            .join("checks")
            .join(&self.topic)
            .join(format!("{}.rs", self.name))
    }

    pub(super) fn program(&self) -> PathBuf {
        self.root().join("program")
    }

    /// Where the answer runs.
    pub(super) fn work(&self) -> PathBuf {
        self.root().join("work")
    }

    pub(super) fn record(&self) -> PathBuf {
        self.root().join("record")
    }
}
