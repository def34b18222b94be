//! `.katas/progress.toml` on disk: read with care, written whole, never silently lost.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::alone::Alone;
use super::progress::{Progress, VERSION};
use super::{Workspace, own};
use crate::problem::Problem;

const FILE: &str = "progress.toml";
/// The same again, written after it: what a damaged file is replaced with.
const COPY: &str = "progress.toml.copy";

/// The progress, and what had to be done to read it.
#[derive(Debug, Default)]
pub struct Loaded {
    pub progress: Progress,
    pub recovery: Option<Recovery>,
}

/// The state file was not what it should be.
#[derive(Debug)]
pub enum Recovery {
    /// It could not be understood and was moved aside.
    Damaged {
        moved_to: PathBuf,
        reason: String,
        instead: Instead,
    },
    /// It was gone, and its copy was not.
    Gone,
}

#[derive(Debug, Clone, Copy)]
pub enum Instead {
    LastGoodCopy,
    Nothing,
}

/// What stands where the state should be.
enum Seen {
    Fine(Progress),
    Bad(String),
    Gone,
}

/// What the text of a state file turned out to be.
enum Text {
    Good(Progress),
    Bad(String),
    Newer(i64),
}

impl Workspace {
    /// Reads what has been achieved. A file that cannot be understood is moved aside and the last good copy used.
    pub fn progress(&self) -> anyhow::Result<Loaded> {
        match self.look()? {
            Seen::Fine(progress) => Ok(Loaded {
                progress,
                recovery: None,
            }),
            // A workspace that has no state yet, also where nothing can be written.
            Seen::Gone if self.copy()?.is_none() => Ok(Loaded::default()),
            // Somebody else may be repairing it already, and then there is nothing left to do.
            Seen::Gone | Seen::Bad(_) => self.read_or_recover(&self.alone()?),
        }
    }

    pub(super) fn read_or_recover(&self, alone: &Alone) -> anyhow::Result<Loaded> {
        let (progress, recovery) = match self.look()? {
            Seen::Fine(progress) => (progress, None),
            Seen::Gone => match self.copy()? {
                Some(progress) => (progress, Some(Recovery::Gone)),
                // A workspace that has no state yet.
                None => return Ok(Loaded::default()),
            },
            Seen::Bad(reason) => return self.recover(alone, reason),
        };
        if recovery.is_some() {
            self.save(alone, &progress)?;
        }
        Ok(Loaded { progress, recovery })
    }

    /// As far as it can be read now; nothing is repaired.
    pub(super) fn readable_progress(&self) -> Progress {
        match self.look() {
            Ok(Seen::Fine(progress)) => progress,
            Ok(Seen::Gone | Seen::Bad(_)) | Err(_) => Progress::default(),
        }
    }

    fn look(&self) -> anyhow::Result<Seen> {
        let path = self.private().join(FILE);
        let Some(text) = own::read(&path)? else {
            return Ok(Seen::Gone);
        };
        match understand(&text) {
            Text::Good(progress) => Ok(Seen::Fine(progress)),
            Text::Newer(version) => Err(newer(&path, version).into()),
            Text::Bad(reason) => Ok(Seen::Bad(reason)),
        }
    }

    /// The last good copy, if there is one.
    fn copy(&self) -> anyhow::Result<Option<Progress>> {
        let path = self.private().join(COPY);
        match own::read(&path)?.map(|text| understand(&text)) {
            Some(Text::Good(progress)) => Ok(Some(progress)),
            Some(Text::Newer(version)) => Err(newer(&path, version).into()),
            Some(Text::Bad(_)) | None => Ok(None),
        }
    }

    /// Reads, changes and writes the progress.
    pub fn update_progress(&self, change: impl FnOnce(&mut Progress)) -> anyhow::Result<Loaded> {
        // Another katas in this workspace waits: what it achieved must not be overwritten with what we read before.
        self.change_progress(&self.alone()?, change)
    }

    pub(super) fn change_progress(
        &self,
        alone: &Alone,
        change: impl FnOnce(&mut Progress),
    ) -> anyhow::Result<Loaded> {
        let mut loaded = self.read_or_recover(alone)?;
        let before = loaded.progress.clone();
        change(&mut loaded.progress);
        loaded.progress.forget_empty_records();
        if loaded.progress != before {
            self.save(alone, &loaded.progress)?;
        }
        Ok(loaded)
    }

    /// The state of a workspace that has none yet.
    pub(super) fn save_if_none(&self, alone: &Alone, progress: &Progress) -> anyhow::Result<()> {
        if self.private().join(FILE).exists() {
            Ok(())
        } else {
            self.save(alone, progress)
        }
    }

