//! Who is refused what: for every command a list of objections in the order in which they are raised.

use super::life::{Life, Spec, plan};
use super::replay::Now;
use super::{How, Op};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// The first objection that holds, or `ok`.
fn first(objections: &[(bool, &'static str)]) -> &'static str {
    objections.iter().find(|(holds, _)| *holds).map_or("ok", |(_, code)| code)
}

fn pays(who: &str) -> bool {
    ["admin", "billing"].contains(&who)
}

fn hands_out(who: &str) -> bool {
    ["admin", "licenses"].contains(&who)
}

/// Everyone with a role sees the organization's; not everyone sees what people bought.
fn sees(who: &str, life: &Life) -> bool {
    let roles = ["admin", "billing", "licenses", "reader"];
    who == life.owner || roles.contains(&who) || (life.owner.is_empty() && who == "support")
}

/// Objections to a change by somebody.
fn changes(who: &str, life: &Life) -> [(bool, &'static str); 4] {
    let mine = who == life.owner;
    [
        (!sees(who, life), "not_found"),
        (life.owner.is_empty() && !pays(who), "not_allowed"),
        (!life.owner.is_empty() && !mine && pays(who), "self_service_subscription"),
        (!life.owner.is_empty() && !mine, "not_allowed"),
    ]
}

/// Objections to handing out by somebody.
fn assigns(who: &str, life: &Life) -> [(bool, &'static str); 3] {
    [
        (!sees(who, life), "not_found"),
        (life.owner.is_empty() && !hands_out(who), "not_allowed"),
        (!life.owner.is_empty() && who != life.owner, "self_service_licenses"),
    ]
}

/// Seven days after the day itself.
fn in_window(from: Date, today: Date) -> bool {
    from.duration_until(today) <= SignedDuration::from_hours(7 * 24)
}

fn running(life: &Life) -> bool {
    ["trial", "active"].contains(&life.state)
}

impl Spec {
    /// The answer to a command at an instant.
    pub fn judge(&self, at: Timestamp, op: &Op) -> &'static str {
        let (now, today) = (self.replay(at), self.day(at));
        match op {
            Op::Buy { .. } => buy(&now, op),
            Op::Quantity { who, of, total, renewal } => {
                quantity(who, &now.lives[*of], (*total, *renewal), today)
            }
            Op::Recurring { who, of, on } => recurring(&now, who, &now.lives[*of], *on),
            Op::Assign { who, of, people } => assign(who, &now.lives[*of], people),
            Op::Unassign { who, of, people } => unassign(who, &now.lives[*of], people),
            Op::Cancel { who, of, renewal } => cancel(who, &now.lives[*of], *renewal, today),
            Op::Take { who, of, how } => take(&now, who, *of, *how),
            Op::Undo { who, take } => undo(&now, who, *take, at),
            Op::Policy { who, .. } => first(&[(!pays(who), "not_allowed")]),
            Op::Finish { .. } | Op::Pass { .. } => "ok",
        }
    }
}

fn buy(now: &Now, op: &Op) -> &'static str {
    let Op::Buy { who, plan: word, quantity, organization, trial, card } = op else { return "ok" };
    let row = plan(word);
    let free = *trial && row.trial == "free" && !card;
    let lets = match now.policy_of(row.product) {
        "Enabled" => true,
        "Disabled" => false,
        _ => free,
    };
    first(&[
        (*organization && !pays(who), "not_allowed"),
        (!organization && !lets, "blocked_by_policy"),
        (*trial && row.trial.is_empty(), "trial_not_offered"),
        (*quantity == 0, "invalid_input"),
        (!organization && !card && !free && !now.cards.contains(who), "payment_method_required"),
    ])
}

fn quantity(who: &str, life: &Life, (total, renewal): (u32, bool), today: Date) -> &'static str {
    let taken = u32::try_from(life.holders.len() + life.reserved).expect("a small number");
    let fewer = !renewal && total < life.number() && plan(life.plan).seven_day;
    let before_addition = life.numbers.iter().rev().find(|(day, _)| *day < life.added_on);
    let floor = match before_addition {
        _ if in_window(life.since, today) => 1,
        Some((_, number)) if in_window(life.added_on, today) => *number,
        _ => u32::MAX,
    };
    let mut objections = changes(who, life).to_vec();
    objections.extend([
        (total == 0, "invalid_input"),
        (!running(life), "wrong_state"),
        (life.locked, "take_over_under_way"),
        (life.state == "trial", "trial_quantity_fixed"),
        (total < taken, "below_assigned"),
        ((renewal || fewer) && !life.recurring, "recurring_off"),
        (fewer && total < floor, "window_closed"),
    ]);
    first(&objections)
}

fn recurring(now: &Now, who: &str, life: &Life, on: bool) -> &'static str {
    let mut objections = changes(who, life).to_vec();
    let no_card = !life.owner.is_empty() && !now.cards.contains(&life.owner);
    objections.extend([
        (!running(life), "wrong_state"),
        (life.locked, "take_over_under_way"),
        (on && !life.recurring && life.state == "trial" && no_card, "trial_never_renews"),
    ]);
    first(&objections)
}

fn assign(who: &str, life: &Life, people: &[&str]) -> &'static str {
    let joining = people.iter().filter(|person| !life.holds(person)).count();
    let mut objections = assigns(who, life).to_vec();
    objections.extend([
        (!life.in_use(), "wrong_state"),
        (life.locked, "take_over_under_way"),
        (joining > life.free(), "not_enough_licenses"),
    ]);
    first(&objections)
}

