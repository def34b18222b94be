//! The subcommands, one file each, and what they have in common: where they run and how they end.

mod author;
mod completions;
mod explain;
mod goto;
pub mod guard;
mod hint;
mod init;
mod judging;
mod list;
mod man;
mod naming;
mod next;
mod reset;
mod run;
mod solution;
mod undo;
mod update;
mod verify;
mod watch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use crate::catalogue::{Catalogue, CatalogueError, Exercise, Set};
use crate::cli::{Author, Cli, Color, Command, Global, SandboxWhen, Watch};
use crate::problem::{self, Problem};
use crate::runner::SandboxPolicy;
use crate::terminal::keys::Stop;
use crate::terminal::output;
use crate::terminal::theme::{Colour, ColourChoice};
use crate::workspace::{Loaded, Place, Progress, Workspace};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything judged passed, or there was nothing to judge.
    Passed,
    /// Something did not.
    NotPassed,
    /// Something could not be judged.
    NotJudged,
    /// A signal asked us to leave.
    Stopped(Stop),
}

impl Exit {
    pub fn code(self) -> u8 {
        match self {
            Exit::Passed => 0,
            Exit::NotPassed => 1,
            Exit::NotJudged => 2,
            Exit::Stopped(stop) => stop.exit_code(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

pub fn dispatch(cli: Cli) -> anyhow::Result<Exit> {
    let context = Context::new(cli.global)?;
    match cli
        .command
        .unwrap_or_else(|| Command::Watch(Watch::default()))
    {
        Command::Watch(arguments) => watch::run(&context, &arguments),
        Command::Init(arguments) => init::run(&context, &arguments),
        Command::Run(arguments) => run::run(&context, &arguments),
        Command::Hint(arguments) => hint::run(&context, &arguments),
        Command::List(arguments) => list::run(&context, &arguments),
        Command::Next => next::run(&context),
        Command::Goto(arguments) => goto::run(&context, &arguments),
        Command::Solution(arguments) => solution::run(&context, &arguments),
        Command::Reset(arguments) => reset::run(&context, &arguments),
        Command::Undo => undo::run(&context),
        Command::Update => update::run(&context),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Verify(arguments) => verify::run(&context, &arguments),
        Command::Author(Author::Check(arguments)) => author::check(&context, &arguments),
        Command::Author(Author::Record(arguments)) => author::record(&context, &arguments),
        Command::Author(Author::Matrix(arguments)) => author::matrix(&context, &arguments),
        Command::Author(Author::Steady(arguments)) => author::steady(&context, &arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man => man::run(),
        Command::Other(words) => Err(naming::not_a_command(&context.or_as_in(&words), &words)),
    }
}

/// Where a command runs: the set, the workspace that was named, the current folder.
#[derive(Debug, Clone)]
pub struct Context {
    pub set: Set,
    pub dir: Option<PathBuf>,
    pub cwd: PathBuf,
    pub colour: ColourChoice,
    pub sandbox: SandboxPolicy,
}

impl Context {
    fn new(global: Global) -> anyhow::Result<Self> {
        let cwd = std::env::current_dir().context("the current folder is gone")?;
        let set = global.set.map_or(Set::Embedded, Set::OnDisk);
        Ok(Self {
            set,
            dir: global.dir,
            cwd,
            colour: match global.color {
                Color::Auto => ColourChoice::Auto,
                Color::Always => ColourChoice::Always,
                Color::Never => ColourChoice::Never,
            },
            sandbox: match global.sandbox {
                SandboxWhen::Require => SandboxPolicy::Require,
                SandboxWhen::Auto => SandboxPolicy::Auto,
                SandboxWhen::Off => SandboxPolicy::Off,
            },
        })
    }

    /// clap gives up on options behind a word that is no command; with one before it they are understood.
    fn or_as_in(self, words: &[String]) -> Self {
        let command = ["katas", "goto"]
            .into_iter()
            .chain(words.iter().map(String::as_str));
        let set = Cli::try_parse_from(command)
            .ok()
            .and_then(|cli| cli.global.set);
        match set {
            Some(set) => Self {
                set: Set::OnDisk(set),
                ..self
            },
            None => self,
        }
    }

    /// A folder that was typed, from the root and without `.` in it.
    pub fn absolute(&self, typed: &Path) -> PathBuf {
        self.cwd.join(typed).components().collect()
    }

    pub fn catalogue(&self) -> anyhow::Result<Catalogue> {
        self.set.catalogue().map_err(|error| match error {
            CatalogueError::Read { path, source } => Problem::new(format!("cannot read `{path}`"))
                .because(source)
                .hint("`--set DIR` takes a folder with an `info.toml`")
                .into(),
            CatalogueError::Version { .. } => Problem::new(error.to_string())
                .hint("`cargo install katas` brings the newest")
                .into(),
            CatalogueError::Content { .. } => error.into(),
        })
    }

    /// The workspace, or the place where `watch` would make one.
    pub fn place(&self) -> Place {
        Workspace::locate(self.dir.as_deref(), &self.cwd)
    }

    /// The workspace, with all in it that cargo and rust-analyzer need. What had to be written is said on stderr.
    pub fn workspace(&self, catalogue: &Catalogue) -> anyhow::Result<Workspace> {
        let workspace = Workspace::find(self.dir.as_deref(), &self.cwd)?;
        match workspace.complete(catalogue) {
            Ok(written) if written.is_empty() => {}
            Ok(written) => say(&format!(
                "note: wrote `{}`, which cargo and rust-analyzer need here",
                written.join("`, `")
            )),
            // Everything but an editor works without.
            Err(error) => say(&problem::note(
                "what cargo and rust-analyzer need is not complete here",
                &error,
            )),
        }
        Ok(workspace)
    }

    /// A path as the user would type it here.
    pub fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.cwd) {
            Ok(here) if here.as_os_str().is_empty() => ".".to_owned(),
            Ok(below) => below.display().to_string(),
            Err(_) => path.display().to_string(),
        }
    }
}

/// The progress; what had to be done to read it is said on stderr.
pub fn noted(loaded: Loaded) -> Progress {
    if let Some(recovery) = loaded.recovery {
        say(&format!("note: {recovery}"));
    }
    loaded.progress
}

/// The exercise called `name`, else the one in hand. `command` is what was typed before it.
pub fn named_or_current<'a>(
    workspace: &Workspace,
    catalogue: &'a Catalogue,
    name: Option<&str>,
    command: &str,
) -> anyhow::Result<&'a Exercise> {
    match name {
        Some(name) => naming::exercise(catalogue, name, command),
        None => workspace
            .current(&noted(workspace.progress()?), catalogue)
            .context("this set has no exercises"),
    }
}

/// One line for the person, on stderr: stdout carries data alone.
pub fn say(line: &str) {
    output::to_stderr(&format!("{line}\n"), Colour::Off);
}

/// Why nothing was judged or done, and the way out.
pub fn say_error(error: &anyhow::Error) {
    output::to_stderr(&problem::render(error), Colour::Off);
}

/// What clap has to say: the help that was asked for, or what is wrong with the arguments, which it quotes.
pub fn say_usage(told: &clap::Error) -> Exit {
    if !told.use_stderr() {
        // The reader has seen enough.
        let _ = told.print();
        return Exit::Passed;
    }
    let colour = judging::stderr_style(ColourChoice::Auto).colour;
    output::to_stderr(&told.render().ansi().to_string(), colour);
    Exit::NotJudged
}

/// The data, on stdout.
pub fn print(data: &str) -> anyhow::Result<()> {
    print_painted(data, Colour::Off)
}

/// The same where it may have colours.
pub fn print_painted(data: &str, colour: Colour) -> anyhow::Result<()> {
    match output::to_stdout(data, colour) {
        // Whoever reads it has seen enough; how it ends is told by the exit code all the same.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("cannot write to stdout"),
    }
}
