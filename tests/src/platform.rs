//! What holds whatever is asked.

use crate::app::TestApp;
use reqwest::Method;
use rf_core::Role;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_lives_says_so() {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    for path in ["/healthz", "/readyz"] {
        let answer = nobody.request(Method::GET, path).send().await;
        assert_eq!(answer.expect(200)["status"], "ok");
    }
    let team = app.register_team("Northwind").await;
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    assert_eq!(viewer.get("/auth/me").await.expect(200)["role"], "viewer");
}
