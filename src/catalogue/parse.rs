//! The text of an `info.toml` becomes a catalogue, or the list of everything that is wrong with it.
//!
//! serde stops at the first thing it dislikes. So a table is read again and again, each time without the entry
//! that was refused, until it can be read: every refusal is one problem.

use std::ops::Range;

use serde::Deserialize as _;
use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::info::{Catalogue, CatalogueError, Exercise, Limits, Problem, Topic};
use super::rules;

/// The `format_version` that this program reads.
const FORMAT_VERSION: i64 = 1;

/// An entry of `[[topics]]` or `[[exercises]]`, and the line it starts on.
pub(super) struct Entry<T> {
    pub(super) line: usize,
    pub(super) value: T,
}

impl Catalogue {
    /// Reads `text`, the contents of `path`, if it keeps every rule.
    pub fn parse(text: &str, path: &str) -> Result<Self, CatalogueError> {
        let (catalogue, problems) = Self::read(text, path)?;
        if problems.is_empty() {
            Ok(catalogue)
        } else {
            let path = path.to_owned();
            Err(CatalogueError::Content { path, problems })
        }
    }

    /// Reads what can be read, with everything that is wrong, sorted by line: for authors, who want to see the
    /// rest judged at the same time. Fails where it is no TOML, or of another format.
    pub fn read(text: &str, path: &str) -> Result<(Self, Vec<Problem>), CatalogueError> {
        let mut problems = Vec::new();
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let problem = refusal(text, &error, 0..0);
                return Err(CatalogueError::Content {
                    path: path.to_owned(),
                    problems: vec![problem],
                });
            }
        };

        // A future version means something else by its keys, so nothing else is worth saying about it.
        if let Some(found) = format_version(&table)
            && found != FORMAT_VERSION
        {
            return Err(CatalogueError::Version {
                path: path.to_owned(),
                found,
                known: FORMAT_VERSION,
            });
        }

        let mut topics = Vec::new();
        let mut exercises = Vec::new();
        let mut limits = (0, Limits::default());
        let mut afterwards = Vec::new();
        require(
            text,
            &table,
            &["format_version", "topics", "exercises"],
            0..0,
            &mut problems,
        );
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "format_version" if value.get_ref().is_integer() => {}
                "format_version" => {
                    problems.push(at(text, &value.span(), "`format_version` is not a number"))
                }
                "topics" => {
                    topics =
                        entries::<Topic>(text, value, &["dir", "title", "course"], &mut problems);
                }
                "exercises" => {
                    exercises = entries::<Exercise>(text, value, REQUIRED, &mut problems)
                }
                "limits" => match Limits::deserialize(value.into_deserializer()) {
                    Ok(known) => limits = (line(text, key.span().start), known),
                    Err(error) => problems.push(refusal(text, &error, key.span())),
                },
                "afterwards" => match Vec::<String>::deserialize(value.into_deserializer()) {
                    Ok(paragraphs) => afterwards = paragraphs,
                    Err(error) => problems.push(refusal(text, &error, key.span())),
                },
                unknown => {
                    problems.push(at(text, &key.span(), &format!("unknown key `{unknown}`")))
                }
            }
        }
        rules::check(&topics, &exercises, &mut problems);
        let (line, limits) = limits;
        rules::check_limits(line, "limits", &limits, &mut problems);

        problems.sort_by_key(|problem| problem.line);
        let topics = topics.into_iter().map(|entry| entry.value).collect();
        let exercises = exercises.into_iter().map(|entry| Exercise {
            limits: entry.value.limits.or(limits),
            ..entry.value
        });
        let exercises = exercises.collect();
        let catalogue = Self {
            topics,
            exercises,
            afterwards,
        };
        Ok((catalogue, problems))
    }
}

/// What every exercise has to say about itself.
const REQUIRED: &[&str] = &[
    "name", "topic", "title", "revision", "tags", "course", "shipped", "lesson", "hints", "docs",
];

fn format_version(table: &DeTable<'_>) -> Option<i64> {
    let value = table.get("format_version")?.get_ref().as_integer()?;
    i64::from_str_radix(value.as_str(), value.radix()).ok()
}

