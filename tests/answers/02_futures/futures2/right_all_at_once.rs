//! right: the tea joined with an async block for the others

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let rest = async {
        let mut rest = 0;
        for article in others {
            rest += warehouse.count(article).await;
        }
        rest
    };
    let (tea, rest) = tokio::join!(warehouse.count("tea"), rest);
    tea + rest
}
