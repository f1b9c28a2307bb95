//! What a line could have gone on with, as an author knows it: never the name of a rule of the grammar.

use crate::diagnostic::Bilingual;
use crate::syntax::Rule;

/// Something that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// `backup_interval`
    Name,
    /// `BK-1`, `C.1.2.5`
    Identifier,
    /// `disclosure.backup.interval`
    Path,
    /// The name of a member, after `.` or in `{…}`.
    Member,
    /// `1`, in `[1]`
    Index,
    /// A fact, a name, a literal, or something in parentheses.
    Value,
    /// A literal or a word, in a set or a bound.
    Constant,
    /// A literal of a test.
    Literal,
    /// What a cell of a table holds.
    Cell,
    /// A column of a table.
    Column,
    /// `is`, `and`, `else`, `+`, …
    Operator,
    /// `hours`, `percent`, `%`, …
    Unit,
    /// `"…"`
    Text,
    /// `ja "…"` or `en "…"`
    Words,
    /// `SOURCE CLAUSE`
    Citation,
    /// `provider`
    Party,
    /// `must`, `should` or `may`
    Strength,
    /// `number`, `1 to 3`, …
    Type,
    /// `2020-06-02`
    Date,
    /// `0.1.0`
    Version,
    /// `+09:00`
    Offset,
    /// `one disclosure` or `many system`
    Reads,
    /// `at least`, `at most`, `above` or `below`
    Order,
    /// `at least …`, `at most …` or `default …`
    Bound,
    /// `withheld`, `inapplicable` or `unreadable`
    Mark,
    /// `passes`, `fails`, …
    Result,
    /// A path, `choice NAME` or `parameter NAME`
    Because,
    /// A word or sign as it is.
    Word(&'static str),
    /// Nothing more.
    End,
}

impl Expected {
    /// What a person calls it.
    #[must_use]
    pub fn words(self) -> Bilingual {
        let both = |ja: &str, en: &str| Bilingual::new(ja, en);
        match self {
            Self::Name => {
                both("名前（小文字の英字で始まる）", "a name (it starts with a small letter)")
            }
            Self::Identifier => both("識別子（`BK-1` など）", "an identifier such as `BK-1`"),
            Self::Path => {
                both("項目（`disclosure.backup` など）", "a fact such as `disclosure.backup`")
            }
            Self::Member => both("項目名", "the name of a member"),
            Self::Index => both("番号（0 から）", "a number, counted from 0"),
            Self::Value => both("値か条件", "a value or a condition"),
            Self::Constant => {
                both("決まった値（数や語など）", "a fixed value, such as a number or a word")
            }
            Self::Literal => both(
                "値（数、語、`\"…\"`、`[…]`、`{…}`）",
                "a value (a number, a word, `\"…\"`, `[…]` or `{…}`)",
            ),
            Self::Cell => both(
                "表の欄（値、`any`、`at least …`、`from … to …` など）",
                "a cell (a value, `any`, `at least …`, `from … to …`)",
            ),
            Self::Column => {
                both("表の列（項目、名前、`as of`）", "a column (a fact, a name or `as of`)")
            }
            Self::Operator => both(
                "つなぐ語（`is`、`and`、`else`、`+` など）",
                "a joining word (`is`, `and`, `else`, `+`, …)",
            ),
            Self::Unit => both("単位", "a unit"),
            Self::Text => both("`\"…\"` で囲んだ文", "a text in `\"…\"`"),
            Self::Words => both("`ja \"…\"` か `en \"…\"`", "`ja \"…\"` or `en \"…\"`"),
            Self::Citation => both(
                "出典と条項（`guideline 1` など）",
                "a source and a clause, such as `guideline 1`",
            ),
            Self::Party => both("当事者（`provider` など）", "a party, such as `provider`"),
            Self::Strength => {
                both("強さ（`must`、`should`、`may`）", "a strength (`must`, `should`, `may`)")
            }
            Self::Type => {
                both("型（`number` や `1 to 3` など）", "a type, such as `number` or `1 to 3`")
            }
            Self::Date => both("日付（`2020-06-02` など）", "a date, such as `2020-06-02`"),
            Self::Version => both("版（`0.1.0` など）", "a version, such as `0.1.0`"),
            Self::Offset => both("時差（`+09:00` など）", "an offset, such as `+09:00`"),
            Self::Reads => {
                both("`one` か `many` と文書の種類", "`one` or `many` and a kind of document")
            }
            Self::Order => both(
                "`at least`、`at most`、`above`、`below`",
                "`at least`, `at most`, `above`, `below`",
            ),
            Self::Bound => both(
                "`at least …`、`at most …`、`default …`",
                "`at least …`, `at most …` or `default …`",
            ),
            Self::Mark => both(
                "状態（`withheld`、`inapplicable`、`unreadable`）",
                "a state (`withheld`, `inapplicable`, `unreadable`)",
            ),
            Self::Result => {
                both("結果（`passes`、`fails` など）", "a result, such as `passes` or `fails`")
            }
            Self::Because => both(
                "理由（項目、`choice …`、`parameter …`）",
                "a reason (a fact, `choice …` or `parameter …`)",
            ),
            Self::Word(word) => Bilingual::new(format!("`{word}`"), format!("`{word}`")),
            Self::End => both("行の終わり", "the end of the line"),
        }
    }
}

