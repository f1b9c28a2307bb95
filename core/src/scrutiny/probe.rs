//! Probes: rules that ask for one condition of a pack and nothing else.

use std::collections::BTreeMap;

use crate::program::{Duty, Node, NodeId, Program, Require, Rule, Version};
use crate::regions::Target;

/// What a probe asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Probe {
    /// That so many of its first `when` hold.
    Applies { rule: usize, version: usize, whens: usize },
    /// That one of its exceptions applies while the rule does.
    Exception { rule: usize, version: usize, exception: usize },
    /// That the rule asks for something: it applies, and no exception exempts from it.
    Duty { rule: usize, version: usize },
    /// All that the version asks for, whatever the day.
    Whole { rule: usize, version: usize },
}

/// A copy of a pack whose rules are its probes.
pub(super) struct Probes {
    pub program: Program,
    places: BTreeMap<Probe, usize>,
}

impl Probes {
    /// Every probe of every version of every computed rule.
    pub fn of(pack: &Program) -> Self {
        let mut probes = Self {
            program: Program { rules: Vec::new(), ..pack.clone() },
            places: BTreeMap::new(),
        };
        for (at, rule) in pack.rules.iter().enumerate() {
            for (nth, version) in rule.versions.iter().enumerate() {
                if matches!(version.duty, Duty::Computed(_)) {
                    probes.version(rule, version, (at, nth));
                }
            }
        }
        probes
    }

    /// Where a probe stands among the rules.
    pub fn at(&self, probe: Probe) -> Option<usize> {
        self.places.get(&probe).copied()
    }

    /// A probe over the first document of its subject.
    pub fn target(&self, probe: Probe) -> Option<Target> {
        let rule = self.at(probe)?;
        let subject = self.program.rules.get(rule)?.subject.map(|_| 0);
        Some(Target { rule, subject })
    }

    fn version(&mut self, of: &Rule, written: &Version, (rule, version): (usize, usize)) {
        let whens: Vec<NodeId> = written.whens.iter().map(|when| when.formula).collect();
        for count in 1..=whens.len() {
            let asked = whens.iter().copied().take(count).collect();
            self.add(of, written, Probe::Applies { rule, version, whens: count }, asked);
        }
        let mut duty = whens.clone();
        for (exception, stated) in written.exceptions.iter().enumerate() {
            let mut asked = whens.clone();
            asked.push(stated.when);
            self.add(of, written, Probe::Exception { rule, version, exception }, asked);
            if stated.requires.is_none() {
                duty.push(self.not(stated.when));
            }
        }
        self.add(of, written, Probe::Duty { rule, version }, duty);
        let whole = Version { from: None, until: None, ..written.clone() };
        self.put(of, Probe::Whole { rule, version }, whole);
    }

    /// A probe that asks for some formulas.
    fn add(&mut self, of: &Rule, written: &Version, probe: Probe, asked: Vec<NodeId>) {
        let origins = &self.program.origins;
        let require = |formula: NodeId| {
            let origin = origins.get(formula.0).copied().unwrap_or(written.origin);
            Require { formula, reason: None, remedy: None, origin }
        };
        let version = Version {
            from: None,
            until: None,
            whens: Vec::new(),
            accepts: Vec::new(),
            accepts_origins: Vec::new(),
            exceptions: Vec::new(),
            duty: Duty::Computed(asked.into_iter().map(require).collect()),
            ..written.clone()
        };
        self.put(of, probe, version);
    }

    fn put(&mut self, of: &Rule, probe: Probe, version: Version) {
        self.places.insert(probe, self.program.rules.len());
        self.program.rules.push(Rule { versions: vec![version], on: None, ..of.clone() });
    }

    /// The contrary of a formula.
    fn not(&mut self, formula: NodeId) -> NodeId {
        let program = &mut self.program;
        let node = NodeId(program.nodes.len());
        program.nodes.push(Node::Not(formula));
        program.types.extend(program.types.get(formula.0).copied());
        program.origins.extend(program.origins.get(formula.0).copied());
        node
    }
}
