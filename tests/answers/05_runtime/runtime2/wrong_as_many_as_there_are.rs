//! wrong: it_finishes / never-woken

use futures::{StreamExt, stream};
use katas_kit::exchange::Bank;

pub async fn total(bank: Bank, wallet: Vec<(String, u64)>) -> u64 {
    let questions = wallet.len();
    let worth = async |(currency, units): (String, u64)| bank.rate(&currency).await * units;
    let worths = stream::iter(wallet).map(worth).buffered(questions);
    worths.fold(0, async |cents, worth| cents + worth).await
}
