//! Whether an end of a chart hands the problem to somebody else, read from its words.

/// Who takes over at a step with this text: none if the step is no handover, `Some(None)` if it does not say who.
pub(super) fn handover(text: &str) -> Option<Option<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let mut found = None;
    for (at, word) in plain.iter().enumerate() {
        let rest = &plain[at + 1..];
        if let Some(length) = handing_phrase(word, rest) {
            if at > 0 && is_denied(&plain[at.saturating_sub(2)..at]) {
                return None;
            }
            let who = if ends_clause(words[at + length - 1]) { None } else { name_of(&words[at + length..]) };
            found = found.or(Some(who));
        }
    }
    found
}

/// Lower case, without the punctuation around the word.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_denied(before: &[String]) -> bool {
    before
        .iter()
        .any(|word| matches!(word.as_str(), "no" | "not" | "don't" | "never" | "without" | "avoid" | "de"))
}

/// How many words a phrase takes that hands the problem over.
fn handing_phrase(word: &str, rest: &[String]) -> Option<usize> {
    let next = rest.first().map_or("", String::as_str);
    match word {
        "escalate" | "escalated" | "escalating" | "escalation" | "escalates" => Some(1),
        "hand" | "handing" | "hands" | "handed" if matches!(next, "over" | "off" | "to") => Some(2),
        "hand"
            if matches!(next, "it" | "this" | "ticket")
                && rest.get(1).is_some_and(|w| matches!(w.as_str(), "over" | "off" | "to")) =>
        {
            Some(3)
        }
        "handover" | "handoff" | "hand-over" | "hand-off" => Some(1),
        "contact" | "call" | "page" | "engage" | "involve" | "ask" | "alert" | "email" | "phone"
        | "notify" | "ping"
            if rest.iter().take(5).any(|word| takes_over(word)) =>
        {
            Some(1)
        }
        "reach" if next == "out" && rest.iter().take(6).any(|word| takes_over(word)) => Some(2),
        "open" | "raise" | "file" | "log" | "create" | "submit" | "lodge" => {
            let case = rest[..rest.len().min(4)].iter().rposition(|word| {
                matches!(word.as_str(), "case" | "ticket" | "incident" | "rma" | "sr") || word == "support"
            })?;
            Some(case + 2)
        }
        _ => None,
    }
}

/// Names of those who take problems over.
fn takes_over(word: &str) -> bool {
    matches!(
        word,
        "vendor"
            | "vendor's"
            | "support"
            | "provider"
            | "provider's"
            | "isp"
            | "carrier"
            | "manufacturer"
            | "l2"
            | "l3"
            | "l4"
            | "tier"
            | "on-call"
            | "oncall"
            | "sre"
            | "team"
            | "admin"
            | "administrator"
            | "admins"
            | "helpdesk"
            | "desk"
            | "microsoft"
            | "specialist"
            | "engineer"
            | "engineering"
            | "owner"
            | "owners"
            | "noc"
            | "soc"
            | "security"
            | "management"
            | "manager"
            | "lead"
            | "commander"
            | "supplier"
            | "reseller"
            | "registrar"
    )
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', ';', ':', '.', '!', ')', '-', '–', '—'])
}

/// The name behind the phrase: `to the network team with logs` gives `network team`.
fn name_of(words: &[&str]) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    let mut is_led = false;
    for word in words.iter().take(10) {
        let low = plain(word);
        if name.is_empty()
            && matches!(low.as_str(), "to" | "with" | "at" | "the" | "a" | "an" | "your" | "our" | "for")
        {
            is_led = true;
            continue;
        }
        let is_break = low.is_empty() || (!name.is_empty() && is_break(&low));
        if is_break || name.len() == 5 {
            break;
        }
        name.push(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if ends_clause(word) {
            break;
        }
    }
    let is_name = is_led || name.iter().any(|word| takes_over(&word.to_lowercase()));
    (is_name && !name.is_empty()).then(|| name.join(" "))
}

fn is_break(word: &str) -> bool {
    matches!(
        word,
        "with"
            | "and"
            | "or"
            | "if"
            | "for"
            | "to"
            | "about"
            | "via"
            | "by"
            | "when"
            | "after"
            | "before"
            | "then"
            | "in"
            | "on"
            | "because"
            | "including"
            | "immediately"
            | "now"
            | "attach"
            | "attaching"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Option<&str>>) {
        assert_eq!(handover(text), expected.map(|who| who.map(str::to_owned)), "{text}");
    }

    #[test]
    fn an_end_that_hands_over_is_told_from_one_that_solves() {
        check("Escalate", Some(None));
        check("Escalate to L2", Some(Some("L2")));
        check("Escalate to the network team with logs", Some(Some("network team")));
        check("ESCALATE: incident commander", Some(None));
        check("Hand over to L3, attach traces", Some(Some("L3")));
        check("Hand off to the platform team", Some(Some("platform team")));
        check("Contact vendor support", Some(Some("vendor support")));
        check("Contact your ISP", Some(Some("ISP")));
        check("Page the on-call engineer", Some(Some("on-call engineer")));
        check("Open a case with Microsoft", Some(Some("Microsoft")));
        check("Open a support ticket with the cloud provider", Some(Some("cloud provider")));
        check("Collect logs, then raise a vendor case", Some(None));
        check("No escalation needed", None);
        check("Do not escalate", None);
        check("Driver supports expansion", None);
        check("Unsupported media type", None);
        check("Check the vendor's support matrix", None);
        check("Close the ticket", None);
        check("Notify the user and close", None);
        check("Open the firewall port", None);
        check("", None);
    }
}
