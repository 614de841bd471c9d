//! The decision alone: one assignment over and over, without any database.

use anyhow::{Result, bail};
use jiff::Timestamp;
use purser_domain::billing::{Segment, Timeline};
use purser_domain::catalog::{Frequency, OfferClass, Term, Terms};
use purser_domain::command::{Call, Command, PersonRef, Principal};
use purser_domain::decide::decide;
use purser_domain::facts::Facts;
use purser_domain::id::{BillingProfileId, Ids, PersonId, PlanId, SkuId, SubscriptionId, TenantId};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::Owner;
use purser_domain::people::{CancelBasis, OnlineCancel, Person, Role, Tenant};
use purser_domain::subscription::{State, Subscription};
use std::collections::BTreeSet;
use std::time::Instant;
use uuid::Uuid;

pub fn run(times: u32) -> Result<()> {
    let at: Timestamp = "2026-03-01T12:00:00Z".parse()?;
    let (subscription, admin, member) = (SubscriptionId(Uuid::from_u128(1)), person(2), person(3));
    let mut facts = Facts::new(tenant());
    let command = Command::AssignLicenses { subscription, people: vec![PersonRef::Id(member.id)] };
    let call = Call {
        tenant: facts.tenant.id,
        principal: Principal::Person(admin.id),
        key: "k".into(),
        request_id: "r".into(),
        if_match: None,
    };
    facts.seats.insert((subscription, member.id), None);
    facts.people.insert(admin.id, Some(admin));
    facts.people.insert(member.id, Some(member));
    facts.subscriptions.insert(subscription, Some(sold(subscription, at)));
    let begin = Instant::now();
    let mut changes = 0_usize;
    for seed in 0..times {
        match decide(&call, &command, &facts, at, &mut Ids::new(at, u64::from(seed))) {
            Ok(plan) => changes = changes.saturating_add(plan.changes.len()),
            Err(stop) => bail!("{stop:?}"),
        }
    }
    let nanos = begin.elapsed().as_nanos().checked_div(u128::from(times.max(1))).unwrap_or(0);
    println!("{times} decisions, {changes} changes, {nanos} ns each");
    Ok(())
}

fn tenant() -> Tenant {
    Tenant {
        id: TenantId(Uuid::from_u128(10)),
        version: 1,
        domain: "bench.example".into(),
        name: "Bench".into(),
        locale: "en-US".into(),
        market: "US".into(),
        time_zone: "America/New_York".into(),
        tax_rates: Vec::new(),
        support_contact: None,
        online_cancel: OnlineCancel { max: 25, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    }
}

fn person(number: u128) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(number)),
        version: 1,
        user_principal_name: format!("p{number}@bench.example"),
        display_name: format!("Person {number}"),
        roles: BTreeSet::from([Role::LicenseAdministrator]),
        guest: false,
        active: true,
        department: None,
        job_title: None,
        manager: None,
        usage_location: "US".into(),
        locale: None,
        password_hash: None,
        sessions_from: None,
        muted: BTreeSet::new(),
    }
}

fn sold(id: SubscriptionId, at: Timestamp) -> Subscription {
    let day = purser_domain::period::day_in("UTC", at);
    let payer = BillingProfileId(Uuid::from_u128(11));
    let segment = Segment { from: day, quantity: 1000, unit_price: Money::new(999, Currency::USD), payer };
    Subscription {
        id,
        version: 1,
        owner: Owner::Organization,
        product_id: "BENCH".into(),
        product_name: "Bench".into(),
        sku_id: SkuId(Uuid::from_u128(7)),
        sku_part_number: "BENCH".into(),
        plan_id: PlanId(Uuid::from_u128(8)),
        term: Term::P1M,
        billing_frequency: Frequency::Monthly,
        terms: Terms::Flexible,
        offer_class: OfferClass::Default,
        market: "US".into(),
        time_zone: "America/New_York".into(),
        anchor: day,
        timeline: Timeline { billed_periods: 1, ..Timeline::starting(segment) },
        state: State::Active { term: 0 },
        recurring: true,
        at_renewal: None,
        assigned: 10,
        reserved: 0,
        take_over: None,
        added_on: day,
        billing_profile_id: payer,
        created_at: at,
    }
}
