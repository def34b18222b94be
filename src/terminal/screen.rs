//! Whole frames: what fits in the terminal's height, and the one write that puts it there.
//!
//! The alternate screen is not used: after leaving, the last frame stays readable above the prompt.

use std::io::IsTerminal;

use super::output::write_at_once;
use super::sanitise::sanitise_painted;
use super::text;
use super::theme::Colour;

const SHOW_CURSOR: &str = "\u{1b}[?25h";
const HIDE_CURSOR: &str = "\u{1b}[?25l";
// Terminals that know it show the frame at once; the others ignore it.
const BEGIN_UPDATE: &str = "\u{1b}[?2026h";
const END_UPDATE: &str = "\u{1b}[?2026l";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub columns: usize,
    pub rows: usize,
}

impl Size {
    /// The size of the terminal that shows standard output; 80 by 24 where it does not tell.
    pub fn current() -> Size {
        match console::Term::stdout().size_checked() {
            Some((rows, columns)) if rows > 0 && columns > 0 => Size {
                columns: usize::from(columns),
                rows: usize::from(rows),
            },
            Some(_) | None => Size {
                columns: 80,
                rows: 24,
            },
        }
    }
}

/// How long a section stays when there is not room for all: the last one goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// Heading and keys: never cut.
    Pinned,
    Always,
    First,
    Longer,
    Shorter,
    Last,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub keep: Keep,
    pub lines: Vec<String>,
}

/// Sections under one another with a blank line between, cut to `rows`.
///
/// What is nice to have goes first, then the blank lines from the end on, then the rest. A cut section ends in
/// a line that says how much is missing, as `more` words it. Where not even the pinned ones fit, the last lines
/// stay: they hold the keys.
pub fn fit(sections: &[Section], rows: usize, more: impl Fn(usize) -> String) -> Fitted {
    let sections: Vec<&Section> = sections
        .iter()
        .filter(|section| !section.lines.is_empty())
        .collect();
    let mut plan = Plan::whole(&sections);
    let whole = plan.height() <= rows;
    plan.cut(&sections, rows, &[Keep::Last, Keep::Shorter]);
    plan.close_up(rows);
    plan.cut(&sections, rows, &[Keep::Longer, Keep::First, Keep::Always]);
    let lines = plan.lines(&sections, more);
    let excess = lines.len().saturating_sub(rows);
    Fitted {
        lines: lines.into_iter().skip(excess).collect(),
        whole,
    }
}

/// How much of each section is shown, and which blank lines are.
struct Plan {
    shown: Vec<usize>,
    /// Whether a blank line stands before the section.
    gaps: Vec<Gap>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Closed,
}

impl Plan {
    fn whole(sections: &[&Section]) -> Plan {
        let gaps = (0..sections.len())
            .map(|index| if index == 0 { Gap::Closed } else { Gap::Blank })
            .collect();
        Plan {
            shown: sections.iter().map(|section| section.lines.len()).collect(),
            gaps,
        }
    }

    fn height(&self) -> usize {
        let blanks = self
            .shown
            .iter()
            .zip(&self.gaps)
            .filter(|(shown, gap)| **shown > 0 && **gap == Gap::Blank)
            .count();
        self.shown.iter().sum::<usize>() + blanks
    }

    fn cut(&mut self, sections: &[&Section], rows: usize, keeps: &[Keep]) {
        for keep in keeps {
            for index in (0..sections.len())
                .rev()
                .filter(|index| sections[*index].keep == *keep)
            {
                let excess = self.height().saturating_sub(rows);
                if excess == 0 {
                    return;
                }
                // Less than two lines and the note say nothing: the section goes, and its blank line with it.
                self.shown[index] = match self.shown[index].saturating_sub(excess) {
                    0..=2 if *keep != Keep::Always => 0,
                    left => left.max(1),
                };
            }
        }
    }

    fn close_up(&mut self, rows: usize) {
        for index in (0..self.gaps.len()).rev() {
            if self.height() <= rows {
                return;
            }
            self.gaps[index] = Gap::Closed;
        }
    }

    fn lines(&self, sections: &[&Section], more: impl Fn(usize) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        for ((section, shown), gap) in sections.iter().zip(&self.shown).zip(&self.gaps) {
            let full = section.lines.len();
            if *shown == 0 {
                continue;
            }
            if *gap == Gap::Blank && !lines.is_empty() {
                lines.push(String::new());
            }
            if *shown < full {
                lines.extend_from_slice(&section.lines[..shown - 1]);
                lines.push(more(full - (shown - 1)));
            } else {
                lines.extend_from_slice(&section.lines);
            }
        }
        lines
    }
}

