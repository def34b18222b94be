//! The same answer gives the same record: idle, again, and with busy loops beside it.

use crate::case::{Case, record_of};
use crate::load::Load;

/// How often one looks that looks without end, and whether that is at its core at a given moment, is the machine's to say.
/// So it is for a thread that wakes the runtime very often.
const LOOK_WITHOUT_END: [&str; 4] = [
    "looks_meanwhile",
    "naps_meanwhile",
    "looks_without_end",
    "asks_a_task_again_and_again",
];

/// They leave something to chance, and are there to be known by it.
const BY_CHANCE: [&str; 5] = [
    "order_of_a_map",
    "serial_in_any_order",
    "select_of_two",
    "waits_without_end_by_chance",
    "chance_on_a_thread",
];

#[test]
fn every_case_gives_the_same_record_three_times_once_under_load() {
    let (first, again) = std::thread::scope(|scope| {
        let first = scope.spawn(|| records(1));
        let again = scope.spawn(|| records(1));
        (
            first.join().expect("cases are judged"),
            again.join().expect("cases are judged"),
        )
    });
    let load = Load::of(2);
    let loaded = records(3);
    drop(load);
    let mut changed = Vec::new();
    for ((first, again), loaded) in first.iter().zip(&again).zip(&loaded) {
        for (other, when) in [(again, "again"), (loaded, "under load")] {
            if first.1 != other.1 {
                changed.push(format!(
                    "{} {when}:\n{}",
                    first.0,
                    difference(&first.1, &other.1)
                ));
            }
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Every case's name and record, judged so many at a time.
fn records(together: usize) -> Vec<(&'static str, String)> {
    let mut cases: Vec<Case> = crate::SUBJECTS.concat();
    let left_out = [&LOOK_WITHOUT_END[..], &BY_CHANCE[..]].concat();
    cases.retain(|case| !left_out.contains(&case.name));
    let share = cases.len().div_ceil(together);
    let judge = |cases: &[Case]| -> Vec<(&'static str, String)> {
        let record = |case: &Case| (case.name, record_of(case.name).to_compare());
        cases.iter().map(record).collect()
    };
    std::thread::scope(|scope| {
        let shares: Vec<_> = cases
            .chunks(share)
            .map(|cases| scope.spawn(move || judge(cases)))
            .collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().expect("cases are judged"))
            .collect()
    })
}

/// Both texts from a little before the first letter that differs.
fn difference(one: &str, other: &str) -> String {
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let around = |text: &str| {
        let bytes = &text.as_bytes()[same.saturating_sub(60)..text.len().min(same + 60)];
        String::from_utf8_lossy(bytes).replace('\n', "⏎")
    };
    format!("  {}\n  {}", around(one), around(other))
}
