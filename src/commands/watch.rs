//! `katas watch`: the files, the progress and the judging behind the watch screen.

use std::io::{IsTerminal as _, stdin, stdout};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context as _;

use super::{Context, Exit, judging, naming, noted};
use crate::catalogue::{Catalogue, Exercise};
use crate::cli;
use crate::event::Report;
use crate::problem::{self, Problem};
use crate::runner::{Company, Extent, guard};
use crate::session::{Answer, Session, Settings};
use crate::terminal::keys::Keys;
use crate::verdict::judgement::Verdict;
use crate::watch::{Change, Mode, Watcher};
use crate::watch_screen::{
    self, Advising, After, Desk, Done, Ended, Hints, Panel, Place, Reply, Request, Row, Saved, View,
};
use crate::workspace::{EXERCISES, Workspace};

pub fn run(context: &Context, arguments: &cli::Watch) -> anyhow::Result<Exit> {
    if !stdout().is_terminal() || !stdin().is_terminal() {
        return Err(Problem::new("`katas watch` needs a terminal")
            .hint(
                "`katas run` judges once, `katas verify` judges everything; both work without one",
            )
            .into());
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(Problem::new(
            "`katas watch` needs a terminal that can move its cursor, and TERM says that this one is `dumb`",
        )
        .hint("`katas run` judges once, `katas verify` judges everything; both work here")
        .into());
    }
    let catalogue = context.catalogue()?;
    let workspace = judging::workspace(context, &catalogue)?;
    let tagged = match &arguments.tag {
        Some(tag) => naming::tagged(&catalogue, tag)?,
        None => catalogue.exercises.iter().collect(),
    };
    let order: Vec<String> = tagged
        .iter()
        .map(|exercise| exercise.name.clone())
        .collect();
    let progress = noted(workspace.progress()?);
    let is_first_time = progress.current.is_none();
    let start = match &arguments.name {
        Some(name) => naming::exercise(&catalogue, name, "watch")?,
        None => {
            let current = workspace.current(&progress, &catalogue);
            let in_order = current.filter(|exercise| order.contains(&exercise.name));
            in_order
                .or_else(|| order.first().and_then(|name| catalogue.exercise(name)))
                .ok_or_else(|| Problem::new("this set has no exercises"))?
        }
    };
    let mode = match (arguments.manual, arguments.poll) {
        (true, _) => Mode::Manual,
        (false, true) => Mode::Poll,
        (false, false) => Mode::Auto,
    };
    let session = match judging::follow(judging::session(context, &workspace, Settings::default()))?
    {
        judging::Ended::Done(session) => session,
        judging::Ended::Stopped(stop) => return Ok(Exit::Stopped(stop)),
    };
    // Not before: who never saw the screen is still here for the first time.
    // Where nothing can be written, there is something to see nevertheless.
    let lost_place = match workspace.move_to(&catalogue, start) {
        Ok(loaded) => {
            noted(loaded);
            None
        }
        Err(error) => Some(place_not_remembered(&error)),
    };
    let start = start.name.clone();
    judging::runtime()?.block_on(async {
        // What is there now is judged in any case; whatever is saved from here on is news.
        let mut watcher = Watcher::start(&workspace.root().join(EXERCISES), mode)?;
        let mut keys = Keys::listen(guard::terminal)?;
        let stale = judging::stale(context, &workspace, &catalogue)?;
        let mut desk = LearnersDesk {
            context: context.clone(),
            current: start,
            workspace,
            session,
            order,
            catalogue,
            judged: Vec::new(),
            saved: None,
        };
        let mut view = View::new(desk.place(), desk.hints());
        if !is_first_time {
            view = view.without_greeting();
        }
        view.notice = lost_place.or_else(|| stale.map(|note| note_on_screen(&note)));
        let (style, _) = judging::stdout_style(context);
        let ended = watch_screen::run(&mut desk, view, &mut watcher, &mut keys, style).await?;
        Ok(match ended {
            Ended::Quit => Exit::Passed,
            Ended::Stopped(stop) => Exit::Stopped(stop),
        })
    })
}

fn place_not_remembered(error: &anyhow::Error) -> String {
    format!("This place could not be remembered: {error:#}")
}

/// A sentence of its own, above the keys.
fn note_on_screen(note: &str) -> String {
    let mut letters = note.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect::<String>() + ".")
        .unwrap_or_default()
}

/// Everything that the screen asks for.
struct LearnersDesk {
    context: Context,
    workspace: Workspace,
    session: Session,
    catalogue: Catalogue,
    /// Names in the order of work: all, or those with the tag that was asked for.
    order: Vec<String>,
    current: String,
    /// The content that the last judgement was about.
    judged: Vec<u8>,
    /// What the watcher has just reported, until it is judged.
    saved: Option<Vec<u8>>,
}

impl LearnersDesk {
    fn exercise(&self) -> &Exercise {
        self.catalogue
            .exercise(&self.current)
            .expect("only exercises of this catalogue are taken in hand")
    }

