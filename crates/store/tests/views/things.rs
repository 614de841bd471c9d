//! Things to look at, made by hand as commands would leave them.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use purser_domain::billing::{Line, Segment, Timeline, Why};
use purser_domain::catalog::{Frequency, OfferClass, Product, Term, Terms};
use purser_domain::id::{
    BillingProfileId, EventId, Ids, LineId, PaymentMethodId, PersonId, PlanId, SkuId, SubscriptionId,
    TakeOverId, TenantId,
};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::{Address, BillingProfile, Card, CardBehavior, Owner, PaymentMethod};
use purser_domain::people::{CancelBasis, OnlineCancel, Person, Tenant};
use purser_domain::period::{Period, begin_of, plus_hours, plus_months};
use purser_domain::plan::Change;
use purser_domain::seats::Seat;
use purser_domain::subscription::{End, State, Subscription};
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_store::EventRow;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The organization that is looked at, and the one next door.
pub const AURORA: TenantId = TenantId(Uuid::from_u128(0xA0));
pub const BERGWERK: TenantId = TenantId(Uuid::from_u128(0xB0));

pub const ADMIN: PersonId = PersonId(Uuid::from_u128(0x0a));
pub const KAI: PersonId = PersonId(Uuid::from_u128(0x0b));
pub const NOOR: PersonId = PersonId(Uuid::from_u128(0x0c));
/// Has left.
pub const LEE: PersonId = PersonId(Uuid::from_u128(0x0d));
/// The first of the people without anything special.
pub const OTHERS: u128 = 0x1000;

/// The product under its present id and under the one that it had.
pub const PRO: &str = "PRO-2";
pub const PRO_BEFORE: &str = "PRO-1";
pub const VISIO: &str = "VISIO";

pub fn at() -> Timestamp {
    "2026-01-31T23:30:00Z".parse().unwrap()
}

pub fn person_id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(OTHERS + n))
}

pub fn subscription_id(n: u128) -> SubscriptionId {
    SubscriptionId(Uuid::from_u128(n))
}

/// A person's profile and card have the person's number; the organization's have its own.
pub fn profile_of(tenant: TenantId, owner: Owner) -> BillingProfileId {
    BillingProfileId(owner.person().map_or(tenant.0, |person| person.0))
}

