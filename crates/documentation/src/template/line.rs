//! A line of a template: fixed text with values in it.

use super::Value;

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Part>);

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// As it is.
    Text(String),
    /// What is known.
    Value(Value),
}

impl Line {
    /// The values in it, in order.
    pub fn values(&self) -> impl Iterator<Item = Value> {
        self.0.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Value(value) => Some(*value),
        })
    }

    /// What the line says; nothing where all values in it are unknown.
    pub fn say(&self, known: impl Fn(Value) -> Option<String>) -> Option<String> {
        let (mut said, mut values, mut told) = (String::new(), 0, 0);
        for part in &self.0 {
            match part {
                Part::Text(text) => said += text,
                Part::Value(value) => {
                    values += 1;
                    if let Some(text) = known(*value).filter(|text| !text.is_empty()) {
                        told += 1;
                        said += &text;
                    }
                }
            }
        }
        let said = said.trim();
        (!said.is_empty() && (values == 0 || told > 0)).then(|| said.to_owned())
    }
}
