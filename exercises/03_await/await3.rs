//! Import the lines of an order file, one after another: check a line, save it, go on with the next.
//! At the first line that is no order the import ends with an error which names it; the lines before
//! it stay saved. Yesterday a file with a broken third line was imported "without errors".
//!
//! In asyncio you would write:
//!
//!     for number, line in enumerate(lines, 1):
//!         order = check(number, line)  # raises BadLine, which leaves the function
//!         await db.save(order)

use katas_kit::db::Database;

#[derive(Debug, PartialEq)]
pub struct BadLine(pub usize);

pub async fn import(db: &Database, lines: &[String]) -> Result<(), BadLine> {
    for (number, line) in (1..).zip(lines) {
        async {
            let order = check(number, line)?;
            db.save(order).await;
            Ok::<(), BadLine>(())
        }
        .await;
    }
    Ok(())
}

/// An order looks like `3 x tea`.
fn check(number: usize, line: &str) -> Result<&str, BadLine> {
    let (count, _article) = line.split_once(" x ").ok_or(BadLine(number))?;
    let _count: u32 = count.parse().map_err(|_| BadLine(number))?;
    Ok(line)
}
