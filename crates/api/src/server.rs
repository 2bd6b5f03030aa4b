//! Starts the HTTP server and stops it gracefully.

use crate::{
    account, api_tokens,
    app::App,
    audit, auth,
    edge::{Routes, json_config, observe, path_config, query_config},
    escalations, exchange, factors, folders, guidance, library, live, notifications,
    openapi::{openapi, routes_of},
    operator, platform,
    problem::Problem,
    providers, saved_views, security, sessions, sharing, step_library, team,
};
use actix_web::{
    HttpRequest, HttpResponse, HttpServer,
    middleware::{Compress, from_fn},
    web::{self, Data},
};
use rf_persistence::SharedWriter;
use std::{io, net::TcpListener, time::Duration};
use utoipa_actix_web::{scope, service_config::ServiceConfig};
use utoipa_swagger_ui::SwaggerUi;

/// Where programs read the OpenAPI document.
const DOCUMENT_URL: &str = "/api/openapi.json";

/// Connections per worker; with one pool per worker, more do not help.
const CONNECTIONS_PER_WORKER: u32 = 4;
/// How long running requests may take to finish after a stop was asked for, in seconds.
const SHUTDOWN_SECONDS: u64 = 20;
/// How long nobody must have asked for anything before the server stops listening.
const QUIET: Duration = Duration::from_millis(200);
/// The most such pauses to wait for, five seconds: whoever still asks then does not look at readiness.
const FAREWELLS: u32 = 25;

/// Everything that a server needs.
pub struct ServerSetup {
    /// What all requests share.
    pub app: App,
    /// Where each worker gets its connections.
    pub database: SharedWriter,
    /// Where to listen.
    pub listener: TcpListener,
    /// How many workers; as many as cores unless said.
    pub workers: Option<usize>,
}

/// A running server.
pub struct Server {
    running: actix_web::dev::Server,
    app: Data<App>,
}

/// The operations, at their addresses.
pub(crate) fn operations(config: &mut ServiceConfig) {
    let api = scope::scope("/api/v1")
        .service(auth::register)
        .service(auth::login)
        .service(auth::refresh)
        .service(auth::logout)
        .service(auth::me)
        .service(account::request_password_reset)
        .service(account::reset_password)
        .service(account::confirm_email)
        .service(account::change_profile)
        .service(account::change_password)
        .service(account::request_email_change)
        .service(account::request_email_verification)
        .service(operator::list_mails)
        .service(operator::retry_mail)
        .service(factors::pay_second_factor)
        .service(factors::start_passkey_sign_in)
        .service(factors::finish_passkey_sign_in)
        .service(factors::get_second_factors)
        .service(factors::start_totp)
        .service(factors::confirm_totp)
        .service(factors::disable_totp)
        .service(factors::make_recovery_codes)
        .service(factors::start_passkey)
        .service(factors::add_passkey)
        .service(factors::remove_passkey)
        .service(factors::reset_member_second_factor)
        .service(providers::look_up_providers)
        .service(providers::finish_provider_sign_in)
        .service(providers::start_provider_sign_in)
        .service(providers::list_identities)
        .service(providers::finish_identity_link)
        .service(providers::start_identity_link)
        .service(providers::unlink_identity)
        .service(providers::list_providers)
        .service(providers::add_provider)
        .service(providers::change_provider)
        .service(providers::remove_provider)
        .service(platform::meta)
        .service(api_tokens::list_api_tokens)
        .service(api_tokens::create_api_token)
        .service(api_tokens::revoke_api_token)
        .service(library::list_flows)
        .service(library::list_flow_facets)
        .service(guidance::list_suggested_flows)
        .service(library::list_similar_flows)
        .service(library::validate_flow)
        .service(library::diff_documents)
        .service(library::change_flows)
        .service(library::undo_bulk_change)
        .service(exchange::preview_import)
        .service(exchange::preview_archive)
        .service(exchange::keep_imported)
        .service(exchange::export_flow)
        .service(exchange::export_library)
        .service(exchange::get_flow_schema)
        .service(exchange::list_starter_flows)
        .service(exchange::add_starter_flows)
        .service(library::create_flow)
        .service(library::get_flow)
        .service(library::save_draft)
        .service(library::publish_flow)
        .service(library::list_flow_versions)
        .service(library::get_flow_version)
        .service(library::diff_flow)
        .service(library::roll_back_flow)
        .service(library::archive_flow)
        .service(library::restore_flow)
        .service(library::duplicate_flow)
        .service(library::change_flow_settings)
        .service(library::add_favourite)
        .service(library::remove_favourite)
        .service(library::get_flow_usage)
        .service(folders::list_folders)
        .service(folders::create_folder)
        .service(folders::change_folder)
        .service(folders::delete_folder)
        .service(step_library::list_library_steps)
        .service(step_library::list_library_step_facets)
        .service(step_library::create_library_step)
        .service(step_library::get_library_step)
        .service(step_library::save_library_step)
        .service(step_library::archive_library_step)
        .service(step_library::restore_library_step)
        .service(step_library::list_library_step_versions)
        .service(step_library::list_step_reviews)
        .service(step_library::review_step)
        .service(step_library::withdraw_review)
        .service(step_library::list_step_uses)
        .service(step_library::insert_library_step)
        .service(sessions::list_sessions)
        .service(sessions::start_session)
        .service(sessions::export_sessions)
        .service(sessions::export_session)
        .service(saved_views::list_session_views)
        .service(saved_views::create_session_view)
        .service(saved_views::change_session_view)
        .service(saved_views::delete_session_view)
        .service(guidance::list_sessions_like_problem)
        .service(guidance::list_sessions_like)
        .service(guidance::get_suggestions)
        .service(sessions::get_session)
        .service(sessions::get_session_flow)
        .service(sessions::reveal_secret)
        .service(sessions::list_redactions)
        .service(sessions::decide_redaction)
        .service(sessions::act_in_session)
        .service(sessions::add_evidence)
        .service(sessions::download_evidence)
        .service(sessions::get_evidence_thumbnail)
        .service(sessions::get_evidence_text)
        .service(live::follow_session)
        .service(escalations::list_escalations)
        .service(escalations::get_escalation_summary)
        .service(notifications::list_notifications)
        .service(live::follow_notifications)
        .service(notifications::read_notifications)
        .service(sessions::get_documentation)
        // Before the formats: it is none of them.
        .service(sessions::get_note_edits)
        .service(sessions::save_note_edits)
        .service(sessions::remove_note_edits)
        .service(sessions::download_documentation)
        .service(sharing::create_share)
        .service(sharing::list_session_shares)
        .service(sharing::preview_share)
        .service(sharing::list_shares)
        .service(sharing::revoke_share)
        .service(sharing::get_shared)
        .service(sharing::open_shared)
        .service(sharing::follow_shared)
        .service(security::list_my_sign_ins)
        .service(security::end_my_other_sign_ins)
        .service(security::end_all_my_sign_ins)
        .service(security::end_my_sign_in)
        .service(security::get_security_policy)
        .service(security::change_security_policy)
        .service(security::revoke_team_sign_ins)
        .service(security::list_team_sign_ins)
        .service(security::end_team_sign_in)
        .service(security::sign_member_out)
        .service(audit::list_audit_log)
        .service(audit::export_audit_log)
        .service(audit::list_audit_actions)
        .service(team::get_team)
        .service(team::change_team)
        .service(team::list_note_templates)
        .service(team::get_note_template)
        .service(team::save_note_template)
        .service(team::reset_note_template)
        .service(team::preview_note_template)
        .service(team::list_members)
        .service(team::change_member_role)
        .service(team::disable_member)
        .service(team::enable_member)
        .service(team::remove_member)
        .service(team::transfer_team)
        .service(team::leave_team)
        .service(team::list_invitations)
        .service(team::invite)
        .service(team::revoke_invitation)
        .service(team::look_at_invitation)
        .service(team::accept_invitation);
    config.service(api).service(platform::healthz).service(platform::readyz);
}

