//! One reading of the shadow text: what the keywords announce, and what digits, `@` and colons begin.

use super::{
    Kind,
    bytes::{at, before, has_any, is_word, line_before, run, trim},
    columns,
    commands::{self, Argument, COMMANDS},
    cues::{self, Cue, Sense},
    emails, formats,
    found::{Found, settle},
    judge, network, numbers, pairs, pem,
    shadow::BARRIER,
    strings, urls,
    value::{self, Looks},
    vendors::{VENDORS, Vendor},
    walk::{self, Candidate, Link, Verdict},
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
    Pair,
    WebToken,
    EntraSecret,
    BotToken,
    Slash,
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
        ("eyJ".to_owned(), Rule::WebToken),
        ("8Q~".to_owned(), Rule::EntraSecret),
        ("7Q~".to_owned(), Rule::EntraSecret),
        (":AA".to_owned(), Rule::BotToken),
        (" / ".to_owned(), Rule::Slash),
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

/// What of a text has not been read yet.
pub(super) enum News {
    Everything,
    /// The masks at these places, in order: what stands far from them was read before, with the same outcome.
    Around(Vec<usize>),
}

/// No word is understood by what stands farther away, tables, addresses and blocks aside, in bytes.
const NEAR: usize = 600;

impl News {
    fn is_near(&self, place: usize) -> bool {
        self.next(place).is_some_and(|next| next <= place)
    }

    /// The first place from `place` on that is near to something new.
    fn next(&self, place: usize) -> Option<usize> {
        match self {
            Self::Everything => Some(place),
            Self::Around(masks) => {
                let next = masks.partition_point(|mask| mask + NEAR < place);
                masks.get(next).map(|mask| mask.saturating_sub(NEAR).max(place))
            }
        }
    }
}

/// Everything found in the text, sorted and disjoint.
pub(super) fn scan(text: &str, news: &News) -> Vec<Found> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut hits: Vec<(Range<usize>, Rule)> = KEYWORDS
        .automaton
        .find_overlapping_iter(text)
        .map(|hit| (hit.range(), KEYWORDS.rules[hit.pattern().as_usize()]))
        .collect();
    blocks(bytes, &hits, &mut found);
    let blocks = settle(std::mem::take(&mut found));
    let is_inside = |place: usize| {
        let next = blocks.partition_point(|block| block.range.end <= place);
        blocks.get(next).is_some_and(|block| block.range.start <= place)
    };
    hits.retain(|(hit, _)| !is_inside(hit.start));
    let addresses = forms(bytes, &hits, news, &mut found);
    // What an address says of tokens and passwords was read with the address.
    hits.retain(|(hit, _)| {
        let next = addresses.partition_point(|address| address.end <= hit.start);
        addresses.get(next).is_none_or(|address| hit.start < address.start)
    });
    announced(bytes, hits, news, &mut found);
    bare(bytes, &blocks, news, &mut found);
    found.extend(blocks);
    settle(found.into_iter().flat_map(|one| between_masks(bytes, one)).collect())
}

