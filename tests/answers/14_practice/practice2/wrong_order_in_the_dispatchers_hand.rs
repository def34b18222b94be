//! wrong: no_more_orders_wait_than_there_is_room / over-limit

use std::collections::HashMap;
use std::sync::Arc;

use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::Semaphore;
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
    let stoves = Arc::new(Semaphore::new(cooks));
    let mut dishes = JoinSet::new();
    let mut names = HashMap::new();
    loop {
        let Some(order) = orders.recv().await else {
            break;
        };
        // While no stove is free, this order is on the shelf no more, and its place there is taken by another.
        let stove = stoves.clone().acquire_owned().await;
        let name = order.name().to_owned();
        let dish = kitchen.cook(order);
        let task = dishes.spawn(async move {
            let _stove = stove;
            dish.await
        });
        names.insert(task.id(), name);
    }
    let mut evening = Evening::default();
    while let Some(dish) = dishes.join_next().await {
        match dish {
            Ok(dish) => evening.dishes.push(dish),
            Err(error) => evening.spoiled.extend(names.remove(&error.id())),
        }
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
