//! README's map from core topics and chapters to exercises, held against `info.toml`.

use std::fs;

use crate::program::repository;

const BEGIN: &str = "<!-- map: a test holds this table against info.toml -->\n";
const END: &str = "<!-- /map -->\n";
/// Set to write the map instead of comparing it.
const BLESS: &str = "KATAS_BLESS";

/// The four subjects that everybody has to meet, with their tags.
const CORE: [(&str, &str); 4] = [
    ("A forgotten `.await`", "forgotten-await"),
    ("Blocking in async code", "blocking"),
    ("Awaits in a row", "serial-awaits"),
    ("Errors of several tasks", "gather-errors"),
];

fn map() -> String {
    let text = fs::read_to_string(repository().join("info.toml")).expect("the project has it");
    let info: toml::Table = text.parse().expect("the project's catalogue is sound");
    let list = |key: &str| info[key].as_array().expect("it is a list").clone();
    let word = |entry: &toml::Value, key: &str| entry[key].as_str().expect("it is text").to_owned();
    let exercises = list("exercises");
    let link = |exercise: &toml::Value| {
        let (name, topic) = (word(exercise, "name"), word(exercise, "topic"));
        format!("[{name}](exercises/{topic}/{name}.rs)")
    };

    let mut map = "\n| Core topic | tag | exercises |\n|---|---|---|\n".to_owned();
    for (subject, tag) in CORE {
        let carries = |exercise: &&toml::Value| {
            let tags = exercise["tags"].as_array().expect("it is a list");
            tags.iter().any(|known| known.as_str() == Some(tag))
        };
        let found: Vec<String> = exercises.iter().filter(carries).map(link).collect();
        map += &format!("| {subject} | `{tag}` | {} |\n", found.join(", "));
    }

    map += "\n| Chapter of the course | exercises |\n|---|---|\n";
    // A chapter may have several topics; it stands where its first one does.
    let mut chapters: Vec<(String, Vec<String>, Vec<String>)> = Vec::new();
    for topic in list("topics") {
        let (dir, title, course) = (
            word(&topic, "dir"),
            word(&topic, "title"),
            word(&topic, "course"),
        );
        let links = exercises
            .iter()
            .filter(|exercise| word(exercise, "topic") == dir)
            .map(link);
        match chapters.iter_mut().find(|(known, ..)| *known == course) {
            Some((_, titles, found)) => {
                titles.push(title);
                found.extend(links);
            }
            None => chapters.push((course, vec![title], links.collect())),
        }
    }
    for (course, titles, found) in chapters {
        map += &format!(
            "| {course} {} | {} |\n",
            titles.join("; "),
            found.join(", ")
        );
    }
    map + "\n"
}

#[test]
fn the_map_leads_to_every_exercise_of_the_catalogue() {
    let path = repository().join("README.md");
    let readme = fs::read_to_string(&path).expect("the project has it");
    let (before, rest) = readme
        .split_once(BEGIN)
        .expect("README.md has the map's first marker");
    let (found, after) = rest
        .split_once(END)
        .expect("README.md has the map's last marker");
    let wanted = map();
    if std::env::var_os(BLESS).is_some() {
        fs::write(path, format!("{before}{BEGIN}{wanted}{END}{after}"))
            .expect("the folder is writable");
        return;
    }
    assert!(
        found == wanted,
        "README.md's map is not what info.toml says. `{BLESS}=1 cargo test readme` writes it:\n{wanted}"
    );
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ] {
        let text = fs::read_to_string(repository().join(document)).expect("the project has it");
        for (at, open) in text.match_indices("](") {
            let target = &text[at + open.len()..];
            let target = &target[..target.find(')').unwrap_or(0)];
            let file = target.split('#').next().unwrap_or_default();
            let is_ours = !file.is_empty() && !file.contains("://");
            if is_ours && !repository().join(file).exists() {
                broken.push(format!("{document}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
