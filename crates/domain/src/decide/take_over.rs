//! The organization takes a self-service purchase: moves its people, cancels it, or makes it its own (R-ADM-30 ff.,
//! P-7). Every way can be previewed, and undone for a day.
//!
//! Moving runs in bounded steps. The first command locks the source, reserves a license of the target for every
//! person (R-ADM-30), and leaves the rest to steps that cannot run out; the last step deletes the source, credits the
//! purchaser (P-6) and releases what was not needed.

use super::check::Check;
use super::{credit, settled, today, unchanged};
use crate::billing::Why;
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::id::{Ids, PersonId, TakeOverId};
use crate::limits::{MOVE_STEP, UNDO_HOURS};
use crate::payment::Owner;
use crate::period::plus_hours;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Thing};
use crate::seats::MoveStep;
use crate::subscription::{CancelReason, End, State, Status, Subscription};
use crate::take_over::{Phase, TakeOver, TakeOverAction};
use crate::work::{Recipient, TakenOverHow};
use jiff::Timestamp;
use jiff::civil::Date;

pub fn start(
    source: &Subscription,
    action: &TakeOverAction,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let mut check = Check::default();
    if let TakeOverAction::Cancel { comment, .. } = action {
        check.comment(comment.as_deref());
    }
    check.done()?;
    let Owner::Person(_) = source.owner else { return Err(Refusal::NotSelfService.into()) };
    source.must_be(&[Status::Active, Status::Expired])?;
    let users = match action {
        TakeOverAction::MoveUsers { .. } => source.assigned,
        TakeOverAction::Cancel { .. } | TakeOverAction::Transfer => 0,
    };
    let take_over = TakeOver {
        id: TakeOverId(ids.make()),
        version: 1,
        source: source.id,
        action: action.clone(),
        phase: Phase::Moving,
        total: users,
        done: 0,
        moved: 0,
        cursor: None,
        step: 0,
        before: Box::new(source.clone()),
        credit: None,
        started_at: at,
        completed_at: None,
        undo_until: None,
    };
    let plan = Plan::answer(Outcome::TakeOver(take_over.id)).event(Event::TakeOverStarted {
        take_over_id: take_over.id,
        subscription_id: source.id,
        action: action.clone(),
        users,
    });
    match action {
        TakeOverAction::MoveUsers { target } => {
            start_move(plan, source, facts.subscription(target)?, take_over)
        }
        TakeOverAction::Cancel { reason, .. } => {
            complete(plan, source.next(), take_over, &Ending::Canceled(*reason), facts, at, ids)
        }
        TakeOverAction::Transfer => transfer(plan, source, take_over, facts, at, ids),
    }
}

fn start_move(
    plan: Plan,
    source: &Subscription,
    target: &Subscription,
    take_over: TakeOver,
) -> Result<Plan, Stop> {
    let same_product = target.sku_id == source.sku_id;
    if target.self_service() || target.id == source.id || !same_product || !target.assignable() {
        return Err(Refusal::UnfitTarget.into());
    }
    target.must_be(&[Status::Active, Status::Expired])?;
    if target.free() < take_over.total {
        return Err(Refusal::NotEnoughLicenses { available: target.free(), needed: take_over.total }.into());
    }
    let mut locked = source.next();
    locked.take_over = Some(take_over.id);
    let mut reserving = target.next();
    reserving.reserved = reserving.reserved.saturating_add(take_over.total);
    Ok(plan
        .change(Change::PutSubscription(locked))
        .change(Change::PutSubscription(reserving))
        .change(Change::PutTakeOver(take_over)))
}

