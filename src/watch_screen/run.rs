//! The loop: keys, saves and the running judgement, whichever comes first; the screen follows.

use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::event::Report;
use crate::terminal::decode::Key;
use crate::terminal::keys::{Input, Keys, Stop};
use crate::terminal::screen::{Screen, Size};
use crate::terminal::theme::Style;
use crate::watch::{Change, News, Source, Watcher};

use super::desk::{Desk, Judging, Reply, Saved};
use super::press::Request;
use super::render::render;
use super::view::View;

/// A judgement that takes no longer than this replaces the last verdict without a flicker in between.
const PATIENCE: Duration = Duration::from_millis(150);

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
        style,
        screen: Screen::default(),
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
        let step = tokio::select! {
            // Keys first: they answer at any moment. Saves before verdicts: a verdict about an old content is none.
            biased;
            input = keys.next() => Step::Input(input),
            news = watcher.next() => Step::News(news),
            report = finished(&mut work.judging) => Step::Judged(report),
            () = at(show_judging_at) => Step::StillJudging,
        };
        match work.take(step) {
            Flow::GoOn => work.draw()?,
            Flow::Quiet => {}
            Flow::End(Ended::Stopped(Stop::Hangup)) => return Ok(Ended::Stopped(Stop::Hangup)),
            Flow::End(ended) => {
                work.judging = None;
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
    StillJudging,
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
                self.view.judged(report, after, place);
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
            Ok(Reply::Moved) => self.moved(None),
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
            Saved::Moved => {
                let name = self.desk.place().name;
                self.moved(Some(format!(
                    "You saved another exercise, so this is {name} now."
                )));
                Flow::GoOn
            }
            Saved::Current => {
                self.view.saved();
                self.judge();
                Flow::Quiet
            }
        }
    }

    fn moved(&mut self, notice: Option<String>) {
        self.view.moved(self.desk.place(), self.desk.hints());
        self.view.notice = notice;
        self.judge();
        // There is no earlier verdict to keep on the screen.
        self.view.judging();
    }

    /// Whatever ran is about an older content, and ends here.
    fn judge(&mut self) {
        self.judging = None;
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::future::{pending, ready};
    use std::path::PathBuf;
    use std::rc::Rc;

    use super::{
        Change, Ended, Flow, Input, Key, Loop, News, Screen, Size, Source, Step, Stop, View,
    };
    use crate::event::Report;
    use crate::report::samples;
    use crate::terminal::theme::Style;
    use crate::watch_screen::desk::{After, Desk, Judging, Reply, Saved};
    use crate::watch_screen::press::Request;
    use crate::watch_screen::view::{Hints, Panel, Phase, Place};

    /// Counts judgements; the first one hangs.
    #[derive(Default)]
    struct Fake {
        begun: usize,
        cancelled: Rc<Cell<usize>>,
        recorded: usize,
    }

    struct Cancelled(Rc<Cell<usize>>);

    impl Drop for Cancelled {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    impl Desk for Fake {
        fn place(&self) -> Place {
            Place {
                topic: "01_basics".to_owned(),
                name: "basics2".to_owned(),
                title: "Three pages".to_owned(),
                file: "exercises/01_basics/basics2.rs".to_owned(),
                number: 1,
                total: 2,
                passed: 0,
            }
        }

        fn hints(&self) -> Hints {
            Hints::default()
        }

        fn judge(&mut self) -> Judging {
            self.begun += 1;
            if self.begun > 1 {
                return Box::pin(ready(samples::serial()));
            }
            let guard = Cancelled(Rc::clone(&self.cancelled));
            Box::pin(async move {
                let _guard = guard;
                pending::<Report>().await
            })
        }

        fn judged(&mut self, _report: &Report) -> After {
            self.recorded += 1;
            After::default()
        }

        fn saved(&mut self, change: &Change) -> Saved {
            match change.path.to_str() {
                Some("basics2.rs") => Saved::Current,
                Some("basics3.rs") => Saved::Moved,
                Some(_) | None => Saved::Nothing,
            }
        }

        fn ask(&mut self, request: Request) -> anyhow::Result<Reply> {
            match request {
                Request::Check => Ok(Reply::Panel(Panel::Check {
                    source: String::new(),
                })),
                Request::Run => Ok(Reply::Judge { notice: None }),
                Request::Next => Ok(Reply::Moved),
                Request::Previous
                | Request::GoTo { .. }
                | Request::Hint { .. }
                | Request::Topic
                | Request::List
                | Request::Solution
                | Request::Reset
                | Request::Quit => anyhow::bail!("the disk is full"),
            }
        }
    }

    fn started(desk: &mut Fake) -> Loop<'_, Fake> {
        let view = View::new(desk.place(), desk.hints());
        let size = Size {
            columns: 80,
            rows: 24,
        };
        let mut work = Loop {
            desk,
            view,
            judging: None,
            style: Style::PLAIN,
            screen: Screen::default(),
            size,
        };
        work.judge();
        work
    }

    fn saved(path: &str) -> Step {
        Step::News(News::Content(Change {
            path: PathBuf::from(path),
            content: b"new".to_vec(),
        }))
    }

    fn key(letter: char) -> Step {
        Step::Input(Input::Key(Key::Char(letter)))
    }

    #[tokio::test]
    async fn a_save_cancels_the_judgement_of_the_older_content() {
        let mut desk = Fake::default();
        let cancelled = Rc::clone(&desk.cancelled);
        let mut work = started(&mut desk);
        work.take(saved("README.rs"));
        assert_eq!(
            (work.desk.begun, cancelled.get()),
            (1, 0),
            "not an exercise"
        );
        work.take(saved("basics2.rs"));
        assert_eq!((work.desk.begun, cancelled.get()), (2, 1));
        let report = super::finished(&mut work.judging).await;
        work.take(Step::Judged(report));
        assert!(work.judging.is_none());
        assert_eq!(work.desk.recorded, 1);
    }

    #[tokio::test]
    async fn saving_another_exercise_moves_there_and_says_so() {
        let mut desk = Fake::default();
        let mut work = started(&mut desk);
        work.take(saved("basics3.rs"));
        assert!(
            work.view
                .notice
                .as_ref()
                .is_some_and(|notice| notice.contains("another exercise"))
        );
        assert!(matches!(work.view.phase, Phase::Judging { before: None }));
        assert_eq!(work.desk.begun, 2);
    }

    #[tokio::test]
    async fn keys_are_answered_while_a_judgement_hangs() {
        let mut desk = Fake::default();
        let mut work = started(&mut desk);
        work.take(key('c'));
        assert!(matches!(work.view.panel, Panel::Check { .. }));
        work.take(key('t'));
        assert_eq!(work.view.notice.as_deref(), Some("the disk is full"));
        work.take(key('r'));
        assert_eq!(work.desk.begun, 2);
        assert!(matches!(work.take(key('q')), Flow::End(Ended::Quit)));
        let stop = Step::Input(Input::Stop(Stop::Terminate));
        assert!(matches!(
            work.take(stop),
            Flow::End(Ended::Stopped(Stop::Terminate))
        ));
    }

    #[tokio::test]
    async fn polling_is_announced_and_stays_announced() {
        let mut desk = Fake::default();
        let mut work = started(&mut desk);
        work.take(Step::News(News::Source(Source::Polling {
            why: "NFS".to_owned(),
        })));
        work.take(key('n'));
        assert!(
            work.view
                .source
                .as_ref()
                .is_some_and(|line| line.contains("NFS"))
        );
    }
}