fn unassign(who: &str, life: &Life, people: &[&str]) -> &'static str {
    let mut objections = assigns(who, life).to_vec();
    objections.extend([
        (life.state == "deleted", "wrong_state"),
        (life.locked, "take_over_under_way"),
        (people.iter().any(|person| !life.holds(person)), "not_assigned"),
    ]);
    first(&objections)
}

fn cancel(who: &str, life: &Life, renewal: bool, today: Date) -> &'static str {
    let late = plan(life.plan).seven_day && life.state == "active" && !in_window(life.since, today);
    let mut objections = changes(who, life).to_vec();
    objections.extend([
        (!running(life), "wrong_state"),
        (life.locked || life.reserved > 0, "take_over_under_way"),
        (!renewal && !life.owner.is_empty() && life.holders.len() > 2, "too_many_to_cancel_online"),
        (!renewal && late, "window_closed"),
    ]);
    first(&objections)
}

fn take(now: &Now, who: &str, of: usize, how: How) -> &'static str {
    let life = &now.lives[of];
    let mut objections = vec![
        (!sees(who, life), "not_found"),
        (!pays(who), "not_allowed"),
        (life.owner.is_empty(), "not_self_service"),
        (!life.in_use(), "wrong_state"),
        (life.locked, "take_over_under_way"),
    ];
    if let How::Move(into) = how {
        let target = &now.lives[into];
        let other = plan(target.plan).product != plan(life.plan).product;
        objections.extend([
            (!target.owner.is_empty() || into == of || other || !target.in_use(), "unfit_target"),
            (target.locked, "take_over_under_way"),
            (life.holders.len() > target.free(), "not_enough_licenses"),
        ]);
    }
    first(&objections)
}

fn undo(now: &Now, who: &str, n: usize, at: Timestamp) -> &'static str {
    let take = &now.takes[n];
    let life = &now.lives[take.of];
    let over = take.done_at.is_none_or(|done_at| done_at + SignedDuration::from_hours(24) <= at);
    let mut objections = vec![
        (!sees(who, life), "not_found"),
        (!pays(who), "not_allowed"),
        (take.phase != "completed" || over, "undo_not_possible"),
        (life.locked || life.reserved > 0, "take_over_under_way"),
    ];
    match take.how {
        How::Cancel => {}
        How::Move(into) => {
            let brought = now.lives[into].holders.iter().filter(|(_, by)| *by == Some(n)).count();
            objections.extend([
                (now.lives[into].locked, "take_over_under_way"),
                (brought != take.moved.len(), "undo_not_possible"),
            ]);
        }
        How::Transfer => {
            let status = |life: &Life| if running(life) { "running" } else { life.state };
            let same = life.number() == take.before.number() && status(life) == status(&take.before);
            objections.push((!life.owner.is_empty() || !same, "undo_not_possible"));
        }
    }
    first(&objections)
}
