//! A learner's folder: where it is, what is in it, what has been achieved in it.
//!
//! Nothing here loses what a learner wrote: files are written whole or not at all, and a file that would be
//! replaced is backed up first. Nothing is written through a link that leads out of the folder.

mod alone;
mod atomic;
mod backups;
mod complete;
mod generated;
mod init;
mod inside;
mod kit;
mod lock;
mod outer;
mod own;
mod place;
mod progress;
mod shipped;
mod standing;
mod state_file;
mod update;

use std::path::{Path, PathBuf};

use crate::catalogue::Exercise;

pub use backups::Restored;
pub use kit::KitPackage;
pub use place::Place;
pub use progress::Progress;
pub use standing::Standing;
pub use state_file::Loaded;
pub use update::{Staleness, Update};

/// The folder of a learner's answers.
pub const EXERCISES: &str = "exercises";

/// A learner's folder, by its root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The program's own folder inside: progress, backups, the kit's sources.
    pub fn private(&self) -> PathBuf {
        self.root.join(place::PRIVATE)
    }

    /// The learner's answer.
    pub fn answer_path(&self, exercise: &Exercise) -> PathBuf {
        self.root.join(exercise.file())
    }

    /// The copy of the check, to read.
    pub fn check_path(&self, exercise: &Exercise) -> PathBuf {
        self.root.join(format!("checks/{}.rs", exercise.id_path()))
    }

    /// Where the solution appears on passing.
    pub fn solution_path(&self, exercise: &Exercise) -> PathBuf {
        self.root
            .join(format!("solutions/{}.rs", exercise.id_path()))
    }
}
