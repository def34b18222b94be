//! Where standard output stood, and when: each line gets its instant.

use katas_kit::{check, ms};
use tokio::time::sleep;

use crate::case::{Record, cases, look_at, record_of};

cases![
    prints_around_a_sleep,
    prints_late,
    prints_nothing,
    prints_on_the_real_clock
];

fn prints_around_a_sleep() -> ! {
    look_at(|_| async {
        println!("before");
        sleep(ms(100)).await;
        print!("after, ");
        println!("and more");
        sleep(ms(50)).await;
        sleep(ms(50)).await;
        print!("at the end, without a line feed");
    })
}

fn prints_late() -> ! {
    look_at(|_| async {
        tokio::spawn(async {
            sleep(ms(500)).await;
            println!("late");
        });
    })
}

fn prints_nothing() -> ! {
    look_at(|_| async { sleep(ms(100)).await })
}

fn prints_on_the_real_clock() -> ! {
    check(|_, ()| async { println!("whenever") })
        .set(())
        .on_real_clock()
        .judge()
}

/// What was printed at which instant of the first run.
fn pieces(record: &Record) -> Vec<(u64, String)> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for mark in &record.run().printed {
        let to = mark.offset as usize;
        pieces.push((
            mark.at,
            String::from_utf8_lossy(&record.stdout[from..to]).into_owned(),
        ));
        from = to;
    }
    pieces
}

#[test]
fn what_is_printed_belongs_to_its_instant() {
    let pieces = pieces(&record_of("prints_around_a_sleep"));
    // The test harness has written its own head before.
    assert!(
        pieces[0].0 == 0 && pieces[0].1.ends_with("before\n"),
        "{pieces:?}"
    );
    assert_eq!(
        pieces[1..],
        [
            (100, "after, and more\n".into()),
            (200, "at the end, without a line feed".into())
        ]
    );
}

#[test]
fn what_a_task_prints_after_the_return_is_told_too() {
    let pieces = pieces(&record_of("prints_late"));
    assert!(
        pieces.iter().any(|(_, text)| text.ends_with("late\n")),
        "{pieces:?}"
    );
}

#[test]
fn nothing_printed_leaves_at_most_the_start() {
    assert!(
        record_of("prints_nothing")
            .run()
            .printed
            .iter()
            .all(|mark| mark.at == 0)
    );
}

#[test]
fn on_a_real_clock_there_is_no_instant_to_tell() {
    assert!(
        record_of("prints_on_the_real_clock")
            .run()
            .printed
            .is_empty()
    );
}
