//! A failure says which run it was, and that run can be made alone.

use serde_json::{Value, json};

use crate::judging::{BASICS2, basics2, exercise, is, solution};
use crate::program::{Katas, katas};
use crate::workspace::Workspace;

/// Right on both written sets, whose pages take 2.1 s at most.
const IMPATIENT: &str = r#"let limit = std::time::Duration::from_millis(2500);
    let get = |name: &'static str| async move {
        let page = tokio::time::timeout(limit, site.get(name)).await;
        page.unwrap_or_default()
    };
    let (alpha, beta, gamma) = tokio::join!(get("alpha"), get("beta"), get("gamma"));
    vec![alpha, beta, gamma]"#;

/// Takes gamma away at the instant at which it comes: whether it is there by then depends on who goes first.
const TOO_SOON: &str = r#"use std::{sync::{Arc, Mutex}, task::Poll, time::Duration};
    let found = Arc::new(Mutex::new(None));
    let writer = tokio::spawn({
        let (site, found) = (site.clone(), found.clone());
        async move {
            let page = site.get("gamma").await;
            *found.lock().unwrap() = Some(page);
        }
    });
    let reader = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(2100)).await;
        let mut waits = 1;
        std::future::poll_fn(|cx| match waits {
            0 => Poll::Ready(()),
            _ => {
                waits -= 1;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        })
        .await;
        found.lock().unwrap().take()
    });
    let (alpha, beta) = tokio::join!(site.get("alpha"), site.get("beta"));
    writer.await.unwrap();
    [Some(alpha), Some(beta), reader.await.unwrap()].into_iter().flatten().collect()"#;

const SHUFFLED: &str = r#"let names = std::collections::HashSet::from(["alpha", "beta", "gamma"]);
    futures::future::join_all(names.into_iter().map(|name| site.get(name))).await"#;

fn with_answer(body: &str) -> Workspace {
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &basics2(body));
    workspace
}

fn run(workspace: &Workspace, only: Option<&str>, format: &str) -> Katas {
    let only = only.map(|only| ["--only", only]);
    let options = only.iter().flatten().copied();
    katas(
        ["run", "basics2", "--format", format]
            .into_iter()
            .chain(options),
    )
    .in_workspace(workspace)
}

fn judged(workspace: &Workspace, only: Option<&str>) -> Value {
    exercise(&run(workspace, only, "json").judges())
}

/// A failing exercise without what tells of the other runs: what became of each requirement there, and the real time.
fn of_the_run(mut exercise: Value) -> Value {
    let fields = exercise.as_object_mut().expect("an exercise has fields");
    fields.retain(|name, _| name != "timing" && name != "checks");
    exercise
}

#[test]
fn a_failure_on_a_seeded_set_is_named_and_held_against_the_solution_there() {
    let workspace = with_answer(IMPATIENT);
    let found = judged(&workspace, None);
    is(&found, "failed", None, "cancelled-early");
    let which = found["which"].as_str().expect("a run is named");
    let set: u64 = which
        .strip_prefix("set=")
        .and_then(|set| set.parse().ok())
        .expect("it is a plain run");
    assert!(set > 2, "the written sets pass: {which}");
    let timeline = &found["timeline"];
    assert_eq!(timeline["wanted"].as_array().map(Vec::len), Some(3));
    assert!(timeline["divergence"].is_object(), "{timeline:#}");
    let said = run(&workspace, None, "human").fails().stdout;
    let line = format!("  on set {set} · again: katas run basics2 --only {which}\n");
    assert!(said.contains(&line), "{said}");
    let again = judged(&workspace, Some(which));
    assert_eq!(of_the_run(again), of_the_run(found));
}

#[test]
fn a_failure_under_a_schedule_is_named_by_the_waits_that_matter_and_repeated_by_its_name() {
    let workspace = with_answer(TOO_SOON);
    // On other data it fails by its fixed sleep, and that is told first.
    is(&judged(&workspace, None), "failed", None, "slept-and-hoped");
    let found = judged(&workspace, Some("set=1,schedule=1"));
    is(&found, "failed", None, "lost-or-repeated");
    let which = found["which"].as_str().expect("a run is named");
    assert!(which.starts_with("set=1,schedule="), "{which}");
    let waits = found["waits"].as_array().expect("a list");
    assert!((1..=2).contains(&waits.len()), "{waits:#?}");
    for wait in waits {
        let wait = wait.as_str().expect("it is in words");
        assert!(wait.starts_with("`get gamma` "), "{wait}");
    }
    let again = judged(&workspace, Some(which));
    assert_eq!(of_the_run(again), of_the_run(found.clone()));
    let said = run(&workspace, Some(which), "human").fails().stdout;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = waits[0].as_str().expect("it is in words");
    let words = format!(
        "on {}, where {first}",
        which.replace('=', " ").replace(',', ", ")
    );
    assert!(said.contains(&words), "{said}");
    let command = format!("again: katas run basics2 --only {which}");
    assert!(said.contains(&command), "{said}");
}

#[test]
fn the_first_run_needs_no_name_on_the_screen() {
    let workspace = with_answer("vec![site.get(\"alpha\").await]");
    assert_eq!(judged(&workspace, None)["which"], "set=1");
    let said = run(&workspace, None, "human").fails().stdout;
    assert!(!said.contains("--only"), "{said}");
}

#[test]
fn an_answer_that_leaves_its_order_to_a_map_fails_by_chance() {
    is(
        &judged(&with_answer(SHUFFLED), None),
        "failed",
        None,
        "by-chance",
    );
}

#[test]
fn a_run_alone_that_passes_is_no_pass() {
    let workspace = with_answer(IMPATIENT);
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let said = run(&workspace, Some("set=2"), "human").succeeds().stdout;
    let last = "\nThat was one run alone; `katas run basics2` makes them all.\n";
    assert!(said.ends_with(last), "{said}");
    let list = katas(["list"]).in_workspace(&workspace).succeeds().stdout;
    let line = list.lines().find(|line| line.contains("basics2"));
    assert!(line.is_some_and(|line| !line.ends_with("passed")), "{list}");
}

#[test]
fn a_run_that_there_is_not_is_answered_with_those_that_there_are() {
    let workspace = with_answer(IMPATIENT);
    for (only, why) in [
        ("set=11", "there is no set 11: this check has 10"),
        (
            "set=2,schedule=5",
            "there is no schedule 5: this check has 4",
        ),
        ("set=2,cut=1", "this check cuts no run short"),
    ] {
        let found = exercise(&run(&workspace, Some(only), "json").refuses());
        assert_eq!(found["verdict"], "unjudged");
        let reason = found["unjudged"].as_str().unwrap_or_default();
        assert!(
            reason.starts_with(why) && reason.contains("--only set="),
            "{reason}"
        );
        assert_eq!(found["which"], json!(null));
    }
}

#[test]
fn what_names_no_run_is_refused_before_anything_is_judged() {
    let workspace = with_answer(IMPATIENT);
    for only in [
        "2",
        "set=0",
        "set=two",
        "schedule=1",
        "set=1,schedule=1,cut=1",
    ] {
        let said = run(&workspace, Some(only), "json").refuses().stdout_is("");
        let start = format!("error: invalid value '{only}' for '--only <RUN>': ");
        assert!(said.stderr.starts_with(&start), "{}", said.stderr);
    }
}