/// One step of a move or of its undo. A step that was done already changes nothing.
pub fn step(known: &TakeOver, step: u32, facts: &Facts, at: Timestamp, ids: &mut Ids) -> Result<Plan, Stop> {
    let TakeOverAction::MoveUsers { target } = known.action else {
        return Err(Refusal::NotFound(Thing::TakeOver).into());
    };
    if step != known.step || !matches!(known.phase, Phase::Moving | Phase::Undoing) {
        return Ok(unchanged(Outcome::TakeOver(known.id)));
    }
    let source = facts.subscription(&known.source)?;
    let target = facts.subscription(&target)?;
    let back = known.phase == Phase::Undoing;
    let (from, into, only) = if back { (target, source, Some(known.id)) } else { (source, target, None) };
    let key = Key::MoveStep { from: from.id, into: Some(into.id), after: known.cursor, only };
    let found = facts.move_step(key)?;
    let moving = found.people.saturating_sub(found.already_there);
    let (mut from, mut into, mut changed) = (from.next(), into.next(), known.next());
    from.assigned = from.assigned.saturating_sub(moving);
    into.assigned = into.assigned.saturating_add(moving);
    changed.step = changed.step.saturating_add(1);
    let mut plan = Plan::answer(Outcome::TakeOver(known.id));
    if let Some(upto) = found.upto {
        plan = carry(plan, known, (&from, &into), upto, &found);
        changed.cursor = Some(upto);
        changed.done = changed.done.saturating_add(found.people);
        changed.moved = if back { changed.moved } else { changed.moved.saturating_add(moving) };
    }
    let last = found.people < MOVE_STEP;
    if back {
        let (source, target) = (into, from);
        return if last {
            undone(plan, source, target, changed, facts)
        } else {
            Ok(put_all(plan, source, target, changed))
        };
    }
    let (source, mut target) = (from, into);
    target.reserved = target.reserved.saturating_sub(found.people);
    if !last {
        return Ok(put_all(plan, source, target, changed));
    }
    let left = changed.total.saturating_sub(changed.done);
    target.reserved = target.reserved.saturating_sub(left);
    let moved_into = Ending::Moved(target.id);
    complete(plan.change(Change::PutSubscription(target)), source, changed, &moved_into, facts, at, ids)
}

fn carry(
    plan: Plan,
    known: &TakeOver,
    (from, into): (&Subscription, &Subscription),
    upto: PersonId,
    found: &MoveStep,
) -> Plan {
    let back = known.phase == Phase::Undoing;
    let moved = found.people.saturating_sub(found.already_there);
    let seats = Change::MoveSeats {
        from: from.id,
        into: into.id,
        after: known.cursor,
        upto,
        only: back.then_some(known.id),
        mark: (!back).then_some(known.id),
        count: moved,
    };
    plan.change(seats).event(Event::UsersMoved {
        take_over_id: known.id,
        from: from.id,
        into: into.id,
        after: known.cursor,
        upto,
        users: found.people,
        moved,
    })
}

fn put_all(plan: Plan, source: Subscription, target: Subscription, take_over: TakeOver) -> Plan {
    plan.change(Change::PutSubscription(source))
        .change(Change::PutSubscription(target))
        .change(Change::PutTakeOver(take_over))
}

/// How the source ends.
enum Ending {
    Moved(crate::id::SubscriptionId),
    Canceled(CancelReason),
}

/// Deletes the source, already in its next version, at once (R-ADM-33), credits the purchaser's unused days (P-6) and tells them (R-ADM-31).
fn complete(
    plan: Plan,
    mut ended: Subscription,
    mut take_over: TakeOver,
    ending: &Ending,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let today = today(&ended, at);
    let from = ended.status();
    let (because, how) = match *ending {
        Ending::Moved(into) => (End::UsersMoved { into }, TakenOverHow::UsersMoved),
        Ending::Canceled(reason) => (End::TakenOver { reason }, TakenOverHow::Canceled { reason }),
    };
    let undo_until = plus_hours(at, UNDO_HOURS);
    ended.take_over = None;
    // What was owed until an earlier end stays as it was.
    let stop_on = ended.timeline.until.map_or(today, |until| until.min(today));
    ended.delete(today, because, undo_until);
    ended.timeline.until = Some(stop_on);
    let billed_before = facts.billed_of(&ended.id)?;
    let (lines, billed) = settled(&ended, &billed_before, (stop_on, Why::TakenOver), ids)?;
    take_over.phase = Phase::Completed;
    take_over.credit = credit(billed);
    take_over.completed_at = Some(at);
    take_over.undo_until = Some(undo_until);
    let moved = Event::StatusChanged { subscription_id: ended.id, from, to: Status::Deleted, on: today };
    let taken = Event::TakenOver {
        take_over_id: take_over.id,
        subscription_id: ended.id,
        product: ended.product_name.clone(),
        how,
        on: today,
        credit: take_over.credit,
        purchaser: purchaser(&take_over, facts)?,
    };
    let id = ended.id;
    Ok(plan
        .change(Change::PutSubscription(ended))
        .change(Change::PutTakeOver(take_over))
        .event(moved)
        .event(taken)
        .lines(id, lines))
}