/// What [`fit`] made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    pub lines: Vec<String>,
    /// Nothing was left out.
    pub whole: bool,
}

/// Draws frames on standard output; gives the cursor back below the last one when dropped.
#[derive(Debug)]
pub struct Screen {
    colour: Colour,
    drawn: Option<Drawn>,
}

#[derive(Debug)]
struct Drawn {
    frame: String,
    lines: usize,
}

impl Screen {
    /// Nothing is drawn yet.
    pub fn new(colour: Colour) -> Screen {
        Screen {
            colour,
            drawn: None,
        }
    }

    /// Draws `lines` over the whole terminal, unless they are what stands there already.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub fn draw(&mut self, lines: &[String], size: Size) -> std::io::Result<()> {
        let frame = frame(lines, size, self.colour);
        if self
            .drawn
            .as_ref()
            .is_some_and(|drawn| drawn.frame == frame)
        {
            return Ok(());
        }
        let mut bytes = String::new();
        if self.drawn.is_none() {
            // What stood there before goes up into the scrollback, not away.
            bytes.push_str(&"\n".repeat(size.rows.saturating_sub(1)));
        }
        bytes.push_str(&frame);
        write_at_once(&bytes)?;
        self.drawn = Some(Drawn {
            frame,
            lines: lines.len().min(size.rows),
        });
        Ok(())
    }

    /// Forgets what stands on the terminal: after a resize, or when somebody else wrote there.
    pub fn forget(&mut self) {
        if let Some(drawn) = &mut self.drawn {
            drawn.frame.clear();
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(drawn) = &self.drawn
            && std::io::stdout().is_terminal()
        {
            // The terminal may be gone already.
            let _ = write_at_once(&format!("\u{1b}[{};1H\n{SHOW_CURSOR}", drawn.lines.max(1)));
        }
    }
}

/// One frame as bytes: from the upper left corner, each line's rest and everything below cleared. Of what the lines
/// hold only colours reach the terminal.
pub(crate) fn frame(lines: &[String], size: Size, colour: Colour) -> String {
    let mut bytes = format!("{BEGIN_UPDATE}{HIDE_CURSOR}\u{1b}[H");
    for (index, line) in lines.iter().take(size.rows).enumerate() {
        if index > 0 {
            bytes.push_str("\r\n");
        }
        let line = sanitise_painted(line, colour).replace(['\n', '\t'], " ");
        let line = text::truncate(&line, size.columns, "…");
        bytes.push_str(&line);
        bytes.push_str("\u{1b}[0m");
        // After the last column the cursor waits upon it: clearing would take that letter away.
        if text::width(&line) < size.columns {
            bytes.push_str("\u{1b}[K");
        }
    }
    bytes.push_str("\u{1b}[J");
    bytes.push_str(END_UPDATE);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Colour, Fitted, Keep, Section, Size, fit, frame};

    fn section(keep: Keep, name: &str, count: usize) -> Section {
        Section {
            keep,
            lines: (1..=count).map(|line| format!("{name}{line}")).collect(),
        }
    }

    fn fitted(sections: &[Section], rows: usize) -> (String, bool) {
        let Fitted { lines, whole } = fit(sections, rows, |count| format!("+{count}"));
        (lines.join(" "), whole)
    }

    #[test]
    fn the_least_important_section_is_cut_first() {
        let sections = [
            section(Keep::Always, "v", 1),
            section(Keep::First, "r", 2),
            section(Keep::Last, "p", 4),
            section(Keep::Longer, "d", 2),
        ];
        for (rows, wanted, whole) in [
            (12, "v1  r1 r2  p1 p2 p3 p4  d1 d2", true),
            (11, "v1  r1 r2  p1 p2 +2  d1 d2", false),
            (10, "v1  r1 r2  d1 d2", false),
            (7, "v1  r1 r2  d1 d2", false),
            (6, "v1  r1 r2 d1 d2", false),
            (5, "v1 r1 r2 d1 d2", false),
            (4, "v1 r1 r2", false),
            (2, "v1", false),
            (1, "v1", false),
        ] {
            assert_eq!(
                fitted(&sections, rows),
                (wanted.to_owned(), whole),
                "{rows} rows"
            );
        }
    }

    #[test]
    fn a_frame_is_one_write_and_as_wide_as_the_terminal() {
        let bytes = frame(
            &["alpha".to_owned(), "a longer line".to_owned()],
            Size {
                columns: 8,
                rows: 2,
            },
            Colour::Off,
        );
        assert_eq!(
            bytes,
            "\u{1b}[?2026h\u{1b}[?25l\u{1b}[Halpha\u{1b}[0m\u{1b}[K\r\na longe…\u{1b}[0m\u{1b}[J\u{1b}[?2026l"
        );
    }
}
