//! Which of a check's runs one is: the text that names it, and back.

use std::fmt;
use std::str::FromStr;

use super::Run;

/// One of the runs of a check. As text it is `set=2`, `set=2,schedule=4` or `set=2,cut=3`: this is how it is written on the
/// screen, in reports and after `--only`.
///
/// In the text the first data set is 1, the seeded sets come after the written ones, and `cut=1` drops the future at its
/// first wait. Here, as in a [`Run`], sets and cuts are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// Index of the data set.
    pub set: u64,
    /// What is done to the run.
    pub how: How,
}

/// What is done to a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Nothing.
    Plain,
    /// Service calls give way a few times more, as the dice fall for this seed. A run that fails then is told with the few
    /// extra waits that it needs to fail; the same ones are found each time, so they are no part of the name.
    Schedule(u64),
    /// The future is dropped at this wait.
    Cut(u64),
}

impl Which {
    /// The plain run on the first data set.
    pub const FIRST: Which = Which {
        set: 0,
        how: How::Plain,
    };

    /// Which one this run is.
    pub fn of(run: &Run) -> Self {
        let how = match (&run.cut, run.schedule) {
            (Some(cut), _) => How::Cut(cut.wait),
            (None, 0) => How::Plain,
            (None, schedule) => How::Schedule(schedule),
        };
        Self { set: run.set, how }
    }

    /// `set 2, schedule 4`
    pub fn in_words(&self) -> String {
        self.to_string().replace('=', " ").replace(',', ", ")
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "set={}", self.set + 1)?;
        match self.how {
            How::Plain => Ok(()),
            How::Schedule(seed) => write!(f, ",schedule={seed}"),
            How::Cut(wait) => write!(f, ",cut={}", wait + 1),
        }
    }
}

impl FromStr for Which {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (set, how) = match text.split_once(',') {
            Some((set, how)) => (set, Some(how)),
            None => (text, None),
        };
        let set = numbered(set, "set")?.ok_or("`set=…` comes first")?;
        let how = match how {
            None => How::Plain,
            Some(how) => match (numbered(how, "schedule")?, numbered(how, "cut")?) {
                (Some(seed), _) => How::Schedule(seed),
                (None, Some(cut)) => How::Cut(cut - 1),
                (None, None) => return Err(format!("`{how}` is no `schedule=…` and no `cut=…`")),
            },
        };
        Ok(Self { set: set - 1, how })
    }
}

/// The number in `NAME=NUMBER`, if that is the name.
fn numbered(text: &str, name: &str) -> Result<Option<u64>, String> {
    let Some(number) = text
        .strip_prefix(name)
        .and_then(|rest| rest.strip_prefix('='))
    else {
        return Ok(None);
    };
    match number.parse() {
        Ok(number) if number > 0 => Ok(Some(number)),
        Ok(_) | Err(_) => Err(format!("`{number}` is no number from 1 on")),
    }
}

#[cfg(test)]
mod tests {
    use super::{How, Which};

    #[test]
    fn the_text_names_the_run_and_is_read_back() {
        let plain = Which {
            set: 1,
            how: How::Plain,
        };
        let others = [
            (plain, "set=2", "set 2"),
            (
                Which {
                    how: How::Schedule(17),
                    ..plain
                },
                "set=2,schedule=17",
                "set 2, schedule 17",
            ),
            (
                Which {
                    how: How::Cut(0),
                    ..plain
                },
                "set=2,cut=1",
                "set 2, cut 1",
            ),
        ];
        for (which, text, words) in others {
            assert_eq!(which.to_string(), text);
            assert_eq!(which.in_words(), words);
            assert_eq!(text.parse(), Ok(which));
        }
    }

    #[test]
    fn what_names_no_run_is_refused() {
        for text in [
            "",
            "2",
            "set",
            "set=",
            "set=0",
            "set=-1",
            "set=two",
            "schedule=4",
            "set=2,",
            "set=2,schedule=0",
            "set=2,schedule=4,cut=1",
            "set=2,set=3",
            "set=2, cut=1",
        ] {
            assert!(text.parse::<Which>().is_err(), "{text:?}");
        }
    }
}
