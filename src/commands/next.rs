//! `katas next`: on to the exercise that follows, passed or not.

use anyhow::Context as _;

use super::{Context, Exit, goto, judging, noted, print_painted, say};
use crate::report::human;

pub fn run(context: &Context) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    judging::tell_stale(context, &workspace, &catalogue)?;
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
    let open = progress.open(&catalogue);
    say(&match open {
        Some(open) => format!(
            "`{}` is the last exercise; `{}` has not passed yet: `katas goto {}`",
            current.name, open.name, open.name
        ),
        None => format!(
            "`{}` is the last exercise, and every one has passed",
            current.name
        ),
    });
    if open.is_none() && !catalogue.afterwards.is_empty() {
        let (style, columns) = judging::stdout_style(context);
        let columns = columns.min(human::MOST_COLUMNS);
        let lines = human::farewell(&catalogue.afterwards, columns, style);
        print_painted(&format!("\n{}\n", lines.join("\n")), style.colour)?;
    }
    Ok(Exit::Passed)
}
