//! Looking for a word in columns that hold text as people wrote it.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};

/// Whether one of the columns contains `word` literally, without regard to case.
///
/// SQLite folds the case of ASCII letters only; so the word as it was typed is looked for as well.
pub(super) fn mentions(word: &str, columns: &[impl ColumnTrait]) -> Condition {
    let literal = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = |text: &str| LikeExpr::new(format!("%{text}%")).escape('\\');
    columns.iter().fold(Condition::any(), |any, column| {
        let column = column.as_column_ref();
        any.add(Expr::expr(Func::lower(Expr::col(column.clone()))).like(like(&literal.to_lowercase())))
            .add(Expr::col(column).like(like(&literal)))
    })
}
