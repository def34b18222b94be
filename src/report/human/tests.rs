//! Reports as somebody reads them.

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use super::{Answer, Table, whole};
use crate::event::{Report, Summary};
use crate::report::json::Json;
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
                    again: "katas run basics2",
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
                again: "katas run basics2",
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

const COLOURED: Style = Style {
    colour: Colour::On,
    glyphs: Glyphs::Unicode,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_text_of_a_report_reaches_the_terminal_as_anything_but_letters(
        text in samples::hostile_text(),
        columns in 20_usize..100,
    ) {
        let reports = samples::hostile(&text);
        let run = Run {
            katas: "0.1.0",
            environment: &samples::environment(),
            reports: &reports,
            summary: Summary::default(),
        };
        for style in [UNICODE, COLOURED, Style::PLAIN] {
            for report in &reports {
                let advice = samples::advice_about(&text);
                let answer = Answer {
                    report,
                    file: &report.file,
                    again: "katas run basics2",
                    lesson: Some(LESSON),
                    next: Some("n goes on to basics3"),
                    farewell: &[],
                    advice: &advice,
                };
                samples::assert_harmless(&whole(&answer, columns, style), style);
                let picture = crate::report::picture::picture(
                    &super::harmless::report(report, style.colour).judgement.timeline,
                    columns,
                    style,
                );
                samples::assert_harmless(&picture.join("\n"), style);
            }
            let names = Table::names(reports.iter().map(|report| report.name.as_str()));
            let table = Table { columns, style, names }.render(&run);
            let table = String::from_utf8(table).expect("a table is text");
            samples::assert_harmless(&table, style);
            prop_assert_eq!(table.lines().count(), reports.len() + 1, "no name makes a line of its own");
        }
    }

    #[test]
    fn what_a_program_reads_is_whole_and_harmless(text in samples::hostile_text()) {
        let reports = samples::hostile(&text);
        let json = Json.render(&Run {
            katas: "0.1.0",
            environment: &samples::environment(),
            reports: &reports,
            summary: Summary::default(),
        });
        let json = String::from_utf8(json).expect("JSON is UTF-8");
        samples::assert_harmless(&json, Style::PLAIN);
        let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        for (exercise, report) in read["exercises"].as_array().expect("a list").iter().zip(&reports) {
            prop_assert_eq!(exercise["title"].as_str(), Some(report.title.as_str()));
            prop_assert_eq!(exercise["submission"].as_str(), Some(text.as_str()));
        }
    }
}
