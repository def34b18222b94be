//! `katas reset`: the shipped files again, after a backup.

use super::{Context, Exit, naming, say};
use crate::cli;
use crate::workspace::Restored;

pub fn run(context: &Context, arguments: &cli::Reset) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    // `--all` and no names is the same; clap lets neither be forgotten.
    let exercises = naming::exercises(&catalogue, &arguments.names, "reset")?;
    let restored = workspace.reset(&context.set, &exercises)?;
    if restored.is_empty() {
        say("nothing to do: as shipped already");
    } else {
        report(context, &restored);
        // A file that was gone left nothing to bring back; `undo` would take an older reset back in its place.
        if restored.iter().any(|file| file.backup.is_some()) {
            say("`katas undo` takes this back");
        }
    }
    Ok(Exit::Passed)
}

/// One line for each file that got another content.
pub(super) fn report(context: &Context, restored: &[Restored]) {
    for file in restored {
        say(&match &file.backup {
            Some(backup) => format!(
                "{}: restored, what it was is in `{}`",
                file.exercise,
                context.shown(backup)
            ),
            None => format!("{}: restored, there was no file", file.exercise),
        });
    }
}
