//! A run that failed is made again: to see whether it fails by chance, and which extra waits it needs to fail.

use crate::drive::Plan;
use crate::record::{ExtraWait, Finding, Run};

/// Runs that are made again in one judgement, at most.
pub(crate) const MOST_RUNS: u64 = 300;
/// How often a run is made again to see whether it fails by chance: two orders that come by the toss of a coin agree so
/// often once in thirty thousand times.
const REPEATS: u64 = 16;

/// A run, with what is needed to make it again.
pub(crate) struct Made {
    pub(crate) run: Run,
    /// The extra waits that calls were given.
    pub(crate) waits: Vec<ExtraWait>,
    pub(crate) repeatable: bool,
}

/// Makes runs again, as long as there are some left.
pub(crate) struct Again<'a> {
    pub(crate) make: &'a dyn Fn(Plan) -> Made,
    pub(crate) left: &'a mut u64,
}

impl Again<'_> {
    /// This run as it is told, if it failed.
    pub(crate) fn told(&mut self, plan: &Plan, first: Made) -> Run {
        if !first.repeatable {
            return first.run;
        }
        if self.is_by_chance(plan, &first.run) {
            return Run {
                by_chance: true,
                ..first.run
            };
        }
        match first.waits.is_empty() {
            true => first.run,
            false => self.with_few_waits(plan, first),
        }
    }

    fn make(&mut self, plan: Plan) -> Option<Made> {
        *self.left = self.left.checked_sub(1)?;
        Some((self.make)(plan))
    }

    /// Whether the repeats disagree about what failed first. The first run itself is not asked: what an answer keeps in a
    /// `static` is new to that one alone.
    fn is_by_chance(&mut self, plan: &Plan, first: &Run) -> bool {
        let Some(Made {
            run, repeatable, ..
        }) = self.make(plan.clone())
        else {
            return false;
        };
        let told = first_failure(first).map(|finding| &finding.requirement);
        let seen = |run: &Run| {
            let finding = run.findings.iter();
            let mut finding = finding.filter(|finding| Some(&finding.requirement) == told);
            let finding = finding.next().map(|finding| format!("{finding:?}"));
            (run.end, finding.map(|text| without_task_numbers(&text)))
        };
        let usual = seen(&run);
        repeatable
            && (1..REPEATS).any(|_| {
                let again = self.make(plan.clone());
                again.is_some_and(|again| again.repeatable && seen(&again.run) != usual)
            })
    }

    /// The same failure with as few extra waits as can be found: without half of them, without a quarter, without one,
    /// until none can be missed.
    fn with_few_waits(&mut self, plan: &Plan, first: Made) -> Run {
        let failed = failures(&first.run);
        let mut attempt = |waits: &[ExtraWait]| {
            let schedule = plan.schedule.with_only(waits);
            let made = self.make(Plan {
                schedule,
                ..plan.clone()
            });
            made.map(|made| made.run)
                .filter(|run| failures(run) == failed)
        };
        let mut run = first.run.clone();
        let mut waits = first.waits;
        let mut size = waits.len();
        loop {
            let before = waits.len();
            let mut at = 0;
            while at < waits.len() {
                let mut fewer = waits.clone();
                fewer.drain(at..(at + size).min(waits.len()));
                match attempt(&fewer) {
                    Some(smaller) => (run, waits) = (smaller, fewer),
                    None => at += size,
                }
            }
            match size {
                0 | 1 if waits.len() == before => break,
                0 | 1 => {}
                _ => size /= 2,
            }
        }
        for at in 0..waits.len() {
            let mut shorter = waits.clone();
            shorter[at].times = 1;
            if let Some(smaller) = attempt(&shorter) {
                (run, waits) = (smaller, shorter);
            }
        }
        Run { waits, ..run }
    }
}

/// A text as it would be if tasks had no numbers. tokio goes on counting from run to run, and a `JoinError` tells the number.
fn without_task_numbers(text: &str) -> String {
    /// What stands before it, as `JoinError` is displayed and as it is debugged.
    const BEFORE: [&str; 2] = ["task ", "Id("];
    BEFORE.iter().fold(text.to_owned(), |text, before| {
        let mut parts = text.split(before);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |whole, part| {
            whole + before + part.trim_start_matches(|letter: char| letter.is_ascii_digit())
        })
    })
}

/// What failed, and how it ended: two runs with the same of these fail alike.
fn failures(run: &Run) -> impl PartialEq + use<> {
    let failed = run.findings.iter().filter(|finding| !finding.holds);
    let failed: Vec<String> = failed.map(|finding| finding.requirement.clone()).collect();
    (run.end, run.panics.is_empty(), failed)
}

fn first_failure(run: &Run) -> Option<&Finding> {
    run.findings.iter().find(|finding| !finding.holds)
}
