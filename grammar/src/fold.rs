//! Spellings that a reader takes for one: width, capitals, hiragana and katakana fold together.
//!
//! `ＤＡＩＬＹ`, `daily` and `Daily` are one, and so are `ばっくあっぷ`, `バックアップ` and `ﾊﾞｯｸｱｯﾌﾟ`.

use crate::wide::{Wide, wide};

/// The half-width katakana U+FF66 to U+FF9D, in their order, in full width.
const KANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Full-width letters and signs to half width, capitals to small ones, kana to full-width katakana: for comparing spellings.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        match letter {
            'ﾞ' | '゛' | '\u{3099}' => mark(&mut folded, '\u{3099}', voiced),
            'ﾟ' | '゜' | '\u{309a}' => mark(&mut folded, '\u{309a}', half_voiced),
            'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => folded.push(shifted(letter, 0x60)),
            'ｦ'..='ﾝ' => folded.push(full_width(letter)),
            _ => match wide(letter) {
                Some(Wide::Sign(ascii)) => folded.push_str(ascii),
                Some(Wide::Quote) => folded.push('"'),
                None => folded.extend(letter.to_lowercase()),
            },
        }
    }
    folded.to_lowercase()
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

fn full_width(letter: char) -> char {
    let at = u32::from(letter).saturating_sub(u32::from('ｦ'));
    usize::try_from(at).ok().and_then(|at| KANA.chars().nth(at)).unwrap_or(letter)
}

/// A sound mark joins the letter before it, where that takes one.
fn mark(folded: &mut String, mark: char, joined: fn(char) -> Option<char>) {
    match folded.pop() {
        Some(letter) => match joined(letter) {
            Some(letter) => folded.push(letter),
            None => folded.extend([letter, mark]),
        },
        None => folded.push(mark),
    }
}

/// The voiced letter stands right behind its own in the code.
fn voiced(letter: char) -> Option<char> {
    match letter {
        'ウ' => Some('ヴ'),
        'カ' | 'キ' | 'ク' | 'ケ' | 'コ' | 'サ' | 'シ' | 'ス' | 'セ' | 'ソ' | 'タ' | 'チ'
        | 'ツ' | 'テ' | 'ト' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' | 'ヽ' => {
            Some(shifted(letter, 1))
        }
        _ => None,
    }
}

fn half_voiced(letter: char) -> Option<char> {
    match letter {
        'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' => Some(shifted(letter, 2)),
        _ => None,
    }
}
