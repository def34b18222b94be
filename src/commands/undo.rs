//! `katas undo`: what the last `reset` or `undo` replaced.

use super::{Context, Exit, reset};

pub fn run(context: &Context) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let restored = context.workspace(&catalogue)?.undo(&catalogue)?;
    reset::report(context, &restored);
    Ok(Exit::Passed)
}
