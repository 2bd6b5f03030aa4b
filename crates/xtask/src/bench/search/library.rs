//! Flows like those of a service provider, the same on every run: 20 steps each, few words very often and many seldom.

use super::Sort;
use serde_json::{Map, Value, json};

/// How many different words there are.
const WORDS: usize = 20_000;
/// Words in the texts of a flow, about.
const PER_STEP: usize = 16;
const STEPS: usize = 20;

const COMMON: [&str; 40] = [
    "outlook",
    "printer",
    "password",
    "restart",
    "network",
    "server",
    "teams",
    "backup",
    "account",
    "profile",
    "driver",
    "certificate",
    "firewall",
    "license",
    "mailbox",
    "calendar",
    "spooler",
    "gateway",
    "tenant",
    "onedrive",
    "sharepoint",
    "wireless",
    "monitor",
    "update",
    "domain",
    "policy",
    "registry",
    "service",
    "storage",
    "adapter",
    "router",
    "switch",
    "scanner",
    "browser",
    "session",
    "desktop",
    "laptop",
    "phone",
    "vendor",
    "ticket",
];
const CATEGORIES: [&str; 8] =
    ["Email", "Printing", "Network", "Servers", "Identity", "Backup", "Devices", "Collaboration"];

/// The words, and how many flows were made of them.
pub struct Library {
    words: Vec<String>,
    flows: u32,
    dice: u64,
}

impl Library {
    /// No flows yet.
    pub fn new() -> Self {
        let mut library =
            Self { words: COMMON.map(str::to_owned).to_vec(), flows: 0, dice: 0x9e37_79b9_7f4a_7c15 };
        while library.words.len() < WORDS {
            let syllables = 2 + library.roll(3);
            let word = (0..syllables).map(|_| library.syllable()).collect();
            library.words.push(word);
        }
        library
    }

    /// How many flows were made.
    pub fn flows(&self) -> u32 {
        self.flows
    }

    /// The body of a request for one more.
    pub fn next_flow(&mut self) -> Value {
        self.flows += 1;
        let mut steps = Map::new();
        for number in 0..STEPS {
            let mut step = json!({"type": "action", "title": self.text(4), "body": self.text(PER_STEP)});
            if number + 1 < STEPS {
                step["goto"] = json!(format!("s{}", number + 1));
            } else {
                step["type"] = json!("resolution");
            }
            steps.insert(format!("s{number}"), step);
        }
        let category = CATEGORIES[self.roll(CATEGORIES.len())];
        json!({"document": {
            "format": "resolutionflow.flow/1",
            "kind": "troubleshooting",
            "title": format!("{} {}", self.text(5), self.flows),
            "summary": self.text(14),
            "category": category,
            "tags": [self.word(), self.word()],
            "start": "s0",
            "steps": steps,
        }})
    }

    /// A question of that sort.
    pub fn path(&mut self, sort: Sort) -> String {
        let common = self.common();
        let search = match sort {
            Sort::List => return "/api/v1/flows".into(),
            Sort::Facets => return "/api/v1/flows/facets".into(),
            Sort::Common => format!("{common}%20{}", self.common()),
            Sort::Rare => format!("{common}%20{}", self.words[1000 + self.flows as usize % 2000]),
            Sort::Prefix => format!("{common}%20{}", &self.common()[..3]),
            Sort::TwoKeys => common[..2].to_owned(),
            // A letter left out of a word of seven or more.
            Sort::Mistyped => {
                let word = self.common_of_length(7);
                format!("{common}%20{}{}", &word[..3], &word[4..])
            }
            Sort::Narrowed => {
                let category = CATEGORIES[self.roll(CATEGORIES.len())];
                return format!("/api/v1/flows?search={common}%20{}&category={category}", self.common());
            }
        };
        format!("/api/v1/flows?search={search}")
    }

    fn common(&mut self) -> &'static str {
        COMMON[self.roll(COMMON.len())]
    }

    fn common_of_length(&mut self, length: usize) -> &'static str {
        loop {
            let word = self.common();
            if word.len() >= length {
                return word;
            }
        }
    }

    fn text(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// A word; the n-th is about n times rarer than the first.
    fn word(&mut self) -> String {
        let even = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        // The inverse of the logarithm: as many words from each doubling of the rank.
        let rank = ((WORDS as f64 / 12.0 + 1.0).powf(even) - 1.0) * 12.0;
        self.words[(rank as usize).min(WORDS - 1)].clone()
    }

    fn syllable(&mut self) -> String {
        const STARTS: &[u8] = b"bcdfghjklmnprstvwz";
        const VOWELS: &[u8] = b"aeiou";
        let (start, vowel) = (STARTS[self.roll(STARTS.len())], VOWELS[self.roll(VOWELS.len())]);
        [char::from(start), char::from(vowel)].iter().collect()
    }

    /// A number below `sides`; the same row of numbers every time.
    fn roll(&mut self, sides: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        (self.dice >> 16) as usize % sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_in_a_good_part_of_the_flows_and_rare_ones_in_few() {
        let mut library = Library::new();
        let flows: Vec<String> = (0..200).map(|_| library.next_flow().to_string()).collect();
        let share = |word: &str| flows.iter().filter(|flow| flow.contains(word)).count();
        assert!(share("backup") > 60, "{}", share("backup"));
        let rare = library.words[5000].clone();
        assert!(share(&rare) < 20, "{}", share(&rare));
    }

    #[test]
    fn every_run_makes_the_same_flows() {
        assert_eq!(Library::new().next_flow(), Library::new().next_flow());
    }
}
