//! What each requirement is there for: taken out alone, it must let some wrong answer through.
//!
//! Every requirement is asked of every run, also where another fails. So nothing has to be judged again: an answer
//! that fails in one requirement alone is one that would pass without it.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Report;
use crate::verdict::Implied;
use crate::verdict::judgement::CheckOutcome;

use super::bank::{Bank, Expected};
use super::rule::{Rule, Violation};

/// A violation for each requirement that no wrong answer fails alone.
pub(super) fn check(bank: &Bank<'_>, reports: &[Report]) -> Vec<Violation> {
    let mut asked: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut needed: BTreeSet<(String, &str)> = BTreeSet::new();
    for (subject, report) in bank.subjects.iter().zip(reports) {
        let check = format!("tests/checks/{}.rs", subject.exercise.id_path());
        let known = asked.entry(check.clone()).or_default();
        for result in &report.judgement.checks {
            if Implied::parse(&result.name).is_none() && !known.contains(&result.name.as_str()) {
                known.push(&result.name);
            }
        }
        if let (Expected::Fails(_), Some(only)) = (&subject.expected, fails_alone(report)) {
            needed.insert((check, only));
        }
    }
    let superfluous = asked.into_iter().flat_map(|(check, ids)| {
        let ids = ids.into_iter().map(move |id| (check.clone(), id));
        ids.filter(|requirement| !needed.contains(requirement))
            .map(|(check, id)| {
                let what = format!("no wrong answer fails in `{id}` alone: it is not needed");
                Violation::new(Rule::RequirementIsNeeded, check, what)
            })
            .collect::<Vec<_>>()
    });
    superfluous.collect()
}

/// The one requirement that stands between this answer and a pass.
pub(super) fn fails_alone(report: &Report) -> Option<&str> {
    let mut failed = report
        .judgement
        .checks
        .iter()
        .filter(|check| check.outcome != CheckOutcome::Passed);
    match (failed.next(), failed.next()) {
        (Some(only), None) => Some(&only.name),
        (Some(_) | None, _) => None,
    }
}
