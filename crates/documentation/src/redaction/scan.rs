//! One reading of the shadow text: what the keywords announce, and what digits, `@` and colons begin.

use super::{
    Kind,
    announced::announced,
    bare::bare,
    bytes::{at, before, is_word, run, trim},
    commands::{self, Argument, COMMANDS},
    cues::{self, Cue},
    formats,
    found::{Found, settle},
    learnt::learnt,
    pairs, pem,
    shadow::BARRIER,
    strings, urls,
    vendors::{VENDORS, Vendor},
};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::{ops::Range, sync::LazyLock};

/// What a keyword sets off.
#[derive(Debug, Clone, Copy)]
enum Rule {
    Cue(Cue),
    Command(Argument, Kind),
    Vendor(&'static Vendor),
    Block,
    Putty,
    Address,
    Hook,
    Pair,
    WebToken,
    EntraSecret,
    BotToken,
    Signature,
    Slash,
    LetterP,
}

struct Keywords {
    automaton: AhoCorasick,
    rules: Vec<Rule>,
}

static KEYWORDS: LazyLock<Keywords> = LazyLock::new(|| {
    let mut words: Vec<(String, Rule)> =
        cues::spelled().into_iter().map(|(text, cue)| (text, Rule::Cue(cue))).collect();
    words.extend(
        COMMANDS.iter().map(|(name, argument, kind)| ((*name).to_owned(), Rule::Command(*argument, *kind))),
    );
    words.extend(VENDORS.iter().map(|vendor| (vendor.start.to_owned(), Rule::Vendor(vendor))));
    words.extend(pem::OPENINGS.iter().map(|opening| ((*opening).to_owned(), Rule::Block)));
    words.extend(strings::SECRETS.iter().map(|name| ((*name).to_owned(), Rule::Pair)));
    words.extend([
        (pem::PUTTY.to_owned(), Rule::Putty),
        ("://".to_owned(), Rule::Address),
        ("hooks.slack.com/".to_owned(), Rule::Hook),
        ("webhook.office.com/".to_owned(), Rule::Hook),
        ("discord.com/api/webhooks/".to_owned(), Rule::Hook),
        ("hooks.zapier.com/".to_owned(), Rule::Hook),
        ("eyJ".to_owned(), Rule::WebToken),
        ("8Q~".to_owned(), Rule::EntraSecret),
        ("7Q~".to_owned(), Rule::EntraSecret),
        ("&sig=".to_owned(), Rule::Signature),
        (":AA".to_owned(), Rule::BotToken),
        (" / ".to_owned(), Rule::Slash),
        (" p:".to_owned(), Rule::LetterP),
        (" p=".to_owned(), Rule::LetterP),
        ("\np:".to_owned(), Rule::LetterP),
    ]);
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words.iter().map(|(text, _)| text));
    Keywords {
        automaton: automaton.expect("the keywords fit into memory"),
        rules: words.into_iter().map(|(_, rule)| rule).collect(),
    }
});

/// What of a text has not been read yet: all of it, or what stands near to new masks. What stands far from them was read
/// before, with the same outcome.
pub(super) struct News(Vec<Range<usize>>);

/// No word is understood by what stands farther away, tables, addresses and blocks aside, in bytes.
pub(super) const NEAR: usize = 600;

impl News {
    pub fn everything(text: &str) -> Self {
        Self(std::iter::once(0..text.len()).collect())
    }

    /// What is near to masks at these places, which are in order.
    fn around(masks: impl IntoIterator<Item = usize>, length: usize) -> Self {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for mask in masks {
            let near = mask.saturating_sub(NEAR)..length.min(mask + NEAR + 1);
            match stretches.last_mut() {
                Some(last) if near.start <= last.end => last.end = near.end,
                _ => stretches.push(near),
            }
        }
        Self(stretches)
    }

    pub fn is_near(&self, place: usize) -> bool {
        let next = self.0.partition_point(|stretch| stretch.end <= place);
        self.0.get(next).is_some_and(|stretch| stretch.start <= place)
    }

    /// The stretches of the text, in order, disjoint.
    pub fn stretches(&self) -> &[Range<usize>] {
        &self.0
    }
}

/// A keyword at its place.
type Hit = (Range<usize>, Rule);

/// The keywords of a text, and what of it is to be read.
pub(super) struct Reading {
    hits: Vec<Hit>,
    news: News,
}

impl Reading {
    /// All of a text.
    pub fn of(text: &str) -> Self {
        let mut hits: Vec<Hit> = KEYWORDS
            .automaton
            .find_overlapping_iter(text)
            .map(|hit| (hit.range(), KEYWORDS.rules[hit.pattern().as_usize()]))
            .collect();
        hits.sort_by_key(|(hit, _)| (hit.start, std::cmp::Reverse(hit.end)));
        Self { hits, news: News::everything(text) }
    }

    /// What is left to read once `found` (sorted, disjoint) is masked, in a text that is `length` long then. No keyword
    /// holds a mask, so none comes into being: those outside of what was found have only moved.
    pub fn after(mut self, found: &[Found], length: usize) -> Self {
        let (mut next, mut removed) = (0, 0);
        self.hits.retain_mut(|(hit, _)| {
            while let Some(one) = found.get(next).filter(|one| one.range.end <= hit.start) {
                removed += one.range.len() - 1;
                next += 1;
            }
            let is_left = found.get(next).is_none_or(|one| hit.end <= one.range.start);
            if is_left {
                *hit = hit.start - removed..hit.end - removed;
            }
            is_left
        });
        let mut removed = 0;
        let masks = found.iter().map(|one| {
            let mask = one.range.start - removed;
            removed += one.range.len() - 1;
            mask
        });
        Self { news: News::around(masks, length), hits: self.hits }
    }
}

