//! Colour or not: the flag first, then the environment's habits, then the terminal.

use std::io::{IsTerminal, stderr, stdout};

use crate::cli::Color;

/// Settles it for both streams, once, for everything that is styled later.
pub fn settle(flag: Color) {
    let variable = |name: &str| std::env::var(name).ok();
    console::set_colors_enabled(wanted(flag, variable, Stream::of(&stdout())));
    console::set_colors_enabled_stderr(wanted(flag, variable, Stream::of(&stderr())));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Terminal,
    Other,
}

impl Stream {
    fn of(stream: &impl IsTerminal) -> Self {
        if stream.is_terminal() {
            Self::Terminal
        } else {
            Self::Other
        }
    }
}

fn wanted(flag: Color, variable: impl Fn(&str) -> Option<String>, stream: Stream) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match flag {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if set("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE").as_deref() != Some("0") => true,
        Color::Auto if variable("TERM").as_deref() == Some("dumb") => false,
        Color::Auto => stream == Stream::Terminal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_beats_the_environment_and_that_the_terminal() {
        use Color::{Always, Auto, Never};
        use Stream::{Other, Terminal};
        for (flag, environment, stream, expected) in [
            (Auto, &[][..], Terminal, true),
            (Auto, &[], Other, false),
            (Auto, &[("NO_COLOR", "1")], Terminal, false),
            (Auto, &[("NO_COLOR", "")], Terminal, true),
            (Auto, &[("TERM", "dumb")], Terminal, false),
            (Auto, &[("CLICOLOR_FORCE", "1")], Other, true),
            (Auto, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], Other, true),
            (Auto, &[("CLICOLOR_FORCE", "0")], Other, false),
            (Auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], Terminal, false),
            (Always, &[("NO_COLOR", "1")], Other, true),
            (Never, &[("CLICOLOR_FORCE", "1")], Terminal, false),
        ] {
            let variable = |name: &str| {
                environment
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                wanted(flag, variable, stream),
                expected,
                "{flag:?} {environment:?} {stream:?}"
            );
        }
    }
}
