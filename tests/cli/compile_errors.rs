//! What rustc refuses, in other words: the real rustc's errors about what learners write, each with the note that fits it.

use std::fs;

use serde::Deserialize;

use crate::program::{katas, repository};
use crate::workspace::Workspace;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    code: Option<String>,
    says: String,
    #[serde(default)]
    items: String,
    #[serde(default)]
    body: String,
    exercise: Option<String>,
    file: Option<String>,
}

impl Case {
    fn answer(&self) -> String {
        let Case { items, body, .. } = self;
        self.file.clone().unwrap_or_else(|| {
            format!(
                "use katas_kit::net::Site;\n{items}\n\npub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {{\n{body}}}\n"
            )
        })
    }

    /// What is wrong with this report.
    fn complaint(&self, report: &str) -> Option<String> {
        let title = match &self.code {
            Some(code) => format!("{code}, in other words:"),
            None => "In other words:".to_owned(),
        };
        let note = report.split_once(&title).map_or("", |(_, below)| below);
        let note = note.split("\n\n").next().unwrap_or_default();
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = note.contains(&self.says);
        (!says).then(|| format!("{}: no `{}` in `{note}`\n{report}", self.what, self.says))
    }
}

fn told(workspace: &Workspace, exercise: &str, answer: &str) -> String {
    workspace.save("attempt.rs", answer);
    katas(["run", exercise, "--answer", "attempt.rs"])
        .in_workspace(workspace)
        .fails()
        .stdout
}

#[test]
fn each_error_has_the_note_that_fits_it() {
    let cases = repository().join("tests/cli/fixtures/compile_errors.toml");
    let cases = fs::read_to_string(cases).expect("it is in the repository");
    let Cases { cases } = toml::from_str(&cases).expect("it is a list of cases");
    let workspace = Workspace::embedded();
    let complaints: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let exercise = case.exercise.as_deref().unwrap_or("tools1");
            case.complaint(&told(&workspace, exercise, &case.answer()))
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn what_the_check_cannot_call_any_more_is_shown_in_the_answer() {
    let workspace = Workspace::embedded();
    let answer = "use katas_kit::net::Site;\n\npub async fn fetch_all(site: &Site) -> Vec<String> {\n    vec![site.get(\"/news\").await]\n}\n";
    let report = told(&workspace, "tools1", answer);
    assert!(report.contains("\nattempt.rs:3\n"), "{report}");
}

#[test]
fn an_error_that_a_macro_repeats_is_shown_once() {
    let workspace = Workspace::embedded();
    let answer = "use katas_kit::net::Site;\n\npub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {\n    let calls: Vec<_> = urls.iter().map(|url| site.get(url)).collect();\n    tokio::join!(calls).0\n}\n";
    let report = told(&workspace, "tools1", answer);
    let shown = report.matches("error[E0277]: `Vec<Call<String>>` is not a future");
    assert_eq!(shown.count(), 1, "{report}");
    assert!(report.contains("more like it (line 5)."), "{report}");
}