/// Who bought it, if they still are a person of the organization.
fn purchaser(take_over: &TakeOver, facts: &Facts) -> Result<Option<Recipient>, Stop> {
    let Owner::Person(person) = take_over.before.owner else { return Ok(None) };
    match facts.person(&person) {
        Ok(person) => Ok(Some(Recipient::from(person))),
        Err(Stop::Refused(_)) => Ok(None),
        Err(need) => Err(need),
    }
}

/// Owner and payer become the organization; the purchaser is credited for the days that the organization now pays.
fn transfer(
    plan: Plan,
    source: &Subscription,
    mut take_over: TakeOver,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let today = today(source, at);
    let (profile, is_new) = organization_profile(facts, ids)?;
    let mut taken = source.next();
    taken.owner = Owner::Organization;
    taken.billing_profile_id = profile.id;
    if let (None, Some(unit_price)) = (taken.timeline.until, source.unit_price()) {
        taken.change_from(today.max(first_day(source)), source.quantity(), unit_price);
    }
    let (lines, _) = settled(&taken, &facts.billed_of(&source.id)?, (today, Why::TakenOver), ids)?;
    let purchasers = lines.iter().filter(|line| line.payer == source.billing_profile_id);
    let back = purchasers.map(|line| line.amount.minor).fold(0_i64, i64::saturating_sub);
    let credit =
        source.unit_price().filter(|_| back > 0).map(|price| crate::money::Money::new(back, price.currency));
    take_over.phase = Phase::Completed;
    take_over.credit = credit;
    take_over.completed_at = Some(at);
    take_over.undo_until = Some(plus_hours(at, UNDO_HOURS));
    let event = Event::TakenOver {
        take_over_id: take_over.id,
        subscription_id: source.id,
        product: source.product_name.clone(),
        how: TakenOverHow::Transferred,
        on: today,
        credit,
        purchaser: purchaser(&take_over, facts)?,
    };
    let plan = if is_new { plan.change(Change::PutBillingProfile(profile)) } else { plan };
    Ok(plan
        .change(Change::PutSubscription(taken))
        .change(Change::PutTakeOver(take_over))
        .event(event)
        .lines(source.id, lines))
}

fn organization_profile(
    facts: &Facts,
    ids: &mut Ids,
) -> Result<(crate::payment::BillingProfile, bool), Stop> {
    match facts.profile_of(&Owner::Organization)? {
        Some(id) => Ok((facts.billing_profile(&id)?.clone(), false)),
        None => Ok((super::organization::default_profile(&facts.tenant, ids)?, true)),
    }
}

fn first_day(source: &Subscription) -> Date {
    source.timeline.segments.first().map_or(source.anchor, |segment| segment.from)
}

/// Back to what it was, within a day, as long as nothing of it was used again (P-7).
pub fn undo(known: &TakeOver, facts: &Facts, at: Timestamp, ids: &mut Ids) -> Result<Plan, Stop> {
    if known.phase != Phase::Completed || known.undo_until.is_none_or(|until| until <= at) {
        return Err(Refusal::UndoNotPossible.into());
    }
    let source = facts.subscription(&known.source)?;
    // People of another purchase may be on their way into what was transferred.
    if source.take_over.is_some() || source.reserved > 0 {
        return Err(Refusal::TakeOverUnderWay.into());
    }
    let plan = Plan::answer(Outcome::TakeOver(known.id));
    match known.action {
        TakeOverAction::MoveUsers { target } => {
            undo_move(plan, known, source, facts.subscription(&target)?, facts, at, ids)
        }
        TakeOverAction::Cancel { .. } => {
            still_deleted(source)?;
            let restored = restored(known, source);
            let plan = settle_back(plan, &restored, credited_from(source, at), facts, ids)?;
            finish_undo(plan.change(Change::PutSubscription(restored)), known.next(), facts)
        }
        TakeOverAction::Transfer => undo_transfer(plan, known, source, facts, at, ids),
    }
}

