//! Reads a chart statement by statement. A statement that cannot be read is noted and left out; the rest goes on.

use super::chart::{Chart, MAX_DEPTH, Subgraph};
use super::cursor::{Cursor, Problem};
use super::labels::lines_of;
use super::{links, nodes};
use crate::import::text::shortened;
use crate::limits::MAX_NAME;

/// Mistakes told in one chart; a text that is no chart at all must not be answered line by line.
const MAX_PROBLEMS: usize = 50;

/// Reads a flowchart from its first word (`flowchart` or `graph`) on.
pub(super) fn read(text: &str) -> Chart {
    let mut reader = Reader { cursor: Cursor::new(text), chart: Chart::default(), open: Vec::new() };
    reader.read_header();
    while !reader.cursor.is_at_end() {
        if reader.chart.problems.len() == MAX_PROBLEMS {
            let problem = reader.cursor.problem("too many mistakes; nothing was read from here on");
            reader.chart.problems.push(problem);
            break;
        }
        if let Err(problem) = reader.read_statement() {
            reader.chart.problems.push(problem);
            reader.cursor.skip_line();
        }
    }
    if let Some(open) = reader.open.last() {
        let Subgraph { line, path, .. } = &reader.chart.subgraphs[*open];
        let message = format!("Expected `end` to close the subgraph “{path}” that begins here.");
        reader.chart.unclosed = Some(Problem { line: *line, message });
    }
    reader.chart
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    chart: Chart,
    /// The subgraphs around the present place, outermost first.
    open: Vec<usize>,
}

