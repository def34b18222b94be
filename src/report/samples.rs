//! Reports to show in tests.

use katas_kit::record::{How, Which};
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use crate::event::{Environment, Report, Sandbox, SandboxLevel};
use crate::terminal::sanitise::sanitise_painted;
use crate::terminal::theme::Style;
use crate::verdict::judgement::{
    Axis, Bar, BarEnd, CheckOutcome, CheckResult, CompilerLevel, CompilerMessage, Diagnosis,
    Divergence, Judgement, Limit, Location, PrintedLine, Stream, Timeline, Timing, Told, Verdict,
};

fn bar(lane: &str, start: u64, end: u64) -> Bar {
    Bar {
        lane: lane.to_owned(),
        op: "get".to_owned(),
        start,
        ready: None,
        end_at: Some(end),
        end: BarEnd::Finished,
        line: Some(8),
        blocking: false,
    }
}

fn check(name: &str, outcome: CheckOutcome, message: Option<&str>) -> CheckResult {
    CheckResult {
        name: name.to_owned(),
        title: name.replace('_', " "),
        outcome,
        message: message.map(str::to_owned),
    }
}

fn diagnosis(code: &str, title: &str, text: &str) -> Option<Diagnosis> {
    Some(Diagnosis {
        requirement: "no_time_is_wasted".to_owned(),
        code: code.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
    })
}

fn report(judgement: Judgement) -> Report {
    Report {
        name: "basics2".to_owned(),
        topic: "01_basics".to_owned(),
        title: "Three pages".to_owned(),
        revision: 1,
        submission: None,
        attempted: true,
        tampered: false,
        file: "exercises/01_basics/basics2.rs".to_owned(),
        judgement,
    }
}

fn judgement(verdict: Verdict) -> Judgement {
    Judgement {
        verdict,
        limit: None,
        diagnosis: None,
        checks: Vec::new(),
        location: None,
        virtual_ms: None,
        wanted_ms: None,
        timeline: Timeline {
            axis: Axis::VirtualMs,
            yours: Vec::new(),
            wanted: Vec::new(),
            divergence: None,
            blocked: false,
            held_ms: None,
            yours_end: None,
            wanted_end: None,
            return_note: None,
        },
        told: None,
        compiler: Vec::new(),
        printed: Vec::new(),
        unjudged: None,
        left_something: false,
        timing: Timing {
            compile_ms: 113,
            run_ms: 4,
            cached: false,
        },
    }
}

pub(crate) fn serial() -> Report {
    let mut found = judgement(Verdict::Failed);
    found.diagnosis = diagnosis(
        "serial",
        "your awaits run one after another",
        "`.await` means \"do not go on until this is done\": beta is not started before alpha ends.\n\
         In asyncio: three `await`s in a row do the same; gather() is what overlaps them.",
    );
    found.checks = vec![
        check("the_pages_come_back_in_order", CheckOutcome::Passed, None),
        check(
            "the_downloads_overlap",
            CheckOutcome::Failed,
            Some("1 at a time, wanted 3"),
        ),
        check(
            "no_time_is_wasted",
            CheckOutcome::Failed,
            Some("took 6.000 s, wanted 2.100 s"),
        ),
        check("nothing_keeps_running", CheckOutcome::Passed, None),
    ];
    found.location = Some(Location {
        line: 8,
        column: Some(13),
    });
    (found.virtual_ms, found.wanted_ms) = (Some(6000), Some(2100));
    found.timeline.yours = vec![
        bar("alpha", 0, 2000),
        bar("beta", 2000, 3900),
        bar("gamma", 3900, 6000),
    ];
    found.timeline.wanted = vec![
        bar("alpha", 0, 2000),
        bar("beta", 0, 1900),
        bar("gamma", 0, 2100),
    ];
    found.timeline.divergence = Some(Divergence {
        bar: Some(1),
        note: "starts only when alpha has ended".to_owned(),
    });
    (found.timeline.yours_end, found.timeline.wanted_end) = (Some(6000), Some(2100));
    found.told = Some(Told {
        which: Which {
            set: 1,
            how: How::Schedule(3),
        },
        waits: vec!["`get beta` answers a moment later".to_owned()],
    });
    found.printed = vec![
        PrintedLine {
            at: Some(2000),
            text: "got \u{1b}[31malpha\u{1b}[0m".to_owned(),
            stream: Stream::Out,
        },
        PrintedLine {
            at: Some(6000),
            text: "got everything".to_owned(),
            stream: Stream::Err,
        },
    ];
    report(found)
}

