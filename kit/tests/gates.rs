//! Meetings of blocking calls: held until enough are there, given up when nobody else can come.

use katas_kit::gate::Gate;
use katas_kit::legacy::{AT_THE_SERVER, Client};
use katas_kit::net::Page;
use katas_kit::record::Observable;
use katas_kit::{Recorder, Run, check};
use tokio::task::spawn_blocking;

use crate::case::{Record, cases, record_of};

cases![
    three_threads,
    one_thread_at_a_time,
    the_runtimes_thread,
    nobody,
    comes_later
];

const NAMES: [&str; 3] = ["a", "b", "c"];

fn judged<F: Future<Output = Vec<String>> + 'static>(
    scenario: impl Fn(Client) -> F + 'static,
) -> ! {
    check(move |recorder: Recorder, pages: Vec<Page>| scenario(Client::new(&recorder, &pages, 3)))
        .set(NAMES.map(|name| Page::new(name, 0)).to_vec())
        .on_held_clock()
        .require("three_meet", |run: &Run<'_, Vec<Page>, Vec<String>>| {
            run.met(AT_THE_SERVER).is(3)
        })
        .require("no_call_on_the_runtime_thread", |run| {
            run.on_runtime_thread("get").is(0)
        })
        .require("every_page_comes", |run| {
            let wanted: Vec<String> = run.data().iter().map(|page| page.body.clone()).collect();
            run.same_list(run.returned(), &wanted)
        })
        .judge()
}

fn three_threads() -> ! {
    judged(|client| async move {
        let calls = NAMES.map(|name| {
            let client = client.clone();
            spawn_blocking(move || client.get(name))
        });
        let pages = futures::future::join_all(calls).await;
        pages
            .into_iter()
            .map(|page| page.expect("no call panics"))
            .collect()
    })
}

fn one_thread_at_a_time() -> ! {
    judged(|client| async move {
        let mut pages = Vec::new();
        for name in NAMES {
            let client = client.clone();
            pages.push(
                spawn_blocking(move || client.get(name))
                    .await
                    .expect("no call panics"),
            );
        }
        pages
    })
}

fn the_runtimes_thread() -> ! {
    judged(|client| async move { NAMES.iter().map(|name| client.get(name)).collect() })
}

fn nobody() -> ! {
    judged(|_| async { Vec::new() })
}

/// Two are inside and the third computes before it comes: a thread that runs is no reason to give up.
fn comes_later() -> ! {
    check(|recorder: Recorder, ()| async move {
        let gate = Gate::new(&recorder, "meeting", 2);
        let (first, second) = (gate.clone(), gate);
        let first = spawn_blocking(move || first.pass());
        let second = spawn_blocking(move || {
            let until = std::time::Instant::now() + katas_kit::ms(120);
            while std::time::Instant::now() < until {}
            second.pass();
        });
        let _ = tokio::join!(first, second);
    })
    .set(())
    .on_held_clock()
    .require("they_meet", |run: &Run<'_, (), ()>| {
        run.met("meeting").is(2)
    })
    .judge()
}

fn seen(record: &Record) -> (u64, bool, bool, bool) {
    let gate = &record.run().gates[0];
    assert_eq!((gate.name.as_str(), gate.wanted), (AT_THE_SERVER, 3));
    let holds = |id| record.holds(id);
    (
        gate.arrived,
        holds("three_meet"),
        holds("no_call_on_the_runtime_thread"),
        holds("every_page_comes"),
    )
}

#[test]
fn three_calls_on_threads_of_their_own_meet() {
    assert_eq!(seen(&record_of("three_threads")), (3, true, true, true));
}

#[test]
fn a_meeting_that_cannot_fill_is_given_up_and_the_call_returns() {
    let record = record_of("one_thread_at_a_time");
    assert_eq!(seen(&record), (1, false, true, true));
    let finding = record.finding("three_meet");
    assert_eq!(
        (finding.observable, finding.seen.as_str()),
        (Observable::Gate, "1")
    );
}

#[test]
fn on_the_runtimes_thread_nobody_else_can_come() {
    let record = record_of("the_runtimes_thread");
    assert_eq!(seen(&record), (1, false, false, true));
    let finding = record.finding("no_call_on_the_runtime_thread");
    assert_eq!(
        (finding.observable, finding.seen.as_str()),
        (Observable::Thread, "3")
    );
}

#[test]
fn a_meeting_to_which_nobody_comes_is_told() {
    assert_eq!(seen(&record_of("nobody")), (0, false, true, false));
}

#[test]
fn a_gate_stays_closed_while_somebody_may_still_come() {
    assert!(record_of("comes_later").holds("they_meet"));
}
