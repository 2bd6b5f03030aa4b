//! Words that follow "password" without being one, and other lists of words.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

/// Words of sentences about secrets. None of them is taken as the secret itself.
const STOP: &str = "
a about above accepted access account accounts across active actually add added admin after again against age all
allowed alone already also always an and another any anymore anyone anything applied applies are as ask asked at attached
auth authentication authenticator available away back bad badly be became because been before being below between blank
blocked both breach breached broken but by bypass cached call called can cannot cant care case change changed changes
changing characters check checked checker clear cleared client code come comes complete complex complexity compliance
compromised confirm confirmed contain contains copied copy correct correctly could current currently cycle dashboard data
date day days default defaults definitely delete deleted denied details did different directly disabled do documented does
doesn doesnt doing domain done dont down due during each easily eight either else elsewhere email emailed empty enable
enabled encrypted enforced enforcement enough enter entered entirely entry even every everything everywhere exact exactly
exist existing exists expire expired expires expiring expiry exposed failed failing failure fails failure false fetch few
field fields file filled fine first fix fixed follow following for force forced forget forgot forgotten form format fresh
from full further gave generated get gets getting given gives giving go goes going gone good got granted group guess had
handled has hash hashed hasn hasnt have having he held hello help her here hers hidden him his history hold how i if ignored
immediately in inactive incl included including incorrect info information input inside instead intact internal into
invalid is isn isnt issue issued issues it its itself join just keep keeps kept key keys known last later laptop least left
length less let lets letters like likely line link list locked lockout locks log logged login logon long longer lost lot
machine made mail maintained make managed manager manual manually many masked match matches matching maximum may me mean
meant meets message method might min minimum minutes mismatch missing months more most move moved much must my n/a name
need needed needs neither never new newer next no nobody none nope nor normal not note noted nothing now null number of off
office ok okay old older on once one only onto open optional options or order other otherwise our out outdated over own page
part pass passed passes passphrase passwd password passwords pasted pattern pending per permanently personal phone pin
please plus pls policies policy portal possible present preset prevent previous prior private problem process prompt
prompted prompting prompts properly protected protection provide provided public put quite random randomly rather read
ready really recently recorded refused registered rejected related remain remains remember removed renewed repeatedly
request requested require required requirement requirements requires reset resets resetting restored retrieved reused
revealed review revoked right rotate rotated rotation rules safe same saved say says screen second secret secrets
section secure secured securely security see seem seems self send sending sends sent server set sets setting settings several
share shared she short should show shown shows side similar simple simply since site six so some somebody somehow someone
something soon spelled standard started step still stop stops store stored stores strength strong stronger such sure sync
synced syncing system taken team temp temporarily temporary ten than that the their them then there these they thing things
think third this those though through throughout ticket till time timed times to today together token too tried true truly
try trying twice two typed types typing unable unchanged under unique unknown unless unlocked unset until up update updated
updates updating upon us usable use used user username users uses using usual usually valid validated validation value values
vault vendor verified verify very via vulnerable wait waiting want wanted wants warning was wasn wasnt way we weak well went
were what when where whether which while who whole whom why will with within without won word work worked working works
would write written wrong yes yet you your yours yourself zero
stuck hung kept shown easy hard tricky odd weird silly terrible awful great obvious identical static global common generic trivial
plain plaintext visible laminated down broke here dead gibberish nonsense wonky
rebuilt built found seen stolen chosen told held leaked find enforce
keeper keepass lastpass bitwarden hudu itglue passportal dashlane 1password onepassword credential credentials cred creds
sso saml ldap laps adfs entra okta gpo intune
optionally mandatory undefined nil string str object boolean bool int integer varchar text char securestring any void const
var function return await async self env input tbd todo tba na unspecified none redacted removed omitted hidden masked
placeholder example sample foo bar baz xxx xxxx abc
hiermit bitte ist sind war wurde wird werden nicht kein keine abgelaufen falsch richtig korrekt geändert geandert
zurückgesetzt zuruckgesetzt vergessen gesperrt gespeichert hinterlegt unbekannt ungültig ungultig neu neue neues alt altes
der die das den dem des ein eine einen einem einer und oder aber auch auf aus bei bis durch fur für gegen im in mit nach
noch nur ohne schon sehr sein seine seinen seit sich sie so uber über um unter vom von vor wenn wieder wie zu zum zur
funktioniert läuft lauft laut muss darf kann soll sollte hat haben hatte ab an am als benutzer kunde kunden liegt steht
a-t-il est etait était sera pas expire expiré expirée oublié oublie perdu perdue incorrect invalide modifié modifie change
changé réinitialisé reinitialise le la les un une des du de et ou mais dans sur avec sans pour par plus ne a ont été ete
es esta está caducado caduco caducó incorrecta incorrecto olvidado olvidó olvido cambiada cambiado restablecida
restablecido no el los las una unos y o pero en con sin para por más mas del al ha han sido fue era son ser
";

