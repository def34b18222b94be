//! `katas/report/v1`: the contract with programs. Fields may be added, none renamed;
//! everything that varies from run to run stands under a `timing`.

use serde::Serialize;

use crate::event::{Report, Sandbox, Summary};
use crate::terminal::sanitise::escaped_json;
use crate::verdict::judgement::{
    Axis, Bar, BarEnd, CheckResult, CompilerLevel, CompilerMessage, Diagnosis, Limit, Location,
    Timeline, Timing, Verdict,
};

use super::{Format, Run};

/// One JSON document, indented.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Format for Json {
    fn render(&self, run: &Run<'_>) -> Vec<u8> {
        let json = serde_json::to_string_pretty(&Document::of(run))
            .expect("plain structs have no key that is not text");
        (escaped_json(&json) + "\n").into_bytes()
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    katas: &'a str,
    toolchain: &'a str,
    sandbox: Sandbox,
    summary: Totals,
    exercises: Vec<Exercise<'a>>,
}

#[derive(Serialize)]
struct Totals {
    total: usize,
    passed: usize,
    not_passed: usize,
    unjudged: usize,
}

#[derive(Serialize)]
struct Exercise<'a> {
    name: &'a str,
    topic: &'a str,
    title: &'a str,
    revision: u32,
    submission: Option<&'a str>,
    attempted: bool,
    tampered: bool,
    left_something: bool,
    file: &'a str,
    location: Option<Location>,
    verdict: Verdict,
    limit: Option<Limit>,
    diagnosis: Option<&'a Diagnosis>,
    unjudged: Option<&'a str>,
    checks: &'a [CheckResult],
    compiler: Vec<Message<'a>>,
    virtual_ms: Option<u64>,
    wanted_ms: Option<u64>,
    /// The run that `timeline` pictures, as `katas run --only` takes it.
    which: Option<String>,
    /// What that run needs to fail, in words.
    waits: &'a [String],
    timeline: Lanes<'a>,
    timing: Timing,
}

/// Without rustc's rendering, which is for eyes.
#[derive(Serialize)]
struct Message<'a> {
    code: Option<&'a str>,
    level: &'static str,
    message: &'a str,
    location: Option<Location>,
}

#[derive(Serialize)]
struct Lanes<'a> {
    axis: Axis,
    blocked: bool,
    held_ms: Option<u64>,
    divergence: Option<Note<'a>>,
    yours: Vec<Lane<'a>>,
    wanted: Vec<Lane<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    /// Index into `yours`.
    bar: Option<usize>,
    note: &'a str,
}

#[derive(Serialize)]
struct Lane<'a> {
    lane: &'a str,
    op: &'a str,
    /// Null where instants are steps.
    start_ms: Option<u64>,
    /// When it was ready, if it was polled later or never.
    ready_ms: Option<u64>,
    end_ms: Option<u64>,
    #[serde(flatten)]
    steps: Option<Steps>,
    end: BarEnd,
    line: Option<u32>,
    blocking: bool,
}

#[derive(Serialize)]
struct Steps {
    start_step: u64,
    end_step: Option<u64>,
}

impl<'a> Document<'a> {
    fn of(run: &Run<'a>) -> Self {
        let Summary {
            total,
            passed,
            not_passed,
            unjudged,
        } = run.summary;
        Document {
            schema: "katas/report/v1",
            katas: run.katas,
            toolchain: &run.environment.toolchain,
            sandbox: run.environment.sandbox,
            summary: Totals {
                total,
                passed,
                not_passed,
                unjudged,
            },
            exercises: run.reports.iter().map(Exercise::of).collect(),
        }
    }
}

impl<'a> Exercise<'a> {
    fn of(report: &'a Report) -> Self {
        let judgement = &report.judgement;
        Exercise {
            name: &report.name,
            topic: &report.topic,
            title: &report.title,
            revision: report.revision,
            submission: report.submission.as_deref(),
            attempted: report.attempted,
            tampered: report.tampered,
            left_something: judgement.left_something,
            file: &report.file,
            location: judgement.location,
            verdict: judgement.verdict,
            limit: judgement.limit,
            diagnosis: judgement.diagnosis.as_ref(),
            unjudged: judgement.unjudged.as_deref(),
            checks: &judgement.checks,
            compiler: judgement.compiler.iter().map(Message::of).collect(),
            virtual_ms: judgement.virtual_ms,
            wanted_ms: judgement.wanted_ms,
            which: judgement.told.as_ref().map(|told| told.which.to_string()),
            waits: judgement.told.as_ref().map_or(&[], |told| &told.waits),
            timeline: Lanes::of(&judgement.timeline),
            timing: judgement.timing,
        }
    }
}

impl<'a> Message<'a> {
    fn of(message: &'a CompilerMessage) -> Self {
        let level = match message.level {
            CompilerLevel::Error => "error",
            CompilerLevel::Warning => "warning",
        };
        Message {
            code: message.code.as_deref(),
            level,
            message: &message.message,
            location: message.location,
        }
    }
}

impl<'a> Lanes<'a> {
    fn of(timeline: &'a Timeline) -> Self {
        let lanes = |bars: &'a [Bar]| {
            bars.iter()
                .map(|bar| Lane::of(bar, timeline.axis))
                .collect()
        };
        Lanes {
            axis: timeline.axis,
            blocked: timeline.blocked,
            held_ms: timeline.held_ms,
            divergence: timeline.divergence.as_ref().map(|found| Note {
                bar: found.bar,
                note: &found.note,
            }),
            yours: lanes(&timeline.yours),
            wanted: lanes(&timeline.wanted),
        }
    }
}

impl<'a> Lane<'a> {
    fn of(bar: &'a Bar, axis: Axis) -> Self {
        let (start_ms, end_ms, steps) = match axis {
            Axis::VirtualMs => (Some(bar.start), bar.end_at, None),
            Axis::Steps => (
                None,
                None,
                Some(Steps {
                    start_step: bar.start,
                    end_step: bar.end_at,
                }),
            ),
        };
        Lane {
            lane: &bar.lane,
            op: &bar.op,
            start_ms,
            ready_ms: bar.ready,
            end_ms,
            steps,
            end: bar.end,
            line: bar.line,
            blocking: bar.blocking,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Json, Run};
    use crate::event::Summary;
    use crate::report::samples;

    #[test]
    fn the_contract_as_an_example() {
        let reports = [samples::serial(), samples::steps()];
        let summary = Summary {
            total: 2,
            passed: 0,
            not_passed: 2,
            unjudged: 0,
        };
        let bytes = Json.render(&Run {
            katas: "0.1.0",
            environment: &samples::environment(),
            reports: &reports,
            summary,
        });
        insta::assert_snapshot!(String::from_utf8(bytes).expect("JSON is UTF-8"));
    }
}