pub(crate) fn steps() -> Report {
    let mut found = judgement(Verdict::Hung);
    found.diagnosis = diagnosis(
        "starved",
        "the runtime's thread never came back",
        "A blocking call holds it.",
    );
    found.checks = vec![
        check(
            "it_comes_back",
            CheckOutcome::Failed,
            Some("the second client was never answered"),
        ),
        check("both_clients_are_served", CheckOutcome::NotRun, None),
    ];
    found.timeline.axis = Axis::Steps;
    found.timeline.yours = vec![Bar {
        end: BarEnd::Pending,
        end_at: None,
        ..bar("client", 1, 2)
    }];
    found.timeline.wanted = vec![bar("client", 1, 3)];
    report(found)
}

pub(crate) fn passed() -> Report {
    let mut report = serial();
    report.judgement.verdict = Verdict::Passed;
    report.judgement.diagnosis = None;
    report.judgement.location = None;
    report.judgement.virtual_ms = Some(2100);
    for check in &mut report.judgement.checks {
        (check.outcome, check.message) = (CheckOutcome::Passed, None);
    }
    let timeline = &mut report.judgement.timeline;
    timeline.yours.clone_from(&timeline.wanted);
    (timeline.divergence, timeline.yours_end) = (None, Some(2100));
    report
}

pub(crate) fn does_not_compile() -> Report {
    let mut found = judgement(Verdict::DidNotCompile);
    found.diagnosis = diagnosis(
        "does-not-compile",
        "rustc refuses it",
        "Read its first message first.",
    );
    found.checks = vec![
        check("it_compiles", CheckOutcome::Failed, Some("1 error")),
        check("the_pages_come_back_in_order", CheckOutcome::NotRun, None),
        check("the_downloads_overlap", CheckOutcome::NotRun, None),
    ];
    found.location = Some(Location {
        line: 7,
        column: Some(5),
    });
    let rendered = "\u{1b}[1m\u{1b}[91merror[E0308]\u{1b}[0m\u{1b}[1m: mismatched types\u{1b}[0m\n \
                    --> exercises/01_basics/basics2.rs:7:5\n  |\n7 |     site.get(\"alpha\")\n  |     \
                    ^^^^^^^^^^^^^^^^^ expected `String`, found future\n  |\nhelp: consider `await`ing on the \
                    `Future`\n  |\n7 |     site.get(\"alpha\").await\n  |                      ++++++\n\n";
    found.compiler = vec![CompilerMessage {
        code: Some("E0308".to_owned()),
        level: CompilerLevel::Error,
        message: "mismatched types".to_owned(),
        label: "expected `String`, found future".to_owned(),
        rendered: rendered.to_owned(),
        location: found.location,
        note: Some(
            "A call of an async function gives a future, as a coroutine function gives a coroutine in Python. \
             Here rustc tells you before anything runs."
                .to_owned(),
        ),
    }];
    report(found)
}

pub(crate) fn flood() -> Report {
    let mut found = judgement(Verdict::OutputFlood);
    found.limit = Some(Limit::Output);
    found.diagnosis = diagnosis(
        "output-flood",
        "it printed without end",
        "A loop prints and never waits.",
    );
    found.checks = vec![check(
        "it_ends",
        CheckOutcome::Failed,
        Some("1 MiB printed, then stopped"),
    )];
    found.printed = (0..300)
        .map(|line| PrintedLine {
            at: None,
            text: format!("line {line}"),
            stream: Stream::Out,
        })
        .collect();
    let gap = PrintedLine {
        at: None,
        text: "48 KiB left out".to_owned(),
        stream: Stream::Gap,
    };
    found.printed.insert(297, gap);
    report(found)
}

