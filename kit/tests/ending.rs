//! The way out: the seal, the last line, and what cannot hold the process or pass for a result.

use std::io::Read;

use katas_kit::record::Seal;
use katas_kit::{Run, check};

use crate::case::{cases, look_at, record_of, without_key, without_record};

cases![
    right,
    wrong,
    exits_inside,
    looks_for_the_record,
    starts_a_program,
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

/// Opens everything again that this process has open, and reads its standard input.
fn looks_for_the_record() -> ! {
    look_at(|_| async {
        let mut found = String::new();
        std::io::stdin()
            .read_to_string(&mut found)
            .expect("standard input is empty");
        let open = std::fs::read_dir("/proc/self/fd").into_iter().flatten();
        for entry in open.flatten() {
            let is_socket = std::fs::read_link(entry.path())
                .is_ok_and(|target| target.to_string_lossy().starts_with("socket:"));
            let again = std::fs::File::options().write(true).open(entry.path());
            if is_socket && again.is_ok() {
                found.push_str("a socket that can be opened again");
            }
        }
        found
    })
}

/// Starts a program that tells what it has open.
fn starts_a_program() -> ! {
    look_at(|_| async {
        let list = "for one in /proc/self/fd/*; do readlink $one; done";
        let output = std::process::Command::new("sh").args(["-c", list]).output();
        let listed = output.expect("there is a shell").stdout;
        String::from_utf8_lossy(&listed).contains("socket:")
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
fn the_last_line_seals_the_others_with_a_key_that_is_in_none_of_them() {
    let record = record_of("right");
    let mut seal = Seal::new(record.key);
    let mut lines: Vec<&str> = record.text.lines().collect();
    lines.pop();
    lines.into_iter().for_each(|line| seal.add(line));
    assert_eq!(record.done.expect("the last line").seal, seal.to_text());
    assert!(record.text.starts_with("{\"hello\""));
    let key = record.key.to_line();
    assert!(!record.text.contains(key.trim_end()), "{}", record.text);
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

#[cfg(target_os = "linux")]
#[test]
fn nothing_that_an_answer_opens_or_starts_reaches_the_record() {
    assert_eq!(record_of("looks_for_the_record").value(), "\"\"");
    assert_eq!(record_of("starts_a_program").value(), "false");
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
fn without_a_key_there_is_no_record_and_no_pass() {
    assert_eq!(without_key("right").code, Some(125));
}
