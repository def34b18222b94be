//! Hard limits: what an answer and its compiler may not take, and that nothing of either is left afterwards.

use serde_json::Value;

use crate::judging::{BASICS2, basics2, exercise, is};
use crate::load::Load;
use crate::processes::{is_gone, is_running, unique_seconds};
use crate::program::katas;
use crate::trees::Trees;
use crate::workspace::Workspace;

/// What `katas run` says about an answer to `basics2` with this body, under these limits of the set.
fn judged_under(limits: &str, body: &str) -> Value {
    judged_whole(limits, &basics2(body))
}

fn judged_whole(limits: &str, source: &str) -> Value {
    let (_trees, workspace) = limited(limits);
    workspace.save(BASICS2, source);
    let said = katas(["run", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    exercise(&said)
}

/// A workspace of a set with these limits.
fn limited(limits: &str) -> (Trees, Workspace) {
    let trees = Trees::of_basics2();
    let info = trees.read("info.toml");
    // Of the set: `basics2` has none of its own.
    let mut table: toml::Table = info.parse().expect("it was just written");
    let limits: toml::Table = limits.parse().expect("the limits are TOML");
    table.insert("limits".to_owned(), limits.into());
    trees.save("info.toml", &table.to_string());
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    (trees, workspace)
}

/// The message of the implied requirement that failed.
fn message(exercise: &Value) -> &str {
    exercise["checks"][0]["message"]
        .as_str()
        .expect("it says how far it got")
}

#[test]
fn memory_is_limited() {
    let grows = "let mut all = Vec::new();\n    loop {\n        all.push(vec![1_u8; 1 << 20]);\n        std::thread::yield_now();\n    }";
    let json = judged_under("memory_mib = 64", grows);
    is(&json, "over-memory", Some("memory"), "over-memory");
    assert_eq!(
        message(&json),
        "stopped at 64 MiB of memory, on its first data"
    );
}

#[test]
fn whoever_asks_for_more_time_gets_it_whatever_the_exercise_says() {
    let (_trees, workspace) = limited("run_s = 1");
    // Longer than the one, and far shorter than the other.
    let slow = "std::thread::park_timeout(std::time::Duration::from_secs(3));\n    Vec::new()";
    workspace.save(BASICS2, &basics2(slow));
    let judged = |options: &[&'static str]| {
        let arguments = ["run", "--format", "json"].iter().chain(options).copied();
        exercise(&katas(arguments).in_workspace(&workspace).fails())
    };
    let short = judged(&[]);
    assert_eq!(short["limit"], "run-time", "{short:#}");
    let long = judged(&["--timeout", "600"]);
    assert_eq!(long["verdict"], "failed", "{long:#}");
    assert_eq!(long["limit"], Value::Null);
}

#[test]
fn a_limit_of_the_exercise_stands_before_that_of_the_set() {
    let trees = Trees::of_basics2();
    let info = trees.read("info.toml");
    let mut table: toml::Table = info.parse().expect("it was just written");
    table["limits"]["output_kib"] = 1000.into();
    let own: toml::Table = "output_kib = 1".parse().expect("it is TOML");
    table["exercises"][0]
        .as_table_mut()
        .expect("an exercise")
        .insert("limits".to_owned(), own.into());
    trees.save("info.toml", &table.to_string());
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    workspace.save(
        BASICS2,
        &basics2("println!(\"{}\", \"x\".repeat(1500));\n    Vec::new()"),
    );
    let said = katas(["run", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    let json = exercise(&said);
    is(&json, "output-flood", Some("output"), "output-flood");
    assert!(message(&json).starts_with("stopped at 1 KiB of output"));
}

#[test]
fn threads_are_limited() {
    let spawns = "for _ in 0.. {\n        std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(900)));\n    }\n    Vec::new()";
    let json = judged_under("threads = 50", spawns);
    is(&json, "over-threads", Some("threads"), "over-threads");
    assert_eq!(message(&json), "stopped at 50 threads, on its first data");
}

#[cfg(target_os = "linux")]
#[test]
fn what_an_answer_starts_counts_as_its_own() {
    let seconds = unique_seconds(11);
    let starts = format!(
        "for _ in 0..60 {{\n        std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");\n    }}\n    std::future::pending().await"
    );
    let json = judged_under("threads = 50", &format!("{BUSY}{starts}"));
    is(&json, "over-threads", Some("threads"), "over-threads");
    is_gone(&seconds);
    // It reads a line that never ends, in another session and with another parent.
    let grows = format!(
        "{BUSY}std::process::Command::new(\"setsid\").args([\"--fork\", \"tail\", \"/dev/zero\"]).status().expect(\"there is a setsid\");\n    std::future::pending().await"
    );
    let json = judged_under("memory_mib = 100", &grows);
    is(&json, "over-memory", Some("memory"), "over-memory");
}

/// Another thread that keeps the virtual clock from jumping ahead while a task waits for ever.
const BUSY: &str = "tokio::task::spawn_blocking(|| std::thread::sleep(std::time::Duration::from_secs(900)));\n    ";

#[cfg(target_os = "linux")]
#[test]
fn what_detached_itself_is_ended_however_the_answer_ends() {
    // Another session, another parent, and nothing in its environment: there is nothing to find it by but its descent.
    let detach = |seconds: &str| {
        format!(
            "std::process::Command::new(\"setsid\").env_clear().args([\"--fork\", \"sleep\", \"{seconds}\"]).status().expect(\"there is a setsid\");"
        )
    };
    for (test, ends, verdict) in [
        (12, "Vec::new()", "failed"),
        (13, "loop {}", "timed-out"),
        (14, "std::process::exit(0)", "crashed"),
        (15, "panic!()", "failed"),
        (16, "std::process::abort()", "crashed"),
    ] {
        let seconds = unique_seconds(test);
        let json = judged_under("run_s = 1", &format!("{}\n    {ends}", detach(&seconds)));
        assert_eq!(json["verdict"], verdict, "{json:#}");
        assert!(!is_running(&seconds), "the verdict came first: {ends}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_ends_before_what_it_started_is_told_so() {
    let seconds = unique_seconds(17);
    let starts = |arguments: &str| {
        format!(
            "std::process::Command::new(\"sleep\").arg(\"{arguments}\").spawn().expect(\"there is a sleep\");\n    Vec::new()"
        )
    };
    let json = judged_under("", &starts(&seconds));
    assert_eq!(json["left_something"], true);
    // What is about to end is waited for a little, so that the report does not depend on who was faster.
    let json = judged_under("", &starts("0.01"));
    assert_eq!(json["left_something"], false);
}

#[test]
fn the_compilers_memory_is_limited() {
    let json = judged_under("compile_memory_mib = 20", "Vec::new()");
    is(
        &json,
        "over-memory",
        Some("compile-memory"),
        "compile-too-long",
    );
    assert_eq!(message(&json), "stopped at 20 MiB of memory");
}

#[test]
fn a_constant_that_is_computed_without_end_is_stopped() {
    let source = basics2(
        "const FOREVER: u64 = {\n        let mut n = 0_u64;\n        #[allow(long_running_const_eval)]\n        while n < u64::MAX {\n            n += 1;\n        }\n        n\n    };\n    vec![FOREVER.to_string()]",
    );
    // The lint that would stop it is switched off where it counts: for the whole file.
    let source = format!("#![allow(long_running_const_eval)]\n{source}");
    let json = judged_whole("compile_s = 2", &source);
    is(&json, "timed-out", Some("compile-time"), "compile-too-long");
    assert_eq!(message(&json), "stopped after 2 s");
}

#[test]
fn types_and_macros_without_end_are_rustcs_to_refuse() {
    let macro_without_end = "macro_rules! again { ($($t:tt)*) => { again!($($t)* $($t)*) } }\n    again!(1);\n    Vec::new()";
    let type_without_end =
        "fn deeper<T>(n: T) { deeper(Box::new(n)) }\n    deeper(1);\n    Vec::new()";
    for body in [macro_without_end, type_without_end] {
        let json = judged_under("compile_s = 10", body);
        let verdict = json["verdict"].as_str();
        assert!(
            matches!(
                verdict,
                Some("did-not-compile" | "timed-out" | "over-memory")
            ),
            "{json:#}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn time_that_other_programs_took_is_not_the_answers() {
    // A quarter of a second of processor time: more than one of real time where each core has five threads to run.
    let computes = "let processor_ms = || {
        let stat = std::fs::read_to_string(\"/proc/thread-self/schedstat\").unwrap();
        stat.split(' ').next().unwrap().parse::<u64>().unwrap() / 1_000_000
    };
    static FIRST: std::sync::Once = std::sync::Once::new();
    FIRST.call_once(|| {
        let began = processor_ms();
        while processor_ms() < began + 250 {}
    });
    std::future::pending().await";
    // On a machine like that, what the answer needs would be built for minutes.
    judged_under("run_s = 1", "Vec::new()");
    let busy = Load::of(4);
    let json = judged_under("run_s = 1", computes);
    drop(busy);
    is(&json, "hung", None, "never-woken");
}
