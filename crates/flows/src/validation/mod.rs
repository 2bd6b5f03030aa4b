//! The rules that a flow document keeps, and what is said when it does not.

mod finding;

pub use finding::{Finding, FindingCode, Severity};
