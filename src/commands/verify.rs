//! `katas verify`: judge many, headless.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context as _;

use super::judging::Ended;
use super::{Context, Exit, judging, naming, noted, print_painted, say};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli::{self, Format, FormatTo};
use crate::event::{Environment, Event, Report};
use crate::plain;
use crate::problem::{self, Problem};
use crate::report::human::Table;
use crate::report::json::Json;
use crate::report::progress::Progress;
use crate::report::{self, Format as _};
use crate::runner::{Company, Extent, Inspection, Reuse, build_folder};
use crate::session::{Answer, Session, Settings, summary};
use crate::verdict::judgement::Verdict;
use crate::workspace::Workspace;

pub fn run(context: &Context, arguments: &cli::Verify) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let chosen = chosen(&catalogue, &arguments.names)?;
    let required = required(&catalogue, &arguments.require, &chosen)?;
    let files = arguments.formats.iter().filter_map(|to| to.file.as_deref());
    files
        .into_iter()
        .try_for_each(|file| has_a_folder(context, file))?;
    let workspace = judging::workspace(context, &catalogue)?;
    refuse_to_build_inside(workspace.root())?;
    if let Some(answers) = &arguments.answers {
        refuse_to_build_inside(&context.absolute(answers))?;
    }
    judging::tell_stale(context, &workspace, &catalogue)?;
    let Found { answers, missing } = answers(context, arguments, &workspace, &chosen)?;
    let jobs = arguments.jobs.map_or_else(processors, |jobs| jobs as usize);
    // Judging again and again is asked for to see whether it is the same, not whether it was kept.
    let reuse = if arguments.repeat > 1 {
        Reuse::Nothing
    } else {
        Reuse::Kept
    };
    let settings = Settings {
        reuse,
        inspection: Inspection::Content,
        ..Settings::default()
    };
    let ended = judging::follow(async {
        let session = judging::session(context, &workspace, settings).await?;
        let mut rounds = Vec::new();
        for round in 1..=arguments.repeat {
            let mut reports =
                judge(context, &session, &answers, jobs, round, arguments.repeat).await;
            // In order, so that each lands where it belongs.
            for (at, report) in &missing {
                reports.insert(*at, report.clone());
            }
            rounds.push(reports);
        }
        Ok(Rounds {
            rounds,
            environment: session.environment(),
        })
    })?;
    let rounds = match ended {
        Ended::Done(rounds) => rounds,
        Ended::Stopped(stop) => return Ok(Exit::Stopped(stop)),
    };
    judging::tell_sandbox(context, &rounds.environment);
    let reports = rounds.rounds.first().expect("a run has at least one round");
    if !arguments.solutions
        && arguments.answers.is_none()
        && let Err(error) = remember(context, &workspace, &answers, reports)
    {
        judging::say_not_remembered(&error);
    }
    tell(context, arguments, reports, &rounds.environment)?;
    let unstable = differing(&rounds.rounds);
    for line in &unstable {
        say(line);
    }
    if arguments.exit_zero {
        return Ok(Exit::Passed);
    }
    let counted: Vec<Report> = reports
        .iter()
        .filter(|report| required.is_empty() || required.contains(&report.name))
        .cloned()
        .collect();
    match judging::exit(&counted) {
        Exit::Passed if !unstable.is_empty() => Ok(Exit::NotPassed),
        exit @ (Exit::Passed | Exit::NotPassed | Exit::NotJudged | Exit::Stopped(_)) => Ok(exit),
    }
}

/// What is judged must not be where a kit and kept results are believed.
fn refuse_to_build_inside(judged: &Path) -> anyhow::Result<()> {
    let build = judging::build_folder()?;
    if !build_folder::is_inside(&build, judged) {
        return Ok(());
    }
    let problem = Problem::new(format!(
        "the build folder `{}` lies inside `{}`, which is judged: a submission could bring its own results",
        build.display(),
        judged.display()
    ));
    Err(problem
        .hint("KATAS_BUILD_DIR=DIR names a folder outside of it")
        .into())
}

/// Asked before anything is judged, or the verdicts would be lost.
fn has_a_folder(context: &Context, file: &Path) -> anyhow::Result<()> {
    let path = context.absolute(file);
    let shown = file.display();
    if path.is_dir() {
        let problem = Problem::new(format!("cannot write `{shown}`: it is a folder"));
        return Err(problem.hint("name a file in it").into());
    }
    let (Some(folder), Some(name)) = (path.parent(), file.parent()) else {
        return Ok(());
    };
    if folder.is_dir() {
        return Ok(());
    }
    let problem = Problem::new(format!("cannot write `{shown}`: it has no folder"));
    let hint = format!("`mkdir -p {}` makes it", name.display());
    Err(problem.hint(hint).into())
}

