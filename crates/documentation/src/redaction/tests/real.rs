//! Real support articles and playbooks: they give almost nothing away, so almost nothing may be masked in them.

use crate::redaction::*;
use std::path::{Path, PathBuf};

/// The articles; none, said plainly, where they are not at hand.
#[expect(clippy::disallowed_methods, reason = "a build server must not pass without the articles")]
fn articles() -> Option<Vec<PathBuf>> {
    let mut articles = Vec::new();
    for name in ["support-articles", "sre-playbooks", "incident-playbooks", "prometheus-runbooks"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
        let Ok(entries) = std::fs::read_dir(&folder) else {
            assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no articles at {}", folder.display());
            println!("skipped: no articles at {}", folder.display());
            return None;
        };
        articles.extend(entries.map(|entry| entry.unwrap().path()));
    }
    articles.sort();
    Some(articles)
}

#[test]
fn almost_nothing_is_masked_in_real_articles() {
    let Some(articles) = articles() else { return };
    let redactor = Redactor::new(Profile::Standard, []);
    let (mut lines, mut touched, mut chars, mut masked) = (0, 0, 0, 0);
    for article in &articles {
        let text = std::fs::read_to_string(article).unwrap();
        let found = redactor.redact(&text);
        for span in &found.spans {
            let line = text[..span.start].rfind('\n').map_or(0, |place| place + 1);
            let end = text[span.start..].find('\n').map_or(text.len(), |place| span.start + place);
            println!("{} {:?} in {:?}", span.kind.code(), &text[span.start..span.end], &text[line..end]);
            masked += span.end - span.start;
        }
        touched += found.spans.len();
        lines += text.lines().count();
        chars += text.len();
        assert_eq!(redactor.redact(&found.text).text, found.text, "{}", article.display());
    }
    println!("{} articles, {lines} lines, {touched} spans, {masked} of {chars} bytes", articles.len());
    assert!(touched * 1000 < lines, "{touched} spans in {lines} lines");
    assert!(masked * 1000 < chars, "{masked} of {chars} bytes");
}
