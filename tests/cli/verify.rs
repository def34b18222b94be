//! `katas verify`: many answers, exit codes, formats.

use std::fs;

use serde_json::Value;

use crate::judging::{basics2, solution, without_timing};
use crate::program::{Katas, katas, repository};
use crate::trees::Trees;
use crate::workspace::Workspace;

fn verify<const N: usize>(workspace: &Workspace, options: [&'static str; N]) -> Katas {
    katas(["verify"].into_iter().chain(options)).in_workspace(workspace)
}

/// Every exercise that learners get, in the order of work.
fn catalogue() -> Vec<(String, String)> {
    let text = fs::read_to_string(repository().join("info.toml")).expect("the project has it");
    let table: toml::Table = text.parse().expect("the project's catalogue is sound");
    let word = |value: &toml::Value| value.as_str().expect("it is text").to_owned();
    table["exercises"]
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|exercise| (word(&exercise["name"]), word(&exercise["topic"])))
        .collect()
}

fn names(report: &Value) -> Vec<String> {
    report["exercises"]
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|exercise| {
            exercise["name"]
                .as_str()
                .expect("a name is text")
                .to_owned()
        })
        .collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is one JSON document")
}

#[test]
fn in_a_fresh_workspace_nothing_passes_and_everything_has_a_diagnosis() {
    let workspace = Workspace::embedded();
    let report = json(&verify(&workspace, ["--format", "json"]).fails().stdout);
    let all: Vec<String> = catalogue().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names(&report), all);
    let summary = &report["summary"];
    assert_eq!(
        *summary,
        serde_json::json!({"total": all.len(), "passed": 0, "not_passed": all.len(), "unjudged": 0})
    );
    for exercise in report["exercises"].as_array().expect("it is a list") {
        assert!(exercise["diagnosis"]["code"].is_string(), "{exercise:#}");
        assert_eq!(exercise["attempted"], false, "{exercise:#}");
    }
}

#[test]
fn the_solutions_pass() {
    let workspace = Workspace::embedded();
    let before = workspace.files();
    let said = verify(&workspace, ["--solutions"]).succeeds();
    let total = catalogue().len();
    assert!(
        said.stdout.ends_with(&format!("all {total} passed\n")),
        "{}",
        said.stdout
    );
    assert_eq!(said.stdout.lines().count(), total + 1);
    assert!(
        before == workspace.files(),
        "a solution of ours is no pass of the learner's"
    );
}

#[test]
fn what_passed_is_remembered() {
    let workspace = Workspace::embedded();
    workspace.save(
        "exercises/01_basics/basics2.rs",
        &solution("01_basics/basics2"),
    );
    let said = verify(&workspace, ["basics2", "tools5"]).fails();
    assert!(
        said.stdout.ends_with("1 of 2 passed, 1 did not\n"),
        "{}",
        said.stdout
    );
    let list = katas(["list"]).in_workspace(&workspace).succeeds().stdout;
    let line = list.lines().find(|line| line.contains("basics2"));
    assert!(line.is_some_and(|line| line.ends_with("passed")), "{list}");
    assert!(
        workspace
            .root()
            .join("solutions/01_basics/basics2.rs")
            .exists()
    );
}

#[test]
fn names_and_topics_choose() {
    let workspace = Workspace::embedded();
    let judged = |chosen: [&'static str; 2]| {
        let options = [chosen[0], chosen[1], "--solutions", "--format", "json"];
        names(&json(&verify(&workspace, options).succeeds().stdout))
    };
    assert_eq!(judged(["web1", "basics2"]), ["web1", "basics2"]);
    let of_topic = catalogue()
        .into_iter()
        .filter(|(_, topic)| topic == "04_tools")
        .map(|(name, _)| name);
    let mut wanted: Vec<String> = of_topic.collect();
    wanted.push("basics2".to_owned());
    assert_eq!(judged(["04_tools/", "basics2"]), wanted);

    verify(&workspace, ["basics22"]).refuses().says_only(
        "error: there is no exercise `basics22`\nhint: did you mean `katas verify basics2`?\n",
    );
    verify(&workspace, ["basics2", "--require", "basics22"])
        .refuses()
        .stdout_is("");
}

#[test]
fn an_exercise_that_is_named_twice_is_judged_once() {
    let workspace = Workspace::embedded();
    let options = [
        "basics2",
        "01_basics",
        "basics2",
        "--solutions",
        "--format",
        "json",
    ];
    let mut judged = names(&json(&verify(&workspace, options).succeeds().stdout));
    let all = judged.len();
    judged.sort();
    judged.dedup();
    assert_eq!(judged.len(), all);
}

