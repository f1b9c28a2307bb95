//! Cases of schemas, as text.

/// One case: its name, and the names and texts of its files.
pub struct Case {
    pub name: String,
    pub files: Vec<(String, String)>,
}

/// The cases of a text in which `=== NAME` begins a case and `--- FILE` a file of it.
pub fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for part in text.split("\n=== ").skip(1) {
        let mut files = part.split("\n--- ");
        let name = files.next().unwrap().trim().to_owned();
        let files = files.map(|file| file.split_once('\n').unwrap_or((file, "")));
        let files = files.map(|(name, text)| (name.trim().to_owned(), text.trim_end().to_owned()));
        cases.push(Case { name, files: files.collect() });
    }
    cases
}
