//! Mistakes that the interpreter can be told to make, to show that the comparison with the engine would find them.

/// A mistake that somebody could make in an engine of this language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bug {
    /// A comparison with a silent fact is false, not unknown.
    SilenceIsFalse,
    /// Blank places of a draft are silent.
    DraftIsFinal,
    /// A list marked `more` is taken as complete.
    MoreIsIgnored,
    /// An error beside an unknown is an error.
    ErrorBeatsUnknown,
    /// A blank reason does not hurt a mark.
    AnyMarkIsHonest,
    /// A value outside its bounds is read all the same.
    BoundsAreIgnored,
    /// `else` also stands for what is open or unreadable.
    ElseCoversUnknown,
    /// `any` in a table matches a key that is not a value.
    AnyMatchesAbsence,
    /// A choice not made leaves a look-up unknown though all rows agree.
    ChoiceMustBeMade,
    /// Quantities of different bases are compared by their numbers.
    BasesAreIgnored,
    /// `about n` is taken for n.
    AboutIsExact,
    /// A day-long instant is taken for its first moment.
    DaysAreMidnights,
    /// A month is 30 days.
    MonthsAreThirtyDays,
    /// A period ends before its last day.
    LastDayIsOutside,
    /// An exception whose guard is unknown is passed over.
    UnknownGuardIsFalse,
    /// A pair whose order is unknown is left out of `each`.
    UnorderedPairsAreLeftOut,
    /// Only the items that are surely counted count.
    CountIsItsLeast,
    /// Numbers of any length fit.
    EveryNumberFits,
    /// A rule that a profile leaves out is asked first whether it applies.
    LeftOutWhereItApplies,
}

impl Bug {
    /// Every one.
    pub const ALL: [Self; 19] = [
        Self::SilenceIsFalse,
        Self::DraftIsFinal,
        Self::MoreIsIgnored,
        Self::ErrorBeatsUnknown,
        Self::AnyMarkIsHonest,
        Self::BoundsAreIgnored,
        Self::ElseCoversUnknown,
        Self::AnyMatchesAbsence,
        Self::ChoiceMustBeMade,
        Self::BasesAreIgnored,
        Self::AboutIsExact,
        Self::DaysAreMidnights,
        Self::MonthsAreThirtyDays,
        Self::LastDayIsOutside,
        Self::UnknownGuardIsFalse,
        Self::UnorderedPairsAreLeftOut,
        Self::CountIsItsLeast,
        Self::EveryNumberFits,
        Self::LeftOutWhereItApplies,
    ];
}
