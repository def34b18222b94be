//! What a catalogue must hold beyond its types: unique names, known topics, three hints.

use std::collections::HashMap;

use super::info::{Exercise, Limits, Problem, Topic};
use super::parse::Entry;

/// Adds every broken rule to `problems`. What is empty because its key is missing was reported before.
pub(super) fn check(
    topics: &[Entry<Topic>],
    exercises: &[Entry<Exercise>],
    problems: &mut Vec<Problem>,
) {
    let mut rules = Rules { problems };
    for Entry { line, value: topic } in topics {
        rules.holds(
            *line,
            topic.dir.is_empty() || is_topic_folder(&topic.dir),
            || format!("topic `{}` is not of the form `01_name`", topic.dir),
        );
    }
    for Entry {
        line,
        value: exercise,
    } in exercises
    {
        rules.exercise(*line, exercise, topics);
    }
    rules.unique(
        "topic",
        topics
            .iter()
            .map(|entry| (entry.line, entry.value.dir.as_str())),
    );
    rules.unique(
        "exercise",
        exercises
            .iter()
            .map(|entry| (entry.line, entry.value.name.as_str())),
    );
}

/// `of` is what they are the limits of.
pub(super) fn check_limits(line: usize, of: &str, limits: &Limits, problems: &mut Vec<Problem>) {
    let mut rules = Rules { problems };
    for (key, limit) in [
        ("compile_s", limits.compile_s),
        ("compile_memory_mib", limits.compile_memory_mib),
        ("run_s", limits.run_s),
        ("memory_mib", limits.memory_mib),
        ("output_kib", limits.output_kib),
        ("threads", limits.threads),
    ] {
        rules.holds(line, limit != Some(0), || {
            format!("`{of}`: a limit of 0 for `{key}` lets nothing pass")
        });
    }
}

struct Rules<'a> {
    problems: &'a mut Vec<Problem>,
}

impl Rules<'_> {
    fn exercise(&mut self, line: usize, exercise: &Exercise, topics: &[Entry<Topic>]) {
        let Exercise {
            name,
            topic,
            revision,
            tags,
            hints,
            limits,
            ..
        } = exercise;
        self.holds(line, name.is_empty() || is_identifier(name), || {
            format!("`{name}` is not a name: a lower-case letter, then lower-case letters, digits and `_`")
        });
        self.holds(
            line,
            topic.is_empty() || topics.iter().any(|known| known.value.dir == *topic),
            || format!("`{name}`: there is no topic `{topic}`"),
        );
        self.holds(line, *revision > 0, || {
            format!("`{name}`: revisions count from 1")
        });
        self.holds(line, hints.len() == 3, || {
            format!(
                "`{name}` has {} of exactly 3 hints: a nudge, the concept, almost the answer",
                hints.len()
            )
        });
        for (index, _) in hints
            .iter()
            .enumerate()
            .filter(|(_, hint)| hint.trim().is_empty())
        {
            self.holds(line, false, || {
                format!("`{name}`: hint {} is empty", index + 1)
            });
        }
        for tag in tags {
            self.holds(line, is_tag(tag), || {
                format!("`{name}`: tag `{tag}` is not lower-case words joined by `-`")
            });
        }
        check_limits(line, name, limits, self.problems);
    }

    fn unique<'n>(&mut self, kind: &str, names: impl Iterator<Item = (usize, &'n str)>) {
        let mut first_lines: HashMap<&str, usize> = HashMap::new();
        for (line, name) in names.filter(|(_, name)| !name.is_empty()) {
            let first = *first_lines.entry(name).or_insert(line);
            self.holds(line, first == line, || {
                format!("{kind} `{name}` is already there, on line {first}")
            });
        }
    }

    fn holds(&mut self, line: usize, holds: bool, problem: impl FnOnce() -> String) {
        if !holds {
            self.problems.push(Problem {
                line,
                text: problem(),
            });
        }
    }
}

/// Names are file names, test targets and words to type, on every system alike.
fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_topic_folder(dir: &str) -> bool {
    dir.split_once('_').is_some_and(|(number, name)| {
        number.len() == 2 && number.chars().all(|c| c.is_ascii_digit()) && is_identifier(name)
    })
}

fn is_tag(tag: &str) -> bool {
    tag.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}
