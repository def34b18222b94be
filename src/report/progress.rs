//! Progress of long work, on standard error, where somebody looks at it.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::sanitise::one_line;
use crate::terminal::theme::Style;

/// A bar that names what is under way. Nothing at all where standard error is no terminal.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// `total` steps to go.
    pub fn new(total: usize, style: Style) -> Progress {
        let target = if stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let template = "{pos:>4} of {len} {bar:24} {elapsed:>4} {wide_msg}";
        let shape = ProgressStyle::with_template(template)
            .expect("the template is a constant that was tried");
        bar.set_style(shape.progress_chars(style.glyph("━╸ ", "#> ")));
        // Compiling says nothing for a while; the elapsed time shows that we live.
        bar.enable_steady_tick(Duration::from_millis(250));
        Progress { bar }
    }

    /// Names what begins now.
    pub fn begin(&self, what: &str) {
        self.bar.set_message(one_line(what));
    }

    /// One step is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