fn still_deleted(source: &Subscription) -> Result<(), Refusal> {
    match source.state {
        State::Deleted { purge_at: Some(_), .. } => Ok(()),
        _ => Err(Refusal::UndoNotPossible),
    }
}

/// The first day that was credited when the source ended.
fn credited_from(source: &Subscription, at: Timestamp) -> Date {
    source.timeline.until.unwrap_or_else(|| today(source, at))
}

/// The source as it was before, with what people hold of it now.
fn restored(known: &TakeOver, source: &Subscription) -> Subscription {
    Subscription {
        version: source.version.saturating_add(1),
        assigned: source.assigned,
        reserved: source.reserved,
        ..(*known.before).clone()
    }
}

/// Bills again what was credited from `on` on.
fn settle_back(
    plan: Plan,
    restored: &Subscription,
    on: Date,
    facts: &Facts,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let (lines, _) = settled(restored, &facts.billed_of(&restored.id)?, (on, Why::TakenOver), ids)?;
    Ok(plan.lines(restored.id, lines))
}

fn undo_move(
    plan: Plan,
    known: &TakeOver,
    source: &Subscription,
    target: &Subscription,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    still_deleted(source)?;
    if target.take_over.is_some() {
        return Err(Refusal::TakeOverUnderWay.into());
    }
    if facts.brought(known.id, target.id)? != known.moved {
        return Err(Refusal::UndoNotPossible.into());
    }
    let mut restored = restored(known, source);
    restored.take_over = Some(known.id);
    let mut locked = target.next();
    locked.take_over = Some(known.id);
    let mut undoing = known.next();
    undoing.phase = Phase::Undoing;
    undoing.cursor = None;
    undoing.done = 0;
    undoing.total = known.moved;
    undoing.step = known.step.saturating_add(1);
    let event = Event::TakeOverUndoStarted { take_over_id: known.id, subscription_id: source.id };
    let plan = settle_back(plan.event(event), &restored, credited_from(source, at), facts, ids)?;
    Ok(put_all(plan, restored, locked, undoing))
}

fn undone(
    plan: Plan,
    mut source: Subscription,
    mut target: Subscription,
    take_over: TakeOver,
    facts: &Facts,
) -> Result<Plan, Stop> {
    source.take_over = None;
    target.take_over = None;
    let plan = plan.change(Change::PutSubscription(source)).change(Change::PutSubscription(target));
    finish_undo(plan, take_over, facts)
}

fn undo_transfer(
    plan: Plan,
    known: &TakeOver,
    source: &Subscription,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let before = &known.before;
    if source.owner != Owner::Organization
        || source.quantity() != before.quantity()
        || source.status() != before.status()
    {
        return Err(Refusal::UndoNotPossible.into());
    }
    let mut returned = source.next();
    returned.owner = before.owner;
    returned.billing_profile_id = before.billing_profile_id;
    let on = today(source, at).max(first_day(source));
    if let (None, Some(unit_price)) = (returned.timeline.until, source.unit_price()) {
        returned.change_from(on, source.quantity(), unit_price);
    }
    let plan = settle_back(plan, &returned, on, facts, ids)?;
    finish_undo(plan.change(Change::PutSubscription(returned)), known.next(), facts)
}

fn finish_undo(plan: Plan, mut take_over: TakeOver, facts: &Facts) -> Result<Plan, Stop> {
    take_over.phase = Phase::Undone;
    let event = Event::TakeOverUndone {
        take_over_id: take_over.id,
        subscription_id: take_over.source,
        product: take_over.before.product_name.clone(),
        purchaser: purchaser(&take_over, facts)?,
    };
    Ok(plan.change(Change::PutTakeOver(take_over)).event(event))
}
