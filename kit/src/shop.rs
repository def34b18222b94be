//! A simulated shop: a user, the user's orders, and advertisements.

use std::fmt;
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// How long each of the shop's calls takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latencies {
    /// Of [`Shop::user`].
    pub user: Duration,
    /// Of [`Shop::orders`].
    pub orders: Duration,
    /// Of [`Shop::ads`].
    pub ads: Duration,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Given out by the shop; cannot be guessed.
    pub id: u64,
    /// As asked for.
    pub name: String,
}

/// A shop's service. Cheap to clone.
#[derive(Clone)]
pub struct Shop {
    recorder: Recorder,
    latencies: Latencies,
}

/// Without its latencies: what it knows follows from them.
impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shop").finish_non_exhaustive()
    }
}

impl Shop {
    /// A shop whose calls take so long.
    pub fn new(recorder: &Recorder, latencies: Latencies) -> Self {
        Self {
            recorder: recorder.clone(),
            latencies,
        }
    }

    /// Looks a user up by name.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn user(&self, name: &str) -> Call<User> {
        let user = Self::user_of(name, self.latencies.user);
        Call::new(
            self.recorder.call("user", "user"),
            self.latencies.user,
            move || user,
        )
    }

    /// The orders of the user with this id; none for an id that the shop never gave out.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn orders(&self, user_id: u64) -> Call<Vec<String>> {
        let orders = Self::orders_of(user_id);
        Call::new(
            self.recorder.call("orders", "orders"),
            self.latencies.orders,
            move || orders,
        )
    }

    /// What is advertised today, to whomever.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn ads(&self) -> Call<Vec<String>> {
        let ads = Self::ads_of(self.latencies.ads);
        Call::new(
            self.recorder.call("ads", "ads"),
            self.latencies.ads,
            move || ads,
        )
    }

    /// The user that a shop with this latency knows by this name.
    pub fn user_of(name: &str, latency: Duration) -> User {
        let id = Dice::of_text(name, latency.as_millis() as u64).number(1_000..=9_999);
        User {
            id,
            name: name.to_owned(),
        }
    }

    /// The orders of the user with this id.
    pub fn orders_of(user_id: u64) -> Vec<String> {
        let mut dice = Dice::new(user_id);
        if !(1_000..=9_999).contains(&user_id) {
            return Vec::new();
        }
        (0..3)
            .map(|_| format!("order {}: {}", dice.number(100..=999), dice.word()))
            .collect()
    }

    /// What a shop with this latency advertises.
    pub fn ads_of(latency: Duration) -> Vec<String> {
        let mut dice = Dice::new(latency.as_millis() as u64);
        (0..2)
            .map(|_| format!("new: {}", dice.sentence()))
            .collect()
    }
}
