//! Compiles a typed pack to a program: expressions to flat nodes, paths to numbered slots.

mod expression;
mod plan;

use std::collections::BTreeMap;

use self::plan::LayoutPlan;
use crate::program::{
    Choice, Exception, Kind, Message, NodeId, Parameter, Piece, Program, Require, Rule, Table,
    TableRow, Version, When,
};
use crate::typed::{self, Constant, Duty, ItemId, KindId, NamedId, Pack};
use crate::value::{TextId, Value};

/// Compiles a pack. Total: whatever the checker let through compiles.
#[must_use]
pub fn compile(pack: &Pack) -> Program {
    let mut compiler = Compiler::new(pack);
    compiler.declarations();
    for rule in &pack.rules {
        compiler.rule(rule);
    }
    compiler.finish()
}

struct Compiler<'a> {
    pack: &'a Pack,
    program: Program,
    /// One for each kind that the pack reads.
    plans: Vec<LayoutPlan<'a>>,
    /// Where the items that quantifiers bind stand: their kind and the node of their layout.
    items: BTreeMap<ItemId, plan::Position<'a>>,
    /// The node of each name that was compiled.
    named: BTreeMap<NamedId, NodeId>,
}

impl<'a> Compiler<'a> {
    fn new(pack: &'a Pack) -> Self {
        let roots =
            pack.reads.iter().filter_map(|reads| pack.schemas.documents.get(reads.document));
        let plans = roots
            .map(|document| LayoutPlan::new(&document.root, &pack.schemas, pack.zone))
            .collect();
        let program = Program {
            name: pack.name.clone(),
            version: pack.version.clone(),
            words: pack.words.clone(),
            zone: pack.zone,
            enumerations: pack.schemas.enumerations.clone(),
            parties: pack.parties.clone(),
            sources: pack.sources.clone(),
            items: pack.items,
            ..Program::default()
        };
        Self { pack, program, plans, items: BTreeMap::new(), named: BTreeMap::new() }
    }

    fn declarations(&mut self) {
        for choice in &self.pack.choices {
            let options = choice.options.iter().map(|(written, value, words)| {
                (written.clone(), self.scalar(value), words.clone())
            });
            let options = options.collect();
            self.program.choices.push(Choice {
                name: choice.name.clone(),
                words: choice.words.clone(),
                reason: choice.reason.clone(),
                cites: choice.cites.clone(),
                options,
                of: choice.of,
            });
        }
        for parameter in &self.pack.parameters {
            let parameter = Parameter {
                name: parameter.name.clone(),
                words: parameter.words.clone(),
                reason: parameter.reason.clone(),
                cites: parameter.cites.clone(),
                of: parameter.of,
                least: parameter.least.as_ref().map(|bound| self.scalar(bound)),
                most: parameter.most.as_ref().map(|bound| self.scalar(bound)),
                default: self.scalar(&parameter.default),
            };
            self.program.parameters.push(parameter);
        }
        for table in &self.pack.tables {
            let keys = table.keys.iter().map(|key| self.expression(key)).collect();
            let rows = table.rows.iter().map(|row| self.row(row)).collect();
            self.program.tables.push(Table {
                name: table.name.clone(),
                words: table.words.clone(),
                cites: table.cites.clone(),
                of: table.of,
                keys,
                rows,
            });
        }
    }

    fn row(&mut self, row: &typed::TableRow) -> TableRow {
        use crate::program::Cell;
        let cells = row.cells.iter().map(|cell| match cell {
            typed::Cell::Any => Cell::Any,
            typed::Cell::Literals(literals) => {
                Cell::Literals(literals.iter().map(|literal| self.scalar(literal)).collect())
            }
            typed::Cell::Range(from, to) => {
                let mut end = |end: &Option<(Constant, bool)>| {
                    end.as_ref().map(|(constant, included)| (self.scalar(constant), *included))
                };
                Cell::Range(end(from), end(to))
            }
        });
        let cells = cells.collect();
        TableRow { cells, value: self.scalar(&row.value), origin: row.origin }
    }

