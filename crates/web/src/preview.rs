//! What a write would do, made from the same plan that would be carried out: there is no second implementation of "what
//! would happen".
//!
//! Moving people is work of many steps, and money comes with the last one. Its preview therefore joins two plans: the
//! first step's, which says whether there is room, and that of ending the subscription today, which says what comes back.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::rest::policy;
use crate::{show, wire};
use jiff::civil::Date;
use purser_app::views::people::Detail;
use purser_app::views::{Paging, holders, people};
use purser_app::{Failure, Reading};
use purser_domain::billing::Line;
use purser_domain::command::{Call, Command, PersonRef, When};
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::money::Money;
use purser_domain::payment::Owner;
use purser_domain::people::Tenant;
use purser_domain::plan::{Change, Outcome, Plan};
use purser_domain::react::react;
use purser_domain::subscription::{CancelReason, Subscription};
use purser_domain::support::Resolution;
use purser_domain::take_over::TakeOverAction;
use purser_domain::tax::Tax;
use purser_domain::work::{Message, Work};
use std::collections::BTreeSet;

/// What a command would do now.
pub async fn of(caller: &Caller, call: Call, command: Command) -> Result<wire::Preview, Problem> {
    let door = &caller.shared.door;
    let mut plan = door.preview(call.clone(), command.clone()).await?;
    let mut target = None;
    if let Command::TakeOver { subscription, action: TakeOverAction::MoveUsers { target: into } } = &command {
        target = put_subscription(&plan, Some(*into)).cloned();
        let action = TakeOverAction::Cancel { reason: CancelReason::Other, comment: None };
        plan = door.preview(call, Command::TakeOver { subscription: *subscription, action }).await?;
    }
    let mut reading = caller.read().await?;
    let mut preview = wire::Preview { preview: true, ..wire::Preview::default() };
    if let Some(target) = target {
        preview.target_subscription = Some(subscription(&target, &mut reading).await?);
    }
    if let Some(known) = put_subscription(&plan, about(&command, &plan)) {
        preview.subscription = Some(subscription(known, &mut reading).await?);
    }
    let today = show::today(&reading.tenant, caller.shared.now());
    money(&mut preview, &command, &plan, &reading.tenant, today);
    things(&mut preview, &command, &plan, caller, &mut reading).await?;
    concerned(&mut preview, &command, &plan, &mut reading).await?;
    let reactions = plan.events.iter().flat_map(|event| react(event, &reading.tenant, caller.shared.now()));
    preview.mails = reactions.filter_map(mail).collect();
    preview.notes = plan.notes.iter().map(show::note).collect();
    Ok(preview)
}

/// The subscription that a plan is about.
fn about(command: &Command, plan: &Plan) -> Option<SubscriptionId> {
    match plan.outcome {
        Outcome::Subscription { id, .. } => Some(id),
        _ => command.subscription().or_else(|| {
            plan.changes.iter().find_map(|change| match change {
                Change::PutTakeOver(take_over) => Some(take_over.source),
                Change::PutSupportRequest(request) => request.subject.subscription(),
                _ => None,
            })
        }),
    }
}

fn put_subscription(plan: &Plan, id: Option<SubscriptionId>) -> Option<&Subscription> {
    plan.changes.iter().rev().find_map(|change| match change {
        Change::PutSubscription(known) if Some(known.id) == id => Some(known),
        _ => None,
    })
}

async fn subscription(known: &Subscription, reading: &mut Reading) -> Result<wire::Subscription, Problem> {
    let purchaser = match known.owner {
        Owner::Organization => None,
        Owner::Person(person) => find(person, reading).await?,
    };
    Ok(show::subscription(known, purchaser.as_ref().map(|user| user.display_name.as_str()), &reading.tenant))
}

/// What is charged and what comes back. In a take-over one pays and another is paid back; otherwise the same payer's
/// lines are one sum. What is charged is taxed as today; what comes back as the period in which it was charged began.
fn money(preview: &mut wire::Preview, command: &Command, plan: &Plan, tenant: &Tenant, today: Date) {
    let lines: Vec<&Line> = plan
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::AddLine(line) => Some(line),
            _ => None,
        })
        .collect();
    preview.lines = lines.iter().map(|line| show::line(line)).collect();
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let (billed, credit) = if matches!(command, Command::TakeOver { .. } | Command::UndoTakeOver { .. }) {
        let (credits, charges): (Vec<_>, Vec<_>) = amounts.into_iter().partition(|amount| amount.minor < 0);
        (sum(&charges), sum(&credits))
    } else {
        let net = sum(&amounts);
        (net.filter(|sum| sum.minor > 0), net.filter(|sum| sum.minor < 0))
    };
    let credit = credit.and_then(|sum| sum.negated().ok());
    let taxed = |net: Option<Money>, day: Date| Tax::of(tenant, day)?.on(net?).ok().map(Into::into);
    preview.billed_tax = taxed(billed, today);
    preview.credit_tax =
        lines.iter().find(|line| line.amount.minor < 0).and_then(|line| taxed(credit, line.period.start));
    preview.billed = billed.map(Into::into);
    preview.credit = credit.map(Into::into);
}

