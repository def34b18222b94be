//! What happened to one answer: facts, without a word about what they mean.

use std::fmt;

use katas_kit::record::{Done, Hello, Line, Run, RunEnd, Seal, SealKey, Stuck};
use serde::{Deserialize, Serialize};

use super::compile::Message;
use super::limits::Limits;
use super::{Job, variants};

/// The facts about one answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    pub compile: Compile,
    /// rustc's messages, in rustc's order.
    pub messages: Vec<Message>,
    /// What held for it.
    pub limits: Limits,
    pub compile_ms: u64,
    pub run_ms: u64,
    /// It was judged before, and nothing has changed.
    pub cached: bool,
    /// Present if it compiled.
    pub execution: Option<Execution>,
}

impl Outcome {
    /// Of an answer that was not run, for it did not compile.
    pub(super) fn of_compiling(
        compile: Compile,
        mut messages: Vec<Message>,
        job: &Job<'_>,
        compile_ms: u64,
    ) -> Self {
        variants::name_them(&mut messages, job);
        Self {
            compile,
            messages,
            limits: job.limits,
            compile_ms,
            run_ms: 0,
            cached: false,
            execution: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compile {
    Succeeded,
    Failed,
    TimedOut,
    OverMemory,
}

/// What a compiled answer did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Execution {
    pub end: End,
    pub record: Record,
    pub stdout: Captured,
    pub stderr: Captured,
    /// It ended by itself while something that it had started ran on, which was ended then.
    pub left_something: bool,
}

/// How the process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    Exited(i32),
    Signalled(i32),
    TimeLimit,
    MemoryLimit,
    OutputLimit,
    ThreadLimit,
}

/// `ended by signal 9`.
impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Exited(code) => write!(f, "ended with exit code {code}"),
            End::Signalled(signal) => write!(f, "ended by signal {signal}"),
            End::TimeLimit => f.write_str("was out of time"),
            End::MemoryLimit => f.write_str("took too much memory"),
            End::OutputLimit => f.write_str("wrote too much"),
            End::ThreadLimit => f.write_str("started too many threads"),
        }
    }
}

/// The head and the tail of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    pub head: Vec<u8>,
    /// Bytes left out between head and tail.
    pub left_out: u64,
    pub tail: Vec<u8>,
}

/// The kit's record, as far as it was written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Record {
    pub hello: Option<Hello>,
    pub runs: Vec<Run>,
    pub stuck: Option<Stuck>,
    /// Only if it seals what was written before it, with the key that the process was given, and that is whole.
    pub done: Option<Done>,
}

impl Record {
    /// Reads what was written; a torn last line is what a killed process leaves, and is passed over.
    pub fn parse(text: &str, key: SealKey) -> Self {
        Self::read(text, Some(Seal::new(key)))
    }

    /// Without a seal, what was read and found genuine before.
    fn read(text: &str, mut seal: Option<Seal>) -> Self {
        let mut record = Self::default();
        for line in text.lines() {
            // `Done` is the kit's last word: what stands behind it, somebody else wrote.
            let was_done = record.done.take().is_some();
            let before = seal.map(Seal::to_text);
            if let Some(seal) = &mut seal {
                seal.add(line);
            }
            match serde_json::from_str(line) {
                _ if was_done => break,
                Ok(Line::Hello(hello)) if record.hello.is_none() => record.hello = Some(hello),
                Ok(Line::Run(run)) => record.runs.push(run),
                Ok(Line::Stuck(stuck)) => record.stuck = Some(stuck),
                Ok(Line::Done(done))
                    if before.is_none_or(|seal| seal == done.seal) && record.is_whole(&done) =>
                {
                    record.done = Some(done)
                }
                Ok(Line::Hello(_) | Line::Done(_)) | Err(_) => {}
            }
        }
        record
    }

