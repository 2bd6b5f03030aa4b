//! The operator's mailbox.

use super::{ask_for_reset, email_of, engineer, mailer};
use crate::app::{TestApp, token_of};
use crate::peers::Peer;
use rf_core::Role;
use rf_mail::SmtpMailer;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_the_operator_finds_the_links_and_passes_them_on() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let operator = app.sign_in_as(&team, Role::SuperAdmin).await;
    let email = email_of(&team.admin);
    let delivered = app.deliver(None::<&SmtpMailer>).await;
    assert_eq!(delivered.len(), 1);
    let page = operator.get("/operator/mailbox").await.expect(200);
    let mail = &page["items"][0];
    let shown = ["kind", "recipient", "subject", "state"].map(|name| mail[name].clone());
    assert_eq!(
        shown,
        ["verify_email", email.as_str(), "Confirm your e-mail address", "kept"].map(Value::from)
    );
    assert_eq!(
        (&mail["sent_at"], &mail["last_error"], &page["next_cursor"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let link = crate::app::link_in(mail["body"].as_str().expect("the operator reads it"));
    super::confirm(&app, &token_of(&link)).await.expect(200);

    let path = format!("/operator/mailbox/{}/retry", mail["id"].as_str().expect("an id"));
    let again = operator.post(&path, json!({})).await.expect(200);
    assert_eq!((&again["state"], &again["attempts"]), (&json!("waiting"), &json!(0)));
    let peer = Peer::start("smtp.mjs", &[]);
    app.deliver(Some(&mailer(&peer))).await;
    let sent = operator.get("/operator/mailbox?state=sent").await.expect(200);
    let mail = &sent["items"][0];
    assert_eq!((&mail["body"], &mail["sent_at"]), (&Value::Null, &json!(app.now())));
    operator.post(&path, json!({})).await.refused(409, "mail_already_sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailbox_comes_page_by_page_newest_first() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let email = email_of(&caller);
    for count in 1..=4 {
        ask_for_reset(&app, &email).await;
        app.mail(&email, "reset_password", count).await;
    }
    let team = app.register_team("Operators").await;
    let operator = app.sign_in_as(&team, Role::SuperAdmin).await;
    let (mut seen, mut path) = (Vec::new(), "/operator/mailbox?limit=2".to_owned());
    loop {
        let page = operator.get(&path).await.expect(200);
        let items = page["items"].as_array().expect("a page has items");
        assert!(items.len() <= 2);
        seen.extend(items.iter().map(|mail| mail["recipient"].clone()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/operator/mailbox?limit=2&cursor={cursor}");
    }
    // Registering wrote one mail each, first and last.
    let expected = ["admin@operators.example", &email, &email, &email, &email, "admin@northwind.example"];
    assert_eq!(seen, expected.map(Value::from));
    operator.get("/operator/mailbox?state=lost").await.expect(422);
    assert!(
        operator.get("/operator/mailbox?state=sent").await.expect(200)["items"]
            .as_array()
            .is_some_and(Vec::is_empty)
    );
}
