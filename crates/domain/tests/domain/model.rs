//! Random commands, against a second implementation that is nothing but the rules, written down plainly: it keeps the
//! list of everything that happened and works everything out from the beginning, every time. Both must give the same
//! answer to every command, and tell the same of every subscription afterwards.

mod life;
mod replay;
mod rules;

use super::properties::cases;
use super::world::World;
use super::world::script::code;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use life::{Life, PLANS, Spec};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use purser_domain::command::{ChangeTenant, Command};
use purser_domain::payment::Owner;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// People who act: one for each kind of right, three purchasers.
const ACTORS: [&str; 8] = ["admin", "billing", "licenses", "reader", "support", "kai", "noor", "lee"];
/// People who hold licenses.
const HOLDERS: [&str; 5] = ["p1", "p2", "p3", "p4", "p5"];

/// Something that somebody tries. Subscriptions and take-overs are numbered as they come into being.
#[derive(Clone, Debug)]
pub enum Op {
    Buy { who: &'static str, plan: &'static str, quantity: u32, organization: bool, trial: bool, card: bool },
    Quantity { who: &'static str, of: usize, total: u32, renewal: bool },
    Recurring { who: &'static str, of: usize, on: bool },
    Assign { who: &'static str, of: usize, people: Vec<&'static str> },
    Unassign { who: &'static str, of: usize, people: Vec<&'static str> },
    Cancel { who: &'static str, of: usize, renewal: bool },
    Take { who: &'static str, of: usize, how: How },
    Finish { take: usize },
    Undo { who: &'static str, take: usize },
    Policy { who: &'static str, subject: &'static str, value: &'static str },
    Pass { hours: u32 },
}

/// How something is taken over.
#[derive(Clone, Copy, Debug)]
pub enum How {
    Cancel,
    Transfer,
    Move(usize),
}

impl Op {
    /// The step as a script tells it; the nth purchase and the nth take-over get names.
    fn text(&self, lives: usize, takes: usize) -> String {
        match self {
            Self::Buy { who, plan, quantity, organization, trial, card } => {
                let words = [
                    (*organization, " for-org"),
                    (*trial, " trial"),
                    (!*card && !*organization, " card=none"),
                ];
                let options: String = words.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
                format!("{who} buys {quantity} {plan}{options} as s{lives}")
            }
            Self::Quantity { who, of, total, renewal } => {
                format!("{who} sets s{of} to {total}{}", at_renewal(*renewal))
            }
            Self::Recurring { who, of, on } => {
                format!("{who} recurring s{of} {}", if *on { "on" } else { "off" })
            }
            Self::Assign { who, of, people } => format!("{who} assigns s{of} {}", people.join(" ")),
            Self::Unassign { who, of, people } => format!("{who} unassigns s{of} {}", people.join(" ")),
            Self::Cancel { who, of, renewal } => format!("{who} cancels s{of}{}", at_renewal(*renewal)),
            Self::Take { who, of, how: How::Cancel } => format!("{who} takes s{of} by cancel as t{takes}"),
            Self::Take { who, of, how: How::Transfer } => {
                format!("{who} takes s{of} by transfer as t{takes}")
            }
            Self::Take { who, of, how: How::Move(into) } => {
                format!("{who} takes s{of} by move s{into} begin as t{takes}")
            }
            Self::Finish { take } => format!("finish t{take}"),
            Self::Undo { who, take } => format!("{who} undoes t{take} begin"),
            Self::Policy { who, subject, value } => format!("{who} policy {subject} {value}"),
            Self::Pass { hours } => format!("pass {hours}h"),
        }
    }

    /// The same, about subscriptions and take-overs that exist, by whoever may do it if nobody is named; none when
    /// there is nothing yet that it could be about.
    fn about(mut self, spec: &Spec, at: Timestamp) -> Option<Self> {
        let (lives, takes) = (spec.lives(at), spec.counts().1);
        match &mut self {
            Self::Quantity { who, of, .. }
            | Self::Recurring { who, of, .. }
            | Self::Assign { who, of, .. }
            | Self::Unassign { who, of, .. }
            | Self::Cancel { who, of, .. } => {
                *of = pick(*of, &lives, Life::in_use)?;
                let owner = lives[*of].owner;
                named(who, if owner.is_empty() { "admin" } else { owner });
            }
            Self::Take { who, of, how } => {
                *of = pick(*of, &lives, |life| life.in_use() && !life.owner.is_empty())?;
                if let How::Move(into) = how {
                    let product = |life: &Life| life::plan(life.plan).product;
                    let fits = |life: &Life| life.owner.is_empty() && product(life) == product(&lives[*of]);
                    *into = pick(*into, &lives, |life| life.in_use() && fits(life))?;
                }
                named(who, "admin");
            }
            Self::Finish { take } => *take = recent(*take, takes)?,
            Self::Undo { who, take } => {
                *take = recent(*take, takes)?;
                named(who, "admin");
            }
            Self::Buy { who, organization, .. } => named(who, if *organization { "billing" } else { "kai" }),
            Self::Policy { who, .. } => named(who, "billing"),
            Self::Pass { .. } => {}
        }
        if let Self::Unassign { of, people, .. } = &mut self
            && let Some((holder, _)) = lives[*of].holders.first()
        {
            people.retain(|person| *person < *holder);
            people.push(holder);
        }
        Some(self)
    }
}

/// Mostly one that fits; now and then any.
fn pick(nth: usize, lives: &[Life], fits: impl Fn(&Life) -> bool) -> Option<usize> {
    let fitting: Vec<usize> = (0..lives.len()).filter(|&n| fits(&lives[n])).collect();
    if nth % 5 == 4 || fitting.is_empty() {
        return nth.checked_rem(lives.len());
    }
    Some(fitting[nth % fitting.len()])
}

/// Whoever may do it.
const SOMEBODY: &str = "";

fn named(who: &mut &'static str, right: &'static str) {
    if *who == SOMEBODY {
        *who = right;
    }
}

/// One of the last three take-overs.
fn recent(back: usize, takes: usize) -> Option<usize> {
    takes.checked_sub(1 + back % takes.clamp(1, 3))
}

const fn at_renewal(renewal: bool) -> &'static str {
    if renewal { " at-renewal" } else { "" }
}

/// Mostly whoever may do it.
fn actor() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(SOMEBODY), 1 => prop::sample::select(ACTORS.to_vec())]
}

fn buy() -> impl Strategy<Value = Op> {
    let plan = prop_oneof![2 => Just("pbi"), 3 => prop::sample::select(PLANS.map(|plan| plan.word).to_vec())];
    let purchaser = prop_oneof![
        4 => prop::sample::select(vec!["kai", "noor", "lee"]),
        1 => prop::sample::select(ACTORS.to_vec()),
    ];
    let for_self = (purchaser, plan.clone(), 0..7_u32, prop::bool::weighted(0.4), prop::bool::weighted(0.6))
        .prop_map(|(who, plan, quantity, trial, card)| Op::Buy {
            who,
            plan,
            quantity,
            organization: false,
            trial,
            card,
        });
    let for_all =
        (actor(), plan, 0..12_u32, prop::bool::weighted(0.2)).prop_map(|(who, plan, quantity, trial)| {
            Op::Buy { who, plan, quantity, organization: true, trial, card: false }
        });
    prop_oneof![3 => for_self, 2 => for_all]
}

fn people() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(HOLDERS.to_vec(), 1..=3)
}

fn op() -> impl Strategy<Value = Op> {
    let of = 0..20_usize;
    let how = prop_oneof![
        2 => Just(How::Cancel),
        2 => Just(How::Transfer),
        6 => (0..20_usize).prop_map(How::Move),
    ];
    let hours = prop_oneof![4 => 1..30_u32, 3 => 30..250_u32, 1 => 250..1600_u32];
    let value = prop::sample::select(vec!["Enabled", "Disabled", "OnlyTrialsWithoutPaymentMethod", "unset"]);
    let subject = prop::sample::select(vec!["pbi", "visio", "default", "copilot"]);
    prop_oneof![
        3 => buy(),
        4 => (actor(), of.clone(), 0..9_u32, prop::bool::weighted(0.3))
            .prop_map(|(who, of, total, renewal)| Op::Quantity { who, of, total, renewal }),
        2 => (actor(), of.clone(), any::<bool>()).prop_map(|(who, of, on)| Op::Recurring { who, of, on }),
        6 => (actor(), of.clone(), people()).prop_map(|(who, of, people)| Op::Assign { who, of, people }),
        2 => (actor(), of.clone(), people()).prop_map(|(who, of, people)| Op::Unassign { who, of, people }),
        2 => (actor(), of.clone(), any::<bool>()).prop_map(|(who, of, renewal)| Op::Cancel { who, of, renewal }),
        6 => (actor(), of, how).prop_map(|(who, of, how)| Op::Take { who, of, how }),
        4 => (0..3_usize).prop_map(|take| Op::Finish { take }),
        5 => (actor(), 0..3_usize).prop_map(|(who, take)| Op::Undo { who, take }),
        1 => (actor(), subject, value).prop_map(|(who, subject, value)| Op::Policy { who, subject, value }),
        5 => hours.prop_map(|hours| Op::Pass { hours }),
    ]
}

/// A few purchases, and then anything.
fn story() -> impl Strategy<Value = Vec<Op>> {
    let bought = prop::collection::vec(buy(), 2..6);
    (bought, prop::collection::vec(op(), 1..60)).prop_map(|(bought, rest)| [bought, rest].concat())
}

/// Runs both and compares: the answer, and everything that is told of every subscription.
fn compare(ops: Vec<Op>) -> Vec<String> {
    let mut world = World::new("US", date(2026, 1, 29));
    // So few people are enough to meet the limit of P-2.
    let limit = ChangeTenant { online_cancel_max: Some(2), ..ChangeTenant::default() };
    world.run(world.principal("admin"), Command::ChangeTenant(limit)).unwrap();
    let mut spec = Spec::new("America/New_York");
    let mut told = Vec::new();
    for op in ops {
        let (lives, takes) = spec.counts();
        let Some(op) = op.about(&spec, world.now) else { continue };
        let expected = spec.judge(world.now + SignedDuration::from_millis(1), &op);
        let text = op.text(lives, takes);
        let answer = match world.try_line(&text) {
            Ok(_) => "ok".to_owned(),
            Err(no) => code(&no).split(' ').next().unwrap_or_default().to_owned(),
        };
        told.push(format!("{text} -> {answer}"));
        assert_eq!(answer, expected, "the last answer of\n{}", told.join("\n"));
        if answer == "ok" {
            spec.note(world.now, op);
        }
        world.advance_all();
        for (n, life) in spec.lives(world.now).iter().enumerate() {
            assert_eq!(seen(&world, n), life.told(), "s{n} after\n{}", told.join("\n"));
        }
    }
    world.check_all();
    told
}

/// What the world tells of a subscription.
fn seen(world: &World, n: usize) -> String {
    let known = world.subscription(&format!("s{n}"));
    let owner = match known.owner {
        Owner::Organization => "",
        Owner::Person(person) => &world.store.people[&person].display_name,
    };
    let holders = world.holders(&format!("s{n}"));
    let mut holders: Vec<&str> =
        holders.iter().map(|person| world.store.people[person].display_name.as_str()).collect();
    holders.sort_unstable();
    let state = if known.trial() { "trial" } else { known.status().word() };
    Life::tell(
        (owner, state, known.quantity(), known.at_renewal, known.recurring),
        known.ends_on(),
        &holders,
        (known.free(), known.reserved, known.take_over.is_some()),
    )
}

/// Commands and answers that the random stories must meet, or they prove little.
const MUST_MEET: [&str; 19] = [
    "assigns ok",
    "buys blocked_by_policy",
    "buys ok",
    "buys payment_method_required",
    "buys trial_not_offered",
    "cancels take_over_under_way",
    "cancels too_many_to_cancel_online",
    "cancels window_closed",
    "finish ok",
    "recurring trial_never_renews",
    "sets below_assigned",
    "sets recurring_off",
    "sets trial_quantity_fixed",
    "sets window_closed",
    "takes not_enough_licenses",
    "takes ok",
    "takes unfit_target",
    "undoes ok",
    "undoes undo_not_possible",
];

#[test]
fn decisions_are_those_of_the_plain_rules() {
    let met = RefCell::new(BTreeMap::<String, u32>::new());
    let result = TestRunner::new(cases(256)).run(&story(), |ops| {
        for line in compare(ops) {
            let (step, answer) = line.split_once(" -> ").unwrap();
            let verb = step.split(' ').find(|word| !ACTORS.contains(word)).unwrap();
            *met.borrow_mut().entry(format!("{verb} {answer}")).or_default() += 1;
        }
        Ok(())
    });
    if let Err(no) = result {
        panic!("{no}");
    }
    for expected in MUST_MEET {
        assert!(met.borrow().contains_key(expected), "no story met {expected}: {:#?}", met.borrow());
    }
}
