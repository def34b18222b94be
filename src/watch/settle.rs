//! When a content is settled, and whether it is new. Pure: time and contents come in through parameters.
//!
//! Editors save in several steps: truncate then write, delete then create, write beside then rename. A content
//! counts once two looks a few milliseconds apart agree; one that keeps changing counts at the latest after the
//! debounce. An empty file is what the middle of a save looks like, so it has to last much longer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

/// From one look to the next.
const GAP: Duration = Duration::from_millis(4);
/// A content that keeps changing is reported after this, though it may not be the last.
const DEBOUNCE: Duration = Duration::from_millis(20);
/// An empty file is reported after this.
const EMPTY: Duration = Duration::from_millis(200);
/// A file that is not there may come back until then without another event.
const ABSENT: Duration = Duration::from_millis(200);

type Hash = [u8; 32];

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Look {
    Content(Vec<u8>),
    /// Not there, not readable just now, or nothing that is read at all.
    Absent,
}

/// Files that are being saved, and what every file held when it was last reported.
#[derive(Debug, Default)]
pub(super) struct Settle {
    known: BTreeMap<PathBuf, Hash>,
    pending: BTreeMap<PathBuf, Pending>,
}

#[derive(Debug)]
struct Pending {
    /// The first event since the last report.
    since: Instant,
    due: Instant,
    seen: Option<Seen>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Hash(Hash),
    Empty,
    Absent,
}

impl Settle {
    /// What a file holds already is not new.
    pub(super) fn know(&mut self, path: &Path, content: &[u8]) {
        self.known.insert(path.to_owned(), hash(content));
    }

    /// Something happened to this file: it is looked at at once, and again after a gap, however many events come.
    pub(super) fn touched(&mut self, path: &Path, now: Instant) {
        let fresh = Pending {
            since: now,
            due: now,
            seen: None,
        };
        let pending = self.pending.entry(path.to_owned()).or_insert(fresh);
        // It was empty or away, and something happens: this is the rest of that save.
        if matches!(pending.seen, Some(Seen::Empty | Seen::Absent)) {
            (pending.since, pending.due) = (now, now);
        }
    }

