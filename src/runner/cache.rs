//! What did not change is not judged again: outcomes by the content of everything that they depend on.
//!
//! Toolchain, lock and kit choose the folder, for they choose the kit's; answer, check, limits, extent and sandbox choose
//! the file. What depended on the machine's load (a limit that was reached, a crash) is never kept.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::key::Key;
use super::{Compile, End, Job, Outcome, Sandbox};

/// More outcomes than this are not worth their place on the disk: the older half goes.
const MOST: usize = 4000;

/// The outcomes of one kit.
#[derive(Debug)]
pub(super) struct Cache {
    dir: PathBuf,
    sandbox: Sandbox,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    /// Again, so that a file under a wrong name is no hit.
    key: String,
    outcome: Outcome,
}

impl Cache {
    /// The outcomes that were kept in this folder, of answers that were judged in this sandbox.
    pub(super) fn in_folder(dir: PathBuf, sandbox: Sandbox) -> Self {
        Self { dir, sandbox }
    }

    /// The outcome of exactly this job, if it was kept. What cannot be read is not there.
    pub(super) fn get(&self, job: &Job<'_>) -> Option<Outcome> {
        let key = key(job, self.sandbox);
        let text = fs::read(self.file(&key)).ok()?;
        let entry: Entry = serde_json::from_slice(&text).ok()?;
        (entry.key == key).then_some(Outcome {
            cached: true,
            ..entry.outcome
        })
    }

    /// Keeps an outcome that would be the same again. Not being able to is no error: it will be judged again.
    pub(super) fn put(&self, job: &Job<'_>, outcome: &Outcome) {
        if !would_be_the_same(outcome) {
            return;
        }
        let key = key(job, self.sandbox);
        let entry = Entry {
            key: key.clone(),
            outcome: outcome.clone(),
        };
        let Ok(text) = serde_json::to_vec(&entry) else {
            return;
        };
        let _ = fs::create_dir_all(&self.dir);
        self.make_room();
        // Beside it and then in its place: nobody reads half of one.
        let written = tempfile::NamedTempFile::new_in(&self.dir)
            .and_then(|mut file| file.write_all(&text).map(|()| file))
            .and_then(|file| file.persist(self.file(&key)).map_err(|error| error.error));
        drop(written);
    }

    fn file(&self, key: &str) -> PathBuf {
        self.dir.join(key)
    }

    fn make_room(&self) {
        let mut kept: Vec<(SystemTime, PathBuf)> = fs::read_dir(&self.dir)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        if kept.len() < MOST {
            return;
        }
        kept.sort();
        for (_, file) in kept.iter().take(MOST / 2) {
            remove(file);
        }
    }
}

fn remove(file: &Path) {
    // Somebody else may have been faster.
    let _ = fs::remove_file(file);
}

/// A program that came to its end, or one that rustc refused.
fn would_be_the_same(outcome: &Outcome) -> bool {
    match (outcome.compile, &outcome.execution) {
        (Compile::Failed, _) => true,
        (Compile::Succeeded, Some(execution)) => match execution.end {
            End::Exited(_) => execution.record.done.is_some(),
            End::Signalled(_)
            | End::TimeLimit
            | End::MemoryLimit
            | End::OutputLimit
            | End::ThreadLimit => false,
        },
        (Compile::Succeeded, None) | (Compile::TimedOut | Compile::OverMemory, _) => false,
    }
}

