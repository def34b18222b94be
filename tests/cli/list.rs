//! `katas list`: the exercises and how far the learner is.

use crate::program::katas;
use crate::workspace::Workspace;

#[test]
fn every_state_has_its_words() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    workspace.save("exercises/01_second/sleep1.rs", "// on it");
    katas(["list"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("")
        .stdout_is(
            "00_first  First  1 of 2\n\
             > ready1  Ready    passed\n  \
               ready2  Not yet  untouched\n\
             \n01_second  Second  0 of 1\n  \
               sleep1  A nap    in progress\n\
             \n1 of 3 passed\n",
        );
    workspace.save("exercises/00_first/ready1.rs", "// something else");
    let said = katas(["list"]).in_workspace(&workspace).succeeds();
    assert!(
        said.stdout
            .contains("\n> ready1  Ready    changed since it passed\n"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.ends_with("\n1 of 3 passed\n"),
        "a pass stays a pass: {}",
        said.stdout
    );
}

#[test]
fn a_tag_chooses() {
    let workspace = Workspace::fresh();
    katas(["list", "--tag", "start"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is("00_first  First  0 of 2\n> ready1  Ready    untouched\n  ready2  Not yet  untouched\n\n0 of 2 passed\n");
}

#[test]
fn an_unknown_tag_is_answered_with_the_nearest_or_with_all() {
    katas(["list", "--tag", "serial-await"])
        .refuses()
        .says_only(
            "error: no exercise has the tag `serial-await`\nhint: did you mean `serial-awaits`?\n",
        );
    katas(["list", "--tag", "zebra"]).refuses().says_only(
        "error: no exercise has the tag `zebra`\nhint: the tags are `serial-awaits`, `start`\n",
    );
}

#[test]
fn json_is_for_scripts() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    let said = katas(["list", "--format", "json"])
        .in_workspace(&workspace)
        .succeeds()
        .stderr_is("");
    insta::assert_snapshot!(said.stdout.replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn there_is_something_to_look_at_before_there_is_a_workspace() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let said = katas(["list"])
        .in_folder(folder.path())
        .succeeds()
        .stderr_is("");
    assert!(said.stdout.ends_with("0 of 3 passed\n"), "{}", said.stdout);
    assert_eq!(
        folder.path().read_dir().expect("it is there").count(),
        0,
        "looking leaves nothing behind"
    );
}
