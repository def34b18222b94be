//! What judges `locks2`: a round calls those who were there, and nobody waits for it to subscribe.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/locks2.rs"]
mod exercise;

use std::sync::Arc;
use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::task::yield_now;
use tokio::time::{sleep, sleep_until};

#[derive(Debug, Clone)]
struct Day {
    early: Vec<Page>,
    /// Who subscribes during the first round, and how long after its beginning.
    late: Vec<(Duration, Page)>,
    second: Second,
}

/// When the second round begins.
#[derive(Debug, Clone, Copy)]
enum Second {
    WhenTheFirstIsOver,
    /// So long after the first, which is not over by then. Everybody has subscribed who will.
    Meanwhile(Duration),
}

impl Day {
    fn new(early: &[(&str, u64)], late: &[(u64, &str, u64)]) -> Self {
        Self {
            early: early
                .iter()
                .map(|(name, time)| Page::new(name, *time))
                .collect(),
            late: late
                .iter()
                .map(|(at, name, time)| (ms(*at), Page::new(name, *time)))
                .collect(),
            second: Second::WhenTheFirstIsOver,
        }
    }
}

/// The replies of both rounds.
type Rounds = [Vec<String>; 2];

fn bodies<'a>(pages: impl IntoIterator<Item = &'a Page>) -> Vec<String> {
    pages.into_iter().map(|page| page.body.clone()).collect()
}

pub fn main() {
    check(spend)
        .set(Day::new(
            &[
                ("shop.example", 110),
                ("blog.example", 90),
                ("wiki.example", 140),
            ],
            &[(50, "mail.example", 80)],
        ))
        .set(Day::new(
            &[("one.example", 240), ("two.example", 130)],
            &[(33, "three.example", 60), (301, "four.example", 170)],
        ))
        .set(Day {
            second: Second::Meanwhile(ms(190)),
            ..Day::new(
                &[
                    ("one.example", 150),
                    ("two.example", 230),
                    ("six.example", 90),
                ],
                &[(60, "four.example", 70)],
            )
        })
        .set(Day::new(&[], &[(25, "first.example", 110)]))
        .set(Day::new(&[("only.example", 130)], &[]))
        .seeded(8, random_day)
        .require("a_round_calls_those_who_were_there", |run| {
            let early = bodies(&run.data().early);
            run.same_list(&run.returned()[0], &early)
        })
        .require("nobody_waits_to_subscribe", |run| {
            let late = run.data().late.iter();
            let joined = late.map(|(at, page)| run.lane(&joins(page)).finished_at(*at));
            all(joined.chain([run.same(&(), &())]))
        })
        .require("the_next_round_calls_everybody", |run| {
            let late = run.data().late.iter().map(|(_, page)| page);
            let everybody = bodies(run.data().early.iter().chain(late));
            run.same_list(&run.returned()[1], &everybody)
        })
        .require("each_is_called_once_and_one_after_another", |run| {
            // Who is called in a round that they do not belong to is told by the replies.
            let everybody = run.data().early.len() + run.data().late.len();
            let rounds = match run.data().second {
                Second::WhenTheFirstIsOver => 1,
                Second::Meanwhile(_) => 2,
            };
            all([
                run.calls("get").at_most(2 * everybody as u64),
                run.peak_of("get").at_most(rounds),
            ])
        })
        .judge()
}

async fn spend(recorder: Recorder, day: Day) -> Rounds {
    let journal = Journal::new(&recorder);
    let late = day.late.iter().map(|(_, page)| page);
    let pages: Vec<Page> = day.early.iter().chain(late).cloned().collect();
    let site = Site::new(&recorder, &pages);
    let news = Arc::new(exercise::News::default());
    for page in &day.early {
        news.subscribe(&page.name).await;
    }
    let round = news.clone().start_round(site.clone());
    let begun = tokio::time::Instant::now();
    let joining = async {
        for (at, page) in &day.late {
            sleep_until(begun + *at).await;
            let joining = journal.begin(&joins(page));
            let tasks = tasks_alive();
            news.subscribe(&page.name).await;
            until_no_more_than(tasks).await;
            joining.done();
        }
    };
    let (first, second) = match day.second {
        Second::WhenTheFirstIsOver => {
            let (first, ()) = tokio::join!(round, joining);
            sleep(ms(10)).await;
            (first, news.start_round(site).await)
        }
        Second::Meanwhile(at) => {
            let second = async {
                sleep_until(begun + at).await;
                news.clone().start_round(site).await
            };
            let (first, (), second) = tokio::join!(round, joining, second);
            (first, second)
        }
    };
    // A panic is in the record already.
    [first, second].map(Result::unwrap_or_default)
}

fn tasks_alive() -> usize {
    tokio::runtime::Handle::current()
        .metrics()
        .num_alive_tasks()
}

/// Somebody has not subscribed as long as a task that was spawned for it is not done.
async fn until_no_more_than(tasks: usize) {
    for look in 0..70 {
        if tasks_alive() <= tasks {
            return;
        }
        // One that waits for nothing needs no time.
        match look < 8 {
            true => yield_now().await,
            // At growing distances: the one who looks again and again is the check, not the answer.
            false => sleep(ms(look)).await,
        }
    }
}

fn joins(page: &Page) -> String {
    format!("{} joins", page.name)
}

fn random_day(dice: &mut Dice) -> Day {
    let (early, late) = (dice.number(0..=4), dice.number(0..=3));
    let times = dice.distinct_ms((early + late) as usize, 60..=400);
    let mut comes = dice.distinct_ms(late as usize, 5..=400);
    comes.sort_unstable();
    let page = |(index, time): (usize, &Duration)| {
        Page::new(&format!("{index}.example"), time.as_millis() as u64)
    };
    let mut pages: Vec<Page> = times.iter().enumerate().map(page).collect();
    let late = pages.split_off(early as usize);
    Day {
        early: pages,
        late: comes.into_iter().zip(late).collect(),
        second: Second::WhenTheFirstIsOver,
    }
}
