//! Whether anybody may register.

use crate::app::{PASSWORD, TestApp, Wishes};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_can_close_registration_and_the_sign_in_page_knows() {
    let body = json!({ "team_name": "T", "name": "N", "email": "n@t.example", "password": PASSWORD });
    for registration_closed in [false, true] {
        let app = TestApp::start_with(Wishes { registration_closed, ..Wishes::default() }).await;
        let meta = app.nobody().get("/meta").await.expect(200);
        assert_eq!(
            (&meta["registration_open"], &meta["mail"]),
            (&json!(!registration_closed), &json!("mailbox"))
        );
        let answer = app.nobody().post("/auth/register", body.clone()).await;
        if registration_closed {
            answer.refused(403, "registration_closed");
        } else {
            answer.expect(201);
        }
    }
}
