//! An in-memory world for tests: full state, a clock, ids, and one way in. Every command is decided twice, once with
//! facts read freshly and once with facts folded along from earlier commands, and the plans must be equal; then the
//! plan is written by an independent hand, and everything that must always be true is looked at.

mod agree;
mod cast;
pub mod script;
pub mod store;

pub use cast::{Buying, PLANS, ROLES, card, plan_id};
use jiff::{SignedDuration, Timestamp};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::decide::{decide, wants};
use purser_domain::event::Event;
use purser_domain::facts::{Facts, Stop};
use purser_domain::id::{Ids, OPERATOR, PersonId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::limits::ROUNDS_MAX;
use purser_domain::people::{CancelBasis, OnlineCancel, Tenant};
use purser_domain::plan::{Change, Outcome, Plan};
use purser_domain::refusal::Refusal;
use purser_domain::subscription::{State, Subscription};
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_domain::verify::{Stored, verify};
use std::collections::{BTreeMap, BTreeSet};
use store::Store;

/// Commands that share one transaction's facts in this world.
const BATCH: usize = 8;

/// The world.
#[derive(Clone)]
pub struct World {
    pub store: Store,
    pub now: Timestamp,
    /// The organization that commands are about.
    pub tenant: TenantId,
    /// What the running transaction has read and folded along.
    folded: Facts,
    /// The same of other organizations: what they share is folded along there, too.
    elsewhere: BTreeMap<TenantId, Facts>,
    left_in_batch: usize,
    calls: u64,
    subscriptions: BTreeMap<String, SubscriptionId>,
    take_overs: BTreeMap<String, TakeOverId>,
}

impl World {
    /// Decides, writes and checks.
    pub fn run(&mut self, principal: Principal, command: Command) -> Result<Plan, Refusal> {
        self.call(principal, &command, None)
    }

    /// As [`Self::run`], for a caller who has seen a version of the subscription.
    pub fn call(
        &mut self,
        principal: Principal,
        command: &Command,
        if_match: Option<u64>,
    ) -> Result<Plan, Refusal> {
        self.now = self.now.checked_add(SignedDuration::from_millis(1)).unwrap();
        self.calls += 1;
        self.take_up_facts();
        self.left_in_batch -= 1;
        let call = Call {
            tenant: self.tenant,
            principal,
            key: format!("key-{}", self.calls),
            request_id: format!("request-{}", self.calls),
            if_match,
        };
        let plan = self.decide_both_ways(&call, command)?;
        self.check_order_of_time(&plan);
        let before = self.store.subscriptions.clone();
        self.store.apply(&plan);
        self.folded.fold(&plan);
        agree::assert_agree(&self.folded, &self.store, self.tenant_row());
        for (tenant, facts) in &mut self.elsewhere {
            facts.fold_elsewhere(&plan);
            agree::assert_agree(facts, &self.store, &self.store.tenants[tenant]);
        }
        self.check_touched(&plan, command, &before);
        Ok(plan)
    }

    /// The facts of the present organization in this transaction.
    fn take_up_facts(&mut self) {
        if self.left_in_batch == 0 {
            self.elsewhere.clear();
            self.folded = Facts::new(self.tenant_row().clone());
            self.left_in_batch = BATCH;
        } else if self.folded.tenant.id != self.tenant {
            let known = self.elsewhere.remove(&self.tenant);
            let here = known.unwrap_or_else(|| Facts::new(self.tenant_row().clone()));
            let there = std::mem::replace(&mut self.folded, here);
            self.elsewhere.insert(there.tenant.id, there);
        }
    }

    /// What would happen, or why not; nothing is written.
    pub fn preview(&self, principal: Principal, command: &Command) -> Result<Plan, Refusal> {
        self.clone().call(principal, command, None)
    }

    fn decide_both_ways(&mut self, call: &Call, command: &Command) -> Result<Plan, Refusal> {
        for key in wants(call, command) {
            self.store.load(&key, &mut self.folded);
        }
        let mut fresh = Facts::new(self.tenant_row().clone());
        let mut folded = self.folded.clone();
        let by_reading = self.decide_with(call, command, &mut fresh);
        let by_folding = self.decide_with(call, command, &mut folded);
        self.folded = folded;
        assert_eq!(by_reading, by_folding, "{command:?} read freshly, and with what was folded along");
        by_reading
    }

    fn decide_with(&self, call: &Call, command: &Command, facts: &mut Facts) -> Result<Plan, Refusal> {
        for _ in 0..ROUNDS_MAX {
            let mut ids = Ids::new(self.now, self.calls << 20);
            match decide(call, command, facts, self.now, &mut ids) {
                Ok(plan) => return Ok(plan),
                Err(Stop::Refused(refusal)) => return Err(refusal),
                Err(Stop::Need(keys)) => {
                    assert!(!keys.is_empty(), "{command:?} needs nothing");
                    keys.iter().for_each(|key| self.store.load(key, facts));
                }
            }
        }
        panic!("{command:?} took more than {ROUNDS_MAX} rounds");
    }

    pub fn tenant_row(&self) -> &Tenant {
        &self.store.tenants[&self.tenant]
    }

    /// What must be true of every subscription that a plan touched.
    fn check_touched(&self, plan: &Plan, command: &Command, before: &BTreeMap<SubscriptionId, Subscription>) {
        for id in touched(plan) {
            let now = &self.store.subscriptions[&id];
            self.check(now);
            if let Some(before) = before.get(&id) {
                let risen = matches!(before.state, State::Deleted { .. })
                    && !matches!(now.state, State::Deleted { .. });
                let undoing = matches!(command, Command::UndoTakeOver { .. });
                assert!(!risen || undoing, "R-SUB-21: {command:?} revived {before:?}");
            }
        }
    }

    /// A life goes forward: the days of its states never go back, but by an undo.
    fn check_order_of_time(&self, plan: &Plan) {
        for event in &plan.events {
            let Event::StatusChanged { subscription_id, on, .. } = event else { continue };
            let about = |known: &&Event| known.subject() == Some(subscription_id.0);
            let last = self.store.events.iter().rev().filter(about).find_map(|known| match known {
                Event::StatusChanged { on, .. } => Some(Some(*on)),
                Event::TakeOverUndone { .. } => Some(None),
                _ => None,
            });
            let last = last.flatten();
            assert!(last.is_none_or(|last| last <= *on), "after {last:?} came {event:?}");
        }
    }

    fn check(&self, subscription: &Subscription) {
        let id = subscription.id;
        let stored = Stored {
            subscription,
            seats: u32::try_from(self.store.held(id).count()).unwrap(),
            billed: &self.store.billed(id),
            take_over: subscription.take_over.and_then(|id| self.store.take_overs.get(&id)),
            reserved: self.store.reserved(id),
        };
        let findings = verify(&stored);
        assert!(findings.is_empty(), "{findings:?}\n{subscription:?}");
    }

    /// Everything that must be true of all subscriptions.
    pub fn check_all(&self) {
        self.store.subscriptions.values().for_each(|subscription| self.check(subscription));
    }

    /// The subscription with a label.
    pub fn subscription(&self, label: &str) -> &Subscription {
        &self.store.subscriptions[&self.id(label)]
    }

    pub fn id(&self, label: &str) -> SubscriptionId {
        *self.subscriptions.get(label).unwrap_or_else(|| panic!("no subscription {label}"))
    }

    pub fn take_over(&self, label: &str) -> &TakeOver {
        let id = self.take_overs.get(label).unwrap_or_else(|| panic!("no take-over {label}"));
        &self.store.take_overs[id]
    }

    pub fn has_take_over(&self, label: &str) -> bool {
        self.take_overs.contains_key(label)
    }

    pub fn holders(&self, label: &str) -> Vec<PersonId> {
        self.store.held(self.id(label)).map(|seat| seat.person_id).collect()
    }

    /// Lets time pass, one boundary at a time, until `until`.
    pub fn time_passes(&mut self, until: Timestamp) {
        assert!(until >= self.now, "time never goes backwards");
        self.now = until;
        self.advance_all();
    }

    /// Time passes and nobody looks: the sweeper is late.
    pub fn nobody_looks(&mut self, until: Timestamp) {
        assert!(until >= self.now, "time never goes backwards");
        self.now = until;
    }

    /// Everything that is due happens.
    pub fn advance_all(&mut self) {
        for id in self.store.subscriptions.keys().copied().collect::<Vec<_>>() {
            while self.store.subscriptions[&id].due_at().is_some_and(|due| due <= self.now) {
                let before = self.store.subscriptions[&id].clone();
                self.run(Principal::System, Command::Advance { subscription: id }).unwrap();
                let after = &self.store.subscriptions[&id];
                assert!(progress(after) > progress(&before), "no progress: {before:?}\n{after:?}");
            }
        }
    }

    /// Carries on a take-over: one step, answered with whether more are needed.
    pub fn step(&mut self, id: TakeOverId) -> bool {
        let known = &self.store.take_overs[&id];
        let command = Command::ContinueTakeOver { take_over: id, step: known.step };
        self.run(Principal::System, command).unwrap();
        matches!(self.store.take_overs[&id].phase, Phase::Moving | Phase::Undoing)
    }

    /// Takes a take-over to its end.
    pub fn finish(&mut self, id: TakeOverId) {
        if matches!(self.store.take_overs[&id].action, TakeOverAction::MoveUsers { .. }) {
            while self.step(id) {}
        }
    }
}

/// What must grow with every step of time.
fn progress(subscription: &Subscription) -> impl Ord {
    let forgotten = matches!(subscription.state, State::Deleted { purge_at: None, .. });
    let due = subscription.due_at().unwrap_or(Timestamp::MAX);
    (due, subscription.status(), forgotten, u32::MAX - subscription.assigned)
}

fn touched(plan: &Plan) -> BTreeSet<SubscriptionId> {
    let mut ids = BTreeSet::new();
    for change in &plan.changes {
        match change {
            Change::PutSubscription(subscription) => drop(ids.insert(subscription.id)),
            Change::PutTakeOver(known) => {
                ids.insert(known.source);
                if let TakeOverAction::MoveUsers { target } = known.action {
                    ids.insert(target);
                }
            }
            Change::OpenSeat(seat) => drop(ids.insert(seat.subscription_id)),
            Change::CloseSeat { subscription, .. } | Change::ForgetSeats { subscription, .. } => {
                ids.insert(*subscription);
            }
            Change::MoveSeats { from, into, .. } => ids.extend([*from, *into]),
            Change::AddLine(line) => drop(ids.insert(line.subscription_id)),
            _ => {}
        }
    }
    ids
}

/// The organization that owns the installation.
fn operator_tenant() -> Tenant {
    Tenant {
        id: OPERATOR,
        version: 1,
        domain: "operator.example".into(),
        name: "Operator".into(),
        locale: "en".into(),
        market: "US".into(),
        time_zone: "UTC".into(),
        tax_rates: Vec::new(),
        support_contact: None,
        online_cancel: OnlineCancel { max: 25, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    }
}

/// The subscription that a plan answers with.
pub fn subscription_of(plan: &Plan) -> SubscriptionId {
    match plan.outcome {
        Outcome::Subscription { id, .. } => id,
        ref other => panic!("not a subscription: {other:?}"),
    }
}

/// The take-over that a plan answers with.
pub fn take_over_of(plan: &Plan) -> TakeOverId {
    match plan.outcome {
        Outcome::TakeOver(id) => id,
        ref other => panic!("not a take-over: {other:?}"),
    }
}
