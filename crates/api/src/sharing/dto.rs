//! Links to sessions on the wire.

use crate::{library::Person, openapi::schemas, paging::text_of};
use chrono::{DateTime, Utc};
use rf_core::Time;
use rf_flows::sharing::{self, Share, ShareState};
use rf_persistence::views::{self, ShareRow};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

macro_rules! mirrored {
    ($($(#[$doc:meta])* $Name:ident of $Theirs:path { $($(#[$row:meta])* $Variant:ident,)+ })+) => {$(
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        $(#[$doc])*
        pub(crate) enum $Name {
            $($(#[$row])* $Variant,)+
        }

        impl From<$Name> for $Theirs {
            fn from(ours: $Name) -> Self {
                match ours {
                    $($Name::$Variant => Self::$Variant,)+
                }
            }
        }

        impl From<$Theirs> for $Name {
            fn from(theirs: $Theirs) -> Self {
                match theirs {
                    $(<$Theirs>::$Variant => Self::$Variant,)+
                }
            }
        }
    )+};
}

mirrored! {
    /// Who may follow a link.
    ShareAudience of sharing::ShareAudience {
        /// Whoever has it.
        Public,
        /// Whoever has it, is signed in to the team and may read the session.
        Team,
    }
    /// Which note a link shows.
    ShareVariant of sharing::ShareVariant {
        /// The one for the client.
        Client,
        /// The one for the team, redacted.
        Internal,
    }
    /// How a link stands.
    #[schema(as = ShareState)]
    ShareStateName of ShareState {
        /// It works.
        Live,
        /// Its time is over.
        Expired,
        /// Somebody took it back.
        Revoked,
    }
}

/// What to give out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareBody {
    pub(crate) audience: ShareAudience,
    /// What it shows; the client's note unless said. Only a team lead shows the internal one to the public.
    pub(crate) variant: Option<ShareVariant>,
    /// How many hours it works, a week unless said.
    #[schema(minimum = 1, maximum = 2160)]
    pub(crate) expires_in_hours: Option<u32>,
    /// What its readers have to enter besides.
    #[schema(min_length = 8, max_length = 200)]
    pub(crate) passphrase: Option<String>,
}

/// What a link would show.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PreviewQuery {
    #[param(inline)]
    pub(crate) audience: ShareAudience,
    /// The client's note unless said.
    #[param(inline)]
    pub(crate) variant: Option<ShareVariant>,
}

/// Which links to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ShareFilter {
    /// Only those that stand like this.
    #[param(inline)]
    pub(crate) state: Option<ShareStateName>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// What a link leads to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SharedSessionName {
    id: Uuid,
    /// Its short name for people, such as `RF-1A2B3C`.
    reference: String,
    /// The title of the flow that it follows.
    flow_title: String,
}

/// A link to a session. The link itself is shown once, when it is made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Share)]
pub(crate) struct ShareView {
    id: Uuid,
    session: SharedSessionName,
    audience: ShareAudience,
    variant: ShareVariant,
    has_passphrase: bool,
    state: ShareStateName,
    created_by: Person,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    #[schema(required)]
    revoked_at: Option<DateTime<Utc>>,
    #[schema(required)]
    revoked_by: Option<Person>,
    /// How often it was opened.
    views: u32,
    #[schema(required)]
    last_viewed_at: Option<DateTime<Utc>>,
    /// Whether the caller may take it back.
    may_revoke: bool,
}

impl ShareView {
    pub(crate) fn new(row: ShareRow, now: Time, may_revoke: bool) -> Self {
        let ShareRow { share, session, created_by, revoked_by } = row;
        let state = share.state(now);
        let Share { id, audience, variant, lock, created_at, expires_at, revoked_at, views, .. } = share;
        let views::SharedSession { id: session, reference, flow_title, .. } = session;
        Self {
            id: id.uuid(),
            session: SharedSessionName { id: session.uuid(), reference, flow_title },
            audience: audience.into(),
            variant: variant.into(),
            has_passphrase: lock.is_some(),
            state: state.into(),
            created_by: created_by.into(),
            created_at,
            expires_at,
            revoked_at,
            revoked_by: revoked_by.map(Into::into),
            views,
            last_viewed_at: share.last_viewed_at,
            may_revoke: may_revoke && state == ShareState::Live,
        }
    }
}

/// A new link.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShareCreated {
    /// The address to send to its readers. It is in this answer and nowhere else.
    pub(crate) url: String,
    pub(crate) share: ShareView,
}

/// The links of a session, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionShares {
    pub(crate) items: Vec<ShareView>,
    /// Whether the caller may give links out.
    pub(crate) may_create: bool,
    /// Whether the caller may show the internal note to the public.
    pub(crate) may_share_internal: bool,
}

/// A page of the team's links, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SharePage {
    items: Vec<ShareView>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl SharePage {
    /// As a lead sees it, who may take any of them back.
    pub(crate) fn new(page: views::Page<ShareRow>, now: Time) -> Self {
        let items = page.items.into_iter().map(|row| ShareView::new(row, now, true)).collect();
        Self { items, next_cursor: text_of(page.next) }
    }
}

/// The redacted note behind a link.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SharedNote {
    #[schema(schema_with = schemas::session_status)]
    pub(crate) status: &'static str,
    /// Since when it has stood like this.
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) markdown: String,
    pub(crate) text: String,
    /// A fragment without scripts, styles, images or event handlers.
    pub(crate) html: String,
}

/// What a link shows.
#[derive(Serialize, ToSchema)]
pub(crate) struct SharedSession {
    /// Whose it is.
    pub(crate) team: String,
    pub(crate) audience: ShareAudience,
    pub(crate) expires_at: DateTime<Utc>,
    /// Null as long as the passphrase is missing.
    #[schema(required)]
    pub(crate) note: Option<SharedNote>,
    /// To be sent as `X-Share-Opened` with what follows, for an hour at most; a new one comes with every note.
    #[schema(required)]
    pub(crate) opened: Option<String>,
}

/// What opens a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenBody {
    #[schema(max_length = 200)]
    pub(crate) passphrase: String,
}
