//! The team on the wire.

use crate::{
    auth::{Role, TokenChannel},
    factors::ReauthBody,
    library::Person,
    paging::text_of,
    patch::left_out_or_null,
};
use chrono::{DateTime, Utc};
use rf_auth::team::{self, FoundInvitation, TeamSettingsChange};
use rf_core::{Time, UserId};
use rf_persistence::views::{self, InvitationRow, MemberRow};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What a team decided about itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TeamSettings {
    id: Uuid,
    name: String,
    /// What its notes tell times in: a name of the IANA list.
    time_zone: String,
    /// Plain text above its notes.
    #[schema(required)]
    note_header: Option<String>,
    /// Plain text below its notes.
    #[schema(required)]
    note_footer: Option<String>,
    /// Words and phrases that redaction hides besides secrets.
    redaction_terms: Vec<String>,
    created_at: DateTime<Utc>,
    /// The time zones to choose from.
    time_zones: Vec<&'static str>,
}

impl From<team::TeamSettings> for TeamSettings {
    fn from(settings: team::TeamSettings) -> Self {
        Self {
            id: settings.id.uuid(),
            name: settings.name,
            time_zone: settings.time_zone.name().to_owned(),
            note_header: settings.note_header,
            note_footer: settings.note_footer,
            redaction_terms: settings.redaction_terms,
            created_at: settings.created_at,
            time_zones: team::time_zones().collect(),
        }
    }
}

/// What to change; what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamSettingsBody {
    /// The team's name, on one line.
    #[schema(min_length = 1, max_length = 120, nullable = false)]
    name: Option<String>,
    /// One of `time_zones`.
    #[schema(nullable = false)]
    time_zone: Option<String>,
    /// Plain text above notes; null or empty takes it away.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<String>, max_length = 500)]
    note_header: Option<Option<String>>,
    /// Plain text below notes; null or empty takes it away.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<String>, max_length = 500)]
    note_footer: Option<Option<String>>,
    /// All words and phrases that redaction is to hide besides secrets, whatever their case; each of 2 to 100 characters.
    #[schema(max_items = 200, nullable = false)]
    redaction_terms: Option<Vec<String>>,
}

impl From<TeamSettingsBody> for TeamSettingsChange {
    fn from(body: TeamSettingsBody) -> Self {
        let TeamSettingsBody { name, time_zone, note_header, note_footer, redaction_terms } = body;
        Self { name, time_zone, note_header, note_footer, redaction_terms }
    }
}

/// Whether a member's account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MemberStatus {
    Active,
    Disabled,
}

/// The order of the list of members; with `-` in front the other way round.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MemberOrder {
    #[default]
    Name,
    #[serde(rename = "-name")]
    NameDescending,
    Email,
    #[serde(rename = "-email")]
    EmailDescending,
    Role,
    #[serde(rename = "-role")]
    RoleDescending,
    CreatedAt,
    #[serde(rename = "-created_at")]
    CreatedAtDescending,
    LastActiveAt,
    #[serde(rename = "-last_active_at")]
    LastActiveAtDescending,
}

impl MemberOrder {
    /// The order, and whether it goes the other way round.
    pub(crate) const fn sort(self) -> (views::MemberSort, bool) {
        use views::MemberSort as S;
        match self {
            Self::Name => (S::Name, false),
            Self::NameDescending => (S::Name, true),
            Self::Email => (S::Email, false),
            Self::EmailDescending => (S::Email, true),
            Self::Role => (S::Role, false),
            Self::RoleDescending => (S::Role, true),
            Self::CreatedAt => (S::Created, false),
            Self::CreatedAtDescending => (S::Created, true),
            Self::LastActiveAt => (S::LastActive, false),
            Self::LastActiveAtDescending => (S::LastActive, true),
        }
    }
}

/// Which members to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct MemberFilter {
    /// Words that must all occur in name or address.
    #[param(max_length = 200)]
    pub(crate) search: Option<String>,
    /// Only with this role.
    #[param(inline)]
    pub(crate) role: Option<Role>,
    /// Only in this state.
    #[param(inline)]
    pub(crate) status: Option<MemberStatus>,
    /// The order; by name unless said.
    #[param(inline)]
    pub(crate) sort: Option<MemberOrder>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// A member.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemberView {
    id: Uuid,
    name: String,
    email: String,
    role: Role,
    status: MemberStatus,
    /// Whether it is the caller.
    is_me: bool,
    email_verified: bool,
    has_second_factor: bool,
    created_at: DateTime<Utc>,
    /// When they last did something themselves; null before they first signed in.
    #[schema(required)]
    last_active_at: Option<DateTime<Utc>>,
}

