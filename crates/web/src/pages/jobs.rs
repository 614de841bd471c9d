//! Jobs: take-overs under way, and work that failed and waits for an administrator.

use super::form::{Form, done};
use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::{get, post};
use purser_app::views::Paging;
use purser_app::views::overview::{self, UnderWay};
use purser_app::views::subscriptions;
use purser_app::views::work::{self, JobState, JobView};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::{JobId, TakeOverId};
use purser_domain::payment::Owner;
use purser_domain::period::day_in;
use purser_domain::refusal::Thing;
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_domain::work::Work;
use purser_render::page::jobs::{Failed, Job, Jobs, Moving, TakeOverJob, one, page};
use purser_render::page::{Pager, Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/jobs", get(list))
        .route("/jobs.csv", get(file))
        .route("/jobs/{id}", get(show))
        .route("/jobs/{id}/retry", post(retry))
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Jobs).await?;
    let cursor = params.text("cursor").and_then(|cursor| cursor.parse().ok());
    let first = cursor.is_some().then(|| "/jobs".to_owned());
    let scope = reading.scope();
    let now = visit.caller.shared.now();
    let seen = overview::overview(&mut reading.reader, &scope, now, shell.today).await;
    let moving = seen.map_err(Failure::from)?.take_overs;
    let failed = work::buried_jobs(&mut reading.reader, scope.tenant, &Paging::new(cursor, None)).await?;
    let zone = &reading.tenant.time_zone;
    let view = Jobs {
        may_retry: reading.standing.may(Permission::ManageOrganization),
        moving_total: moving.total,
        moving: moving.items.iter().map(under_way).collect(),
        failed: failed.items.iter().map(|job| of_work(job, zone)).collect(),
        pager: Pager { next: failed.next.map(|next| format!("/jobs?cursor={next}")), first },
        csv: "/jobs.csv".into(),
    };
    Ok(Html(page(&shell, &view)))
}

fn under_way(under_way: &UnderWay) -> Moving {
    moving(&under_way.take_over, under_way.purchaser_name.clone())
}

fn moving(take_over: &TakeOver, purchaser: Option<String>) -> Moving {
    Moving {
        href: format!("/jobs/{}", take_over.id),
        product: take_over.before.product_name.clone(),
        purchaser,
        done: take_over.done,
        total: take_over.total,
        back: matches!(take_over.phase, Phase::Undoing | Phase::Undone),
    }
}

fn of_work(job: &JobView, zone: &str) -> Failed {
    let about = match &job.work {
        Work::Mail { to, .. } => to.address.clone(),
        Work::Webhook { webhook, .. } => webhook.to_string(),
        Work::TakeOver { take_over } => take_over.to_string(),
    };
    Failed {
        id: job.id.to_string(),
        kind: job.work.kind(),
        about,
        attempts: job.attempt,
        on: day_in(zone, job.due_at),
        error: job.error.clone(),
    }
}

/// A take-over for whoever sees the subscription; its id is also its job's.
async fn show(visit: Visit, Path(id): Path<JobId>) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Jobs).await?;
    let scope = reading.scope();
    let taken =
        work::take_over(&mut reading.reader, &scope, TakeOverId(id.0)).await.map_err(Failure::from)?;
    let job = match taken {
        Some(take_over) => Job::TakeOver(Box::new(of_take_over(&mut reading, &take_over).await?)),
        None => {
            let found = work::job(&mut reading.reader, scope.tenant, id).await.map_err(Failure::from)?;
            let job = found.ok_or(Problem::not_found(Thing::Job))?;
            Job::Work {
                work: of_work(&job, &reading.tenant.time_zone),
                failed: job.state == JobState::Failed,
                may_retry: reading.standing.may(Permission::ManageOrganization),
            }
        }
    };
    Ok(Html(one(&shell, &job)))
}

async fn of_take_over(reading: &mut Reading, take_over: &TakeOver) -> Result<TakeOverJob, Problem> {
    let scope = reading.scope();
    let source = subscriptions::subscription(&mut reading.reader, &scope, take_over.source).await;
    let source = source.map_err(Failure::from)?;
    let purchaser = match take_over.before.owner {
        Owner::Organization => None,
        Owner::Person(_) => source.and_then(|row| row.owner_name),
    };
    let action = match take_over.action {
        TakeOverAction::MoveUsers { .. } => "move",
        TakeOverAction::Cancel { .. } => "cancel",
        TakeOverAction::Transfer => "transfer",
    };
    Ok(TakeOverJob {
        id: take_over.id.to_string(),
        moving: moving(take_over, purchaser),
        action,
        running: matches!(take_over.phase, Phase::Moving | Phase::Undoing),
        undone: take_over.phase == Phase::Undone,
        subscription: format!("/subscriptions/{}", take_over.source),
        started_on: day_in(&reading.tenant.time_zone, take_over.started_at),
    })
}

/// What is tried again may be done, and gone, before anyone can look at it: the list is where to look.
async fn retry(Path(job): Path<JobId>, form: Form) -> Result<Response, Problem> {
    form.send(Command::RetryJob { job }).await?;
    Ok(done("/jobs", "job-retried", &[]))
}

/// Failed work as a file, page by page.
async fn file(visit: Visit) -> Result<Response, Problem> {
    let (reading, shell) = visit.open(Place::Jobs).await?;
    drop(reading);
    let head = ["jobs-work", "jobs-id", "jobs-for", "jobs-attempts", "jobs-due", "jobs-why"];
    let head = head.map(|key| shell.t(key)).into();
    let (today, state) = (shell.today, (visit, shell, Paging::longest()));
    csv_file::answer("failed-jobs", today, head, state, |(visit, shell, paging)| async move {
        let mut reading = visit.caller.read().await?;
        reading.require(Permission::SeeEvents)?;
        let found = work::buried_jobs(&mut reading.reader, reading.tenant.id, &paging).await?;
        let zone = &reading.tenant.time_zone;
        let rows = found.items.iter().map(|job| cells(&shell, &of_work(job, zone))).collect();
        Ok((rows, found.next.map(|next| (visit, shell, paging.from(Some(next))))))
    })
    .await
}

fn cells(shell: &Shell, job: &Failed) -> Vec<String> {
    vec![
        shell.t(&format!("jobs-kind-{}", job.kind)),
        job.id.clone(),
        job.about.clone(),
        job.attempts.to_string(),
        job.on.to_string(),
        job.error.clone().unwrap_or_default(),
    ]
}