/// Between the word "password" and its value: links.
const LINKS: &str = "
is was are were be ist war wird lautet lauten lautete sind est etait sera sont es era sera son equals becomes became says
reads s it's its thats that's
";

/// Between the word "password" and its value: words that say nothing.
const FILLERS: &str = "
been being being has have had will would should shall must can currently still just temporarily initially originally now
simply literally actually probably maybe set changed reset updated switched rotated configured called following new temp
temporary default initial current generated again back it he she they i we you use used using try tried enter entered type
typed typing entering chose picked as value e.g eg i.e ie with via auf zu auf jetzt nun neu neue geandert geaendert zuruckgesetzt gesetzt
all lower lowercase upper uppercase caps capital capitals sensitive case case-sensitive exactly
maintenant desormais nouveau provisoire ahora nueva temporal going given sent gave issued provided like old
";

/// After the word "password": what is spoken of is not a password but something about one.
const COMPOUNDS: &str = "
policy policies reset resets manager managers expiry expiration expired expires change changes prompt prompts field fields
protected protection sync synchronization synchronisation hash hashes writeback age history length complexity requirement
requirements box vault attempt attempts list spray rotation portal link email mail screen page file files generator dialog
popup exchange handshake issue issues problem problems error errors lockout strength rules rule hint form settings setting option options cache
provider filter agent service update updates recovery less safe store storage entry prompted management never lastset
notexpired neverexpires authentication auth based only grant flow type box verification validation audit breach spraying
guessing stuffing reuse sharing lifetime protectedfile expiring last dialogue saver app database db was-not
";

/// Product names and other words that look like a password: a capital, then digits.
const PRODUCTS: &str = "
windows win office exchange server outlook sharepoint sql server visio project teams onedrive excel word access publisher
powershell dotnet net framework tls ssl sha md base aes rsa ipv usb hdmi cat wifi wpa wps smb nfs http https http ntlmv
level lvl tier step phase option vlan port slot disk drive room floor suite unit building site office desk laptop pc
desktop server host node ap switch router printer scanner nas san dc ex fs srv ws vm hv esxi hyper vsphere vcenter veeam
sophos fortigate fortios asa pix meraki unifi usg udm ubuntu debian centos rhel rocky fedora macos ios ipados android iphone
ipad surface latitude optiplex precision thinkpad elitebook probook zbook xps poweredge proliant catalyst nexus python java
php node ruby perl version ver v build release rev patch update cu sp rollup q h fy kb ms cve id event error code case ticket
ref sr inc req chg prb order invoice po page line row col column chapter section figure table q1 q2 q3 q4 day week month year sheet team report template bug
mon tue wed thu fri sat sun acrobat photoshop creative autocad revit sage quickbooks xero chrome firefox edge safari
entra azure aws ec s3 m365 o365 e3 e5 f3 p1 p2 intune autopilot defender
";

/// What follows a number that is a measure.
const UNITS: &str = "
character characters chars char digit digits letter letters long day days minute minutes min mins hour hours hrs hr second
seconds sec secs week weeks month months year years time times attempt attempts user users device devices people failed
failures passwords zeichen stellen tage tagen caracteres jours dias x of or percent % mb gb tb kb ms pm am st nd rd th
";

/// Names of ciphers and the like between a directive and its secret.
const METHODS: &str = "address hostname peer enc cipher md5 sha sha1 sha256 sha512 hmac-sha-256 ascii hex encrypted local remote ascii-text plaintext simple read-only read-write read write 128 256 192 aes des 3des";

/// Before "to": the password became another.
const CHANGES: &str = "reset changed change set updated update switched back rotated went goes moved";

/// Words that begin a walk of their own.
const CUES: &str = "password passwords pw pwd passwort kennwort mdp passwd p/w psw pword pswd psswd";

/// A phone is spoken of.
const PHONES: &str = "
phone tel telephone cell mobile mob call called calling callback ph fax dial dialed dialled sms text texted whatsapp
telefon telefone handy mobil telefono rang ring voicemail caller direct landline cellphone did contact tlf portable
movil rueckruf ruckruf durchwahl reach p t
";

/// A wireless network is spoken of.
const WIFI: &str = "ssid wifi wi-fi wlan wireless wpa wpa2 wpa3 psk wpa2-psk essid hotspot";

/// What follows is denied or only possible.
const NEGATIONS: &str = "not never cannot can't isn't wasn't doesn't didn't won't could couldn't may might must should shouldn't no nicht kein pas";

