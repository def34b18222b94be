//! How many pieces are there in the warehouse? The tea and all the other articles, in one number.

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    // `count` gives a future of a number, and `.await` makes it a number.
    let tea = warehouse.count("tea").await;
    // A closure is a function of its own, and `map` calls one that is not async. A loop belongs to the
    // function around it, so here one may await.
    let mut rest = 0;
    for article in others {
        rest += warehouse.count(article).await;
    }
    tea + rest
    // Or let the closure make the futures and something else await them, all at once:
    // `join_all(others.iter().map(|article| warehouse.count(article))).await` gives the numbers.
}
