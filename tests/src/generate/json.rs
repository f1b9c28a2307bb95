//! JSON that keeps numbers as they are written and members in the order they are put.

use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A scalar as it stands in the text.
    Text(String),
    /// `[a, b]`
    List(Vec<Json>),
    /// `{"a": 1}`
    Record(Vec<(String, Json)>),
}

impl Json {
    /// A string.
    #[must_use]
    pub fn string(text: &str) -> Self {
        Self::Text(quoted(text))
    }

    /// The members of a record.
    ///
    /// # Panics
    /// Where it is none.
    pub fn members(&mut self) -> &mut Vec<(String, Self)> {
        match self {
            Self::Record(members) => members,
            other => panic!("{other} is no record"),
        }
    }

    /// A member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Record(members) => {
                members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Writes a member, in the place of one of its name where there is one.
    pub fn set(&mut self, name: &str, value: Self) {
        let members = self.members();
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => members.push((name.to_owned(), value)),
        }
    }

    /// Whether it counts as not written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) if text == "null" => true,
            Self::Text(text) => text.strip_prefix('"').is_some_and(|rest| {
                rest.trim_end_matches('"').replace("\\t", "").chars().all(char::is_whitespace)
            }),
            _ => false,
        }
    }
}

/// A string between quotation marks.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::List(items) => {
                formatter.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    write!(formatter, "{}{item}", if at == 0 { "" } else { ", " })?;
                }
                formatter.write_str("]")
            }
            Self::Record(members) => {
                formatter.write_str("{")?;
                for (at, (name, value)) in members.iter().enumerate() {
                    write!(
                        formatter,
                        "{}{}: {value}",
                        if at == 0 { "" } else { ", " },
                        quoted(name)
                    )?;
                }
                formatter.write_str("}")
            }
        }
    }
}
