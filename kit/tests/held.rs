//! The held clock: threads take part, so time stands still and only true stillness is a hang.

use std::sync::mpsc;

use katas_kit::legacy::Client;
use katas_kit::net::Page;
use katas_kit::record::{Clock, RunEnd};
use katas_kit::{Recorder, check, ms};
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

use crate::case::{cases, look_at, record_of};

cases![
    a_thread_answers,
    a_thread_answers_on_the_virtual_clock,
    a_thread_naps_and_answers,
    a_thread_waits_for_a_deadline_and_answers,
    no_thread_answers,
    two_threads_wait_for_each_other,
    a_thread_waits_for_a_reply_with_a_limit,
    a_short_timer_is_pending,
    a_long_timer_is_pending
];

/// A right answer: a thread computes and tells its result through a channel.
async fn by_thread() -> (u64, u128) {
    let began = Instant::now();
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        let until = std::time::Instant::now() + ms(60);
        while std::time::Instant::now() < until {}
        sender.send(42)
    });
    let answer = receiver.await.expect("the thread answers");
    (answer, began.elapsed().as_millis())
}

fn held<V: std::fmt::Debug + 'static, F: Future<Output = V> + 'static>(
    scenario: impl Fn() -> F + 'static,
) -> ! {
    check(move |_: Recorder, ()| scenario())
        .set(())
        .on_held_clock()
        .judge()
}

fn a_thread_answers() -> ! {
    held(by_thread)
}

fn a_thread_answers_on_the_virtual_clock() -> ! {
    look_at(|_| by_thread())
}

fn a_thread_naps_and_answers() -> ! {
    held(|| async {
        let nap = tokio::task::spawn_blocking(|| std::thread::sleep(ms(400)));
        nap.await.is_ok()
    })
}

fn a_thread_waits_for_a_deadline_and_answers() -> ! {
    held(|| async {
        let (kept, nothing) = mpsc::channel::<()>();
        let wait = tokio::task::spawn_blocking(move || nothing.recv_timeout(ms(400)).is_err());
        let waited = wait.await;
        drop(kept);
        waited.expect("it returns")
    })
}

/// The reply comes when nobody moves any more: one who waits for it does not.
fn a_thread_waits_for_a_reply_with_a_limit() -> ! {
    check(|recorder: Recorder, ()| async move {
        let client = Client::new(&recorder, &[Page::new("a", 10)], 1);
        let (sender, page) = mpsc::channel();
        let wait = tokio::task::spawn_blocking(move || {
            std::thread::spawn(move || sender.send(client.get("a")));
            page.recv_timeout(ms(500)).is_ok()
        });
        wait.await.expect("it returns")
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn no_thread_answers() -> ! {
    held(|| async {
        let (kept, receiver) = oneshot::channel::<()>();
        let received = receiver.await.is_ok();
        drop(kept);
        received
    })
}

fn two_threads_wait_for_each_other() -> ! {
    held(|| async {
        let (left, from_left) = mpsc::channel::<()>();
        let (right, from_right) = mpsc::channel::<()>();
        let one = tokio::task::spawn_blocking(move || (from_left.recv(), right.send(())).0.is_ok());
        let other =
            tokio::task::spawn_blocking(move || (from_right.recv(), left.send(())).0.is_ok());
        (one.await.is_ok(), other.await.is_ok())
    })
}

fn a_short_timer_is_pending() -> ! {
    held(|| timeout(ms(40), std::future::pending::<()>()))
}

fn a_long_timer_is_pending() -> ! {
    held(|| timeout(ms(40_000), std::future::pending::<()>()))
}

#[test]
fn a_thread_that_answers_does_not_look_hung_and_time_stands_at_zero() {
    let record = record_of("a_thread_answers");
    assert_eq!(
        record.hello.as_ref().map(|hello| hello.clock),
        Some(Clock::Held)
    );
    let run = record.run();
    assert_eq!(
        (run.end, record.value(), run.elapsed_ms),
        (RunEnd::Returned, "(42, 0)", None)
    );
}

#[test]
fn the_virtual_clock_waits_for_such_a_thread_too() {
    let record = record_of("a_thread_answers_on_the_virtual_clock");
    let run = record.run();
    assert_eq!(
        (run.end, record.value(), run.elapsed_ms),
        (RunEnd::Returned, "(42, 0)", Some(0))
    );
}

#[test]
fn while_a_deadline_is_pending_nothing_is_hung() {
    for case in [
        "a_thread_naps_and_answers",
        "a_thread_waits_for_a_deadline_and_answers",
    ] {
        assert_eq!(record_of(case).value(), "true", "{case}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_clock_that_does_not_move_a_reply_comes_before_any_limit() {
    assert_eq!(
        record_of("a_thread_waits_for_a_reply_with_a_limit").value(),
        "true"
    );
}

#[test]
fn a_held_scenario_in_which_nothing_moves_is_found() {
    for case in ["no_thread_answers", "two_threads_wait_for_each_other"] {
        let record = record_of(case);
        assert!(
            record.stuck.is_none(),
            "{case}: by stillness, not by the limit"
        );
        assert_eq!(record.run().end, RunEnd::Hung, "{case}");
    }
}

#[test]
fn a_timer_never_fires_there_so_waiting_for_one_is_a_hang_too() {
    for case in ["a_short_timer_is_pending", "a_long_timer_is_pending"] {
        let record = record_of(case);
        assert!(
            record.stuck.is_none(),
            "{case}: by stillness, not by the limit"
        );
        assert_eq!(record.run().end, RunEnd::Hung, "{case}");
    }
}
