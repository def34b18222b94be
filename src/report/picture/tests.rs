//! Pictures as a learner sees them.

use super::picture;
use crate::terminal::text::width;
use crate::terminal::theme::{Colour, Glyphs, Style};
use crate::verdict::judgement::{Axis, Bar, BarEnd, Divergence, Timeline};

const UNICODE: Style = Style {
    colour: Colour::Off,
    glyphs: Glyphs::Unicode,
};

fn bar(lane: &str, start: u64, end_at: Option<u64>, end: BarEnd) -> Bar {
    Bar {
        lane: lane.to_owned(),
        op: "get".to_owned(),
        start,
        ready: None,
        end_at,
        end,
        line: Some(8),
        blocking: false,
    }
}

fn finished(lane: &str, start: u64, end: u64) -> Bar {
    bar(lane, start, Some(end), BarEnd::Finished)
}

fn timeline(yours: Vec<Bar>, wanted: Vec<Bar>) -> Timeline {
    let end = |bars: &[Bar]| bars.iter().filter_map(|bar| bar.end_at).max();
    let (yours_end, wanted_end) = (end(&yours), end(&wanted));
    Timeline {
        axis: Axis::VirtualMs,
        yours,
        wanted,
        divergence: None,
        blocked: false,
        held_ms: None,
        yours_end,
        wanted_end,
        return_note: None,
    }
}

fn diverges(mut timeline: Timeline, bar: Option<usize>, note: &str) -> Timeline {
    timeline.divergence = Some(Divergence {
        bar,
        note: note.to_owned(),
    });
    timeline
}

fn overlapping() -> Vec<Bar> {
    vec![
        finished("alpha", 0, 2000),
        finished("beta", 0, 1900),
        finished("gamma", 0, 2100),
    ]
}

fn serial() -> Timeline {
    let yours = vec![
        finished("alpha", 0, 2000),
        finished("beta", 2000, 3900),
        finished("gamma", 3900, 6000),
    ];
    diverges(
        timeline(yours, overlapping()),
        Some(1),
        "starts only when alpha has ended",
    )
}

fn never_awaited() -> Timeline {
    let yours = vec![
        finished("alpha", 0, 2000),
        bar("beta", 2000, None, BarEnd::NeverPolled),
    ];
    diverges(timeline(yours, overlapping()), Some(1), "nobody awaits it")
}

fn left_running() -> Timeline {
    let yours = vec![
        finished("alpha", 0, 300),
        bar("beta", 0, Some(300), BarEnd::Dropped),
        bar("gamma", 100, None, BarEnd::Pending),
        finished("delta", 0, 900),
        finished("instant", 120, 120),
    ];
    let wanted = vec![
        finished("alpha", 0, 300),
        bar("beta", 0, Some(300), BarEnd::Dropped),
    ];
    let mut timeline = diverges(timeline(yours, wanted), Some(2), "goes on after the return");
    timeline.yours_end = Some(300);
    timeline
}

fn blocked() -> Timeline {
    let mut yours = vec![
        finished("checksum", 0, 800),
        finished("heartbeat", 800, 810),
        finished("heartbeat", 820, 830),
    ];
    yours[0].blocking = true;
    let wanted = vec![
        finished("checksum", 0, 800),
        finished("heartbeat", 0, 10),
        finished("heartbeat", 20, 30),
    ];
    let note = "waits until the checksum is done, because the checksum holds the thread that would have run it";
    diverges(timeline(yours, wanted), Some(1), note)
}

fn slept() -> Timeline {
    let yours = vec![finished("lamp", 0, 0), finished("laser", 0, 0)];
    let wanted = vec![finished("lamp", 0, 100), finished("laser", 0, 50)];
    let mut timeline = diverges(timeline(yours, wanted), Some(0), "ends at 0.000 s");
    (timeline.blocked, timeline.held_ms) = (true, Some(150));
    timeline
}

fn two_ops() -> Timeline {
    let mut yours = vec![
        finished("order 17", 0, 40),
        finished("order 17", 40, 65),
        finished("日本語のとても長い名前の注文", 0, 30),
    ];
    yours[1].op = "save".to_owned();
    timeline(yours.clone(), yours)
}

fn many() -> Timeline {
    let lane = |index: u64| finished(&format!("page {index}"), index * 10, index * 10 + 25);
    diverges(
        timeline((0..30).map(lane).collect(), (0..3).map(lane).collect()),
        Some(20),
        "the 21st at once",
    )
}

fn steps() -> Timeline {
    let yours = vec![
        finished("server accept", 0, 1),
        finished("client a", 1, 4),
        bar("client b", 2, None, BarEnd::Pending),
    ];
    let wanted = vec![
        finished("server accept", 0, 1),
        finished("client a", 1, 4),
        finished("client b", 2, 3),
    ];
    let mut timeline = diverges(timeline(yours, wanted), Some(2), "is never answered");
    timeline.axis = Axis::Steps;
    timeline
}

