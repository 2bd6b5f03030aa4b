//! Everything around signing in: the team's policy and settings, one-time links, invitations, mail that waits, identity
//! providers, second factors, API tokens and the audit log.
//!
//! Secrets are stored as hashes or sealed; texts in JSON are text, not JSON columns.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, boolean, integer, integer_null, text, text_null, timestamp_with_time_zone, uuid,
        uuid_null,
    },
};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000002_sign_in"
    }
}

const TABLES: [&str; 11] = [
    "audit_events",
    "api_tokens",
    "sign_in_tickets",
    "passkey_ceremonies",
    "recovery_codes",
    "passkeys",
    "totp_secrets",
    "oidc_attempts",
    "external_identities",
    "identity_providers",
    "mails",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in new_columns() {
            schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        for table in [
            one_time_links(),
            invitations(),
            mails(),
            identity_providers(),
            external_identities(),
            oidc_attempts(),
            totp_secrets(),
            passkeys(),
            recovery_codes(),
            passkey_ceremonies(),
            sign_in_tickets(),
            api_tokens(),
            audit_events(),
        ] {
            schema.create_table(table).await?;
        }
        for index in indexes() {
            schema.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.into_iter().chain(["invitations", "one_time_links"]) {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for (table, column) in new_columns() {
            let name = column.get_column_name();
            schema.alter_table(Table::alter().table(table).drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

fn time(name: &'static str) -> ColumnDef {
    timestamp_with_time_zone(name)
}

fn time_null(name: &'static str) -> ColumnDef {
    time(name).null().to_owned()
}

fn flag(name: &'static str) -> ColumnDef {
    boolean(name).default(false).to_owned()
}

/// One `ALTER TABLE` each, which is all that SQLite takes.
fn new_columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("teams", text("time_zone").default("UTC").to_owned()),
        ("teams", text_null("note_header")),
        ("teams", text_null("note_footer")),
        ("teams", integer_null("idle_minutes")),
        ("teams", integer_null("absolute_minutes")),
        ("teams", flag("second_factor_required")),
        ("users", time_null("email_verified_at")),
        ("users", time_null("left_at")),
        ("users", flag("has_second_factor")),
        ("sign_ins", text("method").default("password").to_owned()),
    ]
}

fn belongs_to_team() -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col("team_id").to("teams", "id").to_owned()
}

fn belongs_to_user() -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col("user_id").to("users", "id").to_owned()
}

/// A table with an id, a team, and a person of that team.
fn of_a_person(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(uuid("user_id"))
        .foreign_key(&mut belongs_to_team())
        .foreign_key(&mut belongs_to_user())
        .to_owned()
}

fn one_time_links() -> TableCreateStatement {
    of_a_person("one_time_links")
        .col(text("kind"))
        .col(text("email"))
        .col(text("token_hash").unique_key())
        .col(time("created_at"))
        .col(time("expires_at"))
        .col(time_null("used_at"))
        .to_owned()
}

fn invitations() -> TableCreateStatement {
    Table::create()
        .table("invitations")
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(text("email"))
        .col(text("role"))
        .col(uuid("invited_by"))
        .col(text("token_hash").unique_key())
        .col(time("created_at"))
        .col(time("expires_at"))
        .col(time_null("accepted_at"))
        .col(time_null("revoked_at"))
        .foreign_key(&mut belongs_to_team())
        .foreign_key(ForeignKey::create().from_col("invited_by").to("users", "id"))
        .to_owned()
}

/// `body_sealed` holds links, so it is sealed, and emptied once the mail was handed over.
fn mails() -> TableCreateStatement {
    Table::create()
        .table("mails")
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(text("kind"))
        .col(text("recipient"))
        .col(text("subject"))
        .col(text_null("body_sealed"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(time("created_at"))
        .col(time("next_attempt_at"))
        .col(time_null("lease_until"))
        .col(uuid_null("lease_token"))
        .col(time_null("sent_at"))
        .col(text_null("last_error"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn identity_providers() -> TableCreateStatement {
    Table::create()
        .table("identity_providers")
        .col(uuid("id").primary_key())
        .col(uuid("team_id"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("issuer"))
        .col(text("client_id"))
        .col(text_null("client_secret_sealed"))
        .col(text("email_domains"))
        .col(text("allowed_tenants"))
        .col(boolean("enabled"))
        .col(time("created_at"))
        .col(time("updated_at"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

/// `provider` is a row's id, or the name of a provider of the server's configuration.
fn external_identities() -> TableCreateStatement {
    of_a_person("external_identities")
        .col(text("provider"))
        .col(text("issuer"))
        .col(text("subject"))
        .col(text_null("email"))
        .col(time("linked_at"))
        .col(time_null("last_used_at"))
        .to_owned()
}

/// A code flow between its start and its return; nobody is known yet unless somebody links an identity.
fn oidc_attempts() -> TableCreateStatement {
    Table::create()
        .table("oidc_attempts")
        .col(text("state_hash").primary_key())
        .col(text("browser_hash"))
        .col(text("provider"))
        .col(text("nonce"))
        .col(text("verifier_sealed"))
        .col(text("purpose"))
        .col(uuid_null("user_id"))
        .col(time("created_at"))
        .col(time("expires_at"))
        .to_owned()
}

fn totp_secrets() -> TableCreateStatement {
    Table::create()
        .table("totp_secrets")
        .col(uuid("user_id").primary_key())
        .col(uuid("team_id"))
        .col(text("secret_sealed"))
        .col(time("created_at"))
        .col(time_null("confirmed_at"))
        .col(big_integer("last_step").default(0).to_owned())
        .foreign_key(&mut belongs_to_team())
        .foreign_key(&mut belongs_to_user())
        .to_owned()
}

fn passkeys() -> TableCreateStatement {
    of_a_person("passkeys")
        .col(text("name"))
        .col(text("credential_id").unique_key())
        .col(text("credential"))
        .col(time("created_at"))
        .col(time_null("last_used_at"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    of_a_person("recovery_codes")
        .col(text("code_hash"))
        .col(time("created_at"))
        .col(time_null("used_at"))
        .to_owned()
}

/// A passkey ceremony between its challenge and its answer; `user_id` is empty while nobody is known.
fn passkey_ceremonies() -> TableCreateStatement {
    Table::create()
        .table("passkey_ceremonies")
        .col(uuid("id").primary_key())
        .col(uuid_null("user_id"))
        .col(text("purpose"))
        .col(text("state_sealed"))
        .col(time("expires_at"))
        .to_owned()
}

/// What a right password earns while a second factor is still owed.
fn sign_in_tickets() -> TableCreateStatement {
    of_a_person("sign_in_tickets")
        .col(text("token_hash").unique_key())
        .col(text("method"))
        .col(integer("attempts"))
        .col(time("created_at"))
        .col(time("expires_at"))
        .col(time_null("used_at"))
        .to_owned()
}

fn api_tokens() -> TableCreateStatement {
    of_a_person("api_tokens")
        .col(text("name"))
        .col(text("token_hash").unique_key())
        .col(text("hint"))
        .col(text("scopes"))
        .col(time("created_at"))
        .col(time("expires_at"))
        .col(time_null("last_used_at"))
        .col(time_null("revoked_at"))
        .to_owned()
}

/// Rows are only added. `actor_id` is empty for the operator's command line; names are kept as they were then.
fn audit_events() -> TableCreateStatement {
    Table::create()
        .table("audit_events")
        .col(uuid("team_id"))
        .col(uuid("id"))
        .col(time("at"))
        .col(text("action"))
        .col(text("actor_kind"))
        .col(uuid_null("actor_id"))
        .col(text("actor_name"))
        .col(text("target_kind"))
        .col(uuid_null("target_id"))
        .col(text("target_name"))
        .col(text("details"))
        .col(text_null("address"))
        .primary_key(Index::create().col("team_id").col("id"))
        .foreign_key(&mut belongs_to_team())
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("sign_ins_of_team", "sign_ins", &["team_id", "ended_at", "last_active_at", "id"]),
        index("one_time_links_of_user", "one_time_links", &["team_id", "user_id", "kind"]),
        index("invitations_of_team", "invitations", &["team_id", "email", "id"]),
        index("invitations_by_email", "invitations", &["email"]),
        index("mails_waiting", "mails", &["state", "next_attempt_at", "id"]),
        index("identity_providers_of_team", "identity_providers", &["team_id", "id"]),
        index("external_identities_of_user", "external_identities", &["team_id", "user_id"]),
        index("external_identities_by_subject", "external_identities", &["issuer", "subject"])
            .unique()
            .to_owned(),
        index("passkeys_of_user", "passkeys", &["team_id", "user_id"]),
        index("recovery_codes_of_user", "recovery_codes", &["team_id", "user_id"]),
        index("api_tokens_of_user", "api_tokens", &["team_id", "user_id", "id"]),
        index("audit_events_by_actor", "audit_events", &["team_id", "actor_id", "id"]),
        index("audit_events_by_action", "audit_events", &["team_id", "action", "id"]),
    ]
}
