//! What the parts of a report are called: headings, and the labels before what is told.

use super::Language;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The packs that were judged by.
    Pack,
    /// A profile that tailors a pack.
    Profile,
    /// The documents that were judged.
    Documents,
    /// The day of the judgement.
    AsOf,
    /// What was judged, and by what.
    Judged,
    /// What a report holds.
    Contents,
    /// The answer of each party.
    Overall,
    /// One who is bound.
    Party,
    /// The result.
    Result,
    /// How many results there are of each kind.
    Counts,
    /// How strongly a rule binds whom.
    Duty,
    /// The documents that a result is about.
    About,
    /// The clauses that a rule encodes.
    Clauses,
    /// Until when a finding is borne, and why.
    Waiver,
    /// Why a result is an error.
    Cause,
    /// Facts that are not known.
    Missing,
    /// Facts that decided.
    Facts,
    /// A reading of an open question.
    Choice,
    /// A parameter.
    Setting,
    /// The day of evaluation, where it decided.
    Day,
    /// What a person answered.
    Answer,
    /// What else must be said.
    Note,
    /// Why a requirement matters.
    Why,
    /// The question to a person.
    Question,
    /// What to do.
    Remedy,
    /// What is asked, of what is not known to be so.
    Asked,
    /// The least that would have to change.
    Change,
    /// What a party could write to meet all that it can.
    Plan,
    /// What that leaves.
    Remaining,
    /// What an unknown result can still become.
    CanBecome,
    /// The rule.
    Rule,
    /// The rules.
    Rules,
    /// What a rule asks.
    Title,
    /// How to choose.
    Choose,
    /// The item of a document.
    Item,
    /// What stands in the document.
    Found,
    /// What it must be.
    Wanted,
    /// Where it stands.
    Place,
    /// Where a stated value can be seen.
    Evidence,
    /// The reason that is given for a claim.
    Reason,
    /// A guideline.
    Source,
    /// How strongly a guideline binds.
    Force,
    /// When it was published.
    Published,
    /// Choices that nobody has made.
    OpenChoices,
    /// What is wrong with the documents.
    Mistakes,
    /// What is wrong with the documents and with other files that were given.
    OtherMistakes,
    /// Claims that something does not apply.
    Claims,
    /// Waivers and answers that have no effect.
    WithoutEffect,
    /// What people settled beside the documents.
    Settings,
    /// What is in order or does not apply.
    Rest,
    /// The guidelines that were cited.
    Sources,
    /// A document's mark of its contents.
    Hash,
    /// Whether a document is a draft.
    State,
    /// What something is called.
    Name,
    /// A pack's version.
    Version,
    /// A file.
    File,
    /// The kind of a document.
    Kind,
    /// The engine that judged.
    Engine,
}

impl Label {
    /// As it is called in a language.
    #[must_use]
    pub fn of(self, language: Language) -> &'static str {
        let (ja, en) = self.both();
        language.pick(ja, en)
    }

    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Pack => ("規則集", "Pack"),
            Self::Profile => ("調整", "Profile"),
            Self::Waiver => ("猶予", "Waiver"),
            Self::Documents => ("文書", "Documents"),
            Self::AsOf => ("判定日", "As of"),
            Self::Judged => ("判定の対象", "What was judged"),
            Self::Contents => ("目次", "Contents"),
            Self::Overall => ("総合の判定", "Overall"),
            Self::Party => ("当事者", "Party"),
            Self::Result => ("結果", "Result"),
            Self::Counts => ("内訳", "Counts"),
            Self::Duty => ("義務", "Duty"),
            Self::About => ("対象", "About"),
            Self::Clauses => ("根拠", "Clause"),
            Self::Cause => ("原因", "Cause"),
            Self::Missing => ("不足", "Missing"),
            Self::Facts => ("事実", "Facts"),
            Self::Choice => ("選択", "Choice"),
            Self::Setting => ("設定", "Setting"),
            Self::Day => ("日付", "Day"),
            Self::Answer => ("回答", "Answer"),
            Self::Note => ("注意", "Note"),
            Self::Why | Self::Reason => ("理由", "Why"),
            Self::Question => ("質問", "Question"),
            Self::Remedy => ("対応", "Remedy"),
            Self::Asked => ("求め", "Asked"),
            Self::Change => ("変更", "Change"),
            Self::Plan => ("まとめて直すなら", "All at once"),
            Self::Remaining => ("残るもの", "What remains"),
            Self::CanBecome => ("見込み", "Outlook"),
            Self::Rule => ("規則", "Rule"),
            Self::Rules => ("規則", "Rules"),
            Self::Title => ("内容", "What it asks"),
            Self::Choose => ("選ぶ", "Choose"),
            Self::Item => ("項目", "Item"),
            Self::Found => ("文書の記載", "In the document"),
            Self::Wanted => ("求められる記載", "Needed"),
            Self::Place => ("場所", "Place"),
            Self::Evidence => ("出典", "Seen in"),
            Self::Source => ("文書", "Source"),
            Self::Force => ("性質", "Force"),
            Self::Published => ("公表", "Published"),
            Self::OpenChoices => ("選択が必要な項目", "To be chosen"),
            Self::Mistakes => ("文書の誤り", "Mistakes in the documents"),
            Self::OtherMistakes => ("入力の誤り", "Mistakes in what was given"),
            Self::WithoutEffect => ("効果のない猶予と回答", "Waivers and answers without effect"),
            Self::Claims => {
                ("認めた「該当なし」の申し出", "Claims of “not applicable” that were accepted")
            }
            Self::Settings => ("この判定の前提", "What this rests on"),
            Self::Rest => ("そのほかの項目", "Everything else"),
            Self::Sources => ("根拠の文書", "Sources"),
            Self::Hash => ("内容の照合値（SHA-256）", "Hash of its contents (SHA-256)"),
            Self::State => ("状態", "State"),
            Self::Name => ("名称", "Name"),
            Self::Version => ("版", "Version"),
            Self::File => ("ファイル", "File"),
            Self::Kind => ("種類", "Kind"),
            Self::Engine => ("判定したプログラム", "Judged with"),
        }
    }
}
