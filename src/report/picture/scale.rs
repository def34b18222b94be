//! From instants to columns, the same for both charts.

use crate::verdict::judgement::{Axis, BarEnd, Timeline};

use super::lane::NEVER;

/// Instants `0..=total` over `columns` columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) total: u64,
    pub(super) columns: usize,
}

/// What is left beside the bars is for notes.
const MOST_COLUMNS: usize = 60;
const FEWEST_COLUMNS: usize = 24;
/// The bar that never ran, its remark and the arrow behind it.
const REMARK_COLUMNS: usize = 28;
/// Cells that one step takes where there is room.
const STEP_COLUMNS: usize = 4;
/// Where no time passed at all, the bars that wait for ever need a length nevertheless.
const TIMELESS_COLUMNS: usize = 16;

impl Scale {
    /// A scale that holds everything in `timeline`, with `room` columns to use.
    pub(super) fn of(timeline: &Timeline, room: usize) -> Scale {
        let bars = timeline.yours.iter().chain(&timeline.wanted);
        let instants = bars
            .flat_map(|bar| [Some(bar.start), bar.end_at])
            .chain([timeline.yours_end, timeline.wanted_end]);
        let total = instants.flatten().max().unwrap_or(0);
        let columns = chart_columns(timeline, room);
        let columns = match (timeline.axis, usize::try_from(total)) {
            (_, Ok(0)) => columns.min(TIMELESS_COLUMNS),
            (Axis::Steps, Ok(steps)) => columns.min(steps.saturating_mul(STEP_COLUMNS)),
            (Axis::VirtualMs, Ok(_)) | (_, Err(_)) => columns,
        };
        let scale = Scale {
            total,
            columns: columns.max(1),
        };
        match timeline.axis {
            Axis::VirtualMs => scale.even(),
            Axis::Steps => scale,
        }
    }

    /// A little smaller, if that puts the ruler's instants at equal distances.
    fn even(self) -> Scale {
        let step = u128::from(super::ruler::step(self));
        let is_even = |columns: &usize| {
            self.total > 0 && (step * *columns as u128).is_multiple_of(u128::from(self.total))
        };
        let columns = (self.columns * 4 / 5..=self.columns)
            .rev()
            .find(is_even)
            .unwrap_or(self.columns);
        Scale {
            columns: columns.max(1),
            ..self
        }
    }

    /// The column where `instant` is, `0..=columns`.
    pub(super) fn column(self, instant: u64) -> usize {
        if self.total == 0 {
            return 0;
        }
        let scaled = u128::from(instant.min(self.total)) * self.columns as u128;
        let column = (scaled + u128::from(self.total) / 2) / u128::from(self.total);
        usize::try_from(column).map_or(self.columns, |column| column.min(self.columns))
    }
}

/// All the room, less what a note beside a bar wants.
fn chart_columns(timeline: &Timeline, room: usize) -> usize {
    let never = timeline
        .yours
        .iter()
        .any(|bar| bar.end == BarEnd::NeverPolled);
    let three_fifths = room * 3 / 5;
    let wanted = match (never, &timeline.divergence) {
        (true, _) if three_fifths.min(room.saturating_sub(REMARK_COLUMNS)) >= FEWEST_COLUMNS => {
            three_fifths.min(room - REMARK_COLUMNS)
        }
        (true, _) => three_fifths
            .max(FEWEST_COLUMNS)
            .min(room.saturating_sub(NEVER)),
        (false, Some(_)) => three_fifths.max(FEWEST_COLUMNS),
        (false, None) => room.saturating_sub(6),
    };
    wanted.min(MOST_COLUMNS).min(room.saturating_sub(2))
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn instants_round_to_the_nearest_column() {
        let scale = Scale {
            total: 6000,
            columns: 30,
        };
        for (instant, column) in [
            (0, 0),
            (99, 0),
            (100, 1),
            (2000, 10),
            (5999, 30),
            (6000, 30),
            (9000, 30),
        ] {
            assert_eq!(scale.column(instant), column, "{instant}");
        }
        assert_eq!(
            Scale {
                total: 0,
                columns: 30
            }
            .column(0),
            0
        );
        assert_eq!(
            Scale {
                total: u64::MAX,
                columns: 30
            }
            .column(u64::MAX),
            30
        );
    }
}
