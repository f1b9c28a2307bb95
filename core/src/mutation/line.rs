//! Mutants of the lines of a rule: conditions, exceptions and requirements left out or turned round, periods moved.

use super::{Mutant, Mutation, Swap, Workshop};
use crate::explain::Stage;
use crate::program::{Duty, Node, NodeId, Version};
use crate::typed::{Origin, Type};
use crate::value::{Date, Value};

impl Workshop {
    /// Every mutant of the lines of a rule.
    pub(super) fn lines(&mut self, rule: usize) {
        let versions = self.program.rules.get(rule).map(|rule| rule.versions.clone());
        for (at, version) in versions.into_iter().flatten().enumerate() {
            let mut own = Own { rule, at, version: &version, workshop: self };
            own.whens();
            own.claims();
            own.exceptions();
            own.requires();
            own.period();
        }
    }

    /// Whether turning a formula round is a mutant of its own: of a condition, its relation or a `not` does the same.
    fn joins(&self, formula: NodeId) -> bool {
        use tekigo_grammar::tree::Relation::{Is, IsNot};
        match self.program.node(formula) {
            Some(Node::And(_) | Node::Or(_)) => true,
            Some(Node::Compare(relation, ..)) => !matches!(relation, Is | IsNot),
            _ => false,
        }
    }

    fn negated(&mut self, formula: NodeId) -> NodeId {
        let origin = self.program.origins.get(formula.0).copied().unwrap_or_default();
        self.spare(Node::Not(formula), Type::Boolean, origin)
    }
}

/// One version of a rule.
struct Own<'a> {
    rule: usize,
    at: usize,
    version: &'a Version,
    workshop: &'a mut Workshop,
}

impl Own<'_> {
    fn add(
        &mut self,
        mutation: Mutation,
        stage: Option<Stage>,
        origin: Origin,
        change: impl FnOnce(&mut Version),
    ) {
        let mut changed = self.version.clone();
        change(&mut changed);
        self.workshop.all.push(Mutant {
            rule: self.rule,
            rules: vec![self.rule],
            version: self.at,
            stage,
            origin,
            mutation,
            swap: Swap::Version(self.rule, self.at, Box::new(changed)),
        });
    }

    fn whens(&mut self) {
        for (at, when) in self.version.whens.iter().enumerate() {
            let stage = Some(Stage::When(at));
            self.add(Mutation::WhenDropped, stage, when.origin, |version| {
                version.whens.remove(at);
            });
            if self.workshop.joins(when.formula) {
                let not = self.workshop.negated(when.formula);
                self.add(Mutation::WhenNegated, stage, when.origin, |version| {
                    if let Some(when) = version.whens.get_mut(at) {
                        when.formula = not;
                    }
                });
            }
        }
    }

    fn claims(&mut self) {
        for (at, origin) in self.version.accepts_origins.iter().enumerate() {
            self.add(Mutation::ClaimDropped, Some(Stage::Claim(at)), *origin, |version| {
                version.accepts.remove(at);
                version.accepts_origins.remove(at);
            });
        }
    }

    fn exceptions(&mut self) {
        for (at, exception) in self.version.exceptions.iter().enumerate() {
            let stage = Some(Stage::Exception(at));
            self.add(Mutation::ExceptionDropped, stage, exception.origin, |version| {
                version.exceptions.remove(at);
            });
            if self.workshop.joins(exception.when) {
                let not = self.workshop.negated(exception.when);
                self.add(Mutation::ExceptionNegated, stage, exception.origin, |version| {
                    if let Some(exception) = version.exceptions.get_mut(at) {
                        exception.when = not;
                    }
                });
            }
            for (inner, require) in exception.requires.iter().flatten().enumerate() {
                let stage = Some(Stage::ExceptionRequire(at, inner));
                self.add(Mutation::RequireDropped, stage, require.origin, |version| {
                    let exception = version.exceptions.get_mut(at);
                    if let Some(requires) = exception.and_then(|own| own.requires.as_mut()) {
                        requires.remove(inner);
                    }
                });
            }
        }
    }

    fn requires(&mut self) {
        let Duty::Computed(requires) = &self.version.duty else { return };
        for (at, require) in requires.iter().enumerate() {
            let stage = Some(Stage::Require(at));
            self.add(Mutation::RequireDropped, stage, require.origin, |version| {
                if let Duty::Computed(requires) = &mut version.duty {
                    requires.remove(at);
                }
            });
        }
    }

    fn period(&mut self) {
        let Version { from, until, origin, .. } = *self.version;
        for (first, day) in [(true, from), (false, until)] {
            let Some(day) = day else { continue };
            for to in [-1, 1].into_iter().filter_map(|step| day.add_days(step)) {
                let moved = Mutation::Period { first, from: Value::Date(day), to: Value::Date(to) };
                self.add(moved, None, origin, |version: &mut Version| {
                    let end: &mut Option<Date> =
                        if first { &mut version.from } else { &mut version.until };
                    *end = Some(to);
                });
            }
        }
    }
}
