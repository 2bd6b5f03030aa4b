//! How much of a token is believed.

use crate::provider::{Claims, Provider, ProviderKey, ProviderKind, identity};

const OURS: &str = "11111111-1111-4111-8111-111111111111";
const THEIRS: &str = "22222222-2222-4222-8222-222222222222";
const THIRD: &str = "33333333-3333-4333-8333-333333333333";

fn provider(kind: ProviderKind, tenants: &[&str]) -> Provider {
    Provider {
        key: ProviderKey::Server("test".into()),
        team: None,
        kind,
        name: "Test".into(),
        issuer: "https://id.example".into(),
        client_id: "us".into(),
        client_secret: None,
        email_domains: Vec::new(),
        allowed_tenants: tenants.iter().map(ToString::to_string).collect(),
    }
}

fn claims(issuer: &str) -> Claims {
    Claims {
        issuer: issuer.into(),
        subject: "s-1".into(),
        email: Some("Avery@Northwind.example".into()),
        ..Claims::default()
    }
}

fn of_tenant(tenant: &str) -> Claims {
    let issuer = format!("https://login.microsoftonline.com/{tenant}/v2.0");
    Claims { tenant: Some(tenant.into()), ..claims(&issuer) }
}

#[test]
fn an_address_counts_only_if_the_provider_verified_it() {
    for kind in [ProviderKind::Google, ProviderKind::Oidc] {
        for verified in [true, false] {
            let told = Claims { email_verified: verified, ..claims("https://id.example") };
            let found = identity(&provider(kind, &[]), told).unwrap();
            let email = found.verified_email.as_ref().map(|email| email.as_str());
            assert_eq!(email, verified.then_some("avery@northwind.example"));
            assert_eq!(found.email.as_deref(), Some("Avery@Northwind.example"));
        }
    }
}

#[test]
fn a_token_of_another_issuer_is_refused_however_alike_it_looks() {
    for issuer in
        ["https://id.example/", "http://id.example", "https://ID.example", "https://evil.example", ""]
    {
        let refusal = identity(&provider(ProviderKind::Oidc, &[]), claims(issuer)).unwrap_err();
        assert_eq!(refusal.reason, "token_invalid", "{issuer}");
    }
}

#[test]
fn a_subject_must_be_one() {
    for subject in [String::new(), "x".repeat(256), "nul\0".into()] {
        let told = Claims { subject, ..claims("https://id.example") };
        assert_eq!(identity(&provider(ProviderKind::Oidc, &[]), told).unwrap_err().reason, "token_invalid");
    }
}

#[test]
fn microsofts_issuer_must_be_the_one_of_the_tokens_own_tenant() {
    let provider = provider(ProviderKind::Microsoft, &[OURS, THEIRS]);
    let check = |told: Claims, reason: Option<&str>| {
        let found = identity(&provider, told.clone());
        assert_eq!(found.err().map(|refusal| refusal.reason), reason, "{told:?}");
    };
    check(of_tenant(OURS), None);
    check(of_tenant(THIRD), Some("tenant_not_allowed"));
    check(Claims { tenant: Some(OURS.into()), ..of_tenant(THIRD) }, Some("token_invalid"));
    check(Claims { tenant: Some(THIRD.into()), ..of_tenant(OURS) }, Some("token_invalid"));
    check(Claims { tenant: None, ..of_tenant(OURS) }, Some("token_invalid"));
    check(of_tenant("{tenantid}"), Some("tenant_not_allowed"));
    check(of_tenant("organizations"), Some("tenant_not_allowed"));
    check(of_tenant(&format!("{THIRD}/../{OURS}")), Some("tenant_not_allowed"));
}

#[test]
fn an_address_of_microsoft_counts_if_its_domain_is_the_tenants_or_the_one_tenant_is_trusted() {
    let check = |tenants: &[&str], edov: bool, verified_claim: bool, counts: bool| {
        let told =
            Claims { email_domain_owner_verified: edov, email_verified: verified_claim, ..of_tenant(OURS) };
        let found = identity(&provider(ProviderKind::Microsoft, tenants), told).unwrap();
        assert_eq!(found.verified_email.is_some(), counts, "{tenants:?} {edov} {verified_claim}");
    };
    check(&[OURS], false, false, true);
    check(&[OURS], true, false, true);
    check(&[OURS, THEIRS], false, false, false);
    check(&[OURS, THEIRS], true, false, true);
    // Microsoft does not send it, so whoever does is not to be believed.
    check(&[OURS, THEIRS], false, true, false);
    // No tenant is named: nobody is matched by an address.
    check(&[], true, true, false);
}