    /// The files to look at now.
    pub(super) fn due(&self, now: Instant) -> Vec<PathBuf> {
        self.pending
            .iter()
            .filter(|(_, pending)| pending.due <= now)
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// When to call [`Settle::due`] next; `None` while nothing is being saved.
    pub(super) fn wake(&self) -> Option<Instant> {
        self.pending.values().map(|pending| pending.due).min()
    }

    /// Every file that is known to be there may be gone.
    pub(super) fn touched_all(&mut self, now: Instant) {
        for path in self.known.keys().cloned().collect::<Vec<_>>() {
            self.touched(&path, now);
        }
    }

    /// A file was looked at. Gives what was found when it has settled and is new.
    pub(super) fn looked(&mut self, path: &Path, look: Look, now: Instant) -> Option<Look> {
        let pending = self.pending.get_mut(path)?;
        let seen = match &look {
            Look::Absent => Seen::Absent,
            Look::Content(content) if content.iter().all(u8::is_ascii_whitespace) => Seen::Empty,
            Look::Content(content) => Seen::Hash(hash(content)),
        };
        // It is back, or no longer empty: perhaps the first part of it.
        if matches!(
            (pending.seen, seen),
            (Some(Seen::Empty | Seen::Absent), Seen::Hash(_))
        ) {
            pending.since = now;
        }
        let waited = now.saturating_duration_since(pending.since);
        let same = pending.seen == Some(seen);
        let settled = match seen {
            Seen::Hash(_) => same || waited >= DEBOUNCE,
            Seen::Empty => same && waited >= EMPTY,
            Seen::Absent => same && waited >= ABSENT,
        };
        if !settled {
            pending.seen = Some(seen);
            pending.due = now + gap(seen, waited);
            return None;
        }
        self.pending.remove(path);
        let is_new = match &look {
            Look::Content(content) => {
                let hash = hash(content);
                self.known.insert(path.to_owned(), hash) != Some(hash)
            }
            // What was never there is not gone.
            Look::Absent => self.known.remove(path).is_some(),
        };
        is_new.then_some(look)
    }
}

/// A file that is empty or away is looked at less and less often.
fn gap(seen: Seen, waited: Duration) -> Duration {
    match seen {
        Seen::Hash(_) => GAP,
        Seen::Empty | Seen::Absent => GAP.max(waited / 4),
    }
}

fn hash(content: &[u8]) -> Hash {
    Sha256::digest(content).into()
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::{Look, Settle};

    /// What happens to one file, in milliseconds.
    enum Step {
        Event(u64),
        /// From this instant on, the file holds this; `None`: it is away.
        Holds(u64, Option<&'static str>),
    }

    use Step::{Event, Holds};

    /// Plays steps against the machine as the actor does; gives what was reported, and when.
    fn play(steps: &[Step]) -> Vec<(u64, String)> {
        let path = Path::new("basics2.rs");
        let start = Instant::now();
        let mut settle = Settle::default();
        settle.know(path, b"old");
        let (mut content, mut reports) = (Some("old"), Vec::new());
        for millisecond in 0..1000 {
            let now = start + Duration::from_millis(millisecond);
            for step in steps {
                match step {
                    Event(at) if *at == millisecond => settle.touched(path, now),
                    Holds(at, holds) if *at == millisecond => content = *holds,
                    Event(_) | Holds(..) => {}
                }
            }
            for due in settle.due(now) {
                let look =
                    content.map_or(Look::Absent, |text| Look::Content(text.as_bytes().to_vec()));
                if let Some(new) = settle.looked(&due, look, now) {
                    let text = match new {
                        Look::Content(new) => String::from_utf8(new).expect("tests hold text"),
                        Look::Absent => "gone".to_owned(),
                    };
                    reports.push((millisecond, text));
                }
            }
        }
        assert_eq!(settle.wake(), None, "nothing is pending for ever");
        reports
    }

    #[test]
    fn every_way_to_save_gives_one_report() {
        for (name, steps, wanted) in [
            (
                "a rename over it",
                &[Holds(0, Some("new")), Event(0)][..],
                &[(4, "new")][..],
            ),
            (
                "truncate and write",
                &[
                    Holds(0, Some("")),
                    Event(0),
                    Holds(3, Some("new")),
                    Event(3),
                ],
                &[(4 + 3, "new")],
            ),
            (
                "delete and create",
                &[Holds(0, None), Event(0), Holds(50, Some("new")), Event(50)],
                &[(54, "new")],
            ),
            (
                "create without an event",
                &[Holds(0, None), Event(0), Holds(50, Some("new"))],
                &[(54, "new")],
            ),
            ("the same again", &[Holds(0, Some("old")), Event(0)], &[]),
            ("deleted", &[Holds(0, None), Event(0)], &[(243, "gone")]),
            (
                "deleted, and back much later",
                &[
                    Holds(0, None),
                    Event(0),
                    Holds(500, Some("old")),
                    Event(500),
                ],
                &[(243, "gone"), (504, "old")],
            ),
            (
                "deleted and put back",
                &[Holds(0, None), Event(0), Holds(9, Some("old")), Event(9)],
                &[],
            ),
            (
                "an event before the write",
                &[Event(0), Holds(2, Some("new"))],
                &[(8, "new")],
            ),
            (
                "many events",
                &[
                    Holds(0, Some("new")),
                    Event(0),
                    Event(1),
                    Event(2),
                    Event(9),
                ],
                &[(4, "new")],
            ),
            (
                "two saves",
                &[
                    Holds(0, Some("one")),
                    Event(0),
                    Holds(30, Some("two")),
                    Event(30),
                ],
                &[(4, "one"), (34, "two")],
            ),
            (
                "emptied for good",
                &[Holds(0, Some("")), Event(0)],
                &[(243, "")],
            ),
        ] {
            let reports = play(steps);
            let reports: Vec<(u64, &str)> = reports
                .iter()
                .map(|(at, text)| (*at, text.as_str()))
                .collect();
            assert_eq!(reports, wanted, "{name}");
        }
    }

    #[test]
    fn a_content_that_keeps_changing_is_reported_nevertheless_and_the_last_one_too() {
        const TEXTS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        let steps: Vec<Step> = (0_u64..)
            .zip(TEXTS)
            .flat_map(|(index, text)| [Holds(index * 3, Some(text)), Event(index * 3)])
            .collect();
        let reports = play(&steps);
        assert!(reports.len() >= 2, "{reports:?}");
        assert!(reports[0].0 <= 24, "{reports:?}");
        assert_eq!(reports.last().map(|(_, text)| text.as_str()), Some("l"));
    }
}
