//! `katas init`: write a workspace and build what its exercises depend on.

use super::judging::Ended;
use super::{Context, Exit, judging, say};
use crate::cli;
use crate::session::Settings;
use crate::workspace::{Place, Workspace};

pub fn run(context: &Context, arguments: &cli::Init) -> anyhow::Result<Exit> {
    let root = match (&arguments.dir, context.place()) {
        (Some(dir), _) => context.absolute(dir),
        (None, Place::Nowhere { make }) => make,
        (None, Place::Here(workspace)) => workspace.root().to_owned(),
    };
    let catalogue = context.catalogue()?;
    let made = Workspace::init(&root, &context.set, &catalogue)?;
    say(&match (made.written, made.kept) {
        (0, _) => format!(
            "`{}` is a workspace already, nothing was missing",
            context.shown(&root)
        ),
        (written, 0) => format!("wrote {} into `{}`", files(written), context.shown(&root)),
        (written, kept) => {
            format!(
                "wrote {} into `{}` and kept {}",
                files(written),
                context.shown(&root),
                files(kept)
            )
        }
    });
    if !arguments.no_build {
        // The first verdict then comes as fast as the next.
        match judging::follow(judging::session(
            context,
            &made.workspace,
            Settings::default(),
        ))? {
            Ended::Done(session) => judging::tell_sandbox(context, &session.environment()),
            Ended::Stopped(stop) => return Ok(Exit::Stopped(stop)),
        }
    }
    say(&if root == context.cwd {
        "`katas` starts with the first exercise".to_owned()
    } else {
        format!(
            "`cd {}`, then `katas` starts with the first exercise",
            context.shown(&root)
        )
    });
    Ok(Exit::Passed)
}

fn files(count: usize) -> String {
    if count == 1 {
        "1 file".to_owned()
    } else {
        format!("{count} files")
    }
}
