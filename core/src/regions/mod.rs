//! Regions: one analysis behind every question of the form "what if".
//!
//! The constants and facts that a rule compares a fact with cut the fact's type into finitely many **regions**: below 99.5,
//! 99.5, above it; each level of a scale; each state. Within a region no comparison of the rule can tell two values apart,
//! so one **witness** of each region stands for all of its values.
//!
//! ```text
//! 99.5 is a cut:      below      99.5      above
//! witnesses            98.5      99.5      100
//! ```
//!
//! Every question is then one loop ([`Search`]): open the cells in question, run the ordinary evaluator, and stop where the
//! result is decided. By the law of growing knowledge a decided result holds for everything below it, so nothing is lost. Else
//! split one of the open cells that the result rests on over its witnesses, and go on. The number of evaluations is bounded;
//! past the bound the answer says that it was cut.
//!
//! | question | module |
//! | --- | --- |
//! | what can this unknown become | [`become`](mod@can_become) |
//! | what is the least that would make this rule pass | [`change`] |
//! | which open fact decides most | [`question`] |

pub mod can_become;
mod cell;
mod cut;
mod linear;
mod scenario;
mod search;
mod witness;

pub use cell::Cell;
pub use scenario::Scenario;
pub use search::{Budget, Leaf, Search};
pub use witness::Witness;
