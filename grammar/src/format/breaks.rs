//! Where a statement goes on on another line, and in which column.
//!
//! Its author's breaks are kept where they say how a formula is to be read; lists are broken by their width alone. A line
//! that is too long is broken at its outermost places, and what comes of that is looked at again, from the left to the
//! right: so the work grows with the length of the line times the depth of its nesting. All of a formula's own places are
//! taken before any other, so that a second time begins where the first one had come to, and finds the same.

use super::WIDTH;
use super::outline::Statement;
use super::tokens::{Place, Sort, Token};

/// The fewest columns that are worth opening a list on the line below.
const LEAST_GAIN: usize = 8;

/// Decides which tokens of a statement start a line, and where every token stands.
pub(super) fn set(statement: &mut Statement<'_>) {
    let tokens = &mut statement.tokens;
    for token in tokens.iter_mut().skip(1) {
        let kept = token.place.is_some_and(|place| place.sort.is_kept());
        token.starts |= token.forced || (token.broken && kept);
    }
    bodies(tokens, &statement.bodies);
    if let Some(first) = tokens.first_mut() {
        first.column = statement.indent;
    }
    let mut start = 0;
    while start < tokens.len() {
        let end = line_end(tokens, start);
        let right = place(tokens, start, end);
        if right <= WIDTH || !split(tokens, start, end) {
            start = end;
        }
    }
}

/// A formula of a quantifier that goes over lines starts on one of its own.
fn bodies(tokens: &mut [Token<'_>], bodies: &[(usize, usize)]) {
    // How many of the tokens before each start a line.
    let mut before = Vec::with_capacity(tokens.len() + 1);
    let mut count = 0;
    for token in tokens.iter() {
        before.push(count);
        count += usize::from(token.starts);
    }
    before.push(count);
    for (start, end) in bodies {
        let inside = before.get(start + 1).zip(before.get(*end)).is_some_and(|(a, b)| a < b);
        if let Some(token) = tokens.get_mut(*start).filter(|token| inside && token.place.is_some())
        {
            token.starts = true;
        }
    }
}

/// One past the last token of the line that starts there.
fn line_end(tokens: &[Token<'_>], start: usize) -> usize {
    let rest = tokens.iter().enumerate().skip(start + 1);
    rest.into_iter().find(|(_, token)| token.starts).map_or(tokens.len(), |(at, _)| at)
}

/// Sets the columns of a part of a line; gives back the one after it.
fn place(tokens: &mut [Token<'_>], start: usize, end: usize) -> usize {
    let goes_on = start > 0 && tokens.get(start).is_some_and(|token| !token.starts);
    let mut left = if goes_on { right(tokens, start - 1) } else { anchored(tokens, start) };
    for (at, token) in tokens.iter_mut().enumerate().take(end).skip(start) {
        token.column = if at > start || goes_on { left + token.gap } else { left };
        left = token.column + token.width;
    }
    left
}

/// The column of a token, when what comes before it has its place.
fn anchored(tokens: &[Token<'_>], at: usize) -> usize {
    let Some(token) = tokens.get(at) else { return 0 };
    if at == 0 {
        return token.column;
    }
    let anchor = tokens.get(token.anchor.token);
    anchor.map_or(0, |anchor| anchor.column) + token.anchor.plus
}

/// Breaks a line at its outermost places; `false` if it has none.
fn split(tokens: &mut [Token<'_>], start: usize, end: usize) -> bool {
    let inner = tokens.iter().enumerate().take(end).skip(start + 1);
    let places = inner.filter_map(|(at, token)| Some((at, token.place?)));
    let places: Vec<(usize, Place)> = places.filter(|(_, place)| place.sort.is_taken()).collect();
    let rank = |place: Place| (place.sort, place.depth);
    let Some(outermost) = places.iter().map(|(_, place)| rank(*place)).min() else { return false };
    let breaks: Vec<usize> = places
        .into_iter()
        .filter(|(_, place)| rank(*place) == outermost)
        .map(|(at, _)| at)
        .collect();
    if outermost.0 == Sort::List && hang(tokens, start, end, &breaks) {
        return true;
    }
    for (nth, at) in breaks.iter().copied().enumerate() {
        let next = breaks.get(nth + 1).copied().unwrap_or(end);
        let left = right(tokens, at - 1);
        let width = flat(tokens, at, next);
        let Some(token) = tokens.get_mut(at) else { continue };
        // Records and lists start lines of their own.
        let fills = outermost.0 == Sort::List && !token.text.starts_with(['{', '[']);
        token.starts = !(fills && left + token.gap + width <= WIDTH);
        place(tokens, at, next);
    }
    true
}

/// Opens a list or record on the line below where its parts have no room beside its bracket: of those around them the
/// outermost that makes room.
fn hang(tokens: &mut [Token<'_>], start: usize, end: usize, breaks: &[usize]) -> bool {
    let first = breaks.first().and_then(|at| tokens.get(*at)).map_or(0, |token| token.anchor.token);
    let aligned = tokens.get(first).map_or(0, |token| token.column);
    let starts = [first].into_iter().chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain([end]);
    let cramped = starts.zip(ends).any(|(start, end)| aligned + flat(tokens, start, end) > WIDTH);
    if !cramped {
        return false;
    }
    let gain = |at: usize| {
        let column = tokens.get(at).map_or(0, |token| token.column);
        column.saturating_sub(anchored(tokens, at))
    };
    let opened = around(tokens, start, first).into_iter().find(|at| gain(*at) >= LEAST_GAIN);
    let token = opened.and_then(|at| tokens.get_mut(at));
    token.map(|token| token.starts = true).is_some()
}

/// The first tokens of the lists and records of a line that are open at a token, the outermost first.
fn around(tokens: &[Token<'_>], start: usize, at: usize) -> Vec<usize> {
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate().take(at).skip(start) {
        match token.text.as_ref() {
            "[" | "{" => open.push(at + 1),
            "]" | "}" => _ = open.pop(),
            _ => {}
        }
    }
    open
}

/// The column after a token.
fn right(tokens: &[Token<'_>], at: usize) -> usize {
    tokens.get(at).map_or(0, |token| token.column + token.width)
}

/// How wide tokens are on one line.
fn flat(tokens: &[Token<'_>], start: usize, end: usize) -> usize {
    let tokens = tokens.get(start..end).unwrap_or_default();
    let gaps: usize = tokens.iter().skip(1).map(|token| token.gap).sum();
    gaps + tokens.iter().map(|token| token.width).sum::<usize>()
}
