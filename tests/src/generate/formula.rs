//! Formulas.

use tekigo_core::typed::Type;

use super::catalog::Fact;
use super::writer::{Key, Writer};

impl Writer<'_> {
    /// A formula that goes so deep at most. It may end in a quantifier, and so wants parentheses before anything follows.
    pub fn formula(&mut self, depth: usize) -> String {
        let choice = self.random.below(100);
        if depth == 0 || choice < 40 {
            return self.simple(depth);
        }
        let depth = depth - 1;
        match choice {
            40..52 => self.joined("and", depth),
            52..63 => self.joined("or", depth),
            63..69 => format!("not ({})", self.formula(depth)),
            69..78 => self.quantified("all", depth),
            78..86 => self.quantified("some", depth),
            86..93 => self.each(depth),
            _ => self.alternative(depth),
        }
    }

    /// A formula without formulas in it, but for what terms hold.
    fn simple(&mut self, depth: usize) -> String {
        match self.random.below(100) {
            0..58 => self.comparison(depth),
            58..74 => self.disclosed(),
            74..82 => self.is_in(depth),
            82..88 => self.choice(),
            _ => self.term(Type::Boolean, depth, false),
        }
    }

    /// `(a) and (b)`
    fn joined(&mut self, word: &str, depth: usize) -> String {
        let parts: Vec<String> =
            (0..2 + self.random.below(2)).map(|_| format!("({})", self.formula(depth))).collect();
        parts.join(&format!(" {word} "))
    }

    /// `x is at least y`
    fn comparison(&mut self, depth: usize) -> String {
        let of = self.any_type();
        let depth = depth.clamp(1, 2);
        let ordered = match of {
            Type::Boolean | Type::Text => false,
            Type::Enumeration(_) => self.is_scale(of),
            _ => true,
        };
        let words = ["is", "is not", "is at least", "is at most", "is above", "is below"];
        let symbols = ["=", "!=", ">=", "<=", ">", "<"];
        let at = self.random.below(if ordered { 6 } else { 2 });
        let symbols_fit = !matches!(of, Type::Enumeration(_));
        let relation = if symbols_fit && self.random.percent(40) { symbols[at] } else { words[at] };
        // A plain quantity is compared with numbers too.
        let other = match of {
            Type::Quantity { unit: None, base: None } if self.random.percent(60) => Type::Number,
            of => of,
        };
        if self.random.percent(12) {
            let right = self.term(other, depth, false);
            let left = if other == of { self.literal(of) } else { self.fact(of).unwrap() };
            return format!("{left} {relation} {right}");
        }
        let left = self.term(of, depth, false);
        let context = other == of && of != Type::Quantity { unit: None, base: None };
        let right = if context || other != of {
            self.term(other, depth, context)
        } else {
            self.fact(of).unwrap()
        };
        format!("{left} {relation} {right}")
    }

    /// `x is disclosed`
    fn disclosed(&mut self) -> String {
        let near = self.below_items();
        let far = self.documents();
        let catalog =
            if near.facts.is_empty() || self.random.percent(25) { far.as_ref() } else { &near };
        let facts = catalog.facts.iter().filter(|fact| fact.under.is_none()).map(|fact| &fact.path);
        let lists = catalog.lists.iter().map(|list| &list.path);
        let places: Vec<&String> = facts.chain(lists).chain(&catalog.records).collect();
        let place = (*self.random.pick(&places)).clone();
        let not = if self.random.percent(25) { "not " } else { "" };
        format!("{place} is {not}disclosed")
    }

    /// `x in (a, b)`
    fn is_in(&mut self, depth: usize) -> String {
        let of = loop {
            let of = self.any_type();
            if !matches!(of, Type::Quantity { unit: None, base: None } | Type::Boolean) {
                break of;
            }
        };
        let item = self.term(of, depth.min(1), false);
        let set: Vec<String> = (0..=self.random.below(3)).map(|_| self.literal(of)).collect();
        let not = if self.random.percent(25) { "not " } else { "" };
        format!("{item} {not}in ({})", set.join(", "))
    }

    /// `choice is option`
    fn choice(&mut self) -> String {
        let many = self.many;
        let fits = |name: &&super::writer::Name| name.many.is_none() || name.many == many;
        let choices: Vec<(String, Vec<String>)> = self
            .names
            .iter()
            .filter(fits)
            .filter_map(|name| match &name.key {
                Some(Key::Options(options)) => Some((name.name.clone(), options.clone())),
                _ => None,
            })
            .collect();
        match self.random.pick_any(&choices).cloned() {
            Some((name, options)) => format!("{name} is {}", self.random.pick(&options)),
            None => self.disclosed(),
        }
    }

    /// `all x in LIST: f`
    fn quantified(&mut self, word: &str, depth: usize) -> String {
        let list = self.list();
        self.with_item(&list.list.item, |writer, item| {
            let body = writer.formula(depth);
            let if_any = if word == "all" && writer.random.percent(30) { ", if any" } else { "" };
            format!("{word} {item} in {}{if_any}: {body}", list.path)
        })
    }

    /// `each later after earlier in LIST by at: f`
    fn each(&mut self, depth: usize) -> String {
        // Only lists of records whose items have something to be ordered by.
        let (items, documents) = (self.below_items(), self.documents());
        let ordered: Vec<(super::catalog::List<'_>, Vec<String>)> = documents
            .lists
            .iter()
            .chain(&items.lists)
            .cloned()
            .map(|list| {
                let mut below = super::catalog::Catalog::default();
                below.add(&list.list.item, "", self.enumerations);
                let fits = |fact: &&Fact<'_>| {
                    let ordered = match fact.of {
                        Type::Boolean | Type::Text => false,
                        Type::Enumeration(_) => self.is_scale(fact.of),
                        _ => true,
                    };
                    ordered && fact.under.is_none() && fact.path.starts_with('.')
                };
                let by: Vec<String> =
                    below.facts.iter().filter(fits).map(|fact| fact.path[1..].to_owned()).collect();
                (list, by)
            })
            .filter(|(_, by)| !by.is_empty())
            .collect();
        let (list, by) = self.random.pick(&ordered).clone();
        let by = self.random.pick(&by).clone();
        self.with_item(&list.list.item, |writer, later| {
            writer.with_item(&list.list.item, |writer, earlier| {
                let body = writer.formula(depth);
                format!("each {later} after {earlier} in {} by {by}: {body}", list.path)
            })
        })
    }

    /// `D is WORD and (a formula on a member of that option)`
    fn alternative(&mut self, depth: usize) -> String {
        let catalog = self.documents();
        let guarded: Vec<Fact<'_>> =
            catalog.facts.iter().filter(|fact| fact.under.is_some()).cloned().collect();
        let Some(fact) = self.random.pick_any(&guarded).cloned() else { return self.simple(depth) };
        let under = fact.under.unwrap();
        let path = fact.path;
        let about = match (fact.of, self.random.below(3)) {
            (_, 0) => format!("{path} is disclosed"),
            (Type::Boolean, _) => path,
            (of, 1) => format!("{path} is {}", self.literal(of)),
            (of, _) => format!("({path} else {}) is {}", self.literal(of), self.literal(of)),
        };
        format!("{under} and {about}")
    }
}
