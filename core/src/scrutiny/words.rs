//! What the findings say.

use tekigo_grammar::diagnostic::{Bilingual, Diagnostic, Label, Severity};

use super::{Concern, Finding};
use crate::program::Program;

/// The codes of the findings.
pub const CODES: &[&str] = &["W005", "W006", "W007", "W008", "W009"];

impl Finding {
    /// The finding as a warning; `program` is the one that was looked at.
    #[must_use]
    pub fn diagnostic(&self, program: &Program) -> Diagnostic {
        let id = |rule: usize| program.rules.get(rule).map_or("", |rule| rule.id.as_str());
        let rule = id(self.rule);
        let mut labels = vec![Label {
            file: self.origin.file,
            span: self.origin.span,
            words: Bilingual::default(),
        }];
        let both = |ja: String, en: String| Bilingual::new(ja, en);
        let (code, message, help) = match &self.concern {
            Concern::NeverApplies { when: 0 } => (
                "W005",
                both(
                    format!("{rule} のこの条件は成り立つことがないので、規則は決して適用されない"),
                    format!("this condition of {rule} never holds, so the rule never applies"),
                ),
                both(
                    "条件の向きと値を確かめる".to_owned(),
                    "check which way the condition compares, and with what".to_owned(),
                ),
            ),
            Concern::NeverApplies { .. } => (
                "W005",
                both(
                    format!("{rule} のこの条件は、前の条件と同時に成り立つことがないので、規則は決して適用されない"),
                    format!("this condition of {rule} never holds together with those before it, so the rule never applies"),
                ),
                both(
                    "前の条件と見比べて、どちらかを直す".to_owned(),
                    "compare it with those before it, and mend one of them".to_owned(),
                ),
            ),
            Concern::ExceptionNeverApplies { .. } => (
                "W006",
                both(
                    format!("{rule} が適用されるとき、この例外が当てはまることはない"),
                    format!("while {rule} applies, this exception never does"),
                ),
                both(
                    "例外の条件を直すか、例外を消す".to_owned(),
                    "mend the exception's condition, or remove the exception".to_owned(),
                ),
            ),
            Concern::NeverFails => (
                "W007",
                both(
                    format!("どの文書も {rule} に不適合とならない"),
                    format!("no document fails {rule}"),
                ),
                both(
                    "求めることがスキーマや条件でいつも満たされていないか確かめる".to_owned(),
                    "see whether the schema or the conditions always grant what is required".to_owned(),
                ),
            ),
            Concern::NeverPasses => (
                "W008",
                both(
                    format!("どの文書も {rule} に適合しない"),
                    format!("no document passes {rule}"),
                ),
                both(
                    "求めることがスキーマの範囲に収まり、互いに食い違っていないか確かめる".to_owned(),
                    "see whether what is required fits the schema's bounds and does not contradict itself"
                        .to_owned(),
                ),
            ),
            Concern::Contradiction { other, version, witness } => {
                let other_rule = program.rules.get(*other);
                if let Some(version) = other_rule.and_then(|rule| rule.versions.get(*version)) {
                    labels.push(Label {
                        file: version.origin.file,
                        span: version.origin.span,
                        words: Bilingual::new("もう一つはここ", "the other one is here"),
                    });
                }
                let (other, witness) = (id(*other), witness.join("、"));
                let help = if witness.is_empty() {
                    both(
                        format!("{other} と見比べて、どちらかを直す"),
                        format!("compare it with {other}, and mend one of them"),
                    )
                } else {
                    both(
                        format!("たとえば次の文書には両方が適用される：{witness}"),
                        format!("both apply to this document, for example: {witness}"),
                    )
                };
                (
                    "W009",
                    both(
                        format!("{other} と {rule} の両方に適合する文書はない"),
                        format!("no document passes both {other} and {rule}"),
                    ),
                    help,
                )
            }
        };
        Diagnostic { code, severity: Severity::Warning, message, labels, help: Some(help) }
    }
}
