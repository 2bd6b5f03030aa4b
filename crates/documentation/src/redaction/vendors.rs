//! How the keys of well-known services look: what they begin with, and what follows. Facts of their public
//! documentation; a little shorter is taken too, since people cut keys when they paste them.

use super::Kind;

/// The characters after the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Letters and digits.
    Alphanumeric,
    /// Capitals and digits.
    Capitals,
    /// Hexadecimal digits.
    Hex,
    /// Letters, digits, `-` and `_`.
    Url,
    /// As `Url`, and `.` between.
    Dotted,
    /// Base64 with `+`, `/`, `=`.
    Base64,
}

/// One form of keys.
#[derive(Debug)]
pub(super) struct Vendor {
    /// What a key begins with, in this very case.
    pub start: &'static str,
    pub alphabet: Alphabet,
    /// The fewest characters after the beginning.
    pub least: usize,
    pub kind: Kind,
}

const fn vendor(start: &'static str, alphabet: Alphabet, least: usize, kind: Kind) -> Vendor {
    Vendor { start, alphabet, least, kind }
}

use Alphabet::{Alphanumeric, Base64, Capitals, Dotted, Hex, Url};
use Kind::{ApiKey, Token};

/// The forms.
pub(super) const VENDORS: &[Vendor] = &[
    // Code hosting.
    vendor("ghp_", Alphanumeric, 16, Token),
    vendor("gho_", Alphanumeric, 16, Token),
    vendor("ghu_", Alphanumeric, 16, Token),
    vendor("ghs_", Alphanumeric, 16, Token),
    vendor("ghr_", Alphanumeric, 16, Token),
    vendor("github_pat_", Url, 20, Token),
    vendor("glpat-", Dotted, 16, Token),
    vendor("gldt-", Url, 16, Token),
    vendor("glrt-", Dotted, 16, Token),
    vendor("glcbt-", Url, 16, Token),
    vendor("glptt-", Url, 16, Token),
    vendor("glsoat-", Url, 16, Token),
    vendor("glimt-", Url, 16, Token),
    vendor("glagent-", Url, 16, Token),
    vendor("gloas-", Url, 16, Token),
    vendor("glft-", Url, 16, Token),
    vendor("GR1348941", Url, 16, Token),
    vendor("ATBB", Alphanumeric, 24, Token),
    vendor("ATATT3x", Base64, 30, Token),
    vendor("ATCTT3x", Base64, 30, Token),
    // Packages and images.
    vendor("npm_", Alphanumeric, 20, Token),
    vendor("pypi-AgE", Url, 30, Token),
    vendor("rubygems_", Hex, 24, Token),
    vendor("dckr_pat_", Url, 16, Token),
    vendor("dckr_oat_", Url, 16, Token),
    vendor("oy2", Alphanumeric, 40, ApiKey),
    vendor("cio", Alphanumeric, 32, Token),
    vendor("AKCp", Alphanumeric, 50, Token),
    // Clouds.
    vendor("AKIA", Capitals, 12, ApiKey),
    vendor("ASIA", Capitals, 12, ApiKey),
    vendor("ABIA", Capitals, 12, ApiKey),
    vendor("AIza", Url, 28, ApiKey),
    vendor("GOCSPX-", Url, 16, ApiKey),
    vendor("GOOG1E", Alphanumeric, 40, ApiKey),
    vendor("ya29.", Dotted, 20, Token),
    vendor("1//0", Url, 30, Token),
    vendor("dop_v1_", Hex, 32, Token),
    vendor("doo_v1_", Hex, 32, Token),
    vendor("dor_v1_", Hex, 32, Token),
    vendor("LTAI", Alphanumeric, 14, ApiKey),
    vendor("AKID", Alphanumeric, 20, ApiKey),
    vendor("tskey-", Url, 16, Token),
    vendor("fo1_", Url, 30, Token),
    vendor("FlyV1 fm2_", Base64, 30, Token),
    vendor("scw_", Alphanumeric, 20, ApiKey),
    vendor("dapi", Hex, 28, Token),
    vendor("v1.0-", Url, 60, Token),
    vendor("hcaptcha_", Alphanumeric, 20, ApiKey),
    // Chat and mail.
    vendor("xoxb-", Url, 16, Token),
    vendor("xoxp-", Url, 16, Token),
    vendor("xoxa-", Url, 16, Token),
    vendor("xoxr-", Url, 16, Token),
    vendor("xoxs-", Url, 16, Token),
    vendor("xoxc-", Url, 16, Token),
    vendor("xoxd-", Base64, 16, Token),
    vendor("xoxe.", Dotted, 16, Token),
    vendor("xoxe-", Url, 16, Token),
    vendor("xapp-", Url, 16, Token),
    vendor("SG.", Dotted, 30, ApiKey),
    vendor("xkeysib-", Url, 40, ApiKey),
    vendor("xsmtpsib-", Url, 40, ApiKey),
    vendor("re_", Url, 24, ApiKey),
    vendor("key-", Hex, 32, ApiKey),
    vendor("mlsn.", Hex, 32, ApiKey),
    // Money.
    vendor("sk_live_", Alphanumeric, 12, ApiKey),
    vendor("sk_test_", Alphanumeric, 12, ApiKey),
    vendor("rk_live_", Alphanumeric, 12, ApiKey),
    vendor("rk_test_", Alphanumeric, 12, ApiKey),
    vendor("pk_live_", Alphanumeric, 12, ApiKey),
    vendor("whsec_", Base64, 16, ApiKey),
    vendor("sq0atp-", Url, 18, Token),
    vendor("sq0csp-", Url, 30, ApiKey),
    vendor("EAAA", Url, 56, Token),
    vendor("shpat_", Hex, 24, Token),
    vendor("shpss_", Hex, 24, ApiKey),
    vendor("shpca_", Hex, 24, Token),
    vendor("shppa_", Hex, 24, Token),
    vendor("EZAK", Alphanumeric, 40, ApiKey),
    vendor("access_token$production$", Alphanumeric, 20, Token),
    vendor("plaid-", Alphanumeric, 30, ApiKey),
    // Models.
    vendor("sk-ant-", Url, 20, ApiKey),
    vendor("sk-proj-", Url, 20, ApiKey),
    vendor("sk-svcacct-", Url, 20, ApiKey),
    vendor("sk-or-", Url, 20, ApiKey),
    vendor("sk-", Alphanumeric, 24, ApiKey),
    vendor("sess-", Alphanumeric, 32, Token),
    vendor("gsk_", Alphanumeric, 30, ApiKey),
    vendor("hf_", Alphanumeric, 24, Token),
    vendor("pplx-", Alphanumeric, 30, ApiKey),
    vendor("xai-", Alphanumeric, 40, ApiKey),
    vendor("r8_", Alphanumeric, 30, Token),
    // Operations.
    vendor("SK", Hex, 32, ApiKey),
    vendor("NRAK-", Capitals, 20, ApiKey),
    vendor("NRJS-", Hex, 16, ApiKey),
    vendor("NRII-", Url, 24, ApiKey),
    vendor("glsa_", Url, 24, Token),
    vendor("glc_", Base64, 30, Token),
    vendor("eyJrIjoi", Base64, 40, ApiKey),
    vendor("sntrys_", Base64, 30, Token),
    vendor("sntryu_", Hex, 32, Token),
    vendor("hvs.", Url, 20, Token),
    vendor("hvb.", Url, 20, Token),
    vendor("hvr.", Url, 20, Token),
    vendor("dp.pt.", Alphanumeric, 30, Token),
    vendor("dp.st.", Dotted, 30, Token),
    vendor("pul-", Hex, 36, Token),
    vendor("PMAK-", Url, 40, ApiKey),
    vendor("lin_api_", Alphanumeric, 30, ApiKey),
    vendor("ntn_", Alphanumeric, 30, Token),
    vendor("secret_", Alphanumeric, 40, Token),
    vendor("figd_", Url, 30, Token),
    vendor("pat-na1-", Url, 30, Token),
    vendor("pat-eu1-", Url, 30, Token),
    vendor("phx_", Alphanumeric, 30, ApiKey),
    vendor("phc_", Alphanumeric, 30, ApiKey),
    vendor("ops_eyJ", Base64, 60, Token),
    vendor("ITG.", Dotted, 30, ApiKey),
    vendor("AGE-SECRET-KEY-1", Capitals, 40, Kind::PrivateKey),
    vendor("b3BlbnNzaC1rZXktdjE", Base64, 40, Kind::PrivateKey),
    vendor("LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt", Base64, 40, Kind::PrivateKey),
    vendor("LS0tLS1CRUdJTiBQUklWQVRFIEtFWS", Base64, 40, Kind::PrivateKey),
    vendor("LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS", Base64, 40, Kind::PrivateKey),
    vendor("LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZ", Base64, 40, Kind::PrivateKey),
];
