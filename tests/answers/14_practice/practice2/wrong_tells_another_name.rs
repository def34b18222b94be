//! wrong: every_order_is_cooked_or_told_as_spoiled / wrong-value

use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, mut orders) = mpsc::channel(room);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let (mut evening, mut stoves) = (Evening::default(), JoinSet::new());
    let mut name = String::new();
    while let Some(order) = orders.recv().await {
        if stoves.len() == cooks {
            match stoves.join_next().await {
                Some(Ok(dish)) => evening.dishes.push(dish),
                Some(Err(_)) | None => evening.spoiled.push(name),
            }
        }
        name = order.name().to_owned();
        stoves.spawn(kitchen.cook(order));
    }
    while let Some(dish) = stoves.join_next().await {
        match dish {
            Ok(dish) => evening.dishes.push(dish),
            Err(_) => evening.spoiled.push(name.clone()),
        }
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
