//! A scenario that has not come back near the real limit: what its thread does is told before the process ends.

use std::sync::Mutex;

use katas_kit::check;
use katas_kit::net::{Page, Site};
use katas_kit::record::{RunEnd, SpanEnd, StuckThread};

use crate::case::{Record, cases, look_at, record_of, without_record};

cases![
    within 500; loops_without_await, yields_for_ever, looks_without_end, waits_on_the_real_clock;
    within 2_000; a_thread_spins, a_thread_tries_again;
    within 8_000; leaves_a_blocking_closure;
    within 60_000; locks_twice, locks_twice_beside_a_thread, sleeps_inside_a_lock
];

fn loops_without_await() -> ! {
    look_at(|recorder| async move {
        let site = Site::new(&recorder, &[Page::new("a", 100)]);
        site.get("a").await;
        let call = site.get("b");
        loop {
            std::hint::black_box(&call);
        }
    })
}

/// In a task of its own: what the scenario itself does is counted, see `waking.rs`.
fn yields_for_ever() -> ! {
    look_at(|_| async {
        let task = tokio::spawn(async {
            loop {
                tokio::task::yield_now().await;
            }
        });
        let _ = task.await;
    })
}

/// On this clock nobody counts its turns while it runs.
fn looks_without_end() -> ! {
    check(|_, ()| async {
        loop {
            tokio::task::yield_now().await;
        }
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn locks_twice() -> ! {
    look_at(|_| async {
        let lock = Mutex::new(0);
        let first = lock.lock().expect("nobody panics");
        let second = lock.lock().expect("nobody panics");
        *first + *second
    })
}

/// On a clock that is held, and beside a thread that waits as well.
fn locks_twice_beside_a_thread() -> ! {
    check(|_, ()| async {
        let (_kept, nothing) = std::sync::mpsc::channel::<()>();
        std::thread::spawn(move || nothing.recv());
        let lock = Mutex::new(0);
        let first = lock.lock().expect("nobody panics");
        let second = lock.lock().expect("nobody panics");
        *first + *second
    })
    .set(())
    .on_held_clock()
    .judge()
}

/// The other thread gives the lock back when it has slept.
fn sleeps_inside_a_lock() -> ! {
    look_at(|_| async {
        let lock = std::sync::Arc::new(Mutex::new(0));
        let (theirs, (taken, is_taken)) = (lock.clone(), std::sync::mpsc::channel());
        std::thread::spawn(move || {
            let guard = theirs.lock();
            let _ = taken.send(());
            std::thread::park_timeout(katas_kit::ms(500));
            drop(guard);
        });
        let _ = is_taken.recv();
        *lock.lock().expect("nobody panics")
    })
}

fn held_for_ever(spin: fn()) -> ! {
    check(move |_, ()| async move {
        let spinning = tokio::task::spawn_blocking(move || {
            loop {
                spin();
            }
        });
        let _: Result<(), _> = spinning.await;
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn a_thread_spins() -> ! {
    held_for_ever(std::thread::yield_now)
}

fn a_thread_tries_again() -> ! {
    held_for_ever(|| std::thread::sleep(katas_kit::ms(1)))
}

fn waits_on_the_real_clock() -> ! {
    check(|_, ()| std::future::pending::<()>())
        .set(())
        .on_real_clock()
        .judge()
}

/// It returns, but the time in which late events are noted never ends: the closure holds the clock.
fn leaves_a_blocking_closure() -> ! {
    look_at(|_| async {
        drop(tokio::task::spawn_blocking(|| {
            loop {
                std::thread::park();
            }
        }));
    })
}

fn thread(record: &Record) -> StuckThread {
    assert!(
        record.done.is_none() && record.runs.is_empty(),
        "{record:#?}"
    );
    assert_eq!(record.code, Some(124));
    let stuck = record.stuck.as_ref().expect("it says what it does");
    assert_eq!((stuck.run.end, stuck.run.findings.len()), (RunEnd::Hung, 0));
    stuck.thread
}

#[test]
fn a_loop_without_await_computes() {
    let record = record_of("loops_without_await");
    assert_eq!(thread(&record), StuckThread::Computing);
    let spans = &record.stuck.as_ref().expect("it is stuck").run.spans;
    let ends: Vec<_> = spans
        .iter()
        .map(|span| (span.lane.as_str(), span.end))
        .collect();
    assert_eq!(
        ends,
        [("a", SpanEnd::Finished), ("b", SpanEnd::NeverPolled)],
        "the run so far is told"
    );
}

#[test]
fn yielding_for_ever_computes_for_the_clock_never_moves() {
    assert_eq!(
        thread(&record_of("yields_for_ever")),
        StuckThread::Computing
    );
}

#[test]
fn looking_without_end_is_restless() {
    assert_eq!(
        thread(&record_of("looks_without_end")),
        StuckThread::Restless
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_nobody_can_wake_is_found_at_once() {
    // Not by the limit, which is a minute.
    for case in ["locks_twice", "locks_twice_beside_a_thread"] {
        let began = std::time::Instant::now();
        assert_eq!(thread(&record_of(case)), StuckThread::Dead, "{case}");
        assert!(began.elapsed().as_secs() < 30, "{case}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn one_that_waits_for_a_thread_with_a_deadline_is_not() {
    let record = record_of("sleeps_inside_a_lock");
    assert_eq!(record.run().end, RunEnd::Returned);
}

#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_looks_without_end_is_restless_while_the_runtime_waits() {
    for case in ["a_thread_spins", "a_thread_tries_again"] {
        assert_eq!(thread(&record_of(case)), StuckThread::Restless, "{case}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn waiting_for_ever_on_the_real_clock_is_idle() {
    assert_eq!(
        thread(&record_of("waits_on_the_real_clock")),
        StuckThread::Idle
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_blocking_closure_that_never_ends_leaves_the_runtime_idle() {
    assert_eq!(
        thread(&record_of("leaves_a_blocking_closure")),
        StuckThread::Idle
    );
}

#[test]
fn whoever_reads_no_record_is_told_in_words() {
    let said = without_record("yields_for_ever");
    assert_eq!(said.code, Some(124));
    assert!(said.stderr.contains("not done after"), "{}", said.stderr);
}