pub fn organization(id: TenantId, domain: &str) -> Tenant {
    Tenant {
        id,
        version: 1,
        domain: domain.into(),
        name: domain.into(),
        locale: "en-US".into(),
        market: "US".into(),
        time_zone: "America/New_York".into(),
        tax_rates: Vec::new(),
        support_contact: None,
        online_cancel: OnlineCancel { max: 25, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    }
}

pub fn person(id: PersonId, name: &str, display_name: &str) -> Person {
    Person {
        id,
        version: 1,
        user_principal_name: name.into(),
        display_name: display_name.into(),
        roles: BTreeSet::new(),
        guest: false,
        active: true,
        department: Some("Sales".into()),
        job_title: None,
        manager: None,
        usage_location: "US".into(),
        locale: None,
        password_hash: Some("secret".into()),
        sessions_from: None,
        muted: BTreeSet::new(),
    }
}

pub fn product(product_id: &str, name: &str, n: u128) -> Product {
    let doc = serde_json::json!({
        "product_id": product_id, "name": name, "sku_id": Uuid::from_u128(n),
        "sku_part_number": format!("{}_PART", name.to_uppercase()), "self_service": true,
        "aliases": if product_id == PRO { vec![PRO_BEFORE] } else { Vec::new() },
        "category": if product_id == VISIO { "Diagrams" } else { "" },
    });
    serde_json::from_value(doc).unwrap()
}

pub fn payment(tenant: TenantId, owner: Owner) -> [Change; 2] {
    let payment_method_id = PaymentMethodId(profile_of(tenant, owner).0);
    let address = Address {
        line1: "1 Main St".into(),
        line2: None,
        city: "Springfield".into(),
        region: None,
        postal_code: "12345".into(),
        country: "US".into(),
    };
    let card = Card {
        token: "tok".into(),
        brand: "visa".into(),
        last4: "4242".into(),
        expires: date(2030, 1, 1),
        name: "Somebody".into(),
        behavior: CardBehavior::Succeeds,
    };
    let method = PaymentMethod { id: payment_method_id, version: 1, owner, card, address, removed: false };
    let profile = BillingProfile {
        id: profile_of(tenant, owner),
        version: 1,
        owner,
        name: "Profile".into(),
        currency: Currency::USD,
        time_zone: "America/New_York".into(),
        payment_method_id: Some(payment_method_id),
        purchase_order: None,
        bill_to: None,
    };
    [Change::PutPaymentMethod(method), Change::PutBillingProfile(profile)]
}

/// An active subscription of one license.
pub fn subscription(tenant: TenantId, n: u128, owner: Owner, product_id: &str) -> Subscription {
    let (from, payer) = (date(2026, 1, 1), profile_of(tenant, owner));
    let unit_price = Money::new(999, Currency::USD);
    Subscription {
        id: subscription_id(n),
        version: 1,
        owner,
        product_id: product_id.into(),
        product_name: if product_id == VISIO { "Visio" } else { "Pro as it was" }.into(),
        sku_id: SkuId(Uuid::from_u128(1)),
        sku_part_number: "PART".into(),
        plan_id: PlanId(Uuid::from_u128(1)),
        term: Term::P1M,
        billing_frequency: Frequency::Monthly,
        terms: Terms::Flexible,
        offer_class: OfferClass::Default,
        market: "US".into(),
        time_zone: "America/New_York".into(),
        anchor: from,
        timeline: Timeline::starting(Segment { from, quantity: 1, unit_price, payer }),
        state: State::Active { term: 0 },
        recurring: true,
        at_renewal: None,
        assigned: 0,
        reserved: 0,
        take_over: None,
        added_on: from,
        billing_profile_id: payer,
        created_at: at(),
    }
}

/// The same with so many licenses, and as many of them assigned as there are people.
pub fn with_seats(mut subscription: Subscription, quantity: u32, people: &[PersonId]) -> Vec<Change> {
    subscription.timeline.segments[0].quantity = quantity;
    subscription.assigned = u32::try_from(people.len()).unwrap();
    let subscription_id = subscription.id;
    let seats = people.iter().map(|&person_id| {
        let disabled_plans = vec![Uuid::from_u128(9)];
        Change::OpenSeat(Seat {
            subscription_id,
            person_id,
            assigned_at: at(),
            disabled_plans,
            take_over_id: None,
        })
    });
    core::iter::once(Change::PutSubscription(subscription)).chain(seats.collect::<Vec<_>>()).collect()
}

pub fn ended(mut subscription: Subscription, state: fn(Date) -> State) -> Subscription {
    subscription.stop(date(2026, 1, 31));
    subscription.state = state(date(2026, 1, 31));
    subscription
}

pub fn deleted(on: Date) -> State {
    State::Deleted { on, because: End::Lapsed, purge_at: Some(at()) }
}

pub fn disabled(on: Date) -> State {
    State::Disabled { on, until: date(2026, 5, 1), because: End::Lapsed }
}

pub fn expired(on: Date) -> State {
    State::Expired { on, until: date(2026, 5, 1), because: End::Lapsed }
}

pub fn event(seq: u64, subject: Uuid) -> EventRow {
    EventRow {
        seq,
        id: EventId(Uuid::from_u128(seq.into())),
        at: at(),
        actor: "system".into(),
        command: "set-policy".into(),
        request_id: "r".into(),
        kind: "policy.changed".into(),
        subject: Some(subject),
        data: serde_json::json!({"policy_changed": {"changes": []}}),
        notes: serde_json::json!(["nothing_changed"]),
    }
}

/// A take-over with the number of its source.
pub fn take_over(source: u128) -> TakeOver {
    TakeOver {
        id: TakeOverId(Uuid::from_u128(source)),
        version: 1,
        source: subscription_id(source),
        action: TakeOverAction::Transfer,
        phase: Phase::Completed,
        total: 0,
        done: 0,
        moved: 0,
        cursor: None,
        step: 0,
        before: Box::new(subscription(AURORA, source, Owner::Organization, PRO)),
        credit: None,
        started_at: at(),
        completed_at: None,
        undo_until: None,
    }
}

/// A line of 9.99 about the month that begins on a day, with the id that it gets when it is billed in the first hour of
/// that day, in New York.
pub fn line(n: u32, subscription_id: SubscriptionId, payer: BillingProfileId, from: Date) -> Line {
    let billed_at = plus_hours(begin_of("America/New_York", from), 1);
    let to = plus_months(from, 1);
    Line {
        id: LineId(Ids::new(billed_at, n.into()).make()),
        subscription_id,
        payer,
        period: Period { ix: n, start: from, end: to },
        from,
        to,
        quantity: 1,
        unit_price: Money::new(999, Currency::USD),
        amount: Money::new(999, Currency::USD),
        why: Why::Renewal,
    }
}
