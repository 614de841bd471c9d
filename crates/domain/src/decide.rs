//! The one function that decides. One file below for each family of commands, with its tests beside it.
//!
//! Order of a decision: may the caller (and may they know of it), has the caller seen the present version, what fell
//! due meanwhile, is the input right, does the state allow it, is there enough, can it be paid. The first "no" is the
//! answer.

mod advance;
mod assign_licenses;
mod cancel;
mod catalog;
mod catch_up;
mod change_quantity;
mod change_service_plans;
mod check;
mod organization;
mod payment;
mod people;
mod place_order;
mod sessions;
mod set_policy;
mod set_recurring;
mod support;
mod take_over;

use crate::authz::authorize;
use crate::billing::{Account, Billed, Line, Why, settle, total};
use crate::catalog::Product;
use crate::command::{Call, Command, PersonRef, Principal};
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::id::{Ids, JobId, LineId, PlanId, SubscriptionId};
use crate::money::Money;
use crate::period::day_in;
use crate::plan::{Change, Note, Outcome, Plan};
use crate::refusal::{Refusal, Thing};
use crate::subscription::Subscription;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Decides one command: the whole effect, or what to read first, or no.
///
/// `at` becomes the time of everything that the plan stores. The same call, command, facts, time and ids give the
/// same plan.
///
/// # Errors
/// [`Stop::Need`] names facts to read before asking again; [`Stop::Refused`] says no, and why.
pub fn decide(
    call: &Call,
    command: &Command,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    authorize(call, command, facts)?;
    check_version(call, command, facts)?;
    let Some((present, mut plan)) = catch_up::decide(command, facts, at, ids)? else {
        return decide_now(call, command, facts, at, ids);
    };
    let now = decide_now(call, command, &present, at, ids)?;
    plan.outcome = now.outcome.clone();
    plan.append(now);
    Ok(plan)
}

fn decide_now(
    call: &Call,
    command: &Command,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    match command {
        Command::CreateTenant(new) => organization::create(new, facts, at, ids),
        Command::ChangeTenant(change) => organization::change(change, facts, at),
        Command::CreateServiceAccount { display_name, roles, secret_hash } => {
            organization::create_service_account(display_name, roles, secret_hash, ids)
        }
        Command::IssueToken { bearer, hash, expires_at } => {
            organization::issue_token(*bearer, hash, *expires_at, facts, ids)
        }
        Command::RevokeToken { token } => organization::revoke_token(facts.token(token)?),
        Command::AddWebhook { url, secret } => organization::add_webhook(url, secret, facts, ids),
        Command::RemoveWebhook { webhook } => organization::remove_webhook(*webhook, facts),
        Command::CreatePerson(new) => people::create(new, facts, ids),
        Command::CreateGroup { display_name, members } => {
            people::create_group(display_name, members, facts, ids)
        }
        Command::AssignRoles { person, roles } => people::assign_roles(facts.person(person)?, roles),
        Command::SetPassword { person, hash } => people::set_password(facts.person(person)?, hash, at),
        Command::ChangeSettings(change) => people::change_settings(call.principal, change, facts),
        Command::SignIn { person, hash } => sessions::sign_in(facts.person(person)?, hash, facts, at, ids),
        Command::ExtendSession { token } => sessions::extend(facts.token(token)?, facts, at),
        Command::SignOutEverywhere { person } => sessions::sign_out_everywhere(facts.person(person)?, at),
        Command::ImportCatalog { products } => catalog::import(products, facts, at),
        Command::AddPaymentMethod { owner, card, address } => {
            payment::add(*owner, card, address, facts, at, ids)
        }
        Command::ChangePaymentMethod { payment_method, expires, name, address } => {
            let change =
                payment::Edit { expires: *expires, name: name.as_deref(), address: address.as_ref() };
            payment::change(facts.payment_method(payment_method)?, &change, facts, at)
        }
        Command::RemovePaymentMethod { payment_method } => payment::remove(*payment_method, facts),
        Command::ChangeBillingProfile(change) => payment::change_profile(change, facts),
        Command::PlaceOrder(order) => place_order::decide(call.principal, order, facts, at, ids),
        Command::ChangeQuantity { subscription, total, when } => {
            change_quantity::decide(facts.subscription(subscription)?, *total, *when, facts, at, ids)
        }
        Command::SetRecurring { subscription, recurring } => {
            set_recurring::decide(facts.subscription(subscription)?, *recurring, facts)
        }
        Command::AssignLicenses { subscription, people } => {
            assign_licenses::assign(facts.subscription(subscription)?, people, facts, at)
        }
        Command::UnassignLicenses { subscription, people } => {
            assign_licenses::unassign(facts.subscription(subscription)?, people, facts)
        }
        Command::ChangeServicePlans { subscription, person, disabled_plans } => {
            change_service_plans::decide(facts.subscription(subscription)?, *person, disabled_plans, facts)
        }
        Command::Cancel { subscription, reason, comment, when } => {
            let ask = cancel::Ask { reason: *reason, comment: comment.as_deref(), when: *when };
            cancel::decide(facts.subscription(subscription)?, &ask, facts, at, ids)
        }
        Command::TakeOver { subscription, action } => {
            take_over::start(facts.subscription(subscription)?, action, facts, at, ids)
        }
        Command::ContinueTakeOver { take_over, step } => {
            take_over::step(facts.take_over(take_over)?, *step, facts, at, ids)
        }
        Command::UndoTakeOver { take_over } => take_over::undo(facts.take_over(take_over)?, facts, at, ids),
        Command::SetPolicy { changes } => set_policy::decide(changes, facts),
        Command::Advance { subscription } => {
            advance::decide(facts.subscription(subscription)?, facts, at, ids)
        }
        Command::RetryJob { job } => retry_job(*job, facts),
        Command::OpenSupportRequest { subject } => support::open(call.principal, subject, facts, at, ids),
        Command::ResolveSupportRequest { request, resolution, answer } => {
            support::resolve(call.principal, request, (*resolution, answer.as_deref()), facts, at, ids)
        }
    }
}

