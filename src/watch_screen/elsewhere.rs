//! Which saves of other exercises move the learner. One that is saved alone is where they work now. When several
//! exercises change within a moment, a branch was checked out or everything was saved at once: nobody moves. Pure: time
//! comes in through parameters.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use tokio::time::Instant;

use crate::watch::Change;

/// Changes belong together until there is none for this long. Longer than a polling watcher takes between two looks,
/// and than editors and git take from one file to the next.
const MOMENT: Duration = Duration::from_millis(350);

/// The changes of the present moment.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// The last content of each exercise that is not in hand.
    changed: BTreeMap<PathBuf, Change>,
    in_hand: InHand,
    last: Option<Instant>,
}

/// Whether the exercise in hand is among the changed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum InHand {
    Changed,
    #[default]
    Unchanged,
}

/// What the changes of one moment mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    MoveTo(Change),
    /// Several changed, and the exercise in hand is not one of them.
    StayThoughSeveralChanged,
    Stay,
}

impl Elsewhere {
    /// The exercise in hand has changed.
    pub(super) fn in_hand_changed(&mut self, now: Instant) {
        self.go_on(now);
        self.in_hand = InHand::Changed;
    }

    /// Another exercise has changed.
    pub(super) fn other_changed(&mut self, change: Change, now: Instant) {
        self.go_on(now);
        self.changed.insert(change.path.clone(), change);
    }

    /// When to call [`Elsewhere::decide`]; `None` while there is nothing to decide.
    pub(super) fn decided_at(&self) -> Option<Instant> {
        let last = self.last.filter(|_| !self.changed.is_empty())?;
        Some(last + MOMENT)
    }

    /// The moment is over.
    pub(super) fn decide(&mut self) -> Decision {
        let Elsewhere {
            mut changed,
            in_hand,
            last: _,
        } = std::mem::take(self);
        match (in_hand, changed.len()) {
            (InHand::Changed, _) | (InHand::Unchanged, 0) => Decision::Stay,
            (InHand::Unchanged, 1) => match changed.pop_first() {
                // Nobody goes where a file was deleted.
                Some((_, change)) if change.content.is_some() => Decision::MoveTo(change),
                Some(_) | None => Decision::Stay,
            },
            (InHand::Unchanged, _) => Decision::StayThoughSeveralChanged,
        }
    }

    fn go_on(&mut self, now: Instant) {
        if self.last.is_some_and(|last| now >= last + MOMENT) && self.changed.is_empty() {
            self.in_hand = InHand::Unchanged;
        }
        self.last = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Change, Decision, Elsewhere};

    /// A change at a millisecond: `here` is the exercise in hand, `-b` deletes `b`.
    type Event = (u64, &'static str);

    fn change(name: &str) -> Change {
        let deleted = name.strip_prefix('-');
        Change {
            path: PathBuf::from(deleted.unwrap_or(name)),
            content: deleted.is_none().then(|| b"new".to_vec()),
        }
    }

    /// What is decided, and when.
    fn play(events: &[Event]) -> Vec<(u64, Decision)> {
        let (start, mut elsewhere, mut decided) = (Instant::now(), Elsewhere::default(), vec![]);
        for millisecond in 0..3000 {
            let now = start + Duration::from_millis(millisecond);
            for (_, name) in events.iter().filter(|(at, _)| *at == millisecond) {
                match *name {
                    "here" => elsewhere.in_hand_changed(now),
                    other => elsewhere.other_changed(change(other), now),
                }
            }
            if elsewhere.decided_at().is_some_and(|at| at <= now) {
                decided.push((millisecond, elsewhere.decide()));
            }
        }
        assert_eq!(elsewhere.decided_at(), None);
        decided
    }

    #[test]
    fn only_one_that_changes_alone_moves_anybody() {
        let several = Decision::StayThoughSeveralChanged;
        let to_b = Decision::MoveTo(change("b"));
        for (name, events, wanted) in [
            ("one alone", &[(0, "b")][..], vec![(350, to_b.clone())]),
            ("in hand alone", &[(0, "here")], vec![]),
            (
                "saved twice",
                &[(0, "b"), (90, "b")],
                vec![(440, to_b.clone())],
            ),
            ("two", &[(0, "b"), (3, "c")], vec![(353, several.clone())]),
            (
                "after the one in hand",
                &[(0, "here"), (200, "b")],
                vec![(550, Decision::Stay)],
            ),
            (
                "before the one in hand",
                &[(0, "b"), (200, "here")],
                vec![(550, Decision::Stay)],
            ),
            (
                "the one in hand among many",
                &[(0, "b"), (300, "here"), (600, "c"), (900, "d")],
                vec![(1250, Decision::Stay)],
            ),
            (
                "long after the one in hand",
                &[(0, "here"), (400, "b")],
                vec![(750, to_b.clone())],
            ),
            (
                "two moments",
                &[(0, "c"), (1, "d"), (900, "b")],
                vec![(351, several.clone()), (1250, to_b.clone())],
            ),
            ("one deleted", &[(0, "-b")], vec![(350, Decision::Stay)]),
            ("replaced", &[(0, "-b"), (200, "b")], vec![(550, to_b)]),
            (
                "one changed, one deleted",
                &[(0, "b"), (0, "-c")],
                vec![(350, several)],
            ),
        ] {
            assert_eq!(play(events), wanted, "{name}");
        }
    }
}
