//! `katas explain`: what a diagnosis means.

use super::{Exit, judging, print};
use crate::catalogue::nearest;
use crate::cli;
use crate::problem::Problem;
use crate::verdict::diagnosis::Code;
use crate::verdict::words;

pub fn run(arguments: &cli::Explain) -> anyhow::Result<Exit> {
    let codes = match &arguments.code {
        None => Code::ALL.to_vec(),
        Some(typed) => vec![Code::parse(typed).ok_or_else(|| unknown(typed))?],
    };
    let texts: Vec<String> = codes.into_iter().map(text).collect();
    print(&texts.join("\n"))?;
    Ok(Exit::Passed)
}

fn text(code: Code) -> String {
    let words = words::english().diagnosis(code);
    format!(
        "{}: {}\n{}\n",
        code.as_str(),
        words.title,
        judging::in_lines(words.text.trim_end())
    )
}

fn unknown(typed: &str) -> Problem {
    let problem = Problem::new(format!("there is no diagnosis `{typed}`"));
    match nearest(typed, Code::ALL.iter().map(|code| code.as_str())) {
        Some(code) => problem.hint(format!("did you mean `katas explain {code}`?")),
        None => problem.hint("`katas explain` shows them all"),
    }
}
