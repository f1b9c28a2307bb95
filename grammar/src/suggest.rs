//! "Did you mean": the nearest of the words that would have been right.

use crate::fold::fold as folded;

/// The longest word that is worth comparing.
const LONGEST: usize = 40;

/// A spelling without what does not tell words apart: width, capitals, hiragana or katakana.
///
/// ```
/// assert_eq!(tekigo_grammar::suggest::fold("Ｅ０１２"), "e012");
/// assert_eq!(tekigo_grammar::suggest::fold("ﾊﾞｯｸｱｯﾌﾟ"), tekigo_grammar::suggest::fold("ばっくあっぷ"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text)
}

/// The candidate nearest to what was written, if it is near enough to be meant; width, capitals and the sort of kana do not
/// count.
#[must_use]
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = fold(written);
    let length = written.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (fold(candidate), candidate))
        .map(|(folded, candidate)| {
            let length = folded.chars().count();
            (strsim::damerau_levenshtein(&written, &folded), length, candidate)
        })
        // A word of which every letter is another is another word.
        .filter(|(distance, length, _)| *distance <= allowed && distance < length)
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, _, candidate)| candidate)
}
