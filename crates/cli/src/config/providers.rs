//! The identity providers for people of every team.

use super::Raw;
use rf_auth::provider::{Provider, ProviderKey, ProviderKind, ServerProviders};

const GOOGLE: &str = "https://accounts.google.com";
const MICROSOFT: &str = "https://login.microsoftonline.com";

/// Reads them, and whether private addresses are allowed.
pub(super) fn providers(raw: &Raw, wrong: &mut Vec<String>) -> (ServerProviders, bool) {
    let private_allowed = match raw.allow_private_addresses.as_deref().map(str::trim) {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => {
            wrong.push(format!("RF_ALLOW_PRIVATE_ADDRESSES: `{other}` is neither `true` nor `false`"));
            false
        }
    };
    let found = [google(raw, wrong), microsoft(raw, wrong), other(raw, private_allowed, wrong)];
    (ServerProviders(found.into_iter().flatten().collect()), private_allowed)
}

fn given(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Both values, or a complaint about the one that is missing.
fn client(
    name: &str,
    id: Option<&String>,
    secret: Option<&String>,
    wrong: &mut Vec<String>,
) -> Option<(String, String)> {
    match (given(id), given(secret)) {
        (Some(id), Some(secret)) => Some((id, secret)),
        (None, None) => None,
        (None, Some(_)) => {
            wrong.push(format!("RF_{name}_CLIENT_ID: must be given with RF_{name}_CLIENT_SECRET"));
            None
        }
        (Some(_), None) => {
            wrong.push(format!("RF_{name}_CLIENT_SECRET: must be given with RF_{name}_CLIENT_ID"));
            None
        }
    }
}

fn provider(kind: ProviderKind, name: &str, issuer: String, id: String, secret: Option<String>) -> Provider {
    Provider {
        key: ProviderKey::Server(kind.as_str().to_owned()),
        team: None,
        kind,
        name: name.to_owned(),
        issuer,
        client_id: id,
        client_secret: secret.map(Into::into),
        email_domains: Vec::new(),
        allowed_tenants: Vec::new(),
    }
}

fn google(raw: &Raw, wrong: &mut Vec<String>) -> Option<Provider> {
    let (id, secret) =
        client("GOOGLE", raw.google_client_id.as_ref(), raw.google_client_secret.as_ref(), wrong)?;
    Some(provider(ProviderKind::Google, "Google", GOOGLE.to_owned(), id, Some(secret)))
}

fn microsoft(raw: &Raw, wrong: &mut Vec<String>) -> Option<Provider> {
    let tenants = given(raw.microsoft_tenants.as_ref()).unwrap_or_default();
    let mut allowed_tenants = Vec::new();
    for tenant in tenants.split(',').map(str::trim).filter(|tenant| !tenant.is_empty()) {
        match uuid::Uuid::try_parse(tenant) {
            Ok(id) => allowed_tenants.push(id.hyphenated().to_string()),
            Err(_) => wrong.push(format!("RF_MICROSOFT_TENANTS: `{tenant}` is not the id of a tenant")),
        }
    }
    let (id, secret) =
        client("MICROSOFT", raw.microsoft_client_id.as_ref(), raw.microsoft_client_secret.as_ref(), wrong)?;
    // What all tenants have in common, unless there is only one.
    let place = match allowed_tenants.as_slice() {
        [tenant] => tenant,
        _ => "organizations",
    };
    let issuer = format!("{MICROSOFT}/{place}/v2.0");
    let microsoft = provider(ProviderKind::Microsoft, "Microsoft", issuer, id, Some(secret));
    Some(Provider { allowed_tenants, ..microsoft })
}

fn other(raw: &Raw, private_allowed: bool, wrong: &mut Vec<String>) -> Option<Provider> {
    let (issuer, id) = match (given(raw.oidc_issuer.as_ref()), given(raw.oidc_client_id.as_ref())) {
        (Some(issuer), Some(id)) => (issuer, id),
        (None, None) => return None,
        (None, Some(_)) => {
            wrong.push("RF_OIDC_ISSUER: must be given with RF_OIDC_CLIENT_ID".into());
            return None;
        }
        (Some(_), None) => {
            wrong.push("RF_OIDC_CLIENT_ID: must be given with RF_OIDC_ISSUER".into());
            return None;
        }
    };
    if let Err(why) = rf_oidc::issuer_address(&issuer, private_allowed) {
        wrong.push(format!("RF_OIDC_ISSUER: {why}"));
    }
    let name = given(raw.oidc_name.as_ref()).unwrap_or_else(|| "Single sign-on".to_owned());
    Some(provider(ProviderKind::Oidc, &name, issuer, id, given(raw.oidc_client_secret.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[track_caller]
    fn check(raw: &Raw, keys: &[&str], complaint: Option<&str>) -> Vec<Provider> {
        let mut wrong = Vec::new();
        let (found, _) = providers(raw, &mut wrong);
        assert_eq!(wrong.len(), usize::from(complaint.is_some()), "{wrong:?}");
        assert!(wrong.iter().zip(complaint).all(|(line, name)| line.starts_with(name)), "{wrong:?}");
        let found = found.0;
        assert_eq!(found.iter().map(|provider| provider.key.to_string()).collect::<Vec<_>>(), keys);
        found
    }

    #[test]
    fn a_provider_is_there_once_all_of_it_is_given() {
        let google = Raw { google_client_id: some("a"), google_client_secret: some("b"), ..Raw::default() };
        let half = Raw { google_client_secret: None, ..google.clone() };
        let other =
            Raw { oidc_issuer: some("https://id.example"), oidc_client_id: some("a"), ..google.clone() };
        let plain = Raw { oidc_issuer: some("http://127.0.0.1:3000"), ..other.clone() };
        check(&Raw::default(), &[], None);
        check(&google, &["google"], None);
        check(&half, &[], Some("RF_GOOGLE_CLIENT_SECRET"));
        check(&other, &["google", "oidc"], None);
        check(&plain, &["google", "oidc"], Some("RF_OIDC_ISSUER"));
        check(&Raw { allow_private_addresses: some("true"), ..plain }, &["google", "oidc"], None);
        check(&Raw { oidc_client_id: None, ..other }, &["google"], Some("RF_OIDC_CLIENT_ID"));
        check(&Raw { allow_private_addresses: some("yes"), ..google }, &["google"], Some("RF_ALLOW"));
    }

    #[test]
    fn microsoft_is_asked_for_its_one_tenant_or_for_all_that_organisations_have_in_common() {
        let check = |tenants: &str, place: &str, complaint: Option<&str>| {
            let raw = Raw {
                microsoft_client_id: some("a"),
                microsoft_client_secret: some("b"),
                microsoft_tenants: some(tenants),
                ..Raw::default()
            };
            let found = check(&raw, &["microsoft"], complaint);
            assert_eq!(found[0].issuer, format!("https://login.microsoftonline.com/{place}/v2.0"));
        };
        let (one, two) = ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222");
        check("", "organizations", None);
        check(one, one, None);
        check(&format!("{one}, {two}"), "organizations", None);
        check("common", "organizations", Some("RF_MICROSOFT_TENANTS"));
    }
}
