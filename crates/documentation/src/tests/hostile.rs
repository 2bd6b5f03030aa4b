//! Texts that try to break out of the note.

use super::tale::*;
use crate::markdown::{inline, paragraphs};
use crate::note::{as_typed, note_html};
use crate::{Variant, html, html_page, markdown, plain_text, psa_note};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What a reader of GitHub's dialect sees: the text, hard breaks as line ends, and the elements it stands in.
fn seen(source: &str) -> (String, Vec<String>) {
    let dialect = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let (mut text, mut elements) = (String::new(), Vec::new());
    for event in Parser::new_ext(source, dialect) {
        match event {
            Event::Text(piece) => text += &piece,
            Event::HardBreak => text += "\n",
            Event::Start(tag) => elements.push(format!("{tag:?}")),
            Event::End(_) => {}
            other => elements.push(format!("{other:?}")),
        }
    }
    (text, elements)
}

/// The tags in a piece of HTML, as written.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag)).collect()
}

/// Fails if anything in the page could run.
#[track_caller]
pub fn harmless(page: &str) {
    let lower = page.to_ascii_lowercase();
    assert!(!lower.contains("<script") && !lower.contains("javascript:"), "{page}");
    for tag in tags(&lower) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        let known = [
            "article",
            "section",
            "h1",
            "h2",
            "dl",
            "dt",
            "dd",
            "ul",
            "ol",
            "li",
            "p",
            "br",
            "hr",
            "strong",
            "em",
            "code",
            "pre",
            "blockquote",
            "a",
            "time",
            "span",
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
        ];
        assert!(known.contains(&name), "{tag}");
        for attribute in tag.split_whitespace().skip(1) {
            assert!(!attribute.starts_with("on"), "{tag}");
            if let Some(target) = attribute.strip_prefix("href=\"") {
                assert!(
                    ["http://", "https://", "mailto:", "tel:"].iter().any(|s| target.starts_with(s)),
                    "{tag}"
                );
            }
        }
    }
}

fn nasty() -> Tale {
    let long = "very long ".repeat(30);
    let mut flow = flow();
    flow.title = "# <script>alert(1)</script> & *stars*".into();
    let notes = [
        "# Not our heading\n\n<script>alert('x')</script>\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n```\nunclosed fence",
        "[ERROR]: disk full\n<MBX01> failed <!-- is it? -->\n[click](javascript:alert(1)) <img src=x onerror=alert(1)>",
        "![pixel](https://tracker.example/p.gif) [site](https://example.com/?a=1&b=2) <tel:+4930123>",
        "1. restarted\n2. waited\n   - 5 min\n\n```powershell\nGet-Mailbox | ? { $_.Name -like '*kim*' }\n```\n```ipconfig /all\n```",
    ];
    let mut tale = Tale::on(flow, Some("- not a list\n## not a heading\r\n`tick` <b>bold</b> | pipe |\u{0}"));
    for text in notes {
        tale = tale.after(30);
        tale.records(rf_flows::session::SessionEvent::Noted {
            step: Some("web".into()),
            text: text.into(),
            audience: rf_flows::session::Audience::Internal,
            hypothesis: None,
        });
    }
    let outcome = format!(
        "# fixed\n---\n1. C:\\Users\\*\n    indented <iframe src=//x>\n\n> quote & &amp; a_b_c _x_\n{long}"
    );
    tale.after(30).by(7, "<b onmouseover=x>Mallory</b> [x]").does(resolve(&outcome, Some("**cause**\n===")))
}

#[test]
fn nasty_text_stays_text() {
    let document = nasty().document();
    insta::assert_snapshot!(format!(
        "=== text ===\n{}\n=== markdown ===\n{}\n=== html ===\n{}\n=== psa ===\n{}",
        plain_text(&document),
        markdown(&document),
        html(&document),
        psa_note(&document)
    ));
    for variant in Variant::ALL {
        harmless(&html(&nasty().read_by(variant)));
        harmless(&html_page(&nasty().read_by(variant)));
    }
}

