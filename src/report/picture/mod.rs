//! The picture: the learner's timeline over the wanted one, on one scale, one lane a call.

mod labels;
mod lane;
mod ruler;
mod scale;
#[cfg(test)]
mod tests;

use crate::terminal::text::{pad, truncate, width, wrap};
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{Axis, Bar, Divergence, Timeline};

use labels::Labels;
use lane::Mark;
use scale::Scale;

/// More lanes than this are counted, not drawn.
const MOST_LANES: usize = 12;
const GAP: usize = 2;

/// Draws both timelines, no line wider than `width` columns. Without any call there is no picture.
pub fn picture(timeline: &Timeline, columns: usize, style: Style) -> Vec<String> {
    drawn(timeline, Alone::No, columns, style)
}

/// Whether the learner's timeline stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alone {
    Yes,
    No,
}

fn drawn(timeline: &Timeline, alone: Alone, columns: usize, style: Style) -> Vec<String> {
    if timeline.yours.is_empty() && timeline.wanted.is_empty() {
        return Vec::new();
    }
    let timeline = &in_one_order(timeline);
    let labels = Labels::of(timeline, columns / 3);
    let room = columns.saturating_sub(labels.width + GAP).max(8);
    let scale = Scale::of(timeline, room);
    let canvas = Canvas {
        labels: &labels,
        scale,
        room,
        style,
        axis: timeline.axis,
    };
    let mut marks = Vec::new();

    let mut lines = vec![canvas.head("yours")];
    lines.extend(canvas.chart(&yours(timeline, &labels), &mut marks));
    if let Some(note) = missing_bar(timeline) {
        lines.extend(canvas.note_below(0, note, Lead::Arrow));
    }
    if alone == Alone::Yes || nothing_recorded(timeline) {
        // A run that was cut: there is nothing to compare it with.
    } else if same(&timeline.yours, &timeline.wanted) && timeline.return_note.is_none() {
        lines.push(canvas.line(
            "wanted",
            Paint::Quiet,
            &style.paint(Paint::Quiet, "the same"),
        ));
    } else {
        lines.push(canvas.head("wanted"));
        lines.extend(canvas.chart(&wanted(timeline, &labels), &mut marks));
    }
    lines.extend(canvas.legend(&marks, timeline.held_ms));
    lines
}

/// The same of an answer that passed. Where it differs from the solution it is as good, so that is not shown.
pub fn picture_of_a_pass(timeline: &Timeline, columns: usize, style: Style) -> Vec<String> {
    let in_order = in_one_order(timeline);
    match same(&in_order.yours, &in_order.wanted) {
        true => picture(timeline, columns, style),
        false => drawn(timeline, Alone::Yes, columns, style),
    }
}

/// The wanted bars in the order of the learner's, so that the same lines tell of the same calls. One that the learner
/// never made stays where it was.
fn in_one_order(timeline: &Timeline) -> Timeline {
    let mut timeline = timeline.clone();
    let mut free: Vec<bool> = vec![true; timeline.wanted.len()];
    let mut twins = Vec::new();
    for bar in &timeline.yours {
        let is_twin = |(index, other): (usize, &Bar)| {
            free[index] && (&other.lane, &other.op) == (&bar.lane, &bar.op)
        };
        if let Some(twin) = timeline.wanted.iter().enumerate().position(is_twin) {
            free[twin] = false;
            twins.push(timeline.wanted[twin].clone());
        }
    }
    let places = timeline.wanted.iter_mut().zip(&free);
    let places = places.filter(|(_, is_free)| !**is_free);
    for ((place, _), twin) in places.zip(twins) {
        *place = twin;
    }
    timeline
}

/// One of the two charts.
struct Chart<'a> {
    bars: &'a [Bar],
    labels: &'a [String],
    divergence: Option<(usize, &'a str)>,
    returned: Option<u64>,
    /// The return has a line of its own, with this note if that is what differs.
    return_line: Option<&'a str>,
    /// Every bar is drawn as held, because no single one is to blame.
    held: Held,
    paint: Paint,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    All,
    Own,
}

fn yours<'a>(timeline: &'a Timeline, labels: &'a Labels) -> Chart<'a> {
    let all = timeline.blocked && !timeline.yours.iter().any(|bar| bar.blocking);
    Chart {
        bars: &timeline.yours,
        labels: &labels.yours,
        divergence: match &timeline.divergence {
            Some(Divergence {
                bar: Some(bar),
                note,
            }) => Some((*bar, note)),
            Some(Divergence { bar: None, .. }) | None => None,
        },
        returned: timeline.yours_end,
        return_line: draws_return(timeline)
            .then(|| timeline.return_note.as_deref().unwrap_or_default()),
        held: if all { Held::All } else { Held::Own },
        paint: Paint::Accent,
    }
}

