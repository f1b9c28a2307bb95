//! Why a search could not decide, in words.

use tekigo_core::regions::pair::Doubt;
use tekigo_grammar::diagnostic::Bilingual;

/// What kept a search from an answer.
pub(super) fn words(doubt: &Doubt) -> Bilingual {
    let (ja, en) = match doubt {
        Doubt::Budget => ("調べる文書の数が上限に達した", "too many documents to look at"),
        Doubt::Place { kind, path } => {
            let place = format!("{kind}.{}", path.join("."));
            return Bilingual::new(
                format!("{place} についてスキーマの述べることが異なる"),
                format!("the schemas say different things of {place}"),
            );
        }
        Doubt::Zone => ("時差が異なる", "the zones differ"),
        Doubt::Choice(name) => {
            return Bilingual::new(
                format!("選択 {name} の読み方が異なる"),
                format!("the choice {name} has other readings"),
            );
        }
        Doubt::Parameter(name) => {
            return Bilingual::new(
                format!("パラメーター {name} は既定値でだけ調べた"),
                format!("the parameter {name} was held at its default"),
            );
        }
        Doubt::Calculation => {
            ("いくつもの事実を合わせて計算している", "several facts are calculated with together")
        }
        Doubt::Length => ("もっと長いリストでは異なるかもしれない", "longer lists may differ"),
        Doubt::Months => {
            ("月で表した期間は長さが一つに決まらない", "a duration in months has no one length")
        }
        Doubt::Precision => (
            "日や月までしか分からない時点があるかもしれない",
            "a moment may be known to the day or month alone",
        ),
        Doubt::Question => ("人に尋ねることが異なる", "a person is asked another question"),
        Doubt::Regions => {
            ("項目や関係が多く、調べ尽くせない", "there are too many items or relations")
        }
    };
    Bilingual::new(ja, en)
}
