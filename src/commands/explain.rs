//! `katas explain`: what a diagnosis means.

use super::{Exit, print};
use crate::catalogue::nearest;
use crate::cli;
use crate::problem::Problem;

/// A diagnosis in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    pub code: String,
    pub title: String,
    pub text: String,
}

pub fn run(arguments: &cli::Explain) -> anyhow::Result<Exit> {
    let codes = all_codes();
    let chosen: Vec<&Explained> = match &arguments.code {
        None => codes.iter().collect(),
        Some(typed) => vec![
            codes
                .iter()
                .find(|known| known.code == *typed)
                .ok_or_else(|| unknown(typed, &codes))?,
        ],
    };
    let texts: Vec<String> = chosen.into_iter().map(text).collect();
    print(&texts.join("\n"))?;
    Ok(Exit::Passed)
}

/// Where the words come from: the one place that knows every code.
fn all_codes() -> Vec<Explained> {
    Vec::new()
}

fn text(explained: &Explained) -> String {
    format!(
        "{}: {}\n{}\n",
        explained.code,
        explained.title,
        explained.text.trim_end()
    )
}

fn unknown(typed: &str, codes: &[Explained]) -> Problem {
    let problem = Problem::new(format!("there is no diagnosis `{typed}`"));
    match nearest(typed, codes.iter().map(|known| known.code.as_str())) {
        Some(code) => problem.hint(format!("did you mean `katas explain {code}`?")),
        None => problem.hint("`katas explain` shows them all"),
    }
}
