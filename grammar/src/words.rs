//! The words of the grammar's problems: what was expected, what was found, what to do.

use crate::diagnostic::{Bilingual, Diagnostic, Label, Severity, spaced};
use crate::expected::Expected;
use crate::keyword::{ItemWord, LineWord, RESERVED};
use crate::problem::{Blank, Limit, Operator, Place, Problem, ProblemKind};
use crate::{FILE_BYTES, FILE_ITEMS, NESTING};

/// The problem as a message about the file of that index.
pub(crate) fn diagnostic(problem: &Problem, file: usize) -> Diagnostic {
    let mut labels = vec![Label { file, span: problem.span, words: Bilingual::default() }];
    if let Some(span) = problem.related {
        labels.push(Label {
            file,
            span,
            words: Bilingual::new("一つ目はここ", "the first one is here"),
        });
    }
    let message = message(&problem.kind);
    Diagnostic {
        code: problem.kind.code(),
        severity: Severity::Error,
        message,
        labels,
        help: help(&problem.kind),
    }
}

fn both(ja: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(ja, en)
}

/// Something that was found, in quotation marks; signs that nobody sees by their number.
fn quoted(text: &str) -> String {
    let mut shown = String::from("`");
    for sign in text.chars() {
        match sign {
            '\u{3000}' | '\u{a0}' => shown.push('␣'),
            sign if sign.is_control() => shown.extend(sign.escape_unicode()),
            sign => shown.push(sign),
        }
    }
    shown.push('`');
    shown
}

fn listed(wanted: &[Expected]) -> Bilingual {
    let words: Vec<Bilingual> = wanted.iter().map(|wanted| wanted.words()).collect();
    let ja: Vec<&str> = words.iter().map(|words| words.ja.as_str()).collect();
    let en: Vec<&str> = words.iter().map(|words| words.en.as_str()).collect();
    let en = match en.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => en.concat(),
    };
    let ja = match ja.as_slice() {
        [first, second] => spaced(&[first, "か", second]),
        [_, _, ..] => spaced(&[&ja.join("、"), "のどれか"]),
        _ => ja.concat(),
    };
    both(ja, en)
}

impl Operator {
    fn word(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
            Self::Else => "else",
            Self::Of => "of",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
        }
    }
}

/// A line as it is quoted in a message.
fn line_name(line: LineWord) -> Bilingual {
    match line {
        LineWord::Row => both("表の行", "a row of a table"),
        LineWord::As => both("`as of` の行", "a line `as of`"),
        line => both(format!("`{}` の行", line.word()), format!("a line `{}`", line.word())),
    }
}

