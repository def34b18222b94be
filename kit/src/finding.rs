//! What a requirement says about one run: what was seen, what was wanted, and whether they agree.

use std::fmt::{self, Debug, Write};
use std::time::Duration;

use crate::record::{Finding, Observable, Quantity, Wanted};

/// Characters kept of a value.
const LONGEST: usize = 400;

/// Something seen in a run, waiting to be held against what was wanted.
#[derive(Debug, Clone)]
pub struct Observed<T> {
    observable: Observable,
    subject: Option<String>,
    seen: T,
}

impl<T> Observed<T> {
    /// Something seen.
    pub fn new(observable: Observable, seen: T) -> Self {
        Self {
            observable,
            subject: None,
            seen,
        }
    }

    /// Says which one of several it is.
    pub fn of(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    fn finding(&self, holds: bool, wanted: Wanted) -> Finding
    where
        T: Quantify,
    {
        Finding {
            requirement: String::new(),
            holds,
            observable: self.observable,
            subject: self.subject.clone(),
            seen: self.seen.quantity(),
            wanted,
        }
    }
}

impl<T: Quantify + PartialEq> Observed<T> {
    /// Holds if it is exactly this.
    pub fn is(self, wanted: T) -> Finding {
        self.finding(self.seen == wanted, Wanted::Exactly(wanted.quantity()))
    }

    /// Holds if it is any of these.
    pub fn is_one_of<const N: usize>(self, wanted: [T; N]) -> Finding {
        let any = wanted.iter().map(Quantify::quantity).collect();
        self.finding(wanted.contains(&self.seen), Wanted::OneOf(any))
    }
}

impl<T: Quantify + PartialOrd> Observed<T> {
    /// Holds if it is no more than this.
    pub fn at_most(self, wanted: T) -> Finding {
        self.finding(self.seen <= wanted, Wanted::AtMost(wanted.quantity()))
    }

    /// Holds if it is no less than this.
    pub fn at_least(self, wanted: T) -> Finding {
        self.finding(self.seen >= wanted, Wanted::AtLeast(wanted.quantity()))
    }
}

impl<T: Debug + PartialEq> Observed<Value<'_, [T]>> {
    /// Holds if the list has exactly these members in this order. Right members in another order
    /// are told apart from lost or repeated ones, and those from wrong ones.
    pub fn is_list(mut self, wanted: &[T]) -> Finding {
        let known = |some: &[T], others: &[T]| some.iter().all(|item| others.contains(item));
        if self.seen.0 != wanted && same_members(self.seen.0, wanted) {
            self.observable = Observable::Order;
        } else if self.seen.0 != wanted
            && (known(self.seen.0, wanted)
                || self.seen.0.len() > wanted.len() && known(wanted, self.seen.0))
        {
            self.observable = Observable::Members;
        }
        let list = |members: &[T]| Quantity::List(members.len() as u64, shortened(&members));
        Finding {
            seen: list(self.seen.0),
            ..self.finding(self.seen.0 == wanted, Wanted::Exactly(list(wanted)))
        }
    }
}

/// What can be observed, as the record keeps it.
pub trait Quantify {
    /// The quantity.
    fn quantity(&self) -> Quantity;
}

/// A value shown as `{:?}`.
#[derive(Debug, PartialEq, PartialOrd)]
pub struct Value<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: Debug + ?Sized> Quantify for Value<'_, T> {
    fn quantity(&self) -> Quantity {
        Quantity::Value(shortened(&self.0))
    }
}

impl Quantify for Quantity {
    fn quantity(&self) -> Quantity {
        self.clone()
    }
}

impl Quantify for Duration {
    fn quantity(&self) -> Quantity {
        Quantity::Duration(self.as_millis() as u64)
    }
}

/// A duration measured by the answer. The virtual clock moves in whole milliseconds, so anything finer was read
/// off a clock that hardly moved; it is not told to the microsecond, or the same answer would read differently twice.
#[derive(Debug, PartialEq)]
pub struct Measured(pub(crate) Duration);

