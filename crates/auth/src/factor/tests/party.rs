//! Where passkeys are to be had.

use crate::PasskeyParty;

#[test]
fn passkeys_need_an_address_with_a_name_that_browsers_trust() {
    let check = |url: &str, available: bool| assert_eq!(PasskeyParty::at(url).is_some(), available, "{url}");
    check("https://flows.example", true);
    check("https://flows.example:8443", true);
    check("http://localhost:8080", true);
    check("http://flows.localhost", true);
    check("http://flows.example", false);
    check("http://127.0.0.1:8080", false);
    check("https://192.0.2.7", false);
    check("https://[::1]", false);
    check("nonsense", false);
}
