//! A set of exercises on disk that a test may break: some of the project's, copied with their four trees.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::{Katas, katas, repository};

/// Without any of the wrong ones some requirement would have no answer that needs it.
const ANSWERS_OF_BASICS2: [&str; 8] = [
    "right_join_all",
    "right_join_set",
    "right_spawn_then_await_all",
    "wrong_asks_twice",
    "wrong_completion_order",
    "wrong_leaves_a_progress_bar",
    "wrong_spawn_then_await",
    "wrong_two_by_two",
];

pub struct Trees {
    _folder: TempDir,
    root: PathBuf,
}

impl Trees {
    /// `basics2`, with no more answers than its check needs: each of them is compiled and run.
    pub fn of_basics2() -> Self {
        let trees = Self::of(&["basics2"]);
        let answers = trees.root.join("tests/answers/01_basics/basics2");
        for answer in fs::read_dir(answers).expect("it was just made").flatten() {
            let name = answer.file_name();
            if !ANSWERS_OF_BASICS2
                .iter()
                .any(|kept| name.to_string_lossy() == format!("{kept}.rs"))
            {
                fs::remove_file(answer.path()).expect("the folder is writable");
            }
        }
        trees
    }

    /// These exercises.
    pub fn of(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it was just made");
        let trees = Self {
            _folder: folder,
            root,
        };
        let text = fs::read_to_string(repository().join("info.toml")).expect("the project has it");
        let mut info: toml::Table = text.parse().expect("the project's catalogue is sound");
        let exercises = entries(&mut info, "exercises");
        exercises.retain(|exercise| {
            names
                .iter()
                .any(|name| exercise["name"].as_str() == Some(name))
        });
        let mut topics = Vec::new();
        for exercise in exercises {
            let id = format!("{}/{}", word(exercise, "topic"), word(exercise, "name"));
            topics.push(word(exercise, "topic").to_owned());
            for path in [
                format!("exercises/{id}.rs"),
                format!("solutions/{id}.rs"),
                format!("solutions/{id}.timeline.json"),
                format!("tests/checks/{id}.rs"),
            ] {
                trees.copy(&path);
            }
            let answers = fs::read_dir(repository().join(format!("tests/answers/{id}")))
                .expect("the project has some");
            for answer in answers {
                let name = answer.expect("it can be listed").file_name();
                trees.copy(&format!("tests/answers/{id}/{}", name.to_string_lossy()));
            }
        }
        entries(&mut info, "topics")
            .retain(|topic| topics.iter().any(|dir| word(topic, "dir") == dir));
        trees.save("info.toml", &info.to_string());
        trees
    }

    fn copy(&self, path: &str) {
        let text = fs::read_to_string(repository().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        self.save(path, &text);
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn save(&self, path: &str, content: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("it is below the root"))
            .expect("the folder is writable");
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    pub fn delete(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Puts other words in place of some that are there once.
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}:\n{text}");
        self.save(path, &text.replace(from, to));
    }

    /// `katas author check`, as an author types it in the root.
    pub fn check(&self) -> Katas {
        katas(["author", "check"])
            .with_the_embedded_set()
            .in_folder(&self.root)
    }
}

fn entries<'a>(info: &'a mut toml::Table, list: &str) -> &'a mut Vec<toml::Value> {
    info[list].as_array_mut().expect("it is a list of tables")
}

fn word<'a>(entry: &'a toml::Value, key: &str) -> &'a str {
    entry[key].as_str().expect("it is text")
}
