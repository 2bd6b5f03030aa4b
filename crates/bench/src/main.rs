//! `cargo xtask bench --inside`: what the domain crates take for large and hostile input. It prints figures and judges
//! nothing.

mod flows;
mod growth;
mod guidance;
mod sessions;
mod texts;

use growth::{Growth, best};

fn main() {
    println!(
        "Milliseconds at half of a size and at the whole of it, and what the second is to the first: where nothing but"
    );
    println!(
        "the size grows, about 2 is linear and 4 quadratic. The steepest is that of all that take a millisecond or more."
    );
    texts::import();
    texts::redact();
    texts::search();
    flows::compare();
    sessions::tell();
    guidance::suggest();
}

/// Prints what was measured, as soon as it is.
fn say(growth: &Growth) {
    println!("\n{growth}");
}
