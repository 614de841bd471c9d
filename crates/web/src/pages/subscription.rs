//! Subscription details and everything that is done from there (R-ADM-6, W-P3, W-P6, W-A6, W-A7).
//!
//! `details.rs` reads the page, `happened.rs` the words of its history, `own.rs` has the owner's panes, `take_over.rs`
//! those of the organization, `file.rs` the lists as files.

mod details;
mod file;
mod happened;
mod own;
mod take_over;

pub(super) use own::reason;

use super::form::{Form, done, unfinished};
use super::visit::{Visit, new_key};
use crate::params::Params;
use crate::problem::Problem;
use crate::rest::id::Id;
use crate::shared::Shared;
use crate::wire;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::{get, post};
use details::{Asked, open};
use purser_domain::command::{Command, When};
use purser_domain::id::SubscriptionId;
use purser_domain::money::{Currency, Money};
use purser_domain::refusal::{Class, Refusal};
use purser_render::page::subscription::page;
use purser_render::page::tax::Due;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    let path = |rest: &str| format!("/subscriptions/{{id}}{rest}");
    Router::new()
        .route(&path(""), get(show))
        .route(&path("/users.csv"), get(file::users))
        .route(&path("/history.csv"), get(file::history))
        .route(&path("/recurring"), post(recurring))
        .route(&path("/scheduled"), post(remove_scheduled))
        .route(&path("/quantity"), get(own::quantity).post(own::change_quantity))
        .route(&path("/cancel"), get(own::cancel).post(own::cancel_now))
        .route(&path("/take-over"), get(take_over::choose))
        .route(&path("/take-over/move"), get(take_over::move_users).post(take_over::move_now))
        .route(&path("/take-over/move/confirm"), get(take_over::confirm_move))
        .route(&path("/take-over/cancel"), get(take_over::cancel).post(take_over::cancel_now))
        .route(
            &path("/take-over/cancel/confirm"),
            get(take_over::cancel_again).post(take_over::confirm_cancel),
        )
        .route(&path("/take-over/transfer"), get(take_over::transfer).post(take_over::transfer_now))
        .route(&path("/take-over/transfer/confirm"), get(take_over::confirm_transfer))
        .route(&path("/take-over/{job}"), get(take_over::progress))
        .route(&path("/take-over/{job}/undo"), get(take_over::undo).post(take_over::undo_now))
}

async fn show(visit: Visit, Id(id): Id<SubscriptionId>, mut params: Params) -> Result<Html<String>, Problem> {
    let asked = Asked::read(&mut params);
    let opened = open(&visit, id, &asked).await?;
    Ok(Html(page(&opened.shell, &opened.view, None)))
}

/// Turns recurring billing on or off.
async fn recurring(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let recurring = form.text("recurring") == "true";
    let toast = if recurring { "recurring-on" } else { "recurring-off" };
    let sent = form.send(Command::SetRecurring { subscription: id, recurring }).await;
    answer(&form, id, sent, toast, "recurring").await
}

/// Takes back the number of licenses that was arranged for the renewal.
async fn remove_scheduled(Id(id): Id<SubscriptionId>, form: Form) -> Result<Response, Problem> {
    let opened = open(&form.visit, id, &Asked::default()).await?;
    let total = opened.view.known.quantity();
    let command = Command::ChangeQuantity { subscription: id, total, when: When::Renewal };
    let sent = form.send(command).await;
    answer(&form, id, sent, "scheduled-removed", "quantity").await
}

/// Back to the page, which says what was done or why it was not.
async fn answer(
    form: &Form,
    id: SubscriptionId,
    sent: Result<purser_app::Done, Problem>,
    toast: &str,
    place: &str,
) -> Result<Response, Problem> {
    let Err(problem) = sent else { return Ok(done(&format!("/subscriptions/{id}#{place}"), toast, &[])) };
    let entered = form.entered(problem)?;
    let mut opened = open(&form.visit, id, &Asked::default()).await?;
    opened.view.problem = entered.problem;
    Ok(unfinished(page(&opened.shell, &opened.view, None)))
}

/// What a command would do; a refusal that the page can tell about is a sentence.
pub(super) async fn preview(visit: &Visit, command: Command) -> Result<Result<wire::Preview, Told>, Problem> {
    let call = visit.call(new_key(&visit.caller.shared));
    match crate::preview::of(&visit.caller, call, command).await {
        Ok(preview) => Ok(Ok(preview)),
        Err(Problem::Refused(refusal)) if tellable(&refusal) => {
            let sentence = purser_render::refusal(&refusal, visit.caller.context.locale);
            Ok(Err(Told { refusal, sentence }))
        }
        Err(problem) => Err(problem),
    }
}

/// A refusal in the viewer's words.
pub(super) struct Told {
    pub(super) refusal: Refusal,
    pub(super) sentence: String,
}

/// Whether a page about the thing can still be shown: who may not see it or act on it gets the page that says so.
fn tellable(refusal: &Refusal) -> bool {
    !matches!(refusal.class(), Class::NotFound | Class::Forbidden)
}

/// An amount of a preview.
/// An amount of the wire with its tax.
pub(super) fn due(net: Option<&wire::Money>, tax: Option<&wire::Money>) -> Option<Due> {
    amount(net).map(|net| Due { net, tax: amount(tax) })
}

pub(super) fn amount(money: Option<&wire::Money>) -> Option<Money> {
    let money = money?;
    Money::parse(&money.amount, Currency::from_code(&money.currency)?).ok()
}
