//! Terms of a type.

use tekigo_core::typed::Type;

use super::literal;
use super::writer::Writer;

impl Writer<'_> {
    /// A literal of a type. Words and quantities want something beside them that tells their type.
    pub fn literal(&mut self, of: Type) -> String {
        let random = &mut self.random;
        match of {
            Type::Boolean => (*random.pick(&["true", "false"])).to_owned(),
            Type::Number | Type::Quantity { unit: None, base: None } => {
                literal::number(random).to_owned()
            }
            Type::Ratio => {
                format!("{} %", random.pick(&["0", "10", "50", "70", "99.5", "100", "200"]))
            }
            Type::Text => format!("\"{}\"", literal::text(random)),
            Type::Date => literal::date(random).to_owned(),
            Type::Instant if random.percent(30) => {
                random.pick(&["2019-12-04T10:00+09:00", "2019-12-05T00:00+09:00"]).to_string()
            }
            Type::Instant => literal::moment(random).to_owned(),
            Type::Duration => literal::duration(random).to_owned(),
            Type::BusinessDays => format!("{} business days", literal::whole(random)),
            Type::Enumeration(_) => {
                let words = self.words(of);
                self.random.pick(&words).clone()
            }
            Type::Quantity { unit, base } => {
                let mut written = literal::number(random).trim_start_matches('-').to_owned();
                let words = [("", unit), (" of", base)];
                for (before, id) in words {
                    if let Some(id) = id {
                        let words = self.words(Type::Enumeration(id));
                        let word = self.random.pick(&words).clone();
                        written = format!("{written}{before} {word}");
                    }
                }
                written
            }
        }
    }

    /// A literal that stands on the right of something of its type.
    fn literal_in_context(&mut self, of: Type) -> String {
        match of {
            Type::Instant if self.random.percent(20) => {
                (*self.random.pick(&["2019-12-04", "2019-12-05", "2020-06-02"])).to_owned()
            }
            _ => self.literal(of),
        }
    }

    /// A term of a type; with `context`, something on its left says what type is due. `depth` bounds how deep it goes.
    pub fn term(&mut self, of: Type, depth: usize, context: bool) -> String {
        let stands_alone = !matches!(of, Type::Enumeration(_) | Type::Quantity { .. });
        let choice = self.random.below(100);
        if choice < 25 && (context || stands_alone) {
            return if context { self.literal_in_context(of) } else { self.literal(of) };
        }
        if choice < 35
            && let Some(name) = self.name(of)
        {
            return name;
        }
        if choice >= 70 && depth > 0 {
            if choice >= 90
                && let Some(written) = self.otherwise(of, depth)
            {
                return written;
            }
            if let Some(written) = self.calculation(of, depth - 1) {
                return written;
            }
        }
        if let Some(fact) = self.fact(of) {
            return fact;
        }
        if let Some(written) = self.calculation(of, depth.saturating_sub(1)) {
            return written;
        }
        self.literal(of)
    }

    /// `(x else y)`
    fn otherwise(&mut self, of: Type, depth: usize) -> Option<String> {
        let first = match of {
            Type::Number | Type::Date | Type::BusinessDays if self.random.percent(30) => {
                Some(self.extreme(of, depth - 1))
            }
            _ => self.fact(of),
        };
        // A plain quantity and a number are two types.
        let second = match of {
            Type::Quantity { unit: None, base: None } => self.fact(of)?,
            _ => self.term(of, depth - 1, true),
        };
        Some(format!("({} else {second})", first?))
    }

    /// Something computed of a type.
    fn calculation(&mut self, of: Type, depth: usize) -> Option<String> {
        let signs = *self.random.pick(&["+", "-"]);
        let choice = self.random.below(100);
        Some(match of {
            Type::Number => match choice {
                0..22 => self.binary(Type::Number, signs, Type::Number, depth),
                22..42 => self.binary(Type::Number, "*", Type::Number, depth),
                42..50 => format!("-{}", self.operand(Type::Number, depth)),
                50..54 => {
                    format!("({} * {})", self.count(depth), literal::far_number(&mut self.random))
                }
                54..76 => self.count(depth),
                76..90 => self.sum(of, depth),
                _ => self.safe_extreme(of, depth)?,
            },
            Type::Ratio => format!(
                "({} of {})",
                self.term(Type::Number, depth, false),
                self.term(Type::Number, depth, false)
            ),
            Type::Date => match choice {
                0..20 => "as of".to_owned(),
                20..45 => format!("(day of {})", self.operand(Type::Instant, depth)),
                45..90 => self.binary(Type::Date, signs, Type::Duration, depth),
                _ => self.safe_extreme(of, depth)?,
            },
            Type::Instant => self.binary(Type::Instant, signs, Type::Duration, depth),
            Type::Duration => match choice {
                0..30 => self.binary(Type::Duration, signs, Type::Duration, depth),
                30..55 => self.binary(Type::Date, "-", Type::Date, depth),
                55..80 => self.binary(Type::Instant, "-", Type::Instant, depth),
                _ => self.sum(of, depth),
            },
            Type::BusinessDays => match choice {
                0..50 => self.binary(of, signs, of, depth),
                50..85 => self.sum(of, depth),
                _ => self.safe_extreme(of, depth)?,
            },
            Type::Boolean => format!("({})", self.formula(depth)),
            Type::Text | Type::Enumeration(_) | Type::Quantity { .. } => return None,
        })
    }

    fn binary(&mut self, left: Type, sign: &str, right: Type, depth: usize) -> String {
        format!("({} {sign} {})", self.term(left, depth, false), self.term(right, depth, false))
    }

    /// What may stand where a group or a path is due.
    fn operand(&mut self, of: Type, depth: usize) -> String {
        match self.fact(of) {
            Some(fact) if self.random.percent(70) => fact,
            _ => format!("({})", self.term(of, depth, false)),
        }
    }

    /// `(count x in LIST: f)`
    fn count(&mut self, depth: usize) -> String {
        let list = self.list();
        self.with_item(&list.list.item, |writer, item| {
            if writer.random.percent(20) {
                return format!("(count {item} in {})", list.path);
            }
            let body = writer.formula(depth);
            format!("(count {item} in {}: {body})", list.path)
        })
    }

    /// `(sum x in LIST: t)`
    fn sum(&mut self, of: Type, depth: usize) -> String {
        let list = self.list();
        self.with_item(&list.list.item, |writer, item| {
            let body = writer.term(of, depth, false);
            format!("(sum {item} in {}: {body})", list.path)
        })
    }

    /// `(min x in LIST: t)`, which wants an `else`.
    fn extreme(&mut self, of: Type, depth: usize) -> String {
        let list = self.list();
        self.extreme_of(&list, of, depth)
    }

    /// The least or greatest of a list that is never empty.
    fn safe_extreme(&mut self, of: Type, depth: usize) -> Option<String> {
        let catalog = self.documents();
        let lists: Vec<_> = catalog.lists.iter().filter(|list| list.list.least > 0).collect();
        let list = (*self.random.pick_any(&lists)?).clone();
        Some(self.extreme_of(&list, of, depth))
    }

    fn extreme_of(&mut self, list: &super::catalog::List<'_>, of: Type, depth: usize) -> String {
        let word = *self.random.pick(&["min", "max"]);
        // The item's shape lives as long as the schemas, whichever catalog named it.
        let shape = self.item_shape(&list.path).unwrap();
        self.with_item(shape, |writer, item| {
            let body = writer.term(of, depth, false);
            format!("({word} {item} in {}: {body})", list.path)
        })
    }
}
