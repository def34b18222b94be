//! Which requirement catches which wrong answer: a page of Markdown, a table for each exercise.

use crate::catalogue::{Catalogue, Exercise};
use crate::event::Report;
use crate::verdict::Implied;
use crate::verdict::judgement::{CheckOutcome, CheckResult, Verdict};

use super::bank::{Bank, Expected, Subject};
use super::needed::fails_alone;

const HEAD: &str = "\
# Which requirement catches which answer

Written by `katas author matrix`; CI holds it against a fresh run.

A line for each wrong answer on file, a column for each requirement of the check. `✗` is the requirement that is told,
the first that fails; `x` one that fails as well; `–` was not reached, since the answer did not compile, panicked or did
not come back. The last line counts the answers that a requirement catches alone: without it, they would pass.
";

/// A judged answer of one exercise.
type Judged<'a> = (&'a Subject<'a>, &'a Report);

pub(super) fn page(
    catalogue: &Catalogue,
    exercises: &[&Exercise],
    bank: &Bank<'_>,
    reports: &[Report],
) -> String {
    let judged: Vec<Judged<'_>> = bank.subjects.iter().zip(reports).collect();
    let of = |exercise: &Exercise| -> Vec<Judged<'_>> {
        let own = judged.iter().copied();
        own.filter(|(subject, _)| subject.exercise.name == exercise.name)
            .collect()
    };
    let sections: String = catalogue
        .exercises
        .iter()
        .filter(|exercise| exercises.iter().any(|chosen| chosen.name == exercise.name))
        .map(|exercise| section(exercise, &of(exercise)))
        .collect();
    let wrong = judged.iter().filter(|(subject, _)| is_wrong(subject));
    let (wrong, caught) = wrong.fold((0, 0), |(wrong, caught), (_, report)| {
        (wrong + 1, caught + usize::from(!passed(report)))
    });
    let right = judged.iter().filter(|(subject, _)| !is_wrong(subject));
    let (right, let_through) = right.fold((0, 0), |(right, let_through), (_, report)| {
        (right + 1, let_through + usize::from(passed(report)))
    });
    let count = match exercises.len() {
        1 => "1 exercise".to_owned(),
        many => format!("{many} exercises"),
    };
    format!(
        "{HEAD}\n{count}: {caught} of {wrong} wrong answers are caught, the shipped files among them; \
         {let_through} of {right} right answers pass, the solutions among them.\n{sections}"
    )
}

fn section(exercise: &Exercise, judged: &[Judged<'_>]) -> String {
    let requirements = requirements(judged);
    let mut text = format!("\n## {}: {}\n\n", exercise.name, exercise.title);
    let titles: String = requirements
        .iter()
        .map(|check| format!(" {} |", check.title))
        .collect();
    let rule = "|:-:".repeat(requirements.len());
    text += &format!("| wrong answer |{titles} diagnosis |\n|---{rule}|---|\n");
    for (subject, report) in judged.iter().filter(|(subject, _)| is_wrong(subject)) {
        text += &line(subject, report, &requirements);
    }
    let alone: String = requirements
        .iter()
        .map(|check| {
            let caught = judged.iter().filter(|(subject, report)| {
                is_wrong(subject) && fails_alone(report) == Some(check.name.as_str())
            });
            format!(" {} |", caught.count())
        })
        .collect();
    text += &format!("| *caught by it alone* |{alone} |\n");
    let right: Vec<String> = judged
        .iter()
        .filter(|(subject, _)| !is_wrong(subject))
        .map(|(subject, report)| match passed(report) {
            true => subject.label(),
            false => format!("**{} does not pass**", subject.label()),
        })
        .collect();
    text + &format!("\nPass: {}.\n", right.join(", "))
}

/// What the check asks, in its order. Every answer that was run was asked the same.
fn requirements<'a>(judged: &[Judged<'a>]) -> Vec<&'a CheckResult> {
    let asked = |report: &'a Report| -> Vec<&'a CheckResult> {
        let checks = report.judgement.checks.iter();
        checks
            .filter(|check| Implied::parse(&check.name).is_none())
            .collect()
    };
    let all = judged.iter().map(|(_, report)| asked(report));
    all.max_by_key(Vec::len).unwrap_or_default()
}

fn line(subject: &Subject<'_>, report: &Report, requirements: &[&CheckResult]) -> String {
    let judgement = &report.judgement;
    let first = judgement
        .checks
        .iter()
        .find(|check| check.outcome == CheckOutcome::Failed);
    let marks: String = requirements
        .iter()
        .map(|requirement| {
            let own = judgement
                .checks
                .iter()
                .find(|check| check.name == requirement.name);
            let mark = match own.map(|check| check.outcome) {
                Some(CheckOutcome::Failed) if own == first => "✗",
                Some(CheckOutcome::Failed) => "x",
                Some(CheckOutcome::Passed) => "",
                Some(CheckOutcome::NotRun) | None => "–",
            };
            format!(" {mark} |")
        })
        .collect();
    let code = match &judgement.diagnosis {
        Some(diagnosis) => diagnosis.code.as_str(),
        None if passed(report) => "**passes**",
        None => "not judged",
    };
    format!("| {} |{marks} {code} |\n", subject.label())
}

fn is_wrong(subject: &Subject<'_>) -> bool {
    match subject.expected {
        Expected::Fails(_) => true,
        Expected::Passes => false,
    }
}

fn passed(report: &Report) -> bool {
    report.judgement.verdict == Verdict::Passed
}
