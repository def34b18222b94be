//! `katas solution`: for those who have passed, and for those who insist.

use crate::program::katas;
use crate::workspace::Workspace;

const SOLUTION: &str = include_str!("fixtures/small/solutions/00_first/ready1.rs");

#[test]
fn before_the_pass_it_takes_spoil() {
    let workspace = Workspace::fresh();
    katas(["solution"])
        .in_workspace(&workspace)
        .refuses()
        .says_only(
            "error: `ready1` has not passed yet\n\
         hint: `katas hint ready1` gives a nudge\n\
         hint: `katas solution ready1 --spoil` shows it all the same\n",
        );
    katas(["solution", "--spoil"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is(SOLUTION)
        .stderr_is("");
}

#[test]
fn after_the_pass_it_is_the_source_alone() {
    let workspace = Workspace::fresh();
    workspace.ready1_has_passed();
    katas(["solution", "ready1"])
        .in_workspace(&workspace)
        .succeeds()
        .stdout_is(SOLUTION)
        .stderr_is("");
}
