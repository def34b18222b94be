//! `katas list`: the exercises, and how far the learner is with each.

use serde::Serialize;

use super::{Context, Exit, judging, naming, noted, print, print_painted};
use crate::catalogue::{Exercise, Topic};
use crate::cli::{self, Format};
use crate::terminal::sanitise::escaped_json;
use crate::terminal::text::{pad, width};
use crate::terminal::theme::{Paint, Style};
use crate::workspace::{Place, Standing};

/// One exercise of `--format json`.
#[derive(Debug, Serialize)]
struct Row<'a> {
    name: &'a str,
    topic: &'a str,
    title: &'a str,
    tags: &'a [String],
    course: &'a str,
    revision: u32,
    file: String,
    state: Standing,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    schema: &'static str,
    katas: &'static str,
    exercises: Vec<Row<'a>>,
}

pub fn run(context: &Context, arguments: &cli::List) -> anyhow::Result<Exit> {
    let catalogue = context.catalogue()?;
    let exercises: Vec<&Exercise> = match &arguments.tag {
        Some(tag) => naming::tagged(&catalogue, tag)?,
        None => catalogue.exercises.iter().collect(),
    };
    // Whoever has no workspace yet may look at what there is all the same; one that was named has to be there.
    let workspace = match (context.place(), &context.dir) {
        (Place::Here(_), _) | (Place::Nowhere { .. }, Some(_)) => {
            Some(context.workspace(&catalogue)?)
        }
        (Place::Nowhere { .. }, None) => None,
    };
    if let Some(workspace) = &workspace {
        judging::tell_stale(context, workspace, &catalogue)?;
    }
    let progress = workspace
        .as_ref()
        .map(|workspace| workspace.progress())
        .transpose()?
        .map(noted);
    let (workspace, progress) = (workspace.as_ref(), progress.as_ref());
    let current = workspace
        .zip(progress)
        .and_then(|(workspace, progress)| workspace.current(progress, &catalogue));

    let mut rows = Vec::new();
    for exercise in exercises {
        let state = match workspace.zip(progress) {
            Some((workspace, progress)) => workspace.standing(&context.set, progress, exercise)?,
            None => Standing::Untouched,
        };
        rows.push(Row {
            name: &exercise.name,
            topic: &exercise.topic,
            title: &exercise.title,
            tags: &exercise.tags,
            course: &exercise.course,
            revision: exercise.revision,
            file: exercise.file(),
            state,
            current: current.is_some_and(|current| current.name == exercise.name),
        });
    }
    match arguments.format {
        Format::Human => {
            let (style, _) = judging::stdout_style(context);
            print_painted(&human(&rows, &catalogue.topics, style), style.colour)?;
        }
        Format::Json => {
            let table = Table {
                schema: "katas/list/v1",
                katas: env!("CARGO_PKG_VERSION"),
                exercises: rows,
            };
            let json = serde_json::to_string_pretty(&table)?;
            print(&(escaped_json(&json) + "\n"))?;
        }
    }
    Ok(Exit::Passed)
}

/// Chapter by chapter a mark, name, title and state, in columns; the same words with colours and without.
fn human(rows: &[Row<'_>], topics: &[Topic], style: Style) -> String {
    let widest = |column: fn(&Row<'_>) -> usize| rows.iter().map(column).max().unwrap_or(0);
    let name_width = widest(|row| width(row.name));
    let title_width = widest(|row| width(row.title));
    let mut text = String::new();
    let mut topic = "";
    for row in rows {
        if row.topic != topic {
            topic = row.topic;
            let title = topics
                .iter()
                .find(|known| known.dir == topic)
                .map_or("", |known| known.title.as_str());
            let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.topic == topic).collect();
            let gap = if text.is_empty() { "" } else { "\n" };
            let heading = style.paint(Paint::Strong, &format!("{topic}  {title}"));
            let count = format!("{} of {}", passed(own.iter().copied()), own.len());
            text += &format!("{gap}{heading}  {}\n", style.paint(Paint::Quiet, &count));
        }
        let (words, paint) = match row.state {
            Standing::Passed => ("passed", Paint::Good),
            Standing::ChangedSincePassed => ("changed since it passed", Paint::Caution),
            Standing::InProgress => ("in progress", Paint::Accent),
            Standing::Untouched => ("untouched", Paint::Quiet),
        };
        let name = style.paint(Paint::Strong, &pad(row.name, name_width));
        text += &format!(
            "{} {name}  {}  {}\n",
            if row.current { '>' } else { ' ' },
            pad(row.title, title_width),
            style.paint(paint, words),
        );
    }
    text + &format!("\n{} of {} passed\n", passed(rows.iter()), rows.len())
}

fn passed<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> usize {
    rows.filter(|row| matches!(row.state, Standing::Passed | Standing::ChangedSincePassed))
        .count()
}
