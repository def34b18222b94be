//! The words for codes, requirements and rustc's errors: data, by language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use katas_kit::record::{Finding, Observable, Quantity, Span};
use serde::Deserialize;

use super::diagnosis::Code;
use super::evidence::Snoozed;
use crate::runner::Message;

mod rustc;

pub use rustc::Place;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    lost: String,
    changed: String,
    changed_somewhere: String,
    implied: BTreeMap<String, String>,
    observables: BTreeMap<String, String>,
    /// By observable and what was seen of it.
    observed: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    details: BTreeMap<String, String>,
    limits: BTreeMap<String, String>,
    diagnoses: BTreeMap<String, Explained>,
    rustc: rustc::Rows,
    panics: Vec<Note>,
}

/// A diagnosis in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explained {
    pub title: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    contains: String,
    text: String,
}

/// The English words, which travel inside the program.
pub fn english() -> &'static Words {
    static ENGLISH: OnceLock<Words> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        toml::from_str(include_str!("words/en.toml")).expect("a test reads the embedded words")
    })
}

impl Words {
    /// A code's title and text.
    pub fn diagnosis(&self, code: Code) -> &Explained {
        &self.diagnoses[code.as_str()]
    }

    /// A requirement as a sentence: its own, or what its identifier says.
    pub fn requirement(&self, id: &str, own: &BTreeMap<String, String>) -> String {
        own.get(id)
            .or_else(|| self.implied.get(id))
            .cloned()
            .unwrap_or_else(|| id.replace('_', " "))
    }

    /// What was seen and what was wanted.
    pub fn finding(&self, finding: &Finding) -> String {
        let observable = finding.observable.as_str();
        let rare = self.observed.get(&format!("{observable} {}", finding.seen));
        let template = rare.unwrap_or_else(|| &self.observables[observable]);
        let subject = finding.subject.as_deref().unwrap_or_default();
        let text = fill(
            template,
            subject,
            &finding.seen.to_string(),
            &finding.wanted.to_string(),
        );
        let bare = finding.subject.is_none();
        let text = if bare {
            text.trim_start_matches([':', ' ']).to_owned()
        } else {
            text
        };
        match (finding.observable, finding.subject.as_deref()) {
            (Observable::Value | Observable::Order | Observable::Members, Some(subject)) => {
                format!("{subject}: {text}")
            }
            _ => text,
        }
    }

    /// A short note for the picture.
    pub fn note(&self, name: &str, subject: &str, seen: &str, wanted: &str) -> String {
        fill(&self.notes[name], subject, seen, wanted)
    }

    /// Which call was ready, and what was waited for instead.
    pub(super) fn snoozed(&self, snoozed: &Snoozed<'_>) -> String {
        let ready = Quantity::Instant(snoozed.ready).to_string();
        let name = |call: &Span| format!("{} {}", call.op, call.lane).trim_end().to_owned();
        let call = fill(&self.details["snoozed"], &name(snoozed.call), &ready, "");
        let busy = match snoozed.busy_with {
            Some(other) => fill(
                &self.details["busy-with"],
                &name(other),
                "",
                &other.line.to_string(),
            ),
            None => self.details["busy"].clone(),
        };
        format!("{call} {busy}")
    }

    /// That a limit was reached, or how far an answer had got by then.
    pub fn limit(&self, name: &str, most: &str) -> String {
        fill(&self.limits[name], "", "", most)
    }

    /// What was found in another run than the one that is told.
    pub fn elsewhere(&self, finding: &str, run: &str) -> String {
        fill(&self.limits["elsewhere"], run, finding, "")
    }

    /// That the answer has no `name` any more, which the check of `exercise` needs.
    pub fn lost(&self, name: &str, exercise: &str) -> String {
        fill(&self.lost, name, "", exercise)
    }

    /// That the check uses `name`, or something of the answer, as it was shipped.
    pub fn changed(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => fill(&self.changed, name, "", ""),
            None => self.changed_somewhere.clone(),
        }
    }

    /// What an error or warning of rustc's means to somebody who knows Python.
    pub fn rustc(&self, message: &Message, place: Place) -> Option<String> {
        self.rustc.explain(message, place)
    }

    /// What a panic's text means.
    pub fn panic(&self, message: &str) -> Option<&str> {
        self.panics
            .iter()
            .find(|note| message.contains(&note.contains))
            .map(|note| note.text.as_str())
    }
}

fn fill(template: &str, subject: &str, seen: &str, wanted: &str) -> String {
    // One pass, so that a value with braces in it is not filled again.
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let (name, value) = [
            ("{subject}", subject),
            ("{seen}", seen),
            ("{wanted}", wanted),
        ]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name))
        .unwrap_or(("{", "{"));
        filled.push_str(value);
        rest = &rest[name.len()..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use katas_kit::record::{Observable, Quantity, Wanted};

    use super::{Code, Finding, english, fill};

    #[test]
    fn every_code_and_every_observable_has_words_and_no_word_is_left_over() {
        let words = english();
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(
            codes.iter().all(|code| words.diagnoses.contains_key(*code)),
            "{codes:?}"
        );
        assert_eq!(words.diagnoses.len(), codes.len());
        assert!(
            Observable::ALL
                .iter()
                .all(|observable| words.observables.contains_key(observable.as_str()))
        );
        assert_eq!(words.observables.len(), Observable::ALL.len());
        assert!(words.observed.keys().all(|key| {
            let observable = key.split(' ').next().unwrap_or_default();
            words.observables.contains_key(observable)
        }));
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(
            fill("{seen} of {wanted} {x}", "", "{wanted}", "3"),
            "{wanted} of 3 {x}"
        );
    }

    #[test]
    fn once_is_no_plural_and_never_is_no_instant() {
        let told = |observable, seen, wanted| {
            english().finding(&Finding {
                requirement: String::new(),
                holds: false,
                observable,
                subject: Some("get".to_owned()),
                seen,
                wanted: Wanted::Exactly(wanted),
            })
        };
        let calls = |seen| told(Observable::Calls, Quantity::Count(seen), Quantity::Count(3));
        assert_eq!(calls(1), "get was called once, wanted 3");
        assert_eq!(calls(11), "get was called 11 times, wanted 3");
        assert_eq!(
            told(Observable::Started, Quantity::Never, Quantity::Instant(300)),
            "get never began, wanted 0.300 s"
        );
    }
}