impl Quantify for Measured {
    fn quantity(&self) -> Quantity {
        let is_virtual = self.0.subsec_nanos().is_multiple_of(1_000_000);
        match !is_virtual && self.0 < Duration::from_millis(500) {
            true => Quantity::AboutZero,
            false => self.0.quantity(),
        }
    }
}

impl Quantify for u64 {
    fn quantity(&self) -> Quantity {
        Quantity::Count(*self)
    }
}

/// When something happened, since the start; `None` if it did not.
impl Quantify for Option<Duration> {
    fn quantity(&self) -> Quantity {
        self.map_or(Quantity::Never, |at| {
            Quantity::Instant(at.as_millis() as u64)
        })
    }
}

/// Combines findings about one requirement: the first that does not hold, else the last.
///
/// # Panics
/// If there are none.
pub fn all(findings: impl IntoIterator<Item = Finding>) -> Finding {
    let mut last = None;
    for finding in findings {
        if !finding.holds {
            return finding;
        }
        last = Some(finding);
    }
    last.expect("a requirement looks at something")
}

/// Long values keep their head: enough to recognise, never a screenful. What lies beyond is not even written.
pub(crate) fn shortened(value: &dyn Debug) -> String {
    struct Head {
        text: String,
        left: usize,
    }

    impl Write for Head {
        fn write_str(&mut self, part: &str) -> fmt::Result {
            for char in part.chars() {
                self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
                self.text.push(char);
            }
            Ok(())
        }
    }

    let mut head = Head {
        text: String::new(),
        left: LONGEST,
    };
    match write!(head, "{value:?}") {
        Ok(()) => head.text,
        Err(_full) => head.text + "…",
    }
}

fn same_members<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let mut left: Vec<&T> = b.iter().collect();
    a.len() == b.len()
        && a.iter()
            .all(|item| match left.iter().position(|other| *other == item) {
                Some(found) => {
                    left.swap_remove(found);
                    true
                }
                None => false,
            })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Measured, Observed, Quantify, Value, all, shortened};
    use crate::record::{Observable, Quantity};

    #[test]
    fn nothing_measured_by_the_virtual_clock_is_told_from_next_to_nothing_on_the_wall() {
        let shown = |nanoseconds| {
            Measured(Duration::from_nanos(nanoseconds))
                .quantity()
                .to_string()
        };
        assert_eq!(shown(0), "0.000 s");
        assert_eq!(shown(61_007), "about 0 s");
        assert_eq!(shown(30_000_000), "0.030 s");
        assert_eq!(shown(3_000_000_000), "3.000 s");
    }

    #[test]
    fn right_members_in_another_order_are_told_apart_from_wrong_ones() {
        let seen = |list: &[u8]| {
            Observed::new(Observable::Value, Value(list))
                .is_list(&[1, 2, 2])
                .observable
        };
        assert_eq!(seen(&[2, 1, 2]), Observable::Order);
        assert_eq!(seen(&[1, 1, 2]), Observable::Members);
        assert_eq!(seen(&[1, 3, 2]), Observable::Value);
        assert_eq!(seen(&[1, 2, 2]), Observable::Value);
    }

    #[test]
    fn the_first_finding_that_does_not_hold_speaks() {
        let peak = |seen: u64| Observed::new(Observable::Peak, seen).is(3);
        assert_eq!(all([peak(3), peak(1), peak(2)]).seen, Quantity::Count(1));
        assert!(all([peak(3), peak(3)]).holds);
    }

    #[test]
    fn a_long_value_keeps_its_head() {
        assert_eq!(shortened(&"x".repeat(397)).chars().count(), 399);
        let long = shortened(&"é".repeat(1_000));
        assert!(
            long.chars().count() == 401 && long.ends_with("é…"),
            "{long}"
        );
    }
}
