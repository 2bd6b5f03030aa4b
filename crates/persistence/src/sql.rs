//! SQL written by hand where the databases differ too much: text and values, put together piece by piece.

use sea_orm::{DatabaseBackend, Statement, Value};

/// A statement in the making. Only fixed texts are pushed; whatever comes from outside is bound.
pub(crate) struct Sql {
    backend: DatabaseBackend,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(crate) fn new(backend: DatabaseBackend, text: &str) -> Self {
        Self { backend, text: text.to_owned(), values: Vec::new() }
    }

    /// Adds a text; `?` in it stands for nothing but itself.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        if self.backend == DatabaseBackend::Sqlite {
            self.text.push('?');
        } else {
            self.text.push_str(&format!("${}", self.values.len()));
        }
        self
    }

    /// Adds values with commas between them; `NULL` for none.
    pub(crate) fn bind_all<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        let mut comma = "";
        for value in values {
            self.push(comma).bind(value);
            comma = ", ";
        }
        if comma.is_empty() { self.push("NULL") } else { self }
    }

    /// Adds one text or the other.
    pub(crate) fn either(&mut self, sqlite: &str, postgres: &str) -> &mut Self {
        let text = if self.is_sqlite() { sqlite } else { postgres };
        self.push(text)
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.backend == DatabaseBackend::Sqlite
    }

    pub(crate) fn done(self) -> Statement {
        Statement::from_sql_and_values(self.backend, self.text, self.values)
    }
}

/// The moment in a column as milliseconds since 1970: an expression of the database.
pub(crate) fn millis_of(column: &str, is_sqlite: bool) -> String {
    if is_sqlite {
        format!("CAST((julianday({column}) - 2440587.5) * 86400000 AS INTEGER)")
    } else {
        format!("CAST(EXTRACT(EPOCH FROM {column}) * 1000 AS BIGINT)")
    }
}
