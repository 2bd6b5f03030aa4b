//! Who comes in with an identity.

use crate::{
    Email, TeamSecurity, User,
    provider::{
        Decision, Identity, Known, LinkedIdentity, OpenInvitation, Provider, ProviderKey, ProviderKind,
        decide,
    },
};
use rf_core::{Role, TeamId, Time, UserId};
use uuid::Uuid;

fn team(number: u64) -> TeamId {
    Uuid::from_u64_pair(7, number).into()
}

fn email() -> Email {
    Email::parse("avery@northwind.example").unwrap()
}

fn account() -> User {
    User {
        id: UserId::from(Uuid::from_u64_pair(8, 1)),
        team: team(1),
        team_name: "Northwind".into(),
        team_time_zone: chrono_tz::Tz::UTC,
        email: email(),
        name: "Avery".into(),
        role: Role::Engineer,
        password_hash: None,
        disabled_at: None,
        email_verified_at: Some(Time::UNIX_EPOCH),
        left_at: None,
        has_second_factor: false,
        security: TeamSecurity::default(),
        created_at: Time::UNIX_EPOCH,
    }
}

fn provider(of: Option<TeamId>) -> Provider {
    Provider {
        key: ProviderKey::Server("test".into()),
        team: of,
        kind: ProviderKind::Oidc,
        name: "Test".into(),
        issuer: "https://id.example".into(),
        client_id: "us".into(),
        client_secret: None,
        email_domains: vec!["northwind.example".into()],
        allowed_tenants: Vec::new(),
    }
}

fn told(verified: bool) -> Identity {
    Identity {
        issuer: "https://id.example".into(),
        subject: "s-1".into(),
        email: Some(email().to_string()),
        verified_email: verified.then(email),
        name: None,
    }
}

fn linked(user: User) -> Known {
    let identity = LinkedIdentity {
        id: Uuid::from_u64_pair(9, 1).into(),
        team: user.team,
        user: user.id,
        provider: "test".into(),
        issuer: "https://id.example".into(),
        subject: "s-1".into(),
        email: None,
        linked_at: Time::UNIX_EPOCH,
        last_used_at: None,
    };
    Known { linked: Some((identity, user)), ..Known::default() }
}

fn invited(into: TeamId) -> Known {
    let invitation = OpenInvitation {
        id: Uuid::from_u64_pair(9, 2).into(),
        team: into,
        team_name: "Northwind".into(),
        team_time_zone: chrono_tz::Tz::UTC,
        email: email(),
        role: Role::Viewer,
        security: TeamSecurity::default(),
    };
    Known { invitation: Some(invitation), ..Known::default() }
}

fn of(account: User) -> Known {
    Known { account: Some(account), ..Known::default() }
}

#[track_caller]
fn check(provider: &Provider, identity: &Identity, known: Known, expected: &str) {
    let name = match decide(provider, identity, known) {
        Decision::Enter(..) => "enter",
        Decision::Link(_) => "link",
        Decision::Join(..) => "join",
        Decision::NoAccount => "no account",
    };
    assert_eq!(name, expected);
}

#[test]
fn a_linked_identity_is_its_persons_whatever_address_is_told() {
    for verified in [true, false] {
        check(&provider(None), &told(verified), linked(account()), "enter");
        check(&provider(Some(team(1))), &told(verified), linked(account()), "enter");
        check(&provider(Some(team(2))), &told(verified), linked(account()), "no account");
    }
    let other_address = Identity { verified_email: Email::parse("someone@else.example").ok(), ..told(true) };
    check(&provider(None), &other_address, linked(account()), "enter");
}

#[test]
fn who_is_disabled_or_left_is_not_told_apart_from_nobody() {
    let now = Some(Time::UNIX_EPOCH);
    for gone in [User { disabled_at: now, ..account() }, User { left_at: now, ..account() }] {
        check(&provider(None), &told(true), linked(gone.clone()), "no account");
        check(&provider(None), &told(true), of(gone), "no account");
    }
}

#[test]
fn an_unknown_identity_is_linked_only_if_both_sides_verified_the_address() {
    let unverified = User { email_verified_at: None, ..account() };
    check(&provider(None), &told(true), of(account()), "link");
    check(&provider(None), &told(false), of(account()), "no account");
    check(&provider(None), &told(true), of(unverified), "no account");
    check(&provider(None), &told(true), Known::default(), "no account");
}

#[test]
fn a_teams_provider_reaches_its_own_team_and_domains_only() {
    check(&provider(Some(team(1))), &told(true), of(account()), "link");
    check(&provider(Some(team(2))), &told(true), of(account()), "no account");
    let elsewhere = Provider { email_domains: vec!["other.example".into()], ..provider(Some(team(1))) };
    check(&elsewhere, &told(true), of(account()), "no account");
    check(&elsewhere, &told(true), invited(team(1)), "no account");
    let none = Provider { email_domains: Vec::new(), ..provider(Some(team(1))) };
    check(&none, &told(true), of(account()), "no account");
    check(&provider(Some(team(2))), &told(true), invited(team(1)), "no account");
}

#[test]
fn a_teams_provider_reaches_no_operator() {
    let operator = || User { role: Role::SuperAdmin, ..account() };
    check(&provider(Some(team(1))), &told(true), of(operator()), "no account");
    check(&provider(Some(team(1))), &told(true), linked(operator()), "no account");
    check(&provider(None), &told(true), linked(operator()), "enter");
}

#[test]
fn an_invitation_is_accepted_by_whoever_proves_its_address() {
    check(&provider(None), &told(true), invited(team(1)), "join");
    check(&provider(Some(team(1))), &told(true), invited(team(1)), "join");
    check(&provider(None), &told(false), invited(team(1)), "no account");
    // The address has an account already, though not one that could be linked.
    let unverified = User { email_verified_at: None, ..account() };
    let both = Known { account: Some(unverified), ..invited(team(1)) };
    check(&provider(None), &told(true), both, "no account");
}