fn wanted<'a>(timeline: &'a Timeline, labels: &'a Labels) -> Chart<'a> {
    Chart {
        bars: &timeline.wanted,
        labels: &labels.wanted,
        divergence: None,
        returned: timeline.wanted_end,
        return_line: draws_return(timeline).then_some(""),
        held: Held::Own,
        paint: Paint::Good,
    }
}

/// Whether the return is an instant that no bar shows: in one of the two it comes later than the last bar's end.
fn draws_return(timeline: &Timeline) -> bool {
    let is_last = |end: Option<u64>, bars: &[Bar]| {
        end.is_none() || end <= bars.iter().filter_map(|bar| bar.end_at).max()
    };
    timeline.axis == Axis::VirtualMs
        && timeline.wanted_end.is_some()
        && (timeline.return_note.is_some()
            || !is_last(timeline.yours_end, &timeline.yours)
            || !is_last(timeline.wanted_end, &timeline.wanted))
}

/// The note of a divergence that no bar of the learner's carries.
fn missing_bar(timeline: &Timeline) -> Option<&str> {
    let divergence = timeline.divergence.as_ref()?;
    match divergence.bar.and_then(|bar| timeline.yours.get(bar)) {
        Some(_) => None,
        None => Some(&divergence.note),
    }
}

/// Whether the solution left no picture of this run. Where it merely calls nothing, it still returns.
fn nothing_recorded(timeline: &Timeline) -> bool {
    timeline.axis == Axis::VirtualMs && timeline.wanted.is_empty() && timeline.wanted_end.is_none()
}

/// Alike as far as a picture shows.
fn same(yours: &[Bar], wanted: &[Bar]) -> bool {
    fn seen(bar: &Bar) -> impl PartialEq + '_ {
        (
            &bar.lane,
            &bar.op,
            bar.start,
            bar.ready,
            bar.end_at,
            bar.end,
            bar.blocking,
        )
    }
    yours.len() == wanted.len()
        && yours
            .iter()
            .zip(wanted)
            .all(|(left, right)| seen(left) == seen(right))
}

/// How a note on lines of its own begins.
#[derive(Clone, Copy)]
enum Lead {
    Arrow,
    /// The arrow stands beside the bar already.
    Blank,
}

struct Canvas<'a> {
    labels: &'a Labels,
    scale: Scale,
    /// Columns beside the labels.
    room: usize,
    style: Style,
    axis: Axis,
}

