//! Put the front page of the shop together: the customer's orders and today's ads.

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    // What depends on each other stays a chain of awaits, and the chain becomes one future: an async
    // block. Beside it the ads wait for nobody. (A helper `async fn orders_of` would serve as well, or
    // `tokio::spawn(shop.ads())` before the chain, its handle awaited after it.)
    let orders = async {
        let user = shop.user(name).await;
        shop.orders(user.id).await
    };
    let (orders, ads) = tokio::join!(orders, shop.ads());
    FrontPage { orders, ads }
}
