//! What a report holds, as it can be laid out: every text in it may be somebody else's, and a width that counts an
//! escape sequence, or a name with a line end, would break a table or forge a line of it.

use crate::event::Report;
use crate::terminal::sanitise::{one_line, sanitise, sanitise_painted};
use crate::terminal::theme::Colour;
use crate::verdict::judgement::{
    Bar, CheckResult, CompilerMessage, Diagnosis, Divergence, Judgement, PrintedLine, Timeline,
    Told,
};

/// The same report, its texts made harmless. No field is passed over: a new one does not compile here.
pub(super) fn report(report: &Report, colour: Colour) -> Report {
    let Report {
        name,
        topic,
        title,
        revision,
        submission,
        attempted,
        tampered,
        file,
        judgement,
    } = report;
    Report {
        name: one_line(name),
        topic: one_line(topic),
        title: one_line(title),
        revision: *revision,
        submission: submission.as_deref().map(one_line),
        attempted: *attempted,
        tampered: *tampered,
        file: one_line(file),
        judgement: self::judgement(judgement, colour),
    }
}

/// rustc's and clippy's messages; what rustc renders keeps its colours where there are any.
pub(super) fn messages(messages: &[CompilerMessage], colour: Colour) -> Vec<CompilerMessage> {
    let message = |message: &CompilerMessage| {
        let CompilerMessage {
            code,
            level,
            message,
            label,
            rendered,
            location,
            note,
        } = message;
        CompilerMessage {
            code: code.as_deref().map(one_line),
            level: *level,
            message: sanitise(message),
            label: sanitise(label),
            rendered: without_tabs(&sanitise_painted(rendered, colour)),
            location: *location,
            note: note.as_deref().map(sanitise),
        }
    };
    messages.iter().map(message).collect()
}

fn judgement(judgement: &Judgement, colour: Colour) -> Judgement {
    let Judgement {
        verdict,
        limit,
        diagnosis,
        checks,
        location,
        virtual_ms,
        wanted_ms,
        timeline,
        told,
        left_something,
        compiler,
        printed,
        unjudged,
        timing,
    } = judgement;
    let diagnosis = diagnosis.as_ref().map(
        |Diagnosis {
             requirement,
             code,
             title,
             text,
         }| Diagnosis {
            requirement: one_line(requirement),
            code: one_line(code),
            title: one_line(title),
            text: sanitise(text),
        },
    );
    Judgement {
        verdict: *verdict,
        limit: *limit,
        diagnosis,
        checks: checks.iter().map(check).collect(),
        location: *location,
        virtual_ms: *virtual_ms,
        wanted_ms: *wanted_ms,
        timeline: self::timeline(timeline),
        told: told.as_ref().map(|Told { which, waits }| Told {
            which: *which,
            waits: waits.iter().map(|wait| one_line(wait)).collect(),
        }),
        left_something: *left_something,
        compiler: messages(compiler, colour),
        printed: printed.iter().map(printed_line).collect(),
        unjudged: unjudged.as_deref().map(sanitise),
        timing: *timing,
    }
}

fn check(check: &CheckResult) -> CheckResult {
    let CheckResult {
        name,
        title,
        outcome,
        message,
    } = check;
    CheckResult {
        name: one_line(name),
        title: one_line(title),
        outcome: *outcome,
        message: message
            .as_deref()
            .map(|message| without_tabs(&sanitise(message))),
    }
}

fn printed_line(line: &PrintedLine) -> PrintedLine {
    let PrintedLine { at, text, stream } = line;
    PrintedLine {
        at: *at,
        text: without_tabs(&sanitise(text)),
        stream: *stream,
    }
}

fn timeline(timeline: &Timeline) -> Timeline {
    let Timeline {
        axis,
        yours,
        wanted,
        divergence,
        blocked,
        held_ms,
        yours_end,
        wanted_end,
        return_note,
    } = timeline;
    Timeline {
        axis: *axis,
        yours: yours.iter().map(bar).collect(),
        wanted: wanted.iter().map(bar).collect(),
        divergence: divergence
            .as_ref()
            .map(|Divergence { bar, note }| Divergence {
                bar: *bar,
                note: one_line(note),
            }),
        blocked: *blocked,
        held_ms: *held_ms,
        yours_end: *yours_end,
        wanted_end: *wanted_end,
        return_note: return_note.as_deref().map(one_line),
    }
}

fn bar(bar: &Bar) -> Bar {
    let Bar {
        lane,
        op,
        start,
        ready,
        end_at,
        end,
        line,
        blocking,
    } = bar;
    Bar {
        lane: one_line(lane),
        op: one_line(op),
        start: *start,
        ready: *ready,
        end_at: *end_at,
        end: *end,
        line: *line,
        blocking: *blocking,
    }
}

fn without_tabs(text: &str) -> String {
    text.replace('\t', "    ")
}