/// The parts of what was found that no mask covers yet.
fn between_masks(text: &[u8], found: Found) -> impl Iterator<Item = Found> {
    let Found { range, kind, confidence } = found;
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
fn blocks(text: &[u8], hits: &[(Range<usize>, Rule)], found: &mut Vec<Found>) {
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

/// Keys with a form of their own, addresses, connection strings, commands; where the addresses stand.
fn forms(
    text: &[u8],
    hits: &[(Range<usize>, Rule)],
    news: &News,
    found: &mut Vec<Found>,
) -> Vec<Range<usize>> {
    let (mut strings_end, mut addresses_end, mut tokens_end) = (0, 0, 0);
    let mut addresses = Vec::new();
    for (hit, rule) in hits {
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
            Rule::Slash if news.is_near(hit.start) => found.extend(pairs::around_slash(text, hit.start)),
            Rule::BotToken => found.extend(formats::bot_token(text, hit.start)),
            Rule::Address if hit.start >= addresses_end => {
                addresses_end = urls::secrets(text, hit.start, found);
                addresses.push(hit.start..addresses_end);
            }
            Rule::Pair if hit.start >= strings_end => {
                let string = strings::around(text, hit.start, hit.end - 1);
                strings_end = string.as_ref().map_or(strings_end, |string| string.range.end);
                found.extend(string);
            }
            Rule::Command(argument, kind) if news.is_near(hit.start) => {
                let name = hit.clone();
                let is_whole = !is_word(before(text, name.start))
                    && !(matches!(at(text, name.end), b'-' | b'.') || is_word(at(text, name.end)));
                if is_whole {
                    found.extend(commands::secret(text, &name, *argument, *kind));
                }
            }
            _ => {}
        }
    }
    addresses
}

/// What cues announce.
fn announced(text: &[u8], hits: Vec<(Range<usize>, Rule)>, news: &News, found: &mut Vec<Found>) {
    let mut cues: Vec<_> = hits
        .into_iter()
        .filter_map(|(hit, rule)| match rule {
            Rule::Cue(cue) => Some((hit, cue)),
            _ => None,
        })
        .collect();
    cues.sort_by_key(|(hit, _)| (hit.start, std::cmp::Reverse(hit.end)));
    let (mut longest, mut tables_end) = (0, 0);
    for (hit, cue) in cues {
        // "Wi-Fi password" says more than "password".
        if hit.end <= longest {
            continue;
        }
        let Some(is_name) = walk::opens(text, &hit, cue.firm) else { continue };
        if !is_word(at(text, hit.end)) {
            longest = hit.end;
        }
        if hit.start >= tables_end
            && is_cell(text, &hit)
            && let Some(end) = columns::below(text, hit.start, found)
        {
            tables_end = end;
        }
        if !news.is_near(hit.start) {
            continue;
        }
        match cue.sense {
            Sense::Pair if cue.firm || !is_in_address(text, &hit) => {
                found.extend(pairs::after(text, hit.end, &cue))
            }
            Sense::Pair => {}
            Sense::WifiPair => found.extend(pairs::wifi(text, hit.end)),
            Sense::Cookies => urls::cookies(text, hit.end, found),
            Sense::CodeBefore => found.extend(pairs::code_before(text, hit.start)),
            _ => follow(text, &hit, is_name, &cue, found),
        }
    }
}

/// A part of a host's name or path: `admin.acme.com`, `/login`.
fn is_in_address(text: &[u8], cue: &Range<usize>) -> bool {
    matches!(before(text, cue.start), b'/' | b'.' | b'@' | b'-' | b'\\')
        || matches!(at(text, cue.end), b'.' | b'-' | b'_' | b'@') && is_word(at(text, cue.end + 1))
}

/// Whether a cell of a table ends after the cue.
fn is_cell(text: &[u8], cue: &Range<usize>) -> bool {
    let end = run(text, cue.end, 4, |byte| matches!(byte, b' ' | b'"' | b'*' | b's' | b'\''));
    matches!(at(text, end), b'|' | b',' | b';' | b'\t' | b'\n' | b'\r')
}

fn follow(text: &[u8], hit: &Range<usize>, is_name: bool, cue: &Cue, found: &mut Vec<Found>) {
    let value = walk::follow(text, hit, is_name, cue, judge::most_words(cue), |candidate| {
        judge::judge(text, cue, candidate)
    });
    let Some(value) = value else {
        return backwards(text, hit, cue, found);
    };
    if cue.sense == Sense::Code && !cue.firm && is_other_code(text, hit.start)
        || cue.sense == Sense::Key && is_other_key(text, hit.start)
    {
        return;
    }
    let end = taken(text, hit, cue, &value, found);
    // "The old password was X, the new one is Y."
    if matches!(cue.sense, Sense::Password) {
        let more =
            walk::go_on(text, end, Link::Far, cue, 8, &mut |candidate| judge::judge(text, cue, candidate));
        if let Some(more) = more {
            taken(text, hit, cue, &more, found);
        }
    }
}

/// Hands in a value and those that are joined to it; where the last of them ends.
fn taken(text: &[u8], hit: &Range<usize>, cue: &Cue, value: &Candidate, found: &mut Vec<Found>) -> usize {
    let is_wifi = || is_wifi(line_before(text, hit.start, 60));
    let link = if cue.directive { Link::Assigned } else { value.link };
    let mut kind = kind(cue.sense);
    let word = &text[value.range.clone()];
    let context = line_before(text, hit.start, 60);
    if kind == Kind::MfaCode
        && cue.text == "passcode"
        && !word.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'))
    {
        kind = Kind::Password;
    }
    if cue.sense == Sense::Key && !self::is_wifi(&text[hit.start.saturating_sub(90)..hit.start]) {
        kind = if value::Shape::of(word).signs > 0 { Kind::Password } else { Kind::ApiKey };
    }
    if kind == Kind::WifiKey && (cue.text == "psk" || cue.text.starts_with("pre")) && is_tunnel(context) {
        kind = Kind::Password;
    }
    if kind == Kind::PrivateKey && !(43..=44).contains(&value.range.len()) {
        kind = Kind::ApiKey;
    }
    if kind == Kind::Password && (is_wifi() || self::is_wifi(&text[hit.end..value.range.start.max(hit.end)]))
    {
        kind = Kind::WifiKey;
    }
    let mut last = extent(text, cue, value);
    for _ in 0..20 {
        found.push(Found::new(last.clone(), kind, confidence(link)));
        // "X or Y", "from X to Y", lists of backup codes.
        let Some(next) = judge::joined(text, last.end) else { break };
        let raw = walk::bare(text, next);
        let range = walk::undressed(text, raw);
        if range.is_empty() {
            break;
        }
        let candidate = Candidate { range, link: Link::Beside, quoted: false, distance: 0 };
        let is_strong =
            cue.sense == Sense::Code || value::looks(&text[candidate.range.clone()]) >= Looks::Likely;
        if !is_strong || judge::judge(text, cue, &candidate) != Verdict::Taken {
            break;
        }
        last = extent(text, cue, &candidate);
    }
    last.end
}

/// All of a value that its first word begins.
fn extent(text: &[u8], cue: &Cue, value: &Candidate) -> Range<usize> {
    let range = value.range.clone();
    match cue.sense {
        Sense::Code | Sense::Pin if text[range.start].is_ascii_digit() => {
            let end = judge::digits(text, range.start).unwrap_or(range.end);
            range.start..end.max(range.end)
        }
        Sense::Password | Sense::Wifi if cue.text.contains("phrase") && !value.quoted => {
            judge::passphrase(text, &range).unwrap_or(range)
        }
        Sense::Opaque(_) => {
            let least = range.len();
            let end = formats::stretch(text, range.start, 0, super::bytes::is_base64);
            if end > range.end && least > 20 { range.start..end } else { range }
        }
        Sense::Licence => {
            let next = run(text, range.end, 12, |byte| matches!(byte, b'\n' | b' ' | b'\r' | b'-'));
            let word = walk::undressed(text, walk::bare(text, next));
            let wraps = text[range.clone()].ends_with(b"-")
                && text[word.clone()].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
            if wraps && !word.is_empty() { range.start..word.end } else { range }
        }
        _ => range,
    }
}

/// "X is the new password", "use X as her PIN".
fn backwards(text: &[u8], hit: &Range<usize>, cue: &Cue, found: &mut Vec<Found>) {
    let Some(range) = pairs::backwards(text, hit.start) else { return };
    let word = &text[range.clone()];
    let taken = match cue.sense {
        Sense::Password | Sense::Wifi => value::looks(word) >= Looks::Likely && !value::is_name(word),
        Sense::Code | Sense::Pin => {
            let digits = word.strip_prefix(b"G-").unwrap_or(word);
            (4..=8).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
        }
        Sense::Opaque(_) => value::is_opaque(word, 16),
        Sense::Licence => value::is_opaque(word, 12) && word.contains(&b'-'),
        _ => false,
    };
    if taken {
        found.push(Found::new(range, kind(cue.sense), 80));
    }
}

const fn kind(sense: Sense) -> Kind {
    match sense {
        Sense::Password | Sense::Pin | Sense::Pair => Kind::Password,
        Sense::Opaque(kind) => kind,
        Sense::Wifi | Sense::Key => Kind::WifiKey,
        Sense::Community => Kind::SnmpCommunity,
        Sense::Code | Sense::CodeBefore => Kind::MfaCode,
        Sense::WifiPair => Kind::WifiKey,
        Sense::Cookies => Kind::Token,
        Sense::Licence => Kind::LicenseKey,
        Sense::PrivateKey => Kind::PrivateKey,
    }
}

const fn confidence(link: Link) -> u8 {
    match link {
        Link::Assigned => 92,
        Link::Said => 88,
        Link::Beside => 80,
        Link::FarSaid => 70,
        Link::Far => 65,
    }
}

/// Whether a tunnel between sites is spoken of.
fn is_tunnel(text: &[u8]) -> bool {
    has_any(
        text,
        &[
            "vpn",
            "ipsec",
            "tunnel",
            "isakmp",
            "l2tp",
            "crypto",
            "ike",
            "ikev2",
            "s2s",
            "site-to-site",
            "phase",
        ],
    )
}

/// "public key", "registry key": keys that are no secrets.
fn is_other_key(text: &[u8], cue: usize) -> bool {
    const OTHERS: [&str; 18] = [
        "public",
        "registry",
        "primary",
        "foreign",
        "cache",
        "partition",
        "sort",
        "hot",
        "function",
        "windows",
        "object",
        "row",
        "idempotency",
        "host",
        "lookup",
        "index",
        "translation",
        "pub",
    ];
    super::bytes::ends_with_any(line_before(text, cue, 20), &OTHERS)
}

/// Whether a wireless network is spoken of, in the last sentence.
pub(super) fn is_wifi(text: &[u8]) -> bool {
    let sentence = text.windows(2).rposition(|pair| pair == b". ").map_or(0, |end| end + 2);
    let text = &text[sentence..];
    has_any(
        text,
        &[
            "ssid", "wifi", "wi-fi", "wlan", "wireless", "wpa", "wpa2", "wpa3", "psk", "wpa2-psk", "essid",
            "hotspot",
        ],
    )
}

/// Error codes, post codes and the like: "code" alone after one of these words is no one-time code.
fn is_other_code(text: &[u8], cue: usize) -> bool {
    const OTHERS: [&str; 40] = [
        "error",
        "exit",
        "status",
        "return",
        "stop",
        "event",
        "product",
        "zip",
        "post",
        "postal",
        "area",
        "country",
        "source",
        "qr",
        "bar",
        "result",
        "response",
        "reason",
        "sub",
        "bugcheck",
        "http",
        "hr",
        "fault",
        "item",
        "part",
        "sku",
        "cost",
        "billing",
        "work",
        "job",
        "dial",
        "dialing",
        "booking",
        "discount",
        "promo",
        "coupon",
        "project",
        "gl",
        "failure",
        "department",
    ];
    super::bytes::ends_with_any(line_before(text, cue, 20), &OTHERS)
}

/// What needs no announcement: addresses, numbers.
fn bare(text: &[u8], blocks: &[Found], news: &News, found: &mut Vec<Found>) {
    let (mut place, mut queries_end) = (0, 0);
    let mut blocks = blocks.iter().peekable();
    while let Some(next) = news.next(place).filter(|next| *next < text.len()) {
        // Not into the middle of a word.
        place = if next > place { run(text, next, NEAR, is_word) } else { place };
        if place >= text.len() {
            break;
        }
        while blocks.next_if(|block| block.range.end <= place).is_some() {}
        if let Some(block) = blocks.peek()
            && block.range.start <= place
        {
            place = block.range.end;
            continue;
        }
        let byte = text[place];
        place = match byte {
            b'@' => {
                found.extend(emails::around(text, place).map(|range| Found::new(range, Kind::Email, 95)));
                place + 1
            }
            b'?' if place >= queries_end => {
                queries_end = urls::query(text, place, found);
                place + 1
            }
            b'+' | b'('
                if at(text, place + 1).is_ascii_digit() || byte == b'(' && at(text, place + 1) == b'+' =>
            {
                let count = found.len();
                let next = numbers::find(text, place, found);
                if found.len() > count { next } else { place + 1 }
            }
            b':' if at(text, place + 1) == b':' && !is_word(before(text, place)) => {
                network::hexadecimal(text, place, found)
            }
            byte if is_word(byte) => word(text, place, found),
            _ => place + 1,
        };
    }
}

/// Five groups of five capitals and digits.
fn product_key(text: &[u8], start: usize) -> bool {
    let Some(key) = text.get(start..start + 29) else { return false };
    let fits = key.iter().enumerate().all(|(place, byte)| match place % 6 {
        5 => *byte == b'-',
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    });
    let next = at(text, start + 29);
    fits && key.iter().any(u8::is_ascii_uppercase)
        && !is_word(next)
        && next != b'-'
        && !matches!(before(text, start), b'-' | b'_')
}

/// A word that may begin an address or number; where reading goes on.
fn word(text: &[u8], place: usize, found: &mut Vec<Found>) -> usize {
    let byte = text[place];
    let end = || run(text, place, usize::MAX, is_word);
    if product_key(text, place) {
        found.push(Found::new(place..place + 29, Kind::LicenseKey, 96));
        return place + 29;
    }
    if !byte.is_ascii_hexdigit() {
        return end();
    }
    let count = found.len();
    let next = network::hexadecimal(text, place, found);
    if found.len() > count {
        return next;
    }
    if !byte.is_ascii_digit() {
        return end();
    }
    if let Some(address) = network::ipv4(text, place) {
        let next = address.end;
        found.push(Found::new(address, Kind::Ip, 92));
        return next;
    }
    numbers::find(text, place, found).max(end())
}
