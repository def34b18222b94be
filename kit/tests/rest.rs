//! Whoever waits sleeps, and is told at once: seen in threads of the answer's own, with runtimes of their own.

use std::sync::mpsc::channel;
use std::thread;

use katas_kit::legacy::Client;
use katas_kit::net::Page;
use katas_kit::rest::{NOT_TOLD, RESTLESS, everybody_rests, somebody_is_told};
use katas_kit::warehouse::{Shelf, Warehouse};
use katas_kit::{Recorder, check, ms};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::case::{cases, record_of};

cases![
    told_at_once,
    told_late,
    looks_meanwhile,
    naps_meanwhile,
    naps_for_a_moment,
    naps_for_a_tenth,
    naps_for_a_quarter,
    tells_after_a_moment,
    asked_in_turn,
    takes_after_a_nap,
    takes_at_the_end,
    takes_after_many_naps,
    takes_at_once,
];

#[derive(Debug, Clone, Copy)]
enum Till {
    Sleeps,
    Looks,
    /// So long between two looks.
    Naps(u64),
    /// So long before it tells what it has.
    Dawdles(u64),
}

/// The second number waits until the first is told, and until nobody moves.
fn two_threads_are_told(tills: [Till; 2], in_turn: bool) -> ! {
    check(move |recorder: Recorder, ()| async move {
        let shelves = [Shelf::new("tea", 17, 2), Shelf::new("milk", 5, 3)];
        let (tell, told) = channel();
        let warehouse = Warehouse::new(&recorder, &shelves).counting_together(2);
        let warehouse = warehouse.holding("milk", move || {
            somebody_is_told(&recorder, &told);
            everybody_rests(&recorder);
        });
        let ask = |article: &'static str, till: Till| {
            let (warehouse, tell) = (warehouse.clone(), tell.clone());
            let (send, number) = oneshot::channel();
            thread::spawn(move || {
                let runtime = Runtime::new().expect("has a descriptor");
                let count = runtime.spawn(warehouse.count(article));
                while matches!(till, Till::Looks | Till::Naps(_)) && !count.is_finished() {
                    match till {
                        Till::Naps(time) => thread::sleep(ms(time)),
                        Till::Sleeps | Till::Looks | Till::Dawdles(_) => thread::yield_now(),
                    }
                }
                let pieces = runtime.block_on(count).expect("does not panic");
                if let Till::Dawdles(time) = till {
                    thread::sleep(ms(time));
                }
                let _ = tell.send(());
                send.send(pieces)
            });
            number
        };
        let mut pieces = Vec::new();
        let mut first = Some(ask("tea", tills[0]));
        if in_turn {
            let first = first.take().expect("asked");
            pieces.push(first.await.expect("a thread tells its number"));
        }
        let second = ask("milk", tills[1]);
        for number in first.into_iter().chain([second]) {
            pieces.push(number.await.expect("a thread tells its number"));
        }
        pieces
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn told_at_once() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Sleeps], false)
}

fn told_late() -> ! {
    two_threads_are_told([Till::Dawdles(200), Till::Sleeps], false)
}

fn looks_meanwhile() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Looks], false)
}

fn naps_meanwhile() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Naps(4)], false)
}

fn naps_for_a_moment() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Naps(1)], false)
}

fn naps_for_a_tenth() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Naps(100)], false)
}

fn naps_for_a_quarter() -> ! {
    two_threads_are_told([Till::Naps(250), Till::Sleeps], false)
}

fn tells_after_a_moment() -> ! {
    two_threads_are_told([Till::Dawdles(1), Till::Sleeps], false)
}

fn asked_in_turn() -> ! {
    two_threads_are_told([Till::Sleeps, Till::Sleeps], true)
}

#[test]
fn a_number_that_does_not_get_on_and_a_thread_that_does_not_rest_are_noted() {
    for (case, not_told, restless) in [
        ("told_at_once", Some(0), Some(0)),
        ("told_late", Some(1), Some(0)),
        ("looks_meanwhile", Some(0), Some(1)),
        ("naps_meanwhile", Some(1), Some(1)),
        ("naps_for_a_moment", Some(1), Some(1)),
        ("naps_for_a_tenth", Some(1), Some(1)),
        // The one that naps has told its number by then.
        ("naps_for_a_quarter", Some(1), Some(0)),
        ("tells_after_a_moment", Some(1), Some(0)),
        // The questions did not come together, so nothing is held back.
        ("asked_in_turn", None, None),
    ] {
        let record = record_of(case);
        let gates = &record.run().gates;
        let noted = |name| {
            let gate = gates.iter().find(|gate| gate.name == name);
            gate.map(|gate| gate.arrived)
        };
        assert_eq!(
            (record.value(), noted(NOT_TOLD), noted(RESTLESS)),
            ("[17, 5]", not_told, restless),
            "{case}"
        );
    }
}

/// Two threads ask a client; what they had when `done` said that it was enough.
fn two_threads_ask(done: fn(&[thread::JoinHandle<String>])) -> ! {
    check(move |recorder: Recorder, ()| async move {
        let pages = [Page::new("quick", 1), Page::new("slow", 2)];
        let client = Client::new(&recorder, &pages, 2);
        // Ends with the scenario.
        let mut others = tokio::task::JoinSet::new();
        let program = client.clone();
        others.spawn(async move { program.other_tasks().await });
        let asked = tokio::task::spawn_blocking(move || {
            let ask = |name: &'static str| {
                let client = client.clone();
                thread::spawn(move || client.get(name))
            };
            let threads = [ask("quick"), ask("slow")];
            done(&threads);
            let there = threads.into_iter().filter(|thread| thread.is_finished());
            there.count()
        });
        asked.await.expect("does not panic")
    })
    .set(())
    .on_held_clock()
    .judge()
}

fn takes_after_a_nap() -> ! {
    two_threads_ask(|_| thread::sleep(ms(200)))
}

fn takes_at_the_end() -> ! {
    two_threads_ask(|threads| {
        while !threads.iter().all(|thread| thread.is_finished()) {
            thread::yield_now();
        }
    })
}

fn takes_at_once() -> ! {
    two_threads_ask(|_| ())
}

fn takes_after_many_naps() -> ! {
    two_threads_ask(|threads| {
        while !threads.iter().all(|thread| thread.is_finished()) {
            thread::sleep(ms(1));
        }
    })
}

#[test]
fn threads_that_nobody_waits_for_have_called_when_the_run_is_told() {
    let record = record_of("takes_at_once");
    let begun = |lane| record.span(lane).started.is_some();
    assert_eq!(
        (record.value(), begun("quick"), begun("slow")),
        ("0", true, true),
        "{:#?}",
        record.run()
    );
}

#[test]
fn a_nap_is_outlasted_and_whoever_waits_for_the_end_gets_there() {
    for (case, there) in [
        ("takes_after_a_nap", "0"),
        ("takes_at_the_end", "2"),
        ("takes_after_many_naps", "2"),
    ] {
        assert_eq!(record_of(case).value(), there, "{case}");
    }
}
