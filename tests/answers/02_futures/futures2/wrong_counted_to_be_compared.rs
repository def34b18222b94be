//! wrong: each_article_is_counted_once / extra-calls

use futures::future::join_all;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let mut rest = 0;
    for article in others {
        let both = join_all([warehouse.count(article), warehouse.count(article)]).await;
        assert_eq!(both[0], both[1]);
        rest += both[0];
    }
    tea + rest
}
