//! Finding sessions by what stands in their notes, and by nothing that is hidden there.

use super::{Work, note, resolve};
use crate::app::{Caller, TestApp, samples};
use chrono::TimeDelta;
use rf_core::Role;
use sea_orm::DatabaseBackend;
use serde_json::{Value, json};

const SECRET: &str = "zanzibar-secret-77";
const PASSWORD: &str = "Otter#Creek12";

/// Waits until all notes are in the index.
pub async fn indexed(app: &TestApp) {
    while app.worker().index_notes().await.expect("the database answers") > 0 {}
}

async fn page(caller: &Caller, query: &str) -> Value {
    caller.get(&format!("/sessions?{query}")).await.expect(200)
}

async fn found(caller: &Caller, query: &str) -> Vec<String> {
    let page = page(caller, query).await;
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|item| item["problem"].as_str().unwrap_or_default().to_owned()).collect()
}

/// A session of the engineer's with a note, a second after the one before.
async fn told(work: &Work, caller: &Caller, problem: &str, text: &str) -> String {
    work.app.clock.advance(TimeDelta::seconds(1));
    let body = json!({ "flow_id": work.flow, "problem": problem });
    let id = samples::id_of(&caller.post("/sessions", body).await.expect(201));
    caller.act(&id, 1, note(text)).await.expect(200);
    id
}

