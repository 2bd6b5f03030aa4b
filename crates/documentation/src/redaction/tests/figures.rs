//! The figures to hold, on our own texts: those that the detectors were written with, and those held out.

use super::corpus::{Figures, read};
use crate::redaction::*;

fn holds(figures: &Figures) {
    assert!(figures.recall() >= 0.93, "{figures}");
    assert!(figures.precision() >= 0.95, "{figures}");
    assert!(figures.untouched() >= 0.97, "{figures}");
    assert!(figures.over() <= 0.01, "{figures}");
    for kind in [Kind::PrivateKey, Kind::ConnectionString, Kind::BitlockerKey] {
        assert!((figures.recall_of(kind) - 1.0).abs() < f64::EPSILON, "{kind}: {figures}");
    }
    for (kind, least) in [(Kind::Password, 0.90), (Kind::Token, 0.95), (Kind::ApiKey, 0.95)] {
        assert!(figures.recall_of(kind) >= least, "{kind}: {figures}");
    }
}

#[test]
fn the_figures_hold_on_the_texts_for_development() {
    let mut texts = read(include_str!("corpus/development.txt"));
    texts.extend(read(include_str!("corpus/second.txt")));
    texts.extend(read(include_str!("corpus/third.txt")));
    texts.extend(read(include_str!("corpus/fourth.txt")));
    texts.extend(read(include_str!("corpus/fifth.txt")));
    texts.extend(read(include_str!("corpus/sixth.txt")));
    texts.extend(read(include_str!("corpus/seventh.txt")));
    texts.extend(read(include_str!("corpus/eighth.txt")));
    texts.extend(read(include_str!("corpus/ninth.txt")));
    texts.extend(read(include_str!("corpus/tenth.txt")));
    let figures = Figures::of(&texts, |wrong, text, spans| {
        let found: Vec<_> =
            spans.iter().map(|span| (span.kind.code(), &text.text[span.start..span.end])).collect();
        println!("{wrong}: {:?}\n    {found:?}", text.text);
    });
    println!("{figures}");
    holds(&figures);
}

#[test]
fn the_figures_hold_on_texts_held_out() {
    let figures = Figures::of(&read(include_str!("corpus/heldout.txt")), |_, _, _| {});
    println!("{figures}");
    holds(&figures);
}
