//! A database of an earlier version, brought up to date.

use crate::app::TestDatabase;
use chrono::{DateTime, Utc};
use rf_core::Env;
use rf_migration::Migrator;
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, Value,
    sea_query::{Alias, Expr, Query, SimpleExpr},
};
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

/// The last migration before sessions could be without a flow.
const BEFORE_FREE_SESSIONS: u32 = 5;

async fn insert(db: &DatabaseConnection, table: &str, row: &[(&str, Value)]) -> Result<(), sea_orm::DbErr> {
    let mut statement = Query::insert();
    statement.into_table(Alias::new(table)).columns(row.iter().map(|(column, _)| Alias::new(*column)));
    let values: Vec<SimpleExpr> = row.iter().map(|(_, value)| Expr::value(value.clone())).collect();
    statement.values_panic(values);
    db.execute(&statement).await.map(drop)
}

async fn texts(db: &DatabaseConnection, table: &str, column: &str) -> Vec<String> {
    let mut query = Query::select();
    query
        .column(Alias::new(column))
        .from(Alias::new(table))
        .order_by(Alias::new(column), sea_orm::Order::Asc);
    let rows = db.query_all(&query).await.expect("the table can be read");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

struct Old {
    team: Uuid,
    user: Uuid,
    flow: Uuid,
    session: Uuid,
    at: DateTime<Utc>,
}

impl Old {
    fn session(&self, id: Uuid, flow: Option<Uuid>) -> Vec<(&'static str, Value)> {
        vec![
            ("team_id", self.team.into()),
            ("id", id.into()),
            ("reference", "RF-4SN02Q".into()),
            ("flow_id", flow.into()),
            ("flow_version", flow.map(|_| 1_i32).into()),
            ("flow_title", "VPN".into()),
            ("problem", "Shares do not open".into()),
            ("search_text", "vpn".into()),
            ("assignee_id", self.user.into()),
            ("assignee_name", "Kim Lee".into()),
            ("status", "active".into()),
            ("event_count", 2_i32.into()),
            ("steps_taken", 0_i32.into()),
            ("started_at", self.at.into()),
            ("updated_at", self.at.into()),
        ]
    }

    fn event(&self, session: Uuid, seq: i32) -> Vec<(&'static str, Value)> {
        vec![
            ("team_id", self.team.into()),
            ("session_id", session.into()),
            ("seq", seq.into()),
            ("at", self.at.into()),
            ("actor_id", self.user.into()),
            ("actor_name", "Kim Lee".into()),
            ("event", format!("{{\"event\":{seq}}}").into()),
            ("idempotency_key", format!("key-{seq}").into()),
            ("sealed", format!("sealed-{seq}").into()),
        ]
    }
}

/// A team with a running session of two events, as an earlier version left it.
async fn earlier(db: &DatabaseConnection) -> Old {
    let env = Env::system();
    let at = env.now();
    let [team, user, flow, session] = std::array::from_fn(|_| env.new_id::<Uuid>());
    let old = Old { team, user, flow, session, at };
    let rows: [(&str, Vec<(&str, Value)>); 6] = [
        (
            "teams",
            vec![
                ("id", team.into()),
                ("name", "Northwind".into()),
                ("time_zone", "Europe/Berlin".into()),
                ("second_factor_required", false.into()),
                ("created_at", at.into()),
            ],
        ),
        (
            "users",
            vec![
                ("id", user.into()),
                ("team_id", team.into()),
                ("email", "kim@northwind.example".into()),
                ("name", "Kim Lee".into()),
                ("role", "engineer".into()),
                ("has_second_factor", false.into()),
                ("created_at", at.into()),
            ],
        ),
        (
            "flows",
            vec![
                ("team_id", team.into()),
                ("id", flow.into()),
                ("owner_id", user.into()),
                ("title", "VPN".into()),
                ("title_key", "vpn".into()),
                ("summary", "".into()),
                ("category", "".into()),
                ("tags", "[]".into()),
                ("kind", "troubleshooting".into()),
                ("search_text", "vpn".into()),
                ("revision", 1_i32.into()),
                ("draft", "{}".into()),
                ("runs", 1_i32.into()),
                ("step_count", 0_i32.into()),
                ("created_at", at.into()),
                ("updated_at", at.into()),
            ],
        ),
        (
            "flow_versions",
            vec![
                ("team_id", team.into()),
                ("flow_id", flow.into()),
                ("number", 1_i32.into()),
                ("title", "VPN".into()),
                ("document", "{}".into()),
                ("change_note", "".into()),
                ("published_at", at.into()),
                ("published_by", user.into()),
            ],
        ),
        ("sessions", old.session(session, Some(flow))),
        ("session_events", old.event(session, 1)),
    ];
    for (table, row) in rows {
        insert(db, table, &row).await.unwrap_or_else(|error| panic!("{table}: {error}"));
    }
    insert(db, "session_events", &old.event(session, 2)).await.expect("a second event");
    old
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_and_their_events_survive_that_sessions_need_no_flow_any_more() {
    let database = TestDatabase::empty().await;
    let db = Database::connect(database.url().connect_options(2)).await.expect("a connection");
    Migrator::up(&db, Some(BEFORE_FREE_SESSIONS)).await.expect("the earlier schema");
    let old = earlier(&db).await;
    let (free, nowhere) = (Uuid::from_u128(7), Uuid::from_u128(8));
    insert(&db, "sessions", &old.session(free, None)).await.expect_err("a flow was needed");

    Migrator::up(&db, None).await.expect("the present schema");
    assert_eq!(texts(&db, "sessions", "problem").await, ["Shares do not open"]);
    assert_eq!(texts(&db, "session_events", "event").await, ["{\"event\":1}", "{\"event\":2}"]);
    assert_eq!(texts(&db, "session_events", "sealed").await, ["sealed-1", "sealed-2"]);

    // What was promised of the rows is promised still.
    insert(&db, "sessions", &old.session(old.session, Some(old.flow))).await.expect_err("the id is taken");
    insert(&db, "session_events", &old.event(old.session, 2)).await.expect_err("the place is taken");
    insert(&db, "session_events", &old.event(nowhere, 3)).await.expect_err("no such session");
    insert(&db, "sessions", &old.session(nowhere, Some(nowhere))).await.expect_err("no such version");
    insert(&db, "session_events", &old.event(old.session, 3)).await.expect("events go on");
    insert(&db, "sessions", &old.session(free, None)).await.expect("a flow is not needed");
    db.close().await.expect("a connection can be closed");
}
