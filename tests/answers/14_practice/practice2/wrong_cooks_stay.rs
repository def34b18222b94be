//! wrong: it_ends_with_the_last_order / left-running

use std::sync::Arc;

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, orders) = mpsc::channel::<Order>(room);
    let orders = Arc::new(Mutex::new(orders));
    let (counter, mut served) = mpsc::unbounded_channel::<Result<String, String>>();
    for _ in 0..cooks {
        let (kitchen, orders, counter) = (kitchen.clone(), orders.clone(), counter.clone());
        // To put an order back, one day.
        let shelf = shelf.clone();
        tokio::spawn(async move {
            while !shelf.is_closed() {
                let order = orders.lock().await.recv().await;
                let Some(order) = order else { return };
                let name = order.name().to_owned();
                let dish = tokio::spawn(kitchen.cook(order)).await;
                let _ = counter.send(dish.map_err(|_| name));
            }
        });
    }
    let waiters = join_all(
        waiters
            .into_iter()
            .map(|waiter| take(waiter, shelf.clone())),
    );
    let count: usize = waiters.await.into_iter().sum();
    let mut evening = Evening::default();
    while evening.dishes.len() + evening.spoiled.len() < count {
        match served.recv().await.expect("the cooks stay") {
            Ok(dish) => evening.dishes.push(dish),
            Err(name) => evening.spoiled.push(name),
        }
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) -> usize {
    let mut count = 0;
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
        count += 1;
    }
    count
}