fn message(kind: &ProblemKind) -> Bilingual {
    match kind {
        ProblemKind::TooLarge(Limit::Bytes) => {
            let most = FILE_BYTES / 1024 / 1024;
            both(
                format!("ファイルが {most} MB を超えている"),
                format!("the file is larger than {most} MB"),
            )
        }
        ProblemKind::TooLarge(Limit::Items) => both(
            format!("一つのファイルに {FILE_ITEMS} を超える項目がある。ここから先は読んでいない"),
            format!("the file has more than {FILE_ITEMS} items; nothing is read from here on"),
        ),
        ProblemKind::NoItem => both(
            "字下げされた行が、どの項目にも属していない",
            "this line is indented, and there is no item above it to belong to",
        ),
        ProblemKind::ByteOrderMark => both(
            "ファイルの先頭にバイト順マーク（BOM）がある",
            "the file starts with a byte order mark",
        ),
        ProblemKind::WideSign { found, ascii } => both(
            format!("`{ascii}` が入るべきところに {} がある", quoted(found)),
            format!("expected `{ascii}`, found {}", quoted(found)),
        ),
        ProblemKind::Blank { blank, lines } => {
            let blank = match blank {
                Blank::Tab => both("タブ", "a tab"),
                Blank::Wide => both("全角の空白", "a full-width space"),
            };
            let ja =
                if *lines > 1 { format!("ここを含む {lines} 行に") } else { String::new() };
            let en =
                if *lines > 1 { format!(", and so do {} more", lines - 1) } else { String::new() };
            both(format!("{ja}{}がある", blank.ja), format!("this line holds {}{en}", blank.en))
        }
        ProblemKind::Control { code } => both(
            format!("目に見えない文字（U+{code:04X}）がある"),
            format!("this is a character that nobody sees (U+{code:04X})"),
        ),
        ProblemKind::UnclosedText => both(
            "引用符が閉じていない。文は一行に書く",
            "this quotation mark is not closed; a text stands on one line",
        ),
        ProblemKind::BadEscape { found } => both(
            format!("文の中に {} とは書けない", quoted(found)),
            format!("a text knows no {}", quoted(found)),
        ),
        ProblemKind::UnknownItem { word, .. } => both(
            format!("項目を始める語が入るべきところに {} がある", quoted(word)),
            format!("expected a word that starts an item, found {}", quoted(word)),
        ),
        ProblemKind::UnknownLine { word, item, .. } => both(
            format!("`{}` の中で {} から始まる行はない", item.word(), quoted(word)),
            format!("no line of `{}` starts with {}", item.word(), quoted(word)),
        ),
        ProblemKind::Misplaced { line, place } => misplaced(*line, *place),
        ProblemKind::Repeated { word } => {
            both(format!("`{word}` が二度書かれている"), format!("`{word}` is written twice"))
        }
        ProblemKind::Expected { wanted, found } => expected(wanted, found.as_deref()),
        ProblemKind::Mixed { first, second } if first == second => both(
            format!("`{}` が括弧なしで二つ並んでいる", first.word()),
            format!("`{}` stands twice without parentheses", first.word()),
        ),
        ProblemKind::Mixed { first, second } => both(
            format!("`{}` と `{}` が括弧なしで混ざっている", first.word(), second.word()),
            format!("`{}` and `{}` are mixed without parentheses", first.word(), second.word()),
        ),
        ProblemKind::ChainedComparison => {
            both("比較が続けて書かれている", "one comparison follows another")
        }
        ProblemKind::TooDeep => both(
            format!("式の入れ子か計算の連なりが {NESTING} 段を超えている"),
            format!("the expression is more than {NESTING} steps deep"),
        ),
        ProblemKind::BadLiteral { text } => both(
            format!("{} は、ここに書ける値として読めない", quoted(text)),
            format!("{} cannot be read as a value here", quoted(text)),
        ),
        ProblemKind::DisclosedTerm => both(
            "`is disclosed` の左には項目が一つ入る",
            "only a single fact can be asked whether it `is disclosed`",
        ),
        ProblemKind::TooMany { more } => both(
            format!("このほかに {more} 件の誤りがある"),
            format!("there are {more} more problems in this file"),
        ),
    }
}

fn misplaced(line: LineWord, place: Place) -> Bilingual {
    let line = line_name(line);
    match place {
        Place::ColumnOne => both(
            spaced(&[&line.ja, "が字下げされていない"]),
            format!("{} is not indented", line.en),
        ),
        Place::In(item) => both(
            spaced(&[&format!("`{}`", item.word()), "のすぐ下に", &line.ja, "は書けない"]),
            format!("{} cannot stand directly in `{}`", line.en, item.word()),
        ),
        Place::Below(holder) => both(
            spaced(&[&format!("`{}`", holder.word()), "の下に", &line.ja, "は書けない"]),
            format!("{} cannot stand below `{}`", line.en, holder.word()),
        ),
    }
}

fn expected(wanted: &[Expected], found: Option<&str>) -> Bilingual {
    let wanted =
        if wanted.is_empty() { both("別のもの", "something else") } else { listed(wanted) };
    match found {
        Some(found) => both(
            spaced(&[&wanted.ja, "が入るべきところに", &quoted(found), "がある"]),
            format!("expected {}, found {}", wanted.en, quoted(found)),
        ),
        None => both(
            spaced(&["行が途中で終わっている。次に入るのは", &wanted.ja]),
            format!("the line ends where {} was expected", wanted.en),
        ),
    }
}

fn did_you_mean(word: &str) -> Bilingual {
    both(format!("`{word}` のことですか"), format!("did you mean `{word}`?"))
}

