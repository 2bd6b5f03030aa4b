//! Labelled texts, one a line: `⟦kind:value⟧` marks what must go, `⏎` is a line break, `‹b36›` stands for 36 random
//! characters, so that no key of a real form stands in the file: `b` letters and digits, `u` capitals and digits, `d`
//! digits, `h` and `H` hexadecimal, `s` and `w` Base64, plain and for addresses; `bl`, `bls` a BitLocker key with
//! hyphens or spaces; `pem`, `qpem`, `pemn` the body of a private key, plain, quoted, with escaped breaks.

use crate::redaction::*;
use std::{collections::BTreeMap, fmt, ops::Range};

/// A text and what it gives away.
pub struct Labelled {
    pub text: String,
    pub values: Vec<(Range<usize>, Kind)>,
}

/// Reads a file of labelled texts.
pub fn read(file: &str) -> Vec<Labelled> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(label).collect()
}

fn label(line: &str) -> Labelled {
    let mut random =
        Random(line.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        }));
    let line = expand(&line.replace('⏎', "\n"), &mut random);
    let mut labelled = Labelled { text: String::new(), values: vec![] };
    let mut rest = line.as_str();
    while let Some((before, marked)) = rest.split_once('⟦') {
        labelled.text.push_str(before);
        let (mark, after) = marked.split_once('⟧').expect(&line);
        let (kind, value) = mark.split_once(':').expect(&line);
        let kind =
            Kind::ALL.into_iter().find(|one| one.code() == kind).unwrap_or_else(|| panic!("{kind}: {line}"));
        let start = labelled.text.len();
        labelled.text.push_str(value);
        labelled.values.push((start..labelled.text.len(), kind));
        rest = after;
    }
    labelled.text.push_str(rest);
    labelled
}

/// Always the same numbers for the same line.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 20) % limit as u64).unwrap()
    }

    fn text(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(alphabet.as_bytes()[self.below(alphabet.len())])).collect()
    }
}

const DIGITS: &str = "0123456789";
const CAPITALS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

fn expand(line: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('‹') {
        out.push_str(before);
        let (what, after) = after.split_once('›').expect(line);
        out.push_str(&draw(what, random));
        rest = after;
    }
    out + rest
}

fn draw(what: &str, random: &mut Random) -> String {
    let base64 = format!("{LETTERS}+/");
    let mut body = |joint: &str| {
        let lines: Vec<_> = (0..5).map(|_| random.text(&base64, 64)).collect();
        format!("{}{joint}{}==", lines.join(joint), random.text(&base64, 30))
    };
    match what {
        "pem" => return body("\n"),
        "qpem" => return body("\n> "),
        "pemn" => return body("\\n"),
        "bl" | "bls" => {
            let groups: Vec<_> = (0..8).map(|_| format!("{:06}", random.below(65_536) * 11)).collect();
            return groups.join(if what == "bl" { "-" } else { " " });
        }
        _ => {}
    }
    let (sort, length) = what.split_at(1);
    let length = length.parse().unwrap();
    match sort {
        "b" => random.text(LETTERS, length),
        "u" => random.text(CAPITALS, length),
        "d" => random.text(DIGITS, length),
        "h" => random.text("0123456789abcdef", length),
        "H" => random.text("0123456789ABCDEF", length),
        "s" => random.text(&base64, length),
        "w" => random.text(&format!("{LETTERS}-_"), length),
        _ => panic!("{what}"),
    }
}

/// How well a redactor does on labelled texts.
#[derive(Debug, Default)]
pub struct Figures {
    pub values: usize,
    pub hidden: usize,
    pub spans: usize,
    pub right: usize,
    pub clean: usize,
    pub untouched: usize,
    pub harmless: usize,
    pub harmless_masked: usize,
    /// Values hidden under another kind's name.
    pub misnamed: usize,
    pub kinds: BTreeMap<Kind, (usize, usize)>,
}

impl Figures {
    /// Measures; `tell` hears of each text that was not as labelled.
    pub fn of(texts: &[Labelled], mut tell: impl FnMut(&str, &Labelled, &[Span])) -> Self {
        let redactor = Redactor::new(Profile::Strict, []);
        let mut figures = Self::default();
        for text in texts {
            let mut spans = redactor.find(&text.text);
            // The command lists no user names, so the texts have no labels for them.
            spans.retain(|one| one.kind != Kind::UserName);
            figures.add(text, &spans, &mut tell);
        }
        figures
    }

    fn add(&mut self, text: &Labelled, spans: &[Span], tell: &mut impl FnMut(&str, &Labelled, &[Span])) {
        let covered = |place: usize| spans.iter().any(|span| (span.start..span.end).contains(&place));
        let labelled = |place: usize| text.values.iter().any(|(range, _)| range.contains(&place));
        let mut wrong = String::new();
        for (range, kind) in &text.values {
            let is_hidden = range.clone().all(covered);
            let entry = self.kinds.entry(*kind).or_default();
            entry.0 += 1;
            entry.1 += usize::from(is_hidden);
            self.values += 1;
            self.hidden += usize::from(is_hidden);
            let is_named = spans
                .iter()
                .any(|span| span.kind == *kind && span.start < range.end && range.start < span.end);
            self.misnamed += usize::from(is_hidden && !is_named);
            match (is_hidden, is_named) {
                (false, _) => wrong.push_str(" leaks"),
                (true, false) => wrong.push_str(" misnamed"),
                _ => {}
            }
        }
        for span in spans {
            let is_right =
                text.values.iter().any(|(range, _)| span.start < range.end && range.start < span.end);
            self.right += usize::from(is_right);
            if !is_right {
                wrong.push_str(" wrong");
            }
        }
        self.spans += spans.len();
        if text.values.is_empty() {
            self.clean += 1;
            self.untouched += usize::from(spans.is_empty());
        }
        for (place, _) in text.text.char_indices().filter(|(place, _)| !labelled(*place)) {
            self.harmless += 1;
            self.harmless_masked += usize::from(covered(place));
        }
        if !wrong.is_empty() {
            tell(&wrong, text, spans);
        }
    }

    pub fn recall(&self) -> f64 {
        share(self.hidden, self.values)
    }

    pub fn precision(&self) -> f64 {
        share(self.right, self.spans)
    }

    pub fn untouched(&self) -> f64 {
        share(self.untouched, self.clean)
    }

    pub fn over(&self) -> f64 {
        share(self.harmless_masked, self.harmless)
    }

    pub fn recall_of(&self, kind: Kind) -> f64 {
        self.kinds.get(&kind).map_or(1.0, |(all, hidden)| share(*hidden, *all))
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "recall {:.3} ({} of {})", self.recall(), self.hidden, self.values)?;
        writeln!(f, "precision {:.3} ({} of {})", self.precision(), self.right, self.spans)?;
        writeln!(f, "untouched clean lines {:.3} ({} of {})", self.untouched(), self.untouched, self.clean)?;
        writeln!(f, "over-redaction {:.4}; misnamed {}", self.over(), self.misnamed)?;
        for (kind, (all, hidden)) in &self.kinds {
            writeln!(f, "  {} {hidden} of {all}", kind.code())?;
        }
        Ok(())
    }
}