/// What an author is told of the rules that would have let a line go on: the few that say it.
pub(crate) fn gathered(rules: impl IntoIterator<Item = Rule>) -> Vec<Expected> {
    let mut wanted: Vec<Expected> = rules.into_iter().map(expected).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let (least, most) = (Expected::Word("least"), Expected::Word("most"));
    if wanted.contains(&least) && wanted.contains(&most) {
        // `at` alone could be a name, which nobody means.
        return vec![least, most];
    }
    if wanted.contains(&Expected::Value) {
        // A value may start with each of them.
        wanted.retain(|wanted| {
            !matches!(
                wanted,
                Expected::Name | Expected::Text | Expected::Path | Expected::Word("(" | "not")
            )
        });
    }
    if wanted.len() > 1 {
        // An index can follow every path, and is seldom meant.
        wanted.retain(|wanted| *wanted != Expected::Word("["));
    }
    wanted
}

/// What a rule of the grammar is to an author.
#[allow(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "an arm for each kind of rule, in the order of the grammar, so that a new rule cannot be forgotten"
)]
fn expected(rule: Rule) -> Expected {
    use Expected as E;
    match rule {
        Rule::EOI => E::End,

        Rule::name | Rule::item | Rule::small | Rule::reserved => E::Name,
        Rule::identifier | Rule::rule_name => E::Identifier,
        Rule::path | Rule::list => E::Path,
        Rule::member | Rule::by_path | Rule::field => E::Member,
        Rule::index => E::Index,
        Rule::text => E::Text,
        Rule::edition => E::Word("2026"),
        Rule::word | Rule::version => E::Version,
        Rule::offset => E::Offset,
        Rule::day => E::Date,

        Rule::measure
        | Rule::numeral
        | Rule::boolean
        | Rule::expression
        | Rule::formula
        | Rule::comparison
        | Rule::term
        | Rule::unary
        | Rule::primary
        | Rule::aggregate
        | Rule::group
        | Rule::day_of
        | Rule::as_of
        | Rule::all
        | Rule::some
        | Rule::each
        | Rule::negative
        | Rule::all_
        | Rule::some_
        | Rule::each_
        | Rule::as_
        | Rule::day_
        | Rule::true_
        | Rule::false_
        | Rule::count_
        | Rule::sum_
        | Rule::min_
        | Rule::max_ => E::Value,
        Rule::not_ => E::Word("not"),
        Rule::constant => E::Constant,
        Rule::literal | Rule::values | Rule::record | Rule::number | Rule::bare_word => E::Literal,

        Rule::disclosed
        | Rule::membership
        | Rule::comparator
        | Rule::symbol
        | Rule::arithmetic
        | Rule::and_
        | Rule::or_
        | Rule::is_
        | Rule::else_ => E::Operator,
        Rule::bound | Rule::at_least | Rule::at_most | Rule::at_ | Rule::above_ | Rule::below_ => {
            E::Order
        }
        Rule::unit | Rule::base | Rule::percent | Rule::business_ => E::Unit,
        Rule::days_ => E::Word("days"),

        Rule::words | Rule::japanese | Rule::english | Rule::ja_ | Rule::en_ => E::Words,
        Rule::citation | Rule::source_name | Rule::clause_name => E::Citation,
        Rule::of_type | Rule::range | Rule::type_name | Rule::whole => E::Type,
        Rule::party => E::Party,
        Rule::strength => E::Strength,
        Rule::reads | Rule::one_ | Rule::many_ => E::Reads,
        Rule::least | Rule::most | Rule::default | Rule::default_ | Rule::bound_at_ => E::Bound,
        Rule::mark => E::Mark,
        Rule::result => E::Result,
        Rule::because | Rule::choice_ | Rule::parameter_ => E::Because,
        Rule::cell
        | Rule::cell_any
        | Rule::cell_bound
        | Rule::cell_interval
        | Rule::cell_constants => E::Cell,
        Rule::column => E::Column,
        Rule::given => E::Path,

        Rule::if_any => E::Word(", if any"),
        Rule::from | Rule::from_ => E::Word("from"),
        Rule::until | Rule::until_ => E::Word("until"),
        Rule::on | Rule::on_ => E::Word("on"),
        Rule::page | Rule::page_ => E::Word("page"),
        Rule::and_party_ => E::Word("and"),
        Rule::any_ => E::Word("any"),
        Rule::after_ => E::Word("after"),
        Rule::because_ => E::Word("because"),
        Rule::by_ => E::Word("by"),
        Rule::disclosed_ => E::Word("disclosed"),
        Rule::draft_ => E::Word("draft"),
        Rule::has_ => E::Word("has"),
        Rule::if_ => E::Word("if"),
        Rule::in_ => E::Word("in"),
        Rule::inapplicable_ => E::Word("inapplicable"),
        Rule::least_ => E::Word("least"),
        Rule::manual_ => E::Word("manual"),
        Rule::more_ => E::Word("more"),
        Rule::most_ => E::Word("most"),
        Rule::of_ => E::Word("of"),
        Rule::to_ => E::Word("to"),
        Rule::when_ => E::Word("when"),

        Rule::colon => E::Word(":"),
        Rule::comma => E::Word(","),
        Rule::equals => E::Word("="),
        Rule::bar => E::Word("|"),
        Rule::open => E::Word("("),
        Rule::close => E::Word(")"),
        Rule::open_list => E::Word("["),
        Rule::close_list => E::Word("]"),
        Rule::open_record => E::Word("{"),
        Rule::close_record => E::Word("}"),

        // Rules that match a whole line, or nothing that is seen: they fail only where a part of them does.
        Rule::WHITESPACE
        | Rule::edge
        | Rule::edition_line
        | Rule::pack_line
        | Rule::zone_line
        | Rule::reads_line
        | Rule::party_line
        | Rule::source_line
        | Rule::excuse_line
        | Rule::choice_line
        | Rule::parameter_line
        | Rule::table_line
        | Rule::define_line
        | Rule::rule_line
        | Rule::test_line
        | Rule::words_line
        | Rule::reason_line
        | Rule::cites_line
        | Rule::let_line
        | Rule::when_line
        | Rule::require_line
        | Rule::except_line
        | Rule::exempt_line
        | Rule::accepts_line
        | Rule::effective_line
        | Rule::replaces_line
        | Rule::option_line
        | Rule::force_line
        | Rule::published_line
        | Rule::clause_line
        | Rule::columns_line
        | Rule::row_line
        | Rule::given_line
        | Rule::choose_line
        | Rule::set_line
        | Rule::as_of_line
        | Rule::attest_line
        | Rule::expect_line => E::End,
    }
}
