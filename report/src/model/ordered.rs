//! A map that keeps the order in which its keys came.

/// Names with what belongs to them, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordered<V> {
    entries: Vec<(String, V)>,
}

impl<V> Ordered<V> {
    /// Without entries.
    #[must_use]
    pub fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// What belongs to a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.entries.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// What belongs to a name; a new name comes last, with `value`.
    pub fn entry(&mut self, name: &str, value: V) -> Option<&mut V> {
        if self.get(name).is_none() {
            self.entries.push((name.to_owned(), value));
        }
        self.entries.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Every entry, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), value))
    }
}