#[test]
fn exit_codes_say_what_has_to_pass() {
    let workspace = Workspace::embedded();
    workspace.save(
        "exercises/01_basics/basics2.rs",
        &solution("01_basics/basics2"),
    );
    verify(&workspace, ["basics2"]).succeeds();
    verify(&workspace, ["basics2", "tools5"]).fails();
    verify(&workspace, ["basics2", "tools5", "--exit-zero"]).succeeds();
    verify(&workspace, ["basics2", "tools5", "--require", "basics2"]).succeeds();
    verify(
        &workspace,
        ["basics2", "tools5", "--require", "basics2,tools5"],
    )
    .fails();
    verify(&workspace, ["basics2", "--require", "tools5"])
        .refuses()
        .says_only(
            "error: `tools5` is required, but not judged\nhint: add it: `katas verify tools5 …`\n",
        );
}

#[test]
fn what_could_not_be_judged_beats_what_failed() {
    let trees = Trees::of(&["basics2", "tools5"]);
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    verify(&workspace, []).fails();
    trees.save("solutions/04_tools/tools5.timeline.json", "not a timeline");
    let report = json(&verify(&workspace, ["--format", "json"]).refuses().stdout);
    assert_eq!(
        report["summary"],
        serde_json::json!({"total": 2, "passed": 0, "not_passed": 1, "unjudged": 1})
    );
    let tools5 = &report["exercises"][1];
    assert_eq!(tools5["verdict"], "unjudged");
    assert!(
        tools5["unjudged"].as_str().is_some_and(|why| why
            .contains("`solutions/04_tools/tools5.timeline.json` is not a recorded timeline")),
        "{tools5:#}"
    );
    assert_eq!(tools5["diagnosis"], Value::Null);
    let human = verify(&workspace, []).refuses().stdout;
    assert!(
        human.ends_with("0 of 2 passed, 1 did not, 1 could not be judged\n"),
        "{human}"
    );
    verify(&workspace, ["--exit-zero"]).succeeds();
}

#[test]
fn a_file_that_is_gone_is_told_of_with_the_way_out_and_the_others_are_judged() {
    let workspace = Workspace::embedded();
    workspace.delete("exercises/04_tools/tools5.rs");
    workspace.save("exercises/08_sync/event1.rs", &solution("08_sync/event1"));
    let all = ["basics2", "tools5", "event1", "--format", "json"];
    let report = json(&verify(&workspace, all).refuses().stdout);
    let told = &report["exercises"][1]["unjudged"];
    assert!(
        told.as_str().is_some_and(|told| told
            .ends_with("`katas reset tools5` brings the shipped file back")),
        "{told}"
    );
    assert_eq!(
        report["summary"],
        serde_json::json!({"total": 3, "passed": 1, "not_passed": 1, "unjudged": 1})
    );
    // Each is remembered under its own name.
    let list = katas(["list"]).in_workspace(&workspace).succeeds().stdout;
    let passed = |line: &&str| line.starts_with(['>', ' ']) && line.ends_with("passed");
    let passed: Vec<&str> = list.lines().filter(passed).collect();
    assert!(
        matches!(passed[..], [line] if line.contains("event1")),
        "{list}"
    );

    // Alone it is an error.
    let said = verify(&workspace, ["tools5", "--exit-zero"]).refuses();
    assert!(
        said.stderr
            .starts_with("error: cannot read `exercises/04_tools/tools5.rs`\n")
            && said
                .stderr
                .ends_with("hint: `katas reset tools5` brings the shipped file back\n"),
        "{}",
        said.stderr
    );
    katas(["reset", "tools5"])
        .in_workspace(&workspace)
        .succeeds();
    verify(&workspace, ["tools5"]).fails();
}

#[test]
fn the_answers_of_somebody_else_are_read_where_they_lie() {
    let ours = Workspace::embedded();
    let theirs = Workspace::embedded();
    theirs.save(
        "exercises/01_basics/basics2.rs",
        &solution("01_basics/basics2"),
    );
    let before = (ours.files(), theirs.files());
    for folder in [theirs.root().to_owned(), theirs.root().join("exercises")] {
        let said = katas([
            "verify",
            "--answers",
            &folder.display().to_string(),
            "--format",
            "json",
        ])
        .in_workspace(&ours)
        .fails();
        let report = json(&said.stdout);
        let basics2 = report["exercises"]
            .as_array()
            .and_then(|all| all.iter().find(|exercise| exercise["name"] == "basics2"))
            .expect("it was judged");
        assert_eq!(
            (&basics2["verdict"], &basics2["attempted"]),
            (&"passed".into(), &true.into())
        );
        let file = folder.join(if folder == theirs.root() {
            "exercises/01_basics/basics2.rs"
        } else {
            "01_basics/basics2.rs"
        });
        assert_eq!(basics2["file"], file.display().to_string());
        assert_eq!(report["summary"]["passed"], 1);
    }
    assert!(
        before == (ours.files(), theirs.files()),
        "nothing is written anywhere"
    );
}

