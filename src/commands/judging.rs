//! What the commands that judge have in common: a workspace, a built kit, an answer, a style.

use std::convert::Infallible;
use std::io::{IsTerminal as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use tokio::runtime::{Builder, Runtime};

use super::{Context, Exit, say};
use crate::catalogue::{Catalogue, Exercise};
use crate::event::{Environment, Report, SandboxLevel};
use crate::problem::{self, Problem};
use crate::report::human::MOST_COLUMNS;
use crate::report::progress::Progress;
use crate::runner::{
    Company, Extent, Inspection, Kit, SandboxPolicy, build_folder, guard, inherited,
};
use crate::session::{Answer, Session, Settings, summary};
use crate::terminal::keys::{self, Stop};
use crate::terminal::text::wrap;
use crate::terminal::theme::{ColourChoice, Output, Style};
use crate::terminal::tty::{self, Kept};
use crate::workspace::{Place, Staleness, Workspace};

/// The workspace; one is made first where there is none and somebody can see that it is.
pub fn workspace(context: &Context, catalogue: &Catalogue) -> anyhow::Result<Workspace> {
    let Place::Nowhere { make } = context.place() else {
        return context.workspace(catalogue);
    };
    if !stdout().is_terminal() || context.dir.is_some() {
        return context.workspace(catalogue);
    }
    let made = Workspace::init(&make, &context.set, catalogue)?;
    say(&format!("made a workspace in `{}`", context.shown(&make)));
    Ok(made.workspace)
}

/// What this katas has and the workspace has not, in a sentence; `None` where nothing is missing.
pub fn stale(
    context: &Context,
    workspace: &Workspace,
    catalogue: &Catalogue,
) -> anyhow::Result<Option<String>> {
    let stale = workspace.stale(&context.set, catalogue)?;
    // What the learner has to decide about is told when it is judged.
    let count = |wanted| stale.iter().filter(|(_, found)| *found == wanted).count();
    let (new, changed) = (count(Staleness::New), count(Staleness::Untouched));
    let what = match (new, changed) {
        (0, 0) => return Ok(None),
        (new, 0) => format!("{new} that this workspace does not have"),
        (0, changed) => format!("{changed} that changed"),
        (new, changed) => {
            format!("{new} that this workspace does not have, and {changed} that changed")
        }
    };
    Ok(Some(format!(
        "of this katas' {} exercises there are {what}: `katas update`",
        catalogue.exercises.len()
    )))
}

/// Says it on stderr.
pub fn tell_stale(
    context: &Context,
    workspace: &Workspace,
    catalogue: &Catalogue,
) -> anyhow::Result<()> {
    if let Some(note) = stale(context, workspace, catalogue)? {
        say(&format!("note: {note}"));
    }
    Ok(())
}

/// A verdict is a verdict, also where nothing can be written.
pub fn say_not_remembered(error: &anyhow::Error) {
    say(&problem::note("what passed could not be remembered", error));
}

/// Where kits are built, and results are kept.
pub fn build_folder() -> anyhow::Result<PathBuf> {
    let folder = build_folder::named().map_or_else(build_folder::of_the_user, Ok)?;
    std::path::absolute(folder).context("the current folder is gone")
}

/// A session in this workspace. The first one builds the kit, and shows that it does.
pub async fn session(
    context: &Context,
    workspace: &Workspace,
    settings: Settings,
) -> anyhow::Result<Session> {
    let build = build_folder()?;
    workspace.remove_old_build(&build);
    let place = match settings.inspection {
        Inspection::Dates => workspace.root(),
        // What somebody handed in chooses neither a toolchain nor a linker: they run outside of the sandbox.
        Inspection::Content => workspace.root().parent().unwrap_or(workspace.root()),
    };
    open(context, place, &build, settings).await
}

/// Says it where this system has no whole sandbox, and the user did not choose to go without.
pub fn tell_sandbox(context: &Context, environment: &Environment) {
    let what = match environment.sandbox.level {
        SandboxLevel::Whole => return,
        SandboxLevel::Part => "only a part of a sandbox",
        SandboxLevel::None => "no sandbox",
    };
    if context.sandbox != SandboxPolicy::Off {
        say(&format!(
            "note: this system has {what}: an answer can reach what you can reach, so read what you do not trust"
        ));
    }
}

/// A session with the toolchain of `place` and the kit built below `build`.
pub async fn open(
    context: &Context,
    place: &Path,
    build: &Path,
    settings: Settings,
) -> anyhow::Result<Session> {
    let mut progress: Option<Progress> = None;
    let settings = Settings {
        sandbox: context.sandbox,
        ..settings
    };
    let session = Session::open(&context.set, place, build, settings, |done| {
        let bar = progress.get_or_insert_with(|| {
            say("building what the exercises depend on, once");
            Progress::new(Kit::CRATES, stderr_style(context.colour))
        });
        bar.begin(done);
        bar.step();
    })
    .await?;
    if let Some(bar) = progress {
        bar.finish();
    }
    Ok(session)
}

/// The learner's answer as it stands in the workspace.
pub fn answer<'a>(
    context: &Context,
    workspace: &Workspace,
    exercise: &'a Exercise,
) -> anyhow::Result<Answer<'a>> {
    match workspace.staleness(&context.set, exercise)? {
        Some(Staleness::New | Staleness::Untouched) => {
            let problem = format!("`{}` is not here as this katas ships it", exercise.name);
            return Err(Problem::new(problem)
                .hint("`katas update` brings it, and touches no file that you worked on")
                .into());
        }
        Some(Staleness::Yours) => {
            let problem = format!(
                "`{}` is for an older katas: the exercise has changed",
                exercise.file()
            );
            let hint = format!(
                "`katas reset {}` brings the new one, after a backup",
                exercise.name
            );
            return Err(Problem::new(problem).hint(hint).into());
        }
        None => {}
    }
    Ok(Answer {
        exercise,
        source: workspace.read_answer(exercise)?,
        file: exercise.file(),
        submission: None,
        attempted: workspace.attempted(&context.set, exercise)?,
        tampered: workspace.tampered(&context.set, exercise)?,
        company: Company::Welcome,
        extent: Extent::Whole,
    })
}

