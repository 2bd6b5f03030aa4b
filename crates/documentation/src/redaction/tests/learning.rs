//! Learns the weights of `weights.txt` from the labelled texts, always the same from the same texts.
//! `UPDATE_WEIGHTS=1 cargo test -p rf-documentation weights` writes them anew.

use super::{
    corpus::{Labelled, read},
    figures::LEARNT_FROM,
};
use crate::redaction::{
    Kind,
    features::{is_weighed, traits, words_of},
    learnt::WEIGHTS,
};
use std::{collections::BTreeMap, fmt::Write};

/// A word with the numbers of its traits, and whether it is a secret.
struct Example {
    traits: Vec<usize>,
    is_secret: bool,
}

/// Traits of fewer words say nothing in general.
const FEWEST: usize = 4;
const ROUNDS: usize = 8;
const STEP: f64 = 0.3;
/// How much each weight is drawn to nothing at a step.
const DRAW: f64 = 2e-4;
/// Smaller weights are left out, in hundredths.
const SMALLEST: i32 = 8;

#[test]
fn the_weights_are_those_that_the_texts_teach() {
    let texts: Vec<_> = LEARNT_FROM.iter().flat_map(|file| read(file)).collect();
    let weights = learn(&texts);
    #[expect(clippy::disallowed_methods, reason = "asked for by who teaches")]
    if std::env::var_os("UPDATE_WEIGHTS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/redaction/weights.txt");
        std::fs::write(path, weights).unwrap();
        return;
    }
    assert!(weights == WEIGHTS, "the texts or the traits changed: run with UPDATE_WEIGHTS=1");
}

fn learn(texts: &[Labelled]) -> String {
    let (names, examples) = examples(texts);
    let mut weights = vec![0.0_f64; names.len()];
    let mut squares = vec![1.0_f64; names.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            random = random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            order.swap(last, usize::try_from((random >> 33) % (last as u64 + 1)).unwrap());
        }
        for example in order.iter().map(|number| &examples[*number]) {
            let sum: f64 = example.traits.iter().map(|number| weights[*number]).sum();
            let off = likelihood(sum) - f64::from(u8::from(example.is_secret));
            for number in &example.traits {
                let slope = off + DRAW * weights[*number];
                squares[*number] += slope * slope;
                weights[*number] -= STEP * slope / squares[*number].sqrt();
            }
        }
    }
    let mut file = String::new();
    for (name, weight) in names.iter().zip(&weights) {
        #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
        let hundredths = (weight * 100.0).round() as i32;
        if hundredths.abs() >= SMALLEST {
            writeln!(file, "{name}\t{hundredths}").unwrap();
        }
    }
    file
}

/// From basic operations only, so that every machine comes to the same.
fn likelihood(sum: f64) -> f64 {
    // e^x for |x| <= 20, as (e^(x/1024))^1024.
    let part = sum.clamp(-20.0, 20.0) / 1024.0;
    let mut power = 1.0 + part + part * part / 2.0 + part * part * part / 6.0;
    for _ in 0..10 {
        power *= power;
    }
    power / (1.0 + power)
}

/// The names of the traits that count, in order, and every word that is weighed.
fn examples(texts: &[Labelled]) -> (Vec<String>, Vec<Example>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut told: Vec<(Vec<String>, bool)> = Vec::new();
    for text in texts {
        let bytes = text.text.as_bytes();
        let words = words_of(bytes, &(0..bytes.len()));
        for (place, word) in words.iter().enumerate() {
            let mut labels = text
                .values
                .iter()
                .filter(|(range, _)| range.start < word.range.end && word.range.start < range.end);
            let label = labels.next().map(|(_, kind)| *kind);
            let is_of_ours =
                |kind| matches!(kind, Kind::Password | Kind::WifiKey | Kind::MfaCode | Kind::SnmpCommunity);
            if !is_weighed(&bytes[word.range.clone()]) || label.is_some_and(|kind| !is_of_ours(kind)) {
                continue;
            }
            let mut names = Vec::new();
            traits(bytes, &words, place, |parts| {
                names.push(String::from_utf8_lossy(&parts.concat()).into_owned())
            });
            for name in &names {
                *counts.entry(name.clone()).or_default() += 1;
            }
            told.push((names, label.is_some()));
        }
    }
    let names: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(name, _)| name).collect();
    let examples = told
        .into_iter()
        .map(|(traits, is_secret)| Example {
            traits: traits.iter().filter_map(|name| names.binary_search(name).ok()).collect(),
            is_secret,
        })
        .collect();
    (names, examples)
}
