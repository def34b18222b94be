//! The command line, as clap reads it. No I/O.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use katas_kit::record::Which;

/// Learn asynchronous Rust by repairing small broken programs.
///
/// 1. Start `katas`: it makes a workspace in `./katas` and shows the first exercise.
/// 2. Open the file it names in your editor, repair it, save: the verdict appears at once.
/// 3. Stuck? `katas hint`. Passed? `katas next`.
#[derive(Debug, Parser)]
#[command(name = "katas", version, max_term_width = 100, verbatim_doc_comment, after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  katas                           watch the exercise in hand (same as `katas watch`)
  katas run basics2               judge one exercise once
  katas list --tag serial-awaits  the exercises about one subject
  katas explain serial            what a diagnosis means
  katas verify --format json      judge the whole workspace, for a script

Exit codes: 0 everything judged passed, 1 something did not, 2 something could not be judged.";

/// What every command understands.
#[derive(Debug, Args)]
pub struct Global {
    /// The workspace [default: the one around the current folder, else `./katas`]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "KATAS_DIR",
        hide_env_values = true
    )]
    pub dir: Option<PathBuf>,
    /// Another set of exercises: a folder with an `info.toml`
    #[arg(long, global = true, value_name = "DIR")]
    pub set: Option<PathBuf>,
    /// Colours: `auto` looks at the terminal, NO_COLOR, CLICOLOR_FORCE and TERM=dumb
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Keep answers from your files, processes and network: `auto` does it as far as this system can, `require` judges
    /// nothing where it cannot, `off` lets them reach what you can reach
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub sandbox: SandboxWhen,
}

/// Whether answers are judged in a sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SandboxWhen {
    Require,
    Auto,
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge the exercise in hand whenever it is saved (this is what `katas` alone does)
    Watch(Watch),
    /// Write a workspace and build what the exercises depend on; never overwrites a file
    Init(Init),
    /// Judge one exercise once
    Run(Run),
    /// Show the next level of hint
    Hint(Hint),
    /// List the exercises and how far you are
    List(List),
    /// Go on to the next exercise, passed or not
    Next,
    /// Go to an exercise, passed or not
    Goto(Goto),
    /// Print the solution, once passed
    Solution(Solution),
    /// Put the shipped files back, after a backup
    Reset(Reset),
    /// Take the last `reset` back (and the last `undo`)
    Undo,
    /// Bring a newer katas' exercises into an older workspace; never touches a file that you worked on
    Update,
    /// Say what a diagnosis means
    Explain(Explain),
    /// Judge many exercises, without a terminal
    Verify(Verify),
    /// For authors of exercises
    #[command(subcommand)]
    Author(Author),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
    /// Something else: a name or a folder typed where a command belongs.
    #[command(external_subcommand)]
    Other(Vec<String>),
}

#[derive(Debug, Args, Default)]
pub struct Watch {
    /// Start with this exercise [default: the one in hand]
    pub name: Option<String>,
    /// Only the exercises with this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// Judge when asked (key `r`), not when a file is saved
    #[arg(long)]
    pub manual: bool,
    /// Look for saves every moment, where the system does not report them (network folders, some containers)
    #[arg(long)]
    pub poll: bool,
}

