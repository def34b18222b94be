//! `katas run`: every verdict on a real answer, what it writes for programs, and what it leaves behind.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::processes::{is_gone, is_running, unique_seconds};
use crate::program::{Katas, Said, katas, repository};
use crate::waiting::until;
use crate::workspace::Workspace;

pub const BASICS2: &str = "exercises/01_basics/basics2.rs";

/// An answer to `basics2` with this in its body.
pub fn basics2(body: &str) -> String {
    format!(
        "use katas_kit::net::Site;\n\npub async fn fetch_all(site: &Site) -> Vec<String> {{\n    let _ = site;\n    {body}\n}}\n"
    )
}

pub fn solution(id: &str) -> String {
    fs::read_to_string(repository().join(format!("solutions/{id}.rs")))
        .expect("every exercise has a solution")
}

/// With all the exercises, and `basics2` in hand.
fn learner() -> Workspace {
    let workspace = Workspace::embedded();
    katas(["goto", "basics2"])
        .in_workspace(&workspace)
        .succeeds();
    workspace
}

fn run(workspace: &Workspace) -> Katas {
    katas(["run"]).in_workspace(workspace)
}

/// The report of `katas run --format json` on this answer to `basics2`, with further options.
fn judged(body: &str, options: &[&'static str]) -> Value {
    let workspace = learner();
    workspace.save(BASICS2, &basics2(body));
    let said = katas(
        ["run", "--format", "json"]
            .into_iter()
            .chain(options.iter().copied()),
    )
    .in_workspace(&workspace)
    .fails();
    exercise(&said)
}

/// The one exercise of a report.
pub fn exercise(said: &Said) -> Value {
    let report: Value = serde_json::from_str(&said.stdout).expect("stdout is one JSON document");
    assert_eq!(report["exercises"].as_array().map(Vec::len), Some(1));
    report["exercises"][0].clone()
}

#[track_caller]
pub fn is(exercise: &Value, verdict: &str, limit: Option<&str>, code: &str) {
    let found = (
        exercise["verdict"].as_str(),
        exercise["limit"].as_str(),
        exercise["diagnosis"]["code"].as_str(),
    );
    assert_eq!(found, (Some(verdict), limit, Some(code)), "{exercise:#}");
}

#[test]
fn a_pass_is_told_remembered_and_brings_the_solution() {
    let workspace = learner();
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let said = run(&workspace).succeeds();
    assert!(
        said.stdout.contains("✓ passed, all 4 requirements hold"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.contains("`join!` polls several futures"),
        "the lesson: {}",
        said.stdout
    );
    assert_eq!(
        workspace.read("solutions/01_basics/basics2.rs"),
        solution("01_basics/basics2")
    );
    let list = katas(["list"]).in_workspace(&workspace).succeeds().stdout;
    let line = list.lines().find(|line| line.contains("basics2"));
    assert!(line.is_some_and(|line| line.ends_with("passed")), "{list}");
    katas(["solution"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is(&solution("01_basics/basics2"));
}

#[test]
fn the_picture_accuses_nobody_of_instants_that_are_no_fault() {
    let workspace = Workspace::embedded();
    let answers = "tests/answers/07_streams_resources/streams3";
    let diverges = |answer: &str| {
        let file = repository().join(answers).join(answer);
        let file = file.to_str().expect("it has a plain name");
        let said = katas(["run", "streams3", "--format", "json", "--answer", file])
            .in_workspace(&workspace)
            .judges();
        let exercise = exercise(&said);
        (
            exercise["diagnosis"]["code"].as_str().map(str::to_owned),
            exercise["timeline"]["divergence"].is_object(),
        )
    };
    let code = |code: &str| Some(code.to_owned());
    assert_eq!(
        diverges("wrong_buffer_unordered.rs"),
        (code("wrong-order"), false)
    );
    assert_eq!(diverges("wrong_loop.rs"), (code("serial"), true));
}

#[test]
fn the_place_to_look_at_is_named_as_one_would_type_it_here() {
    let workspace = learner();
    let below = workspace.root().join("exercises");
    let above = workspace.root().parent().expect("it is in a folder");
    let name = workspace.root().file_name().expect("it has a name");
    let from_above = format!("\n{}/{BASICS2}:15\n", name.display());
    for (folder, place) in [
        (below.as_path(), "\n01_basics/basics2.rs:15\n"),
        (above, from_above.as_str()),
    ] {
        let said = katas(["run", "basics2"])
            .in_workspace(&workspace)
            .with_variable("KATAS_DIR", workspace.root())
            .in_folder(folder)
            .fails();
        assert!(said.stdout.contains(place), "{place}: {}", said.stdout);
    }
}

#[test]
fn a_shipped_exercise_fails_and_says_what_happened_in_time() {
    let workspace = learner();
    let said = run(&workspace).fails();
    for words in [
        "✗ failed, 3 of 4 requirements hold",
        "✗ no time is wasted   1 at a time, wanted at least 3",
        "beta                  █████████████ ◂ starts only when alpha has ended",
        "serial: your awaits run one after another",
        "You have not changed this file yet.",
        "exercises/01_basics/basics2.rs:15",
    ] {
        assert!(said.stdout.contains(words), "{words}:\n{}", said.stdout);
    }
    assert!(
        !workspace
            .root()
            .join("solutions/01_basics/basics2.rs")
            .exists()
    );
    katas(["solution"])
        .in_workspace(&workspace)
        .refuses()
        .stdout_is("");
}

#[test]
fn rustcs_own_words_come_first_and_then_ours() {
    let workspace = learner();
    workspace.save(BASICS2, &basics2("1"));
    let said = run(&workspace).fails();
    let places: Vec<usize> = [
        "✗ does not compile: 1 error",
        "error[E0308]: mismatched types",
        "exercises/01_basics/basics2.rs:5:5",
        "expected `Vec<String>`, found integer",
        "E0308, in other words:",
        "did-not-compile: it does not compile",
    ]
    .iter()
    .map(|words| {
        said.stdout
            .find(words)
            .unwrap_or_else(|| panic!("{words}:\n{}", said.stdout))
    })
    .collect();
    assert!(places.is_sorted(), "{places:?}:\n{}", said.stdout);
    let own_folder = crate::program::build_folder().display().to_string();
    assert!(!said.stdout.contains(&own_folder), "{}", said.stdout);

    let json = judged("1", &[]);
    is(&json, "did-not-compile", None, "did-not-compile");
    assert_eq!(json["location"]["line"], 5);
    assert_eq!(json["compiler"][0]["code"], "E0308");
}

#[test]
fn a_channel_whose_sender_is_kept_hangs_and_that_is_seen_at_once() {
    let json = judged(
        "let (_kept, mut letters) = tokio::sync::mpsc::channel::<String>(1);\n    letters.recv().await.into_iter().collect()",
        // Found by the virtual clock, not by this.
        &["--timeout", "3600"],
    );
    is(&json, "hung", None, "never-woken");
    assert_eq!(json["checks"][0]["name"], "it_finishes");
    assert_eq!(json["checks"][0]["outcome"], "failed");
}

/// The report on an answer of the bank.
fn judged_of_the_bank(exercise_id: &str, answer: &str) -> Value {
    let workspace = learner();
    let text =
        fs::read_to_string(repository().join(format!("tests/answers/{exercise_id}/{answer}.rs")))
            .expect("it is in the bank");
    workspace.save(&format!("exercises/{exercise_id}.rs"), &text);
    let (_, name) = exercise_id.split_once('/').expect("a topic and a name");
    let said = katas(["run", "--format", "json", name])
        .in_workspace(&workspace)
        .fails();
    exercise(&said)
}

#[test]
fn one_that_was_ready_and_not_polled_is_told_with_what_was_waited_for_instead() {
    let report = judged_of_the_bank("11_practices/pitfalls3", "wrong_loop_over_the_buffer");
    assert_eq!(report["diagnosis"]["code"], "snoozed");
    let text = report["diagnosis"]["text"].as_str().expect("it is text");
    let told = "`get shard C` was ready at 0.140 s. Its task was waiting for `get book 417` then, in line 11.\n";
    assert!(text.starts_with(told), "{text}");
    assert_eq!(report["location"]["line"], 11);
    let lanes = report["timeline"]["yours"].as_array().expect("a list");
    let ready = |lane: &str| {
        let lane = lanes.iter().find(|other| other["lane"] == lane);
        lane.expect("it was called")["ready_ms"].clone()
    };
    assert_eq!(
        (ready("shard C"), ready("shard A")),
        (140.into(), Value::Null)
    );

    let report = judged_of_the_bank("08_sync/locks1", "wrong_kept_across_its_own_lock");
    assert_eq!(
        (&report["verdict"], &report["diagnosis"]["code"]),
        (&"hung".into(), &"snoozed".into())
    );
    let text = report["diagnosis"]["text"].as_str().expect("it is text");
    let told =
        "`write savings 1` was ready at 0.100 s. Its task was waiting for something else then.\n";
    assert!(text.starts_with(told), "{text}");
    // The call itself, for what was waited for instead is none.
    assert_eq!(report["location"]["line"], 33);
}

#[test]
fn what_the_first_data_show_is_told_before_a_hang_on_later_data() {
    let hangs_after = |first: &str| {
        judged(
            &format!(
                "static RUNS: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    if RUNS.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0 {{ std::future::pending::<()>().await; }}
    {first}"
            ),
            &[],
        )
    };
    let json = hangs_after("vec![site.get(\"alpha\").await]");
    is(&json, "failed", None, "lost-or-repeated");
    let checks = json["checks"].as_array().expect("a list");
    assert_eq!(checks[0]["name"], "the_pages_come_back_in_order");
    assert_eq!(checks[0]["outcome"], "failed");
    // Nothing holds, for not every run came to its end.
    assert!(
        checks.iter().all(|check| check["outcome"] != "passed"),
        "{json}"
    );
    let last = checks.last().expect("there are some");
    assert_eq!(last["name"], "it_finishes");
    assert_eq!(last["message"], "not on later data, or in another order");

    let right = "let (a, b, c) = tokio::join!(site.get(\"alpha\"), site.get(\"beta\"), site.get(\"gamma\"));
    vec![a, b, c]";
    is(&hangs_after(right), "hung", None, "never-woken");
}

#[test]
fn a_loop_without_an_await_is_stopped_with_everything_it_started() {
    let seconds = unique_seconds(1);
    let workspace = learner();
    workspace.save(
        BASICS2,
        &basics2(&format!(
            "std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");\n    loop {{}}"
        )),
    );
    let said = katas(["run", "--timeout", "1", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    is(
        &exercise(&said),
        "timed-out",
        Some("run-time"),
        "never-yields",
    );
    is_gone(&seconds);
}

#[test]
fn a_process_that_an_answer_leaves_behind_is_ended_too() {
    let seconds = unique_seconds(2);
    let workspace = learner();
    let start = format!(
        "std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");"
    );
    workspace.save(BASICS2, &basics2(&format!("{start}\n    Vec::new()")));
    run(&workspace).fails();
    is_gone(&seconds);
}

#[test]
fn ending_before_the_checks_do_is_no_pass() {
    let json = judged("std::process::exit(0)", &[]);
    is(&json, "crashed", None, "exited-early");
    assert!(
        json["checks"]
            .as_array()
            .is_some_and(|checks| checks.iter().all(|check| check["outcome"] != "passed")),
        "{json:#}"
    );
    is(
        &judged("std::process::abort()", &[]),
        "crashed",
        None,
        "crashed",
    );
}

#[test]
fn an_answer_that_a_signal_ends_says_which() {
    let json = judged("std::process::abort()", &[]);
    let first = &json["checks"][0];
    assert_eq!(
        (first["name"].as_str(), first["message"].as_str()),
        (Some("it_finishes"), Some("ended by signal 6 (SIGABRT)")),
        "{json:#}"
    );
}

#[test]
fn recursion_without_end_is_a_crash() {
    let body = "fn deep(n: u64) -> u64 {\n        let page = std::hint::black_box([n; 512]);\n        deep(n + 1) + page[3]\n    }\n    vec![deep(0).to_string()]";
    is(&judged(body, &[]), "crashed", None, "crashed");
}

#[test]
fn a_panic_fails_and_is_quoted_wherever_it_happens() {
    let json = judged("panic!(\"the moon is down\")", &[]);
    is(&json, "failed", None, "panicked");
    assert_eq!(
        json["diagnosis"]["title"],
        "the program panicked: the moon is down"
    );
    assert_eq!(json["location"]["line"], 5);
    let in_a_task = judged(
        "tokio::spawn(async { panic!(\"unseen\") });\n    tokio::task::yield_now().await;\n    Vec::new()",
        &[],
    );
    is(&in_a_task, "failed", None, "panicked");
}

#[test]
fn more_output_than_anybody_reads_is_stopped() {
    let endless = "loop {\n        println!(\"again and again\");\n    }";
    is(
        &judged(endless, &[]),
        "output-flood",
        Some("output"),
        "output-flood",
    );
    // Quick enough to end between two looks at it; the file is as long as ever.
    let quick = "print!(\"{}\", \"a line\\n\".repeat(200_000));\n    Vec::new()";
    is(
        &judged(quick, &[]),
        "output-flood",
        Some("output"),
        "output-flood",
    );
}

#[test]
fn an_answer_may_lie_anywhere_and_then_the_workspace_is_as_before() {
    let workspace = learner();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("attempt.rs");
    fs::write(&file, solution("10_io/web1")).expect("the folder is writable");
    let before = workspace.files();
    katas(["run", "web1", "--answer", &file.display().to_string()])
        .in_workspace(&workspace)
        .succeeds();
    katas(["run", "web1"]).in_workspace(&workspace).fails();
    assert!(before == workspace.files(), "nothing is remembered");

    let nowhere = katas(["run", "--answer", "nowhere.rs"])
        .in_workspace(&workspace)
        .refuses()
        .stdout_is("");
    assert!(
        nowhere.stderr.contains("cannot read `nowhere.rs`"),
        "{}",
        nowhere.stderr
    );
}

#[test]
fn an_answer_that_is_gone_is_an_error_with_the_way_out() {
    let workspace = learner();
    workspace.delete(BASICS2);
    let said = run(&workspace).refuses().stdout_is("");
    assert!(
        said.stderr.contains("`exercises/01_basics/basics2.rs`") && said.stderr.contains("hint: "),
        "{}",
        said.stderr
    );
}

#[test]
fn the_check_that_judges_is_ours_whatever_lies_in_the_workspace() {
    let workspace = learner();
    workspace.save("checks/01_basics/basics2.rs", "fn main() {}\n");
    let said = katas(["run", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    let json = exercise(&said);
    is(&json, "failed", None, "serial");
    assert_eq!(json["tampered"], true);
    let human = run(&workspace).fails().stdout;
    assert!(
        human.contains("Your copy of the check is not the one we shipped."),
        "{human}"
    );
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("it is an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[track_caller]
fn has(value: &Value, wanted: &[&str]) {
    let found = keys(value);
    for key in wanted {
        assert!(found.contains(key), "no `{key}` in {found:?}");
    }
}

#[test]
fn json_keeps_the_contract_field_by_field() {
    let workspace = learner();
    let said = katas(["run", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    let report: Value = serde_json::from_str(&said.stdout).expect("stdout is one JSON document");
    has(
        &report,
        &["schema", "katas", "toolchain", "summary", "exercises"],
    );
    assert_eq!(report["schema"], "katas/report/v1");
    assert_eq!(report["katas"], env!("CARGO_PKG_VERSION"));
    assert!(
        report["toolchain"]
            .as_str()
            .is_some_and(|toolchain| toolchain.starts_with("rustc 1."))
    );
    assert_eq!(
        report["summary"],
        serde_json::json!({"total": 1, "passed": 0, "not_passed": 1, "unjudged": 0})
    );

    let exercise = &report["exercises"][0];
    let plain = serde_json::json!({
        "name": "basics2", "topic": "01_basics", "revision": 1, "submission": null, "attempted": false,
        "tampered": false, "file": "exercises/01_basics/basics2.rs", "verdict": "failed", "limit": null,
        "virtual_ms": 6000, "wanted_ms": 2100,
    });
    for (key, wanted) in plain.as_object().expect("it is an object") {
        assert_eq!(&exercise[key], wanted, "{key}");
    }
    assert_eq!(exercise["location"]["line"], 15);
    has(&exercise["location"], &["line", "column"]);
    has(&exercise["diagnosis"], &["code", "title", "text"]);
    assert_eq!(exercise["diagnosis"]["code"], "serial");
    let checks: Vec<(&str, &str)> = exercise["checks"]
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|check| {
            has(check, &["name", "title", "outcome", "message"]);
            (
                check["name"].as_str().expect("a name is text"),
                check["outcome"].as_str().expect("an outcome is text"),
            )
        })
        .collect();
    assert_eq!(
        checks,
        [
            ("the_pages_come_back_in_order", "passed"),
            ("no_time_is_wasted", "failed"),
            ("nothing_keeps_running", "passed"),
            ("each_page_is_asked_for_once", "passed"),
        ]
    );
    assert_eq!(exercise["checks"][1]["title"], "no time is wasted");
    assert_eq!(
        exercise["checks"][1]["message"],
        "1 at a time, wanted at least 3"
    );
    for side in ["yours", "wanted"] {
        let lanes = exercise["timeline"][side].as_array().expect("it is a list");
        assert_eq!(lanes.len(), 3);
        lanes
            .iter()
            .for_each(|lane| has(lane, &["lane", "start_ms", "end_ms", "end", "line"]));
    }
    let beta = &exercise["timeline"]["yours"][1];
    let beta = (
        &beta["lane"],
        &beta["start_ms"],
        &beta["end_ms"],
        &beta["end"],
        &beta["line"],
    );
    assert_eq!(
        serde_json::json!([beta.0, beta.1, beta.2, beta.3, beta.4]),
        serde_json::json!(["beta", 2000, 3900, "finished", 15])
    );
    assert_eq!(
        keys(&exercise["timing"]),
        ["cached", "compile_ms", "run_ms"]
    );
}

#[test]
fn two_runs_say_the_same_times_aside() {
    let workspace = learner();
    for exercise in ["basics2", "tools5", "web1"] {
        let judge = || {
            let said = katas(["run", exercise, "--format", "json"])
                .in_workspace(&workspace)
                .fails();
            without_timing(&said.stdout)
        };
        assert_eq!(judge(), judge());
    }
}

/// A report without what may vary.
pub fn without_timing(report: &str) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("timing");
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut report = serde_json::from_str(report).expect("stdout is one JSON document");
    strip(&mut report);
    report
}

/// A build folder of its own with the shared kit behind it: nobody else judges in it.
pub struct Alone {
    _folder: tempfile::TempDir,
    root: PathBuf,
}

impl Alone {
    pub fn new() -> Self {
        // The kit is there after this, whichever test comes first.
        run(&learner()).fails();
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        let root = folder.path().join("build");
        crate::program::make_build_folder(&root);
        for kit in fs::read_dir(crate::program::build_folder())
            .expect("it was just built")
            .flatten()
        {
            let own = root.join(kit.file_name());
            fs::create_dir_all(&own).expect("the folder is writable");
            for part in ["kit", "target", "complete"] {
                // Half a build of another test run is no use to anybody.
                let _ = std::os::unix::fs::symlink(kit.path().join(part), own.join(part));
            }
        }
        Self {
            _folder: folder,
            root,
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    fn judging_in(&self, katas: Katas) -> Katas {
        katas.with_variable("KATAS_BUILD_DIR", &self.root)
    }

    /// What is left of answers that were judged.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let entries = |folder: &Path| {
            fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path())
                .collect::<Vec<_>>()
        };
        entries(&self.root)
            .iter()
            .flat_map(|kit| entries(&kit.join("scratch")))
            .collect()
    }
}

#[test]
fn no_temporary_folder_is_left_behind() {
    let alone = Alone::new();
    let workspace = learner();
    for body in [
        "Vec::new()",
        "1",
        "loop {}",
        "std::process::abort()",
        "panic!()",
    ] {
        workspace.save(BASICS2, &basics2(body));
        alone
            .judging_in(katas(["run", "--timeout", "1"]))
            .in_workspace(&workspace)
            .fails();
        assert_eq!(alone.leftovers(), Vec::<PathBuf>::new(), "{body}");
    }
}

#[test]
fn a_signal_ends_the_answer_too_and_removes_its_folder() {
    let alone = Alone::new();
    for (test, signal) in [
        (3, rustix::process::Signal::INT),
        (4, rustix::process::Signal::TERM),
    ] {
        let seconds = unique_seconds(test);
        let workspace = learner();
        let start = format!(
            "std::process::Command::new(\"sleep\").arg(\"{seconds}\").spawn().expect(\"there is a sleep\");"
        );
        workspace.save(BASICS2, &basics2(&format!("{start}\n    loop {{}}")));
        let mut program = alone
            .judging_in(katas(["run", "--timeout", "600"]))
            .in_workspace(&workspace)
            .starts();
        until(
            || is_running(&seconds).then_some(()),
            || "the answer never began".to_owned(),
        );
        let id = rustix::process::Pid::from_child(&program);
        rustix::process::kill_process(id, signal).expect("it runs");
        let status = program.wait().expect("it is our child");
        assert_eq!(status.code(), Some(128 + signal.as_raw()));
        is_gone(&seconds);
        assert_eq!(alone.leftovers(), Vec::<PathBuf>::new());
    }
}
