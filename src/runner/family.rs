//! The system's table of processes, and who descends from whom. Empty where there is no `/proc`.

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use katas_kit::patience::Share;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Process {
    pub(super) id: i32,
    pub(super) parent: i32,
    pub(super) group: i32,
    /// Ended, and its parent has not taken note.
    pub(super) is_dead: bool,
    pub(super) threads: u64,
    /// Processor time of all its threads, in clock ticks.
    pub(super) ticks: u64,
    /// Memory that it really holds, in pages.
    pub(super) resident_pages: u64,
}

/// Every process that there is. They come and go while this looks.
pub(super) fn table() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| process(entry.file_name().to_str()?.parse().ok()?))
        .collect()
}

/// This process; `None` if there is no such one.
pub(super) fn process(id: i32) -> Option<Process> {
    parse(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)
}

/// What this process got of the processor.
pub(super) fn share(id: i32) -> Share {
    let schedstat = fs::read_to_string(format!("/proc/{id}/schedstat")).unwrap_or_default();
    let queued = schedstat.split_whitespace().nth(1);
    let queued = queued.and_then(|field| field.parse().ok()).unwrap_or(0);
    let ticks = process(id).map_or(0, |process| process.ticks);
    let a_second = rustix::param::clock_ticks_per_second().max(1);
    Share {
        queued: Duration::from_nanos(queued),
        computed: Duration::from_millis(ticks * 1000 / a_second),
    }
}

/// The process itself and whatever it started, and they, and so on.
pub(super) fn family(table: &[Process], head: i32) -> Vec<&Process> {
    let mut known = BTreeSet::from([head]);
    loop {
        let before = known.len();
        let born = table
            .iter()
            .filter(|process| known.contains(&process.parent));
        let born: Vec<i32> = born.map(|process| process.id).collect();
        known.extend(born);
        if known.len() == before {
            break;
        }
    }
    let members = table.iter();
    members
        .filter(|process| known.contains(&process.id))
        .collect()
}

/// A line of `/proc/ID/stat`. The name stands in parentheses and may hold anything, parentheses too.
fn parse(stat: &str) -> Option<Process> {
    let (id, _) = stat.split_once(' ')?;
    let (_, rest) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    Some(Process {
        id: id.parse().ok()?,
        is_dead: matches!(*fields.first()?, "Z" | "X"),
        parent: fields.get(1)?.parse().ok()?,
        group: fields.get(2)?.parse().ok()?,
        ticks: fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?,
        threads: fields.get(17)?.parse().ok()?,
        resident_pages: fields.get(21)?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Process, family, parse};

    #[test]
    fn a_name_may_hold_anything() {
        let stat = "12 (a) S 1 (b)) R 7 9 3 0 -1 4194304 99 0 0 0 30 4 0 0 20 0 5 0 187359 3133440 359 1844";
        let wanted = Process {
            id: 12,
            parent: 7,
            group: 9,
            is_dead: false,
            ticks: 34,
            threads: 5,
            resident_pages: 359,
        };
        assert_eq!(parse(stat), Some(wanted));
        assert_eq!(parse("12 (cut"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn a_family_is_everybody_below_in_whatever_order_they_are_listed() {
        let process = |id: i32, parent: i32| Process {
            id,
            parent,
            group: 0,
            is_dead: false,
            ticks: 0,
            threads: 1,
            resident_pages: 1,
        };
        let table = [
            process(5, 4),
            process(4, 2),
            process(3, 1),
            process(2, 1),
            process(9, 8),
        ];
        let ids: Vec<i32> = family(&table, 2).iter().map(|member| member.id).collect();
        assert_eq!(ids, [5, 4, 2]);
    }
}
