//! The domain's things as they travel. Only shapes change here; nothing is decided and nothing is read.

use crate::wire;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_app::views::holders::Holder;
use purser_app::views::licenses::LicenseRow;
use purser_app::views::log::EventView;
use purser_app::views::people::PersonRow;
use purser_app::views::subscriptions::SubscriptionRow;
use purser_app::views::support::SupportRequestRow;
use purser_app::views::{Cursor, Page};
use purser_domain::billing::Line;
use purser_domain::payment::{BillingProfile, Owner, PaymentMethod};
use purser_domain::people::{Person, Tenant};
use purser_domain::period::{day_in, plus_months};
use purser_domain::plan::Note;
use purser_domain::subscription::{Status, Subscription};
use purser_domain::support::{SupportRequest, SupportSubject};
use purser_domain::tax::Tax;

/// One page.
pub fn list<T, U>(page: Page<T>, row: impl FnMut(T) -> U) -> wire::List<U> {
    let Page { items, next } = page;
    wire::List { items: items.into_iter().map(row).collect(), next: cursor(next) }
}

/// A place in a list.
pub fn cursor(next: Option<Cursor>) -> Option<String> {
    next.map(|next| next.to_string())
}

/// A subscription; the owner's name is the purchaser's or else the organization's.
pub fn subscription(
    known: &Subscription,
    purchaser: Option<&str>,
    organization: &Tenant,
) -> wire::Subscription {
    let unit_price = known.unit_price();
    let owner = match known.owner {
        Owner::Organization => wire::Owner {
            kind: wire::OwnerKind::Organization,
            user_id: None,
            display_name: organization.name.clone(),
        },
        Owner::Person(person) => wire::Owner {
            kind: wire::OwnerKind::User,
            user_id: Some(person.0),
            display_name: purchaser.unwrap_or_default().into(),
        },
    };
    wire::Subscription {
        id: known.id.0,
        product_id: known.product_id.clone(),
        product_name: known.product_name.clone(),
        sku_id: known.sku_id.0,
        sku_part_number: known.sku_part_number.clone(),
        plan_id: known.plan_id.0,
        status: known.status().into(),
        trial: known.trial(),
        owner,
        quantity: known.quantity(),
        quantity_at_renewal: known.at_renewal,
        // What people held of a deleted one is kept for an undo, but nobody holds it.
        assigned: if known.status() == Status::Deleted { 0 } else { known.assigned },
        available: known.free(),
        unit_price: unit_price.map(Into::into),
        price: unit_price.and_then(|price| price.times(known.quantity()).ok()).map(Into::into),
        term: known.term.into(),
        billing_frequency: known.billing_frequency.into(),
        starts_on: known.timeline.segments.first().map_or(known.anchor, |segment| segment.from),
        ends_on: known.ends_on(),
        recurring: known.recurring,
        terms: known.terms.into(),
        billing_profile_id: known.billing_profile_id.0,
        take_over_job_id: known.take_over.map(|id| id.0),
        created_at: known.created_at,
        version: known.version,
    }
}

/// A row of the list of subscriptions.
pub fn subscription_row(row: &SubscriptionRow, organization: &Tenant) -> wire::Subscription {
    subscription(&row.subscription, row.owner_name.as_deref(), organization)
}

/// Somebody who holds a license.
pub fn holder(holder: Holder) -> wire::HeldLicense {
    wire::HeldLicense {
        user_id: holder.user_id.0,
        user_principal_name: holder.user_principal_name,
        display_name: holder.display_name,
        assigned_at: holder.assigned_at,
        disabled_plans: holder.disabled_plans,
    }
}

/// The licenses of one product.
pub fn licenses(row: LicenseRow) -> wire::LicenseRow {
    let purchasers = row.purchasers.into_iter().map(|purchaser| wire::Purchaser {
        user_id: purchaser.user_id.0,
        display_name: purchaser.display_name,
        user_principal_name: purchaser.user_principal_name,
        users: purchaser
            .users
            .into_iter()
            .map(|user| wire::LicenseUser {
                user_id: user.user_id.0,
                user_principal_name: user.user_principal_name,
                display_name: user.display_name,
                subscription_id: user.subscription_id.0,
                assigned_at: user.assigned_at,
            })
            .collect(),
        users_count: purchaser.users_total,
    });
    wire::LicenseRow {
        product_id: row.product_id,
        product_name: row.product_name,
        available_quantity: row.available_quantity,
        assigned: row.assigned,
        unassigned: row.unassigned,
        subscriptions: row.subscriptions.iter().map(|subscription| subscription.id.0).collect(),
        subscriptions_count: row.subscriptions_total,
        purchasers: purchasers.collect(),
    }
}

/// A person, as a list tells of them.
pub fn person_row(row: PersonRow) -> wire::User {
    let detail = row.full.map(|full| wire::UserDetail {
        roles: full.roles.into_iter().map(Into::into).collect(),
        department: full.department,
        job_title: full.job_title,
        manager_id: full.manager.map(|manager| manager.0),
        usage_location: full.usage_location,
        locale: full.locale,
    });
    wire::User {
        id: row.id.0,
        user_principal_name: row.user_principal_name,
        display_name: row.display_name,
        guest: row.guest,
        active: row.active,
        detail,
    }
}

