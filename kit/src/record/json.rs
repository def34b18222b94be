//! The record's lines as JSON, written by hand: the kit has no serde.

use std::fmt::Write;

use super::{
    Clock, Cut, ExtraWait, Finding, Gate, Line, Meter, Panic, Printed, Quantity, Run, RunEnd, Span,
    StuckThread, Wanted,
};

impl Line {
    /// This line as one line of JSON.
    pub fn to_json(&self) -> String {
        let mut object = Object::new();
        match self {
            Line::Hello(hello) => object.put("hello", |out| {
                let mut hello_object = Object::new();
                hello_object.list("requirements", &hello.requirements, |out, id| text(out, id));
                hello_object.text("clock", clock(hello.clock));
                hello_object.number("runs", hello.runs);
                hello_object.flag("whole_program", hello.whole_program);
                hello_object.number("sets", hello.sets);
                hello_object.number("schedules", hello.schedules);
                hello_object.flag("cuts", hello.cuts);
                out.push_str(&hello_object.end());
            }),
            Line::Run(run) => object.put("run", |out| out.push_str(&run_object(run))),
            Line::Stuck(stuck) => object.put("stuck", |out| {
                let mut stuck_object = Object::new();
                stuck_object.text(
                    "thread",
                    match stuck.thread {
                        StuckThread::Computing => "computing",
                        StuckThread::Asleep => "asleep",
                        StuckThread::Dead => "dead",
                        StuckThread::Restless => "restless",
                        StuckThread::Idle => "idle",
                    },
                );
                stuck_object.put("run", |out| out.push_str(&run_object(&stuck.run)));
                out.push_str(&stuck_object.end());
            }),
            Line::Done(done) => object.put("done", |out| {
                let mut done_object = Object::new();
                done_object.number("runs", done.runs);
                done_object.text("seal", &done.seal);
                out.push_str(&done_object.end());
            }),
        }
        object.end()
    }
}

fn run_object(run: &Run) -> String {
    let mut object = Object::new();
    object.number("set", run.set);
    object.flag("seeded", run.seeded);
    object.number("schedule", run.schedule);
    object.list("waits", &run.waits, |out, wait: &ExtraWait| {
        let mut object = Object::new();
        object.text("op", &wait.op);
        object.text("lane", &wait.lane);
        object.text("when", wait.when.as_str());
        object.number("times", wait.times);
        out.push_str(&object.end());
    });
    object.flag("by_chance", run.by_chance);
    object.optional("cut", run.cut.as_ref(), |out, cut: &Cut| {
        let mut object = Object::new();
        object.number("wait", cut.wait);
        object.optional("during", cut.during.as_ref(), |out, during| {
            text(out, during)
        });
        out.push_str(&object.end());
    });
    object.text(
        "end",
        match run.end {
            RunEnd::Returned => "returned",
            RunEnd::Panicked => "panicked",
            RunEnd::Hung => "hung",
        },
    );
    object.optional("elapsed_ms", run.elapsed_ms, number);
    object.optional("value", run.value.as_ref(), |out, value| text(out, value));
    object.number("left_running", run.left_running);
    object.number("wakeups", run.wakeups);
    object.number("idle_wakeups", run.idle_wakeups);
    object.number("blocking_threads", run.blocking_threads);
    object.number("peak", run.peak);
    object.list("spans", &run.spans, span);
    object.list("gates", &run.gates, |out, gate: &Gate| {
        let mut object = Object::new();
        object.text("name", &gate.name);
        object.number("arrived", gate.arrived);
        object.number("wanted", gate.wanted);
        out.push_str(&object.end());
    });
    object.list("panics", &run.panics, |out, panic: &Panic| {
        let mut object = Object::new();
        object.text("message", &panic.message);
        object.text("file", &panic.file);
        object.number("line", u64::from(panic.line));
        out.push_str(&object.end());
    });
    object.optional("meter", run.meter, |out, meter: Meter| {
        let mut object = Object::new();
        object.number("slept_ms", meter.slept_ms);
        object.number("computed_ms", meter.computed_ms);
        out.push_str(&object.end());
    });
    object.number("printed_from", run.printed_from);
    object.number("napped_ms", run.napped_ms);
    object.list("printed", &run.printed, |out, printed: &Printed| {
        let mut object = Object::new();
        object.number("offset", printed.offset);
        object.number("at", printed.at);
        out.push_str(&object.end());
    });
    object.list("findings", &run.findings, finding);
    object.end()
}

