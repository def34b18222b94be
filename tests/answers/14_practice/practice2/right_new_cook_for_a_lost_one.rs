//! right: a cook who breaks down is replaced, and the head cook knows what was on which stove

use std::collections::HashMap;
use std::sync::{Arc, Mutex as Plain};

use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};
use tokio::task::{Id, JoinSet};

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
    let book = Arc::new(Book::default());
    let mut team = JoinSet::new();
    for _ in 0..cooks {
        team.spawn(cook(kitchen.clone(), orders.clone(), book.clone()));
    }
    let mut spoiled = Vec::new();
    while let Some(ended) = team.join_next().await {
        if let Err(error) = ended {
            let lost = book
                .stoves
                .lock()
                .expect("no panic here")
                .remove(&error.id());
            spoiled.extend(lost);
            team.spawn(cook(kitchen.clone(), orders.clone(), book.clone()));
        }
    }
    let dishes = std::mem::take(&mut *book.dishes.lock().expect("no panic here"));
    Evening { dishes, spoiled }
}

#[derive(Default)]
struct Book {
    dishes: Plain<Vec<String>>,
    stoves: Plain<HashMap<Id, String>>,
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: Kitchen, orders: Arc<Mutex<mpsc::Receiver<Order>>>, book: Arc<Book>) {
    loop {
        let order = orders.lock().await.recv().await;
        let Some(order) = order else { return };
        let name = order.name().to_owned();
        book.stoves
            .lock()
            .expect("no panic here")
            .insert(tokio::task::id(), name);
        let dish = kitchen.cook(order).await;
        book.dishes.lock().expect("no panic here").push(dish);
    }
}
