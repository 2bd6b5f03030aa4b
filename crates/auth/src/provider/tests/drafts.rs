//! What a team may write down as its provider.

use crate::provider::{
    AuthorizationRequest, Claims, IdentityProviders, Provider, ProviderDraft, ProviderFailure, ProviderKind,
    Redemption, RemoteFailure, SecretChange, check_new_provider,
};
use rf_core::{Actor, Env, Role, Time};
use std::{
    cell::RefCell,
    pin::pin,
    task::{Context, Poll, Waker},
};
use uuid::Uuid;

/// Answers for every issuer but one, and remembers which was asked.
#[derive(Default)]
struct Remote(RefCell<Vec<String>>);

impl IdentityProviders for Remote {
    async fn check_issuer(&self, _: ProviderKind, issuer: &str, _: Time) -> Result<(), RemoteFailure> {
        self.0.borrow_mut().push(issuer.to_owned());
        if issuer.contains("down") { Err(RemoteFailure::Unreachable("it is down".into())) } else { Ok(()) }
    }

    async fn authorization_url(
        &self,
        _: &Provider,
        _: AuthorizationRequest<'_>,
        _: Time,
    ) -> Result<String, RemoteFailure> {
        Err(RemoteFailure::Unreachable("not asked here".into()))
    }

    async fn redeem(&self, _: &Provider, _: Redemption<'_>, _: Time) -> Result<Claims, RemoteFailure> {
        Err(RemoteFailure::Unreachable("not asked here".into()))
    }
}

fn draft() -> ProviderDraft {
    ProviderDraft {
        kind: ProviderKind::Oidc,
        name: "Northwind's directory".into(),
        issuer: Some("https://id.northwind.example".into()),
        client_id: "us".into(),
        client_secret: SecretChange::Keep,
        email_domains: vec!["northwind.example".into()],
        allowed_tenants: Vec::new(),
        enabled: true,
    }
}

fn actor(role: Role) -> Actor {
    Actor { role, ..Actor::command_line(Uuid::nil().into()) }
}

/// Nothing here ever waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("something waited"),
    }
}

/// The field at fault, and the issuers that were asked.
fn outcome(role: Role, draft: ProviderDraft) -> (Option<String>, Vec<String>) {
    let remote = Remote::default();
    let done = at_once(check_new_provider(&remote, &Env::system(), &actor(role), draft));
    let fault = done.err().map(|failure| match failure {
        ProviderFailure::Invalid(errors) => {
            errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>().join(" ")
        }
        other => format!("{other:?}"),
    });
    (fault, remote.0.into_inner())
}

#[test]
fn only_who_manages_security_makes_the_server_ask_anybody() {
    for role in [Role::Viewer, Role::Engineer] {
        assert_eq!(outcome(role, draft()), (Some("Forbidden".into()), vec![]));
    }
    assert_eq!(outcome(Role::TeamAdmin, draft()), (None, vec!["https://id.northwind.example".into()]));
}

#[test]
fn every_field_that_needs_mending_is_named_before_anybody_is_asked() {
    let wrong = ProviderDraft {
        name: " ".into(),
        issuer: None,
        client_id: "two words".into(),
        client_secret: SecretChange::Set(String::new().into()),
        email_domains: vec!["nonsense".into()],
        ..draft()
    };
    let fields = "name client_id client_secret email_domains issuer";
    assert_eq!(outcome(Role::TeamAdmin, wrong), (Some(fields.into()), vec![]));
    let down = ProviderDraft { issuer: Some("https://down.example".into()), ..draft() };
    assert_eq!(outcome(Role::TeamAdmin, down).0.as_deref(), Some("issuer"));
}

#[test]
fn kinds_with_an_address_of_their_own_are_asked_there_whatever_was_typed() {
    let tenant = "11111111-1111-4111-8111-111111111111".to_owned();
    let other = "22222222-2222-4222-8222-222222222222".to_owned();
    let check = |kind, tenants: &[&String], expected: &str| {
        let allowed_tenants = tenants.iter().map(|tenant| tenant.to_uppercase()).collect();
        let (fault, asked) = outcome(Role::TeamAdmin, ProviderDraft { kind, allowed_tenants, ..draft() });
        assert_eq!((fault, asked), (None, vec![expected.to_owned()]));
    };
    check(ProviderKind::Google, &[], "https://accounts.google.com");
    let one = format!("https://login.microsoftonline.com/{tenant}/v2.0");
    check(ProviderKind::Microsoft, &[&tenant], &one);
    check(
        ProviderKind::Microsoft,
        &[&tenant, &other],
        "https://login.microsoftonline.com/organizations/v2.0",
    );
    for allowed_tenants in [vec![], vec!["common".to_owned()]] {
        let draft = ProviderDraft { kind: ProviderKind::Microsoft, allowed_tenants, ..draft() };
        assert_eq!(outcome(Role::TeamAdmin, draft).0.as_deref(), Some("allowed_tenants"));
    }
}
