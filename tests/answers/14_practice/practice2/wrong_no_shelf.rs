//! wrong: the_waiters_work_at_the_same_time / snoozed

use futures::{StreamExt, stream};
use katas_kit::kitchen::{Kitchen, Waiter};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    // Nobody polls a waiter while the cooks are busy.
    let _ = room;
    let takes = waiters.into_iter().map(|waiter| {
        let orders = stream::unfold(waiter, async |mut waiter| {
            let order = waiter.take_order().await?;
            Some((order, waiter))
        });
        orders.boxed_local()
    });
    let dishes = stream::select_all(takes).map(async |order| {
        let name = order.name().to_owned();
        tokio::spawn(kitchen.cook(order)).await.map_err(|_| name)
    });
    let mut dishes = std::pin::pin!(dishes.buffer_unordered(cooks));
    let mut evening = Evening::default();
    while let Some(dish) = dishes.next().await {
        match dish {
            Ok(dish) => evening.dishes.push(dish),
            Err(name) => evening.spoiled.push(name),
        }
    }
    evening
}
