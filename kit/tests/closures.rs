//! Blocking closures that wait for tasks and for the virtual clock.

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::record::RunEnd;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

use crate::case::{cases, look_at, record_of};

cases![
    waits_for_a_call_in_a_closure,
    waits_for_three_at_once,
    waits_for_a_channel_that_a_task_feeds,
    naps_and_then_waits,
    ticks_beside_a_closure,
    waits_for_a_closure_that_computes,
];

fn site(recorder: &katas_kit::Recorder) -> Site {
    Site::new(
        recorder,
        &[
            Page::new("a", 2000),
            Page::new("b", 1900),
            Page::new("c", 2100),
        ],
    )
}

fn waits_for_a_call_in_a_closure() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        spawn_blocking(move || handle.block_on(site.get("a")))
            .await
            .expect("it returns");
    })
}

fn waits_for_three_at_once() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let closures = ["a", "b", "c"].map(|page| {
            let (site, handle) = (site.clone(), Handle::current());
            spawn_blocking(move || handle.block_on(site.get(page)))
        });
        for closure in closures {
            closure.await.expect("it returns");
        }
    })
}

fn waits_for_a_channel_that_a_task_feeds() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let (sender, receiver) = std::sync::mpsc::channel();
        let task = tokio::spawn(async move {
            sleep(Duration::from_secs(1)).await;
            sender.send(site.get("a").await).expect("it listens");
        });
        spawn_blocking(move || receiver.recv().expect("it is fed"))
            .await
            .expect("it returns");
        task.await.expect("it returns");
    })
}

/// What it does in real time takes no virtual time.
fn naps_and_then_waits() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let closure = spawn_blocking(move || {
            std::thread::sleep(Duration::from_millis(30));
            handle.block_on(site.get("a"));
            std::thread::park_timeout(Duration::from_millis(30));
        });
        closure.await.expect("it returns");
    })
}

/// No timer is passed by: each tick comes at its instant.
fn ticks_beside_a_closure() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let began = Instant::now();
        let closure = spawn_blocking(move || handle.block_on(site.get("b")));
        let mut ticks = tokio::time::interval(Duration::from_millis(475));
        let mut instants = Vec::new();
        for _ in 0..5 {
            ticks.tick().await;
            instants.push(began.elapsed().as_millis());
        }
        closure.await.expect("it returns");
        instants
    })
}

/// A closure that computes is not taken for one that waits.
fn waits_for_a_closure_that_computes() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder);
        let handle = Handle::current();
        let began = Instant::now();
        let closure = spawn_blocking(move || {
            let real = std::time::Instant::now();
            while real.elapsed() < Duration::from_millis(40) {}
            let computed = began.elapsed().as_millis();
            handle.block_on(site.get("a"));
            (computed, began.elapsed().as_millis())
        });
        closure.await.expect("it returns")
    })
}

#[track_caller]
fn returns_after(case: &str, virtual_ms: u64) -> String {
    let record = record_of(case);
    let [run] = &record.runs[..] else {
        panic!("{record:#?}");
    };
    assert_eq!(run.end, RunEnd::Returned, "{run:#?}");
    assert_eq!(run.elapsed_ms, Some(virtual_ms), "{run:#?}");
    run.value.clone().unwrap_or_default()
}

#[test]
fn the_clock_goes_on_for_a_closure_that_waits_for_it() {
    returns_after("waits_for_a_call_in_a_closure", 2000);
}

#[test]
fn closures_wait_at_the_same_time() {
    returns_after("waits_for_three_at_once", 2100);
}

#[test]
fn the_clock_goes_on_for_a_task_that_a_closure_waits_for() {
    returns_after("waits_for_a_channel_that_a_task_feeds", 3000);
}

#[test]
fn real_time_is_not_virtual_time() {
    returns_after("naps_and_then_waits", 2000);
}

#[test]
fn no_timer_is_passed_by() {
    let ticks = returns_after("ticks_beside_a_closure", 1900);
    assert_eq!(ticks, "[0, 475, 950, 1425, 1900]");
}

#[test]
fn the_clock_stands_still_for_a_closure_that_computes() {
    let seen = returns_after("waits_for_a_closure_that_computes", 2000);
    assert_eq!(seen, "(0, 2000)");
}
