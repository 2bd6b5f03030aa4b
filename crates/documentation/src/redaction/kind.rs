//! What can be found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a found value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "HiddenKind")]
pub enum Kind {
    /// A private key, from its first line to its last.
    PrivateKey,
    /// An address of a database or store with the secret in it: all of it.
    ConnectionString,
    /// A BitLocker recovery key.
    BitlockerKey,
    /// A payment card's number.
    CreditCard,
    /// A United States social security number.
    Ssn,
    /// A code of a second factor.
    MfaCode,
    /// The part of a web address that lets its bearer in.
    UrlToken,
    /// A password, passphrase or PIN.
    Password,
    /// A key of a program's interface, or a program's secret.
    ApiKey,
    /// A token that lets its bearer in.
    Token,
    /// A wireless network's key.
    WifiKey,
    /// An SNMP community.
    SnmpCommunity,
    /// A licence or product key.
    LicenseKey,
    /// A word or phrase that the team named.
    Term,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A MAC address.
    Mac,
    /// An IP address of either family.
    Ip,
    /// A person's name at a computer, with its domain: `NORTHWIND\\ada`.
    UserName,
}

impl Kind {
    /// Every kind, the most severe first.
    pub const ALL: [Kind; 19] = [
        Kind::PrivateKey,
        Kind::ConnectionString,
        Kind::BitlockerKey,
        Kind::CreditCard,
        Kind::Ssn,
        Kind::MfaCode,
        Kind::UrlToken,
        Kind::Password,
        Kind::ApiKey,
        Kind::Token,
        Kind::WifiKey,
        Kind::SnmpCommunity,
        Kind::LicenseKey,
        Kind::Term,
        Kind::Email,
        Kind::Phone,
        Kind::Mac,
        Kind::Ip,
        Kind::UserName,
    ];

    /// The name in files and on the wire: `api_key`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::PrivateKey => "private_key",
            Kind::ConnectionString => "connection_string",
            Kind::BitlockerKey => "bitlocker_key",
            Kind::CreditCard => "credit_card",
            Kind::Ssn => "ssn",
            Kind::Password => "password",
            Kind::ApiKey => "api_key",
            Kind::Token => "token",
            Kind::UrlToken => "url_token",
            Kind::MfaCode => "mfa_code",
            Kind::WifiKey => "wifi_key",
            Kind::SnmpCommunity => "snmp_community",
            Kind::LicenseKey => "license_key",
            Kind::Term => "term",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Mac => "mac",
            Kind::Ip => "ip",
            Kind::UserName => "user_name",
        }
    }

    /// The name as people read it in a mask: `API key`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Kind::PrivateKey => "private key",
            Kind::ConnectionString => "connection string",
            Kind::BitlockerKey => "BitLocker key",
            Kind::CreditCard => "card number",
            Kind::Ssn => "social security number",
            Kind::Password => "password",
            Kind::ApiKey => "API key",
            Kind::Token => "token",
            Kind::UrlToken => "link token",
            Kind::MfaCode => "one-time code",
            Kind::WifiKey => "Wi-Fi key",
            Kind::SnmpCommunity => "SNMP community",
            Kind::LicenseKey => "license key",
            Kind::Term => "term",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Mac => "MAC address",
            Kind::Ip => "IP address",
            Kind::UserName => "user name",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
