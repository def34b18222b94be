//! Frames as a learner sees them, and what keys do.

use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

use super::render::render;
use super::{After, Done, Hints, Panel, Place, Request, Row, View};
use crate::report::samples;
use crate::terminal::decode::Key;
use crate::terminal::screen::{self, Size};
use crate::terminal::text::width;
use crate::terminal::theme::{Colour, Glyphs, Style};

const UNICODE: Style = Style {
    colour: Colour::Off,
    glyphs: Glyphs::Unicode,
};
const USUAL: Size = Size {
    columns: 80,
    rows: 30,
};

/// Where a learner is, in every test of this screen.
pub(super) fn place() -> Place {
    Place {
        topic: "01_basics".to_owned(),
        name: "basics2".to_owned(),
        title: "Three pages".to_owned(),
        file: "exercises/01_basics/basics2.rs".to_owned(),
        number: 4,
        total: 49,
        passed: 3,
    }
}

fn hints() -> Hints {
    let texts = [
        "Which of the three has to wait for another?",
        "`join!` awaits several at once.",
        "Write `join!(a, b, c)`.",
    ];
    Hints {
        texts: texts.map(str::to_owned).to_vec(),
        shown: 0,
    }
}

fn fresh() -> View {
    View::new(place(), hints())
}

fn failed() -> View {
    let mut view = fresh().without_greeting();
    view.judged(samples::serial(), After::default(), place());
    view
}

fn passed() -> View {
    let mut view = fresh().without_greeting();
    let after = After {
        lesson: Some("`join!` polls all its futures in one task.".to_owned()),
        next: Some("n goes on to basics3".to_owned()),
        farewell: Vec::new(),
    };
    view.judged(samples::passed(), after, place());
    view
}

fn rows(count: usize) -> Vec<Row> {
    (0..count)
        .map(|index| Row {
            topic: format!("0{}_topic", index / 5),
            chapter: "A chapter".to_owned(),
            name: if index == 7 {
                "basics2".to_owned()
            } else {
                format!("exercise{index}")
            },
            title: "A title".to_owned(),
            done: if index < 3 { Done::Passed } else { Done::Open },
        })
        .collect()
}

fn frame(view: &View, columns: usize, rows: usize) -> String {
    let lines = render(view, Size { columns, rows }, UNICODE).lines;
    assert!(lines.len() <= rows, "{} lines in {rows} rows", lines.len());
    for line in &lines {
        assert!(width(line) <= columns, "{line}");
    }
    lines.join("\n")
}

#[test]
fn the_first_screen_explains_itself() {
    let mut view = fresh();
    view.judging();
    insta::assert_snapshot!("first", frame(&view, 80, 30));
}

#[test]
fn a_failed_answer_on_screens_of_three_sizes() {
    insta::assert_snapshot!("failed_80x40", frame(&failed(), 80, 40));
    insta::assert_snapshot!("failed_80x24", frame(&failed(), 80, 24));
    insta::assert_snapshot!("failed_60x20", frame(&failed(), 60, 20));
}

#[test]
fn other_verdicts() {
    insta::assert_snapshot!("passed", frame(&passed(), 80, 30));
    let mut view = failed();
    view.judged(samples::does_not_compile(), After::default(), place());
    insta::assert_snapshot!("does_not_compile", frame(&view, 80, 24));
    view.judging();
    insta::assert_snapshot!("judging_again", frame(&view, 80, 24));
}

#[test]
fn advice_stands_below_the_lesson_or_the_diagnosis() {
    let mut view = passed();
    view.advised(samples::advice());
    insta::assert_snapshot!("passed_with_advice", frame(&view, 80, 30));
    view.judging();
    assert!(!frame(&view, 80, 30).contains("advice"));
    let mut view = failed();
    view.advised(samples::advice());
    insta::assert_snapshot!("failed_with_advice", frame(&view, 80, 40));
}

#[test]
fn panels() {
    let mut view = failed();
    assert_eq!(
        view.press(Key::Char('h'), USUAL, UNICODE),
        Some(Request::Hint { shown: 1 })
    );
    assert_eq!(
        view.press(Key::Char('h'), USUAL, UNICODE),
        Some(Request::Hint { shown: 2 })
    );
    view.source = Some("Files are looked at four times a second: it was asked for.".to_owned());
    insta::assert_snapshot!("hints", frame(&view, 80, 24));
    view.show(Panel::List {
        rows: rows(30),
        cursor: 7,
    });
    insta::assert_snapshot!("list", frame(&view, 80, 16));
}

#[test]
fn a_list_keeps_its_cursor_in_sight_and_goes_where_it_points() {
    let mut view = failed();
    view.show(Panel::List {
        rows: rows(30),
        cursor: 0,
    });
    for _ in 0..40 {
        assert_eq!(view.press(Key::Down, USUAL, UNICODE), None);
    }
    assert!(frame(&view, 80, 16).contains("▸ · exercise29"));
    assert_eq!(
        view.press(Key::Enter, USUAL, UNICODE),
        Some(Request::GoTo {
            name: "exercise29".to_owned()
        })
    );
}

