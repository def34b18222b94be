//! `katas goto`: take an exercise in hand, passed or not.

use super::{Context, Exit, naming, noted, print, say};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli;
use crate::workspace::Workspace;

pub fn run(context: &Context, arguments: &cli::Goto) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    let exercise = naming::exercise(&catalogue, &arguments.name, "goto")?;
    arrive(context, &workspace, &catalogue, exercise)
}

/// Moves there and prints the file's path alone on stdout, for `$EDITOR "$(katas next)"`.
pub(super) fn arrive(
    context: &Context,
    workspace: &Workspace,
    catalogue: &Catalogue,
    exercise: &Exercise,
) -> anyhow::Result<Exit> {
    noted(workspace.move_to(catalogue, exercise)?);
    say(&format!("{}: {}", exercise.name, exercise.title));
    if !workspace.answer_path(exercise).exists() {
        say(&format!(
            "the file is gone; `katas reset {}` brings it back",
            exercise.name
        ));
    }
    print(&format!(
        "{}\n",
        context.shown(&workspace.answer_path(exercise))
    ))?;
    Ok(Exit::Passed)
}