fn key(job: &Job<'_>, sandbox: Sandbox) -> String {
    let Job {
        topic,
        name,
        answer,
        check,
        limits,
        extent,
        company: _,
    } = job;
    let mut key = Key::new();
    // What an outcome looks like is this program's business, too.
    key.part(env!("CARGO_PKG_VERSION").as_bytes());
    key.part(topic.as_bytes());
    key.part(name.as_bytes());
    key.part(answer);
    key.part(check.as_bytes());
    key.part(format!("{limits:?} {extent:?} {sandbox:?}").as_bytes());
    key.finish()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Cache, Compile, Job};
    use crate::runner::outcome::{Captured, Execution};
    use crate::runner::{Company, End, Extent, Limits, Outcome, Sandbox};

    const LIMITS: Limits = Limits {
        compile: Duration::from_secs(1),
        run: Duration::from_secs(2),
        compile_memory: 5,
        memory: 3,
        output: 4,
        threads: 6,
    };

    fn job<'a>() -> Job<'a> {
        let (topic, name, company) = ("01_basics", "basics2", Company::Welcome);
        Job {
            topic,
            name,
            answer: b"answer",
            check: "check",
            limits: LIMITS,
            extent: Extent::Whole,
            company,
        }
    }

    fn ended(end: End) -> Outcome {
        let lines = concat!(
            r#"{"hello":{"requirements":["it_holds"],"clock":"virtual","runs":1,"sets":1,"schedules":0,"cuts":false,"whole_program":false}}"#,
            "\n",
            r#"{"run":{"set":0,"seeded":false,"schedule":0,"waits":[],"by_chance":false,"cut":null,"end":"panicked","elapsed_ms":0,"value":null,"left_running":0,"wakeups":0,"idle_wakeups":0,"blocking_threads":0,"peak":0,"spans":[],"gates":[],"panics":[],"meter":null,"printed_from":0,"napped_ms":0,"printed":[],"findings":[]}}"#,
            "\n",
            r#"{"done":{"runs":1,"seal":"s"}}"#,
        );
        let execution = Execution {
            end,
            record: lines.to_owned().into(),
            stdout: Captured {
                head: b"\xff hello".to_vec(),
                ..Captured::default()
            },
            stderr: Captured::default(),
            left_something: false,
        };
        Outcome {
            compile: Compile::Succeeded,
            messages: Vec::new(),
            limits: LIMITS,
            compile_ms: 5,
            run_ms: 6,
            cached: false,
            execution: Some(execution),
        }
    }

    #[test]
    fn what_was_kept_comes_back_whole() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::in_folder(folder.path().join("cache"), Sandbox::NONE);
        assert!(cache.get(&job()).is_none());
        cache.put(&job(), &ended(End::Exited(0)));
        let found = cache.get(&job()).expect("it was kept");
        assert_eq!(
            format!("{found:?}"),
            format!(
                "{:?}",
                Outcome {
                    cached: true,
                    ..ended(End::Exited(0))
                }
            )
        );
    }

    #[test]
    fn every_part_of_the_key_counts() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::in_folder(folder.path().to_owned(), Sandbox::NONE);
        cache.put(&job(), &ended(End::Exited(0)));
        let others = [
            Job {
                topic: "02_futures",
                ..job()
            },
            Job {
                name: "basics1",
                ..job()
            },
            Job {
                answer: b"answer ",
                ..job()
            },
            Job {
                check: "check ",
                ..job()
            },
            // The same bytes with another border between them.
            Job {
                answer: b"answerc",
                check: "heck",
                ..job()
            },
            Job {
                limits: Limits {
                    compile: Duration::from_secs(9),
                    ..LIMITS
                },
                ..job()
            },
            Job {
                limits: Limits {
                    run: Duration::from_secs(9),
                    ..LIMITS
                },
                ..job()
            },
            Job {
                limits: Limits {
                    memory: 9,
                    ..LIMITS
                },
                ..job()
            },
            Job {
                limits: Limits {
                    output: 9,
                    ..LIMITS
                },
                ..job()
            },
            Job {
                extent: Extent::Sweep(40),
                ..job()
            },
        ];
        for other in others {
            assert!(cache.get(&other).is_none(), "{other:?}");
        }
        assert!(
            cache
                .get(&Job {
                    company: Company::Alone,
                    ..job()
                })
                .is_some(),
            "with whom it was compiled does not"
        );
    }

    #[test]
    fn what_a_busy_machine_may_have_caused_is_not_kept() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::in_folder(folder.path().to_owned(), Sandbox::NONE);
        for end in [
            End::TimeLimit,
            End::MemoryLimit,
            End::OutputLimit,
            End::Signalled(9),
        ] {
            cache.put(&job(), &ended(end));
            assert!(cache.get(&job()).is_none(), "{end:?}");
        }
        cache.put(
            &job(),
            &Outcome {
                compile: Compile::TimedOut,
                execution: None,
                ..ended(End::Exited(0))
            },
        );
        assert!(cache.get(&job()).is_none());
    }

    #[test]
    fn a_torn_file_is_no_hit() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let cache = Cache::in_folder(folder.path().to_owned(), Sandbox::NONE);
        cache.put(&job(), &ended(End::Exited(0)));
        let file = std::fs::read_dir(folder.path())
            .expect("it is there")
            .next()
            .expect("one file")
            .expect("readable");
        let text = std::fs::read(file.path()).expect("readable");
        std::fs::write(file.path(), &text[..text.len() / 2]).expect("writable");
        assert!(cache.get(&job()).is_none());
    }
}