    /// Every run that was planned was made, or one of them fails, and the first one answers every requirement or broke off.
    fn is_whole(&self, done: &Done) -> bool {
        let (Some(hello), Some(first)) = (&self.hello, self.runs.first()) else {
            return false;
        };
        let asked = first.findings.iter().map(|finding| &finding.requirement);
        let enough = done.runs >= hello.runs || self.runs.iter().any(Run::fails);
        enough && (first.end != RunEnd::Returned || asked.eq(&hello.requirements))
    }
}

/// As the kit wrote it.
impl From<Record> for String {
    fn from(record: Record) -> Self {
        let Record {
            hello,
            runs,
            stuck,
            done,
        } = record;
        let lines = hello
            .into_iter()
            .map(Line::Hello)
            .chain(runs.into_iter().map(Line::Run));
        let ends = stuck
            .into_iter()
            .map(Line::Stuck)
            .chain(done.map(Line::Done));
        lines
            .chain(ends)
            .map(|line| line.to_json() + "\n")
            .collect()
    }
}

/// What was a record of ours before.
impl From<String> for Record {
    fn from(text: String) -> Self {
        Self::read(&text, None)
    }
}

#[cfg(test)]
mod tests {
    use katas_kit::record::{
        Done, Finding, Line, Panic, Quantity, Run, Seal, SealKey, Span, SpanEnd, Wanted,
    };
    use proptest::prelude::*;

    use super::Record;

    const HELLO: &str = r#"{"hello":{"requirements":["a"],"clock":"virtual","runs":1,"sets":1,"schedules":0,"cuts":false,"whole_program":false}}"#;

    fn key() -> SealKey {
        SealKey::new(7)
    }

    /// What the kit says last when it was given the key and wrote these lines.
    fn done_after(lines: &[&str], runs: u64) -> String {
        let mut seal = Seal::new(key());
        for line in lines {
            seal.add(line);
        }
        let seal = seal.to_text();
        Line::Done(Done { runs, seal }).to_json()
    }

    fn run(requirement: &str) -> String {
        let finding = format!(
            r#"{{"requirement":"{requirement}","holds":true,"observable":"peak","subject":null,"seen":{{"count":3}},"wanted":{{"exactly":{{"count":3}}}}}}"#
        );
        format!(
            r#"{{"run":{{"set":0,"seeded":false,"schedule":0,"waits":[],"by_chance":false,"cut":null,"end":"returned","elapsed_ms":0,"value":null,"left_running":0,"wakeups":0,"idle_wakeups":0,"blocking_threads":0,"peak":0,"spans":[],"gates":[],"panics":[],"meter":null,"printed_from":0,"napped_ms":0,"printed":[],"findings":[{finding}]}}}}"#
        )
    }

    #[test]
    fn a_record_is_done_only_if_it_is_whole_and_nothing_follows() {
        let done = |lines: &[&str]| Record::parse(&lines.join("\n"), key()).done.is_some();
        let sealed = |lines: &[&str], runs| {
            let last = done_after(lines, runs);
            done(&[lines, &[last.as_str()]].concat())
        };
        let (answered, other) = (run("a"), run("b"));
        assert!(sealed(&[HELLO, &answered], 1));
        assert!(!sealed(&[HELLO], 1));
        assert!(!sealed(&[&answered], 1));
        assert!(!sealed(&[HELLO, &other], 1));
        assert!(!sealed(&[HELLO, &answered], 0));
        let failed = answered.replace("true", "false");
        assert!(sealed(&[HELLO, &failed], 0), "judging may end there");
        let last = done_after(&[HELLO, &answered], 1);
        assert!(!done(&[HELLO, &answered, &last, &answered]));
    }

