//! Prints a tree in few words, one line for each line of a pack. Every name, number and text is looked up at its place
//! in the file, so that a printed tree is also a proof of its places.

use tekigo_grammar::Span;
use tekigo_grammar::tree::{
    Because, Cell, CellKind, Choice, Citation, Clause, Comparator, Exception, Expression,
    ExpressionKind as Kind, File, Item, Literal, LiteralKind, Name, Parameter, Path, Relation,
    Require, Rule, Segment, Source, Spanned, Step, Table, Test, TypeName, Words,
};

/// The whole file.
pub fn file(text: &str, file: &File) -> String {
    let mut printer = Printer { text, shown: String::new() };
    for item in &file.items {
        printer.item(item);
    }
    printer.shown
}

struct Printer<'t> {
    text: &'t str,
    shown: String,
}

impl Printer<'_> {
    fn put(&mut self, indent: usize, line: &str) {
        self.shown += &format!("{}{line}\n", "  ".repeat(indent));
    }

    fn at(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).expect("a place lies in the text, between characters")
    }

    /// What was read, after a look at its place. What was mended (`１`, `“`, a tab) or escaped differs there.
    fn written(&self, name: &Spanned<String>) -> String {
        let place = self.at(name.span);
        let quoted = place
            .strip_prefix('"')
            .map(|rest| rest.strip_suffix('"').expect("a text ends in its mark"));
        let mended = |sign: char| {
            sign == '\\' || sign.is_control() || "\u{200b}\u{202e}\u{feff}".contains(sign)
        };
        if !place.contains(mended) && (quoted.is_some() || place.is_ascii()) {
            assert_eq!(quoted.unwrap_or(place), name.value, "the place of a name");
        }
        name.value.clone()
    }

    fn names(&self, names: &[Name]) -> String {
        names.iter().map(|name| self.written(name)).collect::<Vec<_>>().join(", ")
    }

    fn words(&mut self, indent: usize, label: &str, words: &Words) {
        let mut line = label.to_owned();
        for (language, text) in [("ja", &words.ja), ("en", &words.en)] {
            if let Some(text) = text {
                line += &format!(" {language} {:?}", self.written(text));
            }
        }
        if line != label {
            self.put(indent, line.trim_start());
        }
    }

    fn cites(&mut self, indent: usize, cites: &[Citation]) {
        if !cites.is_empty() {
            let cites: Vec<String> = cites
                .iter()
                .map(|cite| {
                    format!("{} {}", self.written(&cite.source), self.written(&cite.clause))
                })
                .collect();
            self.put(indent, &format!("cites {}", cites.join(", ")));
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Edition { number } => self.put(0, &format!("edition {}", self.written(number))),
            Item::Pack { name, version, words } => {
                self.put(0, &format!("pack {} {}", self.written(name), self.written(version)));
                self.words(1, "", words);
            }
            Item::Zone { offset } => self.put(0, &format!("zone {}", self.written(offset))),
            Item::Reads { kinds } => {
                let kinds: Vec<String> = kinds
                    .iter()
                    .map(|reads| {
                        format!(
                            "{} {}",
                            if reads.many { "many" } else { "one" },
                            self.written(&reads.kind)
                        )
                    })
                    .collect();
                self.put(0, &format!("reads {}", kinds.join(", ")));
            }
            Item::Party { name, words } => {
                self.put(0, &format!("party {}", self.written(name)));
                self.words(1, "", words);
            }
            Item::Source(source) => self.source(source),
            Item::Excuse { source, clauses, reason, .. } => {
                self.put(0, &format!("excuse {} {}", self.written(source), self.names(clauses)));
                self.words(1, "reason", reason);
            }
            Item::Choice(choice) => self.choice(choice),
            Item::Parameter(parameter) => self.parameter(parameter),
            Item::Table(table) => self.table(table),
            Item::Define { name, value } => {
                self.put(0, &format!("define {} = {}", self.written(name), self.expression(value)));
            }
            Item::Rule(rule) => self.rule(rule),
            Item::Test(test) => self.test(test),
        }
    }

    fn source(&mut self, source: &Source) {
        self.put(0, &format!("source {}", self.written(&source.name)));
        self.words(1, "", &source.words);
        for (label, word) in [("force", &source.force), ("published", &source.published)] {
            if let Some(word) = word {
                self.put(1, &format!("{label} {}", self.written(word)));
            }
        }
        for Clause { id, page, words } in &source.clauses {
            let page = page
                .as_ref()
                .map(|page| format!(" page {:?}", self.written(page)))
                .unwrap_or_default();
            self.put(1, &format!("clause {}{page}", self.written(id)));
            self.words(2, "", words);
        }
    }

    fn type_name(&self, of: &TypeName) -> String {
        match of {
            TypeName::Range(least, most) => {
                format!("{} to {}", self.written(least), self.written(most))
            }
            TypeName::Named(name) => self.written(name),
        }
    }

    fn choice(&mut self, choice: &Choice) {
        let of =
            choice.of.as_ref().map(|of| format!(": {}", self.type_name(of))).unwrap_or_default();
        self.put(0, &format!("choice {}{of}", self.written(&choice.name)));
        self.words(1, "", &choice.words);
        self.cites(1, &choice.cites);
        for (name, words) in &choice.options {
            self.put(1, &format!("option {}", self.written(name)));
            self.words(2, "", words);
        }
        self.words(1, "reason", &choice.reason);
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let mut line = format!(
            "parameter {}: {}",
            self.written(&parameter.name),
            self.type_name(&parameter.of)
        );
        let bounds = [
            ("at least", &parameter.least),
            ("at most", &parameter.most),
            ("default", &parameter.default),
        ];
        for (label, bound) in bounds {
            if let Some(bound) = bound {
                line += &format!(" {label} {}", self.expression(bound));
            }
        }
        self.put(0, &line);
        self.words(1, "", &parameter.words);
        self.cites(1, &parameter.cites);
        self.words(1, "reason", &parameter.reason);
    }

    fn table(&mut self, table: &Table) {
        self.put(0, &format!("table {}: {}", self.written(&table.name), self.type_name(&table.of)));
        self.words(1, "", &table.words);
        self.cites(1, &table.cites);
        let columns: Vec<String> =
            table.columns.iter().map(|column| self.expression(column)).collect();
        self.put(1, &columns.join(" | "));
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.cell(cell)).collect();
            self.put(1, &cells.join(" | "));
        }
    }

    fn cell(&self, cell: &Cell) -> String {
        match &cell.kind {
            CellKind::Any => "any".into(),
            CellKind::Literals(literals) => self.list(literals),
            CellKind::Bound(comparator, bound) => {
                format!("{} {}", comparison(*comparator), self.expression(bound))
            }
            CellKind::Interval(from, to) => {
                let end = |end: &Option<Expression>| {
                    end.as_ref().map_or("…".into(), |end| self.expression(end))
                };
                format!("[{} to {}]", end(from), end(to))
            }
        }
    }

    fn list(&self, list: &[Expression]) -> String {
        list.iter().map(|member| self.expression(member)).collect::<Vec<_>>().join(", ")
    }

    fn rule(&mut self, rule: &Rule) {
        let manual = if rule.manual { " manual" } else { "" };
        let header = format!(
            "{} {} {}{manual}",
            self.written(&rule.id),
            self.names(&rule.parties),
            self.written(&rule.strength)
        );
        self.put(0, &format!("rule {header}"));
        self.words(1, "", &rule.words);
        self.cites(1, &rule.cites);
        for (name, value) in &rule.lets {
            self.put(1, &format!("let {} = {}", self.written(name), self.expression(value)));
        }
        for (when, reason) in &rule.whens {
            self.put(1, &format!("when {}", self.expression(when)));
            self.words(2, "reason", reason);
        }
        self.requires(1, &rule.requires);
        for Exception { name, when, cites, requires, exempt, words, remedy } in &rule.exceptions {
            self.put(1, &format!("except {} when {}", self.written(name), self.expression(when)));
            self.words(2, "", words);
            self.cites(2, cites);
            self.requires(2, requires);
            if let Some(span) = exempt {
                self.put(2, self.at(*span).to_owned().as_str());
            }
            self.words(2, "remedy", remedy);
        }
        for path in &rule.accepts {
            self.put(1, &format!("accepts inapplicable {}", self.path(path)));
        }
        if let Some(effective) = &rule.effective {
            let mut line = "effective".to_owned();
            for (label, day) in [("from", &effective.from), ("until", &effective.until)] {
                if let Some(day) = day {
                    line += &format!(" {label} {}", self.written(day));
                }
            }
            if let Some(on) = &effective.on {
                line += &format!(" on {}", self.expression(on));
            }
            self.put(1, &line);
        }
        if let Some(replaces) = &rule.replaces {
            self.put(1, &format!("replaces {}", self.written(replaces)));
        }
        self.words(1, "question", &rule.question);
        self.words(1, "remedy", &rule.remedy);
    }

    fn requires(&mut self, indent: usize, requires: &[Require]) {
        for require in requires {
            self.put(indent, &format!("require {}", self.expression(&require.formula)));
            self.words(indent + 1, "reason", &require.reason);
            self.words(indent + 1, "remedy", &require.remedy);
        }
    }

    fn test(&mut self, test: &Test) {
        self.put(0, &format!("test {:?}", self.written(&test.name)));
        for step in &test.steps {
            let line = match step {
                Step::Document { kind, draft } => {
                    format!("document {}{}", self.written(kind), if *draft { " draft" } else { "" })
                }
                Step::Value { path, literal } => {
                    format!("value {} = {}", self.path(path), self.literal(literal))
                }
                Step::Mark { path, word } => {
                    format!("mark {} {}", self.path(path), self.written(word))
                }
                Step::Choose { name, literal } => {
                    format!("choose {} = {}", self.written(name), self.literal(literal))
                }
                Step::Set { name, literal } => {
                    format!("set {} = {}", self.written(name), self.literal(literal))
                }
                Step::AsOf { date } => format!("as of {}", self.written(date)),
                Step::Attest { rule, result, on, until } => {
                    let until = until
                        .as_ref()
                        .map(|until| format!(" until {}", self.written(until)))
                        .unwrap_or_default();
                    format!(
                        "attest {} {} on {}{until}",
                        self.written(rule),
                        self.written(result),
                        self.written(on)
                    )
                }
                Step::Expect { rule, result, because } => {
                    let reasons: Vec<String> = because
                        .iter()
                        .map(|reason| match reason {
                            Because::Path(path) => self.path(path),
                            Because::Choice(name) => format!("choice {}", self.written(name)),
                            Because::Parameter(name) => format!("parameter {}", self.written(name)),
                        })
                        .collect();
                    format!(
                        "expect {} {} because [{}]",
                        self.written(rule),
                        self.written(result),
                        reasons.join(", ")
                    )
                }
            };
            self.put(1, &line);
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        self.at(literal.span);
        match &literal.kind {
            LiteralKind::Number(text) => text.clone(),
            LiteralKind::Boolean(value) => value.to_string(),
            LiteralKind::Text(text) => format!("{text:?}"),
            LiteralKind::Word(word) => format!("word {word}"),
            LiteralKind::Moment(text) => format!("moment {text}"),
            LiteralKind::Duration(text, unit) => format!("{text} {unit:?}"),
            LiteralKind::List(items) => {
                format!(
                    "[{}]",
                    items.iter().map(|item| self.literal(item)).collect::<Vec<_>>().join(", ")
                )
            }
            LiteralKind::Record(fields) => {
                let fields = fields.iter().map(|(name, value)| {
                    format!("{}: {}", self.written(name), self.literal(value))
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn path(&self, path: &Path) -> String {
        self.at(path.span);
        let mut shown = self.written(&path.root);
        for segment in &path.segments {
            shown += &match segment {
                Segment::Member(name) => format!(".{}", self.written(name)),
                Segment::Index(index) => format!("[{}]", index.value),
            };
        }
        shown
    }

    /// Every operator with all its parentheses.
    fn expression(&self, expression: &Expression) -> String {
        self.at(expression.span);
        let show = |part: &Expression| self.expression(part);
        match &expression.kind {
            Kind::Number(text) => text.clone(),
            Kind::Percent(text) => format!("{text}%"),
            Kind::Boolean(value) => value.to_string(),
            Kind::Text(text) => format!("{text:?}"),
            Kind::Date(text) => format!("date {text}"),
            Kind::Instant(text) => format!("instant {text}"),
            Kind::Duration(text, unit) => format!("{text} {unit:?}"),
            Kind::Quantity { number, unit, base } => {
                let base = base
                    .as_ref()
                    .map(|base| format!(" of {}", self.written(base)))
                    .unwrap_or_default();
                format!("<{number} {}{base}>", self.written(unit))
            }
            Kind::Path(path) => self.path(path),
            Kind::AsOf => "as-of".into(),
            Kind::DayOf(part) => format!("(day-of {})", show(part)),
            Kind::Else(left, right) => format!("({} else {})", show(left), show(right)),
            Kind::Ratio(left, right) => format!("({} of {})", show(left), show(right)),
            Kind::Arithmetic { operator, left, right } => {
                format!("({} {} {})", show(left), self.at(operator.span), show(right))
            }
            Kind::Negate(part) => format!("(- {})", show(part)),
            Kind::Aggregate { operator, item, list, body } => {
                let body =
                    body.as_ref().map(|body| format!(": {}", show(body))).unwrap_or_default();
                format!(
                    "({:?} {} in {}{body})",
                    operator.value,
                    self.written(item),
                    self.path(list)
                )
            }
            Kind::Disclosed { path, negated } => {
                format!("({} is {}disclosed)", self.path(path), if *negated { "not " } else { "" })
            }
            Kind::Compare { left, comparator, right } => {
                self.at(comparator.span);
                format!("({} {} {})", show(left), comparison(comparator.value), show(right))
            }
            Kind::In { item, negated, set } => {
                format!(
                    "({} {}in {{{}}})",
                    show(item),
                    if *negated { "not " } else { "" },
                    self.list(set)
                )
            }
            Kind::And(parts) => {
                format!("({})", parts.iter().map(show).collect::<Vec<_>>().join(" and "))
            }
            Kind::Or(parts) => {
                format!("({})", parts.iter().map(show).collect::<Vec<_>>().join(" or "))
            }
            Kind::Not(part) => format!("(not {})", show(part)),
            Kind::All { item, list, if_any, body } => {
                let if_any = if *if_any { ", if any" } else { "" };
                format!(
                    "(all {} in {}{if_any}: {})",
                    self.written(item),
                    self.path(list),
                    show(body)
                )
            }
            Kind::Some { item, list, body } => {
                format!("(some {} in {}: {})", self.written(item), self.path(list), show(body))
            }
            Kind::Each { later, earlier, list, by, body } => format!(
                "(each {} after {} in {} by {}: {})",
                self.written(later),
                self.written(earlier),
                self.path(list),
                by.iter().map(|name| self.written(name)).collect::<Vec<_>>().join("."),
                show(body)
            ),
        }
    }
}

fn comparison(comparator: Comparator) -> &'static str {
    match (comparator.relation, comparator.symbol) {
        (Relation::Is, false) => "is",
        (Relation::IsNot, false) => "is-not",
        (Relation::AtLeast, false) => "at-least",
        (Relation::AtMost, false) => "at-most",
        (Relation::Above, false) => "above",
        (Relation::Below, false) => "below",
        (Relation::Is, true) => "=",
        (Relation::IsNot, true) => "!=",
        (Relation::AtLeast, true) => ">=",
        (Relation::AtMost, true) => "<=",
        (Relation::Above, true) => ">",
        (Relation::Below, true) => "<",
    }
}