/// The entries of an array of tables, as far as they can be read.
fn entries<T: DeserializeOwned>(
    text: &str,
    array: Spanned<DeValue<'_>>,
    required: &[&str],
    problems: &mut Vec<Problem>,
) -> Vec<Entry<T>> {
    let span = array.span();
    let DeValue::Array(array) = array.into_inner() else {
        problems.push(at(text, &span, "expected a list of tables"));
        return Vec::new();
    };
    let mut entries = Vec::new();
    for item in array {
        let span = item.span();
        let DeValue::Table(mut table) = item.into_inner() else {
            problems.push(at(text, &span, "expected a table"));
            continue;
        };
        require(text, &table, required, span.clone(), problems);
        loop {
            let whole = Spanned::new(span.clone(), DeValue::Table(table.clone()));
            let error: Error = match T::deserialize(whole.into_deserializer()) {
                Ok(value) => {
                    entries.push(Entry {
                        line: line(text, span.start),
                        value,
                    });
                    break;
                }
                Err(error) => error,
            };
            problems.push(refusal(text, &error, span.clone()));
            if !error
                .span()
                .is_some_and(|refused| remove_at(&mut table, refused.start))
            {
                break;
            }
        }
    }
    entries
}

/// Takes out the entry that holds this place in the text, the innermost where tables are nested.
fn remove_at(table: &mut DeTable<'_>, place: usize) -> bool {
    let mut found = None;
    for (key, value) in table.iter_mut() {
        // The span of a table under a header of its own is the header alone, so look inside in any case.
        if let DeValue::Table(inner) = value.get_mut()
            && remove_at(inner, place)
        {
            return true;
        }
        if value.span().contains(&place) || key.span().contains(&place) {
            found = Some(key.clone());
        }
    }
    found.is_some_and(|key| table.remove(&key).is_some())
}

fn require(
    text: &str,
    table: &DeTable<'_>,
    keys: &[&str],
    span: Range<usize>,
    problems: &mut Vec<Problem>,
) {
    for key in keys {
        match table.get(*key) {
            None => problems.push(at(text, &span, &format!("`{key}` is missing"))),
            Some(value)
                if value
                    .get_ref()
                    .as_str()
                    .is_some_and(|text| text.trim().is_empty()) =>
            {
                problems.push(at(text, &value.span(), &format!("`{key}` is empty")));
            }
            Some(_) => {}
        }
    }
}

fn refusal(text: &str, error: &Error, entry: Range<usize>) -> Problem {
    at(
        text,
        &error.span().unwrap_or(entry),
        &error.message().replace('\n', ", "),
    )
}

fn at(text: &str, span: &Range<usize>, problem: &str) -> Problem {
    Problem {
        line: line(text, span.start),
        text: problem.to_owned(),
    }
}

fn line(text: &str, offset: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(offset)
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_problem_is_found_at_once_with_its_line() {
        let text = include_str!("testdata/broken.toml");
        let error = Catalogue::parse(text, "info.toml").expect_err("the file is full of mistakes");
        insta::assert_snapshot!(error);
    }

    #[test]
    fn a_newer_format_is_named_and_nothing_else_is_said() {
        let error = Catalogue::parse("format_version = 2\nlessons = []\n", "info.toml")
            .expect_err("from the future");
        assert_eq!(
            error.to_string(),
            "`info.toml` has format_version 2, this katas reads 1"
        );
    }

    #[test]
    fn a_file_that_is_not_toml_says_where() {
        let error = Catalogue::parse("format_version = 1\n[[topics]\n", "info.toml")
            .expect_err("a bracket is missing");
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn a_set_without_exercises_is_a_set() {
        let catalogue = Catalogue::parse(
            "format_version = 1\ntopics = []\nexercises = []\n",
            "info.toml",
        );
        assert!(catalogue.is_ok_and(|c| c.exercises.is_empty()));
    }

    /// Our own catalogue's first part, enough to break in every way.
    fn ours() -> String {
        let text = include_str!("../../info.toml");
        let cut = text.match_indices("[[exercises]]").nth(3);
        text[..cut.expect("there are more than three").0].to_owned()
    }

    proptest! {
        #[test]
        fn a_file_with_a_hole_or_a_patch_is_read_or_refused_with_a_line_that_it_has(
            at in any::<proptest::sample::Index>(),
            length in 0_usize..200,
            patch in prop_oneof![Just(String::new()), ".{0,12}", "[\\[\\]{}=\"'#\n,0-9a-z]{0,12}"],
        ) {
            let text = ours();
            let letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len());
            let broken: String = letters[..at]
                .iter()
                .copied()
                .chain(patch.chars())
                .chain(letters[(at + length).min(letters.len())..].iter().copied())
                .collect();
            let problems = match Catalogue::read(&broken, "info.toml") {
                Ok((_, problems)) | Err(CatalogueError::Content { problems, .. }) => problems,
                Err(CatalogueError::Version { .. } | CatalogueError::Read { .. }) => Vec::new(),
            };
            let lines = broken.lines().count() + 1;
            for problem in problems {
                prop_assert!((1..=lines).contains(&problem.line), "{problem:?} of {lines} lines");
                prop_assert!(!problem.text.is_empty());
            }
        }
    }
}
