//! What judges `locks1`: no deposit is lost, and only those to one account take turns.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/locks1.rs"]
mod exercise;

use std::sync::Arc;
use std::time::Duration;

use katas_kit::bank::{Balance, Ledger};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::task::JoinSet;
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Account {
    name: &'static str,
    balance: u64,
    /// To read it, and to write it.
    latencies: [Duration; 2],
    /// When each deposit is made, and how much it is.
    deposits: Vec<(Duration, u64)>,
}

impl Account {
    fn new(name: &'static str, balance: u64, latencies: [u64; 2], deposits: &[(u64, u64)]) -> Self {
        Self {
            name,
            balance,
            latencies: latencies.map(ms),
            deposits: deposits.iter().map(|(at, sum)| (ms(*at), *sum)).collect(),
        }
    }

    fn total(&self) -> u64 {
        self.balance + self.deposits.iter().map(|(_, amount)| amount).sum::<u64>()
    }

    /// When the last deposit is done, each beginning as soon as it is made and the one before is done.
    fn done(&self) -> Duration {
        let takes: Duration = self.latencies.iter().sum();
        let mut times: Vec<Duration> = self.deposits.iter().map(|(at, _)| *at).collect();
        times.sort_unstable();
        times
            .into_iter()
            .fold(Duration::ZERO, |done, at| done.max(at) + takes)
    }
}

pub fn main() {
    let savings = Account::new("savings", 0, [50, 50], &[(0, 1), (7, 1), (13, 1)]);
    let pair = [
        Account::new("rent", 240, [70, 110], &[(0, 15), (31, 22), (64, 7)]),
        Account::new("food", 18, [90, 55], &[(3, 40), (41, 9), (77, 260)]),
    ];
    check(deposit)
        .set(vec![savings])
        .set(pair.to_vec())
        .seeded(8, random_accounts)
        .require("no_deposit_is_lost", |run| {
            let totals: Vec<u64> = run.data().iter().map(Account::total).collect();
            run.same(run.returned(), &totals)
        })
        .require("each_deposit_reads_and_writes_once", |run| {
            let deposits = run
                .data()
                .iter()
                .map(|account| account.deposits.len() as u64);
            let deposits: u64 = deposits.sum();
            all([
                run.calls("read").is(deposits),
                run.calls("write").is(deposits),
            ])
        })
        .require("accounts_do_not_wait_for_each_other", |run| {
            let done = run.data().iter().map(Account::done).max();
            all([
                run.elapsed().at_most(done.unwrap_or_default()),
                run.wakeups().at_most(80),
            ])
        })
        .judge()
}

/// The balances afterwards.
async fn deposit(recorder: Recorder, accounts: Vec<Account>) -> Vec<u64> {
    let mut balances = Vec::new();
    let mut tasks = JoinSet::new();
    for one in accounts {
        let balance = Balance::new(one.balance);
        let ledger = Ledger::new(&recorder, one.name, &balance, one.latencies);
        balances.push(balance);
        let account = Arc::new(exercise::Account::new(ledger));
        for (at, amount) in one.deposits {
            let account = account.clone();
            tasks.spawn(async move {
                sleep(at).await;
                account.deposit(amount).await;
            });
        }
    }
    // A panic is in the record already.
    while tasks.join_next().await.is_some() {}
    balances.iter().map(Balance::amount).collect()
}

fn random_accounts(dice: &mut Dice) -> Vec<Account> {
    let names = ["rent", "food", "travel"];
    let count = dice.number(1..=3) as usize;
    let account = |name: &&'static str| {
        let deposits = dice.number(1..=4) as usize;
        let times = dice.distinct_ms(deposits + 2, 20..=300);
        Account {
            name,
            balance: dice.number(0..=500),
            latencies: [times[0], times[1]],
            deposits: times[2..]
                .iter()
                .map(|at| (*at, dice.number(1..=99)))
                .collect(),
        }
    };
    names[..count].iter().map(account).collect()
}
