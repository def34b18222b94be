//! Judges answers one after another or side by side, and tells what happens as it happens.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use futures::StreamExt as _;
use futures::stream;

use crate::catalogue::{Exercise, Set};
use crate::event::{Environment, Event, Report, Sandbox, SandboxLevel, Summary};
use crate::problem;
use crate::runner::{
    Company, Extent, Inspection, Job, Kit, KitSources, Limits, Outcome, Reuse, Runner,
    SandboxPolicy, Toolchain, Wanted, build_folder,
};
use crate::verdict::judgement::{CompilerMessage, Judgement, Verdict};
use crate::verdict::{self, Recorded};
use crate::workspace::KitPackage;

/// More modules than this in one crate keep the other cores waiting for its end.
const LARGEST_CRATE: usize = 32;

/// One answer to judge.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    pub exercise: &'a Exercise,
    pub source: Vec<u8>,
    /// Its path as the user would type it.
    pub file: String,
    pub submission: Option<String>,
    pub attempted: bool,
    pub tampered: bool,
    pub company: Company,
    pub extent: Extent,
}

/// What holds for every answer of a session.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// In place of every exercise's own limit on real running time.
    pub run_limit: Option<Duration>,
    pub sandbox: SandboxPolicy,
    /// Of many: whether what was judged before and did not change is judged again.
    pub reuse: Reuse,
    /// How closely a kit that is there is looked at.
    pub inspection: Inspection,
}

/// A set of exercises and a kit to judge them with. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Session {
    set: Arc<Set>,
    runner: Runner,
    settings: Settings,
}

impl Session {
    /// Finds the toolchain that a terminal in `place` would use, and the kit; builds the kit below `build` if it is
    /// not there, which takes a while the first time, and tells `progress` of each crate that is compiled.
    pub async fn open(
        set: &Set,
        place: &Path,
        build: &Path,
        settings: Settings,
        progress: impl FnMut(&str),
    ) -> anyhow::Result<Self> {
        // Cargo, rustc and the answers run in folders of their own: a relative path would mean another place there.
        let build = std::path::absolute(build).context("the current folder is gone")?;
        build_folder::make(&build)?;
        let toolchain = Toolchain::find(place).await?;
        let KitPackage {
            manifest,
            lock,
            files,
        } = KitPackage::of_this_program()?;
        let wanted = Wanted {
            build: &build,
            place,
            inspection: settings.inspection,
            toolchain,
            sources: KitSources {
                manifest,
                lock,
                files,
            },
            sandbox: settings.sandbox,
        };
        let kit = Kit::prepare(wanted, progress).await?;
        Ok(Self {
            set: Arc::new(set.clone()),
            runner: Runner::new(kit, settings.sandbox).await?,
            settings,
        })
    }

    /// What answers are judged with.
    pub fn environment(&self) -> Environment {
        let sandbox = self.runner.sandbox();
        Environment {
            toolchain: format!("rustc {}", self.runner.toolchain().release()),
            sandbox: Sandbox {
                level: match (sandbox.landlock > 0, sandbox.namespaces) {
                    (true, true) => SandboxLevel::Whole,
                    (true, false) | (false, true) => SandboxLevel::Part,
                    (false, false) => SandboxLevel::None,
                },
                landlock: sandbox.landlock,
                namespaces: sandbox.namespaces,
            },
        }
    }

    /// Judges one answer. That we could not is a report, too.
    ///
    /// # Cancellation
    /// Dropping the future kills what was started.
    pub async fn judge(&self, answer: &Answer<'_>) -> Report {
        let outcome = match self.set.check(answer.exercise) {
            Ok(check) => self
                .runner
                .run(&self.job_of(answer, &check))
                .await
                .map_err(anyhow::Error::from),
            Err(error) => Err(error),
        };
        self.report(answer, outcome)
    }

