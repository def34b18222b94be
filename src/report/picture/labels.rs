//! What stands before each lane: its name, and what tells it from others of that name.

use std::collections::BTreeMap;

use crate::terminal::text::width;
use crate::verdict::judgement::{Bar, Timeline};

/// Labels of both charts, and the columns for them.
pub(super) struct Labels {
    pub(super) yours: Vec<String>,
    pub(super) wanted: Vec<String>,
    pub(super) width: usize,
}

impl Labels {
    pub(super) fn of(timeline: &Timeline, most: usize) -> Labels {
        let several_ops = lanes_with_several_ops(timeline);
        let yours = names(&timeline.yours, &several_ops);
        let wanted = names(&timeline.wanted, &several_ops);
        let widest = yours
            .iter()
            .chain(&wanted)
            .map(|label| width(label))
            .max()
            .unwrap_or(0);
        Labels {
            yours,
            wanted,
            width: widest.min(most).max("wanted".len()),
        }
    }
}

/// A lane has the same name in both charts, so both are looked at.
fn lanes_with_several_ops(timeline: &Timeline) -> Vec<&str> {
    let mut ops: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for bar in timeline.yours.iter().chain(&timeline.wanted) {
        let known = ops.entry(&bar.lane).or_default();
        if !known.contains(&bar.op.as_str()) {
            known.push(&bar.op);
        }
    }
    ops.into_iter()
        .filter(|(_, ops)| ops.len() > 1)
        .map(|(lane, _)| lane)
        .collect()
}

/// The lane; with its op where that differs; with a number where even that is not one of a kind.
fn names(bars: &[Bar], several_ops: &[&str]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    bars.iter()
        .map(|bar| {
            let name = match (
                several_ops.contains(&bar.lane.as_str()),
                bar.lane.is_empty(),
            ) {
                (_, true) => bar.op.clone(),
                (true, false) => format!("{} {}", bar.lane, bar.op),
                (false, false) => bar.lane.clone(),
            };
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                format!("{name} {count}")
            } else {
                name
            }
        })
        .collect()
}