/// What there is to judge, and a report about each exercise that has no answer or none that can be read, by its place
/// among the chosen.
struct Found<'a> {
    answers: Vec<Answer<'a>>,
    missing: Vec<(usize, Report)>,
}

struct Rounds {
    rounds: Vec<Vec<Report>>,
    environment: Environment,
}

async fn judge(
    context: &Context,
    session: &Session,
    answers: &[Answer<'_>],
    jobs: usize,
    round: u32,
    of: u32,
) -> Vec<Report> {
    let progress = Progress::new(answers.len(), judging::stderr_style(context.colour));
    let round = if of > 1 {
        format!(", round {round} of {of}")
    } else {
        String::new()
    };
    session
        .judge_all(answers, jobs, |event| match event {
            Event::Judging { exercise } => progress.begin(&format!("{}{round}", exercise.name)),
            Event::Judged { report: _ } => progress.step(),
        })
        .await
}

fn answers<'a>(
    context: &Context,
    arguments: &cli::Verify,
    workspace: &Workspace,
    chosen: &[&'a Exercise],
) -> anyhow::Result<Found<'a>> {
    let from = |exercise: &'a Exercise, file: String, source: Vec<u8>, shipped: &str| Answer {
        exercise,
        attempted: source != shipped.as_bytes(),
        source,
        file,
        submission: None,
        tampered: false,
        company: Company::Welcome,
        extent: Extent::Whole,
    };
    if let Some(folder) = arguments
        .answers
        .as_deref()
        .filter(|folder| !context.absolute(folder).is_dir())
    {
        return Err(
            Problem::new(format!("there is no folder `{}`", folder.display()))
                .hint("`--answers DIR` takes a workspace, or a tree like `exercises/`")
                .into(),
        );
    }
    let mut answers = Vec::new();
    let mut missing = Vec::new();
    let mut unread = None;
    let mut is_any_there = false;
    for (at, &exercise) in chosen.iter().enumerate() {
        let shipped = context.set.exercise_source(exercise)?;
        if arguments.solutions {
            let (file, source) = (
                format!("solutions/{}.rs", exercise.id_path()),
                context.set.solution(exercise)?,
            );
            answers.push(from(exercise, file, source.into_bytes(), &shipped));
        } else if let Some(folder) = &arguments.answers {
            let root = context.absolute(folder);
            let Some(path) = answer_in(&root, exercise) else {
                missing.push((at, no_answer(exercise, folder)));
                continue;
            };
            is_any_there = true;
            match read_below(context, &root, &path) {
                Ok(source) => {
                    answers.push(from(exercise, context.shown(&path), source, &shipped));
                }
                Err(error) => missing.push((at, unreadable(exercise, &error))),
            }
        } else {
            match judging::answer(context, workspace, exercise) {
                Ok(answer) => answers.push(answer),
                Err(error) => {
                    missing.push((at, unreadable(exercise, &error)));
                    unread.get_or_insert(error);
                }
            }
        }
    }
    if answers.is_empty()
        && let Some(error) = unread
    {
        return Err(error);
    }
    // Half of the answers is a learner on the way; none at all is the wrong folder.
    if answers.is_empty()
        && !is_any_there
        && let (Some(folder), Some(first)) = (&arguments.answers, chosen.first())
    {
        let all = if chosen.len() == 1 {
            format!("`{}`", first.name)
        } else {
            format!("any of the {} exercises", chosen.len())
        };
        return Err(
            Problem::new(format!("`{}` has no answer to {all}", folder.display()))
                .hint("`--answers DIR` takes a workspace, or a tree like `exercises/`")
                .hint(format!(
                    "looked for `{}`, `{}.rs`, and so on in it",
                    first.file(),
                    first.id_path()
                ))
                .into(),
        );
    }
    Ok(Found { answers, missing })
}

/// In a workspace, or in a tree like `exercises/`.
fn answer_in(root: &Path, exercise: &Exercise) -> Option<PathBuf> {
    [exercise.file(), format!("{}.rs", exercise.id_path())]
        .into_iter()
        .map(|file| root.join(file))
        .find(|path| path.symlink_metadata().is_ok())
}

/// An answer of somebody else's: a link in their folder must not show what lies outside it.
fn read_below(context: &Context, root: &Path, path: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = context.shown(path);
    let resolve = |path: &Path| {
        path.canonicalize()
            .with_context(|| format!("cannot read `{shown}`"))
    };
    let (root, place) = (resolve(root)?, resolve(path)?);
    if !place.starts_with(&root) {
        let problem = format!(
            "`{shown}` leads out of the folder, to `{}`",
            place.display()
        );
        return Err(Problem::new(problem)
            .hint("an answer has to lie in the folder that `--answers` names")
            .into());
    }
    plain::read(&place).with_context(|| format!("cannot read `{shown}`"))
}

