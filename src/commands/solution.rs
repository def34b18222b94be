//! `katas solution`: the solution's source on stdout, once the exercise has passed.

use super::{Context, Exit, named_or_current, noted, print};
use crate::cli;
use crate::problem::Problem;

pub fn run(context: &Context, arguments: &cli::Solution) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    let exercise = named_or_current(
        &workspace,
        &catalogue,
        arguments.name.as_deref(),
        "solution",
    )?;
    if !arguments.spoil && !noted(workspace.progress()?).has_passed(exercise) {
        return Err(
            Problem::new(format!("`{}` has not passed yet", exercise.name))
                .hint(format!("`katas hint {}` gives a nudge", exercise.name))
                .hint(format!(
                    "`katas solution {} --spoil` shows it all the same",
                    exercise.name
                ))
                .into(),
        );
    }
    print(&context.set.solution(exercise)?)?;
    Ok(Exit::Passed)
}
