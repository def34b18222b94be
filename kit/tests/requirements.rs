//! Requirements: their order, every one with its own answer, and what a finding says.

use katas_kit::record::Observable;
use katas_kit::{Recorder, Run, all, check, ms};

use crate::case::{cases, record_of, without_record};

cases![three_requirements, lists, combined, long_value];

fn three_requirements() -> ! {
    check(|_, data: u64| async move { data })
        .set(1)
        .set(2)
        .set(3)
        .require("z_comes_first", |run: &Run<'_, u64, u64>| {
            run.same(run.returned(), &1)
        })
        .require("m_holds", |run| run.same(run.returned(), run.data()))
        .require("a_comes_last", |run| run.same(&(run.returned() / 3), &0))
        .judge()
}

#[test]
fn every_requirement_is_answered_in_the_checks_order() {
    let record = record_of("three_requirements");
    let ids = ["z_comes_first", "m_holds", "a_comes_last"];
    assert_eq!(record.hello.as_ref().expect("hello").requirements, ids);
    assert_eq!(
        record.runs.len(),
        3,
        "every written set is told once; schedules told nothing new"
    );
    for run in &record.runs {
        assert_eq!(
            run.findings
                .iter()
                .map(|finding| finding.requirement.as_str())
                .collect::<Vec<_>>(),
            ids
        );
    }
    let held: Vec<Vec<bool>> = record
        .runs
        .iter()
        .map(|run| run.findings.iter().map(|finding| finding.holds).collect())
        .collect();
    assert_eq!(
        held,
        [
            [true, true, true],
            [false, true, true],
            [false, true, false]
        ]
    );
    assert_eq!(
        record.code,
        Some(0),
        "an answer that fails is a fact, not an error"
    );
}

#[test]
fn in_words_each_failing_requirement_is_told_once() {
    let said = without_record("three_requirements");
    assert_eq!(said.code, Some(101));
    assert_eq!(
        said.stderr,
        "✗ z comes first: value 2, wanted 1\n✗ a comes last: value 1, wanted 0\n"
    );
}

fn lists() -> ! {
    check(|_, seen: Vec<u8>| async move { seen })
        .set(vec![1, 2, 2])
        .require("right", |run: &Run<'_, Vec<u8>, Vec<u8>>| {
            run.same_list(run.returned(), &[1, 2, 2])
        })
        .require("another_order", |run| {
            run.same_list(run.returned(), &[2, 1, 2])
        })
        .require("one_is_lost", |run| {
            run.same_list(run.returned(), &[1, 2, 2, 3])
        })
        .require("one_is_repeated", |run| {
            run.same_list(run.returned(), &[1, 2])
        })
        .require("one_is_wrong", |run| {
            run.same_list(run.returned(), &[1, 7, 7])
        })
        .require("one_of_two", |run| run.left_running().is_one_of([7, 8]))
        .require("no_more_than", |run| run.wakeups().at_most(1_000))
        .require("no_less_than", |run| run.calls("get").at_least(1))
        .judge()
}

#[test]
fn a_finding_says_what_was_looked_at_what_was_seen_and_what_was_wanted() {
    let record = record_of("lists");
    let told = |id: &str| {
        let finding = record.finding(id);
        (
            finding.holds,
            finding.observable,
            &*finding.wanted.to_string().leak(),
        )
    };
    assert_eq!(told("right"), (true, Observable::Value, "[1, 2, 2]"));
    assert_eq!(
        told("another_order"),
        (false, Observable::Order, "[2, 1, 2]")
    );
    assert_eq!(
        told("one_is_lost"),
        (false, Observable::Members, "[1, 2, 2, 3]")
    );
    assert_eq!(
        told("one_is_repeated"),
        (false, Observable::Members, "[1, 2]")
    );
    assert_eq!(
        told("one_is_wrong"),
        (false, Observable::Value, "[1, 7, 7]")
    );
    assert_eq!(
        told("one_of_two"),
        (false, Observable::LeftRunning, "7 or 8")
    );
    assert_eq!(
        told("no_more_than"),
        (true, Observable::Wakeups, "at most 1000")
    );
    assert_eq!(
        told("no_less_than"),
        (false, Observable::Calls, "at least 1")
    );
    assert_eq!(record.finding("right").seen.to_string(), "[1, 2, 2]");
    assert_eq!(
        record.finding("no_less_than").subject.as_deref(),
        Some("get")
    );
}

fn combined() -> ! {
    check(|recorder: Recorder, ()| async move { recorder.now_ms() })
        .set(())
        .require("the_first_that_fails_speaks", |run: &Run<'_, (), u64>| {
            all([
                run.peak().is(0),
                run.elapsed().is(ms(5)),
                run.left_running().is(9),
            ])
        })
        .require("all_hold", |run| {
            all([run.peak().is(0), run.left_running().is(0)])
        })
        .judge()
}

#[test]
fn of_several_findings_the_first_that_fails_speaks() {
    let record = record_of("combined");
    assert_eq!(
        record.finding("the_first_that_fails_speaks").observable,
        Observable::Elapsed
    );
    assert!(record.holds("all_hold"));
}

fn long_value() -> ! {
    check(|_, ()| async { "ä\n\"".repeat(1_000) })
        .set(())
        .require("it_is_short", |run: &Run<'_, (), String>| {
            run.same(run.returned().as_str(), "")
        })
        .judge()
}

#[test]
fn a_long_value_keeps_its_head_and_a_strange_one_its_letters() {
    let record = record_of("long_value");
    assert_eq!(record.value().chars().count(), 401);
    assert!(record.value().starts_with("\"ä\\n\\\"ä") && record.value().ends_with('…'));
    assert_eq!(
        record.finding("it_is_short").seen.to_string(),
        record.value()
    );
}
