//! From what somebody typed to the exercise they meant, or to what they typed instead.

use super::info::{Catalogue, Exercise};

/// What was typed is not an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// It is a topic: with or without its number, or its folder. `first` is its first exercise.
    Topic { dir: String, first: Option<String> },
    /// It is no word of this catalogue.
    Unknown { nearest: Option<String> },
}

impl Catalogue {
    /// The exercise called `typed`, or whose file `typed` is a path to.
    pub fn find(&self, typed: &str) -> Result<&Exercise, NotFound> {
        let parts: Vec<&str> = typed
            .split(['/', '\\'])
            .filter(|part| !part.is_empty() && *part != ".")
            .collect();
        let (last, folder) = match parts.as_slice() {
            [.., folder, last] => (*last, Some(*folder)),
            [last] => (*last, None),
            [] => return Err(NotFound::Unknown { nearest: None }),
        };
        let name = last.strip_suffix(".rs").unwrap_or(last);
        // A path is taken at its word: `04_tools/basics2.rs` is not the basics2 of another topic.
        let in_place = |exercise: &&Exercise| folder.is_none_or(|folder| folder == exercise.topic);
        if let Some(exercise) = self.exercise(name).filter(in_place) {
            return Ok(exercise);
        }
        let is_topic =
            |dir: &str| dir == last || dir.split_once('_').is_some_and(|(_, word)| word == last);
        if let Some(topic) = self.topics.iter().find(|topic| is_topic(&topic.dir)) {
            let first = self
                .of_topic(&topic.dir)
                .next()
                .map(|exercise| exercise.name.clone());
            return Err(NotFound::Topic {
                dir: topic.dir.clone(),
                first,
            });
        }
        let names = self.exercises.iter().map(|exercise| exercise.name.as_str());
        Err(NotFound::Unknown {
            nearest: nearest(name, names).map(str::to_owned),
        })
    }
}

/// The word most like `typed`, if one is close enough to have been meant: a slip in three letters, or its beginning.
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let distance = |word: &str| {
        if typed.len() > 2 && word != typed && word.starts_with(&typed) {
            1
        } else {
            strsim::damerau_levenshtein(&typed, word)
        }
    };
    let slips = typed.chars().count().max(3) / 3;
    let words = words.into_iter().map(|word| (distance(word), word));
    // The first of equals: the earlier one in the order of work.
    words
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::info::Topic;

    fn catalogue() -> Catalogue {
        let topic = |dir: &str| Topic {
            dir: dir.to_owned(),
            ..Topic::default()
        };
        let exercise = |topic: &str, name: &str| Exercise {
            topic: topic.to_owned(),
            name: name.to_owned(),
            ..Exercise::default()
        };
        Catalogue {
            topics: vec![topic("00_intro"), topic("01_basics")],
            exercises: vec![
                exercise("01_basics", "basics1"),
                exercise("01_basics", "basics2"),
            ],
            afterwards: Vec::new(),
        }
    }

    #[test]
    fn an_exercise_is_found_by_its_name_or_by_a_path_to_it() {
        for typed in [
            "basics2",
            "basics2.rs",
            "01_basics/basics2",
            "exercises/01_basics/basics2.rs",
            "./exercises/01_basics/basics2.rs",
            "/home/me/katas/checks/01_basics/basics2.rs",
            r"exercises\01_basics\basics2.rs",
        ] {
            assert_eq!(
                catalogue().find(typed).map(|e| e.name.as_str()),
                Ok("basics2"),
                "{typed}"
            );
        }
    }

    #[test]
    fn anything_else_is_named_for_what_it_is() {
        let topic = |dir: &str, first: Option<&str>| NotFound::Topic {
            dir: dir.into(),
            first: first.map(Into::into),
        };
        let unknown = |nearest: Option<&str>| NotFound::Unknown {
            nearest: nearest.map(Into::into),
        };
        for (typed, expected) in [
            ("basics", topic("01_basics", Some("basics1"))),
            ("exercises/01_basics/", topic("01_basics", Some("basics1"))),
            ("00_intro", topic("00_intro", None)),
            ("basic2", unknown(Some("basics2"))),
            ("04_tools/basics2.rs", unknown(Some("basics2"))),
            ("zebra", unknown(None)),
            ("", unknown(None)),
        ] {
            assert_eq!(
                catalogue().find(typed).map(|e| e.name.clone()),
                Err(expected),
                "{typed}"
            );
        }
    }
}