    /// Compiles one answer, judges `times` runs of it, `at_once` side by side, and gives the facts and the report of each.
    /// One that does not compile is reported once.
    ///
    /// # Cancellation
    /// Dropping the future kills what was started.
    pub async fn judge_repeatedly(
        &self,
        answer: &Answer<'_>,
        times: usize,
        at_once: usize,
        mut on_judged: impl FnMut(&Outcome, Report),
    ) -> anyhow::Result<()> {
        let check = self.set.check(answer.exercise)?;
        let job = self.job_of(answer, &check);
        let on_outcome = |outcome: Outcome| {
            let report = self.report(answer, Ok(outcome.clone()));
            on_judged(&outcome, report);
        };
        Ok(self
            .runner
            .run_repeatedly(&job, times, at_once, on_outcome)
            .await?)
    }

    /// What clippy says about async in an answer that compiled. Advice is an extra: where it cannot be had, there is none.
    ///
    /// # Cancellation
    /// Dropping the future kills what was started.
    pub async fn advice(&self, exercise: &Exercise, source: &[u8]) -> Vec<CompilerMessage> {
        let Ok(check) = self.set.check(exercise) else {
            return Vec::new();
        };
        let job = self.job(exercise, source, &check);
        let messages = self.runner.advice(&job).await.unwrap_or_default();
        verdict::advice(exercise, &messages)
    }

    fn report(&self, answer: &Answer<'_>, outcome: anyhow::Result<Outcome>) -> Report {
        let facts = outcome.and_then(|outcome| Ok((outcome, self.recorded(answer.exercise)?)));
        let judgement = match facts {
            Ok((outcome, recorded)) => verdict::judge(answer.exercise, &outcome, recorded.as_ref()),
            Err(error) => verdict::unjudged(problem::in_words(&error)),
        };
        Report {
            submission: answer.submission.clone(),
            attempted: answer.attempted,
            tampered: answer.tampered,
            file: answer.file.clone(),
            ..report(answer.exercise, judgement)
        }
    }

    /// The report about an exercise whose answer could not even be read.
    pub fn unjudged(exercise: &Exercise, reason: String) -> Report {
        report(exercise, verdict::unjudged(reason))
    }