/// Everything found in the text, sorted and disjoint.
pub(super) fn scan(text: &str, reading: &Reading) -> Vec<Found> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let Reading { hits, news } = reading;
    blocks(bytes, hits, &mut found);
    let blocks = settle(std::mem::take(&mut found));
    let is_inside = |place: usize| {
        let next = blocks.partition_point(|block| block.range.end <= place);
        blocks.get(next).is_some_and(|block| block.range.start <= place)
    };
    let hits: Vec<&Hit> = hits.iter().filter(|(hit, _)| !is_inside(hit.start)).collect();
    let addresses = forms(bytes, &hits, news, &mut found);
    // What an address says of tokens and passwords was read with the address.
    let mut address = addresses.iter().peekable();
    let cues = hits.iter().filter_map(|(hit, rule)| {
        let Rule::Cue(cue) = rule else { return None };
        while address.next_if(|address| address.end <= hit.start).is_some() {}
        address.peek().is_none_or(|address| hit.start < address.start).then_some((hit, cue))
    });
    announced(bytes, &cues.collect::<Vec<_>>(), news, &mut found);
    bare(bytes, &blocks, news, &mut found);
    learnt(bytes, news, &mut found);
    found.extend(blocks);
    settle(found.into_iter().flat_map(|one| between_masks(text, one)).collect())
}

/// The parts of what was found that no mask covers yet, on characters' borders.
fn between_masks(whole: &str, found: Found) -> impl Iterator<Item = Found> {
    let Found { mut range, kind, confidence } = found;
    let text = whole.as_bytes();
    while !whole.is_char_boundary(range.start) {
        range.start -= 1;
    }
    while !whole.is_char_boundary(range.end) {
        range.end += 1;
    }
    let mut start = range.start;
    std::iter::from_fn(move || {
        while start < range.end {
            let end = run(text, start, range.end - start, |byte| byte != BARRIER);
            let part = trim(text, start..end);
            start = end + 1;
            if !part.is_empty() {
                return Some(Found::new(part, kind, confidence));
            }
        }
        None
    })
}

/// Private keys: nothing else is looked for in them.
fn blocks(text: &[u8], hits: &[Hit], found: &mut Vec<Found>) {
    let mut covered = 0;
    for (hit, rule) in hits {
        let block = match rule {
            Rule::Block if hit.start >= covered => pem::block(text, hit.start),
            Rule::Putty if hit.start >= covered => pem::putty(text, hit.start),
            _ => None,
        };
        if let Some(block) = block {
            covered = block.range.end;
            found.push(block);
        }
    }
}

/// A command's line ends where so many keywords began after its name: one line has fewer.
const CROWD: usize = 24;

/// Keys with a form of their own, addresses, connection strings, commands; where the addresses stand.
fn forms(text: &[u8], hits: &[&Hit], news: &News, found: &mut Vec<Found>) -> Vec<Range<usize>> {
    let (mut strings_end, mut addresses_end, mut tokens_end, mut signatures_end) = (0, 0, 0, 0);
    let mut addresses = Vec::new();
    for (number, (hit, rule)) in hits.iter().enumerate() {
        match rule {
            Rule::Vendor(vendor) if hit.start >= tokens_end => {
                let key = formats::vendor(text, hit.start, vendor);
                tokens_end = key.as_ref().map_or(tokens_end, |key| key.range.end);
                if let Some(key) = &key
                    && vendor.start == "AKIA"
                {
                    found.extend(formats::aws_secret(text, key.range.end));
                }
                found.extend(key);
            }
            Rule::WebToken if hit.start >= tokens_end && &text[hit.clone()] == b"eyJ" => {
                let token = formats::web_token(text, hit.start);
                tokens_end = token.as_ref().map_or(tokens_end, |token| token.range.end);
                found.extend(token);
            }
            Rule::EntraSecret if hit.start >= tokens_end => {
                found.extend(formats::entra_secret(text, hit.start))
            }
            Rule::LetterP if news.is_near(hit.start) => found.extend(pairs::after_p(text, hit)),
            Rule::Slash if news.is_near(hit.start) => found.extend(pairs::around_slash(text, hit.start)),
            Rule::Signature if hit.start >= addresses_end.max(signatures_end) => {
                let (signature, end) = urls::signature(text, hit);
                signatures_end = end;
                found.extend(signature);
            }
            Rule::BotToken => found.extend(formats::bot_token(text, hit.start)),
            Rule::Address if hit.start >= addresses_end => {
                addresses_end = urls::secrets(text, hit.start, found);
                addresses.push(hit.start..addresses_end);
            }
            Rule::Hook if hit.start >= addresses_end => found.extend(urls::bare_hook(text, hit.start)),
            Rule::Pair if hit.start >= strings_end => {
                let (string, value_end) = strings::around(text, hit.start, hit.end - 1);
                strings_end = string.as_ref().map_or(value_end, |string| string.range.end);
                found.extend(string);
            }
            Rule::Command(argument, kind) if news.is_near(hit.start) => {
                let name = hit.clone();
                let next = at(text, name.end);
                let is_part = is_word(before(text, name.start))
                    || before(text, name.start) == b'-'
                        && !matches!(argument, Argument::First | Argument::QuotedBefore)
                    || is_word(next)
                    || matches!(next, b'-' | b'.');
                if !is_part {
                    let most = hits.get(number + CROWD).map_or(text.len(), |(next, _)| next.start);
                    found.extend(commands::secret(text, &name, most, *argument, *kind));
                }
            }
            _ => {}
        }
    }
    addresses
}
