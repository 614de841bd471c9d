//! Whether the process lives, whether it can serve, and its measurements.

use crate::problem::{Problem, bug};
use crate::shared::Shared;
use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use purser_app::views::identity;
use purser_app::views::work::{self, JobState};
use purser_domain::id::OPERATOR;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// How it is.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
}

const OK: Health = Health { status: "ok" };

/// Tell whether the process lives
///
/// Asks nothing of the database: a restart would not help it.
#[utoipa::path(
    get, path = "/healthz", tag = "Operation", operation_id = "get_liveness",
    responses((status = 200, body = Health)), security(()),
)]
pub async fn live() -> Json<Health> {
    Json(OK)
}

/// Tell whether the server can serve
///
/// The database is reachable and migrated, and the server is not stopping; else 503.
#[utoipa::path(
    get, path = "/readyz", tag = "Operation", operation_id = "get_readiness",
    responses((status = 200, body = Health), (status = 503, description = "Send requests elsewhere")), security(()),
)]
pub async fn ready(State(shared): State<Arc<Shared>>) -> Result<Json<Health>, Problem> {
    if *shared.stop.borrow() {
        return Err(Problem::Unavailable);
    }
    let mut reader = shared.door.read().await.map_err(|_| Problem::Unavailable)?;
    // The operator's own organization is there since the first migration.
    match identity::tenant(&mut reader, OPERATOR).await {
        Ok(Some(_)) => Ok(Json(OK)),
        Ok(None) => Err(Problem::Unavailable),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Err(Problem::Unavailable)
        }
    }
}

/// Show measurements
///
/// For Prometheus, in the OpenMetrics text format. It names no organization and no person.
#[utoipa::path(
    get, path = "/metrics", tag = "Operation", operation_id = "get_metrics",
    responses((status = 200, content_type = "application/openmetrics-text", body = String)), security(()),
)]
pub async fn metrics(State(shared): State<Arc<Shared>>) -> Result<Response, Problem> {
    count_jobs(&shared).await;
    let text = shared.metrics.text().ok_or_else(|| bug("metrics cannot be written"))?;
    Ok(([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}

/// When the database is away the last numbers stay; the rest is worth telling all the same.
async fn count_jobs(shared: &Shared) {
    let Ok(mut reader) = shared.door.read().await else { return };
    let Ok(counts) = work::job_counts(&mut reader).await else { return };
    for (state, word) in
        [(JobState::Queued, "queued"), (JobState::Running, "running"), (JobState::Failed, "failed")]
    {
        let jobs = counts.iter().filter(|count| count.state == state).map(|count| count.jobs).sum();
        shared.metrics.set_jobs(word, jobs);
    }
}