fn help(kind: &ProblemKind) -> Option<Bilingual> {
    Some(match kind {
        ProblemKind::TooLarge(_) => both(
            "ファイルを分ける。規則集は、一つのフォルダーにあるすべてのファイルから成る",
            "split it: a pack is all the files of its folder",
        ),
        ProblemKind::NoItem => both(
            "項目を始める行（`rule …` など）は行頭から書く",
            "start the line that begins an item (`rule …`) in the first column",
        ),
        ProblemKind::ByteOrderMark => both(
            "「UTF-8（BOM なし）」で保存する",
            "save the file as UTF-8 without a byte order mark",
        ),
        ProblemKind::WideSign { ascii, .. } => both(
            format!("引用符の外では半角の `{ascii}` を打つ"),
            format!("outside quotation marks type the ASCII `{ascii}`"),
        ),
        ProblemKind::Blank { blank: Blank::Wide, .. } => {
            both("引用符の外では半角の空白を打つ", "outside quotation marks type ASCII spaces")
        }
        ProblemKind::Blank { blank: Blank::Tab, .. } => both(
            "空白で字下げする。タブは幅が定まらず、どの行に属するかが分からない",
            "indent with spaces: a tab has no width of its own, so it cannot show what belongs to what",
        ),
        ProblemKind::Control { .. } => both("その文字を消す", "delete it"),
        ProblemKind::UnclosedText => {
            both("行の終わりまでに `\"` で閉じる", "close it with `\"` before the line ends")
        }
        ProblemKind::BadEscape { .. } => both(
            "`\\` そのものは `\\\\`、引用符は `\\\"` と書く",
            "write `\\\\` for a backslash and `\\\"` for a quotation mark",
        ),
        ProblemKind::UnknownItem { word, suggestion } => unknown_item(word, *suggestion),
        ProblemKind::UnknownLine { suggestion: Some(word), .. } => did_you_mean(word),
        ProblemKind::UnknownLine { item, .. } if item.line_words().next().is_none() => both(
            format!(
                "`{}` に行を足すことはできない。上の行の続きなら、間に語か記号が要る",
                item.word()
            ),
            format!(
                "`{}` has no lines of its own; what continues it needs a joining word or a sign",
                item.word()
            ),
        ),
        ProblemKind::UnknownLine { item, .. } => {
            let words: Vec<String> = item.line_words().map(|word| format!("`{word}`")).collect();
            both(
                format!("使える語: {}", words.join("、")),
                format!("its lines start with {}", words.join(", ")),
            )
        }
        ProblemKind::Misplaced { place: Place::ColumnOne, .. } => {
            both("項目の中の行は、空白で字下げする", "indent the lines of an item by some spaces")
        }
        ProblemKind::Misplaced { line, place } => where_it_stands(*line, *place)?,
        ProblemKind::Repeated { .. } => both("どちらかを消す", "delete one of them"),
        ProblemKind::Expected { wanted, found } => what_was_meant(wanted, found.as_deref())?,
        ProblemKind::Mixed { .. } => {
            both("先に結ぶほうを括弧で囲む", "put parentheses around what belongs together")
        }
        ProblemKind::ChainedComparison => {
            both("`and` でつなぐ: `1 < x and x < 5`", "join them with `and`: `1 < x and x < 5`")
        }
        ProblemKind::TooDeep => both(
            "一部を `let` か `define` に取り出して名前を付ける",
            "give a part of it a name with `let` or `define`",
        ),
        ProblemKind::BadLiteral { .. } => both(
            "数は `1000` や `99.95`、日付は `2020-06-02`、日時は `2019-12-04T10:00+09:00`。引き算の `-` の両側は空ける",
            "write numbers as `1000` or `99.95`, dates as `2020-06-02`, instants as `2019-12-04T10:00+09:00`; put spaces around a minus",
        ),
        ProblemKind::DisclosedTerm => {
            both("項目ごとに書き、`and` でつなぐ", "ask of each fact, and join them with `and`")
        }
        ProblemKind::TooMany { .. } => both("上の誤りから直す", "mend those above first"),
    })
}

fn unknown_item(word: &str, suggestion: Option<&'static str>) -> Bilingual {
    if LineWord::from_word(word).is_some() {
        return both(
            "項目の中の行なら、空白で字下げする",
            "if it is a line of an item, indent it by some spaces",
        );
    }
    if let Some(word) = suggestion {
        return did_you_mean(word);
    }
    let words: Vec<String> =
        ItemWord::ALL.iter().map(|item| format!("`{}`", item.word())).collect();
    both(
        format!("使える語: {}。上の行の続きなら字下げする", words.join("、")),
        format!("items start with {}; what continues a line is indented", words.join(", ")),
    )
}