impl MemberView {
    pub(crate) fn new(row: MemberRow, me: UserId) -> Self {
        Self {
            id: row.id.uuid(),
            name: row.name,
            email: row.email,
            role: row.role.into(),
            status: if row.is_disabled { MemberStatus::Disabled } else { MemberStatus::Active },
            is_me: row.id == me,
            email_verified: row.email_verified,
            has_second_factor: row.has_second_factor,
            created_at: row.created_at,
            last_active_at: row.last_active_at,
        }
    }
}

/// A page of members.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemberPage {
    items: Vec<MemberView>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl MemberPage {
    pub(crate) fn new(page: views::Page<MemberRow>, me: UserId) -> Self {
        let items = page.items.into_iter().map(|row| MemberView::new(row, me)).collect();
        Self { items, next_cursor: text_of(page.next) }
    }
}

/// What a member shall be allowed to do.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleBody {
    pub(crate) role: Role,
}

/// Whom to hand the team over to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransferBody {
    user_id: Uuid,
    /// Your own, if your account has one.
    #[schema(max_length = 256, format = Password)]
    password: Option<String>,
    /// Of your authenticator app, if you have no password.
    #[schema(max_length = 20, nullable = false)]
    code: Option<String>,
}

impl TransferBody {
    /// To whom, and the proof.
    pub(super) fn into_parts(self) -> (UserId, ReauthBody) {
        (self.user_id.into(), ReauthBody::new(self.password, self.code))
    }
}

/// Proof that it is you who leaves.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveBody {
    /// Your own, if your account has one.
    #[schema(max_length = 256, format = Password)]
    password: Option<String>,
    /// Of your authenticator app, if you have no password.
    #[schema(max_length = 20, nullable = false)]
    code: Option<String>,
}

impl From<LeaveBody> for ReauthBody {
    fn from(body: LeaveBody) -> Self {
        Self::new(body.password, body.code)
    }
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InviteBody {
    #[schema(max_length = 254)]
    pub(crate) email: String,
    /// Not above your own.
    pub(crate) role: Role,
}

/// How an invitation stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum InvitationStatus {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Accepted,
    /// It was taken back or replaced.
    Revoked,
    /// Nobody accepted it in time.
    Expired,
}

impl From<team::InvitationStatus> for InvitationStatus {
    fn from(status: team::InvitationStatus) -> Self {
        match status {
            team::InvitationStatus::Open => Self::Open,
            team::InvitationStatus::Accepted => Self::Accepted,
            team::InvitationStatus::Revoked => Self::Revoked,
            team::InvitationStatus::Expired => Self::Expired,
        }
    }
}

impl From<InvitationStatus> for team::InvitationStatus {
    fn from(status: InvitationStatus) -> Self {
        match status {
            InvitationStatus::Open => Self::Open,
            InvitationStatus::Accepted => Self::Accepted,
            InvitationStatus::Revoked => Self::Revoked,
            InvitationStatus::Expired => Self::Expired,
        }
    }
}

/// Which invitations to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct InvitationFilter {
    /// Only those that stand like this.
    #[param(inline)]
    pub(crate) status: Option<InvitationStatus>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// An invitation, as those who may invite see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitationEntry {
    id: Uuid,
    email: String,
    role: Role,
    invited_by: Person,
    status: InvitationStatus,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl InvitationEntry {
    pub(crate) fn new(row: InvitationRow, now: Time) -> Self {
        let InvitationRow { invitation, invited_by } = row;
        Self {
            id: invitation.id.uuid(),
            status: invitation.status(now).into(),
            email: invitation.email.to_string(),
            role: invitation.role.into(),
            invited_by: invited_by.into(),
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
        }
    }
}

/// A page of invitations, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitationPage {
    items: Vec<InvitationEntry>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl InvitationPage {
    pub(crate) fn new(page: views::Page<InvitationRow>, now: Time) -> Self {
        let items = page.items.into_iter().map(|row| InvitationEntry::new(row, now)).collect();
        Self { items, next_cursor: text_of(page.next) }
    }
}

/// What an invitation says to whoever got it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitationView {
    team_name: String,
    email: String,
    role: Role,
    /// The name of whoever invites.
    invited_by: String,
    expires_at: DateTime<Utc>,
}

impl From<FoundInvitation> for InvitationView {
    fn from(found: FoundInvitation) -> Self {
        Self {
            team_name: found.team_name,
            email: found.invitation.email.to_string(),
            role: found.invitation.role.into(),
            invited_by: found.inviter.name,
            expires_at: found.invitation.expires_at,
        }
    }
}

/// Joins the team of an invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptInvitationBody {
    /// What stands behind `#` in the link's address.
    #[schema(max_length = 256)]
    pub(crate) token: String,
    /// Your name, as it stands in notes, on one line.
    #[schema(min_length = 1, max_length = 120)]
    pub(crate) name: String,
    /// 12 to 256 characters, and not a common one.
    #[schema(min_length = 12, max_length = 256, format = Password)]
    pub(crate) password: String,
    #[serde(default)]
    pub(crate) channel: TokenChannel,
}
