//! Words and pictures for people: one answer whole, or one line an answer.

mod compiler;
mod diagnosis;
mod harmless;
mod printed;
mod requirements;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use diagnosis::prose;
pub use table::Table;
use words::sign;

use katas_kit::record::Which;

use crate::event::Report;
use crate::terminal::sanitise::one_line;
use crate::terminal::screen::{Keep, Section};
use crate::terminal::text::{truncate, width, wrap};
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{
    CheckOutcome, CompilerMessage, Judgement, Location, Told, Verdict,
};

use super::picture::{picture, picture_of_a_pass};

/// Text wider than this is tiring to read, however wide the terminal is.
pub(crate) const MOST_COLUMNS: usize = 96;

/// One judged answer, with what is told about it beyond its report.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    pub report: &'a Report,
    /// Its file, as the reader would type it: the report's own path begins at the workspace.
    pub file: &'a str,
    /// The command that judges it again.
    pub again: &'a str,
    /// What the exercise taught; told on passing.
    pub lesson: Option<&'a str>,
    /// What to do next, as a sentence: the reader may have a key or a command for it.
    pub next: Option<&'a str>,
    /// Paragraphs for whoever has passed everything.
    pub farewell: &'a [String],
    /// What clippy says; it comes after the verdict, and changes none.
    pub advice: &'a [CompilerMessage],
}