#[test]
fn answers_that_are_missing_are_told_of_and_the_others_judged() {
    let workspace = Workspace::embedded();
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("01_basics")).expect("the folder is writable");
    fs::write(
        folder.path().join("01_basics/basics2.rs"),
        basics2("Vec::new()"),
    )
    .expect("the folder is writable");
    let path = folder.path().display().to_string();
    let of = |names: &[&str]| {
        let options = ["--answers", &path, "--format", "json"];
        katas([&["verify"], names, &options].concat()).in_workspace(&workspace)
    };
    let report = json(&of(&["basics1", "basics2", "tools5"]).refuses().stdout);
    assert_eq!(names(&report), ["basics1", "basics2", "tools5"]);
    assert_eq!(
        report["summary"],
        serde_json::json!({"total": 3, "passed": 0, "not_passed": 1, "unjudged": 2})
    );
    assert_eq!(report["exercises"][1]["verdict"], "failed");
    let tools5 = &report["exercises"][2];
    assert_eq!(
        (&tools5["verdict"], &tools5["attempted"], &tools5["unjudged"]),
        (
            &"unjudged".into(),
            &false.into(),
            &format!(
                "there is no answer\nneither `exercises/04_tools/tools5.rs` nor `04_tools/tools5.rs` is in `{path}`"
            )
            .into()
        )
    );
    // Only what has to be there decides.
    of(&["basics2", "tools5", "--require", "basics2"]).fails();
    of(&["basics2", "tools5", "--exit-zero"]).succeeds();
    of(&["basics2"]).fails();

    // Nothing at all is the wrong folder.
    for (names, what) in [
        (&["tools5"][..], "`tools5`"),
        (&["tools5", "tools6"], "any of the 2 exercises"),
    ] {
        let said = of(names).refuses().stdout_is("");
        assert!(
            said.stderr
                .starts_with(&format!("error: `{path}` has no answer to {what}\n"))
                && said
                    .stderr
                    .contains("\nhint: looked for `exercises/04_tools/tools5.rs`, "),
            "{}",
            said.stderr
        );
    }
    let nowhere = katas(["verify", "--answers", "nowhere"])
        .in_workspace(&workspace)
        .refuses()
        .stdout_is("");
    assert!(
        nowhere
            .stderr
            .starts_with("error: there is no folder `nowhere`\n"),
        "{}",
        nowhere.stderr
    );
}

#[test]
fn every_format_goes_where_it_was_sent() {
    let workspace = Workspace::embedded();
    let said = verify(
        &workspace,
        [
            "basics2",
            "tools5",
            "--format",
            "json=one.json",
            "--format",
            "human",
            "--format",
            "human=table.txt",
            "--format",
            "json=two.json",
        ],
    )
    .fails()
    .stderr_is("");
    // Nobody knows what will show the file: neither colours nor signs.
    assert_eq!(workspace.read("table.txt"), said.stdout.replace('✗', "x"));
    assert!(
        said.stdout.starts_with("✗ basics2  failed "),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.ends_with("0 of 2 passed, 2 did not\n"),
        "{}",
        said.stdout
    );
    assert_eq!(workspace.read("one.json"), workspace.read("two.json"));
    assert_eq!(
        names(&json(&workspace.read("one.json"))),
        ["basics2", "tools5"]
    );

    let nowhere = verify(
        &workspace,
        ["basics2", "--format", "json=no/such/folder.json"],
    )
    .refuses()
    .stdout_is("");
    assert!(
        nowhere
            .stderr
            .starts_with("error: cannot write `no/such/folder.json`: it has no folder\n"),
        "{}",
        nowhere.stderr
    );
}

#[test]
fn again_and_again_and_side_by_side_it_says_the_same() {
    let workspace = Workspace::embedded();
    let one_by_one = verify(&workspace, ["--jobs", "1", "--format", "json"])
        .fails()
        .stderr_is("");
    let together = verify(
        &workspace,
        ["--jobs", "4", "--repeat", "3", "--format", "json"],
    )
    .fails()
    .stderr_is("");
    assert_eq!(
        without_timing(&one_by_one.stdout),
        without_timing(&together.stdout)
    );
}

#[test]
fn an_answer_that_is_judged_differently_each_time_is_named_and_fails() {
    let workspace = Workspace::embedded();
    let seen = workspace.root().join("seen").display().to_string();
    // Right once, in its first process, and wrong from then on.
    let answer = format!(
        "if std::fs::read_to_string({seen:?}).is_ok_and(|seen| seen != std::process::id().to_string()) {{\n        \
         return Vec::new();\n    }}\n    \
         std::fs::write({seen:?}, std::process::id().to_string()).expect(\"it is writable\");\n    \
         let (a, b, c) = tokio::join!(site.get(\"alpha\"), site.get(\"beta\"), site.get(\"gamma\"));\n    \
         vec![a, b, c]"
    );
    workspace.save("exercises/01_basics/basics2.rs", &basics2(&answer));
    // In the sandbox it would find no place to remember it in.
    let options = ["basics2", "--repeat", "2", "--sandbox", "off"];
    let said = verify(&workspace, options).fails();
    assert!(
        said.stdout.ends_with("passed\n"),
        "the first round: {}",
        said.stdout
    );
    let line =
        "`basics2` was judged differently in 2 rounds: `passed`, `the_pages_come_back_in_order / ";
    assert!(said.stderr.starts_with(line), "{}", said.stderr);
    assert_eq!(said.stderr.lines().count(), 1);
}