    /// Judges many, some together in one crate and `jobs` crates at a time, and returns the reports in the order
    /// of the answers.
    ///
    /// # Cancellation
    /// Dropping the future kills what was started.
    pub async fn judge_all(
        &self,
        answers: &[Answer<'_>],
        jobs: usize,
        on_event: impl FnMut(Event<'_>),
    ) -> Vec<Report> {
        // Several judgements tell of themselves; never two at once, for they share this task.
        let on_event = RefCell::new(on_event);
        let tell = |event: Event<'_>| on_event.borrow_mut()(event);
        let jobs = jobs.max(1);
        let crate_size = answers.len().div_ceil(jobs).clamp(1, LARGEST_CRATE);
        let reports: Vec<Vec<Report>> = stream::iter(answers.chunks(crate_size))
            .map(async |together| {
                tell(Event::Judging {
                    exercise: together[0].exercise,
                });
                let reports = self.judge_together(together).await;
                for report in &reports {
                    tell(Event::Judged { report });
                }
                reports
            })
            .buffered(jobs)
            .collect()
            .await;
        reports.into_iter().flatten().collect()
    }

    async fn judge_together(&self, answers: &[Answer<'_>]) -> Vec<Report> {
        let checks: Vec<anyhow::Result<String>> = answers
            .iter()
            .map(|answer| self.set.check(answer.exercise))
            .collect();
        let checked = || {
            answers
                .iter()
                .zip(&checks)
                .filter_map(|(answer, check)| Some((answer, check.as_ref().ok()?)))
        };
        let work: Vec<Job<'_>> = checked()
            .map(|(answer, check)| self.job_of(answer, check))
            .collect();
        let mut outcomes = self
            .runner
            .run_together(&work, self.settings.reuse)
            .await
            .into_iter();
        let mut reports = Vec::with_capacity(answers.len());
        for (answer, check) in answers.iter().zip(checks) {
            let outcome = match check {
                Ok(_) => outcomes
                    .next()
                    .expect("every job has an outcome")
                    .map_err(anyhow::Error::from),
                Err(error) => Err(error),
            };
            reports.push(self.report(answer, outcome));
        }
        reports
    }

    /// What the answer did, without a word about it.
    pub async fn outcome(&self, answer: &Answer<'_>) -> anyhow::Result<Outcome> {
        let check = self.set.check(answer.exercise)?;
        let outcomes = self
            .runner
            .run_together(&[self.job_of(answer, &check)], self.settings.reuse)
            .await;
        Ok(outcomes
            .into_iter()
            .next()
            .expect("one job has one outcome")?)
    }

    /// An exercise's answer under the exercise's limits, for a learner: alone or in company, on all of the check's data.
    fn job<'a>(&self, exercise: &'a Exercise, source: &'a [u8], check: &'a str) -> Job<'a> {
        Job {
            topic: &exercise.topic,
            name: &exercise.name,
            answer: source,
            check,
            limits: self.limits(exercise),
            extent: Extent::Whole,
            company: Company::Welcome,
        }
    }

    fn job_of<'a>(&self, answer: &'a Answer<'_>, check: &'a str) -> Job<'a> {
        Job {
            extent: answer.extent,
            company: answer.company,
            ..self.job(answer.exercise, &answer.source, check)
        }
    }

    /// What the solution did.
    fn recorded(&self, exercise: &Exercise) -> anyhow::Result<Option<Recorded>> {
        let text = self.set.timeline(exercise)?;
        text.map(|text| {
            let path = format!("solutions/{}.timeline.json", exercise.id_path());
            serde_json::from_str(&text)
                .with_context(|| format!("`{path}` is not a recorded timeline"))
        })
        .transpose()
    }

    fn limits(&self, exercise: &Exercise) -> Limits {
        let own = exercise.limits;
        let run = Duration::from_secs(own.run_s.unwrap_or(10));
        Limits {
            compile: Duration::from_secs(own.compile_s.unwrap_or(15)),
            compile_memory: own.compile_memory_mib.unwrap_or(2048) << 20,
            run: self.settings.run_limit.unwrap_or(run),
            memory: own.memory_mib.unwrap_or(1024) << 20,
            output: own.output_kib.unwrap_or(1024) << 10,
            // More than tokio's pool for blocking work grows to by itself.
            threads: own.threads.unwrap_or(1000),
        }
    }
}

fn report(exercise: &Exercise, judgement: Judgement) -> Report {
    Report {
        name: exercise.name.clone(),
        topic: exercise.topic.clone(),
        title: exercise.title.clone(),
        revision: exercise.revision,
        submission: None,
        attempted: true,
        tampered: false,
        file: exercise.file(),
        judgement,
    }
}

/// How many passed, how many did not.
pub fn summary(reports: &[Report]) -> Summary {
    let mut summary = Summary {
        total: reports.len(),
        ..Summary::default()
    };
    for report in reports {
        match report.judgement.verdict {
            Verdict::Passed => summary.passed += 1,
            Verdict::Unjudged => summary.unjudged += 1,
            Verdict::DidNotCompile
            | Verdict::Failed
            | Verdict::Hung
            | Verdict::TimedOut
            | Verdict::Crashed
            | Verdict::OverMemory
            | Verdict::OutputFlood
            | Verdict::OverThreads => summary.not_passed += 1,
        }
    }
    summary
}

#[cfg(test)]
mod tests {
    use crate::runner::{LINTS, Message};
    use crate::verdict::words::{Place, english};

    #[test]
    fn every_lint_that_is_asked_for_has_a_note() {
        for lint in LINTS {
            let message = Message {
                code: Some((*lint).to_owned()),
                ..Message::default()
            };
            assert!(
                english().rustc(&message, Place::Elsewhere).is_some(),
                "{lint}"
            );
        }
    }
}