/// The whole report: heading, then every section.
pub fn whole(answer: &Answer<'_>, columns: usize, style: Style) -> String {
    let report = &harmless::report(answer.report, style.colour);
    let name = format!("{} / {}", report.topic, report.name);
    let mut lines = vec![format!(
        "{}   {}",
        style.paint(Paint::Strong, &name),
        report.title
    )];
    for section in sections(answer, columns, style) {
        lines.push(String::new());
        lines.extend(section.lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The report in the order of reading, each part with how long it stays where room is short.
pub fn sections(answer: &Answer<'_>, columns: usize, style: Style) -> Vec<Section> {
    let report = &harmless::report(answer.report, style.colour);
    let judgement = &report.judgement;
    let text = columns.min(MOST_COLUMNS);
    let mut verdict = vec![verdict_line(judgement, text, style)];
    verdict.extend(requirements::lines(
        &judgement.checks,
        judgement.verdict,
        text,
        style,
    ));
    verdict.extend(which_run(judgement, answer.again, text, style));
    let mut all = vec![Section {
        keep: Keep::Always,
        lines: verdict,
    }];
    let mut add = |keep: Keep, lines: Vec<String>| all.push(Section { keep, lines });

    add(Keep::Always, unjudged(judgement, text));
    add(
        Keep::Longer,
        compiler::errors(&judgement.compiler, columns, style),
    );
    let draw = match judgement.verdict == Verdict::Passed {
        true => picture_of_a_pass,
        false => picture,
    };
    add(
        Keep::Longer,
        indented(draw(
            &judgement.timeline,
            text.saturating_sub(INDENT),
            style,
        )),
    );
    add(
        Keep::First,
        judgement
            .diagnosis
            .as_ref()
            .map_or(Vec::new(), |found| diagnosis::lines(found, text, style)),
    );
    if judgement.verdict == Verdict::Passed {
        add(
            Keep::First,
            answer
                .lesson
                .map_or(Vec::new(), |lesson| diagnosis::lesson(lesson, text, style)),
        );
    }
    add(Keep::First, farewell(answer.farewell, text, style));
    add(
        Keep::Shorter,
        compiler::advice(
            &harmless::messages(answer.advice, style.colour),
            text,
            style,
        ),
    );
    add(
        Keep::Shorter,
        compiler::warnings(&judgement.compiler, columns, style),
    );
    add(
        Keep::Last,
        printed::lines(&judgement.printed, judgement.timeline.axis, text, style),
    );
    add(Keep::First, remarks(report, text, style));
    add(Keep::Always, last_line(answer, style));
    all.retain(|section| !section.lines.is_empty());
    all
}

pub(crate) const INDENT: usize = 2;

pub(crate) fn indented(lines: Vec<String>) -> Vec<String> {
    lines
        .into_iter()
        .map(|line| format!("{:INDENT$}{line}", ""))
        .collect()
}

/// `✗ failed, 2 of 4 requirements hold` and, at the right, how long it really took.
fn verdict_line(judgement: &Judgement, columns: usize, style: Style) -> String {
    let (sign, paint) = sign(judgement.verdict, style);
    let sentence = format!("{sign} {}", words::verdict_sentence(judgement));
    let left = style.paint(paint, &truncate(&sentence, columns, style.glyph("…", "~")));
    let time = words::took(judgement.timing);
    let gap = columns.saturating_sub(width(&left) + width(&time));
    if gap < 2 {
        left
    } else {
        format!(
            "{left}{}{}",
            " ".repeat(gap),
            style.paint(Paint::Quiet, &time)
        )
    }
}

/// Which run failed, and how to repeat it: nothing where it is the first one, which needs no name.
fn which_run(judgement: &Judgement, again: &str, columns: usize, style: Style) -> Vec<String> {
    const MOST_WAITS: usize = 2;
    let Some(Told { which, waits }) = &judgement.told else {
        return Vec::new();
    };
    if judgement.verdict == Verdict::Passed || *which == Which::FIRST {
        return Vec::new();
    }
    let mut words = format!("on {}", which.in_words());
    let told: Vec<&str> = waits.iter().take(MOST_WAITS).map(String::as_str).collect();
    if !told.is_empty() {
        words = format!("{words}, where {}", told.join(" and "));
    }
    if waits.len() > MOST_WAITS {
        words = format!("{words}, and {} more", waits.len() - MOST_WAITS);
    }
    let command = format!("again: {} --only {which}", one_line(again));
    let room = columns.saturating_sub(INDENT);
    let whole = format!("{words} {} {command}", style.glyph("·", "-"));
    // A command that is broken in two cannot be copied.
    let lines = match width(&whole) <= room {
        true => vec![whole],
        false => [wrap(&words, room), wrap(&command, room)].concat(),
    };
    let quiet = |line: &String| style.paint(Paint::Quiet, line);
    indented(lines.iter().map(quiet).collect())
}

fn unjudged(judgement: &Judgement, columns: usize) -> Vec<String> {
    judgement.unjudged.as_ref().map_or(Vec::new(), |why| {
        indented(wrap(why, columns.saturating_sub(INDENT)))
    })
}

/// Where to go from here: a paragraph each, further lines of one set in.
pub(crate) fn farewell(paragraphs: &[String], columns: usize, style: Style) -> Vec<String> {
    let room = columns.saturating_sub(2 * INDENT);
    let lines = paragraphs.iter().flat_map(|paragraph| {
        let lines = prose(paragraph, room, style).into_iter().enumerate();
        lines.map(|(at, line)| match at {
            0 => line,
            _ => format!("{:INDENT$}{line}", ""),
        })
    });
    indented(lines.collect())
}

/// What is odd about the files.
fn remarks(report: &Report, columns: usize, style: Style) -> Vec<String> {
    let mut texts = Vec::new();
    if report.tampered {
        texts.push(
            "Your copy of the check is not the one we shipped. It was not used; our own was.",
        );
    }
    if report.judgement.left_something {
        texts.push(
            "A process that it had started still ran when it had ended, and was killed then. A child process goes on when \
             its parent ends, so wait for it or kill it.",
        );
    }
    if !report.attempted && report.judgement.verdict != Verdict::Passed {
        texts.push("You have not changed this file yet.");
    }
    let wrapped = texts
        .iter()
        .flat_map(|text| wrap(text, columns.saturating_sub(INDENT)));
    indented(
        wrapped
            .map(|line| style.paint(Paint::Quiet, &line))
            .collect(),
    )
}

/// Where to look, or where to go.
fn last_line(answer: &Answer<'_>, style: Style) -> Vec<String> {
    let report = answer.report;
    let file = one_line(answer.file);
    let place = match report.judgement.location {
        Some(Location {
            line,
            column: Some(column),
        }) => format!("{file}:{line}:{column}"),
        Some(Location { line, column: None }) => format!("{file}:{line}"),
        None => file,
    };
    let next = answer.next.map(|next| style.paint(Paint::Strong, next));
    match report.judgement.verdict {
        Verdict::Passed => next.into_iter().collect(),
        Verdict::DidNotCompile
        | Verdict::Failed
        | Verdict::Hung
        | Verdict::TimedOut
        | Verdict::Crashed
        | Verdict::OverMemory
        | Verdict::OutputFlood
        | Verdict::OverThreads
        | Verdict::Unjudged => [style.paint(Paint::Accent, &place)]
            .into_iter()
            .chain(next)
            .collect(),
    }
}

/// How many requirements hold, of how many.
pub(crate) fn tally(judgement: &Judgement) -> (usize, usize) {
    let hold = judgement
        .checks
        .iter()
        .filter(|check| check.outcome == CheckOutcome::Passed)
        .count();
    (hold, judgement.checks.len())
}
