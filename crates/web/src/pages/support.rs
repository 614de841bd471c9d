//! Support: whom to ask (W-X1), requests, and what became of them (P-2, W-P6).

use super::form::{Form, done, unfinished};
use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::views::support::{self, SupportRequestRow};
use purser_app::views::{Paging, subscriptions};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::{SubscriptionId, SupportRequestId};
use purser_domain::period::day_in;
use purser_domain::refusal::{Rule, Thing};
use purser_domain::subscription::CancelReason;
use purser_domain::support::{Resolution, SupportStatus, SupportSubject};
use purser_render::page::support::{Cancel, Request, Support, one, page};
use purser_render::page::{Entered, Pager, Place};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/support", get(show).post(open)).route("/support/{id}", get(show_one).post(resolve))
}

async fn show(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Support).await?;
    let subscription = params.text("cancel").and_then(|id| id.parse().ok());
    let cursor = params.text("cursor");
    Ok(Html(page(&shell, &view(&mut reading, subscription, cursor, Entered::default()).await?)))
}

async fn view(
    reading: &mut Reading,
    subscription: Option<SubscriptionId>,
    cursor: Option<String>,
    entered: Entered,
) -> Result<Support, Problem> {
    let cancel = match subscription {
        Some(id) => cancel(reading, id).await?,
        None => None,
    };
    let after = cursor.and_then(|cursor| cursor.parse().ok());
    let first = after.is_some().then(|| "/support".to_owned());
    let scope = reading.scope();
    let found = support::support_requests(&mut reading.reader, &scope, &Paging::new(after, None)).await?;
    Ok(Support {
        organization: reading.tenant.name.clone(),
        contact: reading.tenant.support_contact.clone(),
        may_set: reading.standing.may(Permission::ManageOrganization),
        cancel,
        requests: found.items.into_iter().map(|row| request(reading, row)).collect(),
        pager: Pager { next: found.next.map(|next| format!("/support?cursor={next}")), first },
        entered,
    })
}

fn request(reading: &Reading, row: SupportRequestRow) -> Request {
    let known = row.request;
    let status = known.status();
    let (cancel, reason, text, right) = match known.subject {
        SupportSubject::CancelSubscription { subscription, reason, comment } => {
            let product = row.product_name.unwrap_or_default();
            let cancel = Some((product, format!("/subscriptions/{subscription}")));
            (cancel, Some(reason), comment.unwrap_or_default(), Permission::CancelForPurchaser)
        }
        SupportSubject::Question { text } => (None, None, text, Permission::AnswerQuestions),
    };
    Request {
        href: format!("/support/{}", known.id),
        id: known.id.to_string(),
        cancel,
        reason,
        text,
        opener: row.opener_name,
        on: day_in(&reading.tenant.time_zone, known.opened_at),
        status,
        answer: known.resolved.and_then(|resolved| resolved.answer),
        may_resolve: status == SupportStatus::Open && reading.standing.may(right),
    }
}

async fn open(mut form: Form) -> Result<Response, Problem> {
    let subscription = form.optional("cancel").and_then(|id| id.parse().ok());
    let problem = match subject(&mut form, subscription) {
        Ok(subject) => match form.send(Command::OpenSupportRequest { subject }).await {
            Ok(_) => return Ok(done("/support", "support-sent", &[])),
            Err(problem) => problem,
        },
        Err(problem) => problem,
    };
    let entered = form.entered(problem)?;
    let (mut reading, shell) = form.visit.open(Place::Support).await?;
    Ok(unfinished(page(&shell, &view(&mut reading, subscription, None, entered).await?)))
}

fn subject(form: &mut Form, subscription: Option<SubscriptionId>) -> Result<SupportSubject, Problem> {
    if let Some(subscription) = subscription {
        let reason = form.word("reason", &CancelReason::ALL, CancelReason::word);
        let comment = form.optional("comment");
        form.check()?;
        let reason = reason.ok_or_else(|| Problem::field("reason", Rule::Required))?;
        return Ok(SupportSubject::CancelSubscription { subscription, reason, comment });
    }
    let text = form.text("text");
    if text.is_empty() {
        form.refuse("text", Rule::Required);
    }
    form.check()?;
    Ok(SupportSubject::Question { text })
}

async fn find(reading: &mut Reading, id: SupportRequestId) -> Result<Request, Problem> {
    let scope = reading.scope();
    let found = support::support_request(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    Ok(request(reading, found.ok_or(Problem::not_found(Thing::SupportRequest))?))
}

async fn show_one(visit: Visit, Path(id): Path<SupportRequestId>) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Support).await?;
    let request = find(&mut reading, id).await?;
    Ok(Html(one(&shell, &request, &Entered::default())))
}

async fn resolve(Path(id): Path<SupportRequestId>, mut form: Form) -> Result<Response, Problem> {
    let done_word = |resolution| if resolution == Resolution::Done { "done" } else { "declined" };
    let resolution = form.word("resolution", &[Resolution::Done, Resolution::Declined], done_word);
    let answer = form.optional("answer");
    form.check()?;
    let resolution = resolution.ok_or_else(|| Problem::field("resolution", Rule::Required))?;
    match form.send(Command::ResolveSupportRequest { request: id, resolution, answer }).await {
        Ok(_) => Ok(done(&format!("/support/{id}"), "support-resolved", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            let (mut reading, shell) = form.visit.open(Place::Support).await?;
            let request = find(&mut reading, id).await?;
            Ok(unfinished(one(&shell, &request, &entered)))
        }
    }
}

/// The subscription that is not cancelled online; nothing when the viewer does not see it.
async fn cancel(reading: &mut Reading, id: SubscriptionId) -> Result<Option<Cancel>, Problem> {
    let scope = reading.scope();
    let found = subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    Ok(found.map(|row| Cancel {
        href: format!("/subscriptions/{id}"),
        product: row.subscription.product_name,
        id: id.to_string(),
        max: reading.tenant.online_cancel.max,
    }))
}
