//! The requirements: what holds, what does not and why, what was not asked.

use crate::terminal::text::{pad, width, wrap};
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{CheckOutcome, CheckResult, Verdict};

pub(super) fn lines(
    checks: &[CheckResult],
    verdict: Verdict,
    columns: usize,
    style: Style,
) -> Vec<String> {
    // Where nothing ran, a list of what was not asked says nothing.
    let (asked, unasked): (Vec<_>, Vec<_>) = match verdict {
        Verdict::DidNotCompile => checks
            .iter()
            .partition(|check| check.outcome != CheckOutcome::NotRun),
        Verdict::Passed
        | Verdict::Failed
        | Verdict::Hung
        | Verdict::TimedOut
        | Verdict::Crashed
        | Verdict::OverMemory
        | Verdict::OutputFlood
        | Verdict::OverThreads
        | Verdict::Unjudged => (checks.iter().collect(), Vec::new()),
    };
    let half = columns / 2;
    let told = asked
        .iter()
        .filter(|check| check.outcome != CheckOutcome::Passed);
    let titles = told
        .map(|check| width(&check.title))
        .filter(|title| *title <= half)
        .max()
        .unwrap_or(0);
    let mut lines: Vec<String> = asked
        .iter()
        .flat_map(|check| one(check, titles, columns, style))
        .collect();
    match unasked.len() {
        0 => {}
        1 => lines.push(style.paint(
            Paint::Quiet,
            &format!("  {} 1 requirement not tried", style.glyph("·", "-")),
        )),
        many => {
            let text = format!("  {} {many} requirements not tried", style.glyph("·", "-"));
            lines.push(style.paint(Paint::Quiet, &text));
        }
    }
    lines
}

fn one(check: &CheckResult, titles: usize, columns: usize, style: Style) -> Vec<String> {
    let (sign, paint) = match check.outcome {
        CheckOutcome::Passed => (style.glyph("✓", "+"), Paint::Good),
        CheckOutcome::Failed => (style.glyph("✗", "x"), Paint::Bad),
        CheckOutcome::NotRun => (style.glyph("·", "-"), Paint::Quiet),
    };
    let sign = style.paint(paint, sign);
    let message = match (check.outcome, &check.message) {
        (_, Some(message)) => message.as_str(),
        (CheckOutcome::NotRun, None) => "not tried",
        (CheckOutcome::Passed | CheckOutcome::Failed, None) => "",
    };
    let beside = 4 + titles + 3;
    if message.is_empty() {
        return hanging(&format!("  {sign} "), &check.title, columns);
    }
    let fits = width(&check.title) <= titles
        && beside + width(message) <= columns
        && !message.contains('\n');
    if fits {
        let title = pad(&check.title, titles);
        return vec![format!(
            "  {sign} {title}   {}",
            style.paint(paint, message)
        )];
    }
    let mut lines = hanging(&format!("  {sign} "), &check.title, columns);
    lines.extend(
        wrap(message, columns.saturating_sub(6))
            .iter()
            .map(|line| format!("      {}", style.paint(paint, line))),
    );
    lines
}

/// Text after a lead, its further lines below its first letter.
fn hanging(lead: &str, text: &str, columns: usize) -> Vec<String> {
    let blank = " ".repeat(width(lead));
    let wrapped = wrap(text, columns.saturating_sub(width(lead)));
    wrapped
        .iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", if index == 0 { lead } else { &blank }))
        .collect()
}
