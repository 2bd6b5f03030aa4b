//! The audit log: what security-relevant things were done, by whom, to what. Rows are only ever added.

use crate::{Actor, AuditEventId, Env, Members, StoreError, TeamId, Time, UserId, Via};
use std::fmt;
use uuid::Uuid;

macro_rules! audit_actions {
    ($($(#[$doc:meta])* $Name:ident => $text:literal,)+) => {
        /// What was done. The name in the log is `object.verb`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum AuditAction {
            $($(#[$doc])* $Name,)+
        }

        impl AuditAction {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$Name,)+];

            /// The name on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Name => $text,)+
                }
            }
        }
    };
}

audit_actions! {
    /// A team was made, with its first administrator.
    TeamRegistered => "team.registered",
    /// Name, time zone or the branding of notes.
    TeamSettingsChanged => "team.settings_changed",
    /// Windows or the second factor's requirement.
    SecurityPolicyChanged => "team.security_policy_changed",
    /// Somebody signed in.
    SignInStarted => "sign_in.started",
    /// Somebody signed out.
    SignInSignedOut => "sign_in.signed_out",
    /// One sign-in was ended from the list, by its person or by an admin.
    SignInRevoked => "sign_in.revoked",
    /// Many sign-ins were ended at once.
    SignInsRevoked => "sign_in.bulk_revoked",
    /// A rotated refresh token came back; the sign-in was ended.
    SignInReuseDetected => "sign_in.reuse_detected",
    /// Somebody was invited.
    InvitationSent => "invitation.sent",
    /// An invitation was taken back.
    InvitationRevoked => "invitation.revoked",
    /// An invitation was accepted: a new member.
    InvitationAccepted => "invitation.accepted",
    /// The operator made an account.
    MemberCreated => "member.created",
    /// A member got another role.
    MemberRoleChanged => "member.role_changed",
    /// A member's account was disabled.
    MemberDisabled => "member.disabled",
    /// A member's account was enabled again.
    MemberEnabled => "member.enabled",
    /// A member was removed.
    MemberRemoved => "member.removed",
    /// A member left.
    MemberLeft => "member.left",
    /// An admin handed the team over.
    AdminTransferred => "member.admin_transferred",
    /// Somebody changed their name.
    ProfileChanged => "account.profile_changed",
    /// An e-mail address was verified.
    EmailVerified => "account.email_verified",
    /// A change of the e-mail address was asked for.
    EmailChangeRequested => "account.email_change_requested",
    /// An e-mail address was changed.
    EmailChanged => "account.email_changed",
    /// A password was changed by its owner.
    PasswordChanged => "account.password_changed",
    /// A reset link was asked for.
    PasswordResetRequested => "account.password_reset_requested",
    /// A password was set through a reset link.
    PasswordReset => "account.password_reset",
    /// A team's identity provider was added.
    ProviderAdded => "identity_provider.added",
    /// A team's identity provider was changed.
    ProviderChanged => "identity_provider.changed",
    /// A team's identity provider was removed.
    ProviderRemoved => "identity_provider.removed",
    /// An identity was linked to an account.
    IdentityLinked => "identity.linked",
    /// An identity was unlinked from an account.
    IdentityUnlinked => "identity.unlinked",
    /// Codes of an authenticator app were switched on.
    TotpEnabled => "second_factor.totp_enabled",
    /// Codes of an authenticator app were switched off.
    TotpDisabled => "second_factor.totp_disabled",
    /// A passkey was added.
    PasskeyAdded => "second_factor.passkey_added",
    /// A passkey was removed.
    PasskeyRemoved => "second_factor.passkey_removed",
    /// New recovery codes were made; the old ones are void.
    RecoveryCodesMade => "second_factor.recovery_codes_made",
    /// A recovery code was used.
    RecoveryCodeUsed => "second_factor.recovery_code_used",
    /// An admin took somebody's second factors away.
    SecondFactorsReset => "second_factor.reset_by_admin",
    /// An API token was made.
    ApiTokenCreated => "api_token.created",
    /// An API token was revoked.
    ApiTokenRevoked => "api_token.revoked",
    /// A secret that a session captured was read.
    SecretRevealed => "session.secret_revealed",
    /// A value that redaction hides was kept in a session's notes.
    ValueKept => "session.value_kept",
    /// A value that was kept in a session's notes is hidden again.
    ValueMasked => "session.value_masked",
    /// A session's note was edited by hand.
    NoteEdited => "session.note_edited",
    /// A session's note is as it is generated again.
    NoteRestored => "session.note_restored",
    /// The team lays out its notes by another template.
    NoteTemplateChanged => "note_template.changed",
    /// The team lays out its notes as usual again.
    NoteTemplateReset => "note_template.reset",
    /// A link to a session was given out.
    ShareCreated => "share.created",
    /// A link to a session was taken back.
    ShareRevoked => "share.revoked",
    /// A file of a session was withdrawn, and its bytes deleted.
    EvidenceWithdrawn => "session.evidence_withdrawn",
    /// The notes of sessions were exported as an archive.
    SessionsExported => "session.exported",
    /// The audit log was exported.
    AuditLogExported => "audit_log.exported",
}

impl AuditAction {
    /// The action of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.as_str() == name)
    }
}

impl fmt::Display for AuditAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What something was done to, named as it was called then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditTarget {
    /// `user`, `team`, `sign_in`, `invitation`, `identity_provider`, `api_token` …
    pub kind: &'static str,
    /// Its id, if it has one.
    pub id: Option<Uuid>,
    /// What a person knows it by.
    pub name: String,
}

impl AuditTarget {
    /// A target with an id.
    pub fn new(kind: &'static str, id: Uuid, name: impl Into<String>) -> Self {
        Self { kind, id: Some(id), name: name.into() }
    }
}

/// One row of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEvent {
    /// Its id; later events sort later.
    pub id: AuditEventId,
    /// The team whose log it stands in.
    pub team: TeamId,
    /// When.
    pub at: Time,
    /// What.
    pub action: AuditAction,
    /// Through what: a name of [`Via`], or `visitor` for somebody who was not signed in.
    pub actor_kind: &'static str,
    /// Who, unless it was the operator's command line.
    pub actor_id: Option<UserId>,
    /// Their name then.
    pub actor_name: String,
    /// To what.
    pub target: AuditTarget,
    /// `old`, `new` and whatever else tells what changed; never a secret.
    pub details: Members,
    /// The client's network address.
    pub address: Option<String>,
}

impl AuditEvent {
    /// That `actor` did `action` to `target`, now.
    pub fn by(env: &Env, actor: &Actor, action: AuditAction, target: AuditTarget) -> Self {
        Self {
            id: env.new_id(),
            team: actor.team,
            at: env.now(),
            action,
            actor_kind: actor.via.as_str(),
            actor_id: (!matches!(actor.via, Via::CommandLine)).then_some(actor.user),
            actor_name: actor.name.clone(),
            target,
            details: Members::new(),
            address: actor.address.clone(),
        }
    }

    /// With one more detail.
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.details.insert(name.into(), value.into());
        self
    }
}

/// Keeps the log.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait AuditLog {
    /// Adds a row, in the same transaction as what it tells of.
    async fn record(&mut self, event: &AuditEvent) -> Result<(), StoreError>;
}
