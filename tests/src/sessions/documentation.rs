//! The note that writes itself.

use super::{Work, answer, done, note, resolve};
use rf_core::Role;
use serde_json::json;

const FORMATS: [(&str, &str, &str); 4] = [
    ("markdown", "text/markdown; charset=utf-8", "md"),
    ("text", "text/plain; charset=utf-8", "txt"),
    ("html", "text/html; charset=utf-8", "html"),
    ("json", "application/json", "json"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_same_session_gives_the_same_bytes_in_every_format() {
    let work = Work::ready().await;
    let id = work.session().await;
    let commands = [
        answer("scope", "one"),
        note("Seen on **two** laptops"),
        done("restart"),
        answer("works", "yes"),
        resolve(),
    ];
    for (events, command) in (1..).zip(commands) {
        work.engineer.act(&id, events, command).await.expect(200);
    }
    let first = work.engineer.get(&format!("/sessions/{id}/documentation")).await;
    let body = first.expect(200);
    let reference = work.read(&id).await["reference"].as_str().expect("a reference").to_owned();
    for (name, sure) in [("markdown", "laptops"), ("text", "laptops"), ("html", "<article")] {
        let text = body[name].as_str().expect("a text");
        for part in [sure, reference.as_str(), "VPN does not connect", "The client works again", "One person"]
        {
            assert!(text.contains(part), "`{part}` in {name}:\n{text}");
        }
    }
    assert_eq!(body["document"]["header"]["reference"], json!(reference));
    let second = work.engineer.get(&format!("/sessions/{id}/documentation")).await;
    assert_eq!(first.body, second.body);
    for (format, media_type, ending) in FORMATS {
        let file = work.engineer.get(&format!("/sessions/{id}/documentation/{format}")).await;
        file.expect(200);
        assert_eq!(file.header("content-type"), media_type);
        let disposition = format!("attachment; filename=\"{reference}.{ending}\"");
        assert_eq!(file.header("content-disposition"), disposition);
        assert!(file.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert!(file.text().contains(&reference));
        let again = work.engineer.get(&format!("/sessions/{id}/documentation/{format}")).await;
        assert_eq!(file.body, again.body, "{format}");
    }
    for format in ["pdf", "MARKDOWN", "..%2fmarkdown", "%00", "markdown.md"] {
        let answer = work.engineer.get(&format!("/sessions/{id}/documentation/{format}")).await;
        answer.refused(404, "not_found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_session_is_told_as_far_as_it_went() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    let body = work.engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200);
    let text = body["text"].as_str().expect("a text");
    assert!(text.contains("One person") && !text.contains("The client works again"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_typed_never_becomes_a_script() {
    let work = Work::ready().await;
    let attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<svg/onload=alert(1)>",
        "![x](https://evil.example/pixel.png \"onload=alert(1)\")",
    ];
    for attack in attacks {
        let body = json!({ "flow_id": work.flow, "problem": attack });
        let session = work.engineer.post("/sessions", body).await.expect(201);
        let id = crate::app::samples::id_of(&session);
        work.engineer.act(&id, 1, note(attack)).await.expect(200);
        let outcome = json!({ "type": "resolve", "outcome": attack, "cause": attack });
        work.engineer.act(&id, 2, outcome).await.expect(200);
        let body = work.engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200);
        let page = work.engineer.get(&format!("/sessions/{id}/documentation/html")).await.text();
        for html in [body["html"].as_str().expect("a text"), page.as_str()] {
            let html = html.to_lowercase();
            // What stands in a tag; text between tags may say anything.
            for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                for sign in ["script", "img", "svg", "iframe", "javascript:", "data:", " on"] {
                    assert!(!tag.contains(sign), "<{tag}> of {attack} in\n{html}");
                }
            }
        }
    }
}

/// Each variant, with what its files are called after the reference.
const VARIANTS: [(&str, &str); 3] = [("internal", ""), ("client", "-client"), ("escalation", "-escalation")];

#[tokio::test(flavor = "multi_thread")]
async fn each_reader_gets_what_concerns_them_in_every_format() {
    let work = Work::ready().await;
    let id = work.session().await;
    let for_client = json!({ "type": "note", "text": "We call back by noon", "audience": "client" });
    let escalate = json!({ "type": "escalate", "to": "L2", "reason": "Needs the firewall team" });
    let commands = [
        note("The password is Otter#Creek12"),
        for_client,
        answer("scope", "one"),
        done("restart"),
        escalate,
    ];
    for (events, command) in (1..).zip(commands) {
        work.engineer.act(&id, events, command).await.expect(200);
    }
    let reference = work.read(&id).await["reference"].as_str().expect("a reference").to_owned();
    // Whom each is told to: the team, the client, whoever takes over.
    let told = [
        ("Shares do not open", [true, true, true]),
        ("One person", [true, true, true]),
        ("We call back by noon", [true, true, true]),
        ("Needs the firewall team", [true, false, true]),
        ("The password is", [true, false, true]),
        ("Otter#Creek12", [false, false, false]),
        ("[redacted: password]", [true, false, true]),
    ];
    for (place, (variant, ending)) in VARIANTS.into_iter().enumerate() {
        let path = |format: &str| format!("/sessions/{id}/documentation{format}?variant={variant}");
        let first = work.engineer.get(&path("")).await;
        let body = first.expect(200);
        assert_eq!(first.body, work.engineer.get(&path("")).await.body);
        assert_eq!(body["document"]["variant"], variant);
        let hidden =
            if variant == "client" { json!([]) } else { json!([{ "kind": "password", "count": 1 }]) };
        assert_eq!(body["document"]["hidden"], hidden);
        let mut forms: Vec<String> =
            ["markdown", "text", "html"].map(|form| body[form].as_str().expect("a text").to_owned()).into();
        for (format, media_type, extension) in FORMATS {
            let file = work.engineer.get(&path(&format!("/{format}"))).await;
            file.expect(200);
            assert_eq!(file.header("content-type"), media_type);
            let disposition = format!("attachment; filename=\"{reference}{ending}.{extension}\"");
            assert_eq!(file.header("content-disposition"), disposition);
            forms.push(file.text());
        }
        for form in forms {
            // Markdown escapes what would begin a link.
            let form = form.replace('\\', "");
            for (words, readers) in told {
                assert_eq!(form.contains(words), readers[place], "`{words}` for {variant}:\n{form}");
            }
        }
    }
    let unasked = work.engineer.get(&format!("/sessions/{id}/documentation")).await;
    let internal = work.engineer.get(&format!("/sessions/{id}/documentation?variant=internal")).await;
    assert_eq!(unasked.body, internal.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_variant_that_is_not_on_offer_is_not_there() {
    let work = Work::ready().await;
    let id = work.session().await;
    for variant in ["", "CLIENT", "public", "client,internal", "%00"] {
        for format in ["", "/markdown", "/json"] {
            let path = format!("/sessions/{id}/documentation{format}?variant={variant}");
            work.engineer.get(&path).await.refused(404, "not_found");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_variant_is_read_by_those_who_may_read_the_internal_note() {
    let work = Work::ready().await;
    let (running, ended) = (work.session().await, work.session().await);
    work.engineer.act(&ended, 1, resolve()).await.expect(200);
    let stranger = work.app.register_team("Contoso").await.admin;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    for (variant, _) in VARIANTS {
        for format in ["", "/text"] {
            let path = |id: &str| format!("/sessions/{id}/documentation{format}?variant={variant}");
            work.app.nobody().get(&path(&ended)).await.refused(401, "not_authenticated");
            stranger.get(&path(&ended)).await.refused(404, "session_not_found");
            viewer.get(&path(&running)).await.refused(404, "session_not_found");
            viewer.get(&path(&ended)).await.expect(200);
        }
    }
}
