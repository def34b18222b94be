//! right: a shelf made of a VecDeque and two semaphores

use std::cell::RefCell;
use std::collections::VecDeque;

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::Semaphore;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let shelf = Shelf {
        orders: RefCell::default(),
        room: Semaphore::new(room),
        full: Semaphore::new(0),
    };
    let working = async {
        join_all(waiters.into_iter().map(|waiter| take(waiter, &shelf))).await;
        // Whoever is left then knows that nothing more will come.
        shelf.full.add_permits(cooks);
    };
    let (_, shares) = tokio::join!(working, join_all((0..cooks).map(|_| cook(kitchen, &shelf))));
    let mut evening = Evening::default();
    for share in shares {
        evening.dishes.extend(share.dishes);
        evening.spoiled.extend(share.spoiled);
    }
    evening
}

struct Shelf {
    orders: RefCell<VecDeque<Order>>,
    room: Semaphore,
    full: Semaphore,
}

async fn take(mut waiter: Waiter, shelf: &Shelf) {
    while let Some(order) = waiter.take_order().await {
        shelf.room.acquire().await.expect("never closed").forget();
        shelf.orders.borrow_mut().push_back(order);
        shelf.full.add_permits(1);
    }
}

async fn cook(kitchen: &Kitchen, shelf: &Shelf) -> Evening {
    let mut share = Evening::default();
    loop {
        shelf.full.acquire().await.expect("never closed").forget();
        let Some(order) = shelf.orders.borrow_mut().pop_front() else {
            return share;
        };
        shelf.room.add_permits(1);
        let name = order.name().to_owned();
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}