impl Reader<'_> {
    fn read_header(&mut self) {
        self.cursor.skip_blanks();
        let word = word_length(self.cursor.rest_of_line());
        self.cursor.advance(word);
        self.cursor.skip_blanks();
        let rest = self.cursor.rest_of_line();
        let direction = rest.split([' ', '\t', ';']).next().unwrap_or_default();
        if matches!(direction, "TB" | "TD" | "BT" | "RL" | "LR" | "<" | ">" | "^" | "v") {
            self.cursor.advance(direction.len());
        }
    }

    fn read_statement(&mut self) -> Result<(), Problem> {
        self.cursor.skip_blanks();
        let rest = self.cursor.rest_of_line();
        let Some(first) = self.cursor.peek() else { return Ok(()) };
        if matches!(first, '\n' | ';') {
            self.cursor.advance(1);
            return Ok(());
        }
        if rest.starts_with("%%") {
            self.skip_comment();
            return Ok(());
        }
        let length = word_length(rest);
        let (word, after) = (&rest[..length], rest[length..].trim_start());
        // A keyword with a link or a shape behind it is a node of that name.
        let is_node = after.starts_with(['[', '(', '{', '-', '=', '<', '&', '~', '@']) && word != "subgraph";
        let stands_alone = after.is_empty() || after.starts_with(';') || after.starts_with("%%");
        let has_gap = rest[length..].starts_with([' ', '\t', ';']) || after.is_empty();
        let is_styling = matches!(word, "direction" | "classDef" | "class" | "style" | "linkStyle" | "click");
        if is_styling && has_gap && !is_node {
            self.read_styling(word);
            return Ok(());
        }
        match word {
            "subgraph" if has_gap => self.open_subgraph(length),
            "end" if stands_alone => self.close_subgraph(length),

            "accTitle" | "accDescr" if after.starts_with([':', '{']) => self.read_description(length),
            _ => self.read_links(),
        }
    }

    /// `%% …` to the end of the line, `%%{ … }%%` to its own end.
    fn skip_comment(&mut self) {
        let (line, rest) = (self.cursor.line(), self.cursor.rest());
        if !rest.starts_with("%%{") {
            return self.cursor.skip_line();
        }
        self.chart.ignore("%%{…}%%", line);
        match rest[..rest.floor_char_boundary(20_000)].find("}%%") {
            Some(end) => self.cursor.advance(end + 3),
            None => self.cursor.skip_line(),
        }
    }

    /// Statements about how the chart is drawn.
    fn read_styling(&mut self, word: &str) {
        let what = match word {
            "direction" => "direction",
            "classDef" => "classDef",
            "class" => "class",
            "style" => "style",
            "linkStyle" => "linkStyle",
            _ => return self.read_click(word.len()),
        };
        self.chart.ignore(what, self.cursor.line());
        self.cursor.take_statement();
    }

    fn open_subgraph(&mut self, keyword: usize) -> Result<(), Problem> {
        let line = self.cursor.line();
        self.cursor.advance(keyword);
        self.cursor.skip_blanks();
        let rest = self.cursor.rest_of_line();
        let has_id = nodes::id_length(rest);
        let after_id = rest[has_id..].trim_start();
        let is_plain_id = has_id > 0
            && (after_id.is_empty() || ["[", "@{", ":::"].iter().any(|mark| after_id.starts_with(mark)));
        let (id, title) = if is_plain_id {
            let mention = nodes::read(&mut self.cursor)?;
            let title = mention.label.filter(|lines| !lines.is_empty()).map(|lines| lines.join(" "));
            (mention.id.clone(), title.unwrap_or(mention.id))
        } else {
            let written = self.cursor.take_statement();
            let named = written.strip_suffix(']').and_then(|written| written.split_once('['));
            let (id, title) = named.unwrap_or((written, written));
            (lines_of(id).join(" "), lines_of(title).join(" "))
        };
        self.end_statement()?;
        let title = if title.is_empty() { format!("Part {}", self.chart.subgraphs.len() + 1) } else { title };
        let parent = self.open.last().copied();
        let path = match parent {
            Some(parent) => format!("{} / {title}", self.chart.subgraphs[parent].path),
            None => title,
        };
        let path = shortened(&path, MAX_NAME);
        if self.open.len() >= MAX_DEPTH {
            return Err(Problem { line, message: format!("subgraphs are nested deeper than {MAX_DEPTH}") });
        }
        self.open.push(self.chart.subgraphs.len());
        self.chart.subgraphs.push(Subgraph { id, path, parent, line });
        Ok(())
    }

    fn close_subgraph(&mut self, keyword: usize) -> Result<(), Problem> {
        let problem = self.cursor.problem("`end` closes no subgraph here");
        self.cursor.advance(keyword);
        self.open.pop().map(drop).ok_or(problem)
    }

    /// `click id "address"` and `click id href "address"` keep the address; calls to scripts do not come along.
    fn read_click(&mut self, keyword: usize) {
        let line = self.cursor.line();
        self.cursor.advance(keyword);
        // An address may hold a `;`, so the whole line belongs to the statement.
        let rest = self.cursor.rest_of_line().trim();
        self.cursor.skip_line();
        let (id, action) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        let action = action.trim_start();
        let target = action.strip_prefix("href").unwrap_or(action).trim_start();
        let address = target.strip_prefix('"').and_then(|inner| inner.split('"').next());
        match (self.chart.nodes.get_mut(id), address.filter(|address| !address.is_empty())) {
            (Some(node), Some(address)) => {
                node.link = Some(address.to_owned());
                self.chart.remark(
                    line,
                    format!("The address that a click on `{id}` opens stands in the step's body."),
                );
            }
            _ => self.chart.ignore("click", line),
        }
    }

    /// `accTitle: …`, `accDescr: …` and `accDescr { … }`.
    fn read_description(&mut self, keyword: usize) -> Result<(), Problem> {
        let is_title = self.cursor.starts_with("accTitle");
        let unclosed = self.cursor.problem("expected `}` to close the description");
        self.cursor.advance(keyword);
        self.cursor.skip_blanks();
        let text = if self.cursor.eat("{") {
            let rest = self.cursor.rest();
            let end = rest[..rest.floor_char_boundary(20_000)].find('}').ok_or(unclosed)?;
            self.cursor.advance(end + 1);
            &rest[..end]
        } else {
            self.cursor.eat(":");
            let rest = self.cursor.rest_of_line();
            self.cursor.skip_line();
            rest
        };
        let text = lines_of(text).join(" ");
        let place = if is_title { &mut self.chart.title } else { &mut self.chart.description };
        *place = Some(text).filter(|text| !text.is_empty());
        Ok(())
    }

    /// `a & b --> c -- label --> d`.
    fn read_links(&mut self) -> Result<(), Problem> {
        let mut left = self.read_nodes()?;
        loop {
            self.cursor.skip_blanks();
            let line = self.cursor.line();
            let Some(link) = links::read(&mut self.cursor)? else { return self.end_statement() };
            self.cursor.skip_blanks();
            let right = self.read_nodes()?;
            if let Some(id) = &link.id {
                self.chart.edge_ids.insert(id.clone());
            }
            if link.is_hidden {
                self.chart.ignore("~~~", line);
            } else {
                for from in &left {
                    for to in &right {
                        self.chart.connect(*from, *to, &link, line)?;
                    }
                }
            }
            if link.is_two_way {
                self.chart.remark(line, "The arrow points both ways; the flow follows it forward only.");
            }
            left = right;
        }
    }

    fn read_nodes(&mut self) -> Result<Vec<usize>, Problem> {
        let mut found = Vec::new();
        loop {
            let line = self.cursor.line();
            let mention = nodes::read(&mut self.cursor)?;
            if mention.only_properties && self.chart.edge_ids.contains(&mention.id) {
                self.chart.ignore("@{…}", line);
            } else {
                found.push(self.chart.mention(mention, self.open.last().copied(), line)?);
            }
            self.cursor.skip_blanks();
            if !self.cursor.eat("&") {
                return Ok(found);
            }
            self.cursor.skip_blanks();
        }
    }

    fn end_statement(&mut self) -> Result<(), Problem> {
        self.cursor.skip_blanks();
        let rest = self.cursor.rest_of_line();
        if rest.is_empty() || rest.starts_with(';') || rest.starts_with("%%") {
            return Ok(());
        }
        Err(self.cursor.expected("a link such as `-->`, `;` or the end of the line"))
    }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(text.len())
}
