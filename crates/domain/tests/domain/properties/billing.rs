//! Billing converges (P-3, P-5, P-6): whatever happened on whatever days, however late the server looked and however
//! often it billed, for every billing period and payer the lines add up to the rounded exact amount of the diary.

use super::cases;
use super::diary::{Diary, Entry};
use crate::domain::world::{Buying, World, subscription_of, take_over_of};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use purser_domain::command::{Command, When};
use purser_domain::id::{SubscriptionId, TakeOverId};
use purser_domain::payment::Owner;
use purser_domain::subscription::CancelReason;
use purser_domain::take_over::TakeOverAction;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Act {
    Quantity(u32),
    AtRenewal(u32),
    Recurring(bool),
    Cancel,
    TakeByCancel,
    TakeByMove,
    Transfer,
    Undo,
    Reprice(u16),
    BillAgain,
}

#[derive(Clone, Debug)]
struct Step {
    /// Hours before it.
    hours: i64,
    /// Whether the server looks when time has passed, or only after the act.
    late: bool,
    act: Act,
}

fn step() -> impl Strategy<Value = Step> {
    let hours = prop_oneof![3 => 0..20_i64, 3 => 20..200_i64, 2 => 200..1200_i64];
    let act = prop_oneof![
        6 => (1..60_u32).prop_map(Act::Quantity),
        2 => (1..60_u32).prop_map(Act::AtRenewal),
        2 => any::<bool>().prop_map(Act::Recurring),
        1 => Just(Act::Cancel),
        2 => Just(Act::TakeByCancel),
        2 => Just(Act::TakeByMove),
        3 => Just(Act::Transfer),
        6 => Just(Act::Undo),
        2 => (1..9999_u16).prop_map(Act::Reprice),
        1 => Just(Act::BillAgain),
    ];
    (hours, any::<bool>(), act).prop_map(|(hours, late, act)| Step { hours, late, act })
}

#[derive(Clone, Debug)]
struct Story {
    market: &'static str,
    start: Date,
    plan: &'static str,
    quantity: u32,
    steps: Vec<Step>,
}

fn story() -> impl Strategy<Value = Story> {
    let market = prop::sample::select(vec!["US", "SE", "TW"]);
    let start = prop::sample::select(vec![
        date(2026, 1, 31),
        date(2028, 2, 29),
        date(2026, 3, 28),
        date(2026, 10, 24),
        date(2027, 12, 31),
        date(2026, 5, 15),
    ]);
    let plan = prop::sample::select(vec!["odd", "pbi", "pbi:year", "pbi:upfront", "pbi:3y"]);
    (market, start, plan, 1..40_u32, prop::collection::vec(step(), 1..24))
        .prop_map(|(market, start, plan, quantity, steps)| Story { market, start, plan, quantity, steps })
}

struct Teller {
    world: World,
    id: SubscriptionId,
    diary: Diary,
    plan: &'static str,
    /// Take-overs, with the diary's end that each of them is, if it is one.
    taken: Vec<(TakeOverId, Option<usize>)>,
    kai: Owner,
}

impl Teller {
    fn new(story: &Story) -> Self {
        let mut world = World::new(story.market, story.start);
        world.script("admin buys 5 pbi:3y for-org as central");
        let bought = world.buys("kai", &Buying::of(story.plan, story.quantity)).unwrap();
        let id = subscription_of(&bought);
        let known = world.store.subscriptions[&id].clone();
        let kai = Owner::Person(world.person("kai"));
        let diary = Diary {
            start: story.start,
            term_months: known.term.months(),
            billing_months: known.billing_frequency.months(known.term),
            quantity: story.quantity,
            payer: kai,
            prices: BTreeMap::from([(date(2020, 1, 1), known.unit_price().unwrap().minor)]),
            log: Vec::new(),
        };
        Self { world, id, diary, plan: story.plan, taken: Vec::new(), kai }
    }

    fn tell(&mut self, step: &Step) {
        let until = self.world.now + SignedDuration::from_hours(step.hours);
        if step.late {
            self.world.nobody_looks(until);
        } else {
            self.world.time_passes(until);
        }
        let today = self.world.today();
        if let Some(entry) = self.act(&step.act, today) {
            self.diary.log.push((today, entry));
        }
        self.world.advance_all();
        self.compare(&step.act);
    }

