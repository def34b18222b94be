//! What judges `res1`: the outcome is passed on, and the session is closed, whatever the outcome.

#![forbid(unsafe_code)]

#[path = "../../exercises/07_streams_resources/res1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::mail::{Letter, Refused, Server};
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Post {
    letters: Vec<Letter>,
    connect: Duration,
    close: Duration,
}

impl Post {
    fn new(letters: &[Letter], connect_ms: u64, close_ms: u64) -> Self {
        Self {
            letters: letters.to_vec(),
            connect: ms(connect_ms),
            close: ms(close_ms),
        }
    }

    /// Those that are sent: up to the first that is refused.
    fn sent(&self) -> &[Letter] {
        let refused = self.letters.iter().position(|letter| letter.reply.is_err());
        &self.letters[..refused.map_or(self.letters.len(), |index| index + 1)]
    }

    fn outcome(&self) -> Result<Vec<String>, Refused> {
        let replies = self.letters.iter().map(|letter| letter.reply.clone());
        replies.collect()
    }

    fn time(&self) -> Duration {
        let sending: Duration = self.sent().iter().map(|letter| letter.latency).sum();
        self.connect + sending + self.close
    }
}

type Sent = (Result<Vec<String>, Refused>, Sessions);

/// What the server has open.
#[derive(Debug, PartialEq)]
enum Sessions {
    AllClosed,
    StillOpen,
}

pub fn main() {
    let refused = [
        Letter::taken("invoice", 210),
        Letter::refused("advertisement", 290, "nobody wants this"),
        Letter::taken("postcard", 170),
    ];
    let taken = [Letter::taken("thanks", 330), Letter::taken("offer", 120)];
    let twice = [
        Letter::refused("chain letter", 80, "not again"),
        Letter::refused("lottery", 60, "not here"),
    ];
    check(send)
        .set(Post::new(&refused, 500, 400))
        .set(Post::new(&taken, 350, 240))
        .set(Post::new(&twice, 100, 700))
        .set(Post::new(&[], 130, 90))
        .seeded(8, random_post)
        .require("the_outcome_is_passed_on", |run| {
            run.same(&run.returned().0, &run.data().outcome())
        })
        .require("the_first_refusal_ends_the_sending", |run| {
            all([
                run.calls("send").is(run.data().sent().len() as u64),
                run.calls("connect").at_most(1),
                run.elapsed().at_most(run.data().time()),
                run.wakeups().at_most(40),
            ])
        })
        .require("the_session_is_closed_when_it_returns", |run| {
            // Without letters there need not be a session.
            let least = match run.data().letters.is_empty() {
                true => Duration::ZERO,
                false => run.data().time(),
            };
            all([
                run.left_running().is(0),
                run.same(&run.returned().1, &Sessions::AllClosed),
                // If a thread was held until the goodbye was said, no time went by.
                run.elapsed().at_least(least),
            ])
        })
        .judge()
}

async fn send(recorder: Recorder, post: Post) -> Sent {
    let server = Server::new(&recorder, [post.connect, post.close], &post.letters);
    let letters: Vec<String> = post.letters.into_iter().map(|letter| letter.name).collect();
    let outcome = exercise::send_all(&server, &letters).await;
    let sessions = match server.open_sessions() {
        0 => Sessions::AllClosed,
        _ => Sessions::StillOpen,
    };
    (outcome, sessions)
}

fn random_post(dice: &mut Dice) -> Post {
    let count = dice.number(1..=5) as usize;
    let times = dice.distinct_ms(count + 2, 30..=600);
    let letter = |(index, time): (usize, &Duration)| {
        let (name, time) = (format!("letter {}", index + 1), time.as_millis() as u64);
        match dice.number(0..=3) {
            0 => Letter::refused(&name, time, "not today"),
            _ => Letter::taken(&name, time),
        }
    };
    Post {
        letters: times[2..].iter().enumerate().map(letter).collect(),
        connect: times[0],
        close: times[1],
    }
}
