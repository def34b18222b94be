//! `katas next` and `katas goto`: the exercise in hand.

use crate::program::katas;
use crate::trees::Trees;
use crate::workspace::Workspace;

#[test]
fn next_goes_on_passed_or_not_and_prints_the_file_for_an_editor() {
    let workspace = Workspace::fresh();
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("exercises/00_first/ready2.rs\n")
        .stderr_is("ready2: Not yet\n");
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("exercises/01_second/sleep1.rs\n");
}

#[test]
fn after_the_last_it_names_what_is_still_open() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    katas(["goto", "sleep1"])
        .in_workspace(&workspace)
        .succeeds();
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .says_only(
            "`sleep1` is the last exercise; `ready2` has not passed yet: `katas goto ready2`\n",
        );
}

#[test]
fn whoever_has_passed_everything_is_told_where_to_go_from_here() {
    let trees = Trees::of(&["intro1", "intro2"]);
    let workspace = Workspace::of(Some(trees.root().to_owned()));
    let passes = |name: &str| {
        let id = format!("00_intro/{name}.rs");
        let solution = trees.read(&format!("solutions/{id}"));
        workspace.save(&format!("exercises/{id}"), &solution);
        katas(["run", name])
            .in_workspace(&workspace)
            .succeeds()
            .stdout
    };
    // The last one in time, whatever its place.
    let first = passes("intro2");
    assert!(first.ends_with("how we would do it.\n"), "{first}");
    assert!(!first.contains("`reqwest`"), "{first}");
    let last = passes("intro1");
    let (_, farewell) = last
        .split_once("You have been through the whole course.")
        .expect("the farewell");
    for word in ["`reqwest`", "`axum`", "`sqlx`", "`tokio::fs`", "runtime"] {
        assert!(farewell.contains(word), "{farewell}");
    }
    assert!(
        farewell.contains("\n\nEvery exercise has passed;"),
        "{farewell}"
    );
    katas(["goto", "intro2"])
        .in_workspace(&workspace)
        .succeeds();
    let said = katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("`intro2` is the last exercise, and every one has passed\n");
    assert!(said.stdout.contains("`reqwest`"), "{}", said.stdout);
}

#[test]
fn goto_takes_a_name_or_a_path_and_works_from_a_folder_inside() {
    let workspace = Workspace::fresh();
    let inside = workspace.root().join("exercises");
    katas(["goto", "01_second/sleep1.rs"])
        .in_folder(&inside)
        .succeeds()
        .stdout_is("01_second/sleep1.rs\n");
    katas(["goto", "exercises/00_first/ready2.rs"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("exercises/00_first/ready2.rs\n");
}

#[test]
fn a_manifest_that_the_learner_made_their_own_is_left_alone() {
    let workspace = Workspace::fresh();
    let own = workspace
        .read("Cargo.toml")
        .lines()
        .skip(1)
        .collect::<Vec<_>>()
        .join("\n")
        + "\n# mine\n";
    workspace.save("Cargo.toml", &own);
    katas(["next"]).in_workspace(&workspace).succeeds();
    assert_eq!(workspace.read("Cargo.toml"), own);
}

#[test]
fn a_file_that_is_gone_is_said_to_be() {
    let workspace = Workspace::fresh();
    workspace.delete("exercises/00_first/ready2.rs");
    katas(["next"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("ready2: Not yet\nthe file is gone; `katas reset ready2` brings it back\n");
}
