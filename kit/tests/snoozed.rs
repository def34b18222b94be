//! Calls that were woken and not polled at once: what is found, exactly, and what is not.

use std::sync::Arc;

use futures::future::join_all;
use futures::{StreamExt, stream};
use katas_kit::net::{Page, Site};
use katas_kit::record::SpanEnd;
use katas_kit::{Recorder, ms};
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

use crate::case::{Record, cases, look_at, record_of};

cases![
    a_loop_over_a_buffer,
    a_branch_that_awaits,
    kept_across_a_lock,
    a_futurelock,
    dropped_when_it_was_ready,
    less_than_a_millisecond,
    joined,
    three_hundred_tasks,
    a_spawned_buffer,
    a_repaired_futurelock,
    dropped_in_time,
    left_behind,
    on_threads,
];

/// The page with this number takes so many milliseconds.
fn site(recorder: &Recorder, latencies: &[u64]) -> Site {
    let page = |(n, latency): (usize, &u64)| Page::new(&n.to_string(), *latency);
    Site::new(
        recorder,
        &latencies.iter().enumerate().map(page).collect::<Vec<_>>(),
    )
}

/// Each call that was ready and not polled at once: whose it is, when it was ready, when it ended and how.
fn snoozed(record: &Record) -> Vec<(&str, u64, Option<u64>, SpanEnd)> {
    let told = record.runs[0].spans.iter().filter_map(|span| {
        let ready = span.ready?;
        Some((span.lane.as_str(), ready, span.ended, span.end))
    });
    told.collect()
}

fn a_loop_over_a_buffer() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100, 101, 202, 400]);
        let mut pages = stream::iter(0..4)
            .map(|n| site.get(&n.to_string()))
            .buffered(4);
        while pages.next().await.is_some() {
            sleep(ms(100)).await;
        }
    })
}

#[test]
fn the_buffer_of_a_stream_stands_still_while_the_loop_awaits() {
    let record = record_of("a_loop_over_a_buffer");
    // The last one is ready when it is polled anyway.
    let end = SpanEnd::Finished;
    assert_eq!(
        snoozed(&record),
        [("1", 101, Some(200), end), ("2", 202, Some(300), end)]
    );
}

fn a_branch_that_awaits() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[140, 100]);
        let slow = site.get("0");
        tokio::pin!(slow);
        loop {
            tokio::select! {
                _ = &mut slow => break,
                () = sleep(ms(100)) => { site.get("1").await; }
            }
        }
    })
}

#[test]
fn the_other_branches_stand_still_while_one_awaits() {
    let record = record_of("a_branch_that_awaits");
    assert_eq!(snoozed(&record), [("0", 140, Some(200), SpanEnd::Finished)]);
}

fn kept_across_a_lock() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100, 695]);
        let lock = Arc::new(Mutex::new(()));
        let (theirs, other) = (lock.clone(), site.clone());
        tokio::spawn(async move {
            let _held = theirs.lock().await;
            other.get("1").await;
        });
        let call = site.get("0");
        tokio::pin!(call);
        let _ = timeout(ms(50), &mut call).await;
        drop(lock.lock().await);
        call.await
    })
}

#[test]
fn a_future_stands_still_while_its_owner_waits_for_a_lock() {
    let record = record_of("kept_across_a_lock");
    assert_eq!(snoozed(&record), [("0", 100, Some(695), SpanEnd::Finished)]);
}

async fn locked(lock: &Mutex<()>, site: &Site) {
    let _held = lock.lock().await;
    site.get("0").await;
}

fn a_futurelock() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100]);
        let lock = Mutex::new(());
        let first = locked(&lock, &site);
        tokio::pin!(first);
        tokio::select! {
            () = &mut first => {}
            () = sleep(ms(50)) => drop(lock.lock().await),
        }
    })
}

#[test]
fn at_a_hang_the_one_that_nobody_polled_again_is_found() {
    let record = record_of("a_futurelock");
    assert_eq!(snoozed(&record), [("0", 100, None, SpanEnd::Pending)]);
}