pub(crate) fn unjudged() -> Report {
    let mut found = judgement(Verdict::Unjudged);
    found.timing = Timing::default();
    found.unjudged = Some(
        "the toolchain `rustc` was not found\nhint: install it from https://rustup.rs".to_owned(),
    );
    report(found)
}

/// A guard held across two awaits.
pub(crate) fn advice() -> Vec<CompilerMessage> {
    advice_about("`MutexGuard`")
}

/// The same about a value of this type.
pub(crate) fn advice_about(what: &str) -> Vec<CompilerMessage> {
    let at = |line| CompilerMessage {
        code: Some("clippy::await_holding_lock".to_owned()),
        level: CompilerLevel::Warning,
        message: format!("this {what} is held across an await point"),
        label: String::new(),
        rendered: String::new(),
        location: Some(Location {
            line,
            column: Some(9),
        }),
        note: Some("The lock stays taken while this task waits.".to_owned()),
    };
    vec![at(7), at(12)]
}

/// Text that would take a terminal over, from any source: sequences, control characters of both sets, line ends,
/// characters that reorder or hide.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,6}",
        Just("\u{1b}[2J\u{1b}]2;owned\u{7}\u{1b}[?1049h".to_owned()),
        Just("\u{1b}[".to_owned()),
        Just("\u{1b}]8;;http://x".to_owned()),
        Just("\u{1b}P".to_owned()),
        Just("\u{9b}8m".to_owned()),
        Just("\r\n".to_owned()),
        "[0-9;mhJ (\\\\`|#-]{1,4}",
    ];
    proptest::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// Every sample with this in each of its texts.
pub(crate) fn hostile(text: &str) -> Vec<Report> {
    let samples = [
        serial(),
        steps(),
        passed(),
        does_not_compile(),
        flood(),
        unjudged(),
    ];
    let mut reports = samples.to_vec();
    for report in &mut reports {
        let foreign = |own: &mut String| own.push_str(text);
        let Report {
            name,
            topic,
            title,
            file,
            submission,
            judgement,
            ..
        } = report;
        [name, topic, title, file].into_iter().for_each(foreign);
        *submission = Some(text.to_owned());
        if let Some(Diagnosis {
            requirement,
            code,
            title,
            text,
        }) = &mut judgement.diagnosis
        {
            [requirement, code, title, text]
                .into_iter()
                .for_each(foreign);
        }
        for CheckResult {
            name,
            title,
            message,
            ..
        } in &mut judgement.checks
        {
            [name, title].into_iter().chain(message).for_each(foreign);
        }
        let timeline = &mut judgement.timeline;
        for bar in timeline.yours.iter_mut().chain(&mut timeline.wanted) {
            [&mut bar.lane, &mut bar.op].into_iter().for_each(foreign);
        }
        let notes = timeline.divergence.iter_mut().map(|found| &mut found.note);
        notes.for_each(foreign);
        let waits = judgement.told.iter_mut().flat_map(|told| &mut told.waits);
        waits.for_each(foreign);
        for message in &mut judgement.compiler {
            let own = [&mut message.message, &mut message.rendered];
            let more = message.code.iter_mut().chain(&mut message.note);
            own.into_iter().chain(more).for_each(foreign);
        }
        judgement.printed.truncate(30);
        for line in &mut judgement.printed {
            foreign(&mut line.text);
        }
        judgement.unjudged.iter_mut().for_each(foreign);
    }
    reports
}

/// Nothing but letters, line ends and the colours of the program and of rustc.
#[track_caller]
pub(crate) fn assert_harmless(shown: &str, style: Style) {
    assert_eq!(sanitise_painted(shown, style.colour), shown);
    let bare = console::strip_ansi_codes(shown);
    let controls = bare
        .chars()
        .find(|letter| letter.is_control() && *letter != '\n');
    assert_eq!(controls, None, "{shown:?}");
}

pub(crate) fn environment() -> Environment {
    Environment {
        toolchain: "rustc 1.95.0".to_owned(),
        sandbox: Sandbox {
            level: SandboxLevel::Whole,
            landlock: 7,
            namespaces: true,
        },
    }
}
