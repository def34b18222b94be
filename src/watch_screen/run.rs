//! The loop: keys, saves and the running judgement, whichever comes first; the screen follows.

use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::event::Report;
use crate::terminal::decode::Key;
use crate::terminal::keys::{Input, Keys, Stop};
use crate::terminal::screen::{Screen, Size};
use crate::terminal::theme::Style;
use crate::verdict::judgement::CompilerMessage;
use crate::watch::{Change, News, Source, Watcher};

use super::desk::{Advising, Desk, Judging, Reply, Saved};
use super::elsewhere::{Decision, Elsewhere};
use super::press::Request;
use super::render::render;
use super::view::View;

/// A judgement that takes no longer than this replaces the last verdict without a flicker in between.
const PATIENCE: Duration = Duration::from_millis(150);

/// How often the terminal's mode is looked at while an answer runs: in one of its own, Ctrl-C would be dead.
const HOLD_EVERY: Duration = Duration::from_millis(200);

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Quit,
    Stopped(Stop),
}

/// Shows, judges and listens until somebody leaves. The terminal is as before when this returns or is dropped.
///
/// # Errors
/// When the terminal cannot be written to.
pub async fn run(
    desk: &mut impl Desk,
    view: View,
    watcher: &mut Watcher,
    keys: &mut Keys,
    style: Style,
) -> std::io::Result<Ended> {
    let mut work = Loop {
        desk,
        view,
        judging: None,
        advising: None,
        elsewhere: Elsewhere::default(),
        style,
        screen: Screen::new(style.colour),
        size: Size::current(),
    };
    work.judge();
    work.draw()?;
    loop {
        let quiet = work
            .judging
            .as_ref()
            .filter(|running| running.shown == Shown::NotYet);
        let show_judging_at = quiet.map(|running| running.since + PATIENCE);
        let hold_at = work.judging.as_ref().map(|_| Instant::now() + HOLD_EVERY);
        let step = tokio::select! {
            // Keys first: they answer at any moment. Saves before verdicts: a verdict about an old content is none.
            biased;
            input = keys.next() => Step::Input(input),
            news = watcher.next() => Step::News(news),
            report = finished(&mut work.judging) => Step::Judged(report),
            advice = advised(&mut work.advising) => Step::Advised(advice),
            () = at(show_judging_at) => Step::StillJudging,
            () = at(work.elsewhere.decided_at()) => Step::QuietElsewhere,
            () = at(hold_at) => Step::Hold,
        };
        match step {
            Step::Judged(_) => {
                // Whatever the answer did to the terminal is over now.
                keys.take_back();
                work.screen.forget();
            }
            Step::Hold if keys.hold() => work.screen.forget(),
            Step::Hold => continue,
            Step::Input(_)
            | Step::News(_)
            | Step::Advised(_)
            | Step::StillJudging
            | Step::QuietElsewhere => {}
        }
        match work.take(step) {
            Flow::GoOn => work.draw()?,
            Flow::Quiet => {}
            Flow::End(Ended::Stopped(Stop::Hangup)) => return Ok(Ended::Stopped(Stop::Hangup)),
            Flow::End(ended) => {
                work.judging = None;
                work.advising = None;
                keys.take_back();
                work.screen.forget();
                work.view.leave();
                work.draw()?;
                return Ok(ended);
            }
        }
    }
}

enum Step {
    Input(Input),
    News(News),
    Judged(Report),
    Advised(Vec<CompilerMessage>),
    StillJudging,
    /// Since the last change of another exercise nothing has changed for a moment.
    QuietElsewhere,
    /// An answer has run for a while, and may have changed the terminal's mode.
    Hold,
}

enum Flow {
    GoOn,
    /// Nothing to draw yet.
    Quiet,
    End(Ended),
}

struct Running {
    judgement: Judging,
    since: Instant,
    shown: Shown,
}

/// Whether the screen says already that we judge.
#[derive(PartialEq, Eq)]
enum Shown {
    Yes,
    NotYet,
}

struct Loop<'a, D: Desk> {
    desk: &'a mut D,
    view: View,
    judging: Option<Running>,
    /// Begins when the verdict is there, and never keeps one waiting.
    advising: Option<Advising>,
    elsewhere: Elsewhere,
    style: Style,
    screen: Screen,
    size: Size,
}

