//! Take-overs, and background work that can be watched, tried again or undone.

use super::id::Id;
use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::frame::insert;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::{show, wire};
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::Response;
use purser_app::views::work::{self, JobView};
use purser_app::{Done, Failure};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::{JobId, SubscriptionId, TakeOverId};
use purser_domain::plan::Outcome;
use purser_domain::refusal::{FieldError, Refusal, Rule, Thing};
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};

/// Take over a self-service subscription
///
/// Moves its users to a subscription of the organization, cancels it, or makes it the organization's own. The answer is
/// a job to watch; it goes on whoever stops watching. It can be undone for 24 hours.
#[utoipa::path(
    post, path = "/subscriptions/{id}/take-over", tag = "Take-over", operation_id = "take_over",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription that is taken"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::TakeOverRequest,
    responses(
        (status = 202, body = wire::Job, headers(("Location" = String, description = "The job"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn take_over(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::TakeOverRequest>,
) -> Result<Response, Problem> {
    let command = Command::TakeOver { subscription, action: action(body)? };
    start(&caller, &intent, command).await
}

/// Undo a take-over
///
/// Gives everything back as it was, within 24 hours and as long as none of the licenses was used again.
#[utoipa::path(
    post, path = "/jobs/{id}/undo", tag = "Take-over", operation_id = "undo_take_over",
    params(("id" = uuid::Uuid, Path, description = "The take-over's job"), limits::WriteParams, limits::WriteHeaders),
    responses(
        (status = 202, body = wire::Job, headers(("Location" = String, description = "The job"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn undo(caller: Caller, Id(job): Id<JobId>, intent: Intent) -> Result<Response, Problem> {
    start(&caller, &intent, Command::UndoTakeOver { take_over: TakeOverId(job.0) }).await
}

async fn start(caller: &Caller, intent: &Intent, command: Command) -> Result<Response, Problem> {
    let done = match caller.send(intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::TakeOver(id) = done.outcome else { return Err(bug("a take-over without one")) };
    accepted(caller, &done, JobId(id.0)).await
}

async fn accepted(caller: &Caller, done: &Done, id: JobId) -> Result<Response, Problem> {
    let job = find(caller, id).await?;
    let mut response = reply(done, StatusCode::ACCEPTED, Json(job));
    insert(response.headers_mut(), LOCATION, &format!("/api/v1/jobs/{id}"));
    Ok(response)
}

/// Each action has fields of its own; those of another are not ignored.
fn action(body: wire::TakeOverRequest) -> Result<TakeOverAction, Problem> {
    let wire::TakeOverRequest { action, target_subscription_id, reason, comment } = body;
    let mut wrong = Vec::new();
    let mut rule = |field: &str, given: bool, needed: bool, allowed: bool| {
        let rule = match (given, needed, allowed) {
            (false, true, _) => Rule::Required,
            (true, _, false) => Rule::NotAllowedHere,
            _ => return,
        };
        wrong.push(FieldError { field: field.into(), rule });
    };
    let (moves, cancels) =
        (action == wire::TakeOverAction::MoveUsers, action == wire::TakeOverAction::Cancel);
    rule("target_subscription_id", target_subscription_id.is_some(), moves, moves);
    rule("reason", reason.is_some(), cancels, cancels);
    rule("comment", comment.is_some(), false, cancels);
    match (action, target_subscription_id, reason) {
        _ if !wrong.is_empty() => Err(Refusal::Invalid(wrong).into()),
        (wire::TakeOverAction::MoveUsers, Some(target), _) => {
            Ok(TakeOverAction::MoveUsers { target: SubscriptionId(target) })
        }
        (wire::TakeOverAction::Cancel, _, Some(reason)) => {
            Ok(TakeOverAction::Cancel { reason: reason.into(), comment })
        }
        (wire::TakeOverAction::Transfer, ..) => Ok(TakeOverAction::Transfer),
        _ => Err(bug("a take-over without its fields")),
    }
}

/// Show a job
///
/// A take-over for whoever sees the subscription; other work for those who may read the log, until it is done.
#[utoipa::path(
    get, path = "/jobs/{id}", tag = "Jobs", operation_id = "get_job",
    params(("id" = uuid::Uuid, Path, description = "The job")),
    responses((status = 200, body = wire::Job), limits::Problems)
)]
pub async fn get(caller: Caller, Id(id): Id<JobId>, params: Params) -> Result<Json<wire::Job>, Problem> {
    params.done()?;
    Ok(Json(find(&caller, id).await?))
}

/// List failed jobs
///
/// Work that never succeeded and waits for an administrator.
#[utoipa::path(
    get, path = "/jobs", tag = "Jobs", operation_id = "list_jobs",
    params(
        ("state" = Option<wire::JobState>, Query, description = "`failed`, which is also what is listed without it"),
        limits::ListParams,
    ),
    responses((status = 200, body = wire::List<wire::Job>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::Job>>, Problem> {
    params.word("state", &["failed"], |word| word);
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    reading.require(Permission::SeeEvents)?;
    let page = work::buried_jobs(&mut reading.reader, reading.tenant.id, &paging).await?;
    Ok(Json(show::list(page, |job| show_job(&job))))
}

/// Try a failed job again
#[utoipa::path(
    post, path = "/jobs/{id}/retry", tag = "Jobs", operation_id = "retry_job",
    params(("id" = uuid::Uuid, Path, description = "The job"), limits::WriteParams, limits::WriteHeaders),
    responses(
        (status = 202, description = "It is due now", headers(("Location" = String, description = "The job"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn retry(caller: Caller, Id(job): Id<JobId>, intent: Intent) -> Result<Response, Problem> {
    match caller.send(&intent, Command::RetryJob { job }).await? {
        Sent::Previewed(preview) => Ok(preview),
        // It may be done, and therefore gone, before anyone can look at it.
        Sent::Done(done) => {
            let mut response = reply(&done, StatusCode::ACCEPTED, ());
            insert(response.headers_mut(), LOCATION, &format!("/api/v1/jobs/{job}"));
            Ok(response)
        }
    }
}

async fn find(caller: &Caller, id: JobId) -> Result<wire::Job, Problem> {
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let reader = &mut reading.reader;
    let take_over = work::take_over(reader, &scope, TakeOverId(id.0)).await.map_err(Failure::from)?;
    let job = work::job(reader, scope.tenant, id).await.map_err(Failure::from)?;
    match (take_over, job) {
        (Some(take_over), job) => Ok(show_take_over(&take_over, job.as_ref())),
        (None, Some(job)) if reading.standing.may(Permission::SeeEvents) => Ok(show_job(&job)),
        (None, _) => Err(Problem::not_found(Thing::Job)),
    }
}

fn show_take_over(known: &TakeOver, job: Option<&JobView>) -> wire::Job {
    let working = matches!(known.phase, Phase::Moving | Phase::Undoing);
    let waiting = job.map(state);
    let state = match (working, waiting) {
        (false, _) => wire::JobState::Done,
        (true, Some(wire::JobState::Failed)) => wire::JobState::Failed,
        (true, Some(wire::JobState::Queued)) if known.step == 0 => wire::JobState::Queued,
        (true, _) => wire::JobState::Running,
    };
    let (action, target) = match known.action {
        TakeOverAction::MoveUsers { target } => (wire::TakeOverAction::MoveUsers, Some(target.0)),
        TakeOverAction::Cancel { .. } => (wire::TakeOverAction::Cancel, None),
        TakeOverAction::Transfer => (wire::TakeOverAction::Transfer, None),
    };
    let result = wire::JobResult {
        subscription_id: known.source.0,
        action,
        target_subscription_id: target,
        moved: known.moved,
        credit: known.credit.map(Into::into),
        undo_until: known.undo_until,
        undone: known.phase == Phase::Undone,
    };
    wire::Job {
        id: known.id.0,
        kind: "take-over".into(),
        state,
        done: u64::from(known.done),
        total: u64::from(known.total),
        result: (!working).then_some(result),
        error: job.filter(|_| working).and_then(|job| job.error.clone()),
        due_at: job.filter(|_| working).map(|job| job.due_at),
    }
}

fn show_job(job: &JobView) -> wire::Job {
    wire::Job {
        id: job.id.0,
        kind: job.work.kind().into(),
        state: state(job),
        done: 0,
        total: 1,
        result: None,
        error: job.error.clone(),
        due_at: Some(job.due_at),
    }
}

const fn state(job: &JobView) -> wire::JobState {
    match job.state {
        work::JobState::Queued => wire::JobState::Queued,
        work::JobState::Running => wire::JobState::Running,
        work::JobState::Failed => wire::JobState::Failed,
    }
}
