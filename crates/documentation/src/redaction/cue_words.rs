//! The words that announce a secret, by what they announce. A space stands for nothing, a space, `-` or `_`; those in
//! `LOOSE_…` also mean other things, so that their values must look like secrets.

use super::cues::Sense;

pub(super) const PASSWORDS: &str = "
password, passwd, passwort, kennwort, pass word, pwd, pw, passphrase, pass phrase, mot de passe, mdp,
contrasena, wachtwoord, senha, p/w, psswd, passwrd, pword, pswd, passw, sudo pass, become pass, admin pass,
root pass, temp pass, user pass, db pass, ftp pass, vpn pass, shared secret, radius secret, tacacs secret,
psksecret, defaultpassword, passwort neu, security answer, secret answer, unlock phrase, pasword, passwrod, passowrd,
passord, paswrd, passwod, passward, pasword, passwordd, pssword, haslo, hasło, losenord, adgangskode, salasana, heslo,
sifre, parola d'ordine, key phrase, secret phrase, recovery phrase, memorable word, memorable phrase, magic word, code phrase,
security word, memorable information, keepass master, vault master, bitwarden master, login pass, codeword, safe word, safeword, code word, duress word, maiden name, passhash, phash, bindpw, bind pw
";

pub(super) const LOOSE_PASSWORDS: &str = "
bios supervisor, bios admin, gave her, gave him, gave them, changed from, old one, new one, temp one, temporary one, new temp, the temp, her temp, his temp, their temp, your temp, temp:,
set it to, set it back to, reset it back to, changed it back to, setting it to, changing it to, reset it to, changed it to, change it to, shared key, tunnel key, preshared secret, pass, psw, secret, clave, passkey phrase, radius key, vpn key,
ipsec key
";

pub(super) const API_KEYS: &str = "
api key, api secret, user key, application key, client secret, app secret, application secret, secret value, secret key, access key, acct key, customer key, company key, tenant key, group key,
secret access key, account key, storage key, storage account key, shared access key, subscription key,
integration key, consumer key, consumer secret, signing key, signing secret, webhook secret, auth key,
app key, secret key base, master key, admin key, functions key, function key, host key value,
api schlussel, cle api, cle d'api, clave api, clave de api, skey, encryption key, api private key,
rest key, deploy key secret, x functions key, license token, presharedkey, read key, write key, ingest key, dashboard key,
ingestion key, dsn key, service key, agent key, site key, installation key, install key, sas key,
integration code, server key, security key value, private api key, integration secret, global key, global api key,
secretaccesskey, shared access signature, api.key, client.secret, secret.key, access.key
";

pub(super) const LOOSE_API_KEYS: &str = "private:, priv:, preshared, pre shared";

pub(super) const TOKENS: &str = "
_auth=, _auth:, api token, access token, auth token, bearer token, refresh token, id token, session token, security token,
personal access token, oauth token, sas token, private token, deploy token, bot token, runner token,
registration token, enrollment token, enrolment token, agent token, join token, install token, user token,
job token, csrf token, service token, app token, access jwt, authtoken, x auth token, x api token,
webhook token, zugriffstoken, jeton d'acces, jeton, provisioning token, scim token, secret token,
tunnel token, device token, access.token, auth.token, api.token, session key, authorization, refresh jwt
";

pub(super) const LOOSE_TOKENS: &str = "
token, bearer, jwt, pat, session id, sessionid, phpsessid, jsessionid, asp.net sessionid, connect.sid
";

pub(super) const WIFI: &str = "
wifi key, wi fi key, wireless key, wpa key, wpa2 key, wpa3 key, wpa psk, wpa2 psk, wpa3 psk, wlan key,
wlan schlussel, wifi schlussel, network security key, network key, wireless psk, wifi psk, wifi code,
wi fi code, wpa passphrase, wpa2 passphrase, wpa3 passphrase, key content, keymaterial, netzwerkschlussel, cle wifi,
cle wi fi, clave wifi, clave del wifi, clave de wifi, wifi passcode, sae password, wifi pass, wi fi pass,
wifi pw, wlan passwort, wlan kennwort, schlusselinhalt, wpa2 pass, guest key, wpa pass, wifi pin, network code, guest network code, wireless code, code wifi, code du wifi, mot de passe wifi
";

