//! Conditions in CEL: read, asked which names they use, and evaluated where a session runs.

use crate::CaptureKind;
use crate::facts::FACT_ROOTS;
use cel::{Context, Program, Value};
use std::collections::{BTreeMap, HashMap};

/// The longest condition, in characters.
pub(crate) const MAX_CONDITION: usize = 500;
/// How deeply brackets and signs may nest: the reader recurses, and its stack has an end.
const MAX_DEPTH: usize = 24;

/// The functions and operators of CEL that conditions may use.
const FUNCTIONS: [&str; 14] = [
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "has",
    "string",
    "int",
    "uint",
    "double",
    "bool",
    "type",
    "min",
    "max",
];

/// The names that a condition uses: captures, and the roots of facts.
///
/// # Errors
/// One sentence on why it cannot be read.
pub(crate) fn names_of(condition: &str) -> Result<Vec<String>, String> {
    if condition.trim().is_empty() {
        return Err("Write a condition, or remove it.".into());
    }
    if condition.chars().count() > MAX_CONDITION {
        return Err(format!("Use at most {MAX_CONDITION} characters."));
    }
    if depth(condition) > MAX_DEPTH {
        return Err(format!("Nest at most {MAX_DEPTH} brackets, signs and choices."));
    }
    let program = Program::compile(condition).map_err(|errors| {
        let first = errors.errors.first().map(|error| error.msg.replace('\n', " ")).unwrap_or_default();
        format!("This is no condition that can be read: {}.", first.trim_end_matches('.'))
    })?;
    let references = program.references();
    for function in references.functions() {
        let is_word = function.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_word && !FUNCTIONS.contains(&function) {
            return Err(format!("There is no function `{function}` in conditions."));
        }
    }
    let mut names: Vec<String> = references.variables().into_iter().map(str::to_owned).collect();
    names.sort();
    Ok(names)
}

/// What is known where a condition is asked.
#[derive(Debug, Default)]
pub(crate) struct Known<'a> {
    /// The answers, by question.
    pub answers: BTreeMap<&'a str, &'a str>,
    /// The values that were captured, by name, without the secret ones.
    pub captured: BTreeMap<&'a str, (CaptureKind, &'a str)>,
    /// The facts, by name.
    pub facts: BTreeMap<&'a str, &'a str>,
}

impl Known<'_> {
    /// The answers of the flow itself, or of the sub-flow that the step `within` names, by the names that they have there.
    fn answers_of(&self, within: Option<&str>) -> HashMap<String, String> {
        let own = self.answers.iter().filter_map(|(step, answer)| {
            let Some(outer) = within else { return Some((*step, *answer)) };
            let inner = step.strip_prefix(outer)?.strip_prefix('/')?;
            (!inner.contains('/')).then_some((inner, *answer))
        });
        own.map(|(step, answer)| (step.to_owned(), answer.to_owned())).collect()
    }
}

/// `ticket.contact.name` and the like as values that hold one another.
fn nested(facts: &[(Vec<&str>, &str)]) -> Value {
    let mut groups: BTreeMap<&str, Vec<(Vec<&str>, &str)>> = BTreeMap::new();
    for (path, value) in facts {
        if let Some((first, rest)) = path.split_first() {
            groups.entry(first).or_default().push((rest.to_vec(), value));
        }
    }
    let values = groups.into_iter().map(|(name, inner)| {
        let leaf = inner.iter().find(|(rest, _)| rest.is_empty()).map(|(_, value)| Value::from(*value));
        (name.to_owned(), leaf.unwrap_or_else(|| nested(&inner)))
    });
    Value::from(values.collect::<HashMap<String, Value>>())
}

/// Whether the condition holds; `None` where that cannot be told, because it cannot be read, asks for what is not known, or
/// says something else than true or false. It asks about the answers of the flow that it stands in: that which the step `within`
/// names, if one does.
pub(crate) fn holds(condition: &str, known: &Known<'_>, within: Option<&str>) -> Option<bool> {
    if condition.chars().count() > MAX_CONDITION || depth(condition) > MAX_DEPTH {
        return None;
    }
    let program = Program::compile(condition).ok()?;
    let mut names = Context::default();
    names.add_variable("answers", known.answers_of(within)).ok()?;
    for root in FACT_ROOTS.iter().filter(|root| **root != "answers") {
        let of_root = known.facts.iter().filter_map(|(name, value)| {
            let rest = name.strip_prefix(root)?.strip_prefix('.')?;
            Some((rest.split('.').collect(), *value))
        });
        let of_root: Vec<(Vec<&str>, &str)> = of_root.collect();
        if !of_root.is_empty() {
            names.add_variable_from_value(*root, nested(&of_root));
        }
    }
    for (name, (kind, value)) in &known.captured {
        let added = match kind {
            CaptureKind::Checkbox => names.add_variable(*name, *value == "true"),
            CaptureKind::Number => names.add_variable(*name, value.parse::<f64>().ok()?),
            _ => names.add_variable(*name, *value),
        };
        added.ok()?;
    }
    match program.execute(&names) {
        Ok(Value::Bool(holds)) => Some(holds),
        _ => None,
    }
}

