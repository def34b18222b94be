//! What judges `runtime2`: the bank is asked for each rate, and other tasks go on while it thinks.

#![forbid(unsafe_code)]

#[path = "../../exercises/05_runtime/runtime2.rs"]
mod exercise;

use katas_kit::exchange::{Bank, OTHERS_RAN};
use katas_kit::{Dice, Recorder, check};
use tokio::task::JoinSet;

/// Waiting takes a handful; looking again and again takes thousands.
const MOST_WAKEUPS: u64 = 256;

#[derive(Debug, Clone)]
struct Case {
    day: u64,
    wallet: Vec<(String, u64)>,
}

impl Case {
    fn new(day: u64, wallet: &[(&str, u64)]) -> Self {
        let money = |(currency, units): &(&str, u64)| ((*currency).to_owned(), *units);
        Self {
            day,
            wallet: wallet.iter().map(money).collect(),
        }
    }

    fn questions(&self) -> u64 {
        self.wallet.len() as u64
    }

    fn cents(&self) -> u64 {
        let worth = |(currency, units): &(String, u64)| Bank::rate_on(self.day, currency) * units;
        self.wallet.iter().map(worth).sum()
    }
}

pub fn main() {
    check(count)
        .set(Case::new(3, &[("krona", 120), ("franc", 85), ("lira", 7)]))
        .set(Case::new(
            8,
            &[("franc", 31), ("zloty", 940), ("krona", 2), ("peso", 66)],
        ))
        .set(Case::new(40, &[]))
        .set(Case::new(77, &[("lira", 4_300_000_000)]))
        .seeded(8, random_case)
        .on_held_clock()
        .require("the_total_is_right", |run| {
            run.same(run.returned(), &run.data().cents())
        })
        .require("other_tasks_run_meanwhile", |run| {
            run.met(OTHERS_RAN).at_least(run.data().questions())
        })
        .require("each_rate_is_asked_for_once", |run| {
            run.calls("rate").is(run.data().questions())
        })
        .require("nobody_looks_again_and_again", |run| {
            run.wakeups().at_most(MOST_WAKEUPS)
        })
        .judge()
}

async fn count(recorder: Recorder, case: Case) -> u64 {
    let bank = Bank::new(&recorder, case.day, case.questions());
    // Ends with the scenario.
    let mut others = JoinSet::new();
    let program = bank.clone();
    others.spawn(async move { program.other_tasks().await });
    exercise::total(bank, case.wallet).await
}

fn random_case(dice: &mut Dice) -> Case {
    let mut currencies = vec!["krona", "franc", "lira", "zloty", "peso", "rand"];
    for _ in 0..dice.number(2..=4) {
        currencies.remove(dice.number(0..=currencies.len() as u64 - 1) as usize);
    }
    let wallet: Vec<(&str, u64)> = currencies
        .into_iter()
        .map(|currency| (currency, dice.number(1..=999)))
        .collect();
    Case::new(dice.number(1..=365), &wallet)
}
