//! `katas hint`: one level more each time; the place stays.

use crate::program::katas;
use crate::workspace::Workspace;

#[test]
fn each_hint_goes_further_and_the_last_one_stays() {
    let workspace = Workspace::fresh();
    let hint = || katas(["hint"]).in_workspace(&workspace).succeeds();
    hint()
        .stdout_is("ready1, hint 1 of 3\nLook at `ready`.\n")
        .stderr_is("");
    hint()
        .stdout_is("ready1, hint 2 of 3\nIt returns a bool.\n")
        .stderr_is("");
    hint()
        .stdout_is("ready1, hint 3 of 3\nReturn `true`.\n")
        .stderr_is("");
    hint()
        .stdout_is("ready1, hint 3 of 3\nReturn `true`.\n")
        .stderr_is("that was the last one; `katas hint ready1 --all` shows all\n");
}

#[test]
fn a_hint_for_another_exercise_does_not_go_there() {
    let workspace = Workspace::fresh();
    katas(["hint", "sleep1", "--all"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("sleep1, hint 1 of 3\nOne.\n\nsleep1, hint 2 of 3\nTwo.\nIn the docs: `tokio::time::sleep`.\n\nsleep1, hint 3 of 3\nThree.\n");
    katas(["hint"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("ready1, hint 1 of 3\nLook at `ready`.\n");
}

#[test]
fn the_hint_about_the_concept_says_where_to_read_of_it() {
    let workspace = Workspace::embedded();
    let said = katas(["hint", "tools1", "--all"])
        .in_workspace(&workspace)
        .succeeds();
    let told: Vec<&str> = said
        .stdout
        .lines()
        .filter(|line| line.starts_with("In the docs: "))
        .collect();
    assert_eq!(
        told,
        [
            "In the docs: `futures::future::join_all`, `futures::stream::FuturesOrdered`, `tokio::task::JoinSet`."
        ]
    );
}