impl Canvas<'_> {
    fn line(&self, label: &str, paint: Paint, rest: &str) -> String {
        let label = truncate(label, self.labels.width, self.style.glyph("…", "~"));
        let blanks = " ".repeat(self.labels.width - width(&label) + GAP);
        format!("{}{blanks}{rest}", self.style.paint(paint, &label))
            .trim_end()
            .to_owned()
    }

    fn head(&self, title: &str) -> String {
        let ruler = match self.axis {
            Axis::VirtualMs => ruler::ruler(self.scale, self.room),
            Axis::Steps => truncate("order of events, not time", self.room, ""),
        };
        self.line(
            title,
            Paint::Strong,
            &self.style.paint(Paint::Quiet, &ruler),
        )
    }

    fn chart(&self, chart: &Chart<'_>, marks: &mut Vec<Mark>) -> Vec<String> {
        if chart.bars.is_empty() {
            return vec![self.line(
                "",
                Paint::Quiet,
                &self.style.paint(Paint::Quiet, "no calls"),
            )];
        }
        let outlived = chart
            .returned
            .filter(|end| chart.bars.iter().any(|bar| lane::outlives(bar, *end)));
        let mut lines = Vec::new();
        let shown = shown(chart.bars.len(), chart.divergence.map(|(bar, _)| bar));
        for index in &shown {
            let note = chart
                .divergence
                .filter(|(bar, _)| bar == index)
                .map(|(_, note)| note);
            lines.extend(self.lane(chart, *index, outlived, note, marks));
        }
        let more = chart.bars.len() - shown.len();
        if more > 0 {
            let text = format!("{} and {more} more", self.style.glyph("…", "..."));
            lines.push(self.style.paint(Paint::Quiet, &text));
        }
        if let Some(note) = chart.return_line {
            lines.extend(self.return_line(chart, note));
        }
        lines
    }

    fn return_line(&self, chart: &Chart<'_>, note: &str) -> Vec<String> {
        let drawn = lane::draw_return(chart.returned, self.scale, self.style);
        let differs = !note.is_empty();
        let (label, paint) = match differs {
            true => (Paint::Strong, Paint::Bad),
            false => (Paint::Quiet, chart.paint),
        };
        let body = self.style.paint(paint, &drawn);
        if !differs {
            return vec![self.line("return", label, &body)];
        }
        let arrow = self.style.glyph("◂", "<");
        match self.beside(&body, &format!("{arrow} {note}"), Paint::Bad) {
            (body, "") => vec![self.line("return", label, &body)],
            (body, _) => {
                let mut lines = vec![self.line("return", label, &body)];
                lines.extend(self.note_below(width(&drawn), note, Lead::Arrow));
                lines
            }
        }
    }

    fn lane(
        &self,
        chart: &Chart<'_>,
        index: usize,
        outlived: Option<u64>,
        note: Option<&str>,
        marks: &mut Vec<Mark>,
    ) -> Vec<String> {
        let bar = &chart.bars[index];
        let held = bar.blocking || chart.held == Held::All;
        let drawn = lane::draw(bar, held, self.scale, self.style, marks);
        let paint = if note.is_some() {
            Paint::Bad
        } else {
            chart.paint
        };
        let body = drawn.paint(
            paint,
            outlived.map(|end| self.scale.column(end)),
            self.style,
            marks,
        );
        let label = &chart.labels[index];
        let (body, unsaid) = self.beside(&body, drawn.remark, Paint::Quiet);
        let Some(note) = note else {
            return vec![self.line(label, Paint::Quiet, &body)];
        };
        let arrow = self.style.glyph("◂", "<");
        let text = format!("{arrow} {note}");
        let (marked, left) = self.beside(&body, &text, Paint::Bad);
        if left.is_empty() && unsaid.is_empty() {
            return vec![self.line(label, Paint::Strong, &marked)];
        }
        let note = if unsaid.is_empty() {
            note.to_owned()
        } else {
            format!("{unsaid}: {note}")
        };
        let (marked, _) = self.beside(&body, arrow, Paint::Bad);
        let mut lines = vec![self.line(label, Paint::Strong, &marked)];
        lines.extend(self.note_below(drawn.start, &note, Lead::Blank));
        lines
    }

    /// The bar and a short text behind it, if there is room; else the bar alone, and the text given back.
    fn beside<'a>(&self, body: &str, text: &'a str, paint: Paint) -> (String, &'a str) {
        let gap = if paint == Paint::Quiet { "  " } else { " " };
        if text.is_empty() {
            (body.to_owned(), "")
        } else if width(body) + gap.len() + width(text) > self.room {
            (body.to_owned(), text)
        } else {
            (format!("{body}{gap}{}", self.style.paint(paint, text)), "")
        }
    }

    /// A note on lines of its own, as far right as its bar begins if it fits there.
    fn note_below(&self, start: usize, note: &str, lead: Lead) -> Vec<String> {
        let lines = wrap(note, self.room.saturating_sub(2));
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0) + 2;
        let indent = " ".repeat(start.min(self.room.saturating_sub(widest)));
        let mut drawn = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let lead = match lead {
                Lead::Arrow if index == 0 => self.style.glyph("◂", "<"),
                Lead::Arrow | Lead::Blank => " ",
            };
            let text = self.style.paint(Paint::Bad, &format!("{lead} {line}"));
            drawn.push(self.line("", Paint::Quiet, &format!("{indent}{text}")));
        }
        drawn
    }

    /// What the less common marks mean; only those that were drawn.
    fn legend(&self, marks: &[Mark], held: Option<u64>) -> Vec<String> {
        let meaning = |mark: &Mark| mark.meaning(held, self.style);
        let texts: Vec<String> = marks.iter().map(meaning).collect();
        let mut lines: Vec<String> = Vec::new();
        for text in texts {
            match lines.last_mut() {
                Some(line) if width(line) + 3 + width(&text) <= self.room => {
                    *line = format!("{line}   {text}");
                }
                Some(_) | None => lines.extend(wrap(&text, self.room)),
            }
        }
        let blank = pad("", self.labels.width + GAP);
        lines
            .iter()
            .map(|line| format!("{blank}{}", self.style.paint(Paint::Quiet, line)))
            .collect()
    }
}

/// The first lanes, and the one that matters.
fn shown(count: usize, divergent: Option<usize>) -> Vec<usize> {
    if count <= MOST_LANES {
        return (0..count).collect();
    }
    match divergent {
        Some(lane) if (MOST_LANES..count).contains(&lane) => {
            (0..MOST_LANES - 1).chain([lane]).collect()
        }
        Some(_) | None => (0..MOST_LANES).collect(),
    }
}