fn sum(amounts: &[Money]) -> Option<Money> {
    let mut amounts = amounts.iter().copied();
    let first = amounts.next()?;
    amounts.try_fold(first, |sum, amount| sum.plus(amount).ok())
}

/// Other things as they would be.
async fn things(
    preview: &mut wire::Preview,
    command: &Command,
    plan: &Plan,
    caller: &Caller,
    reading: &mut Reading,
) -> Result<(), Problem> {
    let today = show::today(&reading.tenant, caller.shared.now());
    for change in &plan.changes {
        match change {
            Change::PutPaymentMethod(method) => {
                preview.payment_method = Some(show::payment_method(method, today))
            }
            Change::PutBillingProfile(profile) => {
                preview.billing_profile = Some(show::billing_profile(profile))
            }
            Change::PutPerson(person) => preview.user = Some(show::person(person)),
            Change::PutTenant(tenant)
                if matches!(command, Command::CreateTenant(_) | Command::ChangeTenant(_)) =>
            {
                preview.tenant = Some(show::tenant(tenant, caller.shared.now()));
            }
            Change::PutPolicy(set) => {
                if let Command::SetPolicy { changes } = command {
                    preview.policy = Some(policy::with_changes(set, changes, reading).await?);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Who would get or lose a license, or has one of what would end.
async fn concerned(
    preview: &mut wire::Preview,
    command: &Command,
    plan: &Plan,
    reading: &mut Reading,
) -> Result<(), Problem> {
    let ending = match command {
        Command::TakeOver { subscription, .. } | Command::Cancel { subscription, when: When::Now, .. } => {
            Some(*subscription)
        }
        Command::ResolveSupportRequest { resolution: Resolution::Done, .. } => about(command, plan),
        _ => None,
    };
    if let Some(subscription) = ending {
        let scope = reading.scope();
        let page =
            holders::holders(&mut reading.reader, &scope, subscription, None, &Paging::longest()).await?;
        let users = page.into_iter().flat_map(|page| page.items).map(|holder| wire::UserRef {
            user_id: holder.user_id.0,
            user_principal_name: holder.user_principal_name,
            display_name: holder.display_name,
        });
        preview.users = users.collect();
        let losing = plan.changes.iter().find_map(|change| match change {
            Change::PutSubscription(known) if known.id == subscription => Some(known.assigned),
            _ => None,
        });
        preview.users_count = losing.map_or(0, u64::from);
        return Ok(());
    }
    let people: BTreeSet<PersonId> = plan
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::OpenSeat(seat) => Some(seat.person_id),
            Change::CloseSeat { person, .. } => Some(*person),
            _ => None,
        })
        .collect();
    for &person in &people {
        preview.users.extend(find(person, reading).await?);
    }
    preview.users_count = u64::try_from(people.len()).unwrap_or(u64::MAX);
    Ok(())
}

async fn find(person: PersonId, reading: &mut Reading) -> Result<Option<wire::UserRef>, Problem> {
    let scope = reading.scope();
    let found = people::user(&mut reading.reader, &scope, Detail::Full, &PersonRef::Id(person)).await;
    Ok(found.map_err(Failure::from)?.map(|row| wire::UserRef {
        user_id: row.id.0,
        user_principal_name: row.user_principal_name,
        display_name: row.display_name,
    }))
}

fn mail(work: Work) -> Option<wire::Mail> {
    let Work::Mail { to, message } = work else { return None };
    let kind = match message {
        Message::PurchaseConfirmed(_) => "purchase_confirmed",
        Message::PurchaseMade { .. } => "purchase_made",
        Message::TakenOver { .. } => "taken_over",
        Message::LicensesAssigned { .. } => "licenses_assigned",
        Message::TakeOverUndone { .. } => "take_over_undone",
        Message::SupportRequestResolved { .. } => "support_request_resolved",
    };
    Some(wire::Mail { to: to.address, name: to.name, kind: kind.into() })
}