/// A person, whole.
pub fn person(person: &Person) -> wire::User {
    wire::User {
        id: person.id.0,
        user_principal_name: person.user_principal_name.clone(),
        display_name: person.display_name.clone(),
        guest: person.guest,
        active: person.active,
        detail: Some(wire::UserDetail {
            roles: person.roles.iter().copied().map(Into::into).collect(),
            department: person.department.clone(),
            job_title: person.job_title.clone(),
            manager_id: person.manager.map(|manager| manager.0),
            usage_location: person.usage_location.clone(),
            locale: person.locale.clone(),
        }),
    }
}

/// A support request.
pub fn support_request(row: SupportRequestRow) -> wire::SupportRequest {
    let status = row.request.status().into();
    let SupportRequest { id, opened_by, opened_at, subject, resolved, .. } = row.request;
    let (kind, subscription_id, reason, comment, text) = match subject {
        SupportSubject::CancelSubscription { subscription, reason, comment } => {
            let kind = wire::SupportKind::CancelSubscription;
            (kind, Some(subscription.0), Some(reason.into()), comment, None)
        }
        SupportSubject::Question { text } => (wire::SupportKind::Question, None, None, None, Some(text)),
    };
    wire::SupportRequest {
        id: id.0,
        kind,
        status,
        opened_by: wire::UserRef {
            user_id: opened_by.0,
            user_principal_name: row.opener_user_principal_name,
            display_name: row.opener_name,
        },
        opened_at,
        subscription_id,
        product_name: row.product_name,
        reason,
        comment,
        text,
        resolved_at: resolved.as_ref().map(|resolved| resolved.resolved_at),
        answer: resolved.and_then(|resolved| resolved.answer),
    }
}

/// An organization.
pub fn tenant(tenant: &Tenant, now: Timestamp) -> wire::Tenant {
    wire::Tenant {
        id: tenant.id.0,
        domain: tenant.domain.clone(),
        name: tenant.name.clone(),
        locale: tenant.locale.clone(),
        market: tenant.market.clone(),
        time_zone: tenant.time_zone.clone(),
        tax_rate: Tax::of(tenant, today(tenant, now)).map(|tax| tax.rate.decimal()),
        support_contact: tenant.support_contact.clone(),
        online_cancel_max: tenant.online_cancel.max,
        online_cancel_basis: tenant.online_cancel.basis.into(),
        version: tenant.version,
    }
}

/// A way to pay: never more of a card than its last four digits.
pub fn payment_method(method: &PaymentMethod, today: Date) -> wire::PaymentMethod {
    let good = plus_months(method.card.expires, 1) > today;
    wire::PaymentMethod {
        id: method.id.0,
        keep_for: whose(method.owner),
        brand: method.card.brand.clone(),
        last4: method.card.last4.clone(),
        expiry: wire::expiry(method.card.expires),
        name: method.card.name.clone(),
        status: if good { "active" } else { "expired" }.into(),
    }
}

/// Today, where the organization's days are counted.
pub fn today(organization: &Tenant, now: Timestamp) -> Date {
    day_in(&organization.time_zone, now)
}

/// A billing profile.
pub fn billing_profile(profile: &BillingProfile) -> wire::BillingProfile {
    wire::BillingProfile {
        id: profile.id.0,
        bill_for: whose(profile.owner),
        name: profile.name.clone(),
        currency: profile.currency.code().into(),
        time_zone: profile.time_zone.clone(),
        payment_method_id: profile.payment_method_id.map(|id| id.0),
        purchase_order: profile.purchase_order.clone(),
        bill_to: profile.bill_to.clone().map(Into::into),
        version: profile.version,
    }
}

const fn whose(owner: Owner) -> wire::BuyFor {
    match owner {
        Owner::Organization => wire::BuyFor::Organization,
        Owner::Person(_) => wire::BuyFor::Caller,
    }
}

/// One entry of the log.
pub fn event(event: EventView) -> wire::Event {
    wire::Event {
        id: event.id.0,
        seq: event.seq,
        at: event.at,
        actor: event.actor,
        command: event.command,
        kind: event.kind,
        subject: event.subject,
        data: event.data,
        notes: event.notes.iter().map(note).collect(),
        request_id: event.request_id,
    }
}

/// A line of a bill.
pub fn line(line: &Line) -> wire::Line {
    let why = serde_json::to_value(line.why).ok();
    wire::Line {
        subscription_id: line.subscription_id.0,
        billing_profile_id: line.payer.0,
        period_from: line.period.start,
        period_to: line.period.end,
        from: line.from,
        to: line.to,
        quantity: line.quantity,
        unit_price: line.unit_price.into(),
        amount: line.amount.into(),
        why: why.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().into(),
    }
}

/// Why something came out as it did.
pub fn note(note: &Note) -> wire::Note {
    let code =
        |code: &str| wire::Note { code: code.into(), user_ids: Vec::new(), quantity: None, product_id: None };
    match note {
        Note::AlreadyAssigned(people) => wire::Note {
            user_ids: people.iter().map(|person| person.0).collect(),
            ..code("already_assigned")
        },
        Note::NothingChanged => code("nothing_changed"),
        Note::ScheduledQuantityDiscarded(quantity) => {
            wire::Note { quantity: Some(*quantity), ..code("scheduled_quantity_discarded") }
        }
        Note::BlocksWithoutTrial(product) => {
            wire::Note { product_id: Some(product.clone()), ..code("blocks_without_trial") }
        }
        Note::KeptForAssigned(quantity) => {
            wire::Note { quantity: Some(*quantity), ..code("kept_for_assigned") }
        }
        Note::ConversionBlockedByPolicy => code("conversion_blocked_by_policy"),
    }
}
