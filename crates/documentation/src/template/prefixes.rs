//! What readers see in front of each piece of a template: "Password: {{ problem }}" says what the problem is.

use super::{Block, FactLine, Line, Part, Template, Value};

/// What stands in front of each piece, line by line.
pub struct Prefixes(Vec<Vec<String>>);

impl Prefixes {
    /// Of a template, with the values as they are known.
    pub fn of(template: &Template, known: impl Fn(Value) -> Option<String>) -> Self {
        let mut lines = Vec::new();
        let mut follow = |said: &mut String, line: &Line| {
            let in_front = line.0.iter().map(|part| {
                let before = said.clone();
                match part {
                    Part::Text(text) => *said += text,
                    Part::Value(value) => *said += &known(*value).unwrap_or_default(),
                }
                before
            });
            lines.push(in_front.collect());
        };
        follow(&mut String::new(), &template.title);
        for fact in &template.facts {
            if let FactLine::Own { label, line } = fact {
                follow(&mut format!("{label}: "), line);
            }
        }
        for block in &template.blocks {
            match block {
                Block::Section(_, heading) => {
                    heading.iter().for_each(|line| follow(&mut String::new(), line));
                }
                Block::Text(paragraph) => {
                    let mut said = String::new();
                    for line in paragraph {
                        follow(&mut said, line);
                        said.push('\n');
                    }
                }
            }
        }
        Self(lines)
    }

    /// What stands in front of the values, where anything does.
    pub fn of_values(&self, template: &Template) -> Vec<(Value, String)> {
        let mut told = Vec::new();
        for (line, prefixes) in lines(template).zip(&self.0) {
            for (part, prefix) in line.0.iter().zip(prefixes) {
                if let Part::Value(value) = part
                    && !prefix.trim().is_empty()
                {
                    told.push((*value, prefix.clone()));
                }
            }
        }
        told
    }

    /// The texts that the team wrote, each with what stands in front of it.
    pub fn of_texts(self, template: &mut Template) -> Vec<(String, &mut String)> {
        let Template { title, facts, blocks } = template;
        let mut labels = Vec::new();
        let mut own = vec![title];
        for fact in facts {
            if let FactLine::Own { label, line } = fact {
                labels.push((String::new(), label));
                own.push(line);
            }
        }
        for block in blocks {
            match block {
                Block::Section(_, heading) => own.extend(heading),
                Block::Text(paragraph) => own.extend(paragraph),
            }
        }
        let told = own.into_iter().zip(self.0).flat_map(|(line, prefixes)| line.0.iter_mut().zip(prefixes));
        let texts = told.filter_map(|(part, prefix)| match part {
            Part::Text(text) => Some((prefix, text)),
            Part::Value(_) => None,
        });
        labels.into_iter().chain(texts).collect()
    }
}

fn lines(template: &Template) -> impl Iterator<Item = &Line> {
    let facts = template.facts.iter().filter_map(|fact| match fact {
        FactLine::Rest => None,
        FactLine::Own { line, .. } => Some(line),
    });
    let blocks = template.blocks.iter().flat_map(|block| match block {
        Block::Section(_, heading) => heading.as_slice(),
        Block::Text(paragraph) => paragraph.as_slice(),
    });
    [&template.title].into_iter().chain(facts).chain(blocks)
}
