//! One bar as cells.

use crate::terminal::theme::{Glyphs, Paint, Style};
use crate::verdict::judgement::{Bar, BarEnd};

use super::scale::Scale;

/// A mark that a legend explains, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Held,
    Ready,
    Dropped,
    Panicked,
    Pending,
    Returned,
}

impl Mark {
    /// `held` is for how long the thread was held, where that is known.
    pub(super) fn meaning(self, held: Option<u64>, style: Style) -> String {
        if let (Mark::Held, Some(ms)) = (self, held) {
            let sign = style.glyph("▒", "%");
            let time = format!("{}.{:03} s", ms / 1000, ms % 1000);
            return format!("{sign} the thread was held for {time}: nothing else could run");
        }
        let (unicode, ascii, words) = match self {
            Mark::Held => ("▒", "%", "held the thread: nothing else could run"),
            Mark::Ready => ("░", "-", "ready, and not polled"),
            Mark::Dropped => ("✗", "x", "dropped before its end"),
            Mark::Panicked => ("!", "!", "panicked"),
            Mark::Pending => ("▶", ">", "never finished"),
            Mark::Returned => ("┊", ":", "returned here"),
        };
        format!("{} {words}", style.glyph(unicode, ascii))
    }
}

/// Notes that a mark was drawn.
fn note(marks: &mut Vec<Mark>, mark: Mark) {
    if !marks.contains(&mark) {
        marks.push(mark);
    }
}

/// True if the bar goes on after `end`.
pub(super) fn outlives(bar: &Bar, end: u64) -> bool {
    match bar.end {
        BarEnd::Finished | BarEnd::Dropped | BarEnd::Panicked => {
            bar.end_at.is_some_and(|at| at > end)
        }
        BarEnd::Pending => true,
        BarEnd::NeverPolled => false,
    }
}

/// A bar, not yet painted.
pub(super) struct Drawn {
    /// The first column.
    pub(super) start: usize,
    cells: String,
    /// What has to be said beside it, or nothing.
    pub(super) remark: &'static str,
}

struct Fill {
    full: char,
    ready: char,
    sliver: char,
    dropped: char,
    open: char,
    never: char,
    returned: char,
}

const UNICODE: Fill = Fill {
    full: '█',
    ready: '░',
    sliver: '▏',
    dropped: '✗',
    open: '▶',
    never: '·',
    returned: '┊',
};
const ASCII: Fill = Fill {
    full: '#',
    ready: '-',
    sliver: '|',
    dropped: 'x',
    open: '>',
    never: '.',
    returned: ':',
};

fn fill(style: Style) -> Fill {
    match style.glyphs {
        Glyphs::Unicode => UNICODE,
        Glyphs::Ascii => ASCII,
    }
}

/// Columns of a bar that never ran.
pub(super) const NEVER: usize = 5;

pub(super) fn draw(
    bar: &Bar,
    held: bool,
    scale: Scale,
    style: Style,
    marks: &mut Vec<Mark>,
) -> Drawn {
    let fill = fill(style);
    let full = match (held, style.glyphs) {
        (false, _) => fill.full,
        (true, Glyphs::Unicode) => '▒',
        (true, Glyphs::Ascii) => '%',
    };
    let begin = scale.column(bar.start);
    let start = begin.min(scale.columns - 1);
    let length = bar
        .end_at
        .map_or(0, |end| scale.column(end).saturating_sub(begin));
    // However short its sleep was, it is seen.
    let ready = bar.ready.map(|at| {
        let last = bar.end_at.map_or(scale.columns, |end| scale.column(end));
        scale.column(at).min(last.saturating_sub(1)) - start
    });
    let cell = |at: usize| match ready {
        Some(ready) if ready <= at => fill.ready,
        Some(_) | None => full,
    };
    let bars = |count: usize| (0..count).map(cell).collect::<String>();
    let (start, cells, remark) = match bar.end {
        // No virtual time passed while the thread was held: one cell shows it all the same.
        BarEnd::Finished if length == 0 && held => (begin, bars(1), ""),
        BarEnd::Finished if length == 0 => (begin, fill.sliver.to_string(), ""),
        BarEnd::Finished => (start, bars(length), ""),
        BarEnd::Dropped => (
            start,
            format!("{}{}", bars(length.saturating_sub(1)), fill.dropped),
            "",
        ),
        BarEnd::Panicked => (start, format!("{}!", bars(length.saturating_sub(1))), ""),
        BarEnd::Pending => (
            start,
            format!("{}{}", bars(scale.columns - start - 1), fill.open),
            "",
        ),
        BarEnd::NeverPolled => (
            begin,
            fill.never.to_string().repeat(NEVER),
            "made, never awaited",
        ),
    };
    if held && bar.end != BarEnd::NeverPolled {
        note(marks, Mark::Held);
    }
    if cells.contains(fill.ready) {
        note(marks, Mark::Ready);
    }
    match bar.end {
        BarEnd::Dropped => note(marks, Mark::Dropped),
        BarEnd::Panicked => note(marks, Mark::Panicked),
        BarEnd::Pending => note(marks, Mark::Pending),
        BarEnd::Finished | BarEnd::NeverPolled => {}
    }
    Drawn {
        start,
        cells,
        remark,
    }
}

/// The instant of a return on a line of its own; one that never came is open at the end.
pub(super) fn draw_return(at: Option<u64>, scale: Scale, style: Style) -> String {
    let fill = fill(style);
    let (column, mark) = match at {
        Some(at) => (scale.column(at), fill.returned),
        None => (scale.columns.saturating_sub(1), fill.open),
    };
    format!("{}{mark}", " ".repeat(column))
}

impl Drawn {
    /// The bar at its place, with the instant of the return before it, behind it or across it.
    pub(super) fn paint(
        &self,
        paint: Paint,
        returned: Option<usize>,
        style: Style,
        marks: &mut Vec<Mark>,
    ) -> String {
        let cells: Vec<char> = self.cells.chars().collect();
        let part = |cells: &[char]| match cells {
            [] => String::new(),
            cells => style.paint(paint, &cells.iter().collect::<String>()),
        };
        let gap = |columns: usize| " ".repeat(columns);
        // A remark begins where the bar ends.
        let over = self.start + cells.len();
        let returned = returned.filter(|column| *column < over || self.remark.is_empty());
        let Some(column) = returned else {
            return format!("{}{}", gap(self.start), part(&cells));
        };
        note(marks, Mark::Returned);
        let mark = style.paint(Paint::Quiet, &fill(style).returned.to_string());
        let (before, behind) = cells.split_at(column.clamp(self.start, over) - self.start);
        if column < self.start {
            let bar = part(&cells);
            format!("{}{mark}{}{bar}", gap(column), gap(self.start - column - 1))
        } else {
            let across = behind.get(1..).unwrap_or_default();
            format!(
                "{}{}{}{mark}{}",
                gap(self.start),
                part(before),
                gap(column.saturating_sub(over)),
                part(across)
            )
        }
    }
}
