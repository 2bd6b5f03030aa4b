//! What the mails say: one function for each kind.
//!
//! Plain text, one link at most, and in every one who caused it and until when its link works.

use super::Letter;
use rf_core::Time;

/// Asks whoever reads it to confirm that the address is theirs.
pub fn verify_email(name: &str, link: &str, until: Time) -> Letter {
    letter(
        "verify_email",
        "Confirm your e-mail address",
        &[
            &format!("Hello {},", harmless(name)),
            "an account at ResolutionFlow uses this e-mail address. Please confirm that it is yours:",
            link,
            &works_until(until),
            "You get this mail because the account was made, or because a confirmation was asked for from it. If that was \
             not you, do nothing: the address stays unconfirmed.",
        ],
    )
}

/// Gives a link to choose a new password. `address` is the network address that asked for it.
pub fn reset_password(name: &str, address: Option<&str>, link: &str, until: Time) -> Letter {
    letter(
        "reset_password",
        "Choose a new password",
        &[
            &format!("Hello {},", harmless(name)),
            &format!(
                "somebody{} asked for a new password for your account at ResolutionFlow. If that was you, choose one here:",
                from(address)
            ),
            link,
            &works_until(until),
            "If it was not you, do nothing: your password stays as it is.",
        ],
    )
}

/// Asks whoever reads it at the new address to confirm it.
pub fn change_email(name: &str, link: &str, until: Time) -> Letter {
    letter(
        "change_email",
        "Confirm your new e-mail address",
        &[
            "Hello,",
            &format!(
                "{} wants to use this e-mail address for their account at ResolutionFlow. If that is you, confirm it here:",
                harmless(name)
            ),
            link,
            &works_until(until),
            "If it is not you, do nothing: nothing will change.",
        ],
    )
}

/// Tells whoever reads at the present address that another one was asked for.
pub fn email_change_notice(name: &str, new_email: &str, address: Option<&str>) -> Letter {
    letter(
        "email_change_notice",
        "Your e-mail address is about to change",
        &[
            &format!("Hello {},", harmless(name)),
            &format!(
                "somebody who is signed in to your account at ResolutionFlow{} asked to change its e-mail address to {}. \
                 It changes once that address is confirmed.",
                from(address),
                new_email
            ),
            "If it was not you, change your password now: that makes the confirmation void. Then tell your team's \
             administrator.",
        ],
    )
}

/// Tells that the password was changed. `by_link` says whether a mailed link was used for it.
pub fn password_changed(name: &str, by_link: bool, address: Option<&str>, at: Time) -> Letter {
    let how = if by_link { "with a link that was mailed to you" } else { "from your account's settings" };
    letter(
        "password_changed",
        "Your password was changed",
        &[
            &format!("Hello {},", harmless(name)),
            &format!(
                "the password of your account at ResolutionFlow was changed {how}{}, on {}. Everybody who was signed in \
                 with the old one was signed out.",
                from(address),
                moment(at)
            ),
            "If it was not you, ask for a new password on the sign-in page now, and tell your team's administrator.",
        ],
    )
}

/// A moment as mails say it: `23 November 2026, 09:30 UTC`.
pub fn moment(at: Time) -> String {
    at.format("%-d %B %Y, %H:%M UTC").to_string()
}

/// A name that somebody else may have chosen, without what mail programs would make a link of.
pub fn harmless(name: &str) -> String {
    let is_plain = |c: char| !matches!(c, '/' | ':' | '<' | '>' | '\\') && !c.is_control();
    // `example.com` is a link to most of them; `Dr. Example` is not.
    let mut plain: String = name.chars().filter(|c| is_plain(*c)).collect();
    plain = plain.replace('.', ". ").replace(".  ", ". ");
    plain.trim().to_owned()
}

fn works_until(until: Time) -> String {
    format!("The link works once, until {}.", moment(until))
}

fn from(address: Option<&str>) -> String {
    address.map(|address| format!(" (from the network address {address})")).unwrap_or_default()
}

fn letter(kind: &'static str, subject: &str, paragraphs: &[&str]) -> Letter {
    let body = format!("{}\n\nResolutionFlow\n", paragraphs.join("\n\n"));
    Letter { kind, subject: subject.into(), body }
}
