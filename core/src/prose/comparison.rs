//! Comparisons in words, by what is compared: 「日次」以上, 99.5以上, 2020年6月2日以降.

use tekigo_grammar::diagnostic::Bilingual;
use tekigo_grammar::tree::Relation;

use super::both;
use crate::typed::Type;

/// What a value must be, as a noun: 「日次」以上, "at least daily". `level` says that the other side is one level of a scale,
/// which Japanese sets in quotation marks, and no longer expression.
#[must_use]
pub fn wanted(relation: Relation, other: &Bilingual, of: Type, level: bool) -> Bilingual {
    let (ja, en) = (&other.ja, &other.en);
    let ja = &if level && matches!(of, Type::Enumeration(_)) {
        format!("「{ja}」")
    } else {
        ja.clone()
    };
    let time = matches!(of, Type::Date | Type::Instant);
    let length = matches!(of, Type::Duration | Type::BusinessDays);
    let scale = matches!(of, Type::Enumeration(_));
    match relation {
        Relation::Is => both(ja.clone(), en.clone()),
        Relation::IsNot => both(format!("{ja}以外"), format!("anything but {en}")),
        Relation::AtLeast if time => both(format!("{ja}以降"), format!("on or after {en}")),
        Relation::AtLeast => both(format!("{ja}以上"), format!("at least {en}")),
        Relation::AtMost if length => both(format!("{ja}以内"), format!("at most {en}")),
        Relation::AtMost if time => both(format!("{ja}以前"), format!("on or before {en}")),
        Relation::AtMost => both(format!("{ja}以下"), format!("at most {en}")),
        Relation::Above if time => both(format!("{ja}より後"), format!("after {en}")),
        Relation::Above if scale => both(format!("{ja}より上"), format!("above {en}")),
        Relation::Above => both(format!("{ja}超"), format!("more than {en}")),
        Relation::Below if time => both(format!("{ja}より前"), format!("before {en}")),
        Relation::Below if scale => both(format!("{ja}より下"), format!("below {en}")),
        Relation::Below => both(format!("{ja}未満"), format!("less than {en}")),
    }
}

/// The relation that holds where this one does not.
#[must_use]
pub fn opposite(relation: Relation) -> Relation {
    match relation {
        Relation::Is => Relation::IsNot,
        Relation::IsNot => Relation::Is,
        Relation::AtLeast => Relation::Below,
        Relation::Below => Relation::AtLeast,
        Relation::AtMost => Relation::Above,
        Relation::Above => Relation::AtMost,
    }
}

/// The relation of the right side to the left.
#[must_use]
pub fn mirrored(relation: Relation) -> Relation {
    match relation {
        Relation::Is => Relation::Is,
        Relation::IsNot => Relation::IsNot,
        Relation::AtLeast => Relation::AtMost,
        Relation::AtMost => Relation::AtLeast,
        Relation::Above => Relation::Below,
        Relation::Below => Relation::Above,
    }
}