    fn exercise_at(&self, path: &Path) -> Option<&Exercise> {
        let below = path.strip_prefix(self.workspace.root()).unwrap_or(path);
        let mut exercises = self.catalogue.exercises.iter();
        exercises.find(|exercise| below.ends_with(exercise.file()))
    }

    /// Goes there, and says what went wrong: one can work there also when that cannot be remembered.
    fn go(&mut self, name: &str) -> anyhow::Result<Option<String>> {
        let exercise = naming::exercise(&self.catalogue, name, "goto")?;
        let moved = self.workspace.move_to(&self.catalogue, exercise);
        self.current = exercise.name.clone();
        Ok(moved.err().map(|error| place_not_remembered(&error)))
    }

    /// What was saved, or else what is there now: read here, not when the judgement gets its first turn, for what is
    /// reported as saved is compared with it. What was saved is never read again: in the middle of the next save it
    /// would be another content, and that this one came back would be no news.
    fn answer<'a>(&mut self, exercise: &'a Exercise) -> anyhow::Result<Answer<'a>> {
        let Some(source) = self.saved.take() else {
            return judging::answer(&self.context, &self.workspace, exercise);
        };
        let shipped = self.context.set.exercise_source(exercise)?;
        Ok(Answer {
            exercise,
            attempted: source != shipped.as_bytes(),
            source,
            file: exercise.file(),
            submission: None,
            tampered: self.workspace.tampered(&self.context.set, exercise)?,
            company: Company::Welcome,
            extent: Extent::Whole,
        })
    }

    /// The exercise so many places on in the order of work.
    fn neighbour(&self, step: isize) -> Option<&str> {
        let here = self.order.iter().position(|name| *name == self.current);
        // From an exercise outside the order, the first one comes next.
        let there = here.map_or(Some(0), |here| here.checked_add_signed(step))?;
        self.order.get(there).map(String::as_str)
    }

    fn passed(&self) -> Vec<String> {
        let Ok(loaded) = self.workspace.progress() else {
            return Vec::new();
        };
        let exercises = self.catalogue.exercises.iter();
        exercises
            .filter(|exercise| loaded.progress.has_passed(exercise))
            .map(|exercise| exercise.name.clone())
            .collect()
    }

    fn rows(&self) -> (Vec<Row>, usize) {
        let passed = self.passed();
        let row = |exercise: &Exercise| Row {
            topic: exercise.topic.clone(),
            chapter: self
                .catalogue
                .topic(&exercise.topic)
                .map_or_else(String::new, |topic| topic.title.clone()),
            name: exercise.name.clone(),
            title: exercise.title.clone(),
            done: if passed.contains(&exercise.name) {
                Done::Passed
            } else {
                Done::Open
            },
        };
        let rows: Vec<Row> = self
            .order
            .iter()
            .filter_map(|name| self.catalogue.exercise(name))
            .map(row)
            .collect();
        let cursor = rows
            .iter()
            .position(|row| row.name == self.current)
            .unwrap_or(0);
        (rows, cursor)
    }

    fn solution(&self) -> anyhow::Result<Reply> {
        let exercise = self.exercise();
        if !self.workspace.progress()?.progress.has_passed(exercise) {
            return Ok(Reply::Notice(
                "The solution is shown once yours has passed; `katas solution --spoil` does not wait.".to_owned(),
            ));
        }
        Ok(Reply::Panel(Panel::Solution {
            source: self.context.set.solution(exercise)?,
        }))
    }

    fn topic(&self) -> anyhow::Result<Reply> {
        let exercise = self.exercise();
        let topic = self
            .catalogue
            .topic(&exercise.topic)
            .expect("every exercise has its topic");
        Ok(match self.context.set.topic_readme(topic)? {
            Some(page) => Reply::Panel(Panel::Topic { page }),
            None => Reply::Notice("This topic has no page.".to_owned()),
        })
    }

    fn reset(&self) -> anyhow::Result<Reply> {
        let restored = self
            .workspace
            .reset(&self.context.set, &[self.exercise()])?;
        let notice = match restored.first() {
            Some(file) if file.backup.is_some() => {
                "As it was shipped. `katas undo` brings yours back."
            }
            Some(_) => "As it was shipped; there was no file.",
            None => "It is as it was shipped already.",
        };
        Ok(Reply::Judge {
            notice: Some(notice.to_owned()),
        })
    }
}

impl Desk for LearnersDesk {
    fn place(&self) -> Place {
        let exercise = self.exercise();
        let passed = self.passed();
        Place {
            topic: exercise.topic.clone(),
            name: exercise.name.clone(),
            title: exercise.title.clone(),
            file: self.context.shown(&self.workspace.answer_path(exercise)),
            number: self
                .order
                .iter()
                .position(|name| *name == self.current)
                .map_or(0, |index| index + 1),
            total: self.order.len(),
            passed: self
                .order
                .iter()
                .filter(|name| passed.contains(name))
                .count(),
        }
    }

