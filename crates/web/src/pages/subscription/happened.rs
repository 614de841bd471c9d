//! Entries of the log as things that happened to one subscription.

use jiff::Timestamp;
use jiff::civil::Date;
use purser_app::views::history;
use purser_domain::id::SubscriptionId;
use purser_domain::money::Money;
use purser_domain::period::day_in;
use purser_domain::subscription::{CancelReason, Status};
use purser_render::page::subscription::history::{Entry, What, Who};
use serde_json::Value;

/// An entry, as it is told on the page of a subscription.
pub fn entry(known: &history::Entry, about: SubscriptionId, zone: &str) -> Entry {
    let event = &known.event;
    let who = match (&known.actor_name, event.actor.as_str()) {
        (Some(name), _) => Who::Named(name.clone()),
        (None, "operator") => Who::Operator,
        (None, _) => Who::System,
    };
    let what = what(&event.kind, &event.data, about).unwrap_or_else(|| What::Other(event.kind.clone()));
    Entry { on: day_in(zone, event.at), time: time(zone, event.at), who, what }
}

/// The time of a day in a zone: `14:05`.
pub fn time(zone: &str, at: Timestamp) -> String {
    let zoned = at.in_tz(zone).or_else(|_| at.in_tz("UTC"));
    zoned.map(|zoned| zoned.strftime("%H:%M").to_string()).unwrap_or_default()
}

fn what(kind: &str, data: &Value, about: SubscriptionId) -> Option<What> {
    Some(match kind {
        "subscription.purchased" => What::Purchased(count(data.get("purchase")?, "quantity")?),
        "subscription.quantity_changed" => {
            What::QuantityChanged { before: count(data, "before")?, total: count(data, "total")? }
        }
        "subscription.quantity_scheduled" => {
            What::QuantityScheduled { total: count(data, "total")?, on: day(data, "on")? }
        }
        "subscription.recurring_set" => What::RecurringSet(data.get("recurring")?.as_bool()?),
        "licenses.assigned" => What::Assigned(people(data)?),
        "licenses.unassigned" => What::Unassigned(people(data)?),
        "subscription.canceled" => What::Canceled(CancelReason::named(text(data, "reason")?)?),
        "take_over.started" => What::TakeOverStarted,
        "take_over.users_moved" => {
            let moved = count(data, "moved")?;
            let arrived = text(data, "into")? == about.to_string();
            if arrived { What::UsersArrived(moved) } else { What::UsersMoved(moved) }
        }
        "take_over.completed" => What::TakenOver(how(data.get("how")?)?),
        "take_over.undo_started" => What::UndoStarted,
        "take_over.undone" => What::Undone,
        "subscription.billed" => What::Billed(sum(data.get("lines")?)?),
        "subscription.renewed" => What::Renewed(count(data, "quantity")?),
        "subscription.status_changed" => What::Status(Status::named(text(data, "to")?)?),
        "licenses.forgotten" => What::Forgotten,
        _ => return None,
    })
}

fn count(data: &Value, name: &str) -> Option<u32> {
    u32::try_from(data.get(name)?.as_u64()?).ok()
}

fn text<'a>(data: &'a Value, name: &str) -> Option<&'a str> {
    data.get(name)?.as_str()
}

fn day(data: &Value, name: &str) -> Option<Date> {
    text(data, name)?.parse().ok()
}

fn people(data: &Value) -> Option<u64> {
    u64::try_from(data.get("users")?.as_array()?.len()).ok()
}

/// The key of what became of it: a word, or an object named by it.
fn how(how: &Value) -> Option<&'static str> {
    let word = how.as_str().or_else(|| how.as_object()?.keys().next().map(String::as_str))?;
    match word {
        "users_moved" => Some("sub-did-taken-moved"),
        "canceled" => Some("sub-did-taken-canceled"),
        "transferred" => Some("sub-did-taken-transferred"),
        _ => None,
    }
}

