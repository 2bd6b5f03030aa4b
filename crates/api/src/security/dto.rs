//! Policies and sign-ins on the wire.

use crate::{auth::TokenChannel, library::Person, paging::text_of};
use chrono::{DateTime, Utc};
use rf_auth::{PolicyPreset as Preset, SessionPolicy, SignIn, SignInMethod as Method, SignInRules};
use rf_core::{Actor, Via};
use rf_persistence::views::{self, SecurityState, TeamSignInRow};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What people call a pair of windows.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PolicyPreset {
    /// Idle 3 days, absolute 14 days.
    Standard,
    /// Idle 60 minutes, absolute 24 hours.
    Strict,
    /// Any other.
    Custom,
}

/// The two windows of a sign-in.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct Window {
    /// Since the last activity.
    idle_minutes: u32,
    /// Since the sign-in.
    absolute_minutes: u32,
}

impl From<SessionPolicy> for Window {
    fn from(policy: SessionPolicy) -> Self {
        Self { idle_minutes: policy.idle_minutes(), absolute_minutes: policy.absolute_minutes() }
    }
}

/// The windows that the team chose; null is the server's own.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct WindowOverrides {
    #[schema(required)]
    idle_minutes: Option<u32>,
    #[schema(required)]
    absolute_minutes: Option<u32>,
}

/// How far a team may set its windows, in minutes.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct WindowBounds {
    idle_min: u32,
    idle_max: u32,
    absolute_min: u32,
    absolute_max: u32,
}

/// How long members stay signed in, and what they need for it.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct SecurityPolicy {
    /// What the effective windows are called.
    preset: PolicyPreset,
    /// What the team chose.
    overrides: WindowOverrides,
    /// What new sign-ins get.
    effective: Window,
    /// What teams get that choose nothing.
    server_default: Window,
    /// The preset of that name.
    standard: Window,
    /// The preset of that name.
    strict: Window,
    bounds: WindowBounds,
    /// Whether every member must have a second factor.
    second_factor_required: bool,
    /// Enabled members that have none yet.
    members_without_second_factor: u64,
    /// How many sign-ins are live at this moment.
    live_sign_ins: u64,
}

impl SecurityPolicy {
    pub(super) fn of(state: &SecurityState, rules: &SignInRules) -> Self {
        let overrides = state.security.overrides;
        let effective = rules.policy_of(&state.security);
        let (idle, absolute) = (&rules.bounds.idle_minutes, &rules.bounds.absolute_minutes);
        Self {
            preset: match effective.preset() {
                Preset::Standard => PolicyPreset::Standard,
                Preset::Strict => PolicyPreset::Strict,
                Preset::Custom => PolicyPreset::Custom,
            },
            overrides: WindowOverrides {
                idle_minutes: overrides.idle_minutes,
                absolute_minutes: overrides.absolute_minutes,
            },
            effective: effective.into(),
            server_default: rules.policy.into(),
            standard: SessionPolicy::STANDARD.into(),
            strict: SessionPolicy::STRICT.into(),
            bounds: WindowBounds {
                idle_min: *idle.start(),
                idle_max: *idle.end(),
                absolute_min: *absolute.start(),
                absolute_max: *absolute.end(),
            },
            second_factor_required: state.security.second_factor_required,
            members_without_second_factor: state.members_without_second_factor,
            live_sign_ins: state.live_sign_ins,
        }
    }
}

/// Changes of the policy: what is left out stays, null takes the server's.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SecurityPolicyBody {
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<u32>)]
    pub(super) idle_minutes: Option<Option<u32>>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<u32>)]
    pub(super) absolute_minutes: Option<Option<u32>>,
    #[schema(nullable = false)]
    pub(super) second_factor_required: Option<bool>,
}

/// Tells a null that was sent from a field that was not.
fn sent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u32>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// The policy after a change.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct SecurityPolicyChanged {
    pub(super) policy: SecurityPolicy,
    /// How many sign-ins ended at once, since they were past the new windows.
    pub(super) ended_sign_ins: u32,
}

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SignInMethod {
    /// With a password.
    Password,
    /// At an identity provider.
    IdentityProvider,
    /// With a passkey alone.
    Passkey,
}

