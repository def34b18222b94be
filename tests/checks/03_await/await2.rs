//! What judges `await2`: three panels on time, and a panel that fails says so in place of its contents.

#![forbid(unsafe_code)]

#[path = "../../exercises/03_await/await2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// What the panels show and when it is there; whether the task panics, whether the station sends nothing; and when the
/// page is asked for.
#[derive(Debug, Clone)]
struct Day {
    news: Page,
    sales: Page,
    weather: Page,
    crash: bool,
    silence: bool,
    asked: Duration,
}

impl Day {
    fn asked_at(self, asked_ms: u64) -> Self {
        let asked = ms(asked_ms);
        Self { asked, ..self }
    }

    /// Panels that say nothing have not failed.
    fn with_nothing_to_say(mut self) -> Self {
        self.sales.body.clear();
        self.weather.body.clear();
        self
    }
}

pub fn main() {
    check(show)
        .set(day([400, 900, 600], false, false))
        .set(day([300, 700, 1100], true, false))
        .set(day([800, 250, 500], false, true))
        .set(day([200, 350, 150], true, true))
        // Task and station are done before the page is asked for.
        .set(day([300, 200, 100], false, false).asked_at(500))
        .set(day([300, 100, 200], true, true).asked_at(400))
        .set(day([150, 400, 250], false, false).with_nothing_to_say())
        .set(day([250, 5_400, 5_200], false, false))
        .seeded(8, random_day)
        .expecting_panics()
        .require("each_panel_shows_what_became_of_it", |run| {
            let day = run.data();
            let sales = match day.crash {
                true => "sales: crashed",
                false => &day.sales.body,
            };
            let weather = match day.silence {
                true => "weather: no signal",
                false => &day.weather.body,
            };
            let wanted = [&day.news.body, sales, weather].map(str::to_owned);
            run.same(run.returned(), &wanted)
        })
        .require("the_news_is_asked_for_once", |run| run.calls("get").is(1))
        .require("the_page_is_there_with_its_last_panel", |run| {
            let Day {
                news,
                sales,
                weather,
                asked,
                ..
            } = run.data();
            let last = (*asked + news.latency)
                .max(sales.latency)
                .max(weather.latency);
            all([run.elapsed().is(last), run.wakeups().at_most(50)])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn show(recorder: Recorder, day: Day) -> [String; 3] {
    let site = Site::new(&recorder, &[day.news]);
    let journal = Journal::new(&recorder);
    let sales = sales(journal.clone(), day.sales, day.crash);
    let (sender, weather) = oneshot::channel();
    tokio::spawn(station(journal, day.weather, day.silence, sender));
    if !day.asked.is_zero() {
        sleep(day.asked).await;
    }
    exercise::dashboard(&site, sales, weather).await
}

fn sales(journal: Journal, page: Page, crash: bool) -> JoinHandle<String> {
    tokio::spawn(async move {
        let work = journal.begin("sales");
        sleep(page.latency).await;
        assert!(!crash, "a price was missing");
        work.done();
        page.body
    })
}

/// Silent, it goes away with its sender.
async fn station(journal: Journal, page: Page, silence: bool, sender: oneshot::Sender<String>) {
    let work = journal.begin("weather");
    sleep(page.latency).await;
    if !silence && sender.send(page.body).is_ok() {
        work.done();
    }
}

fn day(latencies: [u64; 3], crash: bool, silence: bool) -> Day {
    let [news, sales, weather] = latencies;
    Day {
        news: Page::new("news", news),
        sales: Page::new("sales", sales),
        weather: Page::new("weather", weather),
        crash,
        silence,
        asked: Duration::ZERO,
    }
}

fn random_day(dice: &mut Dice) -> Day {
    let latencies = dice.distinct_ms(3, 50..=2000);
    let ms = |at: usize| -> u64 { Duration::as_millis(&latencies[at]) as u64 };
    let latencies = [ms(0), ms(1), ms(2)];
    day(latencies, dice.number(0..=2) == 0, dice.number(0..=2) == 0)
}