#[test]
fn nothing_that_was_typed_into_a_note_vanishes() {
    #[track_caller]
    fn check(note: &str, html: &str) {
        assert_eq!(note_html(note).trim_end(), html);
    }
    check("[ERROR]: disk full", "<p>[ERROR]: disk full</p>");
    check("<MBX01> is down", "<p>&lt;MBX01&gt; is down</p>");
    check("<!-- seen --> ok", "<p>&lt;!-- seen --&gt; ok</p>");
    check("<div>\na\n</div>", "<p>&lt;div&gt;<br>\na<br>\n&lt;/div&gt;</p>");
    check("# Big\ntext", "<p><strong>Big</strong></p>\n<p>text</p>");
    check("line 1\nline 2", "<p>line 1<br>\nline 2</p>");
    check("```ipconfig /all\n```", "<pre><code>ipconfig /all\n</code></pre>");
    check("[x](javascript:a)", "<p>[x](javascript:a)</p>");
    check("[log](\\\\srv\\logs) <file:///c:/x>", "<p>[log](\\srv\\logs) file:///c:/x</p>");
    check(
        "[![a](https://b.c/d.png)](https://b.c)",
        "<p><a href=\"https://b.c\" rel=\"noopener noreferrer nofollow\">[a](https://b.c/d.png)</a></p>",
    );
    check(
        "<kim@example.com>",
        "<p><a href=\"mailto:kim@example.com\" rel=\"noopener noreferrer nofollow\">kim@example.com</a></p>",
    );
    check("`<b>` stays code", "<p><code>&lt;b&gt;</code> stays code</p>");
}

#[test]
fn readable_sources_need_few_escapes() {
    for plain in [
        "user_upn at C:\\Users\\kim",
        "R&D costs 5 < 6 > 4",
        "Can the user sign in? (yes/no)",
        "a-b + c = d | e # f!",
    ] {
        assert_eq!(inline(plain), plain);
    }
}

/// Texts made of what Markdown and HTML care about.
pub fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "#",
        "##",
        "-",
        "+",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~",
        "~~~",
        ">",
        "<",
        "|",
        "---",
        "===",
        ":-",
        "1.",
        "2)",
        "[",
        "]",
        "](",
        "]:",
        "(",
        ")",
        "!",
        "!",
        "&",
        "&amp;",
        "&#58;",
        "\\",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        "    ",
        " ",
        "a",
        "b",
        "x",
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "javascript:",
        "JaVaScRiPt:alert(1)",
        "[a](javascript:x)",
        "<javascript:x>",
        "data:",
        "<a href='java\nscript:x'>",
        "\" onclick=\"x",
        "' onload='x",
        "<svg/onload=x>",
        "</blockquote>",
        "</li>",
        "</article>",
        "{{x}}",
        "\u{202e}",
        "\u{0}",
        "ä",
        "[^1]",
        "[ ]",
        "<x@y.z>",
        "http://e.x/_a_",
        "<b>",
        "</p>",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

#[test]
fn what_nothing_closes_in_a_note_is_not_closed_by_the_mark_of_its_quote() {
    for text in ["<<!a\n-", "<!DOCTYPE\nx", "<?php\necho", "\\\\<!x\ny", "`<!a`\nb"] {
        let mut tale = Tale::started();
        tale.records(rf_flows::session::SessionEvent::Noted {
            step: None,
            text: text.into(),
            audience: rf_flows::session::Audience::Client,
            hypothesis: None,
        });
        let source = markdown(&tale.read_by(Variant::Internal));
        let is_html = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
        assert!(!Parser::new_ext(&source, Options::empty()).any(|event| is_html(&event)), "{source}");
    }
}