    #[test]
    fn a_record_that_anybody_else_wrote_to_is_not_done() {
        let answered = run("a");
        let failed = answered.replace("true", "false");
        let last = done_after(&[HELLO, &failed], 1);
        let done = |lines: &[&str]| Record::parse(&lines.join("\n"), key()).done.is_some();
        assert!(done(&[HELLO, &failed, &last]));
        for forged in [
            &[HELLO, &answered, &last][..],
            &[HELLO, &answered, &failed, &last],
            &[HELLO, &failed, "", &last],
            &["", HELLO, &failed, &last],
        ] {
            assert!(!done(forged), "{forged:#?}");
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "[\\x00-\\x1f\"\\\\{}\\u{2028}\\u{feff}\u{1F600}]{0,20}"
        ]
    }

    /// A run with texts of every kind in every place that holds one.
    fn any_run() -> impl Strategy<Value = Run> {
        let span = (any_text(), any_text(), proptest::option::of(0_u64..1 << 40));
        let panic = (any_text(), any_text(), any::<u32>());
        (
            proptest::collection::vec(span, 0..4),
            proptest::collection::vec(panic, 0..3),
            proptest::option::of(any_text()),
            (any_text(), any_text(), proptest::option::of(any_text())),
            any::<u64>(),
        )
            .prop_map(|(spans, panics, value, (seen, wanted, subject), number)| {
                let Ok(Line::Run(blank)) = serde_json::from_str(&run("a")) else {
                    unreachable!("it is a run");
                };
                let spans = spans.into_iter().map(|(lane, op, started)| Span {
                    lane,
                    op,
                    file: "exercises/a.rs".to_owned(),
                    line: 7,
                    task: started,
                    on_runtime_thread: started.is_some(),
                    blocking: false,
                    created: 0,
                    started,
                    ready: started,
                    ended: None,
                    end: SpanEnd::Pending,
                    late: false,
                    panicked: false,
                });
                let panics = panics.into_iter().map(|(message, file, line)| Panic {
                    message,
                    file,
                    line,
                });
                let wanted = match number % 4 {
                    0 => Wanted::Exactly(Quantity::Value(wanted)),
                    1 => Wanted::OneOf(vec![Quantity::Never, Quantity::List(number, wanted)]),
                    2 => Wanted::AtMost(Quantity::EndAt(SpanEnd::NeverPolled, number)),
                    _ => Wanted::AtLeast(Quantity::AboutZero),
                };
                let finding = Finding {
                    seen: Quantity::Value(seen),
                    wanted,
                    subject,
                    ..blank.findings[0].clone()
                };
                Run {
                    spans: spans.collect(),
                    panics: panics.collect(),
                    value,
                    findings: vec![finding],
                    wakeups: number,
                    ..blank
                }
            })
    }

    proptest! {
        #[test]
        fn what_the_kit_writes_is_what_is_read(run in any_run()) {
            let line = Line::Run(run);
            let text = line.to_json();
            prop_assert!(!text.contains('\n'), "a record is read line by line: {text}");
            prop_assert_eq!(serde_json::from_str::<Line>(&text).expect("it is JSON"), line);
        }

        #[test]
        fn whatever_is_written_nothing_is_done_without_the_key(
            lines in proptest::collection::vec(
                prop_oneof![
                    any_text(),
                    Just(HELLO.to_owned()),
                    Just(done_after(&[HELLO, &run("a")], 1)),
                    Just(run("a")),
                ],
                0..8,
            ),
        ) {
            let text = lines.join("\n");
            prop_assert!(Record::parse(&text, SealKey::new(8)).done.is_none());
            // With it, only if these are the lines that were sealed.
            let whole = [HELLO, &run("a"), &done_after(&[HELLO, &run("a")], 1)].join("\n");
            prop_assert!(Record::parse(&text, key()).done.is_none() || text == whole);
        }

        #[test]
        fn a_record_that_was_cut_anywhere_is_not_done(at in 0_usize..400) {
            let whole = format!("{HELLO}\n{}\n{}", run("a"), done_after(&[HELLO, &run("a")], 1));
            let cut: String = whole.chars().take(at.min(whole.chars().count() - 1)).collect();
            prop_assert!(Record::parse(&cut, key()).done.is_none());
        }
    }
}
