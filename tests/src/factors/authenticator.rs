//! An authenticator in software, with the browser in front of it, written from the WebAuthn standard: it makes passkeys
//! (ES256, attestation `none`), keeps them with their counters, and answers challenges with them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const SYNCED: u8 = 0x18;
const HAS_CREDENTIAL: u8 = 0x40;

/// A clone is what a thief who copied it has.
#[derive(Clone)]
pub struct Authenticator {
    /// Where the browser says that it is.
    pub origin: String,
    /// Whether it has somebody's finger.
    pub verifies_user: bool,
    /// Whether it tells whose passkey it is.
    pub tells_user: bool,
    /// Whether its passkeys are on all devices of their owner, and so without counters.
    pub is_synced: bool,
    keys: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    id: Vec<u8>,
    place: String,
    user: Value,
    signing: SigningKey,
    counter: u32,
}

impl Authenticator {
    /// One without passkeys, in a browser at that origin.
    pub fn at(origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            verifies_user: true,
            tells_user: true,
            is_synced: false,
            keys: Vec::new(),
        }
    }

    /// Makes a passkey: `navigator.credentials.create(options)`.
    pub fn create(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        let algorithms = options["pubKeyCredParams"].as_array().expect("a list of algorithms");
        assert!(algorithms.iter().any(|algorithm| algorithm["alg"] == -7), "ES256 is among {algorithms:?}");
        let signing =
            SigningKey::from_slice(&rand::random::<[u8; 32]>()).expect("nearly any bytes are a key");
        let key = Key {
            id: rand::random::<[u8; 16]>().to_vec(),
            place: text(&options["rp"]["id"]).to_owned(),
            user: options["user"]["id"].clone(),
            signing,
            counter: 0,
        };
        let mut data = self.data(&key, HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(key.id.len()).expect("a short id").to_be_bytes());
        data.extend(&key.id);
        data.extend(public_key(&key.signing));
        let client_data = self.client_data("webauthn.create", &options["challenge"]);
        let answer = json!({
            "id": BASE64.encode(&key.id), "rawId": BASE64.encode(&key.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": { "credProps": { "rk": true } },
            "response": {
                "attestationObject": BASE64.encode(attestation(&data)),
                "clientDataJSON": BASE64.encode(client_data), "transports": ["internal"],
            },
        });
        self.keys.push(key);
        answer
    }

    /// Answers with a passkey that is asked for: `navigator.credentials.get(options)`.
    pub fn get(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        assert_eq!(options["userVerification"], "required");
        let allowed = options["allowCredentials"].as_array().cloned().unwrap_or_default();
        let is_asked_for = |key: &Key| {
            let id = BASE64.encode(&key.id);
            options["rpId"] == key.place && (allowed.is_empty() || allowed.iter().any(|one| one["id"] == id))
        };
        let place = self.keys.iter().position(is_asked_for).expect("the authenticator has such a passkey");
        if !self.is_synced {
            self.keys[place].counter += 1;
        }
        let key = &self.keys[place];
        let data = self.data(key, 0);
        let client_data = self.client_data("webauthn.get", &options["challenge"]);
        let signed: Vec<u8> = data.iter().copied().chain(Sha256::digest(&client_data)).collect();
        let signature: Signature = key.signing.sign(&signed);
        let user = if self.tells_user { key.user.clone() } else { Value::Null };
        json!({
            "id": BASE64.encode(&key.id), "rawId": BASE64.encode(&key.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
            "response": {
                "authenticatorData": BASE64.encode(data), "clientDataJSON": BASE64.encode(client_data),
                "signature": BASE64.encode(signature.to_der()), "userHandle": user,
            },
        })
    }

    /// Says of its first passkey that it is that person's.
    pub fn claim_to_be(&mut self, user: &Value) {
        self.keys[0].user = user.clone();
    }

    fn data(&self, key: &Key, more: u8) -> Vec<u8> {
        let verified = if self.verifies_user { USER_VERIFIED } else { 0 };
        let synced = if self.is_synced { SYNCED } else { 0 };
        let mut data = Sha256::digest(&key.place).to_vec();
        data.push(USER_PRESENT | verified | synced | more);
        data.extend(key.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        let origin = &self.origin;
        json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A COSE key in CBOR: EC2, ES256, P-256, x, y.
fn public_key(signing: &SigningKey) -> Vec<u8> {
    let point = signing.verifying_key().to_sec1_bytes();
    assert_eq!((point.len(), point[0]), (65, 4), "not compressed");
    let mut key = vec![0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32];
    key.extend(&point[1..33]);
    key.extend([0x22, 0x58, 32]);
    key.extend(&point[33..]);
    key
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}` in CBOR.
fn attestation(data: &[u8]) -> Vec<u8> {
    let mut object = vec![0xA3, 0x63];
    object.extend(b"fmt\x64none\x67attStmt\xA0\x68authData\x58");
    object.push(u8::try_from(data.len()).expect("less than 256 bytes"));
    object.extend(data);
    object
}
