//! right: cooks in tasks, who send what comes of each order through a second channel

use std::sync::Arc;

use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, orders) = mpsc::channel(room);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let orders = Arc::new(Mutex::new(orders));
    let (counter, mut served) = mpsc::unbounded_channel();
    for _ in 0..cooks {
        let (kitchen, orders, counter) = (kitchen.clone(), orders.clone(), counter.clone());
        tokio::spawn(async move {
            loop {
                let order = orders.lock().await.recv().await;
                let Some(order) = order else { return };
                let name = order.name().to_owned();
                let dish = tokio::spawn(kitchen.cook(order)).await;
                counter
                    .send(dish.map_err(|_| name))
                    .expect("somebody serves");
            }
        });
    }
    drop(counter);
    let mut evening = Evening::default();
    while let Some(dish) = served.recv().await {
        match dish {
            Ok(dish) => evening.dishes.push(dish),
            Err(name) => evening.spoiled.push(name),
        }
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
