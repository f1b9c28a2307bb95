//! The index of the pages.

use std::fmt::Write as _;

use super::PageFile;

/// What the codes of a letter are about, and the first number of each part.
const FAMILIES: &[(&str, &str, &str)] = &[
    ("E001", "規則集の文（読めない行）", "Text of a pack that cannot be read"),
    ("E020", "規則集の内容", "What a pack says"),
    ("E065", "スキーマ", "Schemas"),
    ("W001", "規則集への注意", "Warnings about a pack"),
    ("D001", "文書そのもの", "Documents as a whole"),
    ("D020", "文書の中の値", "Values in a document"),
    ("P001", "プロファイル、回答、猶予のファイル", "Profiles, answers and waivers"),
    ("I001", "命令の使い方と入力", "The command and what it is given"),
];

const HEAD: &str = "# 誤りの符号 / Error codes

`tekigo` が示す誤りと注意には、`E012` のような符号が付く。符号の意味は変わらず、使い回されない。このフォルダーには符号ごとに一枚のページがあり、\
`tekigo explain E012` でも同じものを読める。どのページも、意味・理由・表示（その入力に対して実際に出るもの）・直し方からなる。

Every error and warning of `tekigo` has a code such as `E012`, which keeps its meaning and is never used again for another. There is a page for \
each, here and with `tekigo explain E012`: what the code means, why, what is printed for the example, and what to write instead.

規則の例は `tests/world/` の見出し（`case.tekigo`）とスキーマに続けて読まれ、命令の例は `cli/tests/world/` で打たれる。目に見えない文字、文字でないバイト、\
長すぎるものは `⟪` と `⟫` の間に書く：`⟪U+0009⟫` は符号位置の文字、`⟪82 A0⟫` はバイト、`⟪(×65⟫` は繰り返し。

Examples of rules are read behind the header (`case.tekigo`) and with the schemas of `tests/world/`; commands are typed in `cli/tests/world/`. What \
cannot be seen, is no text or is too long stands between `⟪` and `⟫`: `⟪U+0009⟫` is a character by its number, `⟪82 A0⟫` are bytes, `⟪(×65⟫` is \
repeated.

このページと各ページの「表示」は `cargo xtask errors --update` が作る。

This page and what is printed on the others are made by `cargo xtask errors --update`.
";

/// The text of the index.
#[must_use]
pub fn index(pages: &[PageFile]) -> String {
    let mut text = HEAD.to_owned();
    for (at, (first, ja, en)) in FAMILIES.iter().enumerate() {
        let next = FAMILIES.get(at + 1).map_or("", |(next, _, _)| next);
        let letter = first.get(..1);
        let belongs = |code: &str| {
            code.get(..1) == letter && code >= *first && (next.get(..1) != letter || code < next)
        };
        let _ = write!(text, "\n## {ja} / {en}\n\n| | | |\n| --- | --- | --- |\n");
        for page in pages.iter().map(|file| &file.page).filter(|page| belongs(&page.code)) {
            let code = &page.code;
            let _ =
                writeln!(text, "| [{code}]({code}.md) | {} | {} |", page.title.ja, page.title.en);
        }
    }
    text
}