    /// A constant of a type that one value holds. Ratios and quantities never come here.
    fn scalar(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::Boolean(value) => Value::Boolean(*value),
            Constant::Number(number)
            | Constant::Percent(number)
            | Constant::Quantity { number, .. } => Value::Number(*number),
            Constant::Text(text) => Value::Text(self.text(text)),
            Constant::Date(date) => Value::Date(*date),
            Constant::Instant(instant) => Value::Instant(*instant),
            Constant::Duration(duration) => Value::Duration(*duration),
            Constant::BusinessDays(days) => Value::BusinessDays(*days),
            Constant::Level(_, at) => Value::Level(*at),
        }
    }

    fn text(&mut self, text: &str) -> TextId {
        let texts = &mut self.program.texts;
        let at = texts.iter().position(|known| known == text).unwrap_or_else(|| {
            texts.push(text.to_owned());
            texts.len() - 1
        });
        TextId(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// Versions of one id are gathered into one rule.
    fn rule(&mut self, rule: &'a typed::Rule) {
        let on = rule.effective.as_ref().and_then(|effective| effective.on.as_ref());
        let on = on.map(|on| self.expression(on));
        let version = self.version(rule);
        let kinds = self.kinds_of_rule(rule);
        match self.program.rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => {
                known.subject = known.subject.or(rule.subject);
                known.kinds.extend(kinds);
                known.kinds.sort();
                known.kinds.dedup();
                known.versions.push(version);
            }
            None => {
                self.program.rules.push(Rule {
                    id: rule.id.clone(),
                    versions: vec![version],
                    subject: rule.subject,
                    kinds,
                    on,
                });
            }
        }
    }

    fn version(&mut self, rule: &'a typed::Rule) -> Version {
        let whens = rule.whens.iter().map(|when| When {
            formula: self.expression(&when.formula),
            reason: when.reason.clone(),
            origin: when.formula.origin,
        });
        let whens = whens.collect();
        let accepts = rule.accepts.iter().zip(&rule.accepts_origins);
        let (accepts, accepts_origins) =
            accepts.filter_map(|(place, origin)| Some((self.accepted(place)?, *origin))).unzip();
        let exceptions =
            rule.exceptions.iter().map(|exception| self.exception(exception)).collect();
        let duty = match &rule.duty {
            Duty::Computed(requires) => crate::program::Duty::Computed(self.requires(requires)),
            Duty::Manual(question) => crate::program::Duty::Manual(question.clone()),
        };
        Version {
            from: rule.effective.as_ref().and_then(|effective| effective.from),
            until: rule.effective.as_ref().and_then(|effective| effective.until),
            words: rule.words.clone(),
            parties: rule.parties.clone(),
            strength: rule.strength,
            cites: rule.cites.clone(),
            whens,
            accepts,
            accepts_origins,
            exceptions,
            duty,
            remedy: self.message(&rule.remedy),
            replaces: rule.replaces.clone(),
            origin: rule.origin,
        }
    }

    fn requires(&mut self, requires: &'a [typed::Require]) -> Vec<Require> {
        let requires = requires.iter().map(|require| Require {
            formula: self.expression(&require.formula),
            reason: require.reason.clone(),
            remedy: require.remedy.as_ref().map(|remedy| self.message(remedy)),
            origin: require.formula.origin,
        });
        requires.collect()
    }

    fn exception(&mut self, exception: &'a typed::Exception) -> Exception {
        Exception {
            name: exception.name.clone(),
            words: exception.words.clone(),
            when: self.expression(&exception.when),
            cites: exception.cites.clone(),
            requires: exception.requires.as_ref().map(|requires| self.requires(requires)),
            remedy: exception.remedy.as_ref().map(|remedy| self.message(remedy)),
            origin: exception.origin,
        }
    }

    fn message(&mut self, message: &'a typed::Message) -> Message {
        Message { ja: self.pieces(&message.ja), en: self.pieces(&message.en) }
    }

    fn pieces(&mut self, pieces: &'a [typed::Piece]) -> Vec<Piece> {
        let pieces = pieces.iter().map(|piece| match piece {
            typed::Piece::Text(text) => Piece::Text(text.clone()),
            typed::Piece::Value(expression) => {
                Piece::Value(self.expression(expression), expression.of)
            }
        });
        pieces.collect()
    }

    fn finish(mut self) -> Program {
        for (reads, plan) in self.pack.reads.iter().zip(self.plans) {
            let planned = plan.finish();
            let words = self
                .pack
                .schemas
                .documents
                .get(reads.document)
                .map(|document| document.title.clone());
            self.program.kinds.push(Kind {
                name: reads.kind.clone(),
                words: words.unwrap_or_default(),
                many: reads.many,
                layout: planned.layout,
                titles: planned.titles,
                slot_types: planned.slot_types,
                custody: planned.custody,
                alternatives: planned.alternatives,
            });
        }
        self.program
    }

    /// The kinds that a rule reads, through the names and tables it uses.
    fn kinds_of_rule(&self, rule: &typed::Rule) -> Vec<KindId> {
        let mut kinds = Vec::new();
        let mut add = |expression: &typed::Expression| self.kinds_of(expression, &mut kinds);
        rule.whens.iter().for_each(|when| add(&when.formula));
        if let Duty::Computed(requires) = &rule.duty {
            for require in requires {
                add(&require.formula);
            }
        }
        for exception in &rule.exceptions {
            add(&exception.when);
            exception.requires.iter().flatten().for_each(|require| add(&require.formula));
        }
        if let Some(on) = rule.effective.as_ref().and_then(|effective| effective.on.as_ref()) {
            add(on);
        }
        for place in &rule.accepts {
            if let typed::Root::Document(kind) = place.root {
                kinds.push(kind);
            }
        }
        kinds.sort();
        kinds.dedup();
        kinds
    }

    fn kinds_of(&self, expression: &typed::Expression, kinds: &mut Vec<KindId>) {
        use typed::ExpressionKind as Kind;
        expression.visit(&mut |part| {
            let place = match &part.kind {
                Kind::Fact(place) | Kind::Quantity(place) | Kind::Disclosed(place) => place,
                Kind::Aggregate { list, .. }
                | Kind::All { list, .. }
                | Kind::Some { list, .. }
                | Kind::Each { list, .. } => list,
                Kind::Named(id) => {
                    if let Some(named) = self.pack.named.get(id.0) {
                        self.kinds_of(&named.value, kinds);
                    }
                    return;
                }
                Kind::Lookup(id) => {
                    let keys = self
                        .pack
                        .tables
                        .get(id.0)
                        .map(|table| table.keys.as_slice())
                        .unwrap_or_default();
                    for key in keys {
                        self.kinds_of(key, kinds);
                    }
                    return;
                }
                _ => return,
            };
            if let typed::Root::Document(kind) = place.root {
                kinds.push(kind);
            }
        });
    }
}
