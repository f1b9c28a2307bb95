//! Texts on their way into Markdown: none may become a heading, a list, a table, a link, an image or HTML.

/// What Markdown, its tables and its HTML give a meaning to, wherever it stands.
const MARKS: [char; 13] = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '#', '$'];

/// A text that stands in a paragraph, a heading, an item of a list or a cell of a table.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut starts = true;
    let mut after_digits = false;
    for letter in text.trim().chars() {
        // A list starts with these, a line below a heading or between paragraphs is made of some, and `1.` starts a list.
        let starts_a_block = starts && matches!(letter, '+' | '-' | '=');
        let ends_a_number = after_digits && matches!(letter, '.' | ')');
        if MARKS.contains(&letter) || starts_a_block || ends_a_number {
            escaped.push('\\');
        }
        escaped.push(letter);
        after_digits = (starts || after_digits) && letter.is_ascii_digit();
        starts = false;
    }
    escaped
}

/// A name or place as code. The fence is longer than any run of backticks within.
pub(super) fn code(text: &str) -> String {
    let text = text.trim();
    let mut longest = 0;
    let mut run = 0;
    for letter in text.chars() {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    if text.is_empty() {
        return String::new();
    }
    // Within a table, a bar ends the cell even in code.
    if text.contains('|') {
        return escaped(text);
    }
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