    fn save(&self, alone: &Alone, progress: &Progress) -> anyhow::Result<()> {
        let text = toml::to_string(progress).context("cannot write the progress as TOML")?;
        // One after the other: at every moment at least one of them is whole.
        self.write(alone, &self.private().join(FILE), text.as_bytes())?;
        self.write(alone, &self.private().join(COPY), text.as_bytes())
    }

    fn recover(&self, alone: &Alone, reason: String) -> anyhow::Result<Loaded> {
        let path = self.private().join(FILE);
        let moved_to = (1..)
            .map(|n| self.private().join(format!("{FILE}.bad-{n}")))
            .find(|path| !path.exists())
            .expect("numbers do not run out");
        // Ended between this and the next step, the copy is what is found.
        fs::rename(&path, &moved_to)
            .with_context(|| format!("cannot move `{}` aside", path.display()))?;
        let (progress, instead) = match self.copy()? {
            Some(progress) => (progress, Instead::LastGoodCopy),
            None => (Progress::default(), Instead::Nothing),
        };
        self.save(alone, &progress)?;
        Ok(Loaded {
            progress,
            recovery: Some(Recovery::Damaged {
                moved_to,
                reason,
                instead,
            }),
        })
    }
}

impl fmt::Display for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Recovery::Gone => {
                f.write_str("the saved progress was gone; the last good copy is used")
            }
            Recovery::Damaged {
                moved_to,
                reason,
                instead,
            } => write!(
                f,
                "the saved progress could not be read ({reason}); it was moved to `{}`, and {}",
                moved_to.display(),
                match instead {
                    Instead::LastGoodCopy => "the last good copy is used",
                    Instead::Nothing =>
                        "there is no good copy, so every exercise counts as not passed",
                }
            ),
        }
    }
}

fn understand(text: &[u8]) -> Text {
    let Ok(text) = std::str::from_utf8(text) else {
        return Text::Bad("it is not text".to_owned());
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => return Text::Bad(one_line(&error)),
    };
    match table.get("version").and_then(toml::Value::as_integer) {
        Some(VERSION) => match table.try_into() {
            Ok(progress) => Text::Good(progress),
            Err(error) => Text::Bad(one_line(&error)),
        },
        Some(version) if version > VERSION => Text::Newer(version),
        Some(_) | None => Text::Bad("it has no `version`".to_owned()),
    }
}

fn one_line(error: &toml::de::Error) -> String {
    error.message().replace('\n', ", ")
}

fn newer(path: &Path, version: i64) -> Problem {
    Problem::new(format!(
        "`{}` has version {version}, this katas reads {VERSION}: a newer katas wrote it",
        path.display()
    ))
    .hint("`cargo install katas` brings the newest")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Exercise;
    use crate::workspace::progress::Passed;

    fn any_progress() -> impl Strategy<Value = Progress> {
        let record = (
            "[a-z][a-z0-9_]{0,9}",
            0_usize..9,
            proptest::option::of(("[0-9a-f]{64}", 1_u32..99, 0..1_u64 << 40)),
        );
        (
            proptest::option::of("[a-z0-9_]{1,9}"),
            proptest::collection::vec(record, 0..6),
        )
            .prop_map(|(current, records)| {
                let mut progress = Progress {
                    current,
                    ..Progress::default()
                };
                for (name, hints_shown, passed) in records {
                    let record = progress.record_mut(&Exercise {
                        name,
                        ..Exercise::default()
                    });
                    record.hints_shown = hints_shown;
                    record.passed = passed.map(|(sha256, revision, at)| Passed {
                        sha256,
                        revision,
                        at,
                    });
                }
                progress
            })
    }

    proptest! {
        #[test]
        fn what_was_saved_is_what_is_read(progress in any_progress()) {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let workspace = Workspace { root: folder.path().to_owned() };
            let alone = workspace.alone().expect("the folder is writable");
            workspace.save(&alone, &progress).expect("the folder is writable");
            drop(alone);
            prop_assert_eq!(workspace.progress().expect("it was just written").progress, progress);
        }

        #[test]
        fn no_bytes_are_ever_lost(garbage in proptest::collection::vec(any::<u8>(), 1..60)) {
            prop_assume!(matches!(understand(&garbage), Text::Bad(_)));
            let folder = tempfile::tempdir().expect("a temporary folder");
            let workspace = Workspace { root: folder.path().to_owned() };
            let kept = Progress { current: Some("basics2".to_owned()), ..Progress::default() };
            let alone = workspace.alone().expect("the folder is writable");
            workspace.save(&alone, &kept).expect("the folder is writable");
            drop(alone);
            fs::write(workspace.private().join(FILE), &garbage).expect("the folder is writable");

            let loaded = workspace.progress().expect("it can be moved aside");
            prop_assert_eq!(loaded.progress, kept);
            prop_assert!(loaded.recovery.is_some());
            prop_assert_eq!(fs::read(workspace.private().join("progress.toml.bad-1")).expect("moved"), garbage);
        }
    }
}
