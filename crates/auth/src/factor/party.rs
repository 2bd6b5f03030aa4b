//! The server as passkeys know it: bound to its public address, asking for user verification every time.

use super::Passkey;
use crate::User;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rf_core::StoreError;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey as Credential, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// Makes challenges and checks answers (WebAuthn's relying party).
#[derive(Debug)]
pub struct PasskeyParty(Webauthn);

/// A challenge: the browser's options, and the state that the answer is checked against.
pub(super) struct Challenge {
    pub(super) options: Value,
    pub(super) state: String,
}

/// What an authenticator made.
pub(super) struct NewCredential {
    pub(super) credential_id: String,
    pub(super) credential: String,
}

impl PasskeyParty {
    /// The party at that address; none if browsers keep no passkeys for it: they want a name and https, or localhost.
    pub fn at(public_url: &str) -> Option<Self> {
        let origin = Url::parse(public_url).ok()?;
        let host = origin.domain()?;
        let is_local = host == "localhost" || host.ends_with(".localhost");
        if origin.scheme() != "https" && !is_local {
            return None;
        }
        let builder = WebauthnBuilder::new(host, &origin).ok()?;
        builder.rp_name("ResolutionFlow").build().ok().map(Self)
    }

    /// Asks for a new passkey that finds its account by itself, on an authenticator that has none of `known`.
    pub(super) fn ask_for_new(&self, user: &User, known: &[Passkey]) -> Result<Challenge, StoreError> {
        let known = known.iter().filter_map(|passkey| URL_SAFE_NO_PAD.decode(&passkey.credential_id).ok());
        let (options, state) = self
            .0
            .start_passkey_registration(
                user.id.uuid(),
                user.email.as_str(),
                &user.name,
                Some(known.collect()),
            )
            .map_err(|error| broken(&error))?;
        let mut challenge = challenge(&options, &state)?;
        let selection = &mut challenge.options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
        Ok(challenge)
    }

    /// The new credential, if the answer fits the challenge.
    pub(super) fn new_credential(&self, state: &str, answer: &Value) -> Option<NewCredential> {
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let answer: RegisterPublicKeyCredential = parsed(answer)?;
        let credential = self.0.finish_passkey_registration(&answer, &state).ok()?;
        let credential_id = URL_SAFE_NO_PAD.encode(credential.cred_id());
        Some(NewCredential { credential_id, credential: serde_json::to_string(&credential).ok()? })
    }

    /// Asks for one of `allowed`; for any passkey of this server's if that is empty.
    pub(super) fn ask(&self, allowed: &[Passkey]) -> Result<Challenge, StoreError> {
        let (options, state) = self.0.start_discoverable_authentication().map_err(|error| broken(&error))?;
        let mut challenge = challenge(&options, &state)?;
        let allowed =
            allowed.iter().map(|passkey| json!({ "type": "public-key", "id": passkey.credential_id }));
        challenge.options["publicKey"]["allowCredentials"] = allowed.collect();
        if let Some(options) = challenge.options.as_object_mut() {
            // The library means these challenges for the browser's autofill; ours follow a button.
            options.remove("mediation");
        }
        Ok(challenge)
    }

    /// Which credential an answer is made with, and whose the authenticator says it is.
    pub(super) fn claimed(answer: &Value) -> Option<(String, Option<Vec<u8>>)> {
        let answer: PublicKeyCredential = parsed(answer)?;
        let handle = answer.get_user_unique_id().map(<[u8]>::to_vec);
        Some((URL_SAFE_NO_PAD.encode(answer.get_credential_id()), handle))
    }

    /// The credential with its counter moved on, if the answer fits the challenge and is made with this passkey.
    pub(super) fn used_credential(&self, state: &str, answer: &Value, passkey: &Passkey) -> Option<String> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let answer: PublicKeyCredential = parsed(answer)?;
        let mut credential: Credential = serde_json::from_str(&passkey.credential).ok()?;
        let result = self.0.finish_discoverable_authentication_v2(&answer, state, &credential).ok()?;
        if !result.user_verified() {
            return None;
        }
        credential.update_credential(&result)?;
        serde_json::to_string(&credential).ok()
    }
}

fn parsed<T: DeserializeOwned>(answer: &Value) -> Option<T> {
    serde_json::from_value(answer.clone()).ok()
}

fn challenge(options: &impl Serialize, state: &impl Serialize) -> Result<Challenge, StoreError> {
    Ok(Challenge {
        options: serde_json::to_value(options).map_err(|error| broken(&error))?,
        state: serde_json::to_string(state).map_err(|error| broken(&error))?,
    })
}

fn broken(error: &impl ToString) -> StoreError {
    StoreError::Corrupt(format!("a passkey challenge: {}", error.to_string()))
}
