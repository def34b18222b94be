//! Answers that try to pass without doing the work: each gets the verdict that it deserves.

use serde_json::Value;

use crate::judging::{BASICS2, basics2, exercise, solution};
use crate::program::katas;
use crate::workspace::Workspace;

fn judged(source: &str) -> Value {
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, source);
    let said = katas(["run", "basics2", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    exercise(&said)
}

#[track_caller]
fn gets(verdict: &str, code: &str, source: &str) {
    let json = judged(source);
    let found = (json["verdict"].as_str(), json["diagnosis"]["code"].as_str());
    assert_eq!(
        found,
        (Some(verdict), Some(code)),
        "{source}\n{:#}",
        json["checks"]
    );
    let checks = json["checks"].as_array().expect("it is a list");
    assert!(checks.iter().any(|check| check["outcome"] == "failed"));
}

#[test]
fn ending_early_in_whatever_way_is_no_pass() {
    let early = |verdict: &str, code: &str, body: &str| gets(verdict, code, &basics2(body));
    early("crashed", "exited-early", "std::process::exit(0)");
    early(
        "crashed",
        "exited-early",
        "std::thread::spawn(|| std::process::exit(0));\n    std::future::pending().await",
    );
    // What a passing run would have written, in every place that it can be written to.
    early(
        "crashed",
        "exited-early",
        r###"let done = r##"{"done":{"runs":1000,"seal":"cbf29ce484222325"}}"##;
    println!("{done}");
    eprintln!("{done}");
    if let Ok(record) = std::env::var("KATAS_RECORD") {
        let _ = std::fs::write(record, done);
    }
    std::process::exit(0)"###,
    );
    early("crashed", "crashed", "std::process::abort()");
}

#[test]
fn moving_the_clock_by_hand_makes_nothing_look_concurrent() {
    // All are begun, and then time is made to pass instead of waiting for it.
    gets(
        "failed",
        // They are ready while time passes, and are polled when it has passed.
        "snoozed",
        &basics2(
            "let (mut alpha, mut beta, mut gamma) = (Box::pin(site.get(\"alpha\")), Box::pin(site.get(\"beta\")), Box::pin(site.get(\"gamma\")));
    std::future::poll_fn(|cx| {
        let _ = (alpha.as_mut().poll(cx), beta.as_mut().poll(cx), gamma.as_mut().poll(cx));
        std::task::Poll::Ready(())
    })
    .await;
    tokio::time::advance(std::time::Duration::from_secs(1)).await;
    vec![alpha.await, beta.await, gamma.await]",
        ),
    );
    // One after the other, each on a clock of its own that costs no time here; then as long as the slowest took.
    gets(
        "failed",
        "panicked",
        &basics2(
            "let (mut pages, mut slowest) = (Vec::new(), std::time::Duration::ZERO);
    for name in [\"alpha\", \"beta\", \"gamma\"] {
        let site = site.clone();
        let elsewhere = move || {
            let mut clock = tokio::runtime::Builder::new_current_thread();
            let clock = clock.enable_all().start_paused(true).build().unwrap();
            clock.block_on(async {
                let begun = tokio::time::Instant::now();
                (site.get(name).await, begun.elapsed())
            })
        };
        let (page, took) = std::thread::spawn(elsewhere).join().unwrap();
        pages.push(page);
        slowest = slowest.max(took);
    }
    tokio::time::sleep(slowest).await;
    pages",
        ),
    );
}

/// What a passing run would have written, put wherever this process has something open: into each file, pipe and socket,
/// by itself and by a child that comes when it has ended.
#[cfg(target_os = "linux")]
#[test]
fn writing_wherever_something_is_open_is_no_pass() {
    let requirements = "the_pages_come_back_in_order,no_time_is_wasted,nothing_keeps_running,each_page_is_asked_for_once";
    let findings: Vec<String> = requirements
        .split(',')
        .map(|id| format!(r##"{{"requirement":"{id}","holds":true,"observable":"peak","subject":null,"seen":{{"count":3}},"wanted":{{"exactly":{{"count":3}}}}}}"##))
        .collect();
    let record = format!(
        r##"{{"hello":{{"requirements":["{}"],"clock":"virtual","runs":1,"sets":1,"schedules":0,"cuts":false,"whole_program":false}}}}
{{"run":{{"set":0,"seeded":false,"schedule":0,"waits":[],"by_chance":false,"cut":null,"end":"returned","elapsed_ms":0,"value":null,"left_running":0,"wakeups":0,"idle_wakeups":0,"blocking_threads":0,"peak":0,"spans":[],"gates":[],"panics":[],"meter":null,"printed_from":0,"napped_ms":0,"printed":[],"findings":[{}]}}}}
{{"done":{{"runs":1000,"seal":"00000000000000000000000000000000"}}}}
"##,
        requirements.replace(',', "\",\""),
        findings.join(","),
    );
    for sandbox in ["auto", "off"] {
        let source = basics2(&format!(
            r####"let record = r###"{record}"###;
    for entry in std::fs::read_dir("/proc/self/fd").expect("there is one").flatten() {{
        for again in [std::fs::File::options().append(true).open(entry.path()), std::fs::File::create(entry.path())] {{
            let _ = again.and_then(|mut file| std::io::Write::write_all(&mut file, record.as_bytes()));
        }}
        let _ = std::os::unix::net::UnixStream::connect(entry.path());
    }}
    let own = std::process::id();
    let script = format!("for one in /proc/{{own}}/fd/*; do exec 5<>$one; while kill -0 {{own}}; do :; done; printf '%s' '{{record}}' >&5; done");
    let _ = std::process::Command::new("sh").args(["-c", &script]).spawn();
    Vec::new()"####
        ));
        let workspace = Workspace::embedded();
        workspace.save(BASICS2, &source);
        let arguments = ["run", "basics2", "--format", "json", "--sandbox", sandbox];
        let json = exercise(&katas(arguments).in_workspace(&workspace).fails());
        assert_eq!(json["verdict"], "failed", "{json:#}");
    }
}

/// What still runs when an answer has ended may have had a hand in its result.
#[cfg(target_os = "linux")]
#[test]
fn a_right_answer_that_leaves_a_process_does_not_pass() {
    let right = |starts: &str| basics2(&format!("{starts}\n    {RIGHT}"));
    let sleep =
        "std::process::Command::new(\"sleep\").arg(\"600\").spawn().expect(\"there is a sleep\");";
    gets("failed", "left-running", &right(sleep));
    // In another session, with another parent.
    let detached = "std::process::Command::new(\"setsid\").args([\"--fork\", \"sleep\", \"600\"]).status().expect(\"there is a setsid\");";
    gets("failed", "left-running", &right(detached));
    // And with nothing in its environment to know it by.
    let unmarked = detached.replace(".args(", ".env_clear().args(");
    gets("failed", "left-running", &right(&unmarked));
    let workspace = Workspace::embedded();
    let waits = "std::process::Command::new(\"true\").status().expect(\"there is a true\");";
    workspace.save(BASICS2, &right(waits));
    let run = katas(["run", "basics2"]);
    run.in_workspace(&workspace).succeeds();
}

/// `#![forbid(unsafe_code)]` does not look at this attribute, and safe code may call what stands behind it.
#[cfg(target_arch = "x86_64")]
#[test]
fn machine_code_in_a_safe_function_is_refused() {
    let source = basics2("nothing();\n    Vec::new()")
        + "\n#[unsafe(naked)]\nextern \"C\" fn nothing() {\n    core::arch::naked_asm!(\"ret\")\n}\n";
    let json = judged(&source);
    assert_eq!(json["verdict"], "did-not-compile", "{json:#}");
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &source);
    for command in [&["run", "basics2"][..], &["verify", "basics2", "intro1"]] {
        let said = katas(command.iter().copied()).in_workspace(&workspace);
        let said = said.fails();
        assert!(said.stdout.contains("not compile"), "{}", said.stdout);
    }
}

const RIGHT: &str = "let (alpha, beta, gamma) = tokio::join!(site.get(\"alpha\"), site.get(\"beta\"), site.get(\"gamma\"));\n    vec![alpha, beta, gamma]";

/// A hook that hands on all but the panics that say something.
#[test]
fn panics_that_a_hook_of_the_answers_hides_are_no_pass() {
    let hides = "let kits = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| if info.payload_as_str().is_none() { kits(info) }));
    let _ = tokio::spawn(async { panic!(\"a mistake\") }).await;";
    gets(
        "failed",
        "panicked",
        &basics2(&format!("{hides}\n    {RIGHT}")),
    );
}

/// Its recorder and its hook would take the place of those that the answer is judged with.
#[test]
fn a_judgement_of_its_own_ends_an_answer() {
    let judges = "let own = || katas_kit::check(|_: katas_kit::Recorder, (): ()| async {}).set(()).require(\"none\", |_| panic!(\"out\")).judge();
    let _ = std::thread::spawn(move || std::panic::catch_unwind(own)).join();";
    gets(
        "crashed",
        "exited-early",
        &basics2(&format!("{judges}\n    {RIGHT}")),
    );
}

#[cfg(unix)]
#[test]
fn becoming_another_program_or_being_killed_is_no_pass() {
    let becomes = |program: &str| {
        format!(
            "use std::os::unix::process::CommandExt as _;\n    panic!(\"{{}}\", std::process::Command::new(\"{program}\").exec())"
        )
    };
    gets("crashed", "exited-early", &basics2(&becomes("true")));
    gets("failed", "panicked", &basics2(&becomes("/nowhere")));
    gets(
        "crashed",
        "crashed",
        &basics2(
            "let own = std::process::id().to_string();\n    let _ = std::process::Command::new(\"kill\").args([\"-9\", &own]).status();\n    std::future::pending().await",
        ),
    );
}

#[test]
fn a_panic_while_another_unwinds_is_a_crash() {
    let source = basics2("let _two = Two;\n    panic!(\"one\")")
        + "\nstruct Two;\n\nimpl Drop for Two {\n    fn drop(&mut self) {\n        panic!(\"two\")\n    }\n}\n";
    gets("crashed", "crashed", &source);
}

#[test]
fn code_that_runs_before_main_or_in_place_of_the_system_is_refused() {
    for trick in [
        "#[unsafe(link_section = \".init_array\")]\n#[used]\npub static EARLY: extern \"C\" fn() = early;\nextern \"C\" fn early() {\n    std::process::exit(0)\n}\n",
        "#[unsafe(no_mangle)]\npub extern \"C\" fn _exit(_code: i32) -> ! {\n    loop {}\n}\n",
        "pub fn early() {\n    unsafe { std::env::set_var(\"KATAS_SEEDS\", \"0\") };\n}\n",
    ] {
        let source = format!("{trick}\n{}", basics2("Vec::new()"));
        let json = judged(&source);
        assert_eq!(json["verdict"], "did-not-compile", "{json:#}");
    }
    let workspace = Workspace::embedded();
    workspace.save(
        BASICS2,
        &basics2("unsafe { std::hint::unreachable_unchecked() }"),
    );
    let said = katas(["run", "basics2"]).in_workspace(&workspace).fails();
    assert!(
        said.stdout.contains("The exercises forbid `unsafe`"),
        "{}",
        said.stdout
    );
}

#[test]
fn names_that_the_check_uses_are_its_own() {
    // Each stands where a check's own name might be looked for; none of them changes what is asked.
    let wrong = "Vec::new()";
    for (verdict, code, prefix) in [
        (
            "failed",
            "hard-coded",
            "extern crate std as katas_kit_again;\n",
        ),
        (
            "failed",
            "hard-coded",
            "#[macro_export]\nmacro_rules! vec { ($($t:tt)*) => { Vec::<String>::new() } }\n#[macro_export]\nmacro_rules! all { ($($t:tt)*) => { true } }\n",
        ),
        (
            "failed",
            "hard-coded",
            "pub mod check {\n    pub fn judge() -> ! {\n        std::process::exit(0)\n    }\n}\npub fn main() {\n    std::process::exit(0)\n}\npub struct Recorder;\n",
        ),
    ] {
        let source = basics2(wrong);
        let (uses, rest) = source.split_once("\n\n").expect("a line of imports");
        // A macro of that name may be refused as well: then it has changed nothing either.
        let json = judged(&format!("{uses}\n\n{prefix}\n{rest}"));
        let found = (json["verdict"].as_str(), json["diagnosis"]["code"].as_str());
        assert!(
            found == (Some(verdict), Some(code))
                || found == (Some("did-not-compile"), Some("did-not-compile")),
            "{prefix}\n{json:#}"
        );
    }
    // A kit of one's own is another one: the types do not fit.
    gets(
        "did-not-compile",
        "did-not-compile",
        "mod katas_kit {\n    pub mod net {\n        pub struct Site;\n    }\n}\n\npub async fn fetch_all(_: &katas_kit::net::Site) -> Vec<String> {\n    Vec::new()\n}\n",
    );
}

#[test]
fn attributes_and_files_from_elsewhere_change_nothing() {
    for (verdict, code, source) in [
        // The module is gone, and with it the answer.
        (
            "did-not-compile",
            "did-not-compile",
            format!("#![cfg(any())]\n{}", basics2("Vec::new()")),
        ),
        (
            "did-not-compile",
            "did-not-compile",
            format!(
                "#[path = \"/dev/null/nothing.rs\"]\nmod elsewhere;\n{}",
                basics2("Vec::new()")
            ),
        ),
        // It may read the check, as it lies in the workspace for everybody to read.
        (
            "failed",
            "hard-coded",
            basics2(
                "let check = include_str!(\"../../checks/01_basics/basics2.rs\");\n    vec![check.to_owned()]",
            ),
        ),
        // Everything of the folder that it runs in, gone.
        (
            "failed",
            "hard-coded",
            basics2("let _ = std::fs::remove_dir_all(\"..\");\n    Vec::new()"),
        ),
    ] {
        gets(verdict, code, &source);
    }
    let workspace = Workspace::embedded();
    let allowed = "#![allow(clippy::all, dead_code, unused)]\n#![warn(missing_docs)]\n";
    workspace.save(
        BASICS2,
        &format!("{allowed}{}", solution("01_basics/basics2")),
    );
    katas(["run", "basics2"])
        .in_workspace(&workspace)
        .succeeds();
}

#[test]
fn what_the_learners_environment_says_reaches_no_answer() {
    let workspace = Workspace::embedded();
    workspace.save(
        BASICS2,
        &basics2("let seen: Vec<String> = std::env::vars().map(|(name, _)| name).collect();\n    panic!(\"{seen:?}\")"),
    );
    let said = katas(["run", "basics2", "--format", "json"])
        .in_workspace(&workspace)
        .with_variable("SECRET_TOKEN", "hunter2")
        .with_variable("RUST_LOG", "trace")
        .with_variable("KATAS_SEEDS", "0")
        .with_variable("KATAS_LIMIT_MS", "1")
        .fails();
    let title = exercise(&said)["diagnosis"]["title"].to_string();
    assert!(title.contains("panicked"), "{title}");
    for name in ["SECRET_TOKEN", "RUST_LOG", "KATAS_SEEDS", "HOME"] {
        assert!(!title.contains(name), "{title}");
    }
}
