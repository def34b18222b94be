//! Panics of any task or thread, joined or not.

use katas_kit::record::RunEnd;
use katas_kit::{Run, check, ms};
use tokio::time::sleep;

use crate::case::{Record, cases, look_at, record_of, without_record};

cases![
    in_the_answer,
    in_a_joined_task,
    in_a_detached_task,
    after_the_return,
    in_a_thread,
    in_a_blocking_closure,
    without_words,
    expected,
    expected_in_the_answer,
    expected_and_another,
    nowhere
];

fn in_the_answer() -> ! {
    look_at(|_| async {
        sleep(ms(10)).await;
        assert_eq!(1, 2, "the answer");
    })
}

fn in_a_joined_task() -> ! {
    look_at(|_| async {
        tokio::spawn(async { panic!("a joined task") })
            .await
            .is_err()
    })
}

fn in_a_detached_task() -> ! {
    look_at(|_| async {
        tokio::spawn(async { panic!("a detached task") });
        sleep(ms(10)).await;
    })
}

fn after_the_return() -> ! {
    look_at(|_| async {
        tokio::spawn(async {
            sleep(ms(10)).await;
            panic!("after the return")
        });
    })
}

fn in_a_thread() -> ! {
    look_at(|_| async { std::thread::spawn(|| panic!("a thread")).join().is_err() })
}

fn in_a_blocking_closure() -> ! {
    look_at(|_| async {
        tokio::task::spawn_blocking(|| panic!("a blocking closure"))
            .await
            .is_err()
    })
}

fn without_words() -> ! {
    look_at(|_| async {
        tokio::spawn(async { std::panic::panic_any(7) })
            .await
            .is_err()
    })
}

fn expected() -> ! {
    check(|_, ()| async {
        tokio::spawn(async { panic!("part of the exercise") })
            .await
            .is_err()
    })
    .set(())
    .expecting_panics()
    .require("it_is_noticed", |run: &Run<'_, (), bool>| {
        run.same(run.returned(), &true)
    })
    .judge()
}

fn expected_and_another() -> ! {
    check(|_, ()| async {
        let expected = tokio::spawn(async { panic!("part of the exercise") });
        assert!(expected.await.is_ok(), "not this one");
    })
    .set(())
    .expecting_panics()
    .judge()
}

fn panic_of_the_answer() {
    panic!("not this one")
}

fn expected_in_the_answer() -> ! {
    check(|_, ()| async {
        tokio::spawn(async { panic!("part of the exercise") });
        tokio::spawn(async {
            sleep(ms(20)).await;
            panic!("after the return")
        });
        sleep(ms(10)).await;
        panic_of_the_answer()
    })
    .set(())
    .expecting_panics()
    .judge()
}

fn nowhere() -> ! {
    look_at(|_| async {})
}

fn messages(record: &Record) -> Vec<&str> {
    record
        .run()
        .panics
        .iter()
        .map(|panic| panic.message.as_str())
        .collect()
}

#[test]
fn a_panic_of_the_answer_ends_the_run_and_not_the_judging() {
    let record = record_of("in_the_answer");
    let run = record.run();
    assert_eq!(
        (run.end, run.elapsed_ms, &run.value),
        (RunEnd::Panicked, Some(10), &None)
    );
    assert!(messages(&record)[0].contains("the answer"), "{run:#?}");
    assert_eq!(
        (run.panics.len(), run.panics[0].file.as_str()),
        (1, file!())
    );
    assert!(record.done.is_some() && run.findings.is_empty());
}

#[test]
fn a_panic_anywhere_else_is_in_the_record_of_a_run_that_returned() {
    for (case, message) in [
        ("in_a_joined_task", "a joined task"),
        ("in_a_detached_task", "a detached task"),
        ("after_the_return", "after the return"),
        ("in_a_thread", "a thread"),
        ("in_a_blocking_closure", "a blocking closure"),
        ("without_words", "a panic without a message"),
    ] {
        let record = record_of(case);
        assert_eq!(
            (record.run().end, messages(&record)),
            (RunEnd::Returned, vec![message]),
            "{case}"
        );
    }
}

#[test]
fn an_expected_panic_is_no_news_but_the_answers_own_is() {
    let record = record_of("expected");
    assert!(messages(&record).is_empty() && record.holds("it_is_noticed"));
    let own = record_of("expected_in_the_answer");
    assert_eq!(
        (own.run().end, messages(&own)),
        (RunEnd::Panicked, vec!["not this one"])
    );
}

#[test]
fn where_nothing_panics_nothing_is_noted() {
    assert!(messages(&record_of("nowhere")).is_empty());
}

#[test]
fn the_usual_message_is_printed_where_nobody_reads_the_record() {
    assert_eq!(record_of("in_a_joined_task").stderr, "");
    assert!(
        without_record("in_a_joined_task")
            .stderr
            .contains("a joined task")
    );
}

#[test]
fn of_several_panics_the_one_that_was_not_expected_is_told() {
    let record = record_of("expected_and_another");
    assert_eq!(record.run().end, RunEnd::Panicked);
    assert_eq!(messages(&record), ["not this one"]);
}
