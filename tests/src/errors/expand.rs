//! What a page cannot show as it is: `⟪U+FEFF⟫`, `⟪82 A0⟫`, `⟪text ×65⟫`.

/// The bytes of an example.
///
/// ```
/// use tekigo_tests::errors::expand;
/// assert_eq!(expand("a⟪U+0009⟫b"), b"a\tb");
/// assert_eq!(expand("⟪FF FE⟫"), [0xff, 0xfe]);
/// assert_eq!(expand("⟪((×3⟫"), b"((((((");
/// ```
#[must_use]
pub fn expand(text: &str) -> Vec<u8> {
    let mut parts = text.split('⟪');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (inside, rest) = part.split_once('⟫').unwrap_or((part, ""));
        bytes.extend(meant(inside));
        bytes.extend(rest.as_bytes());
    }
    bytes
}

fn meant(inside: &str) -> Vec<u8> {
    let letter = inside.strip_prefix("U+").and_then(|hex| u32::from_str_radix(hex, 16).ok());
    if let Some(letter) = letter.and_then(char::from_u32) {
        return letter.to_string().into_bytes();
    }
    if let Some((of, times)) = inside.rsplit_once('×')
        && let Ok(times) = times.parse()
    {
        return of.repeat(times).into_bytes();
    }
    inside.split(' ').filter_map(|hex| u8::from_str_radix(hex, 16).ok()).collect()
}
