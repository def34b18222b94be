//! right: a stream that ends with the first error

use futures::{TryStreamExt, stream};
use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    let numbered = stream::iter((1..).zip(lines).map(Ok));
    numbered
        .try_for_each(|(number, line)| async move {
            db.save(check(number, line)?).await;
            Ok(())
        })
        .await
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
