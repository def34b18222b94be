//! The way out: the nonce, the last line, and what cannot hold the process or pass for a result.

use katas_kit::record::Seal;
use katas_kit::{Run, check};

use crate::case::{cases, look_at, record_of, record_with, without_record};

cases![
    right,
    wrong,
    exits_inside,
    looks_for_the_record,
    leaves_a_thread_behind
];

fn right() -> ! {
    judged(7)
}

fn wrong() -> ! {
    judged(8)
}

fn judged(value: u64) -> ! {
    check(move |_, ()| async move { value })
        .set(())
        .require("the_value_is_7", |run: &Run<'_, (), u64>| {
            run.same(run.returned(), &7)
        })
        .judge()
}

fn exits_inside() -> ! {
    look_at(|_| async { std::process::exit(0) })
}

fn looks_for_the_record() -> ! {
    let place = std::env::var_os("KATAS_RECORD").expect("the record has a place");
    println!("there {}", std::path::Path::new(&place).exists());
    look_at(move |_| {
        let place = place.clone();
        async move { std::path::Path::new(&place).exists() }
    })
}

fn leaves_a_thread_behind() -> ! {
    look_at(|_| async {
        std::thread::spawn(|| {
            loop {
                std::thread::park();
            }
        });
    })
}

#[test]
fn the_last_line_seals_the_others_with_the_nonce_which_none_of_them_tells() {
    let record = record_of("right");
    let mut seal = Seal::new(record.nonce);
    let mut lines: Vec<&str> = record.text.lines().collect();
    lines.pop();
    lines.into_iter().for_each(|line| seal.add(line));
    assert_eq!(record.done.expect("the last line").seal, seal.to_text());
    assert!(record.text.starts_with("{\"hello\""));
    assert!(!record.text.contains(record.nonce), "{}", record.text);
    assert!(
        record
            .text
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("{\"done\""))
    );
    assert_eq!(record.code, Some(0));
}

#[test]
fn ending_the_process_from_inside_proves_nothing() {
    let record = record_of("exits_inside");
    assert_eq!((record.code, record.runs.len()), (Some(0), 0));
    assert!(record.hello.is_some() && record.done.is_none());
}

#[test]
fn the_records_name_is_gone_before_the_answer_runs() {
    let record = record_of("looks_for_the_record");
    assert_eq!(record.lines("there "), ["true"], "the file was there");
    assert_eq!(record.value(), "false");
}

#[test]
fn a_thread_left_behind_holds_nothing() {
    assert!(record_of("leaves_a_thread_behind").done.is_some());
}

#[test]
fn without_a_record_the_result_is_words_and_an_exit_code() {
    let right = without_record("right");
    assert_eq!(
        (right.code, right.stderr.as_str()),
        (Some(0), "✓ 1 requirements hold in 5 runs\n")
    );
    let wrong = without_record("wrong");
    assert_eq!(
        (wrong.code, wrong.stderr.as_str()),
        (Some(101), "✗ the value is 7: value 8, wanted 7\n")
    );
}

#[test]
fn a_record_that_cannot_be_opened_is_no_pass() {
    assert_eq!(
        record_with("right", &[("KATAS_RECORD", "/nowhere/to/be/found")]).code,
        Some(125)
    );
}
