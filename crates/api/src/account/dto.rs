//! One's own account on the wire.

use crate::factors::ReauthBody;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whose password was forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailBody {
    #[schema(max_length = 254)]
    pub(crate) email: String,
}

/// A link's token: what stands behind the `#`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkBody {
    #[schema(max_length = 256)]
    pub(crate) token: String,
}

/// A new password, allowed by a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordResetBody {
    /// The link's token.
    pub(crate) token: String,
    /// 12 to 256 characters, and not a common one.
    #[schema(min_length = 12, max_length = 256, format = Password)]
    pub(crate) new_password: String,
}

/// The address that is verified now.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConfirmedEmail {
    pub(crate) email: String,
}

/// What of one's profile can be changed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileBody {
    /// Your name, as it stands in notes, on one line.
    #[schema(
        min_length = 1,
        max_length = 120,
        pattern = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$"
    )]
    pub(crate) name: String,
}

/// A new password, and the present one as proof.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePasswordBody {
    #[schema(max_length = 256, format = Password)]
    pub(crate) current_password: String,
    /// 12 to 256 characters, and not a common one.
    #[schema(min_length = 12, max_length = 256, format = Password)]
    pub(crate) new_password: String,
}

/// A new address, and the proof.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeEmailBody {
    #[schema(
        max_length = 254,
        pattern = r"^\s*[^@\s\u0000-\u001F\u007F-\u009F]{1,64}@[^@.\s\u0000-\u001F\u007F-\u009F]+(\.[^@.\s\u0000-\u001F\u007F-\u009F]+)+\s*$"
    )]
    pub(crate) new_email: String,
    /// Your own, if your account has one.
    #[schema(max_length = 256, format = Password, nullable = false)]
    password: Option<String>,
    /// Of your authenticator app, if you have no password.
    #[schema(max_length = 20, nullable = false)]
    code: Option<String>,
}

impl ChangeEmailBody {
    /// The proof.
    pub(super) fn into_proof(self) -> ReauthBody {
        ReauthBody::new(self.password, self.code)
    }
}
