//! What the screen shows. Plain values: everything that happens is a call that changes them.

use crate::event::Report;
use crate::verdict::judgement::{CompilerMessage, Verdict};

use super::desk::After;

/// Where the learner is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub topic: String,
    pub name: String,
    pub title: String,
    /// As the learner would type it.
    pub file: String,
    /// 1 is the first.
    pub number: usize,
    pub total: usize,
    pub passed: usize,
}

/// What is known about the content on disk.
#[derive(Debug, Clone)]
pub enum Phase {
    /// Not judged yet.
    Nothing,
    /// Being judged; the verdict about an earlier content, if there is one.
    Judging { before: Option<Report> },
    Judged {
        report: Report,
        after: After,
        /// Comes later, or never.
        advice: Vec<CompilerMessage>,
    },
}

/// What the body shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Panel {
    Verdict,
    /// As many hints as were asked for.
    Hints,
    /// The check's source.
    Check {
        source: String,
    },
    /// The topic's page, in Markdown.
    Topic {
        page: String,
    },
    Solution {
        source: String,
    },
    List {
        rows: Vec<Row>,
        cursor: usize,
    },
}

/// One exercise of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub topic: String,
    /// The topic's title.
    pub chapter: String,
    pub name: String,
    pub title: String,
    pub done: Done,
}

/// How far an exercise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Passed,
    Open,
}

/// The hints of this exercise, and how many were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hints {
    pub texts: Vec<String>,
    pub shown: usize,
}

/// Everything on the screen.
#[derive(Debug, Clone)]
pub struct View {
    pub place: Place,
    pub phase: Phase,
    pub panel: Panel,
    pub hints: Hints,
    /// One line above the keys.
    pub notice: Option<String>,
    /// Why files are polled, or that nothing is watched; stays.
    pub source: Option<String>,
    pub(super) greeting: Greeting,
    pub(super) question: Question,
    /// Lines of the body that went up; 0 shows the verdict fitted to the screen.
    pub(super) scroll: usize,
    pub(super) footer: Footer,
}

/// The five lines that explain the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greeting {
    Shown,
    Over,
}

/// What the next key answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    None,
    Reset,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footer {
    Keys,
    /// Nobody listens to keys any more.
    Gone,
}

impl View {
    /// The first screen; it explains itself.
    pub fn new(place: Place, hints: Hints) -> View {
        View {
            place,
            phase: Phase::Nothing,
            panel: Panel::Verdict,
            hints,
            notice: None,
            source: None,
            greeting: Greeting::Shown,
            question: Question::None,
            scroll: 0,
            footer: Footer::Keys,
        }
    }

    /// For a learner who has been here before.
    pub fn without_greeting(mut self) -> View {
        self.greeting = Greeting::Over;
        self
    }

    /// Another exercise: nothing of the last one stays.
    pub fn moved(&mut self, place: Place, hints: Hints) {
        let source = self.source.take();
        *self = View {
            source,
            greeting: Greeting::Over,
            ..View::new(place, hints)
        };
    }

    /// A judgement begins. An earlier verdict stays readable, marked as such.
    pub fn judging(&mut self) {
        let phase = std::mem::replace(&mut self.phase, Phase::Nothing);
        let before = match phase {
            Phase::Nothing => None,
            Phase::Judging { before } => before,
            Phase::Judged { report, .. } => Some(report),
        };
        self.phase = Phase::Judging { before };
    }

    /// A judgement has ended: its verdict is what the learner waits for, so it is shown from its start.
    pub fn judged(&mut self, report: Report, after: After, place: Place) {
        self.place = place;
        self.phase = Phase::Judged {
            report,
            after,
            advice: Vec::new(),
        };
        self.scroll = 0;
        // Who passes has no more need of hints, and should see the lesson.
        if self.passed() && self.panel == Panel::Hints {
            self.show(Panel::Verdict);
        }
    }

    /// Advice about the content that was judged. Somebody may be reading further down already: that stays in sight.
    pub fn advised(&mut self, told: Vec<CompilerMessage>) {
        match &mut self.phase {
            Phase::Judged { advice, .. } => *advice = told,
            Phase::Nothing | Phase::Judging { .. } => {}
        }
    }

    /// The learner saved: a page that they read makes way for the verdict.
    pub fn saved(&mut self) {
        self.greeting = Greeting::Over;
        self.notice = None;
        match self.panel {
            Panel::Verdict | Panel::Hints => {}
            Panel::Check { .. }
            | Panel::Topic { .. }
            | Panel::Solution { .. }
            | Panel::List { .. } => {
                self.show(Panel::Verdict);
            }
        }
    }

    /// Shows another panel, from its start.
    pub fn show(&mut self, panel: Panel) {
        self.panel = panel;
        self.scroll = 0;
    }

    /// The last frame before the program ends.
    pub fn leave(&mut self) {
        self.panel = Panel::Verdict;
        self.scroll = 0;
        self.notice = None;
        self.footer = Footer::Gone;
    }

    /// True if the content on disk is known to pass.
    pub fn passed(&self) -> bool {
        match &self.phase {
            Phase::Judged { report, .. } => report.judgement.verdict == Verdict::Passed,
            Phase::Nothing | Phase::Judging { .. } => false,
        }
    }
}
