//! The database does not do its part: nobody is signed out for it.

use super::{engineer, is_kept};
use crate::app::{Channel, PASSWORD, TestApp};
use reqwest::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn without_its_tables_the_server_says_later_and_not_no() {
    let app = TestApp::start().await;
    let callers = [engineer(&app, Channel::Cookie).await, engineer(&app, Channel::Body).await];
    app.sql("ALTER TABLE teams RENAME TO teams_elsewhere").await;
    for caller in &callers {
        is_kept(&caller.refreshing().send().await, 503, "refresh_unavailable");
        for path in ["/auth/me", "/flows", "/sessions"] {
            caller.get(path).await.refused(503, "database_unavailable");
        }
    }
    let body = json!({ "email": "admin@northwind.example", "password": PASSWORD });
    app.nobody().post("/auth/login", body).await.refused(503, "database_unavailable");
    app.nobody().request(Method::GET, "/healthz").send().await.expect(200);
    app.sql("ALTER TABLE teams_elsewhere RENAME TO teams").await;
    for mut caller in callers {
        caller.refresh().await.expect(200);
        caller.get("/auth/me").await.expect(200);
    }
}