pub(super) const LOOSE_WIFI: &str =
    "psk, psk value, pre shared key, preshared key, wpa2, wpa3, wpa, wpa2 personal";

pub(super) const COMMUNITIES: &str = "
community string, snmp comm, validcommunities, snmp community, snmp string, read community, write community, ro community, rw community,
snmp v2 community, snmpv2 community, snmp v2c community, snmpv2c community, snmp read community,
trap community, snmp community string, snmp read string, snmp comm string, communities string,
snmp ro string, snmp rw string, snmpv2 string, snmp v2 string, snmpv2c string, snmp v2c string, v2c string, read only community, read write community, snmp kennung, communaute snmp,
comunidad snmp
";

pub(super) const LOOSE_COMMUNITIES: &str =
    "ro:, rw:, community, community name, snmp, snmp ro, snmp rw, ro string, rw string";

pub(super) const CODES: &str = "
mfa code, 2fa code, otp, otp code, one time code, one time password, one time passcode, one time pin,
authenticator seed, otp seed, setup key, verification code, security code, authenticator code, authentication code, auth code, login code,
sign in code, signin code, sms code, text code, passcode, duo code, duo passcode, totp, totp code,
backup code, recovery code, bypass code, bypass issued, confirmation code, bestatigungscode, sicherheitscode,
code de verification, code de securite, code de confirmation, codigo de verificacion, codigo de seguridad,
einmalcode, mfa token, token code, mfa, 2fa, okta code, rsa code, scratch code, emergency code,
verifizierungscode, 6 digit code, six digit code, 6 digit number, six digit number, totp secret, mfa secret, otp secret,
authenticator secret, authenticator key, mfa seed, totp seed, totp key, mfa key, 2fa secret,
temporary access pass, einmalkennwort, einmalpasswort, device code, pairing code, 2 factor code,
two factor code, two factor, second factor, voucher code, voucher, guest code, session code, support code, join code
";

pub(super) const LOOSE_CODES: &str = "
code, codigo, tap, authenticator, authenticator app, text saying, text with, sms saying, sms with, text message with,
text message saying, texted her, texted him, texted me, texted them, six digits, 6 digits, verification
";

pub(super) const PINS: &str = "
pin, puk, pin code, pincode, pin number, code pin, access code, door code, gate code, alarm code, keypad code,
unlock code, entry code, pin nummer, keysafe code, key safe code, lockbox code, host code, host key, safe code,
disarm code, code d'acces, code d'entree, codigo de acceso, zugangscode, turcode, alarmcode, code porte, code portail,
lock code, panel code, master code, user code, building code
";

pub(super) const LOOSE_PINS: &str = "
combination, unlock, disarm, keypad, door:, front door, back door, side door, main door, alarm, lockbox, key safe, keysafe, gate, server room, comms room
";

pub(super) const LICENCES: &str = "
license key, licence key, product key, serial key, activation key, activation code, registration key,
registration code, cd key, lizenzschlussel, lizenzkey, produktschlussel, produktkey, cle de licence,
cle de produit, cle produit, clave de producto, clave de licencia, windows key, office key, license code,
licence code, unlock key, retail key, oem key, mak key, mak, kms key, vl key, volume key,
aktivierungsschlussel, cle d'activation, install id key, lic key, subscription code, entitlement key,
licensing key, upgrade key, sn key, productkey, digital key, license.key, licence.key
";

pub(super) const LOOSE_LICENCES: &str = "
license, licence, lizenz, serial, license no, license number, licence no, licence number, serial number,
serial no, key code, lic:, lic #, auth code license
";

