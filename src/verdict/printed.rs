//! What the program printed in the pictured run, each line with its instant.

use katas_kit::record::{Printed, Run};

use super::judgement::{PrintedLine, Stream};
use crate::runner::{Captured, Execution};

/// Lines kept of each output, from its head and from its tail.
const HEAD: usize = 12;
const TAIL: usize = 6;

/// Standard output of the run that is told, and standard error.
pub(super) fn lines(execution: &Execution, told: Option<&Run>) -> Vec<PrintedLine> {
    let mut out = stdout(&execution.stdout, told);
    // Standard error carries no offsets, and later runs repeat what the first one said.
    let mut seen: Vec<&str> = Vec::new();
    let errors = text(&execution.stderr);
    for line in errors.lines() {
        if !seen.contains(&line) {
            seen.push(line);
        }
    }
    let error = |text: &str| PrintedLine {
        at: None,
        text: text.to_owned(),
        stream: Stream::Err,
    };
    out.extend(bounded(seen.into_iter().map(error).collect()));
    out
}

fn stdout(captured: &Captured, run: Option<&Run>) -> Vec<PrintedLine> {
    let marks = run.map(|run| run.printed.as_slice()).unwrap_or_default();
    let end = marks
        .last()
        .map_or(captured.head.len() as u64, |mark| mark.offset);
    let begin = run.map_or(0, |run| run.printed_from);
    let mut offset = 0_u64;
    let mut lines = Vec::new();
    for line in captured.head.split_inclusive(|byte| *byte == b'\n') {
        if offset >= end {
            break;
        }
        let at = instant(marks, offset);
        offset += line.len() as u64;
        if offset <= begin {
            continue;
        }
        let text = String::from_utf8_lossy(line)
            .trim_end_matches('\n')
            .to_owned();
        lines.push(PrintedLine {
            at,
            text,
            stream: Stream::Out,
        });
    }
    if captured.left_out > 0 && end > captured.head.len() as u64 {
        lines.push(gap(format!("{} bytes left out", captured.left_out)));
        let tail = String::from_utf8_lossy(&captured.tail).into_owned();
        lines.extend(tail.lines().map(|text| PrintedLine {
            at: None,
            text: text.to_owned(),
            stream: Stream::Out,
        }));
    }
    bounded(lines)
}

/// The first mark beyond this byte tells when it was written.
fn instant(marks: &[Printed], offset: u64) -> Option<u64> {
    marks
        .iter()
        .find(|mark| mark.offset > offset)
        .map(|mark| mark.at)
}

fn bounded(mut lines: Vec<PrintedLine>) -> Vec<PrintedLine> {
    if lines.len() <= HEAD + TAIL + 1 {
        return lines;
    }
    let left_out = lines.len() - HEAD - TAIL;
    let tail = lines.split_off(lines.len() - TAIL);
    lines.truncate(HEAD);
    lines.push(gap(format!("{left_out} lines left out")));
    lines.extend(tail);
    lines
}

fn gap(text: String) -> PrintedLine {
    PrintedLine {
        at: None,
        text,
        stream: Stream::Gap,
    }
}

fn text(captured: &Captured) -> String {
    let mut text = String::from_utf8_lossy(&captured.head).into_owned();
    text.push_str(&String::from_utf8_lossy(&captured.tail));
    text
}
