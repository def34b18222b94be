//! The answers that judge the checks: the shipped file, the solution, and the right and wrong answers on file.

use crate::catalogue::{Exercise, Set};
use crate::event::Report;
use crate::runner::{Company, Extent};
use crate::session::Answer;
use crate::verdict::Implied;
use crate::verdict::judgement::Verdict;

use super::outcome_of;
use super::rule::{Rule, Violation};

/// How many answers of each kind a check is judged by, at the least.
const FEWEST: usize = 3;

/// Seeded sets that a right answer has to pass here, many more than a learner's.
const SWEEP: u64 = 40;

/// One answer with what is expected of it.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    pub exercise: &'a Exercise,
    pub file: String,
    pub source: String,
    pub expected: Expected,
    rule: Rule,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    Passes,
    /// `requirement / diagnosis`
    Fails(String),
}

/// Every answer of some exercises.
#[derive(Debug)]
pub struct Bank<'a> {
    pub subjects: Vec<Subject<'a>>,
}

impl<'a> Bank<'a> {
    /// Reads them; what is missing or says nothing about itself is added to `violations`.
    pub fn collect(
        set: &Set,
        exercises: &[&'a Exercise],
        violations: &mut Vec<Violation>,
    ) -> anyhow::Result<Self> {
        let mut subjects = Vec::new();
        for &exercise in exercises {
            let first = subjects.len();
            // A missing file is a violation of its own, reported with the trees.
            if let Ok(source) = set.exercise_source(exercise) {
                let declared = format!(
                    "{} / {}",
                    exercise.shipped.requirement, exercise.shipped.diagnosis
                );
                let (file, expected) = (exercise.file(), Expected::Fails(declared));
                subjects.push(Subject {
                    exercise,
                    file,
                    source,
                    expected,
                    rule: Rule::ShippedFails,
                });
            }
            if let Ok(solution) = Subject::solution(set, exercise) {
                subjects.push(solution);
            }
            let (mut right, mut wrong) = (0, 0);
            for answer in set.answers(exercise)? {
                let file = format!("tests/answers/{}/{}", exercise.id_path(), answer.file);
                let (expected, rule) = match declared(&answer.source) {
                    Some(Expected::Passes) if answer.file.starts_with("right_") => {
                        (Expected::Passes, Rule::RightPasses)
                    }
                    Some(Expected::Fails(how)) if answer.file.starts_with("wrong_") => {
                        (Expected::Fails(how), Rule::WrongIsCaught)
                    }
                    Some(_) | None => {
                        let what = "does not begin with `//! right: …` or `//! wrong: requirement / diagnosis`, as its name says";
                        violations.push(Violation::new(Rule::AnswerDeclares, file, what));
                        continue;
                    }
                };
                match expected {
                    Expected::Passes => right += 1,
                    Expected::Fails(_) => wrong += 1,
                }
                subjects.push(Subject {
                    exercise,
                    file,
                    source: answer.source,
                    expected,
                    rule,
                });
            }
            if set.check(exercise).is_err() {
                // Nothing can judge them, and that is reported with the trees.
                subjects.truncate(first);
            }
            for (kind, count) in [("right", right), ("wrong", wrong)] {
                if count < FEWEST {
                    let answers = if count == 1 { "answer" } else { "answers" };
                    let what =
                        format!("{count} {kind} {answers}; a check is judged by at least {FEWEST}");
                    let folder = format!("tests/answers/{}", exercise.id_path());
                    violations.push(Violation::new(Rule::BankIsFilled, folder, what));
                }
            }
        }
        Ok(Self { subjects })
    }
}

impl<'a> Subject<'a> {
    pub fn solution(set: &Set, exercise: &'a Exercise) -> anyhow::Result<Self> {
        let (file, source) = (
            format!("solutions/{}.rs", exercise.id_path()),
            set.solution(exercise)?,
        );
        Ok(Self {
            exercise,
            file,
            source,
            expected: Expected::Passes,
            rule: Rule::SolutionPasses,
        })
    }

    pub fn answer(&self) -> Answer<'a> {
        Answer {
            exercise: self.exercise,
            source: self.source.clone().into_bytes(),
            file: self.file.clone(),
            submission: None,
            attempted: true,
            tampered: false,
            // A right answer has to be right on any data; a wrong one is caught by the check's own.
            extent: match &self.expected {
                Expected::Passes => Extent::Sweep(SWEEP),
                Expected::Fails(_) => Extent::Whole,
            },
            company: match &self.expected {
                Expected::Fails(how) if how.starts_with(Implied::Compiles.id()) => Company::Alone,
                Expected::Fails(_) | Expected::Passes => Company::Welcome,
            },
        }
    }

    /// The shipped file or the solution; the others are on file to judge the check.
    pub fn is_ours(&self) -> bool {
        self.rule == Rule::ShippedFails || self.rule == Rule::SolutionPasses
    }

    /// What a page calls it. The shipped file and the solution have the exercise's own name; an answer has one that
    /// tells what it does.
    pub fn label(&self) -> String {
        let file = self.file.rsplit('/').next().unwrap_or(&self.file);
        let stem = file.trim_end_matches(".rs");
        match (self.is_ours(), &self.expected) {
            (true, Expected::Fails(_)) => "*as shipped*".to_owned(),
            (true, Expected::Passes) => "*the solution*".to_owned(),
            (false, Expected::Fails(_) | Expected::Passes) => stem
                .trim_start_matches("wrong_")
                .trim_start_matches("right_")
                .replace('_', " "),
        }
    }

    /// The rule that this judgement breaks, if it breaks one.
    pub fn holds(&self, report: &Report) -> Option<Violation> {
        let seen = outcome_of(report);
        let what = match &self.expected {
            Expected::Passes if report.judgement.verdict == Verdict::Passed => return None,
            Expected::Passes => format!("fails in `{seen}` and should pass{}", first_words(report)),
            Expected::Fails(wanted) if *wanted == seen => return None,
            Expected::Fails(wanted) if report.judgement.verdict == Verdict::Passed => {
                format!("passes and should fail in `{wanted}`")
            }
            Expected::Fails(wanted) => {
                format!(
                    "fails in `{seen}` and should fail in `{wanted}`{}",
                    first_words(report)
                )
            }
        };
        Some(Violation::new(self.rule, self.file.clone(), what))
    }
}

/// What the compiler or the first failed requirement said: an author should not have to ask again.
fn first_words(report: &Report) -> String {
    let judgement = &report.judgement;
    let compiler = judgement
        .compiler
        .first()
        .map(|message| message.message.clone());
    let check = judgement
        .checks
        .iter()
        .find_map(|check| check.message.clone());
    compiler
        .filter(|_| judgement.verdict == Verdict::DidNotCompile)
        .or(check)
        .map_or_else(String::new, |words| format!(": {words}"))
}

fn declared(source: &str) -> Option<Expected> {
    let line = source.lines().next()?.strip_prefix("//! ")?;
    match line.split_once(": ")? {
        ("right", _) => Some(Expected::Passes),
        ("wrong", how) => Some(Expected::Fails(how.trim().to_owned())),
        _ => None,
    }
}
