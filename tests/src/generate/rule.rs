//! Rules, with every line that a rule can have.

use std::fmt::Write as _;

use tekigo_core::typed::Type;

use super::writer::{Name, Writer};

/// Periods that do not overlap, one after the other.
const PERIODS: [&str; 4] = [
    "until 2019-12-31",
    "from 2020-01-31 until 2020-06-01",
    "from 2020-06-02 until 2020-06-02",
    "from 2020-12-31",
];

impl Writer<'_> {
    /// A rule, or several versions of one.
    pub fn rule(&mut self, id: &str, many: Option<usize>) -> String {
        self.many = many;
        let versions = if self.random.percent(20) { 2 + self.random.below(2) } else { 1 };
        let on = match self.random.below(4) {
            0 => String::new(),
            1 => format!(" on {}", self.fact(Type::Date).unwrap()),
            2 => format!(" on day of {}", self.fact(Type::Instant).unwrap()),
            _ => format!(" on {} + 1 month", self.fact(Type::Date).unwrap()),
        };
        let mut text = String::new();
        let first = self.random.below(PERIODS.len() - versions + 1);
        for version in 0..versions {
            let dated = versions > 1 || self.random.percent(25);
            let period = dated.then(|| format!("{}{on}", PERIODS[first + version]));
            text.push_str(&self.version(id, period.as_deref()));
        }
        text
    }

    fn version(&mut self, id: &str, period: Option<&str>) -> String {
        let known = self.names.len();
        let manual = self.random.percent(12);
        let strength = *self.random.pick(&["must", "should", "may"]);
        let mut text =
            format!("rule {id} provider {strength}{}\n", if manual { " manual" } else { "" });
        text.push_str("  ja \"規則\" en \"A rule\"\n  cites guide 1\n");
        for at in 0..self.random.below(3) {
            let name = format!("let{at}");
            let (of, written) = self.some_value();
            let _ = writeln!(text, "  let {name} = {written}");
            self.names.push(Name { name, of, many: self.many, key: None });
        }
        // Half of the rules ask one thing, so that nothing else hides what it gives.
        let plain = !manual && self.random.percent(50);
        if !plain && self.random.percent(45) {
            for _ in 0..=self.random.below(2) {
                let _ = writeln!(text, "  when {}", self.formula(2));
            }
        }
        if !plain && self.random.percent(35) {
            for _ in 0..=self.random.below(2) {
                let _ = writeln!(text, "  accepts inapplicable {}", self.claimed());
            }
        }
        if let Some(period) = period {
            let _ = writeln!(text, "  effective {period}");
        }
        if self.random.percent(10) {
            let _ = writeln!(text, "  replaces OLD-{id}");
        }
        if manual {
            text.push_str("  question ja \"確認したか\" en \"Was it checked?\"\n");
        } else {
            for _ in 0..if plain { 1 } else { 1 + self.random.below(3) } {
                let _ = writeln!(text, "  require {}", self.requirement());
            }
        }
        if !plain && self.random.percent(55) {
            for at in 0..=self.random.below(3) {
                text.push_str(&self.exception(at));
            }
        }
        let printed =
            self.names.get(known).map(|name| format!("{{{}}}", name.name)).unwrap_or_default();
        let _ = writeln!(text, "  remedy ja \"直す{printed}\" en \"Mend it {printed}\"");
        self.names.truncate(known);
        text
    }

    fn requirement(&mut self) -> String {
        let depth = *self.random.pick(&[0, 1, 1, 2, 2, 3]);
        self.formula(depth)
    }

    /// A value of a `let` or a definition: a term or a formula that stands alone.
    pub fn some_value(&mut self) -> (Type, String) {
        if self.random.percent(50) {
            return (Type::Boolean, self.formula(2));
        }
        let of = loop {
            let of = self.any_type();
            if !matches!(of, Type::Quantity { .. }) {
                break of;
            }
        };
        (of, self.term(of, 2, false))
    }

    /// A leaf, a list or a quantity of a document.
    fn claimed(&mut self) -> String {
        let catalog = self.documents();
        let facts =
            catalog.facts.iter().filter(|fact| fact.under.is_none()).map(|fact| fact.path.clone());
        let places: Vec<String> =
            facts.chain(catalog.lists.iter().map(|list| list.path.clone())).collect();
        self.random.pick(&places).clone()
    }

    fn exception(&mut self, at: usize) -> String {
        let mut text =
            format!("  except exception{at} when {}\n    cites guide 1\n", self.formula(1));
        if self.random.percent(40) {
            text.push_str("    exempt\n");
            return text;
        }
        for _ in 0..=self.random.below(2) {
            let _ = writeln!(text, "    require {}", self.requirement());
        }
        text
    }
}
