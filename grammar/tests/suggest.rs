//! Which word is taken for the one that was meant.

use tekigo_grammar::suggest::{fold, nearest};

const WORDS: [&str; 8] =
    ["daily", "weekly", "バックアップ", "サーバー", "パスワード", "ヴォルト", "東京", "大阪"];

/// Written, and what is suggested; nothing where it is empty.
const CASES: &[(&str, &str)] = &[
    ("dayly", "daily"),
    ("DAILY", "daily"),
    ("ｄａｉｌｙ", "daily"),
    ("Ｄａｙｌｙ", "daily"),
    ("ばっくあっぷ", "バックアップ"),
    ("ﾊﾞｯｸｱｯﾌﾟ", "バックアップ"),
    ("ハ\u{3099}ックアッフ\u{309a}", "バックアップ"),
    ("バックアプ", "バックアップ"),
    ("ｻｰﾊﾞｰ", "サーバー"),
    ("さーば", "サーバー"),
    ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
    ("ぱすわーと", "パスワード"),
    ("ｳﾞｫﾙﾄ", "ヴォルト"),
    ("ゔぉると", "ヴォルト"),
    ("東亰", "東京"),
    ("hourly", ""),
    ("京", "東京"),
    ("西", ""),
    ("名古屋", ""),
    ("", ""),
];

#[test]
fn what_is_suggested() {
    for (written, meant) in CASES {
        assert_eq!(nearest(written, WORDS).unwrap_or_default(), *meant, "{written}");
    }
}

#[test]
fn spellings_that_fold_together() {
    let same = [
        ("ガギグゲゴ", "ｶﾞｷﾞｸﾞｹﾞｺﾞ"),
        ("パピプペポ", "ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"),
        ("ァィゥェォャュョッー", "ｧｨｩｪｫｬｭｮｯｰ"),
        ("ヲワン", "ｦﾜﾝ"),
        ("ぁぃぅゎゐゑをんゔゕゖ", "ァィゥヮヰヱヲンヴヵヶ"),
        ("がぱ", "か\u{3099}は\u{309a}"),
        ("がぱ", "か゛は゜"),
        ("ABC-1", "ａｂｃ－１"),
    ];
    for (one, other) in same {
        assert_eq!(fold(one), fold(other), "{one} {other}");
    }
    for (one, other) in [("ハ", "バ"), ("ハ", "パ"), ("つ", "っ"), ("a", "あ"), ("ﾞ", "")]
    {
        assert_ne!(fold(one), fold(other), "{one} {other}");
    }
}
