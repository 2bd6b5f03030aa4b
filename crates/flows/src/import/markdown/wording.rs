//! What words tell: whether a text asks for something to be done, what a heading promises, how long a step takes, and
//! which shell a command is for.

use crate::limits::MAX_MINUTES;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that an instruction begins with.
const VERBS: &str = "access acknowledge activate add adjust alert align allow analyse analyze apply approve archive ask \
    assess assign attach audit avoid back backup begin block book boot browse build bump buy calculate call cancel capture \
    change check choose classify clean clear click clone close cluster collect communicate compare complete compress \
    configure confirm connect consider consult contact contain continue convert coordinate copy cordon correct \
    correlate count create cross-check cross-reference customize cut debug decide decommission decrease define delete \
    deploy deregister describe deselect design detach detect determine develop diagnose disable disconnect discuss dismiss \
    display distribute do document double-check double-click download downgrade drag drain draw drill drop edit \
    eject elect eliminate enable encrypt end enforce engage ensure enter enumerate eradicate escalate establish \
    estimate evaluate examine exclude execute exit expand explain export extend extract fill filter find fix flag flush \
    focus follow force format gather generate get give go grant harden have highlight hold identify ignore implement import \
    improve include increase inform initiate insert inspect install instruct interview investigate invite isolate join \
    keep kill label launch leave let limit link list load locate lock log login logon look lower maintain make map mark \
    measure merge migrate minimize mitigate modify monitor mount move name navigate note notify obtain offer open \
    optimize order page paste patch pause perform ping place plan plug point post prepare preserve press prevent print \
    prioritize proceed profile promote protect provide provision publish pull purge push put query quarantine quit raise \
    re-enable re-register re-run reach read reassign reboot rebuild recall reclaim recommend reconcile reconfigure \
    reconnect record recover recreate redeploy redirect reduce refer refresh register reinstall reject release reload \
    relocate remediate remind remove rename renew reopen repair repeat replace report request require rerun reset resize \
    resolve respond restart restore restrict resume retrieve retry return review revert revoke right-click roll \
    rollback rotate run save scale scan schedule scope scroll search secure see segment select send set share shut shutdown \
    sign simplify size skip snapshot sort specify split start stop store submit subscribe supply suspend swap switch \
    sync synchronize take talk tap tell terminate test throttle touch trace track transfer trigger troubleshoot try tune \
    turn type uncheck undo uninstall unlock unplug update upgrade upload use validate verify view visit wait walk watch \
    whitelist withdraw work write";

static VERB_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.split_ascii_whitespace().collect());

/// Whether the word, in small letters, asks for something to be done.
pub(super) fn is_verb(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    VERB_SET.contains(word)
}

/// Whether the text tells somebody to do something: it begins with such a verb, perhaps after a label or a phrase that
/// says where or when.
pub(super) fn reads_as_instruction(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    for label in [
        "optional",
        "step",
        "action",
        "then",
        "next",
        "first",
        "finally",
        "also",
        "now",
        "please",
        "and",
        "or",
        "if possible",
        "always",
    ] {
        if let Some(rest) = text.strip_prefix(label)
            && rest.starts_with([' ', ',', ':', ')'])
        {
            let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
            text = rest;
        }
    }
    let first = text.split_whitespace().next().unwrap_or_default();
    if is_verb(first) {
        // `Access denied` and `Backup failed` name what happened.
        let second = text.split_whitespace().nth(1).unwrap_or_default();
        return !matches!(
            second,
            "denied"
                | "failed"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "of"
                | "issues"
                | "errors"
                | "error"
        );
    }
    if first.ends_with("ly") && text.split_whitespace().nth(1).is_some_and(is_verb) {
        return true;
    }
    let is_phrase = matches!(
        first,
        "in" | "on"
            | "under"
            | "from"
            | "at"
            | "to"
            | "for"
            | "after"
            | "when"
            | "if"
            | "before"
            | "once"
            | "using"
            | "with"
            | "next"
            | "as"
    );
    is_phrase
        && text.match_indices([',', ':']).take(4).any(|(at, _)| {
            let after = text[at + 1..].trim_start();
            let after = ["then ", "and then ", "and ", "please "]
                .iter()
                .fold(after, |after, word| after.strip_prefix(word).unwrap_or(after));
            after.split_whitespace().next().is_some_and(is_verb)
        })
}

/// What a heading promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// Something to do.
    Procedure,
    /// Something to know.
    Knowledge,
}