#[derive(Debug, Args)]
pub struct Init {
    /// Where [default: `./katas`]
    #[arg(id = "folder", value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Only write the files; the dependencies are built before the first verdict
    #[arg(long)]
    pub no_build: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  katas run\n  katas run basics2 --answer /tmp/attempt.rs\n  katas run basics2 --only set=2,schedule=4\n  katas run --format json"
)]
pub struct Run {
    /// The exercise [default: the one in hand]
    pub name: Option<String>,
    /// Judge this file as an answer to the exercise
    #[arg(long, value_name = "FILE")]
    pub answer: Option<PathBuf>,
    /// Make one run alone, named as a failure names it: `set=2`, `set=2,schedule=4`, `set=2,cut=3`
    #[arg(long, value_name = "RUN")]
    pub only: Option<Which>,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Real seconds that the program may run [default: the exercise's limit]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub struct Hint {
    /// The exercise [default: the one in hand]
    pub name: Option<String>,
    /// All three at once
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct List {
    /// Only the exercises with this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Goto {
    /// The exercise
    pub name: String,
}

#[derive(Debug, Args)]
pub struct Solution {
    /// The exercise [default: the one in hand]
    pub name: Option<String>,
    /// Even before the exercise has passed
    #[arg(long)]
    pub spoil: bool,
}

#[derive(Debug, Args)]
pub struct Reset {
    /// The exercises
    #[arg(value_name = "NAME", required_unless_present = "all")]
    pub names: Vec<String>,
    /// Every exercise
    #[arg(long, conflicts_with = "names")]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A diagnosis [default: all of them]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  katas verify                                    the current workspace
  katas verify --solutions                        the solutions
  katas verify --answers ../anna --format json    a folder with exercises/, or one like exercises/
  katas verify --format human --format json=report.json")]
pub struct Verify {
    /// The exercises [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Judge the solutions
    #[arg(long, conflicts_with = "answers")]
    pub solutions: bool,
    /// Judge the answers in DIR: a workspace, or a tree like `exercises/`
    #[arg(long, value_name = "DIR")]
    pub answers: Option<PathBuf>,
    /// How to report, and where to; may be repeated [default: human]
    #[arg(long = "format", value_name = "FORMAT[=FILE]")]
    pub formats: Vec<FormatTo>,
    /// Judge everything N times, and fail where two verdicts differ
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub repeat: u32,
    /// How many at a time [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,
    /// Only these have to pass; the others are reported
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub require: Vec<String>,
    /// Exit with 0 whenever judging ran
    #[arg(long)]
    pub exit_zero: bool,
}

/// `--format json=report.json`: a format, and a file instead of stdout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatTo {
    pub format: Format,
    pub file: Option<PathBuf>,
}

impl FromStr for FormatTo {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("a file name is missing after `=`".to_owned()),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = Format::from_str(format, false).map_err(|_| {
            let known: Vec<String> = Format::value_variants()
                .iter()
                .filter_map(|format| Some(format!("`{}`", format.to_possible_value()?.get_name())))
                .collect();
            format!(
                "there is no format `{format}`, only {}",
                known.join(" and ")
            )
        })?;
        Ok(Self { format, file })
    }
}

#[derive(Debug, Subcommand)]
pub enum Author {
    /// Hold exercises, checks, solutions and answers against every rule; all failures at once
    Check(Names),
    /// Record the wanted timelines from the solutions
    Record(Names),
    /// Print which requirement catches which wrong answer, as Markdown
    Matrix(Names),
    /// Run answers again and again on a busy machine; print as Markdown whether the verdict is always the same
    Steady(Steady),
}

#[derive(Debug, Args)]
pub struct Steady {
    /// The exercises [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Runs of each answer
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Runs that go on side by side [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub at_once: Option<u32>,
    /// Threads that compute meanwhile [default: two for each core]
    #[arg(long, value_name = "N")]
    pub busy: Option<u32>,
    /// Every answer on file, not just the shipped file and the solution
    #[arg(long)]
    pub bank: bool,
}

#[derive(Debug, Args)]
pub struct Names {
    /// The exercises [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Completions {
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn clap_finds_no_contradiction() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_format_may_name_a_file() {
        let to = |format, file: Option<&str>| {
            Ok(FormatTo {
                format,
                file: file.map(PathBuf::from),
            })
        };
        assert_eq!("json".parse(), to(Format::Json, None));
        assert_eq!("json=a=b.json".parse(), to(Format::Json, Some("a=b.json")));
        assert_eq!(
            "xml".parse::<FormatTo>(),
            Err("there is no format `xml`, only `human` and `json`".to_owned())
        );
        assert!("json=".parse::<FormatTo>().is_err());
    }
}
