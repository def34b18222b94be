//! What was typed where an exercise or a command belongs, and the right thing to type instead.

use std::path::Path;

use clap::CommandFactory as _;

use super::Context;
use crate::catalogue::{Catalogue, Exercise, NotFound, nearest};
use crate::cli::Cli;
use crate::problem::Problem;

/// The exercise that `typed` means. `command` is what was typed before it: `goto`, or `author check`.
pub fn exercise<'a>(
    catalogue: &'a Catalogue,
    typed: &str,
    command: &str,
) -> anyhow::Result<&'a Exercise> {
    let not_found = match catalogue.find(typed) {
        Ok(exercise) => return Ok(exercise),
        Err(not_found) => not_found,
    };
    Err(match not_found {
        NotFound::Topic { dir, first } => {
            let problem = Problem::new(format!("`{typed}` is a topic, not an exercise"));
            match first {
                Some(first) => problem.hint(format!(
                    "`katas {command} {first}` takes the first exercise of `{dir}`"
                )),
                None => problem.hint("`katas list` shows the exercises"),
            }
        }
        NotFound::Unknown { .. } if is_command(typed) => {
            Problem::new(format!("`{typed}` is a command, not an exercise"))
                .hint(format!("type `katas {typed}`"))
        }
        NotFound::Unknown { .. } if Path::new(typed).is_dir() => {
            Problem::new(format!("`{typed}` is a folder, not an exercise"))
                .hint(format!(
                    "`katas verify --answers {typed}` judges the answers in it"
                ))
                .hint(format!(
                    "`katas --dir {typed} {command}` uses it as the workspace"
                ))
        }
        NotFound::Unknown { nearest } => {
            let problem = Problem::new(format!("there is no exercise `{typed}`"));
            match nearest {
                Some(name) => problem.hint(format!("did you mean `katas {command} {name}`?")),
                None => problem.hint("`katas list` shows them all"),
            }
        }
    }
    .into())
}

/// All of them when no names were typed.
pub fn exercises<'a>(
    catalogue: &'a Catalogue,
    typed: &[String],
    command: &str,
) -> anyhow::Result<Vec<&'a Exercise>> {
    if typed.is_empty() {
        return Ok(catalogue.exercises.iter().collect());
    }
    typed
        .iter()
        .map(|typed| exercise(catalogue, typed, command))
        .collect()
}

/// The exercises that carry `tag`, in the order of work.
pub fn tagged<'a>(catalogue: &'a Catalogue, tag: &str) -> anyhow::Result<Vec<&'a Exercise>> {
    let carries = |exercise: &&Exercise| exercise.tags.iter().any(|known| known == tag);
    let tagged: Vec<&Exercise> = catalogue.exercises.iter().filter(carries).collect();
    if !tagged.is_empty() {
        return Ok(tagged);
    }
    let tags = catalogue.tags();
    let problem = Problem::new(format!("no exercise has the tag `{tag}`"));
    Err(match nearest(tag, tags.iter().copied()) {
        Some(tag) => problem.hint(format!("did you mean `{tag}`?")),
        None => problem.hint(format!("the tags are {}", quoted(&tags))),
    }
    .into())
}

/// The error for words that start with no command.
pub fn not_a_command(context: &Context, words: &[String]) -> anyhow::Error {
    let typed = words.first().map_or("", String::as_str);
    let found = context
        .catalogue()
        .map(|catalogue| catalogue.find(typed).map(|exercise| exercise.name.clone()));
    let commands = Cli::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    match found {
        Ok(Ok(name)) => Problem::new(format!("`{typed}` is an exercise, not a command"))
            .hint(format!(
                "`katas watch {name}` judges it whenever it is saved"
            ))
            .hint(format!("`katas run {name}` judges it once")),
        Ok(Err(NotFound::Topic {
            first: Some(first), ..
        })) => Problem::new(format!("`{typed}` is a topic, not a command")).hint(format!(
            "`katas watch {first}` starts with its first exercise"
        )),
        _ if context.cwd.join(typed).is_dir() => {
            Problem::new(format!("`{typed}` is a folder, not a command"))
                .hint(format!("`katas --dir {typed}` uses it as the workspace"))
                .hint(format!(
                    "`katas verify --answers {typed}` judges the answers in it"
                ))
        }
        _ => {
            let problem = Problem::new(format!("there is no command `{typed}`"));
            match nearest(typed, names) {
                Some(name) => problem.hint(format!("did you mean `katas {name}`?")),
                None => problem.hint("`katas --help` shows them all"),
            }
        }
    }
    .into()
}

fn is_command(typed: &str) -> bool {
    Cli::command().find_subcommand(typed).is_some()
}

fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