    /// Acts as whoever owns it; answers what the diary has to say, which is nothing when it was refused.
    fn act(&mut self, act: &Act, today: Date) -> Option<Entry> {
        let subscription = self.id;
        match *act {
            Act::Quantity(total) => self
                .owner_runs(Command::ChangeQuantity { subscription, total, when: When::Now })
                .then_some(Entry::Quantity(total)),
            Act::AtRenewal(total) => self
                .owner_runs(Command::ChangeQuantity { subscription, total, when: When::Renewal })
                .then_some(Entry::AtRenewal(total)),
            Act::Recurring(recurring) => self
                .owner_runs(Command::SetRecurring { subscription, recurring })
                .then_some(Entry::Recurring(recurring)),
            Act::Cancel => {
                let reason = CancelReason::Other;
                self.owner_runs(Command::Cancel { subscription, reason, comment: None, when: When::Now })
                    .then_some(Entry::Stop(usize::MAX))
            }
            Act::TakeByCancel => {
                self.take(TakeOverAction::Cancel { reason: CancelReason::Other, comment: None })
            }
            Act::TakeByMove => self.take(TakeOverAction::MoveUsers { target: self.world.id("central") }),
            Act::Transfer => self.take(TakeOverAction::Transfer),
            Act::Undo => self.undo(),
            Act::Reprice(minor) => {
                let from = today.tomorrow().unwrap();
                let price = format!("{}.{:02}", minor / 100, minor % 100);
                if self.world.reprices(self.plan, &price, from).is_ok() {
                    self.diary.prices.insert(from, i64::from(minor));
                }
                None
            }
            Act::BillAgain => {
                for _ in 0..3 {
                    self.world
                        .run(self.world.principal("system"), Command::Advance { subscription })
                        .unwrap();
                }
                None
            }
        }
    }

    fn owner_runs(&mut self, command: Command) -> bool {
        let who = match self.world.store.subscriptions[&self.id].owner {
            Owner::Organization => "billing",
            Owner::Person(_) => "kai",
        };
        self.world.run(self.world.principal(who), command).is_ok()
    }

    fn take(&mut self, action: TakeOverAction) -> Option<Entry> {
        let transfer = action == TakeOverAction::Transfer;
        let command = Command::TakeOver { subscription: self.id, action };
        let id = take_over_of(&self.world.run(self.world.principal("admin"), command).ok()?);
        self.world.finish(id);
        let stop = self.taken.len();
        self.taken.push((id, (!transfer).then_some(stop)));
        Some(if transfer { Entry::Payer(Owner::Organization) } else { Entry::Stop(stop) })
    }

    /// Undoes the last take-over. A transfer is not struck from the diary: the days in between were the
    /// organization's.
    fn undo(&mut self) -> Option<Entry> {
        let &(take_over, stop) = self.taken.last()?;
        self.world.run(self.world.principal("admin"), Command::UndoTakeOver { take_over }).ok()?;
        self.world.finish(take_over);
        match stop {
            Some(stop) => {
                self.diary.strike(stop);
                None
            }
            None => Some(Entry::Payer(self.kai)),
        }
    }

    /// The lines that were ever written, summed, are what the diary says.
    fn compare(&self, act: &Act) {
        let mut billed: BTreeMap<(u32, Owner), i64> = BTreeMap::new();
        for line in self.world.store.lines.iter().filter(|line| line.subscription_id == self.id) {
            let key = (line.period.ix, self.world.store.payer(line));
            *billed.entry(key).or_default() += line.amount.minor;
        }
        billed.retain(|_, sum| *sum != 0);
        let owed = self.diary.owed(self.world.today());
        assert_eq!(billed, owed, "after {act:?}, today {}\n{:#?}", self.world.today(), self.diary);
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn p_5_lines_add_up_to_the_rounded_exact_amount_of_every_period(story in story()) {
        let mut teller = Teller::new(&story);
        teller.compare(&Act::BillAgain);
        for step in &story.steps {
            teller.tell(step);
        }
        let later = teller.world.now + SignedDuration::from_hours(24 * 400);
        teller.world.time_passes(later);
        teller.compare(&Act::BillAgain);
        teller.world.check_all();
    }
}
