//! How single things look: amounts, owners, instants, a subscription.

use jiff::Timestamp;
use purser_web::wire::{Money, Owner, OwnerKind, Subscription};

/// An amount with its currency; nothing when there is none.
pub fn money(money: Option<&Money>) -> String {
    money.map(|money| format!("{} {}", money.amount, money.currency)).unwrap_or_default()
}

/// An instant in UTC, to the second.
pub fn instant(at: Timestamp) -> String {
    format!("{at:.0}")
}

/// The organization, or a person's name.
pub fn owner(owner: &Owner) -> String {
    match owner.kind {
        OwnerKind::Organization => "organization".into(),
        OwnerKind::User => owner.display_name.clone(),
    }
}

/// Something that may be absent.
pub fn maybe(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// Everything about a subscription that a person asks about.
pub fn subscription_fields(subscription: &Subscription) -> Vec<(&'static str, String)> {
    let free = subscription.available;
    let licenses = format!("{} ({} assigned, {free} free)", subscription.quantity, subscription.assigned);
    let trial = if subscription.trial { " (trial)" } else { "" };
    let status = format!("{}{trial}", subscription.status.word());
    vec![
        ("subscription", subscription.id.to_string()),
        ("product", format!("{} {}", subscription.product_name, subscription.product_id)),
        ("status", status),
        ("owner", owner(&subscription.owner)),
        ("licenses", licenses),
        ("licenses at renewal", maybe(subscription.quantity_at_renewal.as_ref())),
        ("unit price", money(subscription.unit_price.as_ref())),
        ("price", money(subscription.price.as_ref())),
        ("term", format!("{}, billed {}", subscription.term.word(), subscription.billing_frequency.word())),
        ("from", subscription.starts_on.to_string()),
        ("to", maybe(subscription.ends_on.as_ref())),
        ("renews", if subscription.recurring { "yes" } else { "no" }.into()),
        ("terms", subscription.terms.word().into()),
        ("take-over", maybe(subscription.take_over_job_id.as_ref())),
        ("version", subscription.version.to_string()),
    ]
}
