//! What each header and line is held against.

use crate::keyword::{ItemWord, LineWord};
use crate::syntax::Rule;

/// What the header of an item is held against.
pub(super) fn of_header(item: ItemWord) -> Rule {
    match item {
        ItemWord::Edition => Rule::edition_line,
        ItemWord::Pack => Rule::pack_line,
        ItemWord::Zone => Rule::zone_line,
        ItemWord::Reads => Rule::reads_line,
        ItemWord::Party => Rule::party_line,
        ItemWord::Source => Rule::source_line,
        ItemWord::Excuse => Rule::excuse_line,
        ItemWord::Choice => Rule::choice_line,
        ItemWord::Parameter => Rule::parameter_line,
        ItemWord::Table => Rule::table_line,
        ItemWord::Define => Rule::define_line,
        ItemWord::Rule => Rule::rule_line,
        ItemWord::Test => Rule::test_line,
    }
}

/// What a line is held against; the first row of a table names its columns.
pub(super) fn of_line(line: LineWord, columns: bool) -> Rule {
    match line {
        LineWord::Ja | LineWord::En => Rule::words_line,
        LineWord::Cites => Rule::cites_line,
        LineWord::Reason | LineWord::Remedy | LineWord::Question => Rule::reason_line,
        LineWord::Let => Rule::let_line,
        LineWord::When => Rule::when_line,
        LineWord::Require => Rule::require_line,
        LineWord::Except => Rule::except_line,
        LineWord::Exempt => Rule::exempt_line,
        LineWord::Accepts => Rule::accepts_line,
        LineWord::Effective => Rule::effective_line,
        LineWord::Replaces => Rule::replaces_line,
        LineWord::Option => Rule::option_line,
        LineWord::Force => Rule::force_line,
        LineWord::Published => Rule::published_line,
        LineWord::Clause => Rule::clause_line,
        LineWord::Given => Rule::given_line,
        LineWord::Choose => Rule::choose_line,
        LineWord::Set => Rule::set_line,
        LineWord::As => Rule::as_of_line,
        LineWord::Attest => Rule::attest_line,
        LineWord::Expect => Rule::expect_line,
        LineWord::Row if columns => Rule::row_line,
        LineWord::Row => Rule::columns_line,
    }
}