fn missing() -> Timeline {
    diverges(
        timeline(Vec::new(), overlapping()),
        None,
        "alpha is never called",
    )
}

fn hung() -> Timeline {
    let mut timeline = timeline(
        vec![bar("inbox", 0, None, BarEnd::Pending)],
        vec![finished("inbox", 0, 0)],
    );
    timeline.yours_end = None;
    diverges(timeline, Some(0), "waits for ever: a sender is still alive")
}

/// The wanted calls stand in the order of the learner's; the one that was never made keeps its place.
fn another_order() -> Timeline {
    let yours = vec![
        finished("gamma", 0, 2100),
        finished("alpha", 0, 2000),
        finished("alpha", 2100, 4100),
    ];
    let wanted = vec![
        finished("alpha", 0, 2000),
        finished("beta", 0, 1900),
        finished("gamma", 0, 2100),
        finished("alpha", 100, 2100),
    ];
    diverges(
        timeline(yours, wanted),
        Some(2),
        "starts only when gamma has ended",
    )
}

/// One was ready and polled later, one was ready and never polled again, one was dropped in the meantime.
fn snoozed() -> Timeline {
    let mut yours = vec![
        finished("page 1", 0, 100),
        finished("page 2", 0, 400),
        finished("save 1", 100, 400),
        bar("page 3", 0, None, BarEnd::Pending),
        bar("page 4", 0, Some(400), BarEnd::Dropped),
        finished("page 5", 0, 400),
    ];
    for (index, ready) in [(1, 150), (3, 250), (4, 300), (5, 399)] {
        yours[index].ready = Some(ready);
    }
    let wanted = vec![
        finished("page 1", 0, 100),
        finished("page 2", 0, 150),
        finished("save 1", 100, 400),
    ];
    diverges(timeline(yours, wanted), Some(1), "ready at 0.150 s")
}

/// No lane leaves the instant of the return free.
fn all_outlive_it() -> Timeline {
    let yours = vec![
        finished("alpha", 0, 2000),
        bar("beta", 0, None, BarEnd::Pending),
    ];
    let mut timeline = timeline(yours, overlapping());
    timeline.yours_end = Some(700);
    diverges(timeline, Some(0), "goes on after the return")
}

type Example = fn() -> Timeline;

const EXAMPLES: [(&str, Example); 13] = [
    ("serial", serial),
    ("never awaited", never_awaited),
    ("left running", left_running),
    ("blocked", blocked),
    ("slept", slept),
    ("two ops, and all is well", two_ops),
    ("many", many),
    ("steps", steps),
    ("missing", missing),
    ("hung", hung),
    ("another order", another_order),
    ("all outlive it", all_outlive_it),
    ("snoozed", snoozed),
];

fn gallery(columns: usize, style: Style) -> String {
    let mut text = String::new();
    for (name, example) in EXAMPLES {
        text.push_str(&format!("--- {name}\n"));
        for line in picture(&example(), columns, style) {
            assert!(width(&line) <= columns, "{name}: {line}");
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

#[test]
fn pictures_at_80_columns() {
    insta::assert_snapshot!("unicode_80", gallery(80, UNICODE));
    insta::assert_snapshot!("ascii_80", gallery(80, Style::PLAIN));
}

#[test]
fn pictures_at_60_columns() {
    insta::assert_snapshot!("unicode_60", gallery(60, UNICODE));
    insta::assert_snapshot!("ascii_60", gallery(60, Style::PLAIN));
}

#[test]
fn pictures_at_40_columns() {
    insta::assert_snapshot!("unicode_40", gallery(40, UNICODE));
}

#[test]
fn ascii_is_ascii_and_colours_change_nothing_but_colour() {
    for (name, example) in EXAMPLES
        .iter()
        .filter(|(name, _)| *name != "two ops, and all is well")
    {
        let plain = picture(&example(), 60, Style::PLAIN);
        assert!(plain.iter().all(|line| line.is_ascii()), "{name}");
        let coloured = picture(
            &example(),
            60,
            Style {
                colour: Colour::On,
                glyphs: Glyphs::Ascii,
            },
        );
        let stripped: Vec<String> = coloured
            .iter()
            .map(|line| console::strip_ansi_codes(line).into_owned())
            .collect();
        assert_eq!(stripped, plain, "{name}");
    }
}

#[test]
fn nothing_called_is_no_picture() {
    assert!(picture(&timeline(Vec::new(), Vec::new()), 80, UNICODE).is_empty());
}

#[test]
fn any_width_is_kept_or_the_least_one() {
    for columns in 1..100 {
        for (name, example) in EXAMPLES {
            for line in picture(&example(), columns, UNICODE) {
                assert!(
                    width(&line) <= columns.max(30),
                    "{name} at {columns}: {line}"
                );
            }
        }
    }
}
