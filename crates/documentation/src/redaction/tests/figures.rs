//! The figures to hold, on our own texts: those that the detectors were written with, and those held out.

use super::corpus::{Figures, read};
use crate::redaction::*;

/// The texts that rules and weights were learnt from.
pub const LEARNT_FROM: [&str; 12] = [
    include_str!("corpus/development.txt"),
    include_str!("corpus/second.txt"),
    include_str!("corpus/third.txt"),
    include_str!("corpus/fourth.txt"),
    include_str!("corpus/fifth.txt"),
    include_str!("corpus/sixth.txt"),
    include_str!("corpus/seventh.txt"),
    include_str!("corpus/eighth.txt"),
    include_str!("corpus/ninth.txt"),
    include_str!("corpus/tenth.txt"),
    include_str!("corpus/eleventh.txt"),
    include_str!("corpus/clean.txt"),
];

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
    let texts: Vec<_> = LEARNT_FROM.iter().flat_map(|file| read(file)).collect();
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