impl From<Method> for SignInMethod {
    fn from(method: Method) -> Self {
        match method {
            Method::Password => Self::Password,
            Method::IdentityProvider => Self::IdentityProvider,
            Method::Passkey => Self::Passkey,
        }
    }
}

/// One live sign-in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignInView {
    id: Uuid,
    /// Whether this very request came through it.
    is_current: bool,
    channel: TokenChannel,
    method: SignInMethod,
    /// What the browser or program called itself.
    #[schema(required)]
    user_agent: Option<String>,
    /// The network address that it began from.
    #[schema(required)]
    address: Option<String>,
    created_at: DateTime<Utc>,
    last_active_at: DateTime<Utc>,
    idle_expires_at: DateTime<Utc>,
    absolute_expires_at: DateTime<Utc>,
}

impl SignInView {
    pub(super) fn seen_by(actor: &Actor, sign_in: SignIn) -> Self {
        Self {
            id: sign_in.id.uuid(),
            is_current: actor.via == Via::SignIn(sign_in.id),
            channel: sign_in.channel.into(),
            method: sign_in.method.into(),
            user_agent: sign_in.device.user_agent,
            address: sign_in.device.address,
            created_at: sign_in.created_at,
            last_active_at: sign_in.last_active_at,
            idle_expires_at: sign_in.idle_deadline,
            absolute_expires_at: sign_in.absolute_deadline,
        }
    }
}

/// My live sign-ins, most recently active first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MySignIns {
    pub(super) items: Vec<SignInView>,
}

/// One live sign-in of a member.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TeamSignInView {
    id: Uuid,
    /// Whose.
    user: Person,
    /// Their e-mail address.
    email: String,
    /// Whether it is one of mine.
    is_me: bool,
    /// Whether this very request came through it.
    is_current: bool,
    channel: TokenChannel,
    method: SignInMethod,
    /// What the browser or program called itself.
    #[schema(required)]
    user_agent: Option<String>,
    /// The network address that it began from.
    #[schema(required)]
    address: Option<String>,
    created_at: DateTime<Utc>,
    last_active_at: DateTime<Utc>,
    idle_expires_at: DateTime<Utc>,
    absolute_expires_at: DateTime<Utc>,
}

impl TeamSignInView {
    fn seen_by(actor: &Actor, row: TeamSignInRow) -> Self {
        let is_me = row.sign_in.user == actor.user;
        let seen = SignInView::seen_by(actor, row.sign_in);
        Self {
            id: seen.id,
            user: row.user.into(),
            email: row.email,
            is_me,
            is_current: seen.is_current,
            channel: seen.channel,
            method: seen.method,
            user_agent: seen.user_agent,
            address: seen.address,
            created_at: seen.created_at,
            last_active_at: seen.last_active_at,
            idle_expires_at: seen.idle_expires_at,
            absolute_expires_at: seen.absolute_expires_at,
        }
    }
}

/// Who is signed in, most recently active first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TeamSignInPage {
    items: Vec<TeamSignInView>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl TeamSignInPage {
    pub(super) fn seen_by(actor: &Actor, page: views::Page<TeamSignInRow>) -> Self {
        let items = page.items.into_iter().map(|row| TeamSignInView::seen_by(actor, row)).collect();
        Self { items, next_cursor: text_of(page.next) }
    }
}

/// Which of the team's live sign-ins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct TeamSignInFilter {
    /// Words in the person's name or e-mail address.
    #[param(max_length = 200)]
    pub(super) search: Option<String>,
    /// Only this person's.
    pub(super) user_id: Option<Uuid>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(super) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(super) limit: Option<u64>,
}

/// Which sign-ins of the team to end.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RevokeScope {
    /// All, the present one too.
    All,
    /// All but the present one.
    Others,
}

/// Ends sign-ins of the team.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeBody {
    pub(super) scope: RevokeScope,
}

/// What was ended.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct RevokedSignIns {
    /// How many; those that were over already do not count.
    pub(super) revoked_count: u32,
}
