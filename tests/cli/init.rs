//! `katas init`: a whole workspace, and never a file overwritten.

use std::fs;
use std::path::Path;
use std::process::Command;

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

/// A cargo workspace with a package in `crates/app`, and with this in its `[workspace]`.
fn cargo_workspace(members: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let app = folder.path().join("crates/app");
    fs::create_dir_all(app.join("src")).expect("the folder is writable");
    fs::write(app.join("src/lib.rs"), "").expect("the folder is writable");
    let package = "[package]\nname = \"app\"\nedition = \"2024\"\n";
    fs::write(app.join("Cargo.toml"), package).expect("the folder is writable");
    let manifest = format!("[workspace]\nresolver = \"3\"\n{members}\n");
    fs::write(folder.path().join("Cargo.toml"), manifest).expect("the folder is writable");
    folder
}

/// Whether cargo understands the package in there.
fn cargo_works_in(folder: &Path) -> bool {
    let tried = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--no-deps",
            "--format-version",
            "1",
        ])
        .current_dir(folder)
        .output();
    tried.is_ok_and(|output| output.status.success())
}

#[test]
fn a_cargo_workspace_that_would_take_it_for_a_package_is_not_broken() {
    for members in ["members = [\"crates/*\"]", "members = [\"./crates/*/\"]"] {
        let outer = cargo_workspace(members);
        let app = outer.path().join("crates/app");
        let said = katas(["init", "--no-build", "crates/katas"])
            .in_folder(outer.path())
            .refuses();
        let manifest = outer.path().join("Cargo.toml").display().to_string();
        for words in [
            manifest.as_str(),
            "`katas init DIR`",
            "`exclude = [\"crates/katas\"]`",
        ] {
            assert!(said.stderr.contains(words), "{words}: {}", said.stderr);
        }
        assert!(
            !outer.path().join("crates/katas").exists(),
            "something was written"
        );
        // Where nobody says where, too.
        katas(["init", "--no-build"])
            .in_folder(&outer.path().join("crates"))
            .refuses();
        assert!(cargo_works_in(&app));
    }
}

#[test]
fn beside_and_excluded_from_the_packages_of_a_cargo_workspace_it_is_made() {
    for (members, place) in [
        ("members = [\"crates/*\"]", "katas"),
        ("members = [\"crates/*\"]", "crates/app/katas"),
        (
            "members = [\"crates/*\"]\nexclude = [\"crates/katas\"]",
            "crates/katas",
        ),
        (
            "members = [\"crates/*\"]\nexclude = [\"crates/learn\"]",
            "crates/learn/katas",
        ),
        ("members = [\"crates/app\"]", "crates/katas"),
    ] {
        let outer = cargo_workspace(members);
        katas(["init", "--no-build", place])
            .in_folder(outer.path())
            .succeeds();
        assert!(
            cargo_works_in(&outer.path().join("crates/app")),
            "{members} {place}"
        );
        assert!(
            cargo_works_in(&outer.path().join(place)),
            "{members} {place}"
        );
        // A second time, and whatever became of the manifest around it.
        fs::write(
            outer.path().join("Cargo.toml"),
            "[workspace]\nmembers = [\"**\"]\n",
        )
        .expect("the folder is writable");
        katas(["init", "--no-build", place])
            .in_folder(outer.path())
            .succeeds();
    }
}