impl<D: Desk> Loop<'_, D> {
    fn take(&mut self, step: Step) -> Flow {
        match step {
            Step::Input(Input::Key(key)) => self.press(key),
            Step::Input(Input::Resized | Input::Resumed) => {
                self.size = Size::current();
                self.screen.forget();
                Flow::GoOn
            }
            Step::Input(Input::Stop(stop)) => Flow::End(Ended::Stopped(stop)),
            Step::News(News::Source(source)) => {
                self.view.source = announce(&source);
                Flow::GoOn
            }
            Step::News(News::Content(change)) => self.saved(&change),
            Step::Judged(report) => {
                self.judging = None;
                let after = self.desk.judged(&report);
                let place = self.desk.place();
                // What does not compile has rustc's word already.
                self.advising = match report.judgement.compiled() {
                    true => self.desk.advice(),
                    false => None,
                };
                self.view.judged(report, after, place);
                Flow::GoOn
            }
            Step::Advised(advice) => {
                self.advising = None;
                if advice.is_empty() {
                    return Flow::Quiet;
                }
                self.view.advised(advice);
                Flow::GoOn
            }
            Step::StillJudging => {
                if let Some(running) = &mut self.judging {
                    running.shown = Shown::Yes;
                    // Not shown at once, so the state is changed here and not when the work began.
                    self.view.judging();
                }
                Flow::GoOn
            }
            Step::QuietElsewhere => self.decide(),
            Step::Hold => Flow::GoOn,
        }
    }

    fn press(&mut self, key: Key) -> Flow {
        let Some(request) = self.view.press(key, self.size, self.style) else {
            return Flow::GoOn;
        };
        if request == Request::Quit {
            return Flow::End(Ended::Quit);
        }
        match self.desk.ask(request) {
            Ok(Reply::Moved { notice }) => self.moved(notice),
            Ok(Reply::Judge { notice }) => {
                self.view.notice = notice;
                self.judge();
            }
            Ok(Reply::Panel(panel)) => self.view.show(panel),
            Ok(Reply::Notice(text)) => self.view.notice = Some(text),
            Ok(Reply::Done) => {}
            Err(error) => self.view.notice = Some(format!("{error:#}")),
        }
        Flow::GoOn
    }

    fn saved(&mut self, change: &Change) -> Flow {
        match self.desk.saved(change) {
            Saved::Nothing => Flow::Quiet,
            Saved::Other => {
                self.elsewhere.other_changed(change.clone(), Instant::now());
                Flow::Quiet
            }
            Saved::Current => {
                self.elsewhere.in_hand_changed(Instant::now());
                self.view.saved();
                self.judge();
                Flow::Quiet
            }
        }
    }

    fn decide(&mut self) -> Flow {
        match self.elsewhere.decide() {
            Decision::Stay => return Flow::Quiet,
            Decision::StayThoughSeveralChanged => {
                let name = self.desk.place().name;
                let notice = format!("Several exercises changed at once; you stay with {name}.");
                self.view.notice = Some(notice);
            }
            Decision::MoveTo(change) => match self.desk.move_to(&change) {
                Ok(notice) => {
                    let name = self.desk.place().name;
                    self.moved(Some(notice.unwrap_or_else(|| {
                        format!("You saved another exercise, so this is {name} now.")
                    })));
                }
                Err(error) => self.view.notice = Some(format!("{error:#}")),
            },
        }
        Flow::GoOn
    }

    fn moved(&mut self, notice: Option<String>) {
        self.elsewhere = Elsewhere::default();
        self.view.moved(self.desk.place(), self.desk.hints());
        self.view.notice = notice;
        self.judge();
        // There is no earlier verdict to keep on the screen.
        self.view.judging();
    }

    /// Whatever ran is about an older content, and ends here.
    fn judge(&mut self) {
        self.judging = None;
        self.advising = None;
        let judgement = self.desk.judge();
        self.judging = Some(Running {
            judgement,
            since: Instant::now(),
            shown: Shown::NotYet,
        });
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let frame = render(&self.view, self.size, self.style);
        self.screen.draw(&frame.lines, self.size)
    }
}

async fn finished(running: &mut Option<Running>) -> Report {
    match running {
        Some(running) => (&mut running.judgement).await,
        None => pending().await,
    }
}

async fn advised(advising: &mut Option<Advising>) -> Vec<CompilerMessage> {
    match advising {
        Some(advising) => advising.await,
        None => pending().await,
    }
}

async fn at(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => pending().await,
    }
}

/// The line that says how files are watched, where that is not the usual way.
fn announce(source: &Source) -> Option<String> {
    match source {
        Source::Events => None,
        Source::Polling { why } => Some(format!("Files are looked at four times a second: {why}.")),
        Source::Manual => Some("Nothing is watched: r judges the file as it is now.".to_owned()),
    }
}

#[cfg(all(test, unix))]
mod broken;
#[cfg(test)]
mod tests;
