//! Short words for verdicts and durations.

use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{CompilerLevel, Judgement, Limit, Timing, Verdict};

/// Of more messages than this rustc's later ones were not kept.
const KEPT: usize = 100;

/// The sign of a verdict and its paint.
pub fn sign(verdict: Verdict, style: Style) -> (&'static str, Paint) {
    match verdict {
        Verdict::Passed => (style.glyph("✓", "+"), Paint::Good),
        Verdict::DidNotCompile
        | Verdict::Failed
        | Verdict::Hung
        | Verdict::TimedOut
        | Verdict::Crashed
        | Verdict::OverMemory
        | Verdict::OutputFlood
        | Verdict::OverThreads => (style.glyph("✗", "x"), Paint::Bad),
        Verdict::Unjudged => ("?", Paint::Caution),
    }
}

/// The verdict in a word or two, for tables.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::DidNotCompile => "does not compile",
        Verdict::Failed => "failed",
        Verdict::Hung => "hung",
        Verdict::TimedOut => "timed out",
        Verdict::Crashed => "crashed",
        Verdict::OverMemory => "over memory",
        Verdict::OutputFlood => "output flood",
        Verdict::OverThreads => "too many threads",
        Verdict::Unjudged => "not judged",
    }
}

/// The verdict as the first line of a report.
pub(super) fn verdict_sentence(judgement: &Judgement) -> String {
    let (hold, total) = super::tally(judgement);
    let word = verdict_word(judgement.verdict);
    match judgement.verdict {
        Verdict::Passed => match total {
            0 => word.to_owned(),
            1 => format!("{word}, its one requirement holds"),
            2 => format!("{word}, both requirements hold"),
            _ => format!("{word}, all {total} requirements hold"),
        },
        Verdict::Failed => match total {
            0 => word.to_owned(),
            1 => format!("{word}, its one requirement does not hold"),
            _ => format!("{word}, {hold} of {total} requirements hold"),
        },
        Verdict::DidNotCompile => {
            let errors = judgement
                .compiler
                .iter()
                .filter(|message| message.level == CompilerLevel::Error)
                .count();
            match errors {
                0 => word.to_owned(),
                1 => format!("{word}: 1 error"),
                KEPT.. => format!("{word}: {KEPT} errors or more"),
                _ => format!("{word}: {errors} errors"),
            }
        }
        Verdict::Hung => format!("{word}: it would never come to an end"),
        Verdict::TimedOut => match judgement.limit {
            Some(Limit::CompileTime) => format!("{word} while compiling, and was stopped"),
            Some(
                Limit::RunTime
                | Limit::CompileMemory
                | Limit::Memory
                | Limit::Output
                | Limit::Threads,
            )
            | None => format!("{word}, and was stopped"),
        },
        Verdict::Crashed => format!("{word} before its end"),
        Verdict::OverMemory => match judgement.limit {
            Some(Limit::CompileMemory) => {
                "took more memory to compile than it may, and was stopped".to_owned()
            }
            Some(
                Limit::CompileTime
                | Limit::RunTime
                | Limit::Memory
                | Limit::Output
                | Limit::Threads,
            )
            | None => "took more memory than it may, and was stopped".to_owned(),
        },
        Verdict::OutputFlood => "printed more than anybody reads, and was stopped".to_owned(),
        Verdict::OverThreads => "started more threads than it may, and was stopped".to_owned(),
        Verdict::Unjudged => "could not be judged".to_owned(),
    }
}

/// The real time from start to verdict.
pub(super) fn took(timing: Timing) -> String {
    if timing == Timing::default() {
        return String::new();
    }
    let total = timing.compile_ms + timing.run_ms;
    let time = format!("{}.{:02} s", total / 1000, total % 1000 / 10);
    if timing.cached {
        "nothing new".to_owned()
    } else {
        time
    }
}
