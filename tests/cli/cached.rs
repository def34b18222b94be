//! What did not change is not judged again, and what did is.

use serde_json::Value;

use crate::judging::{Alone, solution, without_timing};
use crate::program::katas;
use crate::trees::Trees;
use crate::workspace::Workspace;

const ALL: [&str; 3] = ["basics2", "tools5", "web1"];

/// `katas verify` where nobody else judges.
struct Verify {
    trees: Trees,
    workspace: Workspace,
    build: Alone,
}

impl Verify {
    fn new() -> Self {
        let trees = Trees::of(&ALL);
        Self {
            workspace: Workspace::of(Some(trees.root().to_owned())),
            trees,
            build: Alone::new(),
        }
    }

    fn report(&self) -> String {
        katas(["verify", "--format", "json"])
            .in_workspace(&self.workspace)
            .with_variable("KATAS_BUILD_DIR", self.build.root())
            .fails()
            .stdout
    }

    /// These are judged, and no others; right after that, none is.
    #[track_caller]
    fn judges(&self, names: &[&str]) -> Value {
        let report = self.report();
        assert_eq!(judged(&report), names);
        let again = self.report();
        assert_eq!(judged(&again), [""; 0]);
        assert_eq!(without_timing(&again), without_timing(&report));
        without_timing(&again)
    }
}

/// The exercises whose outcome was not one that was kept.
fn judged(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).expect("stdout is one JSON document");
    let exercises = report["exercises"].as_array().expect("it is a list");
    assert_eq!(exercises.len(), ALL.len());
    let is_fresh = |exercise: &&Value| {
        let cached = &exercise["timing"]["cached"];
        !cached.as_bool().expect("it is one or the other")
    };
    let name = |exercise: &Value| exercise["name"].as_str().expect("it is text").to_owned();
    exercises.iter().filter(is_fresh).map(name).collect()
}

#[test]
fn what_changed_is_judged_again_and_nothing_else() {
    let verify = Verify::new();
    let as_shipped = verify.judges(&ALL);

    let (basics2, tools5) = (
        "exercises/01_basics/basics2.rs",
        "tests/checks/04_tools/tools5.rs",
    );
    let shipped = verify.workspace.read(basics2);
    verify
        .workspace
        .save(basics2, &solution("01_basics/basics2"));
    let solved = verify.judges(&["basics2"]);
    assert_eq!(solved["exercises"][0]["verdict"], "passed");

    // What stood there before was judged before.
    verify.workspace.save(basics2, &shipped);
    assert_eq!(judged(&verify.report()), [""; 0]);
    assert_eq!(without_timing(&verify.report()), as_shipped);

    let check = verify.trees.read(tools5);
    verify
        .trees
        .save(tools5, &format!("{check}\n// Something else is checked.\n"));
    verify.judges(&["tools5"]);

    for limit in [
        "compile_s = 14",
        "run_s = 11",
        "memory_mib = 1000",
        "output_kib = 1000",
    ] {
        let info = verify.trees.read("info.toml");
        let web1 = "name = \"web1\"\n";
        verify.trees.change(
            "info.toml",
            web1,
            &format!("{web1}limits = {{ {limit} }}\n"),
        );
        verify.judges(&["web1"]);
        verify.trees.save("info.toml", &info);
    }
    verify.judges(&[]);
}

#[test]
fn judging_once_never_takes_what_was_kept() {
    let verify = Verify::new();
    verify.judges(&ALL);
    let said = katas(["run", "basics2", "--format", "json"])
        .in_workspace(&verify.workspace)
        .with_variable("KATAS_BUILD_DIR", verify.build.root())
        .fails();
    let report: Value = serde_json::from_str(&said.stdout).expect("stdout is one JSON document");
    assert_eq!(report["exercises"][0]["timing"]["cached"], false);
}