fn dropped_when_it_was_ready() -> ! {
    look_at(|recorder| async move {
        let call = site(&recorder, &[100]).get("0");
        tokio::pin!(call);
        let _ = timeout(ms(50), &mut call).await;
        sleep(ms(80)).await;
    })
}

#[test]
fn one_that_was_ready_and_dropped_later_is_found() {
    let record = record_of("dropped_when_it_was_ready");
    assert_eq!(snoozed(&record), [("0", 100, Some(130), SpanEnd::Dropped)]);
}

fn less_than_a_millisecond() -> ! {
    look_at(|recorder| async move {
        let page = Page {
            latency: std::time::Duration::from_micros(100_300),
            ..Page::new("0", 0)
        };
        Site::new(&recorder, &[page]).get("0").await
    })
}

fn joined() -> ! {
    look_at(|recorder| async move {
        let latencies: Vec<u64> = (0..40).map(|n| 10 + 7 * n).collect();
        let site = site(&recorder, &latencies);
        tokio::join!(site.get("1"), site.get("9"), site.get("4"));
        join_all((0..40).map(|n| site.get(&n.to_string()))).await;
        tokio::select! {
            _ = site.get("7") => site.get("8").await,
            _ = site.get("30") => site.get("3").await,
        }
    })
}

fn three_hundred_tasks() -> ! {
    look_at(|recorder| async move {
        let latencies: Vec<u64> = (0..300).map(|n| 1 + n / 3).collect();
        let site = site(&recorder, &latencies);
        let tasks = (0..300).map(|n| {
            let site = site.clone();
            tokio::spawn(async move { site.get(&n.to_string()).await })
        });
        join_all(tasks.collect::<Vec<_>>()).await;
    })
}

fn a_spawned_buffer() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100, 101, 202, 400]);
        let mut pages = stream::iter(0..4)
            .map(|n| tokio::spawn(site.get(&n.to_string())))
            .buffered(4);
        while pages.next().await.is_some() {
            sleep(ms(100)).await;
        }
    })
}

fn a_repaired_futurelock() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100]);
        let lock = Arc::new(Mutex::new(()));
        let theirs = lock.clone();
        let mut first = tokio::spawn(async move { locked(&theirs, &site).await });
        tokio::select! {
            _ = &mut first => {}
            () = sleep(ms(50)) => drop(lock.lock().await),
        }
    })
}

fn dropped_in_time() -> ! {
    look_at(|recorder| async move {
        let site = site(&recorder, &[100, 100, 70]);
        let _ = timeout(ms(100), site.get("0")).await;
        tokio::select! { _ = site.get("1") => {} _ = site.get("2") => {} }
    })
}

fn left_behind() -> ! {
    look_at(|recorder| async move {
        let call = site(&recorder, &[100]).get("0");
        let mut call = Box::pin(call);
        let _ = timeout(ms(50), &mut call).await;
        std::mem::forget(call);
    })
}

fn on_threads() -> ! {
    look_at(|recorder| async move {
        let call = site(&recorder, &[100]).get("0");
        let runtime = tokio::runtime::Handle::current();
        let waits = async move {
            tokio::pin!(call);
            let _ = timeout(ms(50), &mut call).await;
            sleep(ms(80)).await;
        };
        let _ = tokio::task::spawn_blocking(move || runtime.block_on(waits)).await;
    })
}

#[test]
fn nothing_is_said_about_calls_that_are_polled_when_they_are_woken_nor_about_threads() {
    for case in [
        "less_than_a_millisecond",
        "joined",
        "three_hundred_tasks",
        "a_spawned_buffer",
        "a_repaired_futurelock",
        "dropped_in_time",
        "left_behind",
        "on_threads",
    ] {
        let record = record_of(case);
        assert!(
            !record.runs.is_empty() && record.runs.iter().all(|run| !run.spans.is_empty()),
            "{case}"
        );
        for run in &record.runs {
            let found: Vec<_> = run
                .spans
                .iter()
                .filter(|span| span.ready.is_some())
                .collect();
            assert!(found.is_empty(), "{case}: {found:?}");
        }
    }
}