    fn hints(&self) -> Hints {
        let exercise = self.exercise();
        let shown = self
            .workspace
            .progress()
            .map_or(0, |loaded| loaded.progress.record(exercise).hints_shown);
        Hints {
            texts: exercise.hints_to_show(),
            shown,
        }
    }

    fn judge(&mut self) -> std::pin::Pin<Box<dyn Future<Output = Report>>> {
        let (session, exercise) = (self.session.clone(), self.exercise().clone());
        let answer = self.answer(&exercise).map(|answer| {
            (
                answer.source,
                answer.file,
                answer.attempted,
                answer.tampered,
            )
        });
        self.judged = answer
            .as_ref()
            .map(|(source, ..)| source.clone())
            .unwrap_or_default();
        Box::pin(async move {
            match answer {
                Ok((source, file, attempted, tampered)) => {
                    let answer = Answer {
                        exercise: &exercise,
                        source,
                        file,
                        submission: None,
                        attempted,
                        tampered,
                        company: Company::Welcome,
                        extent: Extent::Whole,
                    };
                    session.judge(&answer).await
                }
                Err(error) => Session::unjudged(&exercise, problem::in_words(&error)),
            }
        })
    }

    fn judged(&mut self, report: &Report) -> After {
        let exercise = self.exercise();
        if report.judgement.verdict != Verdict::Passed {
            return After::default();
        }
        let remembered = self.workspace.mark_passed(
            &self.context.set,
            exercise,
            &self.judged,
            SystemTime::now(),
        );
        let all_passed = remembered
            .as_ref()
            .is_ok_and(|loaded| loaded.progress.open(&self.catalogue).is_none());
        let next = match (remembered, self.neighbour(1)) {
            (Err(error), _) => format!("This could not be remembered: {error:#}"),
            (Ok(_), _) if all_passed => {
                "Every exercise has passed. s shows how we would do this one.".to_owned()
            }
            (Ok(_), Some(next)) => format!("n goes on to {next}; s shows how we would do it."),
            (Ok(_), None) => "That was the last one; l lists what is still open.".to_owned(),
        };
        After {
            lesson: Some(exercise.lesson.clone()),
            next: Some(next),
            farewell: match all_passed {
                true => self.catalogue.afterwards.clone(),
                false => Vec::new(),
            },
        }
    }

    fn advice(&mut self) -> Option<Advising> {
        let (session, exercise) = (self.session.clone(), self.exercise().clone());
        let source = self.judged.clone();
        Some(Box::pin(
            async move { session.advice(&exercise, &source).await },
        ))
    }

    fn saved(&mut self, change: &Change) -> Saved {
        let Some(exercise) = self.exercise_at(&change.path) else {
            return Saved::Nothing;
        };
        if exercise.name == self.current {
            // Our own `reset` comes back as a save; what it said stays, and nothing is judged twice.
            if change.content.as_ref() == Some(&self.judged) {
                return Saved::Nothing;
            }
            self.saved.clone_from(&change.content);
            return Saved::Current;
        }
        Saved::Other
    }

    fn move_to(&mut self, change: &Change) -> anyhow::Result<Option<String>> {
        let exercise = self.exercise_at(&change.path);
        let name = exercise.context("no exercise has this file")?.name.clone();
        let notice = self.go(&name)?;
        self.saved.clone_from(&change.content);
        Ok(notice)
    }

    fn ask(&mut self, request: Request) -> anyhow::Result<Reply> {
        match request {
            Request::Next => match self.neighbour(1).map(str::to_owned) {
                Some(name) => Ok(Reply::Moved {
                    notice: self.go(&name)?,
                }),
                None => Ok(Reply::Notice(
                    "This is the last exercise; l lists them all.".to_owned(),
                )),
            },
            Request::Previous => match self.neighbour(-1).map(str::to_owned) {
                Some(name) => Ok(Reply::Moved {
                    notice: self.go(&name)?,
                }),
                None => Ok(Reply::Notice("This is the first exercise.".to_owned())),
            },
            Request::GoTo { name } => Ok(Reply::Moved {
                notice: self.go(&name)?,
            }),
            Request::Run => Ok(Reply::Judge { notice: None }),
            Request::Hint { shown } => {
                let exercise = self.exercise();
                self.workspace.update_progress(|progress| {
                    let record = progress.record_mut(exercise);
                    record.hints_shown = record.hints_shown.max(shown);
                })?;
                Ok(Reply::Done)
            }
            Request::Check => Ok(Reply::Panel(Panel::Check {
                source: self.context.set.check(self.exercise())?,
            })),
            Request::Topic => self.topic(),
            Request::List => {
                let (rows, cursor) = self.rows();
                Ok(Reply::Panel(Panel::List { rows, cursor }))
            }
            Request::Solution => self.solution(),
            Request::Reset => self.reset(),
            Request::Quit => Ok(Reply::Done),
        }
    }
}
