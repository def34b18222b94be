//! `katas run`: judge one answer once.

use std::time::{Duration, SystemTime};

use anyhow::Context as _;

use super::judging::Ended;
use super::{Context, Exit, judging, named_or_current, noted, print, print_painted};
use crate::cli::{self, Format};
use crate::plain;
use crate::report::human;
use crate::report::json::Json;
use crate::report::{self, Format as _};
use crate::runner::{Company, Extent};
use crate::session::{Answer, Settings, summary};
use crate::verdict::judgement::Verdict;

pub fn run(context: &Context, arguments: &cli::Run) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let workspace = judging::workspace(context, &catalogue)?;
    judging::tell_stale(context, &workspace, &catalogue)?;
    let exercise = named_or_current(&workspace, &catalogue, arguments.name.as_deref(), "run")?;
    let mut answer = match &arguments.answer {
        Some(file) => Answer {
            exercise,
            source: plain::read(&context.absolute(file))
                .with_context(|| format!("cannot read `{}`", file.display()))?,
            file: file.display().to_string(),
            submission: None,
            attempted: true,
            tampered: false,
            company: Company::Welcome,
            extent: Extent::Whole,
        },
        None => judging::answer(context, &workspace, exercise)?,
    };
    if let Some(only) = arguments.only {
        answer.extent = Extent::Only(only);
    }
    let settings = Settings {
        run_limit: arguments.timeout.map(Duration::from_secs),
        ..Settings::default()
    };
    let ended = judging::follow(async {
        let session = judging::session(context, &workspace, settings).await?;
        Ok((session.judge(&answer).await, session.environment()))
    })?;
    let (report, environment) = match ended {
        Ended::Done(judged) => judged,
        Ended::Stopped(stop) => return Ok(Exit::Stopped(stop)),
    };
    let passed = report.judgement.verdict == Verdict::Passed;
    let mut farewell: &[String] = &[];
    if passed && arguments.answer.is_none() && arguments.only.is_none() {
        let now = SystemTime::now();
        match workspace.mark_passed(&context.set, exercise, &answer.source, now) {
            Ok(loaded) => {
                if noted(loaded).open(&catalogue).is_none() {
                    farewell = &catalogue.afterwards;
                }
            }
            // It passed nevertheless.
            Err(error) => judging::say_not_remembered(&error),
        }
    }
    match arguments.format {
        Format::Human => {
            let (style, columns) = judging::stdout_style(context);
            let file = match &arguments.answer {
                Some(_) => report.file.clone(),
                None => context.shown(&workspace.answer_path(exercise)),
            };
            let again = match &arguments.answer {
                Some(file) => format!("katas run {} --answer {}", exercise.name, file.display()),
                None => format!("katas run {}", exercise.name),
            };
            let one_of_many = format!("That was one run alone; `{again}` makes them all.");
            let answer = human::Answer {
                report: &report,
                file: &file,
                again: &again,
                // What the whole check asks for is not done yet.
                lesson: arguments.only.is_none().then_some(&exercise.lesson),
                next: Some(match passed {
                    true if arguments.only.is_some() => &one_of_many,
                    true if !farewell.is_empty() => {
                        "Every exercise has passed; `katas solution` shows how we would do this one."
                    }
                    true => "`katas next` goes on; `katas solution` shows how we would do it.",
                    false => "`katas hint` helps, one step at a time.",
                }),
                farewell,
                advice: &[],
            };
            print_painted(&human::whole(&answer, columns, style), style.colour)?;
            Ok(judging::exit(&[report]))
        }
        Format::Json => {
            let reports = [report];
            let (katas, summary) = (env!("CARGO_PKG_VERSION"), summary(&reports));
            let run = report::Run {
                katas,
                environment: &environment,
                reports: &reports,
                summary,
            };
            print(&String::from_utf8_lossy(&Json.render(&run)))?;
            Ok(judging::exit(&reports))
        }
    }
}
