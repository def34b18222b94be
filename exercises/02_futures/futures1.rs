//! Book an order: save it in the database, and only then hand out the receipt.
//! Every customer got a receipt. In the database there is not a single order.
//!
//! In asyncio you would write:
//!
//!     async def book(db, order):
//!         await db.save(order)
//!         return f"booked: {order}"

use katas_kit::db::Database;

pub async fn book(db: &Database, order: &str) -> String {
    db.save(order);
    format!("booked: {order}")
}