/// How work that judges ended.
pub enum Ended<T> {
    Done(T),
    /// Somebody wanted us to leave: what was started is killed, and its folders are gone.
    Stopped(Stop),
}

/// How often the terminal is looked at while somebody else may change it.
const HOLD_EVERY: Duration = Duration::from_millis(200);

/// Works to the end, or until a signal; the terminal is then what it was before. Left to itself a signal would end us at once, and the answer that is
/// being judged would live on, in a process group of its own.
pub fn follow<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<Ended<T>> {
    inherited::check()?;
    let terminal = Kept::now();
    if let Some(terminal) = &terminal {
        guard::terminal(&terminal.in_words());
    }
    let ended = runtime()?.block_on(async {
        tokio::select! {
            biased;
            stop = keys::stop() => Ok(Ended::Stopped(stop.context("the system lets nobody catch signals")?)),
            done = work => Ok(Ended::Done(done?)),
            never = hold(terminal.as_ref()) => match never {},
        }
    });
    if let Some(terminal) = &terminal {
        terminal.put_back();
        guard::terminal("");
    }
    ended
}

/// An answer that puts the terminal into a mode of its own would take Ctrl-C away as long as it runs.
async fn hold(terminal: Option<&Kept>) -> Infallible {
    loop {
        tokio::time::sleep(HOLD_EVERY).await;
        if let Some(terminal) = terminal {
            terminal.hold();
        }
    }
}

/// A runtime for following processes.
pub fn runtime() -> anyhow::Result<Runtime> {
    tty::never_stopped();
    Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the system has no runtime to give")
}

/// What standard output may use, and how wide it is.
pub fn stdout_style(context: &Context) -> (Style, usize) {
    let output = if stdout().is_terminal() {
        Output::Terminal
    } else {
        Output::Elsewhere
    };
    (Style::detect(context.colour, output), columns())
}

/// Sentences as standard output shows them: a terminal would break a word at its edge, whatever else reads them gets
/// them whole.
pub fn in_lines(text: &str) -> String {
    if !stdout().is_terminal() {
        return text.to_owned();
    }
    wrap(text, columns().min(MOST_COLUMNS)).join("\n")
}

fn columns() -> usize {
    console::Term::stdout()
        .size_checked()
        .map_or(80, |(_rows, columns)| usize::from(columns))
}

pub fn stderr_style(choice: ColourChoice) -> Style {
    let output = if stderr().is_terminal() {
        Output::Terminal
    } else {
        Output::Elsewhere
    };
    Style::detect(choice, output)
}

/// How judging these ends.
pub fn exit(reports: &[Report]) -> Exit {
    let summary = summary(reports);
    match (summary.unjudged, summary.not_passed) {
        (0, 0) => Exit::Passed,
        (0, _) => Exit::NotPassed,
        (_, _) => Exit::NotJudged,
    }
}
