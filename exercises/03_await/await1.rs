//! Put the front page of the shop together: the customer's orders and today's ads.
//! The orders are asked for by the customer's id, which the shop tells; the ads are the same for all.
//! The page is right, but it comes later than it could.
//!
//! In asyncio you would write:
//!
//!     async def orders_of(name):
//!         user = await shop.user(name)
//!         return await shop.orders(user.id)
//!
//!     orders, ads = await asyncio.gather(orders_of(name), shop.ads())

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let user = shop.user(name).await;
    let orders = shop.orders(user.id).await;
    let ads = shop.ads().await;
    FrontPage { orders, ads }
}
