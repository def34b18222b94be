//! The rules that a set of exercises must keep, all held at once: each shipped file fails as declared, each
//! solution passes, every known wrong answer is caught and named, every known right one is let through.

mod bank;
mod files;
mod matrix;
mod needed;
mod rule;
mod steady;

use std::path::Path;

use crate::catalogue::{Catalogue, Exercise, Set};
use crate::event::{Event, Report};
use crate::runner::Extent;
use crate::session::{Answer, Session};
use crate::verdict::Recorded;
use crate::verdict::judgement::Verdict;

pub use bank::{Bank, Subject};
pub use rule::{Rule, Violation};
pub use steady::{Effort, Progress, page as steadiness};

/// The catalogue of a set as far as it can be read; what is wrong with it is added to `violations`.
///
/// # Errors
/// When nothing of it can be read.
pub fn catalogue(set: &Set, violations: &mut Vec<Violation>) -> anyhow::Result<Catalogue> {
    let (mut catalogue, problems) = set.catalogue_with_problems()?;
    violations.extend(problems.into_iter().map(|problem| {
        let file = format!("info.toml:{}", problem.line);
        Violation::new(Rule::CatalogueIsSound, file, problem.text)
    }));
    // Without these there are no files to look at.
    let has_files = |exercise: &Exercise| !exercise.name.is_empty() && !exercise.topic.is_empty();
    catalogue.exercises.retain(has_files);
    Ok(catalogue)
}

/// Holds a set against every rule. `on_judged` is told after each of the [`Bank`]'s answers.
pub async fn check(
    root: &Path,
    set: &Set,
    catalogue: &Catalogue,
    exercises: &[&Exercise],
    session: &Session,
    on_judged: impl FnMut(&Report, usize, usize),
) -> anyhow::Result<Vec<Violation>> {
    let mut violations = files::check(root, catalogue, exercises)?;
    let bank = Bank::collect(set, exercises, &mut violations)?;
    let reports = judge(&bank, session, on_judged).await;
    for (subject, report) in bank.subjects.iter().zip(&reports) {
        violations.extend(subject.holds(report));
    }
    violations.extend(needed::check(&bank, &reports));
    for exercise in exercises {
        violations.extend(stale_recording(set, session, exercise).await?);
    }
    Ok(violations)
}

/// Which requirement catches which wrong answer, as a page of Markdown.
pub async fn matrix(
    set: &Set,
    catalogue: &Catalogue,
    exercises: &[&Exercise],
    session: &Session,
    on_judged: impl FnMut(&Report, usize, usize),
) -> anyhow::Result<String> {
    // What is missing is `check`'s to tell.
    let bank = Bank::collect(set, exercises, &mut Vec::new())?;
    let reports = judge(&bank, session, on_judged).await;
    Ok(matrix::page(catalogue, exercises, &bank, &reports))
}

/// A report for each of the bank's answers, in its order.
async fn judge(
    bank: &Bank<'_>,
    session: &Session,
    mut on_judged: impl FnMut(&Report, usize, usize),
) -> Vec<Report> {
    let answers: Vec<Answer<'_>> = bank
        .subjects
        .iter()
        .map(|subject| subject.answer())
        .collect();
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let mut judged = 0;
    session
        .judge_all(&answers, jobs, |event| match event {
            Event::Judging { exercise: _ } => {}
            Event::Judged { report } => {
                judged += 1;
                on_judged(report, judged, answers.len());
            }
        })
        .await
}

/// What a solution did, for the picture beside the learner's. `None` if it does not pass.
pub async fn record(
    set: &Set,
    session: &Session,
    exercise: &Exercise,
) -> anyhow::Result<Option<String>> {
    let subject = Subject::solution(set, exercise)?;
    let answer = Answer {
        extent: Extent::Recorded,
        ..subject.answer()
    };
    let outcome = session.outcome(&answer).await?;
    let passed = crate::verdict::judge(exercise, &outcome, None).verdict == Verdict::Passed;
    let facts = outcome
        .execution
        .filter(|_| passed)
        .map(|execution| execution.record);
    let Some(record) = facts else { return Ok(None) };
    let Some(hello) = record.hello else {
        return Ok(None);
    };
    Ok(Some(Recorded::of(hello.clock, &record.runs).to_json()?))
}

async fn stale_recording(
    set: &Set,
    session: &Session,
    exercise: &Exercise,
) -> anyhow::Result<Option<Violation>> {
    if set.solution(exercise).is_err() || set.check(exercise).is_err() {
        // Reported with the trees.
        return Ok(None);
    }
    let Some(fresh) = record(set, session, exercise).await? else {
        return Ok(None);
    };
    let stale = set
        .timeline(exercise)?
        .is_none_or(|recorded| recorded != fresh);
    let file = format!("solutions/{}.timeline.json", exercise.id_path());
    let what = format!(
        "is not what the solution does: `katas author record {}` writes it anew",
        exercise.name
    );
    Ok(stale.then(|| Violation::new(Rule::StaleTimeline, file, what)))
}

/// `the_downloads_overlap / serial`: the first requirement that failed in the run that is told, and the diagnosis.
pub fn outcome_of(report: &Report) -> String {
    let judgement = &report.judgement;
    match (judgement.verdict, &judgement.diagnosis) {
        (Verdict::Passed, _) => "passed".to_owned(),
        (_, Some(diagnosis)) => format!("{} / {}", diagnosis.requirement, diagnosis.code),
        (_, None) => judgement
            .unjudged
            .clone()
            .unwrap_or_else(|| "not judged".to_owned()),
    }
}