#[test]
fn reset_asks_first() {
    let mut view = failed();
    assert_eq!(view.press(Key::Char('x'), USUAL, UNICODE), None);
    assert!(frame(&view, 80, 24).contains("x again does it"));
    assert_eq!(
        view.press(Key::Char('n'), USUAL, UNICODE),
        None,
        "any other key is a no, and nothing else"
    );
    assert_eq!(view.press(Key::Char('x'), USUAL, UNICODE), None);
    assert_eq!(
        view.press(Key::Char('x'), USUAL, UNICODE),
        Some(Request::Reset)
    );
}

#[test]
fn what_each_key_asks_for() {
    for (key, wanted) in [
        ('n', Some(Request::Next)),
        ('p', Some(Request::Previous)),
        ('c', Some(Request::Check)),
        ('t', Some(Request::Topic)),
        ('l', Some(Request::List)),
        ('r', Some(Request::Run)),
        ('s', Some(Request::Solution)),
        ('q', Some(Request::Quit)),
        ('z', None),
    ] {
        assert_eq!(
            failed().press(Key::Char(key), USUAL, UNICODE),
            wanted,
            "{key}"
        );
    }
}

#[test]
fn who_passes_with_hints_open_sees_the_verdict_and_who_fails_goes_on_reading() {
    let mut view = failed();
    view.show(Panel::Hints);
    view.judged(samples::serial(), After::default(), place());
    assert_eq!(view.panel, Panel::Hints);
    view.judged(samples::passed(), After::default(), place());
    assert_eq!(view.panel, Panel::Verdict);
}

#[test]
fn hints_stop_at_the_last_and_are_shown_again_without_asking_for_more() {
    let mut view = failed();
    let asked: Vec<_> = (0..5)
        .filter_map(|_| view.press(Key::Char('h'), USUAL, UNICODE))
        .collect();
    assert_eq!(asked.len(), 3);
    view.press(Key::Escape, USUAL, UNICODE);
    assert_eq!(view.panel, Panel::Verdict);
    assert_eq!(view.press(Key::Char('h'), USUAL, UNICODE), None);
    assert_eq!(view.panel, Panel::Hints);
}

#[test]
fn a_long_page_scrolls_to_its_end_and_no_further() {
    let mut view = failed();
    let source = (0..100).map(|line| format!("line {line}\n")).collect();
    view.show(Panel::Check { source });
    let size = Size {
        columns: 80,
        rows: 20,
    };
    assert!(frame(&view, 80, 20).contains("line 0\n"));
    for _ in 0..20 {
        view.press(Key::Char(' '), size, UNICODE);
    }
    assert!(frame(&view, 80, 20).contains("line 99\n"));
    view.press(Key::Home, size, UNICODE);
    assert!(frame(&view, 80, 20).contains("line 0\n"));
}

#[test]
fn a_save_brings_the_verdict_back() {
    let mut view = failed();
    view.show(Panel::Topic {
        page: "# Basics".to_owned(),
    });
    view.saved();
    assert_eq!(view.panel, Panel::Verdict);
}

#[test]
fn tiny_terminals_show_the_keys() {
    for rows in 1..12 {
        for columns in [20, 40, 80] {
            assert!(
                frame(&failed(), columns, rows).contains("q quit"),
                "{columns} by {rows}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_reaches_the_terminal_as_anything_but_letters(
        text in samples::hostile_text(),
        columns in 20_usize..100,
        coloured in any::<bool>(),
    ) {
        let style = Style {
            colour: if coloured { Colour::On } else { Colour::Off },
            ..UNICODE
        };
        let hostile = |own: &str| format!("{own}{text}");
        let place = Place {
            topic: hostile("01_basics"),
            name: hostile("basics2"),
            title: hostile("Three pages"),
            file: hostile("exercises/01_basics/basics2.rs"),
            ..place()
        };
        let hints = Hints { texts: vec![text.clone(); 3], shown: 2 };
        let row = Row {
            topic: text.clone(),
            chapter: text.clone(),
            name: hostile("basics2"),
            title: text.clone(),
            done: Done::Open,
        };
        for report in samples::hostile(&text) {
            let after = After {
                lesson: Some(text.clone()),
                next: Some(text.clone()),
                farewell: vec![text.clone()],
            };
            let mut view = View::new(place.clone(), hints.clone());
            view.judged(report, after, place.clone());
            view.advised(samples::advice_about(&text));
            view.notice = Some(text.clone());
            view.source = Some(text.clone());
            for panel in [
                Panel::Verdict,
                Panel::Hints,
                Panel::Check { source: text.clone() },
                Panel::Topic { page: text.clone() },
                Panel::Solution { source: text.clone() },
                Panel::List { rows: vec![row.clone()], cursor: 0 },
            ] {
                view.show(panel);
                let size = Size { columns, rows: 60 };
                let lines = render(&view, size, style).lines;
                let bytes = screen::frame(&lines, size, style.colour);
                // What the screen itself writes around the lines.
                let shown = bytes
                    .replace("\u{1b}[?2026h\u{1b}[?25l\u{1b}[H", "")
                    .replace("\u{1b}[K", "")
                    .replace("\r\n", "\n")
                    .replace("\u{1b}[J\u{1b}[?2026l", "");
                prop_assert!(shown.lines().count() <= 60);
                let colour = Style { colour: Colour::On, ..style };
                samples::assert_harmless(&shown, colour);
            }
        }
    }
}
