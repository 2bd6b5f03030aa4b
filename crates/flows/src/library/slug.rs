//! A flow's name in addresses, sub-flows and files.

use crate::FlowSlug;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// The longest slug; room is left for a number behind the title.
const FROM_TITLE: usize = 72;

/// The slug that a title suggests: its letters and digits without accents, joined by hyphens.
pub fn slug_of(title: &str) -> FlowSlug {
    let mut slug = String::new();
    for c in title.nfkd().flat_map(char::to_lowercase) {
        if slug.len() == FROM_TITLE {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c)
            && !slug.is_empty()
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    FlowSlug(if slug.is_empty() { "flow".into() } else { slug.to_owned() })
}

/// `base`, or the first of `base-2`, `base-3` … that nobody has.
pub(super) fn free_slug(base: &FlowSlug, taken: &HashSet<String>) -> FlowSlug {
    if !taken.contains(&base.0) {
        return base.clone();
    }
    let mut number = 2;
    while taken.contains(&format!("{base}-{number}")) {
        number += 1;
    }
    FlowSlug(format!("{base}-{number}"))
}

/// Whether `slug` may name a flow.
pub fn is_valid_slug(slug: &str) -> bool {
    (1..=80).contains(&slug.len())
        && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_suggests_a_slug_that_may_name_a_flow() {
        for (title, slug) in [
            ("Outlook keeps asking for a password", "outlook-keeps-asking-for-a-password"),
            ("  Zürich: VPN — “no access”!  ", "zurich-vpn-no-access"),
            ("日本語", "flow"),
            ("", "flow"),
            (&"ab ".repeat(60), &"ab-".repeat(24)[..71]),
        ] {
            assert_eq!(slug_of(title).0, slug);
            assert!(is_valid_slug(&slug_of(title).0));
        }
    }

    #[test]
    fn the_second_flow_of_a_title_gets_a_number() {
        let taken = HashSet::from(["vpn".to_owned(), "vpn-2".to_owned(), "vpn-access".to_owned()]);
        assert_eq!(free_slug(&"vpn".into(), &taken).0, "vpn-3");
        assert_eq!(free_slug(&"lan".into(), &taken).0, "lan");
    }
}
