//! Event → work: the only list of consequences. Who gets which mail, which receiver is told.

use crate::event::Event;
use crate::people::Tenant;
use crate::take_over::TakeOverAction;
use crate::work::{Message, Recipient, Work};
use jiff::Timestamp;

/// Everything that must happen because of an event.
#[must_use]
pub fn react(event: &Event, tenant: &Tenant, at: Timestamp) -> Vec<Work> {
    let mut work = mails(event);
    match event {
        Event::TakeOverStarted { take_over_id, action: TakeOverAction::MoveUsers { .. }, .. }
        | Event::TakeOverUndoStarted { take_over_id, .. } => {
            work.push(Work::TakeOver { take_over: *take_over_id });
        }
        _ => {}
    }
    if !tenant.webhooks.is_empty() {
        let payload = payload(event, at);
        work.extend(
            tenant.webhooks.iter().map(|hook| Work::Webhook { webhook: hook.id, payload: payload.clone() }),
        );
    }
    work
}

fn mails(event: &Event) -> Vec<Work> {
    let mail = |to: &Recipient, message: Message| Work::Mail { to: to.clone(), message };
    match event {
        Event::Purchased { purchase, purchaser: Some(purchaser), admins, .. } => {
            let confirmed = mail(purchaser, Message::PurchaseConfirmed(purchase.clone()));
            let made = Message::PurchaseMade {
                purchaser: purchaser.name.clone(),
                purchaser_address: purchaser.address.clone(),
                purchase: purchase.clone(),
            };
            let others = admins.iter().filter(|admin| admin.person_id != purchaser.person_id);
            core::iter::once(confirmed).chain(others.map(|admin| mail(admin, made.clone()))).collect()
        }
        Event::LicensesAssigned { subscription_id, product, recipients, .. } => {
            let message =
                Message::LicensesAssigned { subscription_id: *subscription_id, product: product.clone() };
            recipients.iter().map(|to| mail(to, message.clone())).collect()
        }
        Event::TakenOver {
            subscription_id, product, how, on, credit, purchaser: Some(purchaser), ..
        } => {
            let message = Message::TakenOver {
                subscription_id: *subscription_id,
                product: product.clone(),
                how: how.clone(),
                on: *on,
                credit: *credit,
            };
            vec![mail(purchaser, message)]
        }
        Event::TakeOverUndone { subscription_id, product, purchaser: Some(purchaser), .. } => {
            let message =
                Message::TakeOverUndone { subscription_id: *subscription_id, product: product.clone() };
            vec![mail(purchaser, message)]
        }
        Event::SupportRequestResolved { opener, outcome, answer, .. } => {
            let message =
                Message::SupportRequestResolved { outcome: outcome.clone(), answer: answer.clone() };
            vec![mail(opener, message)]
        }
        _ => Vec::new(),
    }
}

/// What a receiver is told: the shape of the Standard Webhooks specification.
fn payload(event: &Event, at: Timestamp) -> serde_json::Value {
    let data = serde_json::to_value(event).unwrap_or_default();
    let data = data.as_object().and_then(|object| object.values().next().cloned()).unwrap_or_default();
    serde_json::json!({ "type": event.word(), "timestamp": at.to_string(), "data": data })
}
