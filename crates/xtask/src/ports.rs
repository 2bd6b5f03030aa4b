//! Ports of this machine: which are free.

use crate::failure::{Attempt, Result};
use std::net::TcpListener;

/// A port that nobody listened on a moment ago.
pub fn free() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).attempt("find a free port")?;
    Ok(listener.local_addr().attempt("find a free port")?.port())
}

/// `wanted` if it is free, else the next one that is.
pub fn free_from(wanted: u16) -> Result<u16> {
    let near = (wanted..=wanted.saturating_add(100)).find(|port| is_free(*port));
    near.map_or_else(free, Ok)
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over_for_a_later_one() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let found = free_from(port).unwrap();
        assert_ne!(found, port);
        assert!(is_free(found));
    }
}
