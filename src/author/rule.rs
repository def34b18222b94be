//! The rules by name, and what a broken one looks like.

use std::fmt;

/// What every exercise must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// `info.toml` says what it has to, three hints for each exercise among it.
    CatalogueIsSound,
    /// The four trees mirror each other.
    TreesMirror,
    /// Every file is in rustfmt's form.
    Formatted,
    /// An exercise fits on a page.
    FitsAPage,
    /// The shipped file fails as `info.toml` declares.
    ShippedFails,
    /// The solution passes.
    SolutionPasses,
    /// A wrong answer fails in the requirement and with the diagnosis of its first line.
    WrongIsCaught,
    /// A right answer passes.
    RightPasses,
    /// There are at least three right and three wrong answers.
    BankIsFilled,
    /// The first line of an answer says what is expected of it.
    AnswerDeclares,
    /// Without a requirement some wrong answer would pass.
    RequirementIsNeeded,
    /// The recorded timeline is what the solution does.
    StaleTimeline,
    /// An exercise has tags to find it by, and docs to read.
    WordsAreThere,
}

impl Rule {
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::CatalogueIsSound => "catalogue-is-sound",
            Rule::TreesMirror => "trees-mirror",
            Rule::Formatted => "formatted",
            Rule::FitsAPage => "fits-a-page",
            Rule::ShippedFails => "shipped-fails",
            Rule::SolutionPasses => "solution-passes",
            Rule::WrongIsCaught => "wrong-is-caught",
            Rule::RightPasses => "right-passes",
            Rule::BankIsFilled => "bank-is-filled",
            Rule::AnswerDeclares => "answer-declares",
            Rule::RequirementIsNeeded => "requirement-is-needed",
            Rule::StaleTimeline => "stale-timeline",
            Rule::WordsAreThere => "words-are-there",
        }
    }
}

/// One broken rule, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    pub file: String,
    pub rule: Rule,
    pub what: String,
}

impl Violation {
    pub fn new(rule: Rule, file: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            rule,
            what: what.into(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.file, self.what, self.rule.as_str())
    }
}
