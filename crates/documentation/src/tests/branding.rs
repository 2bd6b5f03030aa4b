//! The team's time zone and its own words, in every format.

use super::tale::*;
use crate::{Branding, Document, Rendering, TimeZone, html, markdown, plain_text};

fn branded(tale: &Tale, zone: &str, header: Option<&str>, footer: Option<&str>) -> Document {
    let time_zone = zone.parse().unwrap();
    tale.branded(&Branding { time_zone, header: header.map(Into::into), footer: footer.map(Into::into) })
}

fn all(document: &Document) -> String {
    let (text, markdown, html) = (plain_text(document), markdown(document), html(document));
    format!("=== text ===\n{text}\n=== markdown ===\n{markdown}\n=== html ===\n{html}")
}

#[test]
fn times_are_told_as_the_teams_clocks_show_them_with_its_words_around() {
    let header = "Northwind Managed IT\nService desk <desk@northwind.example>";
    let footer = "# Confidential: for *Contoso* only & nobody else";
    // The evening of one day in UTC is the next day in Auckland.
    let tale = Tale::started().after(10 * 3_600).does(answer("web", "no")).after(6 * 3_600);
    let tale = tale.does(complete("reset")).does(resolve("Done", None));
    insta::assert_snapshot!(all(&branded(&tale, "Pacific/Auckland", Some(header), Some(footer))));
}

#[test]
fn a_session_across_a_change_of_clocks_says_so() {
    // From 2 March 09:00:12 UTC to the night of 8 March, when New York goes to summer time at 07:00 UTC.
    let tale = Tale::started().after(5 * 86_400 + 21 * 3_600).does(answer("web", "no"));
    let tale = tale.after(3_600).does(complete("reset")).after(60).does(resolve("Done", None));
    let text = plain_text(&branded(&tale, "America/New_York", None, None));
    assert!(text.contains("Started:  2026-03-02 04:00:12 UTC-05:00\n"), "{text}");
    assert!(text.contains("Ended:    2026-03-08 03:01:12 UTC-04:00\n"), "{text}");
    assert!(text.contains("2026-03-08\n01:00:12  "), "{text}");
    assert!(text.contains("2026-03-08 (clocks changed, now UTC-04:00)\n03:00:12  "), "{text}");
}

#[test]
fn without_branding_a_note_is_as_it_always_was() {
    let tale = Tale::started().does(answer("web", "no"));
    assert_eq!(all(&branded(&tale, "UTC", None, None)), all(&tale.document()));
    assert!(plain_text(&tale.document()).contains("WHAT WAS DONE (UTC)\n"));
}

#[test]
fn the_structured_document_carries_the_branding_and_keeps_times_in_utc() {
    let document = branded(&Tale::started(), "Europe/London", Some("Above"), None);
    let json: serde_json::Value = serde_json::from_str(&Rendering::Json.render(&document)).unwrap();
    let branding = serde_json::json!({ "time_zone": "Europe/London", "header": "Above", "footer": null });
    assert_eq!(json["branding"], branding);
    assert_eq!(json["header"]["started"], "2026-03-02T09:00:12Z");
    assert_eq!(serde_json::from_value::<Document>(json).unwrap(), document);
}

#[test]
fn hostile_words_of_a_team_stay_words() {
    let hostile = "<script>alert(1)</script>\n[x](javascript:alert(1))\n</article>";
    let document = branded(&Tale::started(), "UTC", Some(hostile), Some(hostile));
    let page = html(&document);
    assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
    assert_eq!(page.matches("</article>").count(), 1, "{page}");
    assert!(markdown(&document).contains("\\[x\\](javascript:"), "{}", markdown(&document));
}

#[test]
fn what_is_no_time_zone_is_refused() {
    for name in ["", "Mars/Olympus", "utc+1", "europe/london"] {
        assert!(name.parse::<TimeZone>().is_err(), "{name}");
    }
}
