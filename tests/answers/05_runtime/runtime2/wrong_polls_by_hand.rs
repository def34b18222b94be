//! wrong: nobody_looks_again_and_again / polling
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let mut cents = 0;
    for (currency, units) in wallet {
        let mut rate = pin!(bank.rate(&currency));
        let mut context = Context::from_waker(Waker::noop());
        cents += loop {
            match rate.as_mut().poll(&mut context) {
                Poll::Ready(cents) => break cents,
                Poll::Pending => tokio::task::yield_now().await,
            }
        } * units;
    }
    cents
}
