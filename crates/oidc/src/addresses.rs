//! Which addresses may be asked for somebody else: a team names its issuer, and the server must not become its arm into
//! the operator's own network.

use openidconnect::url::{Host, Url};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

/// Who named the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Trust {
    /// The operator, in the server's configuration.
    Operator,
    /// A team.
    Team,
}

/// Names that mean the machine itself or its own network, with all names below them.
const LOCAL_NAMES: [&str; 7] =
    ["localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa"];

/// Reads an address that may be asked.
///
/// Only https, no credentials in it. For a team also no literal addresses, however they are spelled, and no names of
/// local networks; what other names mean is looked at when they are resolved, on every connection. `private_allowed`
/// lifts all of it, plain http included.
pub(crate) fn fit(text: &str, trust: Trust, private_allowed: bool) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is no web address")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has credentials in it");
    }
    let host = url.host().ok_or("it has no host")?;
    match url.scheme() {
        "https" => {}
        "http" if private_allowed => {}
        _ => return Err("it does not begin with https://"),
    }
    if private_allowed || trust == Trust::Operator {
        return Ok(url);
    }
    match host {
        Host::Domain(name) if is_local(name) => Err("it is a name of a local network"),
        Host::Domain(_) => Ok(url),
        Host::Ipv4(_) | Host::Ipv6(_) => Err("it is a number instead of a name"),
    }
}

/// The address of an issuer as the operator may configure it, without a slash at its end being taken away.
///
/// # Errors
/// What is wrong with it, in words.
pub fn issuer_address(text: &str, private_allowed: bool) -> Result<(), &'static str> {
    issuer(text, Trust::Operator, private_allowed).map(drop)
}

/// Reads the address of an issuer, which has neither query nor fragment.
pub(crate) fn issuer(text: &str, trust: Trust, private_allowed: bool) -> Result<Url, &'static str> {
    let url = fit(text, trust, private_allowed)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a query or a fragment");
    }
    Ok(url)
}

fn is_local(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let below = |local: &str| name.strip_suffix(local).is_some_and(|rest| rest.ends_with('.'));
    !name.contains('.') || LOCAL_NAMES.into_iter().any(|local| name == local || below(local))
}

/// Whether an address belongs to the public Internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let within =
        |base: [u8; 4], bits: u32| (address.to_bits() ^ Ipv4Addr::from(base).to_bits()) >> (32 - bits) == 0;
    let special = [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 3),
    ];
    !special.into_iter().any(|(base, bits)| within(base, bits))
}

/// Only what is handed out to the public: every form that carries an IPv4 address inside lies elsewhere, or is left out.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let global = first & 0xe000 == 0x2000;
    let protocols_and_teredo = first == 0x2001 && second < 0x0200;
    let documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
    let six_to_four = first == 0x2002;
    global && !protocols_and_teredo && !documentation && !six_to_four
}

/// Resolves names to public addresses only. It is asked on every connection, so a name that changes its meaning between
/// two of them gains nothing.
pub(crate) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found = tokio::task::spawn_blocking(move || (host.as_str(), 0).to_socket_addrs()).await??;
            let addresses: Vec<SocketAddr> = found.collect();
            if addresses.iter().all(|address| is_public(address.ip())) {
                let addresses: Addrs = Box::new(addresses.into_iter());
                Ok(addresses)
            } else {
                Err("the name leads into a private network".into())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(addresses: &[&str], trust: Trust, private_allowed: bool, is_fit: bool) {
        for address in addresses {
            let found = fit(address, trust, private_allowed);
            assert_eq!(found.is_ok(), is_fit, "{address} {trust:?} {found:?}");
        }
    }

    const PRIVATE: [&str; 30] = [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.1./",
        "https://0.0.0.0/",
        "https://0/",
        "https://[::]/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://id.localhost/",
        "https://id.local/",
        "https://metadata.google.internal/",
        "https://metadata/",
        "https://kubernetes.default.svc.cluster.local/",
        "https://１２７.0.0.1/",
        "https://127。0。0。1/",
        "https://lo\tcalhost/",
    ];

    #[test]
    fn a_team_cannot_name_the_servers_own_network_however_it_is_spelled() {
        check(&PRIVATE, Trust::Team, false, false);
        check(&["https://8.8.8.8/", "https://[2606:4700::1111]/"], Trust::Team, false, false);
        check(&["https://id.example.com/", "https://id.example.com:8443/realms/a"], Trust::Team, false, true);
        check(
            &["https://127.0.0.1.id.example.com/", "https://localhost.example.com/"],
            Trust::Team,
            false,
            true,
        );
    }

    #[test]
    fn nobody_can_name_what_is_no_plain_https_address() {
        for trust in [Trust::Team, Trust::Operator] {
            check(
                &[
                    "http://id.example.com/",
                    "ftp://id.example.com/",
                    "file:///etc/passwd",
                    "gopher://id.example.com/",
                    "id.example.com",
                    "//id.example.com",
                    "https://",
                    "",
                    "https://id.example.com@127.0.0.1/",
                    "https://127.0.0.1:80@id.example.com/",
                    "https://user:word@id.example.com/",
                    "https://user@id.example.com/",
                ],
                trust,
                false,
                false,
            );
        }
        for text in ["https://id.example.com/?x", "https://id.example.com/#x"] {
            assert!(issuer(text, Trust::Team, true).is_err(), "{text}");
        }
    }

    #[test]
    fn the_operator_may_name_a_server_of_the_own_network_and_everybody_where_that_is_allowed() {
        check(&["https://10.0.0.1/", "https://keycloak.internal/"], Trust::Operator, false, true);
        for trust in [Trust::Team, Trust::Operator] {
            check(&["http://127.0.0.1:3000/", "http://localhost:3000", "https://[::1]/"], trust, true, true);
            check(&["http://user@127.0.0.1/", "ftp://127.0.0.1/"], trust, true, false);
        }
    }

    #[test]
    fn only_the_public_internet_is_public() {
        let private = [
            "0.0.0.0",
            "0.1.2.3",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b::808:808",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in
            ["8.8.8.8", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.1"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_into_a_private_network_is_not_resolved() {
        let refused = PublicOnly.resolve("localhost".parse().unwrap()).await.err().unwrap();
        assert_eq!(refused.to_string(), "the name leads into a private network");
    }
}
