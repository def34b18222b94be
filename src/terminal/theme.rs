//! What the output may use: colours or none, Unicode or ASCII. Decided once, from values, and handed around.

use console::Style as Pen;

/// What `--color` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColourChoice {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    On,
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// Whether somebody looks at the output, or a file or pipe takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    Terminal,
    Elsewhere,
}

/// What an output may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub colour: Colour,
    pub glyphs: Glyphs,
}

/// What a piece of text means; the theme knows how that looks. Never the only sign of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    Good,
    Bad,
    Caution,
    Strong,
    Quiet,
    Accent,
}

impl Style {
    /// Neither colours nor anything outside ASCII.
    pub const PLAIN: Style = Style {
        colour: Colour::Off,
        glyphs: Glyphs::Ascii,
    };

    /// Decides for an output of this process, from `--color` and the environment.
    pub fn detect(choice: ColourChoice, output: Output) -> Style {
        Style::from_env(choice, output, |name| std::env::var(name).ok())
    }

    /// The same with the environment as a parameter.
    pub fn from_env(
        choice: ColourChoice,
        output: Output,
        env: impl Fn(&str) -> Option<String>,
    ) -> Style {
        Style {
            colour: colour(choice, output, &env),
            glyphs: glyphs(&env),
        }
    }

    /// `text`, painted if this output has colours.
    pub fn paint(self, paint: Paint, text: &str) -> String {
        match self.colour {
            Colour::Off => text.to_owned(),
            Colour::On if text.is_empty() => String::new(),
            Colour::On => pen(paint).force_styling(true).apply_to(text).to_string(),
        }
    }

    /// One of two spellings, by what the terminal can show.
    pub fn glyph(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }
}

fn pen(paint: Paint) -> Pen {
    match paint {
        Paint::Good => Pen::new().green(),
        Paint::Bad => Pen::new().red(),
        Paint::Caution => Pen::new().yellow(),
        Paint::Strong => Pen::new().bold(),
        Paint::Quiet => Pen::new().dim(),
        Paint::Accent => Pen::new().cyan(),
    }
}

/// The flag beats the environment; NO_COLOR beats CLICOLOR_FORCE, because somebody who wants none means it.
fn colour(choice: ColourChoice, output: Output, env: &impl Fn(&str) -> Option<String>) -> Colour {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    let forced = env("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    match (choice, output) {
        (ColourChoice::Always, _) => Colour::On,
        (ColourChoice::Never, _) => Colour::Off,
        (ColourChoice::Auto, _) if set("NO_COLOR") => Colour::Off,
        (ColourChoice::Auto, _) if forced => Colour::On,
        (ColourChoice::Auto, Output::Elsewhere) => Colour::Off,
        (ColourChoice::Auto, Output::Terminal) => {
            if env("TERM").is_some_and(|term| term == "dumb")
                || env("CLICOLOR").is_some_and(|value| value == "0")
            {
                Colour::Off
            } else {
                Colour::On
            }
        }
    }
}

/// The first of the three that is set and not empty decides, as in setlocale(3).
fn glyphs(env: &impl Fn(&str) -> Option<String>) -> Glyphs {
    if cfg!(windows) {
        return Glyphs::Unicode;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| env(name))
        .find(|value| !value.is_empty());
    let utf8 = locale.is_some_and(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    });
    let dumb = env("TERM").is_some_and(|term| term == "dumb");
    if utf8 && !dumb {
        Glyphs::Unicode
    } else {
        Glyphs::Ascii
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, ColourChoice, Glyphs, Output, Paint, Style};

    fn style(choice: ColourChoice, output: Output, env: &[(&str, &str)]) -> Style {
        Style::from_env(choice, output, |name| {
            env.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colours_follow_the_flag_then_the_environment_then_the_output() {
        use ColourChoice::{Always, Auto, Never};
        use Output::{Elsewhere, Terminal};
        for (choice, output, env, wanted) in [
            (Auto, Terminal, &[][..], Colour::On),
            (Auto, Elsewhere, &[], Colour::Off),
            (Auto, Terminal, &[("TERM", "dumb")], Colour::Off),
            (Auto, Terminal, &[("NO_COLOR", "1")], Colour::Off),
            (Auto, Terminal, &[("NO_COLOR", "")], Colour::On),
            (Auto, Elsewhere, &[("CLICOLOR_FORCE", "1")], Colour::On),
            (Auto, Elsewhere, &[("CLICOLOR_FORCE", "0")], Colour::Off),
            (
                Auto,
                Elsewhere,
                &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
                Colour::Off,
            ),
            (Auto, Terminal, &[("CLICOLOR", "0")], Colour::Off),
            (
                Always,
                Elsewhere,
                &[("NO_COLOR", "1"), ("TERM", "dumb")],
                Colour::On,
            ),
            (Never, Terminal, &[("CLICOLOR_FORCE", "1")], Colour::Off),
        ] {
            assert_eq!(
                style(choice, output, env).colour,
                wanted,
                "{choice:?} {output:?} {env:?}"
            );
        }
    }

    #[cfg(not(windows))]
    #[test]
    fn unicode_needs_a_locale_that_says_utf8() {
        for (env, wanted) in [
            (&[][..], Glyphs::Ascii),
            (&[("LANG", "en_GB.UTF-8")], Glyphs::Unicode),
            (&[("LANG", "C.utf8")], Glyphs::Unicode),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "C")], Glyphs::Ascii),
            (&[("LC_ALL", ""), ("LC_CTYPE", "UTF-8")], Glyphs::Unicode),
            (&[("LANG", "en_GB.UTF-8"), ("TERM", "dumb")], Glyphs::Ascii),
        ] {
            assert_eq!(
                style(ColourChoice::Auto, Output::Terminal, env).glyphs,
                wanted,
                "{env:?}"
            );
        }
    }

    #[test]
    fn without_colours_a_text_is_itself() {
        assert_eq!(Style::PLAIN.paint(Paint::Bad, "failed"), "failed");
        let painted = Style {
            colour: Colour::On,
            glyphs: Glyphs::Ascii,
        }
        .paint(Paint::Bad, "failed");
        assert_eq!(painted, "\u{1b}[31mfailed\u{1b}[0m");
    }
}