fn span(out: &mut String, span: &Span) {
    let mut object = Object::new();
    object.text("lane", &span.lane);
    object.text("op", &span.op);
    object.text("file", &span.file);
    object.number("line", u64::from(span.line));
    object.optional("task", span.task, number);
    object.flag("on_runtime_thread", span.on_runtime_thread);
    object.flag("blocking", span.blocking);
    object.number("created", span.created);
    object.optional("started", span.started, number);
    object.optional("ready", span.ready, number);
    object.optional("ended", span.ended, number);
    object.text("end", span.end.as_str());
    object.flag("late", span.late);
    object.flag("panicked", span.panicked);
    out.push_str(&object.end());
}

fn finding(out: &mut String, finding: &Finding) {
    let mut object = Object::new();
    object.text("requirement", &finding.requirement);
    object.flag("holds", finding.holds);
    object.text("observable", finding.observable.as_str());
    object.optional("subject", finding.subject.as_ref(), |out, subject| {
        text(out, subject)
    });
    object.put("seen", |out| quantity(out, &finding.seen));
    object.put("wanted", |out| wanted(out, &finding.wanted));
    out.push_str(&object.end());
}

fn quantity(out: &mut String, quantity: &Quantity) {
    let mut object = Object::new();
    match quantity {
        Quantity::Count(count) => object.number("count", *count),
        Quantity::Duration(ms) => object.number("duration", *ms),
        Quantity::AboutZero => return text(out, "about-zero"),
        Quantity::Instant(at) => object.number("instant", *at),
        Quantity::Never => return text(out, "never"),
        Quantity::End(end) => object.text("end", end.as_str()),
        Quantity::EndAt(end, at) => object.put("end-at", |out| {
            out.push('[');
            text(out, end.as_str());
            out.push(',');
            number(out, *at);
            out.push(']');
        }),
        Quantity::List(count, members) => object.put("list", |out| {
            out.push('[');
            number(out, *count);
            out.push(',');
            text(out, members);
            out.push(']');
        }),
        Quantity::NeverCalled => return text(out, "never-called"),
        Quantity::Value(value) => object.text("value", value),
    }
    out.push_str(&object.end());
}

fn wanted(out: &mut String, wanted: &Wanted) {
    let mut object = Object::new();
    match wanted {
        Wanted::Exactly(wanted) => object.put("exactly", |out| quantity(out, wanted)),
        Wanted::OneOf(wanted) => object.list("one-of", wanted, quantity),
        Wanted::AtMost(wanted) => object.put("at-most", |out| quantity(out, wanted)),
        Wanted::AtLeast(wanted) => object.put("at-least", |out| quantity(out, wanted)),
    }
    out.push_str(&object.end());
}

fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Virtual => "virtual",
        Clock::Held => "held",
        Clock::Real => "real",
    }
}

struct Object {
    out: String,
}

impl Object {
    fn new() -> Self {
        Self {
            out: String::from("{"),
        }
    }

    fn put(&mut self, key: &str, value: impl FnOnce(&mut String)) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        text(&mut self.out, key);
        self.out.push(':');
        value(&mut self.out);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.put(key, |out| text(out, value));
    }

    fn number(&mut self, key: &str, value: u64) {
        self.put(key, |out| number(out, value));
    }

    fn flag(&mut self, key: &str, value: bool) {
        self.put(key, |out| {
            out.push_str(if value { "true" } else { "false" })
        });
    }

    fn optional<T>(&mut self, key: &str, value: Option<T>, write: impl FnOnce(&mut String, T)) {
        self.put(key, |out| match value {
            Some(value) => write(out, value),
            None => out.push_str("null"),
        });
    }

    fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&mut String, &T)) {
        self.put(key, |out| {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(out, item);
            }
            out.push(']');
        });
    }

    fn end(mut self) -> String {
        self.out.push('}');
        self.out
    }
}

fn number(out: &mut String, value: u64) {
    out.push_str(&value.to_string());
}

fn text(out: &mut String, value: &str) {
    out.push('"');
    for letter in value.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Lines of the record end at line feeds, so none may stand inside one.
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::record::{Clock, Done, Hello, Line};

    #[test]
    fn what_is_written_by_hand_is_read_by_serde() {
        let hello = Line::Hello(Hello {
            requirements: vec!["one".into(), "a \"quoted\"\n\\ tab\t and é".into()],
            clock: Clock::Held,
            runs: 3,
            whole_program: true,
            sets: 2,
            schedules: 4,
            cuts: true,
        });
        let done = Line::Done(Done {
            runs: 3,
            seal: String::new(),
        });
        for line in [hello, done] {
            let json = line.to_json();
            assert!(!json.contains('\n'));
            assert_eq!(
                serde_json::from_str::<Line>(&json).expect("valid JSON"),
                line
            );
        }
    }
}
