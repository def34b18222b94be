//! `katas update`: a newer katas' exercises in an older workspace.

use super::reset::report;
use super::{Context, Exit, say};
use crate::workspace::Update;

pub fn run(context: &Context) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = context.workspace(&catalogue)?;
    let Update {
        new,
        back,
        replaced,
        yours,
    } = workspace.update(&context.set, &catalogue)?;
    if !new.is_empty() {
        say(&format!("new: {}", new.join(", ")));
    }
    if !back.is_empty() {
        say(&format!("was gone, and is back: {}", back.join(", ")));
    }
    report(context, &replaced);
    for name in &yours {
        say(&format!(
            "{name}: changed in this katas, and you have worked on it: left as it is; `katas reset {name}` brings the \
             new one, after a backup"
        ));
    }
    if new.is_empty() && back.is_empty() && replaced.is_empty() && yours.is_empty() {
        say("nothing to do: this workspace has what this katas has");
    } else if !replaced.is_empty() {
        say("`katas undo` brings back what was replaced");
    }
    Ok(Exit::Passed)
}