fn no_answer(exercise: &Exercise, folder: &Path) -> Report {
    let reason = format!(
        "there is no answer\nneither `{}` nor `{}.rs` is in `{}`",
        exercise.file(),
        exercise.id_path(),
        folder.display()
    );
    Report {
        attempted: false,
        ..Session::unjudged(exercise, reason)
    }
}

fn unreadable(exercise: &Exercise, error: &anyhow::Error) -> Report {
    Report {
        attempted: false,
        ..Session::unjudged(exercise, problem::in_words(error))
    }
}

/// What passed stays passed, however it was judged.
fn remember(
    context: &Context,
    workspace: &Workspace,
    answers: &[Answer<'_>],
    reports: &[Report],
) -> anyhow::Result<()> {
    let passed = |report: &&Report| report.judgement.verdict == Verdict::Passed;
    for report in reports.iter().filter(passed) {
        let mut answers = answers.iter();
        if let Some(answer) = answers.find(|answer| answer.exercise.name == report.name) {
            noted(workspace.mark_passed(
                &context.set,
                answer.exercise,
                &answer.source,
                SystemTime::now(),
            )?);
        }
    }
    Ok(())
}

fn tell(
    context: &Context,
    arguments: &cli::Verify,
    reports: &[Report],
    environment: &Environment,
) -> anyhow::Result<()> {
    let usual = [FormatTo {
        format: Format::Human,
        file: None,
    }];
    let formats = if arguments.formats.is_empty() {
        &usual[..]
    } else {
        &arguments.formats
    };
    let run = report::Run {
        katas: env!("CARGO_PKG_VERSION"),
        environment,
        reports,
        summary: summary(reports),
    };
    for FormatTo { format, file } in formats {
        let (mut style, columns) = judging::stdout_style(context);
        if file.is_some() {
            style = crate::terminal::theme::Style::PLAIN;
        }
        let names = Table::names(reports.iter().map(|report| report.name.as_str()));
        let bytes = match format {
            Format::Human => Table {
                columns,
                style,
                names,
            }
            .render(&run),
            Format::Json => Json.render(&run),
        };
        match file {
            Some(path) => fs::write(context.absolute(path), bytes)
                .with_context(|| format!("cannot write `{}`", path.display()))?,
            None => print_painted(&String::from_utf8_lossy(&bytes), style.colour)?,
        }
    }
    Ok(())
}

/// One line for each answer whose verdict or diagnosis was not the same in every round.
fn differing(rounds: &[Vec<Report>]) -> Vec<String> {
    let (first, later) = rounds.split_first().expect("a run has at least one round");
    let mut lines = Vec::new();
    for (index, report) in first.iter().enumerate() {
        let seen: BTreeSet<String> = [report]
            .into_iter()
            .chain(later.iter().map(|round| &round[index]))
            .map(crate::author::outcome_of)
            .collect();
        if seen.len() > 1 {
            let all: Vec<String> = seen
                .into_iter()
                .map(|outcome| format!("`{outcome}`"))
                .collect();
            lines.push(format!(
                "`{}` was judged differently in {} rounds: {}",
                report.name,
                rounds.len(),
                all.join(", ")
            ));
        }
    }
    lines
}

/// The exercises that were named, by themselves or by their topic; all, where none was.
fn chosen<'a>(catalogue: &'a Catalogue, names: &[String]) -> anyhow::Result<Vec<&'a Exercise>> {
    if names.is_empty() {
        return Ok(catalogue.exercises.iter().collect());
    }
    let mut chosen: Vec<&Exercise> = Vec::new();
    for name in names {
        let topic = catalogue
            .topics
            .iter()
            .find(|topic| topic.dir == name.trim_end_matches('/'));
        match topic {
            Some(topic) => chosen.extend(catalogue.of_topic(&topic.dir)),
            None => chosen.push(naming::exercise(catalogue, name, "verify")?),
        }
    }
    // Named by itself and with its topic, it is still one answer.
    let mut seen = BTreeSet::new();
    chosen.retain(|exercise| seen.insert(&exercise.name));
    Ok(chosen)
}

/// Those that have to pass. One that is not judged at all would pass unseen.
fn required(
    catalogue: &Catalogue,
    names: &[String],
    chosen: &[&Exercise],
) -> anyhow::Result<BTreeSet<String>> {
    let mut required = BTreeSet::new();
    for name in names {
        let name = &naming::exercise(catalogue, name, "verify --require")?.name;
        if !chosen.iter().any(|exercise| exercise.name == *name) {
            return Err(
                Problem::new(format!("`{name}` is required, but not judged"))
                    .hint(format!("add it: `katas verify {name} …`"))
                    .into(),
            );
        }
        required.insert(name.clone());
    }
    Ok(required)
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
