//! The refusals as callers see them.

use crate::FactorFailure;
use std::fmt::Write;

#[test]
fn the_table_of_refusals_is_the_one_agreed() {
    let mut table = String::new();
    for (code, kind, message) in FactorFailure::TABLE {
        writeln!(table, "{kind:?} {code}: {message}").unwrap();
    }
    insta::assert_snapshot!(table);
}
