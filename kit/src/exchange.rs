//! A bank's exchange rates: answers that come from outside the runtime.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::dice::Dice;
use crate::gate::Heart;
use crate::line::Line;
use crate::recorder::{Recorder, SpanGuard};

/// What is noted of the other tasks of the program.
pub const OTHERS_RAN: &str = "questions during which other tasks ran";

/// A bank that can be asked for the rates of its currencies. Cheap to clone.
///
/// It answers from a thread of its own, which needs no timer: whichever thread and whichever runtime polls the future
/// gets the answer. Before each answer it waits until the program has done all that it can do without it, and lets the other
/// tasks of the program have their turns, if they can.
#[derive(Clone)]
pub struct Bank {
    recorder: Recorder,
    day: u64,
    heart: Heart,
    line: Arc<Line>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Bank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bank").finish_non_exhaustive()
    }
}

impl Bank {
    /// The bank on a day, of which so many questions are expected.
    pub fn new(recorder: &Recorder, day: u64, questions: u64) -> Self {
        Self {
            recorder: recorder.clone(),
            day,
            heart: Heart::new(recorder, OTHERS_RAN, questions),
            line: Arc::default(),
        }
    }

    /// Asks what one unit of this currency costs today, in cents.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn rate(&self, currency: &str) -> Rate {
        Rate {
            span: self.recorder.call("rate", currency),
            heart: self.heart.clone(),
            line: self.line.clone(),
            cents: Self::rate_on(self.day, currency),
            answer: None,
        }
    }

    /// What the bank says of this currency on that day.
    pub fn rate_on(day: u64, currency: &str) -> u64 {
        Dice::of_text(currency, day).number(11..=999)
    }

    /// Takes the part of the program's other tasks, for ever: before each of its answers, the bank lets them have
    /// their turns.
    pub async fn other_tasks(&self) {
        self.heart.beat().await;
    }
}

/// A question to the bank, which is asked when it is first polled.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Rate {
    span: SpanGuard,
    heart: Heart,
    line: Arc<Line>,
    cents: u64,
    answer: Option<oneshot::Receiver<u64>>,
}

impl Future for Rate {
    type Output = u64;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u64> {
        let rate = &mut *self;
        let answer = rate.answer.get_or_insert_with(|| {
            rate.span.start();
            let (sender, answer) = oneshot::channel();
            let (heart, line, cents) = (rate.heart.clone(), rate.line.clone(), rate.cents);
            let recorder = rate.span.recorder().clone();
            let place = line.join(Duration::ZERO, rate.span.lane());
            std::thread::spawn(move || {
                line.wait_for_turn(&place, &recorder);
                heart.feel(Duration::ZERO);
                // Nobody may be left who wants to know.
                let _ = sender.send(cents);
                line.leave(&place);
            });
            answer
        });
        match Pin::new(answer).poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(cents) => {
                rate.span.finish();
                Poll::Ready(cents.expect("the bank answers"))
            }
        }
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rate({})", self.span.lane())
    }
}
