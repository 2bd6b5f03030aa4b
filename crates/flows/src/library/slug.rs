//! A flow's name in addresses, sub-flows and files.

use super::FlowStore;
use crate::FlowSlug;
use rf_core::{StoreError, TeamId};
use unicode_normalization::UnicodeNormalization;

/// The longest slug made here, in characters: there is room left for a number behind it.
const NUMBERED: usize = 72;

/// Slugs that are asked about at once, at most.
const AT_ONCE: usize = 1_000;

/// The slug that a title suggests: its letters and digits without accents, joined by hyphens.
pub fn slug_of(title: &str) -> FlowSlug {
    let mut slug = String::new();
    for c in title.nfkd().flat_map(char::to_lowercase) {
        if slug.len() == NUMBERED {
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

/// `base`, or the first of `base-2`, `base-3` … that no flow of the team has, looked for from the number `from` on; with the
/// number that it is.
pub(super) async fn free_slug(
    store: &mut impl FlowStore,
    team: TeamId,
    base: &FlowSlug,
    mut from: usize,
) -> Result<(FlowSlug, usize), StoreError> {
    // Most are free at once; the more are taken, the more are asked about.
    let mut some = 1;
    loop {
        let wanted: Vec<_> = (from..from + some).map(|number| numbered(base, number)).collect();
        let taken = store.taken_slugs(team, &wanted).await?;
        if let Some(free) = wanted.into_iter().zip(from..).find(|(slug, _)| !taken.contains(slug)) {
            return Ok(free);
        }
        from += some;
        some = (some * 8).min(AT_ONCE);
    }
}

/// The slug with a number behind it; the first is the slug itself.
fn numbered(base: &FlowSlug, number: usize) -> FlowSlug {
    if number == 1 {
        return base.clone();
    }
    // A slug is ASCII.
    let base = base.0.get(..NUMBERED).unwrap_or(&base.0);
    FlowSlug(format!("{}-{number}", base.trim_end_matches('-')))
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
    fn a_number_stands_behind_a_slug_however_long_it_is() {
        assert_eq!(numbered(&"vpn".into(), 1).0, "vpn");
        assert_eq!(numbered(&"vpn".into(), 12).0, "vpn-12");
        let long = FlowSlug("x".repeat(80));
        assert_eq!(numbered(&long, 1), long);
        assert_eq!(numbered(&long, 1_234_567).0, format!("{}-1234567", "x".repeat(72)));
        assert!(is_valid_slug(&numbered(&long, 1_234_567).0));
        assert_eq!(numbered(&FlowSlug("ab-".repeat(26)), 2).0, format!("{}-2", &"ab-".repeat(24)[..71]));
    }
}
