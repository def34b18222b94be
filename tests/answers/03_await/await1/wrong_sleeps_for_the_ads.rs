//! wrong: no_time_is_wasted / slept-and-hoped

use katas_kit::shop::Shop;
use std::time::Duration;

use tokio::time::sleep;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let task = tokio::spawn(shop.ads());
    let user = shop.user(name).await;
    let orders = shop.orders(user.id).await;
    sleep(Duration::from_secs(2)).await;
    let ads = task.await.unwrap();
    FrontPage { orders, ads }
}
