//! A kitchen: waiters who take orders, and a stove that some orders spoil.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// What will be ordered, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is called; no two are called alike.
    pub name: String,
    /// From the first poll of [`Waiter::take_order`] to the order.
    pub taking: Duration,
    /// From the first poll of [`Kitchen::cook`] to the dish.
    pub cooking: Duration,
    /// Whether cooking it ends in a panic.
    pub spoiled: bool,
}

impl Wish {
    /// The dish that comes of it. It follows from the name and the time it cooks, and cannot be guessed.
    pub fn dish(&self) -> String {
        let seed = self.cooking.as_millis() as u64;
        let words = Dice::of_text(&self.name, seed).sentence();
        format!("{}: {words}", self.name)
    }
}

/// An order, on its way to the kitchen.
pub struct Order {
    wish: Wish,
}

impl Order {
    /// What it is called.
    pub fn name(&self) -> &str {
        &self.wish.name
    }
}

/// Without its contents: an answer has to have it cooked.
impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Order").field(&self.wish.name).finish()
    }
}

/// A waiter, who takes one order after another.
pub struct Waiter {
    recorder: Recorder,
    wishes: Arc<Mutex<VecDeque<Wish>>>,
}

/// Without its contents: an answer has to wait for the orders.
impl fmt::Debug for Waiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter").finish_non_exhaustive()
    }
}

impl Waiter {
    /// A waiter who will take these orders.
    pub fn new(recorder: &Recorder, wishes: &[Wish]) -> Self {
        Self {
            recorder: recorder.clone(),
            wishes: Arc::new(Mutex::new(wishes.iter().cloned().collect())),
        }
    }

    /// Takes the next order; `None`, at once, when there are no more.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the order is not taken, and the next call takes it.
    #[track_caller]
    pub fn take_order(&mut self) -> Call<Option<Order>> {
        let front = self.wishes().front().cloned();
        let (span, latency) = match &front {
            Some(wish) => (self.recorder.call("take", &wish.name), wish.taking),
            None => (self.recorder.call("end", "no more orders"), Duration::ZERO),
        };
        let wishes = self.wishes.clone();
        Call::new(span, latency, move || {
            let wish = lock(&wishes).pop_front()?;
            Some(Order { wish })
        })
    }

    fn wishes(&self) -> MutexGuard<'_, VecDeque<Wish>> {
        lock(&self.wishes)
    }
}

fn lock(wishes: &Mutex<VecDeque<Wish>>) -> MutexGuard<'_, VecDeque<Wish>> {
    wishes.lock().expect("no wish panics")
}

/// A kitchen. Cheap to clone; however many cook in it is up to whoever calls.
#[derive(Clone)]
pub struct Kitchen {
    recorder: Recorder,
}

impl fmt::Debug for Kitchen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kitchen").finish_non_exhaustive()
    }
}

impl Kitchen {
    /// A kitchen.
    pub fn new(recorder: &Recorder) -> Self {
        Self {
            recorder: recorder.clone(),
        }
    }

    /// Cooks an order and gives the dish.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, there is no dish, and the order is gone.
    ///
    /// # Panics
    /// When it is awaited, at the end of its time, if the order is one that spoils.
    #[track_caller]
    pub fn cook(&self, order: Order) -> Call<String> {
        let Order { wish } = order;
        let span = self.recorder.call("cook", &wish.name);
        Call::new(span, wish.cooking, move || {
            assert!(!wish.spoiled, "`{}` is spoiled", wish.name);
            wish.dish()
        })
    }
}
