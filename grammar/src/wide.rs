//! The signs that a Japanese input method types where the language wants ASCII.

/// What should have been typed; quotation marks are apart because a text starts there.
pub(crate) enum Wide {
    /// `：` for `:`, `３` for `3`, U+3000 for a space, …
    Sign(&'static str),
    /// `“`, `「`, `＂` for `"`
    Quote,
}

/// The full-width forms U+FF01 to U+FF5E, in their order.
const FORMS: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// What a sign stands for, if it is one of those.
pub(crate) fn wide(sign: char) -> Option<Wide> {
    let ascii = match sign {
        '\u{ff02}' | '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '｢' | '｣' =>
        {
            return Some(Wide::Quote);
        }
        '\u{ff01}'..='\u{ff5e}' => {
            let at = usize::try_from(u32::from(sign)).ok()?.checked_sub(0xff01)?;
            FORMS.get(at..=at)?
        }
        '\u{3000}' | '\u{a0}' => " ",
        '、' | '､' => ",",
        '。' | '｡' => ".",
        '−' | '‐' | '‑' | '–' | '—' => "-",
        '×' => "*",
        '≥' | '≧' => ">=",
        '≤' | '≦' => "<=",
        '≠' => "!=",
        _ => return None,
    };
    Some(Wide::Sign(ascii))
}
