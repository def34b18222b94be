//! Whether there is the one run that was asked for.

use katas_kit::record::{Hello, How, RunEnd, Which};

use super::Record;

/// Why there is no such run, with the way out; `None` if it was made.
pub(super) fn missing(which: Which, record: &Record) -> Option<String> {
    let Hello {
        sets,
        schedules,
        cuts,
        ..
    } = record.hello.as_ref()?;
    if which.set >= *sets {
        return Some(format!(
            "there is no set {}: this check has {sets}\nhint: `--only set=1` to `--only set={sets}` are there",
            which.set + 1
        ));
    }
    let set = which.set + 1;
    let plain = format!("hint: `--only set={set}` makes the plain run");
    match which.how {
        How::Schedule(_) if *schedules == 0 => {
            Some(format!("this check has no schedules\n{plain}"))
        }
        How::Schedule(seed) if seed > *schedules => Some(format!(
            "there is no schedule {seed}: this check has {schedules}\n\
             hint: `--only set={set},schedule=1` to `--only set={set},schedule={schedules}` are there"
        )),
        How::Cut(_) if !cuts => Some(format!("this check cuts no run short\n{plain}")),
        // What came to its end was not dropped on the way.
        How::Cut(wait)
            if record
                .runs
                .iter()
                .any(|run| run.cut.is_none() && run.end == RunEnd::Returned) =>
        {
            Some(format!(
                "there is no cut {}: the answer waits less often on set {set}\n{plain}",
                wait + 1
            ))
        }
        How::Plain | How::Schedule(_) | How::Cut(_) => None,
    }
}
