//! `katas hint`: one level more each time it is asked; never moves the learner's place.

use std::fmt::Write as _;

use super::{Context, Exit, judging, named_or_current, noted, print, say};
use crate::cli;

pub fn run(context: &Context, arguments: &cli::Hint) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    let exercise = named_or_current(&workspace, &catalogue, arguments.name.as_deref(), "hint")?;
    let shown = noted(workspace.progress()?).record(exercise).hints_shown;

    let count = exercise.hints.len();
    let levels = if arguments.all {
        0..count
    } else {
        // After the last, the last again.
        shown.min(count - 1)..(shown + 1).min(count)
    };
    let mut text = String::new();
    for (index, hint) in exercise
        .hints_to_show()
        .iter()
        .enumerate()
        .take(levels.end)
        .skip(levels.start)
    {
        if !text.is_empty() {
            text.push('\n');
        }
        writeln!(
            text,
            "{}, hint {} of {count}\n{}",
            exercise.name,
            index + 1,
            judging::in_lines(hint.trim_end()),
        )?;
    }
    print(&text)?;

    noted(workspace.update_progress(|progress| {
        let record = progress.record_mut(exercise);
        record.hints_shown = record.hints_shown.max(levels.end);
    })?);
    if !arguments.all && shown >= count {
        say(&format!(
            "that was the last one; `katas hint {} --all` shows all",
            exercise.name
        ));
    }
    Ok(Exit::Passed)
}
