//! Support: whom to ask (W-X1), asking, and deciding what was asked (P-2, W-P6).

use super::form::{Form, done, see, unfinished};
use super::subscription::{due, preview, reason};
use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::rest::id::Id;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use purser_app::views::support::{self, SupportRequestRow};
use purser_app::views::{Page, Paging, subscriptions};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::{SubscriptionId, SupportRequestId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::period::day_in;
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Rule, Thing};
use purser_domain::subscription::CancelReason;
use purser_domain::support::{Resolution, SupportSubject};
use purser_render::page::support::{
    Asked, CancelPane, Effect, One, Part, Request, Support, cancel, one, page, status_name,
};
use purser_render::page::{Entered, Markup, Pager, Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/support", get(show).post(ask))
        .route("/support.csv", get(file))
        .route("/support/{id}", get(request).post(resolve))
}

/// Which requests are listed, as the address says it.
struct Listed {
    open: bool,
    cursor: Option<String>,
}

impl Listed {
    fn read(params: &mut Params) -> Self {
        Self {
            open: params.text("show").as_deref() == Some("open"),
            cursor: params.text("cursor").filter(|cursor| !cursor.is_empty()),
        }
    }

    fn address(&self, path: &str, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.open {
            query.append_pair("show", "open");
        }
        if let Some(cursor) = cursor {
            query.append_pair("cursor", cursor);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    async fn page(
        &self,
        reading: &mut Reading,
        limit: Option<u32>,
    ) -> Result<Page<SupportRequestRow>, Problem> {
        let scope = reading.scope();
        let after = self.cursor.as_deref().and_then(|cursor| cursor.parse().ok());
        let paging = Paging::new(after, limit);
        Ok(support::support_requests(&mut reading.reader, &scope, self.open, &paging).await?)
    }
}

async fn show(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let listed = Listed::read(&mut params);
    let Some(id) = params.text("cancel").and_then(|id| id.parse().ok()) else {
        let (shell, view) = open(&visit, &listed, Entered::default()).await?;
        return Ok(Html(page(&shell, &view, None)).into_response());
    };
    let (mut reading, _) = visit.open(Place::Support).await?;
    let scope = reading.scope();
    let asked = support::open_about(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    drop(reading);
    // Asked already: there is nothing to ask again.
    if let Some(asked) = asked {
        return Ok(see(&format!("/support/{asked}")));
    }
    Ok(Html(over(&visit, id, Entered::default()).await?).into_response())
}

/// The list, and the question that was typed.
async fn open(visit: &Visit, listed: &Listed, entered: Entered) -> Result<(Shell, Support), Problem> {
    let (mut reading, shell) = visit.open(Place::Support).await?;
    let found = listed.page(&mut reading, None).await?;
    let zone = &reading.tenant.time_zone;
    let next = found.next.as_ref().map(|next| listed.address("/support", Some(&next.to_string())));
    let view = Support {
        organization: reading.tenant.name.clone(),
        contact: reading.tenant.support_contact.clone(),
        may_set: reading.standing.may(Permission::ManageOrganization),
        requests: found.items.iter().map(|row| line(row, zone)).collect(),
        everybody: reading.standing.may(Permission::SeeSupportRequests),
        open: listed.open,
        pager: Pager { next, first: listed.cursor.is_some().then(|| listed.address("/support", None)) },
        csv: listed.address("/support.csv", None),
        entered,
    };
    Ok((shell, view))
}

fn line(row: &SupportRequestRow, zone: &str) -> Request {
    let known = &row.request;
    let what = match &known.subject {
        SupportSubject::Question { text } => Asked::Question(text.clone()),
        SupportSubject::CancelSubscription { subscription, reason, comment } => Asked::Cancel {
            href: format!("/subscriptions/{subscription}"),
            product: row.product_name.clone().unwrap_or_default(),
            reason: *reason,
            comment: comment.clone(),
        },
    };
    Request {
        href: format!("/support/{}", known.id),
        what,
        by: (row.opener_name.clone(), row.opener_user_principal_name.clone()),
        on: day_in(zone, known.opened_at),
        status: known.status(),
    }
}

/// The page beneath the pane in which a purchaser asks to cancel a subscription.
async fn over(visit: &Visit, id: SubscriptionId, entered: Entered) -> Result<String, Problem> {
    let listed = Listed { open: false, cursor: None };
    let (shell, view) = open(visit, &listed, Entered::default()).await?;
    let pane = cancel_pane(visit, &shell, id, entered).await?;
    Ok(page(&shell, &view, Some(&pane)))
}

async fn cancel_pane(
    visit: &Visit,
    shell: &Shell,
    id: SubscriptionId,
    entered: Entered,
) -> Result<Markup, Problem> {
    let mut reading = visit.caller.read().await?;
    let scope = reading.scope();
    let found = subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let product = found.ok_or(Problem::not_found(Thing::Subscription))?.subscription.product_name;
    drop(reading);
    // Asked of the command itself: it says who may ask and whether there is need to.
    let subject =
        SupportSubject::CancelSubscription { subscription: id, reason: CancelReason::Other, comment: None };
    let told = preview(visit, Command::OpenSupportRequest { subject }).await?;
    let refused = told.err().map(|told| told.sentence);
    Ok(cancel(shell, &CancelPane { id: id.to_string(), product, refused, entered }))
}

/// A question, or to cancel the subscription that the form names.
async fn ask(mut form: Form) -> Result<Response, Problem> {
    let subscription: Option<SubscriptionId> = match form.optional("subscription") {
        Some(id) => Some(id.parse().map_err(|_| Problem::not_found(Thing::Subscription))?),
        None => None,
    };
    let subject = match subscription {
        Some(subscription) => reason(&mut form).map(|reason| SupportSubject::CancelSubscription {
            subscription,
            reason,
            comment: form.optional("comment"),
        }),
        None => Some(SupportSubject::Question { text: form.text("text") }),
    };
    let sent = match (form.check(), subject) {
        (Ok(()), Some(subject)) => form.send(Command::OpenSupportRequest { subject }).await,
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => Err(Problem::field("reason", Rule::Required)),
    };
    let problem = match sent {
        Ok(purser_app::Done { outcome: Outcome::SupportRequest(id), .. }) => {
            return Ok(done(&format!("/support/{id}"), "support-asked", &[]));
        }
        Ok(_) => return Err(bug("a support request without one")),
        Err(problem) => problem,
    };
    let entered = form.entered(problem)?;
    if let Some(id) = subscription {
        return Ok(unfinished(over(&form.visit, id, entered).await?));
    }
    let (shell, view) = open(&form.visit, &Listed { open: false, cursor: None }, entered).await?;
    Ok(unfinished(page(&shell, &view, None)))
}

async fn request(visit: Visit, Id(id): Id<SupportRequestId>) -> Result<Html<String>, Problem> {
    let (shell, view) = find(&visit, id, Entered::default()).await?;
    Ok(Html(one(&shell, &view)))
}

async fn find(visit: &Visit, id: SupportRequestId, entered: Entered) -> Result<(Shell, One), Problem> {
    let (mut reading, shell) = visit.open(Place::Support).await?;
    let scope = reading.scope();
    let row = support::support_request(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let row = row.ok_or(Problem::not_found(Thing::SupportRequest))?;
    let zone = reading.tenant.time_zone.clone();
    let cancels = row.request.subject.subscription().is_some();
    let needed = if cancels { Permission::CancelForPurchaser } else { Permission::AnswerQuestions };
    let decides = row.request.resolved.is_none() && reading.standing.may(needed);
    drop(reading);
    let part = if decides {
        let effect = if cancels { Some(effect(visit, id).await?) } else { None };
        Part::Decides { effect, entered }
    } else if row.request.opened_by == visit.person {
        Part::Asked
    } else {
        Part::Sees
    };
    let resolved = row.request.resolved.as_ref();
    let resolved = resolved.map(|known| (known.answer.clone(), day_in(&zone, known.resolved_at)));
    Ok((shell, One { request: line(&row, &zone), resolved, part }))
}

/// What carrying out a cancellation would do, or why it cannot be done.
async fn effect(visit: &Visit, request: SupportRequestId) -> Result<Result<Effect, String>, Problem> {
    let command = Command::ResolveSupportRequest { request, resolution: Resolution::Done, answer: None };
    let told = preview(visit, command).await?;
    let effect = told.map(|preview| Effect {
        people: preview.users_count,
        credit: due(preview.credit.as_ref(), preview.credit_tax.as_ref()),
    });
    Ok(effect.map_err(|told| told.sentence))
}

async fn resolve(Id(request): Id<SupportRequestId>, mut form: Form) -> Result<Response, Problem> {
    let resolution = match form.text("resolution").as_str() {
        "done" => Some(Resolution::Done),
        "declined" => Some(Resolution::Declined),
        _ => None,
    };
    let answer = form.optional("answer");
    let sent = match resolution {
        Some(resolution) => form.send(Command::ResolveSupportRequest { request, resolution, answer }).await,
        None => Err(Problem::field("resolution", Rule::Required)),
    };
    let Err(problem) = sent else {
        return Ok(done(&format!("/support/{request}"), "support-resolved", &[]));
    };
    let entered = form.entered(problem)?;
    let (shell, view) = find(&form.visit, request, entered).await?;
    Ok(unfinished(one(&shell, &view)))
}

/// The list as a file, page by page.
async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let (reading, shell) = visit.open(Place::Support).await?;
    drop(reading);
    let listed = Listed { cursor: None, ..Listed::read(&mut params) };
    let head = [
        "name-what",
        "support-words",
        "support-asked-by",
        "field-sign-in-name",
        "support-asked-on",
        "name-status",
        "field-answer",
    ];
    let head = head.map(|key| shell.t(key)).into();
    let today = shell.today;
    csv_file::answer(
        "support-requests",
        today,
        head,
        (visit, shell, listed),
        |(visit, shell, mut listed)| async move {
            let mut reading = visit.caller.read().await?;
            let found = listed.page(&mut reading, Some(PAGE_MAX)).await?;
            let zone = &reading.tenant.time_zone;
            let rows = found.items.iter().map(|row| cells(&shell, row, &line(row, zone))).collect();
            listed.cursor = found.next.map(|next| next.to_string());
            Ok((rows, listed.cursor.is_some().then_some((visit, shell, listed))))
        },
    )
    .await
}

fn cells(shell: &Shell, row: &SupportRequestRow, line: &Request) -> Vec<String> {
    let (what, words) = match &line.what {
        Asked::Question(text) => (shell.t("field-text"), text.clone()),
        Asked::Cancel { comment, .. } => (line.what.title(shell), comment.clone().unwrap_or_default()),
    };
    let answer = row.request.resolved.as_ref().and_then(|known| known.answer.clone());
    vec![
        what,
        words,
        line.by.0.clone(),
        line.by.1.clone(),
        line.on.to_string(),
        shell.t(status_name(line.status)),
        answer.unwrap_or_default(),
    ]
}