/// What stands for one letter, digit or sign of a password that is spelled out, or says how one is written.
const SPELLED: &str = "
capital cap caps upper uppercase lower lowercase small big hash hashtag pound dash hyphen minus underscore dot period point
star asterisk bang exclamation question mark dollar percent ampersand at sign plus equals slash backslash tilde caret
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety double triple oh nought
alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey x-ray xray yankee zulu
";

/// What a password is called.
const SECRETS: &str = "
password passwords pw pwd pass passphrase passcode creds cred credentials passwort kennwort passwrod pasword passwd
mdp pword pws passwrd
";

/// What a password is asked at.
const LOGINS: &str = "login logins";

/// Ways in, and what is shut.
const WAYS_IN: &str = "
keyboard log logs logged logging logon sign signs signed signin signing authenticate authenticates auth credential unlock
unlocks unlocked locked encrypted decrypt decrypts protected zip archive pdf opens open reset acct account sudo
everything everywhere root admin lockout vault workbook spreadsheet bios console keystore lowercase uppercase capital capitals caps case
";

/// A word in lower case, cut where no list has a longer one; without a place on the heap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lower {
    bytes: [u8; LONGEST],
    length: usize,
}

/// No listed word is longer, in bytes.
const LONGEST: usize = 24;

impl Lower {
    pub fn of(word: &[u8]) -> Self {
        let mut bytes = [0; LONGEST];
        // A longer word is none of ours: it becomes the empty one.
        let length = if word.len() > LONGEST { 0 } else { word.len() };
        for (lower, byte) in bytes.iter_mut().zip(&word[..length]) {
            *lower = byte.to_ascii_lowercase();
        }
        Self { bytes, length }
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Eight bytes at a time: the words are ours, nobody can choose them to collide.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The lists that a word is in, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lists(u16);

/// All words of all lists.
struct Known {
    words: HashMap<&'static [u8], Lists, BuildHasherDefault<Mixed>>,
    /// The lists of all words of a length that begin with a byte: most words are known by it to be in none.
    alike: [[Lists; LONGEST + 1]; 256],
}

/// The lists that a word may be in, by its length and first letter, whatever its case.
pub(super) fn perhaps(word: &[u8]) -> Lists {
    let Some(first) = word.first() else { return Lists::default() };
    let alike = &KNOWN.alike[usize::from(first.to_ascii_lowercase())];
    alike.get(word.len()).copied().unwrap_or_default()
}

/// The lists that hold a word; lower case expected.
pub(super) fn lists(word: &[u8]) -> Lists {
    if perhaps(word) == Lists::default() {
        return Lists::default();
    }
    KNOWN.words.get(word).copied().unwrap_or_default()
}

/// The lists that hold a word, whatever its case.
pub(super) fn lists_of(word: &[u8]) -> Lists {
    if perhaps(word) == Lists::default() {
        return Lists::default();
    }
    lists(Lower::of(word).as_slice())
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $words:ident, $bit:literal;)*) => {
        static KNOWN: LazyLock<Known> = LazyLock::new(|| {
            let mut known = Known { words: HashMap::default(), alike: [[Lists::default(); LONGEST + 1]; 256] };
            $(for word in $words.split_whitespace().map(str::as_bytes) {
                known.words.entry(word).or_default().0 |= 1 << $bit;
                known.alike[usize::from(word[0])][word.len()].0 |= 1 << $bit;
            })*
            known
        });
        impl Lists {
            /// Those of either.
            pub const fn and(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            $($(#[$doc])*
            pub const fn $name(self) -> bool {
                self.0 & (1 << $bit) != 0
            })*
        }
    };
}

lists! {
    /// A word of sentences.
    is_stop: STOP, 0;
    /// "is", "was": what follows may be the value.
    is_link: LINKS, 1;
    /// A word that says nothing between the cue and its value.
    is_filler: FILLERS, 2;
    /// A word that makes of "password" another thing.
    is_compound: COMPOUNDS, 3;
    /// What products, hosts and references begin with.
    is_product: PRODUCTS, 4;
    /// What is counted or measured.
    is_unit: UNITS, 5;
    /// A cipher or a form of a secret in configurations.
    is_method: METHODS, 6;
    /// "reset", "changed".
    is_change: CHANGES, 7;
    /// "not", "could".
    is_negation: NEGATIONS, 8;
    /// A cue of its own.
    is_cue: CUES, 9;
    /// "call", "mobile": digits may be a phone's.
    is_phone: PHONES, 10;
    /// "ssid", "hotspot": a key may be a wireless network's.
    is_wifi: WIFI, 11;
    /// "capital", "dash", "four", "foxtrot".
    is_spelled: SPELLED, 12;
    /// "password", "pw", "creds".
    is_secret: SECRETS, 13;
    /// "log", "encrypted", "opens".
    is_way_in: WAYS_IN, 14;
    /// "login".
    is_login: LOGINS, 15;
}
