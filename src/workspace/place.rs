//! Finding the workspace that a command is about.

use std::path::{Path, PathBuf};

use super::Workspace;
use crate::plain;
use crate::problem::Problem;

/// The folder that makes a folder a workspace.
pub(super) const PRIVATE: &str = ".katas";
/// Where a workspace is made when nobody says where.
const DEFAULT: &str = "katas";

/// Where a command finds itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Here(Workspace),
    /// There is none yet; this is where one would be made.
    Nowhere {
        make: PathBuf,
    },
}

impl Workspace {
    /// The workspace in `dir`, where one was given; else around `cwd`; else in `cwd/katas`.
    pub fn locate(dir: Option<&Path>, cwd: &Path) -> Place {
        if let Some(dir) = dir {
            let root: PathBuf = cwd.join(dir).components().collect();
            return Self::at(&root).map_or(Place::Nowhere { make: root }, Place::Here);
        }
        let around = cwd.ancestors().find_map(Self::at);
        let make = cwd.join(DEFAULT);
        around
            .or_else(|| Self::at(&make))
            .map_or(Place::Nowhere { make }, Place::Here)
    }

    /// Like [`Workspace::locate`], for commands that need one that exists.
    pub fn find(dir: Option<&Path>, cwd: &Path) -> Result<Self, Problem> {
        match Self::locate(dir, cwd) {
            Place::Here(workspace) => Ok(workspace),
            Place::Nowhere { make } => {
                Err(match dir {
                    Some(dir) if !make.exists() => {
                        Problem::new(format!("there is no folder `{}`", dir.display())).hint(
                            format!("`katas init {}` makes a workspace there", dir.display()),
                        )
                    }
                    Some(dir) => Problem::new(format!("`{}` is not a workspace", dir.display()))
                        .hint(format!(
                            "`katas init {}` makes one there and keeps every file",
                            dir.display()
                        )),
                    // Its files are here, and our own folder among them is not.
                    None if cwd.join("exercises").is_dir() && cwd.join("checks").is_dir() => {
                        Problem::new(format!("this folder has no `{PRIVATE}`"))
                            .hint("`katas init .` makes it a workspace again and keeps every file")
                    }
                    None => Problem::new("this folder is not in a workspace")
                        .hint("`katas init` makes one in `./katas`")
                        .hint("`--dir DIR` or KATAS_DIR names one that is somewhere else"),
                })
            }
        }
    }

    /// Is this the root of the project that katas itself is built from? Its exercises are the shipped ones:
    /// nobody may solve them in place.
    pub fn is_repository_root(dir: &Path) -> bool {
        ["info.toml", "exercises", "tests/checks", "kit/src/lib.rs"]
            .iter()
            .all(|path| dir.join(path).exists())
    }

    fn at(dir: &Path) -> Option<Self> {
        let is_workspace = dir.join(PRIVATE).is_dir() || is_copy(dir);
        (is_workspace && !Self::is_repository_root(dir)).then(|| Self {
            root: dir.to_owned(),
        })
    }
}

/// A workspace that came without its `.katas`, which git ignores for the most part: its manifest needs the kit in there.
fn is_copy(dir: &Path) -> bool {
    let needs_kit = || {
        let manifest = plain::read(&dir.join("Cargo.toml")).unwrap_or_default();
        String::from_utf8_lossy(&manifest).contains("path = \".katas/kit\"")
    };
    dir.join("exercises").is_dir() && dir.join("checks").is_dir() && needs_kit()
}