proptest! {
    #[test]
    fn escaped_text_reads_as_it_was_typed(text in prop_oneof![hostile(), "\\PC{0,60}"]) {
        let lines = crate::words::lines(&text);
        let lines: Vec<_> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let source = paragraphs(&text);
        let (read, elements) = seen(&source);
        let separated = read.replace('\n', "");
        prop_assert_eq!(separated, lines.concat(), "{}", source);
        prop_assert!(elements.iter().all(|element| element == "Paragraph"), "{:?} in {}", elements, source);
    }

    #[test]
    fn one_line_texts_fit_into_a_list_item(text in hostile()) {
        let text = crate::words::one_line(&text);
        let (read, elements) = seen(&format!("- **Name:** {}\n", inline(&text)));
        let expected = format!("Name: {text}");
        prop_assert_eq!(read, expected.trim_end());
        prop_assert_eq!(elements, ["List(None)", "Item", "Strong"]);
    }

    #[test]
    fn a_note_never_leaves_its_quote(text in hostile()) {
        let tale = Tale::started();
        let mut noisy = tale.clone();
        noisy.records(rf_flows::session::SessionEvent::Noted {
            step: Some("web".into()), text: text.clone(), audience: rf_flows::session::Audience::Client, hypothesis: None,
        });
        for (variant, expected) in [(Variant::Internal, 4), (Variant::Client, 4), (Variant::Escalation, 4)] {
        let source = markdown(&noisy.read_by(variant));
        let mut depth = 0_i32;
        let mut headings = 0;
        for event in Parser::new_ext(&source, Options::empty()) {
            match event {
                Event::Start(Tag::BlockQuote(_)) => depth += 1,
                Event::End(pulldown_cmark::TagEnd::BlockQuote(_)) => depth -= 1,
                Event::Start(Tag::Heading { .. }) if depth == 0 => headings += 1,
                Event::Html(_) | Event::InlineHtml(_) => prop_assert!(false, "{source}"),
                _ => {}
            }
        }
        prop_assert_eq!(headings, expected, "{}", source);
        }
        prop_assert!(Parser::new_ext(&as_typed(&text), Options::empty()).reference_definitions().iter().next().is_none());
    }

    #[test]
    fn no_letter_of_a_note_vanishes(text in hostile()) {
        let page = note_html(&text);
        prop_assert!(page.matches('Q').count() == text.matches('Q').count(), "{:?} became {}", text, page);
    }

    #[test]
    fn a_ticket_note_is_a_list_and_lines_and_says_what_was_typed(text in hostile()) {
        let mut tale = Tale::on(flow(), Some(&text));
        for event in [
            rf_flows::session::SessionEvent::Noted { step: Some("web".into()), text: text.clone(), audience: Default::default(), hypothesis: None },
            rf_flows::session::SessionEvent::Answered { step: text.as_str().into(), answer: text.as_str().into() },
            rf_flows::session::SessionEvent::Resolved { outcome: text.clone(), cause: Some(text.clone()) },
        ] {
            tale.records(event);
        }
        let told = psa_note(&tale.document());
        let (read, elements) = seen(&told);
        let known = |element: &String| {
            ["Paragraph", "List", "Item", "Emphasis", "Strong", "Strikethrough", "SoftBreak", "Code", "TaskList"]
                .iter().any(|known| element.starts_with(known))
                // An address that stands in the text anyway.
                || element.starts_with("Link { link_type: Autolink") || element.starts_with("FootnoteReference")
        };
        prop_assert!(elements.iter().all(known), "{:?} in {}", elements, told);
        prop_assert!(!read.contains('\\') || text.contains('\\'));
        let raw = told.replace('\u{200b}', "");
        for line in crate::words::lines(&text) {
            let is_fence = line.trim().starts_with("```") || line.trim().starts_with("~~~");
            prop_assert!(is_fence || raw.contains(line.trim_end()), "{:?} in {}", line, told);
        }
    }

    #[test]
    fn no_text_makes_the_page_do_anything(text in hostile(), other in hostile()) {
        let mut flow = flow();
        flow.title = other.clone();
        let mut tale = Tale::on(flow, Some(&text)).by(3, &other);
        for event in [
            rf_flows::session::SessionEvent::Noted { step: Some("web".into()), text: text.clone(), audience: Default::default(), hypothesis: None },
            rf_flows::session::SessionEvent::Noted { step: Some("web".into()), text: text.clone(), audience: rf_flows::session::Audience::Client, hypothesis: None },
            rf_flows::session::SessionEvent::Captured { step: None, name: "mailbox".into(), value: Some(other.clone()) },
            rf_flows::session::SessionEvent::Answered { step: text.as_str().into(), answer: other.as_str().into() },
            rf_flows::session::SessionEvent::Escalated { to: Some(other), to_person: None, reason: text },
        ] {
            tale.records(event);
        }
        for variant in Variant::ALL {
            let document = tale.read_by(variant);
            harmless(&html(&document));
            harmless(&html_page(&document));
            markdown(&document);
            plain_text(&document);
        }
    }
}
