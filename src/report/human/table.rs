//! `verify`: one line an answer, then the totals.

use crate::event::{Report, Summary};
use crate::report::{Format, Run};
use crate::terminal::text::{pad, truncate, width};
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::CheckOutcome;

use super::harmless;
use super::words::{sign, verdict_word};

/// Lines of one table, as they become known or all at once.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    pub columns: usize,
    pub style: Style,
    /// Columns for the longest name that will come.
    pub names: usize,
}

/// Columns of the longest word for a verdict that is common, and of most diagnosis codes.
const VERDICTS: usize = 16;
const CODES: usize = 18;

impl Table {
    /// The line of one answer: sign, name, verdict, diagnosis, first requirement that does not hold.
    pub fn line(&self, report: &Report) -> String {
        let style = self.style;
        let report = &harmless::report(report, style.colour);
        let judgement = &report.judgement;
        let (sign, paint) = sign(judgement.verdict, style);
        let code = judgement
            .diagnosis
            .as_ref()
            .map_or("", |diagnosis| &diagnosis.code);
        let first = judgement
            .checks
            .iter()
            .find(|check| check.outcome == CheckOutcome::Failed);
        let why = match (first, &judgement.unjudged) {
            (Some(check), _) => check.title.as_str(),
            (None, Some(reason)) => reason.lines().next().unwrap_or(""),
            (None, None) => "",
        };
        let line = format!(
            "{} {}  {}  {}  {}",
            style.paint(paint, sign),
            pad(&name(report), self.names),
            style.paint(paint, &pad(verdict_word(judgement.verdict), VERDICTS)),
            pad(code, CODES),
            why
        );
        let line = truncate(line.trim_end(), self.columns.max(20), style.glyph("…", "~"));
        line.trim_end().to_owned()
    }

    /// Columns for the longest of these names.
    pub fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> usize {
        names.into_iter().map(width).max().unwrap_or(0)
    }
}

impl Format for Table {
    fn render(&self, run: &Run<'_>) -> Vec<u8> {
        let mut text = String::new();
        for report in run.reports {
            text.push_str(&self.line(report));
            text.push('\n');
        }
        text.push_str(&summary_line(run.summary, self.style));
        text.push('\n');
        text.into_bytes()
    }
}

/// `alice/basics2` with submissions, else `basics2`.
fn name(report: &Report) -> String {
    match &report.submission {
        Some(whose) => format!("{whose}/{}", report.name),
        None => report.name.clone(),
    }
}

/// `12 of 15 passed, 2 did not, 1 could not be judged`.
pub fn summary_line(summary: Summary, style: Style) -> String {
    let Summary {
        total,
        passed,
        not_passed,
        unjudged,
    } = summary;
    let mut text = match (total, passed) {
        (0, _) => return "nothing to judge".to_owned(),
        (1, 1) => "passed".to_owned(),
        (_, _) if total == passed => format!("all {total} passed"),
        (_, _) => format!("{passed} of {total} passed"),
    };
    if not_passed > 0 {
        text.push_str(&format!(", {not_passed} did not"));
    }
    if unjudged > 0 {
        text.push_str(&format!(", {unjudged} could not be judged"));
    }
    let paint = match (not_passed, unjudged) {
        (0, 0) => Paint::Good,
        (_, 0) => Paint::Bad,
        (_, _) => Paint::Caution,
    };
    style.paint(paint, &text)
}
