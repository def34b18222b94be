//! How many pieces are there in the warehouse? The tea and all the other articles, in one number.
//! Each count is one call away, and yet nothing can be added up.
//!
//! In asyncio you would write:
//!
//!     async def pieces(warehouse, others):
//!         tea = await warehouse.count("tea")
//!         rest = sum([await warehouse.count(article) for article in others])
//!         return tea + rest

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea: u32 = warehouse.count("tea");
    let rest: u32 = others
        .iter()
        .map(|article| warehouse.count(article).await)
        .sum();
    tea + rest
}