/// Everything that the search keeps, as the database has it.
async fn kept(app: &TestApp) -> String {
    let texts = "SELECT title || ' ' || shelf || ' ' || summary || ' ' || steps AS text FROM search_entries";
    let mut all = app.rows(texts).await;
    all.extend(app.rows("SELECT word AS text FROM search_words").await);
    if app.database().get_database_backend() == DatabaseBackend::Sqlite {
        app.sql("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search_index', 'row')").await;
        all.extend(app.rows("SELECT term AS text FROM temp.terms").await);
        app.sql("DROP TABLE temp.terms").await;
    } else {
        all.extend(app.rows("SELECT CAST(words AS TEXT) AS text FROM search_index").await);
    }
    all.join("\n").to_lowercase()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_found_by_what_stands_in_its_note() {
    let work = Work::ready().await;
    let outlook =
        told(&work, &work.engineer, "Outlook asks for a password", "Cleared the KB5034441 cache").await;
    let printer = told(&work, &work.engineer, "Printer is offline", "Restarted the spooler on PRN-07").await;
    told(&work, &work.engineer, "Spooler hangs", "Nothing yet").await;
    assert_eq!(found(&work.engineer, "q=spooler").await, [""; 0], "not before the index knows it");
    let reference = work.read(&printer).await["reference"].as_str().expect("a reference").to_lowercase();
    assert_eq!(
        found(&work.engineer, &format!("q={reference}")).await,
        ["Printer is offline"],
        "but by its name"
    );
    indexed(&work.app).await;

    assert_eq!(found(&work.engineer, "q=kb5034441").await, ["Outlook asks for a password"]);
    assert_eq!(found(&work.engineer, "q=prn07").await, ["Printer is offline"]);
    assert_eq!(
        found(&work.engineer, "q=spooler").await,
        ["Spooler hangs", "Printer is offline"],
        "a problem counts more than a note"
    );
    assert_eq!(found(&work.engineer, "q=restarted%20spool").await, ["Printer is offline"]);
    assert_eq!(found(&work.engineer, &format!("q={}", &reference[3..])).await, ["Printer is offline"]);
    assert_eq!(found(&work.engineer, "q=connect").await.len(), 3, "by the flow's title");
    let mistyped = page(&work.engineer, "q=spoolre").await;
    assert_eq!(
        (&mistyped["corrected"], mistyped["items"].as_array().map(Vec::len)),
        (&json!("spooler"), Some(2))
    );

    let hit = &page(&work.engineer, "q=spooler").await["items"][1]["hits"][0];
    let part = |text: &str, hit: bool| json!({ "text": text, "hit": hit });
    assert_eq!(
        *hit,
        json!({ "field": "body", "parts": [part("Restarted the ", false), part("spooler", true), part(" on PRN-07 · Who is affected?", false)] })
    );

    // What happens later is found as well, and so is how it ended.
    work.engineer.act(&outlook, 2, resolve()).await.expect(200);
    indexed(&work.app).await;
    assert_eq!(found(&work.engineer, "q=stuck%20client").await, ["Outlook asks for a password"]);
    let hits = &page(&work.engineer, "q=stuck%20client").await["items"][0]["hits"];
    assert_eq!(hits[0]["field"], "summary");
    assert_eq!(work.app.worker().index_notes().await, Ok(0), "nothing is left to do");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_narrowed_sorted_and_paged_like_the_list() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let first = told(&work, &work.engineer, "Alpha", "The switch is down").await;
    told(&work, &mate, "Beta", "The switch is up").await;
    work.app.clock.advance(TimeDelta::seconds(30));
    work.engineer.act(&first, 2, resolve()).await.expect(200);
    let free = json!({ "problem": "Gamma: the switch hums" });
    work.engineer.post("/sessions", free).await.expect(201);
    indexed(&work.app).await;
    let gamma = "Gamma: the switch hums";
    assert_eq!(found(&work.engineer, "q=switch&sort=newest").await, [gamma, "Beta", "Alpha"]);
    assert_eq!(found(&work.engineer, "q=switch&sort=oldest").await, ["Alpha", "Beta", gamma]);
    assert_eq!(found(&work.engineer, "q=switch&sort=longest").await[0], "Alpha");
    assert_eq!(found(&work.engineer, "q=switch&status=resolved").await, ["Alpha"]);
    assert_eq!(found(&work.engineer, "q=switch&status=ended").await, ["Alpha"]);
    assert_eq!(found(&work.engineer, "q=switch&mine=true&sort=oldest").await, ["Alpha", gamma]);
    assert_eq!(found(&mate, "q=switch&mine=true").await, ["Beta"]);
    assert_eq!(found(&mate, "q=switch&free=true").await, [gamma]);
    assert_eq!(found(&mate, "q=switch&free=false&sort=oldest").await, ["Alpha", "Beta"]);
    assert_eq!(found(&mate, &format!("q=switch&flow_id={}&sort=oldest", work.flow)).await, ["Alpha", "Beta"]);
    let started = work.read(&first).await["started_at"].as_str().expect("a time").to_owned();
    assert_eq!(found(&mate, &format!("q=switch&from={started}&to={started}")).await, [""; 0]);
    assert_eq!(found(&mate, "q=switch&search=alpha").await, ["Alpha"]);
    let mut seen = Vec::new();
    let mut cursor = String::new();
    for _ in 0..3 {
        let page = page(&mate, &format!("q=switch&limit=1&sort=newest{cursor}")).await;
        seen.push(page["items"][0]["problem"].as_str().expect("a problem").to_owned());
        cursor = page["next_cursor"].as_str().map(|next| format!("&cursor={next}")).unwrap_or_default();
    }
    assert_eq!((seen, cursor), (vec![gamma.to_owned(), "Beta".into(), "Alpha".into()], String::new()));

    // The plain list knows the same orders.
    assert_eq!(found(&mate, "sort=oldest").await, ["Alpha", "Beta", gamma]);
    assert_eq!(found(&mate, "sort=longest").await[0], "Alpha");
    assert_eq!(found(&mate, "free=true").await, [gamma]);
    for (sort, limit) in [("oldest", 1), ("longest", 2), ("newest", 2)] {
        let first = page(&mate, &format!("sort={sort}&limit={limit}")).await;
        let next = first["next_cursor"].as_str().expect("another page");
        let second = found(&mate, &format!("sort={sort}&limit=5&cursor={next}")).await;
        assert_eq!(second, found(&mate, &format!("sort={sort}")).await[limit..], "{sort}");
    }
    mate.get("/sessions?sort=best").await.refused(422, "invalid_query");
    mate.get(&format!("/sessions?q={}", "x".repeat(201))).await.refused(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_notes_hide_is_ever_in_the_index() {
    let work = Work::ready().await;
    let terms = json!({ "redaction_terms": ["Project Falcon"] });
    work.team.admin.patch("/team", terms).await.expect(200);
    let mut document = samples::flow("Reset a door");
    document["intake"] =
        json!([{ "name": "door_code", "kind": "text", "label": "Door code", "secret": true }]);
    let flow = samples::published(&work.engineer, &document).await;
    let body = json!({ "flow_id": flow, "problem": format!("Marmot cannot enter, password: {PASSWORD}") });
    let id = samples::id_of(&work.engineer.post("/sessions", body).await.expect(201));
    let act = async |seq, command| work.engineer.act(&id, seq, command).await.expect(200);
    act(1, json!({ "type": "capture", "name": "door_code", "value": SECRET })).await;
    act(2, note(&format!("Typed {SECRET} for Project Falcon, password is {PASSWORD}"))).await;
    act(3, json!({ "type": "resolve", "outcome": format!("Door opens, password: {PASSWORD}"), "cause": "Project Falcon" })).await;
    indexed(&work.app).await;

    assert_eq!(found(&work.engineer, "q=marmot").await.len(), 1);
    let kept = kept(&work.app).await;
    assert!(kept.contains("marmot"), "it is looked at in the right place");
    for hidden in ["otter", "creek12", "falcon"] {
        assert!(!kept.contains(hidden), "{hidden}");
        assert_eq!(found(&work.engineer, &format!("q={hidden}")).await, [""; 0], "{hidden}");
    }
    let shown = page(&work.engineer, "q=marmot").await["items"][0]["hits"].to_string();
    assert!(shown.contains("[redacted: password]") && !shown.contains(PASSWORD), "{shown}");
    work.app.sql("DELETE FROM search_words").await;

    // What somebody keeps is found, until they hide it again; a new term hides what was found.
    let marks = work.engineer.get(&format!("/sessions/{id}/redactions")).await.expect(200);
    let marks = marks["marks"].as_array().expect("marks").clone();
    let mark = marks.iter().find(|mark| mark["value"] == PASSWORD).expect("the password");
    let address = format!("/sessions/{id}/redactions/{}", mark["id"].as_str().expect("an id"));
    for (is_kept, times) in [(true, 1), (false, 0)] {
        assert_eq!(work.engineer.putting(&address, &json!({ "kept": is_kept })).send().await.status, 204);
        indexed(&work.app).await;
        assert_eq!(found(&work.engineer, "q=creek12").await.len(), times, "kept: {is_kept}");
    }
    work.team.admin.patch("/team", json!({ "redaction_terms": ["Marmot"] })).await.expect(200);
    indexed(&work.app).await;
    assert_eq!(found(&work.engineer, "q=marmot").await, [""; 0]);
    assert_eq!(found(&work.engineer, "q=falcon").await.len(), 1);
    work.team.admin.patch("/team", json!({ "name": "Northwind again" })).await.expect(200);
    assert_eq!(work.app.worker().index_notes().await, Ok(0), "a new name hides nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_shows_nothing_that_somebody_may_not_read() {
    let work = Work::ready().await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let stranger = work.app.register_team("Contoso").await.admin;
    let id = told(&work, &work.engineer, "Canary", "A walrus sat on the router").await;
    indexed(&work.app).await;
    assert_eq!(found(&work.team.admin, "q=walrus").await, ["Canary"]);
    assert_eq!(found(&viewer, "q=walrus").await, [""; 0]);
    viewer.get("/sessions?q=walrus&status=active").await.refused(403, "forbidden");
    work.engineer.act(&id, 2, resolve()).await.expect(200);
    indexed(&work.app).await;
    assert_eq!(found(&viewer, "q=walrus").await, ["Canary"]);
    let theirs = page(&stranger, "q=walrsu").await;
    assert_eq!((&theirs["items"], &theirs["corrected"]), (&json!([]), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_from_before_the_index_are_found_after_the_next_start() {
    let work = Work::ready().await;
    for number in 0..27 {
        told(&work, &work.engineer, &format!("Case {number}"), "The heron stands on the switch").await;
    }
    indexed(&work.app).await;
    for table in ["search_index", "search_entries", "search_words"] {
        work.app.sql(&format!("DELETE FROM {table}")).await;
    }
    assert_eq!(found(&work.engineer, "q=heron").await, [""; 0]);
    work.app.sql("UPDATE sessions SET found_events = NULL").await;
    let mut done = Vec::new();
    while done.last() != Some(&0) {
        done.push(work.app.worker().index_notes().await.expect("the database answers"));
    }
    assert_eq!(done, [25, 2, 0]);
    assert_eq!(found(&work.engineer, "q=heron&limit=100").await.len(), 27);
}
