//! Tells once what holds for many: the results of one rule over several documents.

use super::{Case, Fact, Finding, Line, Row};

/// Findings of one rule become one; documents of which the same is said, in other places at most, become one case; what is
/// said in every case is said once.
pub(super) fn grouped(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut groups: Vec<Finding> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group.is_of_one_rule(&finding)) {
            Some(group) => finding.cases.into_iter().for_each(|case| add(&mut group.cases, case)),
            None => groups.push(finding),
        }
    }
    groups.iter_mut().for_each(share);
    groups
}

fn add(cases: &mut Vec<Case>, case: Case) {
    match cases.iter_mut().find(|known| says_the_same(&known.rows, &case.rows)) {
        Some(known) => {
            known.subjects.extend(case.subjects);
            merge(&mut known.rows, case.rows);
        }
        None => cases.push(case),
    }
}

/// Whether two cases differ at most in where their facts stand.
fn says_the_same(rows: &[Row], others: &[Row]) -> bool {
    rows.len() == others.len()
        && rows.iter().zip(others).all(|(row, other)| {
            row.label == other.label
                && row.lines.len() == other.lines.len()
                && row.lines.iter().zip(&other.lines).all(|pair| match pair {
                    (Line::Fact(fact), Line::Fact(other)) => fact.says_the_same(other),
                    (line, other) => line == other,
                })
        })
}

/// Adds the places of a case to those of one that says the same.
fn merge(rows: &mut [Row], others: Vec<Row>) {
    for (row, other) in rows.iter_mut().zip(others) {
        for (line, other) in row.lines.iter_mut().zip(other.lines) {
            if let (Line::Fact(Fact { places, .. }), Line::Fact(other)) = (line, other) {
                for place in other.places {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
        }
    }
}

/// Of several cases, takes out the rows that stand in every one.
fn share(finding: &mut Finding) {
    let [first, others @ ..] = finding.cases.as_mut_slice() else { return };
    if others.is_empty() {
        return;
    }
    let rows = std::mem::take(&mut first.rows);
    let (shared, own): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| others.iter().all(|case| case.rows.contains(row)));
    first.rows = own;
    for case in others {
        case.rows.retain(|row| !shared.contains(row));
    }
    finding.shared = shared;
}