impl Server {
    /// Starts listening. Workers open their connections when the first request needs one.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn start(setup: ServerSetup) -> io::Result<Self> {
        let app = Data::new(setup.app);
        let shared = app.clone();
        let database = setup.database;
        let document = openapi();
        let routes = Routes::new(routes_of(&document));
        let mut server = HttpServer::new(move || {
            let database = database.clone();
            let routes = routes.clone();
            actix_web::App::new()
                .app_data(shared.clone())
                .app_data(json_config())
                .app_data(path_config())
                .app_data(query_config())
                .app_data(routes.clone())
                .data_factory(move || {
                    let database = database.clone();
                    async move { database.worker(CONNECTIONS_PER_WORKER).await }
                })
                .wrap(from_fn(observe))
                .wrap(Compress::default())
                .configure(|config| operations(&mut ServiceConfig::new(config)))
                .service(web::redirect("/api/docs", "/api/docs/"))
                .service(
                    SwaggerUi::new("/api/docs/{_:.*}").external_url_unchecked(DOCUMENT_URL, document.clone()),
                )
                .default_service(web::to(move |request: HttpRequest| elsewhere(request, routes.clone())))
        })
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .disable_signals();
        if let Some(workers) = setup.workers {
            server = server.workers(workers);
        }
        Ok(Self { running: server.listen(setup.listener)?.run(), app })
    }

    /// Serves until `stop` is done, then says that it is not ready and closes connections as it answers on them; once
    /// nobody asks any more it stops listening, finishes what is running, and returns.
    ///
    /// # Errors
    /// When the server broke down.
    pub async fn until_stopped(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let handle = self.running.handle();
        let app = self.app;
        let stopper = async move {
            stop.await;
            app.start_draining();
            until_quiet(&app).await;
            handle.stop(true).await;
        };
        let (served, ()) = tokio::join!(self.running, stopper);
        served
    }
}

/// Gives proxies a moment to see that the server is not ready, and clients one to hear it with their answers.
async fn until_quiet(app: &App) {
    for _ in 0..FAREWELLS {
        let before = app.requests();
        tokio::time::sleep(QUIET).await;
        if app.requests() == before && !app.is_busy() {
            return;
        }
    }
}

/// Answers what no operation answered: a wrong method, a file of the web app, or nothing.
async fn elsewhere(request: HttpRequest, routes: Routes) -> Result<HttpResponse, Problem> {
    match routes.wrong_method(&request) {
        Some(refusal) => Ok(refusal),
        None => platform::web_app(request).await,
    }
}