/// Where a line that is out of place would be in place.
fn where_it_stands(line: LineWord, place: Place) -> Option<Bilingual> {
    let here = |item: &ItemWord| item.holds().contains(&line);
    if let Place::Below(_) = place
        && ItemWord::ALL.iter().any(here)
    {
        return Some(both(
            "字下げを減らして、上の行と同じ段にそろえる",
            "indent it less, as far as the lines of the item",
        ));
    }
    let holder = LineWord::ALL.into_iter().find(|holder| holder.holds().contains(&line));
    let items: Vec<String> = ItemWord::ALL
        .iter()
        .filter(|item| here(item))
        .map(|item| format!("`{}`", item.word()))
        .collect();
    match (holder, items.as_slice()) {
        (Some(holder), _) if matches!(place, Place::In(item) if item.knows(line)) => Some(both(
            format!("`{}` の行の下に、もう一段字下げして書く", holder.word()),
            format!("it stands below a line `{}`, indented deeper", holder.word()),
        )),
        (Some(holder), []) => Some(both(
            format!("`{}` の行の下に書く行", holder.word()),
            format!("it stands below a line `{}`", holder.word()),
        )),
        (None, []) => None,
        _ => Some(both(
            format!("{} の中に書く行", items.join("、")),
            format!("it is a line of {}", items.join(", ")),
        )),
    }
}

/// Advice for what is often written by mistake.
fn what_was_meant(wanted: &[Expected], found: Option<&str>) -> Option<Bilingual> {
    let found = found?;
    let wants = |expected: Expected| wanted.contains(&expected);
    let any = |expected: &[Expected]| expected.iter().any(|expected| wanted.contains(expected));
    match found {
        "|" if wants(Expected::Cell) => Some(both(
            "空の欄は作れない。何でもよいなら `any` と書く",
            "no cell is empty: write `any` where everything will do",
        )),
        "in" if wants(Expected::Value) => Some(both("`x in (a, b)` と書く", "write `x in (a, b)`")),
        "count" | "sum" | "min" | "max" if wants(Expected::Value) => Some(both(
            format!("集計は括弧で囲む: `({found} x in LIST: …)`"),
            format!("put it in parentheses: `({found} x in LIST: …)`"),
        )),
        "=" if wants(Expected::Value) => Some(both(
            "等しいことは `=` か `is`、以上は `>=`、以下は `<=`",
            "equality is `=` or `is`; at least is `>=`, at most is `<=`",
        )),
        "&" | "&&" => Some(did_you_mean("and")),
        "/" => Some(both(
            "割り算はない。割合は `a of b` と書く",
            "there is no division: write a ratio as `a of b`",
        )),
        word if RESERVED.contains(&word)
            && any(&[Expected::Name, Expected::Party, Expected::Literal]) =>
        {
            Some(both(
                format!("`{word}` は言語の語なので、名前には使えない。値なら引用符で囲む"),
                format!(
                    "`{word}` is a word of the language and no name; as a value it stands in quotation marks"
                ),
            ))
        }
        word if !word.is_ascii() => Some(both(
            "日本語の文や語は `\"…\"` で囲む",
            "words that are not ASCII stand in quotation marks",
        )),
        word if word.starts_with(|first: char| first.is_ascii_uppercase())
            && any(&[
                Expected::Name,
                Expected::Value,
                Expected::Member,
                Expected::Literal,
                Expected::Constant,
            ]) =>
        {
            Some(both(
                "名前は小文字で書く。大文字を含む項目名や値は引用符で囲む",
                "names are written in small letters; a member or value with capitals stands in quotation marks",
            ))
        }
        _ if any(&[Expected::Party, Expected::Strength]) => Some(both(
            "規則の名前の後に、義務を負う者と強さを書く: `rule BK-1 provider must`",
            "behind the rule's name stand the party that is bound and the strength: `rule BK-1 provider must`",
        )),
        _ => None,
    }
}
