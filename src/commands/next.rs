//! `katas next`: on to the exercise that follows, passed or not.

use anyhow::Context as _;

use super::{Context, Exit, goto, noted, say};

pub fn run(context: &Context) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace()?;
    let progress = noted(workspace.progress()?);
    let current = workspace
        .current(&progress, &catalogue)
        .context("this set has no exercises")?;
    let following = catalogue
        .exercises
        .iter()
        .skip_while(|exercise| exercise.name != current.name)
        .nth(1);
    if let Some(exercise) = following {
        return goto::arrive(context, &workspace, &catalogue, exercise);
    }
    say(&match catalogue
        .exercises
        .iter()
        .find(|exercise| !progress.has_passed(exercise))
    {
        Some(open) => format!(
            "`{}` is the last exercise; `{}` has not passed yet: `katas goto {}`",
            current.name, open.name, open.name
        ),
        None => format!(
            "`{}` is the last exercise, and every one has passed",
            current.name
        ),
    });
    Ok(Exit::Passed)
}
