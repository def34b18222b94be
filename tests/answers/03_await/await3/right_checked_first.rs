//! right: checked up to the bad line, then saved one after another

use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    let mut orders = Vec::new();
    let mut end = Ok(());
    for (number, line) in (1..).zip(lines) {
        match check(number, line) {
            Ok(order) => orders.push(order),
            Err(bad) => {
                end = Err(bad);
                break;
            }
        }
    }
    for order in orders {
        db.save(order).await;
    }
    end
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
