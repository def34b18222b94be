//! What the loop does with each thing that happens, without a terminal.

use std::cell::Cell;
use std::future::{pending, ready};
use std::path::PathBuf;
use std::rc::Rc;

use super::{Change, Ended, Flow, Input, Key, Loop, News, Screen, Size, Source, Step, Stop, View};
use crate::event::Report;
use crate::report::samples;
use crate::terminal::theme::Style;
use crate::verdict::judgement::CompilerMessage;
use crate::watch_screen::desk::{Advising, After, Desk, Judging, Reply, Saved};
use crate::watch_screen::elsewhere::Elsewhere;
use crate::watch_screen::press::Request;
use crate::watch_screen::tests::place;
use crate::watch_screen::view::{Hints, Panel, Phase, Place};

/// Counts judgements; the first one hangs.
#[derive(Default)]
struct Fake {
    begun: usize,
    cancelled: Rc<Cell<usize>>,
    recorded: usize,
    moves: usize,
    /// What there is to advise; with nothing, looking for it never ends.
    advice: Option<Vec<CompilerMessage>>,
}

struct Cancelled(Rc<Cell<usize>>);

impl Drop for Cancelled {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

impl Desk for Fake {
    fn place(&self) -> Place {
        place()
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

    fn advice(&mut self) -> Option<Advising> {
        if let Some(advice) = self.advice.take() {
            return Some(Box::pin(ready(advice)));
        }
        let guard = Cancelled(Rc::clone(&self.cancelled));
        Some(Box::pin(async move {
            let _guard = guard;
            pending().await
        }))
    }

    fn saved(&mut self, change: &Change) -> Saved {
        match change.path.to_str() {
            Some("basics2.rs") => Saved::Current,
            Some("basics3.rs" | "basics4.rs") => Saved::Other,
            Some(_) | None => Saved::Nothing,
        }
    }

    fn move_to(&mut self, _change: &Change) -> anyhow::Result<Option<String>> {
        self.moves += 1;
        Ok(None)
    }

    fn ask(&mut self, request: Request) -> anyhow::Result<Reply> {
        match request {
            Request::Check => Ok(Reply::Panel(Panel::Check {
                source: String::new(),
            })),
            Request::Run => Ok(Reply::Judge { notice: None }),
            Request::Next => Ok(Reply::Moved { notice: None }),
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
        advising: None,
        elsewhere: Elsewhere::default(),
        style: Style::PLAIN,
        screen: Screen::new(Style::PLAIN.colour),
        size,
    };
    work.judge();
    work
}

fn saved(path: &str) -> Step {
    Step::News(News::Content(Change {
        path: PathBuf::from(path),
        content: Some(b"new".to_vec()),
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
async fn saving_another_exercise_alone_moves_there_and_says_so() {
    let mut desk = Fake::default();
    let mut work = started(&mut desk);
    work.take(saved("basics3.rs"));
    work.take(Step::QuietElsewhere);
    assert!(
        work.view
            .notice
            .as_ref()
            .is_some_and(|notice| notice.contains("another exercise"))
    );
    assert!(matches!(work.view.phase, Phase::Judging { before: None }));
    assert_eq!((work.desk.begun, work.desk.moves), (2, 1));
}

#[tokio::test]
async fn saving_several_exercises_moves_nobody_and_a_key_forgets_what_was_saved_before() {
    for (saves, notice) in [
        (
            ["basics3.rs", "basics4.rs"],
            Some("Several exercises changed at once; you stay with basics2."),
        ),
        (["basics3.rs", "basics2.rs"], None),
        (["basics2.rs", "basics3.rs"], None),
    ] {
        let mut desk = Fake::default();
        let mut work = started(&mut desk);
        for path in saves {
            work.take(saved(path));
        }
        work.take(Step::QuietElsewhere);
        assert_eq!(work.desk.moves, 0, "{saves:?}");
        assert_eq!(work.view.notice.as_deref(), notice, "{saves:?}");
    }
    let mut desk = Fake::default();
    let mut work = started(&mut desk);
    work.take(saved("basics3.rs"));
    work.take(key('n'));
    assert_eq!(work.elsewhere.decided_at(), None);
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

fn advice_shown<'a>(work: &'a Loop<'_, Fake>) -> Option<&'a [CompilerMessage]> {
    match &work.view.phase {
        Phase::Judged { advice, .. } => Some(advice),
        Phase::Nothing | Phase::Judging { .. } => None,
    }
}

#[tokio::test]
async fn advice_comes_after_the_verdict_and_changes_none() {
    let mut desk = Fake {
        advice: Some(samples::advice()),
        ..Fake::default()
    };
    let mut work = started(&mut desk);
    assert!(work.advising.is_none(), "no verdict yet");
    work.take(Step::Judged(samples::serial()));
    assert_eq!(advice_shown(&work), Some(&[][..]), "the verdict is first");
    let advice = super::advised(&mut work.advising).await;
    assert!(matches!(work.take(Step::Advised(advice)), Flow::GoOn));
    assert_eq!(advice_shown(&work), Some(&samples::advice()[..]));
    assert!(work.advising.is_none());
    assert_eq!(
        work.desk.recorded, 1,
        "the verdict was told once, before it"
    );
}

#[tokio::test]
async fn no_advice_changes_nothing_on_the_screen() {
    let mut desk = Fake {
        advice: Some(Vec::new()),
        ..Fake::default()
    };
    let mut work = started(&mut desk);
    work.take(Step::Judged(samples::passed()));
    let advice = super::advised(&mut work.advising).await;
    assert!(matches!(work.take(Step::Advised(advice)), Flow::Quiet));
}

#[tokio::test]
async fn whatever_is_judged_next_cancels_the_advice() {
    for next in [
        saved("basics2.rs"),
        Step::QuietElsewhere,
        key('n'),
        key('r'),
    ] {
        let mut desk = Fake::default();
        let cancelled = Rc::clone(&desk.cancelled);
        let mut work = started(&mut desk);
        work.take(Step::Judged(samples::passed()));
        let before = cancelled.get();
        assert!(work.advising.is_some());
        work.take(saved("README.rs"));
        work.take(saved("basics3.rs"));
        assert!(work.advising.is_some(), "not the exercise in hand");
        work.take(next);
        assert!(work.advising.is_none());
        assert_eq!(cancelled.get(), before + 1);
    }
}

#[tokio::test]
async fn what_does_not_compile_has_no_advice() {
    for report in [samples::does_not_compile(), samples::unjudged()] {
        let mut desk = Fake {
            advice: Some(samples::advice()),
            ..Fake::default()
        };
        let mut work = started(&mut desk);
        work.take(Step::Judged(report));
        assert!(work.advising.is_none());
    }
}
