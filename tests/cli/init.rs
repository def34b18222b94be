//! `katas init`: a whole workspace, and never a file overwritten.

use std::fs;

use crate::program::katas;
use crate::workspace::Workspace;

#[test]
fn a_workspace_has_everything_but_the_solutions() {
    let workspace = Workspace::fresh();
    let names: Vec<String> = workspace
        .files()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with(".katas/kit/src"))
        .collect();
    insta::assert_snapshot!(names.join("\n"));
    assert_eq!(
        workspace.read("checks/00_first/ready1.rs"),
        include_str!("fixtures/small/tests/checks/00_first/ready1.rs"),
        "the check is the shipped one to the letter"
    );
}

#[test]
fn it_is_made_in_katas_unless_another_place_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    katas(["init", "--no-build"])
        .in_folder(folder.path())
        .succeeds()
        .says_only(
            "wrote 9 files into `katas`\n`cd katas`, then `katas` starts with the first exercise\n",
        );
    katas(["next"])
        .in_folder(folder.path())
        .succeeds()
        .stdout_is("katas/exercises/00_first/ready2.rs\n");
    katas(["init", "--no-build", "./here/"])
        .in_folder(folder.path())
        .succeeds();
    assert!(
        folder
            .path()
            .join("here/exercises/00_first/ready1.rs")
            .exists()
    );
}

#[test]
fn a_second_init_restores_what_is_missing_and_keeps_what_is_there() {
    let workspace = Workspace::fresh();
    workspace.save("exercises/00_first/ready1.rs", "my work");
    workspace.save("exercises/00_first/README.md", "my notes");
    workspace.save("Cargo.toml", "# mine\n");
    workspace.save(".gitignore", "mine\n");
    workspace.ready1_has_passed();
    let before = workspace.files();
    workspace.delete("exercises/00_first/ready2.rs");

    katas(["init", "--no-build"])
        .in_workspace(&workspace)
        .succeeds()
        .says_only(
            "wrote 1 file into `.` and kept 8 files\n`katas` starts with the first exercise\n",
        );
    let after = workspace.files();
    assert!(before == after, "every file is as it was");
}

#[test]
fn the_projects_own_root_is_never_a_workspace() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    for path in ["exercises", "tests/checks", "kit/src", ".katas"] {
        fs::create_dir_all(root.join(path)).expect("the folder is writable");
    }
    for path in ["info.toml", "kit/src/lib.rs"] {
        fs::write(root.join(path), "").expect("the folder is writable");
    }
    let said = katas(["init", "--no-build", "."])
        .in_folder(root)
        .refuses()
        .stdout_is("");
    insta::assert_snapshot!(
        said.stderr
            .replace(&root.display().to_string(), "[repository]")
    );

    katas(["init", "--no-build"]).in_folder(root).succeeds();
    assert!(root.join("katas/exercises/00_first/ready1.rs").exists());
    katas(["next"])
        .in_folder(root)
        .succeeds()
        .stdout_is("katas/exercises/00_first/ready2.rs\n");
}

#[test]
fn a_kit_of_another_version_is_replaced_whole() {
    let workspace = Workspace::fresh();
    let kit = workspace.files();
    workspace.save(".katas/kit/src/lib.rs", "an older kit");
    workspace.save(".katas/kit/src/gone.rs", "a module that is no more");
    workspace.save(".katas/kit/katas-kit.sha256", "another digest");
    katas(["hint", "--all"]).in_workspace(&workspace).succeeds();
    let now = |files: Vec<(String, Vec<u8>)>| {
        files
            .into_iter()
            .filter(|(name, _)| name.starts_with(".katas/kit"))
            .collect::<Vec<_>>()
    };
    assert!(
        now(kit) == now(workspace.files()),
        "the kit is this program's"
    );
}

#[test]
fn where_no_folder_can_be_it_says_that_of_the_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("taken");
    std::fs::write(&file, "a file").expect("the folder is writable");
    let said = katas(["init", "taken"]).in_folder(folder.path()).refuses();
    let wanted = format!("error: cannot make `{}`\n", file.join(".katas").display());
    assert!(said.stderr.starts_with(&wanted), "{}", said.stderr);
}
