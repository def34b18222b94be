//! Import the lines of an order file, one after another, up to the first that is no order.

use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    for (number, line) in (1..).zip(lines) {
        // `?` leaves the innermost function, closure or async block. Inside a block it would end that
        // block alone, and the block's result would have to be looked at in turn: `async { … }.await?`.
        // Without a block it leaves the loop and the function, as an exception would.
        let order = check(number, line)?;
        db.save(order).await;
    }
    Ok(())
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
