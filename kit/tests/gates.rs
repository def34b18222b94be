//! Meetings of blocking calls: held until enough are there, given up when nobody else can come.

use katas_kit::gate::Gate;
use katas_kit::legacy::{AT_THE_SERVER, Client, OTHERS_RAN};
use katas_kit::net::Page;
use katas_kit::record::{Observable, RUNTIME_HELD};
use katas_kit::{Recorder, Run, check, ms};
use tokio::task::spawn_blocking;

use crate::case::{Record, cases, record_of};

cases![
    three_threads,
    one_thread_at_a_time,
    the_runtimes_thread,
    nobody,
    comes_later,
    come_after_naps,
    sleeps_meanwhile,
    joins_meanwhile
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

/// Each naps longer than the one before it, and comes then.
fn come_after_naps() -> ! {
    judged(|client| async move {
        let calls = [("a", 0), ("b", 30), ("c", 90)].map(|(name, nap)| {
            let client = client.clone();
            spawn_blocking(move || {
                std::thread::sleep(ms(nap));
                client.get(name)
            })
        });
        let pages = futures::future::join_all(calls).await;
        pages
            .into_iter()
            .map(|page| page.expect("no call panics"))
            .collect()
    })
}

/// The calls are on threads of their own, and the other tasks run; but for the time in which `held` holds the thread.
fn with_other_tasks(
    hold: fn(tokio::task::JoinHandle<String>) -> tokio::task::JoinHandle<String>,
) -> ! {
    judged(move |client| async move {
        let mut others = tokio::task::JoinSet::new();
        let program = client.clone();
        others.spawn(async move { program.other_tasks().await });
        let call = spawn_blocking(move || client.get("a"));
        vec![hold(call).await.expect("no call panics")]
    })
}

fn sleeps_meanwhile() -> ! {
    with_other_tasks(|call| {
        std::thread::sleep(ms(1));
        call
    })
}

fn joins_meanwhile() -> ! {
    with_other_tasks(|call| {
        let joined = std::thread::spawn(move || {
            while !call.is_finished() {
                std::thread::park_timeout(ms(1));
            }
        });
        joined.join().expect("it ends");
        tokio::task::spawn(async { "joined".to_owned() })
    })
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
        (finding.observable, finding.seen.to_string().as_str()),
        (Observable::Gate, "1")
    );
}

#[test]
fn on_the_runtimes_thread_nobody_else_can_come() {
    let record = record_of("the_runtimes_thread");
    assert_eq!(seen(&record), (1, false, false, true));
    let finding = record.finding("no_call_on_the_runtime_thread");
    assert_eq!(
        (finding.observable, finding.seen.to_string().as_str()),
        (Observable::Thread, "3")
    );
}

#[test]
fn a_meeting_to_which_nobody_comes_is_told() {
    assert_eq!(seen(&record_of("nobody")), (0, false, true, false));
}

#[test]
fn a_gate_stays_closed_while_somebody_naps() {
    assert_eq!(seen(&record_of("come_after_naps")), (3, true, true, true));
}

#[test]
fn a_runtime_thread_that_sleeps_in_a_task_is_seen_to_be_held() {
    for case in ["sleeps_meanwhile", "joins_meanwhile"] {
        let record = record_of(case);
        let noted = |name| record.run().gates.iter().find(|gate| gate.name == name);
        let ran = noted(OTHERS_RAN).expect("there are other tasks");
        assert_eq!(
            (ran.arrived, noted(RUNTIME_HELD).is_some()),
            (0, true),
            "{case}"
        );
    }
}

#[test]
fn a_gate_stays_closed_while_somebody_may_still_come() {
    assert!(record_of("comes_later").holds("they_meet"));
}
