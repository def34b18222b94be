//! Reports as somebody reads them.

use super::{Answer, Table, whole};
use crate::event::{Report, Summary};
use crate::report::{Format, Run, samples};
use crate::terminal::text::width;
use crate::terminal::theme::{Colour, Glyphs, Style};

const UNICODE: Style = Style {
    colour: Colour::Off,
    glyphs: Glyphs::Unicode,
};
const LESSON: &str = "`join!` polls all its futures in one task: together they take as long as the slowest. \
                      It is asyncio's gather() without new tasks.";

fn all() -> Vec<Report> {
    vec![
        samples::serial(),
        samples::passed(),
        samples::does_not_compile(),
        samples::steps(),
        samples::flood(),
        samples::unjudged(),
    ]
}

fn gallery(columns: usize, style: Style) -> String {
    let pages: Vec<String> = all()
        .iter()
        .map(|report| {
            let next = Some("n goes on to basics3");
            whole(
                &Answer {
                    report,
                    file: &report.file,
                    lesson: Some(LESSON),
                    farewell: &[],
                    advice: &[],
                    next,
                },
                columns,
                style,
            )
        })
        .collect();
    pages.join("\n----------------------------------------\n")
}

#[test]
fn answers_at_80_columns() {
    insta::assert_snapshot!("answers_80", gallery(80, UNICODE));
}

#[test]
fn answers_at_60_columns_in_ascii() {
    insta::assert_snapshot!("answers_60", gallery(60, Style::PLAIN));
}

#[test]
fn colours_say_nothing_that_is_not_said_without_them() {
    let plain = gallery(80, UNICODE);
    let coloured = gallery(
        80,
        Style {
            colour: Colour::On,
            glyphs: Glyphs::Unicode,
        },
    );
    assert_eq!(console::strip_ansi_codes(&coloured), plain);
}

#[test]
fn no_line_is_wider_than_the_terminal_but_rustcs_own() {
    for report in all()
        .iter()
        .filter(|report| report.judgement.compiler.is_empty())
    {
        for columns in [60, 80, 132] {
            let answer = Answer {
                report,
                file: &report.file,
                lesson: Some(LESSON),
                next: None,
                farewell: &[],
                advice: &[],
            };
            for line in whole(&answer, columns, UNICODE).lines() {
                assert!(width(line) <= columns, "{line}");
            }
        }
    }
}

#[test]
fn the_table_of_verify() {
    let mut reports = all();
    reports[1].submission = Some("alice".to_owned());
    let summary = Summary {
        total: 6,
        passed: 1,
        not_passed: 4,
        unjudged: 1,
    };
    let run = Run {
        katas: "0.1.0",
        environment: &samples::environment(),
        reports: &reports,
        summary,
    };
    let table = Table {
        columns: 80,
        style: UNICODE,
        names: 13,
    };
    insta::assert_snapshot!(String::from_utf8(table.render(&run)).expect("a table is text"));
}