fn sum(lines: &Value) -> Option<Money> {
    let amounts = lines.as_array()?.iter().map(|line| {
        line.get("amount").and_then(|amount| serde_json::from_value::<Money>(amount.clone()).ok())
    });
    let amounts: Vec<Money> = amounts.collect::<Option<_>>()?;
    let first = *amounts.first()?;
    amounts.into_iter().skip(1).try_fold(first, |sum, amount| sum.plus(amount).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_domain::event::Event;
    use purser_domain::id::{PersonId, TakeOverId};
    use purser_domain::money::Currency;
    use purser_domain::take_over::TakeOverAction;
    use purser_domain::work::TakenOverHow;
    use serde_json::json;
    use uuid::Uuid;

    const HERE: SubscriptionId = SubscriptionId(Uuid::from_u128(1));
    const THERE: SubscriptionId = SubscriptionId(Uuid::from_u128(2));

    /// As the log keeps it: without the event's name around it.
    fn told(event: &Event) -> Option<What> {
        let data = serde_json::to_value(event).unwrap();
        what(event.word(), data.as_object().unwrap().values().next().unwrap(), HERE)
    }

    fn moved(from: SubscriptionId, into: SubscriptionId) -> Event {
        let person = PersonId(Uuid::from_u128(4));
        let take_over_id = TakeOverId(Uuid::from_u128(3));
        Event::UsersMoved { take_over_id, from, into, after: None, upto: person, users: 5, moved: 4 }
    }

    #[test]
    fn r_adm_8_what_happens_to_a_subscription_is_told_in_words() {
        let take_over_id = TakeOverId(Uuid::from_u128(3));
        let on: Date = "2026-12-20".parse().unwrap();
        for (event, expected) in [
            (
                Event::QuantityChanged { subscription_id: HERE, before: 8, total: 10 },
                What::QuantityChanged { before: 8, total: 10 },
            ),
            (
                Event::QuantityScheduled { subscription_id: HERE, total: 12, on },
                What::QuantityScheduled { total: 12, on },
            ),
            (Event::RecurringSet { subscription_id: HERE, recurring: false }, What::RecurringSet(false)),
            (Event::LicensesUnassigned { subscription_id: HERE, users: Vec::new() }, What::Unassigned(0)),
            (
                Event::Canceled { subscription_id: HERE, reason: CancelReason::Other, comment: None, on },
                What::Canceled(CancelReason::Other),
            ),
            (
                Event::TakeOverStarted {
                    take_over_id,
                    subscription_id: HERE,
                    action: TakeOverAction::Transfer,
                    users: 0,
                },
                What::TakeOverStarted,
            ),
            (moved(HERE, THERE), What::UsersMoved(4)),
            (moved(THERE, HERE), What::UsersArrived(4)),
            (Event::TakeOverUndoStarted { take_over_id, subscription_id: HERE }, What::UndoStarted),
            (
                Event::StatusChanged { subscription_id: HERE, from: Status::Active, to: Status::Deleted, on },
                What::Status(Status::Deleted),
            ),
            (Event::LicensesForgotten { subscription_id: HERE }, What::Forgotten),
        ] {
            assert_eq!(told(&event), Some(expected), "{}", event.word());
        }
    }

    #[test]
    fn every_end_of_a_take_over_has_words() {
        let canceled = TakenOverHow::Canceled { reason: CancelReason::Other };
        for (how, key) in [
            (TakenOverHow::UsersMoved, "sub-did-taken-moved"),
            (canceled, "sub-did-taken-canceled"),
            (TakenOverHow::Transferred, "sub-did-taken-transferred"),
        ] {
            assert_eq!(super::how(&serde_json::to_value(how).unwrap()), Some(key));
        }
    }

    #[test]
    fn a_bill_is_the_sum_of_its_lines() {
        let line = |minor| json!({"amount": Money::new(minor, Currency::USD)});
        assert_eq!(sum(&json!([line(1857), line(-2000)])), Some(Money::new(-143, Currency::USD)));
        assert_eq!(sum(&json!([])), None);
    }
}
