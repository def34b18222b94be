//! A scenario in which nothing can make progress any more is found by the virtual guard, at once.

use katas_kit::net::{Page, Site};
use katas_kit::record::{RunEnd, SpanEnd};
use katas_kit::{Recorder, Run, check};
use tokio::sync::mpsc;

use crate::case::{cases, look_at, record_of, without_record};

cases![
    keeps_the_sender,
    drops_the_sender,
    hangs_on_the_second_set,
    hangs_inside_a_call,
    takes_its_time,
    looks_at_the_clock_when_it_is_asked
];

async fn drain(kept: bool) -> u64 {
    let (sender, mut receiver) = mpsc::channel(4);
    for number in [1, 2, 3] {
        sender.send(number).await.expect("somebody receives");
    }
    let kept = kept.then(|| sender.clone());
    drop(sender);
    let mut sum = 0;
    while let Some(number) = receiver.recv().await {
        sum += number;
    }
    drop(kept);
    sum
}

fn keeps_the_sender() -> ! {
    look_at(|_| drain(true))
}

fn drops_the_sender() -> ! {
    look_at(|_| drain(false))
}

fn hangs_on_the_second_set() -> ! {
    check(|_, kept: bool| drain(kept))
        .set(false)
        .set(true)
        .require("the_sum_is_right", |run: &Run<'_, bool, u64>| {
            run.same(run.returned(), &6)
        })
        .judge()
}

fn hangs_inside_a_call() -> ! {
    look_at(|recorder: Recorder| async move {
        let mut span = recorder.call("waits", "for ever");
        span.start();
        std::future::pending::<()>().await;
        span.finish();
    })
}

fn takes_its_time() -> ! {
    look_at(|recorder: Recorder| async move {
        Site::new(&recorder, &[Page::new("slow", 7_199_999)])
            .get("slow")
            .await
    })
}

/// Nobody wakes it; it only looks at the clock whenever somebody polls it.
fn looks_at_the_clock_when_it_is_asked() -> ! {
    look_at(|recorder: Recorder| async move {
        let began = tokio::time::Instant::now();
        std::future::poll_fn(|_cx| match began.elapsed().is_zero() {
            true => std::task::Poll::Pending,
            false => std::task::Poll::Ready(()),
        })
        .await;
        Site::new(&recorder, &[Page::new("late", 10)])
            .get("late")
            .await
    })
}

#[test]
fn a_kept_sender_is_found_by_the_guard_and_not_by_the_limit() {
    let record = record_of("keeps_the_sender");
    let run = record.run();
    assert_eq!(
        (run.end, run.elapsed_ms, &run.value),
        (RunEnd::Hung, Some(7_200_000), &None)
    );
    assert!(record.stuck.is_none() && record.done.is_some());
    assert!(run.wakeups < 5, "{}", run.wakeups);
}

#[test]
fn a_dropped_sender_ends_the_loop() {
    let record = record_of("drops_the_sender");
    assert_eq!(
        (record.run().end, record.value(), record.run().elapsed_ms),
        (RunEnd::Returned, "6", Some(0))
    );
}

#[test]
fn a_hang_on_one_set_leaves_the_other_runs_told() {
    let record = record_of("hangs_on_the_second_set");
    let ends: Vec<_> = record
        .runs
        .iter()
        .map(|run| (run.set, run.end, run.findings.len()))
        .collect();
    assert_eq!(ends, [(0, RunEnd::Returned, 1), (1, RunEnd::Hung, 0)]);
    assert_eq!(record.done.expect("it was judged to the end").runs, 10);
    let said = without_record("hangs_on_the_second_set");
    assert_eq!(said.code, Some(101));
    assert!(
        said.stderr.contains("nothing can make progress any more"),
        "{}",
        said.stderr
    );
}

#[test]
fn what_it_waited_for_is_still_pending() {
    let record = record_of("hangs_inside_a_call");
    assert_eq!(
        (record.span("for ever").end, record.span("for ever").ended),
        (SpanEnd::Pending, None)
    );
}

#[test]
fn slow_is_not_hung() {
    let record = record_of("takes_its_time");
    assert_eq!(
        (record.run().end, record.run().elapsed_ms),
        (RunEnd::Returned, Some(7_199_999))
    );
}

#[test]
fn the_guard_does_not_wake_what_nobody_wakes() {
    let record = record_of("looks_at_the_clock_when_it_is_asked");
    assert_eq!(record.run().end, RunEnd::Hung);
    assert!(record.run().spans.is_empty(), "{:?}", record.run().spans);
}