/// What the heading promises, if its words tell.
pub(super) fn promise(heading: &str) -> Option<Promise> {
    let text = heading.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |list: &str| list.split_ascii_whitespace().any(|word| words.contains(&word));
    if has(
        "resolution resolutions resolve resolving workaround workarounds solution solutions fix fixes fixing mitigation \
            mitigations mitigate remediation remediate procedure procedures steps step playbook runbook method diagnosis \
            diagnose recovery recover action actions task tasks checklist respond containment contain eradication eradicate \
            troubleshoot troubleshooting investigate investigation instructions rollback verification verify validation \
            option mitigating debugging",
    ) && !has("symptom symptoms cause causes reproduce")
    {
        return Some(Promise::Procedure);
    }
    if has(
        "symptom symptoms cause causes problem summary overview impact meaning status background introduction references \
            reference description appendix glossary faq scope",
    ) || text.starts_with("more info")
        || text.starts_with("related")
        || text.starts_with("see also")
        || text.starts_with("applies to")
        || text.starts_with("additional")
    {
        return Some(Promise::Knowledge);
    }
    (is_verb(words.first().copied().unwrap_or_default()) || text.starts_with("how to"))
        .then_some(Promise::Procedure)
}

static MINUTES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\([^()]{0,40}?(\d{1,5})(?:\s*(?:-|–|to)\s*(\d{1,5}))?\s*(min|mins|minutes?|hours?|hrs?|h)\b\.?[^()]{0,20}\)").ok()
});

/// The time that the text gives in brackets, such as `(5 min)`; the longer of two.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let found = MINUTES.as_ref()?.captures(text)?;
    let number: u32 = found.get(2).or_else(|| found.get(1))?.as_str().parse().ok()?;
    let each = if found[3].to_ascii_lowercase().starts_with('h') { 60 } else { 1 };
    number.checked_mul(each).filter(|minutes| (1..=MAX_MINUTES).contains(minutes))
}

/// Languages of what is shown rather than typed in.
const SHOWN: &str = "text txt plain plaintext output log logs json jsonc json5 yaml yml xml html csv tsv ini toml conf cfg \
    properties diff mermaid markdown md http email eml none nohighlight dot plantuml ascii";

static CMDLET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^\s*(?:PS [^>]*>\s*)?(?:\$\w+\s*=|\[\w+(?:\.\w+)+\]|(?:Get|Set|New|Remove|Add|Test|Start|Stop|Restart|Enable|Disable|Import|Export|Connect|Install|Uninstall|Invoke|Update|Search|Move|Clear|Write|Resume|Register|Undo|Out|Select|Where|ForEach)-[A-Za-z]+)").ok()
});
static COMMAND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^\s*(?:\$ |# |sudo |kubectl |docker |systemctl |journalctl |curl |wget |grep |cat |ls |cd |ssh |scp |tail |ps |df |du |top|free |ip |dig |nslookup |ping |az |aws |gcloud |helm |git |apt(?:-get)? |yum |dnf |etcdctl |crictl |amtool |promtool |psql |mysql |redis-cli |openssl |export |chmod |chown |rm |cp |mv |mkdir |find |make |python3? |npm )").ok()
});
static WINDOWS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?im)^\s*(?:[a-z]:\\\S*>|reg(?:edit)?(?:\.exe)? |net (?:start|stop|use)|ipconfig|sfc |dism|gpupdate|msiexec|regsvr32|netsh |nltest |cscript |chkdsk|taskkill |icacls |ldifde |dsregcmd|w32tm|copy |del |ren |robocopy )").ok()
});

/// The shell that fenced code is for; none if the code is to be read, not to be run.
pub(super) fn shell(info: &str, code: &str) -> Option<String> {
    let word =
        info.trim_start_matches(['{', '.']).split([' ', '\t', ',', '}', '{', ':']).next().unwrap_or_default();
    let word = word.to_lowercase();
    if !word.is_empty() {
        let is_shown = SHOWN.split_ascii_whitespace().any(|shown| shown == word);
        return (!is_shown).then_some(word);
    }
    Some(guessed(code).unwrap_or("text").to_owned())
}

/// The shell that code without a name is for, if it looks like any.
pub(super) fn guessed(code: &str) -> Option<&'static str> {
    let is =
        |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(code));
    if is(&CMDLET) {
        Some("powershell")
    } else if is(&WINDOWS) {
        Some("cmd")
    } else if is(&COMMAND) {
        Some("bash")
    } else {
        None
    }
}
