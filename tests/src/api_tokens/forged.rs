//! Bearer tokens that are none of ours: the documented code for each, and never a fault.

use super::{SCOPES, token};
use crate::app::{API, TestApp};
use reqwest::Method;

#[tokio::test(flavor = "multi_thread")]
async fn an_api_token_that_is_none_of_ours_opens_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &SCOPES).await;
    let honest = bearer.access_token.clone().expect("a token");
    let access = team.admin.access_token.clone().expect("signed in");
    let hash = app.rows("SELECT token_hash AS text FROM api_tokens").await.remove(0);
    for (what, forged) in [
        ("the prefix alone", "rf_pat_".to_owned()),
        ("too short", honest[..49].to_owned()),
        ("too long", format!("{honest}A")),
        ("a part in the middle", format!("{honest}.{honest}")),
        ("another secret", format!("rf_pat_{}", "A".repeat(43))),
        ("other letters", format!("rf_pat_{}", honest[7..].to_ascii_uppercase())),
        ("what is stored", format!("rf_pat_{hash}")),
        ("no base64", format!("rf_pat_{}", "!".repeat(43))),
        ("a quote", format!("rf_pat_{:X<43}", "' OR ''='")),
        ("a wildcard", format!("rf_pat_{}", "%".repeat(43))),
        ("an access token behind the prefix", format!("rf_pat_{access}")),
        ("5 KiB", format!("rf_pat_{}", "A".repeat(5 * 1024))),
        (
            "the last one changed",
            format!("{}{}", &honest[..49], if honest.ends_with('A') { 'B' } else { 'A' }),
        ),
    ] {
        for path in ["/flows", "/auth/me", "/account/api-tokens"] {
            let answer = app.nobody().with_access_token(&forged).get(path).await;
            let problem = answer.refused(401, "invalid_api_token");
            assert!(problem.get("reason").is_none(), "{what}: nobody is told what is wrong");
            assert!(forged.len() == 7 || !answer.text().contains(&forged[7..]), "{what} is sent back");
            assert!(answer.header("www-authenticate").contains("invalid_api_token"), "{what}");
        }
    }
    bearer.get("/flows").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_counts_only_as_the_one_bearer_token_of_the_request() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &SCOPES).await;
    let honest = bearer.access_token.clone().expect("a token");
    let access = team.admin.access_token.clone().expect("signed in");
    let ask = || app.nobody().request(Method::GET, &format!("{API}/flows"));
    // The prefix is the prefix: another spelling is no API token, and no access token either.
    for other in [honest.to_uppercase(), format!("RF_PAT_{}", &honest[7..]), honest[7..].to_owned()] {
        ask()
            .header("authorization", &format!("Bearer {other}"))
            .send()
            .await
            .refused(401, "invalid_access_token");
    }
    for value in [honest.clone(), format!("Basic {honest}"), format!("Token {honest}"), "Bearer".to_owned()] {
        ask().header("authorization", &value).send().await.refused(401, "not_authenticated");
    }
    // Not where it would end up in logs and histories.
    let in_query = app.nobody().request(Method::GET, &format!("{API}/auth/me?access_token={honest}")).send();
    in_query.await.refused(401, "not_authenticated");
    ask().header("cookie", &format!("access_token={honest}")).send().await.refused(401, "not_authenticated");
    ask().header("x-api-key", &honest).send().await.refused(401, "not_authenticated");
    // Two of them, in whatever order: nobody can say which one counts.
    let good = [format!("Bearer {honest}"), format!("Bearer {access}")];
    for first in &good {
        for second in [&good[0], &good[1], &"Bearer garbage".to_owned(), &String::new()] {
            let both = ask().header("authorization", first).header("authorization", second);
            both.send().await.refused(401, "not_authenticated");
            let both = ask().header("authorization", second).header("authorization", first);
            both.send().await.refused(401, "not_authenticated");
        }
    }
    ask().header("authorization", &format!("bearer  {honest} ")).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_token_is_no_refresh_token_and_signs_nobody_out() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &SCOPES).await;
    let honest = bearer.access_token.clone().expect("a token");
    let as_refresh = team.admin.with_refresh_token(&honest);
    as_refresh.refreshing().send().await.refused(401, "invalid_refresh_token");
    bearer.post("/auth/logout", serde_json::json!({})).await.expect(204);
    bearer.get("/flows").await.expect(200);
    team.admin.get("/flows").await.expect(200);
}
