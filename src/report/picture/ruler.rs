//! The line over a chart: instants at round numbers, each label beginning where its instant is.

use super::scale::Scale;

/// Columns between the end of one label and the next.
const SPACE: usize = 3;

/// The ruler, no wider than `room`.
pub(super) fn ruler(scale: Scale, room: usize) -> String {
    let step = step(scale);
    let mut line = String::new();
    for count in 0.. {
        let Some(instant) = step
            .checked_mul(count)
            .filter(|instant| *instant <= scale.total)
        else {
            break;
        };
        let column = scale.column(instant);
        let label = label(instant, step);
        if column + label.len() > room || (count > 0 && column <= line.len()) {
            break;
        }
        line.push_str(&" ".repeat(column - line.len()));
        line.push_str(&label);
        if scale.total == 0 {
            break;
        }
    }
    line
}

/// The smallest of 1, 2, 5, 10, … milliseconds whose labels do not touch.
pub(super) fn step(scale: Scale) -> u64 {
    let mut power = 1_u64;
    loop {
        for factor in [1, 2, 5] {
            let Some(step) = power.checked_mul(factor) else {
                return u64::MAX;
            };
            let last = scale.total - scale.total % step;
            let longest = label(last, step).len().max(label(step, step).len());
            let columns = u128::from(step) * scale.columns as u128 / u128::from(scale.total.max(1));
            if columns >= (longest + SPACE) as u128 {
                return step;
            }
        }
        let Some(next) = power.checked_mul(10) else {
            return u64::MAX;
        };
        power = next;
    }
}

/// Seconds where the steps are tenths of one or more, else milliseconds.
fn label(instant: u64, step: u64) -> String {
    if step >= 100 && instant.is_multiple_of(1000) {
        format!("{}s", instant / 1000)
    } else if step >= 100 {
        format!("{}.{}s", instant / 1000, instant % 1000 / 100)
    } else {
        format!("{instant}ms")
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, ruler};

    #[test]
    fn ticks_stand_at_round_numbers() {
        for (total, columns, wanted) in [
            (6000, 42, "0s     1s     2s     3s     4s     5s     6s"),
            (6000, 24, "0s      2s      4s      6s"),
            (2100, 42, "0s        0.5s      1s        1.5s      2s"),
            (300, 30, "0s        0.1s      0.2s      0.3s"),
            (90, 36, "0ms     20ms    40ms    60ms    80ms"),
            (7, 28, "0ms     2ms     4ms     6ms"),
            (0, 16, "0ms"),
            (3_600_000, 24, "0s           2000s"),
        ] {
            assert_eq!(
                ruler(Scale { total, columns }, columns + 6),
                wanted,
                "{total} over {columns}"
            );
        }
    }

    #[test]
    fn any_total_gives_a_ruler_that_fits() {
        for total in (0..64).map(|power| 1_u64 << power).chain([u64::MAX]) {
            assert!(ruler(Scale { total, columns: 20 }, 24).len() <= 24);
        }
    }
}
