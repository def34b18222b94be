//! One frame: heading, as much of the body as fits, notice, keys.

use crate::report::human::MOST_COLUMNS;
use crate::terminal::screen::{Keep, Section, Size, fit};
use crate::terminal::text::{justify, truncate, width, wrap};
use crate::terminal::theme::{Paint, Style};

use super::body::{Body, body};
use super::view::{Footer, Panel, Place, Question, View};

/// Lines for the terminal, at most as many and as wide as it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub lines: Vec<String>,
}

/// Draws everything. Pure.
pub fn render(view: &View, size: Size, style: Style) -> Frame {
    let body = body(view, size.columns, style);
    let layout = layout(view, &body, size, style);
    let pinned = |lines: Vec<String>| Section {
        keep: Keep::Pinned,
        lines,
    };
    let mut sections = vec![pinned(vec![heading(&view.place, size.columns, style)])];
    match (&view.panel, view.scroll) {
        (Panel::Verdict | Panel::Hints, 0) => sections.extend(body.sections),
        (Panel::List { .. }, _) => {
            sections.push(pinned(window(
                &body,
                body.focus.unwrap_or(0).saturating_sub(layout.room / 2),
                layout.room,
            )));
        }
        (_, above) => sections.push(pinned(window(&body, above, layout.room))),
    }
    sections.push(pinned(layout.footer));
    let more = |count| {
        style.paint(
            Paint::Quiet,
            &format!("  {} {count} more lines", style.glyph("…", "...")),
        )
    };
    let lines = fit(&sections, size.rows, more).lines;
    Frame {
        lines: lines
            .iter()
            .map(|line| truncate(line, size.columns, style.glyph("…", "~")))
            .collect(),
    }
}

/// Lines of the whole body, and of the room for it.
pub(super) fn body_rows(view: &View, size: Size, style: Style) -> (usize, usize) {
    let body = body(view, size.columns, style);
    let room = layout(view, &body, size, style).room;
    (body.height(), room)
}

struct Layout {
    footer: Vec<String>,
    /// Rows between heading and footer.
    room: usize,
}

fn layout(view: &View, body: &Body, size: Size, style: Style) -> Layout {
    // Where hardly anything fits, the verdict comes before most of the keys: they still work. The last one is the way out.
    let footer = |fits| {
        let mut lines = footer(view, fits, size.columns, style);
        let most = (size.rows / 3).max(1);
        lines.drain(..lines.len().saturating_sub(most));
        lines
    };
    // The heading, and a blank line on either side of the body.
    let room = |footer: &[String]| size.rows.saturating_sub(3 + footer.len());
    let short = footer(Fits::Whole);
    if body.height() <= room(&short) {
        return Layout {
            room: room(&short),
            footer: short,
        };
    }
    let long = footer(Fits::Cut);
    Layout {
        room: room(&long),
        footer: long,
    }
}

/// As much of the body as there is room for, from a line on, but never less than there could be.
fn window(body: &Body, above: usize, room: usize) -> Vec<String> {
    let lines = body.lines();
    let above = above.min(lines.len().saturating_sub(room));
    lines.into_iter().skip(above).take(room).collect()
}

const BAR: usize = 14;

/// Name and title at the left, place and progress at the right; what does not fit goes.
fn heading(place: &Place, columns: usize, style: Style) -> String {
    let columns = columns.min(MOST_COLUMNS);
    let name = style.paint(Paint::Strong, &format!("{} / {}", place.topic, place.name));
    let katas = style.paint(Paint::Accent, "katas");
    let count = format!("{} of {}", place.number, place.total);
    let right = format!("{count} {}", bar(place, style));
    let lefts = [
        format!("{katas}   {name}   {}", place.title),
        format!("{katas}   {name}"),
        name.clone(),
    ];
    for (left, right) in [
        (&lefts[0], &right),
        (&lefts[1], &right),
        (&lefts[1], &count),
        (&lefts[2], &count),
    ] {
        if width(left) + width(right) + 2 <= columns {
            return justify(left, right, columns);
        }
    }
    name
}

/// How many of all have passed.
fn bar(place: &Place, style: Style) -> String {
    let done = (place.passed.min(place.total) * BAR)
        .checked_div(place.total)
        .unwrap_or(0);
    // One passed exercise has to show.
    let done = if place.passed > 0 { done.max(1) } else { 0 };
    let (full, rest) = (style.glyph("━", "#"), style.glyph("╌", "."));
    format!(
        "{}{}",
        style.paint(Paint::Good, &full.repeat(done)),
        style.paint(Paint::Quiet, &rest.repeat(BAR - done))
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    Whole,
    Cut,
}

fn footer(view: &View, fits: Fits, columns: usize, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(notice) = &view.notice {
        lines.extend(
            wrap(notice, columns)
                .iter()
                .map(|line| style.paint(Paint::Caution, line)),
        );
    }
    if let Some(source) = &view.source {
        lines.extend(
            wrap(source, columns)
                .iter()
                .map(|line| style.paint(Paint::Quiet, line)),
        );
    }
    match view.footer {
        Footer::Gone => {}
        Footer::Keys => lines.extend(keys(view, fits, columns, style)),
    }
    lines
}

/// The keys that mean something now, wrapped between keys and never inside one.
fn keys(view: &View, fits: Fits, columns: usize, style: Style) -> Vec<String> {
    let scroll = style.glyph("↑↓", "up/down");
    let choose = style.glyph("↑↓", "up/down");
    let hint = match (view.hints.shown, view.hints.texts.len()) {
        (_, 0) => String::new(),
        (shown, total) if shown == total => format!("hints {total}/{total}"),
        (shown, total) => format!("hint {}/{total}", shown + 1),
    };
    let back = ("esc", "back".to_owned());
    let mut keys: Vec<(&str, String)> = match (&view.panel, view.question) {
        (_, Question::Reset) => vec![
            ("x", "reset".to_owned()),
            ("any other key", "keep my file".to_owned()),
        ],
        (Panel::List { .. }, Question::None) => vec![
            (choose, "choose".to_owned()),
            ("enter", "open".to_owned()),
            back,
        ],
        (Panel::Check { .. } | Panel::Topic { .. } | Panel::Solution { .. }, Question::None) => {
            vec![back]
        }
        (Panel::Verdict | Panel::Hints, Question::None) => {
            let mut keys = Vec::new();
            if view.panel == Panel::Hints {
                keys.push(back);
            }
            if view.passed() {
                keys.extend([("n", "next".to_owned()), ("s", "solution".to_owned())]);
            } else if !hint.is_empty() {
                keys.push(("h", hint));
            }
            keys.extend([("c", "check".to_owned()), ("t", "topic".to_owned())]);
            if !view.passed() {
                keys.push(("n", "next".to_owned()));
            }
            keys.extend([("p", "prev".to_owned()), ("l", "list".to_owned())]);
            // Saving does the same, and one line of keys leaves a line more for the verdict.
            if fits == Fits::Whole {
                keys.push(("r", "run".to_owned()));
            }
            keys.push(("x", "reset".to_owned()));
            keys
        }
    };
    if view.question == Question::None {
        if fits == Fits::Cut && !matches!(view.panel, Panel::List { .. }) {
            keys.insert(0, (scroll, "more".to_owned()));
        }
        keys.push(("q", "quit".to_owned()));
    }
    let mut lines: Vec<String> = Vec::new();
    for (key, word) in keys {
        let text = format!("{} {word}", style.paint(Paint::Strong, key));
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(&text) <= columns => {
                *line = format!("{line}  {text}")
            }
            Some(_) | None => lines.push(text),
        }
    }
    lines
}
