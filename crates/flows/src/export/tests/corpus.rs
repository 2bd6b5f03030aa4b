//! Real charts, imported, exported and imported again.

use super::charts::{graph, through};
use crate::*;
use std::path::Path;

#[test]
#[expect(clippy::disallowed_methods, reason = "a build server must not pass without the pages")]
fn the_export_of_every_real_chart_is_the_same_graph() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mermaid-flowcharts");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no pages at {}", folder.display());
        println!("skipped: no pages at {}", folder.display());
        return;
    };
    let (mut charts, mut steps) = (0, 0);
    for page in entries.map(|entry| entry.unwrap().path()) {
        if page.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let source = std::fs::read_to_string(&page).unwrap();
        for flow in import(&ImportFormat::Mermaid.into(), &source, Some("Chart")).flows {
            let back = through(&flow.document);
            assert_eq!(graph(&back), graph(&flow.document), "{}", page.display());
            assert!(back.steps.keys().eq(flow.document.steps.keys()), "{}", page.display());
            assert_eq!(back.summary, to_plain(&flow.document.summary), "{}", page.display());
            charts += 1;
            steps += back.steps.len();
        }
    }
    println!("{charts} charts with {steps} steps came back as the same graph");
    assert!(charts >= 100);
}

fn to_plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
