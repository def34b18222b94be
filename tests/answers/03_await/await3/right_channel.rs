//! right: one checks, another saves, with a channel between them

use katas_kit::db::Database;
use tokio::sync::mpsc;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    let (sender, mut receiver) = mpsc::channel::<String>(1);
    let db = db.clone();
    let saver = tokio::spawn(async move {
        while let Some(order) = receiver.recv().await {
            db.save(&order).await;
        }
    });
    let mut end = Ok(());
    for (number, line) in (1..).zip(lines) {
        match check(number, line) {
            Ok(order) => sender.send(order.to_owned()).await.unwrap(),
            Err(bad) => {
                end = Err(bad);
                break;
            }
        }
    }
    drop(sender);
    saver.await.unwrap();
    end
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
