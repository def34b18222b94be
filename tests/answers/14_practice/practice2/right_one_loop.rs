//! right: one loop that takes an order when a stove is free, and a dish when one is done

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::mpsc;

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
    let mut evening = Evening::default();
    let mut stoves = FuturesUnordered::new();
    let mut open = true;
    while open || !stoves.is_empty() {
        tokio::select! {
            order = orders.recv(), if open && stoves.len() < cooks => match order {
                Some(order) => {
                    let name = order.name().to_owned();
                    let dish = tokio::spawn(kitchen.cook(order));
                    stoves.push(async move { dish.await.map_err(|_| name) });
                }
                None => open = false,
            },
            Some(dish) = stoves.next() => match dish {
                Ok(dish) => evening.dishes.push(dish),
                Err(name) => evening.spoiled.push(name),
            },
        }
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