pub(super) const PAIRS: &str = "
creds, cred, credentials, credential, username/password, user/pass, u/p, un/pw, usr/pw, user/pw,
username / password, user / password, user / pass, zugangsdaten, anmeldedaten, identifiants, credenciales,
login details, admin login, login info, logins, username and password, user and password, user/password,
uid/pwd, id/pw, benutzer/passwort, benutzername/passwort, user:pass, admin account, username:password,
local admin, login creds, default login, default logon, default user, default admin, factory login,
default account, login par defaut, standard login
";

pub(super) const LOOSE_PAIRS: &str = "
login, logon, log in, log on, logged in, logged on, sign in, signed in, logging in, logged into, log into, sign into, signed into, login to, ssh, rdp, auth,
remote in, vpn:, user:, username:, account:, default, defaults, admin, administrator, root, ubnt, apc
";

pub(super) const CODES_BEFORE: &str = "
when prompted, when asked, to verify, to sign in, to log in, to login, authenticator, zur anmeldung, to confirm, to authenticate, text message, sms, when the app, when it asks, at the prompt, from duo, from the app,
devicelogin, by text, via text, by sms, via sms, from the text, from her phone, from his phone, into the app, into duo
";
pub(super) const DIRECTIVES: &[(&str, Sense)] = &[
    ("snmp-server community", Sense::Community),
    ("rocommunity", Sense::Community),
    ("rwcommunity", Sense::Community),
    ("rocommunity6", Sense::Community),
    ("snmp community name", Sense::Community),
    ("set snmp community", Sense::Community),
    ("snmp-agent community read cipher", Sense::Community),
    ("snmp-agent community read", Sense::Community),
    ("snmp-agent community write", Sense::Community),
    ("requirepass", Sense::Password),
    ("masterauth", Sense::Password),
    ("message-digest-key", Sense::Password),
    ("authentication-key", Sense::Password),
    ("enable secret", Sense::Password),
    ("enable password", Sense::Password),
    ("radius-server key", Sense::Password),
    ("tacacs-server key", Sense::Password),
    ("radius-server host key", Sense::Password),
    ("isakmp key", Sense::Password),
    ("pre-shared-key", Sense::Password),
    ("pre-shared-key local", Sense::Password),
    ("pre-shared-key remote", Sense::Password),
    ("pre-shared-secret", Sense::Password),
    ("pre-shared-key ascii-text", Sense::Password),
    ("set psksecret", Sense::Password),
    ("key-string", Sense::Password),
    ("key 7", Sense::Password),
    ("key 6", Sense::Password),
    ("auth_pass", Sense::Password),
    ("nhrp authentication", Sense::Password),
    ("user phash", Sense::Password),
    ("server-private key", Sense::Password),
    ("encrypted-password", Sense::Password),
    ("plaintext-password", Sense::Password),
    ("plain-text-password-value", Sense::Password),
    ("authentication md5", Sense::Password),
    ("auth sha", Sense::Password),
    ("authpass", Sense::Password),
    ("privpass", Sense::Password),
    ("auth pass", Sense::Password),
    ("priv pass", Sense::Password),
    ("auth md5", Sense::Password),
    ("auth sha256", Sense::Password),
    ("auth sha-256", Sense::Password),
    ("priv aes", Sense::Password),
    ("priv aes 128", Sense::Password),
    ("priv aes 256", Sense::Password),
    ("priv des", Sense::Password),
    ("set passwd", Sense::Password),
    ("set password", Sense::Password),
    ("ldap-login-password", Sense::Password),
    ("wpa-psk ascii", Sense::Wifi),
    ("wpa-psk", Sense::Wifi),
    ("wpa-passphrase", Sense::Wifi),
    ("psk set-key ascii", Sense::Wifi),
    ("set-key ascii", Sense::Wifi),
    ("wpa2-psk ascii", Sense::Wifi),
    ("set passphrase", Sense::Wifi),
    ("option key", Sense::Wifi),
];
