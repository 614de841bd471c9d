//! What its owner does: the number of licenses (W-P3) and the cancellation (W-P6).

use super::details::{Asked, Opened, open};
use super::{Told, amount, due, preview};
use crate::pages::form::{Form, done, unfinished};
use crate::pages::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::rest::id::Id;
use crate::wire;
use axum::response::{Html, IntoResponse as _, Response};
use purser_domain::billing::Why;
use purser_domain::command::{Command, When};
use purser_domain::id::SubscriptionId;
use purser_domain::refusal::{Refusal, Rule};
use purser_domain::subscription::CancelReason;
use purser_render::page::Entered;
use purser_render::page::subscription::own::{self, Cancellation, Effect, Quantity};
use purser_render::page::tax::Due;

pub async fn quantity(
    visit: Visit,
    Id(id): Id<SubscriptionId>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let opened = open(&visit, id, &Asked::default()).await?;
    // Asked of the command itself: it says who may and whether it is possible at all.
    let total = opened.view.known.quantity();
    let told = preview(&visit, Command::ChangeQuantity { subscription: id, total, when: When::Now }).await?;
    let pane = Quantity {
        remove: params.text("change").as_deref() == Some("remove"),
        entered: Entered::default(),
        effect: told.err().map_or(Effect::Nothing, |told| Effect::Refused(told.sentence)),
    };
    Ok(Html(own::quantity(&opened.shell, &opened.view, &pane)))
}

/// Saves the new total, or shows what it would cost.
pub async fn change_quantity(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let remove = form.text("change") == "remove";
    let only_shown = form.text("preview") == "true";
    let total = form.number("total");
    let when = if form.text("when") == "renewal" { When::Renewal } else { When::Now };
    let command = Command::ChangeQuantity { subscription: id, total, when };
    let mut opened = open(&form.visit, id, &Asked::default()).await?;
    let wrong = form.check();
    if only_shown {
        let effect = match wrong {
            Ok(()) => {
                let told = preview(&form.visit, command).await?;
                effect(&opened, told, total, when)
            }
            Err(problem) => Effect::Refused(form.entered(problem)?.problem.unwrap_or_default()),
        };
        let entered = Entered { values: given(total, when), ..Entered::default() };
        let pane = Quantity { remove, entered, effect };
        return Ok(Html(own::quantity(&opened.shell, &opened.view, &pane)).into_response());
    }
    let sent = match wrong {
        Ok(()) => form.send(command).await,
        Err(problem) => Err(problem),
    };
    let Err(problem) = sent else {
        let toast = if when == When::Now { "quantity" } else { "quantity-scheduled" };
        let count = total.to_string();
        return Ok(done(&format!("/subscriptions/{id}#quantity"), toast, &[("count", &count)]));
    };
    let of_field = matches!(
        problem,
        Problem::Refused(Refusal::BelowAssigned { .. } | Refusal::WindowClosed | Refusal::EndOfSale)
    );
    let mut entered = form.entered(problem)?;
    if let Some(sentence) = entered.problem.clone().filter(|_| of_field) {
        entered.errors.insert("total".into(), sentence);
    }
    opened.view.problem = None;
    let pane = Quantity { remove, entered, effect: Effect::Nothing };
    Ok(unfinished(own::quantity(&opened.shell, &opened.view, &pane)))
}

fn given(total: u32, when: When) -> std::collections::BTreeMap<String, Vec<String>> {
    let when = if when == When::Renewal { "renewal" } else { "now" };
    [("total".to_owned(), vec![total.to_string()]), ("when".to_owned(), vec![when.to_owned()])].into()
}

fn effect(opened: &Opened, told: Result<wire::Preview, Told>, total: u32, when: When) -> Effect {
    let known = &opened.view.known;
    let preview = match told {
        Ok(preview) => preview,
        Err(told) => return Effect::Refused(told.sentence),
    };
    let price = known.unit_price().and_then(|price| price.times(total).ok());
    match (when, known.ends_on()) {
        (When::Renewal, Some(on)) => Effect::AtRenewal { on, price },
        _ => {
            let lines =
                preview.lines.iter().filter_map(|line| Some((why(&line.why)?, amount(Some(&line.amount))?)));
            let with_tax = |due: Due| due.net.plus(due.tax?).ok();
            let charged = due(preview.billed.as_ref(), preview.billed_tax.as_ref()).and_then(with_tax);
            let credited = due(preview.credit.as_ref(), preview.credit_tax.as_ref()).and_then(with_tax);
            let total = charged.or(credited.and_then(|credited| credited.negated().ok()));
            Effect::Now { lines: lines.collect(), total, price }
        }
    }
}

fn why(word: &str) -> Option<Why> {
    serde_json::from_value(word.into()).ok()
}

pub async fn cancel(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Html<String>, Problem> {
    let mut opened = open(&visit, id, &Asked::default()).await?;
    Ok(Html(cancel_dialog(&visit, &mut opened, Entered::default()).await?))
}

async fn cancel_dialog(visit: &Visit, opened: &mut Opened, entered: Entered) -> Result<String, Problem> {
    let subscription = opened.view.known.id;
    let command =
        Command::Cancel { subscription, reason: CancelReason::Other, comment: None, when: When::Now };
    let told = preview(visit, command).await?;
    let too_many =
        matches!(&told, Err(told) if matches!(told.refusal, Refusal::TooManyToCancelOnline { .. }));
    let may_lapse = matches!(&told, Err(told) if matches!(told.refusal, Refusal::WindowClosed));
    let dialog = Cancellation {
        may_lapse,
        entered,
        effect: told
            .map(|preview| due(preview.credit.as_ref(), preview.credit_tax.as_ref()))
            .map_err(|told| told.sentence),
        support: too_many.then(|| format!("/support?cancel={subscription}")),
    };
    Ok(own::cancel(&opened.shell, &opened.view, &dialog))
}

/// The reason that was chosen; nothing chosen is said at the field (R-ADM-35).
pub fn reason(form: &mut Form) -> Option<CancelReason> {
    let reason = CancelReason::named(&form.text("reason"));
    if reason.is_none() {
        form.refuse("reason", Rule::Required);
    }
    reason
}

pub async fn cancel_now(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let reason = reason(&mut form);
    let comment = form.optional("comment");
    let sent = match (form.check(), reason) {
        (Ok(()), Some(reason)) => {
            form.send(Command::Cancel { subscription: id, reason, comment, when: When::Now }).await
        }
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => Err(Problem::field("reason", Rule::Required)),
    };
    let Err(problem) = sent else {
        return Ok(done(&format!("/subscriptions/{id}"), "canceled", &[]));
    };
    let entered = form.entered(problem)?;
    let mut opened = open(&form.visit, id, &Asked::default()).await?;
    Ok(unfinished(cancel_dialog(&form.visit, &mut opened, entered).await?))
}
