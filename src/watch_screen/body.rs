//! What stands between heading and keys, panel by panel.

use crate::event::Report;
use crate::report::human::{Answer, MOST_COLUMNS, prose, sections};
use crate::terminal::screen::{Keep, Section};
use crate::terminal::text::{width, wrap};
use crate::terminal::theme::{Paint, Style};

use super::view::{Greeting, Panel, Phase, Place, View};
use super::{list, markdown};

/// The whole body, however high.
pub(super) struct Body {
    pub(super) sections: Vec<Section>,
    /// A line that has to be visible.
    pub(super) focus: Option<usize>,
}

impl Body {
    /// All lines, a blank one between sections.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for section in &self.sections {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend_from_slice(&section.lines);
        }
        lines
    }

    pub(super) fn height(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.lines.len() + 1)
            .sum::<usize>()
            .saturating_sub(1)
    }
}

pub(super) fn body(view: &View, columns: usize, style: Style) -> Body {
    let page = |lines: Vec<String>| Body {
        sections: vec![Section {
            keep: Keep::Longer,
            lines,
        }],
        focus: None,
    };
    match &view.panel {
        Panel::Verdict => Body {
            sections: verdict(view, columns, style),
            focus: None,
        },
        Panel::Hints => Body {
            sections: hints(view, columns, style),
            focus: None,
        },
        Panel::Check { source } => page(source_page("what is checked", source, columns, style)),
        Panel::Solution { source } => page(source_page("the solution", source, columns, style)),
        Panel::Topic { page: text } => {
            page(markdown::lines(text, columns.min(MOST_COLUMNS), style))
        }
        Panel::List { rows, cursor } => {
            let (lines, focus) = list::lines(rows, *cursor, &view.place.name, style);
            Body {
                sections: vec![Section {
                    keep: Keep::Longer,
                    lines,
                }],
                focus: Some(focus),
            }
        }
    }
}

fn verdict(view: &View, columns: usize, style: Style) -> Vec<Section> {
    let mut all = Vec::new();
    if view.greeting == Greeting::Shown {
        all.push(greeting(&view.place, columns, style));
    }
    match &view.phase {
        Phase::Nothing => {}
        Phase::Judging { before: None } => {
            all.push(one_line(style.paint(Paint::Caution, &judging(style))))
        }
        Phase::Judging {
            before: Some(report),
        } => {
            let earlier = format!("{}; below, the verdict before that", judging(style));
            all.push(one_line(style.paint(Paint::Caution, &earlier)));
            let answer = Answer {
                report,
                file: &view.place.file,
                again: &again(report),
                lesson: None,
                next: None,
                farewell: &[],
                advice: &[],
            };
            all.extend(
                sections(&answer, columns, style)
                    .into_iter()
                    .map(|section| dimmed(section, style)),
            );
        }
        Phase::Judged {
            report,
            after,
            advice,
        } => {
            let answer = Answer {
                report,
                file: &view.place.file,
                again: &again(report),
                lesson: after.lesson.as_deref(),
                next: after.next.as_deref(),
                farewell: &after.farewell,
                advice,
            };
            all.extend(sections(&answer, columns, style));
        }
    }
    all
}

fn again(report: &Report) -> String {
    format!("katas run {}", report.name)
}

fn judging(style: Style) -> String {
    format!("{} judging what you saved", style.glyph("…", "..."))
}

/// The verdict and its requirements stay in sight above the hints.
fn hints(view: &View, columns: usize, style: Style) -> Vec<Section> {
    let mut all: Vec<Section> = match &view.phase {
        Phase::Nothing => Vec::new(),
        Phase::Judging { .. } => vec![one_line(style.paint(Paint::Caution, &judging(style)))],
        Phase::Judged { report, .. } => {
            let answer = Answer {
                report,
                file: &view.place.file,
                again: &again(report),
                lesson: None,
                next: None,
                farewell: &[],
                advice: &[],
            };
            sections(&answer, columns, style)
                .into_iter()
                .take(1)
                .collect()
        }
    };
    let total = view.hints.texts.len();
    for (index, text) in view.hints.texts.iter().take(view.hints.shown).enumerate() {
        let title = style.paint(Paint::Strong, &format!("  hint {} of {total}", index + 1));
        let words = prose(text, columns.min(MOST_COLUMNS).saturating_sub(2), style);
        let lines = [title]
            .into_iter()
            .chain(words.iter().map(|line| format!("  {line}")))
            .collect();
        // The last one was just asked for.
        let keep = if index + 1 == view.hints.shown {
            Keep::First
        } else {
            Keep::Shorter
        };
        all.push(Section { keep, lines });
    }
    all
}

/// The screen in five lines, for somebody who sees it for the first time.
fn greeting(place: &Place, columns: usize, style: Style) -> Section {
    let texts = [
        "Welcome! You learn async Rust here by repairing small programs.".to_owned(),
        format!(
            "Open `{}`, read its first lines, change it, save it.",
            place.file
        ),
        "The verdict appears here as soon as you save; no key has to be pressed.".to_owned(),
        "The picture shows your tasks in time, above how they should have run.".to_owned(),
        "`h` gives a hint, `c` shows the check, `n` goes on, `q` leaves and keeps all.".to_owned(),
    ];
    let room = columns.min(MOST_COLUMNS);
    let lines = texts
        .iter()
        .flat_map(|text| prose(text, room, style))
        .collect();
    // It is read once, and goes with the first save; until then the rest can wait.
    Section {
        keep: Keep::First,
        lines,
    }
}

fn source_page(title: &str, source: &str, columns: usize, style: Style) -> Vec<String> {
    let mut lines = vec![style.paint(Paint::Strong, title), String::new()];
    for line in source.lines() {
        let line = line.replace('\t', "    ");
        let is_comment = line.trim_start().starts_with("//");
        lines.extend(
            folded(&line, columns)
                .into_iter()
                .map(|line| match is_comment {
                    true => style.paint(Paint::Quiet, &line),
                    false => line,
                }),
        );
    }
    lines
}

/// A line of source that is too long goes on below: a comment as a comment, code further in. There is no other
/// way to see its end.
fn folded(line: &str, columns: usize) -> Vec<String> {
    if width(line) <= columns {
        return vec![line.to_owned()];
    }
    let words = line.trim_start();
    let indent = &line[..line.len() - words.len()];
    let mark = ["//! ", "/// ", "// "]
        .into_iter()
        .find(|mark| words.starts_with(mark));
    let (first, next) = match mark {
        Some(mark) => (format!("{indent}{mark}"), format!("{indent}{mark}")),
        None => (indent.to_owned(), format!("{indent}        ")),
    };
    let text = words
        .strip_prefix(mark.unwrap_or_default())
        .unwrap_or(words);
    let room = columns.saturating_sub(width(&next)).max(20);
    let folded = wrap(text, room).into_iter().enumerate();
    folded
        .map(|(at, text)| format!("{}{text}", if at == 0 { &first } else { &next }))
        .collect()
}

fn one_line(line: String) -> Section {
    Section {
        keep: Keep::Always,
        lines: vec![line],
    }
}

/// An old verdict must not look like a new one.
fn dimmed(section: Section, style: Style) -> Section {
    let quiet = |line: &String| style.paint(Paint::Quiet, &console::strip_ansi_codes(line));
    Section {
        keep: section.keep,
        lines: section.lines.iter().map(quiet).collect(),
    }
}