/// What a command is certain to ask for. Reading it beforehand saves rounds; leaving something out costs one.
#[must_use]
pub fn wants(call: &Call, command: &Command) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    match call.principal {
        Principal::Person(id) => drop(keys.insert(Key::Person(id))),
        Principal::Service(id) => drop(keys.insert(Key::Service(id))),
        _ => {}
    }
    keys.extend(command.subscription().map(Key::Subscription));
    match command {
        Command::AssignLicenses { subscription, people }
        | Command::UnassignLicenses { subscription, people } => {
            for person in people {
                match person {
                    PersonRef::Id(id) => {
                        keys.insert(Key::Person(*id));
                        keys.insert(Key::Seat(*subscription, *id));
                    }
                    PersonRef::Name(name) => drop(keys.insert(Key::PersonNamed(name.clone()))),
                }
            }
        }
        Command::CreatePerson(new) => {
            keys.insert(Key::NameTaken(new.user_principal_name.to_lowercase()));
        }
        Command::ChangeServicePlans { subscription, person, .. } => {
            keys.extend([Key::Person(*person), Key::Seat(*subscription, *person)]);
        }
        Command::SignIn { person, .. } => keys.extend([Key::Person(*person), Key::Sessions(*person)]),
        Command::ExtendSession { token } => drop(keys.insert(Key::Token(*token))),
        Command::PlaceOrder(order) => {
            keys.extend([Key::Plan(order.plan), Key::Policy, Key::Admins]);
        }
        Command::ContinueTakeOver { take_over, .. } => drop(keys.insert(Key::TakeOver(*take_over))),
        Command::OpenSupportRequest { subject } => {
            keys.extend(
                subject
                    .subscription()
                    .into_iter()
                    .flat_map(|id| [Key::Subscription(id), Key::CancelRequested(id)]),
            );
            if let Principal::Person(id) = call.principal {
                keys.insert(Key::SupportRequestsOpen(id));
            }
        }
        Command::ResolveSupportRequest { request, .. } => {
            keys.insert(Key::SupportRequest(*request));
        }
        Command::SetPolicy { .. } => drop(keys.insert(Key::Policy)),
        Command::Advance { subscription } | Command::Cancel { subscription, .. } => {
            keys.insert(Key::Billed(*subscription));
        }
        _ => {}
    }
    keys
}

/// `If-Match`: the caller must have seen the present version of the subscription that the command changes.
fn check_version(call: &Call, command: &Command, facts: &Facts) -> Result<(), Stop> {
    let (Some(seen), Some(id)) = (call.if_match, command.subscription()) else { return Ok(()) };
    let version = facts.subscription(&id)?.version;
    if seen == version { Ok(()) } else { Err(Refusal::VersionChanged { version }.into()) }
}

fn retry_job(job: JobId, facts: &Facts) -> Result<Plan, Stop> {
    if !facts.job_buried(&job)? {
        return Err(Refusal::JobNotBuried.into());
    }
    let plan = Plan::answer(Outcome::Job(job)).change(Change::RetryJob(job));
    Ok(plan.event(Event::JobRetried { job_id: job.0 }))
}

/// The day on which a subscription's decision falls.
fn today(subscription: &Subscription, at: Timestamp) -> Date {
    day_in(&subscription.time_zone, at)
}

/// The lines that bring what was billed of a changed subscription to what is owed, and their sum.
fn settled(
    subscription: &Subscription,
    billed: &Billed,
    (on, why): (Date, Why),
    ids: &mut Ids,
) -> Result<(Vec<Line>, Option<Money>), Stop> {
    let Some(unit_price) = subscription.unit_price() else { return Ok((Vec::new(), None)) };
    let account = Account {
        subscription_id: subscription.id,
        timeline: &subscription.timeline,
        schedule: subscription.billing_schedule(),
        currency: unit_price.currency,
    };
    let periods = subscription.timeline.billed_periods;
    let lines = settle(&account, billed, (on, why), periods, || LineId(ids.make())).map_err(Refusal::from)?;
    let sum = total(&lines, unit_price.currency).map_err(Refusal::from)?;
    let billed_now = (!lines.is_empty()).then_some(sum);
    Ok((lines, billed_now))
}

/// An answer that changes nothing, and says so.
fn unchanged(outcome: Outcome) -> Plan {
    Plan::answer(outcome).note(Note::NothingChanged)
}

fn subscription_outcome(id: SubscriptionId, billed: Option<Money>) -> Outcome {
    Outcome::Subscription { id, billed }
}

/// A credit is what the customer gets back, as a positive amount.
fn credit(billed: Option<Money>) -> Option<Money> {
    billed.filter(|sum| sum.minor < 0).and_then(|sum| sum.negated().ok())
}

/// What is sold under a plan; none when it has left the catalog since somebody bought it.
fn still_sold(plan: PlanId, facts: &Facts) -> Result<Option<&Product>, Stop> {
    match facts.product_of_plan(&plan) {
        Ok(product) => Ok(Some(product)),
        Err(Stop::Refused(_)) => Ok(None),
        Err(need) => Err(need),
    }
}

fn not_found(thing: Thing) -> Stop {
    Refusal::NotFound(thing).into()
}