/// An upper bound of how deep the reader recurses: open brackets, signs in a row, and the choices of `? :`.
fn depth(condition: &str) -> usize {
    let (mut open, mut deepest, mut signs, mut choices) = (0_usize, 0, 0, 0);
    for c in condition.chars() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            '?' => choices += 1,
            _ => {}
        }
        signs = if matches!(c, '!' | '-' | ' ') { signs + usize::from(c != ' ') } else { 0 };
        deepest = deepest.max(open + signs);
    }
    deepest + choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(condition: &str, names: Result<&[&str], &str>) {
        match (names_of(condition), names) {
            (Ok(found), Ok(names)) => assert_eq!(found, names, "{condition}"),
            (Err(told), Err(part)) => assert!(told.contains(part), "{condition}: {told}"),
            (found, _) => panic!("{condition}: {found:?}"),
        }
    }

    #[test]
    fn a_condition_tells_the_names_that_it_uses() {
        check(r#"answers.web == "yes" && disk_gb < 10"#, Ok(&["answers", "disk_gb"]));
        check(r#"answers["web-check"] == "no""#, Ok(&["answers"]));
        check(r#"ticket.contact.email.endsWith("@contoso.com") || size(user) > 3"#, Ok(&["ticket", "user"]));
        check(r#"has(answers.web) ? is_server : !is_laptop"#, Ok(&["answers", "is_laptop", "is_server"]));
        check(r#"kind in ["a", "b"]"#, Ok(&["kind"]));
        check("true", Ok(&[]));
    }

    #[test]
    fn a_condition_holds_or_not_by_the_answers_or_cannot_be_told() {
        let known = Known {
            answers: BTreeMap::from([("web", "yes"), ("is-server", "no")]),
            captured: BTreeMap::from([
                ("free_gb", (CaptureKind::Number, "9.5")),
                ("is_vip", (CaptureKind::Checkbox, "true")),
                ("host", (CaptureKind::Host, "srv-01")),
            ]),
            facts: BTreeMap::from([
                ("ticket.priority", "high"),
                ("ticket.contact.email", "kim@contoso.com"),
                ("ticket.contact.name", "Kim"),
            ]),
        };
        for (condition, told) in [
            (r#"answers.web == "yes""#, Some(true)),
            (r#"answers.web != "yes""#, Some(false)),
            (r#"answers["is-server"] == "no" && has(answers.web)"#, Some(true)),
            (r#"has(answers.other)"#, Some(false)),
            (r#"answers.other == "yes""#, None),
            (r#"user == "x""#, None),
            (r#"answers.web"#, None),
            ("answers.web ==", None),
            ("true", Some(true)),
            ("free_gb < 10", Some(true)),
            ("free_gb + 1.0 > 10.0", Some(true)),
            ("free_gb + 1 > 10", None),
            ("free_gb >= 10.0 || is_vip", Some(true)),
            (r#"host.startsWith("srv-") && !is_vip"#, Some(false)),
            ("password == 1", None),
            (r#"ticket.priority == "high""#, Some(true)),
            (r#"ticket.contact.email.endsWith("@contoso.com") && ticket.contact.name != "Ana""#, Some(true)),
            (r#"ticket.status == "open""#, None),
            (r#"client.name == "Contoso""#, None),
        ] {
            assert_eq!(holds(condition, &known, None), told, "{condition}");
        }
    }

    #[test]
    fn what_is_no_condition_is_told() {
        for (condition, part) in [
            ("", "Write a condition"),
            ("user ==", "can be read"),
            ("user = 1", "can be read"),
            ("(((", "can be read"),
            ("shutdown(user)", "no function `shutdown`"),
            (&"!".repeat(30), "Nest at most"),
            (&"(".repeat(200), "Nest at most"),
            (&format!("{} == 1", "x".repeat(500)), "at most 500"),
        ] {
            check(condition, Err(part));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_reading_panic(text in r#"([a-z]{1,4}|[0-9.]{1,3}|[()\[\]{}?:!=<>&|+*/%"',.\\-]| |ü|\?|in){0,120}"#) {
            drop(names_of(&text));
        }
    }
}
